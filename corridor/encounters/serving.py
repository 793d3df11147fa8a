"""In the hands of a cell at home: which cell has used whom, what being made to serve one means, and which cell has a claim to one who got away."""

from __future__ import annotations

import numpy as np

from corridor.agents.migrants import FORMER, MEMBER, SERVING, in_a_cells_hands
from corridor.life import bring_forward, note

YEAR = 365


def remember_use(world, who, cell) -> None:
    """Whom a cell has used, and when; it may come for it once (homecoming)."""
    world.people.used_by[who], world.people.used_on[who] = cell, world.day


def serve(world, who, cell) -> None:
    """From now on in the hands of a cell at home: men and boys as members, girls and women in its service. They weigh going north as members
    do, now and then, against what desertion is seen to cost, and each month whether to stay in its hands (home.those_who_serve)."""
    if len(who) == 0:
        return
    people = world.people
    people.occupation[who] = np.where(people.sex[who] == 0, SERVING, MEMBER)
    people.cell[who] = cell
    occasion = world.occasions.next("weighs leaving the cell", who)
    days = days_between_thoughts(world, who) * world.draws.exponential(people.key[who], "weighs leaving the cell", occasion)
    bring_forward(people, who, world.day + 1 + days.astype(int))


def out_of_its_hands(world, who) -> None:
    """No longer a cell's, and still at home: they weigh leaving the community as others do (who waits for a permit, when it is decided)."""
    if len(who) == 0:
        return
    people = world.people
    people.occupation[who] = FORMER
    world.recognition.end(who)
    free = who[people.applied[who] < 0]
    occasion = world.occasions.next("weighs leaving the cell", free)
    days = days_between_thoughts(world, free) * world.draws.exponential(people.key[free], "weighs leaving the cell", occasion)
    bring_forward(people, free, world.day + 1 + days.astype(int))


def days_between_thoughts(world, who) -> np.ndarray:
    """(n,) days, in the mean, until somebody at home weighs leaving again."""
    p = world.p
    return np.where(in_hands(world, who), YEAR / p["gangs.weighs_leaving_year"], p["people.rethink_days"])


def in_hands(world, who) -> np.ndarray:
    """(n,) bool: a member of a cell, or made to serve one."""
    return in_a_cells_hands(world.people.occupation[who])


def desertion_usd(world, who) -> np.ndarray:
    """(n,) USD that leaving is felt to cost one in a cell's hands: as often as those who deserted there were seen punished."""
    punished = world.punished[world.origin_index[world.people.home[who]]]
    return in_hands(world, who) * punished * world.p["people.loss_reprisal_usd"]


def desert(world, who) -> None:
    """Of those who leave the community, whatever the way, those who were in a cell's hands have deserted."""
    mine = who[in_hands(world, who)]
    world.people.occupation[mine] = FORMER
    has_deserted(world, mine)


def has_deserted(world, who) -> None:
    """Those who have left a cell: it hears of it, and weighs what to do to the family (home.reprisals_on_families)."""
    if len(who) == 0:
        return
    cell = world.people.cell[who].copy()
    note(world, who, "deserted", party_kind="gang", party=cell)
    world.defied.append((who, cell))


def claiming_cell(world, who) -> np.ndarray:
    """(n,) the cell that has a claim to each at home, -1 none: the one that has used the person, where it stands there itself; for one of
    the road its kin there, the strongest of the same mara. Each use is claimed for once."""
    people, cells = world.people, world.cells
    claim = np.full(len(who), -1)
    open_ = np.flatnonzero((people.used_by[who] >= 0) & (people.claimed_for[who] < people.used_on[who]))
    if len(open_) == 0 or len(cells) == 0:
        return claim
    by, home = people.used_by[who[open_]], people.home[who[open_]]
    itself = ~cells.road[by] & (cells.base[by] == home)
    claim[open_[itself]] = by[itself]
    road = cells.road[by]
    claim[open_[road]] = strongest_kin(world)[cells.kindred[by[road]], home[road]]
    return claim


def strongest_kin(world) -> np.ndarray:
    """(kindreds, places) the strongest home cell of each mara at each place, -1 none."""
    cells = world.cells
    best = np.full((int(cells.kindred.max()) + 1, len(world.geography.place_ids)), -1)
    home = np.flatnonzero(~cells.road)
    order = home[np.argsort(cells.members[home], kind="stable")]
    best[cells.kindred[order], cells.base[order]] = order
    return best
