"""Scenario files: every shipped one loads, every fault is one line."""

import datetime
from dataclasses import replace

import pytest

from corridor.model import CorridorModel
from corridor.parameters import PARAMETERS, times
from corridor.scenario import Scenario, ScenarioError, shipped
from corridor.studies import ensemble

P = "[policies.temporary_work_permits.regional]\n"


@pytest.mark.parametrize("path", sorted(shipped().glob("*.toml")), ids=lambda path: path.stem)
def test_shipped_scenarios_load_and_survive_their_text(path):
    scenario = Scenario.load(path)
    assert Scenario.load(path.stem) == scenario
    assert Scenario.from_text(scenario.text(), "again").canonical() == scenario.canonical()


@pytest.mark.parametrize("text, part", [
    ("titel = 'x'", "did you mean title?"),
    ("[policies.temporary_work_permit]", "did you mean temporary_work_permits?"),
    (P + "quota_per_yaer = 3", "did you mean regional.quota_per_year?"),
    ("[parameters]\n'gangs.presense' = 1", "did you mean gangs.presence?"),
    ("[drivers]\n'wages.us_agricultur' = 1", "did you mean wages.us_agriculture?"),
    ("[drivers]\n'wages.mexico' = nan", "allowed a factor"),
    ("[drivers]\n'wages.mexico' = 1e9", "allowed a factor from 0 to 20"),
    ("[drivers]\n'heat.desert' = {value = 1.5}", "{value = number from 0 to 1}"),
    (P + "quota_per_year = -1", "found -1"), (P + "fee_usd = nan", "found nan"), (P + "fee_usd = '5'", "found '5'"),
    (P + "from = 2012-01-01\nuntil = 2011-01-01\nfee_usd = 5", "from 2012-01-01 on"),
    ("[[policies.reflection_period.us]]\ndays = 3\n[[policies.reflection_period.us]]\ndays = 4", "overlap"),
    ("[policies.trial_stay.t_visa]\nquota_per_yaer = 1", "did you mean t_visa.quota_per_year?"),
    ("[policies.trial_stay.u_visa]\nquota_per_year = 1", "found an unknown key"),
    ("[policies.shelters.tapachula]\nsecurity = 2", "allowed 0 to 1"),
    ("[policies.prosecution.us]\npolice_units = 3", "found an unknown key"),
    ("extends = 'basline'", "did you mean baseline?"), ("[period]\ndays = 0", "found 0"), ("a = = b", "valid TOML"),
])
def test_a_fault_is_one_clear_line(text, part):
    with pytest.raises(ScenarioError) as error:
        Scenario.from_text(text, "file")
    assert len(error.value.faults) == 1 and "\n" not in error.value.faults[0]
    assert part in error.value.faults[0] and "found" in error.value.faults[0] or "not built" in part


def test_all_faults_come_at_once():
    with pytest.raises(ScenarioError) as error:
        Scenario.from_text("x = 1\n[period]\ndays = -1\n" + P + "fee_usd = -1\n", "file")
    assert len(error.value.faults) == 3


def test_missing_file_and_circle(tmp_path):
    with pytest.raises(ScenarioError):
        Scenario.load(tmp_path / "none.toml")
    (tmp_path / "a.toml").write_text("extends = 'b'")
    (tmp_path / "b.toml").write_text("extends = 'a.toml'")
    with pytest.raises(ScenarioError, match="circle"):
        Scenario.load(tmp_path / "a.toml")


def test_replaced_and_diff():
    base = Scenario.load("work_permits")
    other = base.replaced({"policies.temporary_work_permits.regional.quota_per_year": 66_000})
    assert other.rules_on(base.start)["Official", "quota_per_year", "permit_office:regional"] == 66_000
    assert other.diff(base) and not base.diff(base)
    before = base.start - datetime.timedelta(1)
    assert base.rules_on(before) == Scenario.load("baseline").rules_on(before)


EMPTY = """
[drivers]
"wages.mexico" = [{from = 2011-08-01, factor = 1.1}, {from = 2011-08-01, factor = 1.3}]
"wages.chiapas" = []
"wages.us_services" = [{factor = 1.1}, {value = 40}]
[policies.reflection_period]
[policies.temporary_work_permits.regional]
from = 2011-10-01
"""


def test_contradicting_drivers_and_empty_tables_are_faults():
    with pytest.raises(ScenarioError) as error:
        Scenario.from_text(EMPTY, "x")
    assert [fault.removeprefix("x: ").partition(";")[0] for fault in error.value.faults] == [
        "drivers.wages.mexico: found tables that overlap from 2011-08-01", "drivers.wages.chiapas: found no table",
        "drivers.wages.us_services: found tables that hold at all times"]


def test_dated_drivers_hold_in_order_of_time_however_they_are_listed():
    one = Scenario.from_text('[drivers]\n"wages.mexico" = [{value = 9, from = 2012-01-01}, {value = 7, from = 2011-09-01}, {value = 5}]', "x")
    assert [row["value"] for row in one.drivers["wages.mexico"]] == [5, 7, 9]


def test_a_file_extended_that_is_no_text_is_one_fault(tmp_path):
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "on_it.toml").write_text('title = "t"\nextends = "odd.toml"\n', encoding="utf-8")
    with pytest.raises(ScenarioError) as told:
        Scenario.load(tmp_path / "on_it.toml")
    assert len(told.value.faults) == 1 and "extends" in told.value.faults[0]


def test_what_differs_is_told_of_the_first_file_not_of_what_is_in_force():
    from corridor.views.policy_tables import differences

    short, long, plain = map(Scenario.load, ("reflection_period_30", "reflection_period", "baseline"))
    assert differences(long, short)[1:] == ["  Mexico: days 30 → 90 days", "  United States: days 30 → 90 days"]
    assert "  Mexico: days 90 → 0 days" in differences(plain, long) and "  Mexico: days 0 → 90 days" in differences(long, plain)
    assert not differences(long, long)
    late = Scenario.from_text("[[policies.reflection_period]]\nfrom = 2012-01-01\nmexico.days = 90\n", "late")
    early = Scenario.from_text("[policies.reflection_period.mexico]\ndays = 90\n", "early")
    assert differences(late, early)[1:] == ["  from 2011-07-01 until 2011-12-31", "  Mexico: days 90 → 0 days"]  # alike from then on


def test_an_extension_survives_its_text(tmp_path):
    """Its tables overlap those of the file it extends; as text each lever has one value a day, and the same one."""
    from datetime import date, timedelta

    from corridor.policies import load_all, values_on

    bodies = ("[policies.reflection_period.mexico]\ndays = 30\n",
              "[[policies.reflection_period]]\nfrom = 2011-06-01\nuntil = 2011-09-01\nmexico.days = 30\n[[policies.reflection_period]]\nfrom = 2012-01-01\nmexico.days = 60\n")
    policy = load_all()["reflection_period"]
    for body in bodies:
        one = Scenario.from_text('extends = "reflection_period"\n' + body, "kid", tmp_path / "kid.toml")
        again = Scenario.from_text(one.text(), "again")
        for k in range(0, 400, 3):
            day = date(2011, 5, 15) + timedelta(k)
            assert values_on(policy, day, one.policies["reflection_period"]) == values_on(policy, day, again.policies["reflection_period"]), day


def test_dates_beyond_the_period_are_told():
    one = Scenario.from_text("""[period]
start = 2011-07-01
days = 100
[drivers]
"wages.mexico" = {value = 9, from = 2012-01-01}
"wages.chiapas" = {factor = 2, until = 2011-07-01}
[policies.reflection_period.mexico]
from = 2013-01-01
days = 30
""", "x")
    assert one.idle() == ["drivers.wages.mexico: from 2012-01-01", "policies.reflection_period: from 2013-01-01"]
    assert replace(one, days=400).idle() == ["policies.reflection_period: from 2013-01-01"]


def test_a_factor_on_a_parameter_is_of_what_it_is_in_the_set():
    """More of what every set has, held within the range; a level of its own is multiplied at once; a later level takes its place."""
    more = '[parameters]\n"gangs.presses_day" = {times = 1.5}'
    one = Scenario.from_text(more, "x")
    assert one.parameters == {} and one.times == {"gangs.presses_day": 1.5} and Scenario.from_text(one.text(), "y").times == one.times
    for seed in (1, 2, 3):
        of_set = ensemble.sets()[ensemble.number(seed)]["gangs.presses_day"]
        assert ensemble.drawn(one, seed).parameters["gangs.presses_day"] == pytest.approx(1.5 * of_set) and not ensemble.drawn(one, seed).times
    high = PARAMETERS["gangs.presses_day"].high
    assert times({"gangs.presses_day": high}, one.times)["gangs.presses_day"] == high
    assert one.replaced({"parameters.gangs.presses_day": 3.0}).times == {}
    assert one.replaced({"parameters.gangs.presses_day": 3.0}).replaced({"parameters.gangs.presses_day": {"times": 2}}).parameters == {"gangs.presses_day": 6.0}
    assert CorridorModel(one, scale=0.001, days=1, burn_in_days=0).p["gangs.presses_day"] == pytest.approx(1.5 * PARAMETERS["gangs.presses_day"].default)
    assert one.canonical() != Scenario.from_text("", "x").canonical() and "times: gangs.presses_day" not in one.text()
    with pytest.raises(ScenarioError, match="allowed: a number, or {times = 0 to 20}"):
        Scenario.from_text('[parameters]\n"gangs.presses_day" = {time = 1.5}', "x")


@pytest.mark.parametrize("path", sorted(shipped().glob("*.toml")), ids=lambda path: path.stem)
def test_shipped_scenarios_set_no_level_of_what_the_ensemble_varies(path):
    """A level that is more than usual in one parameter set is less than usual in another."""
    assert not {name for name, value in Scenario.load(path).parameters.items() if value != 0} & set(ensemble.sets()[0])
