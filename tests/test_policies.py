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


FIRST = {
    "us_border_control": {"crossed", "apprehended"}, "us_removal_practice": {"deported", "separated", "moved", "reattempted"},
    "mexico_checkpoints": {"checked"}, "train_operations": {"checked", "fell", "boarded", "detained"},
    "detection_focused_control": {"asked", "suspected"}, "anti_smuggling": {"arrested", "hired"},
    "free_movement_ca4": {"moved", "detained", "bribed", "boarded", "checked", "sheltered", "hired", "extorted"},
    "temporary_work_permits": {"applied"}, "labour_inspection": {"inspected", "employed"},
    "reflection_period": {"sheltered", "suspected", "disclosed", "stay_offered"}, "refugee_protection": {"applied", "refused", "granted", "signed"},
    "trial_stay": {"cooperated", "applied", "disclosed", "granted"}, "humanitarian_residence": {"applied"},
    "identification_training": {"asked", "disclosed", "identified", "suspected", "missed"},
    "legal_assistance_information": {"informed", "advised"}, "rights_in_detention": {"informed", "screened", "released", "applied", "signed"},
    "repatriation": {"repatriated", "deported"}, "gang_deportation": {"deported_member", "rejoined"},
    "prosecution": {"rescued", "case_opened", "reprisal", "disclosed", "abducted", "extorted"}, "anti_collusion": {"bribed", "handed_over"},
    "shelters": {"sheltered", "informed"},
}  # complementary protection and resettlement meet few people: their encounters are tested in test_state.py
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


@pytest.mark.parametrize("name", FIRST)
def test_the_reform_changes_first_what_its_page_says(name):
    other = collections.Counter(lived(Scenario.load(name)))
    differ = (reference() - other) + (other - reference())
    assert differ
    day = min(row[0] for row in differ)
    kinds = {EVENT_KINDS[row[1]] for row in differ if row[0] == day}
    assert kinds & FIRST[name], (day, kinds)


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


def test_a_hook_can_write_rule_columns_only(monkeypatch):
    policy = load_all()["shelters"]
    for column in ("greed", "used", "nonsense"):
        wrong = dataclasses.replace(policy, hook=lambda values, column=column: {("Official", column, "shelter:tapachula"): 1.0})
        monkeypatch.setattr("corridor.policies.load_all", lambda wrong=wrong: {"shelters": wrong})
        with pytest.raises(KeyError, match="no rule column"):
            rules_on(DATES[0])
    with pytest.raises((KeyError, ValueError, AttributeError)):
        eve().officials.write_rule("greed", 1.0, [0])
    assert all(len(inspect.signature(p.hook).parameters) == 1 for p in load_all.__wrapped__().values())


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
