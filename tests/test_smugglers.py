"""Smugglers: the choice at every hand-over, those kept for more, the trade, names; rows as in test_decisions."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from conftest import moves
from test_decisions import (
    FREEZE,
    all_arrive,
    all_at_border,
    busy,
    compare,
    families,
    ids,
    level,
    parameter,
    probabilities,
    reported,
    scaled,
    travellers,
)

from corridor import law
from corridor.agents.smugglers import Demand, Names
from corridor.encounters import border_guide, handover, power, trade
from corridor.encounters.guiding import SOUTH
from corridor.life import owe
from corridor.records.events import KIND


def all_leave_south(model) -> None:
    """All guided travellers leave Mexico's south."""
    geography, who = model.geography, travellers(model, 2)
    out = (geography.region[geography.tail] == SOUTH) & (geography.region[geography.head] > SOUTH)
    out = np.flatnonzero(out)
    held_ground = model.cell_of_ground[geography.ground[out]] >= 0
    model.people.link[who] = out[np.argmax(held_ground)]
    model.people.handed[who] = 0
    handover.at_border(model, who)


def all_kept(model) -> None:
    """Two hundred are kept by rings for four days at the border."""
    people, who = model.people, travellers(model)[:200]
    people.smuggler[who] = np.flatnonzero(model.smugglers.active)[np.arange(len(who)) % 50]
    model.hold(who, "smuggler", people.smuggler[who])
    people.demand_usd[who] = 3000.0
    people.since[who], people.due[who] = model.day - 4, model.day
    handover.held_for_fee(model)


def end_of_month(model) -> None:
    """Rings weigh the trade."""
    model.smugglers.clients[:] = 6.0
    trade.month_of_trade(model)


def known_nowhere(model) -> None:
    """No ring has clients to lose."""
    model.demand.asked[:] = 0.0


def nobody_to_call(model) -> None:
    """Families have little, nobody abroad and nothing to pledge."""
    model.people.family_usd[:] *= 0.05
    model.people.kin[:], model.people.owns[:] = False, False


def tempted_at_border(model) -> None:
    """All guided travellers before a crossing, with guides whom nothing holds back."""
    without_scruples_or_name(model)
    all_at_border(model)


def no_scruples(model) -> None:
    """Guides would do anything."""
    model.smugglers.scruple_usd[:] = 0.0


def without_scruples_or_name(model) -> None:
    """Nothing holds them back."""
    no_scruples(model)
    known_nowhere(model)


def cells_pay(model) -> None:
    """Cells stand on all grounds, captives bring them much, houses are empty, and rings are close to them."""
    without_scruples_or_name(model)
    model.cell_of_ground[:-1] = np.flatnonzero(model.cells.road & model.cells.active)[0]
    model.cells.takings_usd[:] = 9000.0
    model.cells.beds[:] += 200.0
    model.cells.crowding[:] = 0.0
    model.smugglers.tie[:] = 1.0


def tempted_on_ground(model) -> None:
    """All guided travellers leave the south over the ground of a cell, with guides whom nothing holds back."""
    without_scruples_or_name(model)
    model.cell_of_ground[:-1] = np.flatnonzero(model.cells.road & model.cells.active)[0]
    all_leave_south(model)


TABLE = [
    ("leaving the south", tempted_on_ground, parameter("gangs.ground_part", 1.8), 1, -1),
    ("leaving the south", all_leave_south, without_scruples_or_name, 1, +1), ("leaving the south", all_leave_south, reported(0, 0.2), 0, -1),
    ("leaving the south", all_leave_south, parameter("smugglers.border_cost_usd", 2.0), 2, +1),
    ("leaving the south", all_leave_south, cells_pay, 3, +1), ("leaving the south", all_leave_south, known_nowhere, 0, -1),
    ("at border", tempted_at_border, nobody_to_call, 0, -1), ("at border", all_at_border, without_scruples_or_name, 1, +1),
    ("at border", all_at_border, known_nowhere, 0, -1), ("at border", all_at_border, level("road_stopped", 1.6), 0, -1),
    ("at destination", all_arrive, without_scruples_or_name, 4, +1), ("at destination", all_arrive, known_nowhere, 0, -1),
    ("held for fee", all_kept, families(4.0), 0, +1), ("held for fee", all_kept, parameter("smugglers.keep_usd_day", 20.0), 1, -1),
    ("trade", end_of_month, scaled("smugglers", "fee_usd", 0.6), 1, -1), ("trade", end_of_month, level("paid_tolls_usd", 40.0), 1, -1),
    ("trade", end_of_month, scaled("smugglers", "outside_usd", 8.0), 1, -1), ("trade", end_of_month, scaled("smugglers", "outside_usd", 0.1), 1, +1),
]


@pytest.mark.parametrize("row", TABLE, ids=ids)
def test_guides_choices_move_the_way_common_sense_says(row):
    moves(row, compare)


@pytest.mark.parametrize("purpose", sorted({row[0] for row in TABLE}))
def test_each_choice_of_guides_moves_five_points_with_some_row(purpose):
    moved = [np.abs(np.subtract(*compare(purpose, row[1], row[2]))).max() for row in TABLE if row[0] == purpose]
    assert max(moved) >= FREEZE


def test_a_name_lives_where_clients_come_from():
    names = Names(3, 2)
    ring, here = np.array([0]), np.array([1])
    for _ in range(30):
        names.report(ring, here, np.array([False]), np.ones(1), 1.0)
    names.report(np.array([1] * 40), np.zeros(40, int), np.ones(40, bool), np.zeros(40), 1.0)
    names.fade(7, 90)
    here, elsewhere = names.known(np.array([0]), 1, 20.0)[0], names.known(np.array([0]), 0, 20.0)[0]
    assert here < elsewhere < names.known(np.array([1]), 0, 20.0)[0]


def test_names_fade_towards_how_rings_are_judged():
    names = Names(2, 1)
    names.report(np.array([0] * 10), np.zeros(10, int), np.zeros(10, bool), np.ones(10), 1.0)
    names.report(np.array([1] * 30), np.zeros(30, int), np.ones(30, bool), np.zeros(30), 1.0)
    for _ in range(200):
        names.fade(7, 90)
    both = names.known(np.array([0, 1]), 0, 20.0)[0]
    assert abs(both[0] - both[1]) < 0.01
    assert 0 < both[0] < 1


def test_a_client_of_another_place_has_no_name_to_spoil():
    model = copy.deepcopy(busy())
    who = travellers(model, 2)
    ring = np.array([np.flatnonzero(model.smugglers.base != model.people.home[row])[0] for row in who])
    assert np.all(handover.name_worth(model, who, ring) == 0)


def test_a_place_that_all_rings_have_left_is_found_again():
    """Where no ring stands nobody can ask; that says nothing against the place, and rings come back."""
    model = copy.deepcopy(busy())
    rings, place = model.smugglers, int(model.origins[0][0])
    rings.active[rings.base == place] = False
    model.p = model.p | {"smugglers.trade_scale_usd": 500.0}
    before = model.demand.believed(40.0)[0]
    for _ in range(3):
        rings.clients[:] = 12.0 * rings.active
        trade.month_of_trade(model)
    assert model.demand.believed(40.0)[0] > 0.5 * before
    assert np.any(rings.active[rings.base == place])


def test_many_requests_and_few_are_believed_as_far_as_they_have_been_heard():
    asked = Demand(np.array([0.5, 0.4, 0.1]), 1000.0)
    for _ in range(12):
        asked.month(np.array([100.0, 800.0, 0.0]), np.array([True, True, False]), 3.0)
    few, many, unheard = asked.believed(40.0) / asked.share
    assert few < 400
    assert many > 1500
    assert few < unheard < many


def test_a_cell_takes_its_part_of_what_rings_get_on_its_ground():
    """What families pay for those kept there is shared between ring and cell; elsewhere the ring has it all."""
    for part in (0.5, 0.0):
        model = copy.deepcopy(busy())
        model.p = model.p | {"gangs.ground_part": part}
        who = travellers(model)[:50]
        model.people.family_usd[who] = 2000.0
        place = int(np.flatnonzero(model.town_links >= 0)[0])
        cell = int(np.flatnonzero(model.cells.road & model.cells.active)[0])
        model.people.place[who], model.cell_of_ground[:-1] = place, cell
        ring = np.full(len(who), np.flatnonzero(model.smugglers.active)[0])
        model.hold(who, "smuggler", ring)
        cells, rings = model.cells.revenue_usd[cell], model.smugglers.profit_usd[ring[0]]
        handover.families_pay(model, who, ring, np.full(len(who), 1000.0), np.full(len(who), cell))
        got = 1000.0 * len(who) / model.scale
        assert np.isclose(model.cells.revenue_usd[cell] - cells, part * got)
        assert np.isclose(model.smugglers.profit_usd[ring[0]] - rings, (1 - part) * got, rtol=1e-3)


@pytest.mark.parametrize("debt, use, marked", [(900.0, 900.0, (True, True)), (100.0, 900.0, (False, True)), (900.0, 100.0, (True, False)), (9.0, 9.0, (False, False))])
def test_where_debt_or_use_alone_would_do_both_have_made_bonding_pay(debt, use, marked):
    """Going on is worth 0, bonding what debt and use bring, less 400 in the first case, 700 in the next two; and 100,000 in the last."""
    draws, one = busy().draws, np.array([7], np.uint64)
    less = 400.0 if debt == use else 700.0
    values = np.array([[0.0, debt + use - less if debt > 10 else 1e5]])
    found = handover.made_it_pay(values, 1, (np.array([debt]), np.array([use])), (draws, one, "at border", np.array([0]), 1.0))
    assert tuple(bool(part[0]) for part in found) == marked


def one_bonded(model, stage: int, minor=False):
    """One guided traveller whom the guide bonds, for a debt and a use that would each do."""
    people, who = model.people, travellers(model, 2)[:1]
    people.minor[who], people.smuggler[who] = minor, np.flatnonzero(model.smugglers.active)[0]
    people.link[who] = np.flatnonzero(model.geography.crosses_us)[0]
    people.place[who] = model.geography.tail[people.link[who]]
    people.fee_usd[who] = 4000.0
    owe(model, who, "balance_usd", 3000.0 - people.balance_usd[who], "fee")
    return who, handover.hand_over(model, who, stage)


def bonding_pays(monkeypatch, debt=9e4, use=9e4):
    """Guides see that much in the debt and in the use, each alone more than in going on, and nothing in all else."""
    monkeypatch.setattr(handover, "worth_of_bonding", lambda world, who, stage: (np.full(len(who), debt), np.full(len(who), use)))
    table = np.array([[5e4, -np.inf, -np.inf, -np.inf, debt + use]])
    monkeypatch.setattr(handover, "values_of", lambda world, who, *_: np.repeat(table, len(who), axis=0))


def test_a_minor_sold_into_bondage_for_debt_and_use_is_recognised(monkeypatch):
    bonding_pays(monkeypatch)
    model = copy.deepcopy(busy())
    who, _ = one_bonded(model, handover.AT_BORDER, minor=True)
    marks = {name for bits in model.recognition.bits[who[0]] for name in law.names_of(int(bits))}
    assert {"transfer", "coercion", "slavery_bondage"} <= marks
    told = model.events.columns()
    assert KIND["trafficked"] in told["kind"][told["person"] == who[0]]


@pytest.mark.parametrize("stage", [handover.AT_BORDER, handover.AT_ARRIVAL])
def test_a_bond_at_the_border_is_for_the_way_done_only(monkeypatch, stage):
    bonding_pays(monkeypatch)
    model = copy.deepcopy(busy())
    before = model.people.smuggler_debt_usd.copy()
    who, _ = one_bonded(model, stage)
    people, debt = model.people, float((model.people.smuggler_debt_usd - before)[who][0])
    assert people.balance_usd[who] == 0
    crossing = model.p["smugglers.border_cost_usd"]
    assert debt <= 3000.0 - crossing if stage == handover.AT_BORDER else abs(debt - 3000.0) < 1
    assert model.ledger.claimed("smuggler_debt_usd") == pytest.approx(people.smuggler_debt_usd.sum() / model.scale)
    assert model.ledger.claimed("balance_usd") == pytest.approx(people.balance_usd.sum() / model.scale, abs=1.0)


def test_for_a_crossing_not_made_a_border_guide_is_owed_nothing():
    model = copy.deepcopy(busy())
    people, who = model.people, travellers(model, 0)
    people.link[who], people.handed[who], people.savings_usd[who] = np.flatnonzero(model.geography.crosses_us)[0], 0, 1000.0
    border_guide.hire_at_border(model, who)
    hired = who[people.channel[who] == 2]
    assert len(hired) > 10 and np.all(people.balance_usd[hired] > 100)
    assert np.all(handover.owed_so_far(model, hired, handover.AT_BORDER) <= 1)


def test_a_ring_hired_at_the_border_has_nobody_at_the_clients_home():
    """Whoever else is hired there: each draws by a key, so that leaving half of them out changes nobody's ring."""
    rings = []
    for step in (1, 2):
        model = copy.deepcopy(busy())
        people, who = model.people, travellers(model, 0)[::step]
        people.link[who], people.handed[who], people.savings_usd[who] = np.flatnonzero(model.geography.crosses_us)[0], 0, 1000.0
        model.smugglers.base[:] = np.where(np.arange(len(model.smugglers)) % 2 == 0, people.home[who[0]], model.smugglers.base)
        border_guide.hire_at_border(model, who)
        hired = who[people.channel[who] == 2]
        assert len(hired) > 10 and np.all(model.smugglers.base[people.smuggler[hired]] != people.home[hired])
        rings.append(dict(zip(hired.tolist(), people.smuggler[hired].tolist(), strict=True)))
    assert all(rings[0][one] == ring for one, ring in rings[1].items())


def test_a_guide_reckons_with_other_clients_of_the_ring():
    """The same women on the same links, with guides of other rings each or all with one: more are there who see it."""
    seen = []
    for rings in (None, 1):
        model = copy.deepcopy(busy())
        model.demand.asked[:] = 0.0  # nobody asks rings: no name to lose
        model.smugglers.scruple_usd[:] = 0.0
        model.company["groups of rings"].people[:], model.company["groups of rings"].found[:] = 1e6, 2e6  # two usually are together
        who = travellers(model)
        model.people.sex[who], model.people.channel[who] = 0, 2
        model.people.smuggler[who] = np.arange(len(who)) % (rings or len(model.smugglers))
        seen.append(probabilities(model, "guide", lambda m, who=who: power.guides(m, who)))
    alone, together = seen
    moved = np.array([together[key][0] - alone[key][0] for key in alone])
    assert moved.mean() > 0
    assert moved.max() >= FREEZE


def test_a_guide_reckons_with_the_name_of_the_ring():
    """Where many ask a ring of the client's own place, an abuse that is told costs it more."""
    seen = []
    for asked in (0.0, 1.0):
        model = copy.deepcopy(busy())
        model.demand.asked[:] *= asked
        who = travellers(model)
        at = {int(base): ring for ring, base in enumerate(model.smugglers.base)}
        who = np.array([row for row in who if int(model.people.home[row]) in at])
        model.people.sex[who], model.people.channel[who] = 0, 2
        model.people.smuggler[who] = [at[int(model.people.home[row])] for row in who]
        seen.append(probabilities(model, "guide", lambda m, who=who: power.guides(m, who)))
    moved = np.array([seen[1][key][0] - seen[0][key][0] for key in seen[0]])
    assert moved.mean() > 0
    assert moved.max() >= FREEZE


@pytest.mark.parametrize("how", ["sold", "bonded"])
def test_what_a_ring_gets_for_people_is_its_profit(how, monkeypatch):
    bonding_pays(monkeypatch)
    model = copy.deepcopy(busy())
    if how == "bonded":
        one_bonded(model, handover.AT_BORDER)
        payer = "employers"
    else:
        who, payer = travellers(model, 2)[:3], "gangs"
        handover.sell(model, who, model.people.smuggler[who].copy(), np.full(3, np.flatnonzero(model.cells.road)[0]), np.full(3, 500.0))
    before = busy()
    got = model.ledger.between(payer, "smugglers") - before.ledger.between(payer, "smugglers")
    assert got > 0 and model.smugglers.profit_usd.sum() - before.smugglers.profit_usd.sum() == pytest.approx(got)
