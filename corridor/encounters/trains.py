"""Freight trains: fenced yards, guards, operations, speed (paper, Dangers on the road)."""

from __future__ import annotations

import numpy as np

from corridor.choice import alternatives, choose
from corridor.crowd import which, without
from corridor.encounters import legs, might
from corridor.life import note

USUAL_KMH = 18.0
LET, STOP = range(2)
HOLD, PUSH = range(2)


def line(world, link) -> np.ndarray:
    """(n,) rows of the trains' office for each link, -1 where no train runs."""
    return world.trains_of_link[link]


def none_leaves(world, who, link) -> np.ndarray:
    """(n,) bool: would take a train from a yard where they did not come by one, and none leaves today. Trains leave on keyed days, every
    `train.wait_hours` in the mean, with all who wait there; those who came by train go on with it."""
    at_yard = world.has_train[link] & ~world.people.by_train[who]
    some = which(at_yard)
    if len(some):
        at_yard[some] = world.draws.uniform(link[some], "train leaves", world.day) >= 24.0 / world.p["train.wait_hours"]
    return at_yard


def hours_to_departure(world, link) -> np.ndarray:
    """(n,) hours until a train leaves the yard where it stands, the same for all its riders."""
    return world.p["train.change_hours"] * world.draws.exponential(link, "train departs", world.day)


def usual_wait(world) -> float:
    """Hours that one who comes to a yard may expect until a train leaves: a day for each on which none does."""
    return max(world.p["train.wait_hours"] - 24.0, 0.0)


def start_day(world) -> None:
    """Nobody has boarded today, and no cell has met a train or raided it."""
    world.boarded_today, world.met_on_train = np.zeros(len(world.riders)), np.zeros(len(world.riders))  # simulated, by link
    world.raid_told = np.full(2 * len(world.riders), -1)  # row of today's log, by link: of those without a guide, of those with one


def count_riders(world, link) -> None:
    """Of those who board on each link, how many ride together is remembered: oneself and, in real people, the others (as many as
    the simulated ones stand for, at any scale: principle 6). Who boards later in the day rides with those who have boarded."""
    before, number = world.boarded_today, world.boarded_today + np.bincount(link, minlength=len(world.riders))
    world.riders += (number * (1 + (number - 1) / world.scale) - before * (1 + (before - 1) / world.scale)) / world.scale
    world.boarded_today = number


def aboard(world) -> np.ndarray:
    """(links,) people on one train, as those who ride there usually find it (at any scale: `count_riders`); 1 where nobody rides."""
    return might.aboard(world.riders_memory, world.flow_memory)


def refused(world, who, link) -> np.ndarray:
    """(n,) bool: at a fenced yard guards keep the person off the train. Guards see as many as they are."""
    people, rules, p = world.people, world.officials, world.p
    out = np.zeros(len(who), bool)
    at = legs.fenced(link, world.trains_of_link, rules.barriers)
    if len(at) == 0:
        return out
    row = line(world, link)
    yards = world.lines_of_trains[row[at]]
    riders = np.bincount(link[at], minlength=len(world.geography.tail))[link[at]] / world.scale + 1
    watch = rules.guards[row[at]] / yards * p["trains.guard_sees"]
    seen = rules.barriers[row[at]] * watch / (watch + riders)
    occasion = world.occasions.next("yard", who[at])
    noticed = world.draws.uniform(people.key[who[at]], "yard", occasion) < seen
    bribe = np.minimum(people.savings_usd[who[at]], p["trains.yard_share"] * p["posts.inm_bribe_usd"])
    values = alternatives([bribe, np.full(len(at), p["trains.yard_share"] * p["posts.duty_usd"])])
    stops = noticed & (choose(values, world.draws, people.key[who[at]], "guard at yard", occasion, p["posts.choice_scale_usd"]) == STOP)
    pays = noticed & ~stops & (bribe >= 1)
    world.take_cash(who[at][pays], bribe[pays], "officials", row[at][pays], "bribed")
    out[at[stops]] = True
    return out


def operations(world, who) -> np.ndarray:
    """Police stop a train and clear it: some jump or are thrown off, some are held, others run. Returns those who ride on."""
    people, rules, p, draws = world.people, world.officials, world.p, world.draws
    rows = legs.stopped_trains(who, people.link, world.trains_of_link, rules.operations_month, world.lines_of_trains,
                               draws.bases["train stopped"], world.day)
    if len(rows) == 0:
        return who
    office = line(world, people.link[rows])
    note(world, rows, "checked", link=people.link[rows], party_kind="carrier", party=office, detail=1)
    occasion = world.occasions.next("operation", rows)
    run = runs_away(world, rows, office, occasion)
    pushed = ~run & pushes(world, rows, office)
    note(world, rows[pushed], "thrown_off", link=people.link[rows[pushed]], party_kind="official", party=office[pushed])
    slips = run & (draws.uniform(people.key[rows], "jumps off", occasion) < 1 - np.exp(-p["trains.jump_fall"]))
    world.tell_of_falls(rows[run], p["trains.jump_fall"])
    world.fall(rows[slips])
    off = world.fall_or_land(rows[pushed])
    left = ~slips & ~pushed
    caught = left & (~run | (draws.uniform(people.key[rows], "caught running", occasion) < caught_running(world, rows)))
    post = world.official_row["migration_office:mexico"]
    world.detain(rows[caught], np.full(caught.sum(), post), "detained")
    return without(who, np.concatenate([rows[slips | caught], off]))


def caught_running(world, rows) -> np.ndarray:
    """(n,) chance that one who runs is caught: an operation can hold so many, whether few or hundreds jump (Q070)."""
    p = world.p
    hands = p["trains.officers"] * p["trains.held_each"]
    return hands / (hands + aboard(world)[world.people.link[rows]])


def runs_away(world, rows, office, occasion) -> np.ndarray:
    """(n,) bool: jumping and running against being held: the chance of being caught, of falling, and of being thrown by
    those who wait below where force is used; harder with children or for a woman alone."""
    p, people = world.p, world.people
    fatal = p["trains.jump_fall"] * p["train.fall_death"] * p["people.loss_death_usd"]
    hurt = (world.officials.force[office] > 0) * p["trains.haste_usd"]
    tied = p["trains.tied_usd"] * (people.minor[rows] | (people.sex[rows] == 0))
    stopped = p["people.loss_stopped_usd"]
    values = alternatives([np.full(len(rows), -stopped), -stopped * caught_running(world, rows) - fatal - hurt - tied])
    return choose(values, world.draws, people.key[rows], "run from train", occasion, p["people.choice_scale_usd"] / p["trains.run_tastes"]) == 1


def pushes(world, rows, office) -> np.ndarray:
    """(n,) bool: an officer who clears a wagon hands people down, or pushes them off: haste, by how many there are to each
    officer, against what a complaint would bring where force is not allowed."""
    p, people = world.p, world.people
    here = aboard(world)[people.link[rows]]
    haste = p["trains.haste_usd"] * here / (here + p["trains.officers"])
    allowed = world.officials.force[office] > 0
    risk = p["abuse.sanction_usd"] * people.trust[rows] * np.where(allowed, p["trains.force_excused"], 1.0) + p["abuse.crew_scruple_usd"]
    values = alternatives([np.zeros(len(rows)), haste - risk])
    occasion = world.occasions.next("clears a wagon", rows)
    return choose(values, world.draws, people.key[rows], "clears a wagon", occasion, p["abuse.choice_scale_usd"]) == PUSH
