"""Guides at the two moments that count: before the border and on arrival (model.md, hand-over)."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.encounters.road import free_beds
from corridor.life import due, note, owe

GO_ON, LEAVE_BEHIND, SELL_TO_CELL = range(3)
DELIVER, HOLD, BOND = range(3)
SMUGGLER = 2
HOLD_DAYS = 12
KEEP_USD_DAY = 15.0
NAME_WORTH_CLIENTS = 0.15


def name_worth(world, rings: np.ndarray) -> np.ndarray:
    """USD that a bad report costs a ring: clients lost in the communities where it is known x margin."""
    margin = np.maximum(world.smugglers.fee_usd[rings] - world.p["smugglers.cost_usd"], 0.0)
    reports = world.smugglers.good_reports[rings] + world.smugglers.bad_reports[rings]
    return NAME_WORTH_CLIENTS * margin * world.p["smugglers.clients_month"] * 12 / np.maximum(reports, 5.0)


def at_border(world, who: np.ndarray) -> None:
    """Before a crossing with a guide: the balance still to come against the cost of this stage, the name, the scruples,
    and what a cell would pay. Those left behind go on alone; those sold are in the cell's hands."""
    people, p, geography = world.people, world.p, world.geography
    at = who[(people.channel[who] == SMUGGLER) & geography.crosses_us[people.link[who]] & ~people.handed[who]]
    if len(at) == 0:
        return
    rings = world.smugglers
    ring = people.smuggler[at]
    people.handed[at] = True
    expected = np.minimum(people.balance_usd[at], payable(world, at))
    name = name_worth(world, ring)
    scruple = rings.scruple_usd[ring]
    cell = nearest_cell(world, people.link[at])
    open_beds = np.where(cell >= 0, free_beds(world)[np.maximum(cell, 0)] if len(world.cells) else 0.0, 0.0)
    offer = p["gangs.sale_usd"] * rings.tie[ring]
    values = np.column_stack([
        expected - p["smugglers.border_cost_usd"],
        -name * 0.5 - scruple * 0.5,
        np.where(open_beds >= 1, offer - name - scruple, -np.inf),
    ])
    occasion = world.occasions.next("at border", at)
    choice = choose(values, world.draws, people.key[at], "at border", occasion, p["smugglers.choice_scale_usd"])
    without = values.copy()
    without[:, SELL_TO_CELL] = -np.inf
    on = at[choice == GO_ON]
    world.ledger.pay("smugglers", "costs_outside", np.full(len(on), p["smugglers.border_cost_usd"]), who=on)
    left = at[choice == LEAVE_BEHIND]
    people.channel[left] = 0
    owe(world, left, "balance_usd", -people.balance_usd[left], "written_off")
    people.harmed_on[left] = world.day
    note(world, left, "abandoned", party_kind="smuggler", party=ring[choice == LEAVE_BEHIND])
    mine = choice == SELL_TO_CELL
    sold, buyer = at[mine], cell[mine]
    price = offer[mine]
    world.ledger.pay("gangs", "smugglers", price, who=sold)
    np.add.at(world.cells.revenue_usd, buyer, -price / world.scale)
    note(world, sold, "sold", party_kind="smuggler", party=ring[mine], amount_usd=price)
    world.hold(sold, "gang", buyer)
    world.add_elements(sold, ring[mine], "smuggler", ["transfer", "deception"], path="smuggling")
    world.join_chains(sold, "smuggler", ring[mine], "gang", buyer)


def payable(world, who: np.ndarray) -> np.ndarray:
    """USD that cash and family can bring up for a balance now."""
    people = world.people
    return people.savings_usd[who] + world.family_share(who) * people.family_usd[who]


def nearest_cell(world, link: np.ndarray) -> np.ndarray:
    """(n,) a cell whose ground the link belongs to, -1 none."""
    return world.cell_of_ground[world.geography.ground[link]]


def at_destination(world, who: np.ndarray) -> np.ndarray:
    """On arrival: payment of the balance; where it is not all there, deliver on credit, hold for more, or bond into work.

    Returns those delivered (rows).
    """
    if len(who) == 0:
        return who
    people, rings, p = world.people, world.smugglers, world.p
    ring = people.smuggler[who]
    balance = people.balance_usd[who]
    world.raise_money(who, balance)
    paid = np.minimum(balance, people.savings_usd[who])
    people.savings_usd[who] -= paid
    owe(world, who, "balance_usd", -paid, "paid")
    world.ledger.pay("migrants", "smugglers", paid, who=who)
    note(world, who[paid > 0], "fee_paid", party_kind="smuggler", party=ring[paid > 0], amount_usd=paid[paid > 0])
    stage = np.full(len(who), max(p["smugglers.cost_usd"] - p["smugglers.border_cost_usd"], 0.0) * 0.5)
    world.ledger.pay("smugglers", "costs_outside", stage, who=who)
    owed = people.balance_usd[who]
    name, scruple = name_worth(world, ring), rings.scruple_usd[ring]
    more = world.family_share(who) * people.family_usd[who]
    vulnerable = ~people.arrived_legal[who]
    earns = world.us_wage(who) * 21 * p["people.saving_share"]
    credit = owed * earns / (earns + 400.0)
    bond = owed * 0.9 + p["employers.bond_usd"] * vulnerable
    squeeze = np.minimum(np.maximum(more, owed * 0.5), owed + 800.0) - KEEP_USD_DAY * HOLD_DAYS
    values = np.column_stack([
        credit,
        squeeze - name - scruple,
        np.where(owed > 0, bond - name * 0.6 - scruple, -np.inf),
    ])
    occasion = world.occasions.next("at destination", who)
    draw = (world.draws, people.key[who], "at destination", occasion, p["smugglers.choice_scale_usd"])
    choice = choose(values, *draw)
    free_of_lever = values.copy()
    free_of_lever[:, BOND] -= owed * 0.9
    lever = (choice == BOND) & (choose(free_of_lever, *draw) != BOND)
    no_use = values.copy()
    no_use[:, BOND] -= p["employers.bond_usd"] * vulnerable + owed * 0.3
    purpose = (choice == BOND) & (choose(no_use, *draw) != BOND)
    delivered = choice == DELIVER
    carry_over(world, who[delivered], people.balance_usd[who[delivered]])
    held = who[choice == HOLD]
    world.hold(held, "smuggler", ring[choice == HOLD])
    people.demand_usd[held] = people.balance_usd[held] + 500.0
    note(world, held, "ransom_demanded", party_kind="smuggler", party=ring[choice == HOLD], amount_usd=people.demand_usd[held])
    bond_into_work(world, who[choice == BOND], ring[choice == BOND], lever[choice == BOND], purpose[choice == BOND])
    return who[delivered]


def carry_over(world, who, debt) -> None:
    """What is left of a fee becomes a debt, as the ring reckons it: debt (n,) USD."""
    owe(world, who, "balance_usd", -world.people.balance_usd[who], "carried_over")
    owe(world, who, "smuggler_debt_usd", debt, "carried_over")


def bond_into_work(world, who, ring, lever, purpose) -> None:
    """The fee unpaid is to be worked off where the ring says: the employer pays the ring and keeps the wage."""
    if len(who) == 0:
        return
    people, draws = world.people, world.draws
    at = world.employers_by_region[3]
    employer = at[(draws.uniform(people.key[who], "bond employer", people.attempts[who]) * len(at)).astype(int)]
    debt = np.maximum(people.balance_usd[who], 100.0)
    carry_over(world, who, debt)
    note(world, who, "handed_over", party_kind="smuggler", party=ring, amount_usd=debt)
    world.end_journey(who, True, True)
    world.to_work(who, employer, 3, kind="arrived", detail=people.arrived_legal[who].astype(int))
    note(world, who, "bonded", party_kind="employer", party=employer, amount_usd=debt)
    for with_lever in (True, False):
        for with_purpose in (True, False):
            mine = (lever == with_lever) & (purpose == with_purpose)
            names = ["transfer"] + (["coercion"] if with_lever else []) + (["slavery_bondage"] if with_purpose else [])
            world.add_elements(who[mine], ring[mine], "smuggler", names, path="smuggling")
    world.join_chains(who, "smuggler", ring, "employer", employer)


def held_for_fee(world) -> None:
    """Held by a ring until more is paid: the family pays as it can; the ring lets go on credit, waits, or bonds."""
    people, p = world.people, world.p
    who = due(people, "held", world.day)
    who = who[people.holder_kind[who] == SMUGGLER]
    if len(who) == 0:
        return
    ring = people.holder[who]
    days = np.maximum(world.day - people.since[who], 1)
    raised = world.family_share(who) * people.family_usd[who] * (1 - np.exp(-days / p["people.family_days"]))
    pays = np.minimum(raised, np.maximum(people.demand_usd[who] - people.ransom_usd[who], 0.0))
    pays = np.where(pays >= 50, pays, 0.0)
    give = pays > 0
    people.family_usd[who] -= pays
    people.ransom_usd[who] += pays
    world.ledger.pay("families", "smugglers", pays, who=who)
    note(world, who[give], "ransom_paid", party_kind="smuggler", party=ring[give], amount_usd=pays[give])
    lack = np.maximum(people.demand_usd[who] - people.ransom_usd[who], 0.0)
    ahead = world.family_share(who) * people.family_usd[who] * (1 - np.exp(-2 / p["people.family_days"]))
    values = np.column_stack([
        np.zeros(len(who)),
        np.minimum(ahead, lack) - 2 * KEEP_USD_DAY,
        np.where(lack > 0, np.minimum(lack, people.balance_usd[who]) * 0.9 + p["employers.bond_usd"]
                 - world.smugglers.scruple_usd[ring], -np.inf),
    ])
    values[lack <= 0, 1] = -np.inf
    occasion = world.occasions.next("held for fee", who)
    choice = choose(values, world.draws, people.key[who], "held for fee", occasion, p["smugglers.choice_scale_usd"])
    people.due[who] = world.day + 2
    free = who[choice == 0]
    owe(world, free, "balance_usd", -people.balance_usd[free], "written_off")
    note(world, free, "released", party_kind="smuggler", party=ring[choice == 0])
    people.holder_kind[free], people.holder[free], people.use[free] = 0, -1, 0
    world.recognition.end(free)
    world.settle_in(free)
    bonded = choice == 2
    rows = who[bonded]
    people.holder_kind[rows], people.holder[rows], people.use[rows] = 0, -1, 0
    bond_into_work(world, rows, ring[bonded], np.ones(len(rows), bool), np.ones(len(rows), bool))


def hire_at_border(world, who: np.ndarray) -> None:
    """Those who came alone weigh a local guide for the crossing: the fee against what the guide adds to the chance, as
    their news has it, times what being across is worth."""
    people, rings, p, geography = world.people, world.smugglers, world.p, world.geography
    at = who[(people.channel[who] == 0) & geography.crosses_us[people.link[who]] & ~people.handed[who]]
    active = np.flatnonzero(rings.active) if len(rings) else np.zeros(0, int)
    if len(at) == 0 or len(active) == 0:
        return
    people.handed[at] = True
    fee = (p["smugglers.border_cost_usd"] + world.paid_tolls_usd * 0.3) * (1 + p["smugglers.margin"])
    stopped = world.road_stopped[:, people.link[at]]
    pool = world.pool_of(at)
    n = np.arange(len(at))
    added = stopped[pool, n] - stopped[pool + 1, n]
    worth = np.maximum(world.yearly_gain(at) * p["people.horizon_days"] / 250 - people.attachment_usd[at] * 0.3, 0.0) + p["people.loss_stopped_usd"]
    values = np.column_stack([np.zeros(len(at)), np.where(payable(world, at) >= fee * 0.5, added * worth - fee, -np.inf)])
    occasion = world.occasions.next("border guide", at)
    hires = choose(values, world.draws, people.key[at], "border guide", occasion, p["people.choice_scale_usd"] / 3) == 1
    rows = at[hires]
    ring = active[(world.draws.uniform(people.key[rows], "border ring", occasion[hires]) * len(active)).astype(int)]
    now = np.minimum(0.5 * fee, world.raise_money(rows, np.full(len(rows), 0.5 * fee)))
    people.savings_usd[rows] -= now
    world.ledger.pay("migrants", "smugglers", now, who=rows)
    world.ledger.pay("smugglers", "costs_outside", np.full(len(rows), p["smugglers.border_cost_usd"]), who=rows)
    people.smuggler[rows], people.fee_usd[rows] = ring, fee
    owe(world, rows, "balance_usd", fee - now - people.balance_usd[rows], "fee")
    people.channel[rows], people.tries_left[rows] = SMUGGLER, 0
    note(world, rows, "hired", party_kind="smuggler", party=ring, amount_usd=np.full(len(rows), fee), detail=1)
    note(world, rows, "fee_paid", party_kind="smuggler", party=ring, amount_usd=now)
