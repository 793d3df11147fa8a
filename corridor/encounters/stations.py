"""Where people in custody are: stations by place, their desks and staff, how full they are, the buses home.

Stations of Mexico are places with `station_places`; U.S. custody rents beds where it needs them and moves people between
them, so that it counts as one. What a station sees of people is remembered over weeks, in real people: no scale matters.
"""

from __future__ import annotations

import numpy as np

from corridor.agents.officials import COUNTRIES, HOMES
from corridor.geography.load import great_circle_km
from corridor.life import those

MEMORY_DAYS = 14.0


def build_stations(world) -> None:
    """Stations, which is near which place, their part of the country's desks and staff, what they have seen so far."""
    geography = world.geography
    places = np.flatnonzero(geography.station_places > 0)
    world.stations, n = places, len(places)
    km = great_circle_km(geography.lat[:, None], geography.lon[:, None], geography.lat[None, places], geography.lon[None, places])
    world.nearest_stations = np.argsort(km, axis=1, kind="stable")
    world.station_index = np.full(len(geography.place_ids), n)
    world.station_index[places] = np.arange(n)
    room = geography.station_places[places].astype(float)
    world.station_room = np.append(room, np.inf)
    world.station_part = np.append(room / room.sum(), 1.0)
    world.station_inside, world.station_inflow = np.zeros(n + 1), np.zeros(n + 1)
    world.national_inside = np.zeros((2, len(HOMES)))
    cells = np.arange((n + 1) * len(HOMES))
    world.bus_fill = world.draws.uniform(cells, "first bus").reshape(n + 1, len(HOMES))
    world.bus_flow = np.zeros((n + 1, len(HOMES)))


def station_of(world, who, country: int) -> np.ndarray:
    """(n,) index of the station where each is held."""
    us = len(world.stations)
    return np.full(len(who), us) if country else np.minimum(world.station_index[world.people.place[who]], us - 1)


def remember(world) -> None:
    """The day's numbers by station enter its memory."""
    people, keep = world.people, np.exp(-1 / MEMORY_DAYS)
    us = len(world.stations)
    inside, inflow = np.zeros(us + 1), np.zeros(us + 1)
    for country, name in enumerate(COUNTRIES):
        held = those(people, "detained")
        held = held[people.holder[held] == world.official_row[f"migration_office:{name}"]]
        at = station_of(world, held, country)
        inside += np.bincount(at, minlength=us + 1) / world.scale
        new = people.since[held] == world.day
        inflow += np.bincount(at[new], minlength=us + 1) / world.scale
        today = np.bincount(people.nationality[held], minlength=len(HOMES)) / world.scale
        world.national_inside[country] += (1 - keep) * (today - world.national_inside[country])
    world.station_inside += (1 - keep) * (inside - world.station_inside)
    world.station_inflow += (1 - keep) * (inflow - world.station_inflow)


class Stations:
    """What others ask of the stations; methods of the model."""

    def centre_crowding(self, places) -> np.ndarray:
        """(n,) part taken of the room of the station nearest to each place."""
        near = self.nearest_stations[places, 0]
        return self.station_inside[near] / self.station_room[near]

    def station_near(self, places) -> np.ndarray:
        """(n,) place of the station people taken at `places` are brought to: the nearest that is not overfull, else the nearest."""
        order = self.nearest_stations[places]
        open_ = (self.station_inside / self.station_room)[order] < self.p["custody.overfull"]
        first = np.where(open_.any(axis=1), np.argmax(open_, axis=1), 0)
        return self.stations[order[np.arange(len(order)), first]]
