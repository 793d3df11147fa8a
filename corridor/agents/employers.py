"""Employers and recruiters: what they offer, pay, know and risk."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from corridor.crowd import Column, View

SECTORS = ("plantation", "home", "bar", "building", "services")


class Employer(View):
    """A plantation, household, bar, builder or service firm, with the recruiter that works for it."""

    columns: ClassVar[dict[str, Column]] = {
        "sector": Column("int8", categories=SECTORS),
        "region": Column("int8", categories=("chiapas", "transit", "border", "us")),
        "scruple_days": Column("float32", unit="days of wage", doc="what it forgoes rather than do harm"),
        "sanction": Column("float32", 1.0, doc="learned danger of being found, factor"),
        "held": Column("float32", unit="people"),
        "gain_usd": Column("float64", unit="USD", doc="unpaid wages kept"),
    }


def make_employers(world) -> None:
    """Create the employers of Chiapas, the transit cities, the border and the United States."""
    p, draws = world.p, world.draws
    n = int(p["employers.number"])
    ids = np.arange(n)
    region = np.searchsorted([0.4, 0.5, 0.6], draws.stratified(ids, "employer region"))
    sector = np.searchsorted([0.45, 0.6, 0.7, 0.85], draws.stratified(ids, "employer sector"))
    world.employers = world.populate(
        Employer, n, region=region, sector=sector,
        scruple_days=-p["employers.scruple_days"] * np.log(draws.stratified(ids, "employer scruple")),
    )
    world.employers_by_region = [np.flatnonzero(region == r) for r in range(4)]
