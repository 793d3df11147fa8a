"""Answers while somebody waits: runs that start from burn-ins kept warm, first quick and rough, then finer.

A desk has two kinds of lane, each with one process (lane.py): quick ones, and fine ones that yield the processor to them. A seed
always comes to the same lane, which keeps the burnt-in models it has lived. Runs asked for twice are run once; a run somebody waits
for most urgently stops a less urgent one, which is taken on later.
"""

from __future__ import annotations

import heapq
import itertools
import multiprocessing
import os
import threading
from collections import OrderedDict
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

from corridor.studies.ensemble import drawn
from corridor.studies.executors import THREADS
from corridor.studies.lane import Stopped, begin, work
from corridor.studies.runner import SCALE, RunSpec
from corridor.studies.spawning import without_main

KEPT = 600  # results kept in memory
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
FINE = Stage("fine", SCALE, 8)


class Busy(RuntimeError):
    """Too many runs wait already."""


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
    urgency: int = 1
    asks: list = field(default_factory=list)
    running: bool = False


class _Lane:
    """One process and the queue before it."""

    def __init__(self, desk, niceness: int):
        self.desk, self.niceness, self.queue = desk, niceness, []
        self.wake = threading.Condition(desk.lock)
        context = multiprocessing.get_context("spawn")
        self.stop = context.Value("q", -1, lock=False)
        self.pool = self.now = None  # now: the task in the process
        self.context = context
        threading.Thread(target=self._serve, daemon=True, name="corridor-lane").start()

    def _submit(self, task):
        with self.desk.lock:
            if self.desk.closed:
                raise Stopped
            if self.pool is None:
                for name in THREADS:
                    os.environ.setdefault(name, "1")
                self.pool = ProcessPoolExecutor(1, self.context, initializer=begin, initargs=(self.stop, self.niceness))
            with without_main():
                future = self.pool.submit(task.what, task.spec, task.number)
        return future.result()

    def _serve(self) -> None:
        self.desk.opened.wait()
        while True:
            with self.wake:
                while not self.queue and not self.desk.closed:
                    self.wake.wait()
                if self.desk.closed:
                    return
                task = heapq.heappop(self.queue)[-1]
                if task.running or not task.asks:  # a second entry, or nobody waits any more
                    continue
                task.running, self.now = True, task
            try:
                answer = self._submit(task)
            except BrokenProcessPool as error:
                self.pool, answer = None, error
            except Exception as error:  # noqa: BLE001 - one bad run must not end the lane
                answer = error
            self.now = None
            if self.desk.closed:
                return
            self.desk._ended(task, answer)


class Desk:
    """Answers asks for runs. `store`: a corridor.studies.store.Store or None; `lanes`: processes of each kind; `opened`: whether work begins at once."""

    def __init__(self, store=None, lanes: int | None = None, opened: bool = True):
        self.lock = threading.RLock()
        self.store, self.store_lock = store, threading.Lock()
        self.closed, self.note = False, None
        self.opened = threading.Event()
        self.numbers = itertools.count(1)
        self.memory: OrderedDict = OrderedDict()
        self.tasks: dict[str, _Task] = {}
        if opened:
            self.open()
        lanes = lanes or min(4, os.cpu_count() or 1)
        self.quick = [_Lane(self, 0) for _ in range(lanes)]
        self.fine = [_Lane(self, POLITE) for _ in range(lanes)]

    def open(self) -> None:
        """Let the lanes begin; until then asks wait, and what is known already is found."""
        self.opened.set()

    def ask(self, specs: list[RunSpec], what=work, urgency: int = 1) -> Ask:
        """Wait for runs (or films); lower `urgency` comes first. Raises Busy when the queue is full."""
        kind = "" if what is work else what.__name__ + ":"
        keys = [kind + spec.key for spec in specs]
        ask = Ask(list(dict.fromkeys(keys)))
        wanted = {key: spec for key, spec in zip(keys, specs, strict=True)}
        for key in wanted:
            known = self._remembered(key)
            if known is not None:
                ask.found[key] = known
        if what is work:
            ask.found |= self._stored({key: spec for key, spec in wanted.items() if key not in ask.found and key not in self.tasks})
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
                    task = self.tasks[key] = _Task(key, spec, what, next(self.numbers), lanes[spec.seed % len(lanes)], urgency)
                task.asks.append(ask)
                task.urgency = min(urgency, task.urgency)
                if not task.running:  # a second ask may be more urgent than the first; the later entry is skipped
                    heapq.heappush(task.lane.queue, (urgency, task.number, next(self.numbers), task))
                    task.lane.wake.notify()
                    now = task.lane.now
                    if now is not None and now.urgency > urgency:  # it gives way, and is taken on later
                        task.lane.stop.value = now.number
        return ask

    def knows(self, specs: list[RunSpec]) -> bool:
        """Whether the results of all these runs are in memory or in the store."""
        wanted = {spec.key: spec for spec in specs if self._remembered(spec.key) is None}
        return not wanted or len(self._stored(wanted)) == len(wanted)

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

    def _remembered(self, key):
        with self.lock:
            if key in self.memory:
                self.memory.move_to_end(key)
            return self.memory.get(key)

    def _stored(self, wanted: dict) -> dict:
        """What the store holds of the runs wanted, key -> result."""
        found = (self._with_store(lambda: self.store.stored(wanted.values())) or {}) if wanted and self.store is not None else {}
        for key, result in found.items():
            self._remember(key, result)
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
            if again:  # it gave way to something more urgent, or was asked for anew while it was being stopped
                new = self.tasks[task.key] = _Task(task.key, task.spec, task.what, next(self.numbers), task.lane, task.urgency, waiting)
                heapq.heappush(task.lane.queue, (new.urgency, task.number, new.number, new))
        if good and self.store is not None and task.what is work:
            self._with_store(lambda: self.store.save(task.spec, answer))

    def close(self) -> None:
        """End all processes."""
        self.open()
        with self.lock:
            self.closed = True
            for lane in (*self.quick, *self.fine):
                lane.wake.notify_all()
                if lane.pool is not None:
                    for process in list((lane.pool._processes or {}).values()):
                        process.terminate()
                    lane.pool.shutdown(wait=False, cancel_futures=True)
