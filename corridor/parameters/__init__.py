"""What a parameter is, and all parameters that are not a policy's (principle 8).

No parameter is, or multiplies, the probability of an outcome (principle 1): they are endowments, capacities, prices,
tastes, knowledge and natural hazards. `source` is an evidence id of the project's data or "assumption".
"""

from __future__ import annotations

import difflib
import math
from dataclasses import dataclass

from corridor.parameters import observation, people, road, state, work

MOST_TIMES = 20  # what a parameter is, or a driver has been: beyond that no scenario is meant


@dataclass(frozen=True)
class Parameter:
    """One documented number: `default` in `unit`, plausible from `low` to `high`."""

    name: str
    default: float
    unit: str
    low: float
    high: float
    source: str
    meaning: str


def _parse() -> dict[str, Parameter]:
    table = {}
    for line in "".join(theme.ROWS for theme in (people, road, work, state, observation)).strip().splitlines():
        if not line:
            continue
        name, default, unit, low, high, source, meaning = (part.strip() for part in line.split("|"))
        if name in table:
            raise ValueError(f"parameter {name} stands twice in the tables")
        table[name] = Parameter(name, float(default), unit, float(low), float(high), source, meaning)
    return table


PARAMETERS: dict[str, Parameter] = _parse()


def nearest(name: str, allowed) -> str:
    """' did you mean X?' for a misspelt name, or an empty text."""
    close = difflib.get_close_matches(name, list(allowed), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def check(name: str, value) -> str | None:
    """What is wrong with a value for a parameter, in one line, or None."""
    if name not in PARAMETERS:
        return f"unknown parameter {name!r}{nearest(name, PARAMETERS)}"
    parameter = PARAMETERS[name]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return f"{name}: found {value!r}; allowed: a finite number in {parameter.unit}"
    if not parameter.low <= value <= parameter.high:
        return f"{name}: found {value!r}; allowed: {parameter.low:g} to {parameter.high:g} {parameter.unit}"
    return None


def check_times(name: str, value) -> str | None:
    """What is wrong with {"times": x} for a parameter, in one line, or None."""
    if name not in PARAMETERS:
        return f"unknown parameter {name!r}{nearest(name, PARAMETERS)}"
    times = value.get("times") if set(value) == {"times"} else None
    if isinstance(times, bool) or not isinstance(times, (int, float)) or not 0 <= times <= MOST_TIMES:
        return f"{name}: found {value!r}; allowed: a number, or {{times = 0 to {MOST_TIMES}}}"
    return None


def times(table: dict[str, float], factors: dict[str, float]) -> dict[str, float]:
    """A table of parameters with some so many times what they are in it (where they are not: by default), each held within its documented range."""
    found = dict(table)
    for name, factor in factors.items():
        known = PARAMETERS[name]
        found[name] = min(max(found.get(name, known.default) * factor, known.low), known.high)
    return found


def values(overrides: dict[str, float] | None = None) -> dict[str, float]:
    """All parameters by name, defaults replaced by `overrides`. Raises ValueError on the first faulty one."""
    table = {name: parameter.default for name, parameter in PARAMETERS.items()}
    for name, value in (overrides or {}).items():
        fault = check(name, value)
        if fault:
            raise ValueError(fault)
        table[name] = float(value)
    return table
