"""What testimonies gathered in shelters tell of kidnappings, for each share of former captives who speak there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corridor.indicators.observation import heard
from corridor.records.events import KIND, PARTY

SHARES = np.linspace(0.05, 1.0, 20)  # of former captives passing a house, for which the curves are given
FREED = ("released", "escaped", "rescued")
NEVER = 10**7


@dataclass(frozen=True)
class Testimonies:
    """Each: (number if all who pass a house spoke, simulated people who pass, the number at each of SHARES)."""

    events: tuple
    people: tuple
    women: tuple

    @classmethod
    def of(cls, w) -> Testimonies:
        """w: measures.Window. Those who pass a house in it, free again after a ransom was demanded, tell of all taken with them."""
        rows = w.of("sheltered") & w.by("shelter")
        freed = _freed(w)
        rows &= freed[np.maximum(w.person, 0)] <= w.events["day"]
        who = w.people_with(rows)
        sizes = _raid_sizes(w)[who]
        taken = len(w.people_with(w.of("ransom_demanded")))
        speak = min(len(who) / taken, 1.0) if taken else 1.0  # of all taken, if all who pass spoke
        told = np.array([_told(sizes, share, speak) for share in SHARES])
        women = float((w.people["sex"][who] == 0).mean()) if len(who) else 0.0
        events, people = told[:, 0] / w.scale, told[:, 1] / w.scale
        return cls(*((float(curve[-1]), len(who), curve.round(4).tolist()) for curve in (events, people, women * people)))


def _told(sizes, share: float, speak: float) -> tuple[float, float]:
    """(events, people) known when this share of those who pass speak: the mean over who does."""
    events, people = heard(sizes, share * speak)
    return share * events, share * people


def _freed(w) -> np.ndarray:
    """(people,) first day free again after a ransom was first demanded; NEVER for none."""
    asked, events = w.ever("ransom_demanded"), w.history.events
    rows = (events["person"] >= 0) & np.isin(events["kind"], [KIND[name] for name in FREED])
    rows &= events["day"] >= asked[np.maximum(events["person"], 0)]
    first = np.full(len(asked), NEVER)
    np.minimum.at(first, events["person"][rows], events["day"][rows])
    return first


def _raid_sizes(w) -> np.ndarray:
    """(people,) how many were taken in the last raid of which a person's abduction was part; 0 for none."""
    events = w.history.events
    taken = events["kind"] == KIND["abducted"]
    raids, mine = np.flatnonzero(taken & (events["person"] < 0)), np.flatnonzero(
        taken & (events["person"] >= 0) & (events["party_kind"] == PARTY["gang"]) & (events["day"] <= w.last))
    sizes = np.zeros(len(w.people["sex"]))
    if len(raids):
        def name(rows):
            return events["day"][rows].astype(np.int64) * 10**6 + events["party"][rows]
        order = raids[np.argsort(name(raids), kind="stable")]
        at = np.minimum(np.searchsorted(name(order), name(mine)), len(order) - 1)
        same = name(order)[at] == name(mine)
        sizes[events["person"][mine[same]]] = np.maximum(events["detail"][order[at[same]]], 1)
    return sizes
