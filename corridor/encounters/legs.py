"""The arithmetic of a leg, one traveller after another (compiled): the best link from a place, who is near whom on it. travel.py,
checks.py and road.py ask for it; each formula stands here once.

As array expressions over a few people each these were a third of a simulated day: calls, not arithmetic."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.randomness import mixed, taste_at_most

TRAIN, BUS, TRAIL, RIVER, DESERT, PRIVATE, AIR, RETURN = range(8)


class Border(NamedTuple):
    """What an inner border of Central America asks of those who pass it."""

    hours: float
    fee_usd: float  # of those without a guide
    looked_usd: float  # what a look at guides is felt to cost
    detour_usd: float  # of a child alone, without a paper


NO_BORDER = Border(0.0, 0.0, 0.0, 0.0)


class Taste(NamedTuple):
    """What the choice of a leg hangs on beside what the ways are worth."""

    base: int  # of the draws
    scale_usd: np.ndarray  # (places,) spread of tastes between the links that leave a place
    hour_usd: float
    yard_usd: float  # wait for a train of those who do not change from one


class Shunned(NamedTuple):
    """Grounds of cells, and ways of travelling, that people keep away from because they were taken there, so or so often."""

    taken_ground: np.ndarray  # (people,), -1: never
    taken_mode: np.ndarray  # (people,), -1: on no leg
    taken_on: np.ndarray
    times: np.ndarray  # (people,) taken
    ground: np.ndarray  # (links,)
    mode: np.ndarray  # (links,)
    loss_usd: float
    own_counts: float  # as so many passages of one's own counts what others tell
    half_life_days: float


class Nature(NamedTuple):
    """Hazards of a leg: an hour on top of a wagon, jumping on or off, an hour in the desert, the river."""

    fall_hour: float
    board: float
    desert_hour: float
    river: float
    fall_death: float  # of those who fall


@njit(cache=True)
def before_houses(who, link, day_hours, channel, papers_us, day, place, slept_at, shelter_of_place) -> np.ndarray:
    """Rows of those without a guide or papers who stand, with hours left, at a place with a house in which they have not slept."""
    rows, n = np.empty(len(who), np.int64), 0
    for one in who:
        stands = link[one] < 0 and day_hours[one] > np.float32(0.01)
        if stands and channel[one] != 2 and papers_us[one] < day and shelter_of_place[place[one]] >= 0 and slept_at[one] != place[one]:
            rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def still(who, situation, code) -> np.ndarray:
    """Rows of those who are in a situation."""
    rows, n = np.empty(len(who), np.int64), 0
    for one in who:
        if situation[one] == code:
            rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def at_places(who, link, day_hours) -> np.ndarray:
    """Rows of those who stand at a place, with hours of the day left."""
    rows, n = np.empty(len(who), np.int64), 0
    for one in who:
        if link[one] < 0 and day_hours[one] > np.float32(0.01):
            rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def news_pools(who, home, channel, papers_us, origin_index, papered, day) -> np.ndarray:
    """(n,) pool of each: by place of origin, with or without a guide (in turn), or with papers."""
    pool = np.empty(len(who), np.int64)
    for i in range(len(who)):
        one = who[i]
        pool[i] = papered if papers_us[one] >= day else origin_index[home[one]] * 2 + (channel[one] == 2)
    return pool


@njit(cache=True)
def tell(who, reports, people, link, home, channel, papers_us, origin_index, papered, day) -> None:
    """People, (n,) or a number, of each of those on a leg are added to what is reported of it, (pools, links), in the pool of each."""
    pool, each = news_pools(who, home, channel, papers_us, origin_index, papered, day), np.zeros(len(who)) + people
    for i in range(len(who)):
        reports[pool[i], link[who[i]]] += each[i]


@njit(cache=True)
def best_links(who, home, papers_us, origin_index, papered, day, goal, destination, place, channel, by_train, savings_usd, minor, leader, legs, attempts, key,
               worth, out_links, fare_usd, fares_ahead, leg_hours, trains_of_link, speed_kmh, usual_kmh, train, inner, across, border, taste, shunned):
    """Who can pay the least fares of the way beyond a link (fares_ahead: (links,) USD) takes none that leaves too little for it.

    Link (n,), -1: no way is open and can be paid, fare USD and hours (with those at inner borders) of the best leg of each, and
    the pool whose news each knows.

    worth: (pools, goals, links). out_links: (places, most) links from a place, -1: none. across: (places,) where kin or a
    lender wire the fare."""
    n, pool = len(who), news_pools(who, home, channel, papers_us, origin_index, papered, day)
    best, fares, hours = np.full(n, -1), np.zeros(n), np.zeros(n)
    for i in range(n):
        one, most, kept = who[i], -np.inf, False
        here, guided = place[one], channel[one] == 2
        scale = taste.scale_usd[here]
        lead = leader[one] if leader[one] >= 0 else one
        begun = np.uint64(legs[one] + 64 * attempts[lead])
        purse, fear, times = np.inf if across[here] else savings_usd[one], 0.0, shunned.times[one]
        if times > 0 and not guided:
            share = times / (shunned.own_counts + times + legs[one])
            fear = shunned.loss_usd * share * 0.5 ** ((day - shunned.taken_on[one]) / shunned.half_life_days) / scale
        for link in out_links[here]:
            if link < 0:
                continue
            value, fare = worth[pool[i], goal[destination[one]], link], 0.0 if guided else fare_usd[link]
            if train[link] and not by_train[one]:
                value -= taste.yard_usd / scale
            if fear > 0 and (shunned.mode[link] == shunned.taken_mode[one] or (shunned.ground[link] >= 0 and shunned.ground[link] == shunned.taken_ground[one])):
                value -= fear
            if inner[link]:
                fee = 0.0 if guided else border.fee_usd
                looked = border.looked_usd if guided else 0.0
                detour = border.detour_usd if minor[one] and leader[one] < 0 else 0.0
                value -= (border.hours * taste.hour_usd + fee + (detour + looked)) / scale
                fare += fee
            if fare > purse + 1e-9 or value == -np.inf:
                continue
            leads_on = guided or fare + fares_ahead[link] <= purse + 1e-9
            if kept and not leads_on:
                continue
            if leads_on and not kept:
                most, kept = -np.inf, True
            draw = mixed(np.uint64(key[lead]), taste.base, begun, np.uint64(link))
            if value + taste_at_most(draw) <= most:
                continue
            value -= np.log(-np.log(draw))
            if value > most:
                most, best[i], fares[i], hours[i] = value, link, fare, border.hours if inner[link] else 0.0
    speed_up = speed_ups(best, trains_of_link, speed_kmh, usual_kmh)
    for i in range(n):
        hours[i] += leg_hours[best[i]] * speed_up[i]
    return best, fares, hours, pool


@njit(cache=True)
def set_out(who, way, hours, train, link, leg_hours, by_train, flow, each) -> None:
    """People set out on links `way` (n,), each for so many hours and `each` real people."""
    for i in range(len(who)):
        one = who[i]
        link[one], leg_hours[one], by_train[one] = way[i], hours[i], train[way[i]]
        flow[way[i]] += each


@njit(cache=True)
def at_ends(who, link, leg_hours, day_hours, place, head):
    """Hours of the day pass for those on a leg: rows of those who stand at its end today, and the link of each (not of those without
    hours left)."""
    there, came_by, n = np.empty(len(who), np.int64), np.empty(len(who), np.int64), 0
    for one in who:
        if link[one] >= 0 and day_hours[one] > np.float32(0.01):
            spent = min(leg_hours[one], day_hours[one])
            leg_hours[one] -= spent
            day_hours[one] -= spent
            if leg_hours[one] <= np.float32(1e-6):
                there[n], came_by[n] = one, link[one]
                place[one], link[one] = head[link[one]], -1
                n += 1
    return there[:n].copy(), came_by[:n].copy()


@njit(cache=True)
def owing(who, channel, smuggler_debt_usd, balance_usd):
    """Rows of those who end a journey with a guide, or under a contract with one or owing one something, and USD owed by each: what is due on
    arrival (the balance) has been paid by then or become a debt, or the arrival has not come."""
    rows, owed, n = np.empty(len(who), np.int64), np.empty(len(who)), 0
    for one in who:
        if channel[one] == 2 or smuggler_debt_usd[one] > 0 or balance_usd[one] > 0:
            rows[n], owed[n], n = one, smuggler_debt_usd[one], n + 1
    return rows[:n].copy(), owed[:n].copy()


@njit(cache=True)
def journeys_told(who, harmed, started, departed, harmed_on, abused_on, paid_told):
    """Rows of those whose journey is told at home (not of those who went on a permit); whether it was set out on with a guide (one who
    left somebody behind makes no walk alone), came to grave harm not told of yet, or to abuse, (n,) bool each."""
    rows, n = np.empty(len(who), np.int64), 0
    guided, worse, abused = np.empty(len(who), np.bool_), np.empty(len(who), np.bool_), np.empty(len(who), np.bool_)
    for one in who:
        if started[one] != 3:
            rows[n], guided[n] = one, started[one] == 2
            worse[n] = (harmed or harmed_on[one] >= departed[one]) and not paid_told[one]
            abused[n] = abused_on[one] >= departed[one]
            n += 1
    return rows[:n].copy(), guided[:n].copy(), worse[:n].copy(), abused[:n].copy()


@njit(cache=True)
def untold(who, reported, departed) -> np.ndarray:
    """Rows of those of whose attempt nothing has been told at home."""
    rows, n = np.empty(len(who), np.int64), 0
    for one in who:
        if not reported[one] and departed[one] > -9999:
            rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def fenced(link, trains_of_link, barriers) -> np.ndarray:
    """Where those stand in `link` (n,) who would board a train behind a fence."""
    at, n = np.empty(len(link), np.int64), 0
    for i in range(len(link)):
        row = trains_of_link[link[i]]
        if row >= 0 and barriers[row] > 0:
            at[n], n = i, n + 1
    return at[:n].copy()


@njit(cache=True)
def group_sizes(links, flow, train, riders, group_load) -> np.ndarray:
    """(n,) grounds.size_of_groups; riders: (links,) people x those on the same train, a day."""
    size = np.empty(len(links))
    for i in range(len(links)):
        size[i] = group_size(links[i], flow, train, riders, group_load)
    return size


@njit(cache=True)
def group_size(link, flow, train, riders, group_load) -> float:
    """The same on one link."""
    if train[link]:
        return max(riders[link] / max(flow[link], 1e-9), 1.0)
    return min(max(flow[link], 1.0), group_load)


@njit(cache=True)
def met_shares(cell, size, members, link_of_cell, flow, train, background, meetings_day, usual_members, passengers_sifted) -> np.ndarray:
    """(n,) part of the groups passing the cell before each that it meets: those of migrants and, on a road, the vehicles of
    others, whom it stops too. size: (n,) people of one group there."""
    share = np.empty(len(cell))
    for i in range(len(cell)):
        link = max(link_of_cell[cell[i]], 0)
        groups = max(flow[link] / size[i], 1.0)
        if not train[link]:
            groups += background[link] / passengers_sifted
        meets = np.float32(np.float32(meetings_day) * members[cell[i]]) / np.float32(usual_members)
        share[i] = min(1.0, meets / groups)
    return share


@njit(cache=True)
def met_by_cells(who, counts, key, base, day, on_link, cell_of_link, members, link_of_cell, flow, train, riders, background, group_load,
                 meetings_day, usual_members, passengers_sifted):
    """Rows of those whom the cell on their link meets, and the cell, at the next occasion of each who passes one, which is counted; those
    on one train are met together, or not. riders, group_load: as of `group_sizes`."""
    near, cell, size, n = np.empty(len(who), np.int64), np.empty(len(who), np.int64), np.empty(len(who)), 0
    for one in who:
        stands = cell_of_link[on_link[one]]
        if stands >= 0:
            near[n], cell[n] = one, stands
            size[n] = group_size(max(link_of_cell[stands], 0), flow, train, riders, group_load)
            n += 1
    share = met_shares(cell[:n], size[:n], members, link_of_cell, flow, train, background, meetings_day, usual_members, passengers_sifted)
    met = 0
    for i in range(n):
        one = near[i]
        if train[on_link[one]]:
            drawn = mixed(np.uint64(on_link[one]), base, np.uint64(day), np.uint64(1))
        else:
            drawn = mixed(np.uint64(key[one]), base, np.uint64(counts[one]), np.uint64(0))
        if drawn < share[i]:
            near[met], cell[met] = one, cell[i]
            met += 1
        counts[one] += np.uint16(1)
    return near[:met].copy(), cell[:met].copy()


@njit(cache=True)
def room_left(cell, held, holder_kind, holder, gang, beds, members, crowding, guarded_each, scale, few) -> np.ndarray:
    """(n,) road.free_beds of cells; held: rows of captives. few: simulated people who fill a house."""
    number, room_for = np.zeros(len(beds)), np.empty(len(cell))
    for row in held:
        if holder_kind[row] == gang:
            number[holder[row]] += 1.0
    for i in range(len(cell)):
        at = cell[i]
        room = min(beds[at], members[at] * np.float32(guarded_each))
        if room * np.float32(scale) < np.float32(few):
            room_for[i] = room * (np.float32(1.0) - crowding[at])
        else:
            room_for[i] = room - number[at] / scale
    return room_for


@njit(cache=True)
def speed_ups(link, trains_of_link, speed_kmh, usual_kmh) -> np.ndarray:
    """(n,) factor on the hours of a leg: faster trains take fewer."""
    factor = np.ones(len(link))
    for i in range(len(link)):
        row = trains_of_link[link[i]]
        if row >= 0:
            factor[i] = usual_kmh / max(speed_kmh[row], 1.0)
    return factor


@njit(cache=True)
def struck(who, counts, key, base, on_link, trains_of_link, speed_kmh, usual_kmh, mode, hours, crosses_us, nature) -> np.ndarray:
    """(rows of those whom nature strikes on their leg, (n,) chance of each to die of it): travel.ride."""
    link, rows, n, deadly = on_link[who], np.empty(len(who), np.int64), 0, np.empty(len(who))
    hazard = hazards(link, speed_ups(link, trains_of_link, speed_kmh, usual_kmh), mode, hours, crosses_us, nature)
    for i in range(len(who)):
        one, chance = who[i], 1 - np.exp(-hazard[i])
        deadly[i] = chance * (nature.fall_death if mode[link[i]] == TRAIN else 1.0)
        if mixed(np.uint64(key[one]), base, np.uint64(counts[one]), np.uint64(0)) < chance:
            rows[n], n = one, n + 1
        counts[one] += np.uint16(1)
    return rows[:n].copy(), deadly


@njit(cache=True)
def stopped_trains(who, on_link, trains_of_link, operations_month, lines, base, day) -> np.ndarray:
    """Rows of those whose train is stopped today: operations of a month are spread over the lines of a region."""
    rows, n = np.empty(len(who), np.int64), 0
    for one in who:
        link = on_link[one]
        office = trains_of_link[link]
        if office >= 0:
            a_month = operations_month[office] / lines[office]
            if mixed(np.uint64(link), base, np.uint64(day), np.uint64(0)) < 1 - np.exp(-a_month / 30.4):
                rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def hazards(link, speed_up, mode, hours, crosses_us, nature) -> np.ndarray:
    """(n,) of travel.ride: hours on top of wagons and the jump on and off (twice as fast: half the hours, four times the danger in
    each), heat, water."""
    hazard = np.zeros(len(link))
    for i in range(len(link)):
        way = link[i]
        if mode[way] == TRAIN:
            hazard[i] = nature.fall_hour * hours[way] / speed_up[i] + nature.board / speed_up[i]
        elif mode[way] == DESERT:
            hazard[i] = nature.desert_hour * hours[way]
        elif mode[way] == RIVER and crosses_us[way]:
            hazard[i] = nature.river
    return hazard
