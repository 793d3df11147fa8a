"""Employers and recruiters: who they are, the places they have to fill, and what being short of hands means."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numba import njit
from scipy.special import ndtri

from corridor.agents.migrants import NATIONALITIES
from corridor.crowd import Column, View, among
from corridor.life import those
from corridor.randomness import mixed

SECTORS = ("plantation", "home", "bar", "building", "services")
PLANTATION, HOME, BAR, BUILDING, SERVICES = range(5)
REGIONS = ("chiapas", "transit", "border", "us", "central_america")
CHIAPAS, TRANSIT, BORDER, US, CENTRAL = range(5)
WORKING_DAYS_A_YEAR = 250
SCARCEST = 0.01  # share of places; below it a shortage of work is no longer told apart


class Employer(View):
    """A plantation, household, bar, builder or service firm, with the recruiter that works for it."""

    columns: ClassVar[dict[str, Column]] = {
        "sector": Column("int8", categories=SECTORS),
        "region": Column("int8", categories=REGIONS),
        "scruple_days": Column("float32", unit="days of wage", doc="what it forgoes rather than do harm"),
        "pays": Column("float32", doc="how the going wage there differs from the region's, standard normal (times work.wage_spread)"),
        "sanction": Column("float32", 1.0, doc="learned danger of being found, factor"),
        "places": Column("float32", unit="people", doc="hands it can use at full demand, real"),
        "asks_papers": Column("bool", doc="takes only people with papers, and of age by them"),
        "closed_until": Column("int32", -9999, doc="day until which an inspection has closed it"),
        "gain_usd": Column("float64", unit="USD", doc="what work has brought less what was paid out for it, of simulated people"),
    }


def make_employers(world) -> None:
    """Create the employers of Chiapas, Mexico's transit cities, its northern border, the United States and Central America."""
    p, draws = world.p, world.draws
    n = int(p["employers.number"])
    ids = np.arange(n)
    shares = np.cumsum([p["employers.in_chiapas"], p["employers.in_transit"], p["employers.in_border"], p["employers.in_us"]])
    region = np.searchsorted(shares, draws.stratified(ids, "employer region"))
    farms = np.where(among(region, (TRANSIT, BORDER)), p["employers.plantations"], 0.0)  # no plantations in the cities
    size = np.exp(p["employers.size_spread"] * ndtri(draws.stratified(ids, "employer size", region)))
    wanted = np.array([p[f"employers.places_{name}"] for name in REGIONS])
    places = wanted[region] * size / np.bincount(region, size, minlength=len(REGIONS))[region]
    mark = draws.stratified(ids, "employer sector", region, places)  # so many places at work of each sector, not so many employers
    sector = np.searchsorted(np.cumsum([p[f"employers.{name}"] for name in ("plantations", "homes", "bars", "builders")]), farms + (1 - farms) * mark)
    scruple, papers, pays = draws.made_up(ids, ("employer scruple", "asks papers", "usual wage"), region * len(SECTORS) + sector, places)
    world.employers = world.populate(
        Employer, n, region=region, sector=sector, places=places,
        asks_papers=papers < np.where(region == US, p["employers.ask_papers_us"], p["employers.ask_papers_mexico"]),
        scruple_days=-p["employers.scruple_days"] * np.log(scruple), pays=ndtri(pays),
    )
    world.employers_by_region = [np.flatnonzero(region == r) for r in range(len(REGIONS))]
    world.bars_by_region = [near[sector[near] == BAR] for near in world.employers_by_region]
    world.usual_pay = np.full(len(REGIONS), p["employers.usual_pay_start"])  # learned: part of the going wage that is paid
    world.removed_belief = np.full(2, p["work.removed_believed"])  # learned: of those reported at work, taken (Mexico, U.S.)


def demand(world) -> np.ndarray:
    """(employers,) hands each can use today, real people: places by the season, none while closed."""
    boss = world.employers
    season = np.ones(len(boss))
    farms = boss.sector == PLANTATION
    season[farms & (boss.region == CHIAPAS)] = world.driver("demand.chiapas_harvest")
    season[farms & (boss.region == US)] = world.driver("demand.us_agriculture")
    return boss.places * season * (boss.closed_until < world.day)


def staff(world) -> np.ndarray:
    """(employers,) people now at work for each, real."""
    people = world.people
    return at_each(those(people, "working"), people.employer, people.lever, False, len(world.employers)) / world.scale


@njit(cache=True)
def at_each(at_work, employer, lever, held, employers) -> np.ndarray:
    """(employers,) people of the rows `at_work` with each employer; held: those under a lever only."""
    number = np.zeros(employers, np.int64)
    for one in at_work:
        if employer[one] >= 0 and (lever[one] > 0 or not held):
            number[employer[one]] += 1
    return number


def openings(world) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(employers,) bool: would take on somebody who asks today; (regions,) share of the places there that are vacant;
    (2, regions) share of the employers there expected to take on somebody: without papers, and with.

    A vacant place is often promised to somebody else, in the U.S. the more so the more people are without work. At a small scale
    a place is a part of a simulated person: keyed random rounding (principle 6)."""
    today = getattr(world, "_openings", None)
    if today is None or today[0] != world.day:
        boss, p = world.employers, world.p
        usual = p["work.openings_free"], p["work.openings_free"] * (p["work.usual_unemployment"] / world.driver("unemployment.us"))
        today = world._openings = (world.day, *_openings(
            demand(world), staff(world), boss.region, boss.sector, boss.asks_papers, usual, world.scale, world.draws.base("opening"), world.day))
    return today[1:]


@njit(cache=True)
def _openings(want, staff, region, sector, asks_papers, usual, scale, base, day):
    """See openings; want, staff: (employers,) hands each can use and has. usual: part of the vacant places that are free, in the U.S. too;
    farms hire at the gate."""
    looks, number, reach = np.empty(len(want), np.bool_), np.zeros(len(REGIONS)), np.zeros((2, len(REGIONS)))
    of_region, vacant = np.zeros(len(REGIONS)), np.zeros(len(REGIONS))
    for boss in range(len(want)):
        at, room = region[boss], max(want[boss] - staff[boss], 0.0)
        free = 1.0 if sector[boss] == PLANTATION else usual[1 if at == US else 0]
        looks[boss] = mixed(np.uint64(boss), base, np.uint64(day), np.uint64(0)) < min(room * scale, 1.0) * free
        likely = min(room, 1.0) * free
        of_region[at] += want[boss]
        vacant[at] += room
        number[at] += 1
        reach[1, at] += likely
        if not asks_papers[boss]:
            reach[0, at] += likely
    return looks, vacant / np.maximum(of_region, 1.0), reach / np.maximum(number, 1)


def wages(world) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(USD a day usual for one of skill 1 by region and nationality, (regions,) factor on it: employers short of hands pay more, a
    wage curve over vacancies, and days a place stands empty when somebody leaves: longer where many are vacant).

    Reckoned anew with the day's openings."""
    p, vacant = world.p, openings(world)[1]
    today = getattr(world, "_wages", None)
    if today is None or today[0] is not vacant:
        mexico, table = world.driver("wages.mexico"), np.empty((len(REGIONS), len(NATIONALITIES)))
        table[CHIAPAS], table[TRANSIT], table[BORDER], table[US] = world.driver("wages.chiapas"), mexico, mexico, world.us_wage_usual()
        table[CENTRAL] = [world.driver(f"wages.home.{country}") for country in NATIONALITIES]
        factor = (np.maximum(vacant, SCARCEST) / p["work.usual_vacancies"]) ** p["work.wage_curve"]
        today = world._wages = (vacant, table, factor, p["employers.refill_days"] * vacant / p["work.usual_vacancies"])
    return today[1:]


def going_wage(world, who, region) -> np.ndarray:
    """(n,) USD a day usual for these people in a region (int or (n,))."""
    usual, factor, _ = wages(world)
    region = region if type(region) is np.ndarray else np.array([region])
    return _going_wage(who, region, world.people.nationality, world.people.skill, usual, factor)


@njit(cache=True)
def _going_wage(who, region, nationality, skill, usual, factor) -> np.ndarray:
    """See going_wage; region: (n,) or (1,)."""
    wage = np.empty(len(who))
    for i in range(len(who)):
        one, at = who[i], region[i if len(region) > 1 else 0]
        here = usual[at, nationality[one]]
        if at == CENTRAL:
            wage[i] = here * skill[one] * factor[at]
        else:
            wage[i] = np.float64(np.float32(here) * skill[one]) * factor[at]  # rounded, as columns of USD a day are
    return wage


def inspectorate(world, region) -> np.ndarray:
    """(n,) row of the labour inspectorate a region is under; Central America's is taken to be like Mexico's before any reform."""
    return np.where(np.asarray(region) == US, world.official_row["inspectorate:us"], world.official_row["inspectorate:mexico"])
