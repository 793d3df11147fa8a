"""Accounts and results: what is settled at the end of a day and of a month, stocks, costs (model.md, account)."""

from __future__ import annotations

import datetime
import math

import numpy as np

from corridor.agents.migrants import has_entered
from corridor.agents.officials import COUNTRIES, SECTORS, TRIALS, permit_ends, transfers
from corridor.encounters import checks, grounds, inspection, justice, trade
from corridor.life import HOME, note, those
from corridor.policies import NO_CAP, cost
from corridor.records.events import COUNTED
from corridor.records.households import back_to_usual, settles


class Accounts:
    """Methods of the model that close a day, and what can be read from it."""

    def _account(self) -> None:
        """The day's flows are remembered; at the end of a month the trade, budgets and indicators are settled."""
        keep = np.exp(-1 / self.p["news.flow_days"])
        self.flow_memory *= keep
        self.flow_memory += (1 - keep) * self.flow
        self.riders_memory *= keep
        self.riders_memory += (1 - keep) * self.riders
        for company in self.company.values():
            company.fade(keep)
        self.legs_month += self.flow
        self.flow[:], self.riders[:] = 0, 0
        self.leaving += (1 - keep) * (self.leaving_today - self.leaving)
        self.leaving_today[:] = 0
        self.caught_share += (1 - keep) * (checks.usually_caught(self) - self.caught_share)
        self.arrests_lately += (1 - keep) * (self.arrests_today - self.arrests_lately)
        self.talks_today = np.zeros(len(self.officials))
        self.arrests_today = np.zeros(len(SECTORS))
        self._papers_lapse()
        tomorrow = self.date + datetime.timedelta(days=1)
        if tomorrow.day == 1:
            self._end_month(tomorrow.month == 1)
        elif self.day == self.days - 1 or self.day == self.days + self.follow_up_days - 1:
            self._fold()
        balances = self.ledger.balances()
        for account in ("smugglers", "employers", "gangs"):
            if balances[account] < 0:  # actors that lay out more than they have borrow
                self.ledger.pay("credit_outside", account, -balances[account], group=True)

    def _end_month(self, new_year: bool) -> None:
        tolls, clients = (math.fsum(part) for part in zip(*self.tolls_paid, strict=True)) if self.tolls_paid else (0.0, 0)
        served = max(float(self.smugglers.clients.sum()) * self.scale, 1.0)
        self.paid_tolls_usd += self.p["news.month_step"] * (tolls / served * (clients > 0) - self.paid_tolls_usd)
        self.tolls_paid = []
        justice.month_of_justice(self)
        transfers(self)
        inspection.month_of_inspection(self)
        trade.month_of_trade(self)
        row = self.official_row["ca4:region"]
        self.border_cost_usd = float(self.guides_looked_at() * self.p["people.loss_stopped_usd"] + self.officials.fee_usd[row])
        self.complaints_rate += self.p["news.month_step"] * (self.complaints_month / self.p["posts.complaints_usual"] - self.complaints_rate)
        self.complaints_month = 0.0
        grounds.month_of_gangs(self)
        self._set_local_fees()
        if new_year:
            self.officials.used[:] = 0
        self._fold()

    def _set_local_fees(self) -> None:
        rings = self.smugglers
        self.local_fee = np.full(len(self.geography.place_ids), np.inf)
        for base in self.origins[0]:
            at = rings.active & (rings.base == base)
            if at.any():
                self.local_fee[base] = float(np.mean(rings.fee_usd[at]))

    def _households(self) -> None:
        """Households' means move back to what they were: earnings when below, spending when above (records/households.py)."""
        people = self.people
        if not settles(self.day, self.first_day):
            return
        at_home = people.situation == HOME
        for purse, usual, account, here in (
            (people.savings_usd, people.means_usd, "migrants", at_home), (people.family_usd, people.family_base_usd, "families", None),
        ):
            who, change = back_to_usual(purse, usual, self.p["people.means_days"], here)
            purse[who] += change
            self.ledger.pay("wages_outside", account, change[change > 0], by_rule=True)
            self.ledger.pay(account, "living_outside", -change[change < 0], by_rule=True)

    def _fold(self) -> None:
        self._count()
        self.results.fold(self.events.take())

    def _papers_lapse(self) -> None:
        """A right to be in a country ends with today, and with it the permit that gave it."""
        for country, last_day in enumerate((self.people.papers_mx, self.people.papers_us)):
            who = np.flatnonzero(last_day == self.day)
            permit_ends(self.people, who, country)
            note(self, who, "lapsed", party_kind="state", detail=country)

    def _count(self) -> None:
        """What no act of a day tells by itself is counted once a month, as events without a person (real numbers): people on
        each link of Mexico, places for survivors, stocks; and how cells' members have changed."""
        change = self.cells.members.astype(float) - self.members_counted
        cells = np.flatnonzero(change)
        self.members_counted += change
        self._tell("strength", "gang", cells, change[cells], 0)
        legs, self.legs_month = self.legs_month, np.zeros(len(self.flow))
        days, self.counted_on = self.day - self.counted_on, self.day
        if not 0 <= self.day < self.days:
            return
        links = np.flatnonzero((legs > 0) & (self.country_of(self.geography.tail) == "MX"))
        self._tell("counted", "none", np.full(len(links), -1), legs[links], COUNTED.index("legs"), link=links)
        offices, places = self.stay_places(min(days, self.day + 1))
        self._tell("counted", "state", offices, places, COUNTED.index("stay_places"))
        for name, value in self.stocks().items():
            self._tell("counted", "none", np.array([-1]), np.array([value]), COUNTED.index(name))

    def _tell(self, kind: str, party_kind: str, party, amounts, detail: int, **event) -> None:
        self.events.record(self.day, np.full(len(party), -1), kind, 255, party_kind=party_kind, party=party,
                           amount_usd=amounts, detail=detail, **event)

    def stay_places(self, days: int) -> tuple[np.ndarray, np.ndarray]:
        """(offices, stays for survivors that their yearly numbers allow in `days`), of offices open and with a limit."""
        rules, row = self.officials, self.official_row
        trials = np.array([row[f"trial_stay:{name}"] for name in TRIALS])
        humane = np.array([row[f"humanitarian_office:{country}"] for country in COUNTRIES])
        offices = np.concatenate([trials[rules.open[trials] > 0], humane[rules.applied[humane] > 0]])
        offices = offices[rules.quota_per_year[offices] < NO_CAP]
        return offices, rules.quota_per_year[offices] * days / 365

    def stocks(self) -> dict[str, float]:
        """Stocks as they stand, real-world numbers (those under control and who controls them: see indicators.fold)."""
        people, scale = self.people, self.scale
        entered = has_entered(people, self.day)
        candidates = entered & ~people.seasonal & (people.situation == HOME)
        season_now = people.seasonal[those(people, "working")]
        _, harm = self.believed_home
        debts = (people.debt_usd, people.smuggler_debt_usd, people.balance_usd, people.bond_usd)
        debt = sum(owed[owed != 0].sum() for owed in debts)  # rounded alike however many there are who owe nothing
        return {
            "candidates": candidates.sum() / scale,
            "seasonal_workers_mexico": season_now.sum() / scale,
            "smugglers_active": float(self.smugglers.active.sum()),
            "gang_members": float(self.cells.members.sum()),
            "migrants_debt_usd": float(debt) / scale,
            "believed_danger": float(harm[people.community[candidates], 0].mean()) if candidates.any() else 0.0,
            "employer_gain_usd": self._since_start("employer_gain_usd"),
            "remittances_usd": self._since_start("remittances_usd"),
            "public_cost_usd": math.fsum(self.public_costs().values()),
        }

    def public_costs(self) -> dict[str, float]:
        """Public cost of each policy since the period began, USD: what stands ready (levers x unit costs) and what was used."""
        if getattr(self, "_costs_of", None) is not self.case:
            self._costs_of, self._costs_by_month = self.case, {}
        standing = cost(self.case.policies, self.start, max(min(self.day, self.days), 0), self._costs_by_month)
        used = {name: total - self._public_at_start.get(name, 0.0) for name, total in self.public_usd.items()}
        return {name: standing.get(name, 0.0) + used.get(name, 0.0) for name in sorted(standing.keys() | used.keys())}

    def _note_flows_at_start(self) -> None:
        """What has flowed before the period, which counts from here."""
        self._public_at_start = dict(self.public_usd)
        self._flows_at_start = {name: getattr(self, name) for name in ("employer_gain_usd", "remittances_usd")}

    def _since_start(self, name: str) -> float:
        total = getattr(self, name)
        self._flows_at_start.setdefault(name, total)
        return total - self._flows_at_start[name]
