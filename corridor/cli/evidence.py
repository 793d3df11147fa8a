"""The commands calibrate, validate and claims."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

Scale = Annotated[float | None, typer.Option(help="Share of real people simulated.")]
Sets = Annotated[int | None, typer.Option(help="Parameter sets of the ensemble, the central one first.")]
Jobs = Annotated[int | None, typer.Option(help="Processes (default: one for each core).")]
Full = Annotated[bool, typer.Option("--full", help="All sets at a larger scale: the published tables.")]
Json = Annotated[bool, typer.Option("--json", help="Results to standard output as JSON.")]
Quiet = Annotated[bool, typer.Option(help="No progress.")]
Central = Annotated[bool, typer.Option("--central", help="The central parameter set only.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]
Figure = Annotated[Path | None, typer.Option(help="Draw the figure into a .png, .svg or .pdf file.")]
DEFAULT_SETS, DEFAULT_SCALE, FULL_SCALE, FULL_CLAIMS = 10, 0.02, 0.1, 0.05


def _faults(scale, sets, jobs, most) -> list[str]:
    found = []
    if scale is not None and not 0 < scale <= 1:
        found.append(f"--scale: found {scale:g}; allowed more than 0 and at most 1")
    if sets is not None and not 1 <= sets <= most:
        found.append(f"--sets: found {sets}; allowed 1 to {most}")
    if jobs is not None and jobs < 1:
        found.append(f"--jobs: found {jobs}; allowed a whole number from 1 on")
    return found


def _progress(quiet):
    from rich.console import Console
    from rich.progress import Progress

    return Progress(console=Console(stderr=True), disable=quiet)


def add(app: typer.Typer, wrong) -> None:
    """Add the commands; `wrong` is the exception for faulty input."""

    @app.command()
    def calibrate(experiment: Annotated[str, typer.Argument(help="A calibration file.")] = "calibration_2008_2012",
                  out: Annotated[Path, typer.Option("-o", help="File for the ensemble.")] = Path("ensemble.json"),
                  jobs: Jobs = None, quiet: Quiet = False, debug: Debug = False):
        """Fit free parameters to the rows marked calibrate; write an ensemble of parameter sets."""
        from corridor.studies import calibration

        try:
            fit = calibration.Fit.load(experiment)
        except ValueError as error:
            raise wrong(str(error)) from None
        if faults := _faults(None, None, jobs, 1):
            raise wrong(*faults)
        jobs = jobs or os.cpu_count() or 1
        with _progress(quiet) as progress:
            task = progress.add_task("runs", total=fit.samples + fit.second)
            step = lambda: progress.advance(task)
            sets = calibration.first_wave(fit)
            truths = calibration.lived([(one, 2 + i, fit.scale) for i, one in enumerate(sets)], jobs, step)
            second = calibration.second_wave(fit, sets, truths)
            truths += calibration.lived([(one, 201 + i, fit.scale) for i, one in enumerate(second)], jobs, step)
        seeds = [2 + i for i in range(len(sets))] + [201 + i for i in range(len(second))]
        out.write_text(json.dumps(calibration.ensemble(fit, sets + second, truths, seeds), indent=1) + "\n", encoding="utf-8")

    @app.command()
    def validate(sets: Sets = None, scale: Scale = None, jobs: Jobs = None, full: Full = False, central: Central = False,
                 figure: Figure = None, as_json: Json = False, quiet: Quiet = False, debug: Debug = False):
        """Simulated against published figures, one row each."""
        from corridor.studies import ensemble
        from corridor.studies import validation as study
        from corridor.views import evidence

        most = len(ensemble.sets())
        if faults := _faults(scale, sets, jobs, most):
            raise wrong(*faults)
        if figure is not None and figure.suffix not in (".png", ".svg", ".pdf"):
            raise wrong(f"--figure: found {figure}; allowed a file ending in .png, .svg, .pdf")
        count = 1 if central else sets or (most if full else min(DEFAULT_SETS, most))
        with _progress(quiet) as progress:
            task = progress.add_task("runs", total=count)
            found = study.validate(count, scale or (FULL_SCALE if full else DEFAULT_SCALE), jobs or os.cpu_count() or 1,
                                   lambda: progress.advance(task))
        if figure is not None:
            evidence.validation_figure(found, figure)
        print(json.dumps(found, allow_nan=False) if as_json else "\n".join(evidence.validation_lines(found)))

    @app.command()
    def claims(sets: Sets = None, scale: Scale = None, jobs: Jobs = None, full: Full = False, central: Central = False,
               store: Annotated[Path, typer.Option(help="Result store.")] = Path("results/corridor.duckdb"),
               as_json: Json = False, quiet: Quiet = False, debug: Debug = False):
        """The paper's claims, each tested by paired runs."""
        from corridor.studies import claims as study
        from corridor.studies import ensemble
        from corridor.studies.store import Store
        from corridor.views import evidence

        most = len(ensemble.sets())
        if faults := _faults(scale, sets, jobs, most):
            raise wrong(*faults)
        tests, usual, untested = study.load()
        count = 1 if central else sets or (most if full else usual["sets"])
        days = 1825 if full else usual["days"]
        with _progress(quiet) as progress:
            task = progress.add_task("runs", total=None)
            rows = study.run(tests, count, scale or (FULL_CLAIMS if full else usual["scale"]), days, jobs, Store(store),
                             lambda result: progress.advance(task), lambda total: progress.update(task, total=total))
        print(json.dumps({"claims": rows, "untested": untested}, allow_nan=False) if as_json
              else "\n".join(evidence.claim_lines(rows, untested)))
