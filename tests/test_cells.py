"""Cells of the road as actors that come and go: splitting, disbanding, fights for one place, and what each encounter with them draws."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from test_decisions import busy

from corridor.agents.gangs import GangCell
from corridor.encounters import grounds, road

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
