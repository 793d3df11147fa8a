"""The commands sweep, sensitivity and export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from corridor.cli import places, printed
from corridor.cli.numbers import of_seed, one_of_two

STORE = Path("results/corridor.duckdb")
Name = Annotated[str, typer.Argument(metavar="EXPERIMENT", help="Name of a shipped experiment or path to a .toml file.")]
Seeds = Annotated[int | None, typer.Option(help="Seeds 1..N (default: the experiment's).", envvar="CORRIDOR_SEEDS")]
Seed = Annotated[int | None, typer.Option(help="Only this seed, instead of --seeds.")]
Scale = Annotated[float | None, typer.Option(help="Share of real people simulated (default: the experiment's).", envvar="CORRIDOR_SCALE")]
Days = Annotated[int | None, typer.Option(help="Days of the measured period (default: the experiment's).", envvar="CORRIDOR_DAYS")]
Jobs = Annotated[int | None, typer.Option(help="Processes (default: one for each core).", envvar="CORRIDOR_JOBS")]
StoreFile = Annotated[Path, typer.Option("--store", help="Result store.", envvar="CORRIDOR_STORE")]
Cluster = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Run on a Dask cluster (with the extra \\[cluster]).")]
Json = Annotated[bool, typer.Option("--json", help="Results to standard output as JSON.")]
Quiet = Annotated[bool, typer.Option(help="No progress.")]
Figure = Annotated[Path | None, typer.Option(help="Draw the experiment's figure into a .png, .svg or .pdf file.")]
Folder = Annotated[Path | None, typer.Option(help="Write the tables of the answer as CSV into a folder.")]
Central = Annotated[bool, typer.Option("--central", help="The central parameter set for all seeds.")]
Minutes = Annotated[float | None, typer.Option(help="Stop after so long and answer with what is there; asking again goes on.")]
Page = Annotated[Path | None, typer.Option(help="Write the experiment's page and figure (NAME.md, NAME.png) into a folder.")]
Lang = Annotated[str, typer.Option(help="Language of tables and figure: en or es.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]
DRAWN = (".png", ".svg", ".pdf")


def _load(name, wrong, **changes):
    from corridor.studies.experiment import Experiment, ExperimentError

    try:
        return Experiment.load(name, **changes)
    except ExperimentError as error:
        raise wrong(*error.faults) from None


def _chosen(context, seeds, seed, wrong) -> int | list[int] | None:
    """Seeds 1..N, or the one asked for (None: the experiment's own)."""
    one_of_two(context, wrong)
    if faults := of_seed(seed):
        raise wrong(*faults)
    return seeds if seed is None else [seed]


def _faults(jobs, figure, lang, store, minutes=None) -> list[str]:
    from corridor.studies.store import Store

    found = []
    if jobs is not None and jobs < 1:
        found.append(f"--jobs: found {jobs}; allowed a whole number from 1 on")
    if minutes is not None and not minutes > 0:
        found.append(f"--minutes: found {minutes:g}; allowed more than 0")
    found += places.of_file("--figure", figure, *DRAWN)
    if lang not in ("en", "es"):
        found.append(f"--lang: found {lang!r}; allowed en, es")
    try:
        Store(store).check()
    except ValueError as error:
        found.append(str(error))
    return found


def _run(experiment, store, jobs, cluster, quiet, wrong, minutes=None, lang="en"):
    """The sweep, under a line of progress: runs done, failed, a minute, and the time left."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from corridor.studies.sweep import sweep
    from corridor.views.sweep_words import say
    from corridor.views.sweeps import pace

    console = Console(stderr=True)
    progress = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
                        TextColumn("{task.fields[pace]}"), console=console, disable=quiet)
    task = progress.add_task(experiment.name, total=None, pace="")
    clock = progress.get_time

    def begun(found):
        progress.update(task, total=found.wanted, completed=found.handled, pace=say("stored", lang, n=found.stored))
        begun.at = clock()

    def done(found):
        progress.update(task, completed=found.handled, pace=pace(found, clock() - begun.at, lang))
        for spec, failure in found.failures[done.told:]:
            line = say("failed", lang, run=f"{spec.name}:{spec.seed} ({spec.key})", why=failure.message)
            progress.console.print(line, markup=False, highlight=False)
        done.told = len(found.failures)

    done.told = 0
    try:
        with progress:
            return sweep(experiment, store, jobs, cluster, None, begun, done,
                         lambda: console.print(say("waiting", lang)), minutes)
    except ConnectionError as error:
        if "found no" in str(error) or "needs the extra" in str(error):
            raise wrong(str(error)) from None
        raise


def add(app: typer.Typer, wrong) -> None:
    """Add the commands; `wrong` is the error that means wrong input."""

    @app.command()
    def sweep(context: typer.Context, experiment: Name, seeds: Seeds = None, seed: Seed = None, scale: Scale = None, days: Days = None, jobs: Jobs = None,
              store: StoreFile = STORE, cluster: Cluster = None, as_json: Json = False, quiet: Quiet = False,
              figure: Figure = None, tables: Folder = None, page: Page = None, minutes: Minutes = None, central: Central = False,
              lang: Lang = "en", debug: Debug = False):
        """A design of many runs; resumes by itself. Prints what the experiment asks, with bands beside the noise floor."""
        if faults := [*places.of_folder("--tables", tables), *places.of_folder("--page", page)]:
            raise wrong(*faults)
        made, kept, status = _sweep(experiment, _chosen(context, seeds, seed, wrong), scale, days, jobs, store, cluster, quiet, figure, lang, minutes, central)
        from corridor.studies.answers import answer
        from corridor.views import sweeps as views

        found = answer(made, kept)
        if figure is not None:
            from corridor.views.sweep_figures import draw
            from corridor.views.sweep_names import in_language

            draw(in_language(found, lang), figure, lang)
        if page is not None:
            from corridor.views.sweep_pages import write_page

            write_page(found, page)
        if tables is not None:
            views.write(found, tables)
        if as_json:
            print(json.dumps(found.as_dict(), allow_nan=False))
        else:
            _print(views.report(found, lang))
        raise typer.Exit(status)

    @app.command()
    def sensitivity(context: typer.Context, experiment: Name, seeds: Seeds = None, seed: Seed = None, scale: Scale = None, days: Days = None, jobs: Jobs = None,
                    store: StoreFile = STORE, cluster: Cluster = None, as_json: Json = False, quiet: Quiet = False,
                    figure: Figure = None, minutes: Minutes = None, central: Central = False, lang: Lang = "en", debug: Debug = False):
        """Which parameters the outcomes hang on: variance-based indices (design sobol), ranges (one_at_a_time) or
        partial rank correlations (latin_hypercube)."""
        from corridor.studies.sensitivity import sensitivity as study

        kinds = ("sobol", "one_at_a_time", "latin_hypercube")
        loaded = _load(experiment, wrong, seeds=_chosen(context, seeds, seed, wrong), scale=scale, days=days)
        if loaded.kind not in kinds or not loaded.factors:
            raise wrong(f"{experiment}: design.kind: found {loaded.kind!r}; allowed {', '.join(kinds)}, with factors")
        made, kept, status = _sweep(experiment, _chosen(context, seeds, seed, wrong), scale, days, jobs, store, cluster, quiet, figure, lang, minutes, central)
        rows = study(made, kept)
        if figure is not None:
            from corridor.views.sweep_figures import draw_sensitivity
            from corridor.views.sweep_names import titled

            draw_sensitivity(titled(made, lang), rows, figure, lang)
        if as_json:
            print(json.dumps({"experiment": made.name, "kind": made.kind, "seeds": list(made.seeds), "rows": rows},
                             allow_nan=False))
        else:
            from corridor.views.sweeps import sensitivity_tables

            _print(sensitivity_tables(made, rows, lang))
        raise typer.Exit(status)

    def _sweep(name, seeds, scale, days, jobs, store, cluster, quiet, figure, lang, minutes, central):
        from corridor.studies.store import Store, StoreBusy, StoreFull
        from corridor.views.sweep_words import say

        faults = _faults(jobs, figure, lang, store, minutes)
        try:
            made = _load(name, wrong, seeds=seeds, scale=scale, days=days, central=central or None)
        except wrong as fault:
            raise wrong(*faults, *fault.faults) from None
        if faults := faults or places.of_new_file("--store", store):
            raise wrong(*faults)
        kept = Store(store)
        try:
            found = _run(made, kept, jobs, cluster, quiet, wrong, minutes, lang)
        except (StoreBusy, StoreFull, ConnectionError) as error:
            raise typer.Exit(_say(error)) from None
        except KeyboardInterrupt:
            _say(say("interrupted", lang))
            raise typer.Exit(130) from None
        if found.failures:
            _say(say("failures", lang, n=len(found.failures), all=found.wanted, store=store))
        if found.handled < found.wanted:
            _say(say("time", lang, n=found.wanted - found.handled, all=found.wanted))
        return made, kept, int(bool(found.failures))

    @app.command()
    def export(folder: Annotated[Path, typer.Argument(help="Folder for one file for each table and view.")],
               store: StoreFile = STORE, kind: Annotated[str, typer.Option("--format", help="parquet or csv.")] = "parquet",
               experiment: Annotated[str | None, typer.Option(help="Only this experiment's rows.")] = None,
               debug: Debug = False):
        """Write the store's tables and views to Parquet or CSV files."""
        from corridor.studies.exports import FORMATS
        from corridor.studies.exports import export as write
        from corridor.studies.store import Store

        if kind not in FORMATS:
            raise wrong(f"--format: found {kind!r}; allowed {', '.join(FORMATS)}")
        if faults := places.of_folder("export", folder):
            raise wrong(*faults)
        try:
            written = write(Store(store), folder, kind, experiment)
        except (OSError, ValueError) as error:
            raise wrong(str(error)) from None
        for path, rows in written:
            print(f"{path}: {rows} rows")


def _print(parts) -> None:
    console = printed.console()
    for part in parts:
        console.print(part, highlight=False)


def _say(what) -> int:
    import sys

    print(what, file=sys.stderr)
    return 1
