"""The arithmetic of cells' rounds at home, one resident after another (compiled): whom they press, what a demand promises, who is
called on. home.py asks for it; each formula stands here once.

As array expressions over everybody at home a round was a tenth of a simulated day of all people."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.agents.migrants import ACTIVIST, BUSINESS, FORMER, WITNESS, in_a_cells_hands
from corridor.life import HOME
from corridor.randomness import mixed

PER_THOUSAND = 1000.0
NEVER = 2**30


class Residents(NamedTuple):
    """Columns of the table of people that count where cells press them."""

    situation: np.ndarray
    seasonal: np.ndarray
    enters: np.ndarray
    until: np.ndarray
    occupation: np.ndarray
    renta_due: np.ndarray
    home: np.ndarray
    savings_usd: np.ndarray
    age: np.ndarray
    sex: np.ndarray


class Promise(NamedTuple):
    """What demands promise a cell of a place."""

    renta_usd: float
    business_factor: float
    months: float  # of renta reckoned with
    paid: np.ndarray  # (places,) how often renta has been paid lately
    member_usd: np.ndarray  # (places, 2) by sex: a further member, less the effort and notice of pressing
    critic_usd: float
    member_below_age: float


@njit(cache=True)
def pressed(of, day) -> np.ndarray:
    """Rows of those at home who weigh leaving, are in no cell's hands and pay no standing renta."""
    rows, n = np.empty(len(of.situation), np.int64), 0
    for one in range(len(of.situation)):
        there = of.situation[one] == HOME and not of.seasonal[one] and of.enters[one] <= day and of.until[one] >= day
        if there and not in_a_cells_hands(of.occupation[one]) and of.renta_due[one] == NEVER:
            rows[n], n = one, n + 1
    return rows[:n]


@njit(cache=True, inline="always")
def demand_usd(one, of, promise):
    """USD that asking this resident for renta, membership or silence promises."""
    occupation = of.occupation[one]
    critic = occupation == ACTIVIST or occupation == WITNESS or occupation == FORMER
    asked = promise.renta_usd * (promise.business_factor if occupation == BUSINESS else 1.0)
    renta = promise.months * min(asked, of.savings_usd[one]) * promise.paid[of.home[one]]
    member = promise.member_usd[of.home[one], of.sex[one]] if of.age[one] < promise.member_below_age and not critic else -np.inf
    return renta, member, promise.critic_usd if critic else -np.inf


@njit(cache=True)
def demands(who, of, promise) -> np.ndarray:
    """(n, 3) USD: home.demands."""
    worth = np.empty((len(who), 3))
    for i in range(len(who)):
        worth[i, 0], worth[i, 1], worth[i, 2] = demand_usd(who[i], of, promise)
    return worth


@njit(cache=True)
def best_demand(who, of, promise) -> np.ndarray:
    """(n,) USD that a visit promises: by the best demand, and never less than the usual renta."""
    worth = np.empty(len(who))
    for i in range(len(who)):
        renta, member, silence = demand_usd(who[i], of, promise)
        worth[i] = max(renta, member, silence, promise.renta_usd)
    return worth


@njit(cache=True)
def visits_each(home, worth, visits) -> np.ndarray:
    """(n,) visits that each may expect, in proportion to what one promises there, (n,) `worth`; home: (n,) place of each; visits:
    (places,) for each resident there in the mean."""
    total, number = np.zeros(len(visits)), np.zeros(len(visits))
    for i in range(len(home)):
        total[home[i]] += worth[i]
        number[home[i]] += 1
    mean, each = total / np.maximum(number, 1), np.empty(len(home))
    for i in range(len(home)):
        each[i] = visits[home[i]] * worth[i] / max(mean[home[i]], 1e-9)
    return each


@njit(cache=True)
def called_on(who, hazard, key, base, occasion) -> np.ndarray:
    """Rows of those who are called on: by draws against a chance of 1 - exp(-hazard), which is never above the hazard."""
    met, n = np.empty(len(who), np.int64), 0
    for i in range(len(who)):
        drawn = mixed(np.uint64(key[who[i]]), base, np.uint64(occasion), np.uint64(0))
        if drawn <= hazard[i] and drawn < 1 - np.exp(-hazard[i]):
            met[n], n = who[i], n + 1
    return met[:n].copy()


@njit(cache=True)
def cells_called(homes, drawn, visits, order, ends) -> np.ndarray:
    """(n,) home.cell_of: the cell of each home place that calls, -1 where there is none; drawn: (n,) draws. visits: of cells at home; order:
    the same by place, as gangs.home_order has it, and ends: (places,) where in it those of a place end."""
    found = np.full(len(homes), -1)
    for i in range(len(homes)):
        first, last = ends[homes[i] - 1] if homes[i] > 0 else 0, ends[homes[i]]
        every = np.float32(0.0)
        for k in range(first, last):
            every += visits[order[k]]
        pick, so_far = drawn[i] * every, np.float32(0.0)
        for k in range(first, last):
            so_far += visits[order[k]]
            found[i] = order[k]
            if so_far >= pick:
                break
    return found


@njit(cache=True)
def killed_year(cell, home, base, members, population, origin_index, violence, rivalry_year) -> np.ndarray:
    """(n,) homeground.killed_year. home: rows of cells at home; population, origin_index: (places,); violence: (origins,) against what it
    was at first."""
    there, killed = np.zeros(len(population)), np.empty(len(cell))
    for one in home:
        there[base[one]] += members[one]
    for i in range(len(cell)):
        at = base[cell[i]]
        killed[i] = rivalry_year * (there[at] / max(np.float64(population[at]), 1.0) * PER_THOUSAND) * violence[origin_index[at]]
    return killed


@njit(cache=True)
def leaving_gains(cell, origin, visits, killed, members, renta_taken, punished, country, wage_usd_month, months, month_days, death_usd,
                  reprisal_usd, usual_members) -> np.ndarray:
    """(n,) USD that work at home brings a member of each cell over staying, see home.leaving_year. origin: (n,) of the cell; renta_taken,
    punished, country: (origins,); wage_usd_month: (countries,)."""
    gain = np.empty(len(cell))
    for i in range(len(cell)):
        number, at = members[cell[i]], origin[i]
        takings = renta_taken[at] * visits[i] * month_days / max(number, np.float32(1.0))
        stay = months * (takings - killed[i] / 12 * death_usd)
        strength = np.float32(2.0) * number / (number + np.float32(usual_members))
        gain[i] = months * wage_usd_month[country[at]] - punished[at] * strength * reprisal_usd - stay
    return gain


@njit(cache=True)
def members_leave(cell, origin, visits, killed, leave, denounced, join_share, attention, members, complaints_heard, arrest_year, year) -> None:
    """A day of each cell at home, see home.members_leave: complaints draw attention; members are killed, arrested, leave (parts in a
    year) and are replaced. denounced, join_share: (origins,)."""
    for i in range(len(cell)):
        one, at, number = cell[i], origin[i], np.float64(members[cell[i]])
        attention[one] += np.float32(complaints_heard) * visits[i] * denounced[at]
        seen = attention[one] / (np.float32(1.0) + attention[one])
        lost = number * (killed[i] + np.float32(arrest_year) * seen + leave[i]) / year
        members[one] = max(number - lost + visits[i] * join_share[at], 1.0)
