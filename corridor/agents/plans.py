"""The arithmetic of an offer, one after another (compiled): what an employer plans, whom one who looks for work asks, what the offers
heard are believed to bring. hiring.py asks for it; each formula stands here once, those of a bargain in bargain.py."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.agents.bargain import (
    FAIR,
    GUARDS,
    as_seen,
    leaves,
    logistic,
    outlook,
    pairs,
    terms,
    used_sexually,
)
from corridor.randomness import best_columns, mixed
from corridor.records.events import PARTY

EMPLOYER = PARTY["employer"]

OFFER = np.dtype([  # what somebody is offered: a table with one row for each offer
    ("employer", "i8"),
    ("treatment", "i8"),
    ("pay", "f8"),
    ("false", "?"),
    ("weak", "?"),
    ("use", "?"),
    ("wage_usd", "f8"),  # the going wage with this employer
])


class Planning(NamedTuple):
    """Parameters of an employer's plan, the same for all."""

    base: int  # of the draws of a treatment
    choice_days: float
    told_share: float
    accept_days: float


class Asking(NamedTuple):
    """Parameters of asking for work in a region, and what its employers are like today."""

    asked: int  # base of the draws who is asked
    taken: int  # and of which offer is taken
    offers: int  # asked for in a round
    abroad: bool
    near: np.ndarray  # employers of the region
    looks: np.ndarray  # (employers,) whether each looks for hands
    factor: np.ndarray  # (employers,) on the going wage
    opens: np.ndarray  # (schemes, sectors) whether a permit lets one work there
    placed: np.ndarray  # (schemes and none,) whether a public office places who holds it


@njit(cache=True)
def offers(use, seen, belief, refuse_days, planning, market, table):
    """(n, 6) each: see labour.offers."""
    value, pay = terms(use, seen, market, table)
    false, season, told, rates = np.zeros(value.shape, np.bool_), table[0].season, planning.told_share, table[0]
    for i in range(len(seen)):
        drawn = accepts(told, belief[i], refuse_days[i], season, planning)
        for k in range(value.shape[1]):
            honest, known = value[i, k], value[i, k] - seen[i].scruple_days * max(told - pay[i, k], 0.0)
            if honest > 0:
                honest *= accepts(pay[i, k], belief[i], refuse_days[i] + abuse_days(seen[i], k, rates), season, planning)
            if known > 0:
                known *= drawn
            false[i, k] = k != FAIR and known > honest
            value[i, k] = known if false[i, k] else honest
    return value, pay, false


@njit(cache=True, inline="always")
def accepts(promise, belief, refuse_days, season, planning):
    """Chance that one asked comes, as a recruiter reckons: believed promise over a season against what refusing is worth (days of
    the going wage)."""
    return logistic((belief * promise * season - refuse_days) / planning.accept_days)


@njit(cache=True, inline="always")
def abuse_days(one, treatment, rates):
    """Days of the going wage that the sexual use, or the guards, planned would cost who knew of them."""
    abuse = rates.abused_usd / one.wage_usd if used_sexually(one, treatment) else 0.0
    return abuse + (rates.held_day_usd * rates.season / one.wage_usd if treatment == GUARDS else 0.0)


@njit(cache=True)
def but_weak(seen, advance_usd):
    """The same people with papers of their own, no debts but what an employer may lend them, of age, and able to ask around."""
    other = seen.copy()
    for one in other:
        one.documented, one.tied, one.minor, one.speaks = True, False, False, True
        one.owes_usd, one.bond_usd, one.lent_usd = 0.0, 0.0, advance_usd
    return other


@njit(cache=True)
def plan(seen, belief, refuse_days, people, planning, market, table):
    """hiring.Plan of each, as its five arrays: the employer's choice, and law.md's counterfactuals with the same tastes."""
    n, who = len(seen), np.empty(len(seen), np.int64)
    for i in range(n):
        who[i] = seen[i].who
    key, job = people.key[who], pairs(seen, people.jobs[who])
    value, pays, lies = offers(True, seen, belief, refuse_days, planning, market, table)
    treatment = best_columns(value, planning.choice_days, key, planning.base, job)
    pay, false, weak, use = np.empty(n), np.zeros(n, np.bool_), np.zeros(n, np.bool_), np.zeros(n, np.bool_)
    for i in range(n):
        pay[i], false[i] = pays[i, treatment[i]], lies[i, treatment[i]]
    some = np.flatnonzero(treatment != FAIR)  # of fair work law.md asks nothing
    if len(some):
        part, key, job, belief, refuse_days = seen[some], key[some], job[some], belief[some], refuse_days[some]
        strong = offers(True, but_weak(part, table[0].advance_usd), belief, refuse_days, planning, market, table)[0]
        useless = offers(False, part, belief, refuse_days, planning, market, table)[0]
        weak[some] = best_columns(strong, planning.choice_days, key, planning.base, job) != treatment[some]
        use[some] = best_columns(useless, planning.choice_days, key, planning.base, job) != treatment[some]
    return treatment, pay, false, weak, use


@njit(cache=True)
def otherwise(seen, treatment, open_, now, change_days, key, job, planning, market, table):
    """(n,) bool each: without the person's weakness, and without what withheld work brings, the treatment of people already there would be
    another (law.md's counterfactuals, with the same tastes). open_: (treatments,) bool, those there were to choose from; now: (n,) how they are treated,
    which to change costs change_days; job: occasions of
    tastes (bargain.pairs)."""
    weak, use = np.zeros(len(seen), np.bool_), np.zeros(len(seen), np.bool_)
    some = np.flatnonzero(treatment != FAIR)  # of fair work law.md asks nothing
    if len(some):
        part, key, job, now = seen[some], key[some], job[some], now[some]
        strong, useless = terms(True, but_weak(part, table[0].advance_usd), market, table)[0], terms(False, part, market, table)[0]
        for k in range(len(open_)):
            if not open_[k]:
                strong[:, k] = -np.inf  # without what it brings, nobody would have been held at all
        for j in range(len(some)):
            strong[j, now[j]] += change_days
            useless[j, now[j]] += change_days
        weak[some] = best_columns(strong, planning.choice_days, key, planning.base, job) != treatment[some]
        use[some] = best_columns(useless, planning.choice_days, key, planning.base, job) != treatment[some]
    return weak, use


@njit(cache=True)
def refusing(share, days, outside_days, rates):
    """What turning down one offer is worth to who looks for work, days of the going wage over a season: another of this round, or the
    work found later; or the way on or home, `outside_days`. share, days: see `outlook`."""
    found = min(rates.round_days / days, 1.0)
    return max(share * (found * rates.season + (1 - found) * max(rates.season - days, 0.0)), outside_days)


@njit(cache=True)
def heard_from(who, occasion, documented, people, bosses, asking):
    """(n, offers) employers whom each asks, drawn from those near: holders of a permit for some sectors ask there; whom a public office
    places, it places with the one of them who is the least often found at fault."""
    employer = np.empty((len(who), asking.offers), np.int64)
    for i in range(len(who)):
        one, scheme = who[i], people.scheme[who[i]]
        to = asking.near
        if documented[i] and scheme >= 0:
            mine = to[asking.opens[scheme][bosses.sector[to]]]
            to = mine if len(mine) else to
        for k in range(asking.offers):
            employer[i, k] = to[int(mixed(np.uint64(people.key[one]), asking.asked, np.uint64(occasion[i]), np.uint64(k)) * len(to))]
        if asking.abroad and asking.placed[scheme]:
            employer[i, :] = employer[i, np.argmin(bosses.sanction[employer[i]])]
    return employer


@njit(cache=True)
def taking(seen, people, bosses, looks):
    """Which of these employers look for hands and take this person, who does not go back to a holder: places in the table."""
    takes = np.zeros(len(seen), np.bool_)
    for i in range(len(seen)):
        one, boss = seen[i], seen[i].employer
        shut = bosses.asks_papers[boss] and (one.minor or not one.documented)
        takes[i] = looks[boss] and not shut and not (people.trafficker_kind[one.who] == EMPLOYER and people.trafficker[one.who] == boss)
    return np.flatnonzero(takes)


@njit(cache=True)
def ask(who, occasion, documented, people, bosses, asking, planning, market, table):
    """Each asks some employers near; those who look for hands make an offer.

    Returns (what each offer, and in the last column asking on (or the way on, or home), is believed to bring, (n, offers + 1) days of the going wage; the column
    best for each at true terms, (n,); OFFER of each, (n, offers), without meaning where it brings -inf)."""
    n, m, rates = len(who), asking.offers, table[0]
    employer = heard_from(who, occasion, documented, people, bosses, asking)
    seen = as_seen(np.repeat(who, m), employer.reshape(n * m), np.repeat(documented, m), people, bosses, market, rates.advance_usd)
    ahead = outlook(seen[np.arange(n) * m], market, table)  # of each, the same whichever employer of the region is asked
    belief = market[bosses.region[asking.near[0]]].usual_pay
    at = taking(seen, people, bosses, asking.looks)
    refuse = np.empty(len(at))
    for j in range(len(at)):
        one = seen[at[j]]
        refuse[j] = refusing(ahead[at[j] // m, 0], ahead[at[j] // m, 1], one.outside_usd / one.wage_usd, rates)
    treatment, pay, false, weak, use = plan(seen[at], np.full(len(at), belief), refuse, people, planning, market, table)
    brings, made = np.full((n, m + 1), -np.inf), np.empty((n, m), OFFER)
    for i in range(n):
        brings[i, m] = leaves(ahead[i, 0], ahead[i, 1], seen[i * m].outside_usd, 0.0, seen[i * m].wage_usd, rates)
    in_truth = brings.copy()
    for j in range(len(at)):
        i, k = at[j] // m, at[j] % m
        one, factor = made[i, k], asking.factor[employer[i, k]]
        one.employer, one.treatment, one.pay, one.wage_usd = employer[i, k], treatment[j], pay[j], seen[at[j]].wage_usd * factor
        one.false, one.weak, one.use = false[j], weak[j], use[j]
        in_truth[i, k] = belief * pay[j] * factor * rates.season - abuse_days(seen[at[j]], treatment[j], rates)
        brings[i, k] = belief * planning.told_share * factor * rates.season if false[j] else in_truth[i, k]
    return brings, best_columns(in_truth, planning.accept_days, people.key[who], asking.taken, occasion), made
