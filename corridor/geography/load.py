"""Read places.csv and links.csv, check every row, and build the map."""

from __future__ import annotations

import csv
import math
from functools import lru_cache
from importlib import resources

import networkx as nx
import numpy as np

from corridor.geography.map import (
    COUNTRIES,
    DIRECTIONS,
    KINDS,
    MODES,
    POSTS,
    REGIONS,
    SECTORS,
    Geography,
    nearest,
)

CROSSES = ("", "us", "mx")
YES_NO = ("yes", "no")
EARTH_KM = 6371.0
PLACE_CODES = {"country": COUNTRIES, "region": REGIONS, "kind": KINDS, "added": YES_NO}
PLACE_NUMBERS = {
    "lat": (-90, 90), "lon": (-180, 180), "beds": (0, 5000), "station_places": (0, 5000), "population": (0, 5e7),
}  # fmt: skip
LINK_CODES = {
    "mode": MODES, "direction": DIRECTIONS, "post": POSTS, "sector": SECTORS, "crosses": CROSSES, "papers": YES_NO,
    "added": YES_NO,
}  # fmt: skip
LINK_NUMBERS = {
    "km": (0.1, 6000), "ride_hours": (0.05, 400), "wait_hours": (0, 100), "fare_usd": (0, 2000),
    "post_groups": (0, 5000), "exposure": (0, 1), "background": (0, 200000),
}  # fmt: skip
PLACE_TEXT = ("id", "name", "state", "notes", "source", "beds_source", "station_source", "population_source")
LINK_TEXT = (
    "id", "a", "b", "ground", "notes", "route_source", "wait_source", "fare_source", "post_source", "ground_source",
    "exposure_source", "background_source",
)  # fmt: skip


class GeographyError(ValueError):
    """Faults in the tables of places and links, one line each, in `faults`."""

    def __init__(self, faults: list[str]):
        self.faults = faults
        super().__init__("\n".join(faults))


def _rows(file, name: str, codes: dict, numbers: dict, text: tuple) -> tuple[list[dict], list[str]]:
    """Rows with numbers as floats, and faults that name file, row, column, value and what is allowed."""
    reader = csv.DictReader(file)
    missing = [c for c in (*text, *codes, *numbers) if c not in (reader.fieldnames or ())]
    if missing:
        return [], [f"{name}: columns missing: {', '.join(missing)}"]
    rows, faults, seen = [], [], set()
    for number, row in enumerate(reader, start=2):
        where = f"{name} line {number} ({row['id']})"
        if not row["id"] or row["id"] in seen:
            faults.append(f"{where}: id found {row['id']!r}; allowed: a new, non-empty id")
        seen.add(row["id"])
        for column, allowed in codes.items():
            if row[column] not in allowed:
                hint = nearest(row[column], allowed)
                faults.append(f"{where}: {column} found {row[column]!r}; allowed: {', '.join(allowed)}{hint}")
        for column, (low, high) in numbers.items():
            try:
                value = float(row[column])
            except (TypeError, ValueError):
                value = math.nan
            if not low <= value <= high:
                faults.append(f"{where}: {column} found {row[column]!r}; allowed: {low:g} to {high:g}")
            row[column] = value
        row["line"] = where
        rows.append(row)
    return rows, faults


def _check_links(rows: list[dict], places: dict[str, dict]) -> list[str]:
    """Faults between columns of a link, and between links and places."""
    faults = []
    for row in rows:
        where = row["line"]
        ends = [places.get(row[end]) for end in ("a", "b")]
        for end in ("a", "b"):
            if row[end] not in places:
                faults.append(f"{where}: {end} found {row[end]!r}; allowed: an id of places.csv{nearest(row[end], places)}")
        if None in ends:
            continue
        countries = [end["country"] for end in ends]
        rules = [
            (row["a"] != row["b"], "a and b are the same place"),
            ((row["mode"] == "return") == (row["direction"] == "return"), "mode return and direction return go together"),
            ((row["crosses"] == "us") == (row["sector"] != "none"), "crosses us and a sector go together"),
            ((row["crosses"] == "us") == (row["post"] == "border_patrol"), "crosses us and post border_patrol go together"),
            (row["crosses"] != "us" or countries == ["MX", "US"], "crosses us, but is not from MX to US"),
            (row["crosses"] != "mx" or (countries[1] == "MX" and countries[0] not in ("MX", "US", "XX")),
             "crosses mx, but is not into MX from the south"),
            (row["crosses"] == "" or row["direction"] == "forward", "a crossing has direction forward"),
            (row["post"] in ("none", "border_patrol") or row["post_groups"] > 0, "a post checks more than 0 groups"),
            (row["post"] not in ("none", "border_patrol") or row["post_groups"] == 0, "post_groups without a post"),
            (bool(row["route_source"]) and bool(row["fare_source"]), "route_source and fare_source are needed"),
        ]  # fmt: skip
        faults += [f"{where}: {fault}" for holds, fault in rules if not holds]
    return faults


def great_circle_km(lat_a, lon_a, lat_b, lon_b):
    """Distance over the globe in km; arguments in degrees, arrays or numbers."""
    a, b = np.radians(lat_a), np.radians(lat_b)
    half = np.radians(np.subtract(lon_b, lon_a)) / 2
    root = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(half) ** 2
    return EARTH_KM * 2 * np.arcsin(np.sqrt(root))


def read(places_file, links_file) -> Geography:
    """Build the map from two open CSV files.

    Raises:
        GeographyError: with one line for every fault found.
    """
    places, faults = _rows(places_file, "places.csv", PLACE_CODES, PLACE_NUMBERS, PLACE_TEXT)
    links, more = _rows(links_file, "links.csv", LINK_CODES, LINK_NUMBERS, LINK_TEXT)
    faults += more
    if not faults:
        faults += _check_links(links, {row["id"]: row for row in places})
    if faults:
        raise GeographyError(faults)
    return _build(places, links)


def _directed(links: list[dict], index: dict[str, int]) -> list[tuple[dict, int, int, bool]]:
    """(row, tail, head, way north) for every directed link; a post and its territory stand on the way north only."""
    table = []
    for row in links:
        a, b = index[row["a"]], index[row["b"]]
        table.append((row, a, b, row["direction"] != "return"))
        if row["direction"] == "both":
            table.append(({**row, "post": "none", "post_groups": 0.0, "ground": ""}, b, a, False))
    names = [(row["mode"], tail, head) for row, tail, head, _ in table]
    twice = {row["line"] for (row, *_), name in zip(table, names, strict=True) if names.count(name) > 1}
    if twice:
        raise GeographyError([f"{line}: another link has the same ends, mode and direction" for line in sorted(twice)])
    return table


def _build(places: list[dict], links: list[dict]) -> Geography:
    index = {row["id"]: i for i, row in enumerate(places)}
    table = _directed(links, index)
    rows = [row for row, *_ in table]
    grounds = tuple(dict.fromkeys(row["ground"] for row in links if row["ground"]))

    def coded(source, column, codes, dtype="int8"):
        return np.array([codes.index(row[column]) for row in source], dtype)

    def numbers(source, column, dtype="float64"):
        return np.array([row[column] for row in source], dtype)

    def flag(column, value):
        return np.array([row[column] == value for row in rows], bool)

    arrays = {
        "lat": numbers(places, "lat"), "lon": numbers(places, "lon"),
        "country": coded(places, "country", COUNTRIES), "region": coded(places, "region", REGIONS),
        "kind": coded(places, "kind", KINDS), "beds": numbers(places, "beds"),
        "station_places": numbers(places, "station_places"), "population": numbers(places, "population"),
        "tail": np.array([tail for _, tail, _, _ in table], "int64"),
        "head": np.array([head for _, _, head, _ in table], "int64"),
        "mode": coded(rows, "mode", MODES), "km": numbers(rows, "km"),
        "hours": numbers(rows, "ride_hours") + numbers(rows, "wait_hours"), "ride_hours": numbers(rows, "ride_hours"),
        "fare_usd": numbers(rows, "fare_usd"), "post": coded(rows, "post", POSTS),
        "post_groups": numbers(rows, "post_groups"), "sector": coded(rows, "sector", SECTORS),
        "crosses_us": flag("crosses", "us"), "crosses_mx": flag("crosses", "mx"), "papers": flag("papers", "yes"),
        "is_return": flag("direction", "return"), "forward": np.array([way for *_, way in table], bool),
        "ground": coded(rows, "ground", ("", *grounds), "int16") - np.int16(1),
        "exposure": numbers(rows, "exposure"), "background": numbers(rows, "background"),
    }  # fmt: skip
    return Geography(
        place_ids=tuple(row["id"] for row in places), names=tuple(row["name"] for row in places), grounds=grounds,
        graph=_graph(places, table, arrays), **arrays,
    )  # fmt: skip


def _graph(places: list[dict], table: list[tuple], arrays: dict[str, np.ndarray]) -> nx.MultiDiGraph:
    """The same map as a networkx graph with plain attributes."""
    graph = nx.MultiDiGraph(name="corridor")
    for row in places:
        keep = ("name", "state", "country", "region", "kind", "lat", "lon", "beds", "station_places", "population", "notes")
        graph.add_node(row["id"], **{column: row[column] for column in keep})
    for link, (row, tail, head, forward) in enumerate(table):
        plain = {column: row[column] for column in ("mode", "post", "sector", "ground", "notes")}
        figures = ("km", "hours", "fare_usd", "post_groups", "exposure", "background")
        plain |= {column: float(arrays[column][link]) for column in figures}
        flags = ("crosses_us", "crosses_mx", "papers", "is_return")
        plain |= {column: bool(arrays[column][link]) for column in flags}
        graph.add_edge(places[tail]["id"], places[head]["id"], key=link, row=row["id"], forward=forward, **plain)
    return nx.freeze(graph)


@lru_cache(maxsize=1)
def load() -> Geography:
    """The map of the corridor, from the package's data; read once."""
    data = resources.files("corridor.geography") / "data"
    with (
        (data / "places.csv").open(encoding="utf-8", newline="") as places,
        (data / "links.csv").open(encoding="utf-8", newline="") as links,
    ):
        return read(places, links)


def basemap() -> str:
    """The outlines of countries and U.S. states as GeoJSON text (Natural Earth, Census Bureau; public domain)."""
    return (resources.files("corridor.geography") / "data" / "basemap.geojson").read_text(encoding="utf-8")
