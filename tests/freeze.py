"""The freeze test of model.md, principle 1, as a table of its own: what moves a decision in the world as it is.

Baselines with default parameters (so that a fit leaves the lists alone) are lived for almost two years. On some of their days one state
of another actor (or of half of the actors of a kind) is given the 5th or the 95th percentile of what such actors had in that run, the day is
lived, and the probability of each choice is compared with what the same decider had on that day otherwise. Nothing else is touched: no
parameter, nobody's situation, and never what belongs to the one who decides.

"Moves somewhere" is a claim that something exists, so it is searched for (`searched`) in the first world, on days on which every decision
comes up for deciders who are not settled, and what has not been found there in worlds of other seeds, on other days of the year. What was
found, (state, level, seed, day), is kept in test_freeze.py, which looks there first (freeze_places.py).

Three kinds of answers: a decision moves by what others are today; or by what the decider has learned of others (its own memory, which
others write: given the percentiles of what such actors had learned in that run); or by neither. `python tests/test_freeze.py` prints all.
"""

from __future__ import annotations

import gc
import heapq
import os
import pickle
import sys
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from freeze_states import READS, STATES, State
from test_decisions import FREEZE, MODULES

import corridor.model as days
from corridor.choice import choose
from corridor.model import CorridorModel

SCALE = 0.05
BURN_IN, PERIOD = 400, 600  # days lived before day 0, and days of the period
EARLY, LATE = -150, 560  # the days looked at, of which the range of a state is that of the days before 0: long enough for stays that were granted to end
SEEDS = (3, 8, 5)  # worlds, one after the other, as long as a decision has not been seen to move
DAYS, ENOUGH = 12, 20  # days picked of the first world at most; deciders that are enough
DAYS_MORE = 6  # days for each decision that is looked for by what it reads
SURELY = 0.07  # a move after which no larger one is looked for: not on the edge
LOW, HIGH = 0.05, 0.95
LEVELS = ("low", "high")
BY_NAME = {state.name: state for state in STATES}
ALL = tuple(BY_NAME)


# ---- who decides ----
OF_CELLS = ("raid", "raid on a guide", "raid outside a shelter", "raid after dark", "unpaid toll", "captor", "gang in power", "demand", "reprisal",
            "family reprisal", "fight", "ground", "officials bought", "houses", "toll asked", "members hired", "move", "go on as one", "witness reprisal")
OF_RINGS = ("leaving the south", "at border", "at destination", "held for fee", "trade", "guide")
OF_EMPLOYERS = ("terms", "denounce", "employer in power")
OF_OFFICIALS = ("bribe", "police", "ask", "believe", "suspect", "charge", "clears a wagon", "guard at yard", "taken at work", "official in power",
                "credible fear", "asylum decision", "complementary", "stay granted", "open case", "verdict", "train crew", "crew hands over", "who refuses")
OF_BANDS, OF_LENDERS = ("robber", "band waits"), ("creditor",)
SEVERAL = {"claim at home": ("cells", "rings", "employers"), "strikes at home": ("cells", "rings", "employers")}
BY_ROW = {"raid", "raid on a guide", "raid outside a shelter", "raid after dark", "fight", "ground", "officials bought", "houses", "toll asked",
          "members hired", "move", "go on as one", "trade"}
# of these the key of a choice is the actor's row: half of the actors are altered, the others are looked at


def deciders(purpose: str) -> tuple[str, ...]:
    """Kinds of actors that decide on a purpose."""
    kinds = (("cells", OF_CELLS), ("rings", OF_RINGS), ("employers", OF_EMPLOYERS), ("officials", OF_OFFICIALS), ("bands", OF_BANDS), ("lenders", OF_LENDERS))
    found = tuple(kind for kind, purposes in kinds if purpose in purposes)
    return SEVERAL.get(purpose, found or ("people", "families"))  # a household is one with its member: its means are no other actor's


# ---- the world and its days ----
def spied(see: Callable, act: Callable) -> None:
    """Run `act()` while `see(values, keys, purpose, occasion, scale)` looks at every choice."""
    def spy(values, draws, keys, purpose, occasion, scale):
        see(values, keys, purpose, occasion, scale)
        return choose(values, draws, keys, purpose, occasion, scale)

    changed = [module for module in MODULES if hasattr(module, "choose")]
    for module in changed:
        module.choose = spy
    try:
        act()
    finally:
        for module in changed:
            module.choose = choose


def decision(purpose: str) -> str:
    """The decision that a purpose belongs to: cases and verdicts are told apart by the kind of the accused."""
    return next((name for name in ("open case", "verdict") if purpose.startswith(name)), purpose)


@dataclass
class Lived:
    """A baseline: by decision how often it came up, and how open it was by day; by state (low, high) of the run."""

    came_up: Counter
    open_on: dict
    ranges: dict


def weights(values, scale) -> np.ndarray:
    """(n, m) probabilities of a logit."""
    weight = np.exp((values - values.max(axis=1, keepdims=True)) / scale)
    return weight / weight.sum(axis=1, keepdims=True)


def begun(seed: int) -> CorridorModel:
    """A baseline on the eve of the first day looked at."""
    model = CorridorModel("baseline", seed=seed, scale=SCALE, burn_in_days=BURN_IN, days=PERIOD, keep_events=False)
    while model.day < EARLY:
        model.step()
    return model


def counting(model, came_up: Counter, open_on: dict) -> Callable:
    """A spy on choices that counts how often each decision comes up, and how open it is on each day (a settled decider is moved by little)."""
    def count(values, keys, purpose, occasion, scale):
        values = values[np.isfinite(values).any(axis=1)] if len(values) else values
        if len(values):
            what, most = decision(purpose), weights(values, scale).max(axis=1)
            came_up[what] += len(values)
            open_on[what][model.day] += float(((4 * most * (1 - most)) ** 4).sum())

    return count


def lived(model, until: int) -> Lived:
    """A baseline lived up to a day, and the range of each state over actors and weeks before day 0."""
    came_up, open_on = Counter(), defaultdict(Counter)
    seen: dict[str, list] = {state.name: [] for state in STATES}
    while model.day < until:
        if model.day % 7 == 3 and model.day < 0:  # the eve of most weekly rounds
            for state in STATES:
                seen[state.name].append(np.array(state.read(model), dtype=float))
        spied(counting(model, came_up, open_on), model.step)
    return Lived(came_up, open_on, {state.name: span(seen[state.name], state.each) for state in STATES})


def walk(model, on_days, visit: Callable, see: Callable | None = None) -> None:
    """Live a world on, and call visit(day, world) on the eve of each of some days; see: a spy on what is chosen meanwhile."""
    for day in sorted(on_days):
        while model.day < day:
            spied(see, model.step) if see else model.step()
        visit(day, model)


def pick(open_on, most_days: int, enough: float) -> tuple[int, ...]:
    """Days on which, between them, every decision comes up, and most of them for many who are not settled: one after the other the day
    that adds most."""
    chosen: list[int] = []
    every = {purpose: max(min(enough, sum(on.values())), 1e-9) for purpose, on in open_on.items()}
    lacks, days_looked_at = dict(every), sorted(set().union(*open_on.values()))
    while len(chosen) < most_days and any(lack > 1e-9 for lack in lacks.values()):
        adds = {day: sum(min(on[day], lacks[purpose]) / every[purpose] for purpose, on in open_on.items()) for day in days_looked_at if day not in chosen}
        day = max(adds, key=adds.get)
        chosen.append(day)
        lacks = {purpose: max(0.0, lacks[purpose] - on[day]) for purpose, on in open_on.items()}
    return tuple(sorted(chosen))


def span(values: list, each: bool) -> tuple | None:
    """5th and 95th percentile over actors and days of what was seen (of a table, for each of its last columns; `each`: over days only);
    where these are the same, as of what is rare, the least and the most."""
    if not any(one.size for one in values):
        return None
    if each:
        every = np.stack(values)
    elif values[0].ndim == 1:
        every = np.concatenate(values)
    else:
        every = np.concatenate([one.reshape(-1, one.shape[-1]) for one in values])
    every = np.where(np.isfinite(every), every, np.nan)
    low, high = (np.nanquantile(every, q, axis=0, method="nearest") for q in (LOW, HIGH))
    same = low == high
    return np.where(same, np.nanmin(every, axis=0), low), np.where(same, np.nanmax(every, axis=0), high)


def choices(model, alter: Callable | None = None) -> dict:
    """{(purpose, key, occasion): probabilities} of a day, altered once its news are told."""
    seen: dict = {}

    def see(values, keys, purpose, occasion, scale):
        n = len(values)
        some = np.flatnonzero(np.isfinite(values).any(axis=1))  # who has anything to choose from
        if len(some) == 0:
            return
        keys, when = (np.broadcast_to(np.asarray(each), (n,))[some].tolist() for each in (keys, occasion))
        for key, at, row in zip(keys, when, weights(values[some], scale), strict=True):
            seen.setdefault((purpose, key, at), row)

    order = days.DAY
    if alter is not None:
        days.DAY = (*order[:2], ("altered", alter), *order[2:])
    try:
        spied(see, model.step)
    finally:
        days.DAY = order
    return seen


def apart(act: Callable):
    """What `act()` returns, done in a process of its own, so that the worlds here stay as they are (quicker than a copy of a world)."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        done = 1
        try:
            gc.freeze()  # to look through all of the world would be to copy it
            os.close(ours)
            with os.fdopen(theirs, "wb") as out:
                pickle.dump(act(), out)
            done = 0
        finally:
            if done:
                traceback.print_exc()
            os._exit(done)
    os.close(theirs)
    with os.fdopen(ours, "rb") as answer:
        told = answer.read()
    if os.waitpid(child, 0)[1] != 0:
        raise RuntimeError("the other process has failed")
    return pickle.loads(told)


def altering(state: State, high: int, half: int, ranges: dict) -> Callable:
    """(model) -> None: every other actor, the even ones (half 0) or the odd ones (1), has the low or the high value of the run; of a
    perceived state of the world: all."""
    value = ranges[state.name][high]

    def alter(model):
        old = np.asarray(state.read(model))
        if old.size == 0:
            return
        new = np.empty(old.shape)
        new[...] = value
        some = np.ones(len(old), bool) if state.some is None else state.some(model) == (half == 0)
        state.write(model, np.where(some.reshape((-1,) + (1,) * (old.ndim - 1)), new, old).astype(old.dtype))

    return alter


def kind_of_move(purpose: str, key: int, state: State, half: int) -> str:
    """'direct': another actor was altered. 'learned': the decider's memory of what others do. '': the decider's own, which proves
    nothing. Where it decides beside others of its kind, those are looked at that `altering` has left as they are (the other half)."""
    by = deciders(purpose)
    if state.learned_by and state.learned_by in by:
        return "learned"
    if state.whose not in by:
        return "direct"
    beside = state.some is not None and (purpose in BY_ROW or (by[0] == "people" and state.whose in ("people", "families")))
    return "direct" if beside and key % 2 != half else ""


def halves(state: State) -> tuple[int, ...]:
    """Which halves of the actors are altered, one after the other."""
    return (0,) if state.some is None else (0, 1)


def moves_of_a_day(was: dict, now: dict, state: State, half: int) -> dict[tuple[str, str], float]:
    """By (decision, kind of move) the largest move of a probability between two accounts of a day."""
    most: dict[tuple[str, str], float] = defaultdict(float)
    for what, before in was.items():
        after = now.get(what)
        if after is None or len(after) != len(before):
            continue
        moved = float(np.abs(after - before).max())
        if moved > 1e-4:
            kind = kind_of_move(what[0], what[1], state, half)
            most[decision(what[0]), kind] = max(most[decision(what[0]), kind], moved)
    return dict(most)


def moves(model, state: State, high: int, ranges: dict, was: dict) -> dict[tuple[str, str], float]:
    """The same of the day to come, with a state of one half of the actors altered, and of the other. was: its choices unaltered."""
    most: dict[tuple[str, str], float] = defaultdict(float)
    if ranges[state.name] is None:
        return most
    for half in halves(state):
        alter = altering(state, high, half, ranges)
        found = apart(lambda alter=alter, half=half: moves_of_a_day(was, choices(model, alter), state, half))
        for what, moved in found.items():
            most[what] = max(most[what], moved)
    return most


def searched(known=None) -> tuple[dict[str, dict[str, list]], Counter]:
    """By decision that came up, by kind of move: [(largest move, state, 'low' or 'high', seed, day)], largest first; and how often each came up.

    World after world, as long as a decision has not surely moved: by what has moved it before (known: {decision: (state, level, seed, day)}),
    then by all that its payoff reads (READS; where that is not listed, in the first world only, by all states)."""
    found: dict = {}
    came_up: Counter = Counter()
    for seed in SEEDS:
        eve = begun(seed)
        account = apart(lambda eve=eve: lived(eve, LATE))
        came_up += account.came_up
        for purpose in account.came_up:
            found.setdefault(purpose, {"direct": [], "learned": []})
        tries = days_of_known(account.open_on, {purpose: where for purpose, where in (known or {}).items() if where[2] == seed})

        def by_known(day, model, seed=seed, account=account, tries=tries):
            look(found, seed, day, model, account.ranges, [where[:2] for purpose, where in tries[day].items() if not surely(found[purpose])])

        found.update(apart(lambda eve=eve, tries=tries, visit=by_known: walk(eve, tries, visit) or found))
        sought = [purpose for purpose in account.came_up if not surely(found[purpose], FREEZE if purpose in (known or {}) else SURELY)]
        plan = plan_of_days(account.open_on, sought, seed == SEEDS[0])

        def by_reading(day, model, seed=seed, account=account, plan=plan):
            lacking = sorted(purpose for purpose in plan[day] if not surely(found[purpose]))
            names = {name for purpose in lacking for name in READS.get(purpose, ALL)}
            print(f"seed {seed}, day {day}: {', '.join(lacking)}", file=sys.stderr, flush=True)
            look(found, seed, day, model, account.ranges, [(name, level) for name in ALL if name in names for level in LEVELS])

        walk(eve, plan, by_reading)
        for purpose in sorted(purpose for purpose in found if not surely(found[purpose])):
            print(f"after seed {seed}: {purpose} {max([*found[purpose]['direct'], *found[purpose]['learned'], (0.0,)])}", file=sys.stderr, flush=True)
    return {purpose: {kind: sorted(rows, reverse=True) for kind, rows in found[purpose].items()} for purpose in sorted(found)}, came_up


def look(found: dict, seed: int, day: int, model, ranges: dict, pairs: list) -> None:
    """Adds to what is found the moves of the day to come; pairs: [(state, level)]."""
    was = apart(lambda: choices(model)) if pairs else {}
    for name, level in dict.fromkeys(pairs):
        for (purpose, kind), moved in moves(model, BY_NAME[name], LEVELS.index(level), ranges, was).items():
            if kind and name in READS.get(purpose, ALL):
                found[purpose][kind].append((moved, name, level, seed, day))


def days_of_known(open_on, known) -> dict[int, dict]:
    """{day: {decision: where}}: the day on which a decision has moved before, and those on which most who decide are open."""
    tries: dict[int, dict] = defaultdict(dict)
    for purpose, where in known.items():
        for day in {where[3], *heapq.nlargest(2, open_on[purpose], key=open_on[purpose].get)}:
            if open_on[purpose][day] > 0:
                tries[day][purpose] = where
    return tries


def plan_of_days(open_on, sought, first: bool) -> dict[int, set]:
    """Days of a world to look at, and the decisions looked at on each."""
    plan: dict[int, set] = defaultdict(set)
    unlisted = {purpose: open_on[purpose] for purpose in sought if purpose not in READS and first}
    for day in pick(unlisted, DAYS, ENOUGH):
        plan[day] |= {purpose for purpose in unlisted if open_on[purpose][day] > 0}
    for purpose in set(sought) & set(READS):
        for day in heapq.nlargest(DAYS_MORE, open_on[purpose], key=open_on[purpose].get):
            plan[day].add(purpose)
    return plan


def surely(kinds, least: float = SURELY) -> bool:
    """Whether a decision has been seen to move by so much that no larger move is looked for."""
    return any(largest(rows) >= least for rows in kinds.values())


def largest(rows) -> float:
    """The largest move."""
    return max(rows)[0] if rows else 0.0
