"""People followed: what became of them under one scenario and under another, and cohorts with censoring."""

from __future__ import annotations

import numpy as np

from corridor.indicators.outcomes import OUTCOMES, incidence
from corridor.studies.comparison import FEWEST_CASES, band
from corridor.studies.lives import HARMS
from corridor.studies.schema import FEWEST_SHOWN

ON_THE_WAY, STAYED = "on the way", "did not set out"
STATES = (STAYED, ON_THE_WAY, *OUTCOMES)
SHOWN_DAYS = (30, 90, 180, 365)
MONTH = 365 / 12


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
    """Means over seeds in real people; what stands for fewer than ten is None. `cases` of a harm: as comparison.people counts them."""
    def real(value):
        people = float(value) / scale
        return people if people >= FEWEST_SHOWN or people == 0 else None
    moves = np.mean([part["moves"] for part in parts], axis=0)
    harms = {kind: np.mean([part["harms"][kind] for part in parts], axis=0) for kind in HARMS}
    return {"moves": {a: {b: real(moves[i, j]) for j, b in enumerate(STATES)} for i, a in enumerate(STATES)},
            "harms": {kind: dict(zip(("both", "only_reference", "only_other"), map(real, values), strict=True))
                      | {"cases": sum(part["harms"][kind][0] + part["harms"][kind][1] for part in parts)} for kind, values in harms.items()}}


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


def curve(frame, first_days: int, last: int) -> np.ndarray | None:
    """(outcomes, last + 1) cumulative incidence by day since departure, of those of `frame` (lives) who set out on the first
    `first_days` days; those without an outcome are censored on the run's last day. None for nobody."""
    frame = frame[(frame["departed"] >= 0) & (frame["departed"] < first_days)]
    if len(frame) == 0:
        return None
    ended = (frame["outcome"] != "").to_numpy()
    waited = np.where(ended, frame["outcome_day"], last - 1) - frame["departed"].to_numpy()
    cause = np.array([tuple(OUTCOMES).index(name) if name else -1 for name in frame["outcome"]], int)
    return incidence(waited, cause, len(OUTCOMES), last)


def cohorts(experiment, store, months: int | None = None) -> list[dict]:
    """For each arm: of those who set out in the first `months` months (default: the measured period, never the time they are
    followed), the share in each outcome by day since departure, those without one censored at the end of the run; mean over
    seeds with bands at SHOWN_DAYS, and the whole curve (`series`)."""
    members, found = experiment.members(), []
    for arm in experiment.arms:
        days = experiment.days or arm.case.days
        last = days + arm.case.follow_up_days
        first = days if months is None else min(round(months * MONTH), days)
        curves, people = [], 0
        for run in _stored(store, members, arm.number).values():
            frame = _lives(store, run)
            mine = curve(frame, first, last)
            if mine is not None:
                curves.append(mine)
                people += int(((frame["departed"] >= 0) & (frame["departed"] < first)).sum())
        if not curves or people < FEWEST_CASES:
            continue
        curves = np.array(curves)
        at = [day for day in SHOWN_DAYS if day <= last]
        shares = {name: {str(day): band([float(one[i, day]) for one in curves]) for day in at}
                  for i, name in enumerate(OUTCOMES)}
        found.append({"arm": arm.name, "people": people / experiment.scale / len(curves), "days": last, "set_out_within": first, "shares": shares,
                      "series": {name: curves[:, i].mean(axis=0).round(5).tolist() for i, name in enumerate(OUTCOMES)}})
    return found
