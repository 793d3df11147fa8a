"""The events of a month that are of a few kinds: what an indicator asks for is told of them without looking at all others."""

from __future__ import annotations

import numpy as np

from corridor.indicators.chunk import KINDS, Chunk, wanted
from corridor.indicators.loops import rows_of


class Part(Chunk):
    """Some rows of a chunk, in order: answers what the chunk answers, of these rows."""

    def __init__(self, whole: Chunk, rows: np.ndarray):
        self.whole, self.rows, self.fold, self.n = whole, rows, whole.fold, len(rows)
        self.asked, self.schemes_asked, self._kinds, self._details = set(), set(), {}, {}

    def __getattr__(self, column):
        values = self.__dict__[column] = getattr(self.whole, column)[self.rows]
        return values

    def origin(self, rows):
        return self.whole, self.rows[rows]

    def lasted(self, clock):
        return self.whole.lasted(clock)[self.rows]

    def known(self, clock):
        return self.lasted(clock) >= 0


class Parts:
    """The parts of a chunk by the kinds of their events."""

    def __init__(self, whole: Chunk):
        self.whole = whole
        self.order = np.argsort(whole.kind_code, kind="stable")
        self.ends = np.cumsum(np.bincount(whole.kind_code, minlength=KINDS)).tolist()
        self.known: dict[frozenset, Chunk] = {}

    def of(self, kinds: frozenset[str]) -> Chunk:
        """The events of these kinds."""
        if kinds not in self.known:
            (code, *others) = wanted(kinds).nonzero()[0].tolist()
            if others:
                rows = rows_of(self.whole.kind_code, wanted(kinds))
            else:
                rows = self.order[self.ends[code - 1] if code else 0 : self.ends[code]]
            self.known[kinds] = Part(self.whole, rows) if len(rows) < self.whole.n else self.whole
        return self.known[kinds]
