"""The arithmetic of a bargain, one worker after another (compiled): what other work is worth, what leaving costs, what each way to
treat a worker brings. labour.py asks for it; each formula stands here once.

Terms were an eighth of a simulated day as some sixty array expressions over a few people each (tests/benchmarks/draws.py)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.agents.employers import BAR

FAIR, UNDERPAY, PAPERS, DEBT, DENOUNCE, GUARDS = range(6)
STEPS_OF_PAY = 6  # grid on which an employer looks for the pay that brings most
BY_DEBT = 2  # code of Migrant.lever
JOBS = 65536  # more than anybody takes up
NEVER = 1e6  # days


MARKET = np.dtype([  # what a worker meets in a region: a table with one row for each
    ("abroad", "?"),  # the U.S.
    ("central", "?"),  # free movement: nobody is reported, no papers to keep
    ("usual_pay", "f8"),  # part of the going wage that others pay
    ("openings_bare", "f8"),  # part of the employers who take one without papers
    ("openings_free", "f8"),  # and with
    ("refill_days", "f8"),
    ("believed_removed", "f8"),  # of those reported at work, those taken
    ("reports", "f8"),  # 1: who tells an inspector is reported to migration control; 0: behind a firewall
    ("unnamed", "f8"),  # 1: who tells an inspector is named
    ("sanction_days", "f8"),
    ("visits_season", "f8"),  # visits an employer of middling size expects
    ("wage_usd", "f8", (4,)),  # a day, by nationality: usual for one of skill 1 when places are as short as usual
    ("wage_factor", "f8"),  # where hands are short employers pay more
])
RATES = np.dtype([(name, "f8") for name in (  # parameters and beliefs, the same for all: a table of one row
    "season",  # days
    "margin", "keep_share", "credit_share", "charges_share", "advance_usd", "held_per_guard", "unwilling_output", "bar_takings",
    "case_days",  # days of the going wage that a case costs, as far as convictions are believed in
    "offers_heard", "without_language", "through_kin", "round_days", "notice_days", "leave_days", "held_day_usd", "papers_usd", "caught_usd",
    "debt_followed", "watched_per_guard", "trip_usd", "bus_days", "stopped_usd", "taken_usd", "abused_usd", "trust", "speaking_usd",
)])


SEEN = np.dtype([  # a worker as an employer sees one, and what of the employer counts for both: a table with one row for each pair
    ("who", "i8"),
    ("employer", "i8"),
    ("region", "i8"),
    ("bar", "?"),
    ("scruple_days", "f8"),
    ("sanction", "f8"),
    ("held_together", "f8"),  # others
    ("wage_usd", "f8"),  # the going wage
    ("documented", "?"),
    ("tied", "?"),
    ("owes_usd", "f8"),  # to whomever, and to this employer
    ("bond_usd", "f8"),
    ("lent_usd", "f8"),  # what it would lend to hold for a debt: an advance to who owes less and is not its debtor yet
    ("minor", "?"),
    ("speaks", "?"),  # the language of the place
    ("kin", "?"),  # kin nearby to turn to
    ("woman", "?"),
    ("fee_usd", "f8"),
    ("came_for_this", "?"),  # work, not the way north
    ("outside_usd", "f8"),  # what leaving the work here for good is worth over a season (prospects.look_beyond)
])


class People(NamedTuple):
    """Columns of the table of people that employers see; by scheme, whether its permit ties to one employer (the last: none); real people for
    whom one stands."""

    key: np.ndarray
    attempts: np.ndarray
    jobs: np.ndarray
    nationality: np.ndarray
    skill: np.ndarray
    sex: np.ndarray
    minor: np.ndarray
    indigenous: np.ndarray
    schooling: np.ndarray
    kin: np.ndarray
    seasonal: np.ndarray
    recruited: np.ndarray
    situation: np.ndarray
    smuggler_debt_usd: np.ndarray
    balance_usd: np.ndarray
    bond_usd: np.ndarray
    owed_employer: np.ndarray
    fee_usd: np.ndarray
    trafficker_kind: np.ndarray
    trafficker: np.ndarray
    scheme: np.ndarray
    employer: np.ndarray
    lever: np.ndarray
    outside_usd: np.ndarray
    ties: np.ndarray
    stands_for: float


class Bosses(NamedTuple):
    """Columns of the table of employers, and people held to work by each."""

    region: np.ndarray
    sector: np.ndarray
    scruple_days: np.ndarray
    sanction: np.ndarray
    closed_until: np.ndarray
    asks_papers: np.ndarray
    held_together: np.ndarray


@njit(cache=True)
def learned(market, usual_pay, removed_belief, inspected_year, firewall, tip_line, sanction_days, unit, season) -> None:
    """Writes what is known by now into the market of the day; unit: (regions,) row of its inspectorate; season: days."""
    for at in range(len(market)):
        one, country, office = market[at], 1 if market[at].abroad else 0, unit[at]
        one.usual_pay = usual_pay[at]
        one.believed_removed = removed_belief[country]
        one.reports = 1 - firewall[office]
        one.unnamed = 1.0 if tip_line[office] <= 0 else 0.0
        one.sanction_days = sanction_days[office]
        one.visits_season = inspected_year[country] * season / 365


@njit(cache=True, inline="always")
def logistic(x):
    """1 / (1 + e^-x)."""
    return 1.0 / (1.0 + np.exp(-x))


@njit(cache=True, inline="always")
def going_wage(nationality, skill, market):
    """USD a day usual for somebody in a region (its row of the market)."""
    usual = market.wage_usd[nationality]
    base = np.float64(usual * skill) if market.central else np.float64(np.float32(usual) * skill)  # rounded as columns of USD a day are
    return base * market.wage_factor


@njit(cache=True)
def may_work(who, day, place, papers_us, papers_mx, across, in_mexico) -> np.ndarray:
    """(n,) bool: labour.papers; across, in_mexico: (places,) bool."""
    may = np.empty(len(who), np.bool_)
    for i in range(len(who)):
        one, here = who[i], place[who[i]]
        may[i] = papers_us[one] >= day or (not across[here] and (papers_mx[one] >= day or not in_mexico[here]))
    return may


@njit(cache=True)
def as_seen(who, employer, documented, people, bosses, market, advance_usd):
    """SEEN of each pair; documented: (n,) or one for all; advance_usd: that employers lend to make a debtor."""
    seen = np.empty(len(who), SEEN)
    for i in range(len(who)):
        one, row, boss = seen[i], who[i], employer[i]
        region = bosses.region[boss]
        in_us = market[region].abroad
        one.who, one.employer, one.region, one.bar = row, boss, region, bosses.sector[boss] == BAR
        one.scruple_days, one.sanction = bosses.scruple_days[boss], bosses.sanction[boss]
        own = people.stands_for if people.lever[row] > 0 and people.employer[row] == boss else 0.0  # the same others before and after
        one.held_together = max(bosses.held_together[boss] - own, 0.0)
        one.wage_usd = going_wage(people.nationality[row], people.skill[row], market[region])
        one.documented, one.tied = documented[i if len(documented) > 1 else 0], people.ties[people.scheme[row]]
        one.bond_usd = people.bond_usd[row] if people.owed_employer[row] == boss else 0.0
        one.owes_usd = people.smuggler_debt_usd[row] + people.balance_usd[row] + one.bond_usd
        debtor = people.employer[row] == boss and people.lever[row] == BY_DEBT
        one.lent_usd = advance_usd if one.owes_usd < advance_usd and not debtor else 0.0
        one.minor, one.woman, one.kin = people.minor[row], people.sex[row] == 0, people.kin[row] and in_us
        one.speaks = not (people.indigenous[row] and (in_us or people.schooling[row] == 0))
        one.fee_usd = people.fee_usd[row]
        one.came_for_this = people.seasonal[row] or people.recruited[row] or people.situation[row] == 0
        one.outside_usd = 0.0 if in_us else people.outside_usd[row]
    return seen


@njit(cache=True, inline="always")
def used_sexually(one, treatment):
    """Whom a bar holds it uses so; where it does not hold, it does not."""
    return one.bar and one.woman and treatment >= PAPERS


@njit(cache=True, inline="always")
def stays(pay_share, guarded, abused, wage, rates):
    """Days of the going wage that staying for a season brings; days under guard, and sexual use, are felt to cost more than the pay lacking."""
    return (pay_share - guarded * rates.held_day_usd / wage) * rates.season - abused * rates.abused_usd / wage


@njit(cache=True, inline="always")
def leaves(share, days, outside_usd, hold_usd, wage, rates):
    """Days of the going wage that leaving brings: other work once it is found, or the way on or home, less what leaving costs."""
    return max(share * max(rates.season - days, 0.0), outside_usd / wage) - hold_usd / wage


@njit(cache=True)
def outlook(seen, market, table):
    """(n, 5): part of the going wage other work pays, days to find it, USD that being denounced is felt to cost, the same had the
    person the other kind of papers, chance to get past the guards. The sentences: labour.elsewhere, threat_usd, way_out."""
    rates, out = table[0], np.empty((len(seen), 5))
    for i in range(len(seen)):
        one = seen[i]
        at = one.region
        bare = (not one.documented) or one.tied or one.minor
        heard = rates.offers_heard * (1.0 if one.speaks else rates.without_language) + rates.through_kin * one.kin
        found = 1 - (1 - (market[at].openings_bare if bare else market[at].openings_free)) ** heard
        out[i, 0] = market[at].usual_pay
        out[i, 1] = min(rates.round_days / max(found, rates.round_days / NEVER), NEVER)
        if one.came_for_this and not market[at].abroad:
            sent_back = rates.trip_usd + one.wage_usd * rates.bus_days
        else:
            sent_back = rates.stopped_usd + (one.fee_usd if market[at].abroad else 0.0)
        threat = 0.0 if market[at].central else market[at].believed_removed * sent_back
        out[i, 2] = 0.0 if one.documented else threat
        out[i, 3] = threat if one.documented else 0.0
        held = one.held_together + 1
        each = held / np.ceil(held / rates.held_per_guard)
        out[i, 4] = each / (each + rates.watched_per_guard)
    return out


@njit(cache=True)
def costs_of_leaving(seen, outlooks, market, table):
    """(n, 6) USD that leaving costs a worker under each treatment: papers lost, a debt followed home, being reported, guards."""
    rates, cost = table[0], np.zeros((len(seen), 6))
    for i in range(len(seen)):
        if seen[i].documented and not market[seen[i].region].central:
            cost[i, PAPERS] = rates.papers_usd + outlooks[i, 3]
        cost[i, DENOUNCE] = outlooks[i, 2]
        cost[i, DEBT] = rates.debt_followed * (seen[i].owes_usd + seen[i].lent_usd) + outlooks[i, 2]  # nothing forbids to threaten debtors
        cost[i, GUARDS] = (1 - outlooks[i, 4]) * rates.caught_usd
    return cost


@njit(cache=True)
def stay_or_leave(pay_share, hold_usd, guarded, abused, seen, market, table):
    """(n, 2) days of the going wage: `stays` and `leaves` of each worker; pay_share, hold_usd, guarded, abused: (n,) or one for all."""
    outlooks, rates, weighed = outlook(seen, market, table), table[0], np.empty((len(seen), 2))
    for i in range(len(seen)):
        wage = seen[i].wage_usd
        used = abused[i if len(abused) > 1 else 0]
        weighed[i, 0] = stays(pay_share[i if len(pay_share) > 1 else 0], guarded[i if len(guarded) > 1 else 0], used, wage, rates)
        weighed[i, 1] = leaves(outlooks[i, 0], outlooks[i, 1], seen[i].outside_usd, hold_usd[i if len(hold_usd) > 1 else 0], wage, rates)
    return weighed


@njit(cache=True, inline="always")
def telling(at, wage, withheld_usd, outlook, market, rates):
    """(speak, keep silent), USD: pay owed and freedom against being reported (an office behind a firewall does not; an employer may all the
    same, but who has told is free of its threat) and, where who tells is named, the place lost."""
    return withheld_usd, outlook[2] * market[at].reports + place_lost(at, wage, outlook, market, rates) * market[at].unnamed


@njit(cache=True, inline="always")
def place_lost(at, wage, outlook, market, rates):
    """USD that a place lost is missed: usual pay until there is other work."""
    return wage * rates.season * market[at].usual_pay * min(outlook[1] / rates.season, 1.0)


@njit(cache=True, inline="always")
def telling_on_visit(at, wage, withheld_usd, held, trust, outlook, market, rates):
    """`telling` an inspector who has come, in sight of all: being reported as there; the place lost, whatever line there is for the unnamed (a
    visit brings pay, and keeps nobody on); for those held the holder's answer, as far as the inspector is not trusted to free them at once."""
    lost = outlook[2] * market[at].reports + place_lost(at, wage, outlook, market, rates)
    return withheld_usd, lost + (1 - trust) * rates.caught_usd if held else lost


@njit(cache=True)
def telling_each(withheld_usd, held, trust, visit, seen, market, table):
    """(n, 2) USD: `telling` of each worker, or `telling_on_visit`; held: (n,) bool; trust: (n,)."""
    outlooks, weighed = outlook(seen, market, table), np.empty((len(seen), 2))
    for i in range(len(seen)):
        at, wage = seen[i].region, seen[i].wage_usd
        if visit:
            weighed[i, 0], weighed[i, 1] = telling_on_visit(at, wage, withheld_usd[i], held[i], trust[i], outlooks[i], market, table[0])
        else:
            weighed[i, 0], weighed[i, 1] = telling(at, wage, withheld_usd[i], outlooks[i], market, table[0])
    return weighed


@njit(cache=True, inline="always")
def tells(at, wage, withheld_usd, held, outlook, market, rates):
    """Chance that a worker tells an inspector who comes, as an employer reckons it of one of middling trust."""
    speak, silent = telling_on_visit(at, wage, withheld_usd, held, rates.trust, outlook, market, rates)
    return logistic((rates.trust * speak - silent) / rates.speaking_usd)


@njit(cache=True, inline="always")
def debt_falls(credit_share, charges_share):
    """Part of the going wage by which the debt of one held for it falls: what is credited less what is charged."""
    return max(credit_share - charges_share, 0.0)


@njit(cache=True, inline="always")
def books(one, rates):
    """(part of a season for which a debt lasts, part of the going wage by which it falls, and what of that the employer pays to others
    for it): its own claim, worked off first, costs nothing to credit. A debt that the charges keep up lasts."""
    debt, falls, season = one.owes_usd + one.lent_usd, debt_falls(rates.credit_share, rates.charges_share), rates.season * one.wage_usd
    lasts = min(debt / max(falls * season, 1e-9), 1.0)
    return lasts, falls, max(falls - (one.bond_usd + one.lent_usd) / max(lasts * season, 1e-9), 0.0)


@njit(cache=True, inline="always")
def worth(pay, a_day, hold_usd, held, guarded, abused, told, at, wage, outside_usd, scruple_days, sanction, outlook, market, rates):
    """Days of the going wage that a season at `pay` brings: days stayed x what is left to the employer of one (`a_day`), the place
    empty after leaving, fines and a case as far as it is told, scruples."""
    goes = logistic((leaves(outlook[0], outlook[1], outside_usd, hold_usd, wage, rates) - stays(pay, guarded, abused, wage, rates)) / rates.leave_days)
    if guarded:
        goes *= outlook[4]
    stayed = rates.season * (1 - goes) + rates.notice_days * goes
    empty = goes * market[at].refill_days * rates.margin
    visited = market[at].visits_season * sanction
    fine = visited * told * market[at].sanction_days
    case = told * (visited + goes) * rates.case_days if held else 0.0
    return stayed * a_day - empty - fine - case - scruple_days * (held + (1 - pay))


@njit(cache=True)
def terms(use, seen, market, table):
    """(n, 6) days of the going wage that each treatment brings in a season, and (n, 6) the pay it goes with (labour.terms)."""
    n, rates = len(seen), table[0]
    season, keep = rates.season, rates.keep_share
    outlooks = outlook(seen, market, table)
    hold_usd = costs_of_leaving(seen, outlooks, market, table)
    value, pay = np.empty((n, 6)), np.full((n, 6), keep)
    step = (1 - keep) / STEPS_OF_PAY
    for i in range(n):
        one, ahead = seen[i], outlooks[i]
        at, wage = one.region, one.wage_usd
        told = tells(at, wage, wage * season * (1 - (keep + step * (STEPS_OF_PAY - 1) / 2)), False, ahead, market, rates)
        value[i, UNDERPAY] = -np.inf
        for k in range(STEPS_OF_PAY):
            share = keep + step * k
            brought = worth(share, 1 + rates.margin - share, 0.0, False, False, False, told, at, wage, one.outside_usd, one.scruple_days, one.sanction, ahead,
                            market, rates)
            if brought > value[i, UNDERPAY]:
                value[i, UNDERPAY], pay[i, UNDERPAY] = brought, share
        abused = used_sexually(one, GUARDS)
        takings = rates.bar_takings if abused else rates.unwilling_output * (1 + rates.margin)
        brings = max(takings, 0.0) if use else keep
        lasts, falls, paid_on = books(one, rates)
        mean_pay = keep + falls / (GUARDS - PAPERS + 1)  # over the levers
        told = tells(at, wage, wage * season * (1 - mean_pay) + rates.taken_usd, True, ahead, market, rates)
        for lever in range(PAPERS, GUARDS + 1):
            credit = falls if lever == DEBT else 0.0
            pay[i, lever] = keep + credit
            a_day = brings - keep
            if lever == DEBT:  # once it is worked off the next worker is free
                a_day = lasts * (a_day - paid_on) + (1 - lasts) * rates.margin
            value[i, lever] = worth(keep + credit, a_day, hold_usd[i, lever], True, lever == GUARDS, abused, told, at, wage, one.outside_usd,
                                    one.scruple_days, one.sanction, ahead, market, rates)
        pay[i, FAIR], value[i, FAIR] = 1.0, rates.margin * season
        value[i, GUARDS] -= season / rates.held_per_guard
        value[i, DEBT] -= one.lent_usd / wage
        if not use:
            value[i, UNDERPAY] -= (1 - pay[i, UNDERPAY]) * season
        if market[at].central or not one.documented:
            value[i, PAPERS] = -np.inf  # there are no papers to keep
        if one.documented:
            value[i, DENOUNCE] = -np.inf
    return value, pay


@njit(cache=True)
def pairs(seen, job):
    """(n,) occasions of an employer's tastes in how to treat a person: they last as long as the job; job: (n,)."""
    occasion = np.empty(len(seen), np.int64)
    for i in range(len(seen)):
        occasion[i] = seen[i].employer * JOBS + job[i]
    return occasion
