"""Bargaining between employers and workers: what each way to treat a worker brings, what leaving is worth, what a buyer bids.

Employers reckon in days of the going wage over a season; they expect workers to leave as workers themselves weigh it
(`stay_or_leave`), so that papers, age, language and kin count only by the other work they open (model.md, staying in work).
"""

from __future__ import annotations

import numpy as np
from scipy.special import expit

from corridor.agents import bargain
from corridor.agents.bargain import (
    DEBT,
    DENOUNCE,
    FAIR,
    GUARDS,
    MARKET,
    PAPERS,
    RATES,
    SEEN,
    Bosses,
    People,
)
from corridor.agents.employers import (
    CENTRAL,
    REGIONS,
    US,
    inspectorate,
    openings,
    wages,
)
from corridor.life import those

TREATMENTS = ("fair", "underpaid", "papers", "debt", "denunciation", "guards")
REGION = np.arange(len(REGIONS))
IN_US = REGION == US
COUNTRY = IN_US.astype(int)  # of each region: 0 Mexico and Central America, 1 the U.S.
LEVERS = (PAPERS, DEBT, DENOUNCE, GUARDS)


class Seen:
    """Workers as employers see them: a table (bargain.SEEN) whose columns are attributes, (n,) arrays."""

    def __init__(self, table):
        self.table = table

    def __getattr__(self, column):
        if column in SEEN.names:
            return self.table[column]
        raise AttributeError(column)

    def of(self, rows) -> Seen:
        """Some of them."""
        return Seen(self.table[rows])

    def but(self, **altered) -> Seen:
        """The same with some columns altered: asks "what if"."""
        other = self.table.copy()
        for column, values in altered.items():
            other[column] = values
        return Seen(other)

    def without_weakness(self) -> Seen:
        """The same people with papers of their own, no debts, of age, and able to ask around."""
        return self.but(documented=True, tied=False, owes_usd=0.0, minor=False, speaks=True)


def papers(world, who) -> np.ndarray:
    """(n,) bool: has a right to work where the person is (free in Central America, CA-4)."""
    people, country = world.people, world.country_of(world.people.place[who])
    in_mexico = np.maximum(people.papers_mx[who], people.papers_us[who]) >= world.day
    return np.where(country == "US", people.papers_us[who] >= world.day, np.where(country == "MX", in_mexico, True))


def as_seen(world, who, employer, documented=None) -> Seen:
    """Who an employer has before it; documented: (n,) or one for all, where the place of work is not where the person is."""
    documented = papers(world, who) if documented is None else np.atleast_1d(documented)
    return Seen(bargain.as_seen(who, employer, documented, people_seen(world), bosses_seen(world), market(world)))


def people_seen(world) -> People:
    """What employers see of people."""
    of, tied = world.people, world.tied_to_employer
    return People(
        of.nationality, of.skill, of.sex, of.minor, of.indigenous, of.schooling, of.kin, of.seasonal, of.recruited, of.situation,
        of.smuggler_debt_usd, of.balance_usd, of.bond_usd, of.fee_usd, of.scheme, tied.of_scheme)


def bosses_seen(world) -> Bosses:
    """What those who bargain see of employers."""
    boss = world.employers
    return Bosses(boss.region, boss.sector, boss.scruple_days, boss.sanction, boss.closed_until, held_together(world))


def market(world) -> np.ndarray:
    """What workers meet today in each region (bargain.MARKET): wages and places as of the day, the rest as known by now."""
    rules, (unit, today) = world.officials, standing_market(world)
    today["usual_pay"] = world.usual_pay
    today["believed_removed"] = world.removed_belief[COUNTRY] * (1 - rules.firewall[unit])
    today["unnamed"] = rules.tip_line[unit] <= 0
    today["sanction_days"] = rules.sanction_days[unit]
    today["visits_season"] = world.inspected_year[COUNTRY] * world.p["employers.season_days"] / 365
    return today


def standing_market(world) -> tuple[np.ndarray, np.ndarray]:
    """(row of each region's inspectorate, what of the market is the same all day), made anew with the day's openings."""
    _, vacant, reach = openings(world)
    if getattr(world, "_market", (None,))[0] is not vacant:
        today = np.zeros(len(REGIONS), MARKET)
        today["abroad"], today["central"] = IN_US, REGION == CENTRAL
        today["openings_bare"], today["openings_free"] = reach
        today["wage_usd"], today["wage_factor"], today["refill_days"] = wages(world)
        world._market = (vacant, inspectorate(world, REGION), today)
    return world._market[1:]


def rates(world) -> np.ndarray:
    """Parameters and beliefs of a bargain (bargain.RATES, one row)."""
    p = world.p
    return np.array([(
        p["employers.season_days"], p["employers.margin_share"], p["employers.keep_share"], p["employers.credit_share"],
        p["employers.advance_usd"], p["employers.held_per_guard"], p["employers.unwilling_output"], p["employers.bar_takings"],
        p["employers.sanction_days"] * world.conviction_belief, p["work.offers_heard"], p["work.heard_without_language"],
        p["work.heard_through_kin"], p["work.round_days"], p["work.notice_days"], p["work.leave_days"], p["work.held_day_usd"],
        p["work.papers_usd"], p["work.caught_usd"], p["work.debt_followed"], p["work.watched_per_guard"], p["work.trip_usd"],
        world.officials.bus_days[world.official_row["migration_office:mexico"]], p["people.loss_stopped_usd"], p["people.loss_taken_usd"],
        p["trust.median"], p["speaking.usd"],
    )], RATES)


def outlook(world, seen: Seen) -> np.ndarray:
    """(n, 5): `elsewhere` (two columns), `threat_usd`, the same with the other kind of papers, `way_out`."""
    return bargain.outlook(seen.table, market(world), rates(world))


def elsewhere(world, seen: Seen) -> tuple[np.ndarray, np.ndarray]:
    """What other work is worth: (part of the going wage others pay, days to find it), (n,).

    Each day of search some offers are heard; those without papers of their own, or under age by them, are taken only by who
    does not ask; who lacks the language hears fewer, who has kin nearby hears more."""
    found = outlook(world, seen)
    return found[:, 0], found[:, 1]


def refusing(world, share, days) -> np.ndarray:
    """(n,) what turning down one offer is worth to who looks for work, days of the going wage over a season: another of this round,
    or the work found later. share, days: (n,) each, see `elsewhere`."""
    p = world.p
    found, season = np.minimum(p["work.round_days"] / days, 1.0), p["employers.season_days"]
    return share * (found * season + (1 - found) * np.maximum(season - days, 0.0))


def threat_usd(world, seen: Seen) -> np.ndarray:
    """(n,) what being denounced is felt to cost: belief that those reported are taken, unless shielded, times what being sent
    back costs: the journey and the fee to who was on the way or is in the U.S., some days' pay and the trip to who came for this work."""
    return outlook(world, seen)[:, 2]


def way_out(world, seen: Seen) -> np.ndarray:
    """(n,) chance to get past the guards: more who are held together, for each guard."""
    return outlook(world, seen)[:, 4]


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


def hold_usd(world, seen: Seen) -> np.ndarray:
    """(n, 6) USD that leaving costs a worker under each treatment: papers lost, a debt followed home, being reported, guards."""
    today, mine = market(world), rates(world)
    return bargain.costs_of_leaving(seen.table, bargain.outlook(seen.table, today, mine), today, mine)


def stay_or_leave(world, seen: Seen, pay_share, hold_usd_of, guarded=False) -> np.ndarray:
    """(n, 2) what staying and leaving bring a worker over a season, days of the going wage.

    pay_share: part of the going wage now received (or credited). hold_usd_of: USD that leaving costs. guarded: days under guard
    are felt to cost more than the pay lacking. Each (n,) or a number."""
    each = (np.atleast_1d(np.asarray(part, float)) for part in (pay_share, hold_usd_of, guarded))
    return bargain.stay_or_leave(*each, seen.table, market(world), rates(world))


def telling(world, seen: Seen, withheld_usd) -> tuple[np.ndarray, np.ndarray]:
    """(speak, keep silent), USD: what a worker may win by telling an inspector against what it may cost; times trust.

    withheld_usd: pay owed, and for those held what freedom is worth."""
    told = bargain.telling_each(withheld_usd, seen.table, market(world), rates(world))
    return told[:, 0], told[:, 1]


def terms(world, seen: Seen, use=True) -> tuple[np.ndarray, np.ndarray]:
    """What each treatment brings for a season, (n, 6) days of the going wage, and the pay it goes with, (n, 6) shares.

    use False: withheld work is taken to bring nothing (law.md's counterfactual for the purpose). Fair: the margin of a willing
    worker. Underpaid: the pay that brings most, less pay against more leaving. Levers: the keep (and a credit), less output,
    against leaving, guards, fines as far as workers tell, a case, scruples (bargain.terms, bargain.worth)."""
    return bargain.terms(bool(use), seen.table, market(world), rates(world))


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
    return bargain.held_usd(as_seen(world, who, employer, documented=False).table, market(world), rates(world))


def bids(world, region: int, who) -> tuple[np.ndarray, np.ndarray]:
    """(USD a buyer pays for control over each of `who`, the buyer): the second of the bids of those asked; 0 and -1: no buyer.

    A buyer bids what a person held to work brings it over one hired fairly (bargain.held_usd); never less than nothing, less the more
    it holds already. Sellers of a woman ask bars, of others all who are near. Keyed to the person."""
    p, near, bars = world.p, world.employers_by_region[region], world.bars_by_region[region]
    n, asked = len(who), int(p["employers.buyers_asked"])
    if n == 0 or len(near) == 0:
        return np.zeros(n), np.full(n, -1)
    each, option = np.divmod(np.arange(n * asked), asked)
    pick = world.draws.uniform(world.people.key[who[each]], "buyers asked", world.people.attempts[who[each]], option).reshape(n, asked)
    return bargain.bids(pick, near, bars, p["gangs.buyer_holds"], world.day, who, people_seen(world), bosses_seen(world), market(world), rates(world))
