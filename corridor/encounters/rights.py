"""How people outside custody come to know their rights, who then asks at an office, and who stops waiting there (model.md,
protection; staying in a shelter)."""

from __future__ import annotations

import numpy as np

from corridor.agents.officials import COUNTRIES, PERMIT
from corridor.choice import choose
from corridor.encounters import desks
from corridor.encounters.claims import (
    GIVE_UP,
    believed_chance,
    understands,
    waiting_cost,
    worth_of_stay,
)
from corridor.encounters.guiding import SMUGGLER
from corridor.life import move, note, those

MEXICO, US = COUNTRIES.index("mexico"), COUNTRIES.index("us")


def understood(world, who, hours) -> np.ndarray:
    """(n,) bool: who follows a talk of so many hours (number or array): schooling and calm shorten the time it takes."""
    people, p = world.people, world.p
    needs = p["custody.understand_hours"] * (1 + p["custody.schooling_slows"] * (2 - people.schooling[who]) / 2 + p["custody.trauma_slows"] * people.trauma[who])
    luck = np.exp(p["custody.talk_spread"] * world.draws.normal(people.key[who], "understood", world.occasions.next("understood", who)))
    return hours * luck >= needs


def volunteers_speak(world, guests, house) -> None:
    """Where no staff informs, volunteers beside the beds and the kitchen tell guests what they may ask for: the more guests, the
    shorter for each."""
    if len(guests) == 0:
        return
    people, p = world.people, world.p
    new = ~people.rights_mx[guests]
    number = world.company["guests"].met(house, world.scale)
    guests, hours = guests[new], (p["custody.talk_hours"] * np.minimum(1.0, p["shelters.talks_night"] / np.maximum(number, 1.0)))[new]
    clear = understood(world, guests, hours)
    understands(world, guests[clear], MEXICO)
    note(world, guests[clear], "informed", party_kind="shelter", party=house[new][clear])


def companions_tell(world) -> None:
    """Those who go together and know their rights tell the others of them, now and then on the way."""
    people = world.people
    hears = desks.hear_of_rights(those(people, "travelling"), people.leader, people.rights_mx)
    if len(hears) == 0:
        return
    clear = hears[understood(world, hears, world.p["company.rights_hours"])]
    understands(world, clear, MEXICO)
    note(world, clear, "informed", party_kind="migrant")


def worth_of_going_on(world, who) -> np.ndarray:
    """(n,) USD of the way still north, alone or with the guide one has: the sum by which going on is weighed after a setback, and, for who
    arrives, not being where one is looked for, which a stay would bring too."""
    guided = (world.people.channel[who] == SMUGGLER).astype(int)
    spared = worth_of_stay(world, who, US, world.p["asylum.horizon_days"], work=False)
    return world.onward(who, guided) + world.arrival_ahead(who, guided) * spared


def at_the_office(world) -> None:
    """Travellers who pass a town with an asylum office and know that they may ask: waiting there against going on."""
    people, p, rules = world.people, world.p, world.officials
    asylum = world.official_row["asylum_office:mexico"]
    who = desks.may_ask(
        those(people, "travelling"), world.day, people.link, people.rights_mx, people.claim, people.place, world.asylum_town, people.papers_us,
        people.departed, people.victim, people.minor, rules.filing_days[asylum])
    if len(who) == 0 or rules.officers[asylum] <= 0:
        return
    on = worth_of_going_on(world, who)
    ask = believed_chance(world, who, 0) * worth_of_stay(world, who, 0, p["asylum.horizon_days"], True) - waiting_cost(world, who, rules.days_to_decision[asylum], True)
    tastes = people.attempts[who]  # the same throughout a journey: who waits in a town does not draw anew each day
    choice = choose(np.column_stack([on, ask]), world.draws, people.key[who], "asylum office", tastes, p["people.choice_scale_usd"])
    asks = who[choice == 1]
    office = world.official_row["migration_office:mexico"]
    people.claim[asks], people.claim_due[asks] = PERMIT["asylum_mexico"], world.day + int(rules.days_to_decision[asylum])
    note(world, asks, "applied", party_kind="state", party=asylum, detail=PERMIT["asylum_mexico"])
    people.holder_kind[asks], people.holder[asks] = 0, office
    move(world, asks, "in_care", "sheltered", due_day=2**30, party_kind="state", party=office, detail=2)


def tired_of_waiting(world) -> None:
    """Those who wait outside custody for Mexico's decision weigh again from time to time whether to wait on or to go on north."""
    people, p = world.people, world.p
    rethink, office = int(p["asylum.rethink_days"]), world.official_row["migration_office:mexico"]
    who = those(people, "in_care")
    days = world.day - people.since[who]
    who = who[(people.claim[who] == PERMIT["asylum_mexico"]) & (people.holder[who] == office) & (days % rethink == rethink - 1)]
    if len(who) == 0:
        return
    left = np.maximum(people.claim_due[who] - world.day, 0) + p["asylum.rethink_days"]
    stay = believed_chance(world, who, MEXICO) * worth_of_stay(world, who, MEXICO, p["asylum.horizon_days"], True)
    values = np.column_stack([stay - waiting_cost(world, who, left, True), worth_of_going_on(world, who)])
    tastes = people.attempts[who]  # the same throughout a claim: only news, days left and distress change a mind
    leaves = who[choose(values, world.draws, people.key[who], "tired of waiting", tastes, p["people.choice_scale_usd"]) == GIVE_UP]
    note(world, leaves, "claim_abandoned", party_kind="state", party=office, detail=people.claim[leaves])
    people.claim[leaves] = -1
    world.set_free(leaves, "released", party_kind="official", party=office)
