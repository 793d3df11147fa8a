"""Credit of rings: what is left of a fee becomes a debt to the ring that brought the person, and is paid to whom it is owed."""

from __future__ import annotations

import numpy as np

from corridor.creditors import NONE_USD
from corridor.crowd import which
from corridor.life import note, owe


def lend(world, who, ring, usd) -> None:
    """A ring gives credit, (n,) USD. Of three creditors the eldest has lost track of the debtor: its claim is given up."""
    people = world.people
    ring = np.broadcast_to(ring, (len(who),))
    third = who[(people.old_ring[who] >= 0) & (people.old_ring[who] != ring) & (people.owed_ring[who] >= 0) & (people.owed_ring[who] != ring)]
    owe(world, third, "smuggler_debt_usd", -people.old_debt_usd[third], "written_off", to=people.old_ring[third].copy())
    owe(world, who, "smuggler_debt_usd", usd, "carried_over", to=ring)


def carry_over(world, who, debt) -> None:
    """What is left of a fee becomes a debt to the ring of the contract, as it reckons it: debt (n,) USD."""
    people = world.people
    owe(world, who, "balance_usd", -people.balance_usd[who], "carried_over")
    lend(world, who, people.smuggler[who].copy(), debt)


def give_up_contract(world, who) -> None:
    """No ring's contract holds any more: no try is left, and what was due on arrival is not owed."""
    people = world.people
    people.smuggler[who], people.tries_left[who] = -1, 0
    if people.balance_usd[who].any():
        owe(world, who, "balance_usd", -people.balance_usd[who], "written_off")


def call_in(world, who, ring, debt) -> None:
    """A ring takes people along again for what they owe it, (n,) USD: due on arrival, like a fee. A contract with another is given up."""
    people = world.people
    others = who[people.smuggler[who] != ring]
    owe(world, others, "balance_usd", -people.balance_usd[others], "written_off")
    people.smuggler[who] = ring
    owe(world, who, "balance_usd", debt, "carried_over")
    owe(world, who, "smuggler_debt_usd", -debt, "carried_over", to=ring)


def fee_paid(world, who, account: str, amount, to=None) -> None:
    """A ring's claim is about to be served with `amount` (n,) USD: an event for each ring that is paid; to: (n,) rings, None: who
    lent first is served first."""
    if account != "smugglers":
        return
    people = world.people
    if to is not None:
        parts = ((to, amount),)
    else:
        first = np.minimum(amount, people.old_debt_usd[who])
        parts = ((people.old_ring[who], first), (people.owed_ring[who], amount - first))
    for ring, usd in parts:
        some = which(usd > NONE_USD)
        note(world, who[some], "fee_paid", party_kind="smuggler", party=ring[some], amount_usd=usd[some])
