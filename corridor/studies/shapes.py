"""What lies beside the table of figures: hidden levels, distributions, the months and the places, of 2011 (the months: fiscal years
2009 to 2012), from one life through the years."""

from __future__ import annotations

import datetime

import numpy as np

from corridor import geography as atlas
from corridor.drivers import published
from corridor.records.events import KIND
from corridor.studies.measures import detained_in_mexico, journeys
from corridor.studies.window import Window

YEAR = datetime.date(2011, 1, 1), datetime.date(2011, 12, 31)
FISCAL = datetime.date(2008, 10, 1), datetime.date(2012, 9, 30)
HIDDEN = {"trafficked": ("trafficked",), "bonded": ("bonded",), "forced service": ("recruited_by_force",)}
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
SECTORS = {"rio_grande_valley": "rio grande valley", "tucson": "tucson", "laredo": "laredo", "del_rio": "del rio"}
# distribution: (edges of the bins drawn, evidence that speaks of it)
DISTRIBUTIONS = {
    "people taken in a raid": ((1, 5, 10, 20, 30, 50, 75, 100, 150, 250), "E156 and E157: 49 and 53 on average; 1 to 250"),
    "days held by captors": ((0, 2, 4, 7, 14, 21, 30, 60, 120), "no published figure"),
    "days from departure to arrival, with a guide": ((0, 5, 10, 15, 20, 30, 45, 60, 120), "E011: 85 % within 30"),
    "days from departure to arrival, without": ((0, 5, 10, 15, 20, 30, 45, 60, 120), "E012: 88 % within about 60"),
    "age of those who leave": ((0, 12, 18, 24, 30, 36, 42, 50, 80), "E276: 8 % minors among those who enter Mexico"),
}


def beside(history) -> dict:
    """`hidden` name -> people; `distributions` name -> quantiles and shares in bins; `months` sector -> twelve shares of the year, January
    first; `places` what -> place id -> people."""
    year, fiscal = Window(history, *YEAR), Window(history, *FISCAL)
    return {"hidden": {name: len(year.people_with(year.of(*kinds))) / year.scale for name, kinds in HIDDEN.items()},
            "distributions": {name: _shape(values, DISTRIBUTIONS[name][0]) for name, values in _drawn(year).items()},
            "months": {sector: _months(fiscal, sector) for sector in SECTORS}, "places": _places(year)}


def _drawn(w: Window) -> dict[str, np.ndarray]:
    raids = (w.events["kind"] == KIND["abducted"]) & (w.person < 0)
    left = w.people_with(w.of("departed"))
    return {"people taken in a raid": w.events["detail"][raids], "days held by captors": _held(w),
            "days from departure to arrival, with a guide": journeys(w, True),
            "days from departure to arrival, without": journeys(w, False), "age of those who leave": w.people["age"][left]}


def _held(w: Window) -> np.ndarray:
    """Days from the last abduction before it to each end of captivity in the window."""
    events = w.history.events
    ends = [KIND[name] for name in ("released", "escaped", "rescued", "killed")]
    rows = np.flatnonzero((events["person"] >= 0) & ((events["kind"] == KIND["abducted"]) | np.isin(events["kind"], ends)))
    rows = rows[np.argsort(events["person"][rows], kind="stable")]
    who, day, start = (events["person"][rows], events["day"][rows], events["kind"][rows] == KIND["abducted"])
    end = np.flatnonzero(~start[1:] & start[:-1] & (who[1:] == who[:-1])) + 1
    end = end[(day[end] >= w.first) & (day[end] <= w.last)]
    return day[end] - day[end - 1]


def _shape(values, edges) -> dict | None:
    if not len(values):
        return None
    counts, _ = np.histogram(np.clip(values, edges[0], edges[-1] - 1e-9), edges)
    return {"quantiles": [float(x) for x in np.quantile(values, QUANTILES)], "shares": (counts / len(values)).round(5).tolist(), "cases": len(values)}


def _months(w: Window, sector: str) -> list[float] | None:
    rows = w.of("apprehended")
    rows &= w.events["detail"] == list(atlas.load().sectors).index(sector)
    month = _month_of(w.events["day"][rows])
    if not len(month):
        return None
    return (np.bincount(month, minlength=12) / len(month)).round(5).tolist()


def _month_of(day) -> np.ndarray:
    """Month (0: January) of days counted as in a History."""
    from corridor.studies.history import START

    return (np.datetime64(START, "D") + np.asarray(day)).astype("datetime64[M]").astype(int) % 12


def published_months(sector: str) -> list[float]:
    """Border Patrol's own profile of a sector (all nationalities, FY2005-2013), January first."""
    return [value for _, value, _ in published()["bp_apprehensions_month_share", SECTORS[sector]]]


def _places(w: Window) -> dict[str, dict[str, float]]:
    """Where, by place: detained in Mexico, kidnapped, robbed or extorted or abused, dead. Places that stand for fewer than ten real
    people are left out."""
    at = atlas.load()
    where = np.where(w.events["place"] >= 0, w.events["place"], np.where(w.events["link"] >= 0, at.head[np.maximum(w.events["link"], 0)], -1))
    found = {}
    for what, rows in {"detained in Mexico": detained_in_mexico(w), "kidnapped": w.of("ransom_demanded"),
                       "robbed, extorted or abused on the way": w.of("robbed", "extorted", "abused") & (w.events["place"] != w.trait("home")),
                       "died": w.of("died", "killed")}.items():
        counts = np.bincount(where[rows & (where >= 0)], minlength=len(at.place_ids)) / w.scale
        found[what] = {at.place_ids[i]: float(counts[i]) for i in np.flatnonzero(counts >= 10)}
    return found
