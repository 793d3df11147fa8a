"""Protection: recovery, what a survivor chooses, how stays end and what then (model.md, protection)."""

from __future__ import annotations

import numpy as np

from corridor.agents.officials import COUNTRIES, PERMIT, RESETTLING
from corridor.choice import choose
from corridor.crowd import among
from corridor.encounters import desks, recovery, screening
from corridor.encounters.claims import (
    STATUS_OF,
    afraid,
    by_country,
    deciding_row,
    understands,
    waiting_cost,
    worth_of_asylum,
    worth_of_stay,
)
from corridor.encounters.hearings import decisions
from corridor.encounters.hiring import take_job
from corridor.life import CODE, note, those

HOME, TRIAL, ASYLUM, HUMANITARIAN, WITHOUT_PAPERS = range(5)
OWN_CHOICE = 2  # detail of a `returned`
GO_HOME, STAY_ON, ASK_AGAIN = range(3)
SILENT, SPEAK = range(2)
TRIALS_OF = {0: ("humanitarian_visa",), 1: ("t_visa", "continued_presence")}
TRIAL_STAYS = [(PERMIT[status], f"trial_stay:{name}") for name, status in STATUS_OF.items()]  # code of each, and its office
FOR_GOOD = 5_000  # days: a stay that has no end in sight


def recover(world) -> None:
    """In safety trust grows and trauma fades; at the end of days of care one may speak, and the way on is decided."""
    people, p = world.people, world.p
    inside = those(people, "in_care")
    heal(world, inside, np.ones(len(inside)))
    stays = under_a_stay(world)
    heal(world, stays, security(world, stays))
    ends = not_yet_recovered(world, inside[(people.due[inside] <= world.day) & (people.claim[inside] < 0)])
    for country, name in enumerate(COUNTRIES) if len(ends) else ():
        office = world.official_row[f"migration_office:{name}"]
        mine = ends[people.holder[ends] == office]
        understands(world, mine, country)
        silent = mine[~people.identified[mine]]
        note(world, silent, "asked", party_kind="official", party=office, detail=2)
        spoken = screening.disclose(world, silent, office, "care")
        screening.believe(world, silent[spoken], office, np.full(int(spoken.sum()), p["detection.load"]))
        choose_protection(world, mine, office, country)
    decisions(world)
    stays_end(world)


def not_yet_recovered(world, ends) -> np.ndarray:
    """Where a stay lasts as long as the person's condition asks, those still shaken stay on. Returns those whose stay ends."""
    if len(ends) == 0:
        return ends
    people, p = world.people, world.p
    stays = (world.officials.reflection_by_condition[people.holder[ends]] > 0) & (people.trauma[ends] > p["protection.recovered"])
    stays &= (world.day - people.since[ends] < p["protection.longest_days"]) & screening.may_recover(world, ends, people.holder[ends])
    people.due[ends[stays]] = world.day + 1
    return ends[~stays]


def under_a_stay(world) -> np.ndarray:
    """Rows of those who live somewhere by a right to stay."""
    return desks.with_a_stay(those(world.people, "settled"), world.people.stay_kind)


def heal(world, who, secure) -> None:
    """A day in a safe place. secure: (n,) 0 to 1; not knowing whether one may stay slows recovery."""
    people, p = world.people, world.p
    recovery.heal(who, secure, people.trust, people.trauma, p["trust.growth_day"], p["trauma.recovery_day"])


def security(world, who) -> np.ndarray:
    """(n,) 0 to 1: how safe a stay feels: by the time that is known to be left; little where it ends with a trial, whenever
    that is."""
    people, p = world.people, world.p
    return recovery.security(
        who, world.day, people.stay_until, people.stay_kind, np.array(open_ended(world), np.int64), FOR_GOOD, p["recovery.half_days"],
        p["recovery.open_end"])


def open_ended(world) -> list[int]:
    """Codes of the stays that end with the procedure, whenever that is."""
    return [code for code, office in TRIAL_STAYS if not world.officials.known_length[world.official_row[office]]]


def ends_with_procedure(world, status) -> np.ndarray:
    """(n,) bool: a stay of this kind ends with the procedure, whenever that is."""
    codes = open_ended(world)
    return among(status, codes) if codes else np.zeros(len(status), bool)


def worth_of_home(world, who, office: int) -> np.ndarray:
    """(n,) USD: what being home is worth to the person, less where a cell waits; what an assisted return adds."""
    people, p, rules = world.people, world.p, world.officials
    helped = rules.assisted_places[office] > rules.used[office]
    start = rules.reintegration_usd[office] + np.minimum(rules.debt_relief_usd[office], people.debt_usd[who])
    return people.attachment_usd[who] * (1 - p["protection.home_spoilt"] * afraid(world, who)) + helped * start


def worth_of_staying_on(world, who, country: int) -> np.ndarray:
    """(n,) USD: a life in the country without papers: work and being out of reach, less what being stopped would cost."""
    p = world.p
    return worth_of_stay(world, who, country, p["protection.safety_days"], True) - p["people.loss_stopped_usd"]


def stay_on(world, who, office: int) -> None:
    """Out of care, on without papers, and after work as others who have none: in the U.S. round by round (work.search); in Mexico who finds
    none where they are goes on or home."""
    if len(who) == 0:
        return
    people = world.people
    world.out_of_hands(who, "released", party_kind="state", party=office)
    in_us = world.across[people.place[who]]
    people.arrived_legal[who] = False
    world.settle_in(who[in_us & ~people.reported[who]])  # others have told at home before that they are there
    mexican = who[~in_us]
    region = world.region_of(people.place[mexican])
    for one in np.unique(region):
        mine = mexican[region == one]
        world.set_free(mine[~take_job(world, mine, int(one))])


def choose_protection(world, who, office: int, country: int) -> None:
    """A survivor weighs a stay for a trial, asylum, residence on humanitarian grounds, a life without papers, and the way home."""
    if len(who) == 0:
        return
    people, p, rules, row = world.people, world.p, world.officials, world.official_row
    humane = row[f"humanitarian_office:{COUNTRIES[country]}"]
    known = people.identified[who]
    trial, scheme, must = best_trial(world, who, office, country)
    open_humane = rules.applied[humane] * (1 - rules.discretion[humane])
    for_humane = open_humane * worth_of_stay(world, who, country, rules.stay_days[humane], rules.work[humane] > 0)
    never = np.full(len(who), -np.inf)
    values = np.column_stack([
        worth_of_home(world, who, office), np.where(known, trial, never), worth_of_asylum(world, who, office, country),
        np.where(known & (open_humane > 0), for_humane, never), worth_of_staying_on(world, who, country),
    ])
    occasion = world.occasions.next("stay or home", who)
    choice = choose(values, world.draws, people.key[who], "stay or home", occasion, p["people.choice_scale_usd"])
    picks = choice == TRIAL
    wait(world, who[picks], scheme[picks], office)
    screening.cooperate(world, who[picks & must])
    may_cooperate(world, who[(choice != TRIAL) & known], office)
    wait(world, who[choice == ASYLUM], np.full((choice == ASYLUM).sum(), PERMIT[f"asylum_{COUNTRIES[country]}"]), office)
    wait(world, who[choice == HUMANITARIAN], np.full((choice == HUMANITARIAN).sum(), PERMIT["humanitarian_residence"]), office)
    note(world, who[((choice == HOME) | (choice == WITHOUT_PAPERS)) & known], "declined", party_kind="state", party=office)
    stay_on(world, who[choice == WITHOUT_PAPERS], office)
    note(world, who[choice == HOME], "returned", party_kind="state", party=office, detail=OWN_CHOICE)
    world.remove(who[choice == HOME], country)


def best_trial(world, who, office: int, country: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(worth USD, status code, whether cooperation is asked of the person), each (n,), of the best trial stay open."""
    people, p, rules = world.people, world.p, world.officials
    best, scheme, must = np.full(len(who), -np.inf), np.full(len(who), -1), np.zeros(len(who), bool)
    fear = p["people.loss_taken_usd"] * (p["trial.family_fear"] + afraid(world, who)) * (1 - world.witness_cover(office))
    for name in TRIALS_OF[country]:
        row = world.official_row[f"trial_stay:{name}"]
        if not rules.open[row] or rules.quota_per_year[row] <= rules.used[row]:
            continue
        unable = people.trauma[who] > world.draws.uniform(people.key[who], "able to testify")  # the more distress, the fewer are
        exempt = (people.minor[who] & bool(rules.minors_exempt[row])) | (unable & bool(rules.trauma_exempt[row]))
        asked = bool(rules.cooperation[row]) & ~exempt
        days = rules.stay_days[row] if rules.known_length[row] else min(rules.stay_days[row], p["justice.case_days"])
        days = days + (p["asylum.horizon_days"] if rules.residence_after[row] else 0)
        testify = np.where(asked, fear + p["trial.distress_usd"] * people.trauma[who], 0.0)
        worth = worth_of_stay(world, who, country, days, rules.work[row] > 0) - testify - waiting_cost(world, who, rules.days_to_decision[row], True)
        entitled = people.severe[who] if rules.severe_only[row] else people.identified[who]
        hard = (afraid(world, who) > p["resettlement.risk"]) | (people.trauma[who] > p["protection.recovered"])
        here = world.countries[np.maximum(people.offence_in[who], 0)] == ("MX", "US")[country]
        entitled = entitled & (hard | (not rules.hardship[row])) & (here | (not rules.offence_here[row]))
        better = entitled & (worth > best)
        best, scheme, must = np.where(better, worth, best), np.where(better, PERMIT[STATUS_OF[name]], scheme), np.where(better, asked, must)
    return best, scheme, must


def wait(world, who, status, office: int) -> None:
    """An application is filed; the person waits in care."""
    if len(who) == 0:
        return
    people, rules = world.people, world.officials
    country = int(office == world.official_row["migration_office:us"])
    days = np.array([rules.days_to_decision[deciding_row(world, int(code), country)] for code in status])
    people.claim[who], people.claim_due[who] = status, world.day + np.ceil(days).astype(int)
    people.due[who] = 2**30
    note(world, who, "applied", party_kind="state", party=office, detail=status)


def may_cooperate(world, who, office: int) -> None:
    """Testify though nothing hangs on it: justice as far as convictions are believed in, and a stay that is safe, by trust, against fear and
    distress."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    safe = np.where(people.stay_kind[who] >= 0, security(world, who), 0.0)
    fear = p["trial.effort"] + screening.reasons_for_silence(world, who, office)[:, :4].sum(axis=1)
    values = np.column_stack([fear, people.trust[who] * (p["trial.justice"] * world.conviction_belief + p["trial.safe"] * safe)])
    occasion = world.occasions.next("cooperate", who)
    speaks = choose(values, world.draws, people.key[who], "cooperate", occasion, p["speaking.scale"]) == SPEAK
    screening.cooperate(world, who[speaks])


def later_witnesses(world) -> None:
    """Each month: survivors who live under a stay weigh again whether to testify."""
    people = world.people
    who = under_a_stay(world)
    who = who[people.identified[who] & ~people.cooperates[who]]
    for country, mine in enumerate(by_country(world, who)):
        may_cooperate(world, mine, world.official_row[f"migration_office:{COUNTRIES[country]}"])


def trial_over(world, witnesses) -> None:
    """A case has ended: a stay that hung on it ends with the time to appeal, unless residence follows whatever the court says."""
    people, p, rules = world.people, world.p, world.officials
    who = np.asarray(sorted(witnesses), dtype=np.int64)
    who = who[(people.situation[who] == CODE["settled"]) & ends_with_procedure(world, people.stay_kind[who])] if len(who) else who
    for status, office in TRIAL_STAYS:
        if not rules.residence_after[world.official_row[office]]:
            mine = who[people.stay_kind[who] == status]
            people.stay_until[mine] = np.minimum(people.stay_until[mine], world.day + int(p["trial.appeal_days"]))


def stays_end(world) -> None:
    """A stay without residence has run out: home, on without papers, or asking for asylum. Those at risk may be resettled."""
    people, p = world.people, world.p
    over = under_a_stay(world)
    over = over[people.stay_until[over] <= world.day]
    for country, who in enumerate(by_country(world, over)):
        if len(who) == 0:
            continue
        office = world.official_row[f"migration_office:{COUNTRIES[country]}"]
        people.stay_kind[who] = -1
        note(world, who, "stay_ended", party_kind="state", party=office)
        values = np.column_stack([
            worth_of_home(world, who, office), worth_of_staying_on(world, who, country), worth_of_asylum(world, who, office, country),
        ])
        occasion = world.occasions.next("stay over", who)
        choice = choose(values, world.draws, people.key[who], "stay over", occasion, p["people.choice_scale_usd"])
        wait(world, who[choice == ASK_AGAIN], np.full((choice == ASK_AGAIN).sum(), PERMIT[f"asylum_{COUNTRIES[country]}"]), office)
        world.go_home(who[choice == GO_HOME])
    resettle(world)


def resettle(world) -> None:
    """Places in third countries for the protected whom a cell can still reach, country group by country group."""
    people = world.people
    for countries in RESETTLING:
        row = world.official_row[f"resettlement:{countries}"]
        if world.officials.places_year[row] > 0:
            who = under_a_stay(world)
            who = who[afraid(world, who) > world.p["resettlement.risk"]]
            resettle_in(world, who[people.stay_kind[who] >= 0], row, speaks_spanish=countries == "spanish_speaking")


def resettle_in(world, who, row: int, speaks_spanish: bool) -> None:
    """One group of countries: those without another solution, the priority grounds first; each weighs safety against a
    strange land and tongue."""
    people, rules, p = world.people, world.officials, world.p
    ready = who[world.day - people.since[who] >= rules.months[row] * 30.4]
    if not rules.weighs_all[row]:
        ready = ready[people.stay_until[ready] < world.day + FOR_GOOD]  # not firmly resettled where they are
    places = int(world.draws.rounded(rules.places_year[row] * world.scale, [row], "resettlement places", world.year)[0])
    first = ((people.sex[ready] == 0) & bool(rules.priority_women[row])) | (people.minor[ready] & bool(rules.priority_minors[row]))
    first |= people.victim[ready] & bool(rules.priority_survivors[row])
    ready = ready[np.lexsort((world.draws.uniform(people.key[ready], "resettlement queue"), ~first))]
    ready = np.sort(ready[: max(places - round(rules.used[row] * world.scale), 0)])
    if len(ready) == 0:
        return
    strange = 0.0 if speaks_spanish else p["protection.language_usd"]
    leave = strange + p["resettlement.far"] * people.attachment_usd[ready] + p["resettlement.kin_usd"] * people.kin[ready]
    values = np.column_stack([np.zeros(len(ready)), p["protection.safety_usd"] * afraid(world, ready) - leave])
    occasion = world.occasions.next("resettlement", ready)
    goes = ready[choose(values, world.draws, people.key[ready], "resettlement", occasion, p["people.choice_scale_usd"]) == 1]
    rules.used[row] += len(goes) / world.scale
    world.spend("resettlement", goes, p["costs.resettlement_usd"])
    people.stay_kind[goes] = -1
    people.place[goes] = world.geography.place("resettlement")
    note(world, goes, "resettled", party_kind="state")
