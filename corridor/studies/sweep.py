"""Sweeps: an experiment's missing runs, lived in any order, into a store that survives any interruption."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, field

from corridor.studies.experiment import Experiment
from corridor.studies.runner import Failed, RunSpec, stream
from corridor.studies.store import Store

GLANCE = 0.5  # seconds between two looks whether another sweep has let go of the store


@dataclass
class Sweep:
    """What a sweep did. `wanted`: different runs; `stored`: of those, there before; `failures`: (run, Failed)."""

    wanted: int
    stored: int
    ran: int = 0
    failures: list[tuple[RunSpec, Failed]] = field(default_factory=list)

    @property
    def handled(self) -> int:
        return self.stored + self.ran + len(self.failures)


@contextmanager
def alone(store: Store, waiting: Callable[[], None] | None = None):
    """Hold the store for one sweep. While another one holds it `waiting()` is called once and we wait; the system lets go
    of it when its holder ends, however it ends."""
    from filelock import FileLock, Timeout

    store.path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{store.path}.lock")
    told = False
    while not lock.is_locked:
        try:
            lock.acquire(timeout=GLANCE if told else 0)
        except Timeout:
            if not told and waiting:
                waiting()
            told = True
    try:
        yield
    finally:
        lock.release()


def enrol(experiment: Experiment, store: Store) -> None:
    """Write down which runs belong to the experiment, under which names, and with which each is paired."""
    arms = experiment.arms
    rows = []
    for arm, seed, placebo, spec in experiment.members():
        reference = arm if placebo else (arms[arm.reference] if arm.reference is not None else None)
        other = experiment.spec(reference, seed).key if reference is not None and experiment.paired else None
        rows.append((arm.name, arm.scenario, arm.point, seed, placebo, spec.key, other))
    factors = [(number, name, str(value), float(value) if isinstance(value, (int, float)) else None)
               for number, point in enumerate(experiment.points) for name, value in point.items()]
    store.enrol(experiment.name, experiment.title, experiment.question, experiment.text, rows, factors)


def sweep(experiment: Experiment, store: Store, jobs=None, cluster=None, executor=None,
          begun: Callable[[Sweep], None] | None = None, done: Callable[[Sweep], None] | None = None,
          waiting: Callable[[], None] | None = None, minutes: float | None = None) -> Sweep:
    """Run what is missing and store each run as it finishes; asking again goes on where it stopped.

    `begun` and `done` are told how far it is, after counting and after each run. `minutes`: stop then, the runs in hand are let go. Runs that raise are recorded with their
    traceback and tried again at the next asking. Raises StoreFull, StoreBusy, ConnectionError (cluster lost),
    KeyboardInterrupt; finished runs stay.
    """
    store.check()
    until = None if minutes is None else time.monotonic() + 60 * minutes
    specs = [spec for *_, spec in experiment.members()]
    complete = store.path.exists() and not store.missing(specs, experiment.keep)
    with nullcontext() if complete else alone(store, waiting):  # who only reads need not wait
        missing = store.missing(specs, experiment.keep)
        found = Sweep(len({spec.key for spec in specs}), 0)
        found.stored = found.wanted - len(missing)
        enrol(experiment, store)
        if begun:
            begun(found)
        with store.many(), closing(stream(missing, jobs, executor, cluster)) as answers:
            for spec, answer in answers:
                if isinstance(answer, Failed):
                    store.fail(spec, answer)
                    found.failures.append((spec, answer))
                else:
                    store.save(spec, answer, experiment.keep)
                    found.ran += 1
                if done:
                    done(found)
                if until is not None and time.monotonic() > until:
                    break
    return found
