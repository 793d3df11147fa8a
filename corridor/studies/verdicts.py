"""Whether a claim stands: in how many parameter sets its sign agrees, and whether the effect is told from none over sets and chance.

Levels differ several-fold between sets that no published figure tells apart, so an effect is told by how much of each set's own level it is:
the symmetric growth rate 2 (b - a) / (a + b) (Davis, Haltiwanger and Schuh 1996), which is near the difference of logarithms, stands a zero on
either side and lies between -2 and 2. Where a side may be below zero (differences of shares) it is told by its amount.
"""

from __future__ import annotations

import numpy as np

from corridor.studies.comparison import FINDING, band

LITTLE = 0.1  # change of the reference that counts as little
COUNTER = {"+": "-", "-": "+", ">": "<", "<": ">"}


def turning(expected: str) -> float:
    """Where the sign of a claim turns: zero, or the number a level is held against."""
    return float(expected[1:] or 0) if expected[0] in "<>" else 0.0


def agrees(expected: str, a, b) -> bool:
    """Whether one set's pair (reference, other) goes as expected; a level is held against a number."""
    if expected[0] in "<>":
        return b > turning(expected) if expected[0] == ">" else b < turning(expected)
    if expected == "0":
        return abs(b - a) <= LITTLE * abs(a)
    return b > a if expected == "+" else b < a


def growth(expected: str, pairs) -> list[float] | None:
    """Symmetric growth rate from the reference to the other (of a level: from the number it is held against) by set; None where it is not
    defined: a value below zero, or a level held against zero."""
    at = turning(expected)
    sides = [(at, b) for _, b in pairs] if expected[0] in "<>" else pairs
    if not sides or min(min(pair) for pair in sides) < 0 or (expected[0] in "<>" and at == 0):
        return None
    return [2 * (b - a) / (a + b) if a + b else 0.0 for a, b in sides]


def change(expected: str, pairs) -> dict | None:
    """{mean, low, high}: the change that the mean growth rate over sets and its 95 % band stand for, a share of what it was (from nothing: None);
    None where there is no growth rate."""
    rates = growth(expected, pairs)
    if rates is None:
        return None
    return {name: None if g is None or g >= 2 else (2 + max(g, -2.0)) / (2 - g) - 1 for name, g in band(rates).items()}


def verdict(expected: str, pairs, complete: bool) -> tuple[float | None, str]:
    """(share of sets that agree, verdict). consistent or opposite: nine sets in ten agree and the band over sets leaves the turning point out
    (little change: lies within a tenth of the reference, or beyond it); not seen: nothing happens, in any set; else undecided.

    pairs: (reference, other) by set. complete: no set's pair is missing."""
    if not pairs:
        return None, "undecided"
    level = expected[0] in "<>"
    effects = [b if level else b - a for a, b in pairs]
    agree = float(np.mean([agrees(expected, a, b) for a, b in pairs]))
    against = 1 - agree if expected == "0" else float(np.mean([agrees(COUNTER[expected[0]] + expected[1:], a, b) for a, b in pairs]))
    if level and not any(effects) or not level and all(a == b == 0 for a, b in pairs):
        return agree, "not seen"
    if not level and all(effect == 0 for effect in effects):
        return agree, "consistent" if expected == "0" and complete and len(effects) > 1 else "not seen"
    if not complete or len(pairs) < 2:
        return agree, "undecided"
    as_told, otherwise = _told(expected, pairs, effects)
    return agree, "consistent" if as_told and agree >= FINDING else "opposite" if otherwise and against >= FINDING else "undecided"


def _told(expected: str, pairs, effects) -> tuple[bool, bool]:
    """Whether the band over sets speaks for the claim, and whether against it (a sign: told from none, either way)."""
    rates = growth(expected, pairs)
    block = band(effects if rates is None else rates)
    if expected == "0":
        room = LITTLE * abs(float(np.mean([a for a, _ in pairs]))) if rates is None else 2 * LITTLE / (2 + LITTLE)
        return -room <= block["low"] and block["high"] <= room, block["low"] > room or block["high"] < -room
    at = turning(expected) if rates is None else 0.0
    told = block["low"] > at or block["high"] < at
    return told, told
