"""Paired comparisons: the same seeds under each scenario, with bands and the placebo's noise floor."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from corridor.studies.ensemble import drawn, number
from corridor.studies.runner import SCALE, SEEDS, RunSpec, run_all
from corridor.studies.schema import FEWEST_SHOWN

FEWEST_CASES = 100  # simulated cases over the seeds shown below which no mean is given
LEVEL = 0.95  # of the bands
TOO_FEW = f"fewer than {FEWEST_CASES} simulated cases"
BELOW = f"<{FEWEST_SHOWN}"  # stands for a number of people too small to be shown
HARMS = ("trafficked", "kidnapped", "dead")
FINDING = 0.9  # share of parameter sets whose sign must agree for a finding
FEWEST_SETS = 5  # over which a finding can be stated
HIDDEN = ("debt_bondage", "labour_exploited", "forced_service", "deceived", "retrafficked", "active_traffickers")  # and trafficked*


def is_hidden(name: str) -> bool:
    """Whether no published figure identifies the level: only signs and ranks of differences may be concluded from."""
    return name.startswith("trafficked") or name in HIDDEN


@lru_cache
def _student(freedom: int) -> float:
    """Standard errors from the mean to either end of the band."""
    from scipy import stats

    return float(stats.t.ppf((1 + LEVEL) / 2, freedom))


def band(values, how: str = "student") -> dict:
    """Mean and 95 % band over seeds, Student's or bootstrapped (BCa); low and high are None for fewer than two values."""
    import numpy as np
    from scipy import stats

    if not values or any(value is None for value in values):
        return {"mean": None, "low": None, "high": None}
    mean = float(np.mean(values))
    if len(values) < 2:
        return {"mean": mean, "low": None, "high": None}
    if how == "bootstrap" and len(set(values)) > 1:
        found = stats.bootstrap((np.asarray(values, float),), np.mean, confidence_level=LEVEL, rng=1).confidence_interval
        if np.isfinite(found).all():
            return {"mean": mean, "low": float(found.low), "high": float(found.high)}
    half = float(_student(len(values) - 1) * np.std(values, ddof=1) / len(values) ** 0.5)
    return {"mean": mean, "low": mean - half, "high": mean + half}


def _fault(items) -> str | None:
    reasons = [item.get("reason") for item in items if item["value"] is None]
    if reasons:
        return reasons[0] or "not defined in every run"
    cases = [item.get("cases") for item in items]
    return TOO_FEW if None not in cases and sum(cases) < FEWEST_CASES else None


def _empty(block, reason):
    return block if reason is None else block | {"mean": None, "low": None, "high": None, "reason": reason}


def summary(items, how: str = "student", reference=None) -> dict:
    """One indicator over seeds. reference: the same of the scenario that others are compared with; whether enough cases stand
    behind a number is judged there, so that a policy that works does not make its own outcome null (principle 6)."""
    by_seed = [item["value"] for item in items]
    judged = _fault(items if reference is None else reference) or (_fault(items) if None in by_seed else None)
    block = _empty(band(by_seed, how), judged)
    if block["low"] is not None and min(by_seed) >= 0:  # what cannot be negative has no band below zero
        block["low"] = max(block["low"], 0.0)
    return block | {"by_seed": by_seed, "unit": items[0]["unit"], "kind": items[0]["kind"]}


def summaries(runs, reference=None) -> dict:
    """Every indicator over the runs of one scenario, groups included; reference: runs of the scenario it is compared with."""
    found = {}
    for name, first in runs[0].indicators.items():
        items = [run.indicators[name] for run in runs]
        theirs = [run.indicators[name] for run in reference] if reference else None
        found[name] = summary(items, reference=theirs)
        if is_hidden(name):
            known = [value for value in found[name]["by_seed"] if value is not None]
            found[name] |= {"identified": False, "range": [min(known), max(known)] if known else None}
        if "groups" in first:
            groups = sorted({group for item in items for group in item["groups"]})
            found[name]["groups"] = {
                group: summary([item["groups"][group] for item in items if group in item["groups"]],
                               reference=theirs and [item["groups"][group] for item in theirs if group in item["groups"]] or None)
                for group in groups}
    return found


def _minus(a, b):
    return None if a is None or b is None else a - b


def differences(reference, other, placebo, how: str = "student") -> dict:
    """Paired differences (other - reference); `placebo`: mean absolute paired difference of the placebo."""
    found = {}
    for name in reference[0].indicators:
        mine, theirs, noise = ([run.indicators[name] for run in runs] for runs in (reference, other, placebo))
        by_seed = [_minus(b["value"], a["value"]) for a, b in zip(mine, theirs)]
        floor = [abs(b["value"] - a["value"]) for a, b in zip(mine, noise) if None not in (a["value"], b["value"])]
        block = _empty(band(by_seed, how), _fault(mine) or (_fault(theirs) if None in by_seed else None))
        found[name] = block | {"by_seed": by_seed, "placebo": math.fsum(floor) / len(floor) if floor else None}
    return found


def people(reference, other, placebo, scale: float) -> dict:
    """Who is harmed under both or only one (real people, mean over seeds), beside the placebo's counts; `cases`: simulated people harmed
    under the reference, over all seeds. What of it may be shown: `told_people`."""
    def counts(kind, runs):
        total = {"both": 0, "only_reference": 0, "only_other": 0}
        for a, b in zip(reference, runs):
            mine, theirs = set(a.harmed.get(kind, ())), set(b.harmed.get(kind, ()))
            total["both"] += len(mine & theirs)
            total["only_reference"] += len(mine - theirs)
            total["only_other"] += len(theirs - mine)
        return {name: value / scale / len(runs) for name, value in total.items()} | {"cases": total["both"] + total["only_reference"]}

    found = {}
    for kind in HARMS:
        noise = counts(kind, placebo)
        found[kind] = counts(kind, other) | {"placebo": {name: noise[name] for name in ("only_reference", "only_other")}}
    return found


def told_people(block: dict) -> tuple[tuple, str | None]:
    """What may be shown of a kind of harm in `people`: ((under both, only the reference, so by chance, only the other, so by chance), reason).

    None of it where fewer than FEWEST_CASES simulated people over the seeds are harmed under the reference, by which differences are judged
    too: a policy that works does not hide its own effect. BELOW in the place of fewer than FEWEST_SHOWN real people. None: not known.
    """
    noise = block["placebo"]
    numbers = block["both"], block["only_reference"], noise["only_reference"], block["only_other"], noise["only_other"]
    if block["cases"] < FEWEST_CASES:
        return (None,) * len(numbers), TOO_FEW
    return tuple(BELOW if value is not None and 0 < value < FEWEST_SHOWN else value for value in numbers), None


def _people_as_dict(block: dict) -> dict:
    """The same for other programs: null where nothing may be shown."""
    numbers, reason = told_people(block)
    both, only_reference, by_chance, only_other, other_by_chance = (None if value == BELOW else value for value in numbers)
    return ({"both": both, "only_reference": only_reference, "only_other": only_other, "cases": block["cases"],
             "placebo": {"only_reference": by_chance, "only_other": other_by_chance}} | ({"reason": reason} if reason else {}))


def with_agreement(block: dict, sets: int) -> dict:
    """A difference with `agreement`: the share of its values that have the mean's sign (None without a mean, or where it is zero), over `sets` different parameter
    sets, and `finding`: whether the sign may be stated (FINDING of at least FEWEST_SETS sets agree and the band leaves zero out)."""
    values = [value for value in block["by_seed"] if value is not None]
    if not block["mean"] or not values:
        return block | {"agreement": None, "sets": sets, "finding": False}
    agreement = sum(value * block["mean"] > 0 for value in values) / len(values)
    told = block["low"] is not None and not block["low"] <= 0 <= block["high"]
    return block | {"agreement": agreement, "sets": sets, "finding": bool(told and agreement >= FINDING and sets >= FEWEST_SETS)}


def ranks(differences: dict, sets: int) -> dict:
    """indicator -> scenarios from the lowest to the highest difference, each with the share of seeds (parameter sets) in which it stands
    above the one before it; for indicators that have a mean in every scenario."""
    found = {}
    for name in next(iter(differences.values()), {}):
        blocks = {scenario: rows[name] for scenario, rows in differences.items() if name in rows}
        if len(blocks) < len(differences) or any(block["mean"] is None or None in block["by_seed"] for block in blocks.values()):
            continue
        order = sorted(blocks, key=lambda scenario: blocks[scenario]["mean"])
        above = [None] + [sum(b > a for a, b in zip(blocks[x]["by_seed"], blocks[y]["by_seed"], strict=True)) / len(blocks[y]["by_seed"])
                          for x, y in pairwise(order)]
        found[name] = {"sets": sets, "order": [{"scenario": scenario, "above_the_one_before": share} for scenario, share in zip(order, above, strict=True)]}
    return found


@dataclass
class Comparison:
    """What `run --json` and `compare --json` print; differences and people are empty without pairs, ranks without several others."""

    scale: float
    days: int
    seeds: list
    scenarios: list
    reference: str | None = None
    differences: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    ranks: dict = field(default_factory=dict)

    def as_dict(self) -> dict:
        found = {"scale": self.scale, "days": self.days, "seeds": self.seeds, "scenarios": self.scenarios}
        if self.reference is not None:
            found |= {"reference": self.reference, "differences": self.differences,
                      "people": {name: {kind: _people_as_dict(block) for kind, block in kinds.items()} for name, kinds in self.people.items()}}
        if self.ranks:
            found["ranks"] = self.ranks
        return found


def compare(scenarios, seeds=SEEDS, scale=SCALE, days=None, jobs=None, store=None, paired=True, by=None,
            events=False, done=None, cluster=None, central=False) -> Comparison:
    """The first scenario is the reference. `seeds`: N for 1..N, or a list. Each seed lives under its own parameter set of the shipped
    ensemble, the same in every scenario; `central`: all under the central set. Raises ValueError on wrong scenarios, seeds or scale."""
    from corridor.scenario import Scenario

    if isinstance(scenarios, (str, Scenario)) or not list(scenarios):
        raise ValueError(f"scenarios: found {scenarios!r}; allowed a list of scenarios, the first of which is the reference")
    if not (isinstance(seeds, int) and seeds >= 1 or isinstance(seeds, (list, tuple, range)) and len(seeds)):
        raise ValueError(f"seeds: found {seeds!r}; allowed a whole number of 1 or more, or a list of seeds")
    if not 0 < scale <= 1:
        raise ValueError(f"scale: found {scale}; allowed more than 0 and at most 1")
    loaded = [item if isinstance(item, Scenario) else Scenario.load(item) for item in scenarios]
    seeds = list(range(1, seeds + 1)) if isinstance(seeds, int) else list(seeds)
    arms = [(item, False) for item in loaded] + ([(loaded[0], True)] if paired else [])
    specs = [RunSpec(drawn(item, seed, central), seed, scale, days, placebo, by, events) for item, placebo in arms for seed in seeds]
    results = run_all(specs, jobs, store, done=done, cluster=cluster)
    rows = [results[start:start + len(seeds)] for start in range(0, len(results), len(seeds))]
    blocks = [{"name": item.name, "title": item.title, "indicators": summaries(runs, rows[0] if paired else None)}
              for item, runs in zip(loaded, rows)]
    found = Comparison(scale, days or loaded[0].days, seeds, blocks)
    if paired:
        found.reference = loaded[0].name
        sets = 1 if central else len({number(seed) for seed in seeds})
        for item, runs in zip(loaded[1:], rows[1:]):
            made = differences(rows[0], runs, rows[-1])
            found.differences[item.name] = {name: with_agreement(block, sets) for name, block in made.items()}
            found.people[item.name] = people(rows[0], runs, rows[-1], scale)
        if len(found.differences) > 1:
            found.ranks = ranks(found.differences, sets)
    return found
