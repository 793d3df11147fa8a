"""Values of the way ahead: nested recursive logit on small graphs, against each path counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from corridor.choice import cheapest_ahead, recursive_logit

TAIL, HEAD = np.array([0, 0, 1, 1, 2, 4]), np.array([1, 2, 3, 3, 3, 0])  # 0 to 3 by 1 (two rides from there) or by 2; 4 leads to 0
COSTS = np.array([[100.0, 130.0, 50.0, 60.0, 55.0, 10.0], [100.0, np.inf, np.inf, 60.0, 55.0, 10.0]])
GOALS = np.array([3, 3])


def test_with_one_scale_it_is_the_log_sum_over_all_paths():
    s = 40.0
    value = recursive_logit(5, TAIL, HEAD, COSTS, GOALS, np.full(5, s))
    paths = np.array([150.0, 160.0, 185.0])
    assert value[0, 0] == pytest.approx(s * np.log(np.exp(-paths / s).sum()))
    assert value[0, 4] == pytest.approx(value[0, 0] - 10.0) and value[0, 3] == 0.0
    assert value[1, 0] == pytest.approx(-160.0) and value[1, 4] == pytest.approx(-170.0)  # one path: no taste to choose by


def test_rides_that_part_late_add_less_where_tastes_between_them_are_narrow():
    s = 40.0
    scale = np.array([s, 4.0, 4.0, 4.0, s])
    value = recursive_logit(5, TAIL, HEAD, COSTS, GOALS, scale)
    rides = 4.0 * np.log(np.exp(-np.array([50.0, 60.0]) / 4.0).sum())
    assert value[0, 1] == pytest.approx(rides) and -50.0 < rides < -49.0
    assert value[0, 0] == pytest.approx(s * np.log(np.exp((rides - 100.0) / s) + np.exp(-185.0 / s)))
    assert value[0, 0] < recursive_logit(5, TAIL, HEAD, COSTS, GOALS, np.full(5, s))[0, 0]


def test_where_no_way_leads_nothing_is_worth_anything():
    closed = np.array([[np.inf, np.inf, 50.0, 60.0, 55.0, 10.0]])
    value = recursive_logit(5, TAIL, HEAD, closed, GOALS[:1], np.full(5, 40.0))
    assert value[0, 0] == value[0, 4] == -np.inf and np.isfinite(value[0, [1, 2, 3]]).all()
    assert cheapest_ahead(5, TAIL, HEAD, closed, GOALS[:1])[0].tolist() == [np.inf, 50.0, 55.0, 0.0, np.inf]


def test_a_circle_is_refused():
    with pytest.raises(ValueError, match="circle"):
        recursive_logit(3, np.array([0, 1, 2]), np.array([1, 2, 0]), np.ones((1, 3)), np.array([2]), np.full(3, 40.0))
