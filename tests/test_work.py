"""Work: each decision of employers, recruiters, relatives, workers and inspectors listens to what others do, and moves the way
common sense says. One state of another actor (or one price, stake or capacity) is altered; nobody else is asked in between."""

from __future__ import annotations

import copy
import functools

import numpy as np
import pytest
from test_decisions import FREEZE, probabilities

from corridor.agents import bargain, labour
from corridor.agents.employers import CHIAPAS, TRANSIT, US, going_wage, openings, staff
from corridor.encounters import handover, inspection, offers, season, work
from corridor.encounters.hiring import Plan, begin, plan_terms, take_job
from corridor.life import bring_forward
from corridor.model import CorridorModel
from corridor.records.events import KIND

N = 240


@functools.cache
def quiet() -> CorridorModel:
    """A small world a few weeks old, whose employers have no scruples (so that all treatments are weighed)."""
    model = CorridorModel("baseline", seed=5, scale=0.01, burn_in_days=60, days=30, keep_events=False)
    for _ in range(30):
        model.step()
    model.employers.scruple_days[:] *= 0.05
    model.officials.used[model.official_row[season.PERMIT]] = 0.0  # forms are left
    return model


def at_home(model, seasonal=False) -> np.ndarray:
    """Grown people at home."""
    people = model.people
    return np.flatnonzero((people.situation == 0) & (people.seasonal == seasonal) & ~people.minor)[:N]


def employed(model, region, treatment, pay, seasonal=False) -> np.ndarray:
    """People put to work under a treatment, spread over the employers of a region."""
    who = at_home(model, seasonal)
    near = model.employers_by_region[region]
    no = np.zeros(len(who), bool)
    model.people.place[who] = model.geography.place({US: "houston", CHIAPAS: "tapachula"}.get(region, "mexico_city"))
    employer = near[np.arange(len(who)) % min(len(near), 20)]
    begin(model, who, employer, Plan(np.full(len(who), treatment), np.full(len(who), pay), no, no, no), np.full(len(who), 10.0), "employed")
    return who


def ask_for_work(model) -> None:
    """People without papers look for work in the U.S."""
    who = at_home(model)
    model.people.place[who] = model.geography.place("houston")
    take_job(model, who, US)


def think_of_terms(model) -> None:
    """Employers of the U.S. weigh how to treat people without papers who are there."""
    who = at_home(model)
    model.people.place[who] = model.geography.place("houston")
    near = model.employers_by_region[US]
    plan_terms(model, labour.as_seen(model, who, near[np.arange(len(who)) % len(near)]))


def weigh_leaving(model, treatment=bargain.UNDERPAY, pay=0.75, region=US) -> None:
    """Workers so treated weigh staying."""
    work.stay_or_go(model, employed(model, region, treatment, pay))


def weigh_leaving_on_the_way(model) -> None:
    """Workers in a transit city, with money for the way on, who are paid half, weigh staying."""
    who = employed(model, TRANSIT, bargain.UNDERPAY, 0.5)
    model.people.recruited[who], model.people.savings_usd[who] = False, 1000.0
    model.look_beyond(who)
    work.stay_or_go(model, who)


def under_threat(model) -> None:
    """Workers kept by the threat to be denounced weigh staying."""
    weigh_leaving(model, bargain.DENOUNCE, 0.8)


def in_debt(model) -> None:
    """Workers held for a debt weigh staying."""
    model.people.smuggler_debt_usd[at_home(model)] += 150.0
    weigh_leaving(model, bargain.DEBT, 0.75)


def guarded(model) -> None:
    """Workers under guard weigh getting away."""
    weigh_leaving(model, bargain.GUARDS, 0.75)


def recruiters_speak(model) -> None:
    """A recruiter speaks to many at home."""
    who = at_home(model)
    near = model.employers_by_region[TRANSIT]
    offers.hear(model, who, near[np.arange(len(who)) % len(near)])


def outside_a_shelter(model) -> None:
    """Travellers hear of work on the way."""
    who = at_home(model)
    model.people.situation[who] = 1
    model.people.place[who] = model.geography.place("mexico_city")
    near = model.employers_by_region[TRANSIT]
    offers.offer_on_the_way(model, who, near[np.arange(len(who)) % len(near)])


def out_of_money(model) -> None:
    """Travellers have nothing left."""
    who = at_home(model)
    model.people.situation[who] = 1
    model.people.place[who] = model.soconusco
    offers.stranded(model, who)


def a_month_over(model) -> None:
    """Workers in a transit city whose month is over, with money for the way."""
    who = employed(model, TRANSIT, bargain.FAIR, 1.0)
    model.people.recruited[who], model.people.savings_usd[who] = False, 1000.0
    offers.on_with_it(model, who)


def harvest_time(model) -> None:
    """All highland workers think of the season."""
    people = model.people
    who = np.flatnonzero((people.situation == 0) & people.seasonal)
    people.papers_mx[who] = -9999
    bring_forward(people, who, model.day)
    season.harvest(model)


def ask_for_forms(model) -> None:
    """Highland workers weigh asking for the border worker's form."""
    who = at_home(model, seasonal=True)
    model.people.papers_mx[who], model.people.savings_usd[who] = -9999, 500.0
    season.border_permit(model, who)


def month_of_tips(model) -> None:
    """The underpaid weigh a tip."""
    model.people.since[employed(model, US, bargain.UNDERPAY, 0.6)] = model.day - 30
    inspection.complaints(model)


def visited(model) -> None:
    """An inspector comes to a place where many are underpaid."""
    who = employed(model, US, bargain.UNDERPAY, 0.6)
    employer = int(model.people.employer[who[0]])
    model.people.employer[who] = employer
    inspection.inspect(model, employer, model.official_row["inspectorate:us"], "us")


def found_at_work(model) -> None:
    """Migration control is told of workers in Mexico."""
    inspection.take_away(model, employed(model, TRANSIT, bargain.FAIR, 1.0), "mexico")


def left_in_spite(model) -> None:
    """Workers have left in spite of a threat, others are still under it."""
    kept = employed(model, US, bargain.DENOUNCE, 0.8)
    gone = kept[:60]
    employer = model.people.employer[gone].copy()
    work.quit_work(model, gone)
    work.denounced(model, gone, employer)


def permits_over(model) -> None:
    """Work permits in the U.S. have run out."""
    who = employed(model, US, bargain.FAIR, 1.0)
    model.people.works_legally[who] = True
    work.visa_ends(model, who)


# ---- what is altered ----
def world_state(name: str, value):
    """A learned state of the world is set (callable: from what it is)."""
    def alter(model):
        now = getattr(model, name)
        setattr(model, name, value(now) if callable(value) else value)
    return alter


def boss(column: str, value):
    """Other employers."""
    def alter(model):
        getattr(model.employers, column)[:] = value
    return alter


def office(column: str, value: float):
    """What offices do."""
    def alter(model):
        getattr(model.officials, column)[:] = value
        model._write_rules = lambda: None
    return alter


def price(name: str, factor: float):
    """A price, stake or capacity."""
    def alter(model):
        model.p = model.p | {name: model.p[name] * factor}
    return alter


def few_forms_left(model) -> None:
    """Other workers have got nearly all forms due by today."""
    row = model.official_row[season.PERMIT]
    model.officials.used[row] = model.officials.quota_per_year[row] * model.year_gone - 6 / model.scale


def nobody_hires(model) -> None:
    """All other employers are closed."""
    model.employers.closed_until[:] = 10**6
    model.__dict__.pop("_openings", None)


def in_debt_to_rings(model) -> None:
    """Rings have lent to everybody."""
    model.people.smuggler_debt_usd[:] += 4000.0


def more_captives(model) -> None:
    """Each employer holds many already."""
    model.held_together = np.full(len(model.employers), 500.0)  # one of the small world stands for a hundred


def full_stations(model) -> None:
    """Places of detention are full."""
    model.station_occupancy = lambda: 1.0


def poor(model) -> None:
    """Robbers have taken all cash."""
    model.people.savings_usd[:] = 0.0


def believed(which: int, value: float):
    """What others report at home: 0 arrivals, 1 grave harm."""
    def alter(model):
        both = [part.copy() for part in model.believed_home]
        both[which][:] = value
        model.believed_home = tuple(both)
    return alter


low_pay, no_news = world_state("usual_pay", lambda pay: pay * 0.5), world_state("offers_true", lambda true: true * 0.2)
REMOVED, SAFE = np.ones(2), np.zeros(2)

# purpose, act, what is altered, alternative, its direction (+1 likelier, -1 less likely)
TABLE = [
    ("terms", think_of_terms, low_pay, bargain.UNDERPAY, +1), ("terms", think_of_terms, low_pay, bargain.FAIR, -1),
    ("terms", think_of_terms, nobody_hires, bargain.FAIR, -1),
    ("terms", think_of_terms, world_state("inspected_year", lambda seen: seen * 30), bargain.UNDERPAY, -1),
    ("terms", think_of_terms, boss("sanction", 0.0), bargain.UNDERPAY, +1),
    ("terms", think_of_terms, boss("scruple_days", 200.0), bargain.FAIR, +1),
    ("terms", think_of_terms, in_debt_to_rings, bargain.DEBT, +1),
    ("terms", think_of_terms, world_state("removed_belief", np.array([9.0, 9.0])), bargain.DENOUNCE, +1),
    ("terms", think_of_terms, world_state("conviction_belief", 9.0), bargain.GUARDS, -1),
    ("terms", think_of_terms, price("employers.margin_share", 3.0), bargain.FAIR, +1),
    ("offer taken", ask_for_work, low_pay, 3, -1), ("offer taken", ask_for_work, boss("asks_papers", True), 3, +1),
    ("leave work", weigh_leaving, low_pay, 1, -1), ("leave work", weigh_leaving, nobody_hires, 1, -1),
    ("leave work", weigh_leaving, boss("asks_papers", False), 1, +1),
    ("leave work", weigh_leaving_on_the_way, believed(0, 0.95), 1, +1), ("leave work", weigh_leaving_on_the_way, believed(0, 0.0), 1, -1),
    ("leave work", weigh_leaving_on_the_way, price("lenders.interest_month", 2.0), 1, +1),
    ("leave work", under_threat, world_state("removed_belief", REMOVED * 5), 1, -1),
    ("leave work", in_debt, price("work.debt_followed", 0.1), 1, +1), ("leave work", guarded, more_captives, 1, +1),
    ("leave work", guarded, price("work.caught_usd", 5.0), 1, -1),
    ("recruiter's offer", recruiters_speak, no_news, 1, -1), ("recruiter's offer", recruiters_speak, world_state("offers_true", lambda true: true * 1.6), 1, +1),
    ("relative speaks", recruiters_speak, no_news, 1, -1), ("relative speaks", recruiters_speak, price("recruiters.payment_usd", 3.0), 1, +1),
    ("relative speaks", recruiters_speak, price("recruiters.bond_usd", 3.0), 1, -1),
    ("offer on the way", outside_a_shelter, no_news, 1, -1), ("offer on the way", outside_a_shelter, poor, 1, +1),
    ("stranded", out_of_money, believed(0, 0.95), 1, +1), ("stranded", out_of_money, believed(1, 0.95), 1, -1),
    ("on with it", a_month_over, believed(0, 0.95), 1, +1), ("on with it", a_month_over, believed(0, 0.0), 1, -1),
    ("season", harvest_time, nobody_hires, 1, -1), ("season", harvest_time, low_pay, 1, -1), ("season", harvest_time, boss("asks_papers", True), 1, -1),
    ("border permit", ask_for_forms, boss("asks_papers", True), 1, +1), ("border permit", ask_for_forms, world_state("removed_belief", SAFE), 1, -1),
    ("border permit", ask_for_forms, office("fee_usd", 80.0), 1, -1), ("border permit", ask_for_forms, few_forms_left, 1, -1),
    ("complain", month_of_tips, office("firewall", 1.0), 1, +1), ("complain", month_of_tips, world_state("removed_belief", REMOVED * 5), 1, -1),
    ("complain", month_of_tips, office("tip_line", 0.0), 1, -1),
    ("complain", month_of_tips, world_state("inspected_year", lambda seen: seen * 10), 1, +1),
    ("tell inspector", visited, office("firewall", 1.0), 1, +1), ("tell inspector", visited, world_state("removed_belief", REMOVED * 5), 1, -1),
    ("taken at work", found_at_work, full_stations, 1, -1), ("taken at work", found_at_work, office("greed", 4.0), 1, -1),
    ("denounce", left_in_spite, world_state("inspected_year", lambda seen: seen * 30), 1, -1), ("denounce", left_in_spite, price("work.notice_days", 4.0), 1, +1),
    ("papers end", permits_over, world_state("removed_belief", REMOVED * 3), 0, +1), ("papers end", permits_over, low_pay, 0, +1),
    ("papers end", permits_over, office("open", 0.0), 0, -1),
]


def ids(row) -> str:
    """A row's name in test reports."""
    return f"{row[0]}-{row[1].__name__}-{row[3]}-{row[4]:+d}"


@functools.cache
def before(purpose, act) -> dict:
    """Probabilities as the world is."""
    return probabilities(copy.deepcopy(quiet()), purpose, act)


@functools.cache
def moved(at: int) -> np.ndarray:
    """Change of the probability of the alternative in row `at`, for those who choose both times."""
    purpose, act, alter, alternative, _ = TABLE[at]
    model = copy.deepcopy(quiet())
    alter(model)
    after, was = probabilities(model, purpose, act), before(purpose, act)
    both = [key for key in was if key in after]
    assert both, f"nobody decides on {purpose!r}"
    return np.array([after[key][alternative] - was[key][alternative] for key in both])


@pytest.mark.parametrize("at", range(len(TABLE)), ids=[f"{i}-{ids(row)}" for i, row in enumerate(TABLE)])
def test_choices_move_the_way_common_sense_says(at):
    assert TABLE[at][4] * moved(at).mean() > 0


@pytest.mark.parametrize("purpose", sorted({row[0] for row in TABLE}))
def test_each_choice_moves_five_points_with_some_row(purpose):
    assert max(float(np.abs(moved(at)).max()) for at, row in enumerate(TABLE) if row[0] == purpose) >= FREEZE


def test_the_more_come_for_the_last_forms_the_fewer_ask():
    """The same worker asks less readily where others come for the forms that are left."""
    seen = []
    for others in (1, N):
        model = copy.deepcopy(quiet())
        few_forms_left(model)
        who = at_home(model, seasonal=True)[:others]
        model.people.papers_mx[who], model.people.savings_usd[who] = -9999, 500.0
        asks = probabilities(model, "border permit", lambda m, who=who: season.border_permit(m, who))
        seen.append(asks[int(model.people.key[who[0]])][1])
    assert seen[1] < seen[0] - FREEZE


@pytest.mark.parametrize("days", (21.0, 26.0))
def test_a_month_is_paid_for_its_working_days(days):
    model = copy.deepcopy(quiet())
    model.p = {**model.p, "people.working_days_month": days}
    who = employed(model, US, bargain.FAIR, 1.0)
    model.people.paid_on[who] = model.day - work.PAYDAY
    assert np.allclose(handover.put_aside_there(model, who), model.us_wage(who) * days * model.p["people.saving_share"])
    seen = len(model.events.columns()["kind"])
    work.pay(model, who)
    paid = {name: column[seen:] for name, column in model.events.columns().items()}
    got = paid["amount_usd"][paid["kind"] == KIND["paid"]]
    assert np.allclose(got, model.people.wage_usd[who] * days, rtol=1e-5)


def test_no_unlimited_jobs_and_wages_follow_vacancies():
    model = copy.deepcopy(quiet())
    who = at_home(model)
    model.people.place[who] = model.geography.place("houston")
    nobody_hires(model)
    assert not take_job(model, who, US).any()
    model = copy.deepcopy(quiet())
    before_wage = going_wage(model, who[:1], US)[0]
    model.employers.places[:] = np.maximum(staff(model) * 1.02, 0.01)
    model.__dict__.pop("_openings")
    assert going_wage(model, who[:1], US)[0] < before_wage
    assert openings(model)[1].max() <= 1


def test_who_tells_an_inspector_is_seen_and_those_held_fear_the_answer_as_far_as_the_visit_is_not_trusted_to_free_them():
    """The place is feared for also where there is a line for the unnamed."""
    fears = {}
    for trust in (0.0, 1.0):
        for treatment in (bargain.UNDERPAY, bargain.GUARDS):
            for caught in (1.0, 5.0):
                model = copy.deepcopy(quiet())
                model.officials.tip_line[:], model.officials.firewall[:] = 1.0, 1.0  # nobody is reported
                price("work.caught_usd", caught)(model)
                who = employed(model, US, treatment, 0.6)
                model.people.trust[who] = trust
                fears[trust, treatment, caught] = inspection.reasons(model, who, True)[:, inspection.SILENT]
    fear = fears[0.0, bargain.UNDERPAY, 1.0]
    assert np.all(fear > 0) and np.array_equal(fear, fears[1.0, bargain.UNDERPAY, 1.0]) and np.array_equal(fear, fears[0.0, bargain.UNDERPAY, 5.0])
    more = fears[0.0, bargain.GUARDS, 5.0] - fears[0.0, bargain.GUARDS, 1.0]
    assert np.allclose(more, 4 * quiet().p["work.caught_usd"])
    assert np.array_equal(fears[1.0, bargain.GUARDS, 5.0], fears[1.0, bargain.GUARDS, 1.0])


def test_inspectors_come_on_days_of_their_own_not_at_the_end_of_a_month():
    model = copy.deepcopy(quiet())
    model.officials.inspectors[:] *= 50
    inspection.month_of_inspection(model)
    planned = model.visit_on[model.visit_on > model.day]
    assert len(planned) > 20 and len(set(planned.tolist())) > 10 and planned.max() <= model.day + inspection.MONTH
    seen = []
    for _ in range(3):
        model.day += 1
        inspection.inspection(model)
        events = model.events.columns()
        seen.append(int(np.count_nonzero((events["kind"] == KIND["inspected"]) & (events["day"] == model.day))))
        assert seen[-1] == np.count_nonzero(model.visit_on == model.day)
    assert sum(seen) > 0
