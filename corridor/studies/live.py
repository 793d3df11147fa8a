"""Answers while somebody waits: runs that start from burn-ins kept warm, first quick and rough, then finer.

A desk has two kinds of lane, each with one process: quick ones, and fine ones that yield the processor to them. A seed
always comes to the same lane, which keeps the burnt-in models it has lived. Runs asked for twice are run once.
"""

from __future__ import annotations

import copy
import datetime
import heapq
import itertools
import multiprocessing
import os
import signal
import threading
from collections import OrderedDict
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

import numpy as np

from corridor.records.events import KIND
from corridor.studies.ensemble import drawn
from corridor.studies.executors import THREADS
from corridor.studies.runner import SCALE, SEEDS, RunResult, RunSpec, build, execute

WARM = 16  # burnt-in models a lane keeps
KEPT = 600  # results kept in memory
PAUSED = 12  # runs a lane keeps that were stopped for a first look
FIRST_LOOK = 62  # days after which a first look is taken, at the end of that month
LONGEST_QUEUE = 120  # runs that may wait at a desk; more are refused
POLITE = 15  # niceness of fine lanes


@dataclass(frozen=True)
class Stage:
    """How roughly to answer: share of real people simulated and number of seeds."""

    name: str
    scale: float
    seeds: int

    def specs(self, scenario, placebo=False) -> list[RunSpec]:
        return [RunSpec(drawn(scenario, seed), seed, self.scale, None, placebo) for seed in range(1, self.seeds + 1)]


QUICK = Stage("quick", 0.01, 4)
FINE = Stage("fine", SCALE, SEEDS)


class Stopped(Exception):
    """A run was stopped because nobody waits for it any more."""


class Busy(RuntimeError):
    """Too many runs wait already."""


@dataclass(frozen=True)
class Film:
    """What was recorded of one run, for maps and life courses.

    events: raw columns of the period. people: trait -> values, of all. who: (n,) rows of those who set out in the period.
    place, situation: (days, n) at the end of each day. flow: (months, links) people a day, real, at the end of each month.
    """

    events: dict
    people: dict
    scale: float
    start: object
    days: int
    who: object
    place: object
    situation: object
    flow: object


class _Pause(Exception):
    """A run rests after its first look; the model stays as it is."""


# ---- inside a lane's process ----
_roots: OrderedDict = OrderedDict()
_paused: OrderedDict = OrderedDict()
_stop = None
TRAITS = ("key", "nationality", "sex", "age", "household", "kin", "home", "destination")


def _begin_lane(stop, niceness: int) -> None:
    global _stop
    _stop = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if niceness and hasattr(os, "nice"):
        os.nice(niceness)


def _looking(number: int):
    """Called after each day: raises Stopped when nobody waits for task `number` any more."""
    def look(day, last):
        if _stop is not None and _stop.value == number:
            raise Stopped
    return look


def _lived(spec: RunSpec, number: int):
    """A copy of a model that has lived the run's burn-in."""
    look, key = _looking(number), spec.burn_in_key
    if key not in _roots:
        root = build(spec)
        while root.day < 0:
            look(root.day, root.last_day)
            root.step()
        _roots[key] = root
        while len(_roots) > WARM:
            _roots.popitem(last=False)
    _roots.move_to_end(key)
    return copy.deepcopy(_roots[key]).begin(spec.scenario, spec.placebo), look


def glimpse(spec: RunSpec, number: int = 0) -> RunResult:
    """The first months of a run, which then rests until `work` takes it on. Raises Stopped."""
    model, look = _lived(spec, number)

    def first_months(day, last):
        look(day, last)
        if day >= FIRST_LOOK and (model.start + datetime.timedelta(days=day)).day == 1:
            raise _Pause

    try:
        model.run(first_months)
    except _Pause:
        _paused[spec.key] = model
        while len(_paused) > PAUSED:
            _paused.popitem(last=False)
    harmed = {kind: sorted(int(key) for key in keys) for kind, keys in model.harmed().items()}
    return RunResult(spec.key, spec.name, spec.seed, model.indicators(), model.series(), harmed)


def work(spec: RunSpec, number: int = 0) -> RunResult:
    """One run from a warm burn-in; the same result as a run from its first day. Raises Stopped."""
    model, look = _lived(spec, number) if spec.key not in _paused else (_paused.pop(spec.key), _looking(number))
    model.run(look)
    return execute(spec, model)


def film(spec: RunSpec, number: int = 0) -> Film:
    """The same run with all events of the period kept. Raises Stopped."""
    model, look = _lived(spec, number)
    model.events.keep = True
    places, situations, flow = [], [], []

    def record(day, last):
        look(day, last)
        places.append(model.people.place.copy())
        situations.append(model.people.situation.copy())
        if (model.start + datetime.timedelta(days=day)).day == 1 or day == last:
            flow.append(model.flow_memory.astype(np.float32))

    model.run(record)
    columns = model.events.columns()
    inside = columns["day"] >= 0
    left = inside & (columns["kind"] == KIND["departed"]) & (columns["person"] >= 0)
    who = np.unique(columns["person"][left])
    people, told = model.people, {}
    for name in TRAITS:
        values, kinds = getattr(people, name), getattr(people.columns[name], "categories", None)
        told[name] = [kinds[code] for code in values] if kinds else values.tolist()
    return Film({name: values[inside] for name, values in columns.items()}, told, model.scale, model.start, model.days, who,
                np.array(places)[:, who], np.array(situations)[:, who], np.array(flow))


# ---- at the desk ----
@dataclass
class Ask:
    """Runs one person waits for. `found`: key -> result; `faults`: one line for each run that failed."""

    keys: list[str]
    found: dict = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    stopped: bool = False

    @property
    def finished(self) -> int:
        return sum(key in self.found for key in self.keys) + len(self.faults)

    @property
    def done(self) -> bool:
        return self.stopped or self.finished >= len(self.keys)


@dataclass
class _Task:
    key: str
    spec: RunSpec
    what: object
    number: int
    lane: object
    asks: list = field(default_factory=list)
    running: bool = False


class _Lane:
    """One process and the queue before it."""

    def __init__(self, desk, niceness: int):
        self.desk, self.niceness, self.queue = desk, niceness, []
        self.wake = threading.Condition(desk.lock)
        context = multiprocessing.get_context("spawn")
        self.stop = context.Value("q", -1, lock=False)
        self.pool = None
        self.context = context
        threading.Thread(target=self._serve, daemon=True, name="corridor-lane").start()

    def _submit(self, task):
        if self.pool is None:
            for name in THREADS:
                os.environ.setdefault(name, "1")
            self.pool = ProcessPoolExecutor(1, self.context, initializer=_begin_lane, initargs=(self.stop, self.niceness))
        return self.pool.submit(task.what, task.spec, task.number).result()

    def _serve(self) -> None:
        while True:
            with self.wake:
                while not self.queue:
                    self.wake.wait()
                    if self.desk.closed:
                        return
                task = heapq.heappop(self.queue)[-1]
                if not task.asks:  # nobody waits any more
                    continue
                task.running = True
            try:
                answer = self._submit(task)
            except BrokenProcessPool as error:
                self.pool, answer = None, error
            except Exception as error:  # noqa: BLE001 - one bad run must not end the lane
                answer = error
            if self.desk.closed:
                return
            self.desk._ended(task, answer)


class Desk:
    """Answers asks for runs. `store`: a corridor.studies.store.Store or None; `lanes`: processes of each kind."""

    def __init__(self, store=None, lanes: int | None = None):
        self.lock = threading.RLock()
        self.store, self.store_lock = store, threading.Lock()
        self.closed, self.note = False, None
        self.numbers = itertools.count(1)
        self.memory: OrderedDict = OrderedDict()
        self.tasks: dict[str, _Task] = {}
        lanes = lanes or min(4, os.cpu_count() or 1)
        self.quick = [_Lane(self, 0) for _ in range(lanes)]
        self.fine = [_Lane(self, POLITE) for _ in range(lanes)]

    def ask(self, specs: list[RunSpec], what=work, urgency: int = 1) -> Ask:
        """Wait for runs (or films); lower `urgency` comes first. Raises Busy when the queue is full."""
        kind = "" if what is work else what.__name__ + ":"
        keys = [kind + spec.key for spec in specs]
        ask = Ask(list(dict.fromkeys(keys)))
        wanted = {key: spec for key, spec in zip(keys, specs, strict=True)}
        for key, spec in wanted.items():
            known = self._known(key, spec, stored=what is work)
            if known is not None:
                ask.found[key] = known
        with self.lock:
            missing = {key: spec for key, spec in wanted.items() if key not in ask.found}
            if len(self.tasks) + len(missing) > LONGEST_QUEUE:
                raise Busy(f"{len(self.tasks)} runs wait already; allowed {LONGEST_QUEUE}")
            for key, spec in missing.items():
                task = self.tasks.get(key)
                if task is None and key in self.memory:  # finished between the two looks
                    ask.found[key] = self.memory[key]
                    continue
                if task is None:
                    lanes = self.quick if spec.scale <= QUICK.scale else self.fine
                    task = self.tasks[key] = _Task(key, spec, what, next(self.numbers), lanes[spec.seed % len(lanes)])
                task.asks.append(ask)
                if not task.running:  # a second ask may be more urgent than the first; the later entry is skipped
                    heapq.heappush(task.lane.queue, (urgency, task.number, next(self.numbers), task))
                    task.lane.wake.notify()
        return ask

    def cancel(self, ask: Ask) -> None:
        """Stop waiting; runs nobody else waits for are dropped or stopped within a simulated day."""
        with self.lock:
            ask.stopped = True
            for key in ask.keys:
                task = self.tasks.get(key)
                if task and ask in task.asks:
                    task.asks.remove(ask)
                    if not task.asks and task.running:
                        task.lane.stop.value = task.number
                    elif not task.asks:
                        del self.tasks[key]

    def _known(self, key, spec, stored):
        with self.lock:
            if key in self.memory:
                self.memory.move_to_end(key)
                return self.memory[key]
            if key in self.tasks:
                return None
        if not stored or self.store is None:
            return None
        found = self._with_store(lambda: self.store.get(spec))
        if found is not None:
            self._remember(key, found)
        return found

    def _with_store(self, act):
        """The store is a help, not a need: when another program holds it, runs are computed or kept in memory only."""
        try:
            with self.store_lock:
                return act()
        except Exception as error:  # noqa: BLE001 - a locked or foreign file must not end a workshop
            self.note = f"{type(error).__name__}: {error}".splitlines()[0]
            return None

    def _remember(self, key, result):
        with self.lock:
            self.memory[key] = result
            while len(self.memory) > KEPT:
                self.memory.popitem(last=False)

    def _ended(self, task: _Task, answer) -> None:
        good = not isinstance(answer, Exception)
        with self.lock:
            if good:
                self._remember(task.key, answer)
            self.tasks.pop(task.key, None)
            waiting, task.asks = task.asks, []
            again = isinstance(answer, Stopped) and waiting
            for ask in [] if again else waiting:
                if good:
                    ask.found[task.key] = answer
                else:
                    ask.faults.append(f"{task.spec.name}, seed {task.spec.seed}: {type(answer).__name__}: {answer}")
            if again:  # asked for anew while it was being stopped
                new = self.tasks[task.key] = _Task(task.key, task.spec, task.what, next(self.numbers), task.lane, waiting)
                heapq.heappush(task.lane.queue, (1, new.number, new.number, new))
        if good and self.store is not None and task.what is work:
            self._with_store(lambda: self.store.save(task.spec, answer))

    def close(self) -> None:
        """End all processes."""
        with self.lock:
            self.closed = True
            for lane in (*self.quick, *self.fine):
                lane.wake.notify_all()
                if lane.pool is not None:
                    for process in list((lane.pool._processes or {}).values()):
                        process.terminate()
                    lane.pool.shutdown(wait=False, cancel_futures=True)
