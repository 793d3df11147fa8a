"""The arithmetic of what control over a person is worth to those who would hold one, and what they bid for it (compiled). labour.py asks for it; what
each way to treat a worker brings stands in bargain.py."""

from __future__ import annotations

import numpy as np
from numba import njit

from corridor.agents.bargain import PAPERS, as_seen, pairs, terms
from corridor.randomness import mixed


@njit(cache=True)
def held_usd(seen, people, planning, market, table):
    """(n,) USD that each, held to work by the best lever, brings an employer in a season over the best it would do with one who is free, with
    its tastes for this person: above nothing for whom it would hold, if it had the choice (plans.plan_terms)."""
    value, _ = terms(True, seen, market, table)
    usd = np.empty(len(seen))
    occasion = pairs(seen, people.jobs[seen["who"]])
    for i in range(len(seen)):
        key, held, free = np.uint64(people.key[seen[i].who]), -np.inf, 0.0
        for k in range(value.shape[1]):
            liked = value[i, k] - planning.choice_days * np.log(-np.log(mixed(key, planning.base, np.uint64(occasion[i]), np.uint64(k))))
            if k >= PAPERS:
                held = max(held, liked)
            else:
                free = max(free, liked)
        usd[i] = (held - free) * seen[i].wage_usd
    return usd


@njit(cache=True)
def bids(asked, base, region, near, bars, holds, day, who, documented, planning, people, bosses, market, table):
    """(USD, buyer), (n,) each: see labour.bids. base: of the draws who is asked; region, documented: (n,); near, bars: employers of each region; holds:
    parameter gangs.buyer_holds."""
    n = len(who)
    of, buyer = np.empty(n * asked, np.int64), np.zeros(n * asked, np.int64)
    for i in range(n):
        one, to = who[i], near[region[i]]
        if len(bars[region[i]]) and people.sex[one] == 0:
            to = bars[region[i]]
        for k in range(asked):
            pick = mixed(np.uint64(people.key[one]), base, np.uint64(people.attempts[one]), np.uint64(k))
            of[i * asked + k] = one
            if len(to):
                buyer[i * asked + k] = to[int(pick * len(to))]
    seen = as_seen(of, buyer, np.repeat(documented, asked), people, bosses, market, table[0].advance_usd)
    usd = held_usd(seen, people, planning, market, table)
    price, best = np.zeros(n), np.full(n, -1)
    for i in range(n):
        first, second = -1, -1
        if len(near[region[i]]) == 0:
            continue
        for k in range(i * asked, (i + 1) * asked):
            usd[k] *= holds / (holds + bosses.held_together[buyer[k]])
            usd[k] = max(usd[k], 0.0) if bosses.closed_until[buyer[k]] < day else 0.0
            if first < 0 or usd[k] > usd[first]:
                first, second = k, first
            elif second < 0 or usd[k] > usd[second]:
                second = k
        price[i] = usd[second if second >= 0 else first]
        best[i] = buyer[first] if price[i] > 0 else -1
    return price, best
