"""To whom a debt is owed: what one owes to rings, and to an employer, has its creditor beside it (principle 7).

Two rings may be owed at once: the one that lent last (`owed_ring`) and one that lent before (`old_ring`, `old_debt_usd` of it).
"""

from __future__ import annotations

import numpy as np
from numba import njit

KEPT = ("smuggler_debt_usd", "bond_usd")  # debts whose creditor is kept; a balance is due to the ring of the contract
NONE_USD = 1e-6  # less is what rounding leaves
NOBODY = np.array([-1])


def keep(people, who, column: str, change, to) -> None:
    """After a debt has changed by `change` (n,) USD: whom it is owed to. to: rows of rings or employers, (n,), (1,) or None.

    A debt that grows names who may claim it; what is paid to nobody in particular serves the ring that lent first. Raises
    ValueError where no creditor is named, or a third ring lends."""
    to = NOBODY if to is None else np.atleast_1d(to)
    if column == "bond_usd":
        wrong = _bonds(who, change, to, people.bond_usd, people.owed_employer)
    else:
        wrong = _ring_debts(who, change, to, people.smuggler_debt_usd, people.owed_ring, people.old_debt_usd, people.old_ring)
    if wrong >= 0:
        raise ValueError(f"{column} of person {wrong} grows: found no creditor, or one too many; allowed: one employer, at most two rings")


@njit(cache=True)
def _bonds(who, change, to, debt, employer) -> int:
    for i in range(len(who)):
        one = who[i]
        by = to[i if len(to) > 1 else 0]
        if change[i] > NONE_USD:
            if by < 0 or (debt[one] - change[i] > NONE_USD and employer[one] != by):
                return one
            employer[one] = by
        if debt[one] <= NONE_USD:
            employer[one] = -1
    return -1


@njit(cache=True)
def _ring_debts(who, change, to, debt, ring, old, old_ring) -> int:
    """debt: (people,) USD after the change, of it `old` to `old_ring`, the rest to `ring`."""
    for i in range(len(who)):
        one, usd = who[i], change[i]
        by, last = to[i if len(to) > 1 else 0], debt[one] - usd - old[one]  # last: owed before to who lent last
        if usd > NONE_USD:
            if by < 0:
                return one
            if by == old_ring[one]:
                old[one] += usd
            elif last <= NONE_USD or by == ring[one]:
                ring[one] = by
            elif old_ring[one] < 0:
                old[one], old_ring[one], ring[one] = last, ring[one], by
            else:
                return one
        elif usd < 0:
            first = -usd if by < 0 or by != ring[one] else max(-usd - last, 0.0)
            old[one] = max(old[one] - first, 0.0)
        if old[one] <= NONE_USD:
            old[one], old_ring[one] = 0.0, -1
        if debt[one] - old[one] <= NONE_USD:
            ring[one] = -1
    return -1


def to_last(people, who) -> np.ndarray:
    """(n,) USD owed to the ring that lent last (`owed_ring`)."""
    return np.maximum(people.smuggler_debt_usd[who] - people.old_debt_usd[who], 0.0)


def owed_to(people, who, ring) -> np.ndarray:
    """(n,) USD that each owes to a ring (n,)."""
    return np.where(people.owed_ring[who] == ring, to_last(people, who), np.where(people.old_ring[who] == ring, people.old_debt_usd[who], 0.0))
