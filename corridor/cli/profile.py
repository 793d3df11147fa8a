"""What a run costs: seconds of processor time by encounter, memory by table."""

from __future__ import annotations

import json
import resource
import sys
import time

from corridor.cli import printed

MIB = 2**20


def measured(scenario, seed: int, scale: float, days: int | None = None, **settings) -> dict:
    """Live one run in this process. Returns people, days, seconds (wall, processor, by encounter), bytes by table, peak."""
    from corridor.model import CorridorModel

    wall, processor = time.perf_counter(), time.process_time()
    model = CorridorModel(scenario, seed=seed, scale=scale, days=days, keep_events=False, **settings)
    model.timed = True
    model.run().indicators()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "people": len(model.people), "days": model.day - model.first_day, "scale": scale, "seed": seed,
        "seconds": time.perf_counter() - wall, "processor_seconds": time.process_time() - processor,
        "by_encounter": dict(model.seconds), "bytes_by_table": model.memory(),
        "peak_bytes": peak if sys.platform == "darwin" else peak * 1024,
    }


def show(scenario, seed: int, scale: float, days: int | None, as_json: bool) -> dict:
    """Print what a run costs; returns what `measured` does."""
    found = measured(scenario, seed, scale, days)
    if as_json:
        print(json.dumps(found))
        return found
    from rich.table import Table

    from corridor.model import MAKING, order_of_a_day

    console = printed.console()
    console.print(f"{found['people']:,} people for {found['days']:,} days (scale {scale:g}, seed {seed}): {found['seconds']:.1f} s, of it "
                  f"{found['processor_seconds']:.1f} s of processor time; at most {found['peak_bytes'] / MIB:,.0f} MiB in use", highlight=False)
    table = Table("encounter", "seconds", "ms a day")
    for name, depth in [*((name, 0) for name, _ in MAKING), *order_of_a_day()]:
        seconds = found["by_encounter"].get(name, 0.0)
        table.add_row("  " * depth + name, f"{seconds:.2f}", f"{1000 * seconds / found['days']:.2f}")
    console.print(table)
    table = Table("table", "MiB")
    for name, size in found["bytes_by_table"].items():
        table.add_row(name, f"{size / MIB:.1f}")
    console.print(table)
    return found
