"""The arithmetic of a leg, one traveller after another (compiled): the best link from a place, who is near whom on it. travel.py,
checks.py and road.py ask for it; each formula stands here once.

As array expressions over a few people each these were a third of a simulated day: calls, not arithmetic."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.randomness import _mixed


class Border(NamedTuple):
    """What an inner border of Central America asks of those who pass it."""

    hours: float
    fee_usd: float  # of those without a guide
    looked_usd: float  # what a look at guides is felt to cost
    detour_usd: float  # of a child alone, without a paper


class Taste(NamedTuple):
    """What the choice of a leg hangs on beside what the ways are worth."""

    base: np.uint64  # of the draws
    scale_usd: float
    hour_usd: float
    yard_usd: float  # wait for a train of those who do not change from one


@njit(cache=True)
def news_pools(who, home, channel, papers_us, origin_index, papered, day) -> np.ndarray:
    """(n,) pool of each: by place of origin, with or without a guide (in turn), or with papers."""
    pool = np.empty(len(who), np.int64)
    for i in range(len(who)):
        one = who[i]
        pool[i] = papered if papers_us[one] >= day else origin_index[home[one]] * 2 + (channel[one] == 2)
    return pool


@njit(cache=True)
def best_links(who, pool, goal, place, channel, by_train, savings_usd, minor, leader, legs, attempts, key,
               worth, out_links, fare_usd, train, inner, across, border, taste):
    """Link (n,), -1: no way is open and can be paid, fare USD and hours at inner borders of the best leg of each.

    worth: (pools, goals, links). out_links: (places, most) links from a place, -1: none. across: (places,) where kin or a
    lender wire the fare."""
    n = len(who)
    best, fares, hours = np.full(n, -1), np.zeros(n), np.zeros(n)
    for i in range(n):
        one, most = who[i], -np.inf
        here, guided = place[one], channel[one] == 2
        lead = leader[one] if leader[one] >= 0 else one
        begun = np.uint64(legs[one] + 64 * attempts[lead])
        purse = np.inf if across[here] else savings_usd[one]
        for link in out_links[here]:
            if link < 0:
                continue
            value, fare = worth[pool[i], goal[i], link], 0.0 if guided else fare_usd[link]
            if train[link] and not by_train[one]:
                value -= taste.yard_usd / taste.scale_usd
            if inner[link]:
                fee = 0.0 if guided else border.fee_usd
                looked = border.looked_usd if guided else 0.0
                detour = border.detour_usd if minor[one] and leader[one] < 0 else 0.0
                value -= (border.hours * taste.hour_usd + fee + (detour + looked)) / taste.scale_usd
                fare += fee
            if fare > purse + 1e-9 or value == -np.inf:
                continue
            value -= np.log(-np.log(_mixed(np.uint64(key[lead]), taste.base, begun, np.uint64(link))))
            if value > most:
                most, best[i], fares[i], hours[i] = value, link, fare, border.hours if inner[link] else 0.0
    return best, fares, hours


@njit(cache=True)
def spend_hours(who, link, leg_hours, day_hours) -> np.ndarray:
    """Hours of the day pass for those on a leg; (n,) bool: it ends today. Those without hours left or a leg: not."""
    ends = np.zeros(len(who), np.bool_)
    for i in range(len(who)):
        one = who[i]
        if link[one] >= 0 and day_hours[one] > np.float32(0.01):
            spent = min(leg_hours[one], day_hours[one])
            leg_hours[one] -= spent
            day_hours[one] -= spent
            ends[i] = leg_hours[one] <= np.float32(1e-6)
    return ends
