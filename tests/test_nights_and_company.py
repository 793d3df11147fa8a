"""What is told of the road and of abuse moves who asks for a bed and who waits for company; what begins with a child taken along."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from test_decisions import FREEZE, busy, probabilities, travellers

from corridor.encounters import companions, might, nights, power
from corridor.life import CODE
from corridor.records.events import KIND

pytestmark = pytest.mark.xdist_group("decisions")  # one worker: the busy world is made once


@pytest.mark.parametrize(("taken", "direction"), [(0.0, -1), (0.9, 1)])
def test_news_of_kidnappings_on_the_road_fills_houses(taken, direction):
    """Others tell how many of those who went on from a town by train were taken: the more, the likelier a bed there is asked for; news of other
    towns counts little."""
    model = copy.deepcopy(busy())
    model._solve_routes()
    yards = np.unique(model.geography.tail[model.has_train])
    yards = yards[model.shelter_of_place[yards] >= 0]
    other, town = yards[np.argsort(model.believed_night[:, yards].mean(axis=0))][-2:]

    def evening(model):
        who = travellers(model, 0)
        model.people.place[who], model.people.link[who], model.people.day_hours[who] = town, -1, 0.0
        nights.weigh_a_night(model, who)

    def told(place):
        heard = copy.deepcopy(model)
        trains = (heard.geography.tail == place) & heard.has_train
        heard.road_news.passed[:, trains] += 2000.0
        heard.road_news.bad[:, trains, 1] += 2000.0 * taken
        heard._solve_routes()
        heard.believed_robbery = model.believed_robbery  # of robberies nothing is told
        return probabilities(heard, "shelter", evening)

    before, here, elsewhere = probabilities(copy.deepcopy(model), "shelter", evening), told(town), told(other)
    assert len(before) > 20
    moved = np.array([here[key][nights.STAY] - before[key][nights.STAY] for key in before])
    assert (direction * moved).min() > 0 and np.abs(moved).max() >= FREEZE
    apart = [abs(elsewhere[key][nights.STAY] - before[key][nights.STAY]) for key in before]
    assert max(apart) < 0.5 * np.abs(moved).max()


@pytest.mark.parametrize("told", (0.05, 0.8))
def test_women_who_hear_of_abuse_wait_for_company(told):
    """Journeys of women from their communities are told of, so many of them abused; men do not listen for it."""
    model = copy.deepcopy(busy())

    def leave(model):
        companions.set_out_together(model, np.flatnonzero(model.people.situation == 0)[:400])

    model._solve_routes()
    before = probabilities(copy.deepcopy(model), "company", leave)
    model.home_news.women[:, 0] += 300.0
    model.home_news.abused[:, 0] += 300.0 * told
    model._solve_routes()
    after = probabilities(model, "company", leave)
    woman = dict(zip(model.people.key.tolist(), (model.people.sex == 0).tolist(), strict=True))
    moved = {sex: np.array([after[key][1] - before[key][1] for key in before if woman[key] == sex]) for sex in (True, False)}
    assert np.abs(moved[False]).max() < 1e-9
    assert (moved[True] > 0).all() if told > 0.5 else (moved[True] < 0).all()
    assert np.abs(moved[True]).max() >= FREEZE


def test_a_guide_who_abuses_is_told_of_by_those_who_trust(monkeypatch):
    """An abuse by a guide is heard of at home against its ring, lighter than a sale, as far as she would speak; who was let be tells nothing."""
    model = copy.deepcopy(busy())
    people, who = model.people, travellers(model)
    people.sex[who], people.channel[who], people.wronged_part[who] = 0, 2, 0.0
    people.smuggler[who] = np.arange(len(who)) % len(model.smugglers)
    hit = np.arange(len(who)) % 2 == 0
    people.trust[who] = np.where(np.arange(len(who)) % 4 == 0, 0.8, 0.2)
    monkeypatch.setattr(power, "power", lambda world, rows, *_, **__: np.where(np.isin(rows, who[hit]), might.ABUSE, might.LET_BE))
    power.guides(model, who)
    light = model.p["people.loss_robbed_usd"] / model.p["people.loss_taken_usd"]
    assert (people.wronged_part[who[~hit]] == 0).all()
    assert np.allclose(people.wronged_part[who[hit]], light * people.trust[who[hit]])


@pytest.mark.parametrize("channel", [0, 2])
def test_a_child_taken_along_begins_an_attempt_as_everybody_does(channel):
    """Nothing of an earlier one is left; who has tried before is told of; a child's place is one that people leave today."""
    model = copy.deepcopy(busy())
    model.events.keep, people = True, model.people
    model.p = model.p | {"people.reunion_usd": 1e9, "smugglers.upfront_share": 0.0001}
    child = model.children[(people.situation[model.children] == 0) & (people.parent[model.children] >= 0)]
    child = child[people.situation[people.parent[child]] == 0][:40]
    parent = np.unique(people.parent[child])
    child, _ = companions.children_of(model, parent)
    people.channel[parent], people.smuggler[parent] = channel, 3 if channel == 2 else -1
    people.attempts[child], people.wronged[child], people.wronged_part[child], people.wronged_by[child] = 1, True, 0.5, 4
    people.slept_at[child], people.guest_at[child], people.tries_left[child] = 5, 5, 2
    before, profit = model.leaving_today.sum(), model.smugglers.profit_usd[3]
    companions.take_children(model, parent, channel)
    assert (people.situation[child] == CODE["travelling"]).all() and (people.attempts[child] == 2).all()
    assert not people.wronged[child].any() and not people.wronged_part[child].any() and (people.wronged_by[child] == -1).all()
    assert (people.slept_at[child] == -1).all() and (people.guest_at[child] == -1).all() and (people.started[child] == channel).all()
    assert model.leaving_today.sum() - before == pytest.approx(len(child) / model.scale)
    events = model.events.columns()
    assert np.isin(child, events["person"][events["kind"] == KIND["reattempted"]]).all()
    if channel == 0:
        assert not people.tries_left[child].any()
    paid = (events["kind"] == KIND["fee_paid"]) & np.isin(events["person"], child)
    assert model.smugglers.profit_usd[3] - profit == pytest.approx(events["amount_usd"][paid].sum() / model.scale)
