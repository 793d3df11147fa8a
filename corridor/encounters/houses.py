"""The houses of the road's cells: room, who is kept there, the attention that they draw, what a captive costs and is worth, what a cell
pays (model.md, captivity)."""

from __future__ import annotations

import numpy as np

from corridor.crowd import is_in, which
from corridor.encounters import holding


def standing(world) -> np.ndarray:
    """Rows of the road's cells that exist."""
    return which(world.cells.road & world.cells.active)


def houses(world) -> np.ndarray:
    """(cells,) people each cell can hold at most."""
    return np.minimum(world.cells.beds, world.cells.members * world.p["gangs.guarded_each"])


def its_own(world) -> np.ndarray:
    """(cells,) weight, 0 to 1, of a cell's own simulated captives in what is known of its houses; the rest is told by those of all cells.
    Where a house holds less than one of them, the one who is there stands for people in many houses (principle 6). Not less often: cells
    that raid are fuller than those that do not."""
    return np.minimum(houses(world) * np.float32(world.scale), np.float32(1.0))


def keeps_captives(world) -> np.ndarray:
    """Rows of cells in whose houses people are kept, whether a small run shows one today or not (principle 6); only such are searched for."""
    cells = world.cells
    return holding.maybe_held(world.captives, cells.crowding, houses(world), cells.road, cells.active)


def found_a_day(world, road: np.ndarray) -> np.ndarray:
    """(n,) chance a day that police find each cell's houses, as they are kept now."""
    return world.raid_chance(road) * is_in(road, keeps_captives(world))


def draw_attention(world, cell: np.ndarray, amount) -> None:
    """Something of so many real people (captives taken, reports, bodies) draws officials' attention to cells: cell (n,); amount (n,) or one
    number for each, in units of attention. It falls on the houses where they are, so that police find those that hold many; where a house
    holds less than one simulated captive, that one stands for people in many houses, and the rest is shared among all by room (principle 6)."""
    holding.draw_attention(world.cells.attention, cell, amount, houses(world), its_own(world), standing(world))


def over_keep(world, cell: np.ndarray) -> np.ndarray:
    """(n,) USD that a captive brings each cell over food and guards."""
    return world.cells.takings_usd[cell] - world.p["gangs.keep_usd_day"] * world.cells.stay_days[cell]


def captive_brings(world, road: np.ndarray) -> np.ndarray:
    """(n,) USD that a captive brings each cell over the rent of its houses and the danger that police find them: keep, and what getting
    hold of one has cost it (part of a raid, or the price of one handed over), are taken off."""
    return np.maximum(over_keep(world, road) - world.cells.taking_usd[road], 0.0)


def captive_worth(world, cell: np.ndarray, takings=None) -> np.ndarray:
    """(n,) USD that one captive more is worth to each cell: what it has learned to take of one (or `takings`), less what the days cost for
    as long as captives stay."""
    cells = world.cells
    takings = cells.takings_usd[cell] if takings is None else takings
    return takings - costs_a_day(world, cell) * cells.stay_days[cell]


def costs_a_day(world, cell: np.ndarray) -> np.ndarray:
    """(n,) USD a day that a captive costs: food and guards, the place taken, a part of the danger that police find the house."""
    cells, p = world.cells, world.p
    return holding.costs_a_day(
        cell, cells.takings_usd, cells.stay_days, cells.beds, cells.crowding, p["gangs.bed_scarcity"], p["gangs.keep_usd_day"],
        p["gangs.shortest_stay"], p["gangs.raid_loss_usd"], cells.attention, cells.bought, p["police.leaks"], *world.search_units())


def pay_out(world, road: np.ndarray, amount: np.ndarray, to: str) -> np.ndarray:
    """A cell pays what it has of an amount; returns what was paid."""
    cost = np.minimum(amount, np.maximum(world.cells.revenue_usd[road], 0.0))
    world.cells.revenue_usd[road] -= cost
    world.ledger.pay("gangs", to, cost, group=True)
    return cost
