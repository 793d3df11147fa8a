"""The scenario a room works on: levers moved, dated, written into an address, saved and loaded. Values, never changed in place."""

from __future__ import annotations

import datetime
import difflib
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from corridor import policies as register
from corridor.scenario import Scenario, ScenarioError, shipped

REFERENCE = "baseline"
LONGEST_ADDRESS = 12_000  # characters
LARGEST_FILE = 64_000  # bytes
WINDOW = ("from", "until")
ADDRESS_WORDS = ("base", "set", "with", "period")  # and lang, which is the page's


@dataclass(frozen=True)
class Plan:
    """A shipped scenario and what the room made of it."""

    base: str
    scenario: Scenario

    @property
    def key(self) -> str:
        """Equal for plans with the same content."""
        return address(self)

    @property
    def is_reference(self) -> bool:
        return self.scenario.canonical() == reference_of(self).canonical()


def named(name: str) -> Plan:
    """A shipped scenario as a plan. Raises ScenarioError for a name that is none."""
    if name not in names():
        raise ScenarioError([f"base: found {name!r}; allowed one of {', '.join(names())}"])
    return Plan(name, joined(Scenario.load(name)))


def names() -> list[str]:
    """All shipped scenarios, the reference first."""
    found = sorted(item.stem for item in shipped().glob("*.toml"))
    return [REFERENCE, *(name for name in found if name != REFERENCE)]


def reference_of(plan: Plan) -> Scenario:
    """The status quo under the same assumptions, drivers and period."""
    return replace(joined(Scenario.load(REFERENCE)), start=plan.scenario.start, days=plan.scenario.days,
                   follow_up_days=plan.scenario.follow_up_days, parameters=plan.scenario.parameters, times=plan.scenario.times,
                   drivers=plan.scenario.drivers)


def joined(scenario: Scenario) -> Scenario:
    """The same scenario with tables of one policy that hold over the same days made one."""
    policies = {}
    for name, rows in scenario.policies.items():
        windows: dict[tuple, dict] = {}
        for row in rows:
            windows.setdefault((row.get("from"), row.get("until")), {}).update(row)
        policies[name] = list(windows.values())
    return replace(scenario, policies=policies)


def checked(scenario: Scenario, name: str = "room") -> Scenario:
    """The scenario read again from its own text, so that every value is checked. Raises ScenarioError."""
    return joined(Scenario.from_text(scenario.text(), name, shipped_only=True))


def _with(plan: Plan, policy: str, rows: list[dict]) -> Plan:
    policies = {name: (rows if name == policy else plan.scenario.policies.get(name, []))
                for name in register.load_all() if name == policy or name in plan.scenario.policies}
    policies = {name: rows for name, rows in policies.items() if rows}
    return replace(plan, scenario=checked(replace(plan.scenario, name="room", policies=policies)))


def rows(plan: Plan, policy: str) -> list[dict]:
    """The policy's dated tables; empty for the status quo."""
    return plan.scenario.policies.get(policy, [])


def several(plan: Plan, policy: str) -> bool:
    """Whether a policy has several dated tables (from a file): the levers then stand as the file has them."""
    return len(rows(plan, policy)) > 1


def values(plan: Plan, policy: str) -> dict:
    """Lever -> value on the first day on which the policy's table holds."""
    tables = rows(plan, policy)
    day = tables[0].get("from", plan.scenario.start) if tables else plan.scenario.start
    return dict(register.values_on(register.load_all()[policy], day, tables))


def switch(plan: Plan, policy: str, on: bool) -> Plan:
    """The policy at its reform from the first day, or as it was."""
    if not on:
        return _with(plan, policy, [])
    start = plan.scenario.start
    levers = register.load_all()[policy].parameters.values()
    return _with(plan, policy, [{"from": start} | {lever.name: lever.reform for lever in levers if lever.reform != lever.on(start)}])


def _table(plan: Plan, policy: str) -> dict:
    tables = rows(plan, policy)
    return dict(tables[0]) if tables else {"from": plan.scenario.start}


def move(plan: Plan, policy: str, lever: str, value) -> Plan:
    """One lever at a value. Raises ScenarioError when it is out of range."""
    known = register.load_all()[policy].parameters[lever]
    if known.type == "integer" and isinstance(value, float) and value == int(value):
        value = int(value)
    if fault := known.fault(value):
        raise ScenarioError([f"{lever}: {fault}"])
    table = _table(plan, policy) | {lever: value}
    if value == known.on(table["from"]):
        del table[lever]
    return _with(plan, policy, [table] if set(table) - set(WINDOW) else [])


def move_all(plan: Plan, policy: str, share: float) -> Plan:
    """Every lever of a policy at a share (0 to 1) of the way from the status quo to the reform; yes or no and lists from half way on."""
    table = {key: value for key, value in _table(plan, policy).items() if key in WINDOW}
    for lever in register.load_all()[policy].parameters.values():
        now = lever.on(table["from"])
        if lever.type in ("boolean", "list"):
            value = lever.reform if share >= 0.5 else now
        else:
            value = now + share * (lever.reform - now)
            value = round(value) if lever.type == "integer" else float(f"{value:.4g}") if 0 < share < 1 else value
        if value != now:
            table[lever.name] = value
    return _with(plan, policy, [table] if set(table) - set(WINDOW) else [])


def date(plan: Plan, policy: str, start: datetime.date, until: datetime.date | None) -> Plan:
    """The days over which a policy's table holds. Raises ScenarioError."""
    last = plan.scenario.start + datetime.timedelta(days=plan.scenario.days - 1)
    if not plan.scenario.start <= start <= last:
        raise ScenarioError([f"from: found {start}; allowed a day of the period, {plan.scenario.start} to {last}"])
    table = {key: value for key, value in _table(plan, policy).items() if key not in WINDOW}
    if not table:
        return plan
    table = {"from": start} | ({"until": until} if until else {}) | table
    return _with(plan, policy, [table])


def assume(plan: Plan, parameter: str, value: float | None) -> Plan:
    """A parameter at a value, or at its default again (None). Raises ScenarioError."""
    chosen = {name: item for name, item in plan.scenario.parameters.items() if name != parameter}
    if value is not None:
        chosen[parameter] = value
    times = {name: item for name, item in plan.scenario.times.items() if name != parameter}
    return replace(plan, scenario=checked(replace(plan.scenario, name="room", parameters=chosen, times=times)))


def read(data: bytes, name: str) -> Plan:
    """A scenario file that somebody brings. Raises ScenarioError with every fault."""
    if len(data) > LARGEST_FILE:
        raise ScenarioError([f"{name}: size: found {len(data):,} bytes; allowed at most {LARGEST_FILE:,}"])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise ScenarioError([f"{name}: file: found bytes that are no text; allowed a scenario file (TOML, UTF-8)"]) from None
    return Plan(REFERENCE, joined(replace(Scenario.from_text(text, name.removesuffix(".toml"), shipped_only=True), name="room")))


# ---- addresses: base=NAME&set=POLICY@FROM..UNTIL,LEVER:VALUE,...;...&with=PARAMETER:VALUE,...&period=START,DAYS ----
def _word(value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "~".join(["", *value])
    return repr(value) if isinstance(value, float) else str(value)


def _value(word: str):
    if word in ("yes", "no"):
        return word == "yes"
    if word.startswith("~"):
        return [item for item in word.split("~") if item]
    return float(word) if any(sign in word for sign in ".en") else int(word)


def address(plan: Plan) -> str:
    """The plan as the query of an address; '' for the reference itself."""
    base, case = named(plan.base).scenario, plan.scenario
    parts = [] if plan.base == REFERENCE else [f"base={plan.base}"]
    sets = []
    for policy in register.load_all():
        mine = case.policies.get(policy, [])
        if mine == base.policies.get(policy, []):
            continue
        sets += [f"{policy}@"] if not mine else []
        for row in mine:
            window = f"{row['from']}" + (f"..{row['until']}" if "until" in row else "")
            sets.append(",".join([f"{policy}@{window}", *(f"{key}:{_word(value)}" for key, value in row.items() if key not in WINDOW)]))
    if sets:
        parts.append("set=" + quote(";".join(sets), safe="@,:;~._-"))
    if case.parameters != base.parameters:
        chosen = [f"{name}:{_word(value)}" for name, value in sorted(case.parameters.items())]
        parts.append("with=" + quote(",".join(chosen), safe=",:._-"))
    if (case.start, case.days) != (base.start, base.days):
        parts.append(f"period={case.start},{case.days}")
    return "&".join(parts)


def from_address(query: str | None) -> Plan:
    """The plan an address holds. Raises ScenarioError with what is wrong in it."""
    if len(query or "") > LONGEST_ADDRESS:
        raise ScenarioError([f"address: found {len(query):,} characters; allowed at most {LONGEST_ADDRESS:,}"])
    words = dict(part.partition("=")[::2] for part in (query or "").split("&") if part)
    if unknown := [key for key in words if key not in ADDRESS_WORDS]:
        raise ScenarioError([f"address: found {unquote(key)[:60]!r}; allowed {', '.join(ADDRESS_WORDS)} and lang" for key in unknown])
    plan = named(unquote(words.get("base", REFERENCE)))
    if not set(words) & {"set", "with", "period"}:
        return plan
    case, policies = plan.scenario, dict(plan.scenario.policies)
    try:
        touched = set()
        for part in filter(None, unquote(words.get("set", "")).split(";")):
            head, *settings = part.split(",")
            policy, _, window = head.partition("@")
            if policy not in register.load_all():
                near = difflib.get_close_matches(policy, register.load_all(), 1)
                raise ScenarioError([f"address: set: found {policy[:60]!r}; allowed the name of a policy" + (f"; did you mean {near[0]}?" if near else "")])
            if policy not in touched:
                policies[policy] = []
                touched.add(policy)
            if window:
                first, _, until = window.partition("..")
                table = {"from": datetime.date.fromisoformat(first)}
                table |= {"until": datetime.date.fromisoformat(until)} if until else {}
                policies[policy] = policies[policy] + [table | {key: _value(word) for key, _, word in
                                                                (item.partition(":") for item in settings)}]
        chosen = dict(case.parameters) if "with" not in words else {
            name: _value(word) for name, _, word in (item.partition(":") for item in unquote(words["with"]).split(",") if item)}
        start, _, days = unquote(words.get("period", f"{case.start},{case.days}")).partition(",")
        case = replace(case, name="room", policies={name: rows for name, rows in policies.items() if rows},
                       parameters=chosen, start=datetime.date.fromisoformat(start), days=int(days))
    except ScenarioError:
        raise
    except ValueError as error:
        raise ScenarioError([f"address: {error}; allowed what the dashboard itself writes there"]) from None
    return Plan(plan.base, checked(case))
