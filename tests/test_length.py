"""How long a run is changes nothing of what has happened until its end: it begins as every longer run with its settings."""

from __future__ import annotations

import functools

import numpy as np
import pytest
from conftest import small_run, small_run_of

from corridor.model import CorridorModel
from corridor.records.events import KIND

SETTINGS = {"seed": 3, "scale": 0.02, "burn_in_days": 60}
LONG, SHORT = 1500, 45
FOLLOWED = """title = "people are followed for a while"
extends = "baseline"
[period]
follow_up_days = 25
"""


@functools.cache
def long_run() -> CorridorModel:
    """A run of several years, lived as far as the shorter ones go (kept: do not change it)."""
    model = CorridorModel("baseline", days=LONG, **SETTINGS)
    while model.day < SHORT:
        model.step()
    return model


def happened(model, until: int, counted_on: int) -> dict[str, np.ndarray]:
    """Columns of the events before day `until`, people by their key; without what is counted at the end of a period."""
    events = model.events.columns()
    counts = np.isin(events["kind"], [KIND["counted"], KIND["strength"]]) & (events["day"] >= counted_on)
    kept = {name: column[(events["day"] < until) & ~counts] for name, column in events.items()}
    return kept | {"person": np.where(kept["person"] >= 0, model.people.key[kept["person"]], 0), "row": kept["person"]}


def same_past(short, until: int, counted_on: int) -> None:
    mine, theirs = happened(short, until, counted_on), happened(long_run(), until, counted_on)
    assert len(mine["day"]) > 1000
    for name, column in mine.items():
        assert np.array_equal(column, theirs[name]), f"{name} of events"


@pytest.mark.parametrize("days", [20, SHORT])
def test_a_longer_run_has_the_same_past(days):
    same_past(small_run(days=days, **SETTINGS), days, days - 1)


def test_a_longer_run_has_the_same_past_while_people_are_followed():
    short = small_run_of(FOLLOWED, **{**SETTINGS, "days": 15})
    assert short.day == 40
    same_past(short, 40, 14)


def test_the_people_and_actors_of_a_longer_run_are_as_the_shorter_leaves_them():
    short = small_run(days=SHORT, **SETTINGS)
    assert len(short.people) < len(long_run().people), "those who come of age later stand in later rows"
    for kind, table in short.tables.items():
        for name in table.columns:
            mine = getattr(table, name)
            assert np.array_equal(mine, getattr(long_run().tables[kind], name)[: len(mine)], equal_nan=mine.dtype.kind == "f"), f"{kind.__name__}.{name}"
    mine, theirs = (model.datacollector.get_model_vars_dataframe() for model in (short, long_run()))
    assert mine.equals(theirs)


def test_nobody_lives_before_the_day_from_which_they_count():
    model = long_run()
    events, enters = model.events.columns(), model.people.enters
    someone = events["person"] >= 0
    assert np.all(events["day"][someone] >= enters[events["person"][someone]])
    new = enters[enters > -9999]
    assert np.all(np.diff(new) >= 0)
    expected = model.p["people.new_candidates_year"] / 365 * (LONG + SETTINGS["burn_in_days"]) * model.scale
    assert abs(len(new) - expected) < 20
