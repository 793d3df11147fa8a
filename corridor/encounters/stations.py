"""Where people in custody are: stations by place, their desks and staff, how full they are, the buses home.

Stations of Mexico are places with `station_places`. Behind them stand those of the U.S.: one for each Border Patrol sector, whose
agents hear those caught there beside the Mexicans they catch, and one for those taken inside the country; beds, flights, and those
who inform, advise and visit are the country's. What a station sees of people is remembered over weeks, in real people: no scale matters.
"""

from __future__ import annotations

import numpy as np

from corridor.agents.officials import COUNTRIES, HOMES, SECTORS
from corridor.crowd import Company
from corridor.encounters import desks, posts
from corridor.geography.load import great_circle_km
from corridor.life import those

MEMORY_DAYS = 14.0
REMEMBERED = float(np.exp(-1 / MEMORY_DAYS))  # part, from day to day
US_STATIONS = len(SECTORS) + 1  # one for each sector, and the inside of the country


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
    world.station_room = np.append(room, np.full(US_STATIONS, np.inf))
    world.station_part = np.append(room / room.sum(), np.full(US_STATIONS, 1 / US_STATIONS))
    world.station_inside, world.station_inflow = np.zeros(n + US_STATIONS), np.zeros(n + US_STATIONS)
    world.station_others = np.zeros(n + US_STATIONS)
    world.company["visited"] = Company(n + 1)  # flights and visits of the U.S. are for the whole country
    world.national_inside = np.zeros((2, len(HOMES)))
    cells = np.arange((n + 1) * len(HOMES))
    world.bus_fill = world.draws.uniform(cells, "first bus").reshape(n + 1, len(HOMES))
    world.bus_flow = np.zeros((n + 1, len(HOMES)))


def station_of(world, who, country: int) -> np.ndarray:
    """(n,) index of the station where each is held."""
    people = world.people
    return desks.stations_of(who, country == 1, people.place, people.entry_sector, world.station_index, len(world.stations), len(SECTORS))


def share_out(world) -> None:
    """The U.S. desks of a day: a part for those taken inside the country, the others by where the agents are; Mexicans caught
    in a sector are heard there too, and sooner done with (others, in cases a day)."""
    rules, p, us = world.officials, world.p, len(world.stations)
    agents = rules.agents[world.patrols]
    inside = p["detention.us_inside_share"]
    world.station_part[us:-1], world.station_part[-1] = (1 - inside) * agents / max(agents.sum(), 1.0), inside
    world.station_others[us:-1] = p["patrol.mexican_case"] * world.mexicans_caught()


def remember(world) -> None:
    """The day's numbers by station enter its memory."""
    people, detained = world.people, those(world.people, "detained")
    offices = tuple(world.official_row[f"migration_office:{name}"] for name in COUNTRIES)
    station = tuple(station_of(world, detained, country) for country in range(len(COUNTRIES)))
    desks.numbers(detained, offices, station, people.since, people.holder, people.nationality, world.day, world.scale, REMEMBERED,
                  world.station_inside, world.station_inflow, world.national_inside)


class Stations:
    """What others ask of the stations; methods of the model."""

    def station_for(self, places) -> np.ndarray:
        """(n,) index of the station people taken at `places` are brought to: the nearest that has places, else the nearest that
        is not overfull, else the nearest (buses between stations: L121, L122)."""
        return posts.nearest_with_room(places, self.nearest_stations, self.station_inside, self.station_room, self.full_at())

    def full_at(self) -> tuple[float, float]:
        """How full, of its places, a station is that is overfull, and one that is full."""
        return self.p["custody.overfull"], 1.0

    def station_near(self, places) -> np.ndarray:
        """(n,) its place."""
        return self.stations[self.station_for(places)]
