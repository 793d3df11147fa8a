"""The events of a life from one date to another, with what measures ask of them."""

from __future__ import annotations

import datetime
from functools import cached_property

import numpy as np

from corridor import geography as atlas
from corridor.agents.migrants import NATIONALITIES
from corridor.crimes import captivities, with_guide
from corridor.indicators.observation import CAUSES
from corridor.records.events import KIND, PARTY
from corridor.studies.history import START, History
from corridor.studies.testimony import Testimonies

NEVER = 10**7  # a day after all others


class Window:
    """The events of a History from one date to another (both included), with what measures ask of them."""

    def __init__(self, history: History, first: datetime.date, last: datetime.date):
        self.history, self.scale, self.people = history, history.scale, history.people
        day = history.events["day"]
        self.first, self.last = (first - START).days, (last - START).days
        inside = (day >= self.first) & (day <= self.last)
        self.events = {name: column[inside] for name, column in history.events.items()}
        self.person = self.events["person"]
        self.days = self.last - self.first + 1

    def of(self, *kinds: str) -> np.ndarray:
        """(events,) bool: of these kinds, befalling a person."""
        return np.isin(self.events["kind"], [KIND[name] for name in kinds]) & (self.person >= 0)

    def by(self, *parties: str) -> np.ndarray:
        return np.isin(self.events["party_kind"], [PARTY[name] for name in parties])

    def trait(self, name: str) -> np.ndarray:
        return self.people[name][np.maximum(self.person, 0)]

    def nation(self, code: str) -> np.ndarray:
        return np.ones(len(self.person), bool) if not code else self.trait("nationality") == NATIONALITIES.index(code)

    @cached_property
    def in_mexico(self) -> np.ndarray:
        here = np.array(atlas.load().countries)[atlas.load().country] == "MX"
        return (self.events["place"] >= 0) & here[self.events["place"]]

    def sector(self, name: str) -> np.ndarray:
        at = atlas.load()
        link = self.events["link"]
        return (link >= 0) & (at.sector[link] == list(at.sectors).index(name))

    def people_with(self, mask) -> np.ndarray:
        return np.unique(self.person[mask])

    def ever(self, *kinds: str, mask=None) -> np.ndarray:
        """(people,) first day of such an event in the whole run; NEVER for none."""
        events = self.history.events
        rows = np.isin(events["kind"], [KIND[name] for name in kinds]) & (events["person"] >= 0)
        first = np.full(len(self.people["sex"]), NEVER)
        np.minimum.at(first, events["person"][rows], events["day"][rows])
        return first

    @cached_property
    def guided(self) -> np.ndarray:
        """(events,) bool: what befalls people who go with a guide (crimes.with_guide)."""
        day = self.history.events["day"]
        return with_guide(self.history.events)[(day >= self.first) & (day <= self.last)]

    def once_a_captivity(self, kind: str) -> np.ndarray:
        """(events,) bool: of this kind, the first in each captivity, whoever holds the person (crimes.captivities)."""
        events, day = self.history.events, self.history.events["day"]
        rows = np.flatnonzero((events["kind"] == KIND[kind]) & (self.captivity >= 0))
        first = np.zeros(len(day), bool)
        first[rows[np.unique(self.captivity[rows], return_index=True)[1]]] = True
        return first[(day >= self.first) & (day <= self.last)]

    @cached_property
    def captivity(self) -> np.ndarray:
        """(events of the whole run,) number of the captivity, -1 none."""
        return captivities(self.history.events)

    @cached_property
    def testimonies(self) -> Testimonies:
        return Testimonies.of(self)

    @cached_property
    def found(self) -> np.ndarray:
        """(events,) how often a body lies where it is found, for those who died; 0 for all else."""
        where = np.where(self.of("killed"), CAUSES.index("captivity"), np.clip(self.events["detail"], 0, len(CAUSES) - 1))
        seen = np.array([self.history.parameters[f"observation.found_{name}"] for name in CAUSES])
        return np.where(self.of("died", "killed"), seen[where], 0.0)

    def count(self, n: int) -> tuple[float, int]:
        return n / self.scale, n
