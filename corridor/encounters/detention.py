"""In custody: the interview, speaking or silence, identification, reflection, protection, the way home.

A race of clocks (model.md, detention): the interview comes when a desk is free, the bus or flight when there is a place;
what decides first, decides.
"""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.life import CODE, due, move, note

ARRIVED, HEARD, BUS = 1, 2, 3
OFFICES = ("mexico", "us")
WORKING_DAYS_A_WEEK = 5 / 7
ASK, PASS = range(2)
SPEAK, KEEP_SILENT = range(2)
PROTECT, FILE_AWAY = range(2)


def detention(world) -> None:
    """Interviews in the order of arrival as desks allow; then reflection, protection, or removal when it comes."""
    for country, name in enumerate(OFFICES):
        office = world.official_row[f"migration_office:{name}"]
        held = due(world.people, "detained", world.day)
        held = held[world.people.holder[held] == office]
        interviews(world, held[world.people.stage[held] == ARRIVED], office, country)
        removal(world, office, country)


def in_custody(world, office: int) -> np.ndarray:
    """Rows of those detained for an office."""
    people = world.people
    return np.flatnonzero((people.situation == CODE["detained"]) & (people.holder == office))


def interviews(world, waiting, office: int, country: int) -> None:
    """Desks hear as many as the day allows, by arrival, then keyed priority. Others wait."""
    people, p, draws = world.people, world.p, world.draws
    if len(waiting) == 0:
        return
    desks = p["detention.desks" if country == 0 else "detention.us_desks"]
    room = draws.rounded(desks * p["detention.interviews_day"] * world.scale, [office], "interviews", world.day)[0]
    order = waiting[np.lexsort((draws.uniform(people.key[waiting], "queue", people.since[waiting]), people.since[waiting]))]
    heard = np.sort(order[:room])
    people.stage[heard] = HEARD
    mean = p["detention.bus_days"] if country == 0 else p["detention.us_days"]
    wait = mean * draws.exponential(people.key[heard], "papers and transport", people.attempts[heard])
    people.due[heard] = world.day + 1 + wait.astype(int)
    note(world, heard, "screened", party_kind="official", party=office)
    queue = len(waiting) / max(room, 1)
    asked = ask(world, heard, office, queue)
    spoken = disclose(world, asked, office, "interview")
    told = asked[spoken]
    found = believe(world, told, office, queue)
    follow(world, told, found, asked, office, country)


def signs(world, who) -> np.ndarray:
    """(n,) what an attentive eye sees, 0 to 1: traces of harm suffered, not looks or origin."""
    people = world.people
    return np.clip(0.6 * people.trauma[who] + 0.3 * people.victim[who] + 0.1 * people.minor[who], 0, 1)


def ask(world, who, office, queue: float) -> np.ndarray:
    """The officer asks about harm when what may be found is worth the time a queue leaves. Returns those asked."""
    if len(who) == 0:
        return who
    people, p = world.people, world.p
    price = p["screening.signs_hours"] * p["posts.duty_usd"] * np.minimum(queue, 5.0)
    values = np.column_stack([p["posts.duty_usd"] * 3 * signs(world, who), np.full(len(who), price)])
    values[:, PASS] *= 0.6
    occasion = world.occasions.next("ask", who)
    choice = choose(values, world.draws, people.key[who], "ask", occasion, p["posts.choice_scale_usd"])
    asked = who[choice == ASK]
    people.asked[asked] = True
    note(world, asked, "asked", party_kind="official", party=office)
    note(world, who[(choice == PASS) & people.victim[who]], "missed", party_kind="official", party=office)
    return asked


def disclose(world, who, office, where: str) -> np.ndarray:
    """(n,) bool: a survivor weighs what is offered, as far as officials are trusted, against fear for kin and debts."""
    if len(who) == 0:
        return np.zeros(0, bool)
    people, rules, p = world.people, world.officials, world.p
    offered = 0.25 + 0.5 * (rules.reflection_days[office] > 0) + 0.25 * min(rules.care_places[office] / 400.0, 1.0)
    fear = 0.25 * (people.smuggler_debt_usd[who] + people.balance_usd[who] > 0) + 0.2 * (world.day - people.threatened[who] < 365)
    fear = fear + 0.2 * (people.holder_kind[who] == 4) * (where == "interview")
    values = np.column_stack([people.trust[who] * (1 + offered), fear + 0.5 * people.trauma[who]])
    occasion = world.occasions.next("speak", who)
    speak = choose(values, world.draws, people.key[who], "speak", occasion, p["speaking.scale"]) == SPEAK
    speak &= people.victim[who]
    note(world, who[speak], "disclosed", party_kind="official", party=office)
    return speak


def believe(world, who, office, queue: float) -> np.ndarray:
    """(n,) bool: the officer opens a case (hours of work) or files the story away."""
    if len(who) == 0:
        return np.zeros(0, bool)
    people, p = world.people, world.p
    values = np.column_stack([
        p["posts.duty_usd"] * (1 + 2 * signs(world, who)), np.full(len(who), p["posts.duty_usd"] * (0.8 + 0.4 * min(queue, 4.0))),
    ])
    occasion = world.occasions.next("believe", who)
    found = choose(values, world.draws, people.key[who], "believe", occasion, p["posts.choice_scale_usd"]) == PROTECT
    people.identified[who[found]] = True
    note(world, who[found], "identified", party_kind="official", party=office)
    note(world, who[~found], "suspected", party_kind="official", party=office)
    return found


def care_room(world, office: int) -> int:
    """Simulated places in care still free."""
    people, rules = world.people, world.officials
    inside = np.count_nonzero((people.situation == CODE["in_care"]) & (people.holder == office))
    places = world.draws.rounded(rules.care_places[office] * world.scale, [office], "care places")[0]
    return max(int(places) - inside, 0)


def follow(world, told, found, asked, office, country) -> None:
    """Where the law gives days to recover, suspicion is enough for them; without, only those identified are offered care."""
    people, rules = world.people, world.officials
    days = rules.reflection_days[office]
    entitled = told[found]
    if days > 0:
        seen = asked[signs(world, asked) > 0.3]
        entitled = np.union1d(entitled, seen)
        new = np.setdiff1d(entitled, told, assume_unique=True)
        note(world, new, "suspected", party_kind="official", party=office)
        if rules.reflection_tied[office]:
            entitled = told[found]
    if len(entitled) == 0:
        return
    note(world, entitled, "stay_offered", party_kind="state", party=office)
    values = np.column_stack([
        people.trust[entitled] + 0.2 * (days > 0), np.full(len(entitled), 0.15) + 0.2 * people.kin[entitled],
    ])
    occasion = world.occasions.next("stay offered", entitled)
    stays = choose(values, world.draws, people.key[entitled], "stay offered", occasion, world.p["speaking.scale"]) == 0
    willing = entitled[stays]
    order = willing[np.argsort(world.draws.uniform(people.key[willing], "care place", world.day), kind="stable")]
    into = np.sort(order[: care_room(world, office)])
    length = max(days, 30.0)
    people.stage[into] = 0
    move(world, into, "in_care", "sheltered", due_day=world.day + int(length), party_kind="shelter", party=office)
    goes = entitled[~stays & people.identified[entitled]]
    world.deport(goes, country, assisted=np.ones(len(goes), bool))


def recover(world) -> None:
    """In care trust grows and trauma fades, day by day; at the end of the stay one may speak, and protection is decided."""
    people, p = world.people, world.p
    inside = np.flatnonzero(people.situation == CODE["in_care"])
    people.trust[inside] += p["trust.growth_day"] * (1 - people.trust[inside])
    people.trauma[inside] *= 1 - p["trauma.recovery_day"]
    ends = inside[people.due[inside] <= world.day]
    if len(ends) == 0:
        return
    for country, name in enumerate(OFFICES):
        office = world.official_row[f"migration_office:{name}"]
        mine = ends[people.holder[ends] == office]
        silent = mine[~people.identified[mine]]
        spoken = disclose(world, silent, office, "care")
        believe(world, silent[spoken], office, 0.5)
        known = mine[people.identified[mine]]
        world.deport(mine[~people.identified[mine]], country)
        protect(world, known, office, country)


def protect(world, who, office: int, country: int) -> None:
    """Survivors identified choose between a protected stay and an assisted way home."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    wage = world.driver("wages.mexico") if country == 0 else world.driver("wages.us_services") * 0.7
    afraid = world.day - people.threatened[who] < 365
    values = np.column_stack([
        250 * p["people.saving_share"] * (wage - world.home_wage(who)) + 3000.0 * afraid,
        people.attachment_usd[who] * 0.2 * np.where(afraid, 0.35, 1.0),
    ])
    occasion = world.occasions.next("stay or home", who)
    stays = choose(values, world.draws, people.key[who], "stay or home", occasion, p["people.choice_scale_usd"]) == 0
    rows = who[stays]
    people.holder_kind[rows], people.holder[rows] = 0, -1
    people.papers_mx[rows] = np.where(country == 0, world.day + 365, people.papers_mx[rows])
    people.papers_us[rows] = np.where(country == 1, world.day + 365, people.papers_us[rows])
    note(world, rows, "protected", party_kind="state", party=office)
    world.end_journey(rows, False, True)
    move(world, rows, "settled", "settled", due_day=2**30)
    world.deport(who[~stays], country, assisted=np.ones((~stays).sum(), bool))


def removal(world, office: int, country: int) -> None:
    """The bus or flight home; beyond the legal limit a person must be let go (Mexico: fifteen working days, Q122)."""
    people, rules = world.people, world.officials
    inside = in_custody(world, office)
    heard = inside[(people.stage[inside] >= HEARD) & (people.due[inside] <= world.day)]
    limit = rules.limit_days[office] / WORKING_DAYS_A_WEEK
    held_days = world.day - people.since[inside]
    over = np.setdiff1d(inside[(held_days > limit) & (country == 0)], heard, assume_unique=True)
    world.deport(heard, country)
    if len(over):
        people.stage[over] = 0
        world.set_free(over, "released", party_kind="official", party=office)
