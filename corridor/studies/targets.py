"""The committed table of targets, and a run's simulated value for each."""

from __future__ import annotations

import csv
import datetime
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from corridor.studies.history import History
from corridor.studies.measures import MEASURES, Window

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


def truths(history: History) -> dict[str, tuple[float | None, int]]:
    """id -> (simulated truth, simulated cases), before any publisher's share."""
    windows, found = {}, {}
    for target in load():
        if target.untied:
            continue
        key = target.first, target.last
        window = windows.setdefault(key, None) or windows.__setitem__(key, Window(history, *key)) or windows[key]
        name, _, part = target.measure.partition(":")
        value, cases = MEASURES[name](window, part)
        found[target.id] = (None if value is None else value * target.factor, cases)
    return found


YEAR = datetime.date(2011, 1, 1), datetime.date(2011, 12, 31)  # of hidden levels and distributions
HIDDEN = {"trafficked": ("trafficked",), "bonded": ("bonded",), "forced service": ("recruited_by_force",)}
QUANTILES = (0.1, 0.5, 0.9)


def beside(history: History) -> dict:
    """What no published figure fixes, for 2011: `hidden` name -> people, `distributions` name -> 10th, 50th, 90th percentile."""
    import numpy as np

    from corridor.records.events import KIND
    from corridor.studies.measures import journeys

    window = Window(history, *YEAR)
    hidden = {name: len(window.people_with(window.of(*kinds))) / window.scale for name, kinds in HIDDEN.items()}
    raids = (window.events["kind"] == KIND["abducted"]) & (window.person < 0)
    left = window.people_with(window.of("departed"))
    drawn = {"people taken in a raid": window.events["detail"][raids], "days from departure to arrival, with a guide": journeys(window, True),
             "days from departure to arrival, without": journeys(window, False), "age of those who leave": window.people["age"][left]}
    return {"hidden": hidden, "distributions": {name: [float(x) for x in np.quantile(v, QUANTILES)] if len(v) else None for name, v in drawn.items()}}


def reported(target: Target, truth: float | None, shares: dict[str, float]) -> float | None:
    """What the publisher would have counted of it."""
    if truth is None or target.publisher == "none":
        return truth
    return truth * shares[f"observation.{target.publisher}"]
