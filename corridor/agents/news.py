"""What people believe: dangers of each link by news pool, chances and names by community.

Beliefs are ratios of reports, counted in real people. Old reports and starting beliefs fade alike, per time, so that
a ratio never returns to a fixed anchor (lessons.md): what fades is its weight against what other communities report.
"""

from __future__ import annotations

import numpy as np

LAG_DAYS = 14  # days until the end of a journey is known at home (assumption)
DANGERS = ("stopped", "taken", "robbed", "dead")
STARTING = {"stopped": 0.25, "taken": 0.02, "robbed": 0.08, "dead": 0.0003}
STARTING_US = {"stopped": 0.5, "taken": 0.0, "robbed": 0.02, "dead": 0.001}


class RoadNews:
    """Reports on each link by pool. bad: (pools, links, dangers); passed: (pools, links); in real people."""

    def __init__(self, n_pools: int, geography, start_people: float, factor: float):
        crosses = np.asarray(geography.crosses_us)[None, :, None]
        posted = (np.asarray(geography.post) > 0)[:, None]
        normal = np.array([STARTING[d] for d in DANGERS]) * np.where(posted, [1, 1, 1, 1], [0, 1, 1, 1])
        ratio = np.where(crosses, np.array([STARTING_US[d] for d in DANGERS]), normal[None, :, :]) * factor
        safe = np.asarray(geography.papers)[None, :, None]
        ratio = np.where(safe, 0.0, ratio)
        self.passed = np.full((n_pools, len(geography.tail)), start_people / n_pools)
        self.bad = self.passed[:, :, None] * ratio
        kinds = np.stack([geography.mode, geography.post, geography.crosses_us, geography.papers], axis=1).astype(int)
        self.alike = np.unique(kinds, axis=0, return_inverse=True)[1].ravel()

    def report(self, pools, links, danger: str | None, people: float) -> None:
        """People of `pools` passed `links`; danger None: safely."""
        if danger is None:
            np.add.at(self.passed, (pools, links), people)
        else:
            np.add.at(self.bad, (pools, links, DANGERS.index(danger)), people)

    def fade(self, days: float, half_life: float) -> None:
        """Let all reports lose weight over `days`."""
        keep = 0.5 ** (days / half_life)
        self.passed *= keep
        self.bad *= keep

    def believed(self, others_people: float) -> np.ndarray:
        """(pools, links, dangers): own reports drawn towards those of all pools, and these towards those of links of the
        same kind (mode and post), each as if of `others_people`: a way nobody takes is judged by others like it."""
        bad, passed = self.bad.sum(axis=0), self.passed.sum(axis=0)
        alike_bad = np.stack([np.bincount(self.alike, bad[:, d]) for d in range(len(DANGERS))], axis=1)
        alike = alike_bad / np.maximum(np.bincount(self.alike, passed), 1e-9)[:, None]
        everyone = (bad + others_people * alike[self.alike]) / (passed + others_people)[:, None]
        return np.minimum((self.bad + others_people * everyone[None]) / (self.passed + others_people)[:, :, None], 0.95)


class HomeNews:
    """Reports on journeys by community and channel (alone or with a smuggler): ended, arrived, gravely harmed."""

    def __init__(self, n_communities: int, start_people: float, factor: float):
        self.ended = np.full((n_communities, 2), start_people)
        self.arrived = self.ended * np.array([0.09, 0.36])
        self.harmed = self.ended * np.array([0.19, 0.04]) * factor

    def report(self, communities, guided, arrived, harmed, people: float) -> None:
        """Journeys that ended: all arguments (n,)."""
        where = (communities, guided.astype(int))
        np.add.at(self.ended, where, people)
        np.add.at(self.arrived, where, people * arrived)
        np.add.at(self.harmed, where, people * harmed)

    def fade(self, days: float, half_life: float) -> None:
        """Let all reports lose weight over `days`."""
        for reports in (self.ended, self.arrived, self.harmed):
            reports *= 0.5 ** (days / half_life)

    def believed(self, others_people: float) -> tuple[np.ndarray, np.ndarray]:
        """(communities, 2) believed chance to arrive and chance of grave harm."""
        def blend(reports):
            everyone = reports.sum(axis=0) / np.maximum(self.ended.sum(axis=0), 1e-9)
            return (reports + others_people * everyone) / (self.ended + others_people)

        return blend(self.arrived), blend(self.harmed)
