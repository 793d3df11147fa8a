"""Cells and robbers on the road: standing ground, tolls, robbery, raids (model.md, toll; robbery, abuse; abduction)."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.encounters.travel import TRAIN, pool_of
from corridor.life import note

NOTHING, TOLL, RAID = range(3)
HOUSE_STEP, FEWEST_BEDS, MOST_BEDS = 0.2, 6.0, 250.0
LEAKS = 0.7  # part of raids that officials in pay can warn of
GROUP_ON_FOOT, GROUP_ON_TRAIN = 8.0, 150.0


def take_ground(world) -> None:
    """Each cell stands on the link of its ground that promises most (people who passed lately x what they are worth)."""
    cells = world.cells
    road = np.flatnonzero(cells.road)
    cells.link[:] = -1
    if len(road) == 0:
        return
    worth = world.flow_memory * world.p["gangs.toll_usd"]
    for cell in road:
        links = world.links_of_ground[cells.ground[cell]]
        values = worth[links][None, :]
        pick = choose(values, world.draws, np.array([cell]), "ground", world.day // 7, 0.2 * worth[links].max() + 10.0)
        cells.link[cell] = links[pick[0]]
    contested(world, road)
    world.cell_of_link[:] = -1
    standing = road[cells.link[road] >= 0]
    world.cell_of_link[cells.link[standing]] = standing


def contested(world, road: np.ndarray) -> None:
    """Two cells want one place: the weaker fights when what the place brings is worth the members it may cost, else yields;
    the stronger holds it. Both lose members in a fight."""
    cells, p = world.cells, world.p
    order = road[np.lexsort((-cells.members[road], cells.link[road]))]
    rival = np.flatnonzero((cells.link[order][1:] == cells.link[order][:-1]) & (cells.link[order][1:] >= 0)) + 1
    weak, strong = order[rival], order[rival - 1]
    if len(weak) == 0:
        return
    odds = cells.members[weak] / (cells.members[weak] + cells.members[strong])
    prize = cells.revenue_usd[strong] / max(world.day - world.first_day, 7) * 7  # a week of what the stronger has made
    stake = p["gangs.fight_losses"] * cells.members[weak] * p["gangs.member_usd"]
    fights = choose(np.column_stack([np.zeros(len(weak)), odds * prize - stake]), world.draws, weak, "fight", world.day, p["gangs.choice_scale_usd"]) == 1
    wins = fights & (world.draws.uniform(weak, "fight outcome", world.day) < odds**2)
    for side in (weak, strong):
        np.multiply.at(cells.members, side[fights], 1 - p["gangs.fight_losses"])
    losers = np.where(wins, strong, weak)
    cells.link[losers] = -1


def buy_officials(world) -> None:
    """Each month a cell weighs how many officials to keep paid: fewer raids against what they cost (corruption)."""
    cells, p = world.cells, world.p
    road = np.flatnonzero(cells.road)
    if len(road) == 0:
        return
    levels = np.array([0.0, 0.25, 0.5, 0.75, 1.0])
    found = world.raid_chance(road) / np.maximum(1 - LEAKS * cells.bought[road], 0.05)
    loss = found[:, None] * 30 * p["gangs.raid_loss_usd"] * (1 - LEAKS * levels[None, :])
    price = levels[None, :] * p["gangs.official_usd_month"] * world.official_price()
    values = -loss - price
    pick = choose(values, world.draws, road, "officials bought", world.day, p["gangs.choice_scale_usd"])
    cells.bought[road] = levels[pick]
    cost = np.minimum(levels[pick] * p["gangs.official_usd_month"], np.maximum(cells.revenue_usd[road], 0.0))
    cells.revenue_usd[road] -= cost
    world.ledger.pay("gangs", "officials", cost, group=True)
    paid = np.flatnonzero(cost)
    world.events.record(world.day, np.full(len(paid), -1), "bribed", 255, party_kind="gang", party=road[paid], amount_usd=cost[paid])


def rent_houses(world) -> None:
    """Each month a cell weighs more or fewer places in houses: what a place brings (more the fuller they are) against rent."""
    cells, p = world.cells, world.p
    road = np.flatnonzero(cells.road)
    if len(road) == 0:
        return
    change = cells.beds[road] * HOUSE_STEP
    gain = (world.bed_price()[road] * 30 - p["gangs.bed_usd_month"]) * change
    values = np.column_stack([-gain, np.zeros(len(road)), gain])
    pick = choose(values, world.draws, road, "houses", world.day, p["gangs.choice_scale_usd"]) - 1
    cells.beds[road] = np.clip(cells.beds[road] + pick * change, FEWEST_BEDS, MOST_BEDS)
    rent = np.minimum(cells.beds[road] * p["gangs.bed_usd_month"], np.maximum(cells.revenue_usd[road], 0.0))
    cells.revenue_usd[road] -= rent
    world.ledger.pay("gangs", "costs_outside", rent, group=True)


def gangs_meet(world, who: np.ndarray) -> np.ndarray:
    """Cells meet the groups that pass where they stand: let pass, ask a toll, or take them. Returns those who go on."""
    people, cells, p, draws, geography = world.people, world.cells, world.p, world.draws, world.geography
    if len(who) == 0 or len(cells) == 0:
        return who
    cell = world.cell_of_link[people.link[who]]
    near = cell >= 0
    who_near, cell = who[near], cell[near]
    if len(who_near) == 0:
        return who
    train = geography.mode[people.link[who_near]] == TRAIN
    size = np.where(train, GROUP_ON_TRAIN, GROUP_ON_FOOT)
    groups = np.bincount(cell, 1 / size / world.scale, minlength=len(cells))
    share = np.minimum(1.0, p["gangs.meetings_day"] * (cells.members / 14) / np.maximum(groups, 1.0))
    met = draws.uniform(people.key[who_near], "met by a cell", world.occasions.next("met by a cell", who_near)) < share[cell]
    who_met, cell = who_near[met], cell[met]
    if len(who_met) == 0:
        return who
    guided = people.channel[who_met] == 2
    taken = np.zeros(len(who_met), dtype=bool)
    for of_guide in (False, True):
        mine = guided == of_guide
        groups_met = np.unique(cell[mine])
        if len(groups_met) == 0:
            continue
        decision = decide_raid(world, groups_met, of_guide)
        act = np.full(len(cells), NOTHING)
        act[groups_met] = decision
        chosen = act[cell]
        tolls(world, who_met[mine & (chosen == TOLL)], cell[mine & (chosen == TOLL)], of_guide)
        raided = np.flatnonzero(mine & (chosen == RAID))
        taken[raided[abduct(world, who_met[raided], cell[raided])]] = True
    return np.setdiff1d(who, who_met[taken], assume_unique=True)


def free_beds(world) -> np.ndarray:
    """(cells,) room left in each cell's houses, in real places."""
    people = world.people
    held = world.held_by_gangs()
    return world.cells.beds - np.bincount(people.holder[held], minlength=len(world.cells)) / world.scale


def decide_raid(world, cell: np.ndarray, of_guide: bool) -> np.ndarray:
    """Let pass, toll or raid: takings and use less keep, bed and risk, against the toll and the guide's future tolls.

    cell: (n,) distinct. Per person met, USD. Attention (grown by the cell's own abductions) raises the risk; the price of a
    bed rises with occupancy (lessons.md, Raid).
    """
    cells, p = world.cells, world.p
    free = np.maximum(free_beds(world)[cell], 0.0)
    bed_price = world.bed_price()[cell]
    risk = world.raid_chance(cell) * cells.stay_days[cell] * p["gangs.raid_loss_usd"] / np.maximum(cells.beds[cell], 1.0)
    takings = cells.takings_usd[cell] - (p["gangs.keep_usd_day"] + bed_price) * cells.stay_days[cell] - risk
    toll = p["gangs.guide_toll_usd"] * 6 if of_guide else p["gangs.toll_usd"] * 0.6
    values = np.column_stack([np.zeros(len(cell)), np.full(len(cell), float(toll)), np.where(free >= 1, takings, -np.inf)])
    return choose(values, world.draws, cell, f"raid {of_guide}", world.day, p["gangs.choice_scale_usd"])


def tolls(world, who: np.ndarray, cell: np.ndarray, of_guide: bool) -> None:
    """The toll: the ring pays it for its clients; others hand over what they have, or are robbed and thrown off."""
    if len(who) == 0:
        return
    p, people = world.p, world.people
    if of_guide:
        amount = np.full(len(who), p["gangs.guide_toll_usd"])
        world.ledger.pay("smugglers", "gangs", amount, who=who)
        note(world, who, "toll", link=people.link[who], party_kind="gang", party=cell, amount_usd=amount)
        np.add.at(world.smugglers.profit_usd, people.smuggler[who], -amount / world.scale)
        np.add.at(world.cells.revenue_usd, cell, amount / world.scale)
        world.tolls_paid.append((amount.sum(), len(who)))
        return
    amount = np.minimum(p["gangs.toll_usd"], people.savings_usd[who])
    pays = amount >= p["gangs.toll_usd"] - 1e-9
    world.take_cash(who[pays], amount[pays], "gangs", cell[pays], "extorted")
    robbed = ~pays & (amount >= 1.0)
    world.take_cash(who[robbed], amount[robbed], "gangs", cell[robbed], "robbed")
    world.road_news.report(pool_of(world, who[robbed]), people.link[who[robbed]], "robbed", 1 / world.scale)


def abduct(world, who: np.ndarray, cell: np.ndarray) -> np.ndarray:
    """A cell takes as many as its houses hold, by keyed priority. Returns (n,) bool: taken."""
    taken = np.zeros(len(who), dtype=bool)
    if len(who) == 0:
        return taken
    people, cells, draws, day = world.people, world.cells, world.draws, world.day
    order = np.lexsort((draws.uniform(people.key[who], "taken first", day), cell))
    rank = np.arange(len(order)) - np.searchsorted(cell[order], cell[order])
    ids = np.arange(len(cells))
    room = draws.rounded(np.maximum(free_beds(world), 0) * world.scale, ids, "beds", day)
    taken[order[rank < room[cell[order]]]] = True
    rows, by = who[taken], cell[taken]
    size = np.bincount(by, minlength=len(cells)) / world.scale
    raided = np.unique(cell)
    met = np.bincount(cell, minlength=len(cells)) / world.scale
    real = np.minimum(met, np.maximum(free_beds(world), 0))
    world.events.record(day, np.full(len(raided), -1), "abducted", 255, place=-1, link=cells.link[raided], party_kind="gang",
                        party=raided, detail=np.rint(real[raided]).astype(int))
    cells.attention[raided] += real[raided] / 50
    link = people.link[rows]
    world.road_news.report(pool_of(world, rows), link, "taken", 1 / world.scale)
    world.hold(rows, "gang", by, size=np.rint(size[by]).astype(int), link=link)
    return taken
