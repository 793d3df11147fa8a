"""The way home by a state's hand: its kind, its place, its companions, its bar, and what meets people there (model.md, return)."""

from __future__ import annotations

import numpy as np

from corridor.agents.employers import WORKING_DAYS_A_YEAR
from corridor.agents.migrants import offspring
from corridor.agents.officials import COUNTRIES, HOMES
from corridor.choice import alternatives, choose
from corridor.crowd import is_in, without
from corridor.encounters.grounds import cell_at
from corridor.encounters.road import RAID, TOLL, abduct, decide_raid, tolls
from corridor.life import CODE, move, note, owe

YEAR = 365
SELF, MEXICAN = range(2)
CIVIL, GANG = range(2)


class Returns:
    """Methods of the model: removal, assisted return, being set down."""

    def remove(self, who, country: int) -> None:
        """Returned by a state, 0 Mexico, 1 the U.S.: with care where there are places for those identified or forced, else deported."""
        if len(who) == 0:
            return
        people, rules = self.people, self.officials
        office = self.official_row[f"migration_office:{COUNTRIES[country]}"]
        who = self.together(np.sort(who), office)
        entitled = who[people.identified[who] | (people.minor[who] & people.informed[who])]
        helped = entitled
        if len(entitled):
            room = int(self.draws.rounded(rules.assisted_places[office] * self.scale, [office], "assisted places", self.year)[0])
            order = entitled[np.argsort(self.draws.uniform(people.key[entitled], "assisted place", self.day), kind="stable")]
            helped = np.sort(order[: max(room - round(rules.used[office] * self.scale), 0)])
            rules.used[office] += len(helped) / self.scale
        self.separate(who, office)
        self.repatriate(helped, office, country)
        self.deport(without(who, helped), country)

    def together(self, who, office: int) -> np.ndarray:
        """Where families are kept together, children wait for a parent held by the same office, and go along when the parent
        goes. Returns those who go today."""
        people = self.people
        if not self.officials.family_together[office]:
            return who
        parent = people.parent[who]
        waits = (parent >= 0) & people.minor[who] & self.held_by(parent, office) & ~is_in(parent, who)
        people.due[who[waits]] = self.day + 1
        goes = who[~waits]
        along = offspring(self, goes)
        along = along[self.held_by(along, office) & (people.claim[along] < 0)]
        return np.union1d(goes, along)

    def held_by(self, rows, office: int) -> np.ndarray:
        """(n,) bool: in custody of an office (rows below 0: nobody)."""
        people = self.people
        return (rows >= 0) & (people.situation[rows] == CODE["detained"]) & (people.holder[rows] == office)

    def separate(self, who, office: int) -> None:
        """Children and parents held for one office are removed apart, whoever of them goes first, unless families are kept together: noted of
        each child once in a custody."""
        people = self.people
        parent = people.parent[who]
        goes = who[people.minor[who] & self.held_by(parent, office) & ~is_in(parent, who)]
        stays = without(offspring(self, who), who)
        apart = np.union1d(goes, stays[people.minor[stays] & self.held_by(stays, office)])
        since = dict(zip(apart.tolist(), people.since[apart].tolist(), strict=True))
        new = apart[[self.noted_apart.get(child) != day for child, day in since.items()]]
        self.noted_apart.update(since)
        note(self, new, "separated", party_kind="state")

    def repatriate(self, who, office: int, country: int) -> None:
        """A safe return: escort, something to start with, debts taken over, somebody who keeps in touch."""
        if len(who) == 0:
            return
        people, rules = self.people, self.officials
        start = np.full(len(who), rules.reintegration_usd[office])
        relief = np.minimum(rules.debt_relief_usd[office], people.debt_usd[who])
        people.savings_usd[who] += start
        owe(self, who, "debt_usd", -relief, "taken_over")
        for amount, account in ((start, "migrants"), (relief, "lenders")):
            self.ledger.pay("budget_outside", "states", amount, who=who)
            self.ledger.pay("states", account, amount, who=who)
        self.spend("repatriation", who, self.p["costs.assisted_usd"], booked=float(start.sum() + relief.sum()))
        people.looked_after[who] = self.day + int(rules.follow_up_months[office] * 30.4)
        self._set_down(who, country, "repatriated")

    def deport(self, who, country: int) -> None:
        """Deported: from the U.S. with a bar, and some who pass for Mexicans are set down at the border."""
        if len(who) == 0:
            return
        people, rules = self.people, self.officials
        office = self.official_row[f"migration_office:{COUNTRIES[country]}"]
        if country == 1:
            again = people.removals[who] > 0
            first = rules.bar_hearing_years[office] if rules.hearing[office] else rules.bar_first_years[office]
            years = np.where(again, rules.bar_again_years[office], first)
            people.ban_until[who] = self.day + (years * YEAR).astype(int)
            people.removals[who] += 1
            who = without(who, self.pass_for_mexicans(who, office))
        else:
            banned = who[~people.signed[who]]
            people.ban_mx_until[banned] = self.day + int(rules.ban_years[office] * YEAR)
        self.spend("deportation", who, self.p["costs.deport_mx_usd" if country == 0 else "costs.deport_us_usd"])
        self._set_down(who, country, "deported")

    def _set_down(self, who, country: int, kind: str) -> None:
        people = self.people
        self.end_journey(who, False, False)
        people.holder_kind[who], people.holder[who], people.stage[who], people.claim[who] = 0, -1, 0, -1
        move(self, who, "home", kind, due_day=self.day + self.rests(who), place=people.home[who], detail=country, party_kind="state")

    def pass_for_mexicans(self, who, office: int) -> np.ndarray:
        """Some say they are Mexican, to try again from the border; the officer's time decides whether it is believed.

        Returns the rows set down at the border. After dark cells that stand there meet them."""
        people, p, rules, draws = self.people, self.p, self.officials, self.draws
        caught = who[(people.ban_until[who] > -9999) & self.at_line(who)]
        if len(caught) == 0:
            return caught
        arrive, _ = self.believed_home
        again = arrive[people.community[caught], 0] * self.yearly_gain(caught) * p["people.horizon_days"] / WORKING_DAYS_A_YEAR
        hours = rules.nationality_hours[office] * np.where(people.indigenous[caught], p["removal.accent"], 1.0)
        believed = np.exp(-hours / p["removal.hours_to_tell"])
        danger = p["people.loss_taken_usd"] * self.danger_at_line(caught) * (1 + rules.by_night[office])
        home = people.attachment_usd[caught]
        values = alternatives([home, believed * (again - danger) + (1 - believed) * home])
        occasion = self.occasions.next("says Mexican", caught)
        tries = choose(values, draws, people.key[caught], "says Mexican", occasion, p["people.choice_scale_usd"]) == MEXICAN
        says = caught[tries]
        out = says[draws.uniform(people.key[says], "passes for Mexican", people.attempts[says]) < believed[tries]]
        if len(out) == 0:
            return out
        people.holder_kind[out], people.holder[out], people.stage[out] = 0, -1, 0
        at = self.line_towns[people.entry_sector[out]]
        if rules.lateral[office]:
            at = self.line_towns[(people.entry_sector[out] + 4) % len(self.line_towns)]
        people.link[out] = -1
        people.channel[out] = 0
        people.handed[out] = False
        move(self, out, "waiting", "deported", due_day=self.day, place=at, detail=1, party_kind="state")
        self._after_dark(out, rules.by_night[office])
        free = out[people.situation[out] == 2]
        self.go_on_or_home(free)
        return out

    def danger_at_line(self, who) -> np.ndarray:
        """(n,) 0 to 1: how strong the cell is that stands in the town where each would be set down."""
        if len(self.cells) == 0:
            return np.zeros(len(who))
        cell = cell_at(self, self.line_towns[self.people.entry_sector[who]])
        members = self.cells.members[np.maximum(cell, 0)]
        return np.where(cell >= 0, members / (members + self.p["removal.members_half"]), 0.0)

    def at_line(self, who) -> np.ndarray:
        """(n,) bool: taken at the border itself; who has settled while a claim was heard has told the office where from."""
        return (self.people.entry_sector[who] >= 0) & (self.people.situation[who] != CODE["settled"])

    def _after_dark(self, who, share: float) -> None:
        """Set down at night in a border town where a cell stands."""
        if share <= 0 or len(self.cells) == 0:
            return
        people = self.people
        dark = who[self.draws.uniform(people.key[who], "set down at night", people.attempts[who]) < share]
        cell = cell_at(self, people.place[dark])
        near = cell >= 0
        odds = self.cells.members[np.maximum(cell, 0)] / (self.cells.members[np.maximum(cell, 0)] + self.p["removal.members_half"])
        met = near & (self.draws.uniform(people.key[dark], "met at night", people.attempts[dark]) < odds)
        if not met.any():
            return
        cells = np.unique(cell[met])
        act, together = np.zeros(len(self.cells), int), self.p["gangs.group_load"]  # those of a bus
        act[cells] = decide_raid(self, cells, np.full(len(cells), together), "raid after dark")
        act = act[np.maximum(cell, 0)]
        rows, asked = met & (act == RAID), met & (act == TOLL)
        tolls(self, dark[asked], cell[asked], False)
        people.link[dark[rows]] = self.town_links[people.place[dark[rows]]]
        abduct(self, dark[rows], cell[rows], np.full(rows.sum(), together))
        free = dark[rows][people.situation[dark[rows]] == 2]
        people.link[free] = -1

    def go_on_or_home(self, who) -> None:
        """At the border again: another try, or the way home on one's own."""
        if len(who) == 0:
            return
        self.give_help(who)
        go = self.goes_on(who)
        again = who[go]
        self.people.attempts[again] += 1
        self.tell_attempt(again)
        move(self, again, "travelling", "moved", due_day=self.day)
        self.go_home(who[~go])

    def spend(self, policy: str, who, each_usd: float, booked: float = 0.0) -> None:
        """Public money for what happens to people (rows; each counts 1/scale); `booked`: USD already paid out."""
        amounts = np.full(len(who), float(each_usd))
        self.ledger.pay("budget_outside", "states", amounts, who=who)
        self.ledger.pay("states", "costs_outside", amounts, who=who)
        self.public_usd[policy] = self.public_usd.get(policy, 0.0) + (float(amounts.sum()) + booked) / self.scale


def gang_flights(world) -> None:
    """Weekly flights: removed members join a cell at home or take a place to leave it, by what each offers."""
    rules, p, cells, draws = world.officials, world.p, world.cells, world.draws
    office = world.official_row["gang_removal:us"]
    number = rules.removals_week[office] * (p["gangs.convicted_share"] if rules.convicted_only[office] else 1.0)
    number = int(draws.rounded([number], [office], "flight", world.day)[0])
    home = np.flatnonzero(~cells.road)
    if number == 0 or len(home) == 0:
        return
    ids = np.arange(number) + world.flown
    world.flown += number
    cell = home[(draws.uniform(ids, "cell at home") * len(home)).astype(int)]
    country = np.array([HOMES.index(world.countries[world.geography.country[b]]) for b in cells.base[cell]])
    convicted = draws.uniform(ids, "convicted") < (1.0 if rules.convicted_only[office] else p["gangs.convicted_share"])
    tie = np.where(convicted, p["gangs.tie_convicted"], p["gangs.tie_suspected"]) + p["gangs.tie_spread"] * draws.normal(ids, "tie to the gang")
    world.events.record(world.day, np.full(number, -1), "deported_member", 255, party_kind="gang", party=cell)
    place = np.zeros(number, bool)
    for code, name in enumerate(HOMES):
        row = world.official_row[f"reintegration:{name}"]
        mine = np.flatnonzero(country == code)
        free = max(rules.reintegration_places[row] - world.in_reintegration[code], 0.0)
        order = mine[np.argsort(draws.uniform(ids[mine], "place at home"), kind="stable")]
        place[order[: int(free)]] = True
    row = np.array([world.official_row[f"reintegration:{name}"] for name in HOMES])[country]
    offer = place * (p["gangs.reintegration_usd"] * (1 + p["gangs.education_adds"] * rules.education[row] + p["gangs.tattoo_adds"] * rules.tattoo_removal[row]
                                                        + p["gangs.notice_adds"] * rules.notice[office]))
    pull = p["gangs.member_usd_month"] * 12 * (p["gangs.pull_untied"] + tie) * np.minimum(cells.members[cell] / p["gangs.members_usual"], 2.0)
    values = np.column_stack([p["gangs.outside_usd"] + offer, pull])
    joins = choose(values, draws, ids, "rejoin", 0, p["people.choice_scale_usd"]) == GANG
    cells.members[:] += np.bincount(cell[joins], minlength=len(cells))
    world.events.record(world.day, np.full(int(joins.sum()), -1), "rejoined", 255, party_kind="gang", party=cell[joins])
    taken = place & ~joins
    world.in_reintegration += np.bincount(country[taken], minlength=len(HOMES)) - world.in_reintegration * 7 / YEAR
