"""Lives through 2007-10 to 2012-12 as values: what a parameter set makes of every published figure, kept in the store.

Asking again for a life that the store holds costs nothing: a calibration or a validation that was stopped goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path

from corridor.studies import executors
from corridor.studies.runner import Failed, version


@lru_cache(maxsize=1)
def reading() -> str:
    """Hash of what reads a life: the measures, what lies beside them, and the targets."""
    here, digest = Path(__file__).resolve().parent, hashlib.sha256(version().encode())
    for name in ("measures.py", "measures_crime.py", "reckoning.py", "window.py", "testimony.py", "targets.py", "history.py", "shapes.py"):
        digest.update((here / name).read_bytes())
    digest.update(resources.files("corridor").joinpath("evidence/targets.csv").read_bytes())
    return digest.hexdigest()[:16]


@dataclass(frozen=True)
class Life:
    """All that decides a life: settings (dotted name -> value), seed, scale."""

    settings: tuple[tuple[str, float], ...]
    seed: int
    scale: float
    name: str = field(default="history", compare=False)

    @classmethod
    def of(cls, settings: dict[str, float], seed: int, scale: float) -> Life:
        """Without the publishers' shares, which change nothing that happens."""
        return cls(tuple(sorted((k, v) for k, v in settings.items() if not k.startswith("observation."))), seed, scale)

    @property
    def key(self) -> str:
        return hashlib.sha256(json.dumps([self.settings, self.seed, self.scale, reading()]).encode()).hexdigest()[:16]


class Bench:
    """Where lives are lived, in a worker: a Life in, its truths (targets.truths, with `beside`) or Failed out."""

    def __call__(self, life: Life, again: bool = False) -> dict | Failed:
        from corridor.studies import shapes, targets
        from corridor.studies.history import live

        try:
            history = live(dict(life.settings), life.seed, life.scale)
            return targets.truths(history) | {"beside": shapes.beside(history)}
        except Exception as error:  # noqa: BLE001 - one bad set must not lose the others
            return Failed.of(error)


@dataclass
class Pace:
    """How far a batch of lives is: of `wanted`, `stored` before and `done` now; `seconds` since the first was begun."""

    wanted: int
    stored: int
    done: int = 0
    failed: int = 0
    begun: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.begun

    @property
    def left(self) -> float | None:
        """Seconds left at this pace; None before the first life has ended."""
        return self.seconds / self.done * (self.wanted - self.stored - self.done) if self.done else None


def lived(lives, store, jobs=None, told=None, until: float | None = None) -> list[dict | None]:
    """Truths of each life, in order; None where it failed or where time was up (`until`, of time.monotonic). `told(pace)` after each."""
    lives = list(lives)
    kept = store.histories([life.key for life in lives])
    todo = list({life.key: life for life in lives if life.key not in kept}.values())
    pace = Pace(len({life.key for life in lives}), len({life.key for life in lives} & set(kept)))
    if told:
        told(pace)
    jobs = min(jobs or os.cpu_count() or 1, max(len(todo), 1))
    groups = [[life] for life in todo]
    if not groups or (until is not None and time.monotonic() > until):
        return [kept.get(life.key) for life in lives]
    made = executors.local(groups, jobs, Bench, Failed) if jobs > 1 else executors.serial(groups, Bench)
    with store.many(), closing(made) as answers:
        for life, answer in answers:
            pace.done += 1
            if isinstance(answer, Failed):
                pace.failed += 1
                store.fail(life, answer)
            else:
                kept[life.key] = answer
                store.keep_history(life, answer)
            if told:
                told(pace)
            if until is not None and time.monotonic() > until:
                break
    return [kept.get(life.key) for life in lives]
