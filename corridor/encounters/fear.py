"""What captives fear of a cell: what became of those who defied it, as they have seen and heard (model.md, captivity). What is learned of
it is in captivity.learn_cruelty."""

from __future__ import annotations

import numpy as np

from corridor.agents.news import weight_of_others
from corridor.encounters.houses import standing


def told_of_defiant(world, but=None):
    """Share of those who defied that were killed, as is told of all cells (of all but each of `but`, (n,), for what others tell them): by
    those who lately did, and the fewer there were, by how many of all captives are killed."""
    road, cells, few = standing(world), world.cells, world.p["gangs.seen_people"]
    if len(road) == 0:
        return 0.0
    seen = cells.defied_seen[road]
    killed, number = float((seen * cells.kills_share[road]).sum()), float(seen.sum())
    if but is not None:
        killed = np.maximum(killed - cells.defied_seen[but] * cells.kills_share[but], 0.0)
        number = np.maximum(number - cells.defied_seen[but], 0.0)
    return (killed + few * float(cells.kills_any[road].mean())) / (number + few)


def feared(world, cell: np.ndarray) -> np.ndarray:
    """(n,) chance of being killed after having defied, as captives of each cell believe: what those who lately defied it met with, and the
    fewer there were, what is told of all others (the more at small scales, where one case is the luck of one: principle 6)."""
    cells, few = world.cells, weight_of_others(world.p["gangs.seen_people"], world.scale)
    seen = cells.defied_seen[cell]
    return (seen * cells.kills_share[cell] + few * told_of_defiant(world, cell)) / (seen + few)


def price_of_defying(world, cell: np.ndarray) -> np.ndarray:
    """(n,) USD that refusing, or being caught in flight, is felt to cost: a beating, and life as far as it is feared for."""
    return world.p["gangs.beating_usd"] + feared(world, cell) * world.p["people.loss_death_usd"]
