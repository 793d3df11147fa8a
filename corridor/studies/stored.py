"""Stored results read back as one comparison, for reports and figures: arms, pairs, bands, months, maps, courses.

Nothing is run: what a store holds is read as it is, whichever version of the model made it.
"""

from __future__ import annotations

import difflib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from corridor.scenario import Scenario, ScenarioError
from corridor.studies.comparison import FEWEST_CASES, Comparison, band, differences, people, summaries
from corridor.studies.runner import RunResult
from corridor.studies.schema import FEWEST_SHOWN
from corridor.studies.store import Store

MOST_ARMS = 12  # told in a report; the store holds all


class NotStored(ValueError):
    """There is nothing to report: one line."""


@dataclass
class Arm:
    """One scenario (or one point of an experiment): its runs by pair (seed, or point and seed)."""

    name: str
    title: str
    scenario: Scenario
    runs: dict
    keys: dict
    reference: str | None = None


@dataclass
class Stored:
    """What a report tells. `comparison` as `corridor.compare` gives it; `series` arm -> indicator -> months of bands;
    `overview` arm -> legs, regions, courses (means over pairs, real people)."""

    name: str
    title: str
    question: str
    arms: list[Arm]
    comparison: Comparison
    series: dict
    overview: dict
    cohorts: dict
    central: bool
    versions: dict
    experiment: str | None = None
    text: str = ""
    left_out: int = 0
    stale: bool = False
    costs: dict = field(default_factory=dict)

    @property
    def reference(self) -> Arm:
        return self.arms[0]

    @property
    def others(self) -> list[Arm]:
        return self.arms[1:]

    def fewest(self, arm: Arm) -> float:
        """Real people for whom as many simulated ones stand as a table asks for before it gives a number."""
        return FEWEST_CASES / self.comparison.scale / max(len(arm.runs), 1)

    @property
    def sets(self) -> int:
        """How many different parameter sets the pairs stand for."""
        return 1 if self.central else len(self.reference.runs)


def read(store: Store, experiment: str | None = None, reference: str | None = None, scenarios=None) -> Stored:
    """The store's runs of scenarios, or an experiment's arms. Raises NotStored, ValueError (no store of this kind).

    reference: the scenario that the others are compared with (default: baseline where there is one). scenarios: only these.
    """
    if not store.path.exists():
        raise NotStored(f"{store.path}: found no such store; allowed a store that runs were kept in (corridor compare, corridor sweep)")
    known = list(store.frame("select experiment from experiments order by experiment")["experiment"])
    if experiment is not None and experiment not in known:
        near = difflib.get_close_matches(experiment, known, n=1)
        raise NotStored(f"{experiment}: found neither a store nor an experiment in {store.path}; allowed "
                        + (", ".join(known) or "an experiment after corridor sweep EXPERIMENT") + (f"; did you mean {near[0]}?" if near else ""))
    return _experiment(store, experiment) if experiment is not None else _scenarios(store, reference, scenarios)


# ---- the store's runs of scenarios ----

def _scenarios(store: Store, reference, scenarios) -> Stored:
    frame = store.frame("select run, scenario, title, seed, scale, days, placebo, content, parameters, versions, text from runs order by scenario, seed, run")
    designed = set(store.frame("select distinct run from members join factors using (experiment, point)")["run"])
    if not (plain := frame[~frame["run"].isin(designed)]).empty:  # points of a design stand under other assumptions; they are told by their experiment
        frame = plain
    if scenarios:
        unknown = [name for name in scenarios if name not in set(frame["scenario"])]
        if unknown:
            raise NotStored(f"{store.path}: found no runs of {', '.join(unknown)}; allowed {', '.join(sorted(set(frame['scenario'])))}")
        frame = frame[frame["scenario"].isin([*scenarios, *([reference] if reference else [])])]
    if frame.empty:
        raise NotStored(f"{store.path}: found no runs; allowed a store that runs were kept in (corridor compare, corridor run)")
    rows = [row for row in frame.itertuples(index=False)]
    lanes = defaultdict(list)
    for row in rows:
        lanes[row.scale, row.days, json.loads(row.versions)["model"]].append(row)
    central = _lane(max(lanes.values(), key=lambda lane: (len({row.scenario for row in lane if not row.placebo}) > 1, len(lane))))
    chosen, is_central = central
    names = list(dict.fromkeys(row.scenario for row in chosen if not row.placebo))
    first = reference or ("baseline" if "baseline" in names else names[0])
    if first not in names:
        raise NotStored(f"{store.path}: found no runs of {first}; allowed {', '.join(names)}")
    order = list(scenarios) if scenarios else sorted(names)
    order = [first, *[name for name in order if name != first and name in names]]
    keys = {(name, placebo): {int(row.seed): row.run for row in chosen if row.scenario == name and row.placebo == placebo}
            for name in names for placebo in (False, True)}
    order, told = _in_pairs(order, keys), len(order)
    arms = []
    for name in order[:MOST_ARMS]:
        row = next(row for row in chosen if row.scenario == name and not row.placebo)
        arms.append(Arm(name, row.title, _case(row.text, name), {}, keys[name, False], first if name != first else None))
    title = " · ".join(arm.title for arm in arms[1:]) or arms[0].title
    return _told(store, arms, keys[first, True], chosen[0], title, "", central=is_central, left_out=told - len(arms))


def _in_pairs(order: list[str], keys: dict) -> list[str]:
    """The scenarios that share seeds with the first one and with those before them; of `keys` only the runs of seeds that all of them have stay,
    so that levels and differences are of the same runs."""
    shared, together = set(keys[order[0], False]), order[:1]
    for name in order[1:]:
        if both := shared & set(keys[name, False]):
            shared, together = both, [*together, name]
    for name in together:
        keys[name, False] = {seed: run for seed, run in keys[name, False].items() if seed in shared}
    return together


def _lane(rows) -> tuple[list, bool]:
    """(runs of one way of setting parameters, whether it is the central set). Where both are stored, the one with more runs; of
    files that changed under one name, the content that stands for most seeds."""
    by_name = defaultdict(list)
    for row in rows:
        by_name[row.scenario].append(row)
    shared, own = [], []
    for group in by_name.values():
        content = Counter(_policies(row) for row in group)
        group = [row for row in group if _policies(row) == content.most_common(1)[0][0]]
        seeds = defaultdict(set)
        for row in group:
            seeds[row.parameters].add(row.seed)
        common = {parameters for parameters, of in seeds.items() if len(of) > 1}
        central = [row for row in group if row.parameters in common]
        drawn = [row for row in group if row.parameters not in common]
        shared += central
        own += drawn
        if central:  # the central set is the ensemble's first too
            own += [row for row in central if row.seed == 1 and drawn]
    return (own, False) if len(own) > len(shared) else (shared, True)


def _policies(row) -> str:
    content = json.loads(row.content)
    return json.dumps({name: content[name] for name in content if name != "parameters"}, sort_keys=True)


# ---- an experiment's arms ----

def _experiment(store: Store, name: str) -> Stored:
    about = store.frame("select title, question, content from experiments where experiment = ?", [name]).iloc[0]
    rows = list(store.frame(
        "select m.arm, m.scenario, coalesce(m.point, -1) as point, m.seed, m.placebo, m.run, m.reference, r.title, r.scale, r.days, r.content, r.parameters, r.versions, r.text "
        "from members m join runs r using (run) where m.experiment = ? order by m.placebo, m.point, m.scenario, m.seed", [name]).itertuples(index=False))
    if not rows:
        raise NotStored(f"{name}: found no finished runs in {store.path}; allowed an experiment after corridor sweep {name}")
    sampled = _sampled(about["content"])
    factors = store.frame("select point, factor, value from factors where experiment = ?", [name])
    arms: dict[str, Arm] = {}
    of_run = {(row.scenario if sampled else row.arm, _pair(row, sampled)): row.run for row in rows if not row.placebo}
    arm_of = {run: arm for (arm, _), run in of_run.items()}
    for row in rows:
        if row.placebo:
            continue
        label = row.scenario if sampled else row.arm
        if label not in arms:
            arms[label] = Arm(label, row.title if sampled else _title(row, factors), _case(row.text, row.scenario), {}, {}, None)
        arms[label].keys[_pair(row, sampled)] = row.run
        if row.reference and arm_of.get(row.reference, label) != label:
            arms[label].reference = arm_of[row.reference]
    first = next((arm.reference for arm in arms.values() if arm.reference), next(iter(arms)))
    order = [arms[first], *[arm for arm in arms.values() if arm.name != first and arm.reference == first]]
    placebo = {_pair(row, sampled): row.run for row in rows if row.placebo}
    return _told(store, order[:MOST_ARMS], placebo, rows[0], about["title"] or name, about["question"], central=False,
                 left_out=len(order) - len(order[:MOST_ARMS]), experiment=name, text=about["content"], sampled=sampled)


def _sampled(text: str) -> bool:
    import tomllib

    return tomllib.loads(text).get("design", {}).get("kind") in ("latin_hypercube", "sobol")


def _pair(row, sampled: bool):
    return (int(row.point), int(row.seed)) if sampled and row.point >= 0 else int(row.seed)


def _title(row, factors) -> str:
    if row.point < 0:
        return row.title
    mine = factors[factors["point"] == row.point]
    words = ", ".join(f"{_words(factor)} {value}" for factor, value in zip(mine["factor"], mine["value"], strict=True))
    return f"{row.title}: {words}" if words else row.title


def _words(factor: str) -> str:
    """A factor's dotted name in words: 'regional quota per year' for 'policies.temporary_work_permits.regional.quota_per_year'."""
    rest = factor.split(".", 2)[-1] if factor.startswith(("policies.", "parameters.", "drivers.")) else factor
    return rest.replace("*.", "").replace(".", " ").replace("_", " ")


# ---- both ----

def _case(text: str, name: str) -> Scenario:
    """The stored scenario; where today's model no longer knows one of its settings, its name and title alone."""
    import tomllib

    try:
        return Scenario.from_text(text, name)
    except ScenarioError:
        return Scenario(name, tomllib.loads(text).get("title", name))


def _results(store: Store, keys) -> dict[str, RunResult]:
    keys, found = list(dict.fromkeys(keys)), {}
    for start in range(0, len(keys), 100):
        part = keys[start:start + 100]
        marks = ",".join("?" * len(part))
        for row in store.frame(f"select run, scenario, seed, detail from runs where run in ({marks})", part).itertuples(index=False):
            detail = json.loads(row.detail)
            found[row.run] = RunResult(row.run, row.scenario, int(row.seed), detail["indicators"], detail["series"], detail["harmed"],
                                       overview=detail.get("overview", {}))
    return found


def _told(store, arms, placebo, row, title, question, *, central, left_out, experiment=None, text="", sampled=False) -> Stored:
    from corridor.studies.runner import version

    results = _results(store, [*[key for arm in arms for key in arm.keys.values()], *placebo.values()])
    reference = arms[0]
    pairs = sorted(reference.keys, key=str)
    for arm in arms:
        arm.runs = {pair: results[arm.keys[pair]] for pair in sorted(arm.keys, key=str) if arm.keys[pair] in results}
    days, scale = int(row.days), float(row.scale)
    first = list(reference.runs.values())
    blocks = [{"name": arm.name, "title": arm.title, "indicators": summaries(list(arm.runs.values()), first)} for arm in arms]
    found = Comparison(scale, days, [pair if isinstance(pair, int) else list(pair) for pair in pairs], blocks)
    noise = {pair: results[key] for pair, key in placebo.items() if key in results and pair in reference.runs}
    if len(arms) > 1:
        found.reference = reference.name
        for arm in arms[1:]:
            both = [pair for pair in reference.runs if pair in arm.runs]
            if not both:
                continue
            mine, theirs = [reference.runs[pair] for pair in both], [arm.runs[pair] for pair in both]
            found.differences[arm.name] = _with_placebo(differences(mine, theirs, mine), reference, noise)
            if any(run.harmed for run in mine):
                found.people[arm.name] = _people(mine, theirs, reference, noise, scale)
    return Stored(experiment or "scenarios", title, question, arms, found, {arm.name: _series(arm) for arm in arms},
                  {arm.name: _overview(arm, scale) for arm in arms}, {arm.name: _cohorts(arm) for arm in arms},
                  central and not sampled, json.loads(row.versions), experiment, text, left_out,
                  stale=json.loads(row.versions)["model"] != version())


def _with_placebo(found: dict, reference: Arm, noise: dict) -> dict:
    for name, block in found.items():
        sizes = [abs(run.indicators[name]["value"] - reference.runs[pair].indicators[name]["value"]) for pair, run in noise.items()
                 if name in run.indicators and None not in (run.indicators[name]["value"], reference.runs[pair].indicators[name]["value"])]
        block["placebo"] = sum(sizes) / len(sizes) if sizes else None
        block["unit"] = next(iter(reference.runs.values())).indicators[name]["unit"]
    return found


def _people(mine, theirs, reference: Arm, noise: dict, scale: float) -> dict:
    found = people(mine, theirs, mine, scale)
    if noise:
        pairs = list(noise)
        chance = people([reference.runs[pair] for pair in pairs], [noise[pair] for pair in pairs], [noise[pair] for pair in pairs], scale)
    for kind, block in found.items():
        block["placebo"] = {side: chance[kind][side] for side in ("only_reference", "only_other")} if noise else {"only_reference": None, "only_other": None}
    return found


def _series(arm: Arm) -> dict:
    """indicator -> a band for each month."""
    runs = list(arm.runs.values())
    names = [name for name in (runs[0].series if runs else {}) if not name.startswith("cohort_")]
    found = {}
    for name in names:
        columns = [run.series[name] for run in runs if name in run.series]
        found[name] = [band(list(values)) for values in zip(*columns, strict=False)]
    return found


def _cohorts(arm: Arm) -> dict:
    """outcome -> share by day since departure, mean over pairs."""
    found = {}
    runs = list(arm.runs.values())
    for name in (runs[0].series if runs else {}):
        if name.startswith("cohort_"):
            columns = [run.series[name] for run in runs if run.series.get(name)]
            found[name.removeprefix("cohort_")] = [sum(values) / len(values) for values in zip(*columns, strict=False)]
    return found


def _overview(arm: Arm, scale: float) -> dict:
    """Means over pairs; what stands for fewer than ten real people is None, and a region's number also where a table would give none."""
    views = [run.overview for run in arm.runs.values() if run.overview]
    if not views:
        return {}

    def mean(values):
        value = sum(values) / len(views)
        return value if value >= FEWEST_SHOWN or value == 0 else None

    def told(values):
        enough = None not in values and sum(values) * scale >= FEWEST_CASES
        return mean(values) if enough else None

    def together(name):
        keys = sorted({key for view in views for key in view[name]})
        return {key: mean([view[name].get(key) or 0.0 for view in views]) for key in keys}

    regions = {indicator: {region: told([view["regions"].get(indicator, {}).get(region, 0.0) for view in views])
                           for region in views[0]["regions"].get(indicator, {})} for indicator in views[0]["regions"]}
    return {"legs": together("legs"), "courses": together("courses"), "regions": regions}


def paths(name: str) -> Path | None:
    """A store's file where RESULTS names one."""
    path = Path(name)
    return path if path.suffix in (".duckdb", ".db") or path.is_file() else None
