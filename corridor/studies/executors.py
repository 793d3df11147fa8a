"""Where runs are lived: in this process, in local worker processes, or over any executor.

Each function takes `groups` (lists of specs; those of one group share a burn-in) and yields (spec, answer) as runs
finish. Closing the generator, or an interrupt, ends the workers at once.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import Counter
from concurrent.futures import as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait

from corridor.studies.spawning import without_main

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
ATTEMPTS = 3  # of a run whose worker dies under it
WORTH_A_BURN_IN = 5  # runs left in a group from which a second worker lives the burn-in again


@contextmanager
def _modules_set_aside():
    """Within, what is there now is not looked through when models are let go: modules and compiled rules are a million objects, a model some
    thousands."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def serial(groups, bench):
    """One after another, in this process."""
    here = bench()
    with _modules_set_aside():
        for group in groups:
            for i, spec in enumerate(group):
                yield spec, here(spec, again=i < len(group) - 1)


def over(executor, groups, together, failed):
    """Over a concurrent.futures.Executor, a group at a time; `failed(error)` makes an answer of an error."""
    waiting = {executor.submit(together, group): group for group in groups}
    for future in as_completed(waiting):
        error = future.exception()
        group = waiting[future]
        yield from zip(group, [failed(error)] * len(group) if error else future.result(), strict=True)


@dataclass
class _Worker:
    """A process, the pipe to it, the group it is on and the run it has in hand."""

    process: object
    pipe: Connection
    group: list | None = None
    spec: object = None


def _serve(pipe: Connection, bench) -> None:
    """A worker's life: runs come in, answers go out; it ends with its parent, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    parent = multiprocessing.parent_process()
    threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()
    here = bench()
    try:
        with _modules_set_aside():
            while True:
                pipe.send(here(*pipe.recv()))
    except (EOFError, OSError):  # nothing more to do, or nobody to tell
        os._exit(0)


class _Plan:
    """Which run a worker takes next: one of the burn-in it holds, else a new group, else a part of a large one."""

    def __init__(self, groups):
        self.new = [list(group) for group in groups]
        self.open: list[list] = []

    def _large(self) -> list:
        group = max(self.open, key=len, default=[])
        return group if len(group) >= WORTH_A_BURN_IN else []

    @property
    def left(self) -> bool:
        """Whether one more worker would have something to do."""
        self.new = [group for group in self.new if group]
        return bool(self.new or self._large())

    def next_for(self, worker: _Worker) -> bool:
        """Set the worker's group and run; False when nothing is worth its while."""
        group = worker.group
        if not group:
            if not self.left:
                return False
            group = self._large()
            if self.new:
                self.open.append(group := self.new.pop(0))
        worker.group, worker.spec = group, group.pop(0)
        self.open = [item for item in self.open if item]
        return True

    def orphaned(self, worker: _Worker, again: bool) -> None:
        """The worker is gone: its group waits anew, with the run it had in hand when that is to be tried `again`."""
        group = worker.group
        if again:
            group.insert(0, worker.spec)
        self.open = [item for item in self.open if item is not group]
        if not any(item is group for item in self.new):
            self.new.insert(0, group)


def _start(context, bench) -> _Worker:
    """A new process, deaf to Ctrl-C from its first moment on: the parent decides. An interrupt that comes meanwhile is not
    lost, as it would be if this process ignored it."""
    mine, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, bench), daemon=True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # the process inherits it
    try:
        with without_main():
            process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    theirs.close()
    return _Worker(process, mine)


def local(groups, jobs, bench, failed):
    """In `jobs` worker processes. A worker that dies is replaced and its run tried again, ATTEMPTS times in all;
    then `failed(message)` is the answer."""
    for name in THREADS:
        os.environ.setdefault(name, "1")
    context, plan, tries = multiprocessing.get_context("spawn"), _Plan(groups), Counter()
    workers: dict[Connection, _Worker] = {}

    def give(worker) -> bool:
        if not plan.next_for(worker):
            return False
        try:
            worker.pipe.send((worker.spec, bool(worker.group)))
        except OSError:
            pass  # it has died: its pipe says so below
        return True

    try:
        while True:
            while len(workers) < jobs and plan.left:
                worker = _start(context, bench)
                workers[worker.pipe] = worker
                give(worker)
            if not workers:
                return
            for pipe in wait(list(workers)):
                worker = workers[pipe]
                try:
                    answer = pipe.recv()
                except (EOFError, OSError):
                    del workers[pipe]
                    pipe.close()
                    worker.process.join()
                    tries[worker.spec.key] += 1
                    again = tries[worker.spec.key] < ATTEMPTS
                    plan.orphaned(worker, again)
                    if not again:
                        yield worker.spec, failed(f"the worker process ended {ATTEMPTS} times in this run "
                                                  f"(last exit code {worker.process.exitcode})")
                    continue
                yield worker.spec, answer
                if not give(worker):
                    del workers[pipe]
                    pipe.close()  # which ends the worker
    finally:
        for worker in workers.values():
            worker.process.kill()
        for worker in workers.values():
            worker.process.join()
