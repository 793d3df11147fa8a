"""Encounters of power: robbery, extortion, abuse. Whoever has somebody in hand for a moment weighs gain or the wish to
dominate against witnesses, what the other can do about it, and scruples (model.md, robbery, abuse)."""

from __future__ import annotations

import numpy as np

from corridor.choice import alternatives, choose
from corridor.crowd import among
from corridor.encounters.travel import DESERT, TRAIL, TRAIN, pool_of
from corridor.life import CODE, due, note
from corridor.records.events import PARTY

LET_BE, ROB, ABUSE, BOTH = range(4)
ACCOUNT = {"common_criminal": "criminals", "official": "officials", "gang": "gangs", "smuggler": "smugglers", "migrant": "criminals", "carrier": "carriers"}
ON_FOOT = (TRAIL, DESERT)


def power(world, who, party_kind: str, party, witnesses, purpose: str, scruple=0.0, robs: bool = True, accountable: float = 0.0) -> np.ndarray:
    """One encounter for each of `who` (distinct rows) with a party; returns the choices, (n,).

    witnesses: (n,) people who could see or help. scruple: (n,) or number, USD. robs: whether taking money is open.
    accountable: how far a complaint can reach the party (0: nobody knows who it was; 1: named). The one in power reckons
    with complaints as far as the person trusts officials and has papers.
    """
    if len(who) == 0:
        return np.zeros(0, int)
    people, p, draws = world.people, world.p, world.draws
    occasion = world.occasions.next(purpose, who)
    key = people.key[who]
    woman = people.sex[who] == 0
    wish = p["abuse.wish_usd"] * draws.exponential(key, f"{purpose}: wish", occasion)
    documented = (np.maximum(people.papers_mx[who], people.papers_us[who]) >= world.day)
    speaks = people.trust[who] * np.where(documented, 1.0, p["abuse.speaks_without_papers"])
    risk = p["abuse.witness_usd"] * witnesses + accountable * p["abuse.sanction_usd"] * speaks + scruple
    cash = np.minimum(people.savings_usd[who], p["abuse.most_usd"]) if robs else np.full(len(who), -np.inf)
    values = alternatives([
        np.zeros(len(who)), cash - risk,
        np.where(woman, wish - p["abuse.risk_factor"] * risk, -np.inf), np.where(woman, cash + wish - (p["abuse.risk_factor"] + 0.5) * risk, -np.inf),
    ])
    nothing = people.savings_usd[who] < p["abuse.least_usd"]
    values[nothing, ROB], values[nothing, BOTH] = -np.inf, -np.inf
    choice = choose(values, draws, key, purpose, occasion, p["abuse.choice_scale_usd"])
    party = np.broadcast_to(np.asarray(party), (len(who),))
    robbed, abused = among(choice, (ROB, BOTH)), among(choice, (ABUSE, BOTH))
    world.take_cash(who[robbed], p["abuse.takes_share"] * np.minimum(people.savings_usd[who[robbed]], p["abuse.most_usd"]), ACCOUNT.get(party_kind, "criminals"), party[robbed], "robbed")
    people.trauma[who[robbed]] = np.minimum(1.0, people.trauma[who[robbed]] + p["trauma.robbery"])
    people.trauma[who[abused]] = np.minimum(1.0, people.trauma[who[abused]] + p["trauma.abuse"])
    people.harmed_on[who[abused]], people.abused_on[who[abused]] = world.day, world.day
    if party_kind == "official":
        world.lose_trust(who[abused])
    note(world, who[abused], "abused", link=people.link[who[abused]], party_kind=party_kind, party=party[abused])
    on_way = (robbed | abused) & (people.link[who] >= 0)
    world.road_news.report(pool_of(world, who[on_way]), people.link[who[on_way]], "robbed", 1 / world.scale)
    return choice


def company_of(world, who) -> np.ndarray:
    """(n,) people at a person's side: a guide's group, companions, or fellow travellers by chance."""
    people, p = world.people, world.p
    side = np.where(people.channel[who] == 2, p["company.guided"], np.where(people.channel[who] == 1, p["company.friends"], p["company.chance"]))
    return side * world.draws.exponential(people.key[who], "company", world.day) + walked_by_staff(world, who)


def walked_by_staff(world, who) -> np.ndarray:
    """(n,) people of a shelter who walk last night's guests to the train or bus, on the first leg from there."""
    people = world.people
    house = world.shelter_of_place[people.slept_at[who]]
    first = (people.slept_at[who] >= 0) & (house >= 0) & (world.geography.tail[people.link[who]] == people.slept_at[who])
    return first * world.officials.safe_passage[house] * world.p["shelters.walk_along"]


def bands_wait(world) -> None:
    """Each week every band of common criminals picks a link to wait on: what one waiting there has lately taken in a day,
    shared with the bands that are there already; empty ways are judged by those like them."""
    p, links, takings = world.p, world.robbed_links, world.band_takings
    if len(world.band_link) == 0:
        return
    there = np.bincount(world.band_link[world.band_link >= 0], minlength=len(takings))[links]
    bands = np.arange(len(world.band_link))
    walkers = np.minimum(world.flow_memory[links], p["robbers.by_trail"])
    mine = world.band_link[:, None] == links[None, :]
    worth = (walkers * takings[links])[None, :] / (1 + there[None, :] - mine)
    pick = choose(worth, world.draws, bands, "band waits", world.day // 7, p["robbers.choice_scale_usd"])
    world.band_link[:] = links[pick]


def robbers(world, who) -> None:
    """Bands of common criminals wait on trails, at trains and in towns by the road; each can stop so many in a day.

    On a road the passengers of others are stopped as well. What is taken teaches bands where to wait.
    """
    people, geography, p = world.people, world.geography, world.p
    link = people.link[who]
    bands = np.bincount(world.band_link[world.band_link >= 0], minlength=len(geography.tail))
    at = np.flatnonzero((bands[link] > 0) & (people.situation[who] == CODE["travelling"]))
    if len(at) == 0:
        return
    rows, link = who[at], link[at]
    others = np.where(among(geography.mode[link], (TRAIN, *ON_FOOT)), 0.0, geography.background[link] * p["robbers.road_share"])
    stopped = bands[link] * p["robbers.by_trail"]
    occasion = world.occasions.next("robber near", rows)
    near = world.draws.uniform(people.key[rows], "robber near", occasion) < stopped / (stopped + world.flow_memory[link] + others)
    met, link = rows[near], link[near]
    before = people.savings_usd[met].copy()
    power(world, met, "common_criminal", -1, company_of(world, met), "robber")
    number = np.bincount(link, minlength=len(world.band_takings)) / world.scale
    took = np.bincount(link, before - people.savings_usd[met], minlength=len(world.band_takings)) / world.scale
    seen = number > 0
    world.band_takings[seen] += (1 - np.exp(-number[seen] / p["robbers.people_seen"])) * (took[seen] / number[seen] - world.band_takings[seen])


def fellow_travellers(world, who) -> None:
    """Nights on trains and trails among strangers: those who travel with nobody are at hand for whoever would rob or
    abuse; a fellow traveller can be told on to the others, and goes the same way."""
    people, geography = world.people, world.geography
    rows = who[among(geography.mode[people.link[who]], (TRAIN, TRAIL)) & (people.channel[who] == 0) & (people.situation[who] == CODE["travelling"])]
    strangers = world.draws.exponential(people.key[rows], "strangers near", world.day) * world.p["company.strangers"]
    power(world, rows, "migrant", -1, strangers, "fellow traveller", scruple=world.p["company.scruple_usd"])


def officials_in_power(world, who, post, aside=1.0) -> np.ndarray:
    """A police officer or migration agent has somebody alone for a moment, at a post or beside a train.

    post: (n,) rows of officials. aside: (n,) or number, people of the same check or others who look on, as a factor on
    company. What a complaint could bring is their stake: the sanction by internal control, if the person would dare and
    complaints there are heard. Returns the choices, (n,).
    """
    scruple = world.p["posts.sanction_usd"] / np.maximum(world.officials.greed[post], 0.1)
    return power(world, who, "official", post, company_of(world, who) * aside, "official in power", scruple=scruple,
                 accountable=heard_by_control(world, post))


def heard_by_control(world, officials) -> np.ndarray:
    """(n,) how far a complaint reaches officials (rows): by the channel there is, how many complain, and as far as internal
    control reaches their corps."""
    p, rules = world.p, world.officials
    channel = rules.complaints[world.official_row["internal_control:mexico"]] + p["abuse.heard_rate"] * world.complaints_rate
    return p["abuse.heard"] * (1 + channel) * world.corps_against_agents()[0, rules.corps[officials]]


def guides(world, who) -> None:
    """A guide alone with clients on a leg: scruples, the group, and the ring's name at home."""
    people = world.people
    rows = who[(people.channel[who] == 2) & (people.situation[who] == CODE["travelling"]) & (people.sex[who] == 0)]
    if len(rows) == 0:
        return
    ring = people.smuggler[rows]
    name_loss = world.p["smugglers.margin"] * world.p["smugglers.cost_usd"] / 10
    power(world, rows, "smuggler", ring, company_of(world, rows), "guide", scruple=world.smugglers.scruple_usd[ring] / 10 + name_loss, robs=False)


def captors(world) -> None:
    """Those who guard captives and bound workers: few witnesses, nobody to tell."""
    people = world.people
    held, bound = due(people, "held", world.day), due(people, "working", world.day)
    rows = np.concatenate([held, bound[people.holder_kind[bound] == PARTY["employer"]]])
    rows = np.sort(rows[(people.sex[rows] == 0) & (people.due[rows] == world.day)])
    if len(rows) == 0:
        return
    kinds = people.holder_kind[rows]
    for kind in ("gang", "smuggler", "employer"):
        mine = rows[kinds == PARTY[kind]]
        others = world.draws.exponential(people.key[mine], "guards near", world.day) * world.p["company.guards"]
        power(world, mine, kind, people.holder[mine], others, "captor", robs=False, accountable=0.2 if kind == "employer" else 0.0)
