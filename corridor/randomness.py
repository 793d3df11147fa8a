"""Draws keyed by (seed, who, purpose, occasion): common random numbers (principle 5).

A draw is a hash, not the next number of a stream. Nothing therefore depends on the order in which people are
asked, and two scenarios with one seed give the same person the same luck wherever their lives still agree.
"""

from __future__ import annotations

import hashlib
from functools import cache

import numpy as np
from numba import njit
from scipy.special import ndtri

_A_WORD = (1 << 64) - 1
_GOLDEN, _MIX_1, _MIX_2 = (np.uint64(x) for x in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
_11, _27, _30, _31, _32 = (np.uint64(number) for number in (11, 27, 30, 31, 32))
_TO_UNIT = 1.0 / (1 << 53)


@cache
def purpose_code(purpose: str) -> int:
    """A stable 64-bit number for a purpose's name (the same on every machine and Python)."""
    return int.from_bytes(hashlib.blake2b(purpose.encode(), digest_size=8).digest(), "little")


@njit(cache=True)
def mixed(key, base, occasion, option) -> float:
    """One draw, uniform on the open interval (0, 1): the key is spread over all bits, occasion and option step on from there,
    the finaliser of splitmix64 mixes all (everything wraps around by design)."""
    x = (key + np.uint64(base)) * _MIX_1
    x ^= x >> _32
    x += (occasion + np.uint64(1)) * _GOLDEN + (option + np.uint64(1)) * _MIX_2
    x = (x ^ (x >> _30)) * _MIX_1
    x = (x ^ (x >> _27)) * _MIX_2
    x ^= x >> _31
    return ((x >> _11) + 0.5) * _TO_UNIT


@njit(cache=True)
def _uniform(keys, base, occasions, options) -> np.ndarray:
    """(n,) draws; each of the arrays has length n or 1 (else ValueError)."""
    n = max(len(keys), len(occasions), len(options)) if min(len(keys), len(occasions), len(options)) else 0
    by_key, by_occasion, by_option = len(keys) != 1, len(occasions) != 1, len(options) != 1
    if (by_key and len(keys) != n) or (by_occasion and len(occasions) != n) or (by_option and len(options) != n):
        raise ValueError("keys, occasions and options of draws differ in length")
    drawn = np.empty(n)
    for i in range(n):
        key, occasion, option = keys[i if by_key else 0], occasions[i if by_occasion else 0], options[i if by_option else 0]
        drawn[i] = mixed(np.uint64(key), base, np.uint64(occasion), np.uint64(option))
    return drawn


@njit(cache=True)
def _uniform_once(keys, base, occasion, option) -> np.ndarray:
    """(n,) draws at one occasion and for one alternative, the same for all."""
    drawn = np.empty(len(keys))
    for i in range(len(keys)):
        drawn[i] = mixed(np.uint64(keys[i]), base, np.uint64(occasion), np.uint64(option))
    return drawn


@njit(cache=True)
def _uniform_each(keys, base, occasions, option) -> np.ndarray:
    """(n,) draws for one alternative, each at its own occasion (else ValueError)."""
    if len(keys) != len(occasions):
        raise ValueError("keys and occasions of draws differ in length")
    drawn = np.empty(len(keys))
    for i in range(len(keys)):
        drawn[i] = mixed(np.uint64(keys[i]), base, np.uint64(occasions[i]), np.uint64(option))
    return drawn


@njit(cache=True)
def _uniform_table(keys, base, occasions, options) -> np.ndarray:
    """(n, m) draws; each of the arrays (two dimensions) has n rows or 1, m columns or 1 (else ValueError)."""
    shapes = (keys.shape, occasions.shape, options.shape)
    n, m = max([shape[0] for shape in shapes]), max([shape[1] for shape in shapes])
    for shape in shapes:
        if shape[0] not in (1, n) or shape[1] not in (1, m):
            raise ValueError("keys, occasions and options of draws differ in length")
    drawn = np.empty((n, m))
    for i in range(n):
        for k in range(m):
            key = keys[i % keys.shape[0], k % keys.shape[1]]
            occasion = occasions[i % occasions.shape[0], k % occasions.shape[1]]
            option = options[i % options.shape[0], k % options.shape[1]]
            drawn[i, k] = mixed(np.uint64(key), base, np.uint64(occasion), np.uint64(option))
    return drawn


@njit(cache=True)
def taste_at_most(draw) -> float:
    """No less than the Gumbel taste of a draw, -log(-log(draw)): spares the logarithms of an alternative that cannot be the best."""
    if draw < 0.5:
        return 0.37
    if draw < 0.9:
        return 2.26
    return 4.61 if draw < 0.99 else np.inf


@njit(cache=True)
def best_columns(values, scale, keys, base, occasions) -> np.ndarray:
    """(n,) the column of each row of (n, m) values that is best once the draws' Gumbel tastes, times the scale, are added."""
    n, m = values.shape
    by_occasion = len(occasions) != 1
    if len(keys) != n or (by_occasion and len(occasions) != n):
        raise ValueError("keys or occasions differ in length from the values to choose from")
    best = np.zeros(n, np.int64)
    for i in range(n):
        key, occasion, most = np.uint64(keys[i]), np.uint64(occasions[i if by_occasion else 0]), -np.inf
        for k in range(m):
            worth = values[i, k] / scale
            if worth > -np.inf:
                draw = mixed(key, base, occasion, np.uint64(k))
                if worth + taste_at_most(draw) > most:
                    worth -= np.log(-np.log(draw))
                    if worth > most:
                        most, best[i] = worth, k
    return best


@njit(cache=True)
def counted(counts, who) -> np.ndarray:
    """(n,) the counts of people, who are then counted once more."""
    occasion = np.empty(len(who), np.int64)
    for i in range(len(who)):
        occasion[i] = counts[who[i]]
        counts[who[i]] += np.uint16(1)
    return occasion


@njit(cache=True)
def _uniform_next(counts, who, keys, base) -> np.ndarray:
    """(n,) draws at the next occasion of each of the people `who`, which is counted; keys: (people,)."""
    drawn = np.empty(len(who))
    for i in range(len(who)):
        one = who[i]
        drawn[i] = mixed(np.uint64(keys[one]), base, np.uint64(counts[one]), np.uint64(0))
        counts[one] += np.uint16(1)
    return drawn


def _numbers(numbers) -> np.ndarray:
    """The numbers as an array of at least one dimension (a single number: length 1)."""
    if type(numbers) is np.ndarray and numbers.ndim:
        return numbers
    if type(numbers) is list:
        return np.array(numbers, np.int64)
    return np.atleast_1d(np.asarray(numbers, dtype=np.int64))


def kronecker(dimensions: int) -> np.ndarray:
    """(dimensions,) steps of a sequence that fills the cube evenly: powers of the inverse of the root of x^(d + 1) = x + 1."""
    root = 1.5
    for _ in range(64):
        root = (1 + root) ** (1 / (dimensions + 1))
    return np.array([root**-power for power in range(1, dimensions + 1)])


def middles(along, of, weight) -> np.ndarray:
    """(n,) the middle of what each takes up of (0, 1) where those of its kind (`of`) stand by `along`, each as wide as its weight."""
    order = np.lexsort((along, of))
    _, first, number = np.unique(of[order], return_index=True, return_counts=True)
    until = np.cumsum(weight[order])
    before = np.repeat(until[first] - weight[order][first], number)
    total = np.repeat(np.add.reduceat(weight[order], first), number)
    found = np.empty(len(order))
    found[order] = (until - before - weight[order] / 2) / total
    return found


class _Bases(dict):
    """Where the draws of each purpose begin, under one seed; reckoned when first asked for. The 64 bits stand in a signed whole number, which
    compiled loops take faster than a NumPy number."""

    def __init__(self, seed: int):
        super().__init__()
        self.seed = seed

    def __missing__(self, purpose: str) -> int:
        word = (purpose_code(purpose) ^ (self.seed * 0xD1342543DE82EF95)) & _A_WORD
        base = self[purpose] = word - (_A_WORD + 1) * (word >> 63)
        return base

    def __reduce__(self):
        return _Bases, (self.seed,)


class Draws:
    """All chance of one run.

    Parameters: seed (int). Every method takes `keys` (array of non-negative integers: persons' keys, or places,
    actors), a `purpose` (text), an `occasion` (int or array like keys: how many times this person has come to this
    purpose; for the environment the day) and `option` (which of several alternatives), and returns float64 of
    the broadcast shape. The loops above are compiled: draws were a fifth of a simulated day as array expressions
    (measured in tests/benchmarks/draws.py).
    """

    def __init__(self, seed: int):
        self.seed = int(seed)
        self.bases = _Bases(self.seed)

    def base(self, purpose: str) -> int:
        """Where the draws of a purpose begin."""
        return self.bases[purpose]

    def uniform(self, keys, purpose: str, occasion=0, option=0) -> np.ndarray:
        """Uniform on the open interval (0, 1)."""
        if type(keys) is not np.ndarray:
            keys = _numbers(keys)
        if type(option) is int and keys.ndim == 1:  # nearly always
            if type(occasion) is int:
                return _uniform_once(keys, self.bases[purpose], occasion, option)
            if type(occasion) is np.ndarray and occasion.shape == keys.shape:
                return _uniform_each(keys, self.bases[purpose], occasion, option)
        occasion, option = _numbers(occasion), _numbers(option)
        if keys.ndim > 1 or occasion.ndim > 1 or option.ndim > 1:
            keys, occasion, option = (np.atleast_2d(one) for one in (keys, occasion, option))
            return _uniform_table(keys, self.bases[purpose], occasion, option)
        return _uniform(keys, self.bases[purpose], occasion, option)

    def normal(self, keys, purpose: str, occasion=0, option=0) -> np.ndarray:
        """Standard normal."""
        return ndtri(self.uniform(keys, purpose, occasion, option))

    def exponential(self, keys, purpose: str, occasion=0, option=0) -> np.ndarray:
        """Exponential with mean 1."""
        wait = self.uniform(keys, purpose, occasion, option)
        np.log(wait, out=wait)
        return np.negative(wait, out=wait)

    def stratified(self, keys, purpose: str, of=None, weight=None) -> np.ndarray:
        """(n,) uniform values spread evenly over (0, 1) in a keyed order: few actors, yet the same make-up for every seed; `of`: (n,) place
        or kind of each, for the same make-up of each of them; `weight`: as in `made_up`."""
        return self.made_up(keys, (purpose,), of, weight)[0]

    def made_up(self, keys, purposes, of=None, weight=None) -> np.ndarray:
        """(purposes, n) uniform values: each purpose's spread evenly over (0, 1), and all together over the cube, in a keyed order: actors
        whose traits are alike for every seed also in which of them go together. `of`: as in `stratified`; `weight`: (n,) how much each
        counts, so that the same part of all places at work, say, is with employers of a trait, not the same part of employers.

        The actors of a place or kind stand in a keyed order, which is that of their first trait; the others follow a Kronecker sequence along
        it, one place or kind after another, each with a keyed shift. A value is the middle of what an actor takes up of (0, 1): where few
        stand for a place or kind, none has an extreme value.
        """
        of = np.zeros(len(keys), np.int64) if of is None else np.asarray(of)
        weight = np.ones(len(keys)) if weight is None else np.asarray(weight, float)
        values = np.empty((len(purposes), len(keys)))
        if len(keys) == 0:
            return values
        values[0] = middles(self.uniform(keys, purposes[0]), of, weight)
        order = np.lexsort((values[0], of))
        place = np.empty(len(keys))
        place[order] = (np.cumsum(weight[order]) - weight[order] / 2) / weight.mean()
        for value, purpose, step in zip(values[1:], purposes[1:], kronecker(len(purposes) - 1), strict=True):
            value[:] = middles((place * step + self.uniform([0], purpose, 1)) % 1.0, of, weight)
        return values

    def rounded(self, amounts, keys, purpose: str, occasion=0) -> np.ndarray:
        """Keyed random rounding: integers whose mean is `amounts` (principle 6). Returns int64."""
        return np.floor(np.asarray(amounts) + self.uniform(keys, purpose, occasion)).astype(np.int64)


class _Counts(dict):
    """For each purpose, how many times each person has come to it; begun when first asked for."""

    def __init__(self, n_people: int):
        super().__init__()
        self.n_people = n_people

    def __missing__(self, purpose: str) -> np.ndarray:
        counts = self[purpose] = np.zeros(self.n_people, dtype=np.uint16)
        return counts

    def __reduce__(self):
        return _Counts, (self.n_people,), None, None, iter(self.items())


class Occasions:
    """How many times each person has come to each purpose, and what chance brings at the next time.

    Every method counts the next occasion of persons `who` (distinct rows of `people`)."""

    def __init__(self, people, draws: Draws):
        self.people, self.draws = people, draws
        self.counts = _Counts(len(people))

    @property
    def nbytes(self) -> int:
        """Memory of the counts in bytes."""
        return sum(counts.nbytes for counts in self.counts.values())

    def next(self, purpose: str, who: np.ndarray) -> np.ndarray:
        """(n,) the occasion numbers (int64, from 0)."""
        return counted(self.counts[purpose], who)

    def uniform(self, purpose: str, who: np.ndarray) -> np.ndarray:
        """(n,) a draw for each, as `Draws.uniform` at that occasion."""
        return _uniform_next(self.counts[purpose], who, self.people.key, self.draws.bases[purpose])
