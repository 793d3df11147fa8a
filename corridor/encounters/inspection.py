"""Labour inspection and workers' complaints (model.md, inspection; complaint)."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.encounters.screening import knowledge
from corridor.life import move, note, those

US = 3
SILENT, COMPLAIN = range(2)


def month_of_inspection(world) -> None:
    """Workers send tips, inspectors visit as many employers as they can, where tips point or by the register."""
    p, boss = world.p, world.employers
    tips = complaints(world)
    boss.sanction += (1.0 - boss.sanction) / p["inspection.memory_months"]
    for country, here in (("mexico", boss.region < US), ("us", boss.region == US)):
        unit = world.official_row[f"inspectorate:{country}"]
        near = np.flatnonzero(here)
        visits = world.officials.inspectors[unit] * p["inspection.visits_month"] * p["inspection.share_on_migrants"]
        if len(near) == 0 or visits <= 0:
            continue
        weight = np.ones(len(near))
        if world.officials.targeted[unit]:
            weight = weight * 0.3 + 8.0 * np.minimum(tips[near], 5.0) + 3.0 * np.maximum(boss.sanction[near] - 1, 0)
        else:
            weight = weight + 0.5 * np.minimum(tips[near], 5.0)
        chance = 1 - np.exp(-visits * weight / weight.sum())
        seen = near[world.draws.uniform(near, "inspected", world.day) < chance]
        world.inspected_year[0 if country == "mexico" else 1] += 0.25 * (12 * float(chance.mean()) - world.inspected_year[0 if country == "mexico" else 1])
        for employer in seen:
            inspect(world, int(employer), unit, country)


def complaints(world) -> np.ndarray:
    """(employers,) tips of the month, in real workers: the underpaid and the held weigh pay, papers and an unnamed line
    against being reported to migration control."""
    people, p, rules = world.people, world.p, world.officials
    who = those(people, "working")
    who = who[people.conditions[who] >= 2]
    tips = np.zeros(len(world.employers))
    if len(who) == 0:
        return tips
    in_us = world.employers.region[people.employer[who]] == US
    unit = np.where(in_us, world.official_row["inspectorate:us"], world.official_row["inspectorate:mexico"])
    papers = np.where(in_us, people.papers_us[who], np.maximum(people.papers_mx[who], people.papers_us[who])) >= world.day
    safe = np.maximum(papers, rules.firewall[unit])
    held = np.isin(people.conditions[who], [3, 4])
    office = np.where(in_us, world.official_row["migration_office:us"], world.official_row["migration_office:mexico"])
    safe = np.maximum(safe, 0.5 * rules.firewall[office])
    fear = 0.9 * (1 - safe) + 0.3 * held + 0.4 * people.trauma[who]
    values = np.column_stack([fear + 0.6, people.trust[who] + 0.3 * rules.tip_line[unit] + 0.2 * rules.targeted[unit]])
    occasion = world.occasions.next("complain", who)
    speaks = choose(values, world.draws, people.key[who], "complain", occasion, p["speaking.scale"]) == COMPLAIN
    rows = who[speaks]
    note(world, rows, "complained", party_kind="employer", party=people.employer[rows])
    np.add.at(tips, people.employer[rows], 1 / world.scale)
    return tips


def inspect(world, employer: int, unit: int, country: str) -> None:
    """One visit: what workers dare to say; fines for each found; those held are freed; without a firewall those without
    papers are taken by migration control."""
    people, p, rules, boss = world.people, world.p, world.officials, world.employers
    who = those(people, "working")
    who = who[people.employer[who] == employer]
    world.events.record(world.day, np.array([-1]), "inspected", 255, party_kind="employer", party=employer, detail=len(who))
    if len(who) == 0:
        return
    wrong = who[np.isin(people.conditions[who], [2, 3, 4])]
    papers = np.maximum(people.papers_mx[wrong], people.papers_us[wrong]) >= world.day
    values = np.column_stack([0.7 * (1 - np.maximum(papers, rules.firewall[unit])) + 0.4 * people.trauma[wrong] + 0.2, people.trust[wrong] + 0.25 + p["inspection.asks_well"] * knowledge(world, unit)])
    occasion = world.occasions.next("tell inspector", wrong)
    tells = wrong[choose(values, world.draws, people.key[wrong], "tell inspector", occasion, p["speaking.scale"]) == 1] if len(wrong) else wrong
    note(world, wrong, "asked", party_kind="official", party=unit, detail=3)
    note(world, tells[people.victim[tells]], "disclosed", party_kind="official", party=unit)
    if len(tells) == 0:
        take_away(world, who, unit, country)
        return
    fine = rules.sanction_days[unit] * people.wage_usd[tells].astype(float)
    world.ledger.pay("employers", "states", fine, who=tells)
    world.ledger.pay("states", "costs_outside", fine, who=tells)
    boss.sanction[employer] += 2.0
    near = boss.region == boss.region[employer]
    boss.sanction[near] += 0.02
    held = np.isin(people.conditions[tells], [3, 4])
    world.rescue(tells[held], f"prosecution:{country}")
    paid = tells[~held]
    people.conditions[paid] = 1
    take_away(world, np.setdiff1d(who, tells[held], assume_unique=True), unit, country)


def take_away(world, who, unit: int, country: str) -> None:
    """Without a firewall, migration control takes some of those without papers: as its duty weighs against full stations."""
    people, p = world.people, world.p
    if world.officials.firewall[unit]:
        return
    at = people.papers_us[who] if country == "us" else np.maximum(people.papers_mx[who], people.papers_us[who])
    bare = who[(at < world.day) & ~people.seasonal[who]]
    if len(bare) == 0:
        return
    values = np.column_stack([np.full(len(bare), p["posts.duty_usd"] * 0.6), np.full(len(bare), p["posts.duty_usd"] * max(1 - world.station_occupancy(), 0.0) * 0.6)])
    occasion = world.occasions.next("taken at work", bare)
    taken = bare[choose(values, world.draws, people.key[bare], "taken at work", occasion, p["posts.choice_scale_usd"]) == 1]
    people.employer[taken], people.conditions[taken] = -1, 0
    office = world.official_row[f"migration_office:{country}"]
    people.stage[taken] = 1
    people.holder_kind[taken], people.holder[taken] = 4, office
    move(world, taken, "detained", "detained", due_day=world.day + 1, party_kind="official", party=office)
