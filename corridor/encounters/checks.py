"""Checks on Mexican roads, and the crossing of the U.S. border (model.md, check; crossing)."""

from __future__ import annotations

import numpy as np

from corridor.agents.officials import SECTORS
from corridor.choice import choose
from corridor.crowd import which, without
from corridor.encounters import before_officials, legs, posts
from corridor.encounters.bribes import hand_to_cell, pay, takes_who_refuses, weigh
from corridor.encounters.once import once
from corridor.encounters.screening import believe, care_room, disclose, suspects_harm
from corridor.encounters.travel import tell_of_leg
from corridor.life import CODE, note

DUTY, BRIBE, HAND_OVER = range(3)
TRAVELLING = CODE["travelling"]
SECTOR_KM = {"rio_grande_valley": 510, "laredo": 275, "del_rio": 340, "big_bend": 820, "el_paso": 430, "tucson": 420, "yuma": 200,
             "el_centro": 115, "san_diego": 97}  # geography: length of the border in each sector
KM_OF_SECTOR = np.array([SECTOR_KM[name] for name in SECTORS])


def checks(world, who: np.ndarray) -> np.ndarray:
    """Posts check groups as capacity allows; an official weighs duty, a bribe, handing over. Returns those who go on."""
    rows, post, looks, met = before_posts(world, who)
    if len(rows) == 0:
        return who
    people, p, rules = world.people, world.p, world.officials
    worth, duties, amount, ask, cell, price, handing = weigh(world, rows, post)
    values, stops_of_all = before_officials.at_posts(
        post, looks, duties, amount, worth, ask, handing, rules.corps, p["posts.choice_scale_usd"], p["posts.payer_scale_usd"])
    looked = which(met)
    if len(looked) == 0:
        tell_of_posts(world, rows, stops_of_all)
        return who
    in_us = rules.corps[post] == posts.US_CORPS
    note(world, rows[looked], "checked", link=people.link[rows[looked]], party_kind="official", party=post[looked], detail=rules.corps[post[looked]])
    keep, left = looked_at(world, rows[looked], ~in_us[looked])
    still = looked[keep]
    if len(still) < len(looked):
        stops_of_all[without(looked, still)] = 0.0  # let go by those who look for signs
    tell_of_posts(world, rows, stops_of_all)
    stand = rows[still]
    occasion = world.occasions.next("bribe", stand)
    choice = choose(values[still], world.draws, people.key[stand], "bribe", occasion, p["posts.choice_scale_usd"])
    duty, bribe, sold = choice == DUTY, which(choice == BRIBE), still[choice == HAND_OVER]
    if len(bribe):
        asks = still[bribe]
        refused = which(~pay(world, rows[asks], post[asks], amount[asks], worth[asks]))
        duty[bribe[refused]] = takes_who_refuses(world, rows[asks[refused]], duties[asks[refused]])
    if len(sold):
        hand_to_cell(world, rows[sold], post[sold], cell[sold], price[sold])
    taken = still[duty]
    in_mexico, inside_us = taken[~in_us[taken]], taken[in_us[taken]]
    if len(in_mexico):
        world.in_hand(rows[in_mexico], post[in_mexico])
        world.detain(rows[in_mexico], post[in_mexico], "detained")
    if len(inside_us):
        world.detain(rows[inside_us], post[inside_us], "apprehended_inside")
    return without(who, np.concatenate([rows[taken], rows[sold], left]))


def before_posts(world, who) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Those without papers before a post or a roaming patrol, in the order of `who`: rows, its row, the chance that it looks at
    each, and whether it does (bool).

    It looks at a part of the groups on each link: as many as a post can check (`post_capacity`) against ordinary passengers and travelling
    groups; roaming patrols on trails against walkers and the people who live there."""
    people, rules, geography = world.people, world.officials, world.geography
    return before_officials.before_posts(
        who, people.link, world.watch_of_link, world.post_of_link, world.checkpoint_of_link, world.table_groups, rules.staff, rules.hours_day,
        rules.posts, world.has_train, geography.post, geography.post_groups, geography.background, world.roaming_of_link, rules.link,
        rules.roaming, once(world, of_posts), world.occasions.counts["check"], people.key, world.draws.bases["check"], world.day, rules.corps,
        people.papers_mx, people.papers_us, people.channel, 1 - world.p["smugglers.concealment"])


def tell_of_posts(world, rows, stops) -> None:
    """Of the real people for whom each simulated one stands, as many are stopped as the chance says: that is told, so that what
    is believed of a road does not hang on the luck of a few at a small scale (principle 6)."""
    tell_of_leg(world, rows, "stopped", stops / world.scale)


def post_capacity(world) -> np.ndarray:
    """(links,) groups a day that a post checks for each group of the place's table: officers present in its region, and
    the hours it is manned."""
    rules = world.officials
    return posts.capacity(world.post_of_link, world.checkpoint_of_link, world.table_groups, rules.staff, rules.hours_day, rules.posts, of_posts(world))


def of_posts(world) -> posts.Posts:
    """What the numbers of posts hang on."""
    p = world.p
    return posts.Posts(world.draws.base("post stands"), p["posts.checks_officer"], p["posts.reach"], world.scale * p["posts.group_people"],
                       p["posts.passengers_group"], p["posts.us_lanes"], p["posts.locals_on_trails"])


def looked_at(world, rows, mexican) -> tuple[np.ndarray, np.ndarray]:
    """Staff whose task is to look for signs ask those they have time for on that day. Returns the places (in rows) of those who are
    still before the post, and the rows who have left it: into care, or on their way where nobody unsuspected is removed."""
    people, rules, p, draws = world.people, world.officials, world.p, world.draws
    mexico, us = world.official_row["migration_office:mexico"], world.official_row["migration_office:us"]
    if rules.detection_staff[mexico] == rules.detection_staff[us] == 0:
        world.occasions.next("detection", rows)
        return np.arange(len(rows)), rows[:0]
    office = np.where(mexican, mexico, us)
    number = np.bincount(office, minlength=len(rules))[office] / world.scale
    left = np.maximum(rules.detection_staff[office] * p["detection.talks_day"] - world.talks_today[office], 0.0)
    talks = world.occasions.uniform("detection", rows) < left / (left + number + 1e-9)
    at = which(talks)
    world.talks_today += np.bincount(office[at], minlength=len(rules)) / world.scale
    if len(at) == 0:
        return np.arange(len(rows)), rows[:0]
    asked = rows[at]
    note(world, asked, "asked", party_kind="official", party=office[at], detail=1)
    gone = np.zeros(len(rows), bool)
    for name in ("mexico", "us"):
        desk = world.official_row[f"migration_office:{name}"]
        mine = asked[office[at] == desk]
        load = np.full(len(mine), p["detection.load"])
        spoken = disclose(world, mine, desk, "check")
        found = believe(world, mine[spoken], desk, load[spoken])
        suspect = np.union1d(mine[suspects_harm(world, mine, desk, load)], mine[spoken][found])
        note(world, np.setdiff1d(suspect, mine[spoken][found]), "suspected", party_kind="official", party=desk, detail=1)
        room = care_room(world, desk)
        into = np.sort(suspect[np.argsort(draws.uniform(people.key[suspect], "care place", world.day), kind="stable")][:room])
        note(world, into, "stay_offered", party_kind="state", party=desk)
        world.into_care(into, "sheltered", f"prosecution:{name}")
        spared = np.setdiff1d(mine, into) if rules.no_removal[desk] else mine[:0]
        gone |= np.isin(rows, np.concatenate([into, spared]))
    return which(~gone), rows[gone & (people.situation[rows] != CODE["travelling"])]


def sight(world, link, guided) -> np.ndarray:
    """(n,) chance to be seen on a crossing: ground watched by free agents of the sector in the hours exposed. Free are those
    on shift less time spent on arrests, of Mexican background crossers too (lessons.md); a wall adds hours, a guide's
    knowledge spares some, one can hide for a part of a long way."""
    p, rules, geography = world.p, world.officials, world.geography
    return before_officials.seen(
        link, guided, world.patrol_of_sector, geography.sector, geography.hours, world.patrol_density(), rules.towers, rules.wall_km, world.patrols,
        KM_OF_SECTOR, p["patrol.tower_km"], p["patrol.hide_hours"], p["patrol.wall_hours"], 1 - p["smugglers.border_concealment"], p["patrol.contact"])


def sector_of(world, link) -> np.ndarray:
    """(n,) index into SECTORS of irregular crossings."""
    return world.patrol_of_sector[world.geography.sector[link]]


def usually_caught(world) -> np.ndarray:
    """(sectors,) of those who cross in a sector now, the part caught, by `sight` on its ways as far as each is used: what Mexican
    crossers meet there, of whom most have a guide. It follows from the patrol, not from the few whose crossing a small run sees."""
    links, guided = world.crossings, world.p["patrol.mexicans_guided"]
    seen = sight(world, np.concatenate([links, links]), np.arange(2 * len(links)) < len(links))
    return posts.usual_catch(links, sector_of(world, links), world.flow_memory[links] + 1.0, seen, guided, world.caught_share)


def crossing(world, who: np.ndarray) -> np.ndarray:
    """Crossers against the patrol of the sector (`sight`). Returns those through."""
    people, geography = world.people, world.geography
    link = people.link[who]
    at = which(geography.crosses_us[link])
    if len(at) == 0:
        return who
    rows, link = who[at], link[at]
    sector = sector_of(world, link)
    chance = sight(world, link, people.channel[rows] == 2)
    caught = world.occasions.uniform("crossing", rows) < chance
    note(world, rows[~caught], "crossed", link=link[~caught], detail=geography.sector[link[~caught]])
    tell_of_posts(world, rows, chance)
    if not caught.any():
        return who
    took, sector, link = rows[caught], sector[caught], link[caught]
    world.arrests_today += np.bincount(sector, minlength=len(SECTORS)) / world.scale
    world.detain(took, world.patrols[sector], "apprehended", detail=geography.sector[link], link=link)
    people.entry_sector[took] = sector
    to_court(world, took, sector)
    return without(who, took)


def to_court(world, who, sector) -> None:
    """Consequence: as many as the courts of a sector take in a day are prosecuted for the crossing (Q018-Q024)."""
    people, rules = world.people, world.officials
    if len(who) == 0:
        return
    a_day = rules.prosecutions_day[world.patrols]
    all_caught = np.maximum(world.arrests_lately + world.mexicans_caught(), 1.0)
    share = np.minimum(a_day / all_caught, 1.0)[sector]
    adult = ~people.minor[who]
    people.prosecuted[who] = adult & (world.draws.uniform(people.key[who], "to court", people.attempts[who]) < share)


def checkable(world, who: np.ndarray) -> np.ndarray:
    """Those still on the way (others left it in an earlier encounter of the round)."""
    return legs.still(who, world.people.situation, TRAVELLING)
