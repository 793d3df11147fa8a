"""The whole model: same lives, conserved people and money, consequences of taking an actor away."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from conftest import SMALL, fingerprint, small_run, small_run_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corridor import life, policies
from corridor.life import ALLOWED
from corridor.model import CorridorModel
from corridor.records import OUTSIDE, SITUATIONS
from corridor.records.events import KIND, PARTY

BARE = 'title = "as it was"\n'


def test_same_seed_same_events_other_seed_others(baseline):
    again = CorridorModel("baseline", seed=1, **SMALL).run()
    assert fingerprint(again) == fingerprint(baseline)
    assert fingerprint(small_run(seed=2)) != fingerprint(baseline)


def test_it_is_alive(baseline):
    kinds = set(np.unique(baseline.events.columns()["kind"]))
    for name in ("departed", "hired", "boarded", "crossed", "apprehended", "arrived", "detained", "deported", "abducted",
                 "ransom_demanded", "ransom_paid", "released", "robbed", "extorted", "bribed", "employed", "paid", "threatened"):
        assert KIND[name] in kinds, name


def restated() -> str:
    """A scenario that copies every status-quo row of the policies built so far."""
    lines = [BARE]
    for policy in policies.load_all().values():
        for name, parameter in policy.parameters.items():
            ends = [date - datetime.timedelta(days=1) for date, _ in parameter.status_quo[1:]] + [None]
            for (date, value), end in zip(parameter.status_quo, ends, strict=True):
                shown = list(value) if isinstance(value, tuple) else value
                text = str(shown).lower() if isinstance(value, bool) else str(shown)
                *scheme, last = name.split(".")
                head = ".".join(["policies", policy.name, *scheme])
                since = f"from = {date}\n" + (f"until = {end}\n" if end else "")
                lines.append(f"[[{head}]]\n{since}{last} = {text}\n")
    return "".join(lines)


def test_nothing_an_empty_table_and_the_status_quo_restated_are_one(baseline):
    same = fingerprint(baseline)
    assert fingerprint(small_run_of(BARE)) == same
    assert fingerprint(small_run_of(BARE + "[policies.temporary_work_permits]\n[policies.us_border_control]\n")) == same
    assert fingerprint(small_run_of(restated())) == same


def test_without_gangs_nobody_is_taken_by_one_and_they_earn_nothing():
    model = small_run("no_gangs")
    events = model.events.columns()
    assert not np.any(events["party_kind"] == PARTY["gang"])
    assert sum(model.ledger.between(a, "gangs") for a in ("migrants", "families", "smugglers", "employers")) == 0


def test_without_smugglers_no_fee_is_paid_and_nobody_owes_one():
    model = small_run("no_smugglers")
    assert model.ledger.between("migrants", "smugglers") == 0
    assert model.people.smuggler_debt_usd.sum() == 0 and model.people.balance_usd.sum() == 0


def test_with_an_open_legal_channel_hardly_anybody_hires():
    events = small_run("open_legal_channel").events.columns()
    departed = (events["kind"] == KIND["departed"]) & (events["day"] >= 30)
    guided = departed & (events["detail"] // 10 == 2)
    assert departed.sum() > 50
    assert guided.sum() < 0.02 * departed.sum()


def daily_checks(model: CorridorModel) -> None:
    """People and money on one day (principle 7)."""
    people = model.people
    assert np.bincount(people.situation, minlength=len(SITUATIONS)).sum() == len(people)
    balances = model.ledger.balances()
    assert abs(sum(balances.values())) < 1e-6 * max(model.ledger.flows.max(), 1.0)
    for account, balance in balances.items():
        if account not in OUTSIDE:
            assert balance > -1.0, (account, balance)
    assert balances["migrants"] == pytest.approx(people.savings_usd.sum() / model.scale, rel=1e-6)
    assert balances["families"] == pytest.approx(people.family_usd.sum() / model.scale, rel=1e-6)
    for column in ("savings_usd", "family_usd", "debt_usd", "smuggler_debt_usd", "balance_usd"):
        assert getattr(people, column).min() >= -1e-6, column
    for code, name in enumerate(SITUATIONS):  # the lists of who is where are what the columns say
        there = people.situation == code
        assert np.array_equal(life.those(people, name), np.flatnonzero(there)) and life.number(people, name) == there.sum()
        assert np.array_equal(life.due(people, name, model.day), np.flatnonzero(there & (people.due <= model.day)))


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(1, 10**6), gangs=st.floats(0, 2), smugglers=st.floats(0, 2), scale=st.sampled_from([0.002, 0.004]))
def test_people_and_money_are_conserved_every_day(seed, gangs, smugglers, scale):
    model = CorridorModel("baseline", seed=seed, scale=scale, days=305, burn_in_days=60,
                          parameters={"gangs.presence": gangs, "smugglers.presence": smugglers})
    while model.day < model.last_day:
        model.step()
        daily_checks(model)


def test_the_dead_and_the_held_start_no_journey_and_lives_follow_the_graph(baseline):
    events = baseline.events.columns()
    order = np.lexsort((np.arange(len(events["day"])), events["person"]))
    person, situation, kind = (events[name][order] for name in ("person", "situation", "kind"))
    dead = SITUATIONS.index("dead")
    follows = (person[1:] == person[:-1]) & (person[1:] >= 0)
    assert not np.any(follows & (situation[:-1] == dead) & (situation[1:] != dead))
    departs = follows & (kind[1:] == KIND["departed"])
    assert not np.any(departs & np.isin(situation[:-1], [SITUATIONS.index("held"), dead]))
    assert ALLOWED[SITUATIONS.index("home"), SITUATIONS.index("travelling")]


def test_situations_and_places_can_be_derived_from_the_events_alone(baseline):
    events, people = baseline.events.columns(), baseline.people
    caught = events["person"] >= 0
    situation = np.zeros(len(people), dtype=int)  # everybody starts at home
    np.put(situation, events["person"][caught], events["situation"][caught])  # the last event of a person stays
    assert np.array_equal(situation, people.situation)


def test_somebody_whom_nobody_needs_changes_nobody():
    """A newcomer who is dead from the start takes no place: everybody else's events stay as they are."""
    model = CorridorModel("baseline", seed=1, **SMALL)
    extra = model.add_person_like(0, situation="dead")
    model.run()
    events = model.events.columns()
    others = events["person"] != extra
    reference = small_run().events.columns()
    assert np.array_equal(events["kind"][others], reference["kind"])
    assert np.array_equal(events["person"][others], reference["person"])


def test_wrong_settings_are_refused():
    with pytest.raises(ValueError, match="scale"):
        CorridorModel("baseline", scale=10)
    with pytest.raises(ValueError, match="days"):
        CorridorModel("baseline", days=0)
