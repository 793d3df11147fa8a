"""Labour inspection and workers' complaints (model.md, inspection; complaint)."""

from __future__ import annotations

import numpy as np

from corridor.agents.employers import US
from corridor.agents.labour import as_seen, inspectorate, telling
from corridor.agents.migrants import COMMUNITIES_PER_PLACE
from corridor.choice import alternatives, chances, choose
from corridor.crowd import which, without
from corridor.encounters.screening import knowledge
from corridor.life import move, note, those
from corridor.records.events import PARTY

SILENT, COMPLAIN = range(2)
COUNTRIES = ("mexico", "us")
MONTH = 30


def inspection(world) -> None:
    """A day: workers send tips, inspectors visit whom they have planned to."""
    world.tips += complaints(world)
    for employer in which(world.visit_on == world.day):
        country = COUNTRIES[int(world.employers.region[employer] == US)]
        inspect(world, int(employer), world.official_row[f"inspectorate:{country}"], country)


def month_of_inspection(world) -> None:
    """Inspectors plan the month to come: as many employers as they can visit, where they expect to find something, each on a day of its own."""
    p, boss = world.p, world.employers
    tips, world.tips = world.tips, np.zeros(len(boss))
    boss.sanction += (1.0 - boss.sanction) / p["inspection.memory_months"]
    for country, here in (("mexico", boss.region < US), ("us", boss.region == US)):
        unit = world.official_row[f"inspectorate:{country}"]
        near = np.flatnonzero(here)
        visits = world.officials.inspectors[unit] * p["inspection.visits_month"] * p["inspection.share_on_migrants"]
        if len(near) == 0 or visits <= 0:
            continue
        weight = expected_finds(world, unit, near, tips[near])
        chance = 1 - np.exp(-visits * weight / weight.sum())
        seen = near[world.draws.uniform(near, "inspected", world.day) < chance]
        at = COUNTRIES.index(country)
        world.inspected_year[at] += (12 * float(chance.mean()) - world.inspected_year[at]) / p["inspection.memory_months"] * 3
        world.visit_on[seen] = world.day + 1 + (MONTH * world.draws.uniform(seen, "day of visit", world.day)).astype(int)


def expected_finds(world, unit: int, near, tips) -> np.ndarray:
    """(near,) what a visit is expected to find: by the register alike everywhere; offices that target follow tips (near,) and past
    finds, others a tip now and then."""
    p, boss = world.p, world.employers
    if world.officials.targeted[unit]:
        return p["inspection.finds_register"] + p["inspection.finds_tip"] * tips + p["inspection.finds_past"] * np.maximum(boss.sanction[near] - 1, 0)
    return p["inspection.finds_register"] + p["inspection.finds_tip"] * p["inspection.tips_followed"] * tips


def reasons(world, who, visit: bool) -> np.ndarray:
    """(n, 2) USD for who is badly paid or held: silence or telling. What is owed and freedom, as far as the state is trusted and
    one is able to tell it, and (unless on a visit) as likely as somebody comes; against being taken, the job (a complaint may be unnamed; on a
    visit one is seen to tell), the days a complaint takes and, for those held, the holder's answer (on a visit as far as inspectors are not
    trusted to free them at once)."""
    people, p = world.people, world.p
    seen = as_seen(world, who, people.employer[who])
    held = people.lever[who] > 0
    owed = seen.wage_usd * p["employers.season_days"] * (1 - people.pay_share[who])
    trust = people.trust[who].astype(float)
    speak, silent = telling(world, seen, owed + held * p["people.loss_taken_usd"], held, trust, visit)
    answer = 0.0 if visit else p["work.caught_usd"] * held + p["complaint.takes_days"] * seen.wage_usd
    comes = 1.0 if visit else somebody_comes(world, seen)
    if visit:  # an inspector who has learned to ask is trusted more
        for unit in np.unique(units := inspectorate(world, world.employers.region[people.employer[who]])):
            trust[units == unit] += p["inspection.asks_well"] * knowledge(world, unit)
    return alternatives([silent + answer, trust * (1 - people.trauma[who]) * speak * comes])


def somebody_comes(world, seen) -> np.ndarray:
    """(n,) chance that a complaint brings an inspector within the season: the visits seen in a year, as many times likelier as
    a tip makes a place worth a visit."""
    p, region = world.p, world.employers.region[seen.employer]
    followed = np.where(world.officials.targeted[inspectorate(world, region)] > 0, 1.0, p["inspection.tips_followed"])
    visits = world.inspected_year[(region == US).astype(int)] * p["employers.season_days"] / 365
    return 1 - np.exp(-visits * (1 + followed * p["inspection.finds_tip"] / p["inspection.finds_register"]))


def badly_off(world, who) -> np.ndarray:
    """Those paid less or held."""
    people = world.people
    return who[(people.lever[who] > 0) | (people.conditions[who] == 2)]


def complaints(world) -> np.ndarray:
    """(employers,) tips of the day, in real workers: of who tells, and of the others for whom each stands as many as such workers are
    likely to tell (principle 6). Who starts work knows little of it: each weighs telling a month after, and again every so many months."""
    people = world.people
    who = badly_off(world, those(people, "working"))
    tips = np.zeros(len(world.employers))
    months, days = np.divmod(world.day - people.since[who], MONTH)
    who = who[(days == 0) & (months % world.p["complaint.months"] == 1)]
    if len(who) == 0:
        return tips
    occasion, wage = world.occasions.next("complain", who), people.wage_usd[who].astype(float)
    values, scale = reasons(world, who, False) / wage[:, None], world.p["complaint.choice_days"]
    rows = who[choose(values, world.draws, people.key[who], "complain", occasion, scale) == COMPLAIN]
    note(world, rows, "complained", party_kind="employer", party=people.employer[rows])
    np.add.at(tips, people.employer[rows], 1.0)
    np.add.at(tips, people.employer[who], (1 / world.scale - 1) * chances(values, scale)[:, COMPLAIN])
    return tips


def inspect(world, employer: int, unit: int, country: str) -> None:
    """One visit: what workers dare to say; a fine for each found, paid as agreed from then on; those held are freed and the
    place is closed for a time; without a firewall those without papers are taken by migration control."""
    people, p, rules, boss = world.people, world.p, world.officials, world.employers
    who = those(people, "working")
    who = who[people.employer[who] == employer]
    tells = dare_to_say(world, badly_off(world, who), unit)
    fine = rules.sanction_days[unit] * people.wage_usd[tells].astype(float)
    world.events.record(world.day, np.array([-1]), "inspected", 255, party_kind="employer", party=employer, detail=len(who),
                        amount_usd=float(fine.sum()) / world.scale)
    held = people.lever[tells] > 0
    freed, paid = tells[held], tells[~held]
    if len(tells):
        world.ledger.pay("employers", "states", fine, who=tells)
        world.ledger.pay("states", "costs_outside", fine, who=tells)
        boss.sanction[employer] += p["inspection.finds_past"]
    if len(freed):
        boss.closed_until[employer] = world.day + int(p["inspection.closure_days"])
        world.denied_work(freed)
        world.rescue(freed, f"prosecution:{country}")
    people.conditions[paid], people.pay_share[paid] = 1, 1.0
    if len(who) and not rules.firewall[unit]:
        take_away(world, without(who, freed), country)


def dare_to_say(world, wrong, unit: int) -> np.ndarray:
    """Those of the badly paid or held who tell an inspector of the office."""
    if len(wrong) == 0:
        return wrong
    people, occasion = world.people, world.occasions.next("tell inspector", wrong)
    tells = wrong[choose(reasons(world, wrong, True), world.draws, people.key[wrong], "tell inspector", occasion, world.p["speaking.usd"]) == COMPLAIN]
    note(world, wrong, "asked", party_kind="official", party=unit, detail=3)
    note(world, tells[people.victim[tells]], "disclosed", party_kind="official", party=unit)
    return tells


def take_away(world, who, country: str) -> np.ndarray:
    """Migration control takes those without papers whom it is told of or finds, as duty and room in the stations have it against
    what an employer pays to be left alone (Mexico); others hear. Returns those taken."""
    people, p = world.people, world.p
    at = people.papers_us[who] if country == "us" else np.maximum(people.papers_mx[who], people.papers_us[who])
    place = people.place[who]
    bare = who[(at < world.day) & (world.across[place] | world.in_mexico[place])]  # CA-4: free within Central America
    if len(bare) == 0:
        return bare
    office = world.official_row[f"migration_office:{country}"]
    bribe = max(p["posts.inm_bribe_usd"] * float(world.officials.greed[office]) - world.bribe_risk_usd(), 0.0) if country == "mexico" else 0.0
    duty = p["posts.duty_usd"] * max(1 - (world.station_occupancy() if country == "mexico" else 0.0), 0.0)
    values = alternatives([np.full(len(bare), bribe), duty])
    occasion = world.occasions.next("taken at work", bare)
    taken = bare[choose(values, world.draws, people.key[bare], "taken at work", occasion, p["posts.choice_scale_usd"]) == 1]
    learn_removed(world, COUNTRIES.index(country), len(bare), len(taken))
    held = taken[people.lever[taken] > 0]
    note(world, held, "released", party_kind="employer", party=people.employer[held])
    world.recognition.end(held)
    world.denied_work(taken)
    people.stage[taken], people.claim[taken] = 1, -1
    people.entry_sector[taken], people.prosecuted[taken], people.taken_by[taken] = -1, False, -1
    people.clock_interview[taken] = np.inf  # until the station sets the clocks
    people.holder_kind[taken], people.holder[taken] = PARTY["official"], office
    move(world, taken, "detained", "detained", due_day=world.day + 1, party_kind="official", party=office)
    return taken


def learn_removed(world, country: int, reported: int, taken: int) -> None:
    """News, in real people, of what happens to workers who are reported or found: one belief for a country, which rests on the
    reports of as many communities as a place of origin has."""
    if reported:
        step = 1 - np.exp(-reported / world.scale / (world.p["work.report_people"] * COMMUNITIES_PER_PLACE))
        world.removed_belief[country] += step * (taken / reported - world.removed_belief[country])


__all__ = ["inspection", "inspectorate", "month_of_inspection", "take_away"]
