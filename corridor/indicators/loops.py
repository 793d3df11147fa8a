"""Compiled loops over a month's events in their order, with what is kept of each person from month to month (chunk.py asks for them)."""

from __future__ import annotations

import numpy as np
from numba import njit

NEVER = np.int32(-(10**6))


@njit(cache=True)
def are(kind_code, wanted) -> np.ndarray:
    """(n,) bool: events of wanted kinds, (KINDS,) bool."""
    found = np.empty(len(kind_code), np.bool_)
    for i in range(len(kind_code)):
        found[i] = wanted[kind_code[i]]
    return found


@njit(cache=True)
def rows_of(kind_code, wanted) -> np.ndarray:
    """Where events are of wanted kinds, (KINDS,) bool."""
    rows, n = np.empty(len(kind_code), np.int64), 0
    for i in range(len(kind_code)):
        if wanted[kind_code[i]]:
            rows[n], n = i, n + 1
    return rows[:n].copy()


@njit(cache=True)
def carried(person, mask, values, store, unset) -> np.ndarray:
    """(n,) Chunk.carry: events of persons in their order; store: (people,) the last value of each."""
    answer = np.full(len(person), unset)
    for i in range(len(person)):
        if person[i] >= 0:
            if mask[i]:
                store[person[i]] = values[i]
            answer[i] = store[person[i]]
    return answer


@njit(cache=True)
def lasted(person, day, starts, stops, since, runs_on) -> np.ndarray:
    """(n,) Chunk._clock: events of persons in their order; since: (people,) day on which each one's clock began, NEVER: it stands still.
    runs_on: a second start does not set it back, and only days of the period count."""
    lasted = np.full(len(person), -1.0)
    for i in range(len(person)):
        if person[i] < 0 or not (starts[i] or stops[i]):
            continue
        began = since[person[i]]
        if runs_on and began > NEVER:
            began = max(began, 0)
        if starts[i]:
            since[person[i]] = began if runs_on and began > NEVER else day[i]
        else:
            if began > NEVER:
                lasted[i] = max(day[i] - began, 0)
            since[person[i]] = NEVER
    return lasted


@njit(cache=True)
def first_met(person, day, mask, first, before, apart) -> None:
    """The first day of an event of each person, (people,), among the events of the mask: of those who had met, `apart` days before or
    more, what `before` (people,) tells the first day of (empty: of all)."""
    for i in range(len(person)):
        if mask[i] and person[i] >= 0:
            one = person[i]
            if len(before) == 0 or before[one] + apart <= day[i]:
                first[one] = min(first[one], day[i])


@njit(cache=True)
def met(person, day, first) -> np.ndarray:
    """(n,) bool: Chunk.has; first: (people,) day on which each first met it."""
    met = np.empty(len(person), np.bool_)
    for i in range(len(person)):
        met[i] = person[i] >= 0 and first[person[i]] <= day[i]
    return met


@njit(cache=True)
def there(person, place, of) -> np.ndarray:
    """(n,) bool: the event of a person is at that person's place; of: (people,)."""
    there = np.empty(len(person), np.bool_)
    for i in range(len(person)):
        there[i] = person[i] >= 0 and place[i] >= 0 and of[person[i]] == place[i]
    return there
