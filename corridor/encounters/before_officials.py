"""What an official before whom people stand reckons with, in one go (compiled): the sentences of posts.py, one after another.
checks.py and bribes.py ask for it."""

from __future__ import annotations

import numpy as np
from numba import njit

from corridor.encounters.posts import (
    best_asks,
    cells_near,
    duties,
    duty_left,
    hand_overs,
    seen_chances,
    seen_share,
    stakes,
    stop_chances,
    stopped_in_towns,
    without_papers,
)


@njit(cache=True)
def before_posts(who, link, watch_of_link, post_of_link, checkpoint_of_link, table_groups, staff, hours_day, standing, train, post, post_groups,
                 background, roaming_of_link, roamed_beside, link_of_post, roaming, of, counts, key, base, day, corps, papers_mx, papers_us, channel, guided):
    """checks.before_posts. of: Posts, a table of one row; guided: part of the groups of guides that is not hidden."""
    at, n = np.empty(len(who), np.int64), 0
    for one in who:
        if watch_of_link[link[one]] >= 0:
            at[n], n = one, n + 1
    at = at[:n]
    ways = link[at]
    share = seen_share(ways, post_of_link, checkpoint_of_link, table_groups, staff, hours_day, standing, train, post, post_groups, background,
                       roaming_of_link, roamed_beside, link_of_post, roaming, of[0])
    return without_papers(at, share, counts, key, base, day, link, watch_of_link, corps, papers_mx, papers_us, channel, guided)


@njit(cache=True)
def weighed(who, official, risk, known, channel, balance_usd, savings_usd, rights_mx, greed, link, ground, cell_of_ground, bought, tail, corps,
            nearest, inside, room, limits, duty_usd, loss_usd, usual_usd, asks):
    """bribes.Weighed as far as no cell offers anything, and where among people (n,) a cell has officials in its pay; known: factor on what
    passing is worth to those who know their rights; asks: Asks, a table of one row; the rest as of posts.duty_left."""
    duty = duty_left(who, official, link, tail, corps, nearest, inside, room, limits, duty_usd)
    worth = stakes(who, duty, channel, balance_usd, loss_usd, asks[0].choice_scale_usd)
    for i in range(len(who)):
        if rights_mx[who[i]]:
            worth[i] *= known
    amount, ask = best_asks(who, official, worth, risk, channel, savings_usd, greed, usual_usd, asks[0])
    cell, price, near = cells_near(who, link, ground, cell_of_ground, bought)
    return worth, duty, amount, ask, cell, price, np.full(len(who), -np.inf), near


@njit(cache=True)
def at_posts(post, looks, duty, amount, worth, ask, handing, corps, choice_scale_usd, payer_scale_usd):
    """(n, 3) USD: see posts.duties; and (n,) chance that each is looked at (`looks`) and stopped."""
    values = duties(post, duty, ask, handing, corps)
    return values, looks * stop_chances(values, amount, worth, choice_scale_usd, payer_scale_usd)


@njit(cache=True)
def handing_over(who, official, price, risk, channel, greed, asks) -> np.ndarray:
    """(n,) bribes.worth_of_handing_over. asks: Asks, a table of one row."""
    return hand_overs(who, official, price, risk, channel, greed, asks[0])


@njit(cache=True)
def before_police(who, counts, key, day, link, tail, police_of_place, flow_memory, papers_mx, papers_us, channel, towns):
    """posts.stopped_in_towns, and the police before whom each stands. towns: Towns, a table of one row."""
    rows, occasion = stopped_in_towns(who, counts, key, day, link, tail, police_of_place, flow_memory, papers_mx, papers_us, channel, towns[0])
    return rows, police_of_place[tail[link[rows]]], occasion


@njit(cache=True)
def in_town(time_usd, ask, handing) -> np.ndarray:
    """(n, 3) USD that letting be (the time it saves), asking for money and handing over are worth to an officer in a town."""
    table = np.empty((len(ask), 3))
    for i in range(len(ask)):
        table[i, 0], table[i, 1], table[i, 2] = time_usd, ask[i], handing[i]
    return table


@njit(cache=True)
def seen(link, guided, patrol_of_sector, sector_of_link, hours, free, towers, wall_km, patrols, km, tower_km, hide_hours, wall_hours, with_guide,
         contact) -> np.ndarray:
    """(n,) checks.sight; free: (sectors,) agents on shift and free, per km; patrols: row of each sector's patrol; km: (sectors,)."""
    walled, watch = np.empty(len(km)), np.empty(len(km))
    for at in range(len(km)):
        watched = min(towers[patrols[at]] * tower_km / km[at], 1.0)  # ground from which agents are called
        walled[at], watch[at] = wall_km[patrols[at]] / km[at], free[at] * (1 + watched)
    return seen_chances(link, guided, patrol_of_sector[sector_of_link[link]], hours, walled, watch, hide_hours, wall_hours, with_guide, contact)
