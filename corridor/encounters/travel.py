"""On the way: the next leg by recursive logit, riding, arriving (model.md, next leg; ride). One round of a day."""

from __future__ import annotations

import numpy as np

from corridor.crowd import which, without
from corridor.encounters import legs, trains
from corridor.encounters.legs import DESERT, TRAIN
from corridor.life import note, those
from corridor.records.events import ENTERED_MEXICO, LEG_ENDS

HOURS_ON_TRAIN = 24.0


def start_day(world) -> None:
    """Everybody on the way gets the hours of a day; beds in shelters are free again."""
    people = world.people
    world.guests_tonight = np.zeros(len(world.officials))  # simulated, by office
    world.wait_tonight = []  # rows of those who stay at a yard
    trains.start_day(world)
    who = those(people, "travelling")
    people.day_hours[who] = world.p["people.hours_a_day"]
    on_train = who[(people.link[who] >= 0) & (world.geography.mode[people.link[who]] == TRAIN)]
    people.day_hours[on_train] = HOURS_ON_TRAIN


def pool_of(world, who: np.ndarray) -> np.ndarray:
    """The news pool whose route values a person uses: by place of origin, with or without a guide, or with papers."""
    people = world.people
    return legs.news_pools(who, people.home, people.channel, people.papers_us, world.origin_index, world.papered_pool, world.day)


def tell_of_leg(world, who: np.ndarray, danger: str, number) -> None:
    """Of the leg that each is on, so many real people, (n,) or a number for each, have met a danger there: the news of each one's pool."""
    of = world.people
    legs.tell(who, world.road_news.of(danger), number, of.link, of.home, of.channel, of.papers_us, world.origin_index, world.papered_pool, world.day)


def best_leg(world, who) -> tuple[np.ndarray, ...]:
    """The link each takes from where each stands: cost of the link and of the way ahead, and a taste (companions follow one's). Who has
    been taken by a cell fears its ground, and the way of travelling on which that was, more than news has it, the more the oftener, until that fades.

    Returns (goes: (n,) bool, some way is open and can be paid; and of those who go: link, fare USD, hours of the leg, pool of
    news)."""
    people, p, geography = world.people, world.p, world.geography
    hour = p["people.hour_value_usd"]
    taste = legs.Taste(world.draws.base("leg"), world.route_scale_usd, hour, hour * trains.usual_wait(world))
    shunned = legs.Shunned(people.taken_ground, people.taken_mode, people.taken_on, people.times_taken, geography.ground, geography.mode,
                           p["people.loss_taken_usd"], p["news.own_counts"], p["news.half_life_days"])
    border = inner_border(world) if world.before_inner[people.place[who]].any() else legs.NO_BORDER
    link, fare, hours, pool = legs.best_links(
        who, people.home, people.papers_us, world.origin_index, world.papered_pool, world.day, world.goal_index, people.destination,
        people.place, people.channel, people.by_train, people.savings_usd, people.minor, people.leader, people.legs, people.attempts,
        people.key, worth_of_links(world), world.out_links, geography.fare_usd, world.least_fares()[geography.head], geography.hours, world.trains_of_link,
        world.officials.speed_kmh, trains.USUAL_KMH, world.has_train, world.inner_border, world.across, border, taste, shunned)
    goes = link >= 0
    return (goes, link, fare, hours, pool) if goes.all() else (goes, link[goes], fare[goes], hours[goes], pool[goes])


def choose_leg(world) -> np.ndarray:
    """Travellers at a place with hours left choose their next leg; returns those who set out on one (rows)."""
    people = world.people
    who = legs.at_places(those(people, "travelling"), people.link, people.day_hours)
    if len(who) == 0:
        return who
    goes, link, fares, hours, pool = best_leg(world, who)
    if not goes.all():
        people.legs[who[~goes]] += 1
        world.stranded(who[~goes])
        who = who[goes]
    waits = trains.none_leaves(world, who, link)
    if waits.any():  # tomorrow they choose again, with the same tastes
        stay_at_yard(world, who[waits])
        who, link, hours, fares, pool = (column[~waits] for column in (who, link, hours, fares, pool))
    people.legs[who] += 1
    kept_off = trains.refused(world, who, link)
    if kept_off.any():
        stay_at_yard(world, who[kept_off])
        who, link, hours, fares, pool = (column[~kept_off] for column in (who, link, hours, fares, pool))
    riders = which(world.has_train[link])
    if len(riders):
        hours[riders] += trains.hours_to_departure(world, link[riders])
        trains.count_riders(world, link[riders])
    legs.set_out(who, link, hours, world.has_train, people.link, people.leg_hours, people.by_train, world.flow, 1 / world.scale)
    pay_fares(world, who, fares)
    np.add.at(world.led, link[people.channel[who] == 2], 1 / world.scale)
    if len(riders):
        note(world, who[riders], "boarded", link=link[riders], party_kind="carrier")
    world.road_news.report(pool, link, None, 1 / world.scale)
    return who


def stay_at_yard(world, who) -> None:
    """No train today for these: the day is over, and a night has to be spent here."""
    world.people.day_hours[who] = 0.0
    world.wait_tonight.append(who)


def pay_fares(world, who, fares) -> None:
    """Fares to carriers, with what kin or a lender wire to those who lack it."""
    people = world.people
    pays = which(fares > 0)
    if len(pays) == 0:
        return
    who, fares = who[pays], fares[pays]
    lacks = fares > people.savings_usd[who] + 1e-9
    if lacks.any():
        world.raise_money(who[lacks], fares[lacks])
    fares = np.minimum(fares, np.maximum(people.savings_usd[who], 0.0))
    people.savings_usd[who] -= fares
    world.ledger.pay("migrants", "carriers", fares, who=who)


def worth_of_links(world) -> np.ndarray:
    """(pools, goals, links) what a link and the way ahead of it are worth, in units of the spread of tastes where it begins
    (`routes.route_scale_usd`); -inf: closed, or no way to the goal leads on from its end."""
    kept = getattr(world, "_worth_of_links", (None, None))
    if kept[0] is not world.route_value:
        worth = (world.route_value[:, :, world.geography.head] - world.route_cost) / world.route_scale_usd[world.geography.tail]
        kept = world._worth_of_links = (world.route_value, worth)
    return kept[1]


def inner_border(world) -> legs.Border:
    """What an inner border of Central America asks: hours, a fee, and what a look at guides and at children without a paper is
    felt to cost (Q087-Q095)."""
    p, rules, row = world.p, world.officials, world.official_row["ca4:region"]
    return legs.Border(float(rules.crossing_hours[row]), float(rules.fee_usd[row]), world.guides_looked_at() * p["people.loss_stopped_usd"],
                       float(p["people.detour_usd"] * rules.minors_permission[row]))


def ride(world, who: np.ndarray) -> np.ndarray:
    """Nature on the leg: falls from trains, heat in the desert, water. Hazards per exposure. Those who pass tell how dangerous the leg is to
    life (by the hazard: at small scales a death is the luck of one, principle 6). Returns the survivors."""
    if len(who) == 0:
        return who
    people, p, geography = world.people, world.p, world.geography
    heat = world.drivers.value("heat.desert", world.date)
    nature = legs.Nature(p["train.fall_hazard_hour"], p["train.board_hazard"], p["nature.desert_hazard_hour"] * heat, p["nature.river_hazard"],
                        p["train.fall_death"])
    hit, deadly = legs.struck(who, world.occasions.counts["nature"], people.key, world.draws.bases["nature"], people.link, world.trains_of_link,
                              world.officials.speed_kmh, trains.USUAL_KMH, geography.mode, geography.hours, geography.crosses_us, nature)
    tell_of_leg(world, who, "dead", deadly / world.scale)
    if len(hit) == 0:
        return who
    mode = geography.mode[people.link[hit]]
    on_train = mode == TRAIN
    dies, link = hit[~on_train], people.link[hit[~on_train]]
    cause = np.where(mode[~on_train] == DESERT, 1, 2)
    world.die(dies, cause, link=link)
    world.fall(hit[on_train])
    return without(who, hit)


def go_on(world) -> bool:
    """Hours pass: those whose leg ends today stand at its end; the others travel on tomorrow. True: some go on today."""
    people = world.people
    there, came_by = legs.at_ends(those(people, "travelling"), people.link, people.leg_hours, people.day_hours, people.place,
                                  world.geography.head)
    if len(there) == 0:
        return False
    enters = world.geography.crosses_mx[came_by]
    note(world, there[enters], "moved", link=came_by[enters], detail=ENTERED_MEXICO)
    if world.events.journal:  # other legs are told only in full logs: indicators read the month's counts of them
        note(world, there[~enters], "moved", link=came_by[~enters], detail=LEG_ENDS)
    arrived = there[people.place[there] == people.destination[there]]
    world.arrive(arrived)
    return True
