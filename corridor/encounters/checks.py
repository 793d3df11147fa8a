"""Checks on Mexican roads, and the crossing of the U.S. border (model.md, check; crossing)."""

from __future__ import annotations

import numpy as np

from corridor.agents.officials import SECTORS
from corridor.choice import choose
from corridor.encounters.travel import pool_of
from corridor.life import CODE, note

DUTY, BRIBE = range(2)
GROUP = 6.0
PASSENGERS_A_GROUP = 20.0
LOCALS_ON_TRAILS = 80.0  # groups a day that roaming patrols also meet (assumption)
SECTOR_KM = {"rio_grande_valley": 510, "laredo": 275, "del_rio": 340, "big_bend": 820, "el_paso": 430, "tucson": 420, "yuma": 200,
             "el_centro": 115, "san_diego": 97}
HOURS_TO_HIDE = 4.0
KM_A_TOWER_WATCHES = 12.0
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
    capacity = geography.post_groups * np.where(on_train, 1.0, p["posts.reach"])
    share = np.minimum(1.0, capacity / np.maximum(geography.background / PASSENGERS_A_GROUP + groups, 1.0))
    share = np.where(geography.post == 3, np.minimum(share, 0.5), share)
    roaming = np.zeros(len(geography.tail))
    trails = world.roaming_of_link >= 0
    roaming[trails] = capacity[rules.link[world.roaming_of_link[trails]]] * p["posts.roaming_share"]
    share = np.where(trails, roaming / (roaming + groups + LOCALS_ON_TRAILS), share)
    rows, post = who[at], post[at]
    in_us = rules.corps[post] == 2
    papers = np.where(in_us, people.papers_us[rows] >= world.day, np.maximum(people.papers_mx[rows], people.papers_us[rows]) >= world.day)
    occasion = world.occasions.next("check", rows)
    spared = np.where(people.channel[rows] == 2, 1 - p["smugglers.concealment"], 1.0)
    met = draws.uniform(people.key[rows], "check", occasion) < 1 - (1 - share[link[at]]) ** spared
    seen = np.flatnonzero(met & ~papers)
    rows, post, in_us, occasion = rows[seen], post[seen], in_us[seen], occasion[seen]
    note(world, rows, "checked", link=people.link[rows], party_kind="official", party=post, detail=rules.corps[post])
    people.asked[rows] = False
    guided = people.channel[rows] == 2
    bribe = np.minimum(p["posts.inm_bribe_usd"], np.where(guided, p["posts.inm_bribe_usd"], people.savings_usd[rows]))
    full = world.station_occupancy()
    values = np.column_stack([
        p["posts.duty_usd"] * np.maximum(1 - full, 0.0) * np.ones(len(rows)),
        np.where(in_us | (bribe < 5), -np.inf, rules.greed[post] * bribe * np.where(guided, 1.5, 1.0) - p["posts.sanction_usd"] + 10),
    ])
    choice = choose(values, draws, people.key[rows], "bribe", occasion, p["posts.choice_scale_usd"])
    pays = choice == BRIBE
    own = pays & ~guided
    world.take_cash(rows[own], bribe[own], "officials", post[own], "bribed")
    ring_pays = pays & guided
    world.ledger.pay("smugglers", "officials", bribe[ring_pays])
    note(world, rows[ring_pays], "bribed", link=people.link[rows[ring_pays]], party_kind="official", party=post[ring_pays], amount_usd=bribe[ring_pays])
    caught = rows[~pays]
    world.road_news.report(pool_of(world, caught), people.link[caught], "stopped", 1 / world.scale)
    world.detain(caught[~in_us[~pays]], post[~pays][~in_us[~pays]], "detained")
    world.detain(caught[in_us[~pays]], post[~pays][in_us[~pays]], "apprehended_inside")
    return np.setdiff1d(who, caught, assume_unique=True)


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
    seen = 1 - np.exp(-p["patrol.contact"] * hours * density[which])
    occasion = world.occasions.next("crossing", rows)
    caught = draws.uniform(people.key[rows], "crossing", occasion) < seen
    note(world, rows[~caught], "crossed", link=link[~caught], detail=sector[~caught])
    world.attempts_today += np.bincount(which, minlength=len(SECTORS)) / world.scale
    world.arrests_today += np.bincount(which[caught], minlength=len(SECTORS)) / world.scale
    world.road_news.report(pool_of(world, rows[caught]), link[caught], "stopped", 1 / world.scale)
    posts = np.array([world.official_row[f"border_patrol:{s}"] for s in SECTORS])[which]
    world.detain(rows[caught], posts[caught], "apprehended", detail=sector[caught], link=link[caught])
    return np.setdiff1d(who, rows[caught], assume_unique=True)


def checkable(world, who: np.ndarray) -> np.ndarray:
    """Those still on the way (others left it in an earlier encounter of the round)."""
    return who[world.people.situation[who] == CODE["travelling"]]
