"""Drivers: every series has a value on every day, overrides hold on their dates."""

import datetime
import math

import pytest

from corridor.drivers import Drivers

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
