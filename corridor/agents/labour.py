"""Bargaining between employers and workers: what each way to treat a worker brings, what leaving is worth, what a buyer bids.

Employers reckon in days of the going wage over a season; they expect workers to leave as workers themselves weigh it
(`leaving`), so that papers, age, language and kin count only by the other work they open (model.md, staying in work).
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import wraps
from typing import ClassVar

import numpy as np
from scipy.special import expit

from corridor.agents.employers import BAR, CENTRAL, US, going_wage, inspectorate, openings, refill_days
from corridor.life import those

FAIR, UNDERPAY, PAPERS, DEBT, DENOUNCE, GUARDS = range(6)
TREATMENTS = ("fair", "underpaid", "papers", "debt", "denunciation", "guards")
LEVERS = (PAPERS, DEBT, DENOUNCE, GUARDS)
GUARDS_AT = LEVERS.index(GUARDS)
STEPS_OF_PAY = 6  # grid on which an employer looks for the pay that brings most
NEVER = 1e6  # days


@dataclass
class Seen:
    """A worker as an employer sees one: (n,) arrays. `replace(seen, documented=...)` asks "what if"."""

    who: np.ndarray
    employer: np.ndarray
    wage_usd: np.ndarray
    documented: np.ndarray
    tied: np.ndarray
    owes_usd: np.ndarray
    minor: np.ndarray
    speaks: np.ndarray  # the language of the place
    kin: np.ndarray  # kin nearby to turn to
    woman: np.ndarray
    known: ClassVar[dict | None] = None  # by question, within one weighing

    def of(self, rows) -> Seen:
        """Some of them."""
        return Seen(*(getattr(self, field.name)[rows] for field in fields(self)))

    def without_weakness(self) -> Seen:
        """The same people with papers of their own, no debts, of age, and able to ask around."""
        n = len(self.who)
        return replace(self, documented=np.ones(n, bool), tied=np.zeros(n, bool), owes_usd=np.zeros(n),
                       minor=np.zeros(n, bool), speaks=np.ones(n, bool))


def papers(world, who) -> np.ndarray:
    """(n,) bool: has a right to work where the person is (free in Central America, CA-4)."""
    people, country = world.people, world.country_of(world.people.place[who])
    in_mexico = np.maximum(people.papers_mx[who], people.papers_us[who]) >= world.day
    return np.where(country == "US", people.papers_us[who] >= world.day, np.where(country == "MX", in_mexico, True))


def as_seen(world, who, employer, documented=None) -> Seen:
    """Who an employer has before it; documented (n,) where the place of work is not where the person is."""
    people, boss = world.people, world.employers
    region = boss.region[employer]
    in_us = region == US
    return Seen(
        who=who, employer=employer, wage_usd=going_wage(world, who, region),
        documented=papers(world, who) if documented is None else documented, tied=world.tied_to_employer[who],
        owes_usd=people.smuggler_debt_usd[who] + people.balance_usd[who] + people.bond_usd[who], minor=people.minor[who],
        speaks=~(people.indigenous[who] & (in_us | (people.schooling[who] == 0))), kin=people.kin[who] & in_us, woman=people.sex[who] == 0,
    )


def reckoned_once(answer):
    """What is asked of the same people many times in one weighing (`terms`) is reckoned once: Seen.known keeps it."""

    @wraps(answer)
    def kept(world, seen):
        if seen.known is None:
            return answer(world, seen)
        if answer not in seen.known:
            seen.known[answer] = answer(world, seen)
        return seen.known[answer]

    return kept


@reckoned_once
def elsewhere(world, seen: Seen) -> tuple[np.ndarray, np.ndarray]:
    """What other work is worth: (part of the going wage others pay, days to find it), (n,).

    Each day of search some offers are heard; those without papers of their own, or under age by them, are taken only by who
    does not ask; who lacks the language hears fewer, who has kin nearby hears more."""
    p, boss = world.p, world.employers
    region = boss.region[seen.employer]
    bare = ~seen.documented | seen.tied | seen.minor
    heard = p["work.offers_heard"] * np.where(seen.speaks, 1.0, p["work.heard_without_language"]) + p["work.heard_through_kin"] * seen.kin
    found = 1 - (1 - openings(world)[2][(~bare).astype(int), region]) ** heard
    days = np.minimum(p["work.round_days"] / np.maximum(found, p["work.round_days"] / NEVER), NEVER)
    return world.usual_pay[region], days


def refusing(world, seen: Seen) -> np.ndarray:
    """(n,) what turning down one offer is worth to who looks for work, days of the going wage over a season: another of this round,
    or the work found later."""
    p = world.p
    share, days = elsewhere(world, seen)
    found, season = np.minimum(p["work.round_days"] / days, 1.0), p["employers.season_days"]
    return share * (found * season + (1 - found) * np.maximum(season - days, 0.0))


@reckoned_once
def threat_usd(world, seen: Seen) -> np.ndarray:
    """(n,) what being denounced is felt to cost: belief that those reported are taken, unless shielded, times what being sent
    back costs: the journey and the fee to who was on the way or is in the U.S., some days' pay and the trip to who came for this work."""
    people, p, rules = world.people, world.p, world.officials
    region = world.employers.region[seen.employer]
    in_us = region == US
    shield = rules.firewall[inspectorate(world, region)]
    believed = world.removed_belief[in_us.astype(int)] * (1 - shield) * ~seen.documented * (region != CENTRAL)
    came_for_this = ~in_us & (people.seasonal[seen.who] | people.recruited[seen.who] | (people.situation[seen.who] == 0))
    near = p["work.trip_usd"] + seen.wage_usd * rules.bus_days[world.official_row["migration_office:mexico"]]
    return believed * np.where(came_for_this, near, p["people.loss_stopped_usd"] + np.where(in_us, people.fee_usd[seen.who], 0.0))


@reckoned_once
def way_out(world, seen: Seen) -> np.ndarray:
    """(n,) chance to get past the guards: more who are held together, for each guard."""
    p = world.p
    held = held_together(world)[seen.employer] + 1
    each = held / np.ceil(held / p["employers.held_per_guard"])
    return each / (each + p["work.watched_per_guard"])


def held_together(world) -> np.ndarray:
    """(employers,) people held to work by each, real: the day's count (`count_held`)."""
    if not hasattr(world, "held_together"):
        world.held_together = count_held(world)
    return world.held_together


def count_held(world) -> np.ndarray:
    """(employers,) people now held to work by each, real."""
    people = world.people
    at_work = those(people, "working")
    at = people.employer[at_work[(people.employer[at_work] >= 0) & (people.lever[at_work] > 0)]]
    return np.bincount(at, minlength=len(world.employers)) / world.scale


@reckoned_once
def hold_usd(world, seen: Seen) -> np.ndarray:
    """(n, 6) USD that leaving costs a worker under each treatment: papers lost, a debt followed home, being reported, guards."""
    p, n = world.p, len(seen.who)
    cost = np.zeros((n, len(TREATMENTS)))
    region = world.employers.region[seen.employer]
    has_papers = seen.documented & (region != CENTRAL)
    cost[:, PAPERS] = has_papers * (p["work.papers_usd"] + threat_usd(world, replace(seen, documented=~has_papers)))
    cost[:, DEBT] = p["work.debt_followed"] * (seen.owes_usd + p["employers.advance_usd"])
    cost[:, DENOUNCE] = threat_usd(world, seen)
    cost[:, GUARDS] = (1 - way_out(world, seen)) * p["work.caught_usd"]
    return cost


def stay_or_leave(world, seen: Seen, pay_share, hold_usd_of, guarded=False) -> tuple[np.ndarray, np.ndarray]:
    """What staying and leaving bring a worker over a season, days of the going wage, both (n,) or broadcast.

    pay_share: part of the going wage now received (or credited). hold_usd_of: USD that leaving costs. guarded: days under guard
    are felt to cost more than the pay lacking."""
    season = world.p["employers.season_days"]
    share, days = elsewhere(world, seen)
    leave = share * np.maximum(season - days, 0.0)
    if np.ndim(pay_share) == 2:
        leave, wage = leave[:, None], seen.wage_usd[:, None]
    else:
        wage = seen.wage_usd
    return (pay_share - guarded * world.p["work.held_day_usd"] / wage) * season, leave - hold_usd_of / wage


def leaving(world, seen: Seen, pay_share, hold_usd_of, guarded=False) -> np.ndarray:
    """Chance that a worker weighs leaving as better, as an employer reckons: the worker's own logit."""
    stay, leave = stay_or_leave(world, seen, pay_share, hold_usd_of, guarded)
    return expit((leave - stay) / world.p["work.leave_days"])


def telling(world, seen: Seen, withheld_usd) -> tuple[np.ndarray, np.ndarray]:
    """(speak, keep silent), USD: what a worker may win by telling an inspector against what it may cost; times trust.

    withheld_usd: pay owed, and for those held what freedom is worth."""
    p, region = world.p, world.employers.region[seen.employer]
    unit = inspectorate(world, region)
    place = seen.wage_usd * p["employers.season_days"] * world.usual_pay[region]
    job = place * np.minimum(elsewhere(world, seen)[1] / p["employers.season_days"], 1.0)  # pay lost until the next work
    unnamed = np.where(world.officials.tip_line[unit] > 0, 0.0, 1.0)
    return withheld_usd, threat_usd(world, seen) + job * unnamed


def terms(world, seen: Seen, use=True) -> tuple[np.ndarray, np.ndarray]:
    """What each treatment brings for a season, (n, 6) days of the going wage, and the pay it goes with, (n, 6) shares.

    use False: withheld work is taken to bring nothing (law.md's counterfactual for the purpose). Fair: the margin of a willing
    worker. Underpaid: the pay that brings most, less pay against more leaving. Levers: the keep (and a credit), less output,
    against leaving, guards, fines as far as workers tell, a case, scruples."""
    p, boss = world.p, world.employers
    seen = replace(seen)
    seen.known = {}
    n, season = len(seen.who), p["employers.season_days"]
    region = boss.region[seen.employer]
    margin = p["employers.margin_share"]
    grid = np.linspace(p["employers.keep_share"], 1.0, STEPS_OF_PAY, endpoint=False)
    under = worth(world, seen, np.broadcast_to(grid, (n, STEPS_OF_PAY)), np.zeros((n, STEPS_OF_PAY)), 1 + margin, False)
    best = under.argmax(axis=1)
    pay = np.empty((n, len(TREATMENTS)))
    pay[:] = p["employers.keep_share"]
    pay[:, FAIR], pay[:, UNDERPAY] = 1.0, grid[best]
    pay[:, DEBT] = p["employers.keep_share"] + p["employers.credit_share"]
    value = np.empty((n, len(TREATMENTS)))
    value[:, FAIR] = margin * season
    value[:, UNDERPAY] = under[np.arange(n), best]
    takings = np.where((boss.sector[seen.employer] == BAR) & seen.woman, p["employers.bar_takings"], p["employers.unwilling_output"] * (1 + margin))
    brings = np.maximum(takings, 0.0)[:, None] if use else np.full((n, 1), p["employers.keep_share"])
    levers = list(LEVERS)
    value[:, levers] = worth(world, seen, pay[:, levers], hold_usd(world, seen)[:, levers], brings, True)
    value[:, GUARDS] -= season / p["employers.held_per_guard"]
    value[:, DEBT] -= p["employers.advance_usd"] / seen.wage_usd
    if not use:
        value[:, UNDERPAY] -= (1 - pay[:, UNDERPAY]) * season
    value[:, PAPERS] = np.where(seen.documented & (region != CENTRAL), value[:, PAPERS], -np.inf)  # there are papers to keep
    value[:, DENOUNCE] = np.where(seen.documented, -np.inf, value[:, DENOUNCE])
    return value, pay


def worth(world, seen: Seen, pay, hold, brings, held: bool) -> np.ndarray:
    """(n, m) days of wage for a season at `pay` when leaving costs `hold` USD: days stayed x (brings - pay), the place
    empty after leaving, fines and a case as far as it is told, scruples."""
    p, boss = world.p, world.employers
    season, region = p["employers.season_days"], boss.region[seen.employer]
    guarded = (np.arange(pay.shape[1]) == GUARDS_AT) & held
    goes = leaving(world, seen, pay, hold, guarded) * np.where(guarded, way_out(world, seen)[:, None], 1.0)
    stays = season * (1 - goes) + p["work.notice_days"] * goes
    empty = goes * (refill_days(world)[region] * p["employers.margin_share"])[:, None]
    speak, silent = telling(world, seen, seen.wage_usd * season * (1 - pay.mean(axis=1)) + held * p["people.loss_taken_usd"])
    tells = expit((p["trust.median"] * speak - silent) / p["speaking.usd"])
    unit, in_us = inspectorate(world, region), (region == US).astype(int)
    visited = world.inspected_year[in_us] * season / 365 * boss.sanction[seen.employer]
    fine = (visited * tells * world.officials.sanction_days[unit])[:, None]
    case = (tells[:, None] * (visited[:, None] + goes)) * p["employers.sanction_days"] * world.conviction_belief if held else 0.0
    scruple = boss.scruple_days[seen.employer][:, None] * (held + (1 - pay))
    return stays * (brings - pay) - empty - fine - case - scruple


def accepts(world, seen: Seen, promise_share, belief, refuse_days) -> np.ndarray:
    """Chance that one asked comes, as a recruiter reckons: believed promise over a season against what refusing is worth
    (days of the going wage); promise_share may be (n, m)."""
    season = world.p["employers.season_days"]
    refuse = refuse_days[:, None] if np.ndim(promise_share) == 2 else refuse_days
    believed = belief[:, None] if np.ndim(promise_share) == 2 else belief
    return expit((believed * promise_share * season - refuse) / world.p["work.accept_days"])


def offers(world, seen: Seen, belief, refuse_days, use=True) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What an offer meant to end in each treatment brings, (n, 6); the pay meant, (n, 6); whether it is best told falsely, (n, 6).

    True: the pay as it will be. False: more than that, known not to be paid; more come, and whoever has scruples feels it."""
    p, boss = world.p, world.employers
    value, pay = terms(world, seen, use)
    come_true = accepts(world, seen, pay, belief, refuse_days)
    told = p["recruiters.told_share"]
    come_false = accepts(world, seen, np.full_like(pay, told), belief, refuse_days)
    lie = boss.scruple_days[seen.employer][:, None] * np.maximum(told - pay, 0.0)
    honest, false = np.where(value > 0, come_true, 1.0) * value, np.where(value - lie > 0, come_false, 1.0) * (value - lie)
    false[:, FAIR] = -np.inf
    return np.maximum(honest, false), pay, false > honest


def held_usd(world, who, employer) -> np.ndarray:
    """(n,) USD that each, held to work by the best lever, brings an employer in a season over one hired fairly."""
    seen = as_seen(world, who, employer, documented=np.zeros(len(who), bool))
    value, _ = terms(world, seen)
    return (value[:, list(LEVERS)].max(axis=1) - np.maximum(value[:, FAIR], 0.0)) * seen.wage_usd


def bids(world, region: int, who) -> tuple[np.ndarray, np.ndarray]:
    """(USD a buyer pays for control over each of `who`, the buyer): the second of the bids of those asked; 0 and -1: no buyer.

    A buyer bids what a person held to work brings it over one hired fairly; never less than nothing, less the more it holds already. Sellers of a woman ask bars,
    of others all who are near. Keyed to the person."""
    p, boss = world.p, world.employers
    near = world.employers_by_region[region]
    bars = near[boss.sector[near] == BAR]
    n, asked = len(who), int(p["employers.buyers_asked"])
    if n == 0 or len(near) == 0:
        return np.zeros(n), np.full(n, -1)
    pick = world.draws.uniform(world.people.key[who][:, None], "buyers asked", world.people.attempts[who][:, None], np.arange(asked)[None, :])
    buyer = near[(pick * len(near)).astype(int)]
    if len(bars):
        woman = world.people.sex[who] == 0
        buyer[woman] = bars[(pick[woman] * len(bars)).astype(int)]
    flat = buyer.ravel()
    usd = held_usd(world, np.repeat(who, asked), flat)
    usd *= p["gangs.buyer_holds"] / (p["gangs.buyer_holds"] + held_together(world)[flat])
    usd = np.where(boss.closed_until[flat] < world.day, np.maximum(usd, 0.0), 0.0).reshape(n, asked)
    order = np.argsort(-usd, axis=1, kind="stable")
    rows = np.arange(n)
    price = usd[rows, order[:, min(1, asked - 1)]]
    return price, np.where(price > 0, buyer[rows, order[:, 0]], -1)


def bid_usd(world, region: int, who) -> np.ndarray:
    """(n,) USD that buyers in a region (code of employers.REGIONS) would pay for control over each of `who`: see `bids`.

    For captors and guides who weigh a sale; the buyer of `bids` takes the person with `world.bought(who, buyer, price)`."""
    return bids(world, region, who)[0]
