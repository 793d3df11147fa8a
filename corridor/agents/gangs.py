"""Gang cells: territory, members, houses, and what they have learned about takings."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from corridor.crowd import Column, View

SPARE = 1  # rows kept for cells that split off, for each there is: more than are ever in use at once
USUAL_MONTHS = 3.0  # what a cell is taken to earn before its first month, in what its members would elsewhere
MARAS, KINDREDS = 2, 3
HALF_FULL = 0.5  # part of its houses that a first raid is taken to fill
BEDS_DRAWN = 1.5  # mean of half and an exponential, so that gangs.beds is the mean


class GangCell(View):
    """A group holding territory at home (mara) or along the road."""

    columns: ClassVar[dict[str, Column]] = {
        "road": Column("bool", doc="a cell along the road; otherwise at home"),
        "ground": Column("int16", -1, doc="territory (geography.grounds), -1 at home"),
        "base": Column("int16"),
        "active": Column("bool", True, doc="exists; rows of cells that have disbanded wait for one that splits"),
        "kindred": Column("int8", doc="mara or cartel it belongs to: 0 and 1 maras, at home and on the road, 2 cartel cells of the road"),
        "link": Column("int16", -1, doc="where it stands today"),
        "members": Column("float32", 12, unit="people"),
        "beds": Column("float32", unit="places", doc="room in its houses, real"),
        "takings_usd": Column("float32", unit="USD", doc="learned takings per captive"),
        "taking_usd": Column("float32", unit="USD", doc="learned cost of getting hold of a captive: its part of a raid, or the price paid for it"),
        "asks_usd": Column("float32", unit="USD", doc="ransom first asked; raised when families pay in full"),
        "stay_days": Column("float32", unit="days", doc="learned stay of a captive"),
        "crowding": Column("float32", doc="part of its places lately taken (mean over weeks, so that no scale matters)"),
        "paying_frees": Column("float32", doc="families' belief that paying what this cell asks frees"),
        "unpaid_frees": Column("float32", doc="families' belief that this cell frees those not paid for"),
        "pays_share": Column("float32", doc="of families called that had something to send, those who lately paid"),
        "kills_share": Column("float32", doc="of the captives of defied_seen, those killed"),
        "kills_any": Column("float32", doc="of all captives, those killed, as captives saw and heard it"),
        "defied_seen": Column("float32", unit="people", doc="captives who defied and of whom it was lately seen what became of them; fades"),
        "toll_usd": Column("float32", 60.0, unit="USD", doc="asked of each who passes"),
        "purse_usd": Column("float32", 120.0, unit="USD", doc="learned: what those who pass carry"),
        "income_usd": Column("float32", unit="USD/month", doc="reckoned, over some months: what a month brings before pay"),
        "paid_share": Column("float32", 1.0, unit="share", doc="of the pay that members ask, what they have lately been paid"),
        "attention": Column("float32", doc="officials' attention, grows with its own abductions"),
        "revenue_usd": Column("float64", unit="USD"),
        "bought": Column("float32", doc="officials it can call on, 0 to 1"),
    }


def make_cells(world) -> None:
    """Create the cells of the road and of the home places."""
    p, draws, geography = world.p, world.draws, world.geography
    n_road = round(p["gangs.road_cells"] * p["gangs.presence"])
    n_home = round(p["gangs.home_cells"] * p["gangs.presence"])
    spare = n_road * SPARE
    ids = np.arange(n_road + n_home + spare)
    road = (ids < n_road) | (ids >= n_road + n_home)
    active = ids < n_road + n_home
    grounds = np.unique(geography.ground[geography.ground >= 0])
    ground = np.where(road, grounds[ids % max(len(grounds), 1)], -1)
    origins, shares = world.origins
    violence = np.array([world.drivers.value(f"homicide.{geography.countries[geography.country[o]]}", world.start) for o in origins])
    weight = np.cumsum(shares * violence / (shares * violence).sum())
    parts = (road & active, ~road, ~active)  # the same make-up for every seed, of each kind of cell
    kind = np.select(parts, range(len(parts)))
    base = np.where(road, -1, origins[np.minimum(np.searchsorted(weight, draws.stratified(ids, "cell base", kind)), len(origins) - 1)])
    of = np.where(kind == 1, len(parts) + base, kind)  # and of the cells of each place
    many = draws.stratified(ids, "cell members", of)
    least = p["gangs.start_least"]
    mean = np.where(road, p["gangs.start_road_members"], p["gangs.start_members"])
    members = least - (mean - least) * np.log(many)
    members = np.where(road, np.minimum(members, p["gangs.most_members"]), members)
    mara, housed, bought = draws.made_up(ids, ("cell kindred", "cell beds", "cell officials"), of, members)
    kindred = np.where(road, ids % KINDREDS, (mara * MARAS).astype(int))
    beds = p["gangs.beds"] * (0.5 - np.log(housed)) / BEDS_DRAWN
    world.cells = world.populate(
        GangCell, len(ids), road=road, active=active, ground=ground, base=base, kindred=kindred, members=np.where(active, members, 0.0),
        beds=np.where(road & active, beds, 0.0), takings_usd=p["gangs.start_takings_usd"],
        taking_usd=p["gangs.raid_head_usd"] + p["gangs.raid_usd"] / (p["gangs.beds"] * HALF_FULL), bought=bought**2,
        income_usd=members * p["gangs.member_usd_month"] * USUAL_MONTHS, toll_usd=p["gangs.toll_usd"], purse_usd=p["people.provisions_usd"],
        asks_usd=p["gangs.start_asks_usd"], stay_days=p["gangs.start_stay_days"], paying_frees=p["ransom.start_frees"],
        unpaid_frees=p["ransom.start_unpaid_frees"], pays_share=p["ransom.start_pays"], kills_share=p["gangs.start_kills"], kills_any=p["gangs.start_kills"],
    )
    world.captives = np.zeros(len(ids))
    make_robbers(world)


def make_robbers(world) -> None:
    """Bands of common criminals: where each waits, and what each link has lately brought one that waited there."""
    geography = world.geography
    mexico = np.array(geography.countries)[geography.country] == "MX"
    world.robbed_links = np.flatnonzero(geography.forward & ~geography.papers & ~geography.crosses_us
                                        & mexico[geography.tail] & mexico[geography.head])
    world.band_link = np.full(round(world.p["robbers.bands"]), -1)
    world.band_takings = np.full(len(geography.tail), world.p["people.provisions_usd"])


def home_rows(cells) -> np.ndarray:
    """Rows of the cells at home (those on the road never become such)."""
    if "home" not in cells.beside:
        cells.beside["home"] = np.flatnonzero(~cells.road)
    return cells.beside["home"]


def home_order(cells, places: int) -> tuple[np.ndarray, np.ndarray]:
    """(where in `home_rows` the cells of one place after another stand, (places,) where in that order those of each place end)."""
    if "home order" not in cells.beside:
        base = cells.base[home_rows(cells)]
        cells.beside["home order"] = np.argsort(base, kind="stable"), np.cumsum(np.bincount(base, minlength=places))
    return cells.beside["home order"]
