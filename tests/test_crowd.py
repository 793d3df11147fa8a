"""Columns behind Mesa agents: the same answers as Mesa's own sets, on every Mesa that is supported."""

from __future__ import annotations

import copy
import pickle
import warnings
from typing import ClassVar

import mesa
import numpy as np
import pytest

from corridor.crowd import Column, Crowd, CrowdModel, View


class Walker(View):
    """Somebody who walks."""

    columns: ClassVar[dict[str, Column]] = {
        "speed": Column("float32", 1.0, unit="km/h"),
        "age": Column("int16", 30),
        "mood": Column("int8", categories=("calm", "hasty")),
        "limit": Column("float64", 5.0, rule=True),
    }

    def step(self):
        """Walk faster."""
        self.speed += 1.0


class Stone(View):
    """Something that lies there."""

    columns: ClassVar[dict[str, Column]] = {"weight": Column("float64", 2.0)}


def total_speed(model):
    """Of all walkers."""
    return model.agents_by_type[Walker].agg("speed", np.sum)


def kind(agent):
    """Its class, in words."""
    return type(agent).__name__


class Road(CrowdModel):
    """A model with two kinds of agent."""

    def __init__(self, n=10, rng=None):
        super().__init__(rng=rng)
        self.populate(Walker, n, age=np.arange(n) + 20, mood=np.arange(n) % 2)
        self.populate(Stone, 3)
        self.datacollector = mesa.DataCollector(
            model_reporters={"total": total_speed},
            agent_reporters={"kind": kind},
            agenttype_reporters={Walker: {"speed": "speed"}},
        )

    def step(self):
        self.agents_by_type[Walker].do("step")
        self.datacollector.collect(self)
        self.running = self.steps < 3


@pytest.fixture
def road():
    """A fresh model."""
    return Road(rng=1)


@pytest.fixture
def walkers(road):
    """Its walkers."""
    return road.agents_by_type[Walker]


def test_building_warns_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Road(rng=3)


def test_views_read_write_and_compare(walkers):
    one = walkers[3]
    assert (one.age, one.mood, one.speed) == (23, "hasty", 1.0)
    one.mood = "calm"
    assert walkers[3].mood == "calm" and one == walkers[3] and len({one, walkers[3]}) == 1
    with pytest.raises(AttributeError, match="sped"):
        one.sped = 2
    with pytest.raises(AttributeError):
        _ = one.sped
    with pytest.raises(KeyError, match="allowed: calm, hasty"):
        one.mood = "angry"
    with pytest.raises(TypeError):
        one.remove()


def test_ids_are_unique_over_kinds_and_the_same_in_every_run(road):
    ids = road.agents.get("unique_id")
    assert len(set(ids)) == len(ids) == 13
    assert ids == Road(rng=9).agents.get("unique_id")
    assert road.agent_types == [Walker, Stone]


def test_tables_grow_and_keep_their_arrays_private(road):
    table = road.tables[Walker]
    rows = table.add(1000, age=5, mood="hasty")
    assert len(table) == 1010 and table.age[rows].max() == 5 and table.nbytes > 0
    table.age += 1
    assert table.age[rows[0]] == 6
    with pytest.raises(AttributeError, match="in place|instead"):
        table.age = np.zeros(1010)
    with pytest.raises(KeyError, match="hight"):
        table.add(1, hight=2)


def test_only_rules_are_written_by_policies(road):
    table = road.tables[Walker]
    table.write_rule("limit", 9.0, slice(0, 2))
    assert table.limit[:3].tolist() == [9.0, 9.0, 5.0] and table.rules == ("limit",)
    with pytest.raises(KeyError, match="not a rule"):
        table.write_rule("age", 3)


def test_select_where_sort_and_slices(walkers):
    assert walkers.select(lambda w: w.age > 25).get("age") == [26, 27, 28, 29]
    assert len(walkers.select(at_most=3)) == 3 and len(walkers.select(at_most=0.5)) == 5
    assert walkers.where(mood="hasty").get("age") == [21, 23, 25, 27, 29]
    assert walkers.where(walkers.column("age") > 27).get("age") == [28, 29]
    assert walkers.sort("age")[0].age == 29 and walkers.sort("age", ascending=True)[0].age == 20
    assert [w.age for w in walkers[-2:]] == [28, 29]
    assert walkers[0] in walkers and walkers[0] not in walkers.where(mood="hasty")
    with pytest.raises(IndexError):
        _ = walkers[10]


def test_get_set_agg_map_do(walkers):
    assert walkers.get(["age", "mood"])[1] == [21, "hasty"]
    assert walkers.get("size", handle_missing="default", default_value=7) == [7] * 10
    with pytest.raises(AttributeError):
        walkers.get("size")
    walkers.set("age", 30_000)
    assert walkers.agg("age", np.sum) == 300_000
    assert walkers.agg("age", [min, max]) == [30_000, 30_000]
    assert walkers.map(lambda w, add: w.speed + add, add=1) == [2.0] * 10
    walkers.do("step").shuffle_do("step")
    assert walkers.agg("speed", np.mean) == 3.0


def test_groups_are_crowds(walkers):
    groups = walkers.groupby("mood")
    assert groups.count() == {"calm": 5, "hasty": 5}
    assert groups.agg("age", max) == {"calm": 28, "hasty": 29}
    assert groups.map(lambda g: g.agg("age", np.min)) == {"calm": 20, "hasty": 21}
    assert set(walkers.groupby(lambda w: w.age % 3, result_type="list").groups) == {0, 1, 2}


def test_shuffle_uses_the_models_stream_only(road):
    before = Road(rng=1).agents_by_type[Walker].shuffle().get("age")
    assert road.agents_by_type[Walker].shuffle().get("age") == before
    assert sorted(before) == list(range(20, 30))


def test_every_public_method_of_mesas_set_is_ours_or_refused():
    inherited = {name for name in dir(type(Crowd([])).__mro__[1]) if not name.startswith("_")}
    set_and_sequence = {"clear", "pop", "isdisjoint", "index", "count"}
    assert not {name for name in inherited - set_and_sequence if name not in Crowd.__dict__}
    for name in ("add", "discard", "remove"):
        with pytest.raises(TypeError):
            getattr(Crowd([]), name)(None)


def test_data_collector_and_run_model(road):
    road.run_model()
    assert road.steps == 3
    assert road.datacollector.get_model_vars_dataframe()["total"].tolist() == [20.0, 30.0, 40.0]
    agents = road.datacollector.get_agent_vars_dataframe()
    assert agents["kind"].value_counts().to_dict() == {"Walker": 30, "Stone": 9}
    assert len(road.datacollector.get_agenttype_vars_dataframe(Walker)) == 30


def test_batch_run_in_two_processes():
    rows = mesa.batch_run(Road, {"n": [4, 6]}, rng=[1], number_processes=2, max_steps=3, display_progress=False) \
        if "rng" in mesa.batch_run.__code__.co_varnames else \
        mesa.batch_run(Road, {"n": [4, 6]}, number_processes=2, max_steps=3, display_progress=False)
    assert sorted({row["total"] for row in rows}) == [16.0, 24.0]


def test_copies_and_pickles_stand_on_their_own(road):
    road.datacollector = None  # Mesa's own collectors hold functions that cannot be pickled
    for twin in (copy.deepcopy(road.tables[Walker]), pickle.loads(pickle.dumps(road.tables[Walker]))):
        twin.age[0] = 99
        assert road.tables[Walker].age[0] == 20
    other = copy.deepcopy(road)
    other.agents_by_type[Walker].do("step")
    assert road.agents_by_type[Walker].agg("speed", np.sum) == 10.0
    view = pickle.loads(pickle.dumps(road.agents[0]))
    assert view.age == 20
