"""Small runs shared by the tests: a town's worth of people, a short burn-in."""

from __future__ import annotations

import functools
import hashlib

import numpy as np
import pytest

from corridor.model import CorridorModel
from corridor.scenario import Scenario

SMALL = {"scale": 0.01, "burn_in_days": 60, "days": 60}


@functools.cache
def small_run(name: str = "baseline", seed: int = 1, **settings) -> CorridorModel:
    """A finished small run of a shipped scenario (kept: do not change it)."""
    return CorridorModel(name, seed=seed, **{**SMALL, **settings}).run()


def small_run_of(text: str, seed: int = 1, **settings) -> CorridorModel:
    """A finished small run of a scenario given as text."""
    return CorridorModel(Scenario.from_text(text, "of_a_test"), seed=seed, **{**SMALL, **settings}).run()


def fingerprint(model: CorridorModel, amounts: bool = True) -> str:
    """A hash over all columns of all events; without amounts: over what happened to whom, which no processor's last bit changes."""
    digest = hashlib.sha256()
    for name, column in model.events.columns().items():
        if amounts or np.issubdtype(column.dtype, np.integer):
            digest.update(name.encode() + np.ascontiguousarray(column).tobytes())
    return digest.hexdigest()


def moves(row: tuple, compare) -> None:
    """A row of a table of decisions holds: altered so, the mean probability of the alternative moves in the direction. `compare` gives the
    probabilities before and after, see test_decisions."""
    purpose, act, alter, alternative, direction = row
    before, after = compare(purpose, act, alter)
    moved = (after - before)[:, alternative]
    assert direction * moved.mean() > 0, moved.mean()


@pytest.fixture(scope="session")
def baseline() -> CorridorModel:
    """A finished small run of the baseline."""
    return small_run()
