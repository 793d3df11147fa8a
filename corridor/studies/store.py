"""The result store, a DuckDB file: what was run and what came of it (tables and views: schema.py)."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from corridor.studies import schema
from corridor.studies.runner import Failed, RunResult, version

PATIENCE = 60.0  # seconds to wait for another process that has the file open
MOST_IN_LOG = "4MiB"  # written beside the file, before it is worked into it: some 15 runs
THREADS = 1  # of DuckDB's own: with more, a query that is interrupted hung for good in three of ten tries or more (duckdb 2.0.0)
FULL = ("No space left", "disk is full", "File too large", "Could not write", "Disk quota", "could not write",
        "Could not truncate")
BUSY = ("set lock", "different configuration")  # held by another process; by another thread of this one


class StoreBusy(RuntimeError):
    """Another process has the store open for longer than PATIENCE."""


class StoreFull(RuntimeError):
    """The disk is full: what was stored before stays."""


@dataclass(frozen=True)
class Keep:
    """What of a result is kept; None: all. Harmed people's keys go with `people`."""

    indicators: tuple[str, ...] | None = None
    series: tuple[str, ...] | None = None
    people: bool = True

    def covers(self, wanted: Keep) -> bool:
        def within(mine, theirs):
            return mine is None or (theirs is not None and set(theirs) <= set(mine))
        return (within(self.indicators, wanted.indicators) and within(self.series, wanted.series)
                and self.people >= wanted.people)

    def __or__(self, other: Keep) -> Keep:
        def both(a, b):
            return None if a is None or b is None else tuple(sorted({*a, *b}))
        return Keep(both(self.indicators, other.indicators), both(self.series, other.series), self.people or other.people)

    @classmethod
    def of(cls, text: str) -> Keep:
        kept = json.loads(text)
        return cls(*(None if kept[name] is None else tuple(kept[name]) for name in ("indicators", "series")), kept["people"])

    def text(self) -> str:
        return json.dumps({"indicators": self.indicators, "series": self.series, "people": self.people})


ALL = Keep()


@lru_cache(maxsize=1)
def versions() -> str:
    """What a result rests on, without a word about the machine, as JSON."""
    names = ("corridor", "mesa", "numpy", "scipy", "networkx")
    return json.dumps({"model": version(), **{name: metadata.version(name) for name in names if _installed(name)}})


def _installed(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False


class Store:
    """A DuckDB file, opened for each call so that others can read it between. Raises ValueError on another schema,
    StoreBusy when somebody keeps it open, StoreFull when the disk is full."""

    def __init__(self, path: str | Path, patience: float = PATIENCE):
        self.path, self.patience = Path(path), patience
        self._many = 0  # how many that save one run after another are at work

    @contextmanager
    def many(self):
        """While runs are saved one after another: each is kept at once, in the log beside the file (.wal), which goes into the file
        every MOST_IN_LOG and at the end. After each run the rows of all that are stored would be written anew. Who opens the store
        reads the log too; after an interruption the next writer works it in."""
        self._many += 1
        try:
            yield self
        finally:
            self._many -= 1
            if not self._many and self.path.exists():
                with suppress(StoreBusy, StoreFull, ValueError), self.opened():  # where that fails it stays in the log
                    pass

    @contextmanager
    def opened(self, read_only=False):
        """The file, open; an interruption while DuckDB is at work, which it tells as an error of its own, stays one."""
        import duckdb

        try:
            with self._open(read_only) as link:
                yield link
        except (RuntimeError, duckdb.InterruptException) as error:
            if "interrupted" not in str(error).lower():
                raise
            raise KeyboardInterrupt from None

    def _open(self, read_only=False):
        import duckdb

        if not read_only:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        until, pause = time.monotonic() + self.patience, 0.02
        while True:
            try:
                link = duckdb.connect(str(self.path), read_only=read_only, config={"threads": THREADS})
                break
            except (duckdb.IOException, duckdb.ConnectionException) as error:
                if not any(words in str(error) for words in BUSY):
                    raise self._known(error) from error
                if time.monotonic() > until:
                    raise StoreBusy(f"{self.path}: another process keeps it open (waited {self.patience:g} s)") from error
                time.sleep(pause)
                pause = min(2 * pause, 1.0)
        try:
            if self._many and not read_only:
                link.execute("pragma disable_checkpoint_on_shutdown")
                link.execute(f"set wal_autocheckpoint = '{MOST_IN_LOG}'")
            schema.verify(link, self.path) if read_only else schema.prepare(link, self.path)
        except ValueError:
            link.close()
            raise
        except duckdb.Error as error:
            link.close()
            raise self._known(error) from error
        return link

    def _known(self, error) -> Exception:
        """A full disk, told from other faults."""
        if any(words in str(error) for words in FULL):
            return StoreFull(f"{self.path}: the disk is full; finished runs are kept: make room and ask again")
        return ValueError(f"{self.path}: found no store that can be read ({str(error).splitlines()[0]}); "
                          "allowed a DuckDB file made by corridor")

    def check(self) -> None:
        """Raise ValueError when the file is there and is no store of this schema."""
        if self.path.exists():
            with self.opened(read_only=True):
                pass

    def get(self, spec, wanted: Keep = ALL) -> RunResult | None:
        """The stored result of a run, or None (also when less was kept than is wanted)."""
        return self.stored([spec], wanted).get(spec.key)

    def stored(self, specs, wanted: Keep = ALL) -> dict[str, RunResult]:
        """{key: stored result} of those runs of which no less was kept than is wanted."""
        found: dict[str, RunResult] = {}
        if not self.path.exists():
            return found
        with self.opened(read_only=True) as link:
            for spec in specs:
                row = None if spec.key in found else link.execute(
                    "select detail, has_events, has_lives, kept from runs where run = ?", [spec.key]).fetchone()
                if row is not None and self._enough(spec, wanted, *row[1:]):
                    detail = json.loads(row[0])
                    found[spec.key] = RunResult(spec.key, spec.name, spec.seed, detail["indicators"], detail["series"], detail["harmed"],
                                                overview=detail.get("overview", {}))
        return found

    @staticmethod
    def _enough(spec, wanted: Keep, has_events, has_lives, kept) -> bool:
        return has_events >= spec.events and has_lives >= spec.lives and Keep.of(kept).covers(wanted)

    def missing(self, specs, wanted: Keep = ALL) -> list:
        """Those specs, each once, of which less is stored than is wanted."""
        kept = {}
        if self.path.exists():
            with self.opened(read_only=True) as link:
                kept = {row[0]: row[1:] for row in link.execute("select run, has_events, has_lives, kept from runs").fetchall()}
        each = {spec.key: spec for spec in specs}
        return [spec for key, spec in each.items() if key not in kept or not self._enough(spec, wanted, *kept[key])]

    def save(self, spec, result: RunResult, wanted: Keep = ALL) -> None:
        """Keep a finished run, in one transaction. What was kept of it before is never lost."""
        self._write(lambda link: _save(link, spec, result, wanted))

    def fail(self, spec, failure: Failed) -> None:
        """Note a run that raised an error."""
        def note(link):
            link.execute("delete from failures where run = ?", [spec.key])
            link.execute("insert into failures values (?,?,?,?,?)",
                         [spec.key, spec.name, spec.seed, failure.message, failure.trace])
        self._write(note)

    def enrol(self, name, title, question, content, members, factors) -> None:
        """Write down what belongs to an experiment, in place of what was said of it before: `members` as rows (arm,
        scenario, point, seed, placebo, run, reference), `factors` as rows (point, factor, value, number)."""
        def note(link):
            for table in ("experiments", "members", "factors"):
                link.execute(f"delete from {table} where experiment = ?", [name])
            link.execute("insert into experiments values (?,?,?,?)", [name, title, question, content])
            _insert(link, "members", members, ("arm", "scenario", "point", "seed", "placebo", "run", "reference"), name)
            _insert(link, "factors", factors, ("point", "factor", "value", "number"), name)
        self._write(note)

    def histories(self, runs) -> dict[str, dict]:
        """{key: truths} of those lives through the years of the published figures that are stored."""
        runs, found = list(dict.fromkeys(runs)), {}
        if self.path.exists() and runs:
            with self.opened(read_only=True) as link:
                for start in range(0, len(runs), 200):
                    part = runs[start:start + 200]
                    marks = ",".join("?" * len(part))
                    rows = link.execute(f"select run, truths from histories where run in ({marks})", part).fetchall()
                    found |= {run: json.loads(text) for run, text in rows}
        return found

    def keep_history(self, life, truths: dict) -> None:
        """Keep what a life made of the published figures."""
        def note(link):
            link.execute("delete from histories where run = ?", [life.key])
            link.execute("delete from failures where run = ?", [life.key])
            link.execute("insert into histories values (?,?,?,?,?,?)", [
                life.key, life.seed, life.scale, json.dumps(dict(life.settings)), json.dumps(truths, default=float), versions()])
        self._write(note)

    def _write(self, change) -> None:
        import duckdb

        try:
            with self.opened() as link:
                link.execute("begin")
                change(link)
                link.execute("commit")
        except duckdb.Error as error:
            fault = self._known(error)
            raise fault if isinstance(fault, StoreFull) else error from error

    def measured(self, runs, names) -> dict[str, dict]:
        """{run: {indicator: value, cases, unit, kind, reason}} of those runs that are stored, `names` only."""
        runs, found = list(dict.fromkeys(runs)), {}
        with self.opened(read_only=True) as link:
            for start in range(0, len(runs), 200):
                part = runs[start:start + 200]
                marks = ",".join("?" * len(part))
                for run, detail in link.execute(f"select run, detail from runs where run in ({marks})", part).fetchall():
                    all_of_it = json.loads(detail)["indicators"]
                    found[run] = {name: all_of_it[name] for name in names if name in all_of_it}
        return found

    def frame(self, sql: str, values=()):
        """A DataFrame of our own reading (values for its question marks)."""
        with self.opened(read_only=True) as link:
            return link.execute(sql, list(values)).df()

    def query(self, sql: str):
        """(column names, rows); read only. Raises FileNotFoundError without a store, ValueError on bad SQL."""
        import duckdb

        if not self.path.exists():
            raise FileNotFoundError(f"{self.path}: no such store; run something first")
        try:
            with self.opened(read_only=True) as link:
                link.execute("set enable_external_access = false")
                found = link.execute(sql)
                if found is None:
                    raise ValueError("query: found no statement; allowed SQL such as \"select * from progress\"")
                return [column[0] for column in found.description or []], found.fetchall()
        except duckdb.Error as error:
            raise ValueError(str(error).splitlines()[0]) from error


def _insert(link, table, rows, columns, first=None) -> None:
    import pandas as pd

    if rows:
        frame = pd.DataFrame(rows, columns=list(columns))
        if first is not None:
            frame.insert(0, "first", first)
        link.register("new_rows", frame)
        link.execute(f"insert into {table} select * from new_rows")
        link.unregister("new_rows")


def _save(link, spec, result: RunResult, wanted: Keep) -> None:
    before = link.execute("select kept, has_events, has_lives from runs where run = ?", [result.key]).fetchone()
    kept = wanted | Keep.of(before[0]) if before else wanted
    chosen = {name: item for name, item in result.indicators.items() if kept.indicators is None or name in kept.indicators}
    series = {name: item for name, item in result.series.items() if kept.series is None or name in kept.series}
    detail = {"indicators": chosen, "series": series, "harmed": result.harmed if kept.people else {}, "overview": result.overview}
    for table in schema.OF_A_RUN if before else ("failures",):  # looking through all that is stored takes its time
        link.execute(f"delete from {table} where run = ?", [result.key])
    parameters = {"parameters": spec.scenario.parameters, "drivers": spec.scenario.drivers}
    link.execute("insert into runs values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", [
        result.key, spec.name, spec.scenario.title, spec.seed, spec.scale, spec.days or spec.scenario.days, spec.placebo,
        json.dumps(spec.scenario.canonical(), default=str), json.dumps(detail, default=float),
        result.events is not None or bool(before and before[1]), result.lives is not None or bool(before and before[2]),
        kept.text(), spec.scenario.text(), json.dumps(parameters, sort_keys=True, default=str), versions()])
    _insert(link, "indicators", [(result.key, name, item["value"]) for name, item in chosen.items() if "value" in item],
            ("run", "indicator", "value"))
    _insert(link, "series", [(result.key, name, month, value) for name, values in series.items()
                             for month, value in enumerate(values)], ("run", "indicator", "month", "value"))
    for table, frame in ((schema.EVENTS, result.events), ("lives", result.lives)):
        if frame is None:
            continue
        frame = frame.astype({"kind": str, "party_kind": str}) if table == schema.EVENTS else frame.copy()
        frame.insert(0, "run", result.key)
        link.register("new_rows", frame)
        link.execute(f"create table if not exists {table} as select * from new_rows limit 0")
        if before:
            link.execute(f"delete from {table} where run = ?", [result.key])
        link.execute(f"insert into {table} select * from new_rows")
        link.unregister("new_rows")
