"""People by day since they set out, and the same people under two scenarios."""

from __future__ import annotations

import numpy as np

from corridor.studies import cohorts


def test_incidence_with_competing_risks_by_hand():
    """Four people: one arrives on day 1, one is censored on day 1, one dies on day 2, one is censored on day 3."""
    found = cohorts.incidence([1, 1, 2, 3], [0, -1, 1, -1], 2, 3)
    assert np.allclose(found[0], [0, 0.25, 0.25, 0.25])
    assert np.allclose(found[1], [0, 0, 0.75 * 0.5, 0.75 * 0.5])


def test_lives_side_by_side():
    import pandas as pd

    before = pd.DataFrame({"person": [1, 2, 3], "departed": [0, 5, -1], "outcome": ["arrived", "", ""], "harmed": [0, 1, 2]})
    after = pd.DataFrame({"person": [2, 4], "departed": [5, 6], "outcome": ["returned", "arrived"], "harmed": [1, 2]})
    found = cohorts.crossing(before, after)
    at = cohorts.STATES.index
    assert found["moves"][at("arrived"), at("did not set out")] == 1 and found["moves"][at("on the way"), at("returned")] == 1
    assert found["moves"][at("did not set out"), at("arrived")] == 1 and found["moves"].sum() == 4
    assert found["harms"] == {"kidnapped": [1, 0, 0], "trafficked": [0, 1, 1], "dead": [0, 0, 0]}
