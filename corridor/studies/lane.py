"""Inside one process of a desk (live.py): burn-ins kept warm, first looks, whole runs, films.

Whatever is stopped half-way is kept as far as it was lived, and taken on when it is asked for again.
"""

from __future__ import annotations

import copy
import datetime
import multiprocessing
import os
import signal
import threading
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from corridor.records.events import KIND
from corridor.studies.runner import RunResult, RunSpec, build, execute

WARM = 16  # burnt-in models a lane keeps
PAUSED = 12  # runs a lane keeps that rest half-way
GLIMPSE, LOOK = 31, 62  # days after which a first and a second look are taken, each at the end of a month


class Stopped(Exception):
    """A run was stopped: nobody waits for it any more, or something more urgent came."""


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


_roots: OrderedDict = OrderedDict()  # burnt-in models
_young: OrderedDict = OrderedDict()  # models stopped within their burn-in
_paused: OrderedDict = OrderedDict()  # runs that rest within their period
_stop = None
TRAITS = ("key", "nationality", "sex", "age", "household", "kin", "home", "destination")


def begin(stop, niceness: int) -> None:
    """The first thing a lane's process does. `stop`: shared number of the task to stop. The process ends with its parent, however that ends."""
    global _stop
    _stop = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()
    if niceness and hasattr(os, "nice"):
        os.nice(niceness)


def _keep(place: OrderedDict, key: str, model, most: int) -> None:
    place[key] = model
    while len(place) > most:
        place.popitem(last=False)


def _looking(number: int):
    """Called after each day: raises Stopped when task `number` is to stop."""
    def look(day, last):
        if _stop is not None and _stop.value == number:
            raise Stopped
    return look


def _lived(spec: RunSpec, number: int):
    """A copy of a model that has lived the run's burn-in."""
    look, key = _looking(number), spec.burn_in_key
    if key not in _roots:
        root = _young.pop(key, None) or build(spec)
        try:
            while root.day < 0:
                look(root.day, root.last_day)
                root.step()
        except Stopped:
            _keep(_young, key, root, WARM)
            raise
        _keep(_roots, key, root, WARM)
    _roots.move_to_end(key)
    return copy.deepcopy(_roots[key]).begin(spec.scenario, spec.placebo), look


def days_seen(start: datetime.date, days: int, least: int) -> int:
    """Days of a period that a look after `least` days sees: whole months, or the period."""
    return next((day for day in range(least, days) if (start + datetime.timedelta(days=day)).day == 1), days)


def glimpse(spec: RunSpec, number: int = 0) -> RunResult:
    """The first month of a run, which then rests until it is taken on. Raises Stopped."""
    return _first(spec, number, GLIMPSE)


def look(spec: RunSpec, number: int = 0) -> RunResult:
    """The first two months of a run, which then rests until it is taken on. Raises Stopped."""
    return _first(spec, number, LOOK)


def _first(spec: RunSpec, number: int, least: int) -> RunResult:
    days = spec.days or spec.scenario.days
    seen, resting = days_seen(spec.scenario.start, days, least), _paused.get(spec.key)
    if resting is not None and resting.day < seen:
        model, check = _paused.pop(spec.key), _looking(number)
    else:
        model, check = _lived(spec, number)

    def first_months(day, last):
        check(day, last)
        if day == seen:
            raise _Pause

    try:
        model.run(first_months)
    except _Pause:
        _keep(_paused, spec.key, model, PAUSED)
    harmed = {kind: sorted(int(key) for key in keys) for kind, keys in model.harmed().items()}
    return RunResult(spec.key, spec.name, spec.seed, model.indicators(), model.series(), harmed)


def work(spec: RunSpec, number: int = 0) -> RunResult:
    """One run from a warm burn-in; the same result as a run from its first day. Raises Stopped."""
    model, look = _lived(spec, number) if spec.key not in _paused else (_paused.pop(spec.key), _looking(number))
    try:
        model.run(look)
    except Stopped:
        _keep(_paused, spec.key, model, PAUSED)
        raise
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
