"""The freeze test of model.md, principle 1, as a table of its own: what moves a decision in the world as it is.

A baseline with default parameters (so that a fit leaves the lists alone) is lived for more than a year. On a few of its days, picked so that every decision comes up, one state
of another actor (or of all actors of a kind) is given the 5th or the 95th percentile of what such actors had in that run, the day is
lived, and the probability of each choice is compared with what the same decider had on that day otherwise. Nothing else is touched: no
parameter, nobody's situation, and never what belongs to the one who decides.

Three kinds of answers: a decision moves by what others are today; or by what the decider has learned of others (its own memory, which
others write: given the percentiles of what such actors had learned in that run); or by neither. `python tests/test_freeze.py` prints all.
"""

from __future__ import annotations

import copy
import functools
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from freeze_states import STATES, State
from test_decisions import MODULES

import corridor.model as days
from corridor.choice import choose
from corridor.model import CorridorModel

SEED, SCALE = 3, 0.05
BURN_IN, LATE = 400, 150  # days lived, and those of them at the end from which days are picked
DAYS, ENOUGH = 30, 40  # days picked at most; deciders that are enough
LOW, HIGH = 0.05, 0.95
LEVELS = ("low", "high")


# ---- who decides ----
OF_CELLS = ("raid False", "raid True", "unpaid toll", "captor", "captor in power", "demand", "reprisal", "family reprisal", "fight", "ground", "officials bought",
            "houses", "toll asked", "members hired", "move", "go on as one", "witness reprisal")
OF_RINGS = ("leaving the south", "at border", "at destination", "held for fee", "trade", "guide")
OF_EMPLOYERS = ("terms", "denounce")
OF_OFFICIALS = ("bribe", "police", "ask", "believe", "suspect", "charge", "clears a wagon", "guard at yard", "taken at work", "official in power",
                "credible fear", "asylum decision", "complementary", "stay granted", "open case", "verdict", "train crew", "crew hands over")
OF_BANDS, OF_LENDERS = ("robber", "band waits"), ("creditor",)
SEVERAL = {"claim at home": ("cells", "rings", "employers"), "strikes at home": ("cells", "rings", "employers")}
BY_ROW = {"raid False", "raid True", "fight", "ground", "officials bought", "houses", "toll asked", "members hired", "move", "go on as one", "trade"}
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


def told_apart(purpose: str, alternatives: int) -> str:
    """Two decisions are called "captor": what to do with a captive, and what one in power does."""
    return "captor in power" if purpose == "captor" and alternatives == 4 else purpose


def copied(model):
    """A copy to change, which shares what nobody changes."""
    return copy.deepcopy(model, {id(each): each for each in (model.geography, model.graph, model.drivers, model.p, model.case, model.draws)})


@dataclass
class Lived:
    """The baseline: worlds on the eve of the days picked; by decision how often it came up; by state (low, high) of the run."""

    eves: list
    came_up: Counter
    ranges: dict


@functools.lru_cache(maxsize=1)
def baseline() -> Lived:
    """A year and more of the baseline, its days picked, and the range of each state over actors and weeks of the days to pick from."""
    model = CorridorModel("baseline", seed=SEED, scale=SCALE, burn_in_days=BURN_IN, days=30, keep_events=False)
    while model.day < -LATE:
        model.step()
    start, came_up = copied(model), defaultdict(Counter)
    seen: dict[str, list] = {state.name: [] for state in STATES}
    while model.day < 0:
        if model.day % 7 == 3:  # the eve of most weekly rounds
            for state in STATES:
                seen[state.name].append(np.array(state.read(model), dtype=float))
        today = model.day

        def count(values, keys, purpose, occasion, scale, today=today):
            if len(values):
                came_up[decision(told_apart(purpose, values.shape[1]))][today] += len(values)

        spied(count, model.step)
    ranges = {state.name: span(seen[state.name], state.each) for state in STATES}
    eves, model = [], start
    for day in pick(came_up):
        while model.day < day:
            model.step()
        eves.append(copied(model))
    return Lived(eves, Counter({purpose: sum(days_.values()) for purpose, days_ in came_up.items()}), ranges)


def pick(came_up) -> list[int]:
    """Days on which, between them, every decision comes up, and most of them for many: one after the other the day that adds most."""
    chosen: list[int] = []
    lacks = {purpose: min(ENOUGH, sum(on.values())) for purpose, on in came_up.items()}
    while len(chosen) < DAYS and any(lacks.values()):
        adds = {day: sum(min(on[day], lacks[purpose]) / min(ENOUGH, sum(on.values())) for purpose, on in came_up.items()) for day in range(-LATE, 0)}
        day = max((day for day in adds if day not in chosen), key=adds.get)
        chosen.append(day)
        lacks = {purpose: max(0, lacks[purpose] - on[day]) for purpose, on in came_up.items()}
    return sorted(chosen)


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
        purpose, n = told_apart(purpose, values.shape[1]), len(values)
        some = np.flatnonzero(np.isfinite(values).any(axis=1))  # who has anything to choose from
        values = values[some]
        keys, when = (np.broadcast_to(np.asarray(each), (n,))[some].tolist() for each in (keys, occasion))
        if len(some) == 0:
            return
        weight = np.exp((values - values.max(axis=1, keepdims=True)) / scale)
        weight /= weight.sum(axis=1, keepdims=True)
        for key, at, row in zip(keys, when, weight, strict=True):
            seen.setdefault((purpose, key, at), row)

    order = days.DAY
    if alter is not None:
        days.DAY = (*order[:2], ("altered", alter), *order[2:])
    try:
        spied(see, model.step)
    finally:
        days.DAY = order
    return seen


@functools.cache
def as_it_was(at: int) -> dict:
    """Choices of a day picked, unaltered."""
    return choices(copied(baseline().eves[at]))


def altering(state: State, high: int, half: int) -> Callable:
    """(model) -> None: every other actor, the even ones (half 0) or the odd ones (1), has the low or the high value of the run; of a
    perceived state of the world: all."""
    value = baseline().ranges[state.name][high]

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


def moves_of_a_day(at: int, state: State, high: int) -> dict[tuple[str, str], float]:
    """By (decision, kind of move) the largest move of a probability on one of the days picked."""
    half = at % 2  # in turn
    before, after = as_it_was(at), choices(copied(baseline().eves[at]), altering(state, high, half))
    most: dict[tuple[str, str], float] = defaultdict(float)
    for what, was in before.items():
        now = after.get(what)
        if now is None or len(now) != len(was):
            continue
        moved = float(np.abs(now - was).max())
        if moved > 1e-4:
            kind = kind_of_move(what[0], what[1], state, half)
            most[decision(what[0]), kind] = max(most[decision(what[0]), kind], moved)
    return most


def moves(state: State, high: int) -> dict[tuple[str, str], float]:
    """The same over all days picked."""
    most: dict[tuple[str, str], float] = defaultdict(float)
    if baseline().ranges[state.name] is not None:
        for at in range(len(baseline().eves)):
            for what, moved in moves_of_a_day(at, state, high).items():
                most[what] = max(most[what], moved)
    return most


def table(pairs=None) -> dict[str, dict[str, list]]:
    """By decision that came up, by kind of move: [(largest move, state, 'low' or 'high')], largest first. pairs: [(name of a state, 'low'
    or 'high')], default all."""
    by_name = {state.name: state for state in STATES}
    found: dict = {purpose: {"direct": [], "learned": []} for purpose in sorted(baseline().came_up)}
    for name, level in pairs if pairs is not None else [(name, level) for name in by_name for level in LEVELS]:
        for (purpose, kind), moved in moves(by_name[name], LEVELS.index(level)).items():
            if kind:
                found[purpose][kind].append((moved, name, level))
    return {purpose: {kind: sorted(rows, reverse=True) for kind, rows in kinds.items()} for purpose, kinds in found.items()}
