"""The whole run at real scale: seconds, peak memory, and what each encounter takes of it.

    python tests/benchmarks/year.py [scale]      # default 1.0: burn-in and one measured year

Also prints the time of a fixed piece of work in the same process, because machines differ: the ratio can be compared between
machines and days, the seconds cannot.
"""

from __future__ import annotations

import sys
import time

import numpy as np

from corridor.cli.profile import show


def unit_of_work() -> float:
    """Seconds of processor time for sorting ten million numbers once (best of three)."""
    best = np.inf
    for _ in range(3):
        numbers = np.random.default_rng(1).random(10_000_000)
        begin = time.process_time()
        np.sort(numbers)
        best = min(best, time.process_time() - begin)
    return best


def main() -> None:
    from corridor.scenario import Scenario

    unit = unit_of_work()
    found = show(Scenario.load("baseline"), 1, float(sys.argv[1]) if len(sys.argv) > 1 else 1.0, None, False)
    print(f"= {found['processor_seconds'] / unit:.1f} sorts of ten million numbers ({unit:.2f} s each here)")


if __name__ == "__main__":
    main()
