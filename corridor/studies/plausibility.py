"""How plausible a parameter set is: the rows' emulators, the bands, chance, and the space that they do not rule out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corridor.parameters import PARAMETERS
from corridor.studies import emulator, targets
from corridor.studies.testimony import SHARES

FAR = 3.0  # a row further away than this many standard deviations counts no more: the model may be wrong about it
MISSES = 0.2  # share of rows that may lie further away before a set is ruled out
PUBLISHERS = ("inm", "border_patrol", "shelters", "comar", "coroners", "hospitals", "surveys", "redodem")
TRIED = 41  # values tried of a publisher's share
CHAINS, STEPS, THIN = 100, 3000, 20
FEWEST_RUNS = 15  # in which a row must have a value to be emulated


@dataclass
class Rows:
    """The rows that the runs have a value for, with bands and emulators, on each row's emulated scale where `lower`, `upper`."""

    rows: list[targets.Target]
    models: list[emulator.Emulator]
    chance: np.ndarray  # variance of the published figure by chance, on the emulated scale
    lower: np.ndarray
    upper: np.ndarray
    curves: list  # what of the full number is counted at testimony.SHARES; None where that is the share itself

    @classmethod
    def fit(cls, rows, x, truths, scale: float) -> Rows:
        """x: (runs, factors) shares; truths: of each run. A publisher's share is left out: it is chosen for each set."""
        kept, models, chance, lower, upper, curves = [], [], [], [], [], []
        for row in rows:
            known = [i for i, truth in enumerate(truths) if truth[row.id][0] is not None]
            if len(known) < FEWEST_RUNS:
                continue
            values = np.array([truths[i][row.id][0] for i in known])
            cases = np.array([max(truths[i][row.id][1], 1) for i in known])
            model = emulator.fit(x[known], values)
            sampled = _sampling(values, cases, model.scale)
            kept.append(row), models.append(model)
            chance.append(max(model.nugget - sampled, 0.1 * model.nugget) + scale * min(sampled, model.nugget))
            floor = max(row.low, 0.05 * row.high) if model.scale == emulator.POSITIVE else row.low
            curves.append(_curve([truths[i][row.id] for i in known]))
            lower.append(emulator.to(floor, model.scale)), upper.append(emulator.to(row.high, model.scale))
        return cls(kept, models, np.array(chance), np.array(lower, float), np.array(upper, float), curves)

    @property
    def low(self) -> np.ndarray:
        return np.array([row.low for row in self.rows])

    @property
    def high(self) -> np.ndarray:
        return np.array([row.high for row in self.rows])

    def _places(self, publisher: str) -> np.ndarray:
        return np.array([k for k, row in enumerate(self.rows) if row.publisher == publisher], int)

    def _implausible(self, mean, spread) -> np.ndarray:
        """(sets, rows) squared distance from the middle of the band over its variance: the emulator's, the band's (as if every value of
        it were as likely), and chance; at most FAR squared. mean, spread: on the emulated scale, publishers' shares counted in."""
        middle, half = (self.lower + self.upper) / 2, (self.upper - self.lower) / 2
        return np.minimum((mean - middle) ** 2 / (spread + half**2 / 3 + self.chance), FAR**2)

    def _with_shares(self, mean, spread) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """(sets, rows) implausibility under the best share of each publisher, one for all its rows, and those shares."""
        found, shares = self._implausible(mean, spread), {}
        for publisher in PUBLISHERS:
            at, known = self._places(publisher), PARAMETERS[f"observation.{publisher}"]
            if not len(at):
                continue
            tried = np.linspace(known.low, known.high, TRIED)
            part = Rows([], [], self.chance[at], self.lower[at], self.upper[at], [])
            moved = [part._implausible(_reported(mean[:, at], x, [self.models[k].scale for k in at], [self.curves[k] for k in at]), spread[:, at])
                     for x in tried]
            best = np.argmin([each.sum(axis=1) for each in moved], axis=0)
            found[:, at] = np.array(moved)[best, np.arange(len(mean))]
            shares[publisher] = tried[best]
        return found, shares

    def implausibility(self, x) -> np.ndarray:
        """(sets, rows) squared implausibility at shares of the ranges, as the emulators have it."""
        told = [model.ask(x) for model in self.models]
        return self._with_shares(np.column_stack([m for m, _ in told]), np.column_stack([v for _, v in told]))[0]

    def density(self, x) -> np.ndarray:
        """(sets,) log of how plausible, up to a constant."""
        return -0.5 * self.implausibility(x).sum(axis=1)

    def not_ruled_out(self, d: int, seed: int, points: int = 4000) -> float:
        """Share of the searched space in which no more than MISSES of the rows are FAR."""
        from scipy.stats import qmc

        x = qmc.LatinHypercube(d=d, rng=seed).random(points)
        return round(float(((self.implausibility(x) >= FAR**2).mean(axis=1) <= MISSES).mean()), 4)

    # ---- of a run that was lived ----

    def _scaled(self, truth) -> np.ndarray:
        values = [truth[row.id][0] for row in self.rows]
        return np.array([np.nan if v is None else emulator.to(max(v, 1e-9) if m.scale == emulator.POSITIVE else v, m.scale)
                         for v, m in zip(values, self.models, strict=True)])[None, :]

    def _of_run(self, truth):
        """The run's own values; what chance at its scale makes of one run stands in for the emulator's variance."""
        mean = self._scaled(truth)
        spread = np.array([[model.nugget for model in self.models]])
        found, shares = self._with_shares(np.where(np.isnan(mean), self.lower - 1e3, mean), spread)
        return found, {name: float(x[0]) for name, x in shares.items()}

    def plausible_run(self, truth) -> float:
        return float(-0.5 * self._of_run(truth)[0].sum())

    def shares_of(self, truth) -> dict[str, float]:
        """Each publisher's one share, within its range, under which the run comes closest; its default where it has no row."""
        found = self._of_run(truth)[1]
        return {f"observation.{name}": float(f"{found.get(name, PARAMETERS[f'observation.{name}'].default):.3g}") for name in PUBLISHERS}

    def reported_of(self, truth) -> np.ndarray:
        """(rows,) what the publishers would have counted of a run; NaN without cases."""
        shares = self.shares_of(truth)
        return np.array([np.nan if truth[row.id][0] is None else targets.reported(row, truth[row.id], shares) for row in self.rows])

    def inside(self, truth) -> np.ndarray:
        values = self.reported_of(truth)
        return (values >= self.low) & (values <= self.high)

    def touched(self, factor: int) -> list[dict]:
        """The five rows that hang most on a factor, as far as the emulators tell: how many bands it moves them from end to end."""
        found = []
        for k, (row, model) in enumerate(zip(self.rows, self.models, strict=True)):
            if factor in model.active and model.explained > 0.1:
                ends = np.full((2, 1 + max(model.active)), 0.5)
                ends[:, factor] = 0.0, 1.0
                low, high = model.ask(ends)[0]
                found.append({"row": row.id, "quantity": row.quantity, "bands": round(float((high - low) / (self.upper[k] - self.lower[k])), 2)})
        return sorted(found, key=lambda item: -abs(item["bands"]))[:5]


def _sampling(values, cases, scale: str) -> float:
    """Variance that the few simulated cases of a run alone make, on the emulated scale (as of a count)."""
    each = {emulator.POSITIVE: 1 / cases, emulator.COUNTS: values / (4 * cases), emulator.PLAIN: values**2 / cases}[scale]
    return float(each.mean())


def _curve(truths) -> np.ndarray | None:
    """Mean over runs of what of the full number is counted at testimony.SHARES."""
    each = [np.array(truth[2]) / truth[0] for truth in truths if len(truth) > 2 and truth[0]]
    return np.mean(each, axis=0) if each else None


def _reported(mean, share: float, scales, curves) -> np.ndarray:
    """Emulated truths as a publisher with this share would have counted them."""
    parts = [max(share if curve is None else float(np.interp(share, SHARES, curve)), 1e-9) for curve in curves]
    columns = [mean[:, k] + np.log(part) if s == emulator.POSITIVE else mean[:, k] * (part**0.5 if s == emulator.COUNTS else part)
               for k, (s, part) in enumerate(zip(scales, parts, strict=True))]
    return np.column_stack(columns)


def drawn_from(models: Rows, d: int, seed: int) -> np.ndarray:
    """(draws, d) shares of the ranges from the plausible space: chains that step along differences of one another."""
    rng = np.random.default_rng(seed)
    x = rng.random((4 * CHAINS, d))
    x = x[np.argsort(-models.density(x), kind="stable")[:CHAINS]]
    now, kept = models.density(x), []
    for step in range(STEPS):
        a, b = (rng.permutation(CHAINS) for _ in range(2))
        some = rng.random((CHAINS, d)) < max(0.2, 3 / d)
        size = 1.0 if step % 10 == 9 else 2.38 / np.sqrt(2 * np.maximum(some.sum(axis=1, keepdims=True), 1))
        new = x + some * (size * (x[a] - x[b]) + 0.02 * rng.standard_normal((CHAINS, d)))
        new = np.abs(new) % 2
        new = np.where(new > 1, 2 - new, new)  # reflected at the ends of the ranges
        there = models.density(new)
        taken = np.log(rng.random(CHAINS)) < there - now
        x, now = np.where(taken[:, None], new, x), np.where(taken, there, now)
        if step >= STEPS // 2 and step % THIN == 0:
            kept.append(x.copy())
    return np.concatenate(kept)
