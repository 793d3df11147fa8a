"""Draws keyed by (seed, who, purpose, occasion): common random numbers (principle 5).

A draw is a hash, not the next number of a stream. Nothing therefore depends on the order in which people are
asked, and two scenarios with one seed give the same person the same luck wherever their lives still agree.
"""

from __future__ import annotations

import hashlib
from functools import cache

import numpy as np
from scipy.special import ndtri

_GOLDEN, _MIX_1, _MIX_2 = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_A_WORD = (1 << 64) - 1
_BY_OCCASION, _BY_OPTION, _SPREAD, _FINISH = (np.uint64(x) for x in (_GOLDEN, _MIX_2, _MIX_1, _MIX_2))
_11, _27, _30, _31, _32 = (np.uint64(number) for number in (11, 27, 30, 31, 32))
_TO_UNIT = 1.0 / (1 << 53)


@cache
def purpose_code(purpose: str) -> int:
    """A stable 64-bit number for a purpose's name (the same on every machine and Python)."""
    return int.from_bytes(hashlib.blake2b(purpose.encode(), digest_size=8).digest(), "little")


class Draws:
    """All chance of one run.

    Parameters: seed (int). Every method takes `keys` (array of non-negative integers: persons' keys, or places,
    actors), a `purpose` (text), an `occasion` (int or array like keys: how many times this person has come to this
    purpose; for the environment the day) and `option` (which of several alternatives), and returns float64 of
    the broadcast shape.
    """

    def __init__(self, seed: int):
        self.seed = int(seed)
        self._bases: dict[str, np.uint64] = {}
        self._asked, self._tastes = None, None  # the last choice asked for, see `tastes`

    def hashed(self, keys, purpose: str, occasion=0, option=0) -> np.ndarray:
        """Uniform 64-bit integers: the key is spread over all bits, occasion and option step on from there, and the
        finaliser of splitmix64 mixes all (everything wraps around by design)."""
        base = self._bases.get(purpose)
        if base is None:
            base = self._bases[purpose] = np.uint64((purpose_code(purpose) ^ (self.seed * 0xD1342543DE82EF95)) & _A_WORD)
        x = np.asarray(keys)
        x = (x if x.dtype == np.uint64 else x.astype(np.uint64)) + base
        if x.ndim == 0:
            x = np.array([x])
        x *= _SPREAD
        x ^= x >> _32
        steps = _GOLDEN + _MIX_2
        for number, each, step in ((occasion, _GOLDEN, _BY_OCCASION), (option, _MIX_2, _BY_OPTION)):
            if type(number) is int or np.ndim(number) == 0:
                steps += int(number) * each
            else:
                on = np.asarray(number).astype(np.uint64)
                on *= step
                x = x + on
        x += np.uint64(steps & _A_WORD)
        x ^= x >> _30
        x *= _SPREAD
        x ^= x >> _27
        x *= _FINISH
        x ^= x >> _31
        return x

    def uniform(self, keys, purpose: str, occasion=0, option=0) -> np.ndarray:
        """Uniform on the open interval (0, 1)."""
        whole = self.hashed(keys, purpose, occasion, option)
        whole >>= _11
        share = whole.astype(np.float64)
        share += 0.5
        share *= _TO_UNIT
        return share

    def gumbel(self, keys, purpose: str, occasion=0, option=0) -> np.ndarray:
        """Standard Gumbel: the taste shocks of a logit choice."""
        taste = self.exponential(keys, purpose, occasion, option)
        np.log(taste, out=taste)
        return np.negative(taste, out=taste)

    def tastes(self, keys, purpose: str, occasion, options: int) -> np.ndarray:
        """(n, options) tastes of a choice, not to be written into. A choice asked again with one value altered has the same
        keys and occasions (the very arrays), and is answered from memory."""
        question = (keys, occasion, purpose, options)
        if self._asked is None or not all(a is b or (isinstance(a, str | int) and a == b) for a, b in zip(question, self._asked, strict=True)):
            on = np.asarray(occasion)[:, None] if np.ndim(occasion) else occasion
            self._tastes = self.gumbel(np.asarray(keys)[:, None], purpose, on, np.arange(options)[None, :])
            self._asked = question
        return self._tastes

    def normal(self, keys, purpose: str, occasion=0, option=0) -> np.ndarray:
        """Standard normal."""
        return ndtri(self.uniform(keys, purpose, occasion, option))

    def exponential(self, keys, purpose: str, occasion=0, option=0) -> np.ndarray:
        """Exponential with mean 1."""
        wait = self.uniform(keys, purpose, occasion, option)
        np.log(wait, out=wait)
        return np.negative(wait, out=wait)

    def stratified(self, keys, purpose: str) -> np.ndarray:
        """Uniform values spread evenly over (0, 1) in a keyed order: few actors, yet the same make-up for every seed."""
        place = np.argsort(np.argsort(self.uniform(keys, purpose), kind="stable"), kind="stable")
        return (place + 0.5) / max(len(place), 1)

    def rounded(self, amounts, keys, purpose: str, occasion=0) -> np.ndarray:
        """Keyed random rounding: integers whose mean is `amounts` (principle 6). Returns int64."""
        return np.floor(np.asarray(amounts) + self.uniform(keys, purpose, occasion)).astype(np.int64)


class Occasions:
    """How many times each person has come to each purpose. `next(purpose, who)` counts and returns the number."""

    def __init__(self, n_people: int):
        self.n_people = n_people
        self.counts: dict[str, np.ndarray] = {}

    @property
    def nbytes(self) -> int:
        """Memory of the counts in bytes."""
        return sum(counts.nbytes for counts in self.counts.values())

    def next(self, purpose: str, who: np.ndarray) -> np.ndarray:
        """The occasion numbers (int64, from 0) of persons `who` (distinct rows) for this purpose; counts them."""
        counts = self.counts.get(purpose)
        if counts is None:
            counts = self.counts[purpose] = np.zeros(self.n_people, dtype=np.uint16)
        occasion = counts[who].astype(np.int64)
        counts[who] += 1
        return occasion
