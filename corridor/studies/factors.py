"""Factors of a design: any documented parameter, driver or policy value, by its dotted name, with its range."""

from __future__ import annotations

import datetime
import fnmatch
from dataclasses import dataclass, field, replace

from corridor import policies as register
from corridor.drivers import catalogue
from corridor.parameters import PARAMETERS, nearest
from corridor.scenario import Scenario, ScenarioError

FORMS = "a list of values, {low = .., high = ..}, {times = [..]} or {} (the documented range)"
KEYS = ("low", "high", "log", "times", "values")


@dataclass(frozen=True)
class Factor:
    """What is varied: `values` when they are listed, else from `low` to `high` (of the logarithm when `log`).

    `times`: values multiply the status quo of every setting that the name matches. `levels`: name of a level -> a
    scenario laid over, or dotted settings.
    """

    name: str
    values: tuple = ()
    low: float | None = None
    high: float | None = None
    log: bool = False
    times: bool = False
    whole: bool = False
    truth: bool = False
    levels: dict = field(default_factory=dict)

    def at(self, share: float):
        """The value at a share from 0 to 1 of the way; listed values are cut into equal parts."""
        if self.values:
            return self.values[min(int(share * len(self.values)), len(self.values) - 1)]
        if self.truth:
            return bool(share >= 0.5)
        if self.log:
            value = self.low * (self.high / self.low) ** share
        else:
            value = self.low + share * (self.high - self.low)
        return round(value) if self.whole else float(value)

    @property
    def usual(self):
        """Where one-at-a-time designs stand while others move: the default, the status quo, the first listed value."""
        if self.levels or self.values and self.truth:
            return self.values[0]
        if self.times or self.name.startswith("drivers."):
            return 1.0
        room, _, key = self.name.partition(".")
        if room == "parameters":
            return PARAMETERS[key].default
        policy, _, lever = key.partition(".")
        return register.load_all()[policy].parameters[lever].on(datetime.date(2011, 7, 1))

    def settings(self, value, start: datetime.date) -> dict | Scenario:
        """Dotted settings (policies as dated tables where the status quo is), or a scenario to lay over."""
        if self.levels:
            return self.levels[value]
        if not self.times:
            return {self.name: value}
        found = {}
        for name in matching(self.name):
            room, _, key = name.partition(".")
            if room == "parameters":
                found[name] = PARAMETERS[key].default * value
            elif room == "drivers":
                found[name] = value
            else:
                found[name] = _dated(key, value, start)
        return found


def _dated(key: str, factor: float, start: datetime.date) -> list:
    policy, _, lever = key.partition(".")
    parameter = register.load_all()[policy].parameters[lever]
    rows = [(start, parameter.on(start))] + [(day, value) for day, value in parameter.status_quo if day > start]

    def scaled(value):
        value = min(max(value * factor, parameter.low), parameter.high) if value < register.NO_CAP else value
        return round(value) if parameter.type == "integer" else value
    return [{"from": day, lever: scaled(value)} for day, value in rows]


def documented() -> dict[str, tuple]:
    """Every setting that can be a factor: dotted name -> (low, high, type)."""
    found = {f"parameters.{name}": (item.low, item.high, "number") for name, item in PARAMETERS.items()}
    found |= {f"drivers.{name}": (None, None, "number") for name in catalogue()}
    for name, policy in register.load_all().items():
        found |= {f"policies.{name}.{key}": (item.low, item.high, item.type) for key, item in policy.parameters.items()}
    return found


def matching(pattern: str) -> list[str]:
    """Documented numbers whose dotted name matches (with * for any text)."""
    return [name for name, (_, _, kind) in documented().items()
            if fnmatch.fnmatchcase(name, pattern) and kind in ("number", "integer")]


def read(name: str, given, where: str, faults: list[str]) -> list[Factor]:
    """The factors of one line of an experiment: several where the name has a * (unless they are to move together)."""
    known = documented()
    if isinstance(given, list):
        given = {"values": given}
    if not isinstance(given, dict):
        faults.append(f"{where}: found {given!r}; allowed {FORMS}")
        return []
    for key in set(given) - set(KEYS):
        faults.append(f"{where}.{key}: found an unknown key; allowed {', '.join(KEYS)}{nearest(key, KEYS)}")
    if isinstance(given.get("times"), list):
        given = given | {"values": given["times"], "times": True}
    names = matching(name) if "*" in name else [name]
    if not names or (names == [name] and name not in known):
        faults.append(f"{where}: found no such setting; allowed a documented one (corridor parameters, corridor policies): parameters., drivers. or policies."
                      f"{nearest(name, known)}")
        return []
    if given.get("times"):
        names = [name]
    return [factor for item in names if (factor := _one(item, known.get(item, (None, None, "number")), given, where, faults))]


def _one(name, documents, given, where, faults) -> Factor | None:
    low, high, kind = documents
    values, times = given.get("values"), bool(given.get("times"))
    if values is not None:
        if not isinstance(values, list) or not values:
            faults.append(f"{where}: found {values!r}; allowed a list with at least one value")
            return None
        if times and not all(isinstance(value, (int, float)) and value >= 0 for value in values):
            faults.append(f"{where}.times: found {values!r}; allowed factors from 0 on")
            return None
        return Factor(name, tuple(values), times=times, truth=kind == "boolean")
    if kind == "list":
        faults.append(f"{where}: found a range for a list; allowed a list of values")
        return None
    given = {key: given.get(key, None if times else usual) for key, usual in (("low", low), ("high", high))} | {
        "log": given.get("log", False)}
    low, high = given["low"], given["high"]
    if kind == "boolean":
        return Factor(name, truth=True, low=0, high=1)
    if not all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in (low, high)) or not low < high:
        faults.append(f"{where}: found {{low = {low}, high = {high}}}; allowed two numbers, low below high")
        return None
    if given["log"] and low <= 0:
        faults.append(f"{where}.low: found {low:g}; allowed more than 0 with log")
        return None
    return Factor(name, low=low, high=high, log=bool(given["log"]), times=times, whole=kind == "integer" and not times)


def laid_over(scenario: Scenario, what: dict | Scenario) -> Scenario:
    """A scenario with another's parameters, drivers and policies, or dotted settings, over its own. Raises ScenarioError."""
    if isinstance(what, Scenario):
        rows = {name: scenario.policies.get(name, []) + what.policies.get(name, [])
                for name in register.NAMES if name in scenario.policies or name in what.policies}
        return replace(scenario, **scenario.with_parameters(what.parameters, what.times),
                       drivers=scenario.drivers | what.drivers, policies=rows)
    dated = {name: value for name, value in what.items() if name.startswith("policies.") and isinstance(value, list)
             and value and isinstance(value[0], dict)}
    changed = scenario.replaced({name: value for name, value in what.items() if name not in dated})
    rows = dict(changed.policies)
    for name, tables in dated.items():
        policy = name.split(".")[1]
        rows[policy] = rows.get(policy, []) + tables
    return replace(changed, policies={name: rows[name] for name in register.NAMES if name in rows})


def apply(scenario: Scenario, factors, point: dict) -> tuple[Scenario, list[str]]:
    """The scenario at a point of the design, and what is wrong with it."""
    try:
        for factor in factors:
            if factor.name in point:
                scenario = laid_over(scenario, factor.settings(point[factor.name], scenario.start))
    except ScenarioError as error:
        return scenario, error.faults
    return scenario, []
