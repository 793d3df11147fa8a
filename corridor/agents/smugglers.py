"""Smugglers: rings with a stretch of route, a capacity, scruples, ties and a name in some communities."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from corridor.crowd import Column, View


class Smuggler(View):
    """A facilitator (coyote, pollero) in the trade or out of it."""

    columns: ClassVar[dict[str, Column]] = {
        "base": Column("int16", doc="place of origin it works from"),
        "active": Column("bool"),
        "scruple_usd": Column("float32", unit="USD", doc="what it forgoes rather than harm a client"),
        "tie": Column("float32", doc="closeness to cells, 0 to 1"),
        "fee_usd": Column("float32", unit="USD"),
        "clients": Column("float32", unit="people", doc="taken this month, real"),
        "turned_away": Column("float32", unit="people", doc="asked in vain this month, real"),
        "clients_before": Column("float32", unit="people", doc="taken the month before, real"),
        "jailed_until": Column("int32", -9999, doc="day until which its organisers are in prison"),
        "profit_usd": Column("float64", unit="USD", doc="this month"),
        "good_reports": Column("float32", 4.0, unit="people"),
        "bad_reports": Column("float32", 1.0, unit="people"),
    }


def make_smugglers(world) -> None:
    """Create the rings that could be in the trade; most of them are."""
    p, draws = world.p, world.draws
    n = round(p["smugglers.number"] * p["smugglers.presence"])
    ids = np.arange(n)
    origins, shares = world.origins
    base = origins[np.minimum(np.searchsorted(np.cumsum(shares), draws.stratified(ids, "ring base")), len(origins) - 1)]
    cost = p["smugglers.cost_usd"] * (1 + p["smugglers.margin"])
    world.smugglers = world.populate(
        Smuggler, n, base=base, active=draws.stratified(ids, "ring active") < 0.8,
        scruple_usd=-p["smugglers.scruple_usd"] * np.log(draws.stratified(ids, "ring scruple")), tie=draws.stratified(ids, "ring tie"),
        fee_usd=cost * np.exp(0.08 * draws.normal(ids, "ring fee")),
    )


def name(smugglers, rows, weight: float) -> np.ndarray:
    """A ring's name: good reports over all, from 0 to 1 (counted per report, in real people)."""
    return smugglers.good_reports[rows] / (smugglers.good_reports[rows] + smugglers.bad_reports[rows])
