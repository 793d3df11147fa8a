"""The dashboard on runs with a burn-in of five days: `python short_dashboard.py PORT STORE`. Lanes import this file too."""

from __future__ import annotations

import sys

from corridor.model import CorridorModel
from corridor.studies import live


def build(spec, keep_events=False):
    return CorridorModel(spec.scenario, seed=spec.seed, scale=spec.scale, days=spec.days, placebo=spec.placebo,
                         keep_events=keep_events or spec.events, burn_in_days=5)


live.build = build
live.FINE = live.Stage("fine", 0.011, 4)

if __name__ == "__main__":
    from corridor.dashboard.serve import serve
    from corridor.studies.store import Store

    serve("127.0.0.1", int(sys.argv[1]), Store(sys.argv[2], patience=0.5), open_browser=False)
