"""The result store: DuckDB tables runs, indicators, series, events, failures, meta."""

from __future__ import annotations

import json
from pathlib import Path

from corridor.studies.runner import RunResult

SCHEMA = 1
TABLES = """
create table if not exists meta (name varchar primary key, value varchar);
create table if not exists runs (run varchar primary key, scenario varchar, title varchar, seed integer,
    scale double, days integer, placebo boolean, content varchar, detail varchar, has_events boolean);
create table if not exists indicators (run varchar, indicator varchar, value double);
create table if not exists series (run varchar, indicator varchar, month integer, value double);
create table if not exists failures (run varchar, scenario varchar, seed integer, message varchar);
"""


class Store:
    """A DuckDB file, opened for each call so that others can read it between. Raises ValueError on another schema."""

    def __init__(self, path: str | Path):
        self.path = Path(path)

    def _open(self, read_only=False):
        import duckdb

        if not read_only:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        link = duckdb.connect(str(self.path), read_only=read_only)
        if not read_only:
            link.execute(TABLES)
            link.execute("insert or ignore into meta values ('schema', ?)", [str(SCHEMA)])
            if link.execute("select value from meta where name = 'schema'").fetchone()[0] != str(SCHEMA):
                link.close()
                raise ValueError(f"{self.path}: the store has another schema; use another --store")
        return link

    def get(self, spec) -> RunResult | None:
        """The stored result of a run, or None (also when events are wanted and were not kept)."""
        if not self.path.exists():
            return None
        with self._open() as link:
            row = link.execute("select detail, has_events from runs where run = ?", [spec.key]).fetchone()
        if row is None or (spec.events and not row[1]):
            return None
        detail = json.loads(row[0])
        return RunResult(spec.key, spec.name, spec.seed, detail["indicators"], detail["series"], detail["harmed"])

    def save(self, spec, result: RunResult) -> None:
        """Keep a finished run, in one transaction."""
        detail = json.dumps({"indicators": result.indicators, "series": result.series, "harmed": result.harmed},
                            default=float)
        with self._open() as link:
            link.execute("begin")
            for table in ("runs", "indicators", "series", "failures"):
                link.execute(f"delete from {table} where run = ?", [result.key])
            link.execute("insert into runs values (?,?,?,?,?,?,?,?,?,?)", [
                result.key, spec.name, spec.scenario.title, spec.seed, spec.scale, spec.days or spec.scenario.days,
                spec.placebo, json.dumps(spec.scenario.canonical(), default=str), detail, result.events is not None])
            rows = [(result.key, name, item["value"]) for name, item in result.indicators.items()
                    if "value" in item]
            if rows:
                link.executemany("insert into indicators values (?,?,?)", rows)
            rows = [(result.key, name, month, value) for name, values in result.series.items()
                    for month, value in enumerate(values)]
            if rows:
                link.executemany("insert into series values (?,?,?,?)", rows)
            if result.events is not None:
                frame = result.events.astype({"kind": str, "party_kind": str})
                frame.insert(0, "run", result.key)
                link.register("new_events", frame)
                link.execute("create table if not exists events as select * from new_events limit 0")
                link.execute("delete from events where run = ?", [result.key])
                link.execute("insert into events select * from new_events")
            link.execute("commit")

    def fail(self, spec, message: str) -> None:
        """Note a run that raised an error."""
        with self._open() as link:
            link.execute("insert into failures values (?,?,?,?)", [spec.key, spec.name, spec.seed, message])

    def query(self, sql: str):
        """(column names, rows); read only. Raises FileNotFoundError without a store, ValueError on bad SQL."""
        import duckdb

        if not self.path.exists():
            raise FileNotFoundError(f"{self.path}: no such store; run something first")
        try:
            with self._open(read_only=True) as link:
                link.execute("set enable_external_access = false")
                found = link.execute(sql)
                return [column[0] for column in found.description or []], found.fetchall()
        except duckdb.Error as error:
            raise ValueError(str(error).splitlines()[0]) from error
