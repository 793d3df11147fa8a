"""Train staff and private guards as a corps: how many they are, what they risk, whom they work with (model.md, ride; robbery)."""

from __future__ import annotations

import numpy as np

from corridor.choice import alternatives, choose
from corridor.crowd import which
from corridor.encounters.bribes import cells_offer, hand_to_cell, worth_of_handing_over
from corridor.encounters.power import company_of, heard_by_control, power

LET_BE, HAND_OVER = range(2)


def crews(world, who) -> None:
    """Crews and private guards of the freight trains go along the wagons: each sees so many, lets a cell have some of them, asks
    for money, or more."""
    people, p = world.people, world.p
    row = world.trains_of_link[people.link[who]]
    at = which(row >= 0)
    if len(at) == 0:
        return
    rows, row = who[at], row[at]
    sees = staff_on_trains(world, row) * p["trains.crew_sees"]
    near = world.occasions.uniform("crew near", rows) < sees / (sees + world.flow_memory[people.link[rows]] + 1.0)
    met, row = rows[near], row[near]
    if len(met) == 0:
        return
    riders = company_of(world, met) + world.draws.exponential(people.key[met], "riders near", world.day) * p["company.strangers"]
    left = ~crew_hands_over(world, met, row, riders)
    in_reach(world, met[left], row[left], riders[left])


def staff_on_trains(world, row) -> np.ndarray:
    """(n,) crew and guards met in a day on a line of each trains' office: those of each train, and the guards there are."""
    p = world.p
    return p["trains.crew"] * 24.0 / p["train.wait_hours"] + world.officials.guards[row] / world.lines_of_trains[row]


def crew_hands_over(world, met, row, riders) -> np.ndarray:
    """(n,) bool: handed to the cell that stands on the line and pays for it: its price against what the staff's corps risks, and
    the riders who would see it."""
    people, p, out = world.people, world.p, np.zeros(len(met), bool)
    if len(world.cells) == 0:
        return out
    cell = world.cell_of_ground[world.geography.ground[people.link[met]]]
    at = which((cell >= 0) & (world.cells.bought[cell] > 0))
    if len(at) == 0:
        return out
    who, staff = met[at], row[at]
    cell, price = cells_offer(world, who)
    handing = worth_of_handing_over(world, who, staff, price, world.bribe_risk_usd(staff))
    values = alternatives([np.zeros(len(who)), handing - p["abuse.witness_usd"] * riders[at]])
    occasion = world.occasions.next("crew hands over", who)
    sold = choose(values, world.draws, people.key[who], "crew hands over", occasion, p["posts.choice_scale_usd"]) == HAND_OVER
    if sold.any():
        hand_to_cell(world, who[sold], staff[sold], cell[sold], price[sold])
        out[at[sold]] = True
    return out


def in_reach(world, met, row, riders) -> None:
    """Robbery and abuse by staff: scruples, riders near, complaints as far as they reach the corps; where force is allowed less."""
    if len(met) == 0:
        return
    scruple = world.p["abuse.crew_scruple_usd"] * (1 - 0.5 * (world.officials.force[row] > 0))
    power(world, met, "carrier", row, riders, "train crew", scruple=scruple, accountable=heard_by_control(world, row))

