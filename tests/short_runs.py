"""The commands, on runs with a burn-in of five days, for tests that end processes: `python short_runs.py sweep ...`.

Workers import this file too (as main module, or as a preload of a Dask worker). Each run first adds a line to the file
that SHORT_RUNS_LOG names: the process and the seed. SHORT_RUNS_RAISE and SHORT_RUNS_DIE name seeds whose runs raise an
error, or end their process.
"""

from __future__ import annotations

import os
import signal

from corridor.model import CorridorModel
from corridor.studies import runner

WORKERS_READ = True

whole = getattr(runner.execute, "whole", runner.execute)  # a preload may be read twice


def build(spec, keep_events=False):
    return CorridorModel(spec.scenario, seed=spec.seed, scale=spec.scale, days=spec.days, placebo=spec.placebo,
                         keep_events=keep_events or spec.events, burn_in_days=5)


def execute(spec, model=None):
    with open(os.environ["SHORT_RUNS_LOG"], "a", encoding="utf-8") as log:
        log.write(f"{os.getpid()} {spec.seed}\n")
    if str(spec.seed) == os.environ.get("SHORT_RUNS_RAISE"):
        raise ValueError("bad luck")
    if str(spec.seed) == os.environ.get("SHORT_RUNS_DIE"):
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(spec, model)


execute.whole = whole
runner.build, runner.execute = build, execute

if __name__ == "__main__":
    from corridor.cli import main

    main()
