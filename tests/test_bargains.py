"""What employers reckon with where they bargain with workers, or buy control over them: other work, papers, levers, what lies beyond."""

from __future__ import annotations

import copy

import numpy as np
from test_work import at_home, quiet

from corridor.agents import bargain, labour, plans
from corridor.agents.employers import CENTRAL, TRANSIT, US
from corridor.encounters import hiring, offers
from corridor.encounters.hiring import plan_terms


def test_papers_age_and_language_count_only_by_the_other_work_they_open():
    model = copy.deepcopy(quiet())
    who = at_home(model)
    near = model.employers_by_region[US]
    seen = labour.as_seen(model, who, near[np.arange(len(who)) % len(near)], documented=np.zeros(len(who), bool))
    days = labour.elsewhere(model, seen)[1]
    free = labour.elsewhere(model, labour.Seen(plans.but_weak(seen.table, 60.0)))[1]
    assert np.all(free <= days) and free.mean() < 0.9 * days.mean()
    model.employers.asks_papers[:] = False
    model.__dict__.pop("_openings")
    seen.speaks[:] = True
    assert np.allclose(labour.elsewhere(model, seen)[1], labour.elsewhere(model, labour.Seen(plans.but_weak(seen.table, 60.0)))[1])


def test_buyers_bid_what_control_brings():
    model = copy.deepcopy(quiet())
    who = at_home(model)
    price_usd, buyer = labour.bids(model, TRANSIT, who)
    assert np.all((price_usd > 0) == (buyer >= 0)) and price_usd.max() > 0
    women = model.people.sex[who] == 0
    assert price_usd[women].mean() > price_usd[~women].mean()  # bars pay more; nothing else tells them apart
    model.employers.scruple_days[:] = 500.0
    assert labour.bids(model, TRANSIT, who)[0].max() == 0
    held = who[buyer >= 0][:3]
    model = copy.deepcopy(quiet())
    model.hold(held, "gang", np.zeros(3, int))
    had = model.ledger.between("employers", "gangs")
    model.bought(held, buyer[buyer >= 0][:3], price_usd[buyer >= 0][:3], "gang", np.zeros(3, int))
    assert model.ledger.between("employers", "gangs") > had
    assert np.all(model.people.holder_kind[held] == 5) and np.all(model.people.lever[held] > 0)


def test_employers_work_inside_central_america_too():
    model = copy.deepcopy(quiet())
    near = model.employers_by_region[CENTRAL]
    who = at_home(model)[: len(near)]
    assert offers.papers_there(model, who, near[: len(who)]).all()  # CA-4: papers are no lever there
    plan = plan_terms(model, labour.as_seen(model, who, near[: len(who)]))
    assert not np.isin(plan.treatment, [bargain.PAPERS, bargain.DENOUNCE]).any()


def test_chosen_levers_need_what_they_hold_by():
    model = copy.deepcopy(quiet())
    who = at_home(model)
    near = model.employers_by_region[US]
    boss_rows = near[np.arange(len(who)) % len(near)]
    for documented, shut in ((True, bargain.DENOUNCE), (False, bargain.PAPERS)):
        value, _ = labour.terms(model, labour.as_seen(model, who, boss_rows, documented=np.full(len(who), documented)))
        assert np.isneginf(value[:, shut]).all()


def test_hiring_leaves_who_is_held_by_what():
    assert hiring.LEVER[bargain.GUARDS] == 4 and hiring.CONDITION[bargain.DEBT] == 3
    assert [hiring.TREATMENT[lever] for lever in hiring.LEVER[list(labour.LEVERS)]] == list(labour.LEVERS)


def test_buyers_reckon_with_what_usually_lies_beyond_the_work():
    """Not with what this one could do: they do not look into purses (test_captives.py)."""
    model = copy.deepcopy(quiet())
    who = at_home(model)
    model.people.place[who], model.usual_outside_usd = model.geography.place("mexico_city"), 120.0
    was = model.bids(TRANSIT, who)[0]
    model.usual_outside_usd = 900.0
    assert (model.people.outside_usd[who] == 120.0).all() and (model.bids(TRANSIT, who)[0] != was).any()
