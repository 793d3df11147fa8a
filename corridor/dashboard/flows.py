"""A film of one run as what the map draws: outlines, flows by link and month, tracks of people, events by region and month.

Responsible use: events are told by region and month, never by place; so are people held by captors and the dead, who are not among
the people drawn at places. A place shows how many others are there and its shelter's beds; counts with fewer than FEWEST simulated
people behind them are not shown.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from itertools import pairwise

import networkx as nx
import numpy as np

from corridor.geography import load
from corridor.geography.load import basemap
from corridor.life import CODE
from corridor.records.events import KIND
from corridor.views.place_words import heading

FEWEST = 10  # simulated people (or events) below which a number is not shown
MOST_PEOPLE = 2000  # drawn at once
SHOWN = ("robbed", "extorted", "abducted", "abused", "detained", "apprehended", "deported", "died", "identified", "arrived")
REGIONS = ("home", "southeast", "centre", "north", "us")
AT_SEA = {"home": (-84.5, 17.3), "southeast": (-92.2, 22.2), "centre": (-105.8, 17.0), "north": (-95.3, 25.0), "us": (-90.3, 27.3)}  # lon, lat of a region's circle
UNSEEN = -1  # place and situation, in a track, of who is held or dead
BY_REGION = ("held", "dead")  # situations told by region only
DRAWN_MODES = ("freight_train", "bus", "trail", "river", "desert", "private_vehicle", "return")


def _rings(geometry) -> list:
    if geometry["type"] == "GeometryCollection":
        return [ring for part in geometry["geometries"] for ring in _rings(part)]
    if "Polygon" not in geometry["type"]:
        return []
    parts = geometry["coordinates"]
    parts = parts if geometry["type"] == "MultiPolygon" else [parts]
    return [[[round(x, 2), round(y, 2)] for x, y in ring] for part in parts for ring in part]


@lru_cache(maxsize=2)
def base(lang: str = "en") -> dict:
    """Outlines (lon, lat): countries, U.S. states, rails; places, with their names in a language, and links with their codes."""
    features, geography = json.loads(basemap())["features"], load()
    rails = json.loads((resources.files("corridor.dashboard") / "data" / "railways.json").read_text(encoding="utf-8"))
    places = [{"name": heading(geography.names[i], lang), "lon": round(float(geography.lon[i]), 2), "lat": round(float(geography.lat[i]), 2),
               "kind": geography.kinds[geography.kind[i]], "beds": int(geography.beds[i]),
               "post": bool(((geography.tail == i) & np.isin(geography.post, (1, 2))).any())} for i in range(len(geography.place_ids))]
    return {"countries": [ring for f in features if f["properties"]["kind"] == "country" for ring in _rings(f["geometry"])],
            "states": [ring for f in features if f["properties"]["kind"] != "country" for ring in _rings(f["geometry"])],
            "rails": rails["coordinates"], "places": places, "regions": [{"name": name, "lon": lon, "lat": lat} for name, (lon, lat) in AT_SEA.items()]}


@lru_cache(maxsize=1)
def _ways():
    """The undirected network by which a day's change of place is drawn."""
    geography, graph = load(), nx.Graph()
    for link in np.flatnonzero(~geography.is_return):
        ends = int(geography.tail[link]), int(geography.head[link])
        graph.add_edge(*ends, km=float(geography.km[link]))
    return graph


@lru_cache(maxsize=20_000)
def way(a: int, b: int) -> tuple[int, ...]:
    """Places passed between two places; straight when no way joins them."""
    try:
        return tuple(nx.shortest_path(_ways(), a, b, weight="km"))
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return (a, b)


def tracks(film, most: int = MOST_PEOPLE) -> list[list[list[int]]]:
    """For each person drawn: [day, place, situation] whenever one of the two changes; UNSEEN while held and once dead."""
    kept = np.sort(np.argsort(np.array(film.people["key"], dtype=np.uint64)[film.who], kind="stable")[:most])
    place, situation = film.place[:, kept].astype(int), film.situation[:, kept].astype(int)
    unseen = np.isin(situation, [CODE[name] for name in BY_REGION])
    place[unseen] = situation[unseen] = UNSEEN
    found = []
    for column in range(len(kept)):
        at, how = place[:, column], situation[:, column]
        change = np.flatnonzero(np.r_[True, (np.diff(at) != 0) | (np.diff(how) != 0)])
        found.append([[int(day), int(at[day]), int(how[day])] for day in change])
    return found


def routes(people) -> dict[str, list[int]]:
    """'a-b' -> places in between, for every change of place in the tracks that has some."""
    found = {}
    for track in people:
        for (_, a, _), (_, b, how) in pairwise(track):
            key = f"{a}-{b}"
            if a != b and UNSEEN not in (a, b) and how != CODE["home"] and key not in found:
                found[key] = list(way(a, b))
    return {key: places for key, places in found.items() if len(places) > 2}


def links(film) -> list[dict]:
    """Flows of people a day (real) by pair of places and mode, for each month; None in a month with too few."""
    geography, table = load(), {}
    for link in range(len(geography.tail)):
        mode = geography.modes[geography.mode[link]]
        if mode not in DRAWN_MODES:
            continue
        key = (int(geography.tail[link]), int(geography.head[link]), mode)
        table[key] = table.get(key, 0) + film.flow[:, link]
    return [{"a": a, "b": b, "mode": mode, "flow": [round(float(x), 1) if x * 30 * film.scale >= FEWEST else None for x in flow]}
            for (a, b, mode), flow in table.items() if flow.max() * 30 * film.scale >= FEWEST]


def _months(film) -> np.ndarray:
    """Month of the period of each day."""
    import datetime

    dates = [film.start + datetime.timedelta(days=day) for day in range(film.days)]
    return np.array([(date.year - film.start.year) * 12 + date.month - film.start.month for date in dates])


def regional(film) -> dict[str, dict[str, list]]:
    """kind -> region -> real numbers by month; None where fewer than FEWEST simulated people stand behind it."""
    geography, months = load(), _months(film)
    events = film.events
    count, found = int(months.max()) + 1, {}
    told = (events["person"] >= 0) & (events["place"] >= 0)
    month = months[np.clip(events["day"], 0, film.days - 1)]
    region = np.where(told, geography.region[np.clip(events["place"], 0, None)], -1)
    for kind in SHOWN:
        rows = told & (events["kind"] == KIND[kind])
        found[kind] = {}
        for name in REGIONS:
            here = rows & (region == geography.regions.index(name))
            numbers = np.bincount(month[here], minlength=count)
            found[kind][name] = [round(n / film.scale) if n >= FEWEST else (0 if n == 0 else None) for n in numbers.tolist()]
    return found


def _by_month(film, counted, at, size: int) -> list[list]:
    """For each of `size` spots: people there on an average day of each month (real); None where fewer than FEWEST of those simulated were there.

    counted: day x person, whom to count; at: day x person, the spot.
    """
    months, people = _months(film), film.place.shape[1]
    found = []
    for month in range(int(months.max()) + 1):
        days = months == month
        day, person = np.nonzero(counted[days])
        spot = at[days][day, person].astype(np.int64)
        mean = np.bincount(spot, minlength=size)[:size] / days.sum()
        behind = np.bincount(np.unique(spot * people + person) // people, minlength=size)[:size]
        found.append([round(x / film.scale) if n >= FEWEST and x / film.scale >= FEWEST else None for x, n in zip(mean.tolist(), behind.tolist(), strict=True)])
    return [list(row) for row in zip(*found, strict=True)]


def present(film) -> list[list]:
    """For each place: people there on an average day of each month (real), away from home and neither held nor dead; None when too few."""
    counted = ~np.isin(film.situation, [CODE[name] for name in ("home", *BY_REGION)])
    return _by_month(film, counted, film.place, len(load().place_ids))


def held(film) -> dict[str, list]:
    """region -> people held by captors on an average day of each month (real), None when too few."""
    geography = load()
    region = geography.region[np.clip(film.place, 0, None)]
    rows = _by_month(film, film.situation == CODE["held"], region, len(geography.regions))
    return {name: rows[geography.regions.index(name)] for name in REGIONS}


def payload(film) -> dict:
    """All the map needs of one run, as plain values."""
    people = tracks(film)
    return {"people": people, "routes": routes(people), "links": links(film), "regional": regional(film), "held": held(film), "present": present(film),
            "days": film.days, "start": film.start.isoformat(), "each": round(1 / film.scale), "months": _months(film).tolist()}
