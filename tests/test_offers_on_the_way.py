"""Offers of work heard at home and on the way: against what they are weighed, and what an honest one names."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from test_decisions import FREEZE, probabilities
from test_work import at_home, outside_a_shelter, poor, quiet, recruiters_speak

from corridor.agents import bargain
from corridor.encounters import offers
from corridor.encounters.hiring import Plan


def test_home_on_the_way_is_what_departure_will_find_there():
    """Attachment counts only for those who would stay; nobody goes home to set out anew alone."""
    model = copy.deepcopy(quiet())
    people = model.people
    who = at_home(model)
    people.savings_usd[who] = 1000.0
    values = model.try_values(who)
    assert np.allclose(model.way_home(who), values.max(axis=1) - model.p["people.bus_home_usd"])
    funded = model.compare(model.reckon(who), funded=True)[:, 1]
    assert np.allclose(model.going_on(who), funded) and np.all(model.going_on(who) >= values[:, 1])
    people.attachment_usd[who], people.savings_usd[who] = 0.0, 0.0
    assert np.allclose(model.way_home(who), model.try_values(who).max(axis=1))
    people.danger_usd[who] += 1e6  # who cannot stay at home is drawn there by nothing
    assert np.all(model.way_home(who)[np.isinf(model.try_values(who)[:, 1:]).all(axis=1)] < 0)


def weighed_offers(act, monkeypatch, **plans_made) -> tuple:
    """(model, people, values of the first choice, of the same at true terms) of an act in which people hear offers; plans_made: columns of
    every plan."""
    model, seen = copy.deepcopy(quiet()), []
    n = len(at_home(model))
    plan = Plan(**{"treatment": np.full(n, bargain.FAIR), "pay": np.ones(n), "false": np.zeros(n, bool), "weak": np.zeros(n, bool), "use": np.zeros(n, bool)}
                | {name: np.full(n, value) for name, value in plans_made.items()})
    monkeypatch.setattr(offers, "plan_offer", lambda *_: plan)
    monkeypatch.setattr(offers, "relatives", lambda world, who: np.full(len(who), -1))
    monkeypatch.setattr(offers, "choose", lambda values, draws, keys, purpose, *_: seen.append((purpose, values)) or np.zeros(len(values), int))
    who = at_home(model)
    act(model)
    told, true = [values for purpose, values in seen if purpose in ("recruiter's offer", "offer on the way")][:2]
    return model, who, told, true


@pytest.mark.parametrize(("act", "days"), [(recruiters_speak, 21 * 6), (outside_a_shelter, 21)])
def test_an_honest_offer_under_guard_is_weighed_with_the_days_under_guard(act, days, monkeypatch):
    """As staying under guard is; who is told nothing of guards does not weigh them, but would have."""
    honest = {"treatment": bargain.GUARDS, "pay": 0.75}
    model, _, told, true = weighed_offers(act, monkeypatch, **honest)
    _, _, papers, _ = weighed_offers(act, monkeypatch, **honest | {"treatment": bargain.PAPERS})
    assert model.p["work.horizon_months"] == 6
    assert np.allclose((papers - told)[:, 1], days * model.p["work.held_day_usd"]) and np.allclose(told, true)
    _, _, lie, _ = weighed_offers(act, monkeypatch, **honest | {"false": True})
    _, _, other_lie, truth = weighed_offers(act, monkeypatch, **honest | {"treatment": bargain.PAPERS, "false": True})
    assert np.allclose(lie, other_lie)
    _, _, _, guarded = weighed_offers(act, monkeypatch, **honest | {"false": True})
    assert np.allclose((truth - guarded)[:, 1], days * model.p["work.held_day_usd"])


def test_who_hears_an_offer_on_the_way_has_the_plans_of_one_who_is_stranded(monkeypatch):
    """Going on alone as departure weighs it, or the way home: who cannot stay there has little to lose."""
    model, who, told, _ = weighed_offers(outside_a_shelter, monkeypatch)
    plans = np.maximum(model.going_on(who), model.way_home(who))
    assert np.allclose(told[:, 0], plans) and not np.allclose(plans, model.people.attachment_usd[who])


def test_an_offer_on_the_way_that_names_next_to_nothing_is_refused_though_cash_lacks(monkeypatch):
    """What lacks for the way makes a dollar of the pay count for more; it adds nothing to an offer that pays nothing."""
    def takes(pay: float) -> float:
        model = copy.deepcopy(quiet())
        poor(model)
        model.employers.scruple_days[:] = 0.0
        monkeypatch.setattr(offers, "plan_offer", lambda world, seen, *_: Plan(
            np.full(len(seen.who), bargain.UNDERPAY), np.full(len(seen.who), pay), *np.zeros((3, len(seen.who)), bool)))
        found = probabilities(model, "offer on the way", outside_a_shelter)
        return float(np.mean([row[1] for row in found.values()]))

    assert takes(0.02) < takes(1.0) - FREEZE
