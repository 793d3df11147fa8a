"""Which factors an outcome hangs on, by what the design allows: Sobol indices, ranges, or partial rank correlations."""

from __future__ import annotations

import numpy as np

from corridor.studies.answers import Reading
from corridor.studies.comparison import LEVEL, band
from corridor.studies.experiment import Experiment
from corridor.studies.store import Store


def outputs(experiment: Experiment, reading: Reading, outcome: str, scenario: str | None = None) -> tuple[str, dict[int, list]]:
    """What varies over the points, seed by seed: the paired difference with the first scenario where another one is varied with it, else
    the value. ("difference" or "value", {point: [number by seed]}); incomplete points are left out. `scenario`: default the last."""
    scenario = scenario or judged(experiment)[-1]
    alone = len(experiment.scenarios) == 1 or scenario == experiment.scenarios[0].name
    found = {}
    for arm in experiment.arms:
        if arm.scenario != scenario or arm.point is None:
            continue
        other = None if alone else arm.reference
        seeds = reading.seeds(arm.number, *([] if other is None else [other]))
        mine = reading.column(arm.number, outcome, seeds)
        theirs = reading.column(other, outcome, seeds) if other is not None else [0.0] * len(seeds)
        if seeds and None not in mine and None not in theirs:
            found[arm.point] = [a - b for a, b in zip(mine, theirs, strict=True)]
    return ("value" if alone else "difference"), found


def judged(experiment: Experiment) -> list[str]:
    """Scenarios whose outcomes are judged: those that the factors apply to, the reference last asked (alone only where nothing else is)."""
    names = [item.name for item in experiment.scenarios if item.name in experiment.apply_to]
    others = [name for name in names if name != experiment.scenarios[0].name]
    return others or names


def sensitivity(experiment: Experiment, store: Store) -> list[dict]:
    """One row for each scenario, outcome and factor, the largest first. Rows of an outcome that cannot be judged carry a reason."""
    reading, rows = Reading(experiment, store), []
    judge = {"sobol": _sobol, "one_at_a_time": _ranges, "latin_hypercube": _ranks}[experiment.kind]
    for scenario in judged(experiment):
        for outcome in experiment.analysis["outcomes"]:
            of, values = outputs(experiment, reading, outcome, scenario)
            about = {"scenario": scenario, "outcome": outcome, "of": of}
            means = {point: float(np.mean(numbers)) for point, numbers in values.items()}
            if len(set(means.values())) < 2:
                rows.append(about | {"reason": "not defined, or the same at every point"})
                continue
            found = judge(experiment, means, values)
            noise = _noise(values)
            rows += [about | {"noise": noise, "points": len(means)} | row for row in found]
    return rows


def _noise(values) -> float | None:
    """Share of the variance of the points' means that seeds alone would make: near 1, the indices say little."""
    within = [np.var(numbers, ddof=1) / len(numbers) for numbers in values.values() if len(numbers) > 1]
    between = np.var([np.mean(numbers) for numbers in values.values()], ddof=1)
    return float(min(1.0, np.mean(within) / between)) if within and between > 0 else None


def _sobol(experiment, means, values) -> list[dict]:
    """First-order and total shares of variance, with bootstrap bands (scipy)."""
    from scipy import stats

    n, d = experiment.samples, len(experiment.factors)
    if len(means) < n * (d + 2):
        return [{"reason": f"{n * (d + 2) - len(means)} of {n * (d + 2)} points are missing (failed or not defined)"}]
    blocks = np.array([means[point] for point in range(n * (d + 2))]).reshape(d + 2, n)
    blocks = blocks - blocks[:2].mean()  # the estimator is steadier around zero
    result = stats.sobol_indices(func={"f_A": blocks[:1], "f_B": blocks[1:2], "f_AB": blocks[2:, None, :]}, n=n)
    bands = result.bootstrap(confidence_level=LEVEL, n_resamples=999)

    def block(estimates, spread, i):
        low, high = (np.ravel(getattr(spread.confidence_interval, end))[i] for end in ("low", "high"))
        return {"mean": float(np.ravel(estimates)[i]), "low": float(low), "high": float(high)}
    rows = [{"factor": factor.name, "first_order": block(result.first_order, bands.first_order, i),
             "total": block(result.total_order, bands.total_order, i)} for i, factor in enumerate(experiment.factors)]
    return sorted(rows, key=lambda row: -row["total"]["mean"])


def _ranges(experiment, means, values) -> list[dict]:
    """How far each factor alone moves the outcome from the usual point: both ends, paired by seed, with bands."""
    usual = experiment.points[0]
    if 0 not in values:
        return [{"reason": "the usual point is missing (failed or not defined)"}]
    rows = []
    for factor in experiment.factors:
        ends = []
        for number, point in enumerate(experiment.points):
            if number in values and point[factor.name] != usual[factor.name] and len(values[number]) == len(values[0]):
                change = [a - b for a, b in zip(values[number], values[0], strict=True)]
                ends.append({"value": point[factor.name]} | band(change, experiment.analysis["bands"]))
        if ends:
            rows.append({"factor": factor.name, "usual": usual[factor.name], "ends": ends,
                         "reach": max(abs(end["mean"]) for end in ends)})
    return sorted(rows, key=lambda row: -row["reach"])


def _ranks(experiment, means, values) -> list[dict]:
    """Partial rank correlations (the part of each factor that the others do not explain, with Fisher's bands), and Sobol indices over an
    emulator of the points; `explained`: share of the variance of points left out that the emulator tells (below a half its indices say
    little; none at all below a tenth, and the indices are left out)."""
    from scipy import stats

    from corridor.studies.assumptions import numbers_of

    points, d = sorted(means), len(experiment.factors)
    if len(points) < d + 5:
        return [{"reason": f"{len(points)} points for {d} factors; allowed at least {d + 5}"}]
    numbers, effects = numbers_of(experiment, points), np.array([means[point] for point in points])
    x, y = stats.rankdata(numbers, axis=0), stats.rankdata(effects)
    indices, explained = _emulated(experiment, numbers, effects)
    rows = []
    for i, factor in enumerate(experiment.factors):
        others = np.column_stack([np.ones(len(y)), np.delete(x, i, axis=1)])
        left = [column - others @ np.linalg.lstsq(others, column, rcond=None)[0] for column in (x[:, i], y)]
        size = float(np.linalg.norm(left[0]) * np.linalg.norm(left[1]))
        r = float(left[0] @ left[1]) / size if size > 0 else 0.0
        half = stats.norm.ppf((1 + LEVEL) / 2) / np.sqrt(len(points) - d - 2)
        z = np.arctanh(np.clip(r, -0.999999, 0.999999))
        rows.append({"factor": factor.name, "rank_correlation": {"mean": r, "low": float(np.tanh(z - half)), "high": float(np.tanh(z + half))},
                     "emulated": indices and {"first_order": indices[0][i], "total": indices[1][i]}, "explained": explained})
    return sorted(rows, key=lambda row: -abs(row["rank_correlation"]["mean"]))


LEAST_EXPLAINED = 0.1


def _emulated(experiment, numbers, effects):
    """((first order by factor, total by factor) or None, explained): an effect has both signs, so it is emulated as it is."""
    from corridor.studies import emulator

    low, high = numbers.min(axis=0), numbers.max(axis=0)
    logs = np.array([factor.log for factor in experiment.factors])
    at = np.where(logs, np.log(np.maximum(numbers, 1e-300)), numbers)
    ends = [np.where(logs, np.log(np.maximum(end, 1e-300)), end) for end in (low, high)]
    model = emulator.fit((at - ends[0]) / np.maximum(ends[1] - ends[0], 1e-12), effects, emulator.PLAIN)
    explained = round(float(model.explained), 3)
    if explained < LEAST_EXPLAINED:
        return None, explained
    first, total = emulator.sobol(lambda x: model.ask(x)[0][:, None], numbers.shape[1])
    return ([round(float(v), 3) for v in first[0]], [round(float(v), 3) for v in total[0]]), explained
