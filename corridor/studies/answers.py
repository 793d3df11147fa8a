"""What an experiment answers: every arm's outcomes and paired differences, and what follows from them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from types import SimpleNamespace

from corridor.studies import designs
from corridor.studies.comparison import differences, summary
from corridor.studies.experiment import Arm, Experiment
from corridor.studies.store import Store


@dataclass
class Row:
    """One arm: `values` indicator -> mean, low, high, by_seed, unit; `differences` the same against the reference's
    arm, in pairs of seeds, with the placebo's noise floor; both over `seeds`, those that finished in both."""

    arm: str
    title: str
    scenario: str
    point: int | None
    settings: dict
    reference: str | None
    seeds: list[int]
    values: dict
    differences: dict

    def as_dict(self) -> dict:
        return {**self.__dict__, "settings": {name: _plain(value) for name, value in self.settings.items()}}


@dataclass
class Answer:
    """The rows of an experiment and what is drawn from them; None where a part does not apply."""

    experiment: Experiment
    rows: list[Row]
    wanted: int
    failed: int
    tradeoffs: list[dict] = field(default_factory=list)
    interactions: list[dict] = field(default_factory=list)
    agreement: list[dict] = field(default_factory=list)
    assumptions: dict | None = None
    transitions: list[dict] = field(default_factory=list)
    cohorts: list[dict] = field(default_factory=list)

    def as_dict(self) -> dict:
        made = self.experiment
        return {"experiment": made.name, "title": made.title, "question": made.question, "scale": made.scale,
                "days": made.days or made.scenarios[0].days, "seeds": list(made.seeds), "design": made.kind,
                "runs": self.wanted, "failed": self.failed, "arms": [row.as_dict() for row in self.rows],
                **{name: getattr(self, name) for name in PARTS}}


PARTS = ("tradeoffs", "interactions", "agreement", "assumptions", "transitions", "cohorts")


def _plain(value):
    return value if isinstance(value, (int, float, str, bool)) or value is None else str(value)


def shown(experiment: Experiment) -> list[str]:
    """Indicators the answer rests on: outcomes, and the roles of the trade-off."""
    roles = [experiment.analysis.get(key) for key in ("harm", "arrivals", "cost")]
    return list(dict.fromkeys([*experiment.analysis["outcomes"], *filter(None, roles)]))


def label(arm: Arm, experiment: Experiment) -> str:
    """An arm in words: its scenario's title and the values of its factors."""
    if arm.point is None or not experiment.factors:
        return arm.case.title
    if experiment.kind in designs.SAMPLED:
        return f"{arm.case.title}, set {arm.point + 1}"
    words = ", ".join(_setting(factor, experiment.points[arm.point][factor.name]) for factor in experiment.factors)
    return words if len(experiment.scenarios) == 1 else f"{arm.case.title}: {words}"


def _setting(factor, value) -> str:
    name = factor.name
    short = name.split(".", 2)[-1] if "." in name else name
    short = short.replace("*.", "").replace("_", " ").replace(".", ", ")
    if isinstance(value, bool):
        return short if value else f"no {short}"
    if factor.times:
        return f"{short} × {value:g}"
    return f"{short} {value:,}" if isinstance(value, (int, float)) else f"{short}: {value}"


class Reading:
    """The stored results of an experiment, by arm and seed, the shown indicators only."""

    def __init__(self, experiment: Experiment, store: Store):
        self.experiment, self.names = experiment, shown(experiment)
        self.runs: dict[tuple[int, int, bool], str] = {
            (arm.number, seed, placebo): spec.key for arm, seed, placebo, spec in experiment.members()}
        self.known = store.measured(self.runs.values(), self.names)

    def items(self, arm: int, seed: int, placebo: bool = False) -> dict | None:
        """indicator -> value, cases, unit, kind, reason; None when the run is not stored."""
        return self.known.get(self.runs.get((arm, seed, placebo)))

    def seeds(self, *arms: int) -> list[int]:
        """Seeds that finished in all of these arms."""
        return [seed for seed in self.experiment.seeds if all(self.items(arm, seed) is not None for arm in arms)]

    def column(self, arm: int, name: str, seeds) -> list:
        return [self.items(arm, seed)[name]["value"] for seed in seeds]

    def floor(self) -> dict[str, float | None]:
        """Indicator -> what a placebo alone makes of a difference: its mean size over seeds."""
        arm, found = self.experiment.placebo_arm(), {}
        if arm is None:
            return found
        seeds = [seed for seed in self.seeds(arm.number) if self.items(arm.number, seed, True) is not None]
        for name in self.names:
            pairs = [(self.items(arm.number, seed)[name]["value"], self.items(arm.number, seed, True)[name]["value"])
                     for seed in seeds if name in self.items(arm.number, seed)]
            sizes = [abs(b - a) for a, b in pairs if a is not None and b is not None]
            found[name] = sum(sizes) / len(sizes) if sizes else None
        return found


def _row(arm: Arm, reading: Reading, floor: dict) -> Row | None:
    made, how = reading.experiment, reading.experiment.analysis["bands"]
    pair = arm.reference is not None and made.paired
    seeds = reading.seeds(arm.number, arm.reference) if pair else reading.seeds(arm.number)
    if not seeds:
        return None
    mine = [reading.items(arm.number, seed) for seed in seeds]
    known = [reading.items(arm.reference, seed) for seed in seeds] if pair else mine
    values = {name: summary([item[name] for item in mine], how, [item[name] for item in known]) for name in reading.names if name in mine[0]}
    found = {}
    if pair:
        theirs = [SimpleNamespace(indicators={name: reading.items(arm.reference, seed)[name] for name in values})
                  for seed in seeds]
        ours = [SimpleNamespace(indicators=item) for item in mine]
        found = differences(theirs, ours, theirs, how)
        for name, block in found.items():
            block["placebo"] = floor.get(name)
            block["unit"] = values[name]["unit"]
    reference = made.arms[arm.reference].name if pair else None
    return Row(arm.name, label(arm, made), arm.scenario, arm.point, made.points[arm.point] if arm.point is not None else {},
               reference, seeds, values, found)


def answer(experiment: Experiment, store: Store) -> Answer:
    """Read the store and answer; runs that failed are left out, in pairs."""
    from corridor.studies import assumptions, cohorts, contrasts

    reading = Reading(experiment, store)
    floor = reading.floor()
    rows = [row for arm in experiment.arms if (row := _row(arm, reading, floor)) is not None]
    keys = set(reading.runs.values())
    found = Answer(experiment, rows, len(keys), len(keys) - len(reading.known))
    if experiment.kind in designs.SAMPLED:
        found.agreement = assumptions.agreement(rows, reading)
        found.assumptions = assumptions.where_it_fails(rows, reading)
    else:
        found.tradeoffs = contrasts.tradeoffs(rows, experiment)
        found.interactions = contrasts.interactions(reading)
    if experiment.lives:
        found.transitions = cohorts.transitions(experiment, store)
        found.cohorts = cohorts.cohorts(experiment, store)
    return _finite(found)


def _finite(found: Answer) -> Answer:
    """Numbers that are none (NaN of an undefined statistic) become None, for JSON and for readers."""
    def clean(item):
        if isinstance(item, dict):
            return {key: clean(value) for key, value in item.items()}
        if isinstance(item, (list, tuple)):
            return [clean(value) for value in item]
        return None if isinstance(item, float) and not math.isfinite(item) else item
    for name in PARTS:
        setattr(found, name, clean(getattr(found, name)))
    return found
