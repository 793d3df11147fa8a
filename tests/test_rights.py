"""Outside custody: how people come to know their rights, who asks at an office, who stops waiting, what a hearing brings out."""

from __future__ import annotations

import numpy as np
from test_state import (
    MEXICO,
    belief,
    checks_of,
    fresh,
    office,
    parameter,
    rule,
    scaled,
    survivors,
    travellers,
)

from corridor.agents.officials import PERMIT
from corridor.choice import chances
from corridor.encounters import claims, hearings, nights, rights, screening
from corridor.life import CODE, move
from corridor.records.events import KIND, PARTY

GO_ON, ASK = range(2)


# ---- what is held ----
def passing_an_office(model, number: int = 300) -> np.ndarray:
    """People on the way alone who know their rights pass a town with an asylum office."""
    who = travellers(model, number)
    people = model.people
    people.link[who], people.channel[who] = -1, 0
    towns = np.flatnonzero(model.asylum_town)
    people.place[who] = towns[np.arange(len(who)) % len(towns)]
    people.rights_mx[who], people.claim[who], people.departed[who] = True, -1, model.day - 10
    people.threatened[who] = model.day - 40
    return who


def at_an_office(model) -> None:
    """They ask for asylum or go on."""
    passing_an_office(model)
    rights.at_the_office(model)


def waiting_outside(model) -> None:
    """People wait outside custody for a decision and think it over."""
    who = passing_an_office(model)
    people = model.people
    people.claim[who], people.claim_due[who] = PERMIT["asylum_mexico"], model.day + getattr(model, "days_of_a_test", 60)
    people.holder_kind[who], people.holder[who] = 0, office(model, MEXICO)
    move(model, who, "in_care", "sheltered", due_day=2**30, party_kind="state", party=office(model, MEXICO))
    people.since[who] = model.day - int(model.p["asylum.rethink_days"]) + 1
    rights.tired_of_waiting(model)


def first_place(model) -> dict[int, int]:
    """One place of origin in each country, by code of country."""
    return {int(model.geography.country[place]): int(place) for place in model.origins[0][::-1]}


def decided(model) -> None:
    """An asylum officer decides on people whom a cell threatened at home and whom nobody has identified."""
    who = survivors(model)
    people = model.people
    people.victim[who], people.threatened[who] = False, model.day - 60
    people.home[who] = [first_place(model)[model.geography.country[home]] for home in people.home[who]]
    people.claim[who], people.claim_due[who] = PERMIT["asylum_mexico"], model.day
    move(model, who, "in_care", "sheltered", due_day=model.day)
    model.p = model.p | {"asylum.cases_day": 1000.0}
    hearings.asylum_decisions(model, who, PERMIT["asylum_mexico"], MEXICO)


def survivors_in_a_house(model) -> None:
    """Survivors sleep in a house whose staff informs and passes cases on."""
    who = passing_an_office(model)
    people = model.people
    road = np.flatnonzero(model.cells.road)
    people.victim[who], people.identified[who] = True, False
    people.trafficker_kind[who], people.trafficker[who] = PARTY["gang"], road[np.arange(len(who)) % len(road)]
    people.harmed_on[who], people.trauma[who], people.trust[who] = model.day, 0.6, 0.05
    house = np.full(len(who), model.official_row["shelter:tapachula"])
    model.officials.referral[house] = 1.0
    nights.staff_speak(model, who, house)


# ---- what is altered ----
def news_of_the_road(factor: float):
    """Those who report have arrived more or less often."""
    def alter(model):
        model.believed_home[0][:] *= factor
    alter.__name__ = f"arrivals x{factor:g}"
    return alter


def long_wait(model) -> None:
    """The office will decide in a year and a half."""
    model.days_of_a_test = 540


def everybody_late(model) -> None:
    """The time to make a claim has all but passed for everybody."""
    model.officials.filing_days[:] = 41.0


def cells_gone_elsewhere(model) -> None:
    """Cells stand in each country's first place only."""
    cells, geography = model.cells, model.geography
    first = first_place(model)
    away = ~cells.road & (cells.base != np.array([first.get(geography.country[base], -1) for base in cells.base]))
    cells.members[away] = 0.0
    model.__dict__.pop("_elsewhere", None)  # what was looked at this month


TABLE = [
    ("asylum office", at_an_office, belief("asylum_belief", [0.95, 0.95]), ASK, +1), ("asylum office", at_an_office, news_of_the_road(0.2), ASK, +1),
    ("asylum office", at_an_office, rule("days_to_decision", 700.0), ASK, -1), ("asylum office", at_an_office, rule("ground_gangs", 0.0), ASK, -1),
    ("tired of waiting", waiting_outside, belief("asylum_belief", [0.01, 0.01]), claims.GIVE_UP, +1), ("tired of waiting", waiting_outside, news_of_the_road(0.2), claims.GIVE_UP, -1),
    ("tired of waiting", waiting_outside, long_wait, claims.GIVE_UP, +1),
    ("asylum decision", decided, rule("flight_alternative", 0.0), claims.GRANT, +1), ("asylum decision", decided, parameter("asylum.hearing_hours", 3), claims.GRANT, +1),
    ("speaks in shelter", survivors_in_a_house, scaled("cells", "members", 5.0), screening.SPEAK, -1), ("speaks in shelter", survivors_in_a_house, rule("witness_places", 5000.0), screening.SPEAK, +1),
    ("speaks in shelter", survivors_in_a_house, rule("reflection_days", 90.0), screening.SPEAK, +1),
    ("asylum decision", decided, rule("officers", 0.02), claims.GRANT, -1), ("asylum decision", decided, everybody_late, claims.GRANT, -1),
    ("asylum decision", decided, cells_gone_elsewhere, claims.GRANT, -1),
]


test_choices_move_the_way_common_sense_says, test_each_choice_moves_five_points_with_some_row = checks_of(TABLE)


def told_in_a_house(talks: float, guests: int) -> float:
    """Share of the guests of one house who have understood their rights by the morning."""
    model = fresh()
    who = travellers(model)[:guests]
    model.people.rights_mx[who] = False
    house = np.full(len(who), model.official_row["shelter:ixtepec"])
    model.p = model.p | {"shelters.talks_night": talks}
    rights.volunteers_speak(model, who, house)
    return float(model.people.rights_mx[who].mean())


def test_volunteers_of_a_house_have_a_nights_time():
    assert told_in_a_house(700.0, 20) > told_in_a_house(700.0, 100) > told_in_a_house(0.0, 100) == 0.0
    assert told_in_a_house(2000.0, 100) > told_in_a_house(700.0, 100)


def test_companions_learn_from_who_knows_and_strangers_do_not():
    model = fresh()
    people, who = model.people, travellers(model)
    people.rights_mx[:], people.leader[:] = False, -1
    leader, company, stranger = who[0], who[1:40], who[40:]
    people.leader[company], people.rights_mx[leader] = leader, True
    model.p = model.p | {"company.rights_hours": 5.0}
    rights.companions_tell(model)
    assert people.rights_mx[company].all() and not people.rights_mx[stranger].any()
    columns = model.events.columns()
    assert set(columns["person"][columns["kind"] == KIND["informed"]]) == set(company)


def test_who_stops_waiting_goes_on_and_has_no_claim_left():
    model = fresh()
    belief("asylum_belief", [0.001, 0.001])(model)
    waiting_outside(model)
    columns = model.events.columns()
    gone = columns["person"][columns["kind"] == KIND["claim_abandoned"]]
    assert len(gone) and np.all(model.people.claim[gone] < 0)
    assert np.all(np.isin(model.people.situation[gone], [CODE["travelling"], CODE["home"], CODE["waiting"]]))


def test_a_hearing_brings_out_less_in_distress_and_all_that_another_office_has_found():
    model = fresh()
    who = survivors(model)
    asylum, shown = model.official_row["asylum_office:mexico"], np.ones(len(who))
    model.people.trauma[who] = 0.1
    calm = hearings.brought_out(model, who, shown, asylum, 0.0)
    model.people.trauma[who] = 0.9
    assert np.all(hearings.brought_out(model, who, shown, asylum, 0.0) < calm) and np.all(calm < 1)
    model.people.identified[who] = True
    assert np.all(hearings.brought_out(model, who, shown, asylum, 3.0) == 1)


def test_no_place_at_home_is_safe_from_a_mara_that_is_strong_everywhere():
    def safer(members: float) -> np.ndarray:
        model = fresh()
        model.__dict__.pop("_elsewhere", None)
        model.cells.members[~model.cells.road & model.cells.active] *= members
        return hearings.safer_elsewhere(model)[model.origins[0]]

    now, strong = safer(1.0), safer(1e4)
    assert np.all(strong < 0.01) and np.all(now >= strong) and now.max() > 0.05


def test_what_is_believed_of_asylum_follows_how_likely_such_cases_are_granted(monkeypatch):
    """Of each case decided one is told as it ended, the others for whom it stands by how likely a grant was; at full scale only what happened."""
    likely = []
    monkeypatch.setattr(hearings, "chances", lambda values, scale: likely.append(chances(values, scale)) or likely[-1])
    for scale in (0.02, 1.0):
        for ends in (hearings.GRANT, 1 - hearings.GRANT):
            model = fresh()
            model.scale = scale
            model.p = model.p | {"asylum.news_people": 1e-6}  # what the last cases showed is all that is believed
            monkeypatch.setattr(hearings, "choose", lambda values, *_, ends=ends: np.full(len(values), ends))
            decided(model)
            others, granted = likely[-1][:, hearings.GRANT].mean(), float(ends == hearings.GRANT)
            assert 0.01 < others < 0.99
            assert np.isclose(model.asylum_belief[MEXICO], scale * granted + (1 - scale) * others)


def test_who_would_be_safe_in_the_north_too_has_less_reason_to_wait():
    """Going on, too, brings those who arrive out of reach of who looks for them."""
    model = fresh()
    who = passing_an_office(model)
    calm = rights.worth_of_going_on(model, who)
    model.people.threatened[who] = model.day
    feared = rights.worth_of_going_on(model, who)
    assert (feared >= calm).all() and feared.mean() > calm.mean()
