"""Municipal and state police in the towns people pass: no migration control by law, hence extortion, abuse, handing over
(paper, Dangers on the road; model.md, robbery and abuse)."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.crowd import which, without
from corridor.encounters import before_officials, posts
from corridor.encounters.bribes import hand_to_cell, pay, takes_who_refuses, weigh
from corridor.encounters.once import once
from corridor.encounters.screening import care_room, learned, signs
from corridor.encounters.travel import tell_of_leg
from corridor.life import note

LET_BE, EXTORT, HAND_OVER, BRING_TO_SAFETY = range(4)


def police(world, who: np.ndarray) -> np.ndarray:
    """Patrols of a town stop some of the groups that pass it; an officer lets be, asks for money under the threat of calling
    migration control, hands over to a cell (and may carry the threat out against who refuses), or, where the corps has learned what to see and where to go, brings to safety
    those who seem to be victims. Returns those who go on."""
    people, p, tail = world.people, world.p, world.geography.tail
    rows, row, occasion = before_officials.before_police(
        who, world.occasions.counts["police"], people.key, world.day, people.link, tail, world.police_of_place, world.flow_memory,
        people.papers_mx, people.papers_us, people.channel, once(world, of_towns))
    if len(rows) == 0:
        return who
    note(world, rows, "checked", link=people.link[rows], party_kind="official", party=row, detail=world.officials.corps[row])
    worth, duty, amount, ask, cell, price, handing = weigh(world, rows, row, p["police.threat_known"])  # only one office may ask for papers (Q060)
    values, bringing = before_officials.in_town(p["police.time_usd"], ask, handing), worth_of_bringing(world, rows)
    if len(bringing):
        values = np.column_stack([values, bringing])
    choice = choose(values, world.draws, people.key[rows], "police", occasion, p["posts.choice_scale_usd"])
    asks, sold = which(choice == EXTORT), choice == HAND_OVER
    paid, called = np.zeros((2, len(rows)), bool)
    if len(asks):
        paid[asks] = pay(world, rows[asks], row[asks], amount[asks], worth[asks])
        refused = asks[~paid[asks]]
        called[refused] = takes_who_refuses(world, rows[refused], duty[refused])
    if np.count_nonzero(sold):
        hand_to_cell(world, rows[sold], row[sold], cell[sold], price[sold])
    safe = bring_to_safety(world, rows[choice == BRING_TO_SAFETY])
    at_hand = (people.channel[rows] != 2) & ~sold & ~paid & (choice != BRING_TO_SAFETY)
    world.in_hand(rows[at_hand], row[at_hand], 1 + p["police.passers_by"])
    tell_of_leg(world, rows[called], "stopped", 1 / world.scale)
    world.detain(rows[called], row[called], "detained")
    return without(who, np.concatenate([rows[sold], rows[called], safe]))


def of_towns(world) -> posts.Towns:
    """What the numbers of those stopped hang on."""
    p = world.p
    return posts.Towns(world.draws.bases["police"], p["police.stops_day"], p["police.others_day"], p["posts.group_people"],
                       1 - p["smugglers.concealment"])


def worth_of_bringing(world, rows) -> np.ndarray:
    """(n,) USD of taking somebody to a place of care: what finding a victim is worth x the signs that a trained officer sees,
    less the hours; not open (-inf) where there is no sign; nothing where no place is free, or nobody has been taught of them."""
    p, row = world.p, world.official_row
    taught = learned(world, row["corps:municipal_police"])
    if taught <= 0 or care_room(world, row["migration_office:mexico"]) == 0:
        return rows[:0]
    sign = signs(world, rows)
    return np.where(sign > 0, p["screening.worth"] * p["posts.duty_usd"] * sign * taught - p["screening.case_hours"] * p["screening.hour_usd"], -np.inf)


def bring_to_safety(world, rows) -> np.ndarray:
    """Suspected victims come into care as far as there is a place; returns their rows."""
    if len(rows) == 0:
        return rows
    office = world.official_row["migration_office:mexico"]
    order = rows[np.argsort(world.draws.uniform(world.people.key[rows], "care place", world.day), kind="stable")]
    into = np.sort(order[: care_room(world, office)])
    town = world.police_of_place[world.geography.tail[world.people.link[into]]]
    note(world, into, "suspected", party_kind="official", party=town, detail=1)
    note(world, into, "stay_offered", party_kind="official", party=town)
    world.into_care(into, "sheltered", "prosecution:mexico")
    return into
