"""Draws keyed by (seed, who, purpose, occasion): common random numbers (principle 5).

A draw is a hash, not the next number of a stream. Nothing therefore depends on the order in which people are
asked, and two scenarios with one seed give the same person the same luck wherever their lives still agree.
"""

from __future__ import annotations

import hashlib
from functools import cache

import numpy as np
from scipy.special import ndtri

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_TO_UNIT = 1.0 / (1 << 53)


@cache
def purpose_code(purpose: str) -> int:
    """A stable 64-bit number for a purpose's name (the same on every machine and Python)."""
    return int.from_bytes(hashlib.blake2b(purpose.encode(), digest_size=8).digest(), "little")


def _mix(x: np.ndarray) -> np.ndarray:
    """The finaliser of splitmix64, on an array of uint64 (wraps around by design)."""
    x = (x ^ (x >> np.uint64(30))) * _MIX_1
    x = (x ^ (x >> np.uint64(27))) * _MIX_2
    return x ^ (x >> np.uint64(31))


class Draws:
    """All chance of one run.

    Parameters: seed (int). Every method takes `keys` (array of non-negative integers: persons' keys, or places,
    actors), a `purpose` (text), an `occasion` (int or array like keys: how many times this person has come to this
    purpose; for the environment the day) and `option` (which of several alternatives), and returns float64 of
    the broadcast shape.
    """

    def __init__(self, seed: int):
        self.seed = int(seed)

    def hashed(self, keys, purpose: str, occasion=0, option=0) -> np.ndarray:
        """Uniform 64-bit integers."""
        base = np.array([(purpose_code(purpose) ^ (self.seed * 0xD1342543DE82EF95)) & 0xFFFFFFFFFFFFFFFF], dtype=np.uint64)
        x = _mix(np.asarray(keys).astype(np.uint64) + base)
        x = _mix(x + np.asarray(occasion).astype(np.int64).astype(np.uint64) * _GOLDEN)
        return _mix(x + (np.atleast_1d(np.asarray(option)).astype(np.uint64) + np.uint64(1)) * _MIX_2)

    def uniform(self, keys, purpose: str, occasion=0, option=0) -> np.ndarray:
        """Uniform on the open interval (0, 1)."""
        return ((self.hashed(keys, purpose, occasion, option) >> np.uint64(11)).astype(np.float64) + 0.5) * _TO_UNIT

    def gumbel(self, keys, purpose: str, occasion=0, option=0) -> np.ndarray:
        """Standard Gumbel: the taste shocks of a logit choice."""
        return -np.log(-np.log(self.uniform(keys, purpose, occasion, option)))

    def normal(self, keys, purpose: str, occasion=0, option=0) -> np.ndarray:
        """Standard normal."""
        return ndtri(self.uniform(keys, purpose, occasion, option))

    def exponential(self, keys, purpose: str, occasion=0, option=0) -> np.ndarray:
        """Exponential with mean 1."""
        return -np.log(self.uniform(keys, purpose, occasion, option))

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
