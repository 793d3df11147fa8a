"""What families have left, what captors can know of it, and what captives learn of those who defied (model.md, ransom; captivity)."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from test_decisions import MODULES, busy
from test_road import captives, cell, compare, flights, scaled, seen_to_kill

from corridor.choice import choose
from corridor.encounters import captivity, fear, grounds, handover, holding, power, ransom, uses
from corridor.records.events import KIND, PARTY

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
        at, cost = model.people.holder[who], np.full(len(who), 5.0)
        price = uses.best_buyer(model, who, at)[0]
        return captivity.still_to_come(model, who, at, cost), handover.squeezed_usd(model, who, np.full(len(who), -1)), price

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


def test_what_a_family_has_told_the_police_outlasts_a_sale():
    """It is the family's: at the end it learns whether telling helped. The new captor's word is unknown; who is taken anew has told nobody."""
    model = copy.deepcopy(busy())
    people, who = model.people, captives(model, asked_again=2, told_police=True)
    cell, told = people.holder[who].copy(), model.telling_belief
    people.told_police[who[::2]] = False
    uses.sell(model, who, cell, np.full(len(who), 100.0), np.full(len(who), PARTY["gang"]), np.roll(cell, 1))
    assert np.array_equal(people.told_police[who], np.arange(len(who)) % 2 == 1)
    assert not people.asked_again[who].any() and np.array_equal(people.holder[who], np.roll(cell, 1))
    model.set_free(who, "rescued", party_kind="official", party=0)
    assert model.telling_belief > told and not people.told_police[who].any()
    again = captives(model)
    assert not people.told_police[again].any()


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
    assert fear.feared(model, road).max() < 0.1


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
    assert fear.feared(model, road).min() > 0.5 and model.cells.kills_any[road].max() < 0.35


def test_left_in_a_use_is_no_news():
    model = copy.deepcopy(busy())
    who = captives(model, 20, defied=True)
    at, before = model.people.holder[who], model.cells.kills_share.copy()
    model.cells.defied_seen[:] = 0.0
    captivity.learn_cruelty(model, who, at, np.full(len(who), captivity.EXPLOIT), np.ones(len(who), bool))
    assert (model.cells.kills_share == before).all() and not model.cells.defied_seen.any()


def little_feared(model) -> None:
    """Few were killed, so that flight is weighed at all."""
    model.cells.kills_share[:] = model.cells.kills_any[:] = 0.005
    model.cells.defied_seen[:] = 0.0


@pytest.mark.parametrize("alter, direction", [
    (scaled("cells", "members", 0.1), +1), (cell("stay_days", 400.0), +1), (cell("paying_frees", 0.05), +1),
    (seen_to_kill(0.3), -1), (scaled("cells", "members", 5.0), -1),
], ids=["few guards", "long stay", "paying is no use", "many killed", "many guards"])
def test_captives_try_to_flee_by_guards_the_time_ahead_and_what_befell_others(alter, direction):
    def act(model):
        if model.cells.defied_seen.min() < 500:
            little_feared(model)
        flights(model)
    before, after = compare("escape", act, alter)
    assert direction * (after - before)[:, 1].mean() > 0.005


def test_looking_twice_does_not_make_a_captive_flee():
    """Nothing changed between two looks: nobody who stayed at the first flees at the second."""
    model = copy.deepcopy(busy())
    little_feared(model)
    model.cells.paying_frees[:], model.cells.kills_any[:] = 1.0, 0.0
    who = captives(model, 20, ransom_usd=2000.0)
    model.cells.members[:] *= 0.3
    model.p = model.p | {"gangs.guard_sees": 0.0}  # whoever tries gets away
    held = captivity.escapes(model, who)
    assert 0 < len(held) < len(who)
    assert len(captivity.escapes(model, held)) > 0.98 * len(held)


def test_cells_learn_that_those_who_fled_brought_nothing_more():
    model = copy.deepcopy(busy())
    model.cells.kills_share[:] = model.cells.kills_any[:] = 0.0
    model.cells.takings_usd[:] = 3000.0
    who = captives(model, 10)
    model.p = model.p | {"gangs.guard_sees": 0.0, "gangs.beating_usd": 0.0}
    captivity.escapes(model, who)
    kinds = model.events.take()["kind"]
    assert np.count_nonzero(kinds == KIND["escaped"]) > 0.8 * len(who)
    assert model.cells.takings_usd[grounds.standing(model)].min() < 3000.0


def test_beliefs_move_in_a_run():
    model = copy.deepcopy(busy())
    moved = np.abs(fear.feared(model, grounds.standing(model)) - model.p["gangs.start_kills"])
    assert np.all(moved > 0) and np.mean(moved > 0.001) > 0.9


# ---- asked again, or freed at once ----
def all_paid(model, believed: float, again: int = 0) -> np.ndarray:
    """(200, 8) what captors make of captives for whom all has been paid, where families believe so far in paying; 2000 USD are asked."""
    model.cells.asks_usd[:], model.cells.paying_frees[:], model.cells.unpaid_frees[:] = 2500.0, believed, 0.2
    who = captives(model, 8, ransom_usd=2000.0, asked_again=again)
    model.people.kin[who], model.people.minor[who] = True, False
    return captivity.alternatives(model, who, np.full((len(who), len(captivity.OF_USE)), -np.inf))


def test_captors_ask_again_where_families_pay_in_any_case_and_keep_their_word_where_they_waver():
    sure, wavering = (all_paid(copy.deepcopy(busy()), believed) for believed in (0.95, 0.6))
    asks = [np.isfinite(table[:, captivity.WAIT]) & (table[:, captivity.WAIT] > table[:, RELEASE]) for table in (sure, wavering)]
    gain = [(table[:, captivity.WAIT] - table[:, RELEASE])[np.isfinite(table[:, captivity.WAIT])].mean() for table in (sure, wavering)]
    assert asks[0].mean() > 0.5 and gain[0] > gain[1] + 100


def test_some_are_asked_again_and_some_freed_at_once():
    model = copy.deepcopy(busy())
    model.cells.asks_usd[:], model.cells.paying_frees[:], model.cells.unpaid_frees[:] = 2500.0, 0.65, 0.2
    who = captives(model, 8, ransom_usd=2000.0)
    captivity.captors_decide(model, who)
    again = model.people.asked_again[who] > 0
    released = model.people.situation[who] != captivity.CODE["held"]
    assert again.mean() > 0.05 and released.mean() > 0.05
    assert (model.people.demand_usd[who[again]] > 2000.0).all()


def test_asking_again_costs_word_only_as_far_as_the_family_is_freed_for():
    """Freed at the second call: half as much shown for paying; kept: no more than if never asked again."""
    model = copy.deepcopy(busy())
    model.cells.paying_frees[:] = 0.6
    who = captives(model, 8, ransom_usd=2000.0)
    known = {}
    for again in (0, 1):
        for freed in (True, False):
            other = copy.deepcopy(model)
            other.people.asked_again[who] = again
            ransom.families_hear(other, who, np.full(len(who), freed))
            known[again, freed] = other.cells.paying_frees[other.people.holder[who]].mean()
    assert known[0, True] > 0.6 > known[1, True] > known[1, False] == known[0, False]


def test_paying_what_was_asked_first_counts_as_paid_in_full_when_more_was_asked():
    model = copy.deepcopy(busy())
    who = captives(model, 20, ransom_usd=2000.0, asked_again=1, demand_usd=3500.0)
    before = model.cells.asks_usd.copy()
    captivity.learn(model, who, model.people.holder[who].copy(), np.zeros(len(who)))
    assert (model.cells.asks_usd >= before).all() and (model.cells.asks_usd > before).any()


# ---- fear ----
def test_one_case_of_long_ago_is_not_a_rule():
    model = copy.deepcopy(busy())
    at = grounds.standing(model)
    model.cells.kills_share[:], model.cells.kills_any[:], model.cells.defied_seen[:] = 0.4, 0.01, 0.0
    model.cells.defied_seen[at[0]] = 0.5
    assert fear.feared(model, at).max() < 0.02
    model.cells.defied_seen[:] = 500.0
    assert fear.feared(model, at).min() > 0.3


def test_an_example_is_worth_nothing_where_nobody_would_flee_and_little_where_all_know():
    model = copy.deepcopy(busy())
    who = captives(model, 10, defied=True)
    at = model.people.holder[who]
    model.cells.stay_days[:], model.cells.takings_usd[:], model.cells.members[at] = 12.0, 2000.0, 5.0
    little_feared(model)
    model.cells.defied_seen[:] = 0.0
    first = captivity.example_usd(model, at)
    model.cells.defied_seen[:] = 5000.0
    known = captivity.example_usd(model, at)
    model.cells.kills_share[:] = 0.9
    nobody = captivity.example_usd(model, at)
    assert first.mean() > 100 and known.mean() < 0.2 * first.mean() and nobody.max() < 0.01 * first.mean()


# ---- uses ----
def test_a_use_without_worth_is_closed():
    model = copy.deepcopy(busy())
    who = captives(model, 20)
    men = model.people.sex[who] == 1
    bring = captivity.uses_bring(model, who, np.zeros(len(who)))
    of_women = [captivity.OF_USE.index(use) for use in (captivity.SERVITUDE, captivity.EXPLOIT)]
    assert np.isneginf(bring[men][:, of_women]).all() and np.isfinite(bring[~men][:, of_women]).all()
    assert not np.isnan(captivity.alternatives(model, who, bring)).any()


def test_a_captive_changes_use_only_when_something_has_changed(monkeypatch):
    model = copy.deepcopy(busy())
    monkeypatch.setattr(uses, "worth_a_day", lambda world, who, cell: np.full((len(who), 4), 200.0))
    model.p = model.p | {"gangs.crime_burden_usd": -9000.0}
    model.cells.crowding[:] = 0.0  # what a place is worth changes with what captives were sold for meanwhile
    who = captives(model, 30)
    captivity.captors_decide(model, who)
    used = who[model.people.use[who] >= 2]
    assert len(used) > 20
    first = model.people.use[used].copy()
    changed = 0.0
    for _ in range(3):
        was = model.people.use[used].copy()
        captivity.captors_decide(model, used)
        changed += (model.people.use[used] != was).mean()
    assert changed < 0.02 and len(np.unique(first)) > 1


def test_each_purpose_is_one_decision(monkeypatch):
    """Captors who decide and captors in power do not draw under one name (principle 5)."""
    model, seen = copy.deepcopy(busy()), {}

    def spy(values, draws, keys, purpose, occasion, scale):
        seen.setdefault(purpose, set()).add(values.shape[1])
        return choose(values, draws, keys, purpose, occasion, scale)

    for module in MODULES:
        if hasattr(module, "choose"):
            monkeypatch.setattr(module, "choose", spy)
    who = captives(model, 10)
    model.people.sex[who] = 0
    power.captors(model)
    captivity.captivity(model)
    assert seen["captor"] == {8} and "gang in power" in seen
    assert all(len(sizes) == 1 for sizes in seen.values()), seen
