"""Memory does not grow from run to run in one process: 50 runs at scale 0.02.

    python tests/benchmarks/memory.py [runs]     # exit 1 when the last ten need more than the ten after the first ten
"""

from __future__ import annotations

import gc
import os
import sys

from corridor.scenario import Scenario
from corridor.studies import runner

MAY_GROW = 1.02


def in_use() -> float:
    """MiB of memory of this process now (Linux)."""
    with open("/proc/self/statm", encoding="utf-8") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    case, bench, seen = Scenario.load("baseline"), runner.Bench(), []
    for seed in range(1, number + 1):
        answer = bench(runner.RunSpec(case, seed, 0.02))
        if isinstance(answer, runner.Failed):
            raise SystemExit(answer.trace)
        gc.collect()
        seen.append(in_use())
        print(f"run {seed}: {seen[-1]:.0f} MiB", flush=True)
    early, late = max(seen[number // 5 : 2 * number // 5]), max(seen[-(number // 5):])
    print(f"{early:.0f} MiB early, {late:.0f} MiB late: " + ("flat" if late <= MAY_GROW * early else "GROWS"))
    raise SystemExit(late > MAY_GROW * early)


if __name__ == "__main__":
    main()
