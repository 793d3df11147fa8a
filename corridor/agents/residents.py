"""Who is met by somebody who comes to a community: the next doors from where the visitor happens to begin.

The residents of a community stand around a circle in an order keyed to them; a visit begins at a keyed point. So
nobody is looked at but those met, one resident more or less changes nothing for the others, and in two scenarios the
same visits meet the same people, as far as they are at home (principle 5).
"""

from __future__ import annotations

import numpy as np

DOORS_AT_A_TIME = 16


class Residents:
    """The circles of all communities, in one array of rows sorted by community and place on the circle."""

    def __init__(self, people, draws, who: np.ndarray, communities: int):
        around = draws.uniform(people.key[who], "place among residents")
        community = people.community[who].astype(np.int64)
        self.at = community + around  # sorted below: the circle of community c fills [c, c + 1)
        order = np.argsort(self.at, kind="stable")
        self.at, self.rows = self.at[order], who[order]
        edges = np.searchsorted(self.at, np.arange(communities + 1))
        self.first, self.number = edges[:-1], np.diff(edges)

    def met(self, communities, points, wanted, several: int = 1) -> tuple[np.ndarray, np.ndarray]:
        """The first `several` of those wanted whom each visit comes to.

        communities, points: (visits,) where, and where on the circle in (0, 1) it begins. wanted(rows, visits) -> bool array:
        whether each of `rows` is looked for by the visit of that number. Returns (rows, number of the visit), visit by visit.
        """
        communities = np.asarray(communities, dtype=np.int64)
        begin = np.searchsorted(self.at, communities + points) - self.first[communities]
        left = np.flatnonzero(self.number[communities] > 0)
        still = np.full(len(communities), several)
        found, of = [], []
        for passed in range(0, int(self.number.max(initial=0)), DOORS_AT_A_TIME):
            if len(left) == 0:
                break
            home, ahead = communities[left][:, None], passed + np.arange(DOORS_AT_A_TIME)[None, :]
            number = self.number[home]
            rows = self.rows[self.first[home] + (begin[left][:, None] + ahead) % number]
            visit = np.broadcast_to(left[:, None], rows.shape)
            good = (ahead < number) & wanted(rows.ravel(), visit.ravel()).reshape(rows.shape)
            good &= np.cumsum(good, axis=1) <= still[left][:, None]
            found.append(rows[good])
            of.append(visit[good])
            still[left] -= good.sum(axis=1)
            left = left[(still[left] > 0) & (passed + DOORS_AT_A_TIME < self.number[communities[left]])]
        if not found:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        rows, visit = np.concatenate(found), np.concatenate(of)
        order = np.argsort(visit, kind="stable")
        return rows[order], visit[order]
