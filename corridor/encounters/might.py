"""The arithmetic of having somebody in hand, one encounter after another (compiled); power.py asks for it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.encounters.legs import DESERT, TRAIL, TRAIN
from corridor.randomness import counted, mixed

LET_BE, ROB, ABUSE, BOTH = range(4)
GUIDED = 2  # channel of those with a guide
WITHOUT_ROAD = (TRAIN, TRAIL, DESERT)


class Wishes(NamedTuple):
    """Parameters of one kind of encounter, the same for all."""

    base: int  # of the draws of a wish
    wish_usd: float
    toward_men: float  # part of those in power who have it toward men and boys
    witness_usd: float
    sanction_usd: float
    speaks_without_papers: float
    abuse_risk: float  # of abuse against that of robbery
    both_risk: float  # of both
    most_usd: float
    least_usd: float


class Sides(NamedTuple):
    """People at the side of somebody who travels alone, with companions, with a guide; and from a shelter."""

    base: int
    alone: float
    friends: float
    guided: float
    walk_along: float


@njit(cache=True)
def worth(who, counts, witnesses, scruple, accountable, day, key, sex, papers_mx, papers_us, trust, savings_usd, of):
    """(n, 4) USD that each thing the one in power may do with each is worth (`power.power`), and the occasion of each, (n,), which is
    counted. scruple, accountable: (n,) or a number; of: Wishes, a table of one row."""
    n, occasion, wishes = len(who), counted(counts, who), of[0]
    scruples, accountables = np.zeros(n) + scruple, np.zeros(n) + accountable
    values = np.full((n, 4), -np.inf)
    for i in range(n):
        one = who[i]
        speaks = trust[one] * (1.0 if max(papers_mx[one], papers_us[one]) >= day else wishes.speaks_without_papers)
        risk = wishes.witness_usd * witnesses[i] + accountables[i] * wishes.sanction_usd * speaks + scruples[i]
        cash = min(savings_usd[one], wishes.most_usd)
        takes = savings_usd[one] >= wishes.least_usd
        values[i, LET_BE] = 0.0
        if takes:
            values[i, ROB] = cash - risk
        if sex[one] == 0 or mixed(np.uint64(key[one]), wishes.base, np.uint64(occasion[i]), np.uint64(1)) < wishes.toward_men:
            wish = wishes.wish_usd * -np.log(mixed(np.uint64(key[one]), wishes.base, np.uint64(occasion[i]), np.uint64(0)))
            values[i, ABUSE] = wish - wishes.abuse_risk * risk
            if takes:
                values[i, BOTH] = cash + wish - wishes.both_risk * risk
    return values, occasion


@njit(cache=True)
def in_hand(held, bound, holder_kind, employer, due, day) -> np.ndarray:
    """Rows, in order, of captives (`held`) and of workers whom an employer holds (`bound`) whose day is today."""
    rows, n = np.empty(len(held) + len(bound), np.int64), 0
    for one in held:
        if due[one] == day:
            rows[n], n = one, n + 1
    for one in bound:
        if holder_kind[one] == employer and due[one] == day:
            rows[n], n = one, n + 1
    return np.sort(rows[:n])


@njit(cache=True)
def bands_near(who, counts, key, base, link, band_link, by_trail, flow_memory, mode, background, road_share) -> np.ndarray:
    """Rows of those whom bands on their link stop; on a road the passengers of others are stopped as well."""
    bands, met, n = np.zeros(len(mode)), np.empty(len(who), np.int64), 0
    for way in band_link:
        if way >= 0:
            bands[way] += 1.0
    for one in who:
        way = link[one]
        if bands[way] == 0.0:
            continue
        others = 0.0 if mode[way] in WITHOUT_ROAD else background[way] * road_share
        stopped = bands[way] * by_trail
        draw = mixed(np.uint64(key[one]), base, np.uint64(counts[one]), np.uint64(0))
        counts[one] += np.uint16(1)
        if draw < stopped / (stopped + flow_memory[way] + others):
            met[n], n = one, n + 1
    return met[:n].copy()


@njit(cache=True)
def staff(office, crew, guards, lines):
    """Crew and guards met in a day on a line of one office of trains, or of several (n,): those of each train, and the guards there are."""
    return crew + guards[office] / lines[office]


@njit(cache=True)
def met_by_crews(who, counts, key, base, link, trains_of_link, crew, guards, lines, flow_memory, sees_each):
    """Rows of those on trains whom staff meet, of whom each sees so many of those who ride on the line, and the office of trains."""
    met, offices, n = np.empty(len(who), np.int64), np.empty(len(who), np.int64), 0
    for one in who:
        office = trains_of_link[link[one]]
        if office < 0:
            continue
        sees = staff(office, crew, guards, lines) * sees_each
        draw = mixed(np.uint64(key[one]), base, np.uint64(counts[one]), np.uint64(0))
        counts[one] += np.uint16(1)
        if draw < sees / (sees + flow_memory[link[one]] + 1.0):
            met[n], offices[n], n = one, office, n + 1
    return met[:n].copy(), offices[:n].copy()


@njit(cache=True)
def aboard(riders, flow) -> np.ndarray:
    """(links,) trains.aboard; riders: (links,) people x those on the same train, flow: people a day."""
    number = np.ones(len(flow))
    for way in range(len(flow)):
        if flow[way] > 0:
            number[way] = max(riders[way] / flow[way], 1.0)
    return number


@njit(cache=True)
def strangers_near(train, riders, flow, usual) -> np.ndarray:
    """(links,) power.strangers_near; riders, flow: as of `aboard`."""
    near, on_train = np.zeros(len(flow)), aboard(riders, flow)
    for way in range(len(flow)):
        others = on_train[way] - 1 if train[way] else flow[way]
        if others >= 1:
            near[way] = usual * others / (others + usual)
    return near


@njit(cache=True)
def with_strangers(company, who, key, base, day, link, near_link) -> np.ndarray:
    """(n,) people near each: company, and strangers by chance. near_link: (links,) people, as of `power.strangers_near`."""
    near = company.copy()
    for i in range(len(who)):
        near[i] += -np.log(mixed(np.uint64(key[who[i]]), base, np.uint64(day), np.uint64(0))) * near_link[link[who[i]]]
    return near


@njit(cache=True)
def among_strangers(who, key, base, day, link, channel, mode, near_link):
    """Rows of those who ride a train or walk a trail with nobody, where others go too, and strangers near each. near_link: (links,) people, as
    of `power.strangers_near`."""
    rows, strangers, n = np.empty(len(who), np.int64), np.empty(len(who)), 0
    for one in who:
        way = mode[link[one]]
        if channel[one] == 0 and (way == TRAIN or way == TRAIL) and near_link[link[one]] > 0.0:
            rows[n] = one
            strangers[n] = -np.log(mixed(np.uint64(key[one]), base, np.uint64(day), np.uint64(0))) * near_link[link[one]]
            n += 1
    return rows[:n].copy(), strangers[:n].copy()


@njit(cache=True)
def walkers(who, guest_at, link, shelter_of_place, tail, safe_passage, walk_along) -> np.ndarray:
    """(n,) power.walked_by_staff."""
    number = np.zeros(len(who))
    for i in range(len(who)):
        place = guest_at[who[i]]
        if place >= 0 and shelter_of_place[place] >= 0 and tail[link[who[i]]] == place:
            number[i] = safe_passage[shelter_of_place[place]] * walk_along
    return number


@njit(cache=True)
def company(who, channel, key, day, guest_at, link, shelter_of_place, tail, safe_passage, of) -> np.ndarray:
    """(n,) power.company_of. of: Sides, a table of one row."""
    sides = of[0]
    number = walkers(who, guest_at, link, shelter_of_place, tail, safe_passage, sides.walk_along)
    for i in range(len(who)):
        with_whom = channel[who[i]]
        side = sides.guided if with_whom == 2 else (sides.friends if with_whom == 1 else sides.alone)
        number[i] += side * -np.log(mixed(np.uint64(key[who[i]]), sides.base, np.uint64(day), np.uint64(0)))
    return number
