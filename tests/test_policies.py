"""Policies: the status quo restated is the status quo; hooks are pure."""

import datetime

import pytest

from corridor.policies import RULE_COLUMNS, load_all, rules_on, values_on

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
