"""What an employer plans for somebody new: the compiled choice (agents/plans.py) against a rebuild in plain NumPy, and how it listens to
others. One state of another actor is altered; nobody else is asked in between."""

from __future__ import annotations

import copy
import functools

import numpy as np
import pytest
from test_decisions import FREEZE
from test_work import N, at_home, boss, more_captives, nobody_hires, office, quiet, world_state

from corridor.agents import labour
from corridor.agents.bargain import DEBT, DENOUNCE, FAIR, GUARDS, PAPERS, UNDERPAY
from corridor.agents.employers import CHIAPAS, TRANSIT, US
from corridor.encounters import hiring, offers

STRONG = {"documented": True, "tied": False, "owes_usd": 0.0, "minor": False, "speaks": True}  # without a weakness
TOWN = {US: "houston", TRANSIT: "mexico_city", CHIAPAS: "tapachula"}
LIE = 6  # beside the six treatments
TIMES = 200  # how often each is offered work, with other tastes each time


def logistic(x) -> np.ndarray:
    """1 / (1 + e^-x)."""
    return 1 / (1 + np.exp(-x))


def best(model, values, key, job) -> np.ndarray:
    """The treatment each employer likes best: value over the scale and a Gumbel taste for each."""
    tastes = [-np.log(-np.log(model.draws.uniform(key, "terms", job, k))) for k in range(values.shape[1])]
    return np.argmax(values / model.p["employers.choice_days"] + np.stack(tastes, axis=1), axis=1)


def refusing(model, seen) -> np.ndarray:
    """What turning down an offer is worth to who asks for work, days of the going wage: another of this round, or work found later."""
    share, days = labour.elsewhere(model, seen)
    season, found = model.p["employers.season_days"], np.minimum(model.p["work.round_days"] / days, 1.0)
    return share * (found * season + (1 - found) * np.maximum(season - days, 0.0))


def asks(model, region=US, papers=False):
    """People ask for work: (as seen, what they believe of pay, what refusing is worth)."""
    who, near = at_home(model), model.employers_by_region[region]
    model.people.situation[who], model.people.place[who] = 2, model.geography.place(TOWN[region])
    seen = labour.as_seen(model, who, near[np.arange(len(who)) % len(near)], documented=np.full(len(who), papers))
    return seen, np.full(len(who), model.usual_pay[region]), refusing(model, seen)


def asks_with_papers(model):
    """The same of people with papers."""
    return asks(model, papers=True)


def asks_in_mexico(model):
    """The same without papers in the cities of Mexico."""
    return asks(model, TRANSIT)


def recruited(model):
    """Recruiters of Mexico's cities speak to people who are more or less attached to home."""
    who, near = at_home(model), model.employers_by_region[TRANSIT]
    model.people.attachment_usd[who] = np.linspace(500.0, 5000.0, len(who))
    employer = near[np.arange(len(who)) % len(near)]
    belief, refuse = offers.at_home_view(model, who, employer)
    return labour.as_seen(model, who, employer, documented=offers.papers_there(model, who, employer)), belief, refuse


def mixed_people(model):
    """People of all kinds, who are promised work that is a little better or worse than what they have."""
    people, who, near = model.people, at_home(model), model.employers_by_region[US]
    n = np.arange(len(who))
    people.minor[who], people.smuggler_debt_usd[who] = n % 5 == 0, np.where(n % 3 == 0, 9000.0, 0.0)
    seen = labour.as_seen(model, who, near[n % len(near)], documented=n % 2 == 0)
    seen.tied[:], seen.speaks[:] = n % 4 == 0, n % 7 > 0
    return seen, np.linspace(0.5, 1.0, len(who)), np.linspace(10.0, 60.0, len(who))


def hard_masters(model) -> None:
    """Levers hold: papers are dear, those reported are taken; offers tell much; employers' tastes differ."""
    model.removed_belief[:] = 1.0
    model.p = model.p | {"work.papers_usd": 1000.0, "people.loss_stopped_usd": 3000.0, "employers.held_per_guard": 5.0,
                         "recruiters.told_share": 1.5, "employers.choice_days": 15.0}


def world(alter=None):
    """The quiet world, altered."""
    model = copy.deepcopy(quiet())
    if alter is not None:
        alter(model)
    return model


# ---- the choice, rebuilt ----
def rebuilt_offers(model, seen, belief, refuse, use=True):
    """What an offer brings and whether it is best told falsely, from what the treatment brings (labour.terms)."""
    value, pay = labour.terms(model, seen, use)
    p, told = model.p, model.p["recruiters.told_share"]

    def comes(promise):
        return logistic((belief[:, None] * promise * p["employers.season_days"] - refuse[:, None]) / p["work.accept_days"])

    lied = value - seen.scruple_days[:, None] * np.maximum(told - pay, 0.0)
    honest, known = np.where(value > 0, value * comes(pay), value), np.where(lied > 0, lied * comes(told), lied)
    false = known > honest
    false[:, FAIR] = False
    return np.where(false, known, honest), pay, false


@pytest.mark.parametrize("alter", [None, hard_masters], ids=["as it is", "hard masters"])
@pytest.mark.parametrize("act", [asks, asks_with_papers, recruited, mixed_people], ids=lambda act: act.__name__)
def test_the_plan_of_an_offer_is_the_best_of_what_offers_bring(act, alter):
    model = world(alter)
    seen, belief, refuse = act(model)
    key, job = model.people.key[seen.who], model.people.jobs[seen.who].astype(int)
    value, pay, false = rebuilt_offers(model, seen, belief, refuse)
    for mine, told in zip((value, pay, false), labour.offers(model, seen, belief, refuse), strict=True):
        np.testing.assert_allclose(mine, told, rtol=1e-9)
    plan, rows = hiring.plan_offer(model, seen, belief, refuse), np.arange(len(key))
    pick = best(model, value, key, job)
    assert len(set(pick.tolist())) > 1
    np.testing.assert_array_equal(plan.treatment, pick)
    np.testing.assert_array_equal(plan.pay, pay[rows, pick])
    np.testing.assert_array_equal(plan.false, false[rows, pick])
    strong = best(model, rebuilt_offers(model, seen.but(**STRONG), belief, refuse)[0], key, job)
    useless = best(model, rebuilt_offers(model, seen, belief, refuse, use=False)[0], key, job)
    np.testing.assert_array_equal(plan.weak, (pick != FAIR) & (strong != pick))
    np.testing.assert_array_equal(plan.use, (pick != FAIR) & (useless != pick))


def test_the_rebuilt_choices_are_of_all_kinds():
    """What is compared above is not all one: lies and truth, weakness and use that made a difference and that did not."""
    model = world(hard_masters)
    plan = hiring.plan_offer(model, *mixed_people(model))
    for column in (plan.false, plan.weak, plan.use):
        assert 0.02 < column.mean() < 0.98
    assert len(set(plan.treatment.tolist())) >= 5


@pytest.mark.parametrize("before", [0, 1])
@pytest.mark.parametrize("among", [None, (DEBT, DENOUNCE, GUARDS), (FAIR, UNDERPAY), (PAPERS, GUARDS)], ids=str)
def test_the_plan_for_who_is_there_is_the_best_of_what_is_open(among, before):
    model = world(hard_masters)
    seen = mixed_people(model)[0]
    model.people.jobs[seen.who] = 3
    key, job, rows = model.people.key[seen.who], np.full(len(seen.who), 3 - before), np.arange(len(seen.who))
    shut = [treatment for treatment in range(6) if among is not None and treatment not in among]

    def open_only(*args):
        value, pay = labour.terms(model, *args)
        value[:, shut] = -np.inf
        return value, pay

    value, pay = open_only(seen)
    pick, plan = best(model, value, key, job), hiring.plan_terms(model, seen, among=among, before=before)
    assert len(set(pick.tolist())) > 1
    np.testing.assert_array_equal(plan.treatment, pick)
    np.testing.assert_array_equal(plan.pay, pay[rows, pick])
    assert not plan.false.any()
    np.testing.assert_array_equal(plan.weak, (pick != FAIR) & (best(model, open_only(seen.but(**STRONG))[0], key, job) != pick))
    useless = labour.terms(model, seen, use=False)[0]  # without what it brings, nobody would have been held at all: all is open
    np.testing.assert_array_equal(plan.use, (pick != FAIR) & (best(model, useless, key, job) != pick))


def test_who_asks_for_work_is_planned_for_like_that():
    """What `offers_heard` says each employer means is the plan of an offer at what refusing it is worth."""
    model = world()
    who, near, n = at_home(model), model.employers_by_region[US], int(model.p["work.offers_heard"])
    model.people.situation[who], model.people.place[who] = 2, model.geography.place("houston")
    brings, _, made = hiring.offers_heard(model, who, US, np.zeros(len(who), int))
    drawn = np.stack([model.draws.uniform(model.people.key[who], "offer", 0, k) for k in range(n)], axis=1)
    row, k = np.nonzero(np.isfinite(brings[:, :n]))  # those who look for hands
    assert len(row) > 50
    np.testing.assert_array_equal(made["employer"][row, k], near[(drawn * len(near)).astype(int)][row, k])
    seen = labour.as_seen(model, who[row], made["employer"][row, k], documented=np.zeros(len(row), bool))
    plan = hiring.plan_offer(model, seen, np.full(len(row), model.usual_pay[US]), refusing(model, seen))
    for column, values in plan._asdict().items():
        np.testing.assert_array_equal(made[column][row, k], values, column)
    told = hiring.told_share(model, plan) * made["wage_usd"][row, k] / seen.wage_usd
    np.testing.assert_allclose(brings[row, k], model.usual_pay[US] * told * model.p["employers.season_days"])


# ---- it listens to others ----
def how_often(model, act) -> np.ndarray:
    """(n, 7) how often each is meant to be treated so when offered work, and lied to, over tastes."""
    seen, belief, refuse = act(model)
    often = np.zeros((len(seen.who), 7))
    for job in range(TIMES):
        model.people.jobs[seen.who] = job
        plan = hiring.plan_offer(model, seen, belief, refuse)
        often[np.arange(len(seen.who)), plan.treatment] += 1 / TIMES
        often[:, LIE] += plan.false / TIMES
    return often


@functools.cache
def unaltered(act) -> np.ndarray:
    """How often, as the world is."""
    return how_often(world(), act)


def others_pay(share: float):
    """Other employers of a region hire people for a part of the going wage."""
    def alter(model):
        who = at_home(model)
        for region in TOWN:
            near, no = model.employers_by_region[region], np.zeros(len(who), bool)
            plan = hiring.Plan(np.full(len(who), UNDERPAY), np.full(len(who), share), no, no, no)
            hiring.learn_usual_pay(model, near[np.arange(len(who)) % len(near)], plan)
    return alter


def recruits_tell(true: float):
    """Those who came back from work they were recruited for tell whether the offer was true: of a part it was."""
    def alter(model):
        people = model.people
        who = np.flatnonzero((people.situation == 0) & people.seasonal)
        n = np.arange(len(who))
        people.home[who] = people.home[at_home(model)][n % N]
        people.recruited[who], people.deceived[who] = True, n % 10 >= 10 * true
        model.tell_of_offers(who)
    return alter


def vacancies(model) -> None:
    """Other employers look for many hands, and do not ask for papers."""
    model.employers.places[:] *= 4
    model.employers.asks_papers[:] = False
    model.__dict__.pop("_openings", None)


# act, what is altered, treatment, its direction (+1 likelier, -1 less likely)
TABLE = [
    (asks, "others pay less", others_pay(0.5), UNDERPAY, +1),
    (asks, "others pay the full wage", others_pay(1.0), UNDERPAY, -1),
    (asks, "others do not hire", nobody_hires, FAIR, -1),
    (asks, "others look for hands", vacancies, UNDERPAY, -1),
    (asks, "inspectors come", world_state("inspected_year", lambda seen: seen * 5), UNDERPAY, -1),
    (asks, "an inspectorate that fines", office("sanction_days", 600.0), UNDERPAY, -1),
    (asks, "something was found there", boss("sanction", 6.0), GUARDS, -1),
    (asks, "courts convict", world_state("conviction_belief", 0.9), GUARDS, -1),
    (asks_in_mexico, "others pay less", others_pay(0.5), UNDERPAY, +1),
    (asks_in_mexico, "others do not hire", nobody_hires, FAIR, -1),
    (asks_in_mexico, "migration control takes those reported", world_state("removed_belief", np.ones(2)), DENOUNCE, +1),
    (asks_in_mexico, "migration control takes nobody", world_state("removed_belief", np.zeros(2)), DENOUNCE, -1),
    (asks_in_mexico, "a firewall", office("firewall", 1.0), DENOUNCE, -1),
    (asks_in_mexico, "each guard watches more", more_captives, GUARDS, -1),
    (recruited, "those recruited say it was true", recruits_tell(1.0), LIE, -1),
    (recruited, "most of those recruited say it was a lie", recruits_tell(0.3), LIE, +1),
    (recruited, "most of those recruited say it was a lie", recruits_tell(0.3), FAIR, -1),
]


@functools.cache
def moved(at: int) -> np.ndarray:
    """Change of how often each is meant to be treated so, in row `at`."""
    act, _, alter, treatment, _ = TABLE[at]
    return (how_often(world(alter), act) - unaltered(act))[:, treatment]


@pytest.mark.parametrize("at", range(len(TABLE)), ids=[f"{row[0].__name__}-{row[1]}-{row[3]}" for row in TABLE])
def test_a_new_offer_listens_to_others(at):
    assert TABLE[at][4] * moved(at).mean() > 0
    assert np.abs(moved(at)).max() >= FREEZE
