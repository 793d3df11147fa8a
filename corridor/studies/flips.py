"""Which parameter an effect hangs on, found over the parameter sets, and where its sign would turn."""

from __future__ import annotations

import numpy as np

from corridor.parameters import PARAMETERS

DRAWS = 400  # permutations that say how strong the strongest of many correlations is by chance
TOLD = 0.05  # how seldom chance alone may make one so strong
FEWEST = 5  # sets


def _ranks(values) -> np.ndarray:
    from scipy.stats import rankdata

    return rankdata(values, axis=0)


def _strength(x, y) -> np.ndarray:
    """Correlation of each column of ranks with y."""
    x, y = x - x.mean(axis=0), y - y.mean()
    size = np.sqrt((x**2).sum(axis=0) * (y**2).sum())
    return np.divide(x.T @ y, size, out=np.zeros(x.shape[1]), where=size > 0)


def flip(effects, sets, turning: float = 0.0) -> dict:
    """`parameter`: the one whose value over the sets goes most with the effect; `rank_correlation`; `told`: whether chance seldom makes the
    strongest of so many as strong; `at`: where the line through the sets reaches `turning`; `reverses`: whether that is within the range
    that the sets span (beyond it the line tells nothing); `words`. Publishers' shares are left out: they change nothing that happens."""
    names = [name for name in (sets[0] if sets else {}) if not name.startswith("observation.") and len({one.get(name) for one in sets}) > 2]
    blank = {"parameter": None, "rank_correlation": None, "told": False, "at": None, "reverses": False}
    if len(effects) < FEWEST or not names or len(set(effects)) < 3:
        return blank | {"words": f"Which parameter its sign rests on cannot be told from {len(effects)} sets."}
    x, y = _ranks(np.array([[one[name] for name in names] for one in sets])), _ranks(np.array(effects))
    found = _strength(x, y)
    best = int(np.argmax(np.abs(found)))
    rng = np.random.default_rng(1)
    chance = np.array([np.abs(_strength(x, rng.permutation(y))).max() for _ in range(DRAWS)])
    told = bool((chance >= abs(found[best])).mean() <= TOLD)
    known, r = PARAMETERS[names[best]], float(found[best])
    values = np.array([one[known.name] for one in sets])
    logs = bool((values > 0).all() and known.low > 0)
    slope, start = np.polyfit(np.log(values) if logs else values, effects, 1)
    at = (turning - start) / slope if slope else np.nan
    at = float(np.exp(np.clip(at, -700, 700))) if logs and np.isfinite(at) else float(at)
    reverses = bool(np.isfinite(at) and values.min() <= at <= values.max())
    if not told:
        words = f"No one parameter tells the sets' effects apart ({len(effects)} sets)."
    elif reverses:
        words = (f"Over {len(effects)} sets it goes most with {known.name} (rank correlation {r:+.2f}): on that line its sign turns at "
                 f"{at:.3g} {known.unit} (the sets span {values.min():.3g} to {values.max():.3g}).")
    else:
        words = f"Over {len(effects)} sets it goes most with {known.name} (rank correlation {r:+.2f}), which turns its sign nowhere in what the sets span."
    return {"parameter": known.name, "rank_correlation": r, "told": told, "at": at if reverses else None, "reverses": told and reverses, "words": words}
