"""What captives are put to: service, use by the captors, exploitation for others, guarding and crime, sale (model.md,
captivity). Each use is worth less the more are already in it; buyers pay by what they hold and risk."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.encounters import holding
from corridor.encounters.fear import price_of_defying
from corridor.encounters.houses import captive_worth, houses, pay_out, standing
from corridor.encounters.ransom import captors_learn, first_asked, reckoned, usual_means
from corridor.encounters.road import free_beds
from corridor.encounters.serving import remember_use
from corridor.life import note
from corridor.records.events import PARTY

SERVICE, SERVITUDE, EXPLOIT, CRIME = range(4)
USE_CODES = np.array([2, 6, 3, 5])  # codes of people.use
DETAIL = (4, 4, 2, 3)  # of the event `exploited`
PURPOSE = ("labour", "servitude", "sexual", "crime")
ACT = ("harbouring", "harbouring", "harbouring", "recruitment")
ACCEPT, REFUSE = range(2)


def in_use(world, cell: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(n, 4) people whom each cell now has in each use, in real people, and (n, 4) how many of them one simulated captive of the cell makes.

    Where a cell usually has few simulated captives in a use, most is told by those of all cells, by room in their houses: one there would
    seem to fill the use, and none to leave it empty (principle 6)."""
    people = world.people
    return holding.in_use(cell, world.held_by_gangs(), people.holder, people.use, USE_CODES, houses(world), standing(world), world.scale)


def held_together(world, cell: np.ndarray) -> np.ndarray:
    """(n,) people held in each cell's houses: never more than there are places, as few simulated captives, each of many, would seem to be."""
    return holding.together(cell, world.captives, world.cells.beds)


def guards(world, cell: np.ndarray) -> np.ndarray:
    """(n,) who guard in each cell's houses: part of the members, and captives forced to."""
    p = world.p
    return world.cells.members[cell] * p["gangs.guards_share"] + p["gangs.forced_guard"] * in_use(world, cell)[0][:, CRIME]


def worth_a_day(world, who: np.ndarray, cell: np.ndarray) -> np.ndarray:
    """(n, 4) USD a day that each use brings the captor: its worth to the first x room left in it.

    A cell needs service and wants use for itself by its members, guards by its captives, and finds clients for as many as
    its ground has demand for. Women and girls are within reach of two uses, the young of the last. Of the people for whom one simulated
    captive stands, one after another would be put to a use: the keyed place among them tells how many come before (principle 6).
    """
    people, p = world.people, world.p
    before = world.draws.uniform(people.key[who], "place among those taken", people.attempts[who])
    return holding.worth_a_day(
        who, cell, *in_use(world, cell), before, held_together(world, cell), world.cells.members, people.sex, people.age, people.use, USE_CODES,
        world.scale, holding.Uses(
            p["gangs.use_usd"], p["gangs.service_part"], p["gangs.servitude_part"], p["gangs.guard_part"], p["gangs.service_share"],
            p["gangs.servitude_share"], p["gangs.clients_people"], p["gangs.guard_share"], p["gangs.guard_from_age"],
            p["gangs.guard_below_age"]))


def best_buyer(world, who: np.ndarray, cell: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(price USD, buyer's kind, buyer) for each captive: the best of a bar or another employer near the cell, and of
    another cell with room. All (n,); price 0 where nobody buys. An employer bids what a worker held against the
    will brings it over a hired one, with its scruples, fines and guards, less the more it holds already (labour.bids)."""
    p, people = world.p, world.people
    price, buyer = world.bids(world.region_of(people.place[who]), who)
    kind = np.full(len(who), PARTY["employer"])
    unbound = (people.use[who] < 2) & (people.ransom_usd[who] <= 0) & (people.demand_usd[who] > 0)
    other = richest_with_room(world) if unbound.any() else -1
    if other >= 0:  # it knows a usual family, and for how long this one has sent nothing
        family = reckoned(world, who, np.zeros(len(who)), usual_means(world, first_asked(world, who, np.full(len(who), other))))
        ransom = world.cells.pays_share[other] * np.minimum(family, world.cells.asks_usd[other])
        its = np.where(unbound & (cell != other), p["gangs.buyer_share"] * np.maximum(captive_worth(world, np.array([other]), ransom), 0.0), 0.0)
        better = its > price
        price, kind, buyer = np.where(better, its, price), np.where(better, PARTY["gang"], kind), np.where(better, other, buyer)
    return price, kind, buyer


def richest_with_room(world) -> int:
    """The cell that makes most of a captive among those with half of their places free, -1 where there is none."""
    road = standing(world)
    room = road[free_beds(world, road) > 0.5 * houses(world)[road]]
    return int(room[np.argmax(captive_worth(world, room))]) if len(room) else -1


def agree_to_crime(world, who: np.ndarray, cell: np.ndarray) -> np.ndarray:
    """Told to guard, recruit or rob, a captive gives in or refuses: the burden against being beaten and what befell those who refused (life is at stake:
    people differ as in large decisions).

    Returns (n,) bool. Those who refuse are marked for the captor.
    """
    people, p = world.people, world.p
    if len(who) == 0:
        return np.zeros(0, bool)
    values = np.column_stack([np.full(len(who), -p["gangs.crime_burden_usd"]), -price_of_defying(world, cell)])
    occasion = world.occasions.next("told to offend", who)
    gives_in = choose(values, world.draws, people.key[who], "told to offend", occasion, p["people.choice_scale_usd"]) == ACCEPT
    refuses(world, who[~gives_in], cell[~gives_in])
    return gives_in


def refuses(world, who: np.ndarray, cell: np.ndarray) -> None:
    """Refused or caught fleeing: beaten before the others, and held for one to be made an example of."""
    if len(who) == 0:
        return
    people = world.people
    people.defied[who] = True
    people.trauma[who] = np.minimum(1.0, people.trauma[who] + world.p["trauma.beaten"])
    note(world, who, "beaten", party_kind="gang", party=cell)


def put_to_use(world, who: np.ndarray, cell: np.ndarray, use: int, for_use: np.ndarray) -> None:
    """Forced service begins: act, means and, where the use made the choice pay, purpose (law.md). use: code above."""
    if len(who) == 0:
        return
    people = world.people
    people.use[who] = USE_CODES[use]
    remember_use(world, who, cell)
    people.due[who] = world.day + int(world.p["gangs.review_days"])
    if use == CRIME:
        people.made_to_offend[who] = True
        note(world, who, "recruited_by_force", party_kind="gang", party=cell)
    note(world, who, "exploited", party_kind="gang", party=cell, detail=DETAIL[use])
    names = [ACT[use], "receipt", "force", "abduction"]
    world.add_elements(who[for_use], cell[for_use], "gang", [*names, PURPOSE[use]], path="kidnapping")
    world.add_elements(who[~for_use], cell[~for_use], "gang", names, path="kidnapping")


def bring_to_buyer(world, cell: np.ndarray) -> None:
    """Men and a lorry for each who is sold: cell (n,)."""
    some, number = np.unique(cell, return_counts=True)
    pay_out(world, some, number / world.scale * world.p["gangs.deliver_usd"], "costs_outside")


def sell(world, who: np.ndarray, cell: np.ndarray, price: np.ndarray, kind: np.ndarray, buyer: np.ndarray) -> None:
    """Sold: the buyer pays and holds the person from now on; both chains are one (an employer's plan says what for)."""
    if len(who) == 0:
        return
    people = world.people
    np.add.at(world.cells.revenue_usd, cell, price / world.scale)
    bring_to_buyer(world, cell)
    names = ["transfer", "force", "abduction"]
    to_cell = kind == PARTY["gang"]
    for told, mine in (("sold", ~to_cell), ("handed_over", to_cell)):  # out of the cells' hands, or from one to another
        note(world, who[mine], told, party_kind="gang", party=cell[mine], amount_usd=price[mine])
    world.ledger.pay("gangs", "gangs", price[to_cell], who=who[to_cell])
    np.add.at(world.cells.revenue_usd, buyer[to_cell], -price[to_cell] / world.scale)
    rows = who[to_cell]
    captors_learn(world, world.cells.taking_usd, buyer[to_cell], price[to_cell], world.p["ransom.memory_people"])
    world.hold(rows, "gang", buyer[to_cell])
    world.add_elements(rows, cell[to_cell], "gang", names, path="kidnapping")
    world.join_chains(rows, "gang", cell[to_cell], "gang", buyer[to_cell])
    rows, by, boss = who[~to_cell], cell[~to_cell], buyer[~to_cell]
    people.demand_usd[rows], people.defied[rows] = 0.0, False
    world.add_elements(rows, by, "gang", names, path="kidnapping")
    world.bought(rows, boss, price[~to_cell], "gang", by)
