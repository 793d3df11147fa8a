"""Answers while somebody waits: the same results as whole runs, first looks, films, refusals."""

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from corridor.scenario import Scenario
from corridor.studies import lane, live, runner


def wait(ask, seconds=300):
    until = time.monotonic() + seconds
    while not ask.done and time.monotonic() < until:
        time.sleep(0.02)
    assert ask.done
    return ask


@pytest.fixture
def short(monkeypatch):
    """Runs with a burn-in of five days, in this process."""
    from corridor.model import CorridorModel

    def build(spec, keep_events=False):
        return CorridorModel(spec.scenario, seed=spec.seed, scale=spec.scale, days=spec.days, placebo=spec.placebo,
                             keep_events=keep_events or spec.events, burn_in_days=5)
    for room in (lane, runner):
        monkeypatch.setattr(room, "build", build)
    for kept in (lane._roots, lane._young, lane._paused):
        kept.clear()
    return runner.RunSpec(Scenario.load("baseline"), 1, 0.005, 100)


def test_from_a_warm_burn_in_a_run_is_what_it_is_from_its_first_day(short):
    whole = runner.execute(short)
    month, first = lane.glimpse(short), lane.look(short)  # the second taken on from the first
    assert short.key in lane._paused  # rests after September
    lane._paused.clear()
    assert lane.look(short).indicators == first.indicators != month.indicators
    assert lane.glimpse(short).indicators == month.indicators  # one that rests too late is no help
    assert first.indicators["departures"]["value"] < whole.indicators["departures"]["value"]
    for _ in range(2):  # taken on from the rest, then from the burn-in
        again = lane.work(short)
        assert again.indicators == whole.indicators
        assert again.series == whole.series


def test_a_run_that_is_stopped_is_taken_on_where_it_stopped(short, monkeypatch):
    whole = runner.execute(short)

    class Stop:
        looks = 0

        @property
        def value(self):
            self.looks += 1
            return 7 if self.looks in (3, 20) else -1  # within the burn-in, within the period
    monkeypatch.setattr(lane, "_stop", Stop())
    with pytest.raises(lane.Stopped):
        lane.work(short, 7)
    assert lane._young[short.burn_in_key].day == -3
    with pytest.raises(lane.Stopped):
        lane.work(short, 7)
    assert lane._paused[short.key].day == 14
    assert lane.work(short, 7).indicators == whole.indicators
    assert not lane._young and not lane._paused


def test_what_is_urgent_makes_other_work_give_way(short):
    desk, gave_way, begun = live.Desk.__new__(live.Desk), [], threading.Event()

    class Here(live._Lane):
        def _submit(self, task):
            if task.spec.seed == 2:
                return "urgent"
            begun.set()
            for _ in range(3000):
                if self.stop.value == task.number:
                    gave_way.append(task.number)
                    raise lane.Stopped
                if len(gave_way) and "urgent" in desk.memory.values():
                    return "patient"
                time.sleep(0.01)
            raise AssertionError("never told to give way")

    whole, live._Lane = live._Lane, Here
    try:
        desk.__init__(lanes=1)
        patient = desk.ask([short], urgency=1)
        assert begun.wait(60)
        urgent = desk.ask([runner.RunSpec(short.scenario, 2, 0.005, 2)], urgency=0)
        wait(urgent)
        wait(patient)
        assert len(gave_way) == 1 and not patient.faults
    finally:
        live._Lane = whole
        desk.close()


def test_lanes_end_with_the_process_that_opened_them():
    """Their parent is killed, without a word to them."""
    code = (f"import os, signal, sys, time; sys.path[:0] = [{str(Path(__file__).parent)!r}]; import short_dashboard; from corridor.studies import live;"
            "from corridor.scenario import Scenario; desk = live.Desk(lanes=1);"
            "desk.ask(live.QUICK.specs(Scenario.load('baseline'))); lane = desk.quick[0]\n"
            "while not (lane.pool and lane.pool._processes): time.sleep(0.05)\n"
            "print(*lane.pool._processes, flush=True); time.sleep(3); os.kill(os.getpid(), signal.SIGKILL)")
    child = subprocess.run([sys.executable, "-c", code], check=False, stdout=subprocess.PIPE, timeout=600, text=True)
    assert child.returncode == -signal.SIGKILL
    (pid,) = map(int, child.stdout.split())
    until = time.monotonic() + 60
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert not alive(pid)


def alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_film_follows_those_who_set_out(short):
    film = lane.film(short)
    assert film.place.shape == film.situation.shape == (100, len(film.who))
    assert len(film.who) > 50
    assert film.flow.shape[1] > 300
    assert film.flow[-1].sum() > 0


def test_a_desk_runs_once_what_two_ask_for_and_refuses_a_crowd(short):
    class Here(live._Lane):
        """A lane whose work is done by its own thread."""

        def _submit(self, task):
            return task.what(task.spec, task.number)

    whole = live._Lane
    live._Lane = Here
    try:
        desk = live.Desk(lanes=1)
        one, two = desk.ask([short]), desk.ask([short])
        wait(one)
        wait(two)
        assert one.found[short.key] is two.found[short.key]
        many = [runner.RunSpec(short.scenario, seed, 0.005, 2) for seed in range(live.LONGEST_QUEUE + 2)]
        with pytest.raises(live.Busy):
            desk.ask(many)
        dropped = desk.ask(many[5:9])
        desk.cancel(dropped)
        assert dropped.done
    finally:
        live._Lane = whole
        desk.close()
