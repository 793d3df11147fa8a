"""The dashboard on few people, a burn-in of five days and a "year" of four months: `python short_dashboard.py PORT STORE`. Lanes import this file too.

It ends with the process that started it, however that ends.
"""

from __future__ import annotations

import os
import sys
import threading
import time

from corridor.model import CorridorModel
from corridor.studies import lane, live

DAYS = 120
WORKERS_READ = True


def build(spec, keep_events=False):
    return CorridorModel(spec.scenario, seed=spec.seed, scale=spec.scale, days=DAYS, placebo=spec.placebo,
                         keep_events=keep_events or spec.events, burn_in_days=5)


lane.build = build
live.QUICK = live.Stage("quick", 0.006, 2)
live.FINE = live.Stage("fine", 0.007, 2)


def end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    from corridor.dashboard import serve
    from corridor.studies.store import Store

    serve.LATEST = None  # at once: lanes that begin when a page stands do not import this file and would live the whole burn-in
    serve.serve("127.0.0.1", int(sys.argv[1]), Store(sys.argv[2], patience=0.5), open_browser=False)
