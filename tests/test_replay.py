"""The event log is complete: a run can be lived again from its first day and its events alone (principle 3)."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import corridor
from corridor.indicators import INDICATORS, Indicators
from corridor.indicators.chunk import STAGES
from corridor.model import CorridorModel
from corridor.policies import cost
from corridor.records import ACCOUNTS
from corridor.records.events import COUNTED, KIND, LEG_ENDS, PARTY
from corridor.records.ledger import CLAIMS
from corridor.records.replay import Replay, first_state

SHORT = {"scale": 0.01, "burn_in_days": 120, "days": 61}
CENT = 0.01
CODE = Path(corridor.__file__).parent


def lived(model=None, **settings):
    """A finished run and its replay."""
    model = model or CorridorModel("baseline", seed=3, **{**SHORT, **settings})
    first = first_state(model)
    model.run()
    return model, Replay(first, model.events.columns(journal=True), model.day - 1)


@pytest.fixture(scope="module")
def run():
    return lived()


def differences(model, replay) -> list[str]:
    """What a replay does not find as it is: columns of people, flows between accounts, claims."""
    people, wrong = model.people, []
    for name in ("situation", "place", "savings_usd", "family_usd", *CLAIMS):
        found, truth = getattr(replay, name), np.asarray(getattr(people, name))
        off = np.flatnonzero(found != truth) if name in ("situation", "place") else np.flatnonzero(np.abs(found - truth) > CENT)
        wrong += [f"{name} of {who}: {found[who]} for {truth[who]}" for who in off[:3]]
    for i, j in np.argwhere(~np.isclose(replay.flows, model.ledger.flows, rtol=1e-9, atol=CENT)):
        wrong.append(f"{ACCOUNTS[i]} to {ACCOUNTS[j]}: {replay.flows[i, j]} for {model.ledger.flows[i, j]}")
    if not np.allclose(replay.claims, model.ledger.claims, rtol=1e-9, atol=CENT):
        wrong.append("claims")
    return wrong


def test_people_money_and_accounts_follow_from_the_events(run):
    model, replay = run
    assert differences(model, replay) == []
    assert model.people.savings_usd.sum() != replay.first["savings_usd"].sum()
    assert {"money", "owed"} <= {name for name, code in KIND.items() if code in model.events.columns(journal=True)["kind"]}


def test_a_debt_is_the_creditors_claim(run):
    model, _ = run
    for claim in CLAIMS:
        assert model.ledger.claimed(claim) == pytest.approx(getattr(model.people, claim).sum() / model.scale, rel=1e-9, abs=CENT)


@pytest.mark.parametrize("silently", ["money", "situation", "debt"])
def test_an_encounter_without_an_event_is_found_out(silently, monkeypatch):
    """The test above can fail: one method changes something and tells nobody."""
    honest = CorridorModel.go_home

    def go_home(self, who):
        if silently == "money":
            self.people.savings_usd[who] += 5.0
        elif silently == "debt":
            self.people.debt_usd[who] += 5.0
        honest(self, who)
        if silently == "situation":
            self.people.situation[who] = 2

    monkeypatch.setattr(CorridorModel, "go_home", go_home)
    model, replay = lived(burn_in_days=20, days=20)
    column = {"money": "savings_usd", "situation": "situation", "debt": "debt_usd"}[silently]
    assert any(line.startswith(column) for line in differences(model, replay))


def test_indicators_follow_from_the_events(run):
    """All events at once, into a fresh fold that knows people's traits and the map."""
    model, _ = run
    kept = model.results
    fresh = Indicators(
        model.people, None, model.geography, scale=model.scale, days=model.days, period_start=model.start, schemes=kept.schemes,
        observation=kept.shares, seed=model.seed_used, corps=(kept.corps_names, kept.corps),
    )
    fresh.fold(model.events.columns())
    assert fresh.results() == model.indicators()
    assert fresh.series() == model.series()
    assert fresh.results("channel") == model.indicators("channel")


def test_stocks_follow_from_acts_and_payments(run):
    """Each monthly count is what the acts of the days before make it."""
    model, replay = run
    shown = {name: result["value"] for name, result in model.indicators().items()}
    assert shown["candidates"] == replay.candidates() > 0
    assert shown["smugglers_active"] == replay.rings.sum() == model.smugglers.active.sum()
    assert replay.members == pytest.approx(model.cells.members, abs=1e-4)
    assert shown["gang_members"] == pytest.approx(replay.members.sum(), rel=1e-6)
    assert shown["migrants_debt_usd"] == pytest.approx(sum(getattr(replay, claim).sum() for claim in CLAIMS) / model.scale, rel=1e-9)
    assert shown["remittances_usd"] == pytest.approx(replay.paid_since(0, "migrants", "families", alive=True), rel=1e-9)
    standing = sum(cost(model.case.policies, model.start, model.days - 1).values())
    assert shown["public_cost_usd"] == pytest.approx(standing + replay.paid_since(0, "budget_outside", "states"), rel=1e-9)
    events = model.events.columns()
    given = (events["kind"] == KIND["handed_over"]) & (events["party_kind"] == PARTY["smuggler"]) & (events["day"] >= 0)
    premiums = events["amount_usd"][given].sum() / model.scale  # paid to rings for people placed, out of the employer's pocket
    kept = replay.paid_since(0, "wages_outside", "employers") - (replay.paid_since(0, "employers", "smugglers") - premiums)
    assert shown["employer_gain_usd"] == pytest.approx(kept, rel=1e-9)
    assert shown["smuggler_revenue_usd"] == pytest.approx(sum(
        replay.paid_since(0, payer, "smugglers") for payer in ("migrants", "families", "gangs", "employers")), rel=1e-9)
    assert shown["gang_revenue_usd"] == pytest.approx(sum(
        replay.paid_since(0, payer, "gangs") for payer in ("migrants", "families", "smugglers", "employers")), rel=1e-9)


def test_who_is_under_control_is_who_is_held(run):
    """By events those trafficked and not yet free are those whom somebody holds; who was a victim before and is now held for ransom alone
    is not yet one again."""
    model, _ = run
    people = model.people
    held = np.flatnonzero(people.victim & (people.holder_kind > 0) & np.isin(people.situation, (3, 4)))
    assert np.isin(model.results.under, held).all()
    events = model.events.columns()
    for who in np.setdiff1d(held, model.results.under):
        kinds = events["kind"][events["person"] == who]
        last = np.flatnonzero(kinds == KIND["abducted"])
        assert len(last) and KIND["trafficked"] not in kinds[last[-1]:]


def test_the_cascade_is_nested_in_a_run():
    model = CorridorModel("protection_package", seed=2, **{**SHORT, "days": 150}, keep_events=False).run()
    values = [model.indicators()[name]["value"] for name in STAGES]
    assert values[0] > 0 and values == sorted(values, reverse=True)
    sets = [set(model.results._all(name)["person"].tolist()) for name in STAGES]
    assert all(after <= before for before, after in pairwise(sets))


def test_every_month_has_its_counts_and_nothing_is_counted_twice(run):
    model, _ = run
    events = model.events.columns()
    counted = events["kind"] == KIND["counted"]
    assert set(np.unique(events["day"][counted])) == {30, 60}
    for code, name in enumerate(COUNTED[2:], start=2):
        assert (counted & (events["detail"] == code)).sum() == 2, name
    legs = counted & (events["detail"] == COUNTED.index("legs"))
    assert legs.sum() > 20 and np.all(events["person"][counted] == -1)
    assert 0 < model.indicators()["evasive_route_share"]["value"] < 1


def test_without_kept_events_no_payment_is_written_and_indicators_are_the_same(run):
    model, _ = run
    light = CorridorModel("baseline", seed=3, **SHORT, keep_events=False).run()
    assert light.ledger.journal is None and len(light.events.columns()["day"]) == 0
    assert light.indicators() == model.indicators()
    told = set(model.events.to_pandas()["kind"].unique())
    assert not {"money", "owed"} & told
    assert {"money", "owed"} <= set(model.events.to_pandas(journal=True)["kind"].unique())


def test_every_payment_in_the_code_names_whom_it_concerns():
    """`who` (people), `group` (actors) or `by_rule` (derived again): nothing is booked without one of them."""
    for path in CODE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for call in re.finditer(r"ledger\.pay\(", text):
            depth, end = 1, call.end()
            while depth:
                depth += {"(": 1, ")": -1}.get(text[end], 0)
                end += 1
            assert re.search(r"who=|group=|by_rule=", text[call.start():end]) or path.name in ("world.py", "ledger.py"), text[call.start():end]


def test_every_debt_in_the_code_changes_through_one_call():
    change = re.compile(rf"\.({'|'.join(CLAIMS)})\[[^=\n]*\]\s*[-+*]?=(?!=)")
    for path in CODE.rglob("*.py"):
        assert not change.search(path.read_text(encoding="utf-8")), path


def test_every_indicator_says_what_it_reads_and_reads_kinds_that_exist():
    for name, row in INDICATORS.items():
        assert row.reads and row.__doc__.startswith(name), name


def test_runs_without_a_journal_write_no_legs_and_no_payments(run):
    model, _ = run
    plain = CorridorModel("baseline", seed=3, **SHORT, journal=False).run()
    events, whole = plain.events.columns(), model.events.columns()
    legs = (whole["kind"] == KIND["moved"]) & (whole["detail"] == LEG_ENDS)
    assert all(np.array_equal(events[name], whole[name][~legs]) for name in events)
