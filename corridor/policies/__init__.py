"""What can be toggled: the base, the register and the rules in force on a day.

A policy changes what somebody may do, can do, knows, pays or may expect (principle 2). Its status quo is dated data.
Its hook is pure: parameter values in, values of rule columns out.
"""

from __future__ import annotations

import datetime
import difflib
import importlib
import math
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from corridor.agents.officials import OFFICES, SCHEMES, SECTORS, TRAINED, Official

NAMES = (
    "us_border_control", "us_removal_practice", "mexico_checkpoints", "train_operations", "detection_focused_control",
    "anti_smuggling", "free_movement_ca4", "temporary_work_permits", "labour_inspection", "reflection_period",
    "refugee_protection", "complementary_protection", "trial_stay", "humanitarian_residence",
    "identification_training", "legal_assistance_information", "rights_in_detention", "repatriation",
    "gang_deportation", "resettlement", "prosecution", "anti_collusion", "shelters",
)
RULE_COLUMNS = tuple(name for name, column in Official.columns.items() if column.rule)
GROUPS = frozenset(f"{kind}:{group}" for kind, group in (*OFFICES, *(("corps", name) for name in TRAINED), *(("border_patrol", s) for s in SECTORS), *(("permit_office", s) for s in SCHEMES)))
NO_CAP = 10_000_000  # the largest quota: stands for "no quota"
BEGIN = datetime.date(2005, 1, 1)  # the status quo starts here
Rules = dict[tuple[str, str, str], float]


@dataclass(frozen=True)
class PolicyParameter:
    """A lever: dotted `name`, `type` (number, integer, boolean, list), `status_quo` as dated (from, value) pairs."""

    name: str
    type: str
    unit: str
    low: float
    high: float
    status_quo: tuple[tuple[datetime.date, Any], ...]
    reform: Any
    source: str
    choices: tuple[str, ...] | None = None
    cost_usd_year: float = 0.0  # public cost of one unit for a year
    cost_source: str = "assumption"
    meaning: str = ""  # what it sets, in words

    def on(self, date: datetime.date):
        """The status quo on a date (before the first: the first)."""
        found = self.status_quo[0][1]
        for start, value in self.status_quo:
            if start <= date:
                found = value
        return found

    def fault(self, value) -> str | None:
        """'found X; allowed Y' for a value that cannot be, or None."""
        if self.type == "boolean":
            return None if isinstance(value, bool) else f"found {value!r}; allowed true or false"
        if self.type == "list":
            allowed = f"a list of {', '.join(self.choices or ())}"
            if isinstance(value, (list, tuple)):
                wrong = [item for item in value if item not in (self.choices or ())]
                if not wrong:
                    return None
                near = difflib.get_close_matches(str(wrong[0]), self.choices or (), n=1)
                return f"found {wrong[0]!r}; allowed {allowed}" + (f"; did you mean {near[0]}?" if near else "")
            return f"found {value!r}; allowed {allowed}"
        allowed = f"{self.low:g} to {self.high:g} {self.unit}"
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not number or not self.low <= value <= self.high:  # NaN fails the comparison
            return f"found {value!r}; allowed {allowed}"
        if self.type == "integer" and value != int(value):
            return f"found {value!r}; allowed a whole number, {allowed}"
        return None


@dataclass(frozen=True)
class Policy:
    """One policy: its explanation, its levers and its pure hook."""

    name: str
    title: str
    says: str  # what the paper says, in our words
    section: str  # of the paper
    parameters: Mapping[str, PolicyParameter]
    hook: Callable[[Mapping[str, Any]], Rules]
    schemes: tuple[str, ...] = ()
    reaches: str = ""  # the agents and decisions it reaches
    first_event: str = ""  # what a paired run shows changed first
    kinds: tuple[str, ...] = ()  # its kinds of event
    quiet: str = ""  # why, at the ends of its range, the first event may not move
    stood: str = ""  # law and practice as they were, in words
    reform: str = ""  # what the reform column stands for: argued by the paper, or debated
    law: str = ""  # where the paper and the law differ: the law stands
    beyond: str = ""  # what of the subject is no lever here, and why


@dataclass(frozen=True)
class Lever:
    """A lever that writes one rule column of each scheme's office as it stands.

    status_quo, reform, source: one for all schemes, or a dict by scheme. A status quo is a value or dated (from, value)
    pairs. only: the schemes that have it (default all).
    """

    column: str
    type: str
    unit: str
    low: float
    high: float
    status_quo: Any
    reform: Any
    source: Any = "assumption"
    cost_usd_year: float = 0.0
    cost_source: str = "assumption"
    only: tuple[str, ...] | None = None
    meaning: str = ""  # default: the rule column's


def _dated(value) -> tuple:
    return value if isinstance(value, tuple) and isinstance(value[0], tuple) else ((BEGIN, value),)


def direct(name: str, title: str, says: str, section: str, offices: Mapping[str, str], levers: list[Lever], **more) -> Policy:
    """A policy whose levers are rule columns themselves. offices: scheme -> office ("" as the only scheme: no dots)."""
    parameters, reach = {}, {}
    for scheme, office in offices.items():
        for lever in levers:
            if lever.only is not None and scheme not in lever.only:
                continue
            status, reform, source = (
                value[scheme] if isinstance(value, dict) else value for value in (lever.status_quo, lever.reform, lever.source)
            )
            meaning = lever.meaning or Official.columns[lever.column].doc
            key = f"{scheme}.{lever.column}" if scheme else lever.column
            parameters[key] = PolicyParameter(key, lever.type, lever.unit, lever.low, lever.high, _dated(status), reform,
                                              source, None, lever.cost_usd_year, lever.cost_source, meaning)
            reach[key] = ("Official", lever.column, office)

    def hook(values):
        return {where: float(values[key]) for key, where in reach.items()}

    return Policy(name, title, says, section, parameters, hook, tuple(scheme for scheme in offices if scheme), **more)


@lru_cache(maxsize=1)
def load_all() -> dict[str, Policy]:
    """Every policy by name: one file each, in the order of NAMES, then those added beside them."""
    files = sorted(item.name for item in pkgutil.iter_modules(__path__))
    order = [name for name in NAMES if name in files] + [name for name in files if name not in NAMES]
    return {name: importlib.import_module(f"corridor.policies.{name}").POLICY for name in order}


def cost(tables: Mapping[str, list[dict]] | None, start: datetime.date, days: int, by_month: dict | None = None) -> dict[str, float]:
    """Public cost of every policy's levers over `days` from `start`, USD: units in force x unit cost, month by month.

    by_month: what has been reckoned before of the same tables and start, by first day; it is added to."""
    total, by_month = dict.fromkeys(load_all(), 0.0), {} if by_month is None else by_month
    for first in range(0, days, 30):
        if first not in by_month:
            by_month[first] = _cost_a_year(tables, start + datetime.timedelta(first))
        for name, usd in by_month[first].items():
            total[name] += min(30, days - first) / 365 * usd
    return total


def _cost_a_year(tables: Mapping[str, list[dict]] | None, date: datetime.date) -> dict[str, float]:
    """USD a year that every policy's levers cost as they are on a date."""
    usd = {}
    for name, policy in load_all().items():
        values, dear = values_on(policy, date, (tables or {}).get(name, [])), (p for p in policy.parameters.values() if p.cost_usd_year)
        usd[name] = math.fsum(p.cost_usd_year * min(float(values[p.name]), NO_CAP) for p in dear)
    return usd


def values_on(policy: Policy, date: datetime.date, tables: list[dict]) -> Mapping[str, Any]:
    """Status quo on `date` with the tables in force laid over it, later tables winning; read-only."""
    values = {name: parameter.on(date) for name, parameter in policy.parameters.items()}
    for table in tables:
        start, until = table.get("from"), table.get("until")
        if (start is None or start <= date) and (until is None or date <= until):
            values.update({key: value for key, value in table.items() if key in values})
    return MappingProxyType(values)


def days_of_change(tables: Mapping[str, list[dict]] | None = None) -> frozenset[datetime.date]:
    """The dates on which some value of some policy may change: rules stay as they are on all others."""
    days = {start for policy in load_all().values() for lever in policy.parameters.values() for start, _ in lever.status_quo}
    for table in (table for rows in (tables or {}).values() for table in rows):
        days |= {table["from"]} if table.get("from") else set()
        days |= {table["until"] + datetime.timedelta(1)} if table.get("until") else set()
    return frozenset(days)


def rules_on(date: datetime.date, scenario_policies: dict[str, list[dict]] | None = None) -> Rules:
    """(table, rule column, group) -> value on a date. Raises KeyError when a hook's answer is anything but numbers for rule
    columns of offices: what a policy cannot name it cannot touch."""
    rules: Rules = {}
    for name, policy in load_all().items():
        for key, value in policy.hook(values_on(policy, date, (scenario_policies or {}).get(name, []))).items():
            table, column, group = key if isinstance(key, tuple) and len(key) == 3 else (key, None, None)
            if table != "Official" or column not in RULE_COLUMNS:
                raise KeyError(f"policy {name}: no rule column {column!r} of {table!r}")
            if group not in GROUPS or not math.isfinite(value):
                raise KeyError(f"policy {name}: {column}: found office {group!r} and value {value!r}; allowed an office and a number")
            rules[key] = float(value)
    return rules
