"""The life course: which situations follow which, who is due when, and the one call that changes a situation."""

from __future__ import annotations

import networkx as nx
import numpy as np

from corridor.records import SITUATIONS

LIFE_COURSE = nx.DiGraph()
LIFE_COURSE.add_nodes_from(SITUATIONS)
_NEXT = {
    "home": ("travelling", "working", "held", "dead"),
    "travelling": ("travelling", "waiting", "working", "held", "detained", "settled", "home", "in_care", "dead"),
    "waiting": ("travelling", "home", "held", "detained", "working", "dead"),
    "working": ("home", "travelling", "held", "detained", "waiting", "in_care", "settled", "dead"),
    "held": ("travelling", "waiting", "working", "home", "detained", "in_care", "held", "settled", "dead"),
    "detained": ("home", "in_care", "travelling", "waiting", "settled", "dead"),
    "in_care": ("home", "settled", "waiting", "detained", "dead"),
    "settled": ("detained", "home", "held", "working", "dead"),
    "dead": (),
}
for _before, _afters in _NEXT.items():
    LIFE_COURSE.add_edges_from((_before, after) for after in _afters)

CODE = {name: code for code, name in enumerate(SITUATIONS)}
ALLOWED = np.zeros((len(SITUATIONS), len(SITUATIONS)), dtype=bool)
for _before, _after in LIFE_COURSE.edges:
    ALLOWED[CODE[_before], CODE[_after]] = True


def those(table, situation: str) -> np.ndarray:
    """Rows of the people in a situation."""
    return np.flatnonzero(table.situation == CODE[situation])


def due(table, situation: str, day: int) -> np.ndarray:
    """Rows of the people in a situation whose next day has come."""
    return np.flatnonzero((table.situation == CODE[situation]) & (table.due <= day))


def move(world, who: np.ndarray, to: str, kind: str | None, due_day=None, **event) -> None:
    """The one call that changes a situation: columns and event together, checked against the life-course graph.

    world: the model. who: distinct rows. to: the new situation. kind: the event's name (None: no event of its own).
    due_day: int or (n,) next day on which something can happen. event: other columns of the event (place is also the
    person's new place). Raises ValueError when the life-course graph has no such edge.
    """
    if len(who) == 0:
        return
    people, code = world.people, CODE[to]
    before = people.situation[who]
    wrong = ~(ALLOWED[before, code] | (before == code))
    if wrong.any():
        raise ValueError(f"no way from {SITUATIONS[before[wrong][0]]} to {to} on the life-course graph ({kind})")
    people.situation[who] = code
    people.since[who] = world.day
    if due_day is not None:
        people.due[who] = due_day
    if "place" in event:
        people.place[who] = event["place"]
    if kind is not None:
        note(world, who, kind, **event)


def note(world, who: np.ndarray, kind: str, **event) -> None:
    """Record something that happens to people without changing their situation."""
    if len(who):
        people = world.people
        event.setdefault("place", people.place[who])
        world.events.record(world.day, who, kind, people.situation[who], **event)
