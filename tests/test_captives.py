"""What families have left, what captors can know of it, and what captives learn of those who defied (model.md, ransom; captivity)."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from test_decisions import busy
from test_road import captives, cell, compare, flights, scaled

from corridor.encounters import captivity, grounds, handover, holding, ransom, uses
from corridor.records.events import KIND

WEEK, YEARS = 7, 365 * 8
RELEASE, KILL = 1, 7


def all_have_kin():
    """A world in which captives have kin abroad, and nothing has been sent or borrowed."""
    model = copy.deepcopy(busy())
    people = model.people
    people.kin[:], people.owns[:], people.debt_usd[:], people.kin_drawn_usd[:] = True, False, 0.0, 0.0
    people.family_usd[:] = people.family_base_usd
    return model


def brought_up(model, who, usd: float) -> np.ndarray:
    """(n,) USD that families bring up for a captivity that begins today, of `usd` asked, once they have had time."""
    model.hold(who, "gang", model.people.holder[who])
    sent = np.minimum(ransom.raised_by(model, who, np.full(len(who), 30)), usd)
    ransom.family_pays(model, who, sent, model.people.holder[who])
    return sent


def recover(model, days: int) -> None:
    """Days in which nothing but households' means changes."""
    model.day += -(model.day - model.first_day) % WEEK
    for _ in range(days // WEEK):
        model.day += WEEK
        model._households()


def test_a_second_captivity_within_weeks_raises_much_less_and_after_years_as_much():
    model = all_have_kin()
    who = captives(model)
    first = brought_up(model, who, 1e6)
    model.people.debt_usd[who] = 0.0  # kin and family alone: what a lender gave is owed until repaid
    recover(model, 2 * WEEK)
    again = ransom.can_raise(model, who) - model.lender_limit(who) - model.people.ransom_usd[who]
    assert again.sum() < 0.2 * first.sum()
    assert ransom.kin_still(model, who).max() < 0.2 * model.p["ransom.kin_usd"]
    assert (ransom.emptied(model, who) > 0.3).all()
    recover(model, YEARS)
    assert ransom.kin_still(model, who) == pytest.approx(np.full(len(who), model.p["ransom.kin_usd"]), rel=1e-3)
    assert brought_up(model, who, 1e6).sum() == pytest.approx(first.sum(), rel=0.01)


def test_kin_never_send_more_than_they_have_however_often_somebody_is_taken():
    model = all_have_kin()
    who, outside = captives(model), ("wages_outside", "families")
    booked, sent = model.ledger.between(*outside), np.zeros(len(who))
    for _ in range(5):
        whole = ransom.kin_still(model, who)
        sent += np.minimum(brought_up(model, who, 4000.0), whole)
    assert (sent <= model.p["ransom.kin_usd"] + 1e-6).all()
    assert model.people.kin_drawn_usd[who] == pytest.approx(sent)
    assert model.ledger.between(*outside) - booked == pytest.approx(sent.sum() / model.scale)
    assert (model.people.family_usd[who] > -1e-9).all()


@pytest.mark.parametrize("column", ["family_usd", "kin_drawn_usd"])
def test_captors_and_rings_do_not_look_into_purses(column):
    model = copy.deepcopy(busy())
    who = captives(model, 10, ransom_usd=300.0)
    model.people.smuggler[who] = 0

    def reckoned():
        at, stake, cost = model.people.holder[who], np.zeros(len(who)), np.full(len(who), 5.0)
        price = uses.best_buyer(model, who, at)[0]
        return captivity.still_to_come(model, who, at, cost, stake), handover.squeezed_usd(model, who, np.full(len(who), -1)), price

    before = reckoned()
    getattr(model.people, column)[who] = 50_000.0
    for one, other in zip(before, reckoned(), strict=True):
        assert (one == other).all()


def test_what_a_family_sends_shows_its_means_and_silence_that_it_has_none():
    early, late = (holding.reckoned(float(days), 0.0, 2000.0, 6.0) for days in (2, 20))
    assert early > 1000 and late < 200
    assert holding.reckoned(20.0, 1500.0, 2000.0, 6.0) == pytest.approx(1520, abs=20)
    poor, rich = (holding.beyond(1000.0, 3000.0, usual, 0.9) for usual in (500.0, 4000.0))
    assert 1000 < poor < rich < 3000


def test_whose_family_is_spent_goes_on_less():
    model = copy.deepcopy(busy())
    model.cells.paying_frees[:], model.cells.unpaid_frees[:] = 0.9, 0.2
    who = captives(model)
    people = model.people
    people.savings_usd[who], people.harmed_on[who], people.kin[who] = 500.0, model.day, True
    model.believed_home = (model.believed_home[0], np.full_like(model.believed_home[1], 0.6))
    going = {}
    for part in (0.0, 1.0):
        other = copy.deepcopy(model)
        other.people.family_usd[who] = other.people.family_base_usd[who] * (1 - part)
        other.people.kin_drawn_usd[who], other.people.kin_drawn_on[who] = part * other.p["ransom.kin_usd"], other.day
        going[part] = other.goes_on(who).sum()
    assert going[1.0] < going[0.0]


# ---- what captives learn ----
def test_a_starting_belief_gives_way_to_what_becomes_of_all_captives():
    """Nobody defies and nobody is killed: what captives fear at first must not stay for ever."""
    model = copy.deepcopy(busy())
    model.cells.kills_share[:] = model.cells.kills_any[:] = 0.3
    for _ in range(18):
        who = model.held_by_gangs() if len(model.held_by_gangs()) else captives(model, 20)
        at = model.people.holder[who]
        captivity.learn_cruelty(model, who, at, np.full(len(who), RELEASE), np.zeros(len(who), bool))
        grounds.hear_of_others(model, grounds.standing(model))
    road = grounds.standing(model)
    assert model.cells.kills_share[road].max() < 0.1


def test_those_who_defied_are_heeded_before_all_others():
    model = copy.deepcopy(busy())
    model.cells.kills_share[:] = model.cells.kills_any[:] = 0.05
    who = captives(model, 20)
    at = model.people.holder[who]
    defiant = np.arange(len(who)) % 5 == 0
    model.people.defied[who] = defiant
    for _ in range(12):
        captivity.learn_cruelty(model, who, at, np.where(defiant, KILL, RELEASE), np.zeros(len(who), bool))
        grounds.hear_of_others(model, grounds.standing(model))
    road = grounds.standing(model)
    assert model.cells.kills_share[road].min() > 0.5 and model.cells.kills_any[road].max() < 0.35


def test_left_in_a_use_is_no_news():
    model = copy.deepcopy(busy())
    who = captives(model, 20, defied=True)
    at, before = model.people.holder[who], model.cells.kills_share.copy()
    captivity.learn_cruelty(model, who, at, np.full(len(who), captivity.EXPLOIT), np.ones(len(who), bool))
    assert (model.cells.kills_share == before).all() and not model.cells.defied_seen.any()


def little_feared(model) -> None:
    """Few were killed, so that flight is weighed at all."""
    model.cells.kills_share[:] = 0.005


@pytest.mark.parametrize("alter, direction", [
    (scaled("cells", "members", 0.1), +1), (cell("stay_days", 400.0), +1), (cell("paying_frees", 0.05), +1),
    (cell("kills_share", 0.3), -1), (scaled("cells", "members", 5.0), -1),
], ids=["few guards", "long stay", "paying is no use", "many killed", "many guards"])
def test_captives_try_to_flee_by_guards_the_time_ahead_and_what_befell_others(alter, direction):
    def act(model):
        model.cells.kills_share[:] = model.cells.kills_share * (model.cells.kills_share > 0.2) + 0.005 * (model.cells.kills_share <= 0.2)
        flights(model)
    before, after = compare("escape", act, alter)
    assert direction * (after - before)[:, 1].mean() > 0.005


def test_looking_twice_does_not_make_a_captive_flee():
    """Nothing changed between two looks: nobody who stayed at the first flees at the second."""
    model = copy.deepcopy(busy())
    little_feared(model)
    who = captives(model, 20)
    model.cells.members[:] *= 0.3
    model.p = model.p | {"gangs.guard_sees": 0.0}  # whoever tries gets away
    held = captivity.escapes(model, who)
    assert 0 < len(held) < len(who)
    assert len(captivity.escapes(model, held)) > 0.98 * len(held)


def test_cells_learn_that_those_who_fled_brought_nothing_more():
    model = copy.deepcopy(busy())
    model.cells.kills_share[:] = 0.0
    model.cells.takings_usd[:] = 3000.0
    who = captives(model, 10)
    model.p = model.p | {"gangs.guard_sees": 0.0, "gangs.beating_usd": 0.0}
    captivity.escapes(model, who)
    kinds = model.events.take()["kind"]
    assert np.count_nonzero(kinds == KIND["escaped"]) > 0.9 * len(who)
    assert model.cells.takings_usd[grounds.standing(model)].min() < 3000.0


def test_beliefs_move_in_a_run():
    model = copy.deepcopy(busy())
    road = model.cells.road & model.cells.active
    assert (model.cells.kills_share[road] < model.p["gangs.start_kills"] - 0.001).all()
