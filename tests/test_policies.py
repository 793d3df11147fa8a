"""Policies: the status quo restated is the status quo; hooks are pure."""

import collections
import copy
import dataclasses
import datetime
import functools
import inspect
import re
from pathlib import Path

import numpy as np
import pytest

import corridor
from corridor.agents.employers import SECTORS
from corridor.agents.officials import Official
from corridor.model import CorridorModel
from corridor.policies import NO_CAP, RULE_COLUMNS, cost, load_all, rules_on, values_on
from corridor.records.events import EVENT_KINDS, KIND
from corridor.scenario import Scenario, ScenarioError
from corridor.views import policy_pages, policy_tables

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
    told = ~np.isin(columns["kind"], [KIND["counted"], KIND["strength"]])  # monthly books are no events of anybody
    columns = {name: column[told] for name, column in columns.items()}
    return list(zip(*(columns[name].tolist() for name in ("day", "kind", "person", "place", "party", "detail", "amount_usd")), strict=True))


@functools.lru_cache(maxsize=1)
def reference() -> collections.Counter:
    return collections.Counter(lived(eve().case))


@pytest.mark.parametrize("name", sorted(set(load_all()) - RARE))
def test_the_reform_changes_first_what_its_page_says(name):
    other = collections.Counter(lived(Scenario.load(name)))
    differ = (reference() - other) + (other - reference())
    if not differ:  # nobody within its reach in this time
        assert load_all()[name].quiet, "a reform that changes nothing says why"
        return
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
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*folder.glob("encounters/*.py"), *folder.glob("agents/[a-q]*.py"), *folder.glob("*.py")])
    text += "".join(f'"sector_{name}"' for name in SECTORS if 'f"sector_{name}"' in text)  # read by a name put together
    unread = [name for name in RULE_COLUMNS if not re.search(rf"\b(rules|officials)\.{name}\b", text) and f'"{name}"' not in text]
    assert not unread


def test_the_page_of_instructions_works_as_it_is_written(tmp_path, monkeypatch):
    """corridor/policies/README.md, Add a policy: the file as printed is found, checked, switched on from its date and costed."""
    text = (Path(corridor.policies.__file__).parent / "README.md").read_text(encoding="utf-8")
    code, scenario_text = (re.search(rf"```{kind}\n(.*?)```", text, re.DOTALL)[1] for kind in ("python", "toml"))
    (tmp_path / "family_unity.py").write_text(code, encoding="utf-8")
    monkeypatch.setattr(corridor.policies, "__path__", [*corridor.policies.__path__, str(tmp_path)])
    where = ("Official", "family_together", "migration_office:mexico")
    load_all.cache_clear()
    try:
        assert [name for name, policy in load_all().items() if where in policy.hook(values_on(policy, DATES[40], []))] == ["family_unity"]
        scenario = Scenario.from_text(scenario_text, "mine")
        assert [scenario.rules_on(datetime.date(2011, month, day))[where] for month, day in ((9, 30), (10, 1))] == [0.0, 1.0]
        assert cost(scenario.policies, scenario.start, 365)["family_unity"] > cost({}, scenario.start, 365)["family_unity"] == 0.0
        with pytest.raises(ScenarioError, match="did you mean mexico.family_together"):
            Scenario.from_text(scenario_text.replace("family_together", "familiy_together"), "mine")
        assert "Families together" in "\n".join(str(part) for part in policy_tables.in_full(load_all()["family_unity"]))
        model = copy.deepcopy(eve()).begin(dataclasses.replace(scenario, parameters=eve().case.parameters), False)
        model.date = datetime.date(2011, 10, 2)
        model._write_rules()
        assert model.officials.family_together[model.official_row["migration_office:mexico"]] == 1.0
    finally:
        load_all.cache_clear()


def test_dated_tables_change_a_rule_in_the_course_of_a_run():
    text = ("[[policies.trial_stay.t_visa]]\nfrom = 2011-07-01\nuntil = 2011-12-31\nquota_per_year = 100\n[[policies.trial_stay.t_visa]]\nfrom = 2012-02-01\nquota_per_year = 900\n"
            "[policies.trial_stay.continued_presence]\nstay_days = 500\n")
    scenario, where = Scenario.from_text(text, "dated"), ("Official", "quota_per_year", "trial_stay:t_visa")
    seen = [scenario.rules_on(datetime.date(*day))[where] for day in ((2011, 6, 30), (2011, 7, 1), (2011, 12, 31), (2012, 1, 1), (2012, 2, 1), (2014, 1, 1))]
    assert seen == [5_000, 100, 100, 5_000, 900, 900]
    with pytest.raises(ScenarioError, match="overlap"):
        Scenario.from_text(text.replace("2012-02-01", "2011-12-31"), "dated")
    with pytest.raises(ScenarioError, match="overlap"):
        Scenario.from_text("[policies.trial_stay]\n't_visa.quota_per_year' = 5\n[policies.trial_stay.t_visa]\nquota_per_year = 6\n", "dated")


def test_all_policies_restated_at_once_live_the_same_days():
    """Event for event: the whole dated status quo written out as a scenario is the baseline."""
    tables = {name: sorted(({"from": max(start, eve().start), p.name: value} for p in policy.parameters.values() for start, value in p.status_quo
                            if start > eve().start or value == p.on(eve().start)), key=lambda row: row["from"]) for name, policy in load_all().items()}
    assert lived(dataclasses.replace(Scenario.load("baseline"), policies=tables)) == lived(eve().case)


def test_quotas_leave_the_region_what_it_can_obtain():
    """H-2B: the law's 66,000 and H-2A without a cap stand as parameters; what nationals of the region obtain of them is far less."""
    policy, date = load_all()["temporary_work_permits"], datetime.date(2011, 7, 1)
    values, rules = values_on(policy, date, []), rules_on(date)
    assert values["h2b.quota_per_year"] == 66_000 and values["h2a.quota_per_year"] == NO_CAP
    got = {scheme: rules["Official", "quota_per_year", f"permit_office:{scheme}"] for scheme in ("h2a", "h2b", "regional")}
    assert got == {"h2a": pytest.approx(300), "h2b": pytest.approx(4_950), "regional": 0}
    doubled = rules_on(date, {"temporary_work_permits": [{"from": date, "h2b.quota_per_year": 132_000}]})
    assert doubled["Official", "quota_per_year", "permit_office:h2b"] == pytest.approx(7_500)  # then offers bind


FACTS = {  # issue 7's list: (policy, lever, date) -> value
    ("trial_stay", "t_visa.quota_per_year", "2011-07-01"): 5_000, ("trial_stay", "t_visa.severe_only", "2011-07-01"): True,
    ("trial_stay", "t_visa.cooperation", "2011-07-01"): True, ("trial_stay", "t_visa.stay_days", "2011-07-01"): 1_461,
    ("trial_stay", "t_visa.residence_after", "2011-07-01"): True, ("trial_stay", "continued_presence.stay_days", "2011-07-01"): 365,
    ("trial_stay", "humanitarian_visa.known_length", "2012-12-01"): False, ("trial_stay", "humanitarian_visa.offence_here", "2012-12-01"): True,
    ("rights_in_detention", "mexico.presentation_hours", "2011-07-01"): 36, ("rights_in_detention", "mexico.limit_days", "2011-07-01"): 15,
    ("rights_in_detention", "mexico.extended_days", "2011-07-01"): 60, ("temporary_work_permits", "h2b.quota_per_year", "2011-07-01"): 66_000,
    ("temporary_work_permits", "mx_job_offer.months", "2013-01-01"): 6, ("temporary_work_permits", "border_worker.months", "2011-07-01"): 12,
    ("us_removal_practice", "bar_first_years", "2011-07-01"): 5, ("us_removal_practice", "bar_hearing_years", "2011-07-01"): 10,
    ("us_removal_practice", "bar_again_years", "2011-07-01"): 20, ("us_removal_practice", "children_exempt", "2009-03-22"): False,
    ("us_removal_practice", "children_exempt", "2009-03-23"): True, ("refugee_protection", "mexico.ground_violence", "2011-07-01"): False,
    ("refugee_protection", "mexico.ground_gender", "2011-07-01"): True, ("complementary_protection", "us.residence", "2011-07-01"): False,
    ("complementary_protection", "mexico.residence", "2011-07-01"): True, ("free_movement_ca4", "crossing_hours", "2006-05-31"): 2.0,
    ("free_movement_ca4", "crossing_hours", "2006-06-01"): 0.17, ("reflection_period", "mexico.days", "2011-07-01"): 0,
    ("resettlement", "spanish_speaking.places_year", "2011-07-01"): 0,
}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: "-".join(fact))
def test_the_status_quo_is_the_law_as_it_stood(fact):
    policy, lever, date = fact
    assert load_all()[policy].parameters[lever].on(datetime.date.fromisoformat(date)) == FACTS[fact]


@pytest.mark.parametrize("name", load_all())
def test_every_policy_explains_itself(name):
    policy = load_all()[name]
    assert min(len(policy.says), len(policy.stood), len(policy.reform)) > 40 and policy.section and policy.reaches and policy.first_event and policy.kinds
    assert all(p.meaning and p.source for p in policy.parameters.values())
    assert all(p.cost_source for p in policy.parameters.values() if p.cost_usd_year)


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


def frame(rows):
    import pandas as pd

    return pd.DataFrame(rows, columns=["day", "kind", "amount_usd"])


def test_reach_counts_the_first_event_at_the_ends_of_the_range(monkeypatch, tmp_path):
    """30 applications under the status quo; none at the low end, 33 (a tenth more) at the reform."""
    from types import SimpleNamespace

    from corridor.studies import reach, runner

    def stream(specs, jobs=None):
        for spec in specs:
            quota = spec.scenario.rules_on(datetime.date(2011, 8, 1))["Official", "quota_per_year", "permit_office:regional"]
            number = 30 if not spec.scenario.policies else {0: 0, 150_000: 33}.get(int(quota), 60)
            yield spec, SimpleNamespace(events=frame([(-1, "applied", 0.0)] * 5 + [(3, "applied", 50.0)] * number))
    monkeypatch.setattr(runner, "stream", stream)
    rows = reach.reach(["temporary_work_permits"], scale=0.1, days=30)
    assert [(row["end"], row["before"], row["after"], row["change"], row["moves"]) for row in rows] == [
        ("low", 30, 0, -1.0, True), ("high", 30, 60, 1.0, True), ("reform", 30, 33, 0.1, True)]
    reach.write(rows, tmp_path / "reach.csv")
    assert (tmp_path / "reach.csv").read_text().splitlines()[0].startswith("policy,end,kind,before,after")
    assert "+100%" in policy_tables.told(reach.summary(rows)["temporary_work_permits"]["high"])
    few = reach.compared("temporary_work_permits", "high", {"applied": (3, 0.0)}, {"applied": (9, 0.0)})
    assert not few[0]["moves"]  # too few to tell


@pytest.mark.parametrize("name", load_all())
def test_every_policy_can_be_set_to_the_ends_of_its_range(name):
    from corridor.studies.reach import ENDS, scenario_at

    cases = [scenario_at(name, end) for end in ENDS]
    rules = [case.rules_on(case.start) for case in cases]
    assert np.isfinite([value for one in rules for value in one.values()]).all()
    assert sum(one != rules_on(cases[0].start) for one in rules) >= 2


def test_what_the_ends_move_is_stored_or_the_page_says_why():
    """corridor/evidence/reach.csv, made by `corridor policies --reach -o corridor/evidence/reach.csv`: each policy moves its
    first event by 5 % at some end, or `quiet` says why not."""
    from corridor.studies.reach import stored, summary

    for name, ends in summary(stored()).items():
        assert any(row["moves"] for row in ends.values()) or load_all()[name].quiet, name


SHIPPED = """baseline stricter_border work_permits reflection_period reflection_period_30 no_gangs no_smugglers open_legal_channel open_borders fast_deportation
safe_repatriation unconditional_residence train_crackdown permits_with_inspection conviction_only_gang_deportation aid_firewall informed_candidates origin_violence_up
origin_poverty_down us_demand_up labour_package protection_package enforcement_package regional_strategy one_country_strategy"""


@pytest.mark.parametrize("name", [*SHIPPED.split(), *load_all()])
def test_every_shipped_scenario_opens_with_what_it_asks_and_where_the_paper_discusses_it(name):
    path = Path(corridor.__file__).parent.parent / "scenarios" / f"{name}.toml"
    first, second, *_ = path.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# Asks: ") and second.startswith("# Paper: section '")
    assert Scenario.load(name).title


def test_one_country_alone_takes_no_measure_of_another():
    """Nothing of the United States or of Central America changes when Mexico acts alone."""
    alone, strategy, base = (Scenario.load(name) for name in ("one_country_strategy", "regional_strategy", "baseline"))
    day = alone.start
    changed = {key for key, value in alone.rules_on(day).items() if value != base.rules_on(day)[key]}
    assert changed and not {key for key in changed if key[2].split(":")[1] in ("us", "region", "h2a", "h2b", "regional", "t_visa", "continued_presence", "GT", "SV", "HN", "NI")
                            or key[2].startswith(("border_patrol", "resettlement"))}
    assert changed < {key for key, value in strategy.rules_on(day).items() if value != base.rules_on(day)[key]}
