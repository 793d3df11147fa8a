"""The command equivalence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from corridor.cli.places import of_new_file

STORE, TABLE = Path("results/corridor.duckdb"), Path("experiments/README.md")


def add(app: typer.Typer, wrong) -> None:
    """Add the command; `wrong` is the exception for faulty input."""

    @app.command()
    def equivalence(scenario: Annotated[str, typer.Argument(help="A scenario.")] = "baseline",
                    scales: Annotated[str, typer.Option(help="Scales with commas; the largest is the measure.")] = "1.0,0.1,0.02",
                    seeds: Annotated[int, typer.Option(help="Seeds 1..N at each scale.")] = 10,
                    days: Annotated[int | None, typer.Option(help="Days of the measured period.")] = None,
                    jobs: Annotated[int | None, typer.Option(help="Processes (default: one for each core).", envvar="CORRIDOR_JOBS")] = None,
                    store: Annotated[Path, typer.Option("--store", help="Result store: what is there is not run again.", envvar="CORRIDOR_STORE")] = STORE,
                    table: Annotated[Path, typer.Option(help="File with markers between which the table is written.")] = TABLE,
                    as_json: Annotated[bool, typer.Option("--json", help="Results to standard output as JSON.")] = False,
                    quiet: Annotated[bool, typer.Option(help="No progress.")] = False,
                    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False):
        """Do small scales give what the whole gives? The year at several scales, tested for equivalence."""
        try:
            wanted = sorted({float(one) for one in scales.split(",")}, reverse=True)
        except ValueError:
            raise wrong(f"--scales: found {scales!r}; allowed two numbers or more with commas, each above 0 and at most 1") from None
        if len(wanted) < 2 or not all(0 < one <= 1 for one in wanted) or seeds < 2 or (jobs or 1) < 1 or (days or 1) < 1:
            raise wrong(f"equivalence: found --scales {scales}, --seeds {seeds}; allowed two scales or more, each above 0 and at most 1; two seeds or more; jobs and days from 1 on")
        if table != TABLE and not table.is_file():
            raise wrong(f"--table: found {table}, which is no file; allowed one with the markers of a table of equivalence")
        if faults := of_new_file("--store", store):
            raise wrong(*faults)
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        from corridor.cli.commands import _load
        from corridor.studies import equivalence as study
        from corridor.studies.store import Store

        case = _load([scenario])[0]
        with Progress(TextColumn("runs"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=Console(stderr=True),
                      disable=quiet) as progress:
            task = progress.add_task("runs", total=len(wanted) * seeds)
            found = study.compare_scales(case, wanted, seeds, days, jobs, Store(store), lambda result: progress.advance(task))
        if as_json:
            print(json.dumps(found))
            return
        print(study.markdown(found))
        if study.write(found, table):
            print(f"\nWritten into {table}.")
