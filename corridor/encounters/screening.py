"""Screening: does the officer ask, does the person speak, is the story believed, and what follows (model.md, screening).

Nobody in uniform sees who is a victim: they see traces of what happened (`signs`) and hear what is told. People who were
kidnapped or abused show some of the same traces, so that victims are missed and others wrongly identified.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from corridor.agents.officials import CORPS, PERMIT
from corridor.choice import alternatives, choose
from corridor.crowd import is_in, which, without
from corridor.encounters import desks, looks
from corridor.life import CODE, move, note, those
from corridor.records.events import PARTY

DETAINED, FEDERAL = CODE["detained"], CORPS.index("federal_police")
ASK, PASS = range(2)
SPEAK, KEEP_SILENT = range(2)
OPEN_CASE, FILE_AWAY = range(2)
TAKE, DECLINE = range(2)
SPARE, CHARGE = range(2)
# details of events: why somebody was not asked, kept silent, was not believed
NO_TIME, NO_SIGNS = 1, 2
NO_INTERPRETER, FEAR, DEBT, SHAME, RETURNED = 1, 2, 3, 4, 5
TAKEN_FOR_SMUGGLED, DOUBT = 2, 3  # 1: suspected by staff at a check (checks.looked_at)


def screen(world, who, office: int, country: int, load) -> None:
    """Ask, speak, believe, offer: one interview each. load: (n,) cases of the station against what its desks hear in the
    usual time."""
    asked, load_asked = ask(world, who, office, load)
    people = world.people
    can_talk = people.clock_interpreter[asked] <= people.clock_interview[asked]
    mute = asked[~can_talk & people.victim[asked]]
    note(world, mute, "kept_silent", party_kind="official", party=office, detail=NO_INTERPRETER)
    asked_in_words, load_words = asked[can_talk], load_asked[can_talk]
    spoken = disclose(world, asked_in_words, office, "interview")
    told = asked_in_words[spoken]
    found = believe(world, told, office, load_words[spoken])
    suspects = follow(world, told, found, asked, office, load_asked)
    charged = ~is_in(who, suspects)
    forced_offenders(world, who[charged], country, load[charged])


def learned(world, office: int) -> float:
    """Part of what there is to learn that an office's or corps's hours of training have taught, 0 to 1."""
    return taught(world.officials.training_hours[office], world.p["screening.hours_to_learn"])


@lru_cache(maxsize=256)
def taught(hours: float, hours_to_learn: float) -> float:
    """Part of what there is to learn that so many hours have taught."""
    return 1 - float(np.exp(-hours / hours_to_learn))


def knowledge(world, office: int) -> float:
    """What training lets an officer see, 0 to 1: little without, most of it after a few dozen hours a year."""
    blind = 1 - world.p["screening.untrained"]
    return 1 - blind * (1 - learned(world, office))


def eyes(world, who, office: int) -> np.ndarray:
    """(n,) part of the signs that are seen: by the desk (in the stations of the U.S. border Border Patrol agents sit there), and in
    what a trained officer of the corps that took the person has written down."""
    people, row = world.people, world.official_row
    desk = sector_desk = knowledge(world, office)
    if office == row["migration_office:us"]:
        sector_desk = knowledge(world, row["corps:border_patrol"])
    written = world.p["screening.word_passed"] * learned(world, row["corps:federal_police"])
    return looks.eyes(who, people.situation, people.entry_sector, people.taken_by, DETAINED, desk, sector_desk, FEDERAL, written)


def signs(world, who) -> np.ndarray:
    """(n,) traces of what happened that an attentive eye can find, 0 to 1: distress, being held or hurt lately, a debt to
    those who moved the person, a threat that still holds, papers and pay kept back, a child alone. Not looks, not origin."""
    people, p = world.people, world.p
    weigh = desks.Signs(p["screening.traces_days"], p["speaking.debt_half_usd"], np.float32(p["signs.distress"]), p["signs.harm"],
                        p["signs.threat"], p["signs.debt"], p["signs.kept"], p["signs.child_alone"], PARTY["employer"])
    return desks.signs(who, world.day, people.harmed_on, people.threatened, people.smuggler_debt_usd, people.balance_usd,
                       people.trafficker_kind, people.minor, people.leader, people.parent, people.trauma, weigh)


def seen(world, who, office: int) -> np.ndarray:
    """(n,) signs as this office sees them."""
    return signs(world, who) * eyes(world, who, office)


def ask(world, who, office: int, load) -> tuple[np.ndarray, np.ndarray]:
    """The officer asks about harm when what may be found is worth the time that the day's load leaves. Returns those asked
    and their load."""
    if len(who) == 0:
        return who, load
    people, p = world.people, world.p
    occasion = world.occasions.next("ask", who)
    values = worth_of_asking(world, who, office, load)
    choice = choose(values, world.draws, people.key[who], "ask", occasion, p["posts.choice_scale_usd"])
    asks = choice == ASK
    asked = who[asks]
    note(world, asked, "asked", party_kind="official", party=office)
    missed = which(~asks & people.victim[who])
    if len(missed):  # with the same officer and no queue: would they have been asked?
        rows = who[missed]
        at_ease = choose(worth_of_asking(world, rows, office, 0.0), world.draws, people.key[rows], "ask", occasion[missed], p["posts.choice_scale_usd"])
        note(world, rows, "missed", party_kind="official", party=office, detail=np.where(at_ease == ASK, NO_TIME, NO_SIGNS))
    return asked, load[asks]


def worth_of_asking(world, who, office: int, load) -> np.ndarray:
    """(n, 2) USD for asking and passing over: what finding a victim is worth x the signs seen; the officer's hours, dearer
    the more wait."""
    p = world.p
    return looks.looking(seen(world, who, office), load, p["screening.worth"] * p["posts.duty_usd"], p["screening.signs_hours"], p["screening.hour_usd"],
                         p["screening.queue"], 0.0)


def disclose(world, who, office: int, where: str) -> np.ndarray:
    """(n,) bool: who tells an officer of harm: survivors of trafficking, and others who were kidnapped or abused lately."""
    if len(who) == 0:
        return np.zeros(0, bool)
    people = world.people
    occasion = world.occasions.next("speak", who)
    values = reasons_to_speak(world, who, office, where)
    speak = choose(values, world.draws, people.key[who], "speak", occasion, world.p["speaking.scale"]) == SPEAK
    harmed = people.victim[who] | (world.day - people.harmed_on[who] < world.p["screening.traces_days"])
    silent = who[~speak & people.victim[who]]
    why = np.argmax(reasons_for_silence(world, silent, office), axis=1) if len(silent) else silent
    note(world, silent, "kept_silent", party_kind="official", party=office, detail=np.array([FEAR, FEAR, DEBT, SHAME, RETURNED])[why])
    speak &= harmed
    note(world, who[speak], "disclosed", party_kind="official", party=office)
    return speak


def reasons_to_speak(world, who, office: int, where: str) -> np.ndarray:
    """(n, 2) for speaking and for silence, in units of trust: trust x what is offered and known, against the reasons for
    silence. In a shelter nobody wears a uniform."""
    people, rules, p = world.people, world.officials, world.p
    days = 1 - np.exp(-rules.reflection_days[office] / p["speaking.days_count"])
    room = rules.care_places[office] / (rules.care_places[office] + p["speaking.care_half"])
    stay = world.trial_open[int(office == world.official_row["migration_office:us"])]
    offered = p["speaking.days_worth"] * days + p["speaking.care_worth"] * room
    shelter = where == "shelter"
    return looks.speaking(
        who, reasons_for_silence(world, who, office), people.trust, people.informed, where != "interview", p["shelters.trusted_more"] * shelter, offered,
        p["speaking.stay_worth"] * stay, not shelter)


def reasons_for_silence(world, who, office: int, reach=None) -> np.ndarray:
    """(n, 5) in units of trust: reprisals against oneself, against the family, debts, shame and distress, being returned
    for what one says where complaints are passed to migration control."""
    people, rules, p = world.people, world.officials, world.p
    cover, days = world.witness_cover(office), 1 - np.exp(-rules.reflection_days[office] / p["speaking.days_count"])
    why = desks.Silence(
        p["speaking.threat_days"], p["speaking.self_fear"], p["speaking.threat_fear"], p["speaking.family_fear"], p["speaking.debt_fear"],
        p["speaking.debt_half_usd"], p["speaking.shame"], p["speaking.distress"], p["speaking.returned_fear"] * (1 - rules.firewall[office]),
        cover, p["speaking.cover_of_family"] * cover, days)
    return desks.silences(who, reach_of_trafficker(world, who) if reach is None else reach, world.day, people.threatened, people.smuggler_debt_usd, people.balance_usd,
                          people.papers_mx, people.papers_us, people.trauma, people.sex, why)


def reach_of_trafficker(world, who) -> np.ndarray:
    """(n,) how far those who did it can reach a witness or the family, 0 to 1: a cell by its members, a ring by its tie to
    cells, an employer hardly."""
    return desks.reach(who, *traffickers(world))


def traffickers(world) -> tuple:
    """What the reach of traffickers hangs on: who they are, cells' members, rings' ties, codes of the kinds of parties, parameters."""
    people, p = world.people, world.p
    return (people.trafficker_kind, people.trafficker, world.cells.members, world.smugglers.tie, PARTY["gang"], PARTY["smuggler"], PARTY["employer"],
            p["speaking.members_half"], p["speaking.employers_reach"])


def believe(world, who, office: int, load) -> np.ndarray:
    """(n,) bool: the officer opens a case (hours of work) or files the story away. What is told shows trafficking as far as
    its elements are there: fully for survivors, in part where somebody was kidnapped or abused; an officer who holds trata
    for trafico sees no victim in those who paid a smuggler, and tells other harms from trafficking less well."""
    if len(who) == 0:
        return np.zeros(0, bool)
    people, p, rules = world.people, world.p, world.officials
    duty = p["posts.duty_usd"]
    apart = np.maximum(float(rules.tells_apart[office]), eyes(world, who, office))
    alike = np.where(people.victim[who], 1.0, p["screening.alike"] * (1 - apart))
    confused = p["screening.confused"] * (people.smuggler[who] >= 0) * (1 - rules.tells_apart[office])
    hour = p["screening.hour_usd"] * (1 + p["screening.queue"] * load)
    values = alternatives([
        duty * (p["screening.story"] * alike + p["screening.traces"] * seen(world, who, office)),
        p["screening.case_hours"] * hour + duty * confused,
    ])
    occasion = world.occasions.next("believe", who)
    found = choose(values, world.draws, people.key[who], "believe", occasion, p["posts.choice_scale_usd"]) == OPEN_CASE
    people.identified[who[found]] = True
    note(world, who[found], "identified", party_kind="official", party=office)
    filed = ~found & people.victim[who]
    note(world, who[filed], "suspected", party_kind="official", party=office, detail=np.where(confused > 0, TAKEN_FOR_SMUGGLED, DOUBT)[filed])
    return found


def suspects_harm(world, who, office: int, load) -> np.ndarray:
    """(n,) bool: an officer takes signs for what they may be though nothing was told: what finding a victim is worth x the signs
    seen, against the hours of a case, dearer the more wait, and the doubt about one who says nothing."""
    if len(who) == 0:
        return np.zeros(0, bool)
    p, duty = world.p, world.p["posts.duty_usd"]
    values = looks.looking(seen(world, who, office), load, p["screening.worth"] * duty, p["screening.case_hours"], p["screening.hour_usd"],
                           p["screening.queue"], duty * p["screening.silence_doubt"])
    occasion = world.occasions.next("suspect", who)
    return choose(values, world.draws, world.people.key[who], "suspect", occasion, p["posts.choice_scale_usd"]) == OPEN_CASE


def care_room(world, office: int) -> int:
    """Simulated places in care still free."""
    people, rules = world.people, world.officials
    care = those(people, "in_care")
    inside = np.count_nonzero((people.holder[care] == office) & (people.claim[care] < 0))
    places = world.draws.rounded(rules.care_places[office] * world.scale, [office], "care places")[0]
    return max(int(places) - inside, 0)


def follow(world, told, found, asked, office: int, load) -> np.ndarray:
    """Where the law gives days to recover, suspicion may be enough for them; without, those identified are offered care while
    their case is looked at. Returns those suspected or identified."""
    people, rules = world.people, world.officials
    days = rules.reflection_days[office]
    entitled = told[found]
    if days > 0:
        suspects = asked[suspects_harm(world, asked, office, load)]
        new = without(suspects, told)
        note(world, new, "suspected", party_kind="official", party=office)
        if rules.reflection_on_suspicion[office]:
            entitled = np.union1d(entitled, suspects)
    if len(entitled) == 0:
        return entitled
    note(world, entitled, "stay_offered", party_kind="state", party=office)
    takes = takes_care(world, entitled, office)
    note(world, entitled[~takes], "declined", party_kind="state", party=office)
    willing = entitled[takes]
    order = willing[np.argsort(world.draws.uniform(people.key[willing], "care place", world.day), kind="stable")]
    room = care_room(world, office)
    into = np.sort(order[:room])
    note(world, np.sort(order[room:]), "no_room", party_kind="state", party=office)
    people.stage[into] = 0
    move(world, into, "in_care", "sheltered", due_day=world.day + int(max(days, world.p["protection.care_days"])), party_kind="shelter", party=office)
    if days > 0:
        note(world, into, "granted", party_kind="state", party=office, detail=PERMIT["reflection"])
    return entitled


def takes_care(world, who, office: int) -> np.ndarray:
    """(n,) bool: a safe place for some weeks, as far as those who offer it are trusted, with days in which nothing has to be
    decided, worth more to who is looked for; against the debts and the kin that wait, a stay among strangers, and having to speak where care is tied to it."""
    people, rules, p = world.people, world.officials, world.p
    days = 1 - np.exp(-rules.reflection_days[office] / p["speaking.days_count"])
    owed = people.debt_usd[who] + people.smuggler_debt_usd[who]
    must_speak = rules.reflection_tied[office] * reasons_for_silence(world, who, office).sum(axis=1)
    looked_for = desks.fears(who, world.day, people.threatened, *traffickers(world), p["speaking.threat_days"])
    values = np.column_stack([
        people.trust[who] + p["speaking.days_worth"] * days + p["speaking.distress"] * people.trauma[who] + p["speaking.self_fear"] * looked_for - must_speak,
        p["protection.strangers"] + p["protection.kin_wait"] * people.kin[who] + p["speaking.debt_fear"] * owed / (owed + p["speaking.debt_half_usd"]),
    ])
    occasion = world.occasions.next("stay offered", who)
    return choose(values, world.draws, people.key[who], "stay offered", occasion, p["speaking.scale"]) == TAKE


def forced_offenders(world, who, country: int, load) -> None:
    """Those made to take part in crime are charged unless somebody has seen why, the law spares them, or the hours of a charge are
    dearer than it is worth, the more wait; load: (n,) as in `screen`."""
    people, rules, p = world.people, world.officials, world.p
    mine = looks.made_to_offend(who, people.made_to_offend, people.identified, people.situation, DETAINED)
    if len(mine) == 0:
        return
    hour = p["screening.hour_usd"] * (1 + p["screening.queue"] * load[is_in(who, mine)])
    office = world.official_row["prosecution:mexico" if country == 0 else "prosecution:us"]
    duty = p["posts.duty_usd"]
    excuse = p["screening.excuse"] * rules.non_punishment[office] + seen(world, mine, world.official_row["migration_office:mexico" if country == 0 else "migration_office:us"])
    values = alternatives([duty * excuse, duty * p["screening.charge"] - p["screening.case_hours"] * hour])
    occasion = world.occasions.next("charge", mine)
    charged = mine[choose(values, world.draws, people.key[mine], "charge", occasion, p["posts.choice_scale_usd"]) == CHARGE]
    people.made_to_offend[charged] = False
    people.due[charged] = world.day + int(p["custody.charge_days"])
    people.trust[charged] *= 1 - p["screening.charged_loses"]
    note(world, charged, "punished", party_kind="official", party=office)
