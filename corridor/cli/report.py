"""The commands report and figures: what stored results say, as a page or as pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from corridor.cli.places import of_file

STORE = Path("results/corridor.duckdb")
Results = Annotated[str, typer.Argument(metavar="RESULTS", help="A store (.duckdb), or an experiment's name in --store.")]
Out = Annotated[Path | None, typer.Option("-o", "--out", help="File to write: .html for the report; .png, .svg or .pdf for one figure.")]
StoreFile = Annotated[Path, typer.Option("--store", help="Result store in which an experiment is looked up.", envvar="CORRIDOR_STORE")]
Lang = Annotated[str, typer.Option(help="en or es.")]
Reference = Annotated[str | None, typer.Option(help="Scenario that the others are compared with (default: baseline where there is one).")]
Only = Annotated[list[str] | None, typer.Option("--scenario", help="Only this scenario beside the reference; may be given again.")]
FigureName = Annotated[str | None, typer.Option("--figure", help="One figure instead of the report.")]
Json = Annotated[bool, typer.Option("--json", help="What the report rests on, to standard output as JSON.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]
DRAWN = (".png", ".svg", ".pdf")


def add(app: typer.Typer, wrong) -> None:
    """Add the command; `wrong` is the error that means wrong input."""

    @app.command()
    def report(results: Results, out: Out = None, lang: Lang = "en", store: StoreFile = STORE, reference: Reference = None, scenario: Only = None,
               figure: FigureName = None, as_json: Json = False, debug: Debug = False):
        """A self-contained HTML report of stored results (figures, tables, settings, sources); or one of its figures."""
        from corridor.studies.store import Store
        from corridor.studies.stored import NotStored, paths, read
        from corridor.views import report as page
        from corridor.views.gallery import FIGURES

        faults = []
        if lang not in ("en", "es"):
            faults.append(f"--lang: found {lang!r}; allowed en, es")
        if figure is not None and figure not in FIGURES:
            faults.append(f"--figure: found {figure!r}; allowed {', '.join(FIGURES)}")
        ending = (".html",) if figure is None else DRAWN
        if out is None and not as_json:
            faults.append("-o: found nothing; allowed a file to write")
        faults += of_file("-o", out, *ending)
        if faults:
            raise wrong(*faults)
        path = paths(results)
        try:
            found = read(Store(path or store), None if path else results, reference, scenario)
        except (NotStored, ValueError) as error:
            raise wrong(str(error)) from None
        if as_json:
            print(page.as_json(found))
        if out is None:
            return
        if figure is not None:
            try:
                FIGURES[figure](page.titled(found, lang, whole=True), lang).savefig(out, dpi=150)
            except ValueError as error:
                raise wrong(f"--figure {figure}: {error}") from None
        else:
            out.write_text(page.report(found, lang, _sensitivity(found, Store(path or store))), encoding="utf-8")
        if not as_json:
            print(out)


def _sensitivity(found, store) -> list[dict]:
    """Rows of the experiment's sensitivity, where its design has one and today's model made the runs."""
    from corridor.studies.experiment import Experiment, ExperimentError
    from corridor.studies.sensitivity import sensitivity

    if not found.experiment or found.stale:
        return []
    try:
        made = Experiment.from_text(found.text, found.experiment)
        return sensitivity(made, store) if made.kind in ("sobol", "one_at_a_time", "latin_hypercube") else []
    except (ExperimentError, ValueError, KeyError):
        return []
