"""The one desk of the server: all pages of all browsers ask here for runs."""

from __future__ import annotations

import threading

from corridor.scenario import Scenario
from corridor.studies.lane import glimpse
from corridor.studies.live import QUICK, Desk

_desk: Desk | None = None
warming = None  # the ask for the reference's first look


def open_desk(store=None, lanes: int | None = None, latest: float | None = None) -> Desk:
    """Open the desk and let the reference live its burn-in, so that the first question finds it warm.

    latest: seconds after which work begins, or earlier by `begin`; None: at once.
    """
    global _desk, warming
    if _desk is None:
        _desk = Desk(store, lanes, opened=latest is None)
        if latest is not None:
            timer = threading.Timer(latest, _desk.open)
            timer.daemon = True
            timer.start()
        warming = _desk.ask(QUICK.specs(Scenario.load("baseline")), glimpse)
    return _desk


def begin(*_) -> None:
    """A page stands: what it needed of the processors is free for runs."""
    desk().open()


def desk() -> Desk:
    """The open desk (opened without a store when nobody has opened it: notebooks, tests)."""
    return _desk or open_desk()


def close_desk() -> None:
    """End all runs."""
    global _desk, warming
    if _desk is not None:
        _desk.close()
    _desk = warming = None
