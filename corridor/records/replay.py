"""From the first day and the events alone: where everybody is, what they have and owe, what accounts paid (principle 3).

Only one thing is no event: households' means, which follow the rule of households.py; `Replay` applies it again. Needs a log
with its journal (CorridorModel(keep_events=True), which keeps it unless journal=False).
"""

from __future__ import annotations

import numpy as np

from corridor.records.events import JOURNAL, KIND, LEG_ENDS, PARTY, SITUATIONS
from corridor.records.households import back_to_usual, settles
from corridor.records.ledger import ACCOUNTS, CLAIMS, INDEX, REASONS

PURSES = {"migrants": "savings_usd", "families": "family_usd"}
TRAITS = ("situation", "place", "savings_usd", "family_usd", "means_usd", "family_base_usd", "enters", "until", "seasonal", *CLAIMS)
HOME = SITUATIONS.index("home")


def first_state(model) -> dict:
    """What a run starts from: to be taken before its first day."""
    people = model.people
    state = {name: np.array(getattr(people, name)) for name in TRAITS}
    return state | {
        "scale": model.scale, "day": model.day, "back_days": model.p["people.means_days"], "flows": model.ledger.flows.copy(),
        "rings": np.array(model.smugglers.active), "members": np.array(model.cells.members, dtype=float),
    }


class Replay:
    """A run lived again from `first_state` and the columns of its log (journal=True), up to and with `last_day`.

    situation, place: (people,) codes and indices. savings_usd, family_usd and the debts: (people,) USD. flows: as
    Ledger.flows. claims: as Ledger.claims. rings: (rings,) bool, in the trade. members: (cells,) at the last count.
    """

    def __init__(self, first: dict, events: dict[str, np.ndarray], last_day: int):
        self.first, self.events, self.last_day = first, events, last_day
        for name, value in first.items():
            setattr(self, name, np.array(value) if isinstance(value, np.ndarray) else value)
        self.claims = np.zeros((len(CLAIMS), len(REASONS)))
        bounds = np.searchsorted(events["day"], np.arange(first["day"], last_day + 2))
        for day, rows in enumerate(map(slice, bounds[:-1], bounds[1:]), first["day"]):
            if settles(day, first["day"]):
                self._households()
            self._one_day({name: column[rows] for name, column in events.items()})

    def _households(self) -> None:
        """Means move back to what they were, for those at home; families' wherever the person is (a rule, no event)."""
        for column, usual, account, here in (
            ("savings_usd", self.means_usd, "migrants", self.situation == HOME), ("family_usd", self.family_base_usd, "families", None),
        ):
            purse = getattr(self, column)
            who, change = back_to_usual(purse, usual, self.back_days, here)
            purse[who] += change
            self.flows[INDEX["wages_outside"], INDEX[account]] += change[change > 0].sum() / self.scale
            self.flows[INDEX[account], INDEX["living_outside"]] -= change[change < 0].sum() / self.scale

    def _one_day(self, e: dict[str, np.ndarray]) -> None:
        told = (e["person"] >= 0) & ~np.isin(e["kind"], [KIND[name] for name in JOURNAL])
        np.put(self.situation, e["person"][told], e["situation"][told])  # the last of a person's events stays
        somewhere = told & (e["place"] >= 0)
        np.put(self.place, e["person"][somewhere], e["place"][somewhere])
        self._money(*(e[name][e["kind"] == KIND["money"]] for name in ("person", "amount_usd", "detail")))
        who, change, detail = (e[name][e["kind"] == KIND["owed"]] for name in ("person", "amount_usd", "detail"))
        np.add.at(self.claims, (detail % 10, detail // 10), change / self.scale)
        for code, claim in enumerate(CLAIMS):
            mine = detail % 10 == code
            np.add.at(getattr(self, claim), who[mine], change[mine])
        self._actors(e)

    def _money(self, who, amount, detail) -> None:
        payer, payee = detail // 100, detail % 100
        np.add.at(self.flows, (payer, payee), amount * np.where(who >= 0, 1 / self.scale, 1.0))
        for account, column in PURSES.items():
            sign = (payee == ACCOUNTS.index(account)).astype(float) - (payer == ACCOUNTS.index(account))
            mine = (who >= 0) & (sign != 0)
            np.add.at(getattr(self, column), who[mine], sign[mine] * amount[mine])

    def _actors(self, e) -> None:
        """Who is in the trade, and the strength of cells at the last count."""
        for kind, there in (("left_trade", False), ("entered_trade", True)):
            self.rings[e["party"][e["kind"] == KIND[kind]]] = there
        grown = e["kind"] == KIND["strength"]
        np.add.at(self.members, e["party"][grown], e["amount_usd"][grown])

    # ---- what the stocks of indicators.md are, by the events ----
    def candidates(self) -> float:
        """People at home who are of an age and mind to weigh leaving, real."""
        day = self.last_day
        entered = (self.enters <= day) & (self.until >= day)
        return float((entered & ~self.seasonal & (self.situation == HOME)).sum()) / self.scale

    def paid_since(self, day: int, payer: str, payee: str, alive: bool = False) -> float:
        """USD that an account paid another from `day` on, by events (`alive`: without what the dead leave)."""
        e = self.events
        rows = (e["kind"] == KIND["money"]) & (e["day"] >= day) & (e["detail"] == 100 * INDEX[payer] + INDEX[payee])
        if alive:
            rows &= e["situation"] != SITUATIONS.index("dead")
        return float((e["amount_usd"][rows] * np.where(e["person"][rows] >= 0, 1 / self.scale, 1.0)).sum())


__all__ = ["LEG_ENDS", "PARTY", "Replay", "first_state"]
