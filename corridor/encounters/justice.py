"""Justice: cases against a named ring, employer or cell, reprisals, verdicts, arrests of smugglers (model.md, justice)."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from corridor.choice import choose
from corridor.life import note, owe, those
from corridor.records.events import PARTY

SMUGGLER, GANG, EMPLOYER = 2, 3, 5
OPEN, DROP = range(2)
CONVICT, ACQUIT = range(2)
YEAR = 365
RISK_MEMORY_MONTHS = 12


@dataclass
class Case:
    """A case against one actor; witnesses are rows of people."""

    kind: int
    party: int
    office: int
    opened: int
    witnesses: list[int] = field(default_factory=list)


def justice(world) -> None:
    """A day: those named weigh reprisals. A month is settled in `month_of_justice`."""
    if not world.new_witnesses:
        return
    who = np.sort(np.concatenate(world.new_witnesses))
    world.new_witnesses = []
    people = world.people
    for row in who:
        key = (int(people.trafficker_kind[row]), int(people.trafficker[row]))
        office = world.official_row["prosecution:us" if world.country_of(people.place[row : row + 1])[0] == "US" else "prosecution:mexico"]
        case = world.cases.setdefault(key, Case(*key, office, -1))
        case.witnesses.append(int(row))
    reprisals(world, who)


def bought(world, kind: int, party: int) -> float:
    """How far officials are in the pay of the accused, 0 to 1."""
    if kind == GANG:
        return float(world.cells.bought[party])
    return 0.5 * float(world.smugglers.tie[party]) * float(world.cells.bought[world.cells.road].mean() if world.cells.road.any() else 0) if kind == SMUGGLER else 0.1


def reprisals(world, who) -> None:
    """Cells, and rings close to them, weigh silencing a witness or the family: the case it may spare against effort and notice."""
    people, p, cells = world.people, world.p, world.cells
    kind = people.trafficker_kind[who]
    tie = np.where(kind == GANG, 1.0, np.where(kind == SMUGGLER, world.smugglers.tie[np.where(kind == SMUGGLER, people.trafficker[who], 0)] if len(world.smugglers) else 0.0, 0.1))
    seen = np.where(kind == GANG, cells.attention[np.where(kind == GANG, people.trafficker[who], 0)] if len(cells) else 0.0, 0.3)
    office = world.official_row["migration_office:mexico"]
    cover = world.witness_cover(office)
    spared = p["justice.loss_usd"] * world.conviction_belief * tie * (1 - 0.85 * cover)
    values = np.column_stack([np.zeros(len(who)), spared - p["gangs.reprisal_usd"] * (1 + seen)])
    occasion = world.occasions.next("witness reprisal", who)
    hit = who[choose(values, world.draws, people.key[who], "witness reprisal", occasion, p["gangs.choice_scale_usd"]) == 1]
    people.trauma[hit] = np.minimum(1.0, people.trauma[hit] + 0.3)
    people.threatened[hit] = world.day
    for code in (SMUGGLER, GANG, EMPLOYER):
        mine = hit[people.trafficker_kind[hit] == code]
        note(world, mine, "reprisal", party_kind=world.party_name(code), party=people.trafficker[mine])
    keep = np.column_stack([people.trust[hit] + 0.3 * cover, 0.4 + 0.4 * people.trauma[hit]])
    withdraws = hit[choose(keep, world.draws, people.key[hit], "withdraw", world.occasions.next("withdraw", hit), p["speaking.scale"]) == 1] if len(hit) else hit
    people.cooperates[withdraws] = False


def month_of_justice(world) -> None:
    """Prosecutors open cases as they have hands, courts decide those that are ripe, investigators look for rings."""
    convicted = 0
    for office_name in ("prosecution:mexico", "prosecution:us"):
        office = world.official_row[office_name]
        mine = [case for case in world.cases.values() if case.office == office]
        for case in mine:
            case.witnesses = [row for row in case.witnesses if world.people.cooperates[row] and world.people.situation[row] != 8]
        open_cases(world, office, mine)
        convicted += sum(verdict(world, case) for case in mine if case.opened >= 0 and world.day - case.opened >= world.p["justice.case_days"])
    arrests(world)


def open_cases(world, office: int, cases: list[Case]) -> None:
    """New cases, those with most witnesses first; a prosecutor under pressure drops some."""
    p, rules = world.p, world.officials
    room = int(rules.prosecutors[office] * p["justice.cases_each"]) - sum(case.opened >= 0 for case in cases)
    waiting = sorted((case for case in cases if case.opened < 0 and case.witnesses), key=lambda c: (-len(c.witnesses), c.kind, c.party))
    for case in waiting[: max(room, 0)]:
        duty = p["posts.duty_usd"]
        number = min(len(case.witnesses) / world.scale, 10.0)
        values = np.array([[duty * (1 + number / 5), duty * (0.8 + 2 * bought(world, case.kind, case.party))]])
        if choose(values, world.draws, np.array([case.party]), f"open case {case.kind}", world.day, p["posts.choice_scale_usd"])[0] == OPEN:
            case.opened = world.day
            for row in case.witnesses:
                world.people.case_open[row] = True
            world.events.record(world.day, np.array([-1]), "case_opened", 255, party_kind=world.party_name(case.kind), party=case.party,
                                detail=len(case.witnesses))
        else:
            case.witnesses = []
    for key in [key for key, case in world.cases.items() if case.opened < 0 and not case.witnesses]:
        del world.cases[key]


def verdict(world, case: Case) -> bool:
    """Witnesses who still stand by their word against doubt and who is in whose pay; then the actor loses its capacity."""
    p = world.p
    del world.cases[case.kind, case.party]
    duty = p["posts.duty_usd"]
    number = min(len(case.witnesses) / world.scale, 10.0)
    values = np.array([[duty * np.log1p(number), duty * (1.0 + 1.5 * bought(world, case.kind, case.party))]])
    guilty = choose(values, world.draws, np.array([case.party]), f"verdict {case.kind}", world.day, p["posts.choice_scale_usd"])[0] == CONVICT
    guilty = bool(guilty and case.witnesses)
    world.conviction_belief += 0.1 * (guilty - world.conviction_belief)
    for row in case.witnesses:
        world.people.case_open[row] = False
    if not guilty:
        return False
    world.events.record(world.day, np.array([-1]), "convicted", 255, party_kind=world.party_name(case.kind), party=case.party)
    years = world.officials.sentence_years[case.office]
    if case.kind == SMUGGLER:
        jail_rings(world, np.array([case.party]), years)
    elif case.kind == GANG:
        world.cells.members[case.party] *= 0.5
        world.cells.bought[case.party] *= 0.5
        world.cells.attention[case.party] += 1.0
    else:
        close_employer(world, case.party, years)
    return True


def jail_rings(world, rings, years: float) -> None:
    """Organisers serve a sentence: the ring is out of the trade for that time."""
    out = rings[world.smugglers.active[rings]]
    world.events.record(world.day, np.full(len(out), -1), "left_trade", 255, party_kind="smuggler", party=out, detail=1)
    world.smugglers.active[rings] = False
    world.smugglers.jailed_until[rings] = world.day + int(years * YEAR)


def close_employer(world, employer: int, years: float) -> None:
    """A convicted employer holds nobody any more; others hear of it."""
    people, boss = world.people, world.employers
    boss.sanction[employer] += 3.0
    at_work = those(people, "working")
    held = at_work[(people.employer[at_work] == employer) & (people.holder_kind[at_work] == PARTY["employer"])]
    world.rescue(held, "prosecution:mexico" if boss.region[employer] < 3 else "prosecution:us")
    near = boss.region == boss.region[employer]
    boss.sanction[near] += 0.3 * min(years / 10, 1.5)


def arrests(world) -> None:
    """Investigators against rings: more cases where more clients pass; guides are replaced, organisers are not.

    What the rings have to reckon with enters their fees (trade.month_of_trade)."""
    p, rules, rings, draws = world.p, world.officials, world.smugglers, world.draws
    active = np.flatnonzero(rings.active) if len(rings) else np.zeros(0, int)
    lost = 0.0
    for country in ("mexico", "us"):
        unit = world.official_row[f"smuggling_unit:{country}"]
        if len(active) == 0 or rules.investigators[unit] <= 0:
            continue
        weight = rings.clients_before[active] + 1.0
        found = 1 - np.exp(-rules.investigators[unit] * p["justice.rings_each_year"] / 12 * weight / weight.sum())
        hit = active[draws.uniform(active, f"investigation {country}", world.day) < found]
        world.events.record(world.day, np.full(len(hit), -1), "arrested", 255, party_kind="smuggler", party=hit)
        fine = np.full(len(hit), rules.fine_usd[unit])
        if rules.organisers[unit]:
            jail_rings(world, hit, rules.sentence_years[unit])
            each = rules.sentence_years[unit] * 12 * p["smugglers.exit_usd_month"] + rules.fine_usd[unit]
        else:
            each = p["smugglers.guide_usd"] * (1 + rules.sentence_years[unit] / 4) + rules.fine_usd[unit]
            world.ledger.pay("smugglers", "costs_outside", np.full(len(hit), p["smugglers.guide_usd"] * (1 + rules.sentence_years[unit] / 4)), group=True)
        world.ledger.pay("smugglers", "states", fine, group=True)
        world.ledger.pay("states", "costs_outside", fine, group=True)
        lost += float(found.sum()) * each
        active = active[rings.active[active]]
    served = max(float(rings.clients_before.sum()), 0.25 * p["smugglers.clients_month"] * rings.active.sum(), 1.0) if len(rings) else 1.0
    world.ring_risk_usd += (lost / served - world.ring_risk_usd) / RISK_MEMORY_MONTHS * 3


class Justice:
    """What others reckon with; methods of the model."""

    def witness_cover(self, office: int) -> float:
        """Chance that a witness is within protection: places against those who cooperate."""
        country = "us" if office == self.official_row["migration_office:us"] else "mexico"
        places = self.officials.witness_places[self.official_row[f"prosecution:{country}"]]
        need = float(np.count_nonzero(self.people.cooperates & self.people.case_open)) / self.scale
        return float(places / (places + need + 20.0))

    def party_name(self, code: int) -> str:
        """The name of a kind of party."""
        return next(name for name, number in PARTY.items() if number == code)

    def rescue(self, who, office_name: str) -> None:
        """Freed from an employer by the state: a survivor known as such."""
        if len(who) == 0:
            return
        people = self.people
        self.denied_work(who)
        people.identified[who[people.victim[who]]] = True
        note(self, who[people.victim[who]], "identified", party_kind="official", party=self.official_row[office_name])
        note(self, who[people.victim[who]], "stay_offered", party_kind="state", party=self.official_row[office_name])
        self.recognition.end(who)
        owe(self, who, "smuggler_debt_usd", -people.smuggler_debt_usd[who], "written_off")
        self.into_care(who, "rescued", office_name)
