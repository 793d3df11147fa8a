"""The arithmetic of leaving home, one person after another (compiled): what staying, going alone, with a guide or on a permit is worth.
prospects.py and departure.py ask for it; each formula stands here once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.agents.migrants import MEMBER
from corridor.life import CODE
from corridor.randomness import best_columns, mixed

STAY, ALONE, GUIDED, PERMIT = range(4)
WORK, VIOLENCE, REUNION = range(3)  # codes of MOTIVES
UNTOLD = -1  # no motive: stays
WORKING, SETTLED, WAITING = CODE["working"], CODE["settled"], CODE["waiting"]
WITH_GUIDE = 2  # code of CHANNELS

KNOWN = np.dtype([("who", "i8"), ("attachment", "f4"), ("danger", "f4")] + [(name, "f8") for name in (
    # what those at home reckon with before they compare: USD; `alone` and `guided`: believed success of all tries
    "wages",  # gained by being there
    "reunion",  # worth of kin or a parent who are there
    "abuse", "default", "desertion", "alone", "alone_costs", "alone_dangers", "guided", "guided_dangers",
    "now",  # of the fee, put down before leaving
    "later", "interest", "at_hand",
)])


class Leavers(NamedTuple):
    """Columns of the table of people that count where leaving is weighed."""

    nationality: np.ndarray
    sex: np.ndarray
    age: np.ndarray
    minor: np.ndarray
    kin: np.ndarray
    home: np.ndarray
    community: np.ndarray
    skill: np.ndarray
    savings_usd: np.ndarray
    attachment_usd: np.ndarray
    danger_usd: np.ndarray
    past_abuse: np.ndarray
    occupation: np.ndarray
    debt_usd: np.ndarray
    smuggler_debt_usd: np.ndarray
    balance_usd: np.ndarray
    smuggler: np.ndarray
    tries_left: np.ndarray
    started: np.ndarray
    parent: np.ndarray
    situation: np.ndarray
    holder_kind: np.ndarray
    place: np.ndarray
    ban_until: np.ndarray
    ban_mx_until: np.ndarray


class Believed(NamedTuple):
    """What is believed and usual at home."""

    across: np.ndarray  # (places,) in the U.S.
    origin_index: np.ndarray  # (places,)
    punished: np.ndarray  # (origins,) of members who desert
    harm: np.ndarray  # (communities, 2) alone, with a guide
    abuse: np.ndarray  # (communities, 2) of women
    fee_usd: np.ndarray  # (places,) usual fee of a guide
    wage_usd_month: np.ndarray  # (nationalities,) to be earned at home
    in_trade: np.ndarray  # (rings,)


class Stakes(NamedTuple):
    """Parameters of what is at stake, the same for all."""

    past_abuse_usd: float
    lender_months: float
    interest_month: float
    pledge_factor: float
    saving_share: float
    reprisal_usd: float
    reunion_usd: float
    kin_usd: float
    alone_usd: float
    taken_usd: float
    abused_usd: float
    stopped_usd: float
    upfront_share: float


class Offices(NamedTuple):
    """Permit offices that may be asked from home, their rules as columns of the table of officials, and what a permit is weighed by."""

    row: np.ndarray  # (offices,) of the table of officials
    code: np.ndarray  # (offices,) of SCHEMES
    in_mexico: np.ndarray  # (offices,) bool
    open: np.ndarray
    quota_per_year: np.ndarray
    used: np.ndarray
    months: np.ndarray
    fee_usd: np.ndarray
    days_to_decision: np.ndarray
    admits_removed: np.ndarray
    minimum_age: np.ndarray
    countries: tuple  # columns by nationality
    home_wage_usd: np.ndarray  # (nationalities,) USD a day for one of skill 1
    mexico_wage_usd: float
    home_work_share: float
    saving_share: float
    horizon_days: float
    wait_day_usd: float
    places: np.uint64  # base of the draws how many simulated places there are
    day: int
    year: int
    scale: float


@njit(cache=True)
def parents_abroad(who, of, across) -> np.ndarray:
    """(n,) prospects.parents_abroad."""
    found = np.full(len(who), -1)
    for i in range(len(who)):
        parent = of.parent[who[i]]
        if of.minor[who[i]] and parent >= 0:
            there = of.situation[parent] == WORKING or of.situation[parent] == SETTLED or of.situation[parent] == WAITING
            found[i] = parent if there and of.holder_kind[parent] == 0 and across[of.place[parent]] else -1
    return found


@njit(cache=True, inline="always")
def reunion_usd(parent, kin, stakes):
    """What being with a parent abroad (row, -1 none), or with kin, is worth."""
    return stakes.reunion_usd if parent >= 0 else (stakes.kin_usd if kin else 0.0)


@njit(cache=True)
def reunions(who, parent, of, stakes) -> np.ndarray:
    """(n,) `reunion_usd` of each."""
    return np.array([reunion_usd(parent[i], of.kin[who[i]], stakes) for i in range(len(who))])


@njit(cache=True, inline="always")
def default_usd(one, of, believed, stakes):
    """What debts cost one who stays: the part that work at home cannot repay in the months lenders give, times what stands for it
    (house, land)."""
    debt = of.debt_usd[one] + of.smuggler_debt_usd[one]
    monthly = debt * (1 / stakes.lender_months + stakes.interest_month)
    able = stakes.saving_share * believed.wage_usd_month[of.nationality[one]] * of.skill[one]
    return stakes.pledge_factor * debt * min(max(1 - able / max(monthly, 1e-9), 0.0), 1.0)


@njit(cache=True, inline="always")
def desertion_usd(one, of, believed, stakes):
    """What leaving would cost a member of a gang."""
    return believed.punished[believed.origin_index[of.home[one]]] * stakes.reprisal_usd if of.occupation[one] == MEMBER else 0.0


@njit(cache=True, inline="always")
def staying(known, fear):
    """What staying is worth; fear: factor on threats."""
    return known.attachment - np.float32(fear) * known.danger - known.abuse - known.default + known.desertion


@njit(cache=True, inline="always")
def know_home(known, one, of, believed, stakes):
    """Writes what staying hangs on."""
    known.who, known.attachment, known.danger = one, of.attachment_usd[one], of.danger_usd[one]
    known.abuse = stakes.past_abuse_usd if of.past_abuse[one] else 0.0
    known.default, known.desertion = default_usd(one, of, believed, stakes), desertion_usd(one, of, believed, stakes)


@njit(cache=True)
def stay_worth(who, of, believed, stakes) -> np.ndarray:
    """(n,) prospects.stay_worth."""
    known, worth = np.empty(1, KNOWN), np.empty(len(who))
    for i in range(len(who)):
        know_home(known[0], who[i], of, believed, stakes)
        worth[i] = staying(known[0], 1.0)
    return worth


@njit(cache=True, inline="always")
def dangers_usd(one, guided, success, tries, of, believed, stakes):
    """What the dangers of all those tries are felt to cost: harm, abuse (to women), being stopped and sent back."""
    harm = believed.harm[of.community[one], guided] * stakes.taken_usd
    abuse = (believed.abuse[of.community[one], guided] if of.sex[one] == 0 else 0.0) * stakes.abused_usd
    return tries * (harm + abuse) + (tries - success) * stakes.stopped_usd


@njit(cache=True, inline="always")
def is_covered(one, of, in_trade):
    """The contract of the last attempt still covers a try, and its ring is in the trade."""
    ring = of.smuggler[one]
    return of.tries_left[one] > 0 and of.started[one] == WITH_GUIDE and ring >= 0 and in_trade[ring]


@njit(cache=True)
def covered(who, of, in_trade) -> np.ndarray:
    """(n,) `is_covered` of each."""
    return np.array([is_covered(one, of, in_trade) for one in who])


@njit(cache=True)
def reckon(who, parent, wages, success, tries, finance, of, believed, stakes):
    """KNOWN of each; success, tries: see prospects.tries; finance: see perceptions.guided_finance."""
    known = np.empty(len(who), KNOWN)
    for i in range(len(who)):
        it, one = known[i], who[i]
        know_home(it, one, of, believed, stakes)
        it.wages, it.reunion = wages[i], reunion_usd(parent[i], of.kin[one], stakes)
        it.alone, it.guided = success[i, 0], success[i, 1]
        it.alone_costs = tries[i, 0] * stakes.alone_usd
        it.alone_dangers = dangers_usd(one, 0, success[i, 0], tries[i, 0], of, believed, stakes)
        it.guided_dangers = dangers_usd(one, 1, success[i, 1], tries[i, 1], of, believed, stakes)
        fee, able, loan, kept = believed.fee_usd[of.home[one]], finance[0][i], finance[1][i], is_covered(one, of, believed.in_trade)
        it.now = 0.0 if kept else stakes.upfront_share * fee
        it.later = of.balance_usd[one] if kept else (1 - stakes.upfront_share) * fee
        borrowed = min(max(it.now - (able - loan), 0.0), loan)  # interest on it, and what is lost if it cannot be repaid
        interest = borrowed * stakes.interest_month * stakes.lender_months / 2
        it.interest = interest + (1 - it.guided) * stakes.pledge_factor * borrowed
        it.at_hand = able
    return known


@njit(cache=True)
def places_left(row, offices):
    """Simulated places still free this year at a permit office; their number is rounded by a draw (principle 6)."""
    drawn = mixed(np.uint64(row), offices.places, np.uint64(offices.year), np.uint64(0))
    places = np.floor(offices.quota_per_year[row] * offices.scale + drawn)
    return max(places - np.rint(offices.used[row] * offices.scale), 0.0)


@njit(cache=True)
def rooms(offices) -> np.ndarray:
    """(offices,) bool: open, with a place left."""
    room = np.zeros(len(offices.row), np.bool_)
    for k in range(len(room)):
        room[k] = offices.open[offices.row[k]] > 0 and places_left(offices.row[k], offices) >= 1
    return room


@njit(cache=True)
def may_apply(one, row, in_mexico, funded, of, offices):
    """Nationality, age, earlier removal and fee allow an application at a permit office."""
    nation = of.nationality[one]
    named = offices.countries[nation][row] > 0
    unbarred = (of.ban_mx_until[one] if in_mexico else of.ban_until[one]) < offices.day
    old_enough = of.age[one] >= offices.minimum_age[row]
    return named and (unbarred or offices.admits_removed[row] > 0) and old_enough and (funded or of.savings_usd[one] >= offices.fee_usd[row])


@njit(cache=True)
def best_permit(one, gain, stay, funded, room, of, offices):
    """(worth USD, code of SCHEMES; -inf and -1 where none is open): year by year away for a permit's months and at home for the rest;
    a Mexican permit brings Mexico's wages. room: see `rooms`."""
    best, which = -np.inf, -1
    for k in range(len(room)):
        row = offices.row[k]
        if not room[k] or not may_apply(one, row, offices.in_mexico[k], funded, of, offices):
            continue
        there = gain
        if offices.in_mexico[k]:
            skill = of.skill[one]
            wage = np.float32(np.float32(offices.mexico_wage_usd) * skill)  # rounded as columns of USD a day are
            a_year = wage - offices.home_wage_usd[of.nationality[one]] * skill * offices.home_work_share
            there = a_year * offices.saving_share * offices.horizon_days
        away = min(offices.months[row] / 12, 1.0)
        worth = there * away + stay * (1 - away) - offices.fee_usd[row] - offices.days_to_decision[row] * offices.wait_day_usd
        if worth > best:
            best, which = worth, offices.code[k]
    return best, which


@njit(cache=True)
def best_permits(who, gain, stay, funded, of, offices):
    """(n,) each: `best_permit`."""
    best, which, room = np.empty(len(who)), np.empty(len(who), np.int64), rooms(offices)
    for i in range(len(who)):
        best[i], which[i] = best_permit(who[i], gain[i], stay[i], funded, room, of, offices)
    return best, which


@njit(cache=True)
def compare(known, fear, reunion, funded, of, offices) -> np.ndarray:
    """(n, 4) USD: prospects.compare."""
    values, room = np.empty((len(known), 4)), rooms(offices)
    for i in range(len(known)):
        it = known[i]
        gain, stay = it.wages + reunion * it.reunion, staying(it, fear)
        values[i, STAY] = stay
        values[i, ALONE] = it.alone * gain - it.alone_costs - it.alone_dangers
        guided = it.guided * (gain - it.later) - it.now - it.interest - it.guided_dangers
        values[i, GUIDED] = guided if np.isfinite(it.now) and (funded or it.at_hand >= it.now) else -np.inf
        values[i, PERMIT] = best_permit(it.who, gain, stay, funded, room, of, offices)[0]
    return values


@njit(cache=True)
def tipped(known, choice, near_kin, key, occasion, base, scale_usd, of, offices):
    """(motive of each, UNTOLD of those who stay; bool: would have left before a threat, had the money been there), (n,) each: with the
    draws of the choice, would it have been another without kin abroad, without threats?"""

    def stays(rows, fear, reunion, funded):
        values = compare(known[rows], fear, reunion, funded, of, offices)
        return rows[best_columns(values, scale_usd, key[rows], base, occasion[rows]) == STAY]

    goes, pressed, unable = choice != STAY, known["danger"] > 0, np.zeros(len(known), np.bool_)
    motive = np.where(goes, WORK, UNTOLD)
    motive[stays(np.flatnonzero(goes & near_kin), 1.0, 0.0, False)] = REUNION
    motive[stays(np.flatnonzero(goes & pressed), 0.0, 1.0, False)] = VIOLENCE
    kept = ~goes & pressed
    kept[stays(np.flatnonzero(kept), 1.0, 1.0, True)] = False  # not by money
    unable[stays(np.flatnonzero(kept), 0.0, 1.0, True)] = True
    return motive, unable
