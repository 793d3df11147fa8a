"""The arithmetic of a guide's choice, one client after another (compiled): who stands before a stage, what a name is worth, what
going on and keeping somebody promise. handover.py asks for it; each formula stands here once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.encounters.holding import raised_part

DELIVER, HOLD, ABANDON, SELL, BOND = range(5)
AT_SOUTH, AT_BORDER, AT_ARRIVAL = 1, 2, 3
SMUGGLER = 2  # code of the channel
SOUTH = 1  # code of the region in the table of places


class Credit(NamedTuple):
    """What a debt to a ring is worth: how long debtors stay within reach, and what families give (with kin abroad, without)."""

    months: float
    kin_gives: float
    family_gives: float


@njit(cache=True)
def before_stages(who, channel, link, handed, tail, head, region, crosses_us):
    """Rows of the guided who leave Mexico's south, and of those before the crossing, whose guide has not yet decided there."""
    south, before, s, b = np.empty(len(who), np.int64), np.empty(len(who), np.int64), 0, 0
    for one in who:
        way = link[one]
        if channel[one] != SMUGGLER or way < 0:
            continue
        if region[tail[way]] == SOUTH and region[head[way]] > SOUTH and handed[one] < AT_SOUTH:
            south[s], s = one, s + 1
        if crosses_us[way] and handed[one] < AT_BORDER:
            before[b], b = one, b + 1
    return south[:s].copy(), before[:b].copy()


@njit(cache=True)
def alone_before_border(who, channel, link, handed, crosses_us) -> np.ndarray:
    """Rows of those who come to the crossing alone, for the first time."""
    rows, n = np.empty(len(who), np.int64), 0
    for one in who:
        if channel[one] == 0 and crosses_us[link[one]] and handed[one] < AT_BORDER:
            rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def sizes(base, active, room, places) -> np.ndarray:
    """(places,) clients a month for whom the rings of a place that are in the trade have room."""
    size = np.zeros(places)
    for ring in range(len(base)):
        size[base[ring]] += room[ring] * active[ring]
    return size


@njit(cache=True)
def asked_of(ring, base, active, room, asked, origin_index, places, one_more) -> np.ndarray:
    """(n,) perceptions.demand_at_rings; asked: (origins,) clients a month."""
    size, each = sizes(base, active, room, places), np.empty(len(ring))
    for i in range(len(ring)):
        one = ring[i]
        there = size[base[one]] + (room[one] if one_more and not active[one] else 0.0)
        each[i] = asked[origin_index[base[one]]] * room[one] / max(there, room[one])
    return each


@njit(cache=True)
def rivals(base, active, places) -> np.ndarray:
    """(places,) rings in the trade."""
    number = np.zeros(places, np.int64)
    for ring in range(len(base)):
        number[base[ring]] += active[ring]
    return number


@njit(cache=True)
def names(ring, margin, asked, known, people, room, fee_usd, base, active, places, clients_month, upfront_share, taken_usd, buyers_usd, months):
    """(n,) handover.name_worth of rings among clients of their own place. margin: USD a client; asked: clients a month that each may
    expect; known, people: its name there, and on how many people it rests; months until a report is forgotten."""
    rival, worth = rivals(base, active, places), np.empty(len(ring))
    for i in range(len(ring)):
        fee = fee_usd[ring[i]]
        clients = min(asked[i], clients_month * room[ring[i]])
        stake = np.float32(upfront_share) * fee + np.float32(taken_usd)
        lost = known[i] / (people[i] + 1) * stake / buyers_usd * (1 - 1 / max(rival[base[ring[i]]], 1))
        worth[i] = margin[i] * clients * min(lost, 1.0) * months
    return worth


@njit(cache=True)
def family_gives(who, lack, kin_give, family_gives, kin, family_usd, savings_usd) -> np.ndarray:
    """(n,) USD that families give of what is lacking, up to a part of what they have (with kin abroad, without): it changes hands."""
    given = np.empty(len(who))
    for i in range(len(who)):
        one = who[i]
        given[i] = min(lack[i], (kin_give if kin[one] else family_gives) * family_usd[one])
        family_usd[one] -= given[i]
        savings_usd[one] += given[i]
    return given


@njit(cache=True)
def lent(who, family_base_usd, owns, kin, debt_usd, median_usd, limit_usd, on_house) -> np.ndarray:
    """(n,) perceptions.lender_limit."""
    limit = np.empty(len(who))
    for i in range(len(who)):
        one = who[i]
        standing = family_base_usd[one] / (family_base_usd[one] + np.float32(median_usd))
        security = on_house * owns[one] + (1 - on_house) * kin[one]
        limit[i] = min(max(np.float32(limit_usd * 2) * standing * security - debt_usd[one], 0.0), limit_usd)
    return limit


@njit(cache=True)
def credit(owed, monthly, months) -> np.ndarray:
    """(n,) handover.credit_usd; monthly: (n,) USD put aside there."""
    worth = np.empty(len(owed))
    for i in range(len(owed)):
        worth[i] = owed[i] * np.exp(-(owed[i] / max(monthly[i], 1.0)) / months)
    return worth


@njit(cache=True)
def due_there(who, balance_usd, savings_usd, family_usd, kin, monthly, costs_usd, table) -> np.ndarray:
    """(n,) USD that clients bring on arrival, at once or as credit, less what a ring lays out until then. table: Credit, one row."""
    of, at_once, owed = table[0], np.empty(len(who)), np.empty(len(who))
    for i in range(len(who)):
        one = who[i]
        purse = savings_usd[one] + (of.kin_gives if kin[one] else of.family_gives) * family_usd[one]
        at_once[i] = min(balance_usd[one], purse)
        owed[i] = balance_usd[one] - at_once[i]
    later = credit(owed, monthly, of.months)
    return at_once + later - costs_usd


@njit(cache=True)
def going_on(due, once, who, tries_left, costs_usd) -> np.ndarray:
    """(n,) USD: what is due, as likely as the tries left get there, less the costs still to come. once: (n,) chance of one try."""
    worth = np.empty(len(who))
    for i in range(len(who)):
        fails = 1 - min(max(once[i], 0.001), 0.999)
        worth[i] = (1 - fails ** np.float64(1 + tries_left[who[i]])) * due[i] - costs_usd
    return worth


@njit(cache=True)
def not_wronged(who, community, arrive, all_bad, all_good) -> np.ndarray:
    """(n,) chance to arrive with a guide, as is believed at home, of those whom rings do not wrong. arrive: (communities, 2) of all;
    all_bad, all_good: people wronged and delivered, as far as told."""
    once = np.empty(len(who))
    for i in range(len(who)):
        told = arrive[community[who[i]], 1]
        once[i] = told / (1 - min(told * all_bad / max(all_good, 1e-9), 0.9))
    return once


@njit(cache=True)
def left(cell, ground_part) -> np.ndarray:
    """(n,) handover.left_by_cells."""
    part = np.ones(len(cell))
    for i in range(len(cell)):
        if cell[i] >= 0:
            part[i] = 1 - ground_part
    return part


@njit(cache=True)
def prices(number, near, free_beds, worth_usd, share, tie, ring) -> np.ndarray:
    """(n,) handover.sale_price of so many clients; near: which of them are near a cell; of those: beds free, what a captive is worth to it."""
    price = np.zeros(number)
    for i in range(len(near)):
        if free_beds[i] >= 1:
            price[near[i]] = share * max(worth_usd[i], 0.0) * tie[ring[near[i]]]
    return price


@njit(cache=True)
def bonds(who, owed_usd, wage_usd, season_days, saving_share, sold, bid_usd, papers_us, day):
    """(for the debt, for the use) of handover.worth_of_bonding; owed_usd, wage_usd: (n,), a day; sold: what buyers give for a debt, of 1."""
    debt, use = np.empty(len(who)), np.zeros(len(who))
    for i in range(len(who)):
        debt[i] = sold * min(owed_usd[i], wage_usd[i] * season_days * saving_share)
        if papers_us[who[i]] < day:
            use[i] = bid_usd[i]
    return debt, use


@njit(cache=True)
def squeezed(means, family_days, ahead, a_day, asks_usd, cell, ground_part) -> np.ndarray:
    """(n,) handover.squeezed_usd. means: (n,) USD that a family is taken to raise in all (as in ransom.raised_by); ahead: (horizons,) days;
    asks_usd: (n,) most that is asked; cell, ground_part: see `left`."""
    best, part = np.full(len(means), -np.inf), left(cell, ground_part)
    for i in range(len(means)):
        for k in range(len(ahead)):
            brings = min(means[i] * raised_part(ahead[k], family_days), asks_usd[i])
            best[i] = max(best[i], brings * part[i] - a_day * ahead[k])
    return best


@njit(cache=True)
def values(go_on, squeeze, name, scruple, price, bond, owed_usd, leaving_harm, arrived) -> np.ndarray:
    """(n, 5) USD of handover.values_of; owed_usd: (n,), see handover.owed_so_far; arrived: nobody is left behind there."""
    table = np.full((len(go_on), 5), -np.inf)
    for i in range(len(go_on)):
        table[i, DELIVER] = go_on[i]
        table[i, HOLD] = squeeze[i] - name[i] - scruple[i]
        if not arrived:
            table[i, ABANDON] = -name[i] - np.float32(leaving_harm) * scruple[i]
        if price[i] > 0:
            table[i, SELL] = price[i] - name[i] - scruple[i]
        if owed_usd[i] > 1:
            table[i, BOND] = bond[i] - name[i] - scruple[i]
    return table
