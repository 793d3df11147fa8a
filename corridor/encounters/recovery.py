"""The arithmetic of days in safety, one person after another (compiled); protection.py asks for it."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def heal(who, secure, trust, trauma, growth_day, recovery_day) -> None:
    """See protection.heal; secure: (n,) 0 to 1."""
    for i in range(len(who)):
        one = who[i]
        trust[one] += secure[i] * growth_day * (np.float32(1.0) - trust[one])
        trauma[one] *= 1 - secure[i] * recovery_day


@njit(cache=True)
def security(who, day, stay_until, stay_kind, open_ended, for_good, half_days, open_end) -> np.ndarray:
    """(n,) 0 to 1: see protection.security; open_ended: codes of stays that end with a procedure, whenever that is; open_end: how safe these
    feel."""
    safe = np.empty(len(who))
    for i in range(len(who)):
        one = who[i]
        left = max(stay_until[one] - day, 0)
        safe[i] = left / (left + half_days)
        for code in open_ended:
            if stay_kind[one] == code and stay_until[one] < day + for_good:
                safe[i] = open_end
    return safe
