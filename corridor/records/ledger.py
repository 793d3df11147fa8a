"""Double entry over kinds of account: money is conserved (principle 7).

Persons, families, smugglers, cells and employers hold balances in their own columns; here each payment is booked from one
kind of account to another, in real dollars (a simulated person's entry counts 1/scale on both sides), so that the sum
over all accounts stays zero. The outside accounts are the only ones that may go below zero.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from corridor.crowd import added

ACCOUNTS = (
    "migrants", "families", "lenders", "smugglers", "gangs", "officials", "employers", "carriers", "states", "criminals",
    "wages_outside", "living_outside", "budget_outside", "credit_outside", "costs_outside", "capital_outside",
)
OUTSIDE = tuple(name for name in ACCOUNTS if name.endswith("_outside"))
ROUNDING_USD = 1e-3  # what floating point may leave of a sum of dollars
CLAIMS = {"debt_usd": "lenders", "smuggler_debt_usd": "smugglers", "balance_usd": "smugglers", "bond_usd": "employers"}  # column: who may claim it
REASONS = ("lent", "fee", "interest", "paid", "worked_off", "carried_over", "taken_over", "written_off")  # why a debt changes
INDEX, CLAIM, REASON = ({name: i for i, name in enumerate(names)} for names in (ACCOUNTS, CLAIMS, REASONS))


@njit(cache=True)
def _book(amounts, weight, flows, payer, payee) -> float:
    """A payment enters the flows, if it is one. Returns its total, real USD."""
    total = np.float64(added(amounts)) * weight
    if -ROUNDING_USD < total < 0:
        total = 0.0
    if 0 <= total < np.inf:
        flows[payer, payee] += total
    return total


class Ledger:
    """Balances by kind of account, the flows between them, and what creditors may claim.

    `flows[i, j]` is what account i has paid to account j since the start, USD of the day, real-world terms.
    `claims[i, j]` is by how much claim i (CLAIMS) has changed for reason j (REASONS). `journal`: called with every payment
    and `claim_journal` with every change of a debt, where a run keeps its events (life.keep_journal).
    """

    def __init__(self, scale: float):
        self.weight = 1.0 / scale
        self.flows = np.zeros((len(ACCOUNTS), len(ACCOUNTS)))
        self.claims = np.zeros((len(CLAIMS), len(REASONS)))
        self.journal = self.claim_journal = None

    def pay(self, payer: str, payee: str, amounts_usd, group: bool = False, who=None, by_rule: bool = False) -> None:
        """Book payments of simulated persons (each counts 1/scale), or of group actors (`group`: already real).

        who: (n,) rows of the people concerned, one for each amount. by_rule: the payment follows from a rule that anyone
        can apply again (households' means, the capital of the first day), so that it leaves no event.
        """
        amounts = amounts_usd if type(amounts_usd) is np.ndarray and amounts_usd.ndim else np.array([float(amounts_usd)])
        if who is not None and amounts is amounts_usd and amounts.size != len(who):
            raise ValueError(f"{len(amounts_usd)} amounts from {payer} to {payee} for {len(who)} people")
        if amounts.size == 0:
            return
        total = _book(amounts, 1.0 if group else self.weight, self.flows, INDEX[payer], INDEX[payee])
        if not 0 <= total < math.inf:
            raise ValueError(f"a payment from {payer} to {payee} must be a finite amount of at least 0, not {total}")
        if self.journal is not None and not by_rule and total > 0:
            self.journal(INDEX[payer], INDEX[payee], np.atleast_1d(amounts_usd) if group or who is not None else total, who)

    def owe(self, claim: str, reason: str, change_usd) -> None:
        """Book changes of what simulated persons owe; see life.owe, which changes the column too."""
        self.claims[CLAIM[claim], REASON[reason]] += float(np.add.reduce(change_usd)) * self.weight

    def claimed(self, claim: str) -> float:
        """What creditors may claim now, USD."""
        return float(self.claims[CLAIM[claim]].sum())

    def balances(self) -> dict[str, float]:
        """Received minus paid, by account; the sum is zero up to rounding."""
        net = self.flows.sum(axis=0) - self.flows.sum(axis=1)
        return {name: float(net[i]) for name, i in INDEX.items()}

    def between(self, payer: str, payee: str) -> float:
        """What one kind of account has paid to another since the start, USD."""
        return float(self.flows[INDEX[payer], INDEX[payee]])
