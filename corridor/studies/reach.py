"""How far each policy reaches: its first event at the ends of its range and at its reform, against the status quo.

The same people and chance in every run. A policy moves its first event when, of the kinds of event that its page names, the
number or the mean amount changes by at least 5 per cent; else its page has to say why (a quota nobody reaches).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from pathlib import Path

from corridor.policies import load_all
from corridor.scenario import Scenario

MOVES = 0.05
FEWEST = 20  # simulated events of a kind in one of the two runs, below which a change is not told
ENDS = ("low", "high", "reform")
COLUMNS = ("policy", "end", "kind", "before", "after", "change", "amount_change", "moves", "scale", "days")


def at_end(policy, end: str) -> dict:
    """Lever -> its value at an end of its range ('low', 'high') or at the reform."""
    def value(lever):
        if end == "reform":
            return lever.reform
        if lever.type == "boolean":
            return end == "high"
        if lever.type == "list":
            return tuple(lever.choices) if end == "high" else ()
        number = lever.low if end == "low" else lever.high
        return int(number) if lever.type == "integer" else float(number)
    return {name: value(lever) for name, lever in policy.parameters.items()}


def scenario_at(name: str, end: str) -> Scenario:
    """The baseline with one policy at an end of its range."""
    return Scenario.load("baseline").replaced({f"policies.{name}.{lever}": value for lever, value in at_end(load_all()[name], end).items()})


def counts(events) -> dict[str, tuple[int, float]]:
    """kind -> (events of the period, their mean amount in USD)."""
    mine = events[events["day"] >= 0]
    grouped = mine.groupby(mine["kind"].astype(str))["amount_usd"]
    return {kind: (int(number), float(mean)) for kind, number, mean in zip(grouped.groups, grouped.size(), grouped.mean(), strict=True)}


def compared(name: str, end: str, before: dict, after: dict) -> list[dict]:
    """One row for each kind of the policy's first event."""
    rows = []
    for kind in load_all()[name].kinds:
        (n, paid), (m, now) = (table.get(kind, (0, 0.0)) for table in (before, after))
        told = max(n, m) >= FEWEST
        change = (m - n) / n if n else (1.0 if m else 0.0)
        money = (now - paid) / paid if paid and told else 0.0
        rows.append({"policy": name, "end": end, "kind": kind, "before": n, "after": m, "change": round(change, 4), "amount_change": round(money, 4),
                     "moves": bool(told and (abs(change) >= MOVES or abs(money) >= MOVES))})
    return rows


def reach(names: Iterable[str] | None = None, scale: float = 0.1, days: int = 365, seed: int = 1, jobs: int | None = None, begun=None, done=None) -> list[dict]:
    """Rows as in COLUMNS. `begun(runs)` and `done()` are told how far it is. Raises RunFailed when a run raised an error."""
    from corridor.studies.ensemble import drawn
    from corridor.studies.runner import Failed, RunFailed, RunSpec, stream

    names = list(load_all()) if names is None else list(names)
    cases = {(None, None): Scenario.load("baseline")} | {(name, end): scenario_at(name, end) for name in names for end in ENDS}
    specs = {key: RunSpec(drawn(case, seed, True), seed, scale, days, events=True) for key, case in cases.items()}
    if begun:
        begun(len({spec.key for spec in specs.values()}))
    found = {}
    for spec, result in stream(list({spec.key: spec for spec in specs.values()}.values()), jobs):
        if isinstance(result, Failed):
            raise RunFailed([(spec, result.message)])
        found[spec.key] = counts(result.events)
        if done:
            done()
    before = found[specs[None, None].key]
    return [row | {"scale": scale, "days": days} for name in names for end in ENDS for row in compared(name, end, before, found[specs[name, end].key])]


def write(rows: list[dict], path: Path) -> None:
    """The table as CSV, as corridor/evidence/reach.csv keeps it."""
    with Path(path).open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


@lru_cache(maxsize=1)
def stored() -> list[dict]:
    """The table that is shipped; empty where none is."""
    path = resources.files("corridor").joinpath("evidence/reach.csv")
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as file:
        return [row | {"before": int(row["before"]), "after": int(row["after"]), "change": float(row["change"]), "amount_change": float(row["amount_change"]),
                       "moves": row["moves"] == "True", "scale": float(row["scale"]), "days": int(row["days"])} for row in csv.DictReader(file)]


def summary(rows: list[dict]) -> dict[str, dict[str, dict]]:
    """policy -> end -> the row that moves most."""
    found: dict[str, dict[str, dict]] = {}
    for row in rows:
        ends = found.setdefault(row["policy"], {})
        best = ends.get(row["end"])
        if best is None or (row["moves"], abs(row["change"])) > (best["moves"], abs(best["change"])):
            ends[row["end"]] = row
    return found
