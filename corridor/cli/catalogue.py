"""The commands policies, parameters, drivers and scenario: what can be toggled and set, and scenario files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from corridor.cli import printed
from corridor.cli.places import of_file

Names = Annotated[list[str], typer.Argument(help="Names of shipped scenarios or paths to .toml files.")]
Json = Annotated[bool, typer.Option("--json", help="Results to standard output as JSON.")]
Lang = Annotated[str, typer.Option(help="en or es.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]


def add(app: typer.Typer, wrong, load) -> None:
    """Add the commands; `wrong` is the error that means wrong input, `load(names)` gives scenarios or raises it."""
    scenario_app = typer.Typer(no_args_is_help=True, help="Check, show or compare scenario files.")
    app.add_typer(scenario_app, name="scenario")

    def spoken(lang) -> None:
        if lang not in ("en", "es"):
            raise wrong(f"--lang: found {lang!r}; allowed en, es")

    @app.command()
    def policies(name: Annotated[str | None, typer.Argument(help="One policy, in full.")] = None, as_json: Json = False,
                 reach: Annotated[bool, typer.Option("--reach", help="Run each policy at the ends of its range and at its reform, and show what that moves.")] = False,
                 scale: Annotated[float, typer.Option(help="With --reach: share of real people simulated.")] = 0.1,
                 days: Annotated[int, typer.Option(help="With --reach: days of the period.")] = 365,
                 jobs: Annotated[int | None, typer.Option(help="With --reach: processes (default: one for each core).")] = None,
                 out: Annotated[Path | None, typer.Option("-o", help="With --reach: CSV file for the table.")] = None, lang: Lang = "en", debug: Debug = False):
        """What can be toggled: parameters, units, ranges, status quo, reform, source; NAME: one policy in full."""
        import difflib

        from corridor.policies import load_all
        from corridor.views import policy_tables

        spoken(lang)
        known = load_all()
        if name is not None and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            raise wrong(f"policies: found {name!r}; allowed {', '.join(known)}" + (f"; did you mean {near[0]}?" if near else ""))
        chosen = list(known.values()) if name is None else [known[name]]
        if out is not None and not reach:
            raise wrong("policies: found -o without --reach; allowed both: it is the table of --reach that is written")
        if reach:
            _reach(chosen, scale, days, jobs, out, as_json, wrong)
        elif as_json:
            print(json.dumps(policy_tables.as_json(chosen)))
        else:
            for part in policy_tables.listing(chosen, lang) if name is None else policy_tables.in_full(chosen[0], lang):
                printed.console().print(part, highlight=False)

    @app.command()
    def parameters(name: Annotated[str | None, typer.Argument(help="One parameter, or all whose names begin so (gangs, gangs.toll).")] = None, as_json: Json = False,
                   lang: Lang = "en", debug: Debug = False):
        """Every number that is not a policy's: default, range, unit, source, meaning; what scenarios and experiments may set as `parameters.NAME`."""
        from dataclasses import asdict

        from corridor.dashboard import parameter_words
        from corridor.parameters import PARAMETERS, nearest
        from corridor.views.source_words import source

        spoken(lang)
        chosen = [item for key, item in PARAMETERS.items() if name is None or key == name or key.startswith(name)]
        if not chosen:
            raise wrong(f"parameters: found {name!r}; allowed the name of one, or how some begin{nearest(name, PARAMETERS)}")
        if as_json:
            print(json.dumps([asdict(item) for item in chosen]))
            return
        from rich.table import Table

        heads, to = (("parameter", "default", "range", "unit", "source", "meaning"), "to") if lang == "en" else (
            ("parámetro", "valor usual", "intervalo", "unidad", "fuente", "significado"), "a")
        table = Table(*heads, box=None)
        for item in chosen:
            table.add_row(item.name, f"{item.default:g}", f"{item.low:g} {to} {item.high:g}", parameter_words.unit(item.unit, lang), source(item.source, lang),
                          parameter_words.meaning(item.name, lang))
        printed.console().print(table, highlight=False, markup=False)

    @app.command()
    def drivers(name: Annotated[str | None, typer.Argument(help="One series, or all whose names begin so (wages, homicide.HN).")] = None, as_json: Json = False,
                lang: Lang = "en", debug: Debug = False):
        """Every series from outside: unit, value on the first day of the usual period, source, meaning; what scenarios may set under [drivers]."""
        from corridor.drivers import catalogue
        from corridor.parameters import nearest
        from corridor.scenario import Scenario
        from corridor.views.source_words import source

        spoken(lang)
        known, day = catalogue(), Scenario("").start
        chosen = [item for key, item in known.items() if name is None or key.startswith(name)]
        if not chosen:
            raise wrong(f"drivers: found {name!r}; allowed the name of one, or how some begin{nearest(name, known)}")
        if as_json:
            print(json.dumps([{"name": item.name, "unit": item.unit, "date": day.isoformat(), "value": item.value(day), "source": item.source,
                               "meaning": item.meaning} for item in chosen]))
            return
        from rich.table import Table

        heads = ("driver", f"on {day}", "unit", "source", "meaning") if lang == "en" else ("serie", f"el {day}", "unidad", "fuente", "significado (en inglés)")
        table = Table(*heads, box=None)
        for item in chosen:
            table.add_row(item.name, f"{item.value(day):,.4g}", item.unit, source(item.source, lang), item.meaning)
        printed.console().print(table, highlight=False, markup=False)

    @scenario_app.command("check")
    def check(files: Names, debug: Debug = False):
        """Say every fault of scenario files, or that there is none."""
        for item in load(files):
            print(f"{item.name}: in order")
            for line in item.idle():
                print(f"  no day of it lies in the period: {line}")

    @scenario_app.command("show")
    def show(files: Names, debug: Debug = False):
        """Scenarios with all they extend, as TOML."""
        for i, item in enumerate(load(files)):
            print(("\n" if i else "") + (f"# {item.name}\n" if len(files) > 1 else "") + item.text(), end="")

    @scenario_app.command("diff")
    def diff(files: Names, lang: Lang = "en", debug: Debug = False):
        """What differs from the first file, in words."""
        from corridor.views.policy_tables import differences

        spoken(lang)
        if len(files) < 2:
            raise wrong("scenario diff: found one file; allowed two or more")
        first, *others = load(files)
        for item in others:
            print(f"{first.name} -> {item.name}")
            lines = differences(item, first, lang)
            print("\n".join(f"  {line}" for line in lines or ["no difference" if lang == "en" else "sin diferencia"]))


def _reach(chosen, scale, days, jobs, out, as_json, wrong) -> None:
    from rich.console import Console
    from rich.progress import Progress

    from corridor.studies import reach as study
    from corridor.views import policy_tables

    faults = []
    if not 0 < scale <= 1:
        faults.append(f"--scale: found {scale:g}; allowed more than 0 and at most 1")
    for option, value in (("--days", days), ("--jobs", jobs)):
        if value is not None and value < 1:
            faults.append(f"{option}: found {value}; allowed a whole number from 1 on")
    faults += of_file("-o", out, ".csv")
    if faults:
        raise wrong(*faults)
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("runs", total=None)
        rows = study.reach([policy.name for policy in chosen], scale, days, jobs=jobs, begun=lambda total: progress.update(task, total=total),
                           done=lambda: progress.advance(task))
    if out is not None:
        study.write(rows, out)
    if as_json:
        print(json.dumps(rows))
        return
    for part in policy_tables.reach(rows):
        printed.console().print(part, highlight=False)
