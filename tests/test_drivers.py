"""Drivers: every series has a value on every day, overrides hold on their dates."""

import datetime
import math

import pytest

from corridor.drivers import Drivers
from corridor.model import CorridorModel
from corridor.scenario import Scenario

DAY = datetime.date(2011, 7, 1)


def test_every_series_is_documented_and_finite():
    drivers = Drivers()
    for name in drivers.names():
        assert drivers.unit(name) and drivers.source(name) and drivers.meaning(name)
        assert all(math.isfinite(drivers.value(name, datetime.date(year, 2, 3))) for year in range(2004, 2016))
    assert drivers.value("homicide.HN", DAY) == pytest.approx(83.17933)


def test_overrides():
    base = Drivers().value("wages.mexico", DAY)
    assert Drivers({"wages.mexico": 2}).value("wages.mexico", DAY) == 2 * base
    dated = Drivers({"wages.mexico": {"value": 1.0, "from": DAY}})
    assert dated.value("wages.mexico", DAY) == 1 and dated.value("wages.mexico", datetime.date(2011, 6, 30)) != 1
    with pytest.raises(KeyError):
        Drivers({"nothing": 1})


def test_an_override_holds_in_a_run_from_its_day_to_its_day():
    text = 'title = "t"\nextends = "baseline"\n[drivers]\n"wages.mexico" = {factor = 2.0, from = 2011-07-05, until = 2011-07-07}\n'
    model = CorridorModel(Scenario.from_text(text, "of_a_test"), seed=1, scale=0.002, burn_in_days=1, days=10)
    usual, seen = Drivers().value("wages.mexico", DAY), []
    for _ in range(10):
        model.step()
        seen.append((model.date.day, round(model.driver("wages.mexico") / usual), round(model.usual_wages()[2] / usual)))
    assert [day for day, *times in seen if times == [2, 2]] == [5, 6, 7]
    assert all(times in ([1, 1], [2, 2]) for _, *times in seen)


def test_what_changes_later_in_the_first_year_has_not_changed_in_the_burn_in():
    text = 'title = "t"\nextends = "baseline"\n[drivers]\n"wages.mexico" = {factor = 2.0, from = 2011-09-01}\n"wages.us_services" = {factor = 3.0}\n'
    model = CorridorModel(Scenario.from_text(text, "of_a_test"), seed=1, scale=0.002, burn_in_days=3, days=2)
    for _ in range(4):
        model.step()
        usual = Drivers().value("wages.mexico", model.driver_date)
        assert model.driver("wages.mexico") == usual and model.driver("wages.us_services") == pytest.approx(3 * Drivers().value("wages.us_services", model.driver_date))


def test_who_weighs_leaving_counts_on_a_year_of_field_work_not_on_todays_month():
    summer, winter = datetime.date(2011, 7, 1), datetime.date(2012, 1, 1)
    drivers = Drivers({"demand.us_agriculture": {"factor": 0.5, "from": winter}})
    assert drivers.year_ahead("demand.us_agriculture", summer, summer) == pytest.approx(1)  # what will change is not known
    assert drivers.year_ahead("demand.us_agriculture", winter, winter) == pytest.approx(0.5)
    model, usual, ahead = CorridorModel("baseline", seed=1, scale=0.001, burn_in_days=1, days=365), [], []
    for _ in range(240):
        model.step()
        usual.append(model.us_wage_usual())
        ahead.append(model.us_wage_ahead())
    assert max(usual) > 1.1 * min(usual) and max(ahead) < 1.03 * min(ahead)
