"""Train staff and private guards as a corps: how many they are, what they risk, whom they work with (model.md, ride; robbery)."""

from __future__ import annotations

import numpy as np

from corridor.choice import alternatives, choose
from corridor.encounters import might
from corridor.encounters.bribes import cells_offer, hand_to_cell, worth_of_handing_over
from corridor.encounters.power import company_of, heard_by_control, power, strangers_near

LET_BE, HAND_OVER = range(2)


def crews(world, who) -> None:
    """Crews and private guards of the freight trains go along the wagons: each sees so many, lets a cell have some of them, asks
    for money, or more."""
    people, p = world.people, world.p
    met, row = might.met_by_crews(
        who, world.occasions.counts["crew near"], people.key, world.draws.bases["crew near"], people.link, world.trains_of_link,
        crew_on_trains(p), world.officials.guards, world.lines_of_trains, world.flow_memory, p["trains.crew_sees"])
    if len(met) == 0:
        return
    riders = might.with_strangers(company_of(world, met), met, people.key, world.draws.bases["riders near"], world.day, people.link, strangers_near(world))
    handed = crew_hands_over(world, met, row, riders)
    if np.count_nonzero(handed):
        met, row, riders = met[~handed], row[~handed], riders[~handed]
    in_reach(world, met, row, riders)


def crew_on_trains(p) -> float:
    """Crew met in a day on a line."""
    return p["trains.crew"] * 24.0 / p["train.wait_hours"]


def crew_hands_over(world, met, row, riders) -> np.ndarray:
    """(n,) bool: handed to the cell that stands on the line and pays for it: its price against what the staff's corps risks, and
    the riders who would see it."""
    people, p, out = world.people, world.p, np.zeros(len(met), bool)
    cell, price, at = cells_offer(world, met)
    if len(at) == 0:
        return out
    who, staff, cell, price = met[at], row[at], cell[at], price[at]
    handing = worth_of_handing_over(world, who, staff, price, world.bribe_risk_usd(staff))
    values = alternatives([np.zeros(len(who)), handing - p["abuse.witness_usd"] * riders[at]])
    occasion = world.occasions.next("crew hands over", who)
    sold = choose(values, world.draws, people.key[who], "crew hands over", occasion, p["posts.choice_scale_usd"]) == HAND_OVER
    if np.count_nonzero(sold):
        hand_to_cell(world, who[sold], staff[sold], cell[sold], price[sold])
        out[at[sold]] = True
    return out


def in_reach(world, met, row, riders) -> None:
    """Robbery and abuse by staff: scruples, riders near, complaints as far as they reach the corps; where force is allowed less."""
    if len(met) == 0:
        return
    scruple = world.p["abuse.crew_scruple_usd"] * (1 - 0.5 * (world.officials.force[row] > 0))
    power(world, met, "carrier", row, riders, "train crew", scruple=scruple, accountable=heard_by_control(world, row))

