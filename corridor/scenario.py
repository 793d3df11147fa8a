"""A scenario file: read, merged with what it extends, and checked; all faults at once, one line each."""

from __future__ import annotations

import datetime
import difflib
import itertools
import tomllib
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path

from corridor import policies as register
from corridor.drivers import catalogue, most
from corridor.parameters import MOST_TIMES, PARAMETERS, check, check_times
from corridor.parameters import times as of_times

TOP = ("title", "extends", "period", "parameters", "drivers", "policies")
PERIOD = ("start", "days", "follow_up_days")
LONGEST = 3650  # days a period may last
FIRST, LAST = datetime.date(2005, 1, 1), datetime.date(2014, 12, 31)  # the dated evidence


class ScenarioError(ValueError):
    """Input is wrong: `faults`, one line each."""

    def __init__(self, faults: list[str]):
        self.faults = list(faults)
        super().__init__("\n".join(self.faults))


def _text_of(path: Path, where: str) -> str:
    """The text of a scenario file; raises ScenarioError where there is none to read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioError([f"{where}: found {error}; allowed a readable UTF-8 text"]) from error


def _one_of(what: str, name, allowed) -> str:
    """Where one name is near, how many there are and that one; otherwise all."""
    near = _near(name, allowed)
    return f"{len(allowed)} {what}{near}" if near else ", ".join(allowed)


def _near(name, allowed) -> str:
    close = difflib.get_close_matches(str(name), list(allowed), n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""


def shipped() -> Path:
    """The folder of shipped scenarios: inside the installed package, else beside it in a checkout."""
    inside = Path(str(resources.files("corridor"))) / "shipped" / "scenarios"
    return inside if inside.is_dir() else Path(__file__).resolve().parent.parent / "scenarios"


def _is_date(value) -> bool:
    return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)


def _number(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < float("inf")


def _dates(table: dict, where: str, faults: list[str]) -> None:
    wrong = False
    for key in ("from", "until"):
        if key in table and not _is_date(table[key]):
            faults.append(f"{where}.{key}: found {table[key]!r}; allowed a date such as 2011-10-01")
            wrong = True
    if not wrong and "from" in table and "until" in table and table["until"] < table["from"]:
        faults.append(f"{where}.until: found {table['until']}; allowed a date from {table['from']} on")


def _flatten(node: dict, prefix: str, window: dict, where: str, faults: list[str]) -> list[dict]:
    """Nested policy tables as flat dated tables with dotted keys."""
    window = window | {key: node[key] for key in ("from", "until") if key in node}
    _dates(node, where, faults)
    flat, found = dict(window), []
    for key, value in node.items():
        if key in ("from", "until"):
            continue
        if isinstance(value, dict):
            found += _flatten(value, f"{prefix}{key}.", window, f"{where}.{key}", faults)
        elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            for item in value:
                found += _flatten(item, f"{prefix}{key}.", window, f"{where}.{key}", faults)
        else:
            flat[prefix + key] = value
    return ([flat] if len(flat) > len(window) else []) + found


def _overlaps(tables: list[dict], start: datetime.date, where: str, faults: list[str]) -> None:
    keys = {key for table in tables for key in table} - {"from", "until"}
    for key in sorted(keys):
        _overlap([t for t in tables if key in t], start, f"{where}.{key}", faults)


def _overlap(tables: list[dict], start: datetime.date, where: str, faults: list[str]) -> None:
    """Dated tables of one setting: none begins on the day of another or before the last day of the one before."""
    rows = sorted(((t.get("from", start), t.get("until")) for t in tables), key=lambda row: row[0])
    for (first, until), (second, _) in itertools.pairwise(rows):
        if first == second or (until and until >= second):
            when = "hold at all times" if second == datetime.date.min else f"overlap from {second}"
            faults.append(f"{where}: found tables that {when}; allowed one value a day")


def windows(tables: list[dict], told) -> dict[tuple, dict]:
    """(first day, last day or None) -> {lever: what is told of it}: of each lever that dated tables name, the spans of days over which
    `told(lever, day)` stays the same; where it tells None nothing is. In order of days."""
    found: dict[tuple, dict] = {}
    cuts = sorted({table["from"] for table in tables} | {table["until"] + datetime.timedelta(1) for table in tables if table.get("until")})
    for key in dict.fromkeys(key for table in tables for key in table if key not in ("from", "until")):
        spans: list[list] = []  # first day, last day or None, what is told
        for first, after in itertools.pairwise([*cuts, None]):
            what, last = told(key, first), after and after - datetime.timedelta(1)
            if spans and spans[-1][2] == what:
                spans[-1][1] = last
            else:
                spans.append([first, last, what])
        for first, last, what in spans:
            if what is not None:
                found.setdefault((first, last), {})[key] = what
    return dict(sorted(found.items(), key=lambda item: (item[0][0], item[0][1] or datetime.date.max)))


def _apart(tables: list[dict]) -> list[dict]:
    """Dated tables of a policy, of which the last that covers a day holds, as tables that do not overlap in any lever (those that do not, as
    they are)."""
    overlaps: list[str] = []
    _overlaps(tables, FIRST, "", overlaps)
    if not overlaps:
        return tables

    def held(key, day):
        covering = [table for table in tables if key in table and table["from"] <= day and (table.get("until") is None or day <= table["until"])]
        return covering[-1][key] if covering else None

    return [row | {"from": first} | ({"until": last} if last else {}) for (first, last), row in windows(tables, held).items()]


def _policies(data, start, where, faults) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    built = register.load_all()
    for name, node in data.items():
        here = f"{where}: policies.{name}"
        if name not in built:
            faults.append(f"{here}: found an unknown policy; allowed one of {_one_of('policies', name, built)}")
            continue
        tables = node if isinstance(node, list) else [node]
        if not all(isinstance(table, dict) for table in tables):
            faults.append(f"{here}: found {node!r}; allowed a table or an array of tables")
            continue
        if not tables:
            faults.append(f"{here}: found no table; allowed at least one")
        flat = [row for table in tables for row in _flatten(table, "", {}, here, faults)]
        levers = built[name].parameters
        for row in flat:
            for key in [key for key in row if key not in ("from", "until")]:
                if key not in levers:
                    faults.append(f"{here}.{key}: found an unknown key; allowed {', '.join(levers)}"
                                  f"{_near(key, levers)}")
                elif fault := levers[key].fault(row[key]):
                    faults.append(f"{here}.{key}: {fault}")
        if all(_is_date(row[key]) for row in flat for key in ("from", "until") if key in row):
            _overlaps(flat, start, here, faults)
            for row in flat:
                row.setdefault("from", start)
                if "until" in row and row["until"] < row["from"]:
                    fault = f"until: found {row['until']}; allowed a date from {row['from']} on"
                    if not any(line.endswith(fault) for line in faults):  # else its own table was faulted already
                        faults.append(f"{here}.{fault}")
            flat.sort(key=lambda row: row["from"])
        if flat:
            found[name] = flat
    return found


def _drivers(data, where, faults) -> dict:
    """Drivers as given, dated tables in order of time."""
    found = dict(data)
    for name, value in data.items():
        here = f"{where}: drivers.{name}"
        if name not in catalogue():
            faults.append(f"{here}: found an unknown driver; allowed one that `corridor drivers` lists"
                          f"{_near(name, catalogue())}")
            continue
        tables = [table if isinstance(table, dict) else {"factor": table} for table in (value if isinstance(value, list) else [value])]
        if not tables:
            faults.append(f"{here}: found no table; allowed at least one")
        for table in tables:
            levels = [key for key in ("value", "factor") if key in table]
            top = most(name) if "value" in table else MOST_TIMES
            if len(levels) != 1 or not _number(table[levels[0]]) or not 0 <= table[levels[0]] <= top:
                faults.append(f"{here}: found {value!r}; allowed a factor from 0 to {MOST_TIMES} or {{value = number from 0 to {most(name):g}}}")
            for key in set(table) - {"value", "factor", "from", "until"}:
                faults.append(f"{here}.{key}: found an unknown key; allowed value, factor, from, until"
                              f"{_near(key, ('value', 'factor', 'from', 'until'))}")
            _dates(table, here, faults)
        if len(tables) > 1 and all(_is_date(table[key]) for table in tables for key in ("from", "until") if key in table):
            _overlap(tables, datetime.date.min, here, faults)
            found[name] = sorted(tables, key=lambda table: table.get("from", datetime.date.min))
    return found


@dataclass(frozen=True)
class Scenario:
    """A checked scenario; `policies`: name -> dated flat tables, later ones winning. `parameters`: name -> value; `times`: name -> factor on
    what it is in the parameter set under which a run is lived."""

    name: str
    title: str = ""
    start: datetime.date = datetime.date(2011, 7, 1)
    days: int = 365
    follow_up_days: int = 0
    parameters: dict = field(default_factory=dict)
    times: dict = field(default_factory=dict)
    drivers: dict = field(default_factory=dict)
    policies: dict = field(default_factory=dict)

    @classmethod
    def load(cls, source: str | Path) -> Scenario:
        """From a path to a .toml or the name of a shipped scenario. Raises ScenarioError with every fault."""
        path = Path(source)
        if path.suffix != ".toml":
            path = shipped() / f"{source}.toml"
        if not path.is_file():
            names = sorted(item.stem for item in shipped().glob("*.toml"))
            raise ScenarioError([f"{source}: file: found nothing; allowed a .toml file or one of {_one_of('shipped scenarios', path.stem, names)}"])
        return cls.from_text(_text_of(path, f"{path}: file"), path.stem, path=path)

    @classmethod
    def from_text(cls, text: str, name: str, path: Path | None = None, trail: tuple = (),
                  shipped_only: bool = False) -> Scenario:
        """From TOML; `shipped_only` forbids extending paths (files that come in through the dashboard)."""
        where = str(path or name)
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ScenarioError([f"{where}: TOML: found {error}; allowed valid TOML"]) from error
        faults: list[str] = []
        for key in set(data) - set(TOP):
            faults.append(f"{where}: {key}: found an unknown key; allowed {', '.join(TOP)}{_near(key, TOP)}")
        for key in ("period", "parameters", "drivers", "policies"):
            if not isinstance(data.setdefault(key, {}), dict):
                faults.append(f"{where}: {key}: found {data[key]!r}; allowed a table")
                data[key] = {}
        for key in ("title", "extends"):
            if key in data and not isinstance(data[key], str):
                faults.append(f"{where}: {key}: found {data[key]!r}; allowed a text")
                del data[key]
        base = cls(name)
        if "extends" in data:
            try:
                base = cls._extended(data["extends"], where, path, trail, shipped_only)
            except ScenarioError as error:
                faults += error.faults
        period = {"start": base.start, "days": base.days, "follow_up_days": base.follow_up_days}
        for key, value in data["period"].items():
            if key not in PERIOD:
                faults.append(f"{where}: period.{key}: found an unknown key; allowed {', '.join(PERIOD)}"
                              f"{_near(key, PERIOD)}")
            elif key == "start" and not (_is_date(value) and FIRST <= value <= LAST):
                faults.append(f"{where}: period.start: found {value if _is_date(value) else repr(value)}; allowed a date, without quotes, from {FIRST} to {LAST}")
            elif key != "start" and not (isinstance(value, int) and not isinstance(value, bool)
                                         and (key == "follow_up_days") * 0 + (key == "days") <= value <= LONGEST):
                faults.append(f"{where}: period.{key}: found {value!r}; allowed whole days from "
                              f"{int(key == 'days')} to {LONGEST}")
            else:
                period[key] = value
        for key, value in data["parameters"].items():
            if key not in PARAMETERS:
                faults.append(f"{where}: parameters.{key}: found an unknown parameter; allowed one that `corridor parameters` lists"
                              f"{_near(key, PARAMETERS)}")
            elif fault := check_times(key, value) if isinstance(value, dict) else check(key, value):
                faults.append(f"{where}: parameters.{fault}")
        drivers = _drivers(data["drivers"], where, faults)
        changed = _policies(data["policies"], period["start"], where, faults)
        if faults:
            raise ScenarioError(faults)
        merged = {key: base.policies.get(key, []) + changed.get(key, []) for key in register.load_all()
                  if key in base.policies or key in changed}
        levels = {key: value for key, value in data["parameters"].items() if not isinstance(value, dict)}
        times = {key: value["times"] for key, value in data["parameters"].items() if isinstance(value, dict)}
        return cls(name, data.get("title", base.title or name), **period, **base.with_parameters(levels, times),
                   drivers=base.drivers | drivers, policies=merged)

    @classmethod
    def _extended(cls, target: str, where: str, path: Path | None, trail: tuple, shipped_only: bool) -> Scenario:
        here = path.resolve() if path else None
        trail = trail + ((here,) if here else ())
        is_path = target.endswith(".toml")
        options = [] if shipped_only or not here else [here.parent / (target if is_path else f"{target}.toml")]
        if not is_path:
            options.append(shipped() / f"{target}.toml")
        elif not here and not shipped_only:
            options.append(Path(target))
        for option in options:
            if option.is_file():
                if option.resolve() in trail:
                    chain = " -> ".join(item.stem for item in (*trail, option))
                    raise ScenarioError([f"{where}: extends: found a circle ({chain}); allowed a chain that ends"])
                return cls.from_text(_text_of(option, f"{where}: extends: {option}"), option.stem, option, trail, shipped_only)
        names = sorted(item.stem for item in shipped().glob("*.toml"))
        raise ScenarioError([(f"{where}: extends: found {target!r}, which is no scenario; allowed a .toml beside the "
                             f"file or one of {', '.join(names)}{_near(target, names)}")])

    def with_parameters(self, levels: dict, times: dict) -> dict:
        """`parameters` and `times` of this scenario with others over them: the later one of a level and a factor holds, a factor on a level that
        the scenario itself sets is taken at once."""
        known = {name: value for name, value in self.times.items() if name not in levels}
        at_once = {name: factor for name, factor in times.items() if name in self.parameters | levels}
        return {"parameters": of_times(self.parameters | levels, at_once),
                "times": known | {name: factor for name, factor in times.items() if name not in at_once}}

    def replaced(self, changes: dict) -> Scenario:
        """A copy with dotted settings changed, as an experiment's factors are named. Raises ScenarioError."""
        faults: list[str] = []
        new = {**self.with_parameters({}, {}), "drivers": dict(self.drivers),
               "policies": {key: list(rows) for key, rows in self.policies.items()}}
        for dotted, value in changes.items():
            room, _, key = dotted.partition(".")
            relative = isinstance(value, dict)
            if room == "parameters" and not (fault := check_times(key, value) if relative else check(key, value)):
                new |= replace(self, **new).with_parameters({} if relative else {key: value}, {key: value["times"]} if relative else {})
            elif room == "parameters":
                faults.append(f"{self.name}: parameters.{fault}")
            elif room == "drivers":
                new[room] |= _drivers({key: value}, self.name, faults)
            elif room == "policies":
                policy, _, lever = key.partition(".")
                for name, rows in _policies({policy: {lever: value}}, self.start, self.name, faults).items():
                    new[room][name] = new[room].get(name, []) + rows
            else:
                faults.append(f"{self.name}: {dotted}: found an unknown key; allowed parameters., drivers., policies.")
        if faults:
            raise ScenarioError(faults)
        return replace(self, **new)

    def rules_on(self, date: datetime.date) -> register.Rules:
        """All rules in force on a date; before the period starts, the status quo alone."""
        return register.rules_on(date, self.policies if date >= self.start else None)

    def days_of_change(self) -> frozenset[datetime.date]:
        """The dates on which rules may change; on all others they are those of the day before."""
        return register.days_of_change(self.policies) | {self.start}

    def canonical(self) -> dict:
        """JSON-able content in a fixed order (for hashing); the name and title do not count."""
        def plain(value):
            if isinstance(value, dict):
                return {key: plain(value[key]) for key in sorted(value)}
            if isinstance(value, (list, tuple)):
                return [plain(item) for item in value]
            return value.isoformat() if isinstance(value, datetime.date) else value
        return plain({key: getattr(self, key) for key in (*PERIOD, "parameters", "times", "drivers", "policies")})

    def idle(self) -> list[str]:
        """Dated tables of which no day lies in the period, follow-up included, one line each."""
        last, found = self.start + datetime.timedelta(self.days + self.follow_up_days - 1), []
        for room in ("drivers", "policies"):
            for name, tables in getattr(self, room).items():
                for table in [one for one in (tables if isinstance(tables, list) else [tables]) if isinstance(one, dict)]:
                    if table.get("from", self.start) > last or table.get("until", last) < self.start:
                        found.append(f"{room}.{name}: {' '.join(f'{key} {table[key]}' for key in ('from', 'until') if key in table)}")
        return found

    def text(self) -> str:
        """The merged scenario as TOML, with one value a day for each lever, so that it can be read again."""
        def word(value):
            if isinstance(value, bool):
                return str(value).lower()
            if isinstance(value, str):
                return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
            if isinstance(value, (list, tuple)):
                return "[" + ", ".join(word(item) for item in value) + "]"
            if isinstance(value, dict):
                return "{" + ", ".join(f"{word(key)} = {word(item)}" for key, item in value.items()) + "}"
            return str(value)
        lines = [f"title = {word(self.title)}", "[period]"] + [f"{key} = {getattr(self, key)}" for key in PERIOD]
        for room in ("parameters", "drivers"):
            lines += [f"[{room}]"] + [f"{word(key)} = {word(value)}" for key, value in getattr(self, room).items()]
            lines += [f"{word(key)} = {{times = {word(value)}}}" for key, value in self.times.items()] if room == "parameters" else []
        for name, rows in self.policies.items():
            for row in _apart(rows):
                lines += [f"[[policies.{name}]]"] + [f"{word(key)} = {word(value)}" for key, value in row.items()]
        return "\n".join(lines) + "\n"

    def diff(self, other: Scenario) -> list[str]:
        """What differs, one line each: 'key: mine -> theirs'."""
        mine, theirs = self.canonical(), other.canonical()
        lines = [f"period.{key}: {mine[key]} -> {theirs[key]}" for key in PERIOD if mine[key] != theirs[key]]
        for room in ("parameters", "times", "drivers", "policies"):
            for key in sorted(set(mine[room]) | set(theirs[room])):
                a, b = mine[room].get(key, "as it was"), theirs[room].get(key, "as it was")
                if a != b:
                    lines.append(f"{room}.{key}: {a} -> {b}")
        return lines
