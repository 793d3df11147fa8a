"""What becomes of those who set out: competing ends of a journey, by day since departure (indicators.md, cohort outcomes)."""

from __future__ import annotations

import numpy as np

from corridor.records.events import KIND, SITUATIONS

OUTCOMES = {  # competing ends of a journey and what marks them
    "arrived": "arrived, or settled, in the United States", "settled in Mexico": "settled outside the United States",
    "returned": "set down at home by a state, or back on one's own", "died": "died, killed",
}
HOME = SITUATIONS.index("home")


def marks(kind, situation, in_us) -> dict[str, np.ndarray]:
    """For each outcome, (events,) bool: what marks it. Whoever is set down in a third country is still on the way.

    kind, situation: (events,) codes. in_us: (events,) bool, the place is in the United States.
    """
    of = lambda *names: np.isin(kind, [KIND[name] for name in names])
    back = of("moved", "returned", "deported", "repatriated") & (situation == HOME)
    found = (of("arrived") | (of("settled") & in_us), of("settled") & ~in_us, back, of("died", "killed"))
    return dict(zip(OUTCOMES, found, strict=True))


def incidence(waited, cause, causes: int, days: int) -> np.ndarray:
    """Cumulative incidence with competing risks (Aalen and Johansen): (causes, days + 1) shares by day since departure.

    waited: (people,) days until the outcome, or until last seen. cause: (people,) 0 to causes - 1, or -1 where censored.
    """
    at = np.minimum(np.asarray(waited, int), days)
    cause = np.where(np.asarray(waited) > days, -1, cause)
    events = np.zeros((causes, days + 1))
    for k in range(causes):
        events[k] = np.bincount(at[cause == k], minlength=days + 1)
    gone = np.bincount(at, minlength=days + 1)
    at_risk = len(at) - np.r_[0, np.cumsum(gone)[:-1]]
    hazard = np.divide(events, at_risk, out=np.zeros_like(events), where=at_risk > 0)
    free = np.cumprod(1 - hazard.sum(axis=0))
    return np.cumsum(np.r_[1.0, free[:-1]] * hazard, axis=1)


def of_a_cohort(set_out, ends, last_day: int) -> np.ndarray:
    """(outcomes, last_day + 2) cumulative incidence by day since departure, people without an outcome censored on `last_day`.

    set_out: (people,) day of departure. ends: (outcomes, people) first day of each outcome since, beyond last_day for never.
    """
    first = ends.min(axis=0)
    cause = np.where(first <= last_day, ends.argmin(axis=0), -1)
    waited = np.where(cause >= 0, first, last_day) - set_out
    return incidence(waited, cause, len(OUTCOMES), last_day + 1)
