"""Cells of the road as actors that come and go: splitting, disbanding, fights for one place, and what each encounter with them draws."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from test_decisions import busy, travellers

from corridor.agents.gangs import GangCell
from corridor.encounters import grounds, returns, road
from corridor.life import CODE
from corridor.records.events import KIND

pytestmark = pytest.mark.xdist_group("decisions")  # one worker: the busy world is made once


def test_the_cash_of_a_cell_that_disbands_goes_with_its_members():
    model = copy.deepcopy(busy())
    rows = np.setdiff1d(grounds.standing(model), model.people.holder[model.held_by_gangs()])[:2]  # those who are set free borrow for the way
    had = model.ledger.balances()
    model.cells.revenue_usd[rows] = [700.0, -300.0]
    grounds.disband(model, rows)
    has = model.ledger.balances()
    assert has["costs_outside"] - had["costs_outside"] == pytest.approx(700.0)
    assert had["credit_outside"] - has["credit_outside"] == pytest.approx(300.0)  # borrowed, and never paid back
    assert not model.cells.revenue_usd[rows].any() and not model.cells.crowding[rows].any()


def test_a_daughter_is_of_its_mothers_kin_and_starts_with_half_of_what_it_had():
    model = copy.deepcopy(busy())
    cells, mother = model.cells, grounds.standing(model)[0]
    daughter = int(np.flatnonzero(cells.road & ~cells.active)[0])
    cells.kindred[mother], cells.kindred[daughter] = 1, 2
    cells.revenue_usd[[mother, daughter]], cells.defied_seen[[mother, daughter]], cells.crowding[[mother, daughter]] = (900.0, 5.0), (4.0, 7.0), (0.3, 0.9)
    members = float(cells.members[mother])
    grounds.send_half(cells, mother, daughter)
    assert cells.active[daughter] and cells.kindred[daughter] == 1 and cells.asks_usd[daughter] == cells.asks_usd[mother]
    assert cells.revenue_usd[mother] == cells.revenue_usd[daughter] == 450.0
    assert cells.members[daughter] == pytest.approx(members / 2) and cells.members[mother] == cells.members[daughter]
    assert cells.defied_seen[[mother, daughter]].tolist() == [4.0, 0.0]
    assert cells.crowding[[mother, daughter]] == pytest.approx([0.6, 0.0])  # the captives are the mother's, in half of the houses


def test_every_column_of_a_cell_is_decided_on_when_it_splits():
    alike = {"road", "base"}  # of all cells that may split
    assert {*grounds.KNOWN, *grounds.SHARED, *grounds.OF_CAPTIVES, *alike, "active", "link", "ground"} == set(GangCell.columns)


def test_each_encounter_with_a_cell_has_draws_of_its_own(monkeypatch):
    model, purposes = copy.deepcopy(busy()), []
    monkeypatch.setattr(road, "choose", lambda values, draws, keys, purpose, *_: purposes.append(purpose) or np.zeros(len(values), int))
    cell, load = grounds.standing(model)[:1], np.full(1, 15.0)
    for purpose in (*road.RAIDS, "raid outside a shelter"):
        road.decide_raid(model, cell, load, purpose)
    assert purposes == ["raid", "raid on a guide", "raid outside a shelter"]


def rivals(model, members) -> tuple[int, int]:
    """A weak and a strong cell that want one link."""
    cells, (weak, strong) = model.cells, grounds.standing(model)[:2]
    cells.link[:] = -1
    cells.link[[weak, strong]], cells.members[[weak, strong]] = 7, members
    return weak, strong


@pytest.mark.parametrize("earned", [3000.0, 0.0])
def test_what_a_cell_fights_for_is_what_a_week_there_brings(earned, monkeypatch):
    """Not the cash that the other has in hand; and as likely as it takes a victory to be, so often it wins."""
    model, seen = copy.deepcopy(busy()), []
    model.p = model.p | {"gangs.fight_losses": 0.0}
    weak, strong = rivals(model, [10.0, 30.0])
    model.cells.income_usd[strong], model.cells.revenue_usd[strong] = earned, 1e6
    monkeypatch.setattr(grounds, "choose", lambda values, *_: seen.append(values[0, 1]) or np.ones(1, int))
    won = []
    for day in range(400):
        model.day, model.cells.link[[weak, strong]] = 5000 + day, 7
        grounds.contested(model, np.array([weak, strong]))
        won.append(model.cells.link[strong] == -1)
    assert seen == pytest.approx([0.25 * earned / grounds.MONTH * 7] * 400)
    assert abs(np.mean(won) - 0.25) < 0.07


def test_only_who_is_taken_is_paid_for_told_and_noticed(monkeypatch):
    """Room for less than one of them in houses that hold several: on most days nobody is taken, and then there was no raid."""
    model = copy.deepcopy(busy())
    cells, cell = model.cells, np.flatnonzero(model.cells.road & model.cells.active)[0]
    who = travellers(model, 0)[:4]
    monkeypatch.setattr(road, "free_beds", lambda world, of=None: np.full(len(of), 0.3 / world.scale))
    monkeypatch.setattr(road, "few_fill", lambda room: np.zeros(len(room), bool))
    planned = min(8.0, 0.3 / model.scale)
    each, heads = grounds.raid_usd(model, planned) / planned, []
    for model.day in range(2000, 2040):
        cells.revenue_usd[cell], attention = 1e7, cells.attention[cell]
        events = model.events.columns()
        told = np.count_nonzero((events["kind"] == KIND["abducted"]) & (events["person"] < 0))
        model.people.situation[who] = CODE["travelling"]
        heads.append(road.abduct(model, who, np.full(4, cell), np.full(4, 8.0)).sum())
        events = model.events.columns()
        raids = np.count_nonzero((events["kind"] == KIND["abducted"]) & (events["person"] < 0)) - told
        assert np.isclose(1e7 - cells.revenue_usd[cell], heads[-1] / model.scale * each)
        assert (raids > 0) == (heads[-1] > 0) == (cells.attention[cell] > attention)
    assert 0 < np.mean(heads) < 0.7


def test_who_is_let_go_for_a_toll_outside_a_shelter_or_after_dark_pays_it(monkeypatch):
    model = copy.deepcopy(busy())
    monkeypatch.setattr(road, "decide_raid", lambda world, cells, *_: np.full(len(cells), road.TOLL))
    monkeypatch.setattr(returns, "decide_raid", lambda world, cells, *_: np.full(len(cells), road.TOLL))
    people, who = model.people, travellers(model, 0)[:20]
    cell = np.flatnonzero(model.cells.road & model.cells.active)[0]
    model.cell_of_ground[:], model.cells.toll_usd[cell], model.cells.members[cell] = cell, 40.0, 1e4
    model.p = model.p | {"gangs.watch_night": 1e9, "removal.members_half": 1e-9}
    model.officials.security[:] = 0.0
    place = np.flatnonzero((model.shelter_of_place >= 0) & (model.town_links >= 0))[0]
    for ask in (lambda: road.outside_shelters(model, who), lambda: model._after_dark(who, 1.0)):
        people.place[who], people.link[who], people.savings_usd[who] = place, -1, np.where(np.arange(20) < 15, 100.0, 10.0)
        ask()
        assert (people.savings_usd[who[:15]] == 60.0).all() and (people.savings_usd[who[15:]] <= 10.0).all()
        assert (people.situation[who] == CODE["travelling"]).all()
