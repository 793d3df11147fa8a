"""Seconds that `corridor --help` takes to come: `python tests/benchmarks/start.py` (aim: under half a second)."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

TRIES = 7

if __name__ == "__main__":
    for arguments in (["--help"], ["compare", "--help"], ["policies"], ["scenario", "check", "baseline"]):
        seconds = []
        for _ in range(TRIES):
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-m", "corridor.cli", *arguments], check=True, capture_output=True)
            seconds.append(time.perf_counter() - begin)
        print(f"corridor {' '.join(arguments)}: median {statistics.median(seconds):.2f} s, least {min(seconds):.2f} s")
