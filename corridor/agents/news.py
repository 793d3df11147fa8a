"""What people believe: dangers of each link by news pool, chances and names by community.

Beliefs are ratios of reports, counted in real people. Old reports and starting beliefs fade alike, per time, so that
a ratio never returns to a fixed anchor (lessons.md): what fades is its weight against what other communities report.
"""

from __future__ import annotations

import numpy as np
from numba import njit

MOST_APART = 5.0  # how far a way is believed better or worse than ways like it, by what others met there
FEWEST_REPORTS = 5  # simulated reports, below which what others say is relied on
DANGERS = ("stopped", "taken", "robbed", "dead")
STARTING = {"stopped": 0.25, "taken": 0.02, "robbed": 0.08, "dead": 0.0003}
STARTING_US = {"stopped": 0.5, "taken": 0.0, "robbed": 0.02, "dead": 0.001}


def weight_of_others(people: float, scale: float) -> float:
    """Weight of what others say, in real people: `people`, at small scales more. There one report stands for 1/scale people, yet it is
    the luck of one, so that few of one's own tell little (principle 6)."""
    return max(people, FEWEST_REPORTS / scale)


@njit(cache=True)
def _tell(reports, pools, links, people) -> None:
    """People, (n,) or a number, are added to reports (pools, links), one report after the other."""
    each = np.zeros(len(pools)) + people
    for i in range(len(pools)):
        reports[pools[i], links[i]] += each[i]


class RoadNews:
    """Reports on each link by pool. bad: (pools, links, dangers); passed: (pools, links); in real people."""

    def __init__(self, n_pools: int, geography, start_people: float, factor: float):
        crosses = np.asarray(geography.crosses_us)[None, :, None]
        posted = (np.asarray(geography.post) > 0)[:, None]
        normal = np.array([STARTING[d] for d in DANGERS]) * np.where(posted, [1, 1, 1, 1], [0, 1, 1, 1])
        ratio = np.where(crosses, np.array([STARTING_US[d] for d in DANGERS]), normal[None, :, :]) * factor
        safe = np.asarray(geography.papers)[None, :, None]
        ratio = np.where(safe, 0.0, ratio)
        self.way = np.where(np.arange(n_pools) == n_pools - 1, 2, np.arange(n_pools) % 2)  # pools: alone and guided in turn; papers
        self.passed = np.full((n_pools, len(geography.tail)), start_people / n_pools)
        self.bad = self.passed[:, :, None] * ratio
        mode, post, over, safe = (np.asarray(part).astype(int) for part in (geography.mode, geography.post, geography.crosses_us, geography.papers))
        like = {"stopped": (post, over, safe), "taken": (mode, safe), "robbed": (mode, safe), "dead": (mode, safe)}
        self.alike = [np.unique(np.stack(like[d], axis=1), axis=0, return_inverse=True)[1].ravel() for d in DANGERS]

    def report(self, pools, links, danger: str | None, people: float) -> None:
        """People of `pools` passed `links`; danger None: safely."""
        _tell(self.passed if danger is None else self.of(danger), pools, links, people)

    def of(self, danger: str) -> np.ndarray:
        """(pools, links) reports of a danger."""
        return self.bad[:, :, DANGERS.index(danger)]

    def fade(self, days: float, half_life: float) -> None:
        """Let all reports lose weight over `days`."""
        keep = 0.5 ** (days / half_life)
        self.passed *= keep
        self.bad *= keep

    def believed(self, others_people: float) -> np.ndarray:
        """(pools, links, dangers): own reports drawn towards those of all who travel alike (alone, guided, with papers),
        each as if of `others_people`; where such people have not passed, they judge by how they fare on ways alike in what
        makes the danger (who controls there; by what one goes) and by how others fared on this one against those. So a way
        nobody takes is neither closed for ever by one sad report nor as bad for the guided as for those alone."""
        bad, passed = self.bad.sum(axis=0), self.passed.sum(axis=0)
        alike = self._of_kinds(bad, passed, None, 1e-9)
        everyone = (bad + others_people * alike) / (passed + others_people)[:, None]
        here = np.clip(everyone / np.maximum(alike, 1e-12), 1 / MOST_APART, MOST_APART)
        told = np.empty_like(self.bad)
        for way in np.unique(self.way):
            mine = self.way == way
            bad, passed = self.bad[mine].sum(axis=0), self.passed[mine].sum(axis=0)
            prior = self._of_kinds(bad, passed, alike, others_people) * here
            told[mine] = (bad + others_people * prior) / (passed + others_people)[:, None]
        return np.minimum((self.bad + others_people * told) / (self.passed + others_people)[:, :, None], 0.95)

    def _of_kinds(self, bad, passed, prior, weight: float) -> np.ndarray:
        """(links, dangers): the share of those who passed links of the same kind that met each danger."""
        parts = []
        for d, kind in enumerate(self.alike):
            number, harm = np.bincount(kind, passed), np.bincount(kind, bad[:, d])
            share = harm / np.maximum(number, weight) if prior is None else None
            parts.append(share[kind] if share is not None else (harm[kind] + weight * prior[:, d]) / (number[kind] + weight))
        return np.stack(parts, axis=1)


@njit(cache=True)
def _tell_home(communities, guided, arrived, harmed, women, abused, people, ended, of_arrived, of_harmed, of_women, of_abused) -> None:
    """See HomeNews.report; the last five: its reports."""
    for i in range(len(communities)):
        where = communities[i], int(guided[i])
        ended[where] += people
        of_arrived[where] += people * arrived[i]
        of_harmed[where] += people * harmed[i]
        of_women[where] += people * women[i]
        of_abused[where] += people * (women[i] and abused[i])


class HomeNews:
    """Reports on journeys by community and channel (alone or with a smuggler): ended, arrived, gravely harmed; and of
    women's journeys: sexually abused. All arrays (communities, 2), in real people."""

    def __init__(self, n_communities: int, p: dict):
        factor = p["news.starting_beliefs"]
        self.ended = np.full((n_communities, 2), p["news.community_people"])
        self.arrived = self.ended * np.array([p["news.arrive_alone"], p["news.arrive_guided"]])
        self.harmed = self.ended * np.array([p["news.harm_alone"], p["news.harm_guided"]]) * factor
        self.women = self.ended * p["people.women_share"]
        self.abused = self.women * min(p["news.abuse"] * factor, 1.0)

    def report(self, communities, guided, arrived, harmed, women, abused, people: float) -> None:
        """Journeys that ended: all arguments (n,)."""
        each = arrived if type(arrived) is np.ndarray else np.full(len(guided), arrived)
        _tell_home(communities, guided, each, harmed, women, abused, people, self.ended, self.arrived, self.harmed,
                   self.women, self.abused)

    def report_harm(self, communities, guided, people: float) -> None:
        """A family that has paid a ransom tells of it before the journey has ended."""
        np.add.at(self.harmed, (communities, guided.astype(int)), people)

    def fade(self, days: float, half_life: float) -> None:
        """Let all reports lose weight over `days`."""
        for reports in (self.ended, self.arrived, self.harmed, self.women, self.abused):
            reports *= 0.5 ** (days / half_life)

    def _blend(self, reports, told, others_people: float) -> np.ndarray:
        everyone = reports.sum(axis=0) / np.maximum(told.sum(axis=0), 1e-9)
        return np.minimum((reports + others_people * everyone) / (told + others_people), 1.0)

    def believed(self, others_people: float) -> tuple[np.ndarray, np.ndarray]:
        """(communities, 2) believed chance to arrive and chance of grave harm."""
        return self._blend(self.arrived, self.ended, others_people), self._blend(self.harmed, self.ended, others_people)

    def believed_abuse(self, others_people: float) -> np.ndarray:
        """(communities, 2) chance of sexual abuse that women reckon with."""
        return self._blend(self.abused, self.women, others_people)
