"""Encounters of power: whoever has somebody in hand for a moment weighs gain or the wish to dominate against witnesses,
what the other can do about it, and scruples (model.md, robbery, abuse)."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.encounters.travel import pool_of
from corridor.life import CODE, due, note
from corridor.records.events import PARTY

LET_BE, ROB, ABUSE, BOTH = range(4)
ACCOUNT = {"common_criminal": "criminals", "official": "officials", "gang": "gangs", "smuggler": "smugglers"}
TRAUMA_OF_ABUSE, TRAUMA_OF_ROBBERY = 0.4, 0.05
AT_MOST_USD = 200.0


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
    speaks = people.trust[who] * np.where(documented, 1.0, 0.4)
    risk = p["abuse.witness_usd"] * witnesses + accountable * p["abuse.sanction_usd"] * speaks + scruple
    cash = np.minimum(people.savings_usd[who], AT_MOST_USD) if robs else np.full(len(who), -np.inf)
    values = np.column_stack([
        np.zeros(len(who)), cash - risk,
        np.where(woman, wish - 2 * risk, -np.inf), np.where(woman, cash + wish - 2.5 * risk, -np.inf),
    ])
    values[:, ROB] = np.where(people.savings_usd[who] < 5, -np.inf, values[:, ROB])
    choice = choose(values, draws, key, purpose, occasion, p["abuse.choice_scale_usd"])
    party = np.broadcast_to(np.asarray(party), (len(who),))
    robbed, abused = np.isin(choice, (ROB, BOTH)), np.isin(choice, (ABUSE, BOTH))
    world.take_cash(who[robbed], 0.9 * people.savings_usd[who[robbed]], ACCOUNT.get(party_kind, "criminals"), party[robbed], "robbed")
    people.trauma[who[robbed]] = np.minimum(1.0, people.trauma[who[robbed]] + TRAUMA_OF_ROBBERY)
    people.trauma[who[abused]] = np.minimum(1.0, people.trauma[who[abused]] + TRAUMA_OF_ABUSE)
    people.harmed_on[who[abused]] = world.day
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


def robbers(world, who) -> None:
    """Common criminals wait where people walk, fewer to each walker the more walk there."""
    people, geography = world.people, world.geography
    on_foot = who[np.isin(geography.mode[people.link[who]], (2, 4)) & (people.situation[who] == CODE["travelling"])]
    if len(on_foot) == 0:
        return
    link = people.link[on_foot]
    walkers = world.flow_memory[link] + 1.0
    present = world.p["robbers.by_trail"] / (world.p["robbers.by_trail"] + walkers)
    occasion = world.occasions.next("robber near", on_foot)
    near = world.draws.uniform(people.key[on_foot], "robber near", occasion) < present
    met = on_foot[near]
    power(world, met, "common_criminal", -1, company_of(world, met), "robber")


def fellow_travellers(world, who) -> None:
    """Nights on trains and trails among strangers: those who travel with nobody are at hand for whoever would."""
    people, geography = world.people, world.geography
    rows = who[np.isin(geography.mode[people.link[who]], (0, 2)) & (people.channel[who] == 0) & (people.situation[who] == CODE["travelling"])]
    strangers = world.draws.exponential(people.key[rows], "strangers near", world.day) * world.p["company.strangers"]
    power(world, rows, "migrant", -1, strangers, "fellow traveller", robs=False)


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
