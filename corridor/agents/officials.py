"""Officials: posts, patrols and offices, with the rules that policies may set."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from corridor.crowd import Column, View

SECTORS = ("rio_grande_valley", "laredo", "del_rio", "big_bend", "el_paso", "tucson", "yuma", "el_centro", "san_diego")
SCHEMES = ("h2a", "h2b", "border_worker", "mx_job_offer", "regional")
NO_CAP = 1.0e7


class Official(View):
    """A post, sector or office. Columns with `rule` are what policies may write; all others belong to the model."""

    columns: ClassVar[dict[str, Column]] = {
        "corps": Column("int8", categories=("inm", "police", "us_interior", "border_patrol", "permit_office", "migration_office", "prosecution")),
        "group": Column("int16", doc="index into model.official_groups"),
        "place": Column("int16", -1), "link": Column("int16", -1),
        "greed": Column("float32", 1.0, doc="weight of money against duty"),
        "used": Column("float64", unit="people", doc="permits used this year, real"),
        "busy_hours": Column("float64", unit="agent-hours", doc="spent on arrests today"),
        # rules
        "agents": Column("float64", 0.0, rule=True, unit="agents"),
        "wall_km": Column("float64", 0.0, rule=True, unit="km"),
        "towers": Column("float64", 0.0, rule=True, unit="towers"),
        "open": Column("float64", 0.0, rule=True), "quota_per_year": Column("float64", 0.0, rule=True, unit="people/year"),
        "fee_usd": Column("float64", 0.0, rule=True, unit="USD"), "days_to_decision": Column("float64", 0.0, rule=True, unit="days"),
        "months": Column("float64", 12.0, rule=True, unit="months"), "public_placement": Column("float64", 0.0, rule=True),
        "minimum_age": Column("float64", 18.0, rule=True, unit="years"), "admits_removed": Column("float64", 0.0, rule=True),
        "free_of_employer": Column("float64", 0.0, rule=True),
        "country_GT": Column("float64", 0.0, rule=True), "country_SV": Column("float64", 0.0, rule=True),
        "country_HN": Column("float64", 0.0, rule=True), "country_NI": Column("float64", 0.0, rule=True),
        "presentation_hours": Column("float64", 36.0, rule=True, unit="hours"),
        "limit_days": Column("float64", 15.0, rule=True, unit="working days"),
        "reflection_days": Column("float64", 0.0, rule=True, unit="days"),
        "reflection_tied": Column("float64", 0.0, rule=True), "care_places": Column("float64", 0.0, rule=True, unit="places"),
        "police_units": Column("float64", 0.0, rule=True, unit="units"),
    }


def make_officials(world) -> None:
    """Create one row for each post, sector and office of the corridor."""
    geography = world.geography
    names, corps, link, place = [], [], [], []

    def row(kind, group, at_link=-1, at_place=-1):
        names.append(f"{kind}:{group}")
        corps.append(Official.columns["corps"].categories.index(kind))
        link.append(at_link)
        place.append(at_place)

    for i in np.flatnonzero(np.isin(geography.post, [1, 2, 3])):
        row(geography.posts[geography.post[i]], f"post{i}", i, geography.head[i])
    for sector in SECTORS:
        row("border_patrol", sector)
    for scheme in SCHEMES:
        row("permit_office", scheme)
    row("migration_office", "mexico", at_place=geography.place("tapachula"))
    row("migration_office", "us", at_place=geography.place("houston"))
    row("prosecution", "mexico")
    n = len(names)
    world.official_groups = tuple(names)
    world.officials = world.populate(
        Official, n, corps=corps, group=np.arange(n), link=link, place=place,
        greed=np.exp(0.5 * world.draws.normal(np.arange(n), "official greed")),
    )
    world.official_row = {name: i for i, name in enumerate(names)}
    world.post_of_link = np.full(len(geography.tail), -1)
    posts = np.flatnonzero(world.officials.link >= 0)
    world.post_of_link[world.officials.link[posts]] = posts
    between = {}
    for row in posts[world.officials.corps[posts] == 0]:
        link = world.officials.link[row]
        between.setdefault((geography.tail[link], geography.head[link]), row)
    world.roaming_of_link = np.array([
        between.get((geography.tail[i], geography.head[i]), -1) if geography.mode[i] == geography.modes.index("trail") else -1
        for i in range(len(geography.tail))
    ])
