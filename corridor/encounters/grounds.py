"""Cells and their ground: where they stand, rivalry, tolls, officials, members and places, moving, splitting, disbanding (model.md,
"cells move to where people pass, split and disband")."""

from __future__ import annotations

import numpy as np
from scipy.special import expit

from corridor.choice import alternatives, choose
from corridor.crowd import which
from corridor.encounters import legs
from corridor.encounters.houses import captive_brings, found_a_day, over_keep, pay_out, standing

LEVELS = np.array([0.0, 0.25, 0.5, 0.75, 1.0])
LOWER, KEEP, RAISE = range(3)
STAY, SPLIT, DISBAND = range(3)
WHOLE_GROUP = 3  # alternative of places: room for all of it
MONTH, WEEK = 30.4, 7
HEARD = ("takings_usd", "taking_usd", "stay_days", "pays_share", "paying_frees", "unpaid_frees", "kills_any")  # told from cell to cell
KNOWN = (*HEARD, "kindred", "kills_share", "asks_usd", "toll_usd", "purse_usd", "bought", "paid_share")  # to both halves of a cell that splits
SHARED = ("members", "beds", "income_usd", "revenue_usd")  # by the halves
OF_CAPTIVES = ("crowding", "attention", "defied_seen")  # stay with the half that keeps them


def take_ground(world) -> None:
    """Each week a cell stands on the link of its ground that promises most: people who passed lately x its toll."""
    cells = world.cells
    road = standing(world)
    cells.link[:] = -1
    world.cell_of_link[:] = -1
    if len(road) == 0:
        return
    options = world.ground_links[cells.ground[road]]
    worth = np.where(options >= 0, world.flow_memory[options] * cells.toll_usd[road][:, None], -np.inf)
    share = worth / np.maximum(worth.max(axis=1, keepdims=True), world.p["gangs.ground_usd_day"])
    pick = choose(share, world.draws, road, "ground", world.day // 7, world.p["gangs.ground_scale"])
    cells.link[road] = options[np.arange(len(road)), pick]
    contested(world, road)
    held = road[cells.link[road] >= 0]
    world.cell_of_link[cells.link[held]] = held


def contested(world, road: np.ndarray) -> None:
    """Two cells want one place: the weaker fights when what a week there brings the stronger, as likely as it wins (by strength), is worth
    the members it may cost, else yields; the stronger holds it. Both lose members in a fight."""
    cells, p = world.cells, world.p
    order = road[np.lexsort((-cells.members[road], cells.link[road]))]
    rival = which((cells.link[order][1:] == cells.link[order][:-1]) & (cells.link[order][1:] >= 0)) + 1
    weak, strong = order[rival], order[rival - 1]
    if len(weak) == 0:
        return
    odds = cells.members[weak] / np.maximum(cells.members[weak] + cells.members[strong], 1.0)
    prize = np.maximum(cells.income_usd[strong], 0.0) / MONTH * WEEK
    stake = p["gangs.fight_losses"] * cells.members[weak] * p["gangs.member_usd"]
    fights = choose(alternatives([np.zeros(len(weak)), odds * prize - stake]), world.draws, weak, "fight", world.day, p["gangs.choice_scale_usd"]) == 1
    wins = fights & (world.draws.uniform(weak, "fight outcome", world.day) < odds)
    for side in (weak, strong):
        np.multiply.at(cells.members, side[fights], 1 - p["gangs.fight_losses"])
    losers = np.where(wins, strong, weak)
    cells.link[losers] = -1


def month_of_gangs(world) -> None:
    """Once a month: what was earned, then officials, houses, the toll, and whether to go on as one cell here."""
    cells = world.cells
    road = standing(world)
    if len(road) == 0:
        return
    cells.income_usd[road] += world.p["gangs.income_step"] * (brings_here(world, road) - cells.income_usd[road])
    hear_of_others(world, road)
    buy_officials(world)
    rent_houses(world)
    set_tolls(world)
    hire_members(world)
    move_on(world)
    split_or_disband(world)
    cells.members[cells.road & ~cells.active] = 0.0


def hear_of_others(world, road) -> None:
    """What each cell and the families of its captives have learned gives way, per time, to what is heard of other cells: one that
    has found captives to bring little, and takes nobody any more, hears when it is otherwise elsewhere."""
    lost = 1 - 0.5 ** (MONTH / world.p["news.half_life_days"])
    for name in HEARD:
        known = getattr(world.cells, name)
        known[road] += lost * (known[road].mean() - known[road])
    world.cells.defied_seen[:] *= 1 - lost  # what became of those who defied is forgotten: fear.py weighs it against what is told of all


def officials_usd(world) -> float:
    """USD a month that all officials of a ground ask."""
    return world.p["gangs.official_usd_month"] * world.official_price()


def buy_officials(world) -> None:
    """Each month a cell weighs how many officials to keep paid: fewer raids against what they cost (corruption)."""
    cells, p = world.cells, world.p
    road = standing(world)
    found = found_a_day(world, road) / np.maximum(1 - p["police.leaks"] * cells.bought[road], 0.05)
    loss = found[:, None] * 30 * p["gangs.raid_loss_usd"] * (1 - p["police.leaks"] * LEVELS[None, :])
    price = LEVELS[None, :] * officials_usd(world)
    pick = choose(-loss - price, world.draws, road, "officials bought", world.day, p["gangs.choice_scale_usd"])
    cells.bought[road] = LEVELS[pick]
    cost = pay_out(world, road, LEVELS[pick] * officials_usd(world), "officials")
    paid = which(cost)
    world.events.record(world.day, np.full(len(paid), -1), "bribed", 255, party_kind="gang", party=road[paid], amount_usd=cost[paid])


def rent_houses(world) -> None:
    """Each month a cell weighs places in houses: some fewer, as many, some more, or room for the largest groups that pass on its ground;
    by what places that its members can guard bring, against rent, of which a month has to be in hand or earned."""
    cells, p = world.cells, world.p
    road = standing(world)
    now, guarded = cells.beds[road], cells.members[road] * p["gangs.guarded_each"]
    options = world.ground_links[cells.ground[road]]
    group = np.where(options >= 0, in_reach(world, options.ravel()).reshape(options.shape), 0.0).max(axis=1)
    places = np.column_stack([now * (1 - p["gangs.house_step"]), now, now * (1 + p["gangs.house_step"]), np.minimum(group, guarded)])
    places = np.clip(places, p["gangs.fewest_beds"], p["gangs.most_beds"])
    part = its_part(world, road)[np.arange(len(road)), cells.ground[road]]
    values = np.column_stack([worth_of_places(world, road, beds, guarded, part) for beds in places.T])
    values[places[:, WHOLE_GROUP] <= now, WHOLE_GROUP] = -np.inf
    can_rent = np.maximum(cells.revenue_usd[road], cells.income_usd[road])[:, None] / p["gangs.bed_usd_month"]
    values[(places > now[:, None]) & (places > can_rent)] = -np.inf
    pick = choose(values, world.draws, road, "houses", world.day, p["gangs.choice_scale_usd"])
    cells.beds[road] = places[np.arange(len(road)), pick]
    pay_out(world, road, cells.beds[road] * p["gangs.bed_usd_month"], "costs_outside")


def worth_of_places(world, road: np.ndarray, beds: np.ndarray, guarded: np.ndarray, part: np.ndarray) -> np.ndarray:
    """(n,) USD a month that so many places bring each cell, of which it can use those it can guard: raids where they bring most on its
    ground, of which it gets a part (n,), less rent."""
    places = np.maximum(np.minimum(beds, guarded), 1.0)
    links = world.ground_links[world.cells.ground[road]].T
    a_day = [np.where(link >= 0, raids_bring(world, road, np.maximum(link, 0), places, part), 0.0) for link in links]
    return MONTH * np.max(a_day, axis=0) - beds * world.p["gangs.bed_usd_month"]


def raids_bring(world, road: np.ndarray, link: np.ndarray, places: np.ndarray, part: np.ndarray) -> np.ndarray:
    """(n,) USD a day that raids on the groups of a link bring each cell over their tolls: by how often it meets one (where rivals stand, by
    strength: a part of them), is ready to raid it, and has room again in so many places."""
    cells, p = world.cells, world.p
    size, load, stands = size_of_groups(world, link), in_reach(world, link), cells.link.copy()
    stands[road] = link
    number = np.minimum(places, load)
    over_toll = (raid_brings(world, road, number, over_keep(world, road)) - toll_brings(world, road) * load) / p["gangs.raid_scale_usd"]
    share = legs.met_shares(road, size, cells.members, stands, world.flow_memory, world.has_train, world.geography.background,
                            p["gangs.meetings_day"], p["gangs.usual_members"], p["gangs.passengers_sifted"])
    meets = part * share * world.flow_memory[link] / size
    of_each = np.logaddexp(0.0, over_toll) * p["gangs.raid_scale_usd"]
    return meets * of_each / (1 + meets * expit(over_toll) * cells.stay_days[road] * number / places)


def raid_brings(world, cell: np.ndarray, number: np.ndarray, worth: np.ndarray) -> np.ndarray:
    """(n,) USD that taking `number` people brings each cell, each `worth` so much to it, less men and lorries and the heat it draws."""
    p = world.p
    return number * worth - number / p["police.taken_noticed"] * world.heat_usd(cell) - raid_usd(world, number)


def raid_usd(world, number):
    """(n,) USD that a raid on `number` people costs: what any raid takes, and the men and lorries that so many take."""
    return world.p["gangs.raid_usd"] + world.p["gangs.raid_head_usd"] * number


def toll_brings(world, cell: np.ndarray) -> np.ndarray:
    """(n,) USD that each cell's toll brings of each who passes."""
    cells = world.cells
    return cells.toll_usd[cell] * can_pay(cells.purse_usd[cell], cells.toll_usd[cell])


def set_tolls(world) -> None:
    """Each month a cell weighs a lower or a higher toll: what it takes of each against those who cannot pay it, by the
    purses it has lately seen (as if spread exponentially)."""
    cells, p = world.cells, world.p
    road = standing(world)
    options = cells.toll_usd[road][:, None] * np.array([1 / (1 + p["gangs.toll_step"]), 1.0, 1 + p["gangs.toll_step"]])[None, :]
    passing = world.flow_memory[np.maximum(cells.link[road], 0)] * (cells.link[road] >= 0)
    takings = options * can_pay(cells.purse_usd[road][:, None], options) * 30 * np.minimum(passing, reach(world, road))[:, None]
    pick = choose(takings, world.draws, road, "toll asked", world.day, p["gangs.choice_scale_usd"])
    cells.toll_usd[road] = options[np.arange(len(road)), pick]


def members_ask(world, road: np.ndarray) -> np.ndarray:
    """(n,) USD a month that members of each cell have to be paid: what work brings in Mexico, with the days of work there are, and
    what the danger that police find the house is felt to cost."""
    p = world.p
    work = world.driver("wages.mexico") * p["people.working_days_month"] * p["people.home_work_share"]
    return work + found_a_day(world, road) * MONTH * p["gangs.raid_members"] * p["people.loss_taken_usd"]


def hire_members(world) -> None:
    """Each month a cell weighs fewer or more members: what its ground brings with them (more where rivals stand there)
    against what they have to be paid. Of those for whom there has lately been no money, some leave."""
    cells, p = world.cells, world.p
    road = standing(world)
    rows, here = np.arange(len(road)), cells.ground[road]
    parts = np.array([1 / (1 + p["gangs.hire_step"]), 1.0, 1 + p["gangs.hire_step"]])
    wages = cells.members[road] * members_ask(world, road)
    now = grounds_bring(world, road)[rows, here]
    values = np.column_stack([earns(world, road, grounds_bring(world, road, part), now)[rows, here] - part * wages for part in parts])
    pick = choose(values, world.draws, road, "members hired", world.day, p["gangs.choice_scale_usd"])
    members, asked = cells.members[road] * parts[pick], wages * parts[pick]
    paid = pay_out(world, road, asked, "costs_outside") / np.maximum(asked, 1.0)
    cells.paid_share[road] += p["gangs.income_step"] * (paid - cells.paid_share[road])
    stay = 1 - (1 - parts[0]) * (1 - cells.paid_share[road])
    cells.members[road] = np.clip(members * stay, p["gangs.fewest_members"], p["gangs.most_members"])


def size_of_groups(world, links: np.ndarray) -> np.ndarray:
    """(n,) people of one group that passes on each link: those who ride one train together, or walkers and passengers of a day at most."""
    return legs.group_sizes(links, world.flow_memory, world.has_train, world.riders_memory, world.p["gangs.group_load"])


def in_reach(world, links: np.ndarray) -> np.ndarray:
    """(n,) people of such a group that a cell can get at."""
    return np.minimum(size_of_groups(world, links), world.p["gangs.train_load"])


def cell_at(world, place: np.ndarray) -> np.ndarray:
    """(n,) cell on whose ground each town lies, -1 none."""
    link = world.town_links[place]
    return np.where(link >= 0, world.cell_of_ground[world.geography.ground[np.maximum(link, 0)]], -1)


def can_pay(purse, toll):
    """Part of those who pass that can pay a toll, where the mean purse is `purse` USD."""
    return np.exp(-toll / np.maximum(purse, 1.0))


def reach(world, road: np.ndarray) -> np.ndarray:
    """(n,) people a day that each cell can stop, by its members."""
    p = world.p
    return p["gangs.meetings_day"] * p["gangs.people_met"] * world.cells.members[road] / p["gangs.usual_members"]


def tolls_bring(world, road: np.ndarray, part: float = 1.0) -> np.ndarray:
    """(n, grounds) USD a month in tolls that each ground would bring each cell with `part` of its members were it alone there."""
    return 30 * met_alone(world, road, part) * toll_brings(world, road)[:, None]


def met_alone(world, road: np.ndarray, part: float) -> np.ndarray:
    """(n, grounds) people a day who pass each ground and can be stopped by each cell with `part` of its members."""
    flow = np.where(world.ground_links >= 0, world.flow_memory[world.ground_links], 0.0).max(axis=1)
    return np.minimum(flow[None, :], (reach(world, road) * part)[:, None])


def captives_a_day(world, road: np.ndarray, part: float = 1.0) -> np.ndarray:
    """(n,) captives a day that pass through each cell's houses, as full as they have been and with `part` of its members."""
    cells = world.cells
    places = np.minimum(cells.beds[road], cells.members[road] * part * world.p["gangs.guarded_each"])
    return places * np.minimum(cells.crowding[road], 1.0) / np.maximum(cells.stay_days[road], 1.0)


def alone_brings(world, road: np.ndarray, part: float = 1.0) -> np.ndarray:
    """(n, grounds) USD a month that each ground would bring each cell with `part` of its members were it alone there: those who
    pass and can be stopped, by its toll, and those of them whom its houses hold."""
    held = np.minimum(met_alone(world, road, part), captives_a_day(world, road, part)[:, None])
    return tolls_bring(world, road, part) + 30 * held * captive_brings(world, road)[:, None]


def brings_here(world, road: np.ndarray) -> np.ndarray:
    """(n,) USD a month, before pay, that each cell reckons with: its part of the tolls here, and the captives who have lately passed
    through its houses, less houses, officials and the danger that police find the houses where people are kept. Cash comes, at a small
    scale, in few large sums (principle 6)."""
    cells, p, rows = world.cells, world.p, np.arange(len(road))
    here = cells.ground[road]
    tolls = tolls_bring(world, road)[rows, here] * its_part(world, road)[rows, here]
    met = met_alone(world, road, 1.0)[rows, here] * its_part(world, road)[rows, here]
    captives = 30 * np.minimum(captives_a_day(world, road), met) * captive_brings(world, road)
    danger = MONTH * found_a_day(world, road) * p["gangs.raid_loss_usd"]
    return tolls + captives - cells.beds[road] * p["gangs.bed_usd_month"] - danger - cells.bought[road] * officials_usd(world)


def others_there(world, road: np.ndarray) -> np.ndarray:
    """(n, grounds) members of the other cells that stand on each ground."""
    cells, every = world.cells, standing(world)
    there = np.bincount(cells.ground[every], cells.members[every], minlength=len(world.ground_links))
    mine = (cells.ground[road][:, None] == np.arange(len(there))[None, :]) * cells.members[road][:, None]
    return np.maximum(there[None, :] - mine, 0.0)


def its_part(world, road: np.ndarray, part: float = 1.0) -> np.ndarray:
    """(n, grounds) what each cell with `part` of its members gets of a ground that it shares, by strength, with those who stand there."""
    mine = (world.cells.members[road] * part)[:, None]
    return mine / np.maximum(mine + others_there(world, road), 1.0)


def grounds_bring(world, road: np.ndarray, part: float = 1.0) -> np.ndarray:
    """(n, grounds) USD a month that each ground would bring each cell with `part` of its members: what it would alone, shared
    with the cells that stand there by strength."""
    return alone_brings(world, road, part) * its_part(world, road, part)


def earns(world, road: np.ndarray, brings: np.ndarray, now: np.ndarray) -> np.ndarray:
    """(n, grounds) USD a month expected of each ground: what the cell earns here (`income_usd`) x what the other ground would bring
    over what this one does now, (n,)."""
    cells, p = world.cells, world.p
    return np.maximum(cells.income_usd[road], 0.0)[:, None] * np.minimum(brings / np.maximum(now, p["gangs.ground_usd_day"] * 30)[:, None], p["gangs.far_grass"])


def in_turn(world, road: np.ndarray, purpose: str) -> np.ndarray:
    """The cells in a keyed order: who plans later sees where those before have gone (all at once they would run after one another)."""
    return road[np.argsort(world.draws.uniform(road, purpose, world.day), kind="stable")]


def move_on(world) -> None:
    """Each month a cell weighs the grounds of the road: what each would bring, less the move; one after the other."""
    cells, p = world.cells, world.p
    empty = (world.ground_links < 0).all(axis=1)
    turn = in_turn(world, standing(world), "turn to move")
    for row, alone in zip(turn, alone_brings(world, turn), strict=True):
        one, here = np.array([row]), cells.ground[row]
        brings = alone * its_part(world, one)
        values = earns(world, one, brings, brings[:, here]) - np.where(np.arange(len(empty)) == here, 0.0, p["gangs.move_usd"])
        values[:, empty] = -np.inf
        cells.ground[row] = choose(values, world.draws, one, "move", world.day, p["gangs.month_scale_usd"])[0]


def split_or_disband(world) -> None:
    """Each month a cell weighs going on as one, sending half of its members to the best other ground, or giving up: what
    the grounds bring, against the move and what members would earn elsewhere. A split takes a free row."""
    cells, p = world.cells, world.p
    road = standing(world)
    rows, here = np.arange(len(road)), cells.ground[road]
    half = earns(world, road, grounds_bring(world, road, 0.5), grounds_bring(world, road)[rows, here])
    other = half.copy()
    other[rows, here] = -np.inf
    outside = cells.members[road] * members_ask(world, road)
    upkeep = p["gangs.boss_usd_month"]
    values = np.column_stack([
        cells.income_usd[road], half[rows, here] + other.max(axis=1) - p["gangs.move_usd"] - upkeep, outside])
    values[:, SPLIT] = np.where(cells.members[road] < 2 * p["gangs.fewest_members"], -np.inf, values[:, SPLIT])
    pick = choose(values, world.draws, road, "go on as one", world.day, p["gangs.month_scale_usd"])
    disband(world, road[pick == DISBAND])
    free = which(cells.road & ~cells.active)
    for mother, row in zip(in_turn(world, road[pick == SPLIT], "turn to split"), free, strict=False):
        other = grounds_bring(world, np.array([mother]), 0.5)[0]
        other[cells.ground[mother]] = -np.inf
        ground = int(np.argmax(other))
        send_half(cells, mother, row)
        cells.ground[row] = ground


def send_half(cells, mother: int, daughter: int) -> None:
    """Half of a cell becomes another, in a free row: it knows what the whole knew and gets half of what it had; captives, with what they saw
    and who looks for them, stay in the mother's houses, of which there is half the room now."""
    cells.active[daughter], cells.link[daughter] = True, -1
    for name in KNOWN:
        getattr(cells, name)[daughter] = getattr(cells, name)[mother]
    for name in SHARED:
        column = getattr(cells, name)
        column[mother] *= 0.5
        column[daughter] = column[mother]
    cells.crowding[mother] *= 2
    for name in OF_CAPTIVES:
        getattr(cells, name)[daughter] = 0.0


def disband(world, rows: np.ndarray) -> None:
    """The members go their ways with the cash there is, or leave behind what was borrowed; captives are let go."""
    if len(rows) == 0:
        return
    cells = world.cells
    held = world.held_by_gangs()
    free = held[np.isin(world.people.holder[held], rows)]
    world.set_free(free, "released", party_kind="gang", party=world.people.holder[free].copy())
    pay_out(world, rows, np.maximum(cells.revenue_usd[rows], 0.0), "costs_outside")
    world.ledger.pay("credit_outside", "gangs", np.maximum(-cells.revenue_usd[rows], 0.0), group=True)
    cells.active[rows], cells.link[rows] = False, -1
    for name in (*SHARED, *OF_CAPTIVES, "bought"):
        getattr(cells, name)[rows] = 0.0
    for stands in (world.cell_of_link, world.cell_of_ground):
        stands[np.isin(stands, rows)] = -1
