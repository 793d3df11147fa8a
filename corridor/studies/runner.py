"""Runs are values: a RunSpec goes in, a RunResult comes out, the same for any number of workers."""

from __future__ import annotations

import copy
import gc
import hashlib
import json
import os
import re
import traceback
from collections.abc import Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from corridor.studies import executors
from corridor.studies.lives import lives

SEEDS, SCALE = 4, 0.02  # defaults of the commands
NOT_THE_MODEL = {"evidence", "studies", "views", "dashboard", "cli", "shipped", "__pycache__"}  # rooms that do not change a run
NOT_READ = {".md", ".pyc"}  # texts about the model, and what Python makes of its files
NOT_IN_BURN_IN = {"name", "title", "policies", "extends"}


class RunFailed(RuntimeError):
    """Some runs raised an error: `failures` is a list of (spec, message); the others are kept."""

    def __init__(self, failures):
        self.failures = failures
        super().__init__("; ".join(f"{spec.name}:{spec.seed}: {message}" for spec, message in failures))


@lru_cache(maxsize=1)
def version() -> str:
    """Hash of source and data of the model's rooms (views, studies, commands and texts left out)."""
    root, digest = Path(__file__).resolve().parent.parent, hashlib.sha256()
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.is_file() and not NOT_THE_MODEL & set(parts) and path.suffix not in NOT_READ:
            digest.update("/".join(parts).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


@dataclass(frozen=True)
class RunSpec:
    """All that decides a run's outcome. `days` None: the scenario's; `scale` is in (0, 1]; `by` splits (several: "sex+minor")."""

    scenario: object
    seed: int
    scale: float = SCALE
    days: int | None = None
    placebo: bool = False
    by: str | None = None
    events: bool = False
    lives: bool = False

    @property
    def name(self) -> str:
        return self.scenario.name

    @property
    def key(self) -> str:
        """16 hex digits; keeping events or lives does not change it, the name of the scenario neither."""
        what = [self.scenario.canonical(), self.seed, self.scale, self.days or self.scenario.days, self.placebo,
                self.by, version()]
        return hashlib.sha256(json.dumps(what, sort_keys=True, default=str).encode()).hexdigest()[:16]

    @property
    def burn_in_key(self) -> str:
        """Runs with the same key live the same burn-in: only policies and the placebo, which begin after it, differ."""
        case = self.scenario.canonical()
        what = [{name: case[name] for name in case if name not in NOT_IN_BURN_IN}, self.seed, self.scale, self.days or self.scenario.days]
        return json.dumps(what, sort_keys=True, default=str)


@dataclass
class RunResult:
    """Indicators (name -> value, cases, unit, kind, reason), monthly series, keys of the harmed; plain values."""

    key: str
    name: str
    seed: int
    indicators: dict
    series: dict = field(default_factory=dict)
    harmed: dict = field(default_factory=dict)
    events: object = None
    lives: object = None
    overview: dict = field(default_factory=dict)  # indicators/overview.py


@dataclass(frozen=True)
class Failed:
    """What is told of a run that raised an error; file names in `trace` say nothing about the machine."""

    message: str
    trace: str = ""

    @classmethod
    def of(cls, error: BaseException) -> Failed:
        text = "".join(traceback.format_exception(error))
        return cls(f"{type(error).__name__}: {error}", re.sub(r'File "[^"]*?([^/"]+/[^/"]+)"', r'File "\1"', text))


def build(spec: RunSpec, keep_events: bool = False):
    """The model of a run, on its first day."""
    from corridor.model import CorridorModel

    return CorridorModel(spec.scenario, seed=spec.seed, scale=spec.scale, days=spec.days, placebo=spec.placebo,
                         keep_events=keep_events or spec.events, journal=False)


class Bench:
    """Where runs are lived one after another: a burn-in is lived once and copied for every run that shares it."""

    def __init__(self):
        import corridor.model  # noqa: F401 - now, so that executors can set its modules aside

        self.at, self.root = None, None

    def __call__(self, spec: RunSpec, again: bool = False) -> RunResult | Failed:
        """One run. `again`: another one with the same burn-in may follow, so its state is kept."""
        try:
            if self.at != (spec.burn_in_key, spec.events):
                self.at = self.root = None
                gc.collect()  # a model is a web of references: without this two would be held
                self.at, self.root = (spec.burn_in_key, spec.events), burn_in(spec)
            root = self.root
            if not again:
                self.at = self.root = None
            return execute_from(root, spec, alone=not again)
        except Exception as error:  # noqa: BLE001 - one bad run must not lose the others
            return Failed.of(error)


def burn_in(spec: RunSpec):
    """The model on the eve of the period, or Failed."""
    try:
        return build(spec).burn_in()
    except Exception as error:  # noqa: BLE001
        return Failed.of(error)


def execute_from(root, spec: RunSpec, alone: bool = False) -> RunResult | Failed:
    """A run from a lived burn-in, which is left as it was unless the run is `alone` in using it."""
    if isinstance(root, Failed):
        return root
    try:
        model = root if alone else copy.deepcopy(root)
        return execute(spec, model.begin(spec.scenario, spec.placebo))
    except Exception as error:  # noqa: BLE001
        return Failed.of(error)


def execute_together(specs: list[RunSpec]) -> list[RunResult | Failed]:
    """Runs that share a burn-in: lived once, then copied for each. A run that raises gives Failed instead."""
    bench = Bench()
    return [bench(spec, again=i < len(specs) - 1) for i, spec in enumerate(specs)]


def execute(spec: RunSpec, model=None) -> RunResult:
    """One run from start to end (or from a model that has lived its burn-in)."""
    model = build(spec) if model is None else model
    several = spec.by is not None and "+" in spec.by
    if spec.lives or several:
        model.events.keep = True
    model.run()
    indicators = _split(model, spec.by) if several else model.indicators(by=spec.by) if spec.by else model.indicators()
    harmed = {kind: sorted(int(key) for key in keys) for kind, keys in model.harmed().items()}
    return RunResult(spec.key, spec.name, spec.seed, indicators, model.series(), harmed,
                     model.events.to_pandas() if spec.events else None, lives(model) if spec.lives else None, model.overview())


def _split(model, by: str) -> dict:
    """Indicators with groups of several splits ("sex+minor"), named "sex=woman"; and what no indicator says (extras.py)."""
    from corridor.studies.extras import extras

    found = model.indicators()
    for split in by.split("+"):
        for name, item in model.indicators(by=split).items():
            found[name].setdefault("groups", {}).update({f"{split}={group}": block for group, block in item["groups"].items()})
    return found | extras(model)


def stream(specs, jobs=None, executor=None, cluster=None) -> Iterator[tuple[RunSpec, RunResult | Failed]]:
    """(spec, answer) as runs finish, in any order; nothing is kept here. Runs with one burn-in are kept together.

    `executor`: any concurrent.futures.Executor; `cluster`: address of a Dask scheduler (ConnectionError if there is none).
    """
    groups: dict[tuple, list[RunSpec]] = {}
    for spec in specs:
        groups.setdefault((spec.burn_in_key, spec.events), []).append(spec)
    jobs = min(jobs or os.cpu_count() or 1, sum(map(len, groups.values())))
    parts = list(groups.values())
    if cluster:
        from corridor.studies.cluster import over_cluster

        yield from over_cluster(cluster, parts, burn_in, execute_from, version, Failed)
    elif executor is not None:
        yield from executors.over(executor, parts, execute_together, Failed.of)
    elif jobs > 1:
        yield from executors.local(parts, jobs, Bench, Failed)
    else:
        yield from executors.serial(parts, Bench)


def run_all(specs, jobs=None, store=None, executor=None, done=None, cluster=None) -> list[RunResult]:
    """Results in the order of `specs`. Stored ones are reused, finished ones are stored at once.

    `executor`, `cluster`: as in `stream`; `done(result)` is called after each run.
    Raises RunFailed when runs raised errors, KeyboardInterrupt when interrupted; finished runs stay stored.
    """
    found, failures, todo = {}, [], {}

    def finished(result):
        found[result.key] = result
        if done:
            done(result)

    kept = {} if store is None else store.stored(specs)
    for spec in specs:
        if spec.key not in kept:
            todo[spec.key] = spec
        elif spec.key not in found:
            finished(kept[spec.key])
    with nullcontext() if store is None else store.many(), closing(stream(todo.values(), jobs, executor, cluster)) as answers:
        for spec, answer in answers:
            if isinstance(answer, Failed):
                failures.append((spec, answer.message))
                if store is not None:
                    store.fail(spec, answer)
            else:
                if store is not None:
                    store.save(spec, answer)
                finished(answer)
    if failures:
        raise RunFailed(failures)
    return [found[spec.key] for spec in specs]


def run(scenarios, seeds=SEEDS, scale=SCALE, days=None, jobs=None, store=None, central=False):
    """Runs of each scenario (names, paths or Scenarios) for seeds 1..N (or a list); a Comparison without pairs. Parameter sets as in
    `compare`."""
    from corridor.studies.comparison import compare

    return compare(scenarios, seeds, scale, days, jobs, store, paired=False, central=central)
