"""The committed table of targets, and a run's simulated value for each."""

from __future__ import annotations

import csv
import datetime
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from corridor.parameters import PARAMETERS
from corridor.studies.history import History
from corridor.studies.measures import MEASURES
from corridor.studies.testimony import SHARES
from corridor.studies.window import Window

FEWEST = 10  # simulated cases over the runs below which a figure is not resolved


@dataclass(frozen=True)
class Target:
    """A published figure and what it is compared with. `untied`: why it cannot be compared, or ''."""

    id: str
    use: str
    role: str
    measure: str
    first: datetime.date | None
    last: datetime.date | None
    factor: float
    value: float
    low: float
    high: float
    publisher: str
    scale_one: bool
    untied: str
    note: str
    quantity: str
    unit: str


def _rows(name: str) -> list[dict]:
    with resources.files("corridor").joinpath(f"evidence/{name}").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def load() -> tuple[Target, ...]:
    """All targets in the file's order."""
    published = {row["id"]: row for row in _rows("evidence.csv")}
    date = lambda text: datetime.date.fromisoformat(text) if text else None
    return tuple(
        Target(row["id"], row["use"], row["role"], row["measure"], date(row["from"]), date(row["until"]), float(row["factor"]),
               float(row["value"]), float(row["low"]), float(row["high"]), row["publisher"], row["scale_one"] == "yes", row["untied"],
               row["note"], published[row["id"]]["quantity"], published[row["id"]]["unit"])
        for row in _rows("targets.csv"))


def truths(history: History) -> dict[str, list]:
    """id -> [what the publisher would count if it saw every case, simulated cases] and, where that does not grow in step with the
    publisher's share, the numbers at testimony.SHARES."""
    tied = [target for target in load() if not target.untied]
    found = {target.id: [] for target in tied}
    for period in dict.fromkeys((target.first, target.last) for target in tied):  # one window at a time: each copies its events
        window = Window(history, *period)
        for target in tied:
            if (target.first, target.last) == period:
                name, _, part = target.measure.partition(":")
                value, cases, *curve = MEASURES[name](window, part)
                found[target.id] = [None if value is None else float(value) * target.factor, int(cases),
                                    *([[float(x) * target.factor for x in numbers] for numbers in curve])]
    return found


def reported(target: Target, truth: list, shares: dict[str, float]) -> float | None:
    """What the publisher would have counted of a run's truth (its share as in `shares`, else the usual one)."""
    value, _, *curve = truth
    if value is None or target.publisher == "none":
        return value
    name = f"observation.{target.publisher}"
    share = shares.get(name, PARAMETERS[name].default)
    return float(np.interp(share, SHARES, curve[0])) if curve else value * share
