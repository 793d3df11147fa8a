"""Cells meet those who pass: tolls, robbery of those who cannot pay, raids (model.md, toll; abduction). Their ground is in
grounds.py."""

from __future__ import annotations

import numpy as np

from corridor.choice import alternatives, choose
from corridor.crowd import few_fill, together, which, without
from corridor.crowd.company import ONE_TELLS
from corridor.crowd.rows import FEW, distinct
from corridor.encounters import legs, ransom
from corridor.encounters.grounds import (
    can_pay,
    cell_at,
    in_reach,
    raid_brings,
    raid_usd,
    size_of_groups,
    toll_brings,
)
from corridor.encounters.houses import captive_worth, draw_attention, houses, pay_out
from corridor.encounters.travel import TRAIN, tell_of_leg
from corridor.life import note, those
from corridor.records.events import PARTY

NOTHING, TOLL, RAID = range(3)
LET_BE, ROB, THROW_OFF = range(3)
RAIDS = ("raid", "raid on a guide")  # on a group that travels on its own, with a guide
GUIDED_RAID = RAIDS[True]


def gangs_meet(world, who: np.ndarray) -> np.ndarray:
    """Cells meet the groups that pass where they stand: let pass, ask a toll, or take them. Returns those who go on."""
    people, cells, p = world.people, world.cells, world.p
    if len(who) == 0 or len(cells) == 0:
        return who
    who_met, cell = legs.met_by_cells(
        who, world.occasions.counts["met by a cell"], people.key, world.draws.bases["met by a cell"], world.day, people.link, world.cell_of_link,
        cells.members, cells.link, world.flow_memory, world.has_train, world.riders_memory, world.geography.background,
        p["gangs.group_load"], p["gangs.meetings_day"], p["gangs.usual_members"], p["gangs.passengers_sifted"])
    if len(who_met) == 0:
        return who
    guided = people.channel[who_met] == 2
    for of_guide in (False, True):
        mine = which(guided == of_guide)
        if len(mine) == 0:
            continue
        group, by = who_met[mine], cell[mine]
        cells_there, at = distinct(by)
        number = np.bincount(at)
        if not of_guide:
            number = so_far(world, cells_there, number)
        there = people_met(world, cells_there, number, of_guide)
        load = np.minimum(there, p["gangs.train_load"])
        stakes = (future_tolls(world, group, at),) if of_guide else ()
        chosen = decide_raid(world, cells_there, load, RAIDS[of_guide], *stakes)[at]
        chosen[out_of_reach(world, group, (load / there)[at])] = NOTHING
        raided, asked = which(chosen == RAID), which(chosen == TOLL)
        if len(raided):
            rows, link = group[raided], people.link[group[raided]]
            taken = abduct(world, rows, by[raided], load[at[raided]], on_which_train(world, rows, of_guide))
            who = without(who, rows[taken])
            if not of_guide:
                np.subtract.at(world.met_on_train, link[taken], 1)
        if len(asked):
            who = without(who, tolls(world, group[asked], by[asked], of_guide))
    return who


def so_far(world, cell: np.ndarray, number: np.ndarray) -> np.ndarray:
    """(n,) simulated people of the group that each cell meets: on a train, with those whom it has met there today and not taken (who boards
    later has caught the same train)."""
    link = np.maximum(world.cells.link[cell], 0)
    world.met_on_train[link] += number
    return np.where(world.has_train[link], world.met_on_train[link], number)


def out_of_reach(world, who: np.ndarray, part: np.ndarray) -> np.ndarray:
    """(n,) bool: of a train of which a cell gets at such a part (n,), those whom it does not get at, by a keyed draw."""
    if (part >= 1.0).all():
        return np.zeros(len(who), bool)
    return world.draws.uniform(world.people.key[who], "got at on a train", world.day) >= part


def people_met(world, cell: np.ndarray, number: np.ndarray, of_guide: bool) -> np.ndarray:
    """(n,) people of the group that passes each cell, where it meets so many (n,) simulated people: those who ride one train, or
    a group on foot, in a bus or with a guide. Of a train it gets at gangs.train_load at most.

    Of a train one who rides it tells of oneself and, in real people, of the others; the fewer simulated people stand for a usual train, the
    more the cell goes by how many usually ride together: the mean over riders is the same at any scale (principle 6). Trains of one link
    carry a handful on one day and hundreds on another, so what little is seen of today's tells more than the usual one."""
    p, link = world.p, np.maximum(world.cells.link[cell], 0)
    usual = size_of_groups(world, link)
    riders = together(number, usual, world.scale, ONE_TELLS)
    on_train = world.has_train[link] & (not of_guide)
    return np.where(on_train, riders, np.minimum(usual, p["gangs.group_load"]))


def free_beds(world, cell=None) -> np.ndarray:
    """(n,) people each of these cells (None: all) could still hold: places in its houses, and as many as its people can guard, less
    those held.

    Where a few simulated people fill a house, one of them may be more than it holds: there what counts is how full
    it has been lately, so that over time it holds as many at any scale (principle 6)."""
    people, cells = world.people, world.cells
    cell = np.arange(len(cells)) if cell is None else cell
    return legs.room_left(cell, those(people, "held"), people.holder_kind, people.holder, PARTY["gang"], cells.beds, cells.members, cells.crowding,
                          world.p["gangs.guarded_each"], world.scale, FEW)


def future_tolls(world, who: np.ndarray, at: np.ndarray) -> np.ndarray:
    """(cells,) tolls that the rings of those whom each cell meets (at: (n,) which of them) would pay it, this one among them: a usual ring
    gangs.future_tolls later ones, the others in proportion to how close they are to cells and how many clients they lately took."""
    rings, ring = world.smugglers, np.maximum(world.people.smuggler[who], 0)
    close = rings.tie * np.maximum(rings.clients_before, 1.0)
    usual = close[rings.active].mean() if rings.active.any() else 1.0
    return 1 + (world.p["gangs.future_tolls"] - 1) * np.bincount(at, close[ring] / usual) / np.bincount(at)


def decide_raid(world, cell: np.ndarray, load: np.ndarray, purpose: str, spares=None) -> np.ndarray:
    """Let pass, toll or raid, for one group met by each cell: what the captives it has room for bring, less keep, beds,
    danger, the men and lorries a raid takes and the heat it draws; against the toll of all, or the guide's tolls, this and later ones.

    cell: (n,) distinct. load: (n,) people of the group. purpose: the encounter, so that each has draws of its own (principle 5). spares: (n,)
    tolls of a guide (`future_tolls`; None: of a usual ring).
    """
    p = world.p
    free = np.maximum(free_beds(world, cell), 0.0)
    spares = p["gangs.future_tolls"] if spares is None else spares
    toll = p["gangs.guide_toll_usd"] * spares if purpose == GUIDED_RAID else toll_brings(world, cell)
    raid = raid_brings(world, cell, np.minimum(free, load), captive_worth(world, cell))
    values = alternatives([np.zeros(len(cell)), toll * load, np.where(free >= 1, raid, -np.inf)])
    return choose(values, world.draws, cell, purpose, world.day, p["gangs.raid_scale_usd"])


def tolls(world, who: np.ndarray, cell: np.ndarray, of_guide: bool) -> np.ndarray:
    """The toll: the ring pays it for its clients; others hand it over, or what becomes of them is weighed. Returns those
    no longer on the way (rows)."""
    if len(who) == 0:
        return who
    p, people, cells = world.p, world.people, world.cells
    if of_guide:
        amount = np.full(len(who), p["gangs.guide_toll_usd"])
        world.ledger.pay("smugglers", "gangs", amount, who=who)
        note(world, who, "toll", link=people.link[who], party_kind="gang", party=cell, amount_usd=amount)
        world.lay_out(who, amount)
        np.add.at(cells.revenue_usd, cell, amount / world.scale)
        return who[:0]
    seen, at = distinct(cell)
    number, purse = np.bincount(at) / world.scale, np.bincount(at, people.savings_usd[who]) / world.scale
    cells.purse_usd[seen] += (1 - np.exp(-number / p["gangs.purses_seen"])) * (purse / number - cells.purse_usd[seen])
    pays = people.savings_usd[who] >= cells.toll_usd[cell]
    world.take_cash(who[pays], cells.toll_usd[cell[pays]], "gangs", cell[pays], "extorted")
    return unpaid(world, who[~pays], cell[~pays])


def unpaid(world, who: np.ndarray, cell: np.ndarray) -> np.ndarray:
    """Those who cannot pay: let be, robbed of what they have, or on a train thrown off, which frightens the others into
    paying: an example is worth what those who look on still hold back. Returns those thrown off."""
    if len(who) == 0:
        return who
    people, cells, p = world.people, world.cells, world.p
    on_train = (people.link[who] >= 0) & (world.geography.mode[people.link[who]] == TRAIN)
    cash = people.savings_usd[who]
    holds_back = 1 - can_pay(cells.purse_usd[cell], cells.toll_usd[cell])
    watching = in_reach(world, people.link[who]) * p["gangs.look_on"]
    example = watching * holds_back * cells.toll_usd[cell] * p["gangs.pay_for_fear"]
    danger = p["gangs.throw_usd"] * (1 + cells.attention[cell])
    values = alternatives([np.zeros(len(who)), np.where(cash >= 1, cash, -np.inf), np.where(on_train, example - danger, -np.inf)])
    occasion = world.occasions.next("unpaid toll", who)
    choice = choose(values, world.draws, people.key[who], "unpaid toll", occasion, p["gangs.toll_scale_usd"])
    robbed = choice == ROB
    world.take_cash(who[robbed], cash[robbed], "gangs", cell[robbed], "robbed")
    tell_of_leg(world, who[robbed & (people.link[who] >= 0)], "robbed", 1 / world.scale)
    off = choice == THROW_OFF
    note(world, who[off], "thrown_off", link=people.link[who[off]], party_kind="gang", party=cell[off])
    return world.fall_or_land(who[off])


def outside_shelters(world, guests: np.ndarray) -> None:
    """Cells keep men where people sleep: the few they can watch a night are met as a group of their own."""
    people, p = world.people, world.p
    cell = cell_at(world, people.place[guests])
    near = cell >= 0
    rows, cell = guests[near], cell[near]
    if len(rows) == 0:
        return
    here = world.company["guests near cells"].met(cell, world.scale)
    secure = world.officials.security[world.shelter_of_place[people.place[rows]]]
    watch = p["gangs.watch_night"] * (1 - secure) * world.cells.members[cell] / p["gangs.usual_members"]
    occasion = world.occasions.next("watched outside", rows)
    met = world.draws.uniform(people.key[rows], "watched outside", occasion) < watch / (watch + here)
    rows, cell = rows[met], cell[met]
    groups, at = distinct(cell)
    if len(groups) == 0:
        return
    load = np.full(len(groups), p["gangs.watch_night"])
    chosen = decide_raid(world, groups, load, "raid outside a shelter")[at]
    asked, raided = chosen == TOLL, chosen == RAID
    tolls(world, rows[asked], cell[asked], False)
    abduct(world, rows[raided], cell[raided], load[at[raided]])


def on_which_train(world, who: np.ndarray, of_guide: bool) -> np.ndarray:
    """(n,) where in `world.raid_told` today's raid on the train that each rides is kept; -1: rides none."""
    link = world.people.link[who]
    return np.where(world.has_train[link], link + of_guide * len(world.has_train), -1)


def abduct(world, who: np.ndarray, cell: np.ndarray, load: np.ndarray, train=-1) -> np.ndarray:
    """A cell takes as many as its houses hold, by keyed priority. Returns (n,) bool: taken.

    load: (n,) people of one group, the same for all whom a cell meets. train: (n,) as of `on_which_train`: who is taken from a train that
    was raided earlier today belongs to that raid. At a small scale one simulated person stands for more than one group, or for more people
    than a house holds: then of those met such a part is taken as there is room for in a house for one group (principle 6). They are told as
    as many raids as so many people make; what a raid costs is paid by heads, as of one that takes as many as was weighed
    (`decide_raid`): whole raids would cost more of a few met, and how many are met at once hangs on the scale."""
    taken = np.zeros(len(who), dtype=bool)
    if len(who) == 0:
        return taken
    people, cells, draws, day, p = world.people, world.cells, world.draws, world.day, world.p
    order = np.lexsort((draws.uniform(people.key[who], "taken first", day), cell))
    rank = np.arange(len(order)) - np.searchsorted(cell[order], cell[order])
    raided, at = distinct(cell)
    free, few = np.maximum(free_beds(world, raided), 0), few_fill(houses(world)[raided] * world.scale)
    group, met, ride = np.empty(len(raided)), np.bincount(at) / world.scale, np.empty(len(raided), dtype=np.int64)
    group[at], ride[at] = load, train
    part = np.minimum(free / np.maximum(group, 1.0), 1.0)
    room = draws.rounded(np.where(few, np.minimum(met * part, np.maximum(free, 1 / world.scale)), free) * world.scale, raided, "beds", day)
    taken[order[rank < room[at[order]]]] = True
    rows, by, at = who[taken], cell[taken], at[taken]
    heads = np.bincount(at, minlength=len(raided)) / world.scale
    planned = np.minimum(np.maximum(group, 1.0), np.maximum(free, 1.0))
    raids = np.maximum(np.rint(heads / planned), heads > 0)
    earlier = np.where(ride >= 0, world.raid_told[ride], -1)
    raids[earlier >= 0] = 0
    each = np.rint(heads / np.maximum(raids, 1.0))
    world.events.of_more(earlier[earlier >= 0], each[earlier >= 0].astype(int))
    told = np.repeat(np.arange(len(raided)), raids.astype(int))
    first = world.events.record(day, np.full(len(told), -1), "abducted", 255, place=-1, link=cells.link[raided[told]], party_kind="gang",
                        party=raided[told], detail=each[told].astype(int))
    new = (ride >= 0) & (raids > 0)
    world.raid_told[ride[new]] = first + (np.cumsum(raids) - raids)[new]
    draw_attention(world, raided, heads / p["police.taken_noticed"])
    each_usd = raid_usd(world, planned) / planned
    pay_out(world, raided, heads * each_usd, "costs_outside")
    link = people.link[rows]
    tell_of_leg(world, rows[link >= 0], "taken", 1 / world.scale)
    ransom.captors_learn(world, cells.taking_usd, by, each_usd[at], p["ransom.memory_people"])
    world.hold(rows, "gang", by, size=np.maximum(each[at], 1).astype(int), link=link)
    return taken
