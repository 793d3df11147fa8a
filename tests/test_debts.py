"""To whom each debt is owed: only that ring or employer claims it, is paid for it and is named; and work is where the employer is."""

from __future__ import annotations

import numpy as np
import pytest
from test_justice import back_home
from test_state import fresh

from corridor.agents.employers import CHIAPAS, US
from corridor.creditors import owed_to, to_last
from corridor.encounters import debts, departure, handover, homecoming, lending
from corridor.life import CODE, owe
from corridor.model import CorridorModel
from corridor.records.events import KIND, PARTY

RING, EMPLOYER = homecoming.RING, homecoming.EMPLOYER


def claimed(model, who) -> tuple:
    """Who comes for the one person of `who`, and for how much."""
    kind, party, usd = homecoming.claimant(model, who)
    return int(kind[0]), int(party[0]), round(float(usd[0]))


def told(model, who, kind: str) -> list[tuple]:
    """(kind of party, party, USD) of a person's events of a kind."""
    e = model.events.columns()
    mine = (e["person"] == who[0]) & (e["kind"] == KIND[kind])
    return [(int(k), int(p), round(float(usd))) for k, p, usd in zip(e["party_kind"][mine], e["party"][mine], e["amount_usd"][mine], strict=True)]


def delivered_by(model, who, ring: int, usd: float) -> None:
    """A ring brings a person to the destination on credit."""
    people = model.people
    people.smuggler[who] = ring
    owe(model, who, "balance_usd", usd - people.balance_usd[who], "fee")
    handover.carry_over(model, who, people.balance_usd[who])


def free_debtor(model):
    """One person at home who owes nothing and has money."""
    people = model.people
    who = np.flatnonzero((people.situation == CODE["home"]) & ~people.seasonal & ~people.minor & (people.smuggler_debt_usd == 0))[:1]
    owe(model, who, "debt_usd", -people.debt_usd[who], "paid")
    people.savings_usd[who], people.family_usd[who], people.trafficker_kind[who] = 20_000.0, 0.0, 0
    return who


def rings_at_home(model, who) -> list[int]:
    """Rings that work where the one person of `who` lives."""
    return np.flatnonzero(model.smugglers.base == model.people.home[who[0]]).tolist()


def test_two_rings_and_an_employer_each_claim_what_is_owed_to_them():
    model = fresh()
    people, who = model.people, free_debtor(model)
    first, second = rings_at_home(model, who)[:2]
    employer = int(model.employers_by_region[US][0])
    delivered_by(model, who, first, 1000.0)
    assert claimed(model, who) == (RING, first, 1000)
    people.trafficker_kind[who], people.trafficker[who] = EMPLOYER, employer  # who exploited the person has not lent that money
    assert claimed(model, who) == (RING, first, 1000)
    departure.contract(model, who, np.array([second]))
    assert claimed(model, who) == (RING, first, 1000)  # a balance due on arrival is no debt yet
    delivered_by(model, who, second, 700.0)
    model.to_work(who, np.array([employer]), 3, kind="recruited", place=model.geography.place("houston"))
    owe(model, who, "bond_usd", 300.0, "lent", to=employer)
    model.denied_work(who)
    assert [float(owed_to(people, who, ring)[0]) for ring in (first, second)] == [1000.0, 700.0]
    paid = []
    for claim in ((RING, first, 1000), (RING, second, 700), (EMPLOYER, employer, 300)):
        assert claimed(model, who) == claim
        homecoming.settle(model, who, *homecoming.claimant(model, who))
        paid.append(claim)
        assert told(model, who, "fee_paid")[-len(paid):] == paid
    assert claimed(model, who)[0] == 0 and people.smuggler_debt_usd[who] == 0 and people.bond_usd[who] == 0
    assert people.owed_ring[who] == people.old_ring[who] == people.owed_employer[who] == -1


def test_a_third_ring_lends_and_the_eldest_claim_is_given_up():
    model = fresh()
    people, who = model.people, free_debtor(model)
    for ring, usd in ((0, 500.0), (1, 400.0), (0, 100.0), (2, 300.0)):
        delivered_by(model, who, ring, usd)
    assert [float(owed_to(people, who, ring)[0]) for ring in (0, 1, 2)] == [0.0, 400.0, 300.0]
    assert people.smuggler_debt_usd[who] == 700.0
    assert model.ledger.claimed("smuggler_debt_usd") == pytest.approx(people.smuggler_debt_usd.sum() / model.scale)
    with pytest.raises(ValueError, match="no creditor"):
        owe(model, who, "smuggler_debt_usd", 1.0, "lent")
    with pytest.raises(ValueError, match="one too many"):
        owe(model, who, "smuggler_debt_usd", 1.0, "lent", to=3)


def test_instalments_go_to_the_ring_that_works_where_the_debtor_lives():
    model = fresh()
    people, who = model.people, free_debtor(model)
    here = rings_at_home(model, who)[0]
    away = np.flatnonzero(model.smugglers.base != people.home[who[0]])[:2].astype(int)
    for first, second in ((here, away[0]), (away[0], here)):
        owe(model, who, "smuggler_debt_usd", -people.smuggler_debt_usd[who], "written_off")
        delivered_by(model, who, first, 900.0)
        delivered_by(model, who, second, 900.0)
        people.smuggler[who] = away[1]  # a contract with another does not change to whom old debts are owed
        before = len(told(model, who, "fee_paid"))
        for _ in range(200):
            debts.instalments(model, who, "smuggler_debt_usd", "smugglers") if debts.ring_there(model, who)[0] >= 0 else None
        paid = told(model, who, "fee_paid")[before:]
        assert paid and {party for _, party, _ in paid} == {here}
        assert owed_to(people, who, here)[0] < 1 and np.isclose(owed_to(people, who, away[0])[0], 900.0)
    people.smuggler[who] = -1  # what is owed elsewhere stays owed, and nobody comes for it
    assert claimed(model, who)[0] == 0


def test_a_ring_claims_at_home_only_where_it_works():
    """Who is owed more, but elsewhere, does not come; the one of the place does."""
    model = fresh()
    people, who = model.people, free_debtor(model)
    here, away = rings_at_home(model, who)[0], int(np.flatnonzero(model.smugglers.base != people.home[who[0]])[0])
    for first, second in ((here, away), (away, here)):
        owe(model, who, "smuggler_debt_usd", -people.smuggler_debt_usd[who], "written_off")
        for ring, usd in ((first, 900.0), (second, 900.0), (away, 600.0)):
            delivered_by(model, who, ring, usd)
        assert owed_to(people, who, away)[0] == 1500.0
        assert claimed(model, who) == (RING, here, 900)


def test_an_employer_of_the_united_states_has_nobody_brought_from_home():
    """It is paid or refused; one whose recruiters come has people brought to where it is, if that pays the way."""
    for region in (US, CHIAPAS):
        model = fresh()
        people, who = model.people, back_home(model)
        employer = int(model.employers_by_region[region][0])
        model.employers.scruple_days[employer] = 0.0
        owe(model, who, "smuggler_debt_usd", -people.smuggler_debt_usd[who], "written_off")
        owe(model, who, "bond_usd", 2000.0, "lent", to=employer)
        people.attachment_usd[who], people.family_usd[who], people.savings_usd[who] = 300.0, 0.0, 0.0
        people.trauma[who] = 0.0
        model.believed_home[0][:] *= 0.02
        kind, party, claim = homecoming.claimant(model, who)
        assert np.all(kind == EMPLOYER) and np.all(party == employer) and np.all(claim == 2000.0)
        off = homecoming.worth_of_answers(model, who, kind, party, claim)[:, homecoming.WORK_OFF]
        worth = homecoming.work_usd(model, who, kind, party, claim)
        assert np.all(np.isinf(off)) == np.all(worth == 0) == (region == US)
        model.border_cost_usd += 100.0
        np.testing.assert_allclose(worth - homecoming.work_usd(model, who, kind, party, claim), np.minimum(worth, 100.0))
        homecoming.answer(model, who, kind, party, claim)
        at_work = who[people.situation[who] == CODE["working"]]
        assert (len(at_work) == 0) == (region == US)
        assert np.all(model.region_of(people.place[at_work]) == region) and np.all(people.bond_usd[at_work] == 2000.0)
        assert np.all(people.owed_employer[at_work] == people.employer[at_work])


class Watch:
    """A short run, looked at each day, and with every claim and payment as it is made."""

    def __init__(self):
        self.claims, self.wrong, self.elsewhere, self.without = 0, [], [], []
        self.model = CorridorModel("baseline", seed=4, scale=0.02, burn_in_days=150, days=100)
        notes = {module: module.note for module in (homecoming, lending)}
        for module, note in notes.items():
            module.note = self.watched(note)
        try:
            while self.model.day < self.model.days:
                self.model.step()
                self.look()
        finally:
            for module, note in notes.items():
                module.note = note

    def watched(self, note):
        """The same, and whether the party named is owed at least what it claims or is paid."""

        def noted(world, who, kind, **event):
            if kind in ("debt_called", "fee_paid") and len(who) and event["party_kind"] in ("smuggler", "employer"):
                people, party, usd = world.people, np.asarray(event["party"]), np.asarray(event["amount_usd"])
                owed = owed_to(people, who, party) if event["party_kind"] == "smuggler" else np.where(people.owed_employer[who] == party, people.bond_usd[who], 0.0)
                self.claims += len(who)
                self.wrong += [(int(one), int(by)) for one, by in zip(who[usd > owed + 0.01], party[usd > owed + 0.01], strict=True)]
            note(world, who, kind, **event)

        return noted

    def look(self):
        """Where people work, and whether each debt has one to whom it is owed."""
        model, people = self.model, self.model.people
        at_work = np.flatnonzero((people.situation == CODE["working"]) & (people.employer >= 0))
        self.elsewhere += at_work[model.region_of(people.place[at_work]) != model.employers.region[people.employer[at_work]]].tolist()
        all_ = np.arange(len(people))
        for usd, by in ((to_last(people, all_), people.owed_ring), (people.old_debt_usd, people.old_ring), (people.bond_usd, people.owed_employer)):
            self.without += np.flatnonzero((usd > 0.01) != (by >= 0)).tolist()


@pytest.fixture(scope="module")
def watch():
    return Watch()


def test_every_claim_and_every_instalment_names_to_whom_it_is_owed(watch):
    assert watch.claims > 100 and watch.wrong == [] and watch.without == []


def test_rings_claim_of_those_only_who_have_hired_them(watch):
    """By the log alone."""
    e = watch.model.events.columns()
    of = {name: set(zip(e["person"][rows].tolist(), e["party"][rows].tolist(), strict=True)) for name in ("hired", "fee_paid", "debt_called")
          for rows in [(e["kind"] == KIND[name]) & (e["party_kind"] == PARTY["smuggler"])]}
    assert len(of["debt_called"]) > 3 and of["debt_called"] <= of["hired"] and of["fee_paid"] <= of["hired"]


def test_everybody_at_work_is_where_the_employer_is(watch):
    """Each day, and wherever wages are paid: no wage of elsewhere is paid at home."""
    assert watch.elsewhere == []
    e, model = watch.model.events.columns(), watch.model
    for kind in ("paid", "employed"):
        rows = (e["kind"] == KIND[kind]) & (e["party"] >= 0) & (e["party_kind"] == PARTY["employer"])
        assert rows.sum() > 100
        assert np.array_equal(model.region_of(e["place"][rows]), model.employers.region[e["party"][rows]])


def test_a_creditor_counts_on_the_better_way_of_a_debtor():
    """Waiting is worth more where guides are known to arrive and the debtor would go with one."""
    waits = []
    for arrive in (0.05, 0.9):
        model = fresh()
        who = np.flatnonzero((model.people.situation == CODE["home"]) & ~model.people.seasonal & ~model.people.minor)[:200]
        model.people.savings_usd[who] = 20_000.0
        known = model.reckon(who)
        known["alone"], known["guided"] = 0.05, arrive
        model.reckon = lambda rows, known=known: known
        waits.append(debts.creditor_values(model, who, np.full(len(who), 500.0), "lenders")[0])
    assert (waits[1] >= waits[0]).all() and waits[1].mean() > 2 * waits[0].mean()


def sent_back(model, who, tries: int) -> None:
    """A guided client, who has paid nothing of what is due on arrival, is deported."""
    people = model.people
    people.smuggler[who], people.situation[who], people.channel[who], people.started[who] = 0, CODE["travelling"], 2, 2
    people.departed[who], people.reported[who], people.tries_left[who] = model.day, False, tries
    owe(model, who, "balance_usd", 3000.0 - people.balance_usd[who], "fee")
    model._set_down(who, 1, "deported")


@pytest.mark.parametrize("tries, due", [(0, 0.0), (2, 3000.0)])
def test_what_is_due_on_arrival_is_not_owed_by_who_did_not_arrive(tries, due):
    """It is no debt; and due still only where the contract covers another try."""
    model = fresh()
    who = free_debtor(model)
    sent_back(model, who, tries)
    assert told(model, who, "indebted")[-1] == (PARTY["smuggler"], 0, 0)
    assert model.people.balance_usd[who] == due and model.people.tries_left[who] == tries
    assert claimed(model, who)[0] != RING


def test_who_arrives_without_the_guide_owes_it_nothing():
    model = fresh()
    people, who = model.people, free_debtor(model)
    people.smuggler[who], people.situation[who], people.channel[who], people.tries_left[who] = 0, CODE["travelling"], 0, 1
    people.departed[who], people.reported[who], people.place[who] = model.day, False, model.geography.place("houston")
    owe(model, who, "balance_usd", 3000.0 - people.balance_usd[who], "fee")
    model.arrive(who)
    assert people.balance_usd[who] == people.smuggler_debt_usd[who] == people.tries_left[who] == 0
