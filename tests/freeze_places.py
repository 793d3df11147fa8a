"""Places of the freeze test (freeze.py) lived again: where (state, level, seed, day) another actor has moved a decision by five points.

Any change of the model lets other people meet, and then a place may move its decision no longer, or not come up at all, though another day
or state of the same world would. "Moves somewhere" is what is claimed, so what has been altered for one decision counts for all that it has
moved (and a place is left out whose decision has been moved before), and for decisions that still lack a move it is looked further, world
after world: once more, on the nearest days and on those with the most deciders who are not settled; by the same state to the same level and
to the other, then by the states that have moved the decision most so far and by those that its payoff reads (READS). What is met seldom, or
moved by almost enough, is looked for in a second round on more days, for which the world is lived longer. At most MOST tries for a decision in
a world and round; the same thresholds, and nothing else touched.

No day is lived where the worlds are kept (one for each seed, on the eve of the first day looked at): each walk has a process of its own.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from typing import NamedTuple

from freeze import ALL, BY_NAME, LEVELS, READS, SEEDS, apart, begun, choices, counting, lived, moves, walk
from test_decisions import FREEZE

NEAR, OPEN, FEW, MANY = 2, 6, 2, 16  # days: nearest to the place; with the most open deciders; on which further states are tried; of the second round
MOST = 32  # tries (a day, a state, a level) for a decision in a world and a round at most
LONGER = 500  # day to which worlds are lived at least for the second round


class Seen(NamedTuple):
    """A move of a probability, and where."""

    moved: float = 0.0
    state: str = ""
    level: str = ""
    seed: int = 0
    day: int = 0

    def __str__(self) -> str:
        return f"{100 * self.moved:.1f} points by {self.state}: {self.level} (seed {self.seed}, day {self.day})" if self.state else "nothing"


class Moved:
    """What moves the decisions of places, {decision: (state, level, seed, day)}. learned: those that are to be moved by what the decider
    learns of others, not by others directly. unsought: those for which it is not looked further. worlds: those of another (by seed the
    world and the ranges of its states), not lived again. seeds, longer: worlds in which it is looked further, and to which day they are lived."""

    def __init__(self, places: dict, learned=(), unsought=(), worlds: dict | None = None, seeds=SEEDS, longer: int = LONGER):
        self.places, self.learned, self.unsought, self.seeds, self.longer = places, learned, unsought, seeds, longer
        self.worlds = {} if worlds is None else worlds
        self.open_on: dict[int, dict] = {}  # by seed and decision: how open on each day lived there
        self.seen: dict[tuple[str, str], dict] = {}  # by decision and kind of move: the largest by (state, level)
        self.listed: dict[str, dict[str, float]] = {}  # by decision: what the place itself moves, by kind
        self.tried: set[tuple] = set()  # (seed, day, state, level)
        self.tries: Counter = Counter()  # by decision: how often it was looked further
        self.searched = False

    @property
    def came_up(self) -> set[str]:
        """Decisions that have come up on the days lived."""
        return set().union(*self.open_on.values())

    def at_place(self, purpose: str) -> dict[str, float]:
        """By kind of move the largest of a decision (that is unsought, or was not moved before) at its place."""
        self.live(self.places[purpose][2])
        return self.listed[purpose]

    def best(self, purpose: str) -> Seen:
        """The largest move seen so far, of the kind that the decision is listed with."""
        kind = "learned" if purpose in self.learned else "direct"
        return max(self.seen.get((purpose, kind), {}).values(), default=Seen())

    def __call__(self, purpose: str) -> Seen:
        """The largest move seen: in the world of its place, unless it has been moved in another, and further if need be."""
        if self.lacks(purpose):
            self.live(self.places[purpose][2])
        if self.lacks(purpose) and not self.searched:
            self.look_further()
        return self.best(purpose)

    def moved_away(self) -> dict[str, Seen]:
        """Decisions which their places no longer move, and what does."""
        return {purpose: self.best(purpose) for purpose, kinds in self.listed.items() if purpose not in self.unsought
                and kinds["learned" if purpose in self.learned else "direct"] < FREEZE <= self.best(purpose).moved}

    def world(self, seed: int) -> tuple:
        """(the world on the eve of the first day looked at, the range of each state)."""
        if seed not in self.worlds:
            eve = begun(seed)
            self.worlds[seed] = eve, apart(lambda: lived(eve, 0)).ranges
        return self.worlds[seed]

    def live(self, seed: int) -> None:
        """All places of the world of a seed."""
        if seed in self.open_on:
            return
        self.world(seed)  # here, not in the other process, where it would be lost
        self.open_on[seed], found = apart(lambda: self.lives(seed))
        self.note(found)
        for purpose, (state, level, of, day) in self.places.items():
            if (seed, day, state, level) in found and of == seed:
                self.listed[purpose] = {kind: found[seed, day, state, level].get((purpose, kind), 0.0) for kind in ("direct", "learned")}

    def lives(self, seed: int) -> tuple[dict, dict]:
        """How open decisions are on each day up to the last place that is needed, and what has been moved at these."""
        (eve, ranges), open_on, found = self.world(seed), defaultdict(Counter), {}
        for on_day in sorted({where[3] for where in self.places.values() if where[2] == seed}):
            pairs = {where[:2] for purpose, where in self.places.items() if where[2:] == (seed, on_day) and (purpose in self.unsought or self.lacks(purpose))}

            def visit(day, model, pairs=pairs):
                was = apart(lambda: choices(model))
                for name, level in sorted(pairs):
                    found[seed, day, name, level] = moves(model, BY_NAME[name], LEVELS.index(level), ranges, was)
                self.note(found)

            if pairs:
                walk(eve, [on_day], visit, counting(eve, Counter(), open_on))
        return dict(open_on), found

    def lives_longer(self, seed: int) -> dict:
        """How open decisions are on each day of a world that is lived longer."""
        (eve, _), open_on = self.world(seed), defaultdict(Counter)
        walk(eve, [self.longer], lambda *_: None, counting(eve, Counter(), open_on))
        return dict(open_on)

    def note(self, found: dict) -> None:
        """Keeps what tries {(seed, day, state, level): moves} have shown."""
        self.tried |= set(found)
        for (seed, day, state, level), moved_by in found.items():
            for (purpose, kind), moved in moved_by.items():
                if kind and state in READS.get(purpose, ALL):
                    here, rows = Seen(moved, state, level, seed, day), self.seen.setdefault((purpose, kind), {})
                    rows[state, level] = max(here, rows.get((state, level), here))

    def lacks(self, purpose: str) -> bool:
        """Whether nothing has moved a decision yet by five points."""
        return self.best(purpose).moved < FREEZE

    def look_further(self) -> None:
        """World after world, once more, as long as decisions lack a move, by the days and states of `plan`; and in a second round."""
        self.searched = True
        for seed in self.seeds:
            for second in (False, True):
                lacking = [purpose for purpose in self.places if purpose not in self.unsought and self.lacks(purpose)]
                if lacking:
                    self.live(seed)
                if lacking and second and max((max(on) for on in self.open_on[seed].values()), default=self.longer - 2) < self.longer - 1:
                    self.open_on[seed] = apart(lambda seed=seed: self.lives_longer(seed))
                plan: dict[int, dict] = defaultdict(dict)
                for purpose in lacking:
                    for day, *pair in self.plan(purpose, seed, second):
                        plan[day].setdefault(purpose, []).append(tuple(pair))
                if plan:
                    found, tries = apart(lambda seed=seed, plan=plan: self.tries_of(seed, plan))
                    self.note(found)
                    self.tries += tries

    def plan(self, purpose: str, seed: int, second: bool) -> list[tuple]:
        """[(day, state, level)] to try for a decision in a world, the likeliest first; in the second round on more days, and what has moved it
        most so far."""
        state, level, of, place = self.places[purpose]
        on = self.open_on[seed].get(purpose, {})
        same = [(state, level), (state, LEVELS[1 - LEVELS.index(level)])]
        most = sorted(self.seen.get((purpose, "learned" if purpose in self.learned else "direct"), {}).values(), reverse=True)
        others = list(dict.fromkeys([*(row[1:3] for row in most), *((name, to) for name in READS.get(purpose, ()) for to in LEVELS)]))
        open_days = heapq.nlargest(MANY if second else OPEN, on, key=on.get)
        if second:
            tries = [(day, *pair) for pair in list(dict.fromkeys([*others[:1], *same, *others])) for day in open_days]
        else:
            near = heapq.nsmallest(NEAR, on, key=lambda day: abs(day - place)) if seed == of else []
            tries = [(day, *pair) for pair in same for day in [*near, *open_days]] + [(day, *pair) for pair in others for day in open_days[:FEW]]
        return [one for one in dict.fromkeys(tries) if (seed, *one) not in self.tried][:MOST]

    def tries_of(self, seed: int, plan: dict[int, dict]) -> tuple[dict, Counter]:
        """What the tries of a plan show, and how many there were for each decision: no more once one has moved it."""
        (eve, ranges), every, tries = self.world(seed), {}, Counter()

        def visit(day, model):
            was = None
            for purpose, pairs in plan[day].items():
                for name, level in pairs:
                    if not self.lacks(purpose):
                        break
                    tries[purpose] += 1
                    if (seed, day, name, level) not in every:
                        was = was or apart(lambda: choices(model))
                        one = {(seed, day, name, level): moves(model, BY_NAME[name], LEVELS.index(level), ranges, was)}
                        every.update(one)
                        self.note(one)

        walk(eve, plan, visit)
        return every, tries
