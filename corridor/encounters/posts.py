"""The arithmetic of a check, one traveller after another (compiled): what a post sees, what its official asks and may sell.
checks.py and bribes.py ask for it; each formula stands here once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.crowd import added
from corridor.randomness import mixed

US_POST = 3  # code of the map's kind of post
US_CORPS = 2  # code of the corps at such posts
LEVELS = np.array([0.25, 0.5, 1.0, 2.0, 4.0, 8.0])  # sums that can be asked, in usual bribes: the grid of the search


class Posts(NamedTuple):
    """Parameters of posts, the same for all."""

    base: int  # of the draws which posts stand
    checks_officer: float
    usual_reach: float
    group_people: float  # simulated people to a group
    passengers_group: float
    us_lanes: float
    locals_on_trails: float


class Towns(NamedTuple):
    """Parameters of police in towns, the same for all."""

    base: int  # of the draws of who is stopped
    stops_day: float
    others_day: float
    group_people: float
    guided: float  # part of the groups of guides that is not hidden


class Asks(NamedTuple):
    """Parameters of what an official asks for, the same for all."""

    payer_scale_usd: float
    guide_talks: float
    choice_scale_usd: float  # of officials
    handover_risk: float
    witnesses_usd: float  # of those who do not travel alone


@njit(cache=True)
def capacity(post_of_link, checkpoint_of_link, table_groups, staff, hours_day, standing, posts) -> np.ndarray:
    """(links,) checks.post_capacity."""
    links = np.empty(len(post_of_link))
    for i in range(len(links)):
        row, post = checkpoint_of_link[i], post_of_link[i]
        if row < 0:
            links[i] = posts.usual_reach
            continue
        present = staff[row] * hours_day[row] / 24 * posts.checks_officer
        stands = post < 0 or mixed(np.uint64(post), posts.base, np.uint64(0), np.uint64(0)) < standing[row]
        links[i] = present / max(table_groups[row] * standing[row], 1.0) if stands else 0.0
    return links


@njit(cache=True)
def seen_share(link, post_of_link, checkpoint_of_link, table_groups, staff, hours_day, standing, train, post, post_groups, background,
               roaming_of_link, roamed_beside, link_of_post, roaming, posts) -> np.ndarray:
    """(n,) part of the groups on each link that is looked at, see checks.before_posts."""
    capacities = capacity(post_of_link, checkpoint_of_link, table_groups, staff, hours_day, standing, posts)
    groups, share = np.zeros(len(train)), np.empty(len(link))
    for i in range(len(link)):
        groups[link[i]] += 1.0
    for i in range(len(link)):
        way = link[i]
        number, patrol = groups[way] / posts.group_people, roaming_of_link[way]
        home = way if patrol < 0 else link_of_post[patrol]
        able = post_groups[home] * (1.0 if train[home] else capacities[home])
        away = roaming[checkpoint_of_link[home]] if roamed_beside[home] else 0.0  # one team: on the trail, or at the post
        if patrol >= 0:
            looks = able * away
            share[i] = looks / (looks + number + posts.locals_on_trails)
            continue
        share[i] = min(1.0, able * (1 - away) / max(background[way] / posts.passengers_group + number, 1.0))
        if post[way] == US_POST:
            share[i] = min(share[i], posts.us_lanes)
    return share


@njit(cache=True)
def without_papers(who, share, counts, key, base, day, link, watch_of_link, corps, papers_mx, papers_us, channel, guided):
    """checks.before_posts of people at posts, of whose groups so large a share (n,) is looked at; guided: part of those of guides
    that is not hidden. All are counted, also those with papers."""
    rows, post, n = np.empty(len(who), np.int64), np.empty(len(who), np.int64), 0
    looks, met = np.empty(len(who)), np.empty(len(who), np.bool_)
    for i in range(len(who)):
        one = who[i]
        draw = mixed(np.uint64(key[one]), base, np.uint64(counts[one]), np.uint64(0))
        counts[one] += np.uint16(1)
        row = watch_of_link[link[one]]
        until = papers_us[one] if corps[row] == US_CORPS else max(papers_mx[one], papers_us[one])
        if until >= day:
            continue
        rows[n], post[n] = one, row
        looks[n] = 1 - (1 - share[i]) ** (guided if channel[one] == 2 else 1.0)
        met[n] = draw < looks[n]
        n += 1
    return rows[:n].copy(), post[:n].copy(), looks[:n].copy(), met[:n].copy()


@njit(cache=True)
def stopped_in_towns(who, counts, key, day, link, tail, police_of_place, flow_memory, papers_mx, papers_us, channel, towns):
    """Of those without papers who set out from a town with police: rows and occasions of those stopped. Patrols stop as many
    groups as they can, of migrants and of others."""
    passing = np.zeros(len(police_of_place))
    for way in range(len(tail)):
        passing[tail[way]] += flow_memory[way]
    rows, occasion, n = np.empty(len(who), np.int64), np.empty(len(who), np.int64), 0
    for one in who:
        town = tail[link[one]]
        if police_of_place[town] < 0 or max(papers_mx[one], papers_us[one]) >= day:
            continue
        rows[n], occasion[n] = one, counts[one]
        counts[one] += np.uint16(1)
        share = towns.stops_day / (towns.stops_day + passing[town] / towns.group_people + towns.others_day)
        if mixed(np.uint64(key[one]), towns.base, np.uint64(occasion[n]), np.uint64(0)) < share * (towns.guided if channel[one] == 2 else 1.0):
            n += 1
    return rows[:n].copy(), occasion[:n].copy()


@njit(cache=True)
def best_asks(who, official, worth, risk, channel, savings_usd, greed, usual_usd, asks):
    """Sum asked and what asking it is worth to the official, (n,) USD each (bribes.weigh)."""
    n = len(who)
    amount, value = np.empty(n), np.full(n, -np.inf)
    for i in range(n):
        guided = channel[who[i]] == 2
        amount[i] = usual_usd * LEVELS[0]
        for level in LEVELS:
            asked = usual_usd * level
            if not guided and asked > savings_usd[who[i]]:
                break
            pays = 1 / (1 + np.exp(-min(max((worth[i] - asked) / asks.payer_scale_usd, -50.0), 50.0)))
            brings = greed[official[i]] * asked * pays - risk[i] * (asks.guide_talks if guided else 1.0) * level**2
            if brings > value[i]:
                amount[i], value[i] = asked, brings
    return amount, value


@njit(cache=True)
def cells_near(who, link, ground, cell_of_ground, bought):
    """(n,) the cell that stands on each one's ground or -1; -inf for what each may offer, (n,) float32; and in which places the cell is one
    that has officials in its pay."""
    cell, near, n = np.empty(len(who), np.int64), np.empty(len(who), np.int64), 0
    for i in range(len(who)):
        cell[i] = cell_of_ground[ground[link[who[i]]]]
        if cell[i] >= 0 and bought[cell[i]] > 0:
            near[n], n = i, n + 1
    return cell, np.full(len(who), -np.inf, np.float32), near[:n].copy()


@njit(cache=True)
def offers(cell, bought, worth_usd, free_beds, share) -> np.ndarray:
    """(n,) float32 bribes.offers_of cells that have officials in their pay, by what a captive is worth to each; -inf: no place
    is free or nothing is left."""
    price = np.full(len(cell), -np.inf, np.float32)
    for i in range(len(cell)):
        offer = np.float32(share) * max(worth_usd[i], 0.0) * bought[cell[i]]
        if free_beds[i] >= 1 and offer > 0:
            price[i] = offer
    return price


@njit(cache=True)
def hand_overs(who, official, price, risk, channel, greed, asks) -> np.ndarray:
    """(n,) bribes.worth_of_handing_over."""
    value = np.full(len(who), -np.inf)
    for i in range(len(who)):
        with_whom = channel[who[i]]
        if price[i] > -np.inf and with_whom != 2:
            value[i] = greed[official[i]] * price[i] - (asks.handover_risk * risk[i] + (asks.witnesses_usd if with_whom else 0.0))
    return value


@njit(cache=True)
def nearest_with_room(places, nearest, inside, room, limits) -> np.ndarray:
    """(n,) Stations.station_for: the first of the nearest stations that is below the lowest of the limits that any is below."""
    found = np.empty(len(places), np.int64)
    for i in range(len(places)):
        order = nearest[places[i]]
        found[i] = order[0]
        for limit in limits:
            for station in order:
                if inside[station] / room[station] < limit:
                    found[i] = station
                    break
    return found


@njit(cache=True)
def searches(cell, each, bought, leaks) -> np.ndarray:
    """(n,) perceptions.searching; each: searches a day for each unit of attention, bought: (cells,) officials in a cell's pay."""
    number = np.empty(len(cell))
    for i in range(len(cell)):
        number[i] = each * (np.float32(1.0) - np.float32(leaks) * bought[cell[i]])
    return number


@njit(cache=True)
def units_each(attention, road, units, half_busy, search_days) -> float:
    """perceptions.units_each; attention: (cells,), road: rows of the road's cells."""
    return units / (added(attention[road]) + half_busy) / search_days


@njit(cache=True)
def searched(cell, road, attention, bought, leaks, units, half_busy, search_days) -> np.ndarray:
    """(n,) searches a day for each cell, by the attention to it."""
    number = searches(cell, units_each(attention, road, units, half_busy, search_days), bought, leaks)
    for i in range(len(cell)):
        number[i] *= attention[cell[i]]
    return number


@njit(cache=True)
def raid_chances(cell, attention, bought, leaks, road, units, half_busy, search_days) -> np.ndarray:
    """(n,) perceptions.raid_chance."""
    return 1 - np.exp(-searched(cell, road, attention, bought, leaks, units, half_busy, search_days))


@njit(cache=True)
def stakes(who, duty, channel, balance_usd, loss_usd, choice_scale_usd) -> np.ndarray:
    """(n,) USD that passing is worth to each (bribes.weigh): what being stopped costs, as likely as one who refuses is taken, the duty
    (n,) USD against letting go."""
    worth = np.empty(len(who))
    for i in range(len(who)):
        loss = max(balance_usd[who[i]], loss_usd) if channel[who[i]] == 2 else loss_usd
        worth[i] = loss / (1 + np.exp(-duty[i] / choice_scale_usd))
    return worth


@njit(cache=True)
def duty_left(who, official, link, tail, corps, nearest, inside, room, limits, duty_usd) -> np.ndarray:
    """(n,) USD that taking each is worth to migration control: of the duty so much as there is room in the station people would be
    brought to (nothing is known of U.S. custody)."""
    station = nearest_with_room(tail[link[who]], nearest, inside, room, limits)
    left = np.empty(len(who))
    for i in range(len(who)):
        taken = 0.0 if corps[official[i]] == US_CORPS else inside[station[i]] / room[station[i]]
        left[i] = duty_usd * max(1 - taken, 0.0)
    return left


@njit(cache=True)
def duties(post, duty, ask, handing, corps) -> np.ndarray:
    """(n, 3) USD that duty, asking a bribe and handing over are worth to the official before each (U.S. agents hand nobody over)."""
    table = np.empty((len(post), 3))
    for i in range(len(post)):
        table[i, 0], table[i, 1], table[i, 2] = duty[i], ask[i], -np.inf if corps[post[i]] == US_CORPS else handing[i]
    return table


@njit(cache=True)
def stop_chances(values, amount, worth, choice_scale_usd, payer_scale_usd) -> np.ndarray:
    """(n,) chance that an official who looks stops the person: does the duty, or asks a sum that is not paid and then takes who
    refused (bribes.takes_who_refuses). values: of duty, a bribe and handing over."""
    stops = np.empty(len(values))
    for i in range(len(values)):
        most = max(values[i])
        odds = np.exp((values[i] - most) / choice_scale_usd)
        refused = 1 / (1 + np.exp((worth[i] - amount[i]) / payer_scale_usd))
        taken = 1 / (1 + np.exp(-values[i, 0] / choice_scale_usd))
        stops[i] = (odds[0] + odds[1] * refused * taken) / np.sum(odds)
    return stops


@njit(cache=True)
def seen_chances(link, guided, sector, hours, walled, watch, hide_hours, wall_hours, with_guide, contact) -> np.ndarray:
    """(n,) checks.sight; walled, watch: (sectors,) part of the border with a wall, free agents on watched ground per km."""
    chance = np.empty(len(link))
    for i in range(len(link)):
        exposed = hours[link[i]] / (1 + hours[link[i]] / hide_hours) + wall_hours * walled[sector[i]]
        if guided[i]:
            exposed *= with_guide
        chance[i] = contact * exposed * watch[sector[i]]
    return 1 - np.exp(-chance)


@njit(cache=True)
def usual_catch(link, sector, used, seen, guided, before) -> np.ndarray:
    """(sectors,) checks.usually_caught, of ways (n,) by how much each is used; seen: (2n,) chances with a guide, then alone; before: (sectors,)
    what was believed, which stays where there is no way."""
    n, here, caught, share = len(link), np.zeros(len(before)), np.zeros(len(before)), before.copy()
    for i in range(n):
        here[sector[i]] += used[i]
        caught[sector[i]] += used[i] * (guided * seen[i] + (1 - guided) * seen[n + i])
    for at in range(len(before)):
        if here[at] > 0:
            share[at] = caught[at] / max(here[at], 1.0)
    return share
