"""Held on, let go, caught: what employers and workers do at a pay; and whom those in power for a moment rob and abuse."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from test_decisions import busy, travellers
from test_work import at_home, employed, quiet

from corridor import law
from corridor.agents import bargain
from corridor.agents.employers import US
from corridor.encounters import hiring, might, power, season, work
from corridor.life import bring_forward
from corridor.records.events import KIND, PARTY


def of_kind(model, kind: str, who) -> int:
    """Events of a kind that have happened to these people and are not yet taken."""
    rows = model.events.columns()
    return int(((rows["kind"] == KIND[kind]) & np.isin(rows["person"], who)).sum())


def changed_share(change_days: float) -> float:
    """Of workers paid fairly, without scruples on the other side, the part who are treated otherwise after a pay."""
    model = copy.deepcopy(quiet())
    model.p = model.p | {"employers.change_days": change_days}
    who = employed(model, US, bargain.FAIR, 1.0)
    model.people.deceived[who] = False
    work.think_again(model, who)
    return float((model.people.lever[who] > 0).mean())


def test_a_change_of_treatment_is_felt_to_cost_something():
    free, usual, dear = (changed_share(days) for days in (0.0, 10.0, 500.0))
    assert free > usual > dear == 0.0


def test_a_purpose_may_show_later_than_the_act(monkeypatch):
    """Who was taken on before the use paid, and is held on once it does, is held for it from then on."""
    model = copy.deepcopy(quiet())
    who = employed(model, US, bargain.GUARDS, 0.2)
    seen = []
    monkeypatch.setattr(model, "add_elements", lambda rows, party, kind, names, **_: seen.append((rows, names)))

    def planned(world, table, **_):
        n = len(table.who)
        return hiring.Plan(np.full(n, bargain.GUARDS), np.full(n, 0.2), np.zeros(n, bool), np.zeros(n, bool), np.arange(n) % 2 == 0)

    monkeypatch.setattr(work, "plan_terms", planned)
    work.think_again(model, who)
    (rows, marks), = seen
    assert np.array_equal(rows, who)
    shows = (marks & law.ANY_PURPOSE) != 0
    assert shows[::2].all() and not shows[1::2].any()
    assert not (marks & law.bits("harbouring")).any()  # no new act


def test_whoever_is_caught_on_the_way_out_is_told_so(monkeypatch):
    model = copy.deepcopy(quiet())
    model.events.keep = True
    who = employed(model, US, bargain.GUARDS, 0.2)
    monkeypatch.setattr(work, "choose", lambda values, *_: np.ones(len(values), int))  # all try
    monkeypatch.setattr(work, "way_out", lambda world, seen: np.arange(len(seen.who)) % 2)  # every other gets through
    work.stay_or_go(model, who)
    assert of_kind(model, "caught", who) == len(who) // 2
    assert of_kind(model, "escaped", who) == len(who) - len(who) // 2


@pytest.mark.parametrize("gone, part", [(0.1, 0.1), (0.5, 0.5), (1.0, 1.0)])
def test_forms_come_evenly_over_the_year(gone, part, monkeypatch):
    """By a day no more are given than are due of the year's."""
    model = copy.deepcopy(quiet())
    row = model.official_row[season.PERMIT]
    model.officials.quota_per_year[row], model.officials.used[row], model.year_gone = 100 / model.scale, 0.0, gone
    who = at_home(model, seasonal=True)
    model.people.papers_mx[who], model.people.savings_usd[who] = -9999, 500.0
    monkeypatch.setattr(season, "choose", lambda values, *_: np.ones(len(values), int))  # all ask
    season.border_permit(model, who)
    assert abs((model.people.papers_mx[who] >= model.day).sum() - 100 * part) <= 1


@pytest.mark.parametrize("part", [0.0, 1.0])
def test_some_of_those_in_power_would_abuse_men(part):
    """As many as the parameter says wish to; where nobody does, no man is abused."""
    model = copy.deepcopy(busy())
    model.p = model.p | {"abuse.wish_toward_men": part, "abuse.wish_usd": 5000.0, "abuse.least_usd": 1e9}
    who = travellers(model)
    model.people.sex[who] = 1
    choice = power.power(model, who, "gang", 0, np.zeros(len(who)), "gang in power")
    assert (choice == might.ABUSE).mean() > 0.9 if part else (choice == might.LET_BE).all()


def test_guides_may_rob_and_it_is_told_of(monkeypatch):
    model = copy.deepcopy(busy())
    people, who = model.people, travellers(model)
    people.channel[who], people.wronged_part[who], people.savings_usd[who], people.trust[who] = 2, 0.0, 150.0, 0.5
    people.smuggler[who] = np.arange(len(who)) % len(model.smugglers)
    model.smugglers.scruple_usd[:] = 0.0
    monkeypatch.setattr(power, "company_of", lambda world, rows: np.zeros(len(rows)))
    monkeypatch.setattr(power, "name_worth", lambda world, rows, ring: np.zeros(len(rows)))
    power.guides(model, who)
    assert (people.savings_usd[who] < 150.0).mean() > 0.9 and (people.wronged_part[who] > 0).mean() > 0.9
    monkeypatch.setattr(power, "name_worth", lambda world, rows, ring: np.full(len(rows), 1e6))
    left, told = people.savings_usd[who].copy(), people.wronged_part[who].copy()
    power.guides(model, who)
    assert np.array_equal(people.savings_usd[who], left) and np.array_equal(people.wronged_part[who], told)


@pytest.mark.parametrize("kind, account", [("gang", "gangs"), ("smuggler", "smugglers"), ("employer", "employers")])
def test_who_holds_people_takes_what_they_carry(kind, account):
    """Where nothing speaks against it: once, as they carry little then; it is the holder's, told as its robbery, and not one of a leg."""
    model = copy.deepcopy(quiet())
    model.events.keep, people = True, model.people
    model.p = model.p | {"abuse.witness_usd": 0.0, "abuse.sanction_usd": 0.0, "abuse.scruple_part": 0.0, "abuse.choice_scale_usd": 0.1, "smugglers.scruple_usd": 0.0}
    who = employed(model, US, bargain.GUARDS, 0.2) if kind == "employer" else travellers(model)[:50]
    if kind != "employer":
        model.hold(who, kind, np.zeros(len(who), int))
    people.trust[who], people.savings_usd[who] = 0.0, 150.0
    bring_forward(people, who, model.day)
    columns = {"gang": model.cells.revenue_usd, "smuggler": model.smugglers.profit_usd}
    told, had, cash = len(model.events.columns()["kind"]), model.ledger.between("migrants", account), columns.get(kind, np.zeros(1)).sum()
    power.captors(model)
    rows = {name: column[told:] for name, column in model.events.columns().items()}
    robbed = (rows["kind"] == KIND["robbed"]) & (rows["party_kind"] == PARTY[kind])
    assert np.isin(who, rows["person"][robbed]).all() and (people.savings_usd[who] < 150.0).all() and (rows["link"][robbed] == -1).all()
    got = rows["amount_usd"][robbed].sum() / model.scale
    assert model.ledger.between("migrants", account) - had == pytest.approx(got)
    if kind != "employer":
        assert columns[kind].sum() - cash == pytest.approx(got)


def test_an_employer_who_does_not_hold_has_nobody_in_hand():
    model = copy.deepcopy(quiet())
    who = employed(model, US, bargain.FAIR, 1.0)
    model.people.savings_usd[who] = 150.0
    bring_forward(model.people, who, model.day)
    power.captors(model)
    assert of_kind(model, "robbed", who) == 0 and (model.people.savings_usd[who] == 150.0).all()
