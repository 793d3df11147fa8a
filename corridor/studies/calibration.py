"""Calibration: history matching with an emulator. Only rows marked calibrate, role outcome, are read here.

A Latin hypercube of parameter sets is lived through 2007-10 to 2012-12; each run is compared with the rows' bands through the
observation model (a publisher's one share is chosen for a set within its range). Gaussian processes learn the outputs; where they find
the rows within reach a second wave is lived. The ensemble is the sets that were run and came closest, not one best point.
"""

from __future__ import annotations

import tomllib
import warnings
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corridor.parameters import PARAMETERS
from corridor.studies import targets
from corridor.studies.experiment import shipped
from corridor.studies.history import live

SEED = 20_110_701
FAR = 3.0  # a row further away than this many half-bands counts no more
PUBLISHERS = ("inm", "border_patrol", "shelters", "comar", "coroners", "hospitals", "surveys", "redodem")
CANDIDATES = 20_000  # points at which the emulator is asked


@dataclass(frozen=True)
class Fit:
    """What is fitted: factor -> (low, high), and how many runs at which scale."""

    factors: dict[str, tuple[float, float]]
    scale: float
    samples: int
    second: int
    keep: int

    @classmethod
    def load(cls, name: str) -> Fit:
        """Raises ValueError, one line, when the file or a range is wrong."""
        path = Path(name) if name.endswith(".toml") else shipped() / f"{name}.toml"
        if not path.is_file():
            raise ValueError(f"{name}: file: found nothing; allowed a .toml file or calibration_2008_2012")
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for key in ("factors", "scale", "samples", "second", "keep"):
            if key not in data:
                raise ValueError(f"{path}: {key}: found nothing; allowed a value (this experiment is no calibration)")
        for key, (low, high) in data["factors"].items():
            known = PARAMETERS.get(key)
            if known is None or not known.low <= low < high <= known.high:
                raise ValueError(f"{path}: factors.{key}: found {low} to {high}; allowed a range within the documented one")
        return cls({key: tuple(ends) for key, ends in data["factors"].items()}, data["scale"], data["samples"], data["second"], data["keep"])

    def at(self, shares) -> list[dict[str, float]]:
        """Parameter sets at (n, factors) shares of the log ranges."""
        return [{key: float(f"{low * (high / low) ** x:.4g}") for (key, (low, high)), x in zip(self.factors.items(), row, strict=True)} for row in shares]

    def shares(self, sets) -> np.ndarray:
        return np.array([[np.log(one[key] / low) / np.log(high / low) for key, (low, high) in self.factors.items()] for one in sets])


def first_wave(fit: Fit) -> list[dict]:
    from scipy.stats import qmc

    return fit.at(qmc.LatinHypercube(d=len(fit.factors), rng=SEED).random(fit.samples))


def one(task) -> dict:
    """id -> (truth, cases) of one run; task: (parameters, seed, scale)."""
    settings, seed, scale = task
    history = live(settings, seed, scale)
    return targets.truths(history) | {"beside": targets.beside(history)}


def lived(tasks, jobs: int, done=None) -> list[dict]:
    """The truths of runs, in order, in `jobs` processes; `done()` after each."""
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        futures = {pool.submit(one, task): i for i, task in enumerate(tasks)}
        found = [None] * len(tasks)
        for future in as_completed(futures):
            found[futures[future]] = future.result()
            if done:
                done()
    return found


def rows() -> list[targets.Target]:
    """The rows a fit may read."""
    return [row for row in targets.load() if row.use == "calibrate" and row.role == "outcome" and not row.untied and not row.scale_one]


def distance(row, value) -> float:
    """From the middle of the band in half-bands, FAR at most."""
    if value is None:
        return FAR
    return float(min(abs(value - (row.low + row.high) / 2) / ((row.high - row.low) / 2), FAR))


def reporting(truths: dict) -> dict[str, float]:
    """Each publisher's one share, within its range, that brings its rows closest."""
    found = {}
    for name in PUBLISHERS:
        parameter = PARAMETERS[f"observation.{name}"]
        mine = [row for row in rows() if row.publisher == name]
        tried = np.linspace(parameter.low, parameter.high, 61)
        cost = [sum(distance(row, targets.reported(row, truths[row.id][0], {f"observation.{name}": x})) for row in mine) for x in tried]
        found[f"observation.{name}"] = float(f"{tried[int(np.argmin(cost))]:.3g}") if mine else parameter.default
    return found


def distances(truths: dict, shares: dict) -> np.ndarray:
    return np.array([distance(row, targets.reported(row, truths[row.id][0], shares)) for row in rows()])


def emulator(fit: Fit, sets, truths):
    """A Gaussian process for each row's truth (log where positive); asked with (n, factors) shares -> (n, rows)."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.gaussian_process import GaussianProcessRegressor
    from sklearn.gaussian_process.kernels import RBF, ConstantKernel, DotProduct, WhiteKernel

    x, models = fit.shares(sets), []
    warnings.simplefilter("ignore", ConvergenceWarning)  # a length at the edge of its range: that factor does nothing
    for row in rows():
        y = np.array([np.nan if t[row.id][0] is None else t[row.id][0] for t in truths])
        known = np.isfinite(y)
        logs = bool((y[known] > 0).all())
        y = np.log(y[known]) if logs else y[known]
        kernel = ConstantKernel() * (DotProduct() + RBF(2.0)) + WhiteKernel(0.3)
        models.append((GaussianProcessRegressor(kernel, normalize_y=True, random_state=0).fit(x[known], y), logs))

    def ask(points):
        return np.column_stack([np.exp(m.predict(points)) if logs else m.predict(points) for m, logs in models])

    return ask


def second_wave(fit: Fit, sets, truths) -> list[dict]:
    """Sets for the second wave: those the emulator holds closest, kept apart from each other."""
    from scipy.stats import qmc

    ask = emulator(fit, sets, truths)
    points = qmc.LatinHypercube(d=len(fit.factors), rng=SEED + 1).random(CANDIDATES)
    guess, names = ask(points), [row.id for row in rows()]
    cost = [distances({k: (v, 0) for k, v in zip(names, line, strict=True)}, shares).mean()
            for line in guess[:: CANDIDATES // 2000] for shares in [reporting({k: (v, 0) for k, v in zip(names, line, strict=True)})]]
    thinned = points[:: CANDIDATES // 2000]
    return fit.at(thinned[np.argsort(cost)[: fit.second]])


MAIN = {"E002": "journeys through Mexico", "E029": "detained in Mexico", "E503": "apprehended in the U.S.", "E141": "chance of apprehension",
        "P051": "kidnapped", "P052": "kidnapping events", "E007": "guided through Mexico", "E010": "fee", "P054": "women abused"}


def sensitivity(fit: Fit, sets, truths) -> dict:
    """Sobol indices of the main outcomes over the emulator; `explained`: share of the variance of runs left out (five folds) that the
    emulator tells; below a half its indices say little."""
    from scipy import stats

    order = [row.id for row in rows()]
    folds = np.arange(len(sets)) % 5
    seen, guess = np.full((len(sets), len(order)), np.nan), np.full((len(sets), len(order)), np.nan)
    for k in range(5):
        mine, rest = np.flatnonzero(folds == k), np.flatnonzero(folds != k)
        guess[mine] = emulator(fit, [sets[i] for i in rest], [truths[i] for i in rest])(fit.shares([sets[i] for i in mine]))
    for i, truth in enumerate(truths):
        seen[i] = [np.nan if truth[name][0] is None else truth[name][0] for name in order]
    columns = [order.index(name) for name in MAIN]
    ask = emulator(fit, sets, truths)
    found = stats.sobol_indices(func=lambda x: ask(x.T)[:, columns].T, n=512, dists=[stats.uniform()] * len(fit.factors), rng=SEED)
    result = {}
    for k, (row, words) in enumerate(MAIN.items()):
        left = seen[:, columns[k]] - guess[:, columns[k]]
        best = np.argsort(-found.total_order[k])[:6]
        result[words] = {"row": row, "explained": round(float(1 - np.nanvar(left) / np.nanvar(seen[:, columns[k]])), 3), "factors": [
            {"factor": list(fit.factors)[i], "first_order": round(float(found.first_order[k][i]), 3), "total": round(float(found.total_order[k][i]), 3)} for i in best]}
    return result


def ensemble(fit: Fit, sets, truths, seeds) -> dict:
    """The shipped file: sets kept (parameters with reporting shares, closeness, share of rows inside), the most central one, posterior
    correlations, and the factors that the rows did not narrow."""
    shares = [reporting(truth) for truth in truths]
    far = [distances(truth, share) for truth, share in zip(truths, shares, strict=True)]
    score = np.array([line.mean() for line in far])
    kept = np.argsort(score, kind="stable")[: fit.keep]
    x = fit.shares([sets[i] for i in kept])
    centre = kept[int(np.argmin(((x - x.mean(axis=0)) ** 2).sum(axis=1)))]
    names = list(fit.factors)
    prior = fit.shares(sets)
    narrowed = {name: float(1 - x[:, i].std() / prior[:, i].std()) for i, name in enumerate(names)}
    moved = {name: float((x[:, i].mean() - prior[:, i].mean()) / (prior[:, i].std() / np.sqrt(len(kept)))) for i, name in enumerate(names)}
    corr = np.corrcoef(x.T)
    pairs = sorted(((abs(corr[i, j]), names[i], names[j], float(corr[i, j])) for i in range(len(names)) for j in range(i)), reverse=True)[:20]
    return {
        "central": int(list(kept).index(centre)), "scale": fit.scale, "runs": len(sets), "rows": len(rows()),
        "sets": [{"parameters": {**sets[i], **shares[i]}, "seed": seeds[i], "distance": round(float(score[i]), 4),
                  "inside": round(float((far[i] <= 1).mean()), 4)} for i in kept],
        "correlations": [{"a": a, "b": b, "r": round(r, 3)} for _, a, b, r in pairs],
        "touched": {name: {"narrowed": round(narrowed[name], 3), "moved_se": round(moved[name], 2)} for name in names},
        "sobol": sensitivity(fit, sets, truths),
        "untouched": [name for name in names if narrowed[name] < 0.1 and abs(moved[name]) < 2],
    }
