"""Checks on Mexican roads, and the crossing of the U.S. border (model.md, check; crossing)."""

from __future__ import annotations

import numpy as np

from corridor.agents.officials import SECTORS
from corridor.choice import choose
from corridor.encounters.road import free_beds
from corridor.encounters.screening import believe, care_room, disclose, seen
from corridor.encounters.travel import pool_of
from corridor.life import CODE, note

DUTY, BRIBE, HAND_OVER = range(3)
GROUP = 6.0
PASSENGERS_A_GROUP = 20.0
LOCALS_ON_TRAILS = 80.0  # groups a day that roaming patrols also meet (assumption)
SECTOR_KM = {"rio_grande_valley": 510, "laredo": 275, "del_rio": 340, "big_bend": 820, "el_paso": 430, "tucson": 420, "yuma": 200,
             "el_centro": 115, "san_diego": 97}
HOURS_TO_HIDE = 4.0
WALL_SLOWS_HOURS = 1.5


def checks(world, who: np.ndarray) -> np.ndarray:
    """Posts check groups as capacity allows; an official weighs duty against a bribe. Returns those who go on."""
    people, p, draws, rules = world.people, world.p, world.draws, world.officials
    if len(who) == 0:
        return who
    link = people.link[who]
    on_trail = world.post_of_link[link] < 0
    post = np.where(on_trail, world.roaming_of_link[link], world.post_of_link[link])
    at = np.flatnonzero(post >= 0)
    if len(at) == 0:
        return who
    geography = world.geography
    groups = np.bincount(link[at], minlength=len(geography.tail)) / world.scale / GROUP
    on_train = geography.mode == geography.modes.index("freight_train")
    capacity = geography.post_groups * np.where(on_train, 1.0, post_capacity(world))
    share = np.minimum(1.0, capacity / np.maximum(geography.background / PASSENGERS_A_GROUP + groups, 1.0))
    share = np.where(geography.post == 3, np.minimum(share, 0.5), share)
    roaming = np.zeros(len(geography.tail))
    trails = world.roaming_of_link >= 0
    roaming[trails] = (
        capacity[rules.link[world.roaming_of_link[trails]]] * rules.roaming[np.maximum(world.checkpoint_of_link[trails], 0)])
    share = np.where(trails, roaming / (roaming + groups + LOCALS_ON_TRAILS), share)
    rows, post = who[at], post[at]
    in_us = rules.corps[post] == 2
    papers = np.where(in_us, people.papers_us[rows] >= world.day, np.maximum(people.papers_mx[rows], people.papers_us[rows]) >= world.day)
    occasion = world.occasions.next("check", rows)
    spared = np.where(people.channel[rows] == 2, 1 - p["smugglers.concealment"], 1.0)
    met = draws.uniform(people.key[rows], "check", occasion) < 1 - (1 - share[link[at]]) ** spared
    before = np.flatnonzero(met & ~papers)
    rows, post, in_us, occasion = rows[before], post[before], in_us[before], occasion[before]
    note(world, rows, "checked", link=people.link[rows], party_kind="official", party=post, detail=rules.corps[post])
    keep, left = looked_at(world, rows, ~in_us)
    rows, post, in_us, occasion = rows[keep], post[keep], in_us[keep], occasion[keep]
    people.asked[rows] = False
    guided = people.channel[rows] == 2
    bribe = np.minimum(p["posts.inm_bribe_usd"], np.where(guided, p["posts.inm_bribe_usd"], people.savings_usd[rows]))
    full = world.station_occupancy()
    risk = world.bribe_risk_usd()
    cell = world.cell_of_ground[geography.ground[people.link[rows]]]
    asked_by = np.where(cell >= 0, world.cells.bought[np.maximum(cell, 0)] if len(world.cells) else 0.0, 0.0)
    free = np.where(cell >= 0, free_beds(world)[np.maximum(cell, 0)] >= 1 if len(world.cells) else False, False)
    price = p["posts.handover_usd"] * asked_by - p["posts.handover_risk"] * risk
    values = np.column_stack([
        p["posts.duty_usd"] * np.maximum(1 - full, 0.0) * np.ones(len(rows)),
        np.where(in_us | (bribe < 5), -np.inf, rules.greed[post] * bribe * np.where(guided, 1.5, 1.0) - risk + 10),
        np.where(in_us | guided | ~free | (asked_by <= 0), -np.inf, rules.greed[post] * price),
    ])
    choice = choose(values, draws, people.key[rows], "bribe", occasion, p["posts.choice_scale_usd"])
    pays = choice == BRIBE
    own = pays & ~guided
    world.take_cash(rows[own], bribe[own], "officials", post[own], "bribed")
    ring_pays = pays & guided
    world.ledger.pay("smugglers", "officials", bribe[ring_pays], who=rows[ring_pays])
    note(world, rows[ring_pays], "bribed", link=people.link[rows[ring_pays]], party_kind="official", party=post[ring_pays], amount_usd=bribe[ring_pays])
    sold = choice == HAND_OVER
    hand_to_cell(world, rows[sold], post[sold], cell[sold], p["posts.handover_usd"] * asked_by[sold])
    duty = choice == DUTY
    caught = rows[duty]
    world.road_news.report(pool_of(world, caught), people.link[caught], "stopped", 1 / world.scale)
    world.detain(caught[~in_us[duty]], post[duty][~in_us[duty]], "detained")
    world.detain(caught[in_us[duty]], post[duty][in_us[duty]], "apprehended_inside")
    return np.setdiff1d(who, np.concatenate([caught, rows[sold], left]), assume_unique=True)


def post_capacity(world) -> np.ndarray:
    """(links,) groups a day that a post checks for each group of the place's table: officers present in its region, and
    the hours it is manned."""
    rules, row = world.officials, np.maximum(world.checkpoint_of_link, 0)
    present = rules.staff[row] * rules.hours_day[row] / 24 * world.p["posts.checks_officer"]
    reach = present / np.maximum(world.table_groups[row] * rules.posts[row], 1.0)
    post = np.maximum(world.post_of_link, 0)
    stands = (world.draws.uniform(post, "post stands") < rules.posts[row]) | (world.post_of_link < 0)
    return np.where(world.checkpoint_of_link >= 0, reach * stands, world.p["posts.reach"])


def looked_at(world, rows, mexican) -> tuple[np.ndarray, np.ndarray]:
    """Staff whose task is to look for signs ask those they have time for. Returns the places (in rows) of those who are
    still before the post, and the rows who have left it: into care, or on their way where nobody unsuspected is removed."""
    people, rules, p, draws = world.people, world.officials, world.p, world.draws
    office = np.where(mexican, world.official_row["migration_office:mexico"], world.official_row["migration_office:us"])
    number = np.bincount(office, minlength=len(rules))[office] / world.scale
    able = rules.detection_staff[office] * p["detection.talks_day"]
    occasion = world.occasions.next("detection", rows)
    talks = draws.uniform(people.key[rows], "detection", occasion) < able / (able + number + 1e-9)
    at = np.flatnonzero(talks)
    if len(at) == 0:
        return np.arange(len(rows)), rows[:0]
    asked = rows[at]
    note(world, asked, "asked", party_kind="official", party=office[at], detail=1)
    gone = np.zeros(len(rows), bool)
    for country, name in enumerate(("mexico", "us")):
        desk = world.official_row[f"migration_office:{name}"]
        mine = asked[office[at] == desk]
        spoken = disclose(world, mine, desk, "check")
        found = believe(world, mine[spoken], desk, 0.25)
        suspect = np.union1d(mine[seen(world, mine, desk) > p["screening.suspicion"]], mine[spoken][found])
        note(world, np.setdiff1d(suspect, mine[spoken][found]), "suspected", party_kind="official", party=desk, detail=1)
        room = care_room(world, desk)
        into = np.sort(suspect[np.argsort(draws.uniform(people.key[suspect], "care place", world.day), kind="stable")][:room])
        note(world, into, "stay_offered", party_kind="state", party=desk)
        world.into_care(into, "sheltered", f"prosecution:{name}")
        spared = np.setdiff1d(mine, into) if rules.no_removal[desk] else mine[:0]
        gone |= np.isin(rows, np.concatenate([into, spared]))
    return np.flatnonzero(~gone), rows[gone & (people.situation[rows] != CODE["travelling"])]


def hand_to_cell(world, rows, post, cell, price) -> None:
    """An official in a cell's pay hands people over."""
    if len(rows) == 0:
        return
    world.ledger.pay("gangs", "officials", price, who=rows)
    np.add.at(world.cells.revenue_usd, cell, -price / world.scale)
    note(world, rows, "handed_over", link=world.people.link[rows], party_kind="official", party=post, amount_usd=price)
    world.hold(rows, "gang", cell, link=world.people.link[rows])
    world.add_elements(rows, post, "official", ["transfer"], path="kidnapping")
    world.join_chains(rows, "official", post, "gang", cell)


def crossing(world, who: np.ndarray) -> np.ndarray:
    """Crossers against the patrol of the sector: ground watched by free agents in the hours exposed. Returns those through.

    Free agents are those on shift less time spent on arrests, of Mexican background crossers too (lessons.md).
    """
    people, p, draws, geography, rules = world.people, world.p, world.draws, world.geography, world.officials
    link = people.link[who]
    at = np.flatnonzero(geography.crosses_us[link])
    if len(at) == 0:
        return who
    rows, link = who[at], link[at]
    sector = geography.sector[link]
    name = np.array(geography.sectors)[sector]
    hours = geography.hours[link] / (1 + geography.hours[link] / HOURS_TO_HIDE)
    density = world.patrol_density()
    km = np.array([SECTOR_KM[s] for s in SECTORS])
    wall = np.array([rules.wall_km[world.official_row[f"border_patrol:{s}"]] for s in SECTORS]) / km
    which = np.array([SECTORS.index(s) for s in name])
    hours = hours + WALL_SLOWS_HOURS * wall[which]
    hours = hours * np.where(people.channel[rows] == 2, 1 - p["smugglers.concealment"], 1.0)
    towers = np.array([rules.towers[world.official_row[f"border_patrol:{s}"]] for s in SECTORS])
    watched = np.minimum(towers * p["patrol.tower_km"] / km, 1.0)  # ground from which agents are called
    sight = 1 - np.exp(-p["patrol.contact"] * hours * (density * (1 + watched))[which])
    occasion = world.occasions.next("crossing", rows)
    caught = draws.uniform(people.key[rows], "crossing", occasion) < sight
    note(world, rows[~caught], "crossed", link=link[~caught], detail=sector[~caught])
    world.attempts_today += np.bincount(which, minlength=len(SECTORS)) / world.scale
    world.arrests_today += np.bincount(which[caught], minlength=len(SECTORS)) / world.scale
    world.road_news.report(pool_of(world, rows[caught]), link[caught], "stopped", 1 / world.scale)
    posts = np.array([world.official_row[f"border_patrol:{s}"] for s in SECTORS])[which]
    took = rows[caught]
    world.detain(took, posts[caught], "apprehended", detail=sector[caught], link=link[caught])
    people.entry_sector[took] = which[caught]
    to_court(world, took, which[caught])
    return np.setdiff1d(who, took, assume_unique=True)


def to_court(world, who, sector) -> None:
    """Consequence: as many as the courts of a sector take in a day are prosecuted for the crossing (Q018-Q024)."""
    people, rules = world.people, world.officials
    a_day = np.array([rules.prosecutions_day[world.official_row[f"border_patrol:{s}"]] for s in SECTORS])
    all_caught = np.maximum(world.arrests_before + world.mexicans_caught(), 1.0)
    share = np.minimum(a_day / all_caught, 1.0)[sector]
    adult = ~people.minor[who]
    people.prosecuted[who] = adult & (world.draws.uniform(people.key[who], "to court", people.attempts[who]) < share)


def checkable(world, who: np.ndarray) -> np.ndarray:
    """Those still on the way (others left it in an earlier encounter of the round)."""
    return who[world.people.situation[who] == CODE["travelling"]]
