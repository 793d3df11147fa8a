"""Debts at home: the borrower repays or withholds, the creditor waits or claims what stands for the loan (model.md, finance)."""

from __future__ import annotations

import numpy as np
from numba import njit
from scipy.special import expit

from corridor.choice import alternatives, choose
from corridor.creditors import owed_to
from corridor.encounters import homecoming
from corridor.encounters.leaving import ALONE, GUIDED, STAY
from corridor.encounters.lending import fee_paid
from corridor.life import CODE, HOME, in_turn, note, owe

MONTH, ROUND_DAYS = 30, 5  # creditors go their rounds every few days, to each debtor once a month
PAY, WITHHOLD = range(2)
WAIT, CLAIM = range(2)
CREDITORS = {"debt_usd": "lenders", "smuggler_debt_usd": "smugglers"}


def creditors_at_home(world) -> None:
    """Once a month each debtor at home weighs an instalment; the creditor of one who does not pay weighs claiming.

    A lender's debt grows by interest; a ring's is claimed only where the ring works.
    """
    people, p = world.people, world.p
    turn = in_turn(people, MONTH // ROUND_DAYS, world.day // ROUND_DAYS)
    for column, account in CREDITORS.items():
        who = debtors(at_home(turn, people.situation), getattr(people, column))  # some have left because of the creditor before
        if account == "smugglers":
            who = who[ring_there(world, who) >= 0]
        if account == "lenders":
            owe(world, who, column, p["lenders.interest_month"] * people.debt_usd[who], "interest")
        if len(who):
            instalments(world, who, column, account)


@njit(cache=True)
def at_home(rows, situation) -> np.ndarray:
    """Those of the rows who are at home."""
    home, n = np.empty_like(rows), 0
    for one in rows:
        if situation[one] == HOME:
            home[n], n = one, n + 1
    return home[:n].copy()


@njit(cache=True)
def debtors(rows, debt_usd) -> np.ndarray:
    """Those of the rows who owe more than a dollar."""
    owing, n = np.empty_like(rows), 0
    for one in rows:
        if debt_usd[one] > 1:
            owing[n], n = one, n + 1
    return owing[:n].copy()


def ring_there(world, who) -> np.ndarray:
    """(n,) the ring that works at the home of each and is owed something, who lent first before who lent last; -1 none."""
    people, base = world.people, np.append(world.smugglers.base, -1)  # a place for no ring
    old, last = people.old_ring[who], people.owed_ring[who]
    return np.where(base[old] == people.home[who], old, np.where(base[last] == people.home[who], last, -1))


def claimed(world, who, column: str, account: str) -> tuple[np.ndarray, np.ndarray]:
    """(USD that the creditor at home claims, the ring whom it is owed to, -1: a lender), (n,) each."""
    if account == "lenders":
        return getattr(world.people, column)[who], np.full(len(who), -1)
    ring = ring_there(world, who)
    return owed_to(world.people, who, ring), ring


def instalments(world, who, column: str, account: str) -> None:
    """Paying now against what withholding may cost: what stands for the loan, as far as the creditor would rather have it."""
    people, p = world.people, world.p
    debt, ring = claimed(world, who, column, account)
    due = np.minimum(debt * (1 / p["lenders.months"] + p["lenders.interest_month"]), debt)
    wait, claim = creditor_values(world, who, debt, account)
    scale = p["lenders.choice_scale_usd"]
    feared = expit((claim - wait) / scale)  # how likely the creditor is to claim, as the debtor sees it
    able = people.savings_usd[who] >= due
    values = alternatives([np.where(able, -due, -np.inf), -feared * p["lenders.pledge_factor"] * claim])
    occasion = world.occasions.next(f"repay {account}", who)
    pays = choose(values, world.draws, people.key[who], "repay", occasion, scale) == PAY
    rows, part = who[pays], due[pays]
    people.savings_usd[rows] -= part
    fee_paid(world, rows, account, part, to=ring[pays])
    owe(world, rows, column, -part, "paid", to=ring[pays])
    world.ledger.pay("migrants", account, part, who=rows)
    claims(world, who[~pays], column, account, occasion[~pays], alternatives([wait, claim])[~pays])


def creditor_values(world, who, debt, account) -> tuple[np.ndarray, np.ndarray]:
    """(waiting, claiming), (n,) USD each: the debt as likely as the debtor goes north again, by the better way, and earns it there; or what
    the household has, as far as it can be claimed; where a house or land stands for a loan, all of it."""
    people, p = world.people, world.p
    known = world.reckon(who)
    values = world.compare(known)
    north = expit((np.maximum(values[:, ALONE], values[:, GUIDED]) - values[:, STAY]) / p["people.choice_scale_usd"])
    wait = debt * north * np.where(values[:, GUIDED] > values[:, ALONE], known["guided"], known["alone"])
    claim = within_reach_usd(world, who, debt)
    return wait, np.where(people.owns[who] & (account == "lenders"), debt, claim)


def within_reach_usd(world, who, debt) -> np.ndarray:
    """(n,) USD of a debt that a creditor can take of what the household has."""
    people = world.people
    return np.minimum(debt, world.p["lenders.claims"] * (np.maximum(people.savings_usd[who], 0.0) + people.family_usd[who]))


def claims(world, who, column: str, account: str, occasion, values) -> None:
    """The creditor's choice; values: (n, 2) USD, see `creditor_values`. A lender who claims wants the whole debt back: the debtor pays, gives up house or land, goes
    north again or refuses (homecoming.answer). Of who refuses a lender, and a ring of any, takes what is within reach, of
    the person, then the family, and home is worth less without."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    takes = choose(values, world.draws, people.key[who], "creditor", occasion, p["lenders.choice_scale_usd"]) == CLAIM
    rows = who[takes]
    if account == "lenders":
        call(world, rows)
        rows = rows[(people.debt_usd[rows] > 1) & (people.situation[rows] == CODE["home"])]
    debt, ring = claimed(world, rows, column, account)
    amount = within_reach_usd(world, rows, debt)
    own = np.minimum(amount, np.maximum(people.savings_usd[rows], 0.0))
    people.savings_usd[rows] -= own
    people.family_usd[rows] -= amount - own
    world.ledger.pay("migrants", account, own, who=rows)
    world.ledger.pay("families", account, amount - own, who=rows)
    fee_paid(world, rows, account, amount, to=ring)
    owe(world, rows, column, -amount, "paid", to=ring)
    people.attachment_usd[rows] = np.maximum(people.attachment_usd[rows] - p["lenders.pledge_factor"] * amount, 0.0)


def call(world, who) -> None:
    """A lender calls in the debts of `who`, who stand at home."""
    if len(who) == 0:
        return
    debt = world.people.debt_usd[who]
    note(world, who, "debt_called", party_kind="lender", amount_usd=debt)
    homecoming.answer(world, who, np.full(len(who), homecoming.LENDER), np.full(len(who), -1), debt)
