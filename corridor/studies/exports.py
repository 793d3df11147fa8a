"""The store's tables and views as Parquet or CSV files, for other programs."""

from __future__ import annotations

from pathlib import Path

from corridor.studies import schema
from corridor.studies.store import Store

FORMATS = ("parquet", "csv")
NO_DETAIL = "select * exclude (detail) from {table}"  # a copy of what the other tables hold, as JSON


def _tables(link) -> list[str]:
    there = {row[0] for row in link.execute("select table_name from information_schema.tables").fetchall()}
    return [name for name in (*schema.EXPORTED, schema.EVENTS) if name in there]


def _select(table: str, experiment: str | None) -> str:
    text = NO_DETAIL.format(table=table) if table == "runs" else f"select * from {table}"
    if experiment is None:
        return text
    name = experiment.replace("'", "''")
    if table in ("experiments", "members", "factors", "outcomes", "paired", "effects"):
        return f"{text} where experiment = '{name}'"
    return f"{text} where run in (select run from members where experiment = '{name}')"


def export(store: Store, folder: Path, kind: str = "parquet", experiment: str | None = None) -> list[tuple[Path, int]]:
    """(file, rows) for each table written. Raises FileNotFoundError without a store,
    ValueError for an experiment that is not in it."""
    if not store.path.exists():
        raise FileNotFoundError(f"{store.path}: no such store; run something first")
    if kind not in FORMATS:
        raise ValueError(f"format: found {kind!r}; allowed {', '.join(FORMATS)}")
    folder, written = Path(folder), []
    with store.opened(read_only=True) as link:
        known = [row[0] for row in link.execute("select experiment from experiments order by 1").fetchall()]
        if experiment is not None and experiment not in known:
            raise ValueError(f"--experiment: found {experiment!r}; allowed {', '.join(known) or 'none yet: sweep one first'}")
        folder.mkdir(parents=True, exist_ok=True)
        for table in _tables(link):
            path = folder / f"{table}.{kind}"
            how = "format parquet" if kind == "parquet" else "format csv, header"
            target = str(path).replace("'", "''")
            rows = link.execute(f"copy ({_select(table, experiment)}) to '{target}' ({how})").fetchone()[0]
            written.append((path, int(rows)))
    return written
