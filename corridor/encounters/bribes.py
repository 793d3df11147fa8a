"""What an official asks for, and whether it is paid: shared by posts on roads and police in towns (model.md, check)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from corridor.choice import choose
from corridor.crowd import add_to, which
from corridor.encounters import before_officials, posts
from corridor.encounters.houses import captive_worth
from corridor.encounters.once import once
from corridor.encounters.ransom import captors_learn
from corridor.encounters.road import free_beds
from corridor.life import note

REFUSE, PAY = range(2)


class Weighed(NamedTuple):
    """What is at stake where officials stand before people, (n,) each."""

    worth: np.ndarray  # USD that passing is worth
    duty: np.ndarray  # USD that taking the person is worth to migration control
    amount: np.ndarray  # USD asked
    ask: np.ndarray  # USD that asking it is worth to the official
    cell: np.ndarray  # that stands on the ground, -1 none
    price: np.ndarray  # USD that it offers for the person, -inf nothing
    handing: np.ndarray  # USD that handing the person over is worth to the official


def weigh(world, who, official, known: float = 1.0) -> Weighed:
    """What passing is worth: to one alone, not to be stopped and returned (times `known`, to those who know their rights); to a guide, the
    balance still due and what was spent so far on this client; both as likely as one who refuses is believed to be taken: by migration
    control's duty against letting go, which sinks as the nearest station fills (`posts.duty_left`; police threaten to call it).

    What an official asks: greed x sum x believed chance of being paid - risk (world.bribe_risk_usd), by the pay and control of
    the corps. The other cannot pay more than is at hand; a sum above the usual one is talked about, so that the risk grows with its square;
    a guide who comes again talks less than a stranger. And what a cell offers for the person (`cells_offer`)."""
    people, p, risk = world.people, world.p, world.bribe_risk_usd(official)
    worth, duty, amount, ask, cell, price, handing, near = before_officials.weighed(
        who, official, risk, known, people.channel, people.balance_usd, people.savings_usd, people.rights_mx, world.officials.greed, people.link,
        world.geography.ground, world.cell_of_ground, world.cells.bought, world.geography.tail, world.officials.corps, world.nearest_stations,
        world.station_inside, world.station_room, world.full_at(), p["posts.duty_usd"], p["people.loss_stopped_usd"], p["posts.inm_bribe_usd"],
        once(world, of_asks))
    if len(near):
        price[near] = offers_of(world, cell[near])
        handing = worth_of_handing_over(world, who, official, price, risk)
    return Weighed(worth, duty, amount, ask, cell, price, handing)


def of_asks(world) -> posts.Asks:
    """What an official's asking hangs on."""
    p = world.p
    return posts.Asks(p["posts.payer_scale_usd"], p["posts.guide_talks"], p["posts.choice_scale_usd"], p["posts.handover_risk"],
                      p["abuse.witness_usd"] * p["company.friends"])


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


def takes_who_refuses(world, who, duty) -> np.ndarray:
    """(n,) bool: an official who has asked in vain takes the person (police in towns: calls migration control) or lets go; duty: (n,) USD
    that taking one is worth (`posts.duty_left`)."""
    if len(who) == 0:
        return np.zeros(0, bool)
    values, occasion = np.column_stack([np.zeros(len(who)), duty]), world.occasions.next("who refuses", who)
    return choose(values, world.draws, world.people.key[who], "who refuses", occasion, world.p["posts.choice_scale_usd"]) == 1


def ring_pays(world, who, official, amount) -> None:
    """A ring pays an official for its clients."""
    world.ledger.pay("smugglers", "officials", amount, who=who)
    world.lay_out(who, amount)
    note(world, who, "bribed", link=world.people.link[who], party_kind="official", party=official, amount_usd=amount, detail=1)


def cells_offer(world, who) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(cell that stands on the ground or -1, what it offers an official for a person), (n,); and where among them a cell has officials in
    its pay: elsewhere nothing is offered."""
    cell, price, near = posts.cells_near(who, world.people.link, world.geography.ground, world.cell_of_ground, world.cells.bought)
    if len(near):
        price[near] = offers_of(world, cell[near])
    return cell, price, near


def offers_of(world, cell) -> np.ndarray:
    """(n,) USD that each cell offers for a person: a part of what it has learned to take from a captive less keep, danger and what a place
    in its houses is worth; nothing (-inf) from one that has no place."""
    return posts.offers(cell, world.cells.bought, captive_worth(world, cell), free_beds(world, cell), world.p["posts.handover_share"])


def worth_of_handing_over(world, who, official, price, risk) -> np.ndarray:
    """(n,) USD: the price against a risk many times that of a bribe (world.bribe_risk_usd), and each witness."""
    return before_officials.handing_over(who, official, price, risk, world.people.channel, world.officials.greed, once(world, of_asks))


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
