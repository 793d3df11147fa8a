"""Commands, thin: check the input, call a study, print. Exit: 0 done, 2 wrong input, 130 interrupted, 1 other."""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Annotated

import typer

from corridor.cli import cascade, catalogue, evidence, places, printed, report, scales, sweeps
from corridor.cli.numbers import of_numbers, one_of_two

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
                  help="Migration, organised crime, trafficking and policy: an agent-based model.")

Names = Annotated[list[str], typer.Argument(help="Names of shipped scenarios or paths to .toml files.")]
Seeds = Annotated[int, typer.Option(help="Seeds 1..N.", envvar="CORRIDOR_SEEDS")]
Seed = Annotated[int | None, typer.Option(help="One seed only.")]
Scale = Annotated[float, typer.Option(help="Share of real people simulated, more than 0 and at most 1.", envvar="CORRIDOR_SCALE")]
Days = Annotated[int | None, typer.Option(help="Days of the measured period (default: the scenario's).", envvar="CORRIDOR_DAYS")]
Jobs = Annotated[int | None, typer.Option(help="Processes (default: one for each core).", envvar="CORRIDOR_JOBS")]
StoreFile = Annotated[Path, typer.Option("--store", help="Result store.", envvar="CORRIDOR_STORE")]
Json = Annotated[bool, typer.Option("--json", help="Results to standard output as JSON.")]
Quiet = Annotated[bool, typer.Option(help="No progress.")]
By = Annotated[str | None, typer.Option(help="Split indicators by a column too (a wrong name lists them).")]
Events = Annotated[bool, typer.Option("--events", help="Keep events in the store.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]
Central = Annotated[bool, typer.Option("--central", help="All seeds under the central parameter set (default: each under its own set of the calibrated ensemble).")]
Lang = Annotated[str, typer.Option(help="en or es.")]
Drawing = Annotated[Path | None, typer.Option(help="Draw it too, into a .png, .svg or .pdf file.")]
STORE = Path("results/corridor.duckdb")
LONGEST_CELL = 60  # characters
SEEDS, SCALE = 4, 0.02  # as corridor.studies.runner, which is not imported here for a quick start


class Wrong(Exception):
    """Input is wrong: faults, one line each."""

    def __init__(self, *faults):
        self.faults = faults


def _load(names) -> list:
    from corridor.scenario import Scenario, ScenarioError

    loaded, faults = [], []
    for name in names:
        try:
            loaded.append(Scenario.load(name))
        except ScenarioError as error:
            faults += error.faults
        except (OSError, UnicodeDecodeError) as error:
            faults.append(f"{name}: extends: found {error}; allowed readable UTF-8 texts")
    seen = [item.name for item in loaded]
    faults += [f"{name}: name: found twice; allowed each scenario once"
               for name in sorted(set(seen)) if seen.count(name) > 1]
    if faults:
        raise Wrong(*faults)
    return loaded


def _study(names, seeds, seed, scale, days, jobs, store, as_json, quiet, by, events, paired, cluster=None, central=False, lang="en", figure=None) -> None:
    faults = of_numbers(lang, seeds, seed, scale, days, jobs) + places.of_file("--figure", figure, *sweeps.DRAWN)
    if by is not None:
        from corridor.indicators.fold import SPLITS

        if by not in SPLITS:
            faults.append(f"--by: found {by!r}; allowed {', '.join(SPLITS)}")
    if paired and len(names) < 2:
        faults.append("compare: found one scenario; allowed a reference and at least one other")
    try:
        loaded = _load(names)
    except Wrong as wrong:
        raise Wrong(*faults, *wrong.faults) from None
    if faults := faults or places.of_new_file("--store", store):
        raise Wrong(*faults)
    from rich.console import Console
    from rich.progress import Progress

    from corridor.studies.comparison import compare as study
    from corridor.studies.store import Store

    try:
        Store(store).check()
    except ValueError as error:
        raise Wrong(str(error)) from None
    chosen = [seed] if seed is not None else list(range(1, seeds + 1))
    total = len(chosen) * (len(loaded) + paired)
    with Progress(console=Console(stderr=True), disable=quiet) as progress:
        task = progress.add_task("runs", total=total)
        try:
            found = study(loaded, chosen, scale, days, jobs, Store(store), paired, by, events,
                          lambda result: progress.advance(task), cluster, central)
        except ConnectionError as error:
            raise Wrong(str(error)) from None
        except KeyboardInterrupt:
            raise typer.Exit(_interrupted()) from None
    from corridor.views import tables

    told = tables.in_language(found, lang)
    if figure is not None:
        from corridor.views import charts

        (charts.differences if paired else charts.outcome_bars)(told, lang=lang).savefig(figure, dpi=150)
    if as_json:
        print(json.dumps(found.as_dict(), allow_nan=False))
        return
    console = printed.console()
    console.print(tables.header(told, lang), markup=False, highlight=False)
    for part in tables.comparison_tables(told, lang) if paired else tables.run_tables(told, lang):
        console.print()
        console.print(part, highlight=False)


@app.command()
def run(context: typer.Context, scenarios: Names, seeds: Seeds = SEEDS, seed: Seed = None, scale: Scale = SCALE, days: Days = None,
        jobs: Jobs = None, store: StoreFile = STORE, as_json: Json = False, quiet: Quiet = False, by: By = None,
        events: Events = False, cluster: sweeps.Cluster = None, central: Central = False, lang: Lang = "en", figure: Drawing = None,
        profile: Annotated[bool, typer.Option("--profile", help="One run, in this process: seconds by encounter, memory by table.")] = False,
        debug: Debug = False):
    """Run scenarios over seeds; print indicators with bands."""
    one_of_two(context, Wrong)
    if profile:
        from corridor.cli.profile import show

        faults = of_numbers(lang, seeds, seed, scale, days, jobs)
        if faults := faults + ["--profile: found several scenarios; allowed one"] * (len(scenarios) > 1):
            raise Wrong(*faults)
        show(_load(scenarios)[0], 1 if seed is None else seed, scale, days, as_json)
        return
    _study(scenarios, seeds, seed, scale, days, jobs, store, as_json, quiet, by, events, False, cluster, central, lang, figure)


@app.command()
def compare(context: typer.Context, scenarios: Names, seeds: Seeds = SEEDS, seed: Seed = None, scale: Scale = SCALE, days: Days = None,
            jobs: Jobs = None, store: StoreFile = STORE, as_json: Json = False, quiet: Quiet = False,
            by: By = None, events: Events = False, cluster: sweeps.Cluster = None, central: Central = False, lang: Lang = "en", figure: Drawing = None,
            debug: Debug = False):
    """Compare scenarios with the first one, in pairs of runs with the same seed."""
    one_of_two(context, Wrong)
    _study(scenarios, seeds, seed, scale, days, jobs, store, as_json, quiet, by, events, True, cluster, central, lang, figure)


@app.command()
def trace(context: typer.Context, run: Annotated[str, typer.Argument(help="A run's key or SCENARIO:SEED.")],
          person: Annotated[int | None, typer.Option(help="Row of the person.")] = None,
          victim: Annotated[int | None, typer.Option(help="Instead: the N-th person of the run recognised as trafficked, from 1.")] = None,
          lang: Annotated[str, typer.Option(help="en or es.")] = "en",
          every: Annotated[bool, typer.Option("--all", help="Every event on a line of its own, nothing summed up.")] = False,
          scale: Scale = SCALE, days: Days = None, store: StoreFile = STORE, as_json: Json = False, debug: Debug = False):
    """Tell one synthetic person's life course in words."""
    from corridor.cli.trace import tell

    typed = [name for name in ("scale", "days") if context.get_parameter_source(name).name == "COMMANDLINE"]
    number, note, told, events = tell(run, person, scale, days, store, _load, Wrong, victim, lang, every, typed)
    if as_json:
        rows = [{name: _plain(value) for name, value in row.items()} for row in events.to_dict("records")]
        print(json.dumps({"run": run, "person": number, "note": note, "lines": [line for line in told if line], "events": rows}, default=str, allow_nan=False))
    else:
        print("\n".join([note, "", *told]))


@app.command()
def query(sql: Annotated[str, typer.Argument(help="SQL over the store's tables.")], store: StoreFile = STORE,
          as_json: Json = False, debug: Debug = False):
    """SQL over the result store, read only."""
    from corridor.studies.store import Store

    try:
        columns, rows = Store(store).query(sql)
    except (FileNotFoundError, ValueError) as error:
        raise Wrong(str(error)) from error
    if as_json:
        print(json.dumps([dict(zip(columns, map(_plain, row))) for row in rows], default=str, allow_nan=False))
        return
    from rich.markup import escape
    from rich.table import Table

    table = Table(*map(escape, columns))
    for row in rows:
        table.add_row(*(escape(_short(value)) for value in row))
    printed.console().print(table)


def _plain(value):
    """A number that JSON knows, or null."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _short(value) -> str:
    """A cell of a printed table; --json gives all of it."""
    told = "" if value is None else str(value)
    return told if len(told) <= LONGEST_CELL else told[: LONGEST_CELL - 1] + "…"


@app.command("burn-in")
def burn_in(scenario: Annotated[str, typer.Argument(help="A scenario.")] = "baseline", seeds: Seeds = 3, scale: Scale = SCALE,
            at_ends: Annotated[int, typer.Option(help="Of the seeds, those lived with low and high starting beliefs too.")] = 3,
            jobs: Jobs = None, as_json: Json = False, quiet: Quiet = False, debug: Debug = False):
    """Show whether the burn-in leaves one regime: the year's numbers for starting beliefs x 0.4, 1 and 1.7, and seed by seed.

    Nine runs by default, some two minutes; `--seeds 10` sixteen, about four on two cores at scale 0.02 (twenty-five at 1.0).
    """
    from rich.console import Console
    from rich.progress import Progress
    from rich.table import Table

    from corridor.studies.burn_in import STARTING_BELIEFS, pairs_of
    from corridor.studies.burn_in import burn_in as study

    if not 0 < scale <= 1 or seeds < 1 or at_ends < 1 or (jobs is not None and jobs < 1):
        raise Wrong(f"burn-in: found --scale {scale:g}, --seeds {seeds}, --at-ends {at_ends}, --jobs {jobs}; allowed a scale above 0 and at most 1, the others from 1 on")
    (loaded,) = _load([scenario])
    with Progress(console=Console(stderr=True), disable=quiet) as progress:
        task = progress.add_task("runs", total=len(pairs_of(range(seeds), at_ends)))
        rows = study(loaded, range(1, seeds + 1), scale, jobs=jobs, done=lambda: progress.advance(task), at_ends=at_ends)
    if as_json:
        print(json.dumps(rows))
        return
    percent = lambda part: "" if part is None else f"{part:.0%}"
    table = Table("the year, beliefs at first:", *(f"x {b:g}" for b in STARTING_BELIEFS), "gap", "chance", "reading", "seeds: gap", "from mean", "counting", "by quarter", box=None)
    said = {True: "within 10 %", None: "not told from chance", False: "starting beliefs last"}
    for row in rows:
        table.add_row(row["number"], *(f"{value:,.0f}" for value in row["means"].values()), percent(row["spread"]), percent(row["noise"]),
                      said[row["one_regime"]], percent(row["seeds_spread"]), percent(row["seeds_furthest"]), percent(row["seeds_counting"]), " ".join(f"{value:,.0f}" for value in row["quarters"]))
    printed.console().print(table)
    print("chance: the gap between starting beliefs that chance makes in one of twenty, from the differences seed by seed (the same people live all).\n"
          "seeds: the gap between the two furthest apart; from mean: the seed furthest from the mean of all.\n"
          "counting: the gap between so many seeds that the few simulated cases alone make in one of twenty. Seeds further apart than that differ in\n"
          "more than the sample of people: where cells have come to stand, and what is told of each way, swing for a year or more, and since many who\n"
          "travel at once are stopped and taken less, each, what is believed strengthens the swing. So compare scenarios within seeds, over several.")


@app.command()
def dashboard(port: Annotated[int, typer.Option(help="Port.")] = 8765,
              host: Annotated[str, typer.Option(help="Address to bind; other machines reach it only when you change this.")] = "127.0.0.1",
              no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a browser.")] = False,
              lang: Annotated[str, typer.Option(help="en or es, for pages whose address names no language.")] = "en",
              jobs: Jobs = None, store: StoreFile = STORE, debug: Debug = False):
    """Serve the workshop dashboard on this machine."""
    from corridor.dashboard.serve import free, serve
    from corridor.studies.store import Store

    faults = []
    if not 1 <= port <= 65535:
        faults.append(f"--port: found {port}; allowed 1 to 65535")
    elif not free(host, port):
        faults.append(f"--port: found {host}:{port}, which cannot be taken; allowed a free port of this machine")
    if lang not in ("en", "es"):
        faults.append(f"--lang: found {lang!r}; allowed en, es")
    if jobs is not None and jobs < 1:
        faults.append(f"--jobs: found {jobs}; allowed a whole number from 1 on")
    kept = Store(store, patience=0.5)
    try:
        kept.check()
    except (ValueError, OSError) as error:
        faults.append(str(error))
    if faults:
        raise Wrong(*faults)
    serve(host, port, kept, not no_open, lang, jobs)


catalogue.add(app, Wrong, _load)
report.add(app, Wrong)
sweeps.add(app, Wrong)
evidence.add(app, Wrong)
scales.add(app, Wrong)
cascade.add(app, _load, Wrong)


def main(arguments=None) -> None:
    """Run a command and leave with its exit status."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    if "--debug" not in arguments:
        sys.unraisablehook = lambda _: None  # what libraries complain of while they are taken down
    try:
        status = app(args=arguments, standalone_mode=False)
    except Wrong as wrong:
        for fault in wrong.faults:
            print(fault, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        status = _interrupted()
    except Exception as error:
        if getattr(error, "exit_code", None) == 2 and hasattr(error, "format_message"):  # what typer does not understand, whichever click it brings
            _usage(error)
            sys.exit(2)
        if "--debug" in arguments:
            raise
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


def _interrupted() -> int:
    """Say so; the exit status."""
    print("interrupted; finished runs are kept", file=sys.stderr)
    return 130


def _usage(error) -> None:
    """One line of what a command does not understand; help where nothing was asked."""
    told = error.format_message().strip()
    if told:
        print(" ".join(told.split()).rstrip(".") + f"; see {error.ctx.command_path if error.ctx else 'corridor'} --help", file=sys.stderr)
