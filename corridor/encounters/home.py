"""At home: cells press residents for renta and recruits; residents choose (model.md, renta and recruitment at home)."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.life import CODE, bring_forward, note

PAY, JOIN, REFUSE, FLEE = range(4)
WORTH_OF_MEMBER_USD_MONTH = 60.0
THREAT_MEMORY_DAYS = 180


def renta_and_recruitment(world) -> None:
    """Each home cell visits residents; the one visited pays, joins, refuses or flees.

    The cell asks for what pays it more: renta from those who have, membership from young men who have not.
    """
    people, cells, p, draws, day = world.people, world.cells, world.p, world.draws, world.day
    home_cells = np.flatnonzero(~cells.road)
    visits = draws.rounded(np.full(len(home_cells), p["gangs.presses_day"] * world.scale), home_cells, "visits", day)
    visitors = home_cells[visits > 0]
    if len(visitors) == 0:
        return
    at_home = np.flatnonzero((people.situation == CODE["home"]) & ~people.seasonal & (people.age >= 12))
    who, cell = [], []
    for visitor in visitors:
        near = at_home[people.home[at_home] == cells.base[visitor]]
        if len(near):
            priority = draws.uniform(people.key[near], f"visited by {visitor}", day)
            who.append(near[np.argmin(priority)])
            cell.append(visitor)
    who, first = np.unique(np.array(who, dtype=np.int64), return_index=True)
    cell = np.array(cell, dtype=np.int64)[first]
    if len(who) == 0:
        return
    members_wanted = WORTH_OF_MEMBER_USD_MONTH * 20 / np.maximum(cells.members[cell], 1)
    young = people.age[who] < 25
    recruit = young & (members_wanted > np.minimum(p["gangs.renta_usd"] * (1 + 2 * (people.occupation[who] == 1)), people.savings_usd[who]))
    people.threatened[who] = day
    note(world, who, "threatened", party_kind="gang", party=cell, detail=recruit.astype(int))
    renta = np.where(recruit, 0.0, np.minimum(p["gangs.renta_usd"] * (1 + 2 * (people.occupation[who] == 1)), people.savings_usd[who]))
    followed = people.looked_after[who] >= day  # somebody keeps in touch after an assisted return
    danger = p["people.loss_death_usd"] * 0.02 * (1 + cells.members[cell] / 20) * np.where(followed, 0.4, 1.0)
    values = np.column_stack([
        np.where(recruit, -np.inf, -12 * renta),
        np.where(recruit, 500 - 1500 * people.trust[who], -np.inf),
        -danger,
        -0.25 * people.attachment_usd[who],
    ])
    choice = choose(values, draws, people.key[who], "renta", world.occasions.next("renta", who), p["people.choice_scale_usd"])
    pays = choice == PAY
    world.take_cash(who[pays], renta[pays], "gangs", cell[pays], "extorted")
    joins = choice == JOIN
    cells.members[:] += np.bincount(cell[joins], minlength=len(cells)) / world.scale
    note(world, who[joins], "recruited_by_force", party_kind="gang", party=cell[joins])
    refuses = choice == REFUSE
    obedience = p["gangs.renta_usd"] * cells.members[cell] * 0.5  # what others' fear is worth to the cell in a month
    punish = np.column_stack([np.zeros(len(who)), obedience - p["gangs.reprisal_usd"] * (1 + cells.attention[cell])])
    reprisal = refuses & (choose(punish, draws, people.key[who], "reprisal", people.attempts[who], p["gangs.choice_scale_usd"]) == 1)
    people.trauma[who[reprisal]] = np.minimum(1, people.trauma[who[reprisal]] + 0.3)
    note(world, who[reprisal], "reprisal", party_kind="gang", party=cell[reprisal])
    flees = choice == FLEE
    people.motive[who[flees]] = 1
    bring_forward(people, who[flees], day)


def members_leave(world) -> None:
    """Members leave or die and cells are fed by recruits; slow return to what their ground feeds (daily)."""
    cells = world.cells
    cells.members[:] += (14 - cells.members) / 360
    cells.attention[:] *= 0.5 ** (1 / 30)
