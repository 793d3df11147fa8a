"""Households' means: what is spent or saved up again, week by week, by a rule that anyone can apply (no event).

Apart from the model so that those who re-derive accounts from events use the same rule.
"""

from __future__ import annotations

import numpy as np

EVERY_DAYS = 7
NOT_NOTICED_USD = 1.0  # nearer than this to what is usual nothing changes


def settles(day: int, first_day: int) -> bool:
    """Whether households' means change on a day."""
    return (day - first_day) % EVERY_DAYS == 0


def back_to_usual(purse_usd, usual_usd, back_days: float, here=None) -> tuple[np.ndarray, np.ndarray]:
    """(rows, USD) of purses that change: earnings when below what is usual, spending when above.

    Each day a part 1 / back_days of the gap closes. here: (people,) bool, whose purse it is to be (None: all).
    """
    who = np.flatnonzero(purse_usd != usual_usd)  # of most nothing has ever been taken or given
    gap = usual_usd[who] - purse_usd[who]
    far = np.abs(gap) > NOT_NOTICED_USD
    if here is not None:
        far &= here[who]
    return who[far], (1 - (1 - 1 / back_days) ** EVERY_DAYS) * gap[far]
