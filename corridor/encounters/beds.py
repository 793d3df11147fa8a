"""The arithmetic of a night in a house, one traveller after another (compiled): what a bed is worth, who gets one, whom recruiters meet
there. nights.py asks for it; each formula stands here once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.agents.employers import BORDER, CHIAPAS, TRANSIT
from corridor.encounters.legs import news_pools
from corridor.life import CODE
from corridor.randomness import mixed

GO_ON, STAY = range(2)
TRAVELLING = CODE["travelling"]
ON_THE_WAY = (CHIAPAS, TRANSIT, BORDER)  # regions of employers who hire outside shelters


class Stakes(NamedTuple):
    """What a night is weighed by, the same for all."""

    hour_usd: float
    provisions_usd: float
    need_at_most: float
    meal_usd: float
    nights_spared: float
    robbed_usd: float
    taken_usd: float
    advice_usd: float


@njit(cache=True)
def in_town_tonight(waiting, situation, link, channel, papers_us, day, place, shelter_of_place) -> np.ndarray:
    """Rows, in order, of those who wait for a train without a guide or papers, at a place with a house."""
    rows, n = np.empty(len(waiting), np.int64), 0
    for one in np.sort(waiting):
        waits = situation[one] == TRAVELLING and link[one] < 0
        if waits and channel[one] != 2 and papers_us[one] < day and shelter_of_place[place[one]] >= 0:
            rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def worth(who, place, slept_at, shelter_of_place, home, channel, papers_us, origin_index, papered, day, believed_robbery, believed_night, day_hours,
          savings_usd, security, referral, stakes):
    """The house before each, (n,), and (n, 2) USD that going on and staying are worth: the hours left; a meal, robbery and kidnapping
    outside spared, advice. Nobody is asked twice at a place. believed_robbery: (pools,); believed_night: (pools, places), of being taken in a
    night outside (`routes.night_outside`); stakes: Stakes, a table of one row."""
    of, house, table = stakes[0], np.empty(len(who), np.int64), np.empty((len(who), 2))
    pool = news_pools(who, home, channel, papers_us, origin_index, papered, day)
    for i in range(len(who)):
        one = who[i]
        slept_at[one], house[i] = place[one], shelter_of_place[place[one]]
        need = min(of.provisions_usd / max(savings_usd[one], 1.0), of.need_at_most)
        outside = believed_robbery[pool[i]] * of.robbed_usd + believed_night[pool[i], place[one]] * of.taken_usd
        table[i, GO_ON] = day_hours[one] * np.float32(of.hour_usd)
        table[i, STAY] = of.meal_usd * need + of.nights_spared * outside * security[house[i]] + of.advice_usd * referral[house[i]]
    return house, table


@njit(cache=True)
def put_up(who, house, wants, key, bed_base, beds, beds_base, scale, day, guests_tonight, day_hours, trauma, keeps, heard, guest_at, place):
    """Of those who want a bed (n,) as many get one as a house has left, by a draw: rows of guests, the house of each, and whether it is
    the first night there. They rest until tomorrow, and what they have been through heals a little.

    beds: (officials,) real; their simulated number is rounded by a draw (principle 6). guests_tonight: (officials,) so far; keeps: part of
    distress."""
    drawn = np.empty(len(who))
    for i in range(len(who)):
        if wants[i]:
            drawn[i] = mixed(np.uint64(key[who[i]]), bed_base, np.uint64(day), np.uint64(0))
    guests, at, n = np.empty(len(who), np.int64), np.empty(len(who), np.int64), 0
    for i in range(len(who)):
        if not wants[i]:
            continue
        before = 0
        for k in range(len(who)):
            if wants[k] and house[k] == house[i] and (drawn[k] < drawn[i] or (drawn[k] == drawn[i] and k < i)):
                before += 1
        free = np.floor(beds[house[i]] * scale + mixed(np.uint64(house[i]), beds_base, np.uint64(day), np.uint64(0)))
        if before < free - guests_tonight[house[i]]:
            guests[n], at[n], n = who[i], house[i], n + 1
    new = np.empty(n, np.bool_)
    for i in range(n):
        one = guests[i]
        new[i] = guest_at[one] != place[one]
        guest_at[one], heard[one], day_hours[one] = place[one], day, 0.0
        trauma[one] *= np.float32(keeps)
        guests_tonight[at[i]] += 1
    return guests[:n].copy(), at[:n].copy(), new


@njit(cache=True)
def met_by_recruiters(guests, house, together, counts, key, base, situation, security, outside_day, inside_day):
    """Rows of the guests still on their way whom a recruiter outside the house meets, or one who poses as a guest, and which of the two,
    (n,) bool each; a house with more guests (`together`, (n,) real people) hides each better, a safer one keeps recruiters away.
    outside_day, inside_day: of a house that nothing keeps safe."""
    rows, inside, n = np.empty(len(guests), np.int64), np.empty(len(guests), np.bool_), 0
    for i in range(len(guests)):
        one, lax, others = guests[i], 1 - security[house[i]], together[i]
        outdoors, indoors = outside_day * lax, inside_day * lax
        drawn = mixed(np.uint64(key[one]), base, np.uint64(counts[one]), np.uint64(0))
        counts[one] += np.uint16(1)
        if drawn < (outdoors + indoors) / (outdoors + indoors + others) and situation[one] == TRAVELLING:
            rows[n], inside[n] = one, drawn < indoors / (outdoors + indoors + others)
            n += 1
    return rows[:n].copy(), inside[:n].copy()


@njit(cache=True)
def employers_near(who, key, base, attempts, region, near) -> np.ndarray:
    """(n,) the employer for whom a recruiter has met each, -1 none; region: (n,) of employers.REGIONS; near: employers of each region."""
    employer = np.full(len(who), -1)
    for i in range(len(who)):
        one, there = who[i], near[region[i]]
        if region[i] in ON_THE_WAY and len(there):
            drawn = mixed(np.uint64(key[one]), base, np.uint64(attempts[one]), np.uint64(0))
            employer[i] = there[int(drawn * len(there))]
    return employer
