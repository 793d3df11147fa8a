"""The arithmetic of screening, one person after another (compiled): what is seen of signs, what looking and speaking are worth.
screening.py asks for it; each formula stands here once."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def eyes(who, situation, entry_sector, taken_by, detained, desk, sector_desk, federal, written) -> np.ndarray:
    """(n,) screening.eyes; desk, sector_desk: part seen at the office's desk, and of those held for a sector; written: by federal police."""
    sees = np.empty(len(who))
    for i in range(len(who)):
        held = situation[who[i]] == detained
        blind = 1 - (sector_desk if held and entry_sector[who[i]] >= 0 else desk)
        sees[i] = 1 - blind * (1 - (written if held and taken_by[who[i]] == federal else 0.0))
    return sees


@njit(cache=True)
def looking(seen, load, worth_usd, hours, hour_usd, queue, doubt_usd) -> np.ndarray:
    """(n, 2) USD of following up the signs seen (n,), and of passing over: hours, dearer the more wait (load: (n,) or a number), and doubt."""
    table, each = np.empty((len(seen), 2)), np.zeros(len(seen)) + load
    for i in range(len(seen)):
        table[i, 0] = worth_usd * seen[i]
        table[i, 1] = hours * (hour_usd * (1 + queue * each[i])) + doubt_usd
    return table


@njit(cache=True)
def speaking(who, silence, trust, informed, everybody, heard, offered, stay, uniform) -> np.ndarray:
    """(n, 2) screening.reasons_to_speak; silence: (n, 5) reasons against; everybody: all know of a stay; uniform: those who ask wear one."""
    table = np.empty((len(who), 2))
    for i in range(len(who)):
        known = offered + (stay if informed[who[i]] or everybody else 0.0)
        table[i, 0] = (trust[who[i]] + np.float32(heard)) * (1 + known)
        against = silence[i, 0] + silence[i, 1] + silence[i, 2] + silence[i, 3]
        table[i, 1] = against + silence[i, 4] if uniform else against
    return table


@njit(cache=True)
def made_to_offend(who, forced, identified, situation, detained) -> np.ndarray:
    """Rows of those in custody who were made to take part in crime, and have not been identified."""
    rows, n = np.empty(len(who), np.int64), 0
    for one in who:
        if forced[one] and not identified[one] and situation[one] == detained:
            rows[n], n = one, n + 1
    return rows[:n].copy()
