"""How cost grows with scale: seconds from 0.01 to 1.0 and their ratios (linear growth: 100; less is better).

    python tests/benchmarks/scaling.py [days]    # default: burn-in of 1,095 days and one year at each scale
"""

from __future__ import annotations

import subprocess
import sys

SCALES = (0.01, 0.02, 0.1, 0.3, 1.0)
ONE = ("import json, sys; from corridor.cli.profile import measured; from corridor.scenario import Scenario; "
       "scale, days = float(sys.argv[1]), int(sys.argv[2]); "
       "more = {} if days == 365 else {'burn_in_days': days}; "
       "print(json.dumps(measured(Scenario.load('baseline'), 1, scale, days, **more)))")


def main() -> None:
    import json

    days = int(sys.argv[1]) if len(sys.argv) > 1 else 365
    base = None
    print("scale     people  seconds  ms a day  times the first  times the scale  peak MiB")
    for scale in SCALES:  # each in its own process, so that the peak of memory is its own
        answer = subprocess.run([sys.executable, "-c", ONE, str(scale), str(days)], capture_output=True, text=True, check=True)
        found = json.loads(answer.stdout)
        base = base or found["processor_seconds"]
        print(f"{scale:5g} {found['people']:10,d} {found['processor_seconds']:8.1f} {1000 * found['processor_seconds'] / found['days']:9.2f} "
              f"{found['processor_seconds'] / base:16.1f} {scale / SCALES[0]:16.0f} {found['peak_bytes'] / 2**20:9.0f}")


if __name__ == "__main__":
    main()
