"""What became of each person of a run who set out or was harmed: one row each, keyed so that scenarios can be compared."""

from __future__ import annotations

import numpy as np

from corridor.indicators.outcomes import OUTCOMES, marks
from corridor.records.events import KIND, SITUATIONS

HARMS = ("kidnapped", "trafficked", "dead")  # bit i of `harmed` is the i-th of these, counted as the indicators do
NO_DAY = -1


def _marks(events, geography) -> dict[str, np.ndarray]:
    place = events["place"]
    in_us = (place >= 0) & (np.array(geography.countries)[geography.country[place]] == "US")
    return marks(events["kind"], events["situation"], in_us)


def _first(events, mask, people: int, after=None) -> np.ndarray:
    """(people,) day of the first such event of the period (not before `after`); a large number for never."""
    day = np.full(people, np.iinfo(np.int32).max, np.int64)
    rows = mask & (events["day"] >= 0) & (events["person"] >= 0)
    if after is not None:
        rows &= events["day"] >= after[np.where(events["person"] >= 0, events["person"], 0)]
    np.minimum.at(day, events["person"][rows], events["day"][rows])
    return day


def lives(model):
    """A DataFrame: person (key), departed (day, -1: did not), outcome of the first journey ('' : not yet), outcome_day,
    ended (situation on the last day), harmed (bits as in HARMS). Needs the period's events."""
    import pandas as pd

    events, people = model.events.columns(), model.people
    n, never = len(people.key), np.iinfo(np.int32).max
    departed = _first(events, events["kind"] == KIND["departed"], n)
    ends = np.array([_first(events, mask, n, departed) for mask in _marks(events, model.geography).values()])
    which, day = ends.argmin(axis=0), ends.min(axis=0)
    ended = (departed < never) & (day < never)
    outcome = np.where(ended, np.array(tuple(OUTCOMES), dtype=object)[which], "")
    harmed = np.zeros(n, np.int32)
    found = model.harmed()
    for bit, kind in enumerate(HARMS):
        harmed |= np.isin(people.key, found[kind]).astype(np.int32) << bit
    who = np.flatnonzero((departed < never) | (harmed > 0))
    return pd.DataFrame({
        "person": np.asarray(people.key)[who].astype(np.uint64),
        "departed": np.where(departed < never, departed, NO_DAY)[who].astype(np.int32),
        "outcome": outcome[who],
        "outcome_day": np.where(ended, day, NO_DAY)[who].astype(np.int32),
        "ended": np.array(SITUATIONS, dtype=object)[np.asarray(people.situation)[who]],
        "harmed": harmed[who],
    })
