"""People followed: what became of them under one scenario and under another, and cohorts with censoring."""

from __future__ import annotations

import numpy as np

from corridor.studies.comparison import band
from corridor.studies.lives import HARMS, OUTCOMES

ON_THE_WAY, STAYED = "on the way", "did not set out"
STATES = (STAYED, ON_THE_WAY, *OUTCOMES)
FEWEST_SHOWN = 10  # real people
SHOWN_DAYS = (30, 90, 180, 365)


def _lives(store, run: str):
    return store.frame("select person, departed, outcome, outcome_day, harmed from lives where run = ? order by person", [run])


def state(frame) -> np.ndarray:
    """(people,) index into STATES."""
    code = np.array([STATES.index(name) if name else STATES.index(ON_THE_WAY) for name in frame["outcome"]], int)
    return np.where(frame["departed"] < 0, 0, code)


def _of(frame, keys) -> tuple[np.ndarray, np.ndarray]:
    """(states, harm bits) of `keys` (sorted); people without a row stayed and were not harmed."""
    states, harmed = np.zeros(len(keys), int), np.zeros(len(keys), int)
    at = np.searchsorted(keys, frame["person"].to_numpy())
    states[at], harmed[at] = state(frame), frame["harmed"]
    return states, harmed


def crossing(before, after) -> dict:
    """Two runs' lives side by side: `moves` (states x states) people, `harms` kind -> both, only before, only after."""
    keys = np.union1d(before["person"].to_numpy(), after["person"].to_numpy())
    (a, harm_a), (b, harm_b) = _of(before, keys), _of(after, keys)
    moves = np.zeros((len(STATES), len(STATES)), int)
    np.add.at(moves, (a, b), 1)
    harms = {}
    for i, kind in enumerate(HARMS):
        bit = 1 << i
        mine, theirs = harm_a & bit > 0, harm_b & bit > 0
        harms[kind] = [int((mine & theirs).sum()), int((mine & ~theirs).sum()), int((~mine & theirs).sum())]
    return {"moves": moves, "harms": harms}


def _mean(parts, scale: float) -> dict:
    """Means over seeds in real people; what stands for fewer than ten is None."""
    def real(value):
        people = float(value) / scale
        return people if people >= FEWEST_SHOWN or people == 0 else None
    moves = np.mean([part["moves"] for part in parts], axis=0)
    harms = {kind: np.mean([part["harms"][kind] for part in parts], axis=0) for kind in HARMS}
    return {"moves": {a: {b: real(moves[i, j]) for j, b in enumerate(STATES)} for i, a in enumerate(STATES)},
            "harms": {kind: dict(zip(("both", "only_reference", "only_other"), map(real, values), strict=True))
                      for kind, values in harms.items()}}


def _stored(store, members, number: int, placebo: bool = False) -> dict[int, str]:
    """seed -> run, of one arm, where lives are stored."""
    runs = {seed: spec.key for arm, seed, is_placebo, spec in members if arm.number == number and is_placebo == placebo}
    there = set(store.frame("select run from runs where has_lives")["run"])
    return {seed: run for seed, run in runs.items() if run in there}


def transitions(experiment, store) -> list[dict]:
    """For each arm with a reference: how many who ended one way under the reference ended another way under it, and who
    was harmed under only one of the two, beside the same counts for the placebo (lives are coupled by chance draws, so
    that some change places for no reason at all)."""
    members, placebo, found = experiment.members(), experiment.placebo_arm(), []

    def together(first, second):
        return [crossing(_lives(store, first[seed]), _lives(store, second[seed])) for seed in first if seed in second]

    noise = None
    if placebo is not None:
        parts = together(_stored(store, members, placebo.number), _stored(store, members, placebo.number, True))
        noise = _mean(parts, experiment.scale) if parts else None
    for arm in experiment.arms:
        if arm.reference is None or not experiment.paired:
            continue
        parts = together(_stored(store, members, arm.reference), _stored(store, members, arm.number))
        if parts:
            found.append({"arm": arm.name, "reference": experiment.arms[arm.reference].name, "pairs": len(parts)}
                         | _mean(parts, experiment.scale) | {"placebo": noise})
    return found


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


def cohorts(experiment, store) -> list[dict]:
    """For each arm: of those who set out, the share in each outcome by day since departure, those without one censored at
    the end of the run; mean over seeds with bands at SHOWN_DAYS, and the whole curve."""
    members, found = experiment.members(), []
    for arm in experiment.arms:
        last = (experiment.days or arm.case.days) + arm.case.follow_up_days
        curves, people = [], 0
        for run in _stored(store, members, arm.number).values():
            frame = _lives(store, run)
            frame = frame[frame["departed"] >= 0]
            people += len(frame)
            ended = (frame["outcome"] != "").to_numpy()
            waited = np.where(ended, frame["outcome_day"], last) - frame["departed"].to_numpy()
            cause = np.array([tuple(OUTCOMES).index(name) if name else -1 for name in frame["outcome"]], int)
            curves.append(incidence(waited, cause, len(OUTCOMES), last))
        if not curves or people < 100:
            continue
        curves = np.array(curves)
        at = [day for day in SHOWN_DAYS if day <= last]
        shares = {name: {str(day): band([float(curve[i, day]) for curve in curves]) for day in at}
                  for i, name in enumerate(OUTCOMES)}
        found.append({"arm": arm.name, "people": people / experiment.scale / len(curves), "days": last, "shares": shares,
                      "series": {name: curves[:, i].mean(axis=0).round(5).tolist() for i, name in enumerate(OUTCOMES)}})
    return found
