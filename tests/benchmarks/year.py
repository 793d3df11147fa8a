"""How long a simulated year takes, and what of the day takes it: `python tests/benchmarks/year.py [scale]`.

Prints seconds for a year at the scale (default 0.05), against a fixed piece of work in the same process, because
machines differ: the ratio can be compared between machines and days, the seconds cannot.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import time

import numpy as np

from corridor.model import CorridorModel


def unit_of_work() -> float:
    """Seconds for sorting ten million numbers once (best of three)."""
    best = np.inf
    for _ in range(3):
        numbers = np.random.default_rng(1).random(10_000_000)
        begin = time.perf_counter()
        np.sort(numbers)
        best = min(best, time.perf_counter() - begin)
    return best


def main() -> None:
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 0.05
    unit = unit_of_work()
    begin = time.perf_counter()
    model = CorridorModel("baseline", seed=1, scale=scale, keep_events=False)
    built = time.perf_counter() - begin
    while model.day < 0:
        model.step()
    begin = time.perf_counter()
    profile = cProfile.Profile() if "--profile" in sys.argv else None
    if profile:
        profile.enable()
    model.run()
    year = time.perf_counter() - begin
    print(f"scale {scale}: {len(model.people)} people; built in {built:.2f} s; a year in {year:.2f} s "
          f"= {year / unit:.1f} sorts of ten million numbers ({unit:.2f} s)")
    if profile:
        profile.disable()
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
