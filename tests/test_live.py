"""Answers while somebody waits: the same results as whole runs, first looks, films, refusals."""

import time

import pytest

from corridor.scenario import Scenario
from corridor.studies import live, runner


def wait(ask, seconds=60):
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
    for room in (live, runner):
        monkeypatch.setattr(room, "build", build)
    live._roots.clear()
    live._paused.clear()
    return runner.RunSpec(Scenario.load("baseline"), 1, 0.005, 100)


def test_from_a_warm_burn_in_a_run_is_what_it_is_from_its_first_day(short):
    whole = runner.execute(short)
    first = live.glimpse(short)
    assert short.key in live._paused  # rests after September
    assert first.indicators["departures"]["value"] < whole.indicators["departures"]["value"]
    for _ in range(2):  # taken on from the rest, then from the burn-in
        again = live.work(short)
        assert again.indicators == whole.indicators
        assert again.series == whole.series


def test_a_film_follows_those_who_set_out(short):
    film = live.film(short)
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
