"""The arithmetic of leaving home, one person after another (compiled): what staying, going alone, with a guide or on a permit is worth.
prospects.py and departure.py ask for it; each formula stands here once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.agents.migrants import in_a_cells_hands
from corridor.encounters.guiding import lent
from corridor.life import CODE
from corridor.randomness import best_columns, mixed

STAY, ALONE, GUIDED, PERMIT = range(4)
WORK, VIOLENCE, REUNION = range(3)  # codes of MOTIVES
UNTOLD = -1  # no motive: stays
WORKING, SETTLED, WAITING = CODE["working"], CODE["settled"], CODE["waiting"]
WITH_GUIDE = 2  # code of CHANNELS

KNOWN = np.dtype([("who", "i8"), ("home", "f4"), ("danger", "f4")] + [(name, "f8") for name in (
    # what those at home reckon with before they compare: USD; `alone` and `guided`: believed success of all tries
    "wages",  # gained by being there
    "reunion",  # worth of kin or a parent who are there
    "abuse", "default", "desertion", "alone", "alone_costs", "alone_dangers", "guided", "guided_dangers",
    "now",  # of the fee, put down before leaving
    "later", "interest", "at_hand",
    "purse",  # of one who goes without a guide: savings, and provisions that the family adds
    "fares",  # the least that the way to the United States costs in fares
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
    family_usd: np.ndarray
    family_base_usd: np.ndarray
    owns: np.ndarray
    debt_usd: np.ndarray
    smuggler_debt_usd: np.ndarray
    balance_usd: np.ndarray
    attempts: np.ndarray
    smuggler: np.ndarray
    tries_left: np.ndarray
    started: np.ndarray
    parent: np.ndarray
    situation: np.ndarray
    holder_kind: np.ndarray
    place: np.ndarray
    ban_until: np.ndarray
    ban_mx_until: np.ndarray
    times_taken: np.ndarray  # by a cell, without a guide


class Believed(NamedTuple):
    """What is believed and usual at home."""

    across: np.ndarray  # (places,) in the U.S.
    origin_index: np.ndarray  # (places,)
    punished: np.ndarray  # (origins,) of those who desert a cell
    arrive: np.ndarray  # (communities, 2) alone, with a guide
    harm: np.ndarray  # (communities, 2) alone, with a guide
    abuse: np.ndarray  # (communities, 2) of women
    fee_usd: np.ndarray  # (places,) usual fee of a guide
    wage_usd_day: np.ndarray  # (nationalities,) at home, for one of skill 1
    wage_usd_month: np.ndarray  # (nationalities,) the same
    nearer_usd_day: np.ndarray  # (nationalities,) what a day's work in a neighbouring country open to them pays more
    in_trade: np.ndarray  # (rings,)
    fares_usd: np.ndarray  # (places,) the least that the way from there to the United States costs in fares


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
    others_people: float  # as whom the news of others weighs
    own_people: float  # the same of a try of one's own
    tries_alone: float
    tries_guided: float
    abroad_usd: float  # a day's work in the U.S., for one of skill 1
    saved_days: float  # of work in a year, whose wages are put aside
    years: float  # that are reckoned with
    near_home_share: float  # of what home is worth, kept by those who work in a neighbouring country
    kin_gives: float
    family_gives: float
    family_median_usd: float
    lender_usd: float
    lender_on_house: float
    provisions_usd: float
    provisions_given: float  # of what a family gives for a journey, the part for provisions


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
    home_wage_usd: np.ndarray  # (nationalities,) USD a day for one of skill 1, with the days of work there are
    mexico_wage_usd: float
    saving_share: float
    horizon_days: float
    wait_day_usd: float
    places: int  # base of the draws how many simulated places there are
    day: int
    year: int
    scale: float


@njit(cache=True)
def parents_abroad(who, minor, parents, situation, holder_kind, place, across) -> np.ndarray:
    """(n,) prospects.parents_abroad."""
    found = np.full(len(who), -1)
    for i in range(len(who)):
        parent = parents[who[i]]
        if minor[who[i]] and parent >= 0:
            there = situation[parent] == WORKING or situation[parent] == SETTLED or situation[parent] == WAITING
            found[i] = parent if there and holder_kind[parent] == 0 and across[place[parent]] else -1
    return found


@njit(cache=True)
def wage_gaps(who, a_year, abroad_usd, home_usd, nationality, skill) -> np.ndarray:
    """(n,) `a_year` times what a day's work abroad pays more than at home; home_usd: (nationalities,), both for one of skill 1."""
    gap = np.empty(len(who))
    for i in range(len(who)):
        one = who[i]
        gap[i] = a_year * (np.float32(abroad_usd) * skill[one] - home_usd[nationality[one]] * skill[one])
    return gap


@njit(cache=True)
def at_hand(who, parent, loan, kin_gives, family_gives, savings_usd, family_usd, kin) -> np.ndarray:
    """(n,) perceptions.guided_finance; loan: (n,) USD."""
    able = np.empty(len(who))
    for i in range(len(who)):
        one = who[i]
        given = (kin_gives if kin[one] else family_gives) * family_usd[one]
        able[i] = savings_usd[one] + given + (savings_usd[parent[i]] if parent[i] >= 0 else 0.0) + loan[i]
    return able


@njit(cache=True, inline="always")
def reunion_usd(parent, kin, stakes):
    """What being with a parent abroad (row, -1 none), or with kin, is worth."""
    return stakes.reunion_usd if parent >= 0 else (stakes.kin_usd if kin else 0.0)


@njit(cache=True)
def reunions(who, parent, kin, stakes) -> np.ndarray:
    """(n,) `reunion_usd` of each."""
    return np.array([reunion_usd(parent[i], kin[who[i]], stakes) for i in range(len(who))])


@njit(cache=True)
def wages_usd(who, of, believed, table) -> np.ndarray:
    """(n,) prospects.wages_usd. table: Stakes, of one row."""
    stakes = table[0]
    return wage_gaps(who, stakes.saved_days, stakes.abroad_usd, believed.wage_usd_day, of.nationality, of.skill) * stakes.years


@njit(cache=True)
def gain_abroad(who, of, believed, table) -> np.ndarray:
    """(n,) prospects.gain_abroad. table: Stakes, of one row."""
    parent = parents_abroad(who, of.minor, of.parent, of.situation, of.holder_kind, of.place, believed.across)
    return wages_usd(who, of, believed, table) + reunions(who, parent, of.kin, table[0])


@njit(cache=True, inline="always")
def default_usd(debt, wage_usd_month, skill, stakes):
    """What debts cost one who stays: the part that work at home cannot repay in the months lenders give, times what stands for it
    (house, land)."""
    monthly = debt * (1 / stakes.lender_months + stakes.interest_month)
    able = stakes.saving_share * wage_usd_month * skill
    return stakes.pledge_factor * debt * min(max(1 - able / max(monthly, 1e-9), 0.0), 1.0)


@njit(cache=True, inline="always")
def staying(known, fear):
    """What staying is worth; fear: factor on threats."""
    return known.home - np.float32(fear) * known.danger - known.abuse - known.default + known.desertion


@njit(cache=True)
def at_home(who, of, believed, stakes):
    """KNOWN of each, as far as staying hangs on it."""
    known = np.zeros(len(who), KNOWN)
    for i in range(len(who)):
        it, one = known[i], who[i]
        near = stakes.saved_days * stakes.years * believed.nearer_usd_day[of.nationality[one]] * of.skill[one]
        it.home = max(of.attachment_usd[one], stakes.near_home_share * of.attachment_usd[one] + near if near > 0 else 0.0)
        it.who, it.danger = one, of.danger_usd[one]
        it.abuse = stakes.past_abuse_usd if of.past_abuse[one] else 0.0
        month = believed.wage_usd_month[of.nationality[one]]
        it.default = default_usd(of.debt_usd[one] + of.smuggler_debt_usd[one], month, of.skill[one], stakes)
        if in_a_cells_hands(of.occupation[one]):  # what leaving would cost who is in a cell's hands
            it.desertion = believed.punished[believed.origin_index[of.home[one]]] * stakes.reprisal_usd
    return known


@njit(cache=True)
def stay_worth(who, of, believed, table) -> np.ndarray:
    """(n,) prospects.stay_worth. table: Stakes, of one row."""
    known, worth = at_home(who, of, believed, table[0]), np.empty(len(who))
    for i in range(len(who)):
        worth[i] = staying(known[i], 1.0)
    return worth


@njit(cache=True, inline="always")
def dangers_usd(harm, abuse, success, tries, stakes):
    """What the dangers of all those tries are felt to cost: harm, abuse (to women), being stopped and sent back."""
    return tries * (harm * stakes.taken_usd + abuse * stakes.abused_usd) + (tries - success) * stakes.stopped_usd


@njit(cache=True)
def covered(who, tries_left, started, smuggler, in_trade) -> np.ndarray:
    """(n,) bool: prospects.covered."""
    kept = np.zeros(len(who), np.bool_)
    for i in range(len(who)):
        ring = smuggler[who[i]]
        kept[i] = tries_left[who[i]] > 0 and started[who[i]] == WITH_GUIDE and ring >= 0 and in_trade[ring]
    return kept


@njit(cache=True, inline="always")
def tries(arrive, number, attempts, stakes):
    """(believed success, tries it will take): over a first try and those that follow or a contract covers, `number` of them; one's own
    tries that ended at home again (attempts) weigh beside what others report (arrive)."""
    one = arrive * stakes.others_people / (stakes.others_people + stakes.own_people * attempts)
    one = min(max(one, 1e-3), 0.999)
    success = 1 - (1 - one) ** number
    return success, success / one


@njit(cache=True, inline="always")
def own_harm(harm, taken, attempts, stakes):
    """Believed harm of a try alone: what others report (harm), beside it one's own tries, and how often one was taken in them."""
    return min((stakes.others_people * harm + stakes.own_people * taken) / (stakes.others_people + stakes.own_people * max(attempts, taken)), 1.0)


@njit(cache=True)
def reckon(who, of, believed, table):
    """KNOWN of each. table: Stakes, of one row."""
    stakes = table[0]
    known, wages = at_home(who, of, believed, stakes), wages_usd(who, of, believed, table)
    kept = covered(who, of.tries_left, of.started, of.smuggler, believed.in_trade)
    parent = parents_abroad(who, of.minor, of.parent, of.situation, of.holder_kind, of.place, believed.across)
    loans = lent(who, of.family_base_usd, of.owns, of.kin, of.debt_usd, stakes.family_median_usd, stakes.lender_usd, stakes.lender_on_house)
    able = at_hand(who, parent, loans, stakes.kin_gives, stakes.family_gives, of.savings_usd, of.family_usd, of.kin)
    for i in range(len(who)):
        it, one, loan = known[i], who[i], loans[i]
        it.wages, it.reunion = wages[i], reunion_usd(parent[i], of.kin[one], stakes)
        near, woman = of.community[one], of.sex[one] == 0
        it.alone, tries_alone = tries(believed.arrive[near, 0], stakes.tries_alone, of.attempts[one], stakes)
        it.guided, tries_guided = tries(believed.arrive[near, 1], stakes.tries_guided, of.attempts[one], stakes)
        it.alone_costs = tries_alone * stakes.alone_usd
        harm = own_harm(believed.harm[near, 0], of.times_taken[one], of.attempts[one], stakes)
        it.alone_dangers = dangers_usd(harm, believed.abuse[near, 0] if woman else 0.0, it.alone, tries_alone, stakes)
        it.guided_dangers = dangers_usd(believed.harm[near, 1], believed.abuse[near, 1] if woman else 0.0, it.guided, tries_guided, stakes)
        fee = believed.fee_usd[of.home[one]]
        it.now = 0.0 if kept[i] else stakes.upfront_share * fee
        it.later = of.balance_usd[one] if kept[i] else (1 - stakes.upfront_share) * fee
        borrowed = min(max(it.now - (able[i] - loan), 0.0), loan)  # interest on it, and what is lost if it cannot be repaid
        interest = borrowed * stakes.interest_month * stakes.lender_months / 2
        it.interest = interest + (1 - it.guided) * stakes.pledge_factor * borrowed
        it.at_hand = able[i]
        given = stakes.provisions_given * (stakes.kin_gives if of.kin[one] else stakes.family_gives) * of.family_usd[one]
        it.purse = of.savings_usd[one] + min(max(stakes.provisions_usd - of.savings_usd[one], 0.0), given)
        it.fares = believed.fares_usd[of.home[one]]
    return known


@njit(cache=True)
def places_left(row, offices):
    """Simulated places still free this year at a permit office; their number is rounded by a draw (principle 6)."""
    drawn = mixed(np.uint64(row), offices.places, np.uint64(offices.year), np.uint64(0))
    places = np.floor(offices.quota_per_year[row] * offices.scale + drawn)
    return max(places - np.rint(offices.used[row] * offices.scale), 0.0)


@njit(cache=True)
def best_permits(who, gain, stay, funded, of, offices):
    """(worth USD, code of SCHEMES; -inf and -1 where none is open), (n,) each: year by year away for a permit's months and at home for
    the rest; a Mexican permit brings Mexico's wages. Nationality, age, earlier removal and fee allow an application."""
    best, which, mexico = np.full(len(who), -np.inf), np.full(len(who), -1), np.float32(offices.mexico_wage_usd)
    for k in range(len(offices.row)):
        row, in_mexico = offices.row[k], offices.in_mexico[k]
        if not offices.open[row] > 0 or places_left(row, offices) < 1:
            continue
        away, fee, wait = min(offices.months[row] / 12, 1.0), offices.fee_usd[row], offices.days_to_decision[row] * offices.wait_day_usd
        for i in range(len(who)):
            one = who[i]
            barred = (of.ban_mx_until[one] if in_mexico else of.ban_until[one]) >= offices.day and not offices.admits_removed[row] > 0
            if barred or of.age[one] < offices.minimum_age[row] or not (funded or of.savings_usd[one] >= fee):
                continue
            nation, there = of.nationality[one], gain[i]
            if not offices.countries[nation][row] > 0:
                continue
            if in_mexico:  # wages rounded as columns of USD a day are
                a_year = np.float32(mexico * of.skill[one]) - offices.home_wage_usd[nation] * of.skill[one]
                there = a_year * offices.saving_share * offices.horizon_days
            worth = there * away + stay[i] * (1 - away) - fee - wait
            if worth > best[i]:
                best[i], which[i] = worth, offices.code[k]
    return best, which


@njit(cache=True)
def compare(known, fear, reunion, funded, of, offices) -> np.ndarray:
    """(n, 4) USD: prospects.compare."""
    values, gain, stay = np.empty((len(known), 4)), np.empty(len(known)), np.empty(len(known))
    for i in range(len(known)):
        it = known[i]
        gain[i], stay[i] = it.wages + reunion * it.reunion, staying(it, fear)
        values[i, STAY] = stay[i]
        alone = it.alone * gain[i] - it.alone_costs - it.alone_dangers
        values[i, ALONE] = alone if funded or it.purse >= it.fares else -np.inf  # who would turn back at the first bus does not set out
        guided = it.guided * (gain[i] - it.later) - it.now - it.interest - it.guided_dangers
        values[i, GUIDED] = guided if np.isfinite(it.now) and (funded or it.at_hand >= it.now) else -np.inf
    values[:, PERMIT] = best_permits(known["who"], gain, stay, funded, of, offices)[0]
    return values


@njit(cache=True)
def who_weigh(come, day, seasonal, applied, until, due, never):
    """Of those whose day has come: rows of those who weigh leaving, and of those whose permit is decided; who is past the age for it is
    never due again."""
    rows, permitted, n, k = np.empty(len(come), np.int64), np.empty(len(come), np.int64), 0, 0
    for one in come:
        if seasonal[one]:
            continue
        if applied[one] >= 0:
            permitted[k], k = one, k + 1
        elif until[one] < day:
            due[one] = never
        else:
            rows[n], n = one, n + 1
    return rows[:n].copy(), permitted[:k].copy()


@njit(cache=True)
def tipped(known, choice, key, occasion, base, scale_usd, of, offices):
    """(motive of each, UNTOLD of those who stay; bool: would have left before a threat, had the money been there), (n,) each: with the
    draws of the choice, would it have been another without kin abroad, without threats?"""

    def stays(rows, fear, reunion, funded):
        values = compare(known[rows], fear, reunion, funded, of, offices)
        return rows[best_columns(values, scale_usd, key[rows], base, occasion[rows]) == STAY]

    goes, pressed, unable = choice != STAY, known["danger"] > 0, np.zeros(len(known), np.bool_)
    motive = np.where(goes, WORK, UNTOLD)
    motive[stays(np.flatnonzero(goes & (known["reunion"] > 0)), 1.0, 0.0, False)] = REUNION
    motive[stays(np.flatnonzero(goes & pressed), 0.0, 1.0, False)] = VIOLENCE
    kept = ~goes & pressed
    kept[stays(np.flatnonzero(kept), 1.0, 1.0, True)] = False  # not by money
    unable[stays(np.flatnonzero(kept), 0.0, 1.0, True)] = True
    return motive, unable
