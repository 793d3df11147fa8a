"""Why people leave (departure.tell_motives, leaving.tipped): what tipped the choice is what it would have been without, with the same tastes.
The world is altered in earnest (no threat, kin worth nothing, money at hand) and the choice made anew in plain NumPy."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from test_decisions import busy
from test_home import at_home

from corridor.encounters import departure
from corridor.encounters.leaving import ALONE, GUIDED, PERMIT, REUNION, STAY, UNTOLD, VIOLENCE, WORK
from corridor.life import bring_forward
from corridor.records.events import KIND


def tastes(model, who, occasion) -> np.ndarray:
    """(n, 4) USD, Gumbel: what each person likes beside what is compared."""
    draws = [model.draws.uniform(model.people.key[who], "departure", occasion, way) for way in range(4)]
    return model.p["people.choice_scale_usd"] * -np.log(-np.log(np.stack(draws, axis=1)))


def picks(model, known, occasion) -> np.ndarray:
    """The best of what each reckons with."""
    return np.argmax(model.compare(known) + tastes(model, known["who"], occasion), axis=1)


def chosen(model, who, occasion, alter=None) -> np.ndarray:
    """What each would choose, had the world been otherwise."""
    other = copy.deepcopy(model)
    if alter is not None:
        alter(other)
    return picks(other, other.reckon(who), occasion)


def no_kin(model) -> None:
    """Being with those abroad is worth nothing."""
    model.p = model.p | {"people.kin_worth_usd": 0.0, "people.reunion_usd": 0.0}


def no_threats(model) -> None:
    """Nobody is in danger at home."""
    model.people.danger_usd[:] = 0.0


def with_money(model, who, occasion, alter=None) -> np.ndarray:
    """What each would choose if money were there for what is put down (a loan costs what it costs)."""
    other = copy.deepcopy(model)
    if alter is not None:
        alter(other)
    known = other.reckon(who)
    known["at_hand"], known["purse"], other.people.savings_usd[who] = 1e9, 1e9, 1e9
    return picks(other, known, occasion)


def told(model, who, occasion) -> tuple[np.ndarray, np.ndarray]:
    """(motive, unable to leave) of each, rebuilt from the choices in altered worlds."""
    goes = chosen(model, who, occasion) != STAY
    motive = np.where(goes, WORK, UNTOLD)
    motive[goes & (chosen(model, who, occasion, no_kin) == STAY)] = REUNION
    motive[goes & (chosen(model, who, occasion, no_threats) == STAY)] = VIOLENCE
    by_threat = (with_money(model, who, occasion) != STAY) & (with_money(model, who, occasion, no_threats) == STAY)
    return motive, ~goes & by_threat


def undecided():
    """A world in which many at home are in two minds, some with kin abroad, some threatened, some without money."""
    model = copy.deepcopy(busy())
    people, who = model.people, at_home(model)
    n = np.arange(len(who))
    people.kin[who], people.danger_usd[who] = n % 2 == 0, np.where(n % 3 == 0, 2500.0, 0.0)
    people.savings_usd[who[n % 5 == 0]], people.family_usd[who[n % 5 == 0]] = 0.0, 0.0
    model.p = model.p | {"people.kin_worth_usd": 2500.0, "lenders.limit_usd": 0.0}
    model.believed_home = (np.full_like(model.believed_home[0], 0.5), model.believed_home[1])
    best = model.compare(model.reckon(who))[:, ALONE:].max(axis=1)
    people.attachment_usd[who] = np.maximum(best + people.danger_usd[who] - 1000.0, 100.0)
    return model, who


def test_what_tipped_a_choice_is_what_it_would_have_been_without():
    model, who = undecided()
    occasion = np.arange(len(who)) % 7
    motive, unable = told(model, who, occasion)
    for kind in (WORK, VIOLENCE, REUNION, UNTOLD):
        assert np.count_nonzero(motive == kind) > 10, kind
    assert np.count_nonzero(unable) > 2
    mine = model.tipped(model.reckon(who), chosen(model, who, occasion), occasion)
    np.testing.assert_array_equal(mine[0], motive)
    np.testing.assert_array_equal(mine[1], unable)


def test_departures_carry_their_motive():
    model, who = undecided()
    people, occasion = model.people, model.occasions.counts["departure"][who].astype(int)
    people.applied[who], people.motive[who] = -1, UNTOLD
    bring_forward(people, who, model.day)
    motive, unable = told(model, who, occasion)
    model.events.take()
    departure.departure(model)
    np.testing.assert_array_equal(people.motive[who], motive)
    events = model.events.columns()
    left, heard = events["kind"] == KIND["departed"], events["kind"] == KIND["unable_to_leave"]
    of = dict(zip(who.tolist(), motive.tolist(), strict=True))
    mine = left & np.isin(events["person"], who)
    assert np.count_nonzero(mine) > 50
    assert [of[person] for person in events["person"][mine].tolist()] == (events["detail"][mine] % 10).tolist()
    assert sorted(events["person"][heard & np.isin(events["person"], who)].tolist()) == sorted(who[unable].tolist())


# ---- one person, alone or not at all ----
KIN_USD, FEAR_USD = 3000.0, 2000.0


def one(kin=False, threatened=False, child=False):
    """(model, row of somebody who can only stay or go alone, USD of attachment below which the person would go for work alone, USD
    that those abroad add to it)."""
    model = copy.deepcopy(busy())
    people, who = model.people, at_home(model)[:1]
    model.officials.open[:] = 0.0
    model.p = model.p | {"people.kin_worth_usd": KIN_USD, "people.reunion_usd": 2 * KIN_USD, "lenders.limit_usd": 0.0}
    for column in ("savings_usd", "family_usd", "family_base_usd", "debt_usd", "smuggler_debt_usd", "balance_usd"):
        getattr(people, column)[who] = 0.0
    people.savings_usd[who] = model.least_fares()[people.place[who]] + 1.0  # enough for the fares, not for a guide
    people.tries_left[who], people.past_abuse[who], people.occupation[who], people.parent[who] = 0, False, 0, -1
    people.kin[who], people.minor[who], people.danger_usd[who] = kin, child, FEAR_USD if threatened else 0.0
    if child:
        people.parent[who] = parent = at_home(model)[-1]
        people.situation[parent], people.place[parent], people.holder_kind[parent] = 3, model.geography.place("houston"), 0
    people.attachment_usd[who] = 0.0
    model.believed_home = (np.full_like(model.believed_home[0], 0.5), model.believed_home[1])
    known = model.reckon(who)
    both = (model.compare(known) + tastes(model, who, np.zeros(1, int)))[0]
    assert np.isneginf(both[[GUIDED, PERMIT]]).all()
    abroad = float(known["alone"][0] * known["reunion"][0])
    return model, who, both[ALONE] - abroad - (both[STAY] + people.danger_usd[who[0]]), abroad


def motive_at(model, who, attachment: float) -> int:
    """The motive told of one whose home is worth so much."""
    model.people.attachment_usd[who] = attachment
    known, occasion = model.reckon(who), np.zeros(1, int)
    return int(model.tipped(known, picks(model, known, occasion), occasion)[0][0])


@pytest.mark.parametrize("child", [False, True], ids=["kin", "a parent"])
def test_reunion_is_told_of_those_whom_kin_abroad_alone_made_leave(child):
    model, who, work, abroad = one(kin=not child, child=child)
    assert abroad > (1500.0 if child else 750.0)
    assert [motive_at(model, who, work + more) for more in (-1.0, 1.0, abroad - 1.0, abroad + 1.0)] == [WORK, REUNION, REUNION, UNTOLD]
    alone = one()
    assert [motive_at(*alone[:2], alone[2] + more) for more in (-1.0, 1.0)] == [WORK, UNTOLD]  # nobody there, no reunion


def test_violence_is_told_of_those_whom_a_threat_alone_made_leave():
    model, who, work, _ = one(threatened=True)
    assert [motive_at(model, who, work + more) for more in (-1.0, 1.0, FEAR_USD - 1.0, FEAR_USD + 1.0)] == [WORK, VIOLENCE, VIOLENCE, UNTOLD]


def test_of_two_reasons_the_threat_is_told_and_none_that_was_not_needed():
    """With kin abroad and a threat: where either would have been enough, neither tipped the choice; where both were needed, the threat is told."""
    model, who, work, abroad = one(kin=True, threatened=True)
    least, most = sorted((abroad, FEAR_USD))
    bands = {work - 1.0: WORK, work + 1.0: WORK, work + least - 1.0: WORK, work + most + 1.0: VIOLENCE,
             work + abroad + FEAR_USD - 1.0: VIOLENCE, work + abroad + FEAR_USD + 1.0: UNTOLD}
    assert [motive_at(model, who, attachment) for attachment in bands] == list(bands.values())
    between = VIOLENCE if FEAR_USD > abroad else REUNION  # the larger of the two would have been enough, the smaller not
    assert motive_at(model, who, work + least + 1.0) == motive_at(model, who, work + most - 1.0) == between


def test_how_much_of_the_way_is_left_falls_from_one_at_home_to_nothing_at_the_goal():
    """By what the cheapest way costs as each pool has it, not by the log-sum, which has no zero (prospects.way_left)."""
    model = copy.deepcopy(busy())
    who = at_home(model, 300)
    people, name = model.people, model.geography.place
    left = []
    for place in ("tapachula", "lecheria", "reynosa", "rgv_river"):
        people.place[who] = name(place)
        left.append(model.way_left(who))
    people.place[who] = people.home[who]
    assert np.all(model.way_left(who) == 1)
    people.place[who] = people.destination[who]
    assert np.all(model.way_left(who) == 0)
    part = [np.mean(each) for each in left]
    assert np.all(np.diff(part) < 0) and part[0] > 0.5 and part[-1] < part[0] - 0.5
