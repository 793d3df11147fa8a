"""The arithmetic of custody, one person after another (compiled): whose clocks strike today, what an officer sees, what an office
may hear. custody.py, stations.py, screening.py and claims.py ask for it; each formula stands here once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.randomness import mixed

DOORS = 5  # clocks of a person in custody


class Signs(NamedTuple):
    """What traces weigh, and how long they last."""

    traces_days: float
    debt_half_usd: float
    distress: np.float32
    harm: float
    threat: float
    debt: float
    kept: float
    child_alone: float
    employer: int  # code of the kind of party


class Silence(NamedTuple):
    """What speaking is feared to bring, in units of trust, and what takes some of it away."""

    threat_days: float
    self_fear: float
    threat_fear: float
    family_fear: float
    debt_fear: float
    debt_half_usd: float
    shame: float
    distress: float
    returned_fear: float  # of those without papers
    cover: float  # part of those who need it that is protected
    family_cover: float
    rest: float  # what days without a decision take of shame


class Grounds(NamedTuple):
    """What an asylum office's law knows, and how long a fear is taken to last."""

    fear_days: float
    group: float
    gender: float
    trafficked: float
    past: float
    non_state: float


@njit(cache=True)
def in_time(who, day, departed, victim, minor, filing_days) -> np.ndarray:
    """(n,) bool: claims.in_time."""
    still = np.empty(len(who), np.bool_)
    for i in range(len(who)):
        one = who[i]
        still[i] = day - departed[one] <= filing_days or victim[one] or minor[one]
    return still


@njit(cache=True)
def may_ask(travelling, day, link, knows, claim, place, asylum_town, papers_us, departed, victim, minor, filing_days) -> np.ndarray:
    """Rows of those on the way, without papers for the U.S., who stand in a town (asylum_town: (places,) bool) with an asylum office,
    know that they may ask there, have not asked and still may (`in_time`)."""
    rows, n = np.empty(len(travelling), np.int64), 0
    for one in travelling:
        if link[one] < 0 and knows[one] and claim[one] < 0 and asylum_town[place[one]] and papers_us[one] < day:
            rows[n], n = one, n + 1
    rows = rows[:n]
    return rows[in_time(rows, day, departed, victim, minor, filing_days)]


@njit(cache=True)
def hear_of_rights(travelling, leader, knows) -> np.ndarray:
    """Rows of those on the way who do not know their rights while somebody of their company does."""
    told, rows, k, n = np.empty(len(travelling), np.int64), np.empty(len(travelling), np.int64), 0, 0
    for one in travelling:
        if knows[one]:
            told[k], k = leader[one] if leader[one] >= 0 else one, k + 1
    told = np.sort(told[:k])
    for one in travelling:
        if not knows[one]:
            lead = leader[one] if leader[one] >= 0 else one
            at = np.searchsorted(told, lead)
            if at < k and told[at] == lead:
                rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def due_claims(waiting, day, claim, claim_due) -> np.ndarray:
    """Rows of those who wait for a decision that is due."""
    rows, n = np.empty(len(waiting), np.int64), 0
    for one in waiting:
        if claim[one] >= 0 and claim_due[one] <= day:
            rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def weigh_again(inside, day, claim, since, rethink) -> np.ndarray:
    """Rows of those in custody who have a claim and weigh today, as every `rethink` days, whether to wait on."""
    rows, n = np.empty(len(inside), np.int64), 0
    for one in inside:
        if claim[one] >= 0 and (day - since[one]) % rethink == rethink - 1:
            rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def with_a_stay(settled, stay_kind) -> np.ndarray:
    """Rows of those who live somewhere by a right to stay."""
    rows, n = np.empty(len(settled), np.int64), 0
    for one in settled:
        if stay_kind[one] >= 0:
            rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def held_for(detained, office, holder) -> np.ndarray:
    """Rows of those detained for an office."""
    rows, n = np.empty(len(detained), np.int64), 0
    for one in detained:
        if holder[one] == office:
            rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def numbers(detained, offices, station, since, holder, nationality, day, each, keep, inside, inflow, national) -> None:
    """The day's numbers enter what stations remember, inside and inflow (stations,), and countries, national (countries, nations). offices: by
    country; station: (countries, n) where each of the detained would be; each: simulated for each real person; keep: part remembered."""
    there, came, from_home = np.zeros(len(inside)), np.zeros(len(inside)), np.zeros(national.shape)
    for i in range(len(detained)):
        one = detained[i]
        for country in range(len(offices)):
            if holder[one] == offices[country]:
                there[station[country][i]] += 1.0
                came[station[country][i]] += since[one] == day
                from_home[country, nationality[one]] += 1.0
    for at in range(len(inside)):
        inside[at] += (1 - keep) * (there[at] / each - inside[at])
        inflow[at] += (1 - keep) * (came[at] / each - inflow[at])
    for country in range(len(national)):
        for home in range(national.shape[1]):
            national[country, home] += (1 - keep) * (from_home[country, home] / each - national[country, home])


@njit(cache=True)
def visited(station, stations, base, day, a_day) -> np.ndarray:
    """Stations, in order, where somebody is held and visitors come today; a_day: how likely. station: (n,) of those held."""
    held, come, n = np.zeros(stations, np.bool_), np.empty(stations, np.int64), 0
    for at in station:
        held[at] = True
    for at in range(stations):
        if held[at] and mixed(np.uint64(at), base, np.uint64(day), np.uint64(0)) < a_day:
            come[n], n = at, n + 1
    return come[:n].copy()


@njit(cache=True)
def stations_of(who, in_us, place, entry_sector, station_index, us, sectors) -> np.ndarray:
    """(n,) stations.station_of; us: stations of Mexico, behind which those of the U.S. stand."""
    station = np.empty(len(who), np.int64)
    for i in range(len(who)):
        sector = entry_sector[who[i]]
        if in_us:
            station[i] = us + (sector if sector >= 0 else sectors)
        else:
            station[i] = min(station_index[place[who[i]]], us - 1)
    return station


@njit(cache=True)
def struck_today(inside, clocks, since, day, half_a_day):
    """Whose clocks strike today: rows, in the order of each one's hours (first the first of everybody, door by door, then the
    second); the groups of a turn and a door that are not empty; where each group begins, (DOORS * DOORS + 1,). clocks: DOORS columns of
    hours since taken."""
    n, k = len(inside), 0
    rows, group = np.empty(n * DOORS, np.int64), np.empty(n * DOORS, np.int64)
    begins, hours = np.zeros(DOORS * DOORS + 1, np.int64), np.empty(DOORS)
    for one in inside:
        end = 24.0 * (day - since[one]) + half_a_day
        for door in range(DOORS):
            hour = clocks[door][one]
            hours[door] = hour if end - 24.0 < hour <= end else np.inf
        for turn in range(DOORS):
            door = np.argmin(hours)
            if hours[door] == np.inf:
                break
            rows[k], group[k], hours[door] = one, turn * DOORS + door, np.inf
            begins[group[k] + 1] += 1
            k += 1
    begins = np.cumsum(begins)
    order, at = np.empty(k, np.int64), begins.copy()
    for i in range(k):
        order[at[group[i]]] = rows[i]
        at[group[i]] += 1
    return order, (begins[1:] > begins[:-1]).nonzero()[0], begins


@njit(cache=True)
def days_left(who, station, since, due, clock_consul, nationality, bus_flow, day, half_a_day, bus_days, seats) -> np.ndarray:
    """(n,) custody.days_left; station: (n,) where each one's bus leaves."""
    left = np.empty(len(who))
    for i in range(len(who)):
        one = who[i]
        now = 24.0 * (day - since[one]) + half_a_day
        papers = max(clock_consul[one] - now, 0.0) / 24
        pace = 1 / bus_days + bus_flow[station[i], nationality[one]] / seats
        left[i] = max(max(due[one] - day, 0), papers) + 0.5 / pace
    return left


@njit(cache=True)
def forms(who, left, informed, advised, claim, trauma, day_usd, unsigned_days, second_thought_usd):
    """USD (n, 5) of custody.return_form as far as nothing is asked for (signing, waiting on), and where those stand in `who` who know that
    they may ask and have no claim yet. left: (n,) days until the way home."""
    table, some, n = np.full((len(who), 5), -np.inf), np.empty(len(who), np.int64), 0
    for i in range(len(who)):
        one = who[i]
        knows = informed[one] or advised[one]
        cost_day = np.float32(day_usd) * (np.float32(1.0) + trauma[one])
        table[i, 0] = -left[i] * cost_day
        table[i, 1] = -(left[i] + unsigned_days) * cost_day + (second_thought_usd if knows else 0.0)
        if knows and claim[one] < 0:
            some[n], n = i, n + 1
    return table, some[:n].copy()


@njit(cache=True)
def wait_for_judges(who, due, heard, prosecuted, day, hearing_days, sentence_days) -> None:
    """Puts off the first day of a way home, custody.earliest. heard: (n,) bool, by a judge."""
    for i in range(len(who)):
        one = who[i]
        wait = (hearing_days if heard[i] else 0.0) + (sentence_days if prosecuted[one] else 0.0)
        due[one] = max(due[one], day + int(wait))


@njit(cache=True)
def spoke_yesterday(inside, day, complained_on, claim) -> np.ndarray:
    """Rows of those who complained yesterday and have no claim."""
    rows, n = np.empty(len(inside), np.int64), 0
    for one in inside:
        if complained_on[one] == day - 1 and claim[one] < 0:
            rows[n], n = one, n + 1
    return rows[:n].copy()


@njit(cache=True)
def at_the_door(inside, let_go, stage, due, claim, clock_consul, since, prosecuted, day, half_a_day, heard, limit_days, extended_days):
    """Rows of those ready for the bus (heard, their day has come, their papers are there), and of those who are let go: beyond the limit
    of the law, or let go to wait outside, (n,) bool."""
    ready, over, r, o = np.empty(len(inside), np.int64), np.empty(len(inside), np.int64), 0, 0
    for i in range(len(inside)):
        one = inside[i]
        if stage[one] >= heard and due[one] <= day and claim[one] < 0 and clock_consul[one] <= 24.0 * (day - since[one]) + half_a_day:
            ready[r], r = one, r + 1
        if (day - since[one] > (extended_days if claim[one] >= 0 else limit_days) or let_go[i]) and not prosecuted[one]:
            over[o], o = one, o + 1
    return ready[:r].copy(), over[:o].copy()


@njit(cache=True)
def leave_today(station, nation, first, last, fill, flow, bus_days, seats, keep, people_each) -> np.ndarray:
    """(n,) bool custody.buses of those ready at a station, of a nation; the stations of the country are those from first to last. fill, flow:
    (stations, nations), carried on to tomorrow."""
    leaves, came = np.zeros(fill.shape, np.bool_), np.zeros(fill.shape)
    for at in range(first, last):
        for home in range(fill.shape[1]):
            fill[at, home] += 1 / bus_days + flow[at, home] / seats
            leaves[at, home] = fill[at, home] >= 1.0
            if leaves[at, home]:
                fill[at, home] %= 1.0
    goes = np.empty(len(station), np.bool_)
    for i in range(len(station)):
        goes[i] = leaves[station[i], nation[i]]
        if goes[i]:
            came[station[i], nation[i]] += people_each
    for at in range(first, last):
        for home in range(fill.shape[1]):
            flow[at, home] += (1 - keep) * (came[at, home] - flow[at, home])
    return goes


@njit(cache=True)
def stays(who, fear, nationality, skill, danger_usd, past_abuse, home_wages, wage, earning, safety_usd, at_home, past_abuse_usd) -> np.ndarray:
    """(n,) claims.worth_of_stay. fear: (n,) claims.afraid; home_wages: (nations,) USD a day of one of skill 1, wage: there; earning: days'
    wages put aside; safety_usd: of not being where one is looked for; at_home: part of the harm at home that is spared."""
    worth = np.empty(len(who))
    for i in range(len(who)):
        one = who[i]
        gain = earning * (np.float32(wage) * skill[one] - home_wages[nationality[one]] * skill[one])
        harm = (danger_usd[one] + past_abuse_usd * past_abuse[one]) * at_home
        worth[i] = max(gain, 0.0) + max(safety_usd * fear[i], harm)
    return worth


@njit(cache=True)
def fears(who, day, threatened, trafficker_kind, trafficker, members, tie, gang, smuggler, employer, members_half, employers_reach, fear_days) -> np.ndarray:
    """(n,) claims.afraid."""
    far = reach(who, trafficker_kind, trafficker, members, tie, gang, smuggler, employer, members_half, employers_reach)
    for i in range(len(who)):
        threat = np.exp(-max(day - threatened[who[i]], 0) / fear_days)
        far[i] = max(threat, 0.0 if trafficker_kind[who[i]] == employer else far[i])
    return far


@njit(cache=True)
def signs(who, day, harmed_on, threatened, smuggler_debt_usd, balance_usd, trafficker_kind, minor, leader, parent, trauma, weigh) -> np.ndarray:
    """(n,) screening.signs."""
    shown = np.empty(len(who))
    for i in range(len(who)):
        one = who[i]
        lately = np.exp(-max(day - harmed_on[one], 0) / weigh.traces_days)
        threat = np.exp(-max(day - threatened[one], 0) / weigh.traces_days)
        owed = smuggler_debt_usd[one] + balance_usd[one]
        kept = lately if trafficker_kind[one] == weigh.employer else 0.0
        alone = 1.0 if minor[one] and leader[one] < 0 and parent[one] < 0 else 0.0
        seen = weigh.distress * trauma[one] + weigh.harm * lately + weigh.threat * threat
        seen += weigh.debt * (owed / (owed + weigh.debt_half_usd))
        seen += weigh.kept * kept
        seen += weigh.child_alone * alone
        shown[i] = min(max(seen, 0.0), 1.0)
    return shown


@njit(cache=True)
def grounds(who, day, threatened, harmed_on, occupation, sex, trauma, victim, identified, law) -> np.ndarray:
    """(n,) claims.grounds."""
    weight = np.empty(len(who))
    for i in range(len(who)):
        one = who[i]
        threat = np.exp(-max(day - threatened[one], 0) / law.fear_days)
        harm = np.exp(-max(day - harmed_on[one], 0) / law.fear_days)
        group = max(law.group, 1.0 if occupation[one] == 2 else 0.0)
        gender = trauma[one] * harm if sex[one] == 0 else 0.0
        past = threat * harm if harmed_on[one] >= threatened[one] else 0.0
        known = 1.0 if victim[one] and identified[one] else 0.0
        weight[i] = (threat * group + gender * law.gender + known * law.trafficked + past * law.past) * law.non_state
    return weight


@njit(cache=True)
def silences(who, far, day, threatened, smuggler_debt_usd, balance_usd, papers_mx, papers_us, trauma, sex, why) -> np.ndarray:
    """(n, 5) screening.reasons_for_silence, in units of trust; far: (n,) reach of those who did it."""
    table = np.empty((len(who), 5))
    for i in range(len(who)):
        one = who[i]
        threat = np.exp(-max(day - threatened[one], 0) / why.threat_days)
        owed = smuggler_debt_usd[one] + balance_usd[one]
        shame = np.float32(why.shame) * trauma[one] * (2 if sex[one] == 0 else 1) / 2
        table[i, 0] = why.self_fear * far[i] * (1 - why.cover) + why.threat_fear * threat
        table[i, 1] = why.family_fear * far[i] * (1 - why.family_cover)
        table[i, 2] = why.debt_fear * owed / (owed + why.debt_half_usd)
        table[i, 3] = shame * (1 - why.rest) + np.float32(why.distress) * trauma[one]
        table[i, 4] = why.returned_fear if max(papers_mx[one], papers_us[one]) < day else 0.0
    return table


@njit(cache=True)
def reach(who, trafficker_kind, trafficker, members, tie, gang, smuggler, employer, members_half, employers_reach) -> np.ndarray:
    """(n,) screening.reach_of_trafficker; gang, smuggler, employer: codes of kinds of parties."""
    far = np.zeros(len(who))
    for i in range(len(who)):
        kind, party = trafficker_kind[who[i]], max(trafficker[who[i]], 0)
        if kind == gang and len(members):
            far[i] = members[party] / (members[party] + np.float32(members_half))
        elif kind == smuggler and len(tie):
            far[i] = tie[party]
        elif kind == employer:
            far[i] = employers_reach
    return far
