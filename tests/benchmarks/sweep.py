"""1,000 runs at scale 0.02 of one year: `python tests/benchmarks/sweep.py [--runs N] [--jobs N] [--scale X]`.

Sweeps N runs (default 60: ten seeds, six arms that share each seed's burn-in) into a store of its own and says runs a minute, what 1,000
would take at that pace (the burn-ins counted in, the start left out), and how much memory the parent and the largest worker held at a third
of the way and at the end: a sweep's memory is flat when the two agree.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from corridor.studies.experiment import Experiment
from corridor.studies.store import Store
from corridor.studies.sweep import sweep

ARMS = 6  # baseline and five quotas
TEXT = """
title = "Benchmark"
scenarios = ["baseline", "work_permits"]
seeds = {seeds}
scale = {scale}
days = 365
placebo = false
[design]
apply_to = ["work_permits"]
[design.factors]
"policies.temporary_work_permits.regional.quota_per_year" = [10_000, 50_000, 100_000, 150_000, 300_000]
"""


def resident(process: int) -> float:
    """MiB held by a process now (0 where the system does not say)."""
    try:
        words = Path(f"/proc/{process}/statm").read_text().split()
        return int(words[1]) * 4096 / 2**20
    except (OSError, ValueError, IndexError):
        return 0.0


def held() -> tuple[float, float]:
    """MiB of this process and of its largest child."""
    import multiprocessing
    import os

    return resident(os.getpid()), max((resident(child.pid) for child in multiprocessing.active_children()), default=0.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--scale", type=float, default=0.02)
    given = parser.parse_args()
    experiment = Experiment.from_text(TEXT.format(seeds=max(1, round(given.runs / ARMS)), scale=given.scale), "benchmark")
    clock, memory = [], []

    def done(found):
        clock.append(time.monotonic())
        memory.append(held())

    with tempfile.TemporaryDirectory() as folder:
        begin = time.monotonic()
        found = sweep(experiment, Store(Path(folder) / "s.duckdb"), given.jobs, done=done)
        size = (Path(folder) / "s.duckdb").stat().st_size / 2**20
    took = clock[-1] - begin
    pace = 60 * found.ran / took
    third = memory[len(memory) // 3]
    print(f"{found.ran} runs of a year at scale {given.scale:g} in {took / 60:.1f} min with {given.jobs} processes: {pace:.1f} runs a minute; "
          f"1,000 would take {1000 / pace:.0f} min")
    print(f"memory, MiB (parent, largest worker): {third[0]:.0f}, {max(m[1] for m in memory[: len(memory) // 2 + 1]):.0f} in the first half; "
          f"{memory[-1][0]:.0f}, {max(m[1] for m in memory[len(memory) // 2:]):.0f} in the second; store {size:.1f} MiB; {len(found.failures)} failed")


if __name__ == "__main__":
    main()
