"""What an employer plans for somebody new: the compiled choice (agents/plans.py) against a rebuild in plain NumPy, and how it listens to
others. One state of another actor is altered; nobody else is asked in between."""

from __future__ import annotations

import copy
import functools

import numpy as np
import pytest
from test_decisions import FREEZE
from test_work import N, at_home, boss, more_captives, nobody_hires, office, quiet, world_state

from corridor.agents import bargain, labour
from corridor.agents.bargain import DEBT, DENOUNCE, FAIR, GUARDS, PAPERS, UNDERPAY
from corridor.agents.employers import CHIAPAS, TRANSIT, US
from corridor.encounters import hiring, offers, work
from corridor.parameters import PARAMETERS

STRONG = {"documented": True, "tied": False, "owes_usd": 0.0, "minor": False, "speaks": True, "bond_usd": 0.0,
          "lent_usd": PARAMETERS["employers.advance_usd"].default}  # without a weakness
TOWN = {US: "houston", TRANSIT: "mexico_city", CHIAPAS: "tapachula"}
LIE = 6  # beside the six treatments
TIMES = 200  # how often each is offered work, with other tastes each time


def logistic(x) -> np.ndarray:
    """1 / (1 + e^-x)."""
    return 1 / (1 + np.exp(-x))


def liked(model, values, key, job) -> np.ndarray:
    """(n, 6) days of the going wage: value and the employer's taste for each treatment of this person; job: see `pairs`."""
    tastes = [-np.log(-np.log(model.draws.uniform(key, "terms", job, k))) for k in range(values.shape[1])]
    return values + model.p["employers.choice_days"] * np.stack(tastes, axis=1)


def best(model, values, key, job) -> np.ndarray:
    """The treatment each employer likes best."""
    return np.argmax(liked(model, values, key, job), axis=1)


def pairs(seen, job) -> np.ndarray:
    """Occasions of the tastes of an employer for a person: as long as the job."""
    return seen.employer * bargain.JOBS + job


def abuse_days(model, seen) -> np.ndarray:
    """(n, 6) days of the going wage that sexual use costs whom a bar holds, and guards whom they watch."""
    lost = seen.bar & seen.woman
    guarded = model.p["work.held_day_usd"] * model.p["employers.season_days"] / seen.wage_usd
    abused = (lost * model.p["people.loss_abused_usd"] / seen.wage_usd)[:, None] * np.isin(np.arange(6), labour.LEVERS)
    return abused + guarded[:, None] * (np.arange(6) == GUARDS)


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

    def comes(promise, cost=0.0):
        return logistic((belief[:, None] * promise * p["employers.season_days"] - refuse[:, None] - cost) / p["work.accept_days"])

    lied = value - seen.scruple_days[:, None] * np.maximum(told - pay, 0.0)
    honest, known = np.where(value > 0, value * comes(pay, abuse_days(model, seen)), value), np.where(lied > 0, lied * comes(told), lied)
    false = known > honest
    false[:, FAIR] = False
    return np.where(false, known, honest), pay, false


@pytest.mark.parametrize("alter", [None, hard_masters], ids=["as it is", "hard masters"])
@pytest.mark.parametrize("act", [asks, asks_with_papers, recruited, mixed_people], ids=lambda act: act.__name__)
def test_the_plan_of_an_offer_is_the_best_of_what_offers_bring(act, alter):
    model = world(alter)
    seen, belief, refuse = act(model)
    key, job = model.people.key[seen.who], pairs(seen, model.people.jobs[seen.who].astype(int))
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
    key, job, rows = model.people.key[seen.who], pairs(seen, 3 - before), np.arange(len(seen.who))
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
    cost = np.where(plan.false, 0.0, abuse_days(model, seen)[np.arange(len(row)), plan.treatment])
    np.testing.assert_allclose(brings[row, k], model.usual_pay[US] * told * model.p["employers.season_days"] - cost)


# ---- sexual use that is planned ----
def asks_in_bars(model):
    """Women are asked by bars of Mexico's cities."""
    who = at_home(model)
    who, near = who[model.people.sex[who] == 0], model.bars_by_region[TRANSIT]
    model.people.situation[who], model.people.place[who] = 2, model.geography.place(TOWN[TRANSIT])
    seen = labour.as_seen(model, who, near[np.arange(len(who)) % len(near)])
    return seen, np.full(len(who), model.usual_pay[TRANSIT]), np.full(len(who), 10.0)


def test_bars_that_mean_sexual_use_lie_because_of_what_it_costs_her():
    lied = []
    for loss in (0.0, 6000.0):
        model = world()
        model.p = model.p | {"people.loss_abused_usd": loss, "recruiters.told_share": 1.0, "work.held_day_usd": 0.0}
        seen, belief, refuse = asks_in_bars(model)
        model.employers.scruple_days[:] = 3.0  # a lie costs something
        seen = labour.as_seen(model, seen.who, seen.employer)
        plan = hiring.plan_offer(model, seen, belief, np.zeros(len(refuse)))  # who would come for any pay
        assert plan.lever.sum() > 20
        lied.append(plan.false[plan.lever].mean())
        assert not plan.false[plan.treatment == FAIR].any()
    assert lied[0] < 0.5 and lied[1] > 0.9


def test_in_truth_sexual_use_is_worth_less_to_who_asks_and_nothing_else_is_changed():
    """What is told falsely hides it: the promise stands, what it is at true terms falls by it, so that the answer had been another."""
    model = world()
    who, n = at_home(model), int(model.p["work.offers_heard"])
    who = who[model.people.sex[who] == 0]
    model.people.place[who] = model.geography.place(TOWN[TRANSIT])
    bars = model.bars_by_region[TRANSIT]
    model.employers.places[bars], model.employers_by_region = 1e6, [*model.employers_by_region[:TRANSIT], bars, *model.employers_by_region[TRANSIT + 1 :]]
    model.__dict__.pop("_openings", None)
    brings, _, made = hiring.offers_heard(model, who, TRANSIT, np.zeros(len(who), int))
    row, k = np.nonzero(np.isfinite(brings[:, :n]))
    one = made[row, k]
    sexual = np.isin(one["treatment"], labour.LEVERS) & hiring.sexual_use(model, who[row], one["employer"])
    assert sexual.sum() > 5
    told = one["false"] & sexual
    assert (brings[row, k][told] > 0).all() and (brings[row, k][sexual & ~told] < -50).all()
    choice = hiring.best_offer(model, who, brings, np.zeros(len(who), int))
    in_truth = hiring.offers_heard(model, who, TRANSIT, np.zeros(len(who), int))[1]
    went = np.flatnonzero(told & (choice[row] == k))
    assert len(went) and (in_truth[row[went]] != k[went]).all()


@pytest.mark.parametrize("act", [offers.hear, offers.offer_on_the_way], ids=["at home", "on the way"])
def test_who_is_told_of_it_weighs_it_and_who_is_not_is_deceived(act, monkeypatch):
    """The same pay, told truly or known to be false; what is weighed differs by the sexual use only."""
    went = {}
    for false in (False, True):
        model = world()
        model.p = model.p | {"recruiters.told_share": 20.0, "people.loss_abused_usd": 1e5}
        seen, *_ = asks_in_bars(model)
        n, started = len(seen.who), []
        plan = hiring.Plan(np.full(n, GUARDS), np.full(n, model.p["recruiters.told_share"]), np.full(n, false), np.zeros(n, bool), np.ones(n, bool))
        monkeypatch.setattr(offers, "plan_offer", lambda *_, plan=plan: plan)
        monkeypatch.setattr(offers, "start_work", lambda world, who, employer, plan, wage, won, path, names=(), started=started: started.append(won))
        act(model, seen.who, seen.employer)
        went[false] = np.concatenate([np.zeros(0, bool), *started])
    assert len(went[True]) > 20 and went[True].mean() > 0.9  # had they known they would not have gone
    assert len(went[False]) < 0.2 * len(went[True]) and not went[False].any()


# ---- who buys holds, and goes on holding ----
def test_a_bid_is_what_holding_brings_this_employer_with_its_tastes():
    model = world()
    who, near = at_home(model), model.employers_by_region[TRANSIT]
    model.people.place[who] = model.geography.place(TOWN[TRANSIT])
    employer = near[np.arange(len(who)) % len(near)]
    seen = labour.as_seen(model, who, employer)
    like = liked(model, labour.terms(model, seen)[0], model.people.key[who], pairs(seen, model.people.jobs[who].astype(int)))
    usd = (like[:, PAPERS:].max(axis=1) - np.maximum(like[:, :PAPERS].max(axis=1), 0.0)) * seen.wage_usd
    np.testing.assert_allclose(labour.held_usd(model, who, employer), usd)
    assert (usd <= 0).any() and (usd > 0).any()
    np.testing.assert_array_equal(hiring.plan_terms(model, seen).lever, like[:, PAPERS:].max(axis=1) > like[:, :PAPERS].max(axis=1))


def test_nobody_is_let_go_by_who_has_just_paid_as_long_as_nothing_changes():
    model = world()
    people, who = model.people, at_home(model)
    people.place[who] = model.geography.place(TOWN[TRANSIT])
    model.p = model.p | {"employers.choice_days": 20.0}  # tastes differ much
    price, buyer = labour.bids(model, TRANSIT, who)
    who, price, buyer = who[price > 0], price[price > 0], buyer[price > 0]
    first = np.unique(buyer, return_index=True)[1]  # one each
    who, price, buyer = who[first], price[first], buyer[first]
    assert len(who) > 5
    model.hold(who, "gang", np.zeros(len(who), int))
    model.bought(who, buyer, price, "gang", np.zeros(len(who), int))
    assert (people.lever[who] > 0).all()
    for _ in range(3):
        model.held_together = labour.count_held(model)  # they are counted now among those whom a buyer holds
        work.think_again(model, who)
        assert (people.lever[who] > 0).all()
    model.inspected_year[:], model.officials.sanction_days[:], model.conviction_belief = 12.0, 600.0, 0.9
    work.think_again(model, who)
    assert (people.lever[who] == 0).mean() > 0.5  # inspectors come


def test_whom_a_bar_lets_go_does_not_stay_on():
    stay = {}
    for let_go in (False, True):
        model = world()
        seen, *_ = asks_in_bars(model)
        n, no = len(seen.who), np.zeros(len(seen.who), bool)
        hiring.begin(model, seen.who, seen.employer, hiring.Plan(np.full(n, FAIR), np.ones(n), no, no, no), np.full(n, 10.0), "employed")
        work.stay_or_go(model, seen.who, np.full(n, let_go))
        stay[let_go] = (model.people.situation[seen.who] == 3).mean()
    assert stay[False] > 0.5 and stay[True] < 0.1


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
    (asks, "a firewall", office("firewall", 1.0), UNDERPAY, -1),
    (asks_in_mexico, "each guard watches more", more_captives, GUARDS, -1),
    (recruited, "those recruited say it was true", recruits_tell(1.0), LIE, -1),
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
