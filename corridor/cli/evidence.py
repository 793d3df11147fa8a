"""The commands calibrate, validate and claims."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from corridor.cli import places

Scale = Annotated[float | None, typer.Option(help="Share of real people simulated.")]
Sets = Annotated[int | None, typer.Option(help="Parameter sets of the ensemble, the central one first.")]
Jobs = Annotated[int | None, typer.Option(help="Processes (default: one for each core).", envvar="CORRIDOR_JOBS")]
Full = Annotated[bool, typer.Option("--full", help="All sets at a larger scale: the published tables.")]
Json = Annotated[bool, typer.Option("--json", help="Results to standard output as JSON.")]
Quiet = Annotated[bool, typer.Option(help="No progress.")]
Central = Annotated[bool, typer.Option("--central", help="The central parameter set only.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]
Figure = Annotated[Path | None, typer.Option(help="Draw the figure into a .png, .svg or .pdf file.")]
Figures = Annotated[Path | None, typer.Option(help="Draw all figures (rows, distributions, months, places) into a folder.")]
Lang = Annotated[str, typer.Option(help="en or es.")]
StoreFile = Annotated[Path, typer.Option("--store", help="Result store.", envvar="CORRIDOR_STORE")]
STORE = Path("results/corridor.duckdb")
DEFAULT_SETS, DEFAULT_SCALE, FULL_SCALE, WHOLE_SETS = 10, 0.02, 0.1, 3
DEFAULT_MINUTES = 6.5  # of validate and claims without --full
FULL_SLOW = 10  # sets of claims that need more than a year


def _faults(scale, sets, jobs, most, store=None) -> list[str]:
    from corridor.studies.store import Store

    found = []
    if scale is not None and not 0 < scale <= 1:
        found.append(f"--scale: found {scale:g}; allowed more than 0 and at most 1")
    if sets is not None and not 1 <= sets <= most:
        found.append(f"--sets: found {sets}; allowed 1 to {most}")
    if jobs is not None and jobs < 1:
        found.append(f"--jobs: found {jobs}; allowed a whole number from 1 on")
    if store is not None:
        try:
            Store(store).check()
        except ValueError as error:
            found.append(str(error))
    return found


def _progress(quiet, *columns):
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    return Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.fields[pace]}"),
                    console=Console(stderr=True), disable=quiet)


def _told(progress, task, budget=None):
    """A listener that shows how far a batch of lives is, and the time left."""
    def show(pace, wave=None):
        clock = "" if pace.left is None else f"{pace.left // 60:.0f}:{pace.left % 60:02.0f} left"
        lost = f", {pace.failed} failed" if pace.failed else ""
        words = f"{clock}{lost}" if budget is None else f"{clock} of this wave{lost}; {budget():.0f} min of the budget left"
        progress.update(task, total=pace.wanted, completed=pace.stored + pace.done, pace=words, description="lives" if wave is None else f"wave {wave}")
    return show


def _runs_told(progress, task):
    """A listener that shows the time left at the pace of the runs so far (stored ones come at once)."""
    import time

    begun, seen = time.monotonic(), [0]

    def show(result):
        seen[0] += 1
        total, seconds = progress.tasks[task].total, time.monotonic() - begun
        left = seconds / seen[0] * (total - seen[0]) if total else 0
        progress.update(task, advance=1, pace=f"{left // 60:.0f}:{left % 60:02.0f} left")
    return show


def _refused(error) -> int:
    import sys

    print(error, file=sys.stderr)
    return 1


def add(app: typer.Typer, wrong) -> None:
    """Add the commands; `wrong` is the exception for faulty input."""

    @app.command()
    def calibrate(experiment: Annotated[str, typer.Argument(help="A calibration file.")] = "calibration_2008_2012",
                  out: Annotated[Path, typer.Option("-o", help="File for the ensemble.")] = Path("ensemble.json"),
                  minutes: Annotated[float | None, typer.Option(help="Stop after so long, with what is there; asking again goes on.")] = None,
                  jobs: Jobs = None, store: StoreFile = STORE, quiet: Quiet = False, debug: Debug = False):
        """Fit free parameters to the rows marked calibrate; write an ensemble of parameter sets and say what the rows tell."""
        import time

        from corridor.studies import calibration
        from corridor.studies.store import Store, StoreBusy, StoreFull
        from corridor.studies.sweep import alone
        from corridor.views import evidence

        faults = _faults(None, None, jobs, 1, store)
        try:
            fit = calibration.Fit.load(experiment)
        except ValueError as error:
            raise wrong(*faults, str(error)) from None
        if minutes is not None and not minutes > 0:
            faults.append(f"--minutes: found {minutes:g}; allowed more than 0")
        faults += places.of_file("-o", out, ".json")
        if faults := faults or places.of_new_file("--store", store):
            raise wrong(*faults)
        kept, begun = Store(store), time.monotonic()
        budget = None if minutes is None else lambda: max(minutes - (time.monotonic() - begun) / 60, 0)
        try:
            with _progress(quiet) as progress, alone(kept):
                show = _told(progress, progress.add_task("lives", total=fit.first, pace=""), budget)
                found = calibration.calibrate(fit, kept, jobs, minutes, lambda wave, pace: show(pace, wave))
        except (StoreBusy, StoreFull, ValueError) as error:
            raise typer.Exit(_refused(error)) from None
        out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        print("\n".join(evidence.calibration_lines(found)))

    @app.command()
    def validate(sets: Sets = None, scale: Scale = None, jobs: Jobs = None, full: Full = False, central: Central = False,
                 minutes: Annotated[float | None, typer.Option(help="Stop after so long and judge by the lives that ended (default 6.5; --full: none).")] = None,
                 store: StoreFile = STORE, figure: Figure = None, figures: Figures = None, as_json: Json = False, quiet: Quiet = False,
                 debug: Debug = False):
        """Simulated against published figures, one row each. --full: all sets at scale 0.1, and three at scale 1.0 for the rows of fewer
        than 1,000 real events."""
        from corridor.studies import ensemble
        from corridor.studies import validation as study
        from corridor.studies.store import Store, StoreBusy, StoreFull
        from corridor.views import evidence

        most = len(ensemble.sets())
        faults = _faults(scale, sets, jobs, most, store)
        faults += [*places.of_file("--figure", figure, ".png", ".svg", ".pdf"), *places.of_folder("--figures", figures)]
        if minutes is not None and not minutes > 0:
            faults.append(f"--minutes: found {minutes:g}; allowed more than 0")
        if faults := faults or places.of_new_file("--store", store):
            raise wrong(*faults)
        count = 1 if central else sets or (most if full else min(DEFAULT_SETS, most))
        minutes = minutes if full or minutes is not None else DEFAULT_MINUTES
        with _progress(quiet) as progress:
            show = _told(progress, progress.add_task("lives", total=count, pace=""))
            try:
                found = study.validate(count, scale or (FULL_SCALE if full else DEFAULT_SCALE), Store(store), jobs,
                                       min(WHOLE_SETS, count) if full else 0, show, minutes)
            except (StoreBusy, StoreFull, ValueError) as error:
                raise typer.Exit(_refused(error)) from None
        if figure is not None or figures is not None:
            from corridor.views import evidence_figures

            if figure is not None:
                evidence_figures.rows(found, figure)
            if figures is not None:
                evidence_figures.draw_all(found, figures)
        print(json.dumps(found, allow_nan=False) if as_json else "\n".join(evidence.validation_lines(found)))

    @app.command()
    def claims(sets: Sets = None, scale: Scale = None, jobs: Jobs = None, full: Full = False, central: Central = False,
               only: Annotated[list[str] | None, typer.Option("--claim", help="This claim only (may be repeated).")] = None,
               minutes: Annotated[float | None, typer.Option(help="Stop after so long and judge by the sets that ended (default 6.5; --full: none).")] = None,
               store: StoreFile = STORE, as_json: Json = False, quiet: Quiet = False, lang: Lang = "en", debug: Debug = False):
        """The paper's claims, each tested by paired runs over parameter sets. --full: all sets, ten for claims of more than a year."""
        from corridor.studies import claims as study
        from corridor.studies import ensemble
        from corridor.studies.store import Store, StoreBusy, StoreFull
        from corridor.views import evidence

        most = len(ensemble.sets())
        faults = _faults(scale, sets, jobs, most, store)
        faults += [] if lang in ("en", "es") else [f"--lang: found {lang!r}; allowed en, es"]
        tests, usual, untested = study.load()
        known = [claim.id for claim in tests]
        faults += [f"--claim: found {name!r}; allowed {', '.join(known)}" for name in only or () if name not in known]
        if minutes is not None and not minutes > 0:
            faults.append(f"--minutes: found {minutes:g}; allowed more than 0")
        if faults := faults or places.of_new_file("--store", store):
            raise wrong(*faults)
        minutes = minutes if full or minutes is not None else DEFAULT_MINUTES
        chosen = [claim for claim in tests if not only or claim.id in only]
        count = 1 if central else sets or (most if full else min(usual["sets"], most))
        slow = min(count, FULL_SLOW if full else usual["slow_sets"])
        with _progress(quiet) as progress:
            task = progress.add_task("runs", total=None, pace="")
            show = _runs_told(progress, task)
            try:
                rows = study.run(chosen, count, slow, scale or usual["scale"], jobs, Store(store), central,
                                 show, lambda total: progress.update(task, total=total), minutes)
            except (StoreBusy, StoreFull) as error:
                raise typer.Exit(_refused(error)) from None
        print(json.dumps({"scale": scale or usual["scale"], "claims": rows, "untested": untested}, allow_nan=False) if as_json
              else "\n".join(evidence.claim_lines(rows, untested, lang)))
