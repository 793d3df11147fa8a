"""Holding somebody for a debt: whose claim it is, how long it lasts, what is lent, and what the month's books say."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from test_work import at_home, quiet

from corridor.agents import bargain, labour
from corridor.agents.employers import US
from corridor.encounters import hiring, work
from corridor.encounters.hiring import Plan
from corridor.encounters.lending import lend


def in_debt(model, owes=0.0, own=0.0):
    """(employers' value of holding for debt, (n,) days; what leaving costs, (n,) USD) of people without papers in the U.S. who owe a ring and the employer."""
    who, near = at_home(model), model.employers_by_region[US]
    seen = labour.as_seen(model, who, near[np.arange(len(who)) % len(near)], documented=np.zeros(len(who), bool))
    seen = seen.but(owes_usd=owes + own, bond_usd=own, lent_usd=0.0)
    return labour.terms(model, seen)[0][:, bargain.DEBT], labour.hold_usd(model, seen)


def test_a_claim_of_ones_own_costs_nothing_to_credit():
    model = copy.deepcopy(quiet())
    to_ring, own = in_debt(model, owes=4000.0)[0], in_debt(model, own=4000.0)[0]
    assert np.all(own > to_ring)  # what is credited on a ring's claim is paid to it


def test_a_debt_holds_as_long_as_it_lasts_and_a_threat_comes_with_it():
    model = copy.deepcopy(quiet())
    model.employers.scruple_days[:] = 0.0
    short, long = in_debt(model, own=50.0), in_debt(model, own=5000.0)
    assert np.mean(long[0] > short[0]) > 0.9
    model.removed_belief[:] = 0.9
    _, costs = in_debt(model, own=5000.0)
    assert np.allclose(costs[:, bargain.DEBT], model.p["work.debt_followed"] * 5000.0 + costs[:, bargain.DENOUNCE]) and np.all(costs[:, bargain.DENOUNCE] > 0)


def test_an_advance_is_lent_to_who_owes_less():
    model = copy.deepcopy(quiet())
    who, near = at_home(model)[:2], model.employers_by_region[US][:2]
    model.people.smuggler_debt_usd[who[1]] = 1000.0
    seen = labour.as_seen(model, who, near)
    assert seen.lent_usd.tolist() == [model.p["employers.advance_usd"], 0.0]
    model.people.bond_usd[who[0]] = 0.0
    plan = Plan(np.full(2, bargain.DEBT), np.full(2, 0.35), *np.zeros((3, 2), bool))
    hiring.make_debtors(model, who, near, plan)
    assert model.people.bond_usd[who].tolist() == [model.p["employers.advance_usd"], 0.0]


def test_what_is_credited_to_a_ring_comes_out_of_what_the_employer_keeps():
    model = copy.deepcopy(quiet())
    people, who, near = model.people, at_home(model)[:2], model.employers_by_region[US][:2]
    people.place[who] = model.geography.place("houston")
    lend(model, who[:1], np.array([0]), np.array([5000.0]))
    plan = Plan(np.full(2, bargain.DEBT), np.full(2, 0.35), *np.zeros((3, 2), bool))
    hiring.start_work(model, who, near, plan, np.full(2, 60.0), np.zeros(2, bool), "job_offer")
    people.bond_usd[who[1]] = 5000.0
    model.day += 30
    got, rings = model.employers.gain_usd[near].copy(), model.ledger.between("employers", "smugglers")
    owed = people.smuggler_debt_usd[who[0]]
    work.pay(model, who)
    kept, paid = model.employers.gain_usd[near] - got, owed - people.smuggler_debt_usd[who[0]]
    assert paid > 0 and model.ledger.between("employers", "smugglers") - rings == pytest.approx(paid / model.scale)
    assert kept[1] - kept[0] == pytest.approx(paid)
