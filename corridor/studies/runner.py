"""Runs are values: a RunSpec goes in, a RunResult comes out, the same for any number of workers."""

from __future__ import annotations

import copy
import hashlib
import json
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

SEEDS, SCALE = 6, 0.02  # defaults of the commands
NOT_THE_MODEL = {"studies", "views", "cli", "shipped", "__pycache__"}  # rooms that do not change a run
NOT_IN_BURN_IN = {"name", "title", "policies", "extends"}
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class RunFailed(RuntimeError):
    """Some runs raised an error: `failures` is a list of (spec, message); the others are kept."""

    def __init__(self, failures):
        self.failures = failures
        super().__init__("; ".join(f"{spec.name}:{spec.seed}: {message}" for spec, message in failures))


@lru_cache(maxsize=1)
def version() -> str:
    """Hash of source and data of the model's rooms (views, studies and commands left out)."""
    root, digest = Path(__file__).resolve().parent.parent, hashlib.sha256()
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.is_file() and not NOT_THE_MODEL & set(parts) and path.suffix != ".pyc":
            digest.update("/".join(parts).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


@dataclass(frozen=True)
class RunSpec:
    """All that decides a run's outcome. `days` None: the scenario's; `scale` is in (0, 1]; `by` splits."""

    scenario: object
    seed: int
    scale: float = SCALE
    days: int | None = None
    placebo: bool = False
    by: str | None = None
    events: bool = False

    @property
    def name(self) -> str:
        return self.scenario.name

    @property
    def key(self) -> str:
        """16 hex digits; keeping events does not change it, the name of the scenario neither."""
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


def build(spec: RunSpec, keep_events: bool = False):
    """The model of a run, on its first day."""
    from corridor.model import CorridorModel

    return CorridorModel(spec.scenario, seed=spec.seed, scale=spec.scale, days=spec.days, placebo=spec.placebo,
                         keep_events=keep_events or spec.events)


def execute_together(specs: list[RunSpec]) -> list[RunResult | Exception]:
    """Runs that share a burn-in: lived once, then copied for each. A run that raises gives its error instead."""
    try:
        root = build(specs[0], keep_events=any(spec.events for spec in specs)).burn_in()
    except Exception as error:  # noqa: BLE001 - one bad run must not lose the others
        return [error for _ in specs]
    results = []
    for i, spec in enumerate(specs):
        try:
            model = root if i == len(specs) - 1 else copy.deepcopy(root)
            results.append(execute(spec, model.begin(spec.scenario, spec.placebo)))
        except Exception as error:  # noqa: BLE001
            results.append(error)
    return results


def execute(spec: RunSpec, model=None) -> RunResult:
    """One run from start to end (or from a model that has lived its burn-in)."""
    model = build(spec) if model is None else model
    model.run()
    indicators = model.indicators(by=spec.by) if spec.by else model.indicators()
    harmed = {kind: sorted(int(key) for key in keys) for kind, keys in model.harmed().items()}
    return RunResult(spec.key, spec.name, spec.seed, indicators, model.series(), harmed,
                     model.events.to_pandas() if spec.events else None)


def _quiet_worker():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def run_all(specs, jobs=None, store=None, executor=None, done=None) -> list[RunResult]:
    """Results in the order of `specs`. Stored ones are reused, finished ones are stored at once.

    `executor`: any concurrent.futures.Executor; `done(result)` is called after each run.
    Raises RunFailed when runs raised errors, KeyboardInterrupt when interrupted; finished runs stay stored.
    """
    found, failures, todo = {}, [], {}

    def finished(result, new=True):
        found[result.key] = result
        if store is not None and new:
            store.save(todo[result.key], result)
        if done:
            done(result)

    def failed(spec, error):
        failures.append((spec, f"{type(error).__name__}: {error}"))
        if store is not None:
            store.fail(spec, failures[-1][1])

    for spec in specs:
        kept = store.get(spec) if store is not None and spec.key not in found else None
        if kept is not None:
            finished(kept, new=False)
        elif spec.key not in found:
            todo[spec.key] = spec
    jobs = min(jobs or os.cpu_count() or 1, len(todo))
    together: dict[str, list[RunSpec]] = {}
    for spec in todo.values():
        together.setdefault(spec.burn_in_key, []).append(spec)
    groups = list(together.values())

    def ended(group, answers):
        for spec, answer in zip(group, answers, strict=True):
            if isinstance(answer, Exception):
                failed(spec, answer)
            else:
                finished(answer)

    if jobs <= 1 and executor is None:
        for group in groups:
            ended(group, execute_together(group))
    elif todo:
        _parallel(groups, jobs, executor, ended)
    if failures:
        raise RunFailed(failures)
    return [found[spec.key] for spec in specs]


def _parallel(groups, jobs, executor, ended):
    for name in THREADS:
        os.environ.setdefault(name, "1")
    own = executor is None
    if own:
        executor = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_quiet_worker)
    try:
        waiting = {executor.submit(execute_together, group): group for group in groups}
        for future in as_completed(waiting):
            group = waiting[future]
            ended(group, future.result() if future.exception() is None else [future.exception() for _ in group])
    except KeyboardInterrupt:
        if own:
            for process in list((executor._processes or {}).values()):
                process.terminate()
            executor.shutdown(wait=False, cancel_futures=True)
        raise
    if own:
        executor.shutdown()


def run(scenarios, seeds=SEEDS, scale=SCALE, days=None, jobs=None, store=None):
    """Runs of each scenario (names, paths or Scenarios) for seeds 1..N (or a list); a Comparison without pairs."""
    from corridor.studies.comparison import compare

    return compare(scenarios, seeds, scale, days, jobs, store, paired=False)
