"""The race of clocks in custody: each clock belongs to those behind it; within a day they strike by the hour."""

from __future__ import annotations

import numpy as np
import pytest
from test_state import MEXICO, US, detained, fresh, office, parameter, rule, survivors

from corridor.encounters import claims, custody
from corridor.encounters.stations import station_of
from corridor.life import CODE
from corridor.records.events import KIND

CLOCKS = ("clock_information", "clock_interpreter", "clock_lawyer", "clock_consul", "clock_interview")


def clocks(alter=None, country: int = MEXICO) -> dict[str, np.ndarray]:
    """Clocks of the same people brought into custody, all else as it was."""
    model = fresh()
    if alter:
        alter(model)
    who = detained(model, country)
    model.people.indigenous[who[::2]] = True
    model.people.schooling[who] = 0
    custody.set_clocks(model, who, custody.in_custody(model, office(model, country)), office(model, country), country)
    return {name: getattr(model.people, name)[who].copy() for name in CLOCKS}


@pytest.mark.parametrize("alter, mine, others", [
    (rule("information_staff", 400.0), "clock_information", {"clock_information"}), (rule("lawyers", 400.0), "clock_lawyer", {"clock_lawyer"}),
    (rule("paperwork_days", 0.0), "clock_lawyer", {"clock_lawyer"}), (rule("consuls", 400.0), "clock_consul", {"clock_consul"}),
    (rule("interpreters", 2000.0), "clock_interpreter", {"clock_interpreter", "clock_information"}),
    (parameter("detention.desks", 20), "clock_interview", {"clock_interview"}), (rule("presentation_hours", 6.0), "clock_interview", {"clock_interview"}),
])
def test_more_of_one_thing_moves_its_own_clock(alter, mine, others):
    before, after = clocks(), clocks(alter)
    assert after[mine].mean() < before[mine].mean()
    for name in set(CLOCKS) - others:
        assert np.array_equal(before[name], after[name]), name


def doubled(column: str):
    """Twice as much of one thing that stands behind a clock."""
    def alter(model):
        getattr(model.officials, column)[:] *= 2
    return alter


@pytest.mark.parametrize("alter, mine", [
    (doubled("information_staff"), {"clock_information"}), (doubled("lawyers"), {"clock_lawyer"}), (doubled("consuls"), {"clock_consul"}),
    (doubled("interpreters"), {"clock_interpreter", "clock_information"}), (parameter("detention.desks", 2), {"clock_interview"}),
    (parameter("detention.interviews_day", 0.5), {"clock_interview"}),
])
@pytest.mark.parametrize("country", [MEXICO, US])
def test_twice_as_much_moves_the_clock_it_belongs_to_and_the_others_stand_still(alter, mine, country):
    """The time of an interview: twice the desks bring it forward, interviews twice as long put it off (in the U.S. its own desks)."""
    if country == US and alter.__name__ == "detention.desks x2":
        alter = parameter("detention.us_desks", 2)

    def unhurried(model):  # no legal limit ends the wait, and consuls are told at once, not after the interview
        model.officials.presentation_hours[:], model.officials.consent_form[:], model.officials.notice[:] = 1e6, 0.0, 1.0

    def both(model):
        unhurried(model)
        alter(model)

    before, after = clocks(unhurried, country), clocks(both, country)
    for name in CLOCKS:
        assert np.array_equal(before[name], after[name]) == (name not in mine), name
    own = "clock_interpreter" if len(mine) > 1 else min(mine)
    assert (after[own].mean() < before[own].mean()) == (alter.__name__ != "detention.interviews_day x0.5")


def test_twice_the_visits_meet_more_people_over_weeks_and_put_off_no_interview():
    def met(a_week: float) -> int:
        model = fresh()
        rule("unhcr_visits_week", a_week)(model)
        who = detained(model)
        custody.set_clocks(model, who, who, office(model, MEXICO), MEXICO)
        for _ in range(28):
            custody.visits(model, who, office(model, MEXICO), MEXICO)
            model.day += 1
        return int(np.isfinite(model.people.clock_visit[who]).sum())

    assert met(1.0) > met(0.5) > 0


def test_more_visits_meet_more_people_and_nothing_else():
    def met(a_week: float) -> tuple[int, np.ndarray]:
        model = fresh()
        rule("unhcr_visits_week", a_week)(model)
        who = detained(model)
        custody.set_clocks(model, who, who, office(model, MEXICO), MEXICO)
        custody.visits(model, who, office(model, MEXICO), MEXICO)
        return int(np.isfinite(model.people.clock_visit[who]).sum()), model.people.clock_interview[who].copy()

    few, often = met(0.5), met(7.0)
    assert often[0] > few[0] and np.array_equal(few[1], often[1])


def test_time_for_each_case_falls_as_a_station_fills():
    def asked(inflow: float) -> int:
        model = fresh()
        who = survivors(model)
        model.people.clock_interpreter[who], model.people.clock_interview[who] = 0.0, 1.0
        model.station_inflow[:] = inflow * model.p["detention.desks"] * model.p["detention.interviews_day"] * model.station_part
        custody.interview(model, who, office(model, MEXICO), MEXICO)
        return int((model.events.columns()["kind"] == KIND["asked"]).sum())

    assert asked(4.0) < asked(1.0) < asked(0.1)


def test_rights_are_understood_with_time_schooling_and_calm():
    def understood(**traits) -> float:
        model = fresh()
        who = detained(model)
        model.station_inflow[:] = 1.0
        model.people.schooling[who], model.people.trauma[who], model.people.informed[who] = traits.get("schooling", 2), traits.get("trauma", 0.0), False
        model.p = model.p | {"custody.talk_hours": traits.get("hours", 0.1)}
        custody.told(model, who, office(model, MEXICO), MEXICO)
        return float(model.people.informed[who].mean())

    assert understood() > understood(schooling=0) > understood(schooling=0, trauma=0.8)
    assert understood(hours=0.4) > understood()


def test_clocks_of_a_day_strike_in_the_order_of_their_hours():
    def signed_unknowing(first: str) -> int:
        model = fresh()
        who = detained(model)
        people = model.people
        people.since[who] = model.day - 1
        people.informed[who] = people.signed[who] = False
        people.schooling[who], people.trauma[who] = 2, 0.0
        for name in (*CLOCKS, "clock_visit"):
            getattr(people, name)[who] = 1e6
        people.clock_interview[who] = 20.0
        people.clock_information[who] = 19.0 if first == "information" else 21.0
        model.p = model.p | {"custody.talk_hours": 5.0}
        model.station_inflow[:] = 1.0
        custody.strike(model, who, office(model, MEXICO), MEXICO)
        columns = model.events.columns()
        order = {kind: np.flatnonzero(columns["kind"] == KIND[kind]) for kind in ("informed", "screened")}
        assert len(order["informed"]) and len(order["screened"])
        return int(order["informed"][0] < order["screened"][0])

    assert signed_unknowing("information") == 1 and signed_unknowing("interview") == 0


def test_who_has_signed_is_out_of_reach_of_visits():
    model = fresh()
    who = detained(model)
    model.people.signed[who] = True
    model.people.informed[who] = False
    custody.visited(model, who, office(model, MEXICO), MEXICO)
    assert not model.people.informed[who].any()


def test_a_lawyers_papers_come_in_time_for_who_has_signed_and_a_talk_does_not():
    """What ends the race of a lawyer is the return (Q191); a signature ends that of visits and talks (Q194)."""
    def applied(door, signed: bool) -> int:
        model = fresh()
        who = detained(model)
        people = model.people
        people.threatened[who], people.departed[who], people.stage[who] = model.day, model.day - 1, custody.HEARD
        people.signed[who], people.informed[who], people.claim[who] = signed, False, -1
        people.schooling[who], people.trauma[who] = 2, 0.0
        model.asylum_belief[:] = 1.0
        model.p = model.p | {"custody.talk_hours": 50.0}
        model.station_inflow[:] = 1.0
        door(model, who, office(model, MEXICO), MEXICO)
        return int((model.events.columns()["kind"] == KIND["applied"]).sum())

    assert applied(custody.advised, True) > 0 and applied(custody.advised, False) > 0
    assert applied(custody.told, False) > 0 and applied(custody.told, True) == 0


def test_rights_once_understood_are_known_in_that_country_from_then_on():
    model = fresh()
    who = detained(model)
    people = model.people
    people.rights_mx[who], people.rights_us[who], people.informed[who] = False, True, True
    custody.set_clocks(model, who, who, office(model, MEXICO), MEXICO)
    assert not people.informed[who].any()
    claims.understands(model, who, MEXICO)
    custody.set_clocks(model, who, who, office(model, MEXICO), MEXICO)
    assert people.informed[who].all()


def test_what_others_showed_weighs_in_the_chance_each_counts_with():
    """The same share of grants says more to one with a ground where applicants had little to show."""
    model = fresh()
    who = detained(model)
    model.people.threatened[who] = model.day
    model.asylum_belief[:] = 0.3
    chance = {}
    for usual in (0.2, 1.0):
        model.asylum_shown[:] = usual
        chance[usual] = claims.believed_chance(model, who, MEXICO)
    assert np.all(chance[0.2] > chance[1.0]) and np.all(chance[1.0] <= 0.3 + 1e-9)


def test_danger_at_home_counts_in_a_stay_as_it_does_in_leaving():
    model = fresh()
    who = detained(model)
    days = model.p["asylum.horizon_days"]
    before = claims.worth_of_stay(model, who, MEXICO, days, True)
    model.people.danger_usd[who] += 20_000.0
    assert np.all(claims.worth_of_stay(model, who, MEXICO, days, True) > before)


def test_who_is_taken_after_the_stations_hour_is_heard_all_the_same():
    """Inspectors come at the end of a month, after the day's custody: their cases are the next day's."""
    model = fresh()
    office_row = office(model, MEXICO)
    who = detained(model)
    model.day += 1
    inside = custody.in_custody(model, office_row)
    assert np.isin(who, inside).all()
    custody.custody(model)
    still = who[model.people.situation[who] == CODE["detained"]]
    assert np.isfinite(model.people.clock_interview[still]).all()
    for _ in range(2):
        model.day += 1
        custody.custody(model)
    kinds, persons = model.events.columns()["kind"], model.events.columns()["person"]
    assert np.isin(who, persons[kinds == KIND["screened"]]).all()


def test_a_bus_leaves_when_its_time_is_up_or_when_enough_are_ready():
    model = fresh()
    who = detained(model)
    desk, pace = office(model, MEXICO), 1 / model.officials.bus_days[office(model, MEXICO)]
    model.bus_fill[:], model.bus_flow[:] = 0.0, 0.0
    days = 0
    while not custody.buses(model, who, desk, MEXICO).any():
        days += 1
        assert days < 30
    assert days == pytest.approx(1 / pace - 1, abs=1)
    model.bus_flow[:] = 10 * model.p["custody.bus_seats"]
    assert custody.buses(model, who, desk, MEXICO).all()


def test_people_are_brought_to_a_station_and_on_when_it_is_overfull():
    model = fresh()
    model.station_inside[: len(model.stations)] = 0.0
    who = detained(model)
    near = model.people.place[who].copy()
    assert np.isin(near, model.stations).all()
    full = fresh()
    busy_station = int(np.bincount(station_of(model, who, MEXICO)).argmax())
    full.station_inside[: len(full.stations)] = 0.0
    full.station_inside[busy_station] = 5 * full.station_room[busy_station]
    elsewhere = detained(full)
    assert np.array_equal(who, elsewhere)
    assert not np.any(full.people.place[elsewhere] == full.stations[busy_station])


def test_no_return_is_signed_before_the_rights_were_read_where_consent_is_the_rule():
    """Those for whom an interpreter comes after the hearing sign nothing until then, and no bus takes them meanwhile; then the form lies before
    them whether or not they have understood. Without the rule it does at the hearing."""
    for consent in (0.0, 1.0):
        model = fresh()
        rule("consent_form", consent)(model)
        who, row, people = detained(model), office(model, MEXICO), model.people
        people.informed[who] = people.signed[who] = False
        people.clock_interview[who], people.clock_information[who] = 10.0, np.where(np.arange(len(who)) % 2 == 0, 10.0, 44.0)
        people.minor[who], people.clock_consul[who], late = False, 0.0, who[1::2]
        model.p = model.p | {"custody.talk_hours": 0.0}  # read, and understood by nobody
        custody.interview(model, who, row, MEXICO)
        still = late[people.situation[late] == CODE["detained"]]
        assert people.signed[who[::2]].mean() > 0.3 and people.signed[still].any() == (not consent)
        if consent:
            assert np.all(people.due[still] >= model.day + 2)
            model.bus_fill[:] = 5.0
            custody.leave_custody(model, row, MEXICO)
            assert np.all(people.situation[still] == CODE["detained"])
            custody.told(model, still, row, MEXICO)
            assert people.signed[still].mean() > 0.3
