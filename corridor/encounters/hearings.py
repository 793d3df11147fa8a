"""What asylum offices decide: what a hearing brings out, what the officers are told to doubt, refusal, appeal, danger (model.md,
protection). Claims are in claims.py."""

from __future__ import annotations

import numpy as np

from corridor.agents.gangs import MARAS
from corridor.agents.migrants import COMMUNITIES_PER_PLACE
from corridor.agents.officials import COUNTRIES, PERMIT
from corridor.choice import alternatives, chances, choose
from corridor.encounters import desks
from corridor.encounters.claims import (
    GRANT,
    afraid,
    by_country,
    by_quota,
    deciding_row,
    grant,
    grounds,
    waiting_cost,
    worth_of_stay,
)
from corridor.life import CODE, note, those

ACCEPT, APPEAL = range(2)
MONTH = 30


def decisions(world) -> None:
    """Offices decide the claims that are due, as many as their officers can, oldest first."""
    people = world.people
    waiting = [desks.due_claims(those(people, name), world.day, people.claim, people.claim_due) for name in ("in_care", "detained", "settled")]
    if not any(map(len, waiting)):
        return
    waiting = np.sort(np.concatenate(waiting))
    claims = people.claim[waiting]
    for status in sorted(set(claims.tolist())):
        mine = waiting[claims == status]
        country = 1 if status in (PERMIT["asylum_us"], PERMIT["t_visa"], PERMIT["continued_presence"]) else 0
        if status in (PERMIT["asylum_mexico"], PERMIT["asylum_us"]):
            asylum_decisions(world, mine, status, country)
        elif status == PERMIT["humanitarian_residence"]:
            for there, some in enumerate(by_country(world, mine)):
                by_quota(world, some, status, there)
        else:
            by_quota(world, mine, status, country)


def asylum_decisions(world, who, status: int, country: int) -> None:
    """An officer weighs the grounds that a hearing brings out, and how well they are put, against doubt, what the office's
    instructions doubt, and backlog."""
    people, p, rules, draws = world.people, world.p, world.officials, world.draws
    asylum = deciding_row(world, status, country)
    a_day = rules.officers[asylum] * p["asylum.cases_day"]
    room = int(draws.rounded(a_day * world.scale, [asylum], "asylum decisions", world.day)[0])
    if room == 0:
        return
    order = who[np.lexsort((draws.uniform(people.key[who], "asylum queue"), people.claim_due[who]))]
    heard = np.sort(order[:room])
    backlog = len(who) / world.scale / max(a_day * p["asylum.backlog_days"], 1e-9)
    duty = p["posts.duty_usd"]
    shown = np.minimum(grounds(world, heard, asylum), p["asylum.grounds_most"])
    heard_of = brought_out(world, heard, shown, asylum, backlog)
    values = alternatives([
        duty * (p["asylum.ground_worth"] * heard_of + p["asylum.lawyer"] * people.advised[heard]),
        duty * (p["asylum.doubt"] + p["asylum.backlog_doubt"] * min(backlog, p["asylum.backlog_most"]) + instructed_doubt(world, heard, asylum)),
    ])
    occasion = world.occasions.next("asylum decision", heard)
    yes = choose(values, draws, people.key[heard], "asylum decision", occasion, p["posts.choice_scale_usd"]) == GRANT
    news, others = 1 - np.exp(-len(heard) / world.scale / p["asylum.news_people"]), chances(values, p["posts.choice_scale_usd"])[:, GRANT]
    granted = world.scale * yes + (1 - world.scale) * others  # oneself, and the others for whom one stands (principle 6)
    world.asylum_belief[country] += news * (float(granted.mean()) - world.asylum_belief[country])
    world.asylum_shown[country] += news * (float(np.minimum(shown, 1.0).mean()) - world.asylum_shown[country])
    grant(world, heard[yes], status, country, residence=True, days=2**20, work=True)
    refused(world, heard[~yes], asylum, status, country)


def refused(world, who, asylum: int, status: int, country: int) -> None:
    """Refused: one may appeal once; where life or limb are in danger at home there may be complementary protection."""
    if len(who) == 0:
        return
    people, rules, p = world.people, world.officials, world.p
    note(world, who, "refused", party_kind="state", party=asylum, detail=status)
    who = who[~appeals(world, who, asylum, country)]
    danger = endangered(world, who, asylum)
    code = PERMIT[f"complementary_{COUNTRIES[country]}"]
    grant(world, who[danger], code, country, residence=bool(rules.residence[asylum]), days=2**20 if rules.residence[asylum] else p["asylum.withheld_days"], work=bool(rules.work[asylum]))
    people.claim[who[~danger]] = -1
    world.remove(who[~danger], country)


def appeals(world, who, asylum: int, country: int) -> np.ndarray:
    """(n,) bool: a refusal is appealed (Q137): the chance that is left, better with a lawyer, x a stay, against more waiting."""
    people, p = world.people, world.p
    chance = world.asylum_belief[country] * np.minimum(grounds(world, who, asylum) + p["asylum.lawyer"] * people.advised[who], 1.0)
    stay = worth_of_stay(world, who, country, p["asylum.horizon_days"], True)
    outside = people.situation[who] != CODE["detained"]
    values = alternatives([np.zeros(len(who)), np.where(people.appeals[who] < 1, chance * stay - waiting_cost(world, who, p["asylum.appeal_days"], outside), -np.inf)])
    occasion = world.occasions.next("appeal", who)
    tries = choose(values, world.draws, people.key[who], "appeal", occasion, p["custody.choice_scale_usd"]) == APPEAL
    people.appeals[who[tries]] += 1
    people.claim_due[who[tries]] = world.day + int(p["asylum.appeal_days"])
    note(world, who[tries], "appealed", party_kind="state", party=asylum)
    return tries


def endangered(world, who, asylum: int) -> np.ndarray:
    """(n,) bool: the office finds torture or danger to life likely at home (complementary protection, CAT): fear and harm
    shown against doubt."""
    people, rules, p = world.people, world.officials, world.p
    if not rules.complementary[asylum]:
        return np.zeros(len(who), bool)
    duty = p["posts.duty_usd"]
    shown = afraid(world, who) * (1 + people.trauma[who])
    values = alternatives([duty * p["asylum.ground_worth"] * shown, duty * p["asylum.danger_doubt"]])
    occasion = world.occasions.next("complementary", who)
    return choose(values, world.draws, people.key[who], "complementary", occasion, p["posts.choice_scale_usd"]) == GRANT


def brought_out(world, who, shown, asylum: int, backlog: float) -> np.ndarray:
    """(n,) part of the grounds that a hearing brings out: the officer's time, which a backlog cuts, against the time it takes
    to tell: longer in distress and without schooling. What another office has recognised need not be told again."""
    people, p = world.people, world.p
    known = people.victim[who] & people.identified[who] & (world.officials.ground_trafficked[asylum] > 0)
    hours = p["asylum.hearing_hours"] / (1 + backlog)
    needs = p["asylum.telling_hours"] * (1 + p["custody.schooling_slows"] * (2 - people.schooling[who]) / 2 + p["custody.trauma_slows"] * people.trauma[who])
    return np.where(known, shown, shown * (1 - np.exp(-hours / needs)))


def instructed_doubt(world, who, asylum: int) -> np.ndarray:
    """(n,) duties of doubt that the office's instructions add: a claim made late within its time, and, where officers are to
    ask whether one could live elsewhere at home, how far the mara of the place one comes from could not find one there."""
    people, p, rules = world.people, world.p, world.officials
    late = np.clip((world.day - people.departed[who]) / rules.filing_days[asylum], 0.0, 1.0)
    return p["asylum.late_doubt"] * late + p["asylum.elsewhere_doubt"] * rules.flight_alternative[asylum] * safer_elsewhere(world)[people.home[who]]


def safer_elsewhere(world) -> np.ndarray:
    """(places,) 0 to 1: how far the mara that is strongest in each place could not find somebody in the other places of the
    country, by its members to a community there; looked at anew each month."""
    if getattr(world, "_elsewhere", (None, None))[0] != world.day // MONTH:
        places, residents = world.origins
        cells, country = world.cells, world.geography.country[world.origins[0]]
        home = np.flatnonzero(~cells.road & cells.active)
        members = np.zeros((MARAS, len(world.geography.place_ids)))
        np.add.at(members, (cells.kindred[home], cells.base[home]), cells.members[home])
        members = members[:, places] / COMMUNITIES_PER_PLACE
        finds = members / (members + world.p["speaking.members_half"])
        weight = (country[:, None] == country[None, :]) * (1 - np.eye(len(places))) * residents[None, :]
        found = (weight * finds[np.argmax(members, axis=0)]).sum(axis=1)
        safer = np.zeros(len(world.geography.place_ids))
        safer[places] = np.where(weight.sum(axis=1) > 0, 1 - found / np.maximum(weight.sum(axis=1), 1e-12), 0.0)
        world._elsewhere = (world.day // MONTH, safer)
    return world._elsewhere[1]
