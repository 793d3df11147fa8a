"""Trains leave with all who wait; who rides together is met, counted and raided together."""

from __future__ import annotations

import copy

import numpy as np
from test_decisions import busy, travellers

from corridor.crowd import together
from corridor.crowd.company import ONE_TELLS
from corridor.encounters import grounds, nights, road, trains, travel
from corridor.life import CODE
from corridor.model import CorridorModel
from corridor.records.events import KIND


def at_yard(model, number: int = 60) -> tuple[np.ndarray, int]:
    """So many who travel on their own stand at one yard, whose only way on is a train; returns (rows, the train's link)."""
    people, who = model.people, travellers(model, 0)[:number]
    link = int(np.flatnonzero(model.has_train & model.geography.forward)[0])
    people.place[who], people.link[who], people.day_hours[who] = model.geography.tail[link], -1, 14.0
    people.by_train[who], people.slept_at[who], people.leader[who], people.savings_usd[who] = False, model.geography.tail[link], -1, 500.0
    people.day_hours[np.setdiff1d(travellers(model), who)] = 0.0
    model.out_links[model.geography.tail[link]] = -1
    model.out_links[model.geography.tail[link], 0] = link
    return who, link


def test_who_waits_for_a_train_leaves_with_all_others():
    """On a day all who wait at a yard leave or none does; a train leaves every `train.wait_hours` in the mean; tastes stay as they were."""
    leaves = []
    model = copy.deepcopy(busy())
    who, link = at_yard(model)
    model.officials.barriers[:] = 0.0
    legs = model.people.legs[who].copy()
    for day in range(200):
        model.day, model.people.day_hours[who] = 1000 + day, 14.0
        gone = travel.choose_leg(model)
        on_way = model.people.link[who] == link
        assert on_way.all() or not on_way.any()
        leaves.append(len(gone) > 0)
        if leaves[-1]:
            assert len(np.unique(model.people.leg_hours[who])) == 1 and (model.people.legs[who] == legs + 1).all()
            who, _ = at_yard(model)
            model.people.legs[who] = legs
        else:
            assert (model.people.legs[who] == legs).all() and (model.people.day_hours[who] == 0).all()
    expected = 24 / model.p["train.wait_hours"]
    assert abs(np.mean(leaves) - expected) < 4 * np.sqrt(expected / 200)


def test_riders_remember_how_many_ride_together_alike_at_every_scale():
    """Real riders of whom one in ten, or in fifty, is simulated: the mean of what is remembered is the same."""
    riders, seen = 90, {}
    rng = np.random.default_rng(5)
    for scale in (1.0, 0.1, 0.02):
        model = copy.deepcopy(busy())
        model.scale = scale
        link = int(np.flatnonzero(model.has_train)[0])
        model.riders[:] = 0
        people = 0.0
        for _ in range(4000):
            on_it = rng.binomial(riders, scale)
            trains.start_day(model)
            trains.count_riders(model, np.full(on_it // 3, link))
            trains.count_riders(model, np.full(on_it - on_it // 3, link))  # who boards later in the day rides along
            people += on_it / scale
        seen[scale] = model.riders[link] / people
    assert seen[1.0] == riders
    assert np.isclose(seen[0.1], riders, rtol=0.03) and np.isclose(seen[0.02], riders, rtol=0.1)


def test_riders_of_a_train_are_met_together_or_not():
    met_days = []
    model = copy.deepcopy(busy())
    cell, link = int(grounds.standing(model)[0]), int(np.flatnonzero(model.has_train)[0])
    model.cells.link[:], model.cell_of_link[:] = -1, -1
    model.cells.link[cell], model.cell_of_link[link] = link, cell
    model.flow_memory[link], model.riders_memory[link] = 400.0, 400.0 * 20  # twenty trains a day, of which it can stop some
    model.cells.members[cell] = 14 * 8
    model.cells.beds[:], model.p = 0.0, model.p | {"gangs.train_load": 1e5}
    who = travellers(model, 0)[:40]
    for day in range(60):
        model.day = 2000 + day
        trains.start_day(model)
        model.people.situation[who], model.people.link[who], model.people.savings_usd[who] = 1, link, 0.0
        before = model.occasions.counts["unpaid toll"][who].copy() if "unpaid toll" in model.occasions.counts else None
        road.gangs_meet(model, who)
        after = model.occasions.counts["unpaid toll"][who]
        met = after != (before if before is not None else 0)
        assert met.all() or not met.any()
        met_days.append(bool(met.all()))
    assert 0 < np.mean(met_days) < 1


def test_a_cell_has_before_it_as_many_as_ride_together_at_every_scale():
    """Trains with 5 to 150 riders, of whom all, one in ten or one in fifty are simulated: over riders the cell reckons with the same mean; all
    simulated, it sees each train as it is. A guide's clients are a group of few wherever they ride."""
    rng, means = np.random.default_rng(7), {}
    model = copy.deepcopy(busy())
    cell, link = grounds.standing(model)[:1], int(np.flatnonzero(model.has_train)[0])
    model.cells.link[cell], model.p = link, model.p | {"gangs.train_load": 1000.0}
    trains_of = rng.integers(5, 151, 3000)
    usual = (trains_of**2).sum() / trains_of.sum()
    model.flow_memory[link], model.riders_memory[link] = 100.0, 100.0 * usual
    for scale in (1.0, 0.1, 0.02):
        model.scale, met = scale, rng.binomial(trains_of, scale)
        met = met[met > 0]
        load = np.array([road.people_met(model, cell, np.array([number]), False)[0] for number in met])
        means[scale] = (load * met).sum() / met.sum()
        if scale == 1.0:
            assert np.abs(load - met).max() < 2
    assert np.isclose(means[1.0], usual, rtol=0.02) and np.isclose(means[0.1], usual, rtol=0.05) and np.isclose(means[0.02], usual, rtol=0.1)
    assert road.people_met(model, cell, np.array([30]), True)[0] == model.p["gangs.group_load"]


def test_who_waits_for_a_train_fills_no_bed():
    model = copy.deepcopy(busy())
    who, link = at_yard(model)
    house = int(np.flatnonzero(model.shelter_of_place >= 0)[0])
    model.shelter_of_place[model.geography.tail[link]] = model.shelter_of_place[house]
    travel.start_day(model)
    model.people.day_hours[travellers(model)] = 0.0  # no train today, and nobody asked for a bed
    late = who[:20]
    model.people.slept_at[late], model.people.day_hours[late], model.people.channel[late] = -1, 14.0, 0
    model.officials.beds[:] = 1e6
    model.p = model.p | {"shelters.meal_usd": 1e6}
    nights.shelter_nights(model)
    assert model.guests_tonight.sum() == len(late)


def on_watched_train(model, number: int) -> tuple[np.ndarray, int]:
    """So many who ride a train on a line where one cell stands that meets every train; returns (rows, the cell)."""
    cell, link = int(grounds.standing(model)[0]), int(np.flatnonzero(model.has_train)[0])
    model.cells.link[:], model.cell_of_link[:] = -1, -1
    model.cells.link[cell], model.cell_of_link[link] = link, cell
    who = travellers(model, 0)[:number]
    model.flow_memory[link], model.riders_memory[link], model.cells.members[cell] = 1.0, len(who) / model.scale, 1e4
    model.people.link[who], model.people.savings_usd[who], model.people.situation[who] = link, 0.0, 1
    trains.start_day(model)
    return who, cell


def test_of_a_long_train_a_cell_gets_at_some_only(monkeypatch):
    """It weighs, and meets, as many riders as it can get at; the others ride on."""
    model, weighed, met = copy.deepcopy(busy()), [], []
    who, _ = on_watched_train(model, 80)
    model.p = model.p | {"gangs.train_load": 0.25 * len(who) / model.scale}
    monkeypatch.setattr(road, "decide_raid", lambda world, cells, load, purpose: weighed.append(load) or np.full(len(cells), road.TOLL))
    monkeypatch.setattr(road, "tolls", lambda world, rows, cell, of_guide: met.append(len(rows)) or rows[:0])
    for day in range(20):
        trains.start_day(model)
        model.day = 3000 + day
        road.gangs_meet(model, who)
    assert np.allclose(np.concatenate(weighed), model.p["gangs.train_load"])
    assert 0.15 * len(who) < np.mean(met) < 0.35 * len(who)


def test_a_cell_sees_with_later_riders_those_who_boarded_before_them(monkeypatch):
    model, weighed = copy.deepcopy(busy()), []
    who, _ = on_watched_train(model, 40)
    model.p = model.p | {"gangs.train_load": 1e5}
    monkeypatch.setattr(road, "decide_raid", lambda world, cells, load, purpose: weighed.append(float(load[0])) or np.full(len(cells), road.NOTHING))
    road.gangs_meet(model, who[:10])
    road.gangs_meet(model, who[10:])
    trains.start_day(model)
    road.gangs_meet(model, who)
    assert weighed[0] < weighed[1] == weighed[2]


def test_who_boards_later_belongs_to_the_raid_on_the_train(monkeypatch):
    """Taken in two rounds of a day: one raid is told, of all who were taken, who are paid for by heads; those taken are no longer before the cell."""
    model, seen = copy.deepcopy(busy()), []
    who, cell = on_watched_train(model, 40)
    model.p = model.p | {"gangs.train_load": 1e5}
    model.cells.beds[cell], model.cells.crowding[cell], model.cells.revenue_usd[cell] = 1e6, 0.0, 1e6
    monkeypatch.setattr(road, "decide_raid", lambda world, cells, load, purpose: seen.append(load[0]) or np.full(len(cells), road.RAID))
    events = model.events.columns()
    told, paid = np.count_nonzero((events["kind"] == KIND["abducted"]) & (events["person"] < 0)), model.cells.revenue_usd[cell]
    road.gangs_meet(model, who[:10])
    road.gangs_meet(model, who[10:])
    events = model.events.columns()
    raids = events["detail"][(events["kind"] == KIND["abducted"]) & (events["person"] < 0)][told:]
    assert (model.people.situation[who] == CODE["held"]).all() and (model.people.holder[who] == cell).all()
    assert len(raids) == 1 and abs(raids[0] - len(who) / model.scale) <= 1
    by_heads = sum(number / model.scale * grounds.raid_usd(model, group) / group for number, group in zip((10, 30), seen, strict=True))
    assert np.isclose(paid - model.cells.revenue_usd[cell], by_heads)
    usual = grounds.size_of_groups(model, np.array([model.cells.link[cell]]))
    assert np.allclose(seen, together(np.array([10, 30]), usual, model.scale, ONE_TELLS))  # thirty before it the second time, not forty


def test_who_waits_for_a_train_weighs_a_night_each_evening_and_is_told_once():
    model = copy.deepcopy(busy())
    people = model.people
    who, link = at_yard(model, 30)
    place = model.geography.tail[link]
    model.shelter_of_place[place] = model.shelter_of_place[int(np.flatnonzero(model.shelter_of_place >= 0)[0])]
    model.officials.beds[:], model.officials.security[:] = 1e6, 1.0  # nobody waits outside
    model.p = model.p | {"shelters.meal_usd": 1e6, "train.wait_hours": 1e9, "gangs.watch_night": 0.0}
    people.guest_at[who] = -1
    told = model.events.columns()["kind"].size
    for day in range(3):
        model.day = 4000 + day
        travel.start_day(model)
        people.day_hours[np.setdiff1d(travellers(model), who)] = 0.0
        travel.choose_leg(model)
        nights.nights_at_yards(model)
        stay = people.situation[who] == 1  # the others have spoken in the house, and are in care
        assert model.guests_tonight.sum() >= stay.sum() > 10 and (people.guest_at[who[stay]] == place).all()
    events = model.events.columns()
    sheltered = np.bincount(events["person"][told:][np.isin(events["person"][told:], who) & (events["detail"][told:] == 1)
                                                    & (events["kind"][told:] == KIND["sheltered"])])
    assert sheltered.max() == 1


def test_freed_people_wait_for_a_train_as_others_do():
    model = copy.deepcopy(busy())
    who = travellers(model, 0)[:20]
    model.people.by_train[who] = True
    model.hold(who, "gang", np.full(len(who), int(grounds.standing(model)[0])))
    model.set_free(who, "released", party_kind="gang", party=model.people.holder[who].copy())
    assert not model.people.by_train[who].any()


def test_a_cell_spares_guides_who_would_pay_it_again():
    """Who is close to cells and takes many clients has more to lose for them: its groups are raided less (road.future_tolls)."""
    model = CorridorModel("baseline", seed=1, scale=0.01, burn_in_days=40, days=5).burn_in()
    rings, people = model.smugglers, model.people
    rings.tie[:], rings.clients_before[:] = 0.5, 10.0
    rings.tie[1], rings.clients_before[2], rings.tie[3] = 1.0, 30.0, 0.0
    who = np.arange(8)
    people.smuggler[who] = [0, 0, 1, 1, 2, 2, 3, 3]
    spared = road.future_tolls(model, who, np.repeat(np.arange(4), 2))
    usual = model.p["gangs.future_tolls"]
    assert spared[0] < spared[1] < spared[2] and spared[3] == 1 and abs(spared[0] - usual) < 0.1 * usual
    cells = grounds.standing(model)
    load = np.full(len(cells), model.p["gangs.group_load"])
    chosen = [np.mean([np.mean(road.decide_raid(model, cells, load, road.GUIDED_RAID, np.full(len(cells), tolls)) == road.RAID)
                       for model.day in range(60)]) for tolls in (1.0, 40.0)]
    assert chosen[0] > chosen[1]
