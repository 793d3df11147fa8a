"""Policies: the status quo restated is the status quo; hooks are pure."""

import collections
import copy
import dataclasses
import datetime
import functools
import inspect
from pathlib import Path

import pytest

import corridor
from corridor.agents.officials import Official
from corridor.model import CorridorModel
from corridor.policies import RULE_COLUMNS, cost, load_all, rules_on, values_on
from corridor.records.events import EVENT_KINDS
from corridor.scenario import Scenario, ScenarioError
from corridor.views import policy_pages

DATES = [datetime.date(2005, 1, 1) + datetime.timedelta(61 * n) for n in range(60)]


@pytest.mark.parametrize("name", load_all())
def test_omitted_empty_and_restated_are_the_same(name):
    policy = load_all()[name]
    rows = [{"from": start, p.name: value} for p in policy.parameters.values() for start, value in p.status_quo]
    for date in DATES:
        assert rules_on(date) == rules_on(date, {name: []}) == rules_on(date, {name: rows})


@pytest.mark.parametrize("name", load_all())
def test_hooks_are_pure(name):
    policy, date = load_all()[name], datetime.date(2011, 7, 1)
    values = values_on(policy, date, [])
    with pytest.raises(TypeError):
        values["x"] = 1
    first = policy.hook(values)
    assert first == policy.hook(values) and {key[1] for key in first} <= set(RULE_COLUMNS)
    assert all(p.fault(value) is None for p in policy.parameters.values() for _, value in p.status_quo)
    assert all(p.fault(p.reform) is None for p in policy.parameters.values())


RARE = {"complementary_protection", "resettlement"}  # meet few people: their encounters are tested in test_levers.py
DAYS = 62


@functools.lru_cache(maxsize=1)
def eve() -> CorridorModel:
    """Many on the way on the eve of the period."""
    model = CorridorModel("baseline", seed=3, scale=0.02, burn_in_days=150, days=DAYS,
                          parameters={"people.attachment_median_usd": 6000, "employers.sanction_days": 10})
    model.burn_in()
    model.events.take()
    model.events.kept.clear()
    return model


def lived(scenario) -> list[tuple]:
    """Events of the period under a scenario, as rows."""
    model = copy.deepcopy(eve()).begin(dataclasses.replace(scenario, parameters=eve().case.parameters, days=DAYS), False)
    for _ in range(DAYS):
        model.step()
    columns = model.events.columns()
    return list(zip(*(columns[name].tolist() for name in ("day", "kind", "person", "place", "party", "detail", "amount_usd")), strict=True))


@functools.lru_cache(maxsize=1)
def reference() -> collections.Counter:
    return collections.Counter(lived(eve().case))


@pytest.mark.parametrize("name", sorted(set(load_all()) - RARE))
def test_the_reform_changes_first_what_its_page_says(name):
    other = collections.Counter(lived(Scenario.load(name)))
    differ = (reference() - other) + (other - reference())
    assert differ
    day = min(row[0] for row in differ)
    kinds = {EVENT_KINDS[row[1]] for row in differ if row[0] == day}
    assert kinds & set(load_all()[name].kinds), (day, kinds)


@pytest.mark.parametrize("name", load_all())
def test_without_its_hook_a_reform_changes_nothing(name, monkeypatch):
    policy, date = load_all()[name], datetime.date(2011, 8, 1)
    tables = {name: [{"from": datetime.date(2011, 7, 1), **{p.name: p.reform for p in policy.parameters.values()}}]}
    before = rules_on(date)
    assert rules_on(date, tables) != before
    still = policy.hook(values_on(policy, date, []))
    ablated = dataclasses.replace(policy, hook=lambda values: still)
    monkeypatch.setattr("corridor.policies.load_all", lambda: load_all.__wrapped__() | {name: ablated})
    assert rules_on(date, tables) == before


def answers(policy, monkeypatch, answer):
    """Rules on a day when a policy's hook gives `answer`."""
    wrong = dataclasses.replace(policy, hook=lambda values: answer)
    monkeypatch.setattr("corridor.policies.load_all", lambda: {policy.name: wrong})
    return rules_on(DATES[0])


@pytest.mark.parametrize("key", [
    ("Official", "greed", "shelter:tapachula"), ("Official", "used", "shelter:tapachula"), ("Official", "nonsense", "shelter:tapachula"),
    ("Migrant", "situation", "home"), ("Migrant", "beds", "shelter:tapachula"), ("Cell", "members", "0"), ("Official", "beds", "shelter:atlantis"),
    "beds", ("Official", "beds")])
def test_anything_but_rule_columns_of_offices_is_refused(key, monkeypatch):
    policy = load_all()["shelters"]
    with pytest.raises(KeyError, match="policy shelters"):
        answers(policy, monkeypatch, {key: 1.0})
    with pytest.raises(KeyError, match="a number"):
        answers(policy, monkeypatch, {("Official", "beds", "shelter:tapachula"): float("nan")})


def test_the_write_interface_reaches_rule_columns_only():
    """The model writes rules by one call, and that call refuses columns that are no rules; only offices have rules at all."""
    model = eve()
    with pytest.raises((KeyError, ValueError, AttributeError)):
        model.officials.write_rule("greed", 1.0, [0])
    for cls, table in model.tables.items():
        if cls is not Official:
            assert not any(column.rule for column in cls.columns.values()), cls
            with pytest.raises((KeyError, ValueError, AttributeError)):
                table.write_rule(next(iter(cls.columns)), 1.0, [0])
    people_before = model.people.savings_usd.copy()
    model._rules = None
    model._write_rules()
    assert (model.people.savings_usd == people_before).all()


@pytest.mark.parametrize("name", load_all())
def test_a_hook_sees_values_alone_and_leaves_no_trace(name):
    """Its only argument is a read-only view of its own levers; it has no state to remember anything in."""
    policy = load_all()[name]
    assert len(inspect.signature(policy.hook).parameters) == 1
    values = values_on(policy, DATES[30], [])
    assert set(values) == set(policy.parameters)
    before = dict(values)
    first = policy.hook(values)
    policy.hook(values_on(policy, DATES[50], [{p.name: p.reform for p in policy.parameters.values()}]))
    assert policy.hook(values) == first and dict(values) == before


def test_every_rule_column_is_written_by_a_policy_and_read_by_an_encounter():
    written = {key[1] for key in rules_on(DATES[40])}
    assert written == set(RULE_COLUMNS)
    folder = Path(corridor.__file__).parent
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*folder.glob("encounters/*.py"), *folder.glob("*.py")])
    unread = [name for name in RULE_COLUMNS if f".{name}[" not in text and f'"{name}"' not in text and f".{name} *" not in text]
    assert not unread


def test_a_policy_is_one_file(tmp_path, monkeypatch):
    (tmp_path / "lit_yards.py").write_text(
        "from corridor.policies import Lever, direct\n"
        "POLICY = direct('lit_yards', 'Lit yards', 'Light at yards.', 'Dangers on the road', {'southeast': 'trains:southeast'},\n"
        "                [Lever('guards', 'number', 'guards', 0, 900, 60, 300)], first_event='a boarding refused')\n")
    monkeypatch.setattr(corridor.policies, "__path__", [*corridor.policies.__path__, str(tmp_path)])
    load_all.cache_clear()
    try:
        scenario = Scenario.from_text("[policies.lit_yards.southeast]\nguards = 200", "mine")
        assert scenario.rules_on(scenario.start)["Official", "guards", "trains:southeast"] == 200.0
        with pytest.raises(ScenarioError, match="allowed 0 to 900"):
            Scenario.from_text("[policies.lit_yards.southeast]\nguards = 2000", "mine")
    finally:
        load_all.cache_clear()


def test_policies_compose_in_any_order():
    tables = {name: [{"from": datetime.date(2011, 7, 1), **{p.name: p.reform for p in policy.parameters.values()}}]
              for name, policy in load_all().items()}
    date = datetime.date(2011, 9, 1)
    assert rules_on(date, tables) == rules_on(date, dict(reversed(list(tables.items()))))


def test_no_two_policies_write_the_same_rule():
    seen = collections.Counter(key for policy in load_all().values() for key in policy.hook(values_on(policy, DATES[40], [])))
    assert max(seen.values()) == 1, [key for key, number in seen.items() if number > 1]


def test_public_cost_counts_what_stands_ready():
    start = datetime.date(2011, 7, 1)
    base = cost({}, start, 365)
    more = cost({"shelters": [{"from": start, "tapachula.beds": 280}]}, start, 365)
    assert more["shelters"] - base["shelters"] == pytest.approx(100 * 1200, rel=0.02)
    assert all(value >= 0 for value in base.values())


def test_pages_and_scenarios_do_not_drift():
    folder = Path(corridor.__file__).parent.parent / "scenarios"
    for name, text in policy_pages.files().items():
        assert (folder / name).read_text(encoding="utf-8") == text, name
    assert (folder / "README.md").read_text(encoding="utf-8") == policy_pages.readme(folder)
    for path in folder.glob("*.toml"):
        assert all(policy_pages.opening(path.read_text(encoding="utf-8"))), path.name
