"""The elements of law.py that may yet be needed: who, in which chain, what, when."""

from __future__ import annotations

import numpy as np


class Kept:
    """Elements of those recognised, and of those in an interval that has not ended; the others' are dropped now and then."""

    _NAMES = ("person", "chain", "bits", "day", "interval")

    def __init__(self):
        self.chunks: list[tuple] = []
        self.n, self.limit = 0, 50_000

    def add(self, person, chain, bits, day: int, interval) -> None:
        """Append rows, (n,) each, of a day."""
        self.chunks.append((person.copy(), chain.copy(), bits.copy(), np.full(len(person), day), interval.copy()))
        self.n += len(person)

    def is_long(self) -> bool:
        """Whether it is time to drop what is not needed."""
        return self.n > self.limit

    def columns(self) -> dict[str, np.ndarray]:
        """All rows."""
        parts = self.chunks or [tuple(np.empty(0, np.int64) for _ in self._NAMES)]
        self.chunks = [tuple(np.concatenate(column) for column in zip(*parts, strict=True))]
        return dict(zip(self._NAMES, self.chunks[0], strict=True))

    def of(self, person: int, interval: int) -> dict[str, np.ndarray]:
        """The rows of one person in one control interval."""
        rows = self.columns()
        mine = (rows["person"] == person) & (rows["interval"] == interval)
        return {name: column[mine] for name, column in rows.items()}

    def prune(self, running) -> None:
        """Keep the recognised and those whose interval goes on. running: a recognition.Recognition."""
        rows = self.columns()
        ever = running.before | (running.recognised > 0)
        keep = ever[rows["person"]] | (rows["interval"] == running.interval[rows["person"]])
        self.chunks = [tuple(rows[name][keep] for name in self._NAMES)]
        self.n = int(keep.sum())
        self.limit = 2 * self.n + 50_000
