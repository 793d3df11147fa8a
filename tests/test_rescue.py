"""Police who find a house: what becomes of those freed there; and what a contract with a guide leaves behind when it has ended."""

from __future__ import annotations

import copy

import numpy as np
from test_decisions import busy, travellers
from test_road import captives

from corridor.encounters import captivity, handover, ransom, travel
from corridor.life import CODE
from corridor.records.events import PARTY


def test_who_is_freed_without_papers_is_handed_to_the_migration_office_and_interviewed():
    model = copy.deepcopy(busy())
    people, who = model.people, captives(model)[:64]  # enough that the station has time for some
    people.place[who], people.papers_mx[who], people.papers_us[who] = model.geography.place("reynosa"), -9999, -9999
    people.papers_mx[who[::4]] = model.day + 100
    captivity.freed_by_police(model, who)
    free = np.zeros(len(who), bool)
    free[::4] = True
    assert (people.situation[who[~free]] == CODE["detained"]).all() and (people.situation[who[free]] != CODE["detained"]).all()
    assert model.in_mexico[people.place[who[~free]]].all() and (people.holder_kind[who[~free]] == PARTY["official"]).all()
    assert not np.isin(people.situation[who], [CODE["held"]]).any()
    model.step()
    assert np.isfinite(people.clock_interview[who[~free]]).all()  # the hour of the interview is set
    for _ in range(39):
        model.step()
    assert (people.situation[who[~free]] != CODE["detained"]).mean() > 0.5


def test_who_is_freed_in_the_united_states_is_in_the_hands_of_its_officers():
    model = copy.deepcopy(busy())
    people, who = model.people, travellers(model)[:20]
    people.place[who], people.link[who], people.papers_us[who] = model.geography.place("houston"), -1, -9999
    model.hold(who, "smuggler", np.zeros(len(who), int))
    captivity.freed_by_police(model, who)
    assert (people.situation[who] == CODE["detained"]).all() and model.across[people.place[who]].all()
    assert (people.holder[who] == model.official_row["migration_office:us"]).all()


def test_a_contract_that_is_fulfilled_or_broken_by_the_guide_covers_no_further_try():
    model = copy.deepcopy(busy())
    people, who = model.people, travellers(model)[:60]
    ring, cell = np.zeros(20, int), np.full(20, captivity.standing(model)[0])
    people.tries_left[who], people.balance_usd[who], people.smuggler[who] = 2, 100.0, 0
    handover.sell(model, who[:20], ring, cell, np.full(20, 10.0))
    handover.hold_for_more(model, who[20:40], ring)
    handover.bond_into_work(model, who[40:], ring, np.ones(20, bool), np.ones(20, bool))
    assert (people.tries_left[who] == 0).all()
    others = travellers(model)[60:120]
    people.tries_left[others], people.balance_usd[others], people.smuggler[others] = 2, 1.0, 0
    delivered = handover.at_destination(model, others)
    assert len(delivered) and (people.tries_left[delivered] == 0).all()


def test_a_family_goes_by_what_all_cells_have_bought_not_by_what_only_this_one_knows():
    model = copy.deepcopy(busy())
    who, told = captives(model, 7), {}
    roads = captivity.standing(model)
    for name, bought in (("its own", roads[0]), ("all", roads)):
        for value in (0.0, 1.0):
            other = copy.deepcopy(model)
            other.people.holder[who], other.cells.bought[roads], other.cells.bought[bought] = roads[0], 0.5, value
            ransom.families_answer(other, who, other.people.holder[who])
            told[name, value] = other.people.told_police[who].mean()
    assert told["all", 0.0] - told["all", 1.0] > 3 * abs(told["its own", 0.0] - told["its own", 1.0])


def test_who_was_taken_on_a_train_fears_trains_the_oftener_the_more():
    model = copy.deepcopy(busy())
    people, at = model.people, model.geography
    who = travellers(model)[:400]
    people.place[who], people.link[who], people.channel[who], people.savings_usd[who], people.papers_us[who] = at.place("ixtepec"), -1, 0, 500.0, -9999
    people.taken_mode[who], people.taken_on[who], ride = travel.TRAIN, model.day - 1, []
    for times in (0, 1, 4):
        people.times_taken[who] = times
        ride.append(np.mean(at.mode[travel.best_leg(model, who)[1]] == travel.TRAIN))
    assert ride[0] > ride[1] > ride[2]


def test_who_was_taken_on_a_ground_keeps_away_from_it_until_that_fades():
    model = copy.deepcopy(busy())
    people, at = model.people, model.geography
    place = at.place("ixtepec")
    who = travellers(model)[:400]
    people.place[who], people.link[who], people.channel[who], people.savings_usd[who], people.papers_us[who] = place, -1, 0, 500.0, -9999
    _, before, *_ = travel.best_leg(model, who)
    ground = np.bincount(at.ground[before][at.ground[before] >= 0]).argmax()
    share = {}
    people.times_taken[who] = 1
    for days in (1, 2000):
        people.taken_ground[who], people.taken_on[who] = ground, model.day - days
        _, link, *_ = travel.best_leg(model, who)
        share[days] = (at.ground[link] == ground).mean()
    usual = (at.ground[before] == ground).mean()
    assert share[1] < 0.8 * usual and abs(share[2000] - usual) < 0.01
    people.channel[who] = 2  # who goes with a guide does not choose
    people.taken_ground[who], people.taken_on[who] = ground, model.day - 1
    _, fearful, *_ = travel.best_leg(model, who)
    people.taken_ground[who] = -1
    _, fearless, *_ = travel.best_leg(model, who)
    assert (fearful == fearless).all()
