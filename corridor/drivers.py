"""Exogenous dated series: wages, incomes, kin abroad, violence, demand, Mexican crossers, heat.

Published rows live in `data/drivers.csv` with their ids. What is derived from them, and every assumption, is in the
`meaning` and `source` of each series. Between published years the last one holds; before the first, the first. Agents of the
Border Patrol by sector and year, and members of gangs removed, are decided: they are the status quo of us_border_control and
gang_deportation, not drivers.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from corridor.parameters import MOST_TIMES

SECTORS = ("rio_grande_valley", "laredo", "del_rio", "big_bend", "el_paso", "tucson", "yuma", "el_centro", "san_diego")
COUNTRIES = ("SV", "GT", "HN", "NI")
WORKING_HOURS = 8.0  # hours a day, by definition of the series
PAID_DAYS_SHARE = 0.8  # assumption: share of days on which a low-skilled worker at home finds paid work
DAYS_A_YEAR = 365
COSTA_RICA_USD = 15.0  # a day: assumption (general knowledge, unverified: minimum for farm work there around 2011, some 7,600 colones)
SERVICE_OVER_MINIMUM = 1.2  # assumption: low-skilled service wage over the federal minimum
CHIAPAS_OVER_MINIMUM = 1.3  # assumption: harvest wage over Mexico's area C minimum
MEXICO_OVER_MINIMUM = 1.8  # assumption: low-skilled wage over the area A minimum
CAUGHT_SHARE = 0.45  # assumption: share of crossing attempts of Mexicans that end in an apprehension
FIELD_SEASON = (0.75, 0.75, 0.85, 0.95, 1.10, 1.20, 1.20, 1.15, 1.15, 1.15, 0.95, 0.80)  # assumption, mean 1
HEAT = (0.0, 0.0, 0.1, 0.25, 0.55, 0.9, 1.0, 0.9, 0.65, 0.3, 0.05, 0.0)  # assumption; see D2680: six deaths in ten


@dataclass(frozen=True)
class Series:
    """One driver: `value` takes a date and gives a number in `unit`."""

    name: str
    unit: str
    source: str
    meaning: str
    value: Callable[[datetime.date], float]


def _start(period: str) -> tuple[int, int] | None:
    """(year, month) from which a published period holds; None if undated. Fiscal years start in October."""
    if period.startswith("FY"):
        return int(period[2:6]) - 1, 10
    if period.startswith("month "):
        return 0, int(period[6:8])
    if period[:4].isdigit():
        return int(period[:4]), int(period[5:7]) if len(period) == 7 and period[4] == "-" else 1
    return None


@lru_cache(maxsize=1)
def published() -> dict[tuple[str, str], list[tuple[tuple[int, int], float, str]]]:
    """(series, place) -> [((year, month), value, id)] in order of time."""
    table: dict = {}
    with resources.files("corridor").joinpath("data/drivers.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            start = _start(row["period"])
            if start:
                table.setdefault((row["series"], row["place"]), []).append((start, float(row["value"]), row["id"]))
    return {key: sorted(rows) for key, rows in table.items()}


def _held(series: str, place: str) -> tuple[Callable[[datetime.date], float], str]:
    rows = published()[series, place]

    def value(date: datetime.date) -> float:
        found = rows[0][1]
        for start, number, _ in rows:
            if start <= (date.year, date.month):
                found = number
        return found

    return value, ", ".join(row[2] for row in rows)


def _monthly(series: str, place: str) -> tuple[tuple[float, ...], str]:
    rows = published()[series, place]
    return tuple(row[1] for row in rows), ", ".join(row[2] for row in rows)


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Series]:
    """All drivers by name."""
    found: dict[str, Series] = {}

    def put(name, unit, source, meaning, value):
        found[name] = Series(name, unit, source, meaning, value)

    def times(value, factor):
        return lambda date: value(date) * factor

    for country in COUNTRIES:
        value, ids = _held("homicide_rate", country)
        put(f"homicide.{country}", "per 100,000 people", ids, "homicides a year", value)
        product, ids = _held("gdp_per_capita_real", country)
        put(f"income.{country}", "USD a year", ids, "product per head, of constant prices", product)
        idle, more = _held("unemployment_rate", country)
        put(f"wages.home.{country}", "USD a day", f"{ids}; {more}; assumption",
            f"product per head and day (minimum wages are hardly paid there) x share employed x {PAID_DAYS_SHARE} days with paid work",
            lambda date, product=product, idle=idle: product(date) / DAYS_A_YEAR * (1 - idle(date) / 100) * PAID_DAYS_SHARE)
        abroad, ids = _held("foreign_born_stock_us_un", country)
        put(f"abroad.{country}", "people", ids, "people born there who live in the United States", abroad)
    put("wages.costa_rica", "USD a day", "assumption", f"farm work x {PAID_DAYS_SHARE} days with paid work; open to Nicaraguans",
        lambda date: COSTA_RICA_USD * PAID_DAYS_SHARE)
    for name, series, place, factor, meaning in (
        ("wages.us_agriculture", "farm_wage_field_and_livestock", "US", WORKING_HOURS, "farm wage for eight hours"),
        ("wages.us_services", "federal_minimum_wage_year_mean", "US", WORKING_HOURS * SERVICE_OVER_MINIMUM,
         f"federal minimum x {SERVICE_OVER_MINIMUM} for eight hours"),
        ("wages.chiapas", "minimum_wage_usd", "MX area C", CHIAPAS_OVER_MINIMUM, f"minimum x {CHIAPAS_OVER_MINIMUM}"),
        ("wages.mexico", "minimum_wage_usd", "MX area A", MEXICO_OVER_MINIMUM, f"minimum x {MEXICO_OVER_MINIMUM}"),
    ):
        value, ids = _held(series, place)
        put(name, "USD a day", f"{ids}; assumption", meaning, times(value, factor))
    put("demand.us_agriculture", "factor", "assumption", "field work by month around 1",
        lambda date: FIELD_SEASON[date.month - 1])
    harvest, ids = _monthly("coffee_harvest_soconusco", "Soconusco (Chiapas)")
    put("demand.chiapas_harvest", "share", ids, "1 in the months of the coffee harvest",
        lambda date: harvest[date.month - 1])
    value, ids = _held("unemployment_rate", "US")
    put("unemployment.us", "% of labour force", ids, "unemployment", value)
    for sector in SECTORS:
        place = sector.replace("_", " ")
        caught, ids = _held("bp_apprehensions_mexicans", place)
        share, more = _monthly("bp_apprehensions_month_share", place)
        put(f"mexican_crossers.{sector}", "attempts a month", f"{ids}; {more}; assumption",
            f"apprehensions of Mexicans x month's share / {CAUGHT_SHARE} apprehended",
            lambda date, caught=caught, share=share: caught(date) * share[date.month - 1] / CAUGHT_SHARE)
    put("heat.desert", "share", "assumption", "danger of heat by month, July = 1", lambda date: HEAT[date.month - 1])
    return found


@lru_cache(maxsize=64)
def most(name: str) -> float:
    """The highest level that a scenario may set a series to: 1 for a share, else MOST_TIMES its highest from 2005 to 2014."""
    series = catalogue()[name]
    return 1.0 if series.unit == "share" else MOST_TIMES * max(series.value(datetime.date(2005 + k // 12, k % 12 + 1, 1)) for k in range(120))


class Drivers:
    """The series as a scenario sets them.

    `overrides`: name -> a factor (number), {"value": level} or {"factor": number}, with optional `from` and `until`
    (dates, until included), or a list of such tables. Later tables win. Raises KeyError for an unknown name.
    """

    def __init__(self, overrides: dict | None = None):
        self._series = catalogue()
        self._set: dict[str, list[dict]] = {}
        for name, value in (overrides or {}).items():
            if name not in self._series:
                raise KeyError(f"unknown driver {name!r}")
            tables = value if isinstance(value, list) else [value]
            self._set[name] = [table if isinstance(table, dict) else {"factor": table} for table in tables]

    def names(self) -> tuple[str, ...]:
        """All names in a fixed order."""
        return tuple(self._series)

    def series(self, name: str) -> Series:
        """Unit, meaning and source of one series."""
        return self._series[name]

    def meaning(self, name: str) -> str:
        return self._series[name].meaning

    def unit(self, name: str) -> str:
        return self._series[name].unit

    def source(self, name: str) -> str:
        return self._series[name].source

    def value(self, name: str, date: datetime.date, begun: datetime.date | None = None) -> float:
        """The series' value on a date, overrides applied. begun: only those that hold from this date or before (in a burn-in, which lives the
        months of the first year: what changes later in it has not changed yet)."""
        number = self._series[name].value(date)
        published_value = number
        for table in self._set.get(name, ()):
            if _holds(table, date, begun):
                number = table["value"] if "value" in table else published_value * table["factor"]
        return float(number)

    def year_ahead(self, name: str, date: datetime.date, begun: datetime.date) -> float:
        """The mean over the twelve months from a date's on, with the overrides that hold from `begun` or before: for a series of seasons."""
        months = [datetime.date(date.year + (date.month - 1 + k) // 12, (date.month - 1 + k) % 12 + 1, 1) for k in range(12)]
        return sum(self.value(name, month, begun) for month in months) / 12

    def overrides_on(self, date: datetime.date, begun: datetime.date | None = None) -> tuple[bool, ...]:
        """Which of the overrides hold on a date (else values change by the month only); begun: as in `value`."""
        return tuple(_holds(table, date, begun) for tables in self._set.values() for table in tables)


def _holds(table: dict, date: datetime.date, begun: datetime.date | None) -> bool:
    since = table.get("from", date)
    return since <= date <= table.get("until", date) and (begun is None or table.get("from", begun) <= begun)
