"""What a room is told while runs finish: first looks, then whole years, then more people and seeds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from corridor.dashboard import plan as plans
from corridor.scenario import Scenario
from corridor.studies.comparison import differences, people, summary
from corridor.studies.lane import GLIMPSE, LOOK, days_seen, glimpse, look, work
from corridor.studies.live import FINE, QUICK, Desk
from corridor.studies.runner import RunSpec

ROUNDS = ((QUICK, glimpse, 0), (QUICK, look, 0), (QUICK, work, 1), (FINE, work, 3))  # stage, what is run, urgency
LOOKS = {glimpse: GLIMPSE, look: LOOK}  # -> days after which each is taken
FEWEST = 2  # seeds for a first answer
FINER = 4  # seeds of a finer round that replace a coarser one
WHOLE_YEAR_ONLY = ("public_cost_usd",)  # a total over the period, not of the part lived so far


def for_runs(plan: plans.Plan) -> Scenario:
    """The scenario as the commands would run it, so that stored results are found."""
    own = plans.named(plan.base).scenario
    return Scenario.load(plan.base) if own.canonical() == plan.scenario.canonical() else plan.scenario


@dataclass(frozen=True)
class View:
    """What can be said now. `days`: of the period that were lived; differences: name -> block (comparison.differences)."""

    kind: str = "none"  # none | first | year | fine
    seeds: tuple = ()
    scale: float = 0.0
    days: int = 0
    reference: dict = field(default_factory=dict)
    levels: dict = field(default_factory=dict)
    differences: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    placebo: bool = False  # whether the placebo's runs stand behind `people`
    finished: int = 0
    wanted: int = 0
    faults: tuple = ()
    done: bool = False


class Question:
    """The difference one scenario makes against a reference; `asks` wait at the desk."""

    def __init__(self, scenario: Scenario, reference: Scenario, rounds=ROUNDS, placebo: bool = True):
        self.scenario, self.reference, self.rounds, self.placebo = scenario, reference, rounds, placebo
        self.asks: list = []
        self.asked = self.stopped = False
        self.same = scenario.canonical() == reference.canonical()

    def _specs(self, stage, what) -> dict[str, list[RunSpec]]:
        arms = {"reference": stage.specs(self.reference)}
        if not self.same:
            arms["own"] = stage.specs(self.scenario)
        if what is work and self.placebo:
            arms["placebo"] = stage.specs(self.reference, placebo=True)
        return arms

    def ask(self, desk: Desk) -> None:
        """Put all rounds at the desk; no first looks at what is known whole. Raises Busy; nothing waits then."""
        try:
            for stage, what, urgency in self.rounds:
                arms = self._specs(stage, what)
                pairs = [spec for both in zip(*(arms[name] for name in ("reference", "own") if name in arms)) for spec in both]
                if what in LOOKS and desk.knows(pairs):
                    continue
                self._wait_for(desk, pairs, what, urgency, arms)
                if "placebo" in arms:
                    self._wait_for(desk, arms["placebo"], what, urgency + 1, {})
            self.asked = True
        except Exception:
            self.cancel(desk)
            raise

    def _wait_for(self, desk: Desk, specs, what, urgency, arms) -> None:
        self.asks.append((desk.ask(specs, what, urgency), arms))
        if self.stopped:  # somebody went on while this was being asked
            self.cancel(desk)

    def cancel(self, desk: Desk) -> None:
        """Wait no longer."""
        self.stopped = True
        for ask, _ in list(self.asks):
            desk.cancel(ask)

    @property
    def finished(self) -> int:
        return sum(ask.finished for ask, _ in list(self.asks))

    @property
    def wanted(self) -> int:
        return sum(len(ask.keys) for ask, _ in list(self.asks))

    @property
    def done(self) -> bool:
        return self.asked and all(ask.done for ask, _ in self.asks)

    def _rows(self, arms, what) -> tuple[list[int], dict]:
        """(seeds finished in both arms, name -> results); the placebo's only when it has all of these seeds."""
        found = {key: value for ask, _ in list(self.asks) for key, value in dict(ask.found).items()}
        kind = "" if what is work else what.__name__ + ":"
        by = {name: {spec.seed: found.get(kind + spec.key) for spec in specs} for name, specs in arms.items()}
        seeds = [seed for seed, result in by["reference"].items() if result is not None and by.get("own", by["reference"])[seed] is not None]
        rows = {name: [results[seed] for seed in seeds] for name, results in by.items()}
        if None in rows.get("placebo", [None]):
            rows["placebo"] = []
        return seeds, rows

    def view(self) -> View:
        """The best that can be said with what has finished."""
        base = View(finished=self.finished, wanted=self.wanted, done=self.done,
                    faults=tuple(dict.fromkeys(fault for ask, _ in list(self.asks) for fault in ask.faults)))
        best = None
        wholes = iter(("year", "fine", "fine"))
        for stage, what, _ in self.rounds:
            kind = "first" if what in LOOKS else next(wholes)
            arms = self._specs(stage, what)
            seeds, rows = self._rows(arms, what)
            if len(seeds) >= (FINER if kind == "fine" and best is not None else FEWEST):
                if best is not None and kind != "fine" and len(seeds) < min(len(best[1]), stage.seeds):
                    continue  # a whole year of two seeds says less than the first months of four
                best = (kind, seeds, rows, stage, LOOKS.get(what))
        return base if best is None else self._told(base, *best)

    def _told(self, base: View, kind, seeds, rows, stage, least) -> View:
        reference, own = rows["reference"], rows.get("own", rows["reference"])
        names = [name for name in reference[0].indicators if kind != "first" or name not in WHOLE_YEAR_ONLY]
        days = self.reference.days if least is None else days_seen(self.reference.start, self.reference.days, least)
        judged = {name: [run.indicators[name] for run in reference] for name in names}
        levels = [{name: summary([run.indicators[name] for run in runs], reference=judged[name]) for name in names} for runs in (reference, own)]
        changed, harmed = {}, {}
        if not self.same:
            changed = {name: block | {"unit": levels[0][name]["unit"]}
                       for name, block in differences(reference, own, rows.get("placebo", [])).items() if name in levels[0]}
            harmed = people(reference, own, rows.get("placebo") or reference, stage.scale)
        return replace(base, kind=kind, seeds=tuple(seeds), scale=stage.scale, days=days, reference=levels[0], levels=levels[1],
                       differences=changed, people=harmed, placebo=bool(rows.get("placebo")))
