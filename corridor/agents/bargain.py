"""The arithmetic of a bargain, one worker after another (compiled): what other work is worth, what leaving costs, what each way to
treat a worker brings. labour.py asks for it; each formula stands here once.

Terms were an eighth of a simulated day as some sixty array expressions over a few people each (tests/benchmarks/draws.py)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

FAIR, UNDERPAY, PAPERS, DEBT, DENOUNCE, GUARDS = range(6)
STEPS_OF_PAY = 6  # grid on which an employer looks for the pay that brings most
NEVER = 1e6  # days


class Market(NamedTuple):
    """What a worker meets in each region: (regions,) arrays; openings (2, regions): without papers, with."""

    abroad: np.ndarray  # the U.S.
    central: np.ndarray  # free movement: nobody is reported, no papers to keep
    usual_pay: np.ndarray  # part of the going wage that others pay
    openings: np.ndarray
    refill_days: np.ndarray
    believed_removed: np.ndarray  # of those reported at work, those taken; less a firewall
    unnamed: np.ndarray  # 1: who tells an inspector is named
    sanction_days: np.ndarray
    visits_season: np.ndarray  # visits an employer of middling size expects


class Rates(NamedTuple):
    """Parameters and beliefs of the same for all."""

    season: float  # days
    margin: float
    keep_share: float
    credit_share: float
    advance_usd: float
    held_per_guard: float
    unwilling_output: float
    bar_takings: float
    case_days: float  # days of the going wage that a case costs, as far as convictions are believed in
    offers_heard: float
    without_language: float
    through_kin: float
    round_days: float
    notice_days: float
    leave_days: float
    held_day_usd: float
    papers_usd: float
    caught_usd: float
    debt_followed: float
    watched_per_guard: float
    trip_usd: float
    bus_days: float
    stopped_usd: float
    taken_usd: float
    trust: float
    speaking_usd: float


@njit(cache=True, inline="always")
def logistic(x):
    """1 / (1 + e^-x)."""
    return 1.0 / (1.0 + np.exp(-x))


@njit(cache=True, inline="always")
def stays(pay_share, guarded, wage, rates):
    """Days of the going wage that staying for a season brings; days under guard are felt to cost more than the pay lacking."""
    return (pay_share - guarded * rates.held_day_usd / wage) * rates.season


@njit(cache=True, inline="always")
def leaves(share, days, hold_usd, wage, rates):
    """Days of the going wage that leaving brings: other work once it is found, less what leaving costs."""
    return share * max(rates.season - days, 0.0) - hold_usd / wage


@njit(cache=True)
def stay_or_leave(pay_share, hold_usd, guarded, wage, outlooks, rates):
    """(n, 2) days of the going wage: `stays` and `leaves` of each worker."""
    weighed = np.empty((len(wage), 2))
    for i in range(len(wage)):
        weighed[i, 0] = stays(pay_share[i], guarded[i], wage[i], rates)
        weighed[i, 1] = leaves(outlooks[i, 0], outlooks[i, 1], hold_usd[i], wage[i], rates)
    return weighed


@njit(cache=True)
def outlook(region, documented, tied, minor, speaks, kin, wage, held_together, fee_usd, came_for_this, market, rates):
    """(n, 5): part of the going wage other work pays, days to find it, USD that being denounced is felt to cost, the same had the
    person the other kind of papers, chance to get past the guards. The sentences: labour.elsewhere, threat_usd, way_out."""
    n = len(region)
    out = np.empty((n, 5))
    for i in range(n):
        at = region[i]
        bare = (not documented[i]) or tied[i] or minor[i]
        heard = rates.offers_heard * (1.0 if speaks[i] else rates.without_language) + rates.through_kin * kin[i]
        found = 1 - (1 - market.openings[0 if bare else 1, at]) ** heard
        out[i, 0] = market.usual_pay[at]
        out[i, 1] = min(rates.round_days / max(found, rates.round_days / NEVER), NEVER)
        if came_for_this[i] and not market.abroad[at]:
            sent_back = rates.trip_usd + wage[i] * rates.bus_days
        else:
            sent_back = rates.stopped_usd + (fee_usd[i] if market.abroad[at] else 0.0)
        threat = 0.0 if market.central[at] else market.believed_removed[at] * sent_back
        out[i, 2] = 0.0 if documented[i] else threat
        out[i, 3] = threat if documented[i] else 0.0
        held = held_together[i] + 1
        each = held / np.ceil(held / rates.held_per_guard)
        out[i, 4] = each / (each + rates.watched_per_guard)
    return out


@njit(cache=True)
def costs_of_leaving(region, documented, owes_usd, outlooks, market, rates):
    """(n, 6) USD that leaving costs a worker under each treatment: papers lost, a debt followed home, being reported, guards."""
    n = len(region)
    cost = np.zeros((n, 6))
    for i in range(n):
        if documented[i] and not market.central[region[i]]:
            cost[i, PAPERS] = rates.papers_usd + outlooks[i, 3]
        cost[i, DEBT] = rates.debt_followed * (owes_usd[i] + rates.advance_usd)
        cost[i, DENOUNCE] = outlooks[i, 2]
        cost[i, GUARDS] = (1 - outlooks[i, 4]) * rates.caught_usd
    return cost


@njit(cache=True, inline="always")
def telling(at, wage, withheld_usd, outlook, market, rates):
    """(speak, keep silent), USD: pay owed and freedom against being reported and, where who tells is named, the place lost."""
    job = wage * rates.season * market.usual_pay[at] * min(outlook[1] / rates.season, 1.0)
    return withheld_usd, outlook[2] + job * market.unnamed[at]


@njit(cache=True)
def telling_each(region, wage, withheld_usd, outlooks, market, rates):
    """(n, 2) USD: `telling` of each worker."""
    weighed = np.empty((len(wage), 2))
    for i in range(len(wage)):
        weighed[i, 0], weighed[i, 1] = telling(region[i], wage[i], withheld_usd[i], outlooks[i], market, rates)
    return weighed


@njit(cache=True, inline="always")
def tells(at, wage, withheld_usd, outlook, market, rates):
    """Chance that a worker tells an inspector, as an employer reckons it of one of middling trust."""
    speak, silent = telling(at, wage, withheld_usd, outlook, market, rates)
    return logistic((rates.trust * speak - silent) / rates.speaking_usd)


@njit(cache=True, inline="always")
def worth(pay, hold_usd, brings, held, guarded, told, at, wage, scruple_days, sanction, outlook, market, rates):
    """Days of the going wage that a season at `pay` brings: days stayed x (brings - pay), the place empty after leaving, fines and
    a case as far as it is told, scruples."""
    goes = logistic((leaves(outlook[0], outlook[1], hold_usd, wage, rates) - stays(pay, guarded, wage, rates)) / rates.leave_days)
    if guarded:
        goes *= outlook[4]
    stayed = rates.season * (1 - goes) + rates.notice_days * goes
    empty = goes * market.refill_days[at] * rates.margin
    visited = market.visits_season[at] * sanction
    fine = visited * told * market.sanction_days[at]
    case = told * (visited + goes) * rates.case_days if held else 0.0
    return stayed * (brings - pay) - empty - fine - case - scruple_days * (held + (1 - pay))


@njit(cache=True)
def terms(use, region, bar, scruple_days, sanction, woman, documented, wage, hold_usd, outlooks, market, rates):
    """(n, 6) days of the going wage that each treatment brings in a season, and (n, 6) the pay it goes with (labour.terms)."""
    n, season, keep = len(region), rates.season, rates.keep_share
    value, pay = np.empty((n, 6)), np.full((n, 6), keep)
    levers_pay = (keep, keep + rates.credit_share, keep, keep)
    mean_pay = (levers_pay[0] + levers_pay[1] + levers_pay[2] + levers_pay[3]) / 4
    step = (1 - keep) / STEPS_OF_PAY
    for i in range(n):
        at, outlook = region[i], outlooks[i]
        told = tells(at, wage[i], wage[i] * season * (1 - (keep + step * (STEPS_OF_PAY - 1) / 2)), outlook, market, rates)
        value[i, UNDERPAY] = -np.inf
        for k in range(STEPS_OF_PAY):
            share = keep + step * k
            brought = worth(share, 0.0, 1 + rates.margin, False, False, told, at, wage[i], scruple_days[i], sanction[i], outlook, market, rates)
            if brought > value[i, UNDERPAY]:
                value[i, UNDERPAY], pay[i, UNDERPAY] = brought, share
        takings = rates.bar_takings if bar[i] and woman[i] else rates.unwilling_output * (1 + rates.margin)
        brings = max(takings, 0.0) if use else keep
        told = tells(at, wage[i], wage[i] * season * (1 - mean_pay) + rates.taken_usd, outlook, market, rates)
        for k in range(4):
            lever = PAPERS + k
            pay[i, lever] = levers_pay[k]
            value[i, lever] = worth(levers_pay[k], hold_usd[i, lever], brings, True, lever == GUARDS, told, at, wage[i], scruple_days[i], sanction[i], outlook, market, rates)
        pay[i, FAIR], value[i, FAIR] = 1.0, rates.margin * season
        value[i, GUARDS] -= season / rates.held_per_guard
        value[i, DEBT] -= rates.advance_usd / wage[i]
        if not use:
            value[i, UNDERPAY] -= (1 - pay[i, UNDERPAY]) * season
        if market.central[at] or not documented[i]:
            value[i, PAPERS] = -np.inf  # there are no papers to keep
        if documented[i]:
            value[i, DENOUNCE] = -np.inf
    return value, pay
