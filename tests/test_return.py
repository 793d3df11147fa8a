"""Return: home, the creditor or the cell, and north again."""

from __future__ import annotations

import numpy as np
import pytest
from test_justice import back_home
from test_state import MEXICO, US, detained, fresh, office, rule

from corridor.agents.migrants import FORMER, MEMBER, SERVING
from corridor.cli import trace
from corridor.encounters import custody, departure, homecoming
from corridor.life import CODE, move, those
from corridor.records.events import KIND


def test_one_deported_while_in_debt_to_traffickers_is_followed_home_and_north_again():
    model = fresh()
    model.smugglers.tie[:] = 1.0
    model.believed_home[0][:] *= 0.02  # nobody hopes to arrive alone
    who = back_home(model)
    model.people.smuggler_debt_usd[who], model.people.attachment_usd[who] = 500.0, 3000.0
    model.people.family_usd[who] = model.people.savings_usd[who] = 0.0
    homecoming.homecoming(model)
    columns = model.events.columns()
    kinds = lambda row: columns["kind"][columns["person"] == row].tolist()
    chains = [kinds(row) for row in who]
    path = [KIND[name] for name in ("deported", "debt_called", "worked_off_again", "departed")]
    whole = [chain for chain in chains if all(kind in chain for kind in path)]
    assert whole and all([chain.index(kind) for kind in path] == sorted(chain.index(kind) for kind in path) for chain in whole)
    bound = np.intersect1d(columns["person"][columns["kind"] == KIND["worked_off_again"]], who)  # others may owe a cell
    for lang, steps in (("en", ("was sent back", "was pressed at home", "went back to work off what was claimed (by smuggling ring", "set out")),
                        ("es", ("sufrió deportación", "le exigieron en casa", "volvió para pagar con trabajo lo que le reclamaban (por red de coyotes", "se fue"))):
        lines = trace.life(model, int(bound[0]), lang)
        at = [max(i for i, line in enumerate(lines) if step in line) for step in steps]
        assert at == sorted(at), "\n".join(lines)
    assert np.all(model.people.channel[bound] == 2) and np.mean(model.people.balance_usd[bound] > 0) > 0.8


def test_families_kept_together_go_together():
    for kept in (0.0, 1.0):
        model = fresh()
        rule("family_together", kept)(model)
        who = detained(model, number=60)
        people = model.people
        children, parents = who[:20], who[20:40]
        people.minor[who], people.minor[children] = False, True
        people.parent[children] = parents
        model.children = np.sort(children)
        model.remove(children, MEXICO)
        waiting = people.situation[children] == CODE["detained"]
        assert waiting.all() == bool(kept) and np.any(model.events.columns()["kind"] == KIND["separated"]) != bool(kept)
        model.remove(parents, MEXICO)
        assert np.all(people.situation[children] == CODE["home"])


def test_a_child_is_separated_once_whoever_of_the_family_goes_first():
    model = fresh()
    rule("family_together", 0.0)(model)
    who = detained(model, number=60)
    people = model.people
    children, parents = who[:20], who[20:40]
    people.minor[who], people.minor[children] = False, True
    people.parent[children] = parents
    model.children = children

    def separated() -> list[int]:
        columns = model.events.columns()
        return sorted(columns["person"][columns["kind"] == KIND["separated"]].tolist())

    model.separate(parents, office(model, MEXICO))
    assert separated() == sorted(children.tolist())
    model.separate(children[:10], office(model, MEXICO))  # as if the parents had been taken again
    assert separated() == sorted(children.tolist())
    people.since[children[:10]] += 1  # another custody
    model.separate(np.concatenate([children[:5], parents[:5]]), office(model, MEXICO))  # together
    assert separated() == sorted(children.tolist())
    model.separate(children[5:10], office(model, MEXICO))
    assert separated() == sorted([*children.tolist(), *children[5:10].tolist()])


def test_who_goes_along_with_a_parent_is_not_let_go_as_well():
    """On the day on which the parents' bus leaves the law's time is over for their children, who have not been heard."""
    model = fresh()
    rule("family_together", 1.0)(model)
    who = detained(model, number=60)
    people, row = model.people, office(model, MEXICO)
    children, parents = who[:20], who[20:40]
    people.minor[who], people.minor[children] = False, True
    people.parent[children] = parents
    model.children = np.sort(children)
    people.stage[parents], people.due[parents], people.claim[who], people.clock_consul[parents] = custody.HEARD, model.day, -1, 0.0
    people.since[children] = model.day - 1000
    people.prosecuted[who] = False
    model.bus_fill[:] = 5.0
    custody.leave_custody(model, row, MEXICO)
    assert np.all(people.situation[children] == CODE["home"])
    columns = model.events.columns()
    assert not np.isin(children, columns["person"][columns["kind"] == KIND["released"]]).any()


def test_debts_called_at_home_are_not_called_by_one_who_is_owed_nothing():
    model = fresh()
    who = back_home(model)
    model.people.smuggler_debt_usd[who] = 0.0
    model.people.debt_usd[who] = 0.0
    homecoming.homecoming(model)
    columns = model.events.columns()
    assert not np.isin(who, columns["person"][columns["kind"] == KIND["debt_called"]]).any()


def lives_after(model, who) -> list[list[str]]:
    """The kinds of event of each person, in order."""
    names, columns = {code: name for name, code in KIND.items()}, model.events.columns()
    return [[names[kind] for kind in columns["kind"][columns["person"] == row].tolist()] for row in who]


def in_order(life: list[str], *steps: str) -> bool:
    """Whether a life has these steps one after the other."""
    at = [life.index(step) if step in life else -1 for step in steps]
    return min(at) >= 0 and at == sorted(at)


def test_one_deported_while_trafficked_by_a_cell_is_followed_home_to_the_cell_and_north_again():
    model = fresh()
    who = back_home(model, homecoming.CELL)
    people = model.people
    people.attachment_usd[who], people.family_usd[who], people.savings_usd[who] = 3000.0, 0.0, 0.0
    people.family_usd[who[::3]] = 900.0
    homecoming.homecoming(model)
    lives = lives_after(model, who)
    north = [row for row, life in zip(who, lives, strict=True) if in_order(life, "deported", "debt_called", "threatened", "departed")]
    served = [row for row, life in zip(who, lives, strict=True) if in_order(life, "deported", "debt_called", "worked_off_again", "recruited_by_force")]
    assert north and served and any(in_order(life, "deported", "debt_called", "extorted") for life in lives)
    assert np.all(people.situation[north] == CODE["travelling"]) and np.all(people.channel[north] == 0)
    for lang, steps in (("en", ("was sent back", "was pressed at home", "was threatened", "set out")),
                        ("es", ("sufrió deportación", "le exigieron en casa", "recibió amenazas", "se fue"))):
        lines = trace.life(model, int(north[0]), lang)
        at = [max(i for i, line in enumerate(lines) if step in line) for step in steps]
        assert at == sorted(at) and ("gang cell" if lang == "en" else "célula de pandilla") in lines[at[1]], "\n".join(lines)
    told = "\n".join(trace.life(model, int(served[0]), "en"))
    assert "was made to serve" in told and "gang cell" in told


def test_a_place_to_start_again_keeps_the_cell_away():
    """An assisted return with somebody who keeps in touch: the same people, the same cells, fewer who come for them."""
    def called(assisted: bool) -> int:
        model = fresh()
        if assisted:
            rule("assisted_places", 1e6)(model)
            rule("follow_up_months", 12.0)(model)
            rule("reintegration_usd", 1500.0)(model)
        model.people.identified[:] = True  # who is known to be a victim is entitled to it
        who = back_home(model, homecoming.CELL)
        if assisted:
            assert np.all(model.people.looked_after[who] > model.day + 300)
            assert all("repatriated" in life and "deported" not in life for life in lives_after(model, who))
        homecoming.homecoming(model)
        return sum("debt_called" in life for life in lives_after(model, who))

    assert called(True) < 0.5 * called(False)


def test_what_an_employer_claims_at_home_goes_to_the_employer():
    """And what the ring is owed that brought the person stays owed to it."""
    model = fresh()
    who = back_home(model)[:5]
    people = model.people
    people.bond_usd[who], people.owed_employer[who], people.savings_usd[who] = 300.0, 7, 1000.0
    before = model.ledger.balances()
    homecoming.settle(model, who, np.full(5, homecoming.EMPLOYER), np.full(5, 7), np.full(5, 300.0))
    after = model.ledger.balances()
    assert after["employers"] - before["employers"] == pytest.approx(5 * 300.0 / model.scale) and after["smugglers"] == before["smugglers"]
    assert np.all(people.bond_usd[who] == 0) and np.all(people.smuggler_debt_usd[who] == 2500.0) and np.all(people.savings_usd[who] == 700.0)
    columns = model.events.columns()
    paid = (columns["kind"] == KIND["fee_paid"]) & np.isin(columns["person"], who)
    assert np.all(columns["party"][paid][-5:] == 7) and np.all(columns["party_kind"][paid][-5:] == homecoming.EMPLOYER)


def test_a_cell_claims_once_for_each_use_and_only_of_those_it_has_used_itself():
    """Harm by others moves no claim; what has been claimed for is not claimed again; a cell of the road claims through its own mara."""
    model = fresh()
    people, cells = model.people, model.cells
    who = back_home(model, homecoming.CELL)
    kind, party, _ = homecoming.claimant(model, who)
    mine = kind == homecoming.CELL
    assert mine.any() and np.all(cells.base[party[mine]] == people.home[who[mine]])
    assert np.all(cells.kindred[party[mine]] == cells.kindred[people.used_by[who[mine]]])
    people.claimed_for[who] = people.used_on[who]
    people.harmed_on[who] = model.day + 1
    assert not homecoming.claimant(model, who)[0].any()
    who, cell = who[mine], party[mine]
    people.used_by[who], people.used_on[who] = cell, model.day + 1  # by one that stands at home itself
    assert np.all(homecoming.claimant(model, who)[1] == cell)
    others = np.flatnonzero(~cells.road)
    people.used_by[who] = others[np.searchsorted(others, cell) - 1]
    elsewhere = cells.base[people.used_by[who]] != people.home[who]
    assert not homecoming.claimant(model, who)[0][elsewhere].any()


def test_who_serves_a_cell_is_in_its_hands_and_the_purpose_hangs_on_the_use():
    """Not free to go: occupation, a cell, desertion to weigh. Came the cell for money alone, no purpose is marked."""
    for for_use in (False, True):
        model = fresh()
        people, who = model.people, back_home(model, homecoming.CELL)[:40]
        people.occupation[who], people.sex[who[::2]], people.sex[who[1::2]] = 0, 0, 1
        cell = np.full(len(who), np.flatnonzero(~model.cells.road)[0])
        members, one = model.cells.members.copy(), np.ones(len(who), bool)
        before = model.stay_worth(who)
        homecoming.work_off(model, who, np.full(len(who), homecoming.CELL), cell, np.full(len(who), 200.0), one, one & for_use)
        assert np.all(people.occupation[who[::2]] == SERVING) and np.all(people.occupation[who[1::2]] == MEMBER)
        assert np.all(people.cell[who] == cell) and np.all(people.used_by[who] == cell) and np.all(people.due[who] > model.day)
        assert np.median(people.due[who] - model.day) > 0.3 * 365 / model.p["gangs.weighs_leaving_year"]
        assert (model.cells.members - members)[cell[0]] == pytest.approx(len(who[1::2]) / model.scale, rel=1e-3)
        columns = model.events.columns()
        found = np.isin(who, columns["person"][(columns["kind"] == KIND["trafficked"]) & (columns["party"] == cell[0])])
        assert found[::2].any() if for_use else not found.any()
        model.punished[:] = 1.0
        assert np.all(model.stay_worth(who) > before)
        model.defied.clear()
        departure.leave(model, who, 0)
        assert np.all(people.occupation[who] == FORMER) and np.isin(who, np.concatenate([part for part, _ in model.defied])).all()


def test_the_way_home_takes_days_by_distance():
    model = fresh()
    people, who = model.people, those(model.people, "travelling")[:60]
    model.rests = lambda rows: np.zeros(len(rows), int)
    near, far = who[:30], who[30:]
    people.place[near], people.place[far] = people.home[near], model.geography.place("tijuana")
    model.go_home(who)
    assert np.all(people.due[near] == model.day + 1) and np.all(people.due[far] > model.day + 4)


def test_nobody_sets_out_who_cannot_pay_the_first_buses():
    """Who lacks the fares of the cheapest way does not hold going alone for possible; with the money, the same people do."""
    model = fresh()
    people, who = model.people, those(model.people, "home")
    who = who[~people.seasonal[who]][:400]
    people.family_usd[who] = 0.0
    fares = model.least_fares()[people.home[who]]
    assert np.all((fares > 0) & (fares < 100))
    people.savings_usd[who] = fares - 0.5
    assert np.all(np.isinf(model.try_values(who)[:, 1]))
    people.savings_usd[who] = fares + 0.5
    assert np.all(np.isfinite(model.try_values(who)[:, 1]))


def test_who_settled_while_a_claim_was_heard_does_not_pass_for_a_mexican():
    model = fresh()
    who = detained(model, US)
    people, rules = model.people, model.officials
    people.ban_until[who], people.attachment_usd[who] = model.day + 100, 500.0
    people.entry_sector[who] = 0
    model.believed_home[0][:] = 0.5
    rules.nationality_hours[office(model, US)] = 0.0  # whatever is said is believed
    half = who[: len(who) // 2]
    move(model, half, "settled", "settled", due_day=2**30)
    model.deport(who, 1)
    assert not np.isin(people.situation[half], (CODE["waiting"], CODE["travelling"])).any() and len(half) > 5
    assert np.isin(people.situation[who[len(who) // 2:]], (CODE["waiting"], CODE["travelling"])).any()
