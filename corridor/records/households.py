"""Households' means: what is spent or saved up again, week by week, by a rule that anyone can apply (no event).

Apart from the model so that those who re-derive accounts from events use the same rule.
"""

from __future__ import annotations

import numpy as np
from numba import njit

EVERY_DAYS = 7
NOT_NOTICED_USD = 1.0  # nearer than this to what is usual nothing changes


def settles(day: int, first_day: int) -> bool:
    """Whether households' means change on a day."""
    return (day - first_day) % EVERY_DAYS == 0


def back_to_usual(purse_usd, usual_usd, back_days: float, here=None) -> tuple[np.ndarray, np.ndarray]:
    """(rows, USD) of purses that change: earnings when below what is usual, spending when above.

    Each day a part 1 / back_days of the gap closes. here: (people,) bool, whose purse it is to be (None: all).
    """
    part = 1 - (1 - 1 / back_days) ** EVERY_DAYS
    return _changes(purse_usd, usual_usd, part, np.ones(len(purse_usd), bool) if here is None else here)


@njit(cache=True)
def _changes(purse_usd, usual_usd, part, here):
    """See back_to_usual; part: of the gap that closes."""
    rows, change, n = np.empty(len(purse_usd), np.int64), np.empty(len(purse_usd)), 0
    for one in range(len(purse_usd)):
        gap = usual_usd[one] - purse_usd[one]
        if here[one] and abs(gap) > NOT_NOTICED_USD:
            rows[n], change[n], n = one, part * gap, n + 1
    return rows[:n].copy(), change[:n].copy()
