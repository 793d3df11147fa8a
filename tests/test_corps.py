"""Corps of the state, posts and police: each with its numbers, training, pay, control and those it works with; U.S. custody sector by sector."""

from __future__ import annotations

import numpy as np
from test_state import (
    BRIBE,
    MEXICO,
    US,
    at_posts,
    busy,
    checks_of,
    fresh,
    guides_at_posts,
    load_of,
    office,
    parameter,
    police_stops,
    queue,
    rule,
    scaled,
    survivors,
    travellers,
)

from corridor.agents.officials import CORPS, SECTORS, greed_at_first, on_duty, transfers
from corridor.encounters import checks, crews, custody, might, police, screening
from corridor.encounters.stations import share_out, station_of
from corridor.life import CODE
from corridor.model import CorridorModel
from corridor.records.events import KIND


# ---- what is held ----
def on_trains_of_a_cell(model) -> None:
    """Staff meet riders on lines where cells stand that have room and expect much of a captive."""
    who = travellers(model)
    lines = np.flatnonzero(model.trains_of_link >= 0)
    model.people.link[who] = lines[np.arange(len(who)) % len(lines)]
    cells = model.cells
    model.cell_of_ground[:] = np.flatnonzero(cells.road & cells.active)[0]
    cells.takings_usd[:], cells.beds[:], cells.crowding[:] = 6000.0, 4000.0, 0.0
    cells.bought[:] = getattr(model, "bought_of_a_test", 1.0)
    model.p = model.p | {"trains.crew_sees": 1e6}
    crews.crews(model, who)


def shaken_before_police(model) -> None:
    """Town police stop people who carry traces of harm."""
    who = travellers(model)
    model.people.trauma[who], model.people.harmed_on[who], model.people.channel[who] = 0.7, model.day, 0
    model.p = model.p | {"police.stops_day": 1e6}
    police.police(model, who)


def shaken_before_trained_police(model) -> None:
    """The same, after the corps has learned what to see (at least a few hours)."""
    row = model.official_row["corps:municipal_police"]
    model.officials.training_hours[row] = max(model.officials.training_hours[row], 8.0)
    shaken_before_police(model)


def heard_at_the_line(model) -> None:
    """Survivors caught at the U.S. border are heard by agents of the sector."""
    who = survivors(model, US)
    screening.ask(model, who, office(model, US), load_of(model, who))


def taken_by_federal_police(model) -> None:
    """Survivors whom the Federal Police took stand before a desk of the migration office."""
    who = survivors(model)
    model.people.taken_by[who] = CORPS.index("federal_police")
    screening.ask(model, who, office(model, MEXICO), load_of(model, who))


def signs_without_words(model) -> None:
    """People with signs of harm say nothing to a desk."""
    who = survivors(model)
    model.people.trauma[who] = 0.6
    screening.suspects_harm(model, who, office(model, MEXICO), load_of(model, who))


def at_us_posts(model) -> None:
    """Everybody meets a post inside the United States."""
    who = travellers(model)
    posts = np.flatnonzero((model.geography.post == 3) & (model.post_of_link >= 0))
    model.people.link[who], model.people.channel[who] = posts[np.arange(len(who)) % len(posts)], 0
    model.people.savings_usd[who] = 500.0
    model.p = model.p | {"posts.us_lanes": 1.0, "posts.reach": 1e6}
    checks.checks(model, who)


# ---- what is altered ----
def trained(corps: str, hours: float = 60.0):
    """One corps is trained, the others as they were."""
    def alter(model):
        model.officials.training_hours[model.official_row[f"corps:{corps}"]] = hours
    alter.__name__ = f"{corps} trained"
    return alter


def few_bought(model) -> None:
    """Cells pay few officials."""
    model.bought_of_a_test = 0.3


TABLE = [
    ("crew hands over", on_trains_of_a_cell, few_bought, crews.HAND_OVER, -1), ("crew hands over", on_trains_of_a_cell, parameter("abuse.witness_usd", 4), crews.HAND_OVER, -1),
    ("crew hands over", on_trains_of_a_cell, parameter("posts.sanction_usd", 8), crews.HAND_OVER, -1),
    ("crew hands over", on_trains_of_a_cell, scaled("officials", "greed", 0.3), crews.HAND_OVER, -1),
    ("police", shaken_before_trained_police, trained("municipal_police"), police.BRING_TO_SAFETY, +1),
    ("police", shaken_before_trained_police, parameter("screening.case_hours", 4), police.BRING_TO_SAFETY, -1),
    ("ask", heard_at_the_line, trained("border_patrol"), screening.ASK, +1), ("ask", heard_at_the_line, trained("border_patrol", 0.0), screening.ASK, -1),
    ("ask", taken_by_federal_police, trained("federal_police"), screening.ASK, +1),
    ("suspect", signs_without_words, rule("training_hours", 60.0), screening.OPEN_CASE, +1), ("suspect", signs_without_words, queue(4.0), screening.OPEN_CASE, -1),
    ("bribe", at_us_posts, parameter("corps.us_pay_usd_month", 0.02), BRIBE, +1), ("bribe", at_us_posts, parameter("corps.us_found", 0.02), BRIBE, +1),
]


test_choices_move_the_way_common_sense_says, test_each_choice_moves_five_points_with_some_row = checks_of(TABLE)


# ---- pay and control ----
def test_each_corps_risks_its_own_pay_under_its_own_control():
    model = fresh()
    control = model.official_row["internal_control:mexico"]
    rows = np.array([int(np.flatnonzero(model.officials.corps == CORPS.index(name))[0]) for name in ("inm", "municipal_police", "federal_police", "train_staff", "border_patrol")])
    assert model.bribe_risk_usd(rows)[4] > 10 * model.bribe_risk_usd()  # few complaints are heard in Mexico
    model.officials.complaints[control], model.complaints_rate = 1.0, 0.5
    agent, town, federal, trains, patrol = model.bribe_risk_usd(rows)
    assert agent == model.bribe_risk_usd() and trains < town < agent
    model.p = model.p | {"corps.pay_federal": 2.0, "corps.control_municipal": 0.0}
    assert model.bribe_risk_usd(rows)[2] > federal and model.bribe_risk_usd(rows)[1] == model.p["posts.sanction_usd"]
    model.officials.pay_usd_month[control] *= 2
    assert model.bribe_risk_usd(rows)[0] > agent
    assert model.bribe_risk_usd(rows)[4] == patrol  # what Mexico pays its agents is nothing to those of the U.S.


# ---- town police ----
def test_town_police_bring_to_safety_who_they_have_learned_to_see_while_there_are_places():
    def brought(places: float, hours: float) -> int:
        model = fresh()
        rule("care_places", places)(model)
        trained("municipal_police", hours)(model)
        shaken_before_police(model)
        columns = model.events.columns()
        into = columns["person"][columns["kind"] == KIND["sheltered"]]
        assert np.all(model.people.situation[into] == CODE["in_care"]) and len(np.unique(into)) == len(into)
        return len(into)

    assert brought(4000.0, 60.0) > brought(600.0, 60.0) > 0 and brought(4000.0, 60.0) > brought(4000.0, 4.0)
    assert brought(4000.0, 0.0) == brought(0.0, 60.0) == 0


# ---- train staff ----
def test_who_is_handed_over_by_train_staff_is_held_by_the_cell_and_not_robbed_beside():
    model = fresh()
    on_trains_of_a_cell(model)
    columns = model.events.columns()
    sold = columns["person"][columns["kind"] == KIND["handed_over"]]
    assert len(sold) and np.all(model.people.situation[sold] == CODE["held"])
    assert not np.isin(sold, columns["person"][columns["kind"] == KIND["robbed"]]).any()


def test_guards_are_the_reach_of_the_corps():
    model = fresh()
    row = np.unique(model.trains_of_link[model.trains_of_link >= 0])
    met = [might.staff(row, crews.crew_on_trains(model.p), model.officials.guards * factor, model.lines_of_trains) for factor in (1, 2)]
    assert np.all(met[1] > met[0])


# ---- U.S. custody by sector ----
def hours_of_interview(alter=None) -> dict[int, float]:
    """Mean hours until the interview of the same people, by the sector where they were caught."""
    model = fresh()
    if alter:
        alter(model)
    who = survivors(model, US)
    model.people.entry_sector[who] = np.arange(len(who)) % len(SECTORS)
    model.officials.presentation_hours[:] = 1e6
    model.p = model.p | {"detention.us_desks": 20.0}
    share_out(model)
    custody.set_clocks(model, who, who, office(model, US), US)
    return {sector: float(model.people.clock_interview[who[model.people.entry_sector[who] == sector]].mean()) for sector in range(len(SECTORS))}


def more_mexicans_in_tucson(model) -> None:
    """Three times as many Mexicans are caught in one sector."""
    caught = model.mexicans_caught()
    caught[SECTORS.index("tucson")] *= 3
    model.mexicans_caught = lambda: caught


def test_mexicans_caught_in_a_sector_take_its_desks_and_no_others():
    before, after = hours_of_interview(), hours_of_interview(more_mexicans_in_tucson)
    for sector, name in enumerate(SECTORS):
        assert (after[sector] > 1.5 * before[sector]) if name == "tucson" else (after[sector] == before[sector]), name


def test_agents_of_a_sector_are_the_desks_there():
    def twice(model):
        model.officials.agents[model.official_row["border_patrol:laredo"]] *= 2

    laredo = SECTORS.index("laredo")
    assert hours_of_interview(twice)[laredo] < 0.7 * hours_of_interview()[laredo]


def test_stations_of_the_border_see_their_own_sector():
    model = fresh()
    who = survivors(model, US)
    model.people.entry_sector[who[:2]] = 3, -1
    at = station_of(model, who, US) - len(model.stations)
    assert at[0] == 3 and at[1] == len(SECTORS) and np.all(at[2:] == 0)


def test_without_a_bed_people_wait_outside_and_those_before_a_court_do_not():
    model = fresh()
    who = survivors(model, US)
    people = model.people
    people.stage[who], people.signed[who], people.claim[who] = custody.HEARD, False, -1
    people.minor[who] = False  # children who have seen a judge go to kin
    people.clock_consul[who], people.due[who] = 1e6, model.day + 50
    people.prosecuted[who[:40]] = True
    model.p = model.p | {"detention.us_beds": 1e6}
    custody.leave_custody(model, office(model, US), US)
    assert np.all(people.situation[who] == CODE["detained"])
    inside = len(custody.in_custody(model, office(model, US)))
    model.p = model.p | {"detention.us_beds": 0.5 * inside / model.scale}
    custody.leave_custody(model, office(model, US), US)
    left = people.situation[who] != CODE["detained"]
    assert left.any() and not left[:40].any()
    assert abs(len(custody.in_custody(model, office(model, US))) - 0.5 * inside) <= 3  # and whom the legal limit lets go


# ---- posts and police ----
def test_staff_who_look_for_signs_have_a_days_time_not_a_rounds():
    model = fresh()
    who = travellers(model)[:60]
    number = len(who) / model.scale
    model.officials.detection_staff[office(model, MEXICO)] = number / model.p["detection.talks_day"] / 2
    model.talks_today[:] = 0.0

    def asked() -> int:
        before = int((model.events.columns()["kind"] == KIND["asked"]).sum())
        checks.looked_at(model, who, np.ones(len(who), bool))
        return int((model.events.columns()["kind"] == KIND["asked"]).sum()) - before

    rounds = [asked() for _ in range(6)]
    assert rounds[0] > 0 and sum(rounds) < 0.8 * len(who)


def test_every_corps_of_the_paper_has_a_place_and_a_code():
    model = busy()
    corps = set(np.array(model.officials.columns["corps"].categories)[np.unique(model.officials.corps)])
    assert {"inm", "federal_police", "municipal_police", "train_staff", "us_interior", "border_patrol", "asylum_office", "labour_inspectorate",
            "prosecution", "consulate", "unhcr_ngo", "human_rights", "shelter", "migration_office"} <= corps
    assert np.all(model.officials.place[model.officials.corps == model.officials.columns["corps"].categories.index("municipal_police")] >= 0)


def test_officials_rob_and_extort_less_when_a_complaint_can_reach_them():
    def taken(value: float) -> float:
        model = fresh()
        rule("complaints", value)(model)
        rule("audits_year", 12.0 * value)(model)
        police_stops(model)
        columns = model.events.columns()
        return float(columns["amount_usd"][np.isin(columns["kind"], [KIND["robbed"], KIND["bribed"]])].sum())

    assert taken(1.0) < taken(0.0)


def test_a_guide_is_asked_for_more_than_one_alone():
    def mean(act) -> float:
        model = fresh()
        act(model)
        columns = model.events.columns()
        return float(columns["amount_usd"][columns["kind"] == KIND["bribed"]].mean())

    assert mean(guides_at_posts) > 2 * mean(at_posts)


def test_papers_end_a_stop_by_police():
    model = fresh()
    who = travellers(model)
    model.people.papers_mx[who] = model.day + 100
    assert len(police.police(model, who)) == len(who)
    assert not np.any(model.events.columns()["kind"] == KIND["checked"])


def test_who_was_robbed_by_an_officer_can_say_which_post():
    model = fresh()
    police_stops(model)
    wronged = np.flatnonzero(model.people.wronged_by >= 0)
    assert len(wronged)
    model.heard(wronged)
    posts = np.unique(model.people.wronged_by[wronged])
    assert np.all(model.officials.complaints_heard[posts] > 0) and model.complaints_month > 0


def test_shifts_take_turns_and_officers_are_transferred():
    """Who is on duty at a post changes from day to day and is known by the shift; transfers move officers within a corps, the more the
    shorter they serve, and change nobody."""
    model = CorridorModel("baseline", seed=3, scale=0.001, days=5, burn_in_days=0)
    shifts, officials = model.shift_greed.shape[1], model.officials
    seen = []
    for day in range(shifts + 1):
        model.day = day
        on_duty(model)
        seen.append(officials.greed.copy())
    assert (seen[0] == seen[shifts]).all() and (seen[0] != seen[1]).any()
    np.testing.assert_allclose(np.sort(np.array(seen[:shifts]).T), np.sort(model.shift_greed.astype(np.float32)))
    moved = {}
    for months in (36, 6):
        officials.rotation_months[:], model.shift_greed = months, greed_at_first(model, officials.corps)
        before = model.shift_greed.copy()
        transfers(model)
        moved[months] = np.count_nonzero(before != model.shift_greed)
        for corps in np.unique(officials.corps):
            mine = officials.corps == corps
            np.testing.assert_array_equal(np.sort(before[mine], axis=None), np.sort(model.shift_greed[mine], axis=None))
        assert (before == model.shift_greed)[officials.corps == CORPS.index("border_patrol")].all()  # another state's
    assert moved[6] > moved[36] > 0
