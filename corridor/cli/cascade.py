"""The command cascade: from trafficked to safe, where and why people drop out."""

from __future__ import annotations

import json
import os
from typing import Annotated

import typer

from corridor.cli import printed
from corridor.cli.numbers import LONGEST_DAYS, of_numbers

FOLLOW_UP_DAYS = 730


def add(app: typer.Typer, load, wrong) -> None:
    """Add the command; `load` reads scenarios by name, `wrong` is the exception for faulty input."""

    @app.command()
    def cascade(
        scenario: Annotated[str, typer.Argument(help="A shipped scenario or a path to a .toml file.")] = "baseline",
        seeds: Annotated[int, typer.Option(help="Seeds 1..N.")] = 6,
        scale: Annotated[float, typer.Option(help="Share of real people simulated, more than 0 and at most 1.")] = 0.02,
        days: Annotated[int | None, typer.Option(help="Days of the measured period (default: the scenario's).")] = None,
        follow_up: Annotated[int, typer.Option(help="Days that people are followed beyond it; safety needs 730.")] = FOLLOW_UP_DAYS,
        jobs: Annotated[int | None, typer.Option(help="Processes (default: one for each core).", envvar="CORRIDOR_JOBS")] = None,
        lang: Annotated[str, typer.Option(help="en or es.")] = "en",
        as_json: Annotated[bool, typer.Option("--json", help="Results to standard output as JSON.")] = False,
        quiet: Annotated[bool, typer.Option(help="No progress.")] = False,
        debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
    ):
        """Trafficked, met, asked, told, identified, offered, protected, safe at 24 months: who, where and why people drop out."""
        faults = of_numbers(lang, seeds, None, scale, days, jobs)
        if not 0 <= follow_up <= LONGEST_DAYS:
            faults.append(f"--follow-up: found {follow_up}; allowed 0 to {LONGEST_DAYS}")
        if faults:
            raise wrong(*faults)
        case = load([scenario])[0]
        from rich.console import Console
        from rich.progress import Progress

        from corridor.studies import cascade as study
        from corridor.views import cascade as view

        with Progress(console=Console(stderr=True), disable=quiet) as progress:
            task = progress.add_task("runs", total=seeds)
            found = study.cascade(case, range(1, seeds + 1), scale, days, follow_up, jobs or min(os.cpu_count() or 1, seeds), lambda: progress.advance(task))
        if as_json:
            print(json.dumps(found, allow_nan=False))
            return
        console = printed.console()
        console.print(view.header(found, lang), markup=False, highlight=False)
        for table in view.cascade_tables(found, lang):
            console.print()
            console.print(table, highlight=False)
