"""On the way: the next leg by recursive logit, riding, arriving (model.md, next leg; ride). One round of a day."""

from __future__ import annotations

import numpy as np

from corridor.crowd import without
from corridor.encounters import trains
from corridor.life import note, those
from corridor.records.events import ENTERED_MEXICO, LEG_ENDS

TRAIN, BUS, TRAIL, RIVER, DESERT, PRIVATE, AIR, RETURN = range(8)
HOURS_ON_TRAIN = 24.0


def start_day(world) -> None:
    """Everybody on the way gets the hours of a day."""
    people = world.people
    who = those(people, "travelling")
    people.day_hours[who] = world.p["people.hours_a_day"]
    on_train = who[(people.link[who] >= 0) & (world.geography.mode[people.link[who]] == TRAIN)]
    people.day_hours[on_train] = HOURS_ON_TRAIN


def pool_of(world, who: np.ndarray) -> np.ndarray:
    """The news pool whose route values a person uses: by place of origin, with or without a guide, or with papers."""
    people = world.people
    pool = world.origin_index[people.home[who]] * 2 + (people.channel[who] == 2)
    return np.where(people.papers_us[who] >= world.day, world.papered_pool, pool)


def best_leg(world, who) -> tuple[np.ndarray, ...]:
    """The link each takes from where each stands: cost of the link and of the way ahead, and a taste (companions follow one's).

    Returns (goes: (n,) bool, some way is open and can be paid; and of those who go: link, fare USD, hours at inner borders)."""
    people, p, geography = world.people, world.p, world.geography
    out = world.out_links[people.place[who]]
    each, nth = np.nonzero(out >= 0)  # a person and one of the links from there, for all of both
    person, links = who[each], out[each, nth]
    pool, goal = pool_of(world, who), world.goal_index[people.destination[who]]
    worth = worth_of_links(world)[pool[each], goal[each], links]
    fare, inner_hours, scale = geography.fare_usd[links].astype(float), np.zeros(len(links)), p["people.route_scale_usd"]
    fare[(people.channel[who] == 2)[each]] = 0.0
    yard = np.flatnonzero((geography.mode[links] == TRAIN) & ~people.by_train[who][each])
    worth[yard] -= p["people.hour_value_usd"] * (p["train.wait_hours"] - p["train.change_hours"]) / scale
    border = np.flatnonzero(world.inner_border[links])
    hours, fee, checked = inner_border(world, person[border])
    worth[border] -= (hours * p["people.hour_value_usd"] + fee + checked) / scale
    fare[border] += fee
    inner_hours[border] = hours
    purse = np.where(world.across[people.place[who]], np.inf, people.savings_usd[who])  # in the U.S. kin or a lender wire the fare
    worth[fare > purse[each] + 1e-9] = -np.inf
    leads = np.where(people.leader[who] >= 0, people.leader[who], who)
    begun = people.legs[who] + 64 * people.attempts[leads]
    values = np.full(out.shape, -np.inf)
    values[each, nth] = worth + world.draws.gumbel(people.key[leads[each]], "leg", begun[each], links)
    best = values.argmax(axis=1)
    goes = np.isfinite(values[np.arange(len(who)), best])
    at = (np.searchsorted(each, np.arange(len(who))) + best)[goes]  # links of a person stand together, in order
    return goes, links[at], fare[at], inner_hours[at]


def choose_leg(world) -> np.ndarray:
    """Travellers at a place with hours left choose their next leg; returns those who set out on one (rows)."""
    people, p = world.people, world.p
    who = those(people, "travelling")
    who = who[(people.link[who] < 0) & (people.day_hours[who] > 0.01)]
    if len(who) == 0:
        return who
    goes, link, fares, inner_hours = best_leg(world, who)
    occasion = world.occasions.next("leg", who)[goes]
    people.legs[who] += 1
    world.stranded(who[~goes])
    who = who[goes]
    hours = world.geography.hours[link] * trains.hours_by_train(world, link) + inner_hours
    kept_off = trains.refused(world, who, link)
    people.day_hours[who[kept_off]] = 0.0
    who, link, hours, occasion, fares = (column[~kept_off] for column in (who, link, hours, occasion, fares))
    train = world.geography.mode[link] == TRAIN
    mean_wait = np.where(people.by_train[who], p["train.change_hours"], p["train.wait_hours"])
    wait = mean_wait * world.draws.exponential(people.key[who], "train wait", occasion)
    people.by_train[who] = train
    people.leg_hours[who] = hours + np.where(train, wait, 0.0)
    people.link[who] = link
    lacks = fares > people.savings_usd[who] + 1e-9
    world.raise_money(who[lacks], fares[lacks])
    fares = np.minimum(fares, np.maximum(people.savings_usd[who], 0.0))
    pays = fares > 0
    people.savings_usd[who[pays]] -= fares[pays]
    world.ledger.pay("migrants", "carriers", fares[pays], who=who[pays])
    note(world, who[train], "boarded", link=link[train], party_kind="carrier")
    world.road_news.report(pool_of(world, who), link, None, 1 / world.scale)
    np.add.at(world.flow, link, 1 / world.scale)
    return who


def worth_of_links(world) -> np.ndarray:
    """(pools, goals, links) what a link and the way ahead of it are worth, in units of people.route_scale_usd; -inf: closed."""
    kept = getattr(world, "_worth_of_links", (None, None))
    if kept[0] is not world.route_value:
        cost, ahead = world.route_cost, world.route_value[:, :, world.geography.head]
        worth = np.where(np.isfinite(cost), -cost / world.p["people.route_scale_usd"] + ahead, -np.inf)
        kept = world._worth_of_links = (world.route_value, worth)
    return kept[1]


def inner_border(world, who) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(hours, fee USD, what a look at guides and at children without a paper is felt to cost), (n,) each, of people before an
    inner border of Central America (Q087-Q095)."""
    people, rules = world.people, world.officials
    row = world.official_row["ca4:region"]
    guided = people.channel[who] == 2
    child = people.minor[who] & (people.leader[who] < 0)
    detour = world.p["people.detour_usd"] * child * rules.minors_permission[row]
    looked = guided * world.guides_looked_at() * world.p["people.loss_stopped_usd"]
    return np.full(len(who), rules.crossing_hours[row]), np.where(guided, 0.0, rules.fee_usd[row]), detour + looked


def ride(world, who: np.ndarray) -> np.ndarray:
    """Nature on the leg: falls from trains, heat in the desert, water. Hazards per exposure. Returns the survivors."""
    if len(who) == 0:
        return who
    people, p, draws, geography = world.people, world.p, world.draws, world.geography
    link = people.link[who]
    mode, hours = geography.mode[link], geography.hours[link]
    heat = world.drivers.value("heat.desert", world.date)
    speed = trains.hours_by_train(world, link)  # twice as fast: half the hours, four times the danger in each
    train = mode == TRAIN  # hours on top of wagons, and the jump on and off
    hazard = np.where(train, p["train.fall_hazard_hour"] * hours / speed + p["train.board_hazard"] / speed, 0.0)
    hazard += np.where(mode == DESERT, p["nature.desert_hazard_hour"] * heat * hours, 0.0)
    hazard += np.where((mode == RIVER) & geography.crosses_us[link], p["nature.river_hazard"], 0.0)
    occasion = world.occasions.next("nature", who)
    hit = np.flatnonzero(draws.uniform(people.key[who], "nature", occasion) < 1 - np.exp(-hazard))
    on_train = mode[hit] == TRAIN
    dies = hit[~on_train]
    cause = np.where(mode[dies] == DESERT, 1, 2)
    world.road_news.report(pool_of(world, who[dies]), link[dies], "dead", 1 / world.scale)
    world.die(who[dies], cause, link=link[dies])
    world.fall(who[hit[on_train]])
    return without(who, who[hit])


def go_on(world) -> bool:
    """Hours pass: those whose leg ends today stand at its end; the others travel on tomorrow. True: some go on today."""
    people = world.people
    who = those(people, "travelling")
    who = who[(people.link[who] >= 0) & (people.day_hours[who] > 0.01)]
    spent = np.minimum(people.leg_hours[who], people.day_hours[who])
    people.leg_hours[who] -= spent
    people.day_hours[who] -= spent
    there = who[people.leg_hours[who] <= 1e-6]
    came_by = people.link[there]
    people.place[there] = world.geography.head[came_by]
    enters = world.geography.crosses_mx[came_by]
    note(world, there[enters], "moved", link=came_by[enters], detail=ENTERED_MEXICO)
    if world.events.journal:  # other legs are told only in full logs: indicators read the month's counts of them
        note(world, there[~enters], "moved", link=came_by[~enters], detail=LEG_ENDS)
    people.link[there] = -1
    arrived = there[people.place[there] == people.destination[there]]
    world.arrive(arrived)
    return bool(len(there))
