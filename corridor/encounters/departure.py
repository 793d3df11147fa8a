"""Leaving home, and the market for smuggling (model.md, departure; hire)."""

from __future__ import annotations

import numpy as np

from corridor.agents.employers import TRANSIT
from corridor.agents.officials import SCHEMES
from corridor.agents.smugglers import name
from corridor.choice import choose
from corridor.crowd import among
from corridor.encounters.companions import set_out_together, take_children
from corridor.encounters.hiring import ask_around
from corridor.life import due, move, note, owe

STAY, ALONE, GUIDED, PERMIT = range(4)
COST_ALONE_USD = 320.0
CAN_RETRY = 2.0
TRIES = 3
NEVER_AGAIN = 2**30
PLACEBO_SHARE = 0.001  # of departures that the placebo delays by a day (interface.md)
IN_MEXICO = "mx_job_offer"
OFFERED = ("h2a", "h2b", IN_MEXICO, "regional")  # asked for from home; the border worker's form is for the harvest
WAGE_GAP_MEMORY_DAYS = 180


def try_values(world, who: np.ndarray) -> np.ndarray:
    """What staying, going alone, with a smuggler or on a permit is worth, (n, 4) USD; -inf where closed.

    Believed success over a first try and re-attempts x gain - cost - believed harm (lessons.md, Forms that worked).
    """
    people, p = world.people, world.p
    community = people.community[who]
    arrive, harm = world.believed_home
    gain, stay = prospects(world, who)
    success = 1 - (1 - arrive[community]) ** CAN_RETRY
    upfront, _ = world.guided_finance(who)
    covered = (people.tries_left[who] > 0) & (people.channel[who] == 2)
    fee = np.where(covered, people.balance_usd[who], world.local_fee[people.home[who]])
    can_hire = (covered | (upfront >= p["smugglers.upfront_share"] * fee)) & np.isfinite(fee)
    loss = p["people.loss_taken_usd"]
    alone = success[:, 0] * gain - COST_ALONE_USD - harm[community, 0] * loss
    guided = success[:, 1] * gain - fee - harm[community, 1] * loss
    offer = np.maximum.reduce([permit_worth(world, who, scheme, gain, stay) for scheme in OFFERED])
    return np.column_stack([stay, alone, np.where(can_hire, guided, -np.inf), offer])


def prospects(world, who) -> tuple[np.ndarray, np.ndarray]:
    """(what years of work in the U.S. are worth, what staying is worth), each (n,) USD."""
    people, p = world.people, world.p
    gain = world.yearly_gain(who) * (p["people.horizon_days"] / 250)
    gain += np.where(people.kin[who], 1200.0, 0.0)
    afraid = (world.day - people.threatened[who]) < WAGE_GAP_MEMORY_DAYS
    return gain, people.attachment_usd[who] * np.where(afraid, 0.35, 1.0)


def permit_worth(world, who, scheme: str, gain, stay) -> np.ndarray:
    """(n,) USD that a permit of this scheme is worth, year by year: away for its months, at home for the rest; -inf where
    it is closed or the person may not apply. gain, stay: (n,) USD of years in the U.S. and at home."""
    row, rules, people = world.official_row[f"permit_office:{scheme}"], world.officials, world.people
    if not rules.open[row] or places_left(world, row) < 1:
        return np.full(len(who), -np.inf)
    if scheme == IN_MEXICO:
        a_year = world.driver("wages.mexico") * people.skill[who] - world.home_wage(who)
        gain = a_year * world.p["people.saving_share"] * world.p["people.horizon_days"]
    unbarred = (people.ban_mx_until if scheme == IN_MEXICO else people.ban_until)[who] < world.day
    away = min(rules.months[row] / 12, 1.0)
    worth = gain * away + stay * (1 - away) - rules.fee_usd[row] - rules.days_to_decision[row] * 2
    return np.where(may_apply(world, who, row, unbarred), worth, -np.inf)


def places_left(world, row: int) -> int:
    """Simulated places still free this year at a permit office."""
    rules = world.officials
    places = int(world.draws.rounded(rules.quota_per_year[row] * world.scale, [row], "permit places", world.year)[0])
    return max(places - round(rules.used[row] * world.scale), 0)


def may_apply(world, who, row: int, unbarred) -> np.ndarray:
    """(n,) bool: nationality, age, earlier removal and fee allow an application at a permit office."""
    people, rules = world.people, world.officials
    country = np.array([rules.country_GT[row], rules.country_SV[row], rules.country_HN[row], rules.country_NI[row]])
    cleared = unbarred | (rules.admits_removed[row] > 0)
    return (country[people.nationality[who]] > 0) & cleared & (people.age[who] >= rules.minimum_age[row]) & (people.savings_usd[who] >= rules.fee_usd[row])


def departure(world) -> None:
    """Those due at home weigh staying, leaving alone, hiring, or applying for a permit."""
    people, p, draws, day = world.people, world.p, world.draws, world.day
    who = due(people, "home", day)
    who = who[~people.seasonal[who]]
    if len(who) == 0:
        return
    waiting = people.applied[who] >= 0
    past = (people.until[who] < day) & ~waiting
    people.due[who[past]] = NEVER_AGAIN
    who, waiting = who[~past], waiting[~past]
    use_permits(world, who[waiting])
    who = who[~waiting]
    values = try_values(world, who)
    occasion = world.occasions.next("departure", who)
    choice = choose(values, draws, people.key[who], "departure", occasion, p["people.choice_scale_usd"])
    wait = 1 + p["people.rethink_days"] * draws.exponential(people.key[who], "rethink", occasion)
    people.due[who] = day + wait.astype(int)
    choice = a_day_later(world, who, choice, occasion)
    apply_for_permit(world, who[choice == PERMIT])
    guided = who[choice == GUIDED]
    hired = hire(world, guided)
    refused = guided[~hired]
    again = values[choice == GUIDED][~hired]
    alone_too = refused[again[:, ALONE] > again[:, STAY]]
    leave(world, guided[hired], 2)
    on_own = np.sort(np.concatenate([who[choice == ALONE], alone_too]))
    people.leader[on_own] = -1
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


def leave(world, who: np.ndarray, channel: int) -> None:
    """Set out for the north; the journey is an attempt that leaves the community."""
    if len(who) == 0:
        return
    people, day = world.people, world.day
    people.channel[who] = channel
    people.legs[who] = 0
    if channel != 1:
        people.leader[who] = -1
    family = who if channel < 3 else who[world.family_may_come[who]]
    take_children(world, family, channel)
    np.add.at(world.leaving_today, people.home[who], 1 / world.scale)
    people.motive[who] = np.where(day - people.threatened[who] < WAGE_GAP_MEMORY_DAYS, 1, np.where(people.kin[who] & people.minor[who], 2, 0))
    people.attempts[who] += 1
    people.departed[who] = day
    people.reported[who] = False
    people.link[who] = -1
    people.handed[who] = False
    people.slept_at[who] = -1
    again = who[people.attempts[who] > 1]
    world.tell_attempt(again)
    world.arrange_travel(who)
    move(world, who, "travelling", "departed", due_day=day, place=people.home[who], detail=people.motive[who] + 10 * channel)


def hire(world, who: np.ndarray) -> np.ndarray:
    """Contracts: each picks a ring by fee, good name and scruples heard of; rings take as many as they have room for.

    Returns (n,) bool: hired. Fee: part now from savings, kin and a lender, the rest on arrival or as debt.
    """
    hired = np.zeros(len(who), dtype=bool)
    if len(who) == 0 or len(world.smugglers) == 0:
        return hired
    people, rings, p, draws = world.people, world.smugglers, world.p, world.draws
    ring = np.where((people.tries_left[who] > 0) & (people.channel[who] == 2), people.smuggler[who], -1)
    covered = (ring >= 0) & rings.active[np.maximum(ring, 0)]
    ring[~covered] = -1
    for base in np.unique(people.home[who]):
        here, at = np.flatnonzero((people.home[who] == base) & ~covered), np.flatnonzero(rings.active & (rings.base == base))
        if len(at) == 0 or len(here) == 0:
            continue
        values = np.broadcast_to(-rings.fee_usd[at] + 1500 * name(rings, at, 1 / world.scale), (len(here), len(at)))
        pick = choose(values, draws, people.key[who[here]], "ring", people.attempts[who[here]], p["people.choice_scale_usd"] / 3)
        ring[here] = at[pick]
    ok = np.flatnonzero(ring >= 0)
    order = ok[np.lexsort((draws.uniform(people.key[who[ok]], "place in group", world.day), ring[ok]))]
    rank = np.arange(len(order)) - np.searchsorted(ring[order], ring[order])
    places = draws.rounded(p["smugglers.clients_month"] * world.room_factor * world.scale, np.arange(len(rings)), "room", world.month)
    fits = rank < (places - np.rint(rings.clients * world.scale).astype(int))[ring[order]]
    taken, full = order[fits], order[~fits]
    np.add.at(rings.turned_away, ring[full], 1 / world.scale)
    np.add.at(rings.clients, ring[taken], 1 / world.scale)
    hired[taken] = True
    people.tries_left[who[taken[covered[taken]]]] -= 1
    new = taken[~covered[taken]]
    rows, chosen = who[new], ring[new]
    people.tries_left[rows] = TRIES - 1
    fee = rings.fee_usd[chosen].astype(float)
    people.smuggler[rows], people.fee_usd[rows] = chosen, fee
    now = p["smugglers.upfront_share"] * fee
    now = np.minimum(now, world.raise_money(rows, now))
    people.savings_usd[rows] -= now
    owe(world, rows, "balance_usd", fee - now - people.balance_usd[rows], "fee")
    world.ledger.pay("migrants", "smugglers", now, who=rows)
    np.add.at(rings.profit_usd, chosen, now / world.scale)
    note(world, rows, "hired", party_kind="smuggler", party=chosen, amount_usd=fee)
    note(world, rows, "fee_paid", party_kind="smuggler", party=chosen, amount_usd=now)
    stage = np.full(len(rows), max(p["smugglers.cost_usd"] - p["smugglers.border_cost_usd"], 0.0) * 0.5)
    world.ledger.pay("smugglers", "costs_outside", stage, who=rows)
    return hired


def apply_for_permit(world, who: np.ndarray) -> None:
    """File for the best open scheme and wait at home for the decision; places go by keyed priority under the quota."""
    if len(who) == 0:
        return
    people, rules, day = world.people, world.officials, world.day
    best = np.argmax([permit_worth(world, who, scheme, *prospects(world, who)) for scheme in OFFERED], axis=0)
    for number, scheme in enumerate(OFFERED):
        row, scheme_code = world.official_row[f"permit_office:{scheme}"], SCHEMES.index(scheme)
        mine = who[best == number]
        order = mine[np.argsort(world.draws.uniform(people.key[mine], "queue for permits", day), kind="stable")]
        got = np.sort(order[:places_left(world, row)])
        if len(got) == 0:
            continue
        rules.used[row] += len(got) / world.scale
        fee = np.full(len(got), rules.fee_usd[row])
        people.savings_usd[got] -= fee
        world.ledger.pay("migrants", "states", fee, who=got)
        people.applied[got] = scheme_code
        people.due[got] = day + int(np.ceil(rules.days_to_decision[row]))
        note(world, got, "applied", party_kind="state", detail=scheme_code, amount_usd=fee)
        at_once = got[people.due[got] <= day]
        use_permits(world, at_once)


def use_permits(world, who: np.ndarray) -> None:
    """A decision has come: leave with papers."""
    if len(who) == 0:
        return
    people, rules = world.people, world.officials
    row = np.array([world.official_row[f"permit_office:{SCHEMES[s]}"] for s in people.applied[who]])
    until = world.day + (rules.months[row] * 30.4).astype(int)
    note(world, who, "granted", party_kind="state", detail=people.applied[who])
    people.scheme[who] = people.applied[who]
    people.applied[who] = -1
    world.spend("temporary_work_permits", who, world.p["costs.permit_usd"])
    world.raise_money(who, np.full(len(who), 250.0))
    in_mexico = people.scheme[who] == SCHEMES.index(IN_MEXICO)
    for papers, mine in ((people.papers_us, ~in_mexico), (people.papers_mx, in_mexico)):
        papers[who[mine]] = until[mine]
    leave(world, who[~in_mexico], 3)
    to_mexico = who[in_mexico]
    people.place[to_mexico] = world.capital
    works = ask_around(world, to_mexico, TRANSIT)
    people.place[to_mexico[~works]] = people.home[to_mexico[~works]]
