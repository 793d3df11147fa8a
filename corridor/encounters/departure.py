"""Leaving home, and the market for smuggling (model.md, departure; hire). What is compared stands in prospects.py and leaving.py."""

from __future__ import annotations

import numpy as np

from corridor.agents.employers import TRANSIT
from corridor.agents.officials import SCHEMES
from corridor.agents.smugglers import name
from corridor.choice import choose
from corridor.crowd import add_to, among, few_fill, which
from corridor.encounters import contracts, leaving
from corridor.encounters.companions import set_out_together, take_children
from corridor.encounters.hiring import ask_around
from corridor.encounters.leaving import ALONE, GUIDED, PERMIT, STAY, UNTOLD, VIOLENCE
from corridor.encounters.lending import give_up_contract
from corridor.encounters.prospects import IN_MEXICO
from corridor.encounters.serving import days_between_thoughts
from corridor.encounters.setting_out import begin_attempt
from corridor.life import due, move, note, owe

NEVER_AGAIN = 2**30
PLACEBO_SHARE = 0.001  # of departures that the placebo delays by a day (interface.md)
MONTH = 30.4


def departure(world) -> None:
    """Those due at home weigh staying, leaving alone, hiring, or applying for a permit."""
    people, p, draws, day = world.people, world.p, world.draws, world.day
    who, permitted = leaving.who_weigh(due(people, "home", day), day, people.seasonal, people.applied, people.until, people.due, NEVER_AGAIN)
    use_permits(world, permitted)
    if len(who) == 0:
        return
    known = world.reckon(who)
    values = world.compare(known)
    occasion = world.occasions.next("departure", who)
    choice = choose(values, draws, people.key[who], "departure", occasion, p["people.choice_scale_usd"])
    tell_motives(world, known, choice, occasion)
    wait = 1 + days_between_thoughts(world, who) * draws.exponential(people.key[who], "rethink", occasion)
    people.due[who] = day + wait.astype(int)
    choice = a_day_later(world, who, choice, occasion)
    apply_for_permit(world, who[choice == PERMIT])
    again = values[choice == GUIDED]
    set_out(world, who[choice == ALONE], who[choice == GUIDED], again[:, ALONE] > again[:, STAY])


def tell_motives(world, known, choice, occasion) -> None:
    """Why one leaves, and who cannot: with the same draws, would the choice have been another without the threats, or
    without those abroad? And would one whom a cell has threatened have left, had the money been there?"""
    who, (motive, unable) = known["who"], world.tipped(known, choice, occasion)
    goes = motive != UNTOLD
    world.people.motive[who[goes]] = motive[goes]
    note(world, who[unable], "unable_to_leave")


def set_out(world, alone, guided, alone_too) -> None:
    """Leave for the north: with a guide where one has room; else alone where `alone_too` ((n,) bool, of the guided), in
    company as it is found."""
    hired = hire(world, guided)
    leave(world, guided[hired], 2)
    on_own = np.sort(np.concatenate([alone, guided[~hired & alone_too]]))
    if len(on_own) == 0:
        return
    world.people.leader[on_own] = -1
    together = set_out_together(world, on_own)
    leave(world, on_own[~together], 0)
    leave(world, on_own[together], 1)


def a_day_later(world, who, choice, occasion) -> np.ndarray:
    """Under the placebo, one departure in a thousand of the period, chosen by key, and the first of all, waits until the next
    day and then goes the same way. Returns the choices that stand today, (n,)."""
    if not world.placebo or world.day < 0:
        return choice
    put_off = {row: how for row, how in world.put_off.items() if how != STAY}
    goes = [put_off.pop(int(row), None) for row in who] if put_off else [None] * len(who)
    back = np.array([how is not None for how in goes])
    choice = np.where(back, [STAY if how is None else how for how in goes], choice)
    keys = world.people.key[who]
    later = among(choice, (ALONE, GUIDED)) & ~back & (world.draws.uniform(keys, "placebo", occasion) < PLACEBO_SHARE)
    able = np.flatnonzero((choice == ALONE) & ~back)
    if not world.put_off and len(able):
        later[able[np.argmin(world.draws.uniform(keys[able], "placebo", occasion[able]))]] = True
    for row, how in zip(who[later], choice[later], strict=True):
        world.put_off[int(row)] = int(how)
    for row in who[back]:
        world.put_off[int(row)] = STAY  # gone
    world.people.due[who[later]] = world.day + 1
    return np.where(later, STAY, choice)


def flee(world, who) -> None:
    """Leave at once because of a cell: with a guide if that can be paid and promises more, else alone."""
    if len(who) == 0:
        return
    people = world.people
    occasion = world.occasions.next("flight", who)
    values = world.try_values(who)[:, ALONE : GUIDED + 1]
    guided = choose(values, world.draws, people.key[who], "flight", occasion, world.p["people.choice_scale_usd"]) == 1
    people.motive[who] = VIOLENCE
    set_out(world, who[~guided], who[guided], np.ones(int(guided.sum()), bool))


def leave(world, who: np.ndarray, channel: int) -> None:
    """Set out for the north; the journey is an attempt that leaves the community."""
    if len(who) == 0:
        return
    people, day = world.people, world.day
    people.channel[who] = channel
    if channel != 2:
        give_up_contract(world, who)
    if channel != 1:
        people.leader[who] = -1
    begin_attempt(world, who)
    take_children(world, who if channel < 3 else who[world.family_may_come[who]], channel)
    world.arrange_travel(who)
    move(world, who, "travelling", "departed", due_day=day, place=people.home[who], detail=people.motive[who] + 10 * channel)


def hire(world, who: np.ndarray) -> np.ndarray:
    """Contracts: each asks the rings of the place that they would rather go with, one after the other; rings take as many as
    they have room for, by keyed priority; a contract that still covers a try is kept. Returns (n,) bool: hired."""
    if len(who) == 0 or len(world.smugglers) == 0:
        return np.zeros(len(who), dtype=bool)
    people, rings, draws = world.people, world.smugglers, world.draws
    hired = world.covered(who)
    ring, kept = np.where(hired, people.smuggler[who], -1), who[hired]
    if len(kept):
        people.tries_left[kept] -= 1
        took_on(world, people.smuggler[kept])
    asking, first = which(~hired), None
    if len(asking) == 0:
        return hired
    few = few_clients(world)
    free = room_left(world, few)
    for _ in range(int(world.p["smugglers.asked"])):
        pick = ask_rings(world, who[asking], free) if len(asking) else asking
        asking, pick = asking[pick >= 0], pick[pick >= 0]
        if len(asking) == 0:
            break
        first = (asking, pick) if first is None else first
        fits = contracts.first_served(pick, people.key[who[asking]], free, few, draws.base("place in group"), world.day)
        served, asking = asking[fits], asking[~fits]
        ring[served], hired[served] = pick[fits], True
        took_on(world, pick[fits])
    if first is not None:
        in_vain = ~hired[first[0]]
        np.add.at(rings.turned_away, first[1][in_vain], 1 / world.scale)
        contract(world, who[first[0][~in_vain]], ring[first[0][~in_vain]])
    return hired


def few_clients(world) -> np.ndarray:
    """(rings,) bool: a ring that a few simulated clients a month fill."""
    return few_fill(world.p["smugglers.clients_month"] * world.room_factor * world.scale)


def room_left(world, few) -> np.ndarray:
    """(rings,) simulated clients each can still take this month. Where few of them fill a ring (`few_clients`), one place at any time, as long as
    the rings there have lately not taken more than they have room for together (principle 6)."""
    rings, room = world.smugglers, world.p["smugglers.clients_month"] * world.room_factor
    return contracts.room_left(
        room, few, rings.active, rings.base, rings.clients, lately(world), world.draws.base("room"), world.month, world.scale)


def lately(world) -> np.ndarray:
    """(places,) clients a month that the rings of a place have lately taken, in real people (a mean over smugglers.room_days)."""
    if world.guided_on != world.day:
        world.guided_month *= np.exp((world.guided_on - world.day) / world.p["smugglers.room_days"])
        world.guided_on = world.day
    return world.guided_month


def took_on(world, ring) -> None:
    """New clients of rings count in what each has taken, and in what has been taken lately."""
    if len(ring):
        np.add.at(world.smugglers.clients, ring, 1 / world.scale)
        add_to(lately(world), world.smugglers.base[ring], MONTH / world.p["smugglers.room_days"] / world.scale)


def ask_rings(world, who, free) -> np.ndarray:
    """(n,) the ring each would rather go with of those of the place with room, by fee and the name it has there; -1 none.

    A ring that breaks faith costs a client what was put down and what captivity is felt to cost."""
    people, rings, p = world.people, world.smugglers, world.p
    near = contracts.asked(people.home[who], free, rings.active, rings.base)
    at_home = np.zeros(len(rings))
    at_home[near] = name(world, near, rings.base[near])
    values, ring = contracts.worth(
        people.home[who], free, rings.active, rings.base, rings.fee_usd, at_home, p["smugglers.upfront_share"], p["people.loss_taken_usd"])
    pick = choose(values, world.draws, people.key[who], "ring", people.attempts[who], p["smugglers.buyers_scale_usd"])
    return ring[np.arange(len(who)), pick]


def contract(world, who, ring) -> None:
    """Part of the fee now, from savings, kin, a parent abroad and a lender; the rest on arrival, or as debt."""
    if len(who) == 0:
        return
    people, rings, p = world.people, world.smugglers, world.p
    people.tries_left[who] = p["smugglers.tries"] - 1
    fee = rings.fee_usd[ring].astype(float)
    people.smuggler[who], people.fee_usd[who] = ring, fee
    now = p["smugglers.upfront_share"] * fee
    world.parents_send(who, now)
    now = np.minimum(now, world.raise_money(who, now))
    people.savings_usd[who] -= now
    owe(world, who, "balance_usd", fee - now - people.balance_usd[who], "fee")
    world.ledger.pay("migrants", "smugglers", now, who=who)
    add_to(rings.profit_usd, ring, now / world.scale)
    note(world, who, "hired", party_kind="smuggler", party=ring, amount_usd=fee)
    note(world, who, "fee_paid", party_kind="smuggler", party=ring, amount_usd=now)
    world.ledger.pay("smugglers", "costs_outside", np.full(len(who), world.stage_costs_usd()[0]), who=who)


def apply_for_permit(world, who: np.ndarray) -> None:
    """File for the best open scheme and wait at home for the decision; places go by keyed priority under the quota."""
    people, rules, day = world.people, world.officials, world.day
    if len(who) == 0:
        return
    _, best = world.best_permit(who)
    for code in np.unique(best[best >= 0]):
        row = world.official_row[f"permit_office:{SCHEMES[code]}"]
        mine = who[best == code]
        order = mine[np.argsort(world.draws.uniform(people.key[mine], "queue for permits", day), kind="stable")]
        got = np.sort(order[: world.places_left(row)])
        if len(got) == 0:
            continue
        rules.used[row] += len(got) / world.scale
        fee = np.full(len(got), rules.fee_usd[row])
        people.savings_usd[got] -= fee
        world.ledger.pay("migrants", "states", fee, who=got)
        people.applied[got] = code
        people.due[got] = day + int(np.ceil(rules.days_to_decision[row]))
        note(world, got, "applied", party_kind="state", detail=int(code), amount_usd=fee)
        use_permits(world, got[people.due[got] <= day])


def use_permits(world, who: np.ndarray) -> None:
    """A decision has come: leave with papers, for the north or for work in Mexico."""
    if len(who) == 0:
        return
    people, rules = world.people, world.officials
    code = people.applied[who].copy()
    row = np.array([world.official_row[f"permit_office:{SCHEMES[s]}"] for s in code])
    until = world.day + (rules.months[row] * MONTH).astype(int)
    mexican = code == SCHEMES.index(IN_MEXICO)
    people.papers_us[who[~mexican]] = until[~mexican]
    people.papers_mx[who[mexican]] = until[mexican]
    note(world, who, "granted", party_kind="state", detail=code)
    people.scheme[who] = code
    people.applied[who] = -1
    world.spend("temporary_work_permits", who, world.p["costs.permit_usd"])
    world.raise_money(who, np.full(len(who), world.p["people.permit_travel_usd"]))
    leave(world, who[~mexican], 3)
    to_mexico = who[mexican]
    people.place[to_mexico] = world.capital
    works = ask_around(world, to_mexico, TRANSIT)
    people.place[to_mexico[~works]] = people.home[to_mexico[~works]]
