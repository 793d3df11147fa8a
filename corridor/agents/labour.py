"""Bargaining between employers and workers: what each way to treat a worker brings, what leaving is worth, what a buyer bids.

Employers reckon in days of the going wage over a season; they expect workers to leave as workers themselves weigh it
(`stay_or_leave`), so that papers, age, language and kin count only by the other work they open (model.md, staying in work).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from corridor.agents import bargain, bidding, plans
from corridor.agents.bargain import (
    DEBT,
    DENOUNCE,
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
    SECTORS,
    US,
    at_each,
    inspectorate,
    openings,
    wages,
)
from corridor.agents.plans import Asking, Planning
from corridor.life import those

REGION = np.arange(len(REGIONS))
IN_US = REGION == US
LEVERS = (PAPERS, DEBT, DENOUNCE, GUARDS)
SECTOR_RULES = tuple(f"sector_{name}" for name in SECTORS)  # rule columns of permits


class Seen:
    """Workers as employers see them: a table (bargain.SEEN) whose columns are attributes, (n,) arrays."""

    def __init__(self, table):
        self.table = table

    def __getattr__(self, column):
        if column in SEEN.names:
            return self.table[column]
        raise AttributeError(column)

    def but(self, **altered) -> Seen:
        """The same with some columns altered: asks "what if"."""
        other = self.table.copy()
        for column, values in altered.items():
            other[column] = values
        return Seen(other)


def papers(world, who) -> np.ndarray:
    """(n,) bool: has a right to work where the person is (free in Central America, CA-4)."""
    people = world.people
    return bargain.may_work(who, world.day, people.place, people.papers_us, people.papers_mx, world.across, world.in_mexico)


def papers_at(world, who, region) -> np.ndarray:
    """(n,) bool: would have a right to work in a region (n,)."""
    people = world.people
    return (people.papers_us[who] >= world.day) | ((people.papers_mx[who] >= world.day) & (region != US)) | (region == CENTRAL)


def as_seen(world, who, employer, documented=None) -> Seen:
    """Who an employer has before it; documented: (n,) or one for all, where the place of work is not where the person is."""
    documented = papers(world, who) if documented is None else np.atleast_1d(documented)
    people, bosses, today, _ = bargaining(world)
    return Seen(bargain.as_seen(who, employer, documented, people, bosses, today, world.p["employers.advance_usd"]))


def bargaining(world) -> tuple[People, Bosses, np.ndarray, np.ndarray]:
    """What a bargain hangs on now: what employers see of people, what those who bargain see of employers, what workers meet in each
    region (bargain.MARKET: wages and places as of the day, the rest as known by now), parameters and beliefs (bargain.RATES, one row)."""
    known, held, kept = standing_market(world), held_together(world), getattr(world, "_bargaining", (None, None))
    if kept[0] is not known or kept[1] is not held:
        world._bargaining = kept = (known, held, *_columns(world, known, held))
    return *kept[2:], market(world, known), rates(world)


def _columns(world, known: Standing, held) -> tuple[People, Bosses]:
    """The columns that a bargain reads. held: (employers,) people held together by each."""
    of, boss = world.people, world.employers
    people = People(
        of.key, of.attempts, of.jobs, of.nationality, of.skill, of.sex, of.minor, of.indigenous, of.schooling, of.kin, of.seasonal, of.recruited,
        of.situation, of.smuggler_debt_usd, of.balance_usd, of.bond_usd, of.owed_employer, of.fee_usd, of.trafficker_kind, of.trafficker, of.scheme,
        of.employer, of.lever, of.outside_usd, known.ties, 1.0 / world.scale)
    bosses = Bosses(
        boss.region, boss.sector, boss.scruple_days, boss.sanction, boss.closed_until, boss.asks_papers, held)
    return people, bosses


def market(world, known=None) -> np.ndarray:
    """What workers meet today in each region (bargain.MARKET): wages and places as of the day, the rest as known by now. known:
    `standing_market`, where it is at hand."""
    rules, known = world.officials, known or standing_market(world)
    bargain.learned(known.market, world.usual_pay, world.removed_belief, world.inspected_year, rules.firewall, rules.tip_line,
                    rules.sanction_days, known.unit, world.p["employers.season_days"])
    return known.market


class Standing(NamedTuple):
    """What is the same all day where people bargain: `market` (bargain.MARKET) as far as it is."""

    looks: np.ndarray  # see openings
    vacant: np.ndarray
    market: np.ndarray
    unit: np.ndarray  # (regions,) row of the inspectorate
    ties: np.ndarray  # (schemes and none,) whether a permit ties to one employer
    placed: np.ndarray  # (schemes and none,) whether a public office places who holds it
    opens: np.ndarray  # (schemes, sectors) whether a permit lets one work there
    factor: np.ndarray  # (employers,) on the going wage
    p: dict[str, float]  # the parameters in force


def standing_market(world) -> Standing:
    """What is the same all day, made anew with the day's openings."""
    known, (looks, vacant, reach) = getattr(world, "_market", None), openings(world)
    if known is None or known.vacant is not vacant:
        rules, today = world.officials, np.zeros(len(REGIONS), MARKET)
        today["abroad"], today["central"] = IN_US, REGION == CENTRAL
        today["openings_bare"], today["openings_free"] = reach
        today["wage_usd"], today["wage_factor"], today["refill_days"] = wages(world)
        opens = np.stack([getattr(rules, column)[world.scheme_rows] > 0 for column in SECTOR_RULES], axis=1)
        same = known is not None and known.p is world.p
        factor = known.factor if same else np.exp(world.p["work.wage_spread"] * world.employers.pays.astype(float))
        world._market = known = Standing(looks, vacant, today, inspectorate(world, REGION), world.tied_to_employer.of_scheme,
                                         world.public_place.of_scheme, opens, factor, world.p)
    return known


def rates(world) -> np.ndarray:
    """Parameters and beliefs of a bargain (bargain.RATES, one row), made anew when one of them has changed."""
    p, known = world.p, getattr(world, "_rates", None)
    bus_days = world.officials.bus_days[world.official_row["migration_office:mexico"]]
    if known is None or known[0] is not p or known[1:3] != (world.conviction_belief, bus_days):
        table = np.array([(
            p["employers.season_days"], p["employers.margin_share"], p["employers.keep_share"], p["employers.credit_share"],
            p["employers.charges_share"], p["employers.advance_usd"], p["employers.held_per_guard"], p["employers.unwilling_output"], p["employers.bar_takings"],
            p["employers.sanction_days"] * world.conviction_belief, p["work.offers_heard"], p["work.heard_without_language"],
            p["work.heard_through_kin"], p["work.round_days"], p["work.notice_days"], p["work.leave_days"], p["work.held_day_usd"],
            p["work.papers_usd"], p["work.caught_usd"], p["work.debt_followed"], p["work.watched_per_guard"], p["work.trip_usd"],
            bus_days, p["people.loss_stopped_usd"], p["people.loss_taken_usd"], p["people.loss_abused_usd"],
            p["trust.median"], p["speaking.usd"],
        )], RATES)
        world._rates = known = (p, world.conviction_belief, bus_days, table)
    return known[3]


def planning(world) -> Planning:
    """What employers plan by."""
    p = world.p
    return Planning(world.draws.base("terms"), p["employers.choice_days"], p["recruiters.told_share"], p["work.accept_days"])


def asking(world, region: int) -> Asking:
    """What those meet who look for work in a region."""
    known, draws = standing_market(world), world.draws
    return Asking(draws.base("offer"), draws.base("offer taken"), int(world.p["work.offers_heard"]), region == US,
                  world.employers_by_region[region], known.looks, known.factor, known.opens, known.placed)


def outlook(world, seen: Seen) -> np.ndarray:
    """(n, 5): `elsewhere` (two columns), `threat_usd`, the same with the other kind of papers, `way_out`."""
    return bargain.outlook(seen.table, market(world), rates(world))


def elsewhere(world, seen: Seen) -> tuple[np.ndarray, np.ndarray]:
    """What other work is worth: (part of the going wage others pay, days to find it), (n,).

    Each day of search some offers are heard; those without papers of their own, or under age by them, are taken only by who
    does not ask; who lacks the language hears fewer, who has kin nearby hears more."""
    found = outlook(world, seen)
    return found[:, 0], found[:, 1]


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
    return at_each(those(people, "working"), people.employer, people.lever, True, len(world.employers)) / world.scale


def hold_usd(world, seen: Seen) -> np.ndarray:
    """(n, 6) USD that leaving costs a worker under each treatment: papers lost, a debt followed home, being reported, guards."""
    today, mine = market(world), rates(world)
    return bargain.costs_of_leaving(seen.table, bargain.outlook(seen.table, today, mine), today, mine)


def stay_or_leave(world, seen: Seen, pay_share, hold_usd_of, guarded=False, abused=False) -> np.ndarray:
    """(n, 2) what staying and leaving bring a worker over a season, days of the going wage.

    pay_share: part of the going wage now received (or credited). hold_usd_of: USD that leaving costs. guarded: days under guard
    are felt to cost more than the pay lacking. abused: so is sexual use, expected in the season. Each (n,) or a number."""
    each = (np.atleast_1d(np.asarray(part, float)) for part in (pay_share, hold_usd_of, guarded, abused))
    return bargain.stay_or_leave(*each, seen.table, market(world), rates(world))


def telling(world, seen: Seen, withheld_usd, held, trust, visit: bool) -> tuple[np.ndarray, np.ndarray]:
    """(speak, keep silent), USD: what a worker may win by telling an inspector (one who has come, on a visit) against what it may cost.

    withheld_usd: pay owed, and for those held what freedom is worth; held: (n,) bool; trust: (n,), speaking is yet to be weighed by it."""
    told = bargain.telling_each(withheld_usd, held, trust, visit, seen.table, market(world), rates(world))
    return told[:, 0], told[:, 1]


def terms(world, seen: Seen, use=True) -> tuple[np.ndarray, np.ndarray]:
    """What each treatment brings for a season, (n, 6) days of the going wage, and the pay it goes with, (n, 6) shares.

    use False: withheld work is taken to bring nothing (law.md's counterfactual for the purpose). Fair: the margin of a willing
    worker. Underpaid: the pay that brings most, less pay against more leaving. Levers: the keep (and a credit), less output,
    against leaving, guards, fines as far as workers tell, a case, scruples (bargain.terms, bargain.worth)."""
    return bargain.terms(bool(use), seen.table, market(world), rates(world))


def offers(world, seen: Seen, belief, refuse_days, use=True) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What an offer meant to end in each treatment brings, (n, 6); the pay meant, (n, 6); whether it is best told falsely, (n, 6).

    True: the pay as it will be. False: more than that, known not to be paid; more come, and whoever has scruples feels it."""
    return plans.offers(bool(use), seen.table, belief, refuse_days, planning(world), market(world), rates(world))


def purse_unseen(world, who) -> None:
    """Whoever would buy a person, or claims one, does not look into purses: what lies beyond the work is taken to be as usual among workers."""
    world.people.outside_usd[who] = world.usual_outside_usd


def held_usd(world, who, employer) -> np.ndarray:
    """(n,) USD that each, held to work by the best lever, brings this employer in a season over the best it would do without, with its
    tastes for the person (`purse_unseen`)."""
    purse_unseen(world, who)
    seen = as_seen(world, who, employer, documented=papers_at(world, who, world.employers.region[employer]))
    return bidding.held_usd(seen.table, bargaining(world)[0], planning(world), market(world), rates(world))


def bids(world, region, who) -> tuple[np.ndarray, np.ndarray]:
    """(USD a buyer in a region, int or (n,), pays for control over each of `who`, the buyer): the second of the bids of those asked; 0 and -1: no buyer.

    A buyer bids what a person held to work brings it over the best it would do with one who is free, with the tastes by which it would
    treat this person (bidding.held_usd): who would not hold bids nothing; less the more it holds already. Sellers of a woman ask bars,
    of others all who are near. Keyed to the person (`purse_unseen`)."""
    if len(who) == 0:
        return np.zeros(0), np.zeros(0, np.int64)
    purse_unseen(world, who)
    p, base = world.p, world.draws.base("buyers asked")
    region = region if type(region) is np.ndarray else np.full(len(who), region)
    return bidding.bids(int(p["employers.buyers_asked"]), base, region, tuple(world.employers_by_region), tuple(world.bars_by_region),
                        p["gangs.buyer_holds"], world.day, who, papers_at(world, who, region), planning(world), *bargaining(world))
