"""No person ever leaves the life-course graph: twenty configurations drawn at random, read from the event log alone."""

from __future__ import annotations

import numpy as np
import pytest

from corridor import parameters
from corridor.life import ALLOWED, LIFE_COURSE
from corridor.model import CorridorModel
from corridor.records import SITUATIONS

SCENARIOS = ("baseline", "gang_deportation", "protection_package", "enforcement_package", "labour_package", "rights_in_detention", "stricter_border",
             "train_operations", "reflection_period", "open_legal_channel")
ALTERED = 25  # parameters of a configuration, each anywhere in its range
SIZES = ("people.candidates", "people.new_candidates_year", "people.seasonal_workers")  # how many are simulated, not what they do


def configuration(number: int) -> tuple[str, dict[str, float]]:
    """A scenario and values of some parameters, anywhere between low and high."""
    chance = np.random.default_rng(number)
    names = sorted(name for name in parameters.PARAMETERS if name not in SIZES and not name.startswith("observation."))
    drawn = chance.choice(names, ALTERED, replace=False)
    return SCENARIOS[number % len(SCENARIOS)], {name: float(chance.uniform(parameters.PARAMETERS[name].low, parameters.PARAMETERS[name].high)) for name in drawn}


def steps_off_the_graph(events: dict) -> list[tuple[str, str]]:
    """(situation, next situation) of people between whom the graph has no edge."""
    order = np.lexsort((np.arange(len(events["person"])), events["person"]))
    person, situation = events["person"][order], events["situation"][order]
    changes = np.flatnonzero((person[1:] == person[:-1]) & (person[1:] >= 0) & (situation[1:] != situation[:-1]))
    before, after = situation[changes], situation[changes + 1]
    off = ~ALLOWED[before, after]
    return [(SITUATIONS[a], SITUATIONS[b]) for a, b in zip(before[off], after[off], strict=True)]


@pytest.mark.parametrize("number", range(20))
def test_nobody_leaves_the_graph(number):
    scenario, altered = configuration(number)
    model = CorridorModel(scenario, seed=number + 1, scale=0.001, days=60, burn_in_days=60, parameters=altered).run()
    events = model.events.columns()
    assert steps_off_the_graph(events) == []
    last = np.zeros(len(model.people), int)
    known = events["person"] >= 0
    np.put(last, events["person"][known], events["situation"][known])
    assert np.array_equal(last, model.people.situation)  # nobody has moved without an event


def test_a_step_off_the_graph_is_found():
    dead, home, travelling = (SITUATIONS.index(name) for name in ("dead", "home", "travelling"))
    log = {"person": np.array([0, 1, 0, 1]), "situation": np.array([travelling, home, dead, travelling])}
    assert steps_off_the_graph(log) == []
    log = {"person": np.array([0, 0]), "situation": np.array([dead, home])}
    assert steps_off_the_graph(log) == [("dead", "home")] and not LIFE_COURSE.has_edge("dead", "home")
