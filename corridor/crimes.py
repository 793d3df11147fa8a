"""Crimes beside trafficking, read from the events (law.md, Beside trafficking).

Each reading takes the columns of an event log (records.events) and says which people it concerns. They are counts of crimes a
reader recognises, not of cases anybody registered.
"""

from __future__ import annotations

import numpy as np

from corridor.records.events import ENTERED_MEXICO, KIND, PARTY, SITUATIONS, WAY_HOME

GUIDED = 2  # way of travelling in the detail of a departure
HELD = SITUATIONS.index("held")
ENDS_WITH_GUIDE = ("abandoned", "arrived", "abducted", "sold", "handed_over", "bonded", "deported", "repatriated", "returned", "released")


def _of(events: dict, *kinds: str, by: str | None = None, details=None) -> np.ndarray:
    """(events,) bool: of one of the kinds, by a kind of party, with one of the details."""
    mine = np.isin(events["kind"], [KIND[kind] for kind in kinds])
    if by is not None:
        mine &= events["party_kind"] == PARTY[by]
    if details is not None:
        mine &= np.isin(events["detail"], details)
    return mine


def _people(events: dict, mine: np.ndarray) -> np.ndarray:
    found = np.unique(events["person"][mine])
    return found[found >= 0]


def kidnapping(events: dict) -> np.ndarray:
    """Liberty taken and a demand made, by whomever."""
    return np.intersect1d(_people(events, _of(events, "abducted")), _people(events, _of(events, "ransom_demanded")))


def held_for_fee(events: dict) -> np.ndarray:
    """Kept by a smuggler until more is paid."""
    return _people(events, _of(events, "ransom_demanded", by="smuggler"))


def debt_bondage(events: dict) -> np.ndarray:
    """Work pledged for a debt that is not reasonably credited: the books have shown it."""
    return _people(events, _of(events, "bonded"))


def forced_labour(events: dict) -> np.ndarray:
    """Work under menace (ILO C29): exploited in work or service under a lever."""
    return _people(events, _of(events, "exploited", details=(1, 4)))


def forced_offending(events: dict) -> np.ndarray:
    """Offences under force by a captive: a victim, who may still be arrested."""
    return _people(events, _of(events, "recruited_by_force") | _of(events, "exploited", details=(3,)))


def bad_work(events: dict) -> np.ndarray:
    """Below standard, or not as told, and none of the others."""
    return np.setdiff1d(_people(events, _of(events, "bad_work")), np.union1d(forced_labour(events), debt_bondage(events)))


def sexual_abuse(events: dict) -> np.ndarray:
    """An act in an encounter of power."""
    return _people(events, _of(events, "abused"))


def smuggling(events: dict) -> np.ndarray:
    """Brought over a border without right by a paid facilitator: into Mexico or into the United States (law.md).

    The lawful crossings inside Central America (CA-4) are none. A guide whom a person has left, or who has left the person, is out.
    """
    return np.unique(events["person"][smuggled_crossings(events)])


def smuggled_crossings(events: dict) -> np.ndarray:
    """(events,) bool: entries into Mexico and the United States with a guide."""
    enters = _of(events, "crossed") | _of(events, "moved", details=(ENTERED_MEXICO,))
    return with_guide(events) & enters


def with_guide(events: dict) -> np.ndarray:
    """(events,) bool: what befalls people who go with a guide. The order of the log is that of time, person by person.

    With a guide is who has set out with one (again on a contract that still covers a try) or hired one at the border, until that
    journey has ended, by arrival, return or captivity, or the guide is gone."""
    order = np.lexsort((np.arange(len(events["person"])), events["person"]))
    log = {name: events[name][order] for name in ("person", "kind", "detail")}
    departs = _of(log, "departed")
    guided_from_home = departs & (log["detail"] // 10 == GUIDED)
    begins = _of(log, "hired") | guided_from_home
    ends = _of(log, *ENDS_WITH_GUIDE) | (departs & ~guided_from_home) | _of(log, "moved", details=(WAY_HOME,))
    state = np.where(begins, 1, np.where(ends, 0, -1))
    person = log["person"]
    first = np.r_[True, person[1:] != person[:-1]] if len(person) else np.zeros(0, bool)
    state[first & (state < 0)] = 0
    last = np.maximum.accumulate(np.where(state >= 0, np.arange(len(state)), 0)) if len(state) else np.zeros(0, int)
    found = np.zeros(len(person), bool)
    found[order] = (state[last] == 1) & (person >= 0)
    return found


def captivities(events: dict) -> np.ndarray:
    """(events,) number of the captivity in which somebody is held at an event, -1 none. The order of the log is that of time, person by
    person. Who is sold from one captor to another is in the same captivity as long as nothing else happens between."""
    order = np.lexsort((np.arange(len(events["person"])), events["person"]))
    person, held = events["person"][order], events["situation"][order] == HELD
    goes_on = np.r_[False, held[1:] & held[:-1] & (person[1:] == person[:-1])][: len(person)]
    found = np.empty(len(person), np.int64)
    found[order] = np.where(held & (person >= 0), np.cumsum(held & ~goes_on), -1)
    return found
