"""The road and captivity: each decision listens to another actor, and moves the way common sense says (see test_decisions)."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from conftest import moves
from test_decisions import (
    FREEZE,
    a_day,
    all_captives_due,
    busy,
    families,
    groups_met,
    parameter,
    probabilities,
    rule,
    scaled,
    travellers,
    unaltered,
)

from corridor.encounters import (
    captivity,
    crews,
    grounds,
    nights,
    power,
    ransom,
    returns,
    road,
    trains,
    travel,
    uses,
)
from corridor.records.events import KIND

WAIT, RELEASE, SERVICE, SERVITUDE, EXPLOIT, CRIME, SELL, KILL = range(8)


def captives(model, days: int = 5, **columns) -> np.ndarray:
    """Two hundred, a third of them women, in the cells' hands for some days; called, and due."""
    people, who = model.people, travellers(model)[:200]
    cells = grounds.standing(model)
    model.hold(who, "gang", cells[np.arange(len(who)) % min(len(cells), 12)])
    people.since[who], people.due[who] = model.day - days, model.day
    people.demand_usd[who] = 2000.0
    people.sex[who] = np.where(np.arange(len(who)) % 3 == 0, 0, 1)
    for name, value in columns.items():
        getattr(people, name)[who] = value
    model.captives = np.bincount(people.holder[model.held_by_gangs()], minlength=len(model.cells)) / model.scale
    return who


def captors(model) -> None:
    """Captors decide on captives for whom nothing has come."""
    captivity.captors_decide(model, captives(model, 20))


def set_free(model) -> None:
    """Captives are set free and weigh telling the police."""
    captivity.some_tell(model, captives(model, 20))


def captors_with_buyers(model) -> None:
    """The same where employers have no scruples."""
    model.employers.scruple_days[:], model.employers.sanction[:] = 0.0, 0.2
    captors(model)


def captors_paid(model) -> None:
    """Captors decide on captives for whom all has been paid."""
    captivity.captors_decide(model, captives(model, 20, ransom_usd=2000.0))


def captors_of_defiant(model) -> None:
    """Captors decide on captives who refused or tried to flee."""
    captivity.captors_decide(model, captives(model, 20, defied=True))


def families_called(model) -> None:
    """Families of captives are called after a week."""
    who = captives(model, 7)
    ransom.families_answer(model, who, model.people.holder[who])


def families_asked_again(model) -> None:
    """Families of captives are called once more after all was paid."""
    who = captives(model, 20, ransom_usd=1000.0, asked_again=1)
    ransom.families_answer(model, who, model.people.holder[who])


def flights(model) -> None:
    """Captives weigh flight."""
    captivity.escapes(model, captives(model))


def told_to_offend(model) -> None:
    """Captives are told to guard or to rob."""
    who = captives(model)
    uses.agree_to_crime(model, who, model.people.holder[who])


def on_trains(model) -> np.ndarray:
    """All travellers on a train of the isthmus."""
    who = travellers(model)
    model.people.link[who] = np.flatnonzero((model.geography.mode == travel.TRAIN) & (model.trains_of_link >= 0))[5]
    return who


def unpaid_tolls(model) -> None:
    """Riders who cannot pay what a cell asks."""
    who = on_trains(model)
    road.unpaid(model, who, grounds.standing(model)[np.arange(len(who)) % 5])


def crews_pass(model) -> None:
    """Crews go along the wagons."""
    model.p = model.p | {"trains.crew_sees": 10_000.0}
    crews.crews(model, on_trains(model))


def wagons_cleared(model) -> None:
    """Officers clear wagons; those on them weigh running."""
    model.officials.operations_month[:] = 3000.0
    trains.operations(model, on_trains(model))


def riders_to_a_train(number: float):
    """So many ride each train."""
    def alter(model):
        model.riders_memory[:] = number * model.flow_memory
    return alter


def officials_alone(model) -> None:
    """An official has somebody alone."""
    who = travellers(model)
    post = np.flatnonzero(model.officials.corps == 0)
    power.officials_in_power(model, who, post[np.arange(len(who)) % len(post)])


def nights_fall(model) -> None:
    """All on their own stand before a house with hours of the day left."""
    who = travellers(model)
    model.people.place[who], model.people.link[who], model.people.day_hours[who] = model.geography.place("ixtepec"), -1, 10.0
    model.people.slept_at[who], model.people.channel[who], model.people.papers_us[who] = -1, 0, -9999
    nights.shelter_nights(model)


def harmed_weigh(model) -> None:
    """Those harmed weigh a complaint."""
    model.people.trauma[travellers(model)] = 0.5
    nights.complain(model, travellers(model))


def yards_fenced(model) -> None:
    """Many guards at fenced yards."""
    model.officials.barriers[:], model.officials.guards[:] = 1.0, 5000.0
    who = on_trains(model)
    trains.refused(model, who, model.people.link[who])


def bands(model) -> None:
    """Bands choose where to wait."""
    power.bands_wait(model)


def moving(model) -> None:
    """Cells that earn something weigh other grounds."""
    model.cells.income_usd[:], model.p = 50_000.0, model.p | {"gangs.far_grass": 10.0}
    grounds.move_on(model)


def splitting(model) -> None:
    """Cells weigh going on as one."""
    grounds.split_or_disband(model)


def hiring(model) -> None:
    """Cells weigh their members."""
    grounds.hire_members(model)


def members_removed(model) -> None:
    """A flight brings removed members to the places of cells."""
    model.officials.removals_week[model.official_row["gang_removal:us"]] = 300.0
    returns.gang_flights(model)


def pricing(model) -> None:
    """Cells weigh their toll."""
    grounds.set_tolls(model)


def renting(model) -> None:
    """Cells weigh their houses."""
    grounds.rent_houses(model)


def cell(column: str, value: float):
    """A learned state of all cells."""
    def alter(model):
        getattr(model.cells, column)[:] = value
    return alter


def seen_to_kill(share: float, people: float = 500.0):
    """Many have defied, and such a share of them was killed."""
    def alter(model):
        model.cells.kills_share[:], model.cells.defied_seen[:] = share, people
    return alter


def person(column: str, value: float):
    """A state of all people."""
    def alter(model):
        getattr(model.people, column)[:] = value
    return alter


def held_elsewhere(model) -> None:
    """Buyers hold many already."""
    model.held_together = model.held_together + 60.0


def bars_only(model) -> None:
    """All employers are bars that hold nobody and were never found."""
    model.employers.sector[:], model.employers.sanction[:], model.employers.scruple_days[:] = 2, 0.2, 0.0
    model.held_together = model.held_together * 0


def already_used(model) -> None:
    """Each cell already exploits twenty people."""
    others = np.flatnonzero(model.people.situation == 0)[: 12 * 20]
    cells = grounds.standing(model)
    model.hold(others, "gang", cells[np.arange(len(others)) % 12])
    model.people.use[others], model.people.due[others] = 3, 2**30


def few_pass(model) -> None:
    """Hardly anybody travels where cells stand."""
    model.flow_memory[:] *= 0.001
    model.riders_memory[:] *= 0.001**2


def empty_ground(model) -> None:
    """Nobody passes any more where most cells stand."""
    ground = np.bincount(model.cells.ground[grounds.standing(model)]).argmax()
    model.flow_memory[model.links_of_ground[ground]] = 0.0


def one_rich_link(model) -> None:
    """Somewhere people carry much."""
    model.band_takings[model.robbed_links[0]] *= 10.0
    model.flow_memory[model.robbed_links[0]] += 20.0


def watched_by_many(model) -> None:
    """All have friends with them."""
    model.people.channel[travellers(model)] = 1


def police_everywhere(model) -> None:
    """Police look for all cells' houses."""
    model.cells.attention[:] += 5.0
    model.p = model.p | {"police.units": 60.0}


def police_have_found_captives(model) -> None:
    """Families who told the police have lately seen their captives found."""
    model.telling_belief = 0.6


TABLE = [
    ("captor", captors_paid, scaled("cells", "takings_usd", 0.3), RELEASE, -1), ("captor", captors_paid, parameter("ransom.word_heard", 0.2), RELEASE, -1),
    ("captor", captors_with_buyers, parameter("gangs.deliver_usd", 4.0), SELL, -1),
    ("captor", captors, parameter("police.body", 10.0), KILL, -1), ("captor", captors, parameter("gangs.kill_cost_usd", 0.3), KILL, +1),
    ("captor", captors, bars_only, SELL, +1), ("captor", captors_with_buyers, held_elsewhere, SELL, -1),
    ("captor", captors, already_used, EXPLOIT, -1), ("captor", captors, parameter("gangs.use_usd", 5.0), RELEASE, -1),
    ("captor", captors, parameter("ransom.word_heard", 1.6), RELEASE, -1),
    ("captor", captors_of_defiant, seen_to_kill(0.1, 1e6), KILL, -1), ("captor", captors_of_defiant, parameter("people.loss_death_usd", 1e-9), KILL, -1),
    ("captor", captors_of_defiant, scaled("cells", "takings_usd", 2.0), KILL, +1),
    ("family", families_called, cell("paying_frees", 0.35), 3 - 1, -1), ("family", families_called, cell("paying_frees", 1.0), 2, +1),
    ("family", families_asked_again, cell("paying_frees", 0.35), 2, -1), ("family", families_called, cell("unpaid_frees", 0.02), 2, +1), ("family", families_called, police_have_found_captives, 3, +1),
    ("family", families_called, cell("bought", 0.0), 3, +1),
    ("tells of the house", set_free, cell("bought", 0.0), 1, +1),
    ("tells of the house", set_free, scaled("people", "trust", 0.1), 1, -1),
    ("escape", flights, seen_to_kill(0.4), 1, -1), ("escape", flights, seen_to_kill(0.0), 1, +1),
    ("escape", flights, scaled("cells", "members", 5.0), 1, -1),
    ("told to offend", told_to_offend, seen_to_kill(0.4), 0, +1), ("told to offend", told_to_offend, seen_to_kill(0.0), 0, -1),
    ("unpaid toll", unpaid_tolls, police_everywhere, 2, -1), ("unpaid toll", unpaid_tolls, cell("toll_usd", 200.0), 2, +1),
    ("unpaid toll", unpaid_tolls, scaled("people", "savings_usd", 3.0), 1, +1),
    ("train crew", crews_pass, watched_by_many, 0, +1), ("train crew", crews_pass, scaled("people", "savings_usd", 3.0), 1, +1),
    ("clears a wagon", wagons_cleared, rule("force", 0.0), 1, -1), ("clears a wagon", wagons_cleared, scaled("people", "trust", 3.0), 1, -1),
    ("run from train", wagons_cleared, riders_to_a_train(20), 1, -1), ("run from train", wagons_cleared, riders_to_a_train(10_000), 1, +1),
    ("clears a wagon", wagons_cleared, riders_to_a_train(2), 1, -1),
    ("official in power", officials_alone, watched_by_many, 0, +1), ("official in power", officials_alone, scaled("officials", "greed", 3.0), 0, -1),
    ("official in power", officials_alone, rule("complaints", 3.0), 0, +1),
    ("raid", groups_met, few_pass, 2, -1), ("raid", groups_met, parameter("gangs.raid_usd", 4.0), 2, -1), ("raid", groups_met, parameter("gangs.raid_head_usd", 4.0), 2, -1),
    ("houses", renting, cell("takings_usd", 200.0), 2, -1), ("houses", renting, few_pass, 2, -1), ("houses", renting, few_pass, 3, -1), ("houses", renting, parameter("gangs.raid_usd", 8.0), 0, +1),
    ("houses", renting, parameter("gangs.bed_usd_month", 10.0), 0, +1),
    ("toll asked", pricing, cell("purse_usd", 400.0), 2, +1), ("toll asked", pricing, cell("purse_usd", 20.0), 0, +1),
    ("shelter", nights_fall, rule("referral", 1.0), 1, +1), ("shelter", nights_fall, scaled("people", "savings_usd", 0.2), 1, +1),
    ("complaint", harmed_weigh, rule("firewall", 1.0), 1, +1), ("complaint", harmed_weigh, rule("complaints", 4.0), 1, +1),
    ("guard at yard", yards_fenced, scaled("people", "savings_usd", 0.0), 1, +1),
    ("go on as one", splitting, cell("income_usd", 0.0), 2, +1), ("rejoin", members_removed, scaled("cells", "members", 0.05), 1, -1),
    ("members hired", hiring, cell("income_usd", 0.0), 2, -1), ("members hired", hiring, parameter("people.working_days_month", 60.0), 2, -1), ("go on as one", splitting, parameter("gangs.boss_usd_month", 20.0), 1, -1),
]
FREE = [("band waits", bands, one_rich_link), ("move", moving, empty_ground)]


def ids(row) -> str:
    """A row's name in test reports."""
    return f"{row[0]}-{getattr(row[2], '__qualname__', '').split('.')[0]}-{row[3]}-{row[4]:+d}"


def compare(purpose, act, alter):
    """(probabilities before, after), (n, alternatives) for those who choose both times."""
    before = unaltered(purpose, act)
    model = copy.deepcopy(busy())
    alter(model)
    after = probabilities(model, purpose, act)
    both = [key for key in before if key in after and before[key].shape == after[key].shape]
    assert both, f"nobody decides on {purpose!r}"
    return np.array([before[k] for k in both]), np.array([after[k] for k in both])


@pytest.mark.parametrize("row", TABLE, ids=ids)
def test_choices_move_the_way_common_sense_says(row):
    moves(row, compare)


@pytest.mark.parametrize("purpose", sorted({row[0] for row in TABLE} | {row[0] for row in FREE}))
def test_each_choice_moves_five_points_with_some_row(purpose):
    largest = 0.0
    for _, act, alter, *_ in (row for row in [*TABLE, *FREE] if row[0] == purpose):
        before, after = compare(purpose, act, alter)
        largest = max(largest, float(np.abs(after - before).max()))
        if largest >= FREEZE:
            return
    assert largest >= FREEZE


def test_a_buyer_holds_whom_he_bought_and_the_chains_are_one():
    model = copy.deepcopy(busy())
    who = captives(model, 20)
    holder = model.people.holder[who].copy()
    boss = np.full(len(who), model.employers_by_region[1][0])
    uses.sell(model, who, holder, np.full(len(who), 500.0), np.full(len(who), 5), boss)
    assert (model.people.situation[who] == 3).all() and (model.people.employer[who] == boss).all()
    assert (model.people.holder[who] == boss).all() and model.people.victim[who].all()


def test_a_family_without_news_for_half_a_year_has_lost_contact():
    model = copy.deepcopy(busy())
    who = captives(model)
    model.people.heard[who] = model.day - int(model.p["ransom.silent_days"])
    model.people.heard[np.setdiff1d(np.arange(len(model.people)), who)] = model.day
    captivity.families_without_news(model)
    kinds = model.events.take()["kind"]
    assert np.count_nonzero(kinds == KIND["lost_contact"]) == len(who)




def test_a_cell_that_disbands_lets_its_captives_go():
    model = copy.deepcopy(busy())
    who = captives(model)
    rows = np.unique(model.people.holder[who])
    grounds.disband(model, rows)
    assert not (model.people.situation[who] == 4).any() and not model.cells.active[rows].any()
    assert not np.isin(model.cell_of_ground, rows).any() and not np.isin(model.cell_of_link, rows).any()
    a_day(model)


def test_police_free_all_who_are_in_a_house():
    model = copy.deepcopy(busy())
    who = captives(model)
    model.people.due[who] = model.day + 30
    model.raid_chance = lambda cell: np.ones(len(np.atleast_1d(cell)))
    captivity.searches(model, model.held_by_gangs())
    assert not (model.people.situation[who] == 4).any()


def test_all_captives_are_decided_on_and_families_may_be_poor():
    model = copy.deepcopy(busy())
    families(0.0)(model)
    decided = probabilities(model, "captor", all_captives_due)
    people, held = model.people, model.held_by_gangs()
    assert len(held) and set(people.key[held].tolist()) <= decided.keys() and (people.due[held] > model.day).all()
    assert all(np.isfinite(chances).all() for chances in decided.values())
