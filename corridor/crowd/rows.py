"""Questions asked of arrays many times a day, answered without sorting."""

from __future__ import annotations

import numpy as np
from numba import njit

FEW = 3  # simulated people


def few_fill(room: np.ndarray) -> np.ndarray:
    """Whether each room (simulated people it holds) is filled by so few that counting heads tells little of how full it is."""
    return room < FEW


def which(mask: np.ndarray) -> np.ndarray:
    """Where a mask (n,) is true: np.flatnonzero at a tenth of its cost for few people."""
    return mask.nonzero()[0]


def among(values: np.ndarray, few) -> np.ndarray:
    """Whether each of `values` is one of a few numbers (a short tuple): np.isin for short lists."""
    first, *others = few
    found = values == first
    for other in others:
        found |= values == other
    return found


def is_in(values: np.ndarray, some: np.ndarray) -> np.ndarray:
    """Whether each of a few numbers (n,) is one of `some`: np.isin at a tenth of its cost for few people."""
    return _is_in(values, some) if len(some) else np.zeros(len(values), bool)


def without(who: np.ndarray, gone: np.ndarray) -> np.ndarray:
    """`who` less those of `gone`, in the order of `who` (distinct rows in both)."""
    return _without(who, gone) if len(gone) else who


@njit(cache=True)
def distinct(values: np.ndarray):
    """The distinct ones of a few whole numbers (n,) in order, and where in them each of the numbers stands, (n,)."""
    order, at = np.argsort(values, kind="mergesort"), np.empty(len(values), np.int64)
    found, n = np.empty_like(values), 0
    for i in order:
        if n == 0 or found[n - 1] != values[i]:
            found[n], n = values[i], n + 1
        at[i] = n - 1
    return found[:n].copy(), at


@njit(cache=True)
def _is_in(values, some) -> np.ndarray:
    found, order = np.empty(len(values), np.bool_), np.sort(some)
    for i in range(len(values)):
        at = np.searchsorted(order, values[i])
        found[i] = at < len(order) and order[at] == values[i]
    return found


@njit(cache=True)
def _without(who, gone) -> np.ndarray:
    left, n, order = np.empty_like(who), 0, np.sort(gone)
    for one in who:
        at = np.searchsorted(order, one)
        if at == len(order) or order[at] != one:
            left[n], n = one, n + 1
    return left[:n].copy()


@njit(cache=True)
def added(values):
    """The sum of a few numbers (n,), to the same bit as np.add.reduce: eight at a time."""
    n, total = len(values), values.dtype.type(0)
    if n < 8:
        for one in values:
            total += one
        return total
    if n > 128:
        half = n // 2 - n // 2 % 8
        return added(values[:half]) + added(values[half:])
    part, whole = values[:8].copy(), n - n % 8
    for i in range(8, whole):
        part[i % 8] += values[i]
    total = ((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7]))
    for i in range(whole, n):
        total += values[i]
    return total


@njit(cache=True)
def add_to(totals, rows, amounts) -> None:
    """Amounts, (n,) or a number, are added to the totals (float64) of rows (n,), one after the other: np.add.at for few."""
    each = np.zeros(len(rows)) + amounts
    for i in range(len(rows)):
        totals[rows[i]] += each[i]
