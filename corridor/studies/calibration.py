"""Calibration: history matching with an emulator. Only rows marked calibrate, role outcome, are read here.

Waves of parameter sets are lived through 2007-10 to 2012-12: first a Latin hypercube, then population Monte Carlo: steps from the more
plausible lives, of which an emulator of every row (emulator.py) says how far each would lie from the row's band, counting in what the
emulator does not know, the band and chance (plausibility.py). The ensemble is taken by rejection: of all sets that were drawn (none by
hand), the share whose own lives are most plausible. Parameters that no figure touches (employers' and captors' scruples, sanctions, uses
of people) so lie in it over most of their range.
Every life is kept in the store: asking again goes on where it stopped.
"""

from __future__ import annotations

import csv
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corridor.parameters import PARAMETERS
from corridor.studies import targets
from corridor.studies.experiment import shipped
from corridor.studies.histories import Life, lived
from corridor.studies.plausibility import FEWEST_RUNS, Rows, drawn_from

SEED = 20_110_701
FIRST_SEED = 1_000  # of the lives of a fit; validation uses none of them
FEWEST_LIVES = FEWEST_RUNS  # below which no row can be emulated; a fit says how many it had
PARENTS = 0.2  # share of the drawn sets, the most plausible lives, from which the next wave steps
STEP = 0.5  # part of their spread (standard deviation) that a step brings anew
PROPOSED = 40  # steps for each set that is lived


@dataclass(frozen=True)
class Fit:
    """What is fitted: factor -> (low, high) searched (of the logarithm), at which scale, sets in the first and in later waves, how many
    later waves at most, how many sets the ensemble keeps, sets that the first wave begins with (those of an earlier fit; a factor new since
    then at its default), how many of the first wave lie in a Latin hypercube around their middle, and how far it reaches to either side
    (share of the range searched; over all of it in factors that those sets do not hold). The rest of the first wave fills the space."""

    factors: dict[str, tuple[float, float]]
    scale: float
    first: int
    wave: int
    waves: int
    keep: int
    start: tuple[dict, ...] = ()
    near: int = 0
    reach: float = 0.2

    @classmethod
    def load(cls, name: str) -> Fit:
        """Raises ValueError, one line, when the file or a range is wrong."""
        path = Path(name) if name.endswith(".toml") else shipped() / f"{name}.toml"
        if not path.is_file():
            raise ValueError(f"{name}: file: found nothing; allowed a .toml file or calibration_2008_2012")
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for key in ("factors", "scale", "first", "wave", "waves", "keep"):
            if key not in data:
                raise ValueError(f"{path}: {key}: found nothing; allowed a value (this experiment is no calibration)")
        for key, (low, high) in data["factors"].items():
            known = PARAMETERS.get(key)
            if known is None or not known.low <= low < high <= known.high or low <= 0:
                allowed = f"a range above 0 within {known.low:g} to {known.high:g}" if known else "a documented parameter"
                raise ValueError(f"{path}: factors.{key}: found {low} to {high}; allowed {allowed}")
        return cls({key: tuple(ends) for key, ends in data["factors"].items()}, *(data[key] for key in ("scale", "first", "wave", "waves", "keep")),
                   _begin_with(path.parent / data["start"]) if "start" in data else (), data.get("near", 0), data.get("reach", 0.2))

    @property
    def start_lives(self) -> int:
        """How many lives of the first wave are of the sets it begins with: none of them is of the ensemble."""
        return min(len(self.start), self.first)

    @property
    def names(self) -> list[str]:
        return list(self.factors)

    def at(self, shares) -> list[dict[str, float]]:
        """Parameter sets at (n, factors) shares of the log ranges."""
        return [{key: float(f"{low * (high / low) ** x:.4g}") for (key, (low, high)), x in zip(self.factors.items(), row, strict=True)} for row in shares]

    def shares(self, sets) -> np.ndarray:
        return np.array([[np.log(one[key] / low) / np.log(high / low) for key, (low, high) in self.factors.items()] for one in sets])


def _begin_with(path: Path) -> tuple[dict, ...]:
    """Sets of an earlier fit, a table with one column for each parameter. ValueError, one line, when it is not there or no number."""
    if not path.is_file():
        raise ValueError(f"{path}: start: found nothing; allowed a .csv of parameter sets")
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple({key: float(number) for key, number in row.items()} for row in csv.DictReader(file))
    except (TypeError, ValueError):
        raise ValueError(f"{path}: start: found what is no number; allowed one number for each parameter of a set") from None


def rows() -> list[targets.Target]:
    """The rows a fit may read. Those of fewer than 1,000 real events too: a run at a small scale tells little of them, the emulator over
    all runs tells their mean, and their chance counts in the implausibility."""
    return [row for row in targets.load() if row.use == "calibrate" and row.role == "outcome" and not row.untied]


def first_wave(fit: Fit) -> list[dict]:
    """The sets to begin with, brought into the ranges, a Latin hypercube around their middle (`near`), and one over all of the space."""
    from scipy.stats import qmc

    def cube(n, seed):
        return qmc.LatinHypercube(d=len(fit.factors), rng=seed).random(n)

    usual = [{key: one.get(key, PARAMETERS[key].default) for key in fit.factors} for one in fit.start[: fit.first]]
    if not usual:
        return fit.at(cube(fit.first, SEED))
    known = np.clip(fit.shares(usual), 0.0, 1.0)
    held = np.array([key in fit.start[0] for key in fit.factors])
    middle, spread = np.where(held, np.median(known, axis=0), 0.5), np.where(held, fit.reach, 0.5)
    near = middle + spread * (2 * cube(min(fit.near, fit.first - len(known)), SEED + 1) - 1)
    near = 1 - np.abs(1 - np.abs(near))  # what lies over an end of the range comes back
    return fit.at(np.concatenate([known, near, cube(fit.first - len(known) - len(near), SEED)]))


@dataclass
class Lived:
    """Sets that were lived, with the seed, the truths and the wave of each."""

    sets: list[dict]
    truths: list[dict]
    seeds: list[int]
    wave: list[int]


def calibrate(fit: Fit, store, jobs=None, minutes: float | None = None, told=None) -> dict:
    """The ensemble file's content. `told(wave, pace)` after each life. Raises ValueError when time was up before any wave told enough."""
    until = None if minutes is None else time.monotonic() + 60 * minutes
    found, waves, chain, models = Lived([], [], [], []), [], None, None
    sets = first_wave(fit)
    for number in range(1, fit.waves + 2):
        seeds = [FIRST_SEED + len(found.sets) + i for i in range(len(sets))]
        lives = [Life.of(one, seed, fit.scale) for one, seed in zip(sets, seeds, strict=True)]
        answers = lived(lives, store, jobs, told=told and (lambda pace, number=number: told(number, pace)), until=until)
        for one, answer, seed in zip(sets, answers, seeds, strict=True):
            if answer is not None:
                found.sets.append(one), found.truths.append(answer), found.seeds.append(seed), found.wave.append(number)
        fewest = min(fit.start_lives + max(fit.keep, FEWEST_LIVES), fit.first)
        if len(found.sets) < fewest:
            raise ValueError(f"calibrate: {len(found.sets)} lives ended in time; allowed at least {fewest}: ask again to go on, or give more --minutes")
        models = Rows.fit(rows(), fit.shares(found.sets), found.truths, fit.scale)
        chain = drawn_from(models, len(fit.factors), SEED + number)
        width = float(np.exp(np.log(chain.std(axis=0) / np.sqrt(1 / 12)).mean()))
        waves.append({"wave": number, "lives": len(answers), "ended": sum(answer is not None for answer in answers),
                      "width_left": round(width, 4), "not_ruled_out": models.not_ruled_out(len(fit.factors), SEED),
                      "inside": round(float(np.median([models.inside(truth).mean() for truth, w in zip(found.truths, found.wave, strict=True) if w == number] or [0])), 3)})
        if until is not None and time.monotonic() > until:
            break
        if number <= fit.waves:
            sets = steps(fit, found, models, number)
    return ensemble(fit, found, models, chain, waves)


def drawn(fit: Fit, found: Lived) -> np.ndarray:
    """Places of the lives whose sets were drawn: all but those that the first wave began with."""
    return np.flatnonzero(np.array(found.seeds) >= FIRST_SEED + fit.start_lives)


def best(fit: Fit, found: Lived, models: Rows, number: int) -> np.ndarray:
    """Places of the `number` most plausible lives of drawn sets, as they were lived, the most plausible first."""
    mine = drawn(fit, found)
    own = np.array([models.plausible_run(found.truths[i]) for i in mine])
    return mine[np.argsort(-own, kind="stable")[:number]]


def steps(fit: Fit, found: Lived, models: Rows, time: int) -> list[dict]:
    """Sets of a later wave (population Monte Carlo with the kernel of Liu and West 2001, which keeps mean and spread of the parents): steps from
    the more plausible lives, PROPOSED for each that is lived, drawn by how plausible the emulators hold them, without repetition."""
    parents = best(fit, found, models, max(round(PARENTS * len(drawn(fit, found))), 2))
    x = fit.shares([found.sets[i] for i in parents])
    rng, n = np.random.default_rng(SEED + 100 + time), PROPOSED * fit.wave
    near = x.mean(axis=0) + np.sqrt(1 - STEP**2) * (x[rng.integers(0, len(x), n)] - x.mean(axis=0)) + STEP * x.std(axis=0) * rng.normal(size=(n, x.shape[1]))
    near = 1 - np.abs(1 - np.abs(near) % 2)  # a step over an end of the range comes back
    order = np.argsort(-(models.density(near) + rng.gumbel(size=n)), kind="stable")  # a draw without repetition
    return fit.at(near[order[: fit.wave]])


def ensemble(fit: Fit, found: Lived, models: Rows, chain, waves) -> dict:
    """The shipped file's content (corridor/evidence/README.md says what each part is)."""
    from corridor.studies.runner import version

    kept = [int(i) for i in best(fit, found, models, fit.keep)]
    x = fit.shares([found.sets[i] for i in kept])
    centre = int(np.argmax(models.density(x)))
    names, order = fit.names, np.random.default_rng(SEED).permutation(len(kept))
    centre = int(np.flatnonzero(order == centre)[0])
    sets = []
    for k in order:
        i = kept[k]
        shares = models.shares_of(found.truths[i])
        inside = models.inside(found.truths[i])
        sets.append({"parameters": {**found.sets[i], **shares}, "seed": found.seeds[i], "wave": found.wave[i], "inside": round(float(inside.mean()), 4)})
    corr = np.corrcoef(chain.T)
    pairs = sorted(((abs(corr[i, j]), names[i], names[j], float(corr[i, j])) for i in range(len(names)) for j in range(i)), reverse=True)[:20]
    narrowed = {name: float(1 - chain[:, i].std() / np.sqrt(1 / 12)) for i, name in enumerate(names)}
    touched = {name: {"narrowed": round(narrowed[name], 3), "middle": _middle(fit, name, chain[:, i]), "rows": models.touched(i)}
               for i, name in enumerate(names)}
    return {"model": version(), "scale": fit.scale, "lives": len(found.sets), "rows": len(models.rows), "waves": waves, "central": centre,
            "sets": sets, "correlations": [{"a": a, "b": b, "r": round(r, 3)} for _, a, b, r in pairs], "touched": touched,
            "untouched": [name for name in names if not touched[name]["rows"] and narrowed[name] < 0.1],
            "emulator": {row.id: {"explained": round(e.explained, 3), "active": [names[i] for i in e.active]} for row, e in zip(models.rows, models.models, strict=True)},
            "sobol": sensitivity(fit, found, models)}


def _middle(fit: Fit, name: str, shares) -> list[float]:
    """5th, 50th and 95th percentile of a parameter over the plausible space."""
    low, high = fit.factors[name]
    return [float(f"{low * (high / low) ** x:.3g}") for x in np.quantile(shares, (0.05, 0.5, 0.95))]


MAIN = {"E002": "journeys through Mexico", "E029": "detained in Mexico", "E503": "apprehended in the U.S.", "E141": "chance of apprehension",
        "E266": "share of journeys stopped in Mexico", "E267": "share of journeys stopped in the U.S.", "P051": "kidnapped", "P052": "kidnapping events",
        "E007": "guided through Mexico", "E010": "fee", "P054": "women abused", "E531": "deaths at the border", "E295": "injured by trains"}


def sensitivity(fit: Fit, found: Lived, models: Rows) -> dict:
    """Sobol indices of the main outcomes, hidden ones (shapes.HIDDEN) among them, over emulators and the ranges searched; `explained` as in
    emulator.Emulator: below a half the indices say little. `row`: the figure's id, or 'not identified'."""
    from corridor.studies import emulator

    told = {MAIN[row.id]: (row.id, model) for row, model in zip(models.rows, models.models, strict=True) if row.id in MAIN}
    x, beside = fit.shares(found.sets), [truth.get("beside", {}).get("hidden", {}) for truth in found.truths]
    for name in beside[0]:
        told[f"{name}, 2011"] = ("not identified", emulator.fit(x, np.array([one[name] for one in beside]), emulator.COUNTS))
    first, total = emulator.sobol(lambda at: np.column_stack([model.ask(at)[0] for _, model in told.values()]), len(fit.factors))
    result = {}
    for i, (words, (row, model)) in enumerate(told.items()):
        best = np.argsort(-total[i])[:6]
        result[words] = {"row": row, "explained": round(model.explained, 3), "factors": [
            {"factor": fit.names[j], "first_order": round(float(first[i, j]), 3), "total": round(float(total[i, j]), 3)}
            for j in best if total[i, j] > 0.01]}
    return result
