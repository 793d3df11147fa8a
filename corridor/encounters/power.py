"""Encounters of power: robbery, extortion, abuse. Whoever has somebody in hand for a moment weighs gain or the wish to
dominate against witnesses, what the other can do about it, and scruples (model.md, robbery, abuse)."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.crowd import distinct, which
from corridor.encounters import might
from corridor.encounters.handover import name_worth
from corridor.encounters.might import ABUSE, GUIDED, LET_BE, ROB
from corridor.encounters.once import once
from corridor.encounters.travel import tell_of_leg
from corridor.life import due, note, those
from corridor.records.events import PARTY

DAYS_A_MONTH = 30.4
HANDS = ("gang", "smuggler", "employer")  # who holds people
ACCOUNT = {"common_criminal": "criminals", "official": "officials", "gang": "gangs", "smuggler": "smugglers", "employer": "employers", "migrant": "criminals",
           "carrier": "carriers"}


def power(world, who, party_kind: str, party, witnesses, purpose: str, scruple=0.0, accountable: float = 0.0) -> np.ndarray:
    """One encounter for each of `who` (distinct rows) with a party; returns the choices, (n,).

    witnesses: (n,) people who could see or help. scruple: (n,) or number, USD.
    accountable: how far a complaint can reach the party (0: nobody knows who it was; 1: named). The one in power reckons
    with complaints as far as the person trusts officials and has papers.
    """
    if len(who) == 0:
        return np.zeros(0, int)
    people = world.people
    values, occasion = might.worth(who, world.occasions.counts[purpose], witnesses, scruple, accountable, world.day, people.key, people.sex,
                                   people.papers_mx, people.papers_us, people.trust, people.savings_usd, once(world, wishes_of, purpose))
    choice = choose(values, world.draws, people.key[who], purpose, occasion, world.p["abuse.choice_scale_usd"])
    hit = which(choice != LET_BE)
    if len(hit):
        suffer(world, who[hit], choice[hit], party_kind, party[hit] if type(party) is np.ndarray else np.full(len(hit), party))
    return choice


def wishes_of(world, purpose: str) -> might.Wishes:
    """What those in power reckon with in one kind of encounter."""
    p = world.p
    return might.Wishes(
        world.draws.bases[f"{purpose}: wish"], p["abuse.wish_usd"], p["abuse.wish_toward_men"], p["abuse.witness_usd"], p["abuse.sanction_usd"],
        p["abuse.speaks_without_papers"], p["abuse.risk_factor"], p["abuse.both_factor"], p["abuse.most_usd"], p["abuse.least_usd"])


def suffer(world, who, choice, party_kind: str, party) -> None:
    """What a robbery or an abuse does to people."""
    people, p = world.people, world.p
    robbed, abused = which(choice != ABUSE), which(choice != ROB)  # nobody who is let be is among them
    if len(robbed):
        rows = who[robbed]
        world.take_cash(rows, p["abuse.takes_share"] * np.minimum(people.savings_usd[rows], p["abuse.most_usd"]), ACCOUNT.get(party_kind, "criminals"), party[robbed], "robbed")
        people.trauma[rows] = np.minimum(1.0, people.trauma[rows] + p["trauma.robbery"])
    if len(abused):
        rows = who[abused]
        people.trauma[rows] = np.minimum(1.0, people.trauma[rows] + p["trauma.abuse"])
        people.harmed_on[rows], people.abused_on[rows] = world.day, world.day
        if party_kind == "official":
            world.lose_trust(rows)
        note(world, rows, "abused", link=people.link[rows], party_kind=party_kind, party=party[abused])
    on_way = who[people.link[who] >= 0]
    if len(on_way):
        tell_of_leg(world, on_way, "robbed", 1 / world.scale)


def company_of(world, who) -> np.ndarray:
    """(n,) people at a person's side: a guide's group, companions, or fellow travellers by chance."""
    people = world.people
    return might.company(who, people.channel, people.key, world.day, people.guest_at, people.link, world.shelter_of_place,
                         world.geography.tail, world.officials.safe_passage, once(world, sides_of))


def sides_of(world) -> might.Sides:
    """How many are at the side of those who travel alone, with companions, with a guide."""
    p = world.p
    return might.Sides(world.draws.bases["company"], p["company.chance"], p["company.friends"], p["company.guided"], p["shelters.walk_along"])


def strangers_near(world) -> np.ndarray:
    """(links,) strangers within call of one who goes that way: of the others on the same train, or on the trail in a day, a usual number where they
    are many, fewer where they are few; nobody where less than one other goes there."""
    return might.strangers_near(world.has_train, world.riders_memory, world.flow_memory, world.p["company.strangers"])


def walked_by_staff(world, who) -> np.ndarray:
    """(n,) people of a shelter who walk last night's guests to the train or bus, on the first leg from there."""
    people = world.people
    return might.walkers(who, people.guest_at, people.link, world.shelter_of_place, world.geography.tail, world.officials.safe_passage,
                         world.p["shelters.walk_along"])


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
    met = might.bands_near(who, world.occasions.counts["robber near"], people.key, world.draws.bases["robber near"], people.link,
                           world.band_link, p["robbers.by_trail"], world.flow_memory, geography.mode, geography.background,
                           p["robbers.road_share"])
    if len(met) == 0:
        return
    link = people.link[met]
    before = people.savings_usd[met].copy()
    power(world, met, "common_criminal", -1, company_of(world, met), "robber")
    number = np.bincount(link, minlength=len(world.band_takings)) / world.scale
    took = np.bincount(link, before - people.savings_usd[met], minlength=len(world.band_takings)) / world.scale
    seen = number > 0
    world.band_takings[seen] += (1 - np.exp(-number[seen] / p["robbers.people_seen"])) * (took[seen] / number[seen] - world.band_takings[seen])


def fellow_travellers(world, who) -> None:
    """Nights on trains and trails among strangers: those who travel with nobody are at hand for whoever would rob or
    abuse; a fellow traveller can be told on to the others, and goes the same way."""
    people = world.people
    rows, strangers = might.among_strangers(who, people.key, world.draws.bases["strangers near"], world.day, people.link, people.channel,
                                            world.geography.mode, strangers_near(world))
    if len(rows):
        power(world, rows, "migrant", -1, strangers, "fellow traveller", scruple=world.p["company.scruple_usd"])


def officials_in_power(world, who, post, aside=1.0) -> np.ndarray:
    """A police officer or migration agent has somebody alone for a moment, at a post or beside a train.

    post: (n,) rows of officials. aside: (n,) or number, people of the same check or others who look on, as a factor on
    company. What a complaint could bring is their stake: the sanction by internal control, if the person would dare and
    complaints there are heard. Returns the choices, (n,).
    """
    if len(who) == 0:
        return np.zeros(0, int)
    scruple = world.p["posts.sanction_usd"] / np.maximum(world.officials.greed[post], 0.1)
    return power(world, who, "official", post, company_of(world, who) * aside, "official in power", scruple=scruple,
                 accountable=heard_by_control(world, post))


def heard_by_control(world, officials) -> np.ndarray:
    """(n,) how far a complaint reaches officials (rows): by the channel there is, how many complain, and as far as internal
    control reaches their corps."""
    p, rules = world.p, world.officials
    channel = rules.complaints[world.official_row["internal_control:mexico"]] + p["abuse.heard_rate"] * world.complaints_rate
    return p["abuse.heard"] * (1 + channel) * world.control_of_corps()[rules.corps[officials]]


def guides(world, who) -> None:
    """A guide alone with clients on a leg: scruples, the ring's other clients there, and its name at home, as far as this one would speak
    (trust; at home no papers are needed for that). What is told of it is a robbery on the way (`suffer`), a lighter report than that of
    one who was sold: by what each is felt to cost."""
    people, p = world.people, world.p
    rows = who[people.channel[who] == GUIDED]
    if len(rows) == 0:
        return
    ring, walked = people.smuggler[rows], walked_by_staff(world, rows)
    witnesses = walked + (company_of(world, rows) - walked) * group_of_ring(world, rows)
    told = min(p["people.loss_robbed_usd"] / p["people.loss_taken_usd"], 1.0) * people.trust[rows]
    scruple = p["abuse.scruple_part"] * world.smugglers.scruple_usd[ring] + told * name_worth(world, rows, ring)
    wronged = which(power(world, rows, "smuggler", ring, witnesses, "guide", scruple=scruple) != LET_BE)
    if len(wronged):
        who = rows[wronged]
        people.wronged_part[who] = 1 - (1 - people.wronged_part[who]) * (1 - told[wronged])


def group_of_ring(world, guided) -> np.ndarray:
    """(n,) clients of the same ring on the same link, oneself counted, against as many as a client usually finds (scale-free: `Company`)."""
    people, known = world.people, world.company["groups of rings"]
    group = people.smuggler[guided].astype(np.int64) * len(world.flow) + people.link[guided]
    _, at = distinct(group)
    together = known.met(np.zeros(len(guided), np.int64), world.scale, np.bincount(at)[at])
    return together / known.usual(0)


def captors(world) -> None:
    """Those who guard captives and bound workers may take what these carry, abuse them, or both. Who looks on are others in the same hands, more
    where more are held together than is usual. A cell reckons with the police as far as they come upon its houses within a month, a ring with
    scruples and its name at home, an employer with scruples and being named."""
    people = world.people
    held, bound = due(people, "held", world.day), due(people, "working", world.day)
    rows = might.in_hand(held, bound, people.holder_kind, PARTY["employer"], people.due, world.day)
    if len(rows) == 0:
        return
    kinds = people.holder_kind[rows]
    for kind in ("gang", "smuggler", "employer"):
        mine = rows[kinds == PARTY[kind]]
        if len(mine) == 0:
            continue
        holder, p = people.holder[mine], world.p
        others = world.draws.exponential(people.key[mine], "guards near", world.day) * p["company.guards"] * held_beside(world, mine, kind)
        scruple, reach = np.zeros(len(mine)), np.zeros(len(mine))
        if kind == "gang":
            reach = 1 - (1 - world.raid_chance(holder)) ** DAYS_A_MONTH
        elif kind == "smuggler":
            scruple = p["abuse.scruple_part"] * world.smugglers.scruple_usd[holder] + people.trust[mine] * name_worth(world, mine, holder)
        else:
            scruple = p["abuse.scruple_part"] * world.employers.scruple_days[holder] * people.wage_usd[mine]
            reach = np.full(len(mine), p["abuse.employer_named"])
        power(world, mine, kind, holder, others, "guide" if kind == "smuggler" else f"{kind} in power", scruple=scruple, accountable=reach)


def held_beside(world, who, kind: str) -> np.ndarray:
    """(n,) people in the hands of each one's holder, oneself counted, against as many as one so held usually finds (scale-free: `Company`)."""
    people, known, row = world.people, world.company["in one hand"], HANDS.index(kind)
    held = those(people, "working") if kind == "employer" else those(people, "held")
    held = held[people.holder_kind[held] == PARTY[kind]]
    number = np.bincount(people.holder[held])[people.holder[who]]
    at = np.full(len(who), row)
    return known.met(at, world.scale, number) / known.usual(at)
