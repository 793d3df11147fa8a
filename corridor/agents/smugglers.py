"""Smugglers: rings with a stretch of route, a capacity, scruples, ties and a name in some communities."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numba import njit
from scipy.special import ndtri

from corridor.agents.news import weight_of_others
from corridor.crowd import Column, View, added, told_part


class Smuggler(View):
    """A facilitator (coyote, pollero) in the trade or out of it."""

    columns: ClassVar[dict[str, Column]] = {
        "base": Column("int16", doc="place of origin it works from"),
        "active": Column("bool"),
        "outside_usd": Column("float32", unit="USD/month", doc="what its organisers would earn outside the trade"),
        "scruple_usd": Column("float32", unit="USD", doc="what it forgoes rather than harm a client"),
        "tie": Column("float32", doc="closeness to cells, 0 to 1"),
        "fee_usd": Column("float32", unit="USD"),
        "asks_usd": Column("float32", unit="USD", doc="asked of a family for one who is kept; follows what families have brought up"),
        "clients": Column("float32", unit="people", doc="taken this month, real"),
        "turned_away": Column("float32", unit="people", doc="asked in vain this month, real"),
        "clients_before": Column("float32", unit="people", doc="taken the month before, real"),
        "jailed_until": Column("int32", -9999, doc="day until which its organisers are in prison"),
        "profit_usd": Column("float64", unit="USD", doc="this month"),
    }


def make_smugglers(world) -> None:
    """Create the rings that could be in the trade; most of them are."""
    p, draws = world.p, world.draws
    n = round(p["smugglers.number"] * p["smugglers.presence"])
    ids = np.arange(n)
    origins, shares = world.origins
    base = origins[np.minimum(np.searchsorted(np.cumsum(shares), draws.stratified(ids, "ring base")), len(origins) - 1)]
    world.room_factor = np.exp(p["smugglers.room_spread"] * ndtri(draws.stratified(ids, "ring size", base)))
    traits = ("ring scruple", "ring active", "ring tie", "ring fee", "ring outside")
    scruple, active, tie, fee, outside = draws.made_up(ids, traits, base, world.room_factor)  # of so much room with the rings of a place
    cost = p["smugglers.cost_usd"] * (1 + p["smugglers.margin"])
    world.smugglers = world.populate(
        Smuggler, n, base=base, active=active < p["smugglers.start_active"], scruple_usd=-p["smugglers.scruple_usd"] * np.log(scruple), tie=tie,
        fee_usd=cost * np.exp(p["smugglers.fee_spread"] * ndtri(fee)),
        outside_usd=p["smugglers.exit_usd_month"] * p["smugglers.partners"] * np.exp(p["smugglers.outside_spread"] * ndtri(outside)),
        asks_usd=p["people.family_median_usd"] * p["gangs.demand_factor"],
    )


@njit(cache=True)
def _known(rings, place, good, bad, usual, others, weight, asked, of_each, told):
    """See Names.known; place: (n,) or (1,). usual: the name of rings; others: weight of what others say, in people; of_each: people told
    of for each who asks; told: part of the people that is told by the simulated ones."""
    name, people = np.empty(len(rings)), np.empty(len(rings))
    for i in range(len(rings)):
        ring, here = rings[i], place[i if len(place) > 1 else 0]
        delivered, wronged = added(good[ring]), added(bad[ring])
        elsewhere = (delivered + others * usual) / (delivered + wronged + others)
        delivered, wronged = good[ring, here], bad[ring, here]
        name[i], people[i] = (delivered + others * elsewhere) / (delivered + wronged + others), delivered + wronged + weight
        if len(asked):
            people[i] = told * (delivered + wronged) + (1 - told) * of_each * asked[i] + weight
    return name, people


@njit(cache=True)
def _tell_names(rings, places, good, bad, people, delivered, wronged) -> None:
    """See Names.report; the last two: its reports."""
    for i in range(len(rings)):
        delivered[rings[i], places[i]] += people * good[i]
        wronged[rings[i], places[i]] += people * bad[i]


NOBODY = np.zeros(0)


class Names:
    """What is told of rings, by place of origin, in real people: (rings, places) clients delivered and clients wronged.

    A ring is known where its clients come from. Where few have travelled with it, it is judged as it is judged
    elsewhere, and a ring nobody knows as rings are judged; old reports fade, per time.
    """

    def __init__(self, rings: int, places: int, scale: float = 1.0):
        self.scale = scale
        self.good, self.bad = np.zeros((rings, places)), np.zeros((rings, places))
        self.of_each, self.usual_people = 0.0, 1.0  # people told of for each who asks a ring in a month, and of a usual ring
        self.all_good, self.all_bad = 1.0, 0.25  # before any report most clients of most rings are delivered; a few people's word

    def report(self, rings, places, good, bad, people: float) -> None:
        """Ends of journeys heard of: good (n,) bool: delivered; bad (n,): of the people for whom each stands, the part who were wronged:
        oneself as it happened, the others as often as guides would do it to such people (principle 6)."""
        _tell_names(rings, places, good, bad, people, self.good, self.bad)

    def fade(self, days: float, half_life: float) -> None:
        """Let old reports lose weight over `days`."""
        if self.good.sum() + self.bad.sum() > 0:
            self.all_good, self.all_bad = float(self.good.sum()), float(self.bad.sum())
        for reports in (self.good, self.bad):
            reports *= 0.5 ** (days / half_life)

    def take_stock(self, asked) -> None:
        """How many people usually tell of a ring; asked: (rings in the trade,) who ask each in a month."""
        every = self.all_good + self.all_bad
        self.of_each, self.usual_people = every / max(float(np.sum(asked)), 1.0), max(every / max(len(asked), 1), 1.0)

    def known(self, rings, place, weight: float, asked=NOBODY) -> tuple[np.ndarray, np.ndarray]:
        """(name from 0 to 1, people it rests on), (n,) each, in a place (int or (n,)). weight: of what others say, in people. asked: (n,)
        people who ask each ring in a month: the fewer simulated people tell of a usual ring, the more a name is taken to rest on as many
        as would usually tell of one that is asked so often (principle 6)."""
        usual = self.all_good / max(self.all_good + self.all_bad, 1e-9)
        return _known(rings, np.atleast_1d(place), self.good, self.bad, usual, weight_of_others(weight, self.scale), weight, asked,
                      self.of_each, told_part(self.usual_people, self.scale))


class Demand:
    """What rings have lately been asked, by place of origin: (places,) real people who asked and the months in which there
    was a ring to ask, each weighed by the place's share of those who might leave.

    A month in which no ring stood there tells nothing; where little is known, as many are believed to ask as elsewhere.
    """

    def __init__(self, share, everywhere: float):
        self.share, self.asked, self.months = share, share * everywhere, share.copy()
        self.everywhere = self._everywhere()

    def month(self, asked, stands, months: float) -> None:
        """A month passes: asked (places,) people, stands (places,) bool: a ring was there. months: half-life of what is known."""
        for known, new in ((self.asked, np.where(stands, asked, 0.0)), (self.months, self.share * stands)):
            known *= 0.5 ** (1 / months)
            known += new
        self.everywhere = self._everywhere()

    def _everywhere(self) -> float:
        """People a month who ask, in all places together."""
        return self.asked.sum() / max(self.months.sum(), 1e-9)

    def believed(self, weight: float) -> np.ndarray:
        """(places,) people a month who would ask. weight: of what is known elsewhere, in people."""
        if self.everywhere <= 0:
            return np.zeros(len(self.share))
        return self.share * (self.asked + weight) / (self.months + weight / self.everywhere)


def name(world, rings, base) -> np.ndarray:
    """(n,) the good name of rings in places of origin (by index; one for all or (n,)), from 0 to 1."""
    return world.names.known(rings, world.origin_index[base], world.p["smugglers.name_people"])[0]
