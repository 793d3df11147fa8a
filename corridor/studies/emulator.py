"""An emulator: what a run would give at a parameter set that was not run, how sure that is, and which parameters it hangs on.

For one output: a few linear and quadratic terms chosen by an information criterion (its *active* parameters), and a Gaussian process over
those for what the terms leave. What neither tells (chance of the seed, parameters that are not active) is the nugget.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

FOLDS = 5
LENGTHS = np.array([0.3, 0.6, 1.0, 2.0])  # of the process, in widths of the parameters' ranges
SHARES = np.array([0.0, 0.1, 0.25, 0.5, 0.75, 0.9])  # of the rest's variance that is the process, not chance
POSITIVE, COUNTS, PLAIN = "log", "root", "plain"


def scale_of(values) -> str:
    """On which scale an output is emulated: logarithm where all are positive, root where all but zeros are, else as it is."""
    return POSITIVE if (values > 0).all() else COUNTS if (values >= 0).all() else PLAIN


def to(values, scale: str):
    return np.log(values) if scale == POSITIVE else np.sqrt(values) if scale == COUNTS else np.asarray(values, float)


def back(values, scale: str):
    return np.exp(values) if scale == POSITIVE else np.maximum(values, 0) ** 2 if scale == COUNTS else values


@dataclass
class Emulator:
    """Fitted to (n, d) shares of the ranges. `explained`: share of the variance of runs left out (FOLDS folds) that it tells;
    `missed`: how much further off it was there than chance makes it (a variance, part of every answer's)."""

    scale: str
    terms: list[tuple[int, int]]
    weights: np.ndarray
    cover: np.ndarray
    active: list[int]
    points: np.ndarray
    length: float
    inverse: np.ndarray
    pull: np.ndarray
    variance: float
    nugget: float
    explained: float = 0.0
    missed: float = 0.0

    def ask(self, x) -> tuple[np.ndarray, np.ndarray]:
        """(mean, variance of the mean) at (m, d) shares, on the emulated scale; a run varies by `nugget` more."""
        basis = _basis(x, self.terms)
        mean, spread = basis @ self.weights, np.einsum("ij,jk,ik->i", basis, self.cover, basis)
        if self.variance > 0:
            near = self.variance * _near(x[:, self.active], self.points, self.length)
            mean = mean + near @ self.pull
            spread = spread + np.maximum(self.variance - np.einsum("ij,jk,ik->i", near, self.inverse, near), 0)
        return mean, spread + self.missed


def _basis(x, terms) -> np.ndarray:
    """(n, 1 + terms): a constant, z for (i, 1), z squared less its mean for (i, 2), with z from -1 to 1."""
    z = 2 * np.asarray(x) - 1
    return np.column_stack([np.ones(len(z)), *(z[:, i] if power == 1 else z[:, i] ** 2 - 1 / 3 for i, power in terms)])


def _near(a, b, length) -> np.ndarray:
    far = ((a[:, None, :] - b[None, :, :]) ** 2).sum(axis=2)
    return np.exp(-far / (2 * length**2))


def _chosen(x, y) -> list[tuple[int, int]]:
    """Terms by forward steps while an information criterion (one that knows how many terms it chose from) falls."""
    n, d = x.shape
    left, terms, basis = [(i, power) for i in range(d) for power in (1, 2)], [], np.ones((n, 1))
    rest = y - y.mean()
    best = n * np.log(max(float(rest @ rest), 1e-300) / n)
    while left and len(terms) < n // 6:
        columns = _basis(x, left)[:, 1:]
        columns = columns - basis @ np.linalg.lstsq(basis, columns, rcond=None)[0]
        norms = np.sqrt((columns**2).sum(axis=0))
        gains = np.where(norms > 1e-9, (columns.T @ rest) / np.maximum(norms, 1e-9), 0) ** 2
        k = int(np.argmax(gains))
        total = max(float(rest @ rest - gains[k]), 1e-300)
        score = n * np.log(total / n) + (len(terms) + 1) * (np.log(n) + 2 * np.log(2 * d))
        if score >= best:
            break
        best = score
        terms.append(left.pop(k))
        basis = _basis(x, terms)
        rest = y - basis @ np.linalg.lstsq(basis, y, rcond=None)[0]
    return terms


def _fit(x, y, scale: str, terms=None) -> Emulator:
    """Without cross-validation. The process's length and share are those under which the rest is most likely."""
    n = len(y)
    terms = _chosen(x, y) if terms is None else terms
    basis = _basis(x, terms)
    weights = np.linalg.lstsq(basis, y, rcond=None)[0]
    rest = y - basis @ weights
    free = max(n - basis.shape[1], 1)
    total = max(float(rest @ rest) / free, 1e-12)
    active = sorted({i for i, _ in terms})
    points, found = x[:, active], None
    for length in LENGTHS if active else ():
        near = _near(points, points, length)
        for share in SHARES:
            lower = np.linalg.cholesky(total * (share * near + (1 - share) * np.eye(n)))
            likely = -float(np.log(np.diag(lower)).sum()) - 0.5 * float((np.linalg.solve(lower, rest) ** 2).sum())
            if found is None or likely > found[0] + 1e-9:
                found = likely, float(length), float(share)
    length, share = found[1:] if found else (1.0, 0.0)
    variance, nugget = share * total, (1 - share) * total
    inverse = np.linalg.inv(variance * _near(points, points, length) + nugget * np.eye(n)) if variance > 0 else np.zeros((0, 0))
    cover = nugget * np.linalg.inv(basis.T @ basis + 1e-9 * np.eye(basis.shape[1]))
    return Emulator(scale, terms, weights, cover, active, points, length, inverse, inverse @ rest if variance > 0 else rest, variance, nugget)


def fit(x, values, scale: str | None = None) -> Emulator:
    """An emulator of one output: x (n, d) shares of the ranges, values (n,) numbers; `scale`: as `scale_of` finds it."""
    x, values = np.asarray(x, float), np.asarray(values, float)
    scale = scale or scale_of(values)
    y = to(values, scale)
    found = _fit(x, y, scale)
    folds, told = np.arange(len(y)) % FOLDS, np.zeros(len(y))
    for k in range(FOLDS):
        rest = folds != k
        told[~rest] = _fit(x[rest], y[rest], scale).ask(x[~rest])[0]
    spread, wrong = float(((y - y.mean()) ** 2).sum()), float(((y - told) ** 2).sum())
    found.explained = 1 - wrong / spread if spread > 0 else 0.0
    found.missed = max(wrong / len(y) - found.nugget, 0.0)
    return found


def sobol(ask, d: int, n: int = 1024, seed: int = 20_110_701) -> tuple[np.ndarray, np.ndarray]:
    """(first order, total) shares of variance over the unit cube, each (outputs, d); `ask`: (m, d) -> (m, outputs)."""
    from scipy import stats

    found = stats.sobol_indices(func=lambda x: ask(x.T).T, n=n, dists=[stats.uniform()] * d, rng=seed)
    return np.atleast_2d(found.first_order), np.atleast_2d(found.total_order)
