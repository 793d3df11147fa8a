"""The arithmetic of captivity, one captive or one cell after another (compiled): what is learned of cells, how full their houses are, who
is in which use. captivity.py, ransom.py, uses.py and houses.py ask for it; each formula stands here once.

As array expressions over all cells, for the few in which somebody is held, these were most of what captivity cost: calls, not arithmetic."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.crowd.company import told_part
from corridor.crowd.rows import added
from corridor.encounters.posts import raid_chances

WAIT, RELEASE, SERVICE, SERVITUDE, EXPLOIT, CRIME, SELL, KILL = range(8)


class Ending(NamedTuple):
    """What a captor reckons with who frees, keeps, sells or kills."""

    smallest_usd: float
    horizon_days: float
    tip: float  # attention that a witness who tells draws
    body: float  # attention that a body draws
    sold_talk: float  # part of those sold who tell
    kill_cost_usd: float
    kill_child_factor: float  # of killing a child against that
    met_share: float


class Uses(NamedTuple):
    """What the uses of captives bring and who needs how many (for itself by its members, as guards by captives; clients of one ground)."""

    use_usd: float  # a month of the dearest
    service_part: float
    servitude_part: float
    guard_part: float
    service_share: float
    servitude_share: float
    clients_people: float
    guard_share: float
    guard_from_age: float
    guard_below_age: float


class Waiting(NamedTuple):
    """What a captor who waits for a family reckons with."""

    family_days: float
    met_share: float
    again_share: float
    smallest_usd: float
    demand_factor: float
    family_spread: float  # of families' means, log sd


@njit(cache=True)
def learn(known, cell, shown, memory, own, scale, road) -> None:
    """What captives show, (n,) `shown`, of their cells moves what is known of these, and, where a report stands for many people (`own`: the
    weight of others is above `memory`), of all that stand on the road; see ransom.captors_learn. known: (cells,); road: rows."""
    number, total = np.zeros(len(known)), np.zeros(len(known))
    for i in range(len(cell)):
        number[cell[i]] += 1.0
        total[cell[i]] += shown[i]
    number /= scale
    total /= scale
    for one in np.unique(cell):
        known[one] += (1 - np.exp(-number[one] / own)) * (total[one] / number[one] - known[one])
    if own > memory and len(road):
        every = added(number)
        step = (1 - memory / own) * (1 - np.exp(-every / len(road) / memory))
        mean = added(total) / every
        for one in road:
            known[one] += step * (mean - known[one])


@njit(cache=True)
def houses_fill(crowding, captives, room, own, road, days) -> None:
    """See captivity.houses_fill. crowding, captives, room, own: (cells,); road: rows of those that stand there."""
    usual = added(captives[road]) / max(added(room[road]), np.float32(1.0))
    for one in range(len(crowding)):
        taken = own[one] * captives[one] / max(room[one], np.float32(1.0)) + (np.float32(1.0) - own[one]) * usual
        crowding[one] += (taken - crowding[one]) / days


@njit(cache=True)
def draw_attention(attention, cell, amount, room, own, road) -> None:
    """See houses.draw_attention. cell: (n,), amount: (n,) or a number; attention, room, own: (cells,); road: rows of those that stand there."""
    drawn, each = np.zeros(len(attention)), np.zeros(len(cell)) + amount
    for i in range(len(cell)):
        drawn[cell[i]] += each[i]
    for one in range(len(attention)):
        attention[one] += own[one] * drawn[one]
    told, there = added((np.float32(1.0) - own) * drawn), max(added(room[road]), np.float32(1.0))
    for one in road:
        attention[one] += told * room[one] / there


@njit(cache=True)
def maybe_held(captives, crowding, room, road, active) -> np.ndarray:
    """Rows of cells in whose houses people are held, or lately have been on the road, whether a small run shows one today or not
    (principle 6); see captivity.searches."""
    rows, n = np.empty(len(room), np.int64), 0
    for one in range(len(room)):
        if captives[one] > 0 or (road[one] and active[one] and crowding[one] * room[one] >= 1):
            rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def costs_a_day(cell, takings_usd, stay_days, beds, crowding, bed_scarcity, keep_usd, shortest_days, raid_loss_usd, attention, bought, leaks, road,
                units, half_busy, search_days) -> np.ndarray:
    """(n,) USD a day that a captive costs each cell, see houses.costs_a_day: keep; a place, worth learned takings per bed-day as far as places
    are scarce, 0 to 1, rising with how full the houses are; its part of what police cost who find the house (the rest as of
    posts.raid_chances)."""
    costs, found = np.empty(len(cell)), raid_chances(cell, attention, bought, leaks, road, units, half_busy, search_days)
    for i in range(len(cell)):
        one = cell[i]
        scarce = min(crowding[one], np.float32(1.0)) ** np.float32(bed_scarcity)
        place = takings_usd[one] / max(stay_days[one], np.float32(shortest_days)) * scarce
        costs[i] = np.float32(keep_usd) + place + found[i] * raid_loss_usd / max(beds[one], np.float32(1.0))
    return costs


@njit(cache=True)
def silent(held, dead, working, holder_kind, employer, heard, day) -> np.ndarray:
    """Rows, in order, of those last heard of on a day who are held, dead, or coerced into work; see captivity.families_without_news."""
    rows, n = np.empty(len(held) + len(dead) + len(working), np.int64), 0
    for group in (held, dead):
        for one in group:
            if heard[one] == day:
                rows[n], n = one, n + 1
    for one in working:
        if heard[one] == day and holder_kind[one] == employer:
            rows[n], n = one, n + 1
    return np.sort(rows[:n])


@njit(cache=True)
def together(cell, captives, beds) -> np.ndarray:
    """(n,) uses.held_together; captives, beds: (cells,)."""
    number = np.empty(len(cell))
    for i in range(len(cell)):
        number[i] = min(captives[cell[i]], max(beds[cell[i]], np.float32(1.0)))
    return number


@njit(cache=True)
def worth_a_day(who, cell, in_use, one_makes, before, together, members, sex, age, use, codes, scale, of) -> np.ndarray:
    """(n, 4) uses.worth_a_day. in_use, one_makes: (n, 4) see uses.in_use; before: (n,) draws, of which of those for whom one stands come before it;
    together: (n,) people in the house; members: (cells,); codes: of people.use; of: Uses."""
    usd = np.empty((len(who), len(codes)))
    for i in range(len(who)):
        one, men = who[i], members[cell[i]]
        woman, young = sex[one] == 0, of.guard_from_age <= age[one] < of.guard_below_age
        parts = (of.service_part, of.servitude_part if woman else 0.0, 1.0 if woman else 0.0, of.guard_part if young and not woman else 0.0)
        needs = (np.float64(np.float32(of.service_share) * men), np.float64(np.float32(of.servitude_share) * men), of.clients_people,
                 of.guard_share * max(together[i], 1.0))
        for k in range(len(codes)):
            held = in_use[i, k] - (use[one] == codes[k]) * one_makes[i, k] + before[i] * (1 / scale - 1)
            usd[i, k] = of.use_usd / 30 * parts[k] * needs[k] / (needs[k] + max(held, 0.0))
    return usd


@njit(cache=True)
def in_use(cell, held, holder, use, codes, room, road, scale):
    """(n, uses) two, see uses.in_use. codes: of people.use; held: rows of captives; room: (cells,) of houses; road: rows of cells there."""
    number, every = np.zeros((len(room), len(codes)), np.int32), np.zeros(len(codes))
    people, one_makes = np.empty((len(cell), len(codes))), np.empty((len(cell), len(codes)))
    for one in held:
        for k in range(len(codes)):
            number[holder[one], k] += use[one] == codes[k]
            every[k] += use[one] == codes[k]
    every_room = max(added(room[road]), np.float32(1.0))
    for k in range(len(codes)):
        usual = max(every[k] / scale / max(len(road), 1), 1.0)
        told = told_part(usual, scale)
        for i in range(len(cell)):
            part = room[cell[i]] / every_room
            people[i, k] = (told * number[cell[i], k] + (1 - told) * every[k] * part) / scale
            one_makes[i, k] = (told + (1 - told) * part) / scale
    return people, one_makes


@njit(cache=True)
def can_raise(who, by_kin, lent, family_usd, ransom_usd) -> np.ndarray:
    """(n,) ransom.can_raise; by_kin, lent: (n,) USD that kin abroad would still send, and a lender give."""
    usd = np.empty(len(who))
    for i in range(len(who)):
        one = who[i]
        usd[i] = by_kin[i] + family_usd[one] + lent[i] + ransom_usd[one]
    return usd


@njit(cache=True)
def raised_part(days, family_days):
    """Part of what a family can raise in all that it has raised after so many days (numbers or arrays), see ransom.raised_by."""
    return 1 - np.exp(-((days / family_days) ** 2))


@njit(cache=True)
def reckoned(days, sent_usd, usual_usd, family_days):
    """USD in all that a captor takes a family to be able to raise (numbers or arrays), see ransom.reckoned: a usual one's, until what it
    has sent in so many days shows its own; one that sends nothing is taken to have nothing."""
    shown = 1 - np.exp(-days / family_days)
    return shown * sent_usd / raised_part(days, family_days) + (1 - shown) * np.maximum(usual_usd, sent_usd)


@njit(cache=True)
def richer_than(usd, usual_usd, spread) -> float:
    """Share of families that can raise more than so much, as those reckon who know the usual one and how families differ."""
    return 0.5 * math.erfc(math.log(max(usd, 1.0) / max(usual_usd, 1.0)) / (spread * math.sqrt(2.0)))


@njit(cache=True)
def beyond(least, most, usual_usd, spread) -> float:
    """USD up to `most` that a family can raise that has shown to have `least`: as much more as families that rich have."""
    if most <= least:
        return least
    return least + (most - least) * richer_than((least + most) / 2, usual_usd, spread) / max(richer_than(least, usual_usd, spread), 1e-9)


@njit(cache=True)
def freed_after(asked_again) -> float:
    """How far a captive who was freed shows that paying frees, 0 to 1: one of the times that all was paid, and of those after which more was asked."""
    return 1 / (1 + asked_again)


@njit(cache=True)
def values(who, cell, wait, bring, stake, cost, heat, tells, example_usd, feared, paying_frees, unpaid_frees, ransom_usd, demand_usd, asked_again, defied,
           minor, use, of) -> np.ndarray:
    """(n, 8) captivity.alternatives. wait, stake, cost (USD a day), heat (USD a unit of attention), tells (chance that one freed tells),
    example_usd (captivity.example_usd), feared (chance of one who defied to be killed, as captives believe): (n,); bring: (n, 5) USD in hand
    of each use; of: Ending."""
    table = np.full((len(who), KILL + 1), -np.inf)
    for i in range(len(who)):
        one = who[i]
        paid, frees, unpaid = ransom_usd[one] >= np.float32(of.smallest_usd), paying_frees[cell[i]], unpaid_frees[cell[i]]
        witness = tells[i] * of.tip * heat[i]
        lived = -example_usd[i] * feared[i]  # what it costs that one who defied is seen alive
        kept = stake[i] * (-frees if paid else unpaid)  # not freed
        table[i, RELEASE] = stake[i] * (freed_after(asked_again[one]) - frees if paid else unpaid - 1) - witness + lived
        for k in range(SERVICE, SELL):
            if k != CRIME or not defied[one]:
                table[i, k] = bring[i, k - SERVICE] + kept - cost[i] * of.horizon_days + (lived if use[one] < 2 else 0.0)
        table[i, SELL] = bring[i, SELL - SERVICE] + kept - of.sold_talk * witness + lived
        table[i, KILL] = kept + example_usd[i] * (1 - feared[i]) - of.body * heat[i] - of.kill_cost_usd * (of.kill_child_factor if minor[one] else 1.0)
        if use[one] < 2 and wait[i] > 0:
            later = table[i, RELEASE]
            if ransom_usd[one] >= np.float32(of.met_share) * demand_usd[one]:  # waiting means to ask for more: who is freed then, was freed later
                later -= stake[i] * (freed_after(asked_again[one]) - freed_after(asked_again[one] + 1))
            table[i, WAIT] = wait[i] + max(later, table[i, SERVICE:].max())
    return table


@njit(cache=True)
def still_to_come(who, held_days, demand_usd, first_asked, ransom_usd, asked_again, cell, asks_usd, pays_share, cost, waits, of) -> np.ndarray:
    """(n,) captivity.still_to_come. held_days, first_asked (USD of the first call), cell, cost (USD a day): (n,); waits: days; of: Waiting."""
    best = np.empty(len(who))
    for i in range(len(who)):
        one, days = who[i], max(held_days[i], 1)
        asked, paid, usual = demand_usd[one], ransom_usd[one], first_asked[i] / np.float32(of.demand_factor)
        met = paid >= np.float32(of.met_share) * asked
        most = asked + (np.float32(of.again_share) * asks_usd[cell[i]] if met else np.float32(0.0))
        pays = freed_after(asked_again[one] + met) if paid >= np.float32(of.smallest_usd) else np.float64(pays_share[cell[i]])
        if met:
            means = beyond(paid / raised_part(days, of.family_days), most, usual, of.family_spread)
        else:
            means = reckoned(days, paid, usual, of.family_days)
        best[i] = -np.inf
        for wait in waits:
            raised = means * raised_part(days + wait, of.family_days)
            best[i] = max(best[i], pays * max(min(raised, most) - paid, 0.0) - cost[i] * wait)
    return best
