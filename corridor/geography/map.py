"""The map: places and directed links, as arrays for rules and as a networkx graph for people who look.

Codes are indices into the tuples below. Nothing here changes during a run; arrays are read-only.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, fields

import networkx as nx
import numpy as np

COUNTRIES = ("GT", "SV", "HN", "NI", "MX", "US", "XX")
REGIONS = ("home", "southeast", "centre", "north", "us", "abroad")
KINDS = (
    "origin", "border_crossing", "city", "shelter_town", "plantation_zone", "rail_yard", "border_city", "river",
    "desert", "us_destination", "resettlement",
)  # fmt: skip
MODES = ("freight_train", "bus", "trail", "river", "desert", "private_vehicle", "air", "return")
POSTS = ("none", "inm", "police", "us_interior", "border_patrol")
SECTORS = (
    "none", "rio_grande_valley", "laredo", "del_rio", "big_bend", "el_paso", "tucson", "yuma", "el_centro",
    "san_diego",
)  # fmt: skip
DIRECTIONS = ("forward", "both", "return")


def nearest(name: str, allowed) -> str:
    """'; did you mean X?' for a misspelt name, or an empty text."""
    close = difflib.get_close_matches(str(name), list(allowed), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


@dataclass(frozen=True, eq=False)
class Geography:
    """Places (P of them) and directed links (L of them); see data/README.md for sources and corrections.

    A row of links.csv with direction `both` is two links, the way north first. Place arrays have shape (P,), link
    arrays (L,); all are read-only. The object is shared: copying it gives itself.
    """

    place_ids: tuple[str, ...]
    """(P,) identifiers of places."""
    names: tuple[str, ...]
    """(P,) names to show."""
    lat: np.ndarray
    """degrees north"""
    lon: np.ndarray
    """degrees east"""
    country: np.ndarray
    """code in `countries`"""
    region: np.ndarray
    """code in `regions`"""
    kind: np.ndarray
    """code in `kinds`"""
    beds: np.ndarray
    """beds of shelters, real"""
    station_places: np.ndarray
    """places of detention of Mexico's migration office, real (E043)"""
    population: np.ndarray
    """people of the departments an origin stands for, 2010; 0 elsewhere"""

    tail: np.ndarray
    """place where a link begins"""
    head: np.ndarray
    """place where it ends"""
    mode: np.ndarray
    """code in `modes`"""
    km: np.ndarray
    """length, km"""
    hours: np.ndarray
    """hours of the way, connections and nights between two rides included; waits for trains are not"""
    ride_hours: np.ndarray
    """hours of moving alone"""
    fare_usd: np.ndarray
    """USD a person"""
    post: np.ndarray
    """code in `posts`: who checks on this link"""
    post_groups: np.ndarray
    """groups the post can check a day, real"""
    sector: np.ndarray
    """code in `sectors`, of irregular crossings into the United States"""
    crosses_us: np.ndarray
    """bool: irregular entry into the United States between the posts"""
    crosses_mx: np.ndarray
    """bool: entry into Mexico from the south"""
    papers: np.ndarray
    """bool: open only to those with a visa, permit or acceptance"""
    is_return: np.ndarray
    """bool: deportation, transfer or return by a state"""
    forward: np.ndarray
    """bool: towards the north; these links have no cycle"""
    ground: np.ndarray
    """index into `grounds`, territory of a criminal group; -1 none"""
    exposure: np.ndarray
    """0 to 1: exposure to heat, cold, water"""
    background: np.ndarray
    """ordinary passengers a day in this direction, real"""
    grounds: tuple[str, ...]
    """names of territories"""
    graph: nx.MultiDiGraph = field(repr=False)
    """nodes: place ids; edge keys: link indices; attributes decoded; frozen"""

    countries = COUNTRIES
    regions = REGIONS
    kinds = KINDS
    modes = MODES
    posts = POSTS
    sectors = SECTORS

    def __post_init__(self):
        self._seal()
        object.__setattr__(self, "_index", {name: i for i, name in enumerate(self.place_ids)})

    def _seal(self) -> None:
        for f in fields(self):
            value = getattr(self, f.name)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._seal()

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"Geography({len(self.place_ids)} places, {len(self.tail)} links)"

    def place(self, name: str) -> int:
        """Index of a place by id.

        Raises:
            KeyError: no such place; the message names the nearest.
        """
        try:
            return self._index[name]
        except KeyError:
            raise KeyError(f"no place {name!r}{nearest(name, self.place_ids)}") from None

    def link_name(self, link: int) -> str:
        """Name of a directed link, e.g. 'tapachula>huixtla:bus'; unique."""
        link = int(link)
        ends = f"{self.place_ids[self.tail[link]]}>{self.place_ids[self.head[link]]}"
        return f"{ends}:{self.modes[self.mode[link]]}"

    def link(self, name: str) -> int:
        """Index of a directed link by its name.

        Raises:
            KeyError: no such link; the message names the nearest.
        """
        if "_links" not in self.__dict__:
            table = {self.link_name(i): i for i in range(len(self.tail))}
            object.__setattr__(self, "_links", table)
        try:
            return self._links[name]
        except KeyError:
            raise KeyError(f"no link {name!r}{nearest(name, self._links)}") from None

    def out(self, place: int) -> np.ndarray:
        """Indices of the links that leave a place (index)."""
        return np.flatnonzero(self.tail == place)
