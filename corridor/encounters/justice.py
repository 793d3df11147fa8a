"""Justice: cases against a named ring, employer or cell, reprisals, verdicts, arrests of smugglers, officials found out
(model.md, justice; complaint)."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from corridor import creditors
from corridor.agents.officials import COUNTRIES, replace
from corridor.choice import choose
from corridor.encounters.claims import by_country
from corridor.encounters.power import LET_BE, officials_in_power
from corridor.encounters.protection import later_witnesses, trial_over
from corridor.encounters.screening import accused, reach_of_trafficker, reasons_for_silence
from corridor.life import note, owe, those
from corridor.records.events import PARTY

SMUGGLER, GANG, EMPLOYER = 2, 3, 5
OPEN, DROP = range(2)
CONVICT, ACQUIT = range(2)
STAND_BY, WITHDRAW = range(2)
YEAR = 365
DEAD = 8
NEVER = 2**30


@dataclass
class Case:
    """A case against one actor; witnesses are rows of people."""

    kind: int
    party: int
    office: int
    opened: int | None = None  # day
    witnesses: list[int] = field(default_factory=list)


def justice(world) -> None:
    """A day: statements are taken down; those whom word of one has reached weigh reprisals. A month is settled in `month_of_justice`."""
    take_down(world)
    reprisals(world, word_has_come(world))


def take_down(world) -> None:
    """New statements go to the case against the one named, who hears of them some time later."""
    if not world.new_witnesses:
        return
    who = np.sort(np.concatenate(world.new_witnesses))
    world.new_witnesses = []
    people = world.people
    kind, party = accused(world, who)
    people.heard_on[who] = NEVER
    tell(world, who, days_to_leak(world, who, kind, party))
    in_us = world.across[people.place[who]]
    for row, one, of, there in zip(who.tolist(), kind.tolist(), party.tolist(), in_us.tolist(), strict=True):
        office = world.official_row["prosecution:us" if there else "prosecution:mexico"]
        case = world.cases.setdefault((one, of), Case(one, of, office))
        case.witnesses.append(row)
        if case.opened is not None:
            read_in_the_file(world, np.array([row]))


def days_to_leak(world, who, kind, party) -> np.ndarray:
    """(n,) days until an official in the pay of the one named tells of a statement: the fewer are, the longer; where none is, never."""
    paid = np.array([bought(world, one, of) for one, of in zip(kind.tolist(), party.tolist(), strict=True)])
    waits = world.draws.exponential(world.people.key[who], "word of a statement", world.occasions.next("word of a statement", who))
    return waits * world.p["justice.leak_days"] / np.maximum(paid, 1e-6)


def read_in_the_file(world, who) -> None:
    """A case is open: the one named learns who speaks, as news travels."""
    waits = world.draws.exponential(world.people.key[who], "word of a case", world.occasions.next("word of a case", who))
    tell(world, who, waits * world.p["news.lag_days"])


def tell(world, who, days) -> None:
    """Those whom people have named hear of it after so many days (n,), at the earliest tomorrow, if they have not heard sooner."""
    people = world.people
    on = world.day + 1 + np.minimum(days, NEVER // 2).astype(int)
    sooner = on < people.heard_on[who]
    people.heard_on[who[sooner]] = on[sooner]
    for row, day in zip(who[sooner].tolist(), on[sooner].tolist(), strict=True):
        world.word_arrives.setdefault(day, []).append(row)


def word_has_come(world) -> np.ndarray:
    """Rows of witnesses of whom those they have named hear today, and who stand by their word."""
    people, who = world.people, np.unique(np.array(world.word_arrives.pop(world.day, []), dtype=np.int64))
    who = who[people.heard_on[who] == world.day]
    people.heard_on[who] = -9999
    return who[people.cooperates[who] & (people.situation[who] != DEAD)]


def bought(world, kind: int, party: int) -> float:
    """How far officials are in the pay of the accused, 0 to 1: a cell has its own, a ring those of the cells it has ties to,
    an employer as many as local custom has it."""
    if kind == GANG:
        return float(world.cells.bought[party])
    if kind == SMUGGLER:
        road = world.cells.road
        return float(world.smugglers.tie[party]) * float(world.cells.bought[road].mean() if road.any() else 0.0)
    return world.p["justice.employers_friends"]


def reprisals(world, who) -> None:
    """Cells, and rings close to them, weigh silencing a witness or the family at home, through kin cells: the case it may
    spare against effort, notice, and the protection there is."""
    if len(who) == 0:
        return
    people, p, cells = world.people, world.p, world.cells
    kind, party = accused(world, who)
    reach = reach_of_accused(world, who)
    seen = np.where(kind == GANG, cells.attention[np.where(kind == GANG, party, 0)] if len(cells) else 0.0, p["justice.notice"])
    cover = cover_where_they_are(world, who)
    spared = p["justice.loss_usd"] * world.conviction_belief * reach * (1 - p["justice.cover"] * cover)
    values = np.column_stack([np.zeros(len(who)), spared - p["gangs.reprisal_usd"] * (1 + seen)])
    occasion = world.occasions.next("witness reprisal", who)
    struck = choose(values, world.draws, people.key[who], "witness reprisal", occasion, p["gangs.choice_scale_usd"]) == 1
    hit = who[struck]
    people.trauma[hit] = np.minimum(1.0, people.trauma[hit] + p["justice.reprisal_trauma"])
    people.threatened[hit] = world.day
    home = has_kin_cell(world, hit)
    for code in (SMUGGLER, GANG, EMPLOYER):
        mine = kind[struck] == code
        note(world, hit[mine], "reprisal", party_kind=world.party_name(code), party=party[struck][mine], detail=home[mine].astype(int))
    withdraw(world, hit)


def cover_where_they_are(world, who) -> np.ndarray:
    """(n,) part of those who need it that is within protection in the country where each is: the U.S., else Mexico."""
    each = np.array([world.witness_cover(world.official_row[f"migration_office:{name}"]) for name in COUNTRIES])
    return each[world.across[world.people.place[who]].astype(int)]


def reach_of_accused(world, who) -> np.ndarray:
    """(n,) how far those whom witnesses have named can reach them, 0 to 1: who trafficked them (screening.reach_of_trafficker), or a cell that
    held them, by its members."""
    people, p, cells = world.people, world.p, world.cells
    kind, party = accused(world, who)
    held = np.zeros(len(who))
    mine = np.flatnonzero(kind == GANG)
    members = cells.members[party[mine]] if len(mine) else held[mine]
    held[mine] = p["justice.captors_reach"] * members / (members + p["speaking.members_half"])
    return np.where(people.trafficker_kind[who] > 0, reach_of_trafficker(world, who), held)


def has_kin_cell(world, who) -> np.ndarray:
    """(n,) bool: a home cell stands where the person's family lives (detail 1 of a reprisal: against the family)."""
    cells = world.cells
    bases = np.unique(cells.base[~cells.road]) if len(cells) else np.zeros(0, int)
    return np.isin(world.people.home[who], bases)


def withdraw(world, who) -> None:
    """A witness stands by the word or takes it back: trust and the protection of the country where one is against fear and distress."""
    for country, mine in enumerate(by_country(world, who)):
        second_thoughts(world, mine, world.official_row[f"migration_office:{COUNTRIES[country]}"])


def second_thoughts(world, who, office: int) -> None:
    """Witnesses under the rules and the protection of one country: `withdraw`."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    cover = world.witness_cover(office)
    threat = world.day - people.threatened[who] < p["speaking.threat_days"]
    values = np.column_stack([people.trust[who] + p["trial.justice"] * cover,
                              reasons_for_silence(world, who, office, reach_of_accused(world, who))[:, :4].sum(axis=1) * (p["justice.second_thoughts"] + threat)])
    occasion = world.occasions.next("withdraw", who)
    out = who[choose(values, world.draws, people.key[who], "withdraw", occasion, p["speaking.scale"]) == WITHDRAW]
    people.cooperates[out] = False
    note(world, out, "withdrew", party_kind="official")


def month_of_justice(world) -> None:
    """Prosecutors open cases as they have hands, courts decide those that are ripe, investigators look for rings, internal
    control looks at those complained of."""
    later_witnesses(world)
    for office_name in ("prosecution:mexico", "prosecution:us"):
        office = world.official_row[office_name]
        mine = [case for case in world.cases.values() if case.office == office]
        for case in mine:
            case.witnesses = [row for row in case.witnesses if world.people.cooperates[row] and world.people.situation[row] != DEAD]
        open_cases(world, office, mine)
        for case in mine:
            if case.opened is not None and world.day - case.opened >= world.p["justice.case_days"]:
                verdict(world, case)
    arrests(world)
    officials_found_out(world)


def open_cases(world, office: int, cases: list[Case]) -> None:
    """New cases, those with most witnesses first; a prosecutor under pressure drops some."""
    p, rules = world.p, world.officials
    room = int(rules.prosecutors[office] * p["justice.cases_each"]) - sum(case.opened is not None for case in cases)
    waiting = sorted((case for case in cases if case.opened is None and case.witnesses), key=lambda c: (-len(c.witnesses), c.kind, c.party))
    for case in waiting[: max(room, 0)]:
        values = np.array([worth_of_opening(world, case)])
        if choose(values, world.draws, np.array([case.party]), f"open case {case.kind}", world.day, p["posts.choice_scale_usd"])[0] == OPEN:
            case.opened = world.day
            world.people.case_open[case.witnesses] = True
            unheard = np.array(sorted(set(case.witnesses)), dtype=np.int64)
            read_in_the_file(world, unheard[world.people.heard_on[unheard] > world.day])
            world.events.record(world.day, np.array([-1]), "case_opened", 255, party_kind=world.party_name(case.kind), party=case.party,
                                detail=len(case.witnesses))
        else:
            case.witnesses = []
            ends(world, False)
    for key in [key for key, case in world.cases.items() if case.opened is None and not case.witnesses]:
        del world.cases[key]


def evidence(world, case: Case) -> float:
    """Weight of what witnesses say: in real people, each further one adding less, no more than a court would hear. Of one who has left the
    country only the written statement is there (paper, Temporary protection during criminal trial)."""
    within = (world.across if case.office == world.official_row["prosecution:us"] else world.in_mexico)[world.people.place[case.witnesses]]
    heard = np.where(within, 1.0, world.p["justice.statement"]).sum() / world.scale
    return float(np.log1p(min(heard, world.p["justice.witnesses_most"])))


def worth_of_opening(world, case: Case) -> tuple[float, float]:
    """(opening, dropping) USD: the duty, by the evidence; the effort, and those in the pay of the accused who lean on the office."""
    p = world.p
    duty = p["posts.duty_usd"]
    return duty * p["justice.evidence"] * evidence(world, case), duty * (p["justice.effort"] + p["justice.pressure"] * bought(world, case.kind, case.party))


def worth_of_convicting(world, case: Case) -> tuple[float, float]:
    """(conviction, acquittal) USD for the court: evidence that stands against doubt and pressure."""
    p = world.p
    duty = p["posts.duty_usd"]
    return duty * p["justice.evidence"] * evidence(world, case), duty * (p["justice.doubt"] + p["justice.pressure"] * bought(world, case.kind, case.party))


def ends(world, guilty: bool) -> None:
    """What has come of a case moves what others expect of the next: one that a prosecutor drops is no conviction either."""
    world.conviction_belief += world.p["justice.news"] * (guilty - world.conviction_belief)


def verdict(world, case: Case) -> bool:
    """Witnesses who still stand by their word against doubt and who is in whose pay; then the actor loses its capacity."""
    p = world.p
    del world.cases[case.kind, case.party]
    values = np.array([worth_of_convicting(world, case)])
    guilty = choose(values, world.draws, np.array([case.party]), f"verdict {case.kind}", world.day, p["posts.choice_scale_usd"])[0] == CONVICT
    guilty = bool(guilty and case.witnesses)
    ends(world, guilty)
    world.people.case_open[case.witnesses] = False
    trial_over(world, case.witnesses)
    if not guilty:
        world.events.record(world.day, np.array([-1]), "acquitted", 255, party_kind=world.party_name(case.kind), party=case.party)
        return False
    world.events.record(world.day, np.array([-1]), "convicted", 255, party_kind=world.party_name(case.kind), party=case.party)
    years = world.officials.sentence_years[case.office]
    if case.kind == SMUGGLER:
        jail_rings(world, np.array([case.party]), years)
    elif case.kind == GANG:
        lost = p["justice.members_lost"]
        world.cells.members[case.party] *= 1 - lost
        world.cells.bought[case.party] *= 1 - lost
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
    people, boss, p = world.people, world.employers, world.p
    boss.sanction[employer] += p["justice.employer_sanction"]
    at_work = those(people, "working")
    held = at_work[(people.employer[at_work] == employer) & (people.holder_kind[at_work] == PARTY["employer"])]
    world.rescue(held, "prosecution:mexico" if boss.region[employer] < 3 else "prosecution:us")
    near = boss.region == boss.region[employer]
    boss.sanction[near] += p["justice.others_hear"] * years


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
        guide = p["smugglers.guide_usd"] * (1 + rules.sentence_years[unit] * p["justice.guide_year"])
        if rules.organisers[unit]:
            jail_rings(world, hit, rules.sentence_years[unit])
            each = rules.sentence_years[unit] * 12 * p["smugglers.exit_usd_month"] + rules.fine_usd[unit]
        else:
            each = guide + rules.fine_usd[unit]
            world.ledger.pay("smugglers", "costs_outside", np.full(len(hit), guide), group=True)
        world.ledger.pay("smugglers", "states", fine, group=True)
        world.ledger.pay("states", "costs_outside", fine, group=True)
        lost += float(found.sum()) * each
        active = active[rings.active[active]]
    served = max(float(rings.clients_before.sum()), p["justice.fewest_clients"] * p["smugglers.clients_month"] * rings.active.sum(), 1.0) if len(rings) else 1.0
    world.ring_risk_usd += (lost / served - world.ring_risk_usd) * 3 / p["justice.memory_months"]


def officials_found_out(world) -> None:
    """Internal control looks into complaints against a post, as far as it hears of them; an officer found out is replaced by
    another with a character of their own, and others in the corps take note."""
    rules, p, draws = world.officials, world.p, world.draws
    control = world.official_row["internal_control:mexico"]
    ids = np.flatnonzero(rules.complaints_heard > 0)
    heard = rules.complaints_heard[ids]
    rules.complaints_heard[:] = 0.0
    if len(ids) == 0:
        return
    looks = p["complaint.looked_into"] * (rules.complaints[control] + rules.audits_year[control] / 12)
    found = ids[draws.uniform(ids, "official found out", world.day) < 1 - np.exp(-heard * looks)]
    replace(world, found)
    world.events.record(world.day, np.full(len(found), -1), "sanctioned", 255, party_kind="official", party=found)


class Justice:
    """What others reckon with; methods of the model."""

    def witness_cover(self, office: int) -> float:
        """Part of those who need it that is within a country's protection: its places against those who cooperate in open cases there."""
        country = int(office == self.official_row["migration_office:us"])
        places = self.officials.witness_places[self.official_row[f"prosecution:{COUNTRIES[country]}"]]
        if getattr(self, "_witnesses", (None, ()))[0] != self.day:  # once a day
            who = np.flatnonzero(self.people.cooperates & self.people.case_open)
            self._witnesses = (self.day, np.array([len(there) for there in by_country(self, who)]) / self.scale)
        need = self._witnesses[1][country]
        return float(places / (places + need + self.p["justice.families_each"]))

    def in_hand(self, who, official, aside=1.0) -> None:
        """An official has people in hand for a moment (power.officials_in_power); they remember who did them harm."""
        if len(who) == 0:
            return
        harmed = officials_in_power(self, who, official, aside) != LET_BE
        self.people.wronged_by[who[harmed]] = official[harmed]

    def heard(self, who) -> None:
        """Complaints count against officials as a whole, and against the one who did the harm."""
        self.complaints_month += len(who) / self.scale
        by = self.people.wronged_by[who]
        np.add.at(self.officials.complaints_heard, by[by >= 0], 1 / self.scale)

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
        for claim in creditors.KEPT:  # by which they were held
            owe(self, who, claim, -getattr(people, claim)[who], "written_off")
        self.into_care(who, "rescued", office_name)
