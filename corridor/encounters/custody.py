"""In custody: a race of clocks (model.md, detention).

Being told of one's rights, a lawyer's papers, a visit of UNHCR or an NGO, the interview, a signature, the bus: each comes
when its capacity lets it come, in hours since the person was taken. What comes first decides.
"""

from __future__ import annotations

import numpy as np

from corridor.agents.officials import COUNTRIES, PERMIT
from corridor.choice import choose
from corridor.encounters import screening
from corridor.encounters.protection import grounds, in_time, worth_of_stay
from corridor.life import CODE, move, note, those

ARRIVED, HEARD = 1, 2
WORKING_DAYS_A_WEEK = 5 / 7
ENTERED_AT = 12.0  # hours of the first day that are left on average
SIGN, WAIT, APPLY = range(3)


def custody(world) -> None:
    """One day in the custody of both countries."""
    for country, name in enumerate(COUNTRIES):
        office = world.official_row[f"migration_office:{name}"]
        inside = in_custody(world, office)
        new = inside[(world.people.since[inside] == world.day) & (world.people.claim[inside] < 0)]
        set_clocks(world, new, inside, office, country)
        told(world, inside, office)
        advised(world, inside, office)
        visited(world, inside, office)
        heard = rung(world, inside[world.people.stage[inside] == ARRIVED], "clock_interview")
        interview(world, heard, office, country)
        leave_custody(world, office, country)


def in_custody(world, office: int) -> np.ndarray:
    """Rows of those detained for an office."""
    people = world.people
    who = those(people, "detained")
    return who[people.holder[who] == office]


def rung(world, who, clock: str) -> np.ndarray:
    """Those of `who` whose clock strikes today."""
    hours = 24.0 * (world.day - world.people.since[who]) + ENTERED_AT
    time = getattr(world.people, clock)[who]
    return who[(time <= hours) & (time > hours - 24.0)]


def foreign_tongue(world, who) -> np.ndarray:
    """(n,) bool: needs an interpreter to be told and to tell."""
    people = world.people
    in_us = world.country_of(people.place[who]) == "US"
    return people.indigenous[who] & ((people.schooling[who] < 2) | in_us)


def set_clocks(world, who, inside, office: int, country: int) -> None:
    """Hours until each clock strikes, by what there is of it for those inside (real people)."""
    if len(who) == 0:
        return
    people, p, rules, draws = world.people, world.p, world.officials, world.draws
    number = max(len(inside) / world.scale, 1.0)
    occasion = world.occasions.next("custody", who)

    def wait(name, a_day):
        return 24.0 * draws.exponential(people.key[who], f"clock: {name}", occasion) / max(a_day / number, 1e-6)

    told_after = wait("information", rules.information_staff[office] * p["custody.talks_day"])
    interview_at = rules.presentation_hours[office] * (0.3 + 0.7 * draws.uniform(people.key[who], "clock: interview", occasion))
    if rules.consent_form[office]:
        told_after = np.minimum(told_after, interview_at)
    tongue = foreign_tongue(world, who)
    speakers = max(float(foreign_tongue(world, inside).sum()) / world.scale, 1.0)
    interpreter = 24.0 * draws.exponential(people.key[who], "clock: interpreter", occasion) / max(rules.interpreters[office] * p["custody.talks_day"] / speakers, 1e-6)
    people.clock_interpreter[who] = np.where(tongue, interpreter, 0.0)
    people.clock_information[who] = np.maximum(told_after, people.clock_interpreter[who])
    people.clock_lawyer[who] = wait("lawyer", rules.lawyers[office] * p["custody.cases_day"]) + 24.0 * rules.paperwork_days[office]
    people.clock_visit[who] = wait("visit", rules.unhcr_visits_week[office] / 7 * p["custody.seen_a_visit"])
    people.clock_interview[who] = interview_at
    people.informed[who], people.advised[who], people.signed[who] = False, False, False


def told(world, inside, office: int) -> None:
    """Rights are explained, in words the person understands."""
    who = rung(world, inside, "clock_information")
    world.people.informed[who] = True
    note(world, who, "informed", party_kind="official", party=office)


def advised(world, inside, office: int) -> None:
    """A lawyer's first papers are complete."""
    people = world.people
    who = rung(world, inside, "clock_lawyer")
    people.advised[who], people.informed[who] = True, True
    note(world, who, "advised", party_kind="official", party=office)


def visited(world, inside, office: int) -> None:
    """UNHCR or an NGO meets those who have not signed (Q194: afterwards there is no access)."""
    people = world.people
    who = rung(world, inside, "clock_visit")
    who = who[~people.signed[who]]
    people.informed[who] = True
    people.trust[who] += 0.1 * (1 - people.trust[who])
    note(world, who, "informed", party_kind="state", party=office, detail=1)
    late = who[people.stage[who] == HEARD]
    if len(late):
        return_form(world, late, office, int(office == world.official_row["migration_office:us"]))


def interview(world, who, office: int, country: int) -> None:
    """The person is brought before the office: questions as far as time allows, then the form of return."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    desks = p["detention.desks" if country == 0 else "detention.us_desks"]
    load = len(who) / world.scale / max(desks * p["detention.interviews_day"], 1e-9)  # above 1: less than the usual time each
    people.stage[who] = HEARD
    note(world, who, "screened", party_kind="official", party=office)
    screening.screen(world, who, office, country, load)
    left = who[people.situation[who] == CODE["detained"]]
    transport(world, left, office, country)
    return_form(world, left, office, country)


def transport(world, who, office: int, country: int) -> None:
    """The day of the bus or flight: consular papers, a seat, a hearing where there is one."""
    if len(who) == 0:
        return
    people, rules, draws = world.people, world.officials, world.draws
    mean = rules.bus_days[office] * (0.8 if rules.notice[office] else 1.0)
    wait = mean * draws.exponential(people.key[who], "papers and transport", people.attempts[who])
    alone = people.minor[who] & (people.leader[who] < 0)
    hearing = np.full(len(who), bool(rules.hearing[office])) | (alone & bool(rules.children_exempt[office]))
    if country == 1:
        wait = wait + np.where(hearing, rules.hearing_days[office], 0.0)
        wait = wait + np.where(people.prosecuted[who], world.p["patrol.sentence_days"], 0.0)
    people.due[who] = world.day + 1 + wait.astype(int)


def knows_rights(world, who) -> np.ndarray:
    """(n,) bool: has been told, advised or visited."""
    return world.people.informed[who] | world.people.advised[who]


def return_form(world, who, office: int, country: int) -> None:
    """Sign the return, wait without signing, or ask for protection (open to those who know that they may)."""
    if len(who) == 0:
        return
    people, p, rules = world.people, world.p, world.officials
    asylum = world.official_row[f"asylum_office:{COUNTRIES[country]}"]
    days_left = np.maximum(people.due[who] - world.day, 1)
    knows = knows_rights(world, who)
    outside = outside_places(world, office) > 0 or rules.work_while_waiting[asylum] > 0
    cost_day = p["custody.day_usd"] * (1 + people.trauma[who])
    chance = world.asylum_belief[country] * (0.3 + 0.7 * (grounds(world, who, asylum) > 0))
    stay = worth_of_stay(world, who, country, 720, True)
    apply = chance * stay - rules.days_to_decision[asylum] * cost_day * (0.2 if outside else 1.0)
    values = np.column_stack([
        -days_left * cost_day, -(days_left + p["custody.unsigned_days"]) * cost_day + 30.0 * knows,
        np.where(knows & (rules.officers[asylum] > 0) & (people.claim[who] < 0) & in_time(world, who, asylum), apply, -np.inf),
    ])
    occasion = world.occasions.next("return form", who)
    choice = choose(values, world.draws, people.key[who], "return form", occasion, p["custody.choice_scale_usd"])
    signs = who[(choice == SIGN) & ~people.signed[who]]
    people.signed[signs] = True
    note(world, signs, "signed", party_kind="official", party=office)
    people.due[who[choice == WAIT]] += int(p["custody.unsigned_days"])
    claim(world, who[choice == APPLY], office, country)


def claim(world, who, office: int, country: int) -> None:
    """An application for asylum stops the return; the wait is outside where there are places or work is allowed."""
    if len(who) == 0:
        return
    people, rules, day = world.people, world.officials, world.day
    asylum = world.official_row[f"asylum_office:{COUNTRIES[country]}"]
    status = PERMIT[f"asylum_{COUNTRIES[country]}"]
    people.claim[who], people.claim_due[who] = status, day + int(rules.days_to_decision[asylum])
    people.due[who] = day + int(rules.days_to_decision[asylum]) + 400
    note(world, who, "applied", party_kind="state", party=asylum, detail=status)
    room = len(who) if rules.work_while_waiting[asylum] else max(int(world.draws.rounded(outside_places(world, office) * world.scale, [office], "places outside", day)[0]), 0)
    out = np.sort(who[np.argsort(world.draws.uniform(people.key[who], "place outside", day), kind="stable")][:room])
    people.stage[out] = 0
    move(world, out, "in_care", "sheltered", due_day=2**30, party_kind="state", party=office, detail=2)


def outside_places(world, office: int) -> float:
    """Places outside custody still free (real)."""
    people = world.people
    care = those(people, "in_care")
    taken = np.count_nonzero((people.holder[care] == office) & (people.claim[care] >= 0)) / world.scale
    return float(world.officials.alternatives[office]) - taken


def leave_custody(world, office: int, country: int) -> None:
    """The bus or flight; beyond the legal limit a person is let go."""
    people, rules = world.people, world.officials
    inside = in_custody(world, office)
    ready = inside[(people.stage[inside] >= HEARD) & (people.due[inside] <= world.day) & (people.claim[inside] < 0)]
    limit = np.where(people.claim[inside] >= 0, rules.extended_days[office], rules.limit_days[office]) / WORKING_DAYS_A_WEEK
    over = np.setdiff1d(inside[world.day - people.since[inside] > limit], ready, assume_unique=True)
    over = over[~people.prosecuted[over]]
    world.remove(ready, country)
    claims = over[people.claim[over] >= 0]
    people.stage[claims] = 0
    move(world, claims, "in_care", "released", due_day=2**30, party_kind="official", party=office)
    free = over[people.claim[over] < 0]
    people.stage[free] = 0
    world.set_free(free, "released", party_kind="official", party=office)


