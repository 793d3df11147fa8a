"""What an official asks for, and whether it is paid: shared by posts on roads and police in towns (model.md, check)."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.crowd import add_to, which
from corridor.encounters import posts
from corridor.encounters.houses import captive_worth
from corridor.encounters.ransom import captors_learn
from corridor.encounters.road import free_beds
from corridor.life import note

REFUSE, PAY = range(2)


def stake(world, who) -> np.ndarray:
    """(n,) USD that passing is worth: to one alone, not to be stopped and returned; to a guide, the balance still due and
    what was spent so far on this client."""
    people, p = world.people, world.p
    return posts.stakes(who, people.channel, people.balance_usd, p["people.loss_stopped_usd"])


def best_ask(world, who, official, worth, risk, usual: float | None = None) -> tuple[np.ndarray, np.ndarray]:
    """(sum asked, what asking it is worth to the official), (n,) USD each: greed x sum x believed chance of being paid -
    risk (world.bribe_risk_usd), by the pay and control of the corps. The other cannot pay more than is at hand; a sum above
    the usual one is talked about, so that the risk grows with its square; a guide who comes again talks less than a stranger."""
    people = world.people
    usual = world.p["posts.inm_bribe_usd"] if usual is None else usual
    return posts.best_asks(who, official, worth, risk, people.channel, people.savings_usd, world.officials.greed, usual, of_asks(world))


def of_asks(world) -> posts.Asks:
    """What an official's asking hangs on."""
    p = world.p
    return posts.Asks(p["posts.payer_scale_usd"], p["posts.guide_talks"], p["posts.handover_risk"], p["abuse.witness_usd"] * p["company.friends"])


def pay(world, who, official, amount, worth) -> np.ndarray:
    """(n,) bool: the one asked pays rather than be stopped; the ring pays for its clients (it enters the fee)."""
    if len(who) == 0:
        return np.zeros(0, bool)
    people, p = world.people, world.p
    occasion = world.occasions.next("pays a bribe", who)
    values = np.zeros((len(who), 2))
    np.subtract(worth, amount, out=values[:, PAY])
    pays = choose(values, world.draws, people.key[who], "pays a bribe", occasion, p["posts.payer_scale_usd"]) == PAY
    guided = people.channel[who] == 2
    own, ring = which(pays & ~guided), which(pays & guided)
    if len(own):
        world.take_cash(who[own], amount[own], "officials", official[own], "bribed")
        people.wronged_by[who[own]] = official[own]
    if len(ring):
        ring_pays(world, who[ring], official[ring], amount[ring])
    return pays


def ring_pays(world, who, official, amount) -> None:
    """A ring pays an official for its clients."""
    people = world.people
    world.ledger.pay("smugglers", "officials", amount, who=who)
    add_to(world.smugglers.profit_usd, people.smuggler[who], -amount / world.scale)
    world.tolls_paid.append((float(np.sum(amount)), len(who)))
    note(world, who, "bribed", link=people.link[who], party_kind="official", party=official, amount_usd=amount, detail=1)


def cells_offer(world, who) -> tuple[np.ndarray, np.ndarray]:
    """(cell that stands on the ground or -1, what it offers an official for a person), (n,): a part of what it has learned to
    take from a captive less keep, danger and what a place in its houses is worth; nothing from a cell whose pay the officials are not in, or
    that has no place."""
    p, cells = world.p, world.cells
    if len(cells) == 0 or len(who) == 0:
        return np.full(len(who), -1), np.full(len(who), -np.inf, np.float32)
    cell, price, near = posts.cells_near(who, world.people.link, world.geography.ground, world.cell_of_ground, cells.bought)
    if len(near):
        at = cell[near]
        price[near] = posts.offers(at, cells.bought, captive_worth(world, at), free_beds(world, at), p["posts.handover_share"])
    return cell, price


def worth_of_handing_over(world, who, official, price, risk) -> np.ndarray:
    """(n,) USD: the price against a risk many times that of a bribe (world.bribe_risk_usd), and each witness."""
    return posts.hand_overs(who, official, price, risk, world.people.channel, world.officials.greed, of_asks(world))


def hand_to_cell(world, rows, official, cell, price) -> None:
    """An official in a cell's pay hands people over."""
    if len(rows) == 0:
        return
    people = world.people
    world.ledger.pay("gangs", "officials", price, who=rows)
    add_to(world.cells.revenue_usd, cell, -price / world.scale)
    captors_learn(world, world.cells.taking_usd, cell, price, world.p["ransom.memory_people"])
    note(world, rows, "handed_over", link=people.link[rows], party_kind="official", party=official, amount_usd=price)
    world.hold(rows, "gang", cell, link=people.link[rows])
    world.add_elements(rows, official, "official", ["transfer"], path="kidnapping")
    world.join_chains(rows, "official", official, "gang", cell)
