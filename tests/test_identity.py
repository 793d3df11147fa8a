"""The same lives everywhere: for any number of workers, for every supported Python, and as recorded in baseline.json.

`python tests/test_identity.py` writes tests/baseline.json anew: do so, and say why, when a change of the model means it.
"""

from __future__ import annotations

import json
from pathlib import Path

import mesa
import numpy as np
import pytest
from conftest import fingerprint, small_run

from corridor import Migrant
from corridor.model import CorridorModel
from corridor.records import EVENT_KINDS
from corridor.scenario import Scenario
from corridor.studies import runner

RECORD = Path(__file__).with_name("baseline.json")
TINY = {"scale": 0.004, "days": 45}


def recorded() -> dict:
    """What tests/baseline.json holds, computed anew."""
    model = small_run("baseline", 1)
    shown = {name: item["value"] for name, item in model.indicators().items() if item["value"] is not None}
    return {"seed": 1, "events": fingerprint(model, amounts=False), "indicators": shown}


def test_the_baseline_is_as_recorded():
    found, kept = recorded(), json.loads(RECORD.read_text())
    assert found["events"] == kept["events"], "the model's lives changed: see this file's first lines"
    assert found["indicators"] == pytest.approx(kept["indicators"], rel=1e-5)  # amounts may differ in their last bit between processors


def test_one_worker_two_workers_and_runs_apart_agree():
    case, other = Scenario.load("baseline"), Scenario.load("work_permits")
    specs = [runner.RunSpec(one, seed, **TINY) for one in (case, other) for seed in (1, 2)]
    alone = runner.run_all(specs, jobs=1)
    together = runner.run_all(specs, jobs=2)
    apart = runner.execute(specs[2])
    for one, two in zip(alone, together, strict=True):
        assert (one.indicators, one.series, one.harmed) == (two.indicators, two.series, two.harmed)
    assert (apart.indicators, apart.harmed) == (alone[2].indicators, alone[2].harmed)


def test_mesas_own_tools_work_on_it():
    model = CorridorModel("baseline", seed=1, scale=0.002, days=5, burn_in_days=5)
    collector = mesa.DataCollector(model_reporters={"held": lambda m: len(m.agents_by_type[Migrant].where(situation="held"))},
                                   agenttype_reporters={Migrant: {"situation": "situation"}})
    model.step()
    collector.collect(model)
    assert collector.get_model_vars_dataframe()["held"].iloc[0] >= 0
    women = model.agents_by_type[Migrant].select(lambda m: m.sex == "woman")
    assert 0 < len(women) < len(model.agents_by_type[Migrant])
    assert model.agents_by_type[Migrant].groupby("nationality").count().keys() == {"GT", "SV", "HN", "NI"}
    assert model.graph.number_of_nodes() > 70
    settings = {"scenario": "baseline", "scale": 0.002, "days": 3, "burn_in_days": 2}
    many = {"rng": [1, 2]} if "rng" in mesa.batch_run.__code__.co_varnames else {"iterations": 2}
    rows = mesa.batch_run(CorridorModel, settings, number_processes=1, max_steps=3, display_progress=False, **many)
    assert len({row["RunId"] for row in rows}) == 2


def lives(model, until: int, apart_from: int = -1) -> dict[int, list]:
    """What befell each person before a day, in order: (day, kind) of each event."""
    events, told = model.events.columns(), {}
    theirs = (events["person"] >= 0) & (events["person"] != apart_from) & (events["day"] < until)
    for person, day, kind in zip(*(events[name][theirs].tolist() for name in ("person", "day", "kind")), strict=True):
        told.setdefault(person, []).append((day, kind))
    return told


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_a_competitor_reaches_others_only_through_room_price_or_news(seed):
    """Without rings and cells, and with no place under a permit taken, one more traveller changes what others meet only by crowding and, once it is
    told, by news: event for event the others live the same days, but for a very few who come by the same posts and stations."""
    calm = {"parameters": {"gangs.presence": 0.0, "smugglers.presence": 0.0}, "scale": 0.004, "burn_in_days": 20, "days": 20}
    reference = CorridorModel("baseline", seed=seed, **calm).run()
    model = CorridorModel("baseline", seed=seed, **calm)
    extra = model.add_person_like(0, attachment_usd=0.0, savings_usd=2000.0, skill=3.0, due=model.first_day, minor=False, seasonal=False,
                                  ban_until=10_000, ban_mx_until=10_000)  # much to gain by going, and no permit to be had
    model.run()
    before_news = model.first_day + int(model.p["news.lag_days"])
    assert EVENT_KINDS[lives(model, before_news)[extra][0][1]] == "departed"
    for until, most in ((before_news, 0.03), (model.days, 0.08)):  # part of those to whom anything happens
        mine, theirs = lives(model, until, extra), lives(reference, until)
        others = mine.keys() | theirs.keys()
        changed = [person for person in others if mine.get(person) != theirs.get(person)]
        assert len(others) > 50 and len(changed) <= most * len(others), (until, len(changed), len(others))


def test_a_visitor_meets_the_next_doors_and_one_resident_more_changes_nothing_else():
    model = CorridorModel("baseline", seed=1, scale=0.01, days=5, burn_in_days=5)
    people, residents = model.people, model.residents
    visits = np.repeat(np.unique(people.community[~people.seasonal]), 3)
    points = model.draws.uniform(np.arange(len(visits)), "a visit")

    def met(wanted, several):
        return model.residents.met(visits, points, lambda rows, visit: wanted[rows], several)

    women = people.sex == 0
    rows, visit = met(women, 2)
    assert np.all(people.community[rows] == visits[visit]) and women[rows].all() and not people.seasonal[rows].any()
    assert np.bincount(visit, minlength=len(visits)).max() == 2 and len(set(zip(rows, visit, strict=True))) == len(rows)
    gone = women.copy()
    gone[rows[0]] = False  # one of those met is away: only the visits that met her meet somebody else
    others, at = met(gone, 2)
    touched = set(visit[rows == rows[0]])
    assert {pair for pair in zip(rows, visit, strict=True) if pair[1] not in touched} == {pair for pair in zip(others, at, strict=True) if pair[1] not in touched}
    extra = model.add_person_like(int(rows[0]), sex=1)
    assert np.array_equal(met(np.append(women, False), 2)[0], rows) and len(model.residents.rows) == len(residents.rows) + 1
    whole, at = met(np.ones(len(people), bool), 10**6)  # who looks for everybody comes once to everybody there
    here = np.flatnonzero((people.community == visits[0]) & ~people.seasonal)
    assert np.array_equal(np.sort(whole[at == 0]), here) and (extra in here) == (people.community[extra] == visits[0])


if __name__ == "__main__":
    RECORD.write_text(json.dumps(recorded(), indent=1) + "\n")
