"""At home: cells and residents, leaving and setting out, debts; rows as in test_decisions, and what follows from them."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from conftest import moves
from test_decisions import (
    FREEZE,
    busy,
    compare,
    families,
    fees,
    ids,
    level,
    often_taken,
    parameter,
    renta_day,
    reported,
    threatened,
)

from corridor.agents.migrants import BUSINESS, FORMER, MEMBER, NATIONALITIES, WITNESS
from corridor.choice import choose
from corridor.encounters import companions, debts, departure, home
from corridor.encounters.serving import in_hands
from corridor.life import CODE
from corridor.records.events import EVENT_KINDS


def at_home(model, number: int = 600) -> np.ndarray:
    """Rows of adults at home."""
    people = model.people
    return np.flatnonzero((people.situation == 0) & ~people.seasonal & (people.enters <= model.day) & (people.until >= model.day) & ~people.minor)[:number]


def all_flee(model) -> None:
    """Six hundred flee at once."""
    who = at_home(model)
    model.people.savings_usd[who] = np.maximum(model.people.savings_usd[who], 50.0)  # for the buses
    departure.flee(model, who)


def all_set_back(model) -> None:
    """All on the way weigh going on."""
    model.goes_on(np.flatnonzero(model.people.situation == 1))


def all_set_back_for_good(model) -> None:
    """The same, where who goes home stays there (whom going on frightens setting out anew may frighten more)."""
    model.try_values = lambda who: model.stay_worth(who)[:, None]
    all_set_back(model)


def arrive_alone(factor: float):
    """Of those who go without a guide more or fewer are reported to arrive."""
    def alter(model):
        arrive = model.believed_home[0].copy()
        arrive[:, 0] *= factor
        model.believed_home = arrive, model.believed_home[1]
    return alter


def all_owe(model) -> None:
    """Six hundred at home owe a lender, and it is their day."""
    people, who = model.people, at_home(model)
    people.debt_usd[who] = 600.0
    people.savings_usd[who] = np.maximum(people.savings_usd[who], 200.0)
    debts.instalments(model, who, "debt_usd", "lenders")


def none_can_pay(model) -> None:
    """They owe and have no cash."""
    people, who = model.people, at_home(model)
    people.debt_usd[who] = 600.0
    people.savings_usd[who] = 0.0
    debts.instalments(model, who, "debt_usd", "lenders")


def parents_leave(model) -> None:
    """All parents of children at home are about to leave alone."""
    people = model.people
    child = model.children[(people.situation[model.children] == 0)]
    parent = np.unique(people.parent[child])
    parent = parent[(parent >= 0) & (people.situation[parent] == 0)]
    companions.take_children(model, parent, 0)


def captives_escape(model) -> None:
    """Cells of the road have lost captives whose families they know."""
    who = at_home(model)
    road = np.flatnonzero(model.cells.road)
    model.defied = [(who, road[np.arange(len(who)) % len(road)])]
    home.reprisals_on_families(model)


def witnesses_at_home(model) -> None:
    """All are witnesses, with some cash; cells are busy."""
    model.people.occupation[:] = WITNESS
    model.people.savings_usd[:] += 100.0
    renta_day(model)


def all_defy(model) -> None:
    """Six hundred have refused."""
    who = at_home(model)
    home.punish(model, who, home.cell_of(model, who, model.day), np.zeros(len(who), bool), "reprisal")


def all_called_on(model) -> None:
    """A day on which most residents are called on, by cells that take in no more than usual."""
    model.p = model.p | {"gangs.residents_share": 0.02}
    model.step()


def police_look(model) -> None:
    """Police attention on all cells at home."""
    model.cells.attention[:] += 5.0


def businesses(model) -> None:
    """Everybody owns a business and has cash."""
    model.people.occupation[:] = BUSINESS
    model.people.savings_usd[:] += 400.0


TABLE = [
    ("demand", renta_day, level("renta_paid", 0.1), 0, -1), ("demand", renta_day, businesses, 0, +1),
    ("demand", all_called_on, level("renta_taken", 4.0), 1, +1), ("demand", witnesses_at_home, parameter("gangs.critic_usd", 0.3), 2, -1),
    ("renta", renta_day, level("punished", 0.2), 2, +1), ("renta", renta_day, police_look, 3, +1),
    ("renta", renta_day, reported(0, 3.0), 4, +1), ("renta", renta_day, reported(0, 0.2), 4, -1),
    ("reprisal", all_defy, level("renta_taken", 0.1), 1, -1), ("reprisal", all_defy, level("renta_taken", 5.0), 1, +1),
    ("reprisal", all_defy, police_look, 1, -1),
    ("family reprisal", captives_escape, police_look, 1, -1), ("family reprisal", captives_escape, level("renta_taken", 4.0), 1, +1),
    ("flight", all_flee, fees(0.6), 1, +1), ("flight", all_flee, fees(1.6), 1, -1),
    ("go on", all_set_back, threatened, 1, +1), ("go on", all_set_back_for_good, often_taken, 1, -1), ("go on", all_set_back, arrive_alone(0.3), 1, -1),
    ("go on", all_set_back, fees(0.4), 1, -1),  # who goes home may set out anew, with a guide
    ("repay", all_owe, families(0.05), 0, -1),  # richer ones are feared to go north, too, with a guide whom they can pay
    ("creditor", none_can_pay, families(0.05), 1, -1), ("creditor", none_can_pay, parameter("lenders.claims", 2.0), 1, +1),  # richer families could also pay a guide
    ("taken along", parents_leave, reported(1, 6.0), 1, -1), ("taken along", parents_leave, parameter("people.reunion_usd", 2.0), 1, +1),
]


@pytest.mark.parametrize("row", TABLE, ids=ids)
def test_choices_at_home_move_the_way_common_sense_says(row):
    moves(row, compare)


@pytest.mark.parametrize("purpose", sorted({row[0] for row in TABLE}))
def test_each_choice_at_home_moves_five_points_with_some_row(purpose):
    moved = [np.abs(np.subtract(*compare(purpose, row[1], row[2]))).max() for row in TABLE if row[0] == purpose]
    assert max(moved) >= FREEZE


def test_visits_are_those_of_all_residents_not_of_candidates_alone():
    """A member calls on as many residents whatever part of them the model holds."""
    model = copy.deepcopy(busy())
    who = at_home(model, 10**6)
    worth = np.full(len(who), 100.0)
    each = home.visits_each(model, who, worth)
    residents = np.asarray(model.geography.population, dtype=float) * model.p["gangs.residents_share"]
    place = model.people.home[who[0]]
    calls = home.visits_day(model, ~model.cells.road & (model.cells.base == place)).sum() * home.ROUND_DAYS
    assert each[0] == pytest.approx(calls / residents[place])
    assert home.visits_each(model, who[: len(who) // 2], worth[: len(who) // 2])[0] == pytest.approx(each[0])


def test_a_motive_is_what_tipped_the_choice():
    """Fear tells why only those leave who would have stayed without it."""
    model = copy.deepcopy(busy())
    who = at_home(model)
    model.people.danger_usd[who] = 0.0
    occasion = np.zeros(len(who), dtype=int)
    departure.tell_motives(model, model.reckon(who), np.full(len(who), departure.ALONE), occasion)
    assert not np.any(model.people.motive[who] == departure.VIOLENCE)
    model.people.danger_usd[who] = 30_000.0
    model.people.attachment_usd[who] = 40_000.0
    departure.tell_motives(model, model.reckon(who), np.full(len(who), departure.ALONE), occasion)
    assert np.mean(model.people.motive[who] == departure.VIOLENCE) > 0.9


def test_the_threatened_without_means_are_heard_of():
    model = copy.deepcopy(busy())
    people, who = model.people, at_home(model)
    people.danger_usd[who], people.attachment_usd[who] = 14_000.0, 14_000.0
    people.savings_usd[who], people.family_usd[who], people.family_base_usd[who] = 0.0, 0.0, 0.0
    model.believed_home = tuple(np.where(np.arange(2) == 1, part, other) for part, other in zip(model.believed_home, (0.0, 0.9), strict=True))
    departure.tell_motives(model, model.reckon(who), np.full(len(who), departure.STAY), np.zeros(len(who), dtype=int))
    events = model.events.columns()
    assert np.any(events["kind"] == EVENT_KINDS.index("unable_to_leave"))


def test_members_who_leave_have_deserted():
    model = copy.deepcopy(busy())
    who = at_home(model, 50)
    model.people.occupation[who] = MEMBER
    model.people.cell[who] = np.flatnonzero(~model.cells.road)[0]
    departure.leave(model, who, 0)
    assert np.all(model.people.occupation[who] == FORMER)
    assert np.isin(who, np.concatenate([part for part, _ in model.defied])).all()


# ---- in a cell's hands ----
def made_to_serve(sex: int) -> tuple:
    """(model, those who have just been made to serve the cells of their place, by force, and have chosen so, in the week in which it asked)."""
    model = copy.deepcopy(busy())
    people, who = model.people, at_home(model, 10**6)
    model.learn_punished = lambda *_: None
    people.sex[who], people.age[who], people.occupation[who], people.renta_due[who], people.used_by[who] = sex, 18, 0, home.NEVER, -1
    cell, model.punished = home.cell_of(model, who, 1), np.full_like(model.punished, 0.6)
    who, cell = who[cell >= 0], cell[cell >= 0]
    asks = choose(home.demands(model, who), model.draws, people.key[who], "demand", model.day // home.ROUND_DAYS, model.p["gangs.choice_scale_usd"])
    who, cell = who[asks == home.MEMBERSHIP], cell[asks == home.MEMBERSHIP]
    home.answer(model, who, cell, np.full(len(who), home.MEMBERSHIP), np.ones(len(who), bool))
    who = who[in_hands(model, who) & (people.used_by[who] >= 0)]
    assert len(who) > 3
    return model, who


def a_month(model) -> None:
    """Each has had a turn."""
    for _ in range(home.ROUNDS_A_MONTH):
        model.day += home.ROUND_DAYS
        home.those_who_serve(model)


def events_of(model, who, kind: str) -> np.ndarray:
    """Rows of `who` to whom something of a kind has happened."""
    events = model.events.columns()
    return np.intersect1d(who, events["person"][events["kind"] == EVENT_KINDS.index(kind)])


def test_who_serves_a_cell_stays_in_its_hands_until_something_changes():
    """Month after month the same, while nothing changes; where desertion is no longer punished most leave it, at home, and live on as others do."""
    model, who = made_to_serve(0)
    for _ in range(3):
        a_month(model)
    assert in_hands(model, who).all()
    model.punished[:] = 0.05
    model.people.due[who] = model.day + 300
    a_month(model)
    left = who[~in_hands(model, who)]
    assert len(left) > 0.8 * len(who) and np.isin(left, events_of(model, who, "deserted")).all()
    stayed = left[model.people.situation[left] == CODE["home"]]
    assert len(stayed) and np.isin(model.people.occupation[stayed], (FORMER, WITNESS)).all()
    assert np.median(model.people.due[stayed]) < model.day + 90


def test_a_cell_lets_go_when_a_use_no_longer_pays():
    """Of girls and women by what use brings, of men by what a pair of hands takes in; not while it pays as when it asked."""
    for sex, alter in ((0, parameter("gangs.use_usd", 0.0)), (1, parameter("gangs.member_usd_month", 2.0))):
        model, who = made_to_serve(sex)
        model.punished[:] = 5.0  # nobody dares to leave
        for _ in range(2):
            a_month(model)
        assert in_hands(model, who).all()
        alter(model)
        a_month(model)
        free = events_of(model, who, "released")
        assert len(free) > 0.3 * len(who) and not in_hands(model, free).any()
        assert in_hands(model, np.setdiff1d(who, free)).all() and np.all(model.people.claimed_for[free] == model.people.used_on[free])


def test_cells_at_home_neither_die_out_nor_explode():
    """Recruits, deaths, arrests and desertion balance without a number that members are drawn to."""
    model = copy.deepcopy(busy())
    start = model.cells.members[~model.cells.road].sum()
    for factor, grows in ((0.3, True), (4.0, False)):
        other = copy.deepcopy(model)
        other.cells.members[~other.cells.road] *= factor
        before = other.cells.members[~other.cells.road].sum()
        for _ in range(30):
            home.members_leave(other)
        change = other.cells.members[~other.cells.road].sum() / before - 1
        assert abs(change) < 0.2
        if not grows:
            assert change < 0
    assert start > 0


def test_only_who_becomes_a_member_makes_a_cell_stronger():
    """Girls and women whom a cell takes for use are no members; a standing renta is no occasion to join."""
    model = copy.deepcopy(busy())
    people, who = model.people, at_home(model, 50)
    people.age[who], people.occupation[who], people.savings_usd[who] = 18, 0, 0.0
    model.join_share[:], model.punished[:] = 0.0, 1.0
    cell = home.cell_of(model, who, 1)
    who, cell = who[cell >= 0], cell[cell >= 0]
    model.p = model.p | {"people.loss_reprisal_usd": 1e7, "people.loss_abused_usd": 0.0}
    for sex, grows in ((0, False), (1, True)):
        people.sex[who] = sex
        home.answer(model, who, cell, np.full(len(who), home.MEMBERSHIP), np.zeros(len(who), bool))
        assert bool(model.join_share.max() > 0) is grows


def test_nobody_can_claim_more_than_a_household_has():
    """A ring takes what there is; a lender who calls in a loan is paid whole, or gets the house, or nothing."""
    model = copy.deepcopy(busy())
    people, who = model.people, at_home(model)
    people.owns[who], people.family_usd[who], people.savings_usd[who] = True, 300.0, 20.0
    before = len(model.events.columns()["kind"])
    for column, account in debts.CREDITORS.items():
        people.debt_usd[who] = people.smuggler_debt_usd[who] = 1500.0
        people.owed_ring[who] = 0
        debts.instalments(model, who, column, account)
        assert people.family_usd[who].min() >= 0 and people.savings_usd[who].min() >= 0
    events = {name: column[before:] for name, column in model.events.columns().items()}
    assert np.any(events["kind"] == EVENT_KINDS.index("debt_called"))
    lost = events["person"][events["kind"] == EVENT_KINDS.index("house_lost")]
    assert len(lost) and not np.any(people.owns[lost])


def test_a_wage_at_home_is_the_same_wherever_it_is_reckoned_with():
    """A person's wage at home (`home_wage`) and the usual ones (`usual_wages`): one series, with the days of work there are, also in the next
    month and after a reform."""
    model = copy.deepcopy(busy())
    usual = []
    for day, share in ((0, None), (0, 0.8), (320, None), (700, 0.3)):
        model.day = day
        model._set_clock()
        model.p = model.p if share is None else model.p | {"people.home_work_share": share}
        people, who = model.people, at_home(model, 10**6)
        usual_day, usual_month, _ = model.usual_wages()
        wage = model.home_wage(who)
        of = people.nationality[who]
        np.testing.assert_allclose(wage, usual_day[of] * people.skill[who])
        np.testing.assert_allclose(wage * model.p["people.working_days_month"], usual_month[of] * people.skill[who])
        assert len(set(of.tolist())) == 4 and usual_day.max() > 1.5 * usual_day.min()
        np.testing.assert_array_equal(model.offices().home_wage_usd, usual_day)
        np.testing.assert_array_equal(model.believed().wage_usd_month, usual_month)
        usual.append(usual_day / model.p["people.home_work_share"])
    np.testing.assert_allclose(usual[0], usual[1])
    assert not np.array_equal(usual[1], usual[2])


def test_what_leaving_brings_is_reckoned_over_the_wage_at_home():
    """Over the days of work there are at home, where work in the U.S. is weighed as where a permit for Mexico is, and where a debt has
    to be paid at home."""
    model = copy.deepcopy(busy())
    people, p, who = model.people, model.p, at_home(model)
    wage = model.home_wage(who)
    abroad = (model.us_wage_ahead() * people.skill[who] - wage) * p["people.saving_share"] * p["people.horizon_days"]
    np.testing.assert_allclose(model.wages_usd(who), abroad)
    office, rules = model.official_row["permit_office:mx_job_offer"], model.officials
    rules.open[:] = 0.0
    rules.open[office], rules.months[office], rules.quota_per_year[office], rules.used[office] = 1.0, 12.0, 1e6, 0.0
    rules.minimum_age[office], people.ban_mx_until[who], people.savings_usd[who] = 0.0, -9999, 10_000.0
    for country in ("GT", "SV", "HN", "NI"):
        getattr(rules, f"country_{country}")[office] = 1.0
    in_mexico = (model.driver("wages.mexico") * people.skill[who] - wage) * p["people.saving_share"] * p["people.horizon_days"]
    lost = rules.fee_usd[office] + rules.days_to_decision[office] * p["people.wait_day_usd"]
    np.testing.assert_allclose(model.best_permit(who)[0], in_mexico - lost, rtol=1e-5)
    people.debt_usd[who], people.smuggler_debt_usd[who] = 3000.0, 0.0
    due = 3000.0 * (1 / p["lenders.months"] + p["lenders.interest_month"])
    able = p["people.saving_share"] * wage * p["people.working_days_month"]
    lacks = np.clip(1 - able / due, 0.0, 1.0)
    assert 0.1 < lacks.mean() < 1
    np.testing.assert_allclose(model.reckon(who)["default"], p["lenders.pledge_factor"] * 3000.0 * lacks, rtol=1e-6)


def test_kin_abroad_and_means_follow_the_country_of_origin():
    """Who has kin in the United States: by the part of a country's people who live there; means: by product per head."""
    model = busy()
    people, value = model.people, lambda name, code: model.drivers.value(f"{name}.{code}", model.start)
    of = [people.nationality == k for k in range(4)]
    kin = [people.kin[mine].mean() for mine in of]
    populations = [model.geography.population[model.geography.country == model.geography.countries.index(code)].sum() for code in NATIONALITIES]
    for code, share, residents in zip(NATIONALITIES, kin, populations, strict=True):
        lives_there = value("abroad", code) / (value("abroad", code) + residents)
        assert abs(share - (1 - (1 - lives_there) ** model.p["people.kin_circle"])) < 0.05
    assert kin[NATIONALITIES.index("SV")] > 1.5 * max(kin[NATIONALITIES.index(code)] for code in ("GT", "HN", "NI"))
    median = [np.median(people.means_usd[mine & ~people.seasonal]) for mine in of]
    income = [value("income", code) for code in NATIONALITIES]
    np.testing.assert_allclose(np.divide(median, median[0]), np.divide(income, income[0]), rtol=0.15)


def test_costa_rica_keeps_nicaraguans_and_nobody_else():
    model = copy.deepcopy(busy())
    who, nation = at_home(model, 10**6), model.people.nationality
    nicaraguan = nation[who] == NATIONALITIES.index("NI")
    before = model.stay_worth(who)
    model._driver_values = dict(model._driver_values) | {"wages.costa_rica": 3 * model.driver("wages.costa_rica")}
    after = model.stay_worth(who)
    assert nicaraguan.any() and not nicaraguan.all()
    np.testing.assert_array_equal(after[~nicaraguan], before[~nicaraguan])
    assert np.all(after[nicaraguan] >= before[nicaraguan]) and np.mean(after[nicaraguan] - before[nicaraguan]) > 1000
