"""Screening: does the officer ask, does the person speak, is the story believed, and what follows (model.md, screening)."""

from __future__ import annotations

import numpy as np

from corridor.agents.officials import PERMIT
from corridor.choice import choose
from corridor.life import CODE, move, note, those

ASK, PASS = range(2)
SPEAK, KEEP_SILENT = range(2)
OPEN_CASE, FILE_AWAY = range(2)
TAKE, DECLINE = range(2)


def screen(world, who, office: int, country: int, load: float) -> None:
    """Ask, speak, believe, offer: one interview. load: cases against what the desks can hear in the usual time."""
    asked = ask(world, who, office, load)
    people = world.people
    can_talk = asked[people.clock_interpreter[asked] <= people.clock_interview[asked]]
    spoken = disclose(world, can_talk, office, "interview")
    told = can_talk[spoken]
    found = believe(world, told, office, load)
    suspects = follow(world, told, found, asked, office)
    forced_offenders(world, np.setdiff1d(asked, suspects, assume_unique=True), country)


def knowledge(world, office: int) -> float:
    """What training lets an officer see, 0 to 1: little without, most of it after a few dozen hours a year."""
    hours = float(world.officials.training_hours[office])
    return 0.15 + 0.85 * (1 - np.exp(-hours / world.p["screening.hours_to_learn"]))


def signs(world, who) -> np.ndarray:
    """(n,) what an attentive eye sees, 0 to 1: traces of harm suffered, not looks or origin."""
    people = world.people
    return np.clip(0.6 * people.trauma[who] + 0.3 * people.victim[who] + 0.1 * people.minor[who], 0, 1)


def seen(world, who, office: int) -> np.ndarray:
    """(n,) signs as this office sees them."""
    return signs(world, who) * knowledge(world, office)


def ask(world, who, office: int, load: float) -> np.ndarray:
    """The officer asks about harm when what may be found is worth the time that the day's load leaves. Returns those asked."""
    if len(who) == 0:
        return who
    people, p = world.people, world.p
    duty = p["posts.duty_usd"]
    price = 0.6 * p["screening.signs_hours"] * duty * min(load * 2, 5.0)
    values = np.column_stack([p["screening.worth"] * duty * seen(world, who, office), np.full(len(who), price)])
    occasion = world.occasions.next("ask", who)
    choice = choose(values, world.draws, people.key[who], "ask", occasion, p["posts.choice_scale_usd"])
    asked = who[choice == ASK]
    people.asked[asked] = True
    note(world, asked, "asked", party_kind="official", party=office)
    note(world, who[(choice == PASS) & people.victim[who]], "missed", party_kind="official", party=office)
    return asked


def disclose(world, who, office: int, where: str) -> np.ndarray:
    """(n,) bool: does a survivor speak to an officer?"""
    if len(who) == 0:
        return np.zeros(0, bool)
    people = world.people
    occasion = world.occasions.next("speak", who)
    values = reasons_to_speak(world, who, office, where)
    speak = choose(values, world.draws, people.key[who], "speak", occasion, world.p["speaking.scale"]) == SPEAK
    speak &= people.victim[who]
    note(world, who[speak], "disclosed", party_kind="official", party=office)
    return speak


def reasons_to_speak(world, who, office: int, where: str) -> np.ndarray:
    """(n, 2) for speaking and for silence: what is offered and known, as far as those who ask are trusted, against fear for
    kin and self, debts, and the trauma that shuts mouths. In a shelter nobody wears a uniform."""
    people, rules, p = world.people, world.officials, world.p
    offered = 0.25 + 0.5 * (rules.reflection_days[office] > 0) + 0.25 * min(rules.care_places[office] / 400.0, 1.0)
    stay = world.trial_open[int(office == world.official_row["migration_office:us"])]
    offered = offered + 0.3 * (people.informed[who] | (where != "interview")) * stay
    fear = 0.25 * (people.smuggler_debt_usd[who] + people.balance_usd[who] > 0) + 0.2 * (world.day - people.threatened[who] < 365)
    fear = fear + 0.25 * (people.trafficker_kind[who] == 3) * (1 - 0.5 * world.witness_cover(office))
    heard = p["shelters.trusted_more"] * (where == "shelter")
    return np.column_stack([(people.trust[who] + heard) * (1 + offered), fear + 0.5 * people.trauma[who]])


def believe(world, who, office: int, load: float) -> np.ndarray:
    """(n,) bool: the officer opens a case (hours of work) or files the story away; who holds trata for trafico sees in
    those who paid a smuggler no victims."""
    if len(who) == 0:
        return np.zeros(0, bool)
    people, p, rules = world.people, world.p, world.officials
    duty = p["posts.duty_usd"]
    confused = 0.8 * (people.smuggler[who] >= 0) * (1 - rules.tells_apart[office])
    values = np.column_stack([
        duty * (1 + 2 * seen(world, who, office)), duty * (0.8 + 0.4 * min(load * 2, 4.0) + confused),
    ])
    occasion = world.occasions.next("believe", who)
    found = choose(values, world.draws, people.key[who], "believe", occasion, p["posts.choice_scale_usd"]) == OPEN_CASE
    people.identified[who[found]] = True
    note(world, who[found], "identified", party_kind="official", party=office)
    note(world, who[~found], "suspected", party_kind="official", party=office)
    return found


def care_room(world, office: int) -> int:
    """Simulated places in care still free."""
    people, rules = world.people, world.officials
    care = those(people, "in_care")
    inside = np.count_nonzero((people.holder[care] == office) & (people.claim[care] < 0))
    places = world.draws.rounded(rules.care_places[office] * world.scale, [office], "care places")[0]
    return max(int(places) - inside, 0)


def follow(world, told, found, asked, office: int) -> np.ndarray:
    """Where the law gives days to recover, suspicion is enough for them; without, those identified are offered care while
    their case is looked at. Returns those suspected or identified."""
    people, rules = world.people, world.officials
    days = rules.reflection_days[office]
    entitled = told[found]
    if days > 0:
        suspects = asked[seen(world, asked, office) > world.p["screening.suspicion"]]
        new = np.setdiff1d(suspects, told, assume_unique=True)
        note(world, new, "suspected", party_kind="official", party=office)
        if rules.reflection_on_suspicion[office]:
            entitled = np.union1d(entitled, suspects)
    if len(entitled) == 0:
        return entitled
    note(world, entitled, "stay_offered", party_kind="state", party=office)
    asked_to_speak = rules.reflection_tied[office] * reasons_to_speak(world, entitled, office, "interview")[:, 1]
    values = np.column_stack([
        people.trust[entitled] + 0.2 * (days > 0) - asked_to_speak, np.full(len(entitled), 0.15) + 0.2 * people.kin[entitled],
    ])
    occasion = world.occasions.next("stay offered", entitled)
    takes = choose(values, world.draws, people.key[entitled], "stay offered", occasion, world.p["speaking.scale"]) == TAKE
    willing = entitled[takes]
    order = willing[np.argsort(world.draws.uniform(people.key[willing], "care place", world.day), kind="stable")]
    into = np.sort(order[: care_room(world, office)])
    people.stage[into] = 0
    move(world, into, "in_care", "sheltered", due_day=world.day + int(max(days, 30.0)), party_kind="shelter", party=office)
    if days > 0:
        note(world, into, "granted", party_kind="state", party=office, detail=PERMIT["reflection"])
    return entitled


def forced_offenders(world, who, country: int) -> None:
    """Those made to take part in crime are charged unless somebody has seen why, or the law spares them."""
    people, rules, p = world.people, world.officials, world.p
    mine = who[people.made_to_offend[who] & ~people.identified[who] & (people.situation[who] == CODE["detained"])]
    if len(mine) == 0:
        return
    office = world.official_row["prosecution:mexico" if country == 0 else "prosecution:us"]
    duty = p["posts.duty_usd"]
    spare = 0.5 + 2.0 * rules.non_punishment[office] + signs(world, mine)
    values = np.column_stack([duty * spare, np.full(len(mine), duty * 1.5)])
    occasion = world.occasions.next("charge", mine)
    charged = mine[choose(values, world.draws, people.key[mine], "charge", occasion, p["posts.choice_scale_usd"]) == 1]
    people.made_to_offend[charged] = False
    people.due[charged] += int(p["custody.charge_days"])
    people.trust[charged] *= 0.5
    note(world, charged, "punished", party_kind="official", party=office)
