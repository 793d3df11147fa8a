"""Protection: grounds shown by a person's own events, the offices that decide, and what a survivor chooses (model.md, protection)."""

from __future__ import annotations

import numpy as np

from corridor.agents.officials import COUNTRIES, PERMIT, RESETTLING, TRIALS
from corridor.choice import choose
from corridor.encounters import screening
from corridor.life import move, note, those

GRANT, REFUSE = range(2)
OWN_CHOICE = 2  # detail of a `returned`
HOME, TRIAL, ASYLUM, HUMANITARIAN = range(4)
GANG = 3
YEAR = 365
TRIALS_OF = {0: ("humanitarian_visa",), 1: ("t_visa", "continued_presence")}
STATUS_OF = {"t_visa": "t_visa", "continued_presence": "continued_presence", "humanitarian_visa": "humanitarian_stay"}


def afraid(world, who) -> np.ndarray:
    """(n,) bool: at home a cell waits: it has threatened the person, or held and could find them."""
    people = world.people
    return (world.day - people.threatened[who] < 2 * YEAR) | (people.trafficker_kind[who] == GANG)


def grounds(world, who, asylum: int) -> np.ndarray:
    """(n,) how many grounds this office's law knows the person's own events show."""
    people, rules = world.people, world.officials
    threatened = world.day - people.threatened[who] < 2 * YEAR
    abused = (people.sex[who] == 0) & (people.trauma[who] > 0.35)
    harmed = people.harmed_on[who] > world.day - 2 * YEAR
    shown = (threatened * max(rules.ground_gangs[asylum], rules.ground_violence[asylum]) + abused * rules.ground_gender[asylum]
             + people.victim[who] * rules.ground_trafficked[asylum] + (harmed & threatened) * rules.ground_past[asylum])
    return shown * rules.non_state[asylum]  # everybody who persecutes in the model is a gang or a ring


def in_time(world, who, asylum: int) -> np.ndarray:
    """(n,) bool: a claim may still be made; survivors and minors are exempt from the time limit (Q135, Q142)."""
    people = world.people
    return (world.day - people.departed[who] <= world.officials.filing_days[asylum]) | people.victim[who] | people.minor[who]


def worth_of_stay(world, who, country: int, days: float, work: bool) -> np.ndarray:
    """(n,) USD: wages while one may work, and not being where one is looked for."""
    people, p = world.people, world.p
    wage = world.driver("wages.mexico") if country == 0 else world.driver("wages.us_services") * 0.7
    earning = 250 / YEAR * days * p["people.saving_share"] * (wage * people.skill[who] * bool(work) - world.home_wage(who))
    return earning + p["protection.safety_usd"] * afraid(world, who) * min(days / 720, 1.5)


def recover(world) -> None:
    """In care trust grows and trauma fades; at the end of a stay one may speak, and the way on is decided."""
    people, p = world.people, world.p
    inside = those(people, "in_care")
    people.trust[inside] += p["trust.growth_day"] * (1 - people.trust[inside])
    people.trauma[inside] *= 1 - p["trauma.recovery_day"]
    ends = not_yet_recovered(world, inside[(people.due[inside] <= world.day) & (people.claim[inside] < 0)])
    for country, name in enumerate(COUNTRIES):
        office = world.official_row[f"migration_office:{name}"]
        mine = ends[people.holder[ends] == office]
        people.informed[mine] = True
        silent = mine[~people.identified[mine]]
        note(world, silent, "asked", party_kind="official", party=office, detail=2)
        spoken = screening.disclose(world, silent, office, "care")
        screening.believe(world, silent[spoken], office, 0.25)
        choose_protection(world, mine, office, country)
    decisions(world)
    stays_end(world)


def not_yet_recovered(world, ends) -> np.ndarray:
    """Where a stay lasts as long as the person's condition asks, those still shaken stay on. Returns those whose stay ends."""
    people, p = world.people, world.p
    stays = (world.officials.reflection_by_condition[people.holder[ends]] > 0) & (people.trauma[ends] > p["protection.recovered"])
    stays &= world.day - people.since[ends] < p["protection.longest_days"]
    people.due[ends[stays]] = world.day + 1
    return ends[~stays]


def choose_protection(world, who, office: int, country: int) -> None:
    """A survivor weighs a stay for a trial, asylum, residence on humanitarian grounds, and the way home."""
    if len(who) == 0:
        return
    people, p, rules, row = world.people, world.p, world.officials, world.official_row
    asylum, humane = row[f"asylum_office:{COUNTRIES[country]}"], row[f"humanitarian_office:{COUNTRIES[country]}"]
    known = people.identified[who]
    home = people.attachment_usd[who] * 0.2 * np.where(afraid(world, who), 0.35, 1.0) + 0.5 * rules.reintegration_usd[office] + 0.5 * np.minimum(rules.debt_relief_usd[office], people.debt_usd[who])
    trial, scheme, must = best_trial(world, who, office, country)
    chance = world.asylum_belief[country] * (0.3 + 0.7 * (grounds(world, who, asylum) > 0))
    for_asylum = chance * worth_of_stay(world, who, country, 1_080, True) - rules.days_to_decision[asylum] * p["custody.day_usd"] * 0.3
    open_humane = rules.applied[humane] * (1 - rules.discretion[humane])
    for_humane = open_humane * worth_of_stay(world, who, country, rules.stay_days[humane], rules.work[humane] > 0)
    never = np.full(len(who), -np.inf)
    values = np.column_stack([
        home, np.where(known, trial, never), np.where((rules.officers[asylum] > 0) & in_time(world, who, asylum), for_asylum, never),
        np.where(known & (open_humane > 0), for_humane, never),
    ])
    occasion = world.occasions.next("stay or home", who)
    choice = choose(values, world.draws, people.key[who], "stay or home", occasion, p["people.choice_scale_usd"])
    picks = choice == TRIAL
    wait(world, who[picks], scheme[picks], office)
    cooperate(world, who[picks & must], office)
    may_cooperate(world, who[(choice != TRIAL) & known], office)
    wait(world, who[choice == ASYLUM], np.full((choice == ASYLUM).sum(), PERMIT[f"asylum_{COUNTRIES[country]}"]), office)
    wait(world, who[choice == HUMANITARIAN], np.full((choice == HUMANITARIAN).sum(), PERMIT["humanitarian_residence"]), office)
    note(world, who[choice == HOME], "returned", party_kind="state", party=office, detail=OWN_CHOICE)
    world.remove(who[choice == HOME], country)


def best_trial(world, who, office: int, country: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(worth USD, status code, whether cooperation is asked of the person), each (n,), of the best trial stay open."""
    people, p, rules = world.people, world.p, world.officials
    best, scheme, must = np.full(len(who), -np.inf), np.full(len(who), -1), np.zeros(len(who), bool)
    fear = p["people.loss_taken_usd"] * (0.3 + 1.2 * afraid(world, who)) * (1 - 0.8 * world.witness_cover(office))
    for name in TRIALS_OF[country]:
        row = world.official_row[f"trial_stay:{name}"]
        if not rules.open[row] or rules.quota_per_year[row] <= rules.used[row]:
            continue
        exempt = (people.minor[who] & bool(rules.minors_exempt[row])) | ((people.trauma[who] > 0.5) & bool(rules.trauma_exempt[row]))
        asked = bool(rules.cooperation[row]) & ~exempt
        days = rules.stay_days[row] if rules.known_length[row] else min(rules.stay_days[row], p["justice.case_days"])
        days = max(days, 1_080 if rules.residence_after[row] else 0)
        worth = worth_of_stay(world, who, country, days, rules.work[row] > 0) - np.where(asked, fear + 800 * people.trauma[who], 0.0)
        worth = worth - rules.days_to_decision[row] * p["custody.day_usd"] * 0.3
        entitled = people.severe[who] if rules.severe_only[row] else people.victim[who]
        entitled = entitled & (afraid(world, who) | (people.trauma[who] > p["protection.recovered"]) | ~bool(rules.hardship[row]))
        here = world.countries[np.maximum(people.offence_in[who], 0)] == ("MX", "US")[country]
        entitled = entitled & (here | ~bool(rules.offence_here[row]))
        better = entitled & (worth > best)
        best, scheme, must = np.where(better, worth, best), np.where(better, PERMIT[STATUS_OF[name]], scheme), np.where(better, asked, must)
    return best, scheme, must


def wait(world, who, status, office: int) -> None:
    """An application is filed; the person waits in care."""
    if len(who) == 0:
        return
    people, rules = world.people, world.officials
    days = np.array([rules.days_to_decision[deciding_row(world, int(code))] for code in status])
    people.claim[who], people.claim_due[who] = status, world.day + np.ceil(days).astype(int)
    people.due[who] = 2**30
    note(world, who, "applied", party_kind="state", party=office, detail=status)


def deciding_row(world, status: int) -> int:
    """The office that decides on a status."""
    names = {PERMIT["humanitarian_residence"]: "humanitarian_office:mexico"}
    names |= {PERMIT[STATUS_OF[name]]: f"trial_stay:{name}" for name in TRIALS}
    names |= {PERMIT[f"{kind}_{country}"]: f"asylum_office:{country}" for kind in ("asylum", "complementary") for country in COUNTRIES}
    return world.official_row[names[status]]


def cooperate(world, who, office: int) -> None:
    """Statements against a named ring, recruiter, employer or cell."""
    people = world.people
    who = who[(people.trafficker_kind[who] > 0) & ~people.cooperates[who]]
    people.cooperates[who] = True
    for kind in (2, 3, 5):
        mine = who[people.trafficker_kind[who] == kind]
        note(world, mine, "cooperated", party_kind=world.party_name(kind), party=people.trafficker[mine])
    world.new_witnesses.append(who)


def may_cooperate(world, who, office: int) -> None:
    """Testify though nothing hangs on it: justice and trust against fear."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    fear = 0.4 + 0.8 * afraid(world, who) * (1 - 0.8 * world.witness_cover(office)) + 0.5 * people.trauma[who]
    values = np.column_stack([fear, 2 * people.trust[who]])
    occasion = world.occasions.next("cooperate", who)
    speaks = choose(values, world.draws, people.key[who], "cooperate", occasion, p["speaking.scale"]) == 1
    cooperate(world, who[speaks], office)


def decisions(world) -> None:
    """Offices decide the claims that are due, as many as their officers can, oldest first."""
    people = world.people
    waiting = np.sort(np.concatenate([those(people, "in_care"), those(people, "detained")]))
    waiting = waiting[(people.claim[waiting] >= 0) & (people.claim_due[waiting] <= world.day)]
    for status in np.unique(people.claim[waiting]):
        mine = waiting[people.claim[waiting] == status]
        country = 1 if status in (PERMIT["asylum_us"], PERMIT["t_visa"], PERMIT["continued_presence"]) else 0
        if status == PERMIT["humanitarian_residence"]:
            country = -1
        if status in (PERMIT["asylum_mexico"], PERMIT["asylum_us"]):
            asylum_decisions(world, mine, int(status), country)
        else:
            by_quota(world, mine, int(status), country)


def asylum_decisions(world, who, status: int, country: int) -> None:
    """An officer weighs the grounds that the person's events show, and how well they are put, against doubt and backlog."""
    people, p, rules, draws = world.people, world.p, world.officials, world.draws
    asylum = deciding_row(world, status)
    a_day = rules.officers[asylum] * p["asylum.cases_day"]
    room = int(draws.rounded(a_day * world.scale, [asylum], "asylum decisions", world.day)[0])
    order = who[np.lexsort((draws.uniform(people.key[who], "asylum queue"), people.claim_due[who]))]
    heard = np.sort(order[:room])
    if len(heard) == 0:
        return
    backlog = min(len(who) / world.scale / max(a_day * 60, 1e-9), 3.0)
    duty = p["posts.duty_usd"]
    shown = np.minimum(grounds(world, heard, asylum), 2)
    values = np.column_stack([
        duty * (p["asylum.ground_worth"] * shown + 0.5 * people.advised[heard]), np.full(len(heard), duty * (p["asylum.doubt"] + 0.2 * backlog)),
    ])
    occasion = world.occasions.next("asylum decision", heard)
    yes = choose(values, draws, people.key[heard], "asylum decision", occasion, p["posts.choice_scale_usd"]) == GRANT
    world.asylum_belief[country] += (1 - np.exp(-len(heard) / world.scale / 100)) * (float(yes.mean()) - world.asylum_belief[country])
    grant(world, heard[yes], status, country, residence=True, days=2**20, work=True)
    refused(world, heard[~yes], asylum, status, country)


def refused(world, who, asylum: int, status: int, country: int) -> None:
    """Refused; where life or limb are in danger at home there may be complementary protection."""
    if len(who) == 0:
        return
    people, rules = world.people, world.officials
    note(world, who, "refused", party_kind="state", party=asylum, detail=status)
    danger = afraid(world, who) & bool(rules.complementary[asylum]) & (people.trauma[who] > 0.15)
    code = PERMIT[f"complementary_{COUNTRIES[country]}"]
    grant(world, who[danger], code, country, residence=bool(rules.residence[asylum]), days=2**20 if rules.residence[asylum] else YEAR, work=bool(rules.work[asylum]))
    people.claim[who[~danger]] = -1
    world.remove(who[~danger], country)


def by_quota(world, who, status: int, country: int) -> None:
    """Trial stays and humanitarian residence: granted while the year's number lasts, humanitarian residence at discretion."""
    people, rules, draws, p = world.people, world.officials, world.draws, world.p
    row = deciding_row(world, status)
    order = who[np.lexsort((draws.uniform(people.key[who], "protection queue"), people.claim_due[who]))]
    places = int(draws.rounded(rules.quota_per_year[row] * world.scale, [row], "places of protection", world.year)[0])
    got = np.sort(order[: max(places - round(rules.used[row] * world.scale), 0)])
    if country == -1:
        duty = p["posts.duty_usd"]
        values = np.column_stack([duty * (0.5 + screening.signs(world, got)) * (rules.applied[row] > 0), np.full(len(got), duty * 2 * rules.discretion[row])])
        occasion = world.occasions.next("humanitarian", got)
        yes = choose(values, draws, people.key[got], "humanitarian", occasion, p["posts.choice_scale_usd"]) == GRANT if len(got) else np.zeros(0, bool)
        no = got[~yes]
        note(world, no, "refused", party_kind="state", party=row, detail=status)
        people.claim[no] = -1
        at = (world.country_of(people.place[no]) == "US").astype(int)
        world.remove(no[at == 0], 0)
        world.remove(no[at == 1], 1)
        got = got[yes]
    rules.used[row] += len(got) / world.scale
    world.spend("humanitarian_residence" if country == -1 else "trial_stay", got, p["costs.stay_usd"])
    for at, name in enumerate(("MX", "US")):
        mine = got[world.country_of(people.place[got]) == name]
        grant(world, mine, status, at, residence=bool(rules.residence_after[row]), days=float(rules.stay_days[row]), work=bool(rules.work[row]))


def grant(world, who, status: int, country: int, residence: bool, days: float, work: bool) -> None:
    """Papers: the person lives here now, for a time or for good."""
    if len(who) == 0:
        return
    people = world.people
    until = world.day + min(int(days), 10_000) if not residence else world.day + 10_000
    people.claim[who], people.stay_kind[who], people.stay_until[who] = -1, status, until
    people.holder_kind[who], people.holder[who] = 0, -1
    (people.papers_mx if country == 0 else people.papers_us)[who] = until
    note(world, who, "granted", party_kind="state", detail=status)
    if days >= 30 and (residence or status not in (PERMIT["complementary_us"],)):
        note(world, who, "protected", party_kind="state", detail=status)
    world.end_journey(who, country == 1, True)
    people.wage_usd[who] = (world.driver("wages.mexico") if country == 0 else world.driver("wages.us_services")) * people.skill[who] * work
    move(world, who, "settled", "settled", due_day=2**30)


def stays_end(world) -> None:
    """A stay without residence has run out: home, or on without papers. Those at risk where they are may be resettled."""
    people, p = world.people, world.p
    over = those(people, "settled")
    over = over[(people.stay_kind[over] >= 0) & (people.stay_until[over] <= world.day)]
    if len(over):
        people.stay_kind[over] = -1
        stay = worth_of_stay(world, over, 0, 720, True)
        values = np.column_stack([0.3 * people.attachment_usd[over], stay - p["people.loss_stopped_usd"]])
        occasion = world.occasions.next("stay over", over)
        goes = choose(values, world.draws, people.key[over], "stay over", occasion, p["people.choice_scale_usd"]) == 0
        world.go_home(over[goes])
    resettle(world)


def resettle(world) -> None:
    """Places in third countries for the protected whom a cell can still reach, country group by country group."""
    people = world.people
    for countries in RESETTLING:
        row = world.official_row[f"resettlement:{countries}"]
        if world.officials.places_year[row] > 0:
            at_risk = those(people, "settled")
            at_risk = at_risk[people.stay_kind[at_risk] >= 0]
            resettle_in(world, at_risk[afraid(world, at_risk)], row, speaks_spanish=countries == "spanish_speaking")


def resettle_in(world, who, row: int, speaks_spanish: bool) -> None:
    """One group of countries: those without another solution, the priority grounds first; each weighs safety against a
    strange land and tongue."""
    people, rules, p = world.people, world.officials, world.p
    ready = who[world.day - people.since[who] >= rules.months[row] * 30.4]
    if not rules.weighs_all[row]:
        ready = ready[people.stay_until[ready] < world.day + 5_000]  # not firmly resettled where they are
    places = int(world.draws.rounded(rules.places_year[row] * world.scale, [row], "resettlement places", world.year)[0])
    first = ((people.sex[ready] == 0) & bool(rules.priority_women[row])) | (people.minor[ready] & bool(rules.priority_minors[row]))
    first |= people.victim[ready] & bool(rules.priority_survivors[row])
    ready = ready[np.lexsort((world.draws.uniform(people.key[ready], "resettlement queue"), ~first))]
    ready = np.sort(ready[: max(places - round(rules.used[row] * world.scale), 0)])
    if len(ready) == 0:
        return
    strange = 0.0 if speaks_spanish else p["protection.language_usd"]
    values = np.column_stack([np.zeros(len(ready)), p["protection.safety_usd"] - strange - 0.1 * people.attachment_usd[ready] - 1500.0 * people.kin[ready]])
    occasion = world.occasions.next("resettlement", ready)
    goes = ready[choose(values, world.draws, people.key[ready], "resettlement", occasion, p["people.choice_scale_usd"]) == 1]
    rules.used[row] += len(goes) / world.scale
    world.spend("resettlement", goes, p["costs.resettlement_usd"])
    people.stay_kind[goes] = -1
    people.place[goes] = world.geography.place("resettlement")
    note(world, goes, "resettled", party_kind="state")
