"""What cells and residents of a place have learned of each other, and what a member's life is worth. Methods of the model."""

from __future__ import annotations

import numpy as np

from corridor.agents.gangs import home_rows
from corridor.agents.migrants import COMMUNITIES_PER_PLACE, NATIONALITIES
from corridor.encounters import rounds
from corridor.encounters.home import paying_at_first, usual_punishment

HOMICIDES = [f"homicide.{code}" for code in NATIONALITIES]  # drivers


class HomeGround:
    """By place of origin: how often renta is paid and what a visit brings, who joins, denounces, is punished.

    All are means over what happened lately, counted in real people (lessons.md), and fade towards what other places see.
    """

    def _learn_home(self) -> None:
        p, places = self.p, len(self.origins[0])
        self.renta_paid = np.full(places, p["gangs.paid_start"])
        self.renta_taken = p["gangs.renta_usd"] * self.renta_paid
        self.punished = usual_punishment(self)
        paying_at_first(self)
        self.join_share, self.denounced = np.zeros(places), np.zeros(places)
        self.defied: list[tuple[np.ndarray, np.ndarray]] = []  # (who, cell) that lost a captive or a member
        at = np.array([self.countries[self.geography.country[o]] for o in self.origins[0]])
        self.origin_country = np.array([NATIONALITIES.index(code) for code in at])
        self.homicide_at_start = np.array([self.drivers.value(f"homicide.{code}", self.start) for code in NATIONALITIES])

    def _learn(self, belief: np.ndarray, who, seen) -> None:
        """Move a belief of the places of `who` towards what was seen there, (n,) numbers; then towards all places'."""
        at = self.origin_index[self.people.home[who]]
        number = np.bincount(at, minlength=len(belief)) / self.scale
        mean = np.bincount(at, seen, minlength=len(belief)) / self.scale / np.maximum(number, 1e-9)
        weight = self.p["news.other_communities_people"] * COMMUNITIES_PER_PLACE
        belief += (1 - np.exp(-number / weight)) * (mean - belief)

    def learn_at_home(self, who, asked_renta, pays, renta, speaks) -> None:
        """Outcomes of a week's visits, (n,) each: renta asked, how likely people like these pay it, USD there is, how likely they
        denounce. One of the model's people stands for many whose tastes differ: a place sees what such people do (principle 6)."""
        self._learn(self.renta_paid, who[asked_renta], pays[asked_renta])
        self._learn(self.renta_taken, who, np.where(asked_renta, pays * renta, 0.0))
        self._learn(self.denounced, who, speaks)

    def learn_joined(self, who, joins) -> None:
        """How likely those called on first become members, (n,)."""
        self._learn(self.join_share, who, joins)

    def learn_punished(self, who, hit) -> None:
        """How likely such defiance is punished, as neighbours see it."""
        self._learn(self.punished, who, hit)

    def _home_news_fades(self, days: float) -> None:
        """What one place has seen gives way to what all have, per time."""
        lost = 1 - 0.5 ** (days / self.p["news.half_life_days"])
        for belief in (self.renta_paid, self.renta_taken, self.punished, self.join_share, self.denounced):
            belief += lost * (belief.mean() - belief)

    def killed_year(self, cell) -> np.ndarray:
        """(n,) part of a home cell's members killed in a year: rivals among a thousand residents, as violent as the year is."""
        cells = self.cells
        return rounds.killed_year(cell, home_rows(cells), cells.base, cells.members, self.geography.population, self.origin_index,
                                  self.homicides()[self.origin_country], self.p["gangs.rivalry_year"])

    def homicides(self) -> np.ndarray:
        """(countries,) violence at home against what it was at first; anew with each month's drivers."""
        now, known = self.driver(HOMICIDES[0]), getattr(self, "_homicides", None)
        if known is None or known[0] is not self._driver_values:
            rates = np.array([now, *(self.driver(name) for name in HOMICIDES[1:])])
            self._homicides = known = (self._driver_values, rates / self.homicide_at_start)
        return known[1]
