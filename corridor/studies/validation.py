"""Simulated against published figures, one row each, over the shipped ensemble."""

from __future__ import annotations

import csv
import time
from functools import lru_cache
from importlib import resources

import numpy as np

from corridor.studies import ensemble, shapes, targets
from corridor.studies.histories import Life, lived

LEVEL = 0.9  # of the simulated bands: parameters and chance
WIDEST = 3.0  # a simulated band wider than so many published ones is a miss
EACH_WHOLE_AFTER = 4  # lives at the smaller scale before each one at scale 1.0
NEW_SEEDS = 500  # the runs of a validation use none of the fit's seeds


def validate(sets: int, scale: float, store, jobs=None, whole: int = 0, told=None, minutes: float | None = None) -> dict:
    """What `validate --json` prints, over the first `sets` sets (the central one first). `whole`: so many of them are lived at scale 1.0
    too, for the rows of fewer than 1,000 real events. `told(pace)` after each life; `minutes`: judge by the lives that ended until then.
    Raises ValueError when no life at `scale` ended."""
    until = None if minutes is None else time.monotonic() + 60 * minutes
    chosen = ensemble.sets()[:sets]
    lives = [(one, Life.of(one, NEW_SEEDS + i, scale)) for i, one in enumerate(chosen)]
    for i, one in enumerate(chosen[:whole] if scale < 1 else ()):
        lives.insert(min(EACH_WHOLE_AFTER * (i + 1) + i, len(lives)), (one, Life.of(one, NEW_SEEDS + i, 1.0)))
    answers = lived([life for _, life in lives], store, jobs, told, until)
    ended = [(one, life.scale, truth) for (one, life), truth in zip(lives, answers, strict=True) if truth is not None]
    small, big = ([(one, truth) for one, at, truth in ended if (at == scale) == small] for small in (True, False))
    if not small:
        raise ValueError("validate: no life ended, in time or at all; if they failed: corridor query \"select message from failures\"")
    return table(small, big, scale) | {"missing": answers.count(None)}


def why(row: str, reason: str) -> str:
    """Why a row lies outside its band, where that was found out of the side on which it lies; else an empty text."""
    told = [words for side, words in misses().get(row, ()) if not side or reason.startswith(side)]
    return told[0] if reason and told else ""


@lru_cache(maxsize=1)
def misses() -> dict[str, list[tuple[str, str]]]:
    """id -> (the side, below or above, where the words are of one; why a row misses, in words, as far as it was found out), one or both sides."""
    found: dict[str, list[tuple[str, str]]] = {}
    with resources.files("corridor").joinpath("evidence/misses.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["id"], []).append((row["side"], row["reason"]))
    return found


def table(lives, large, scale: float) -> dict:
    """Rows and shares inside. `lives`, `large`: (set, truths) of each life at `scale` and at scale 1.0."""
    rows = []
    for target in targets.load():
        if not target.untied:
            whole = target.scale_one and large
            rows.append(_row(target, large if whole else lives, 1.0 if whole else scale))
    untied = [{"id": target.id, "use": target.use, "reason": target.untied} for target in targets.load() if target.untied]

    def inside(use, resolved_only=False):
        mine = [row for row in rows if row["use"] == use and row["role"] == "outcome" and (row["resolved"] or not resolved_only)]
        lost = 0 if resolved_only else sum(item["use"] == use for item in untied)
        return sum(row["inside"] for row in mine) / max(len(mine) + lost, 1)

    uses = ("calibrate", "validate")
    beside = [truth["beside"] for _, truth in lives if "beside" in truth]
    return {"hidden": _ranges([item["hidden"] for item in beside]), "shapes": _shapes(beside),
            "scale": scale, "sets": len(lives), "sets_at_scale_1": len(large), "level": LEVEL, "rows": rows, "excluded": untied,
            "share_inside": {use: inside(use) for use in uses}, "share_inside_of_resolved": {use: inside(use, True) for use in uses}}


def _ranges(found: list[dict]) -> dict:
    """name -> lowest and highest over the sets; no figure identifies them."""
    return {name: {"low": min(one[name] for one in found), "high": max(one[name] for one in found), "identified": False}
            for name in (found[0] if found else {})}


def _spans(parts) -> dict | None:
    """Mean and band over the lives of equally long lists."""
    parts = np.array([part for part in parts if part is not None], float)
    if not len(parts):
        return None
    low, high = np.quantile(parts, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return {"mean": parts.mean(axis=0).tolist(), "low": low.tolist(), "high": high.tolist()}


def _shapes(beside: list[dict]) -> dict:
    """Distributions, months and places over the lives, beside what is published of them."""
    if not beside:
        return {"distributions": {}, "months": {}, "places": {}}
    distributions = {}
    for name, (edges, evidence) in shapes.DISTRIBUTIONS.items():
        mine = [one["distributions"][name] for one in beside if one["distributions"][name]]
        if mine:
            distributions[name] = {"edges": list(edges), "evidence": evidence, "cases": sum(one["cases"] for one in mine),
                                   "at": list(shapes.QUANTILES), "quantiles": _spans([one["quantiles"] for one in mine]),
                                   "shares": _spans([one["shares"] for one in mine])}
    months = {}
    for sector in shapes.SECTORS:
        if span := _spans([one["months"][sector] for one in beside]):
            real = shapes.published_months(sector)
            months[sector] = {"simulated": span, "published": real, "correlation": float(np.corrcoef(span["mean"], real)[0, 1])}
    places = {}
    for what in beside[0]["places"]:
        names = sorted({name for one in beside for name in one["places"][what]})
        places[what] = {name: float(np.mean([one["places"][what].get(name, 0.0) for one in beside])) for name in names}
    return {"distributions": distributions, "months": months, "places": places}


def predicted(values) -> tuple[float, float]:
    """Student's prediction band for one more life, of numbers that cannot be negative: wide where few lives were lived. Of one life, that life."""
    from scipy.stats import t

    mean, n = float(np.mean(values)), len(values)
    half = float(t.ppf((1 + LEVEL) / 2, n - 1) * np.std(values, ddof=1) * np.sqrt(1 + 1 / n)) if n > 1 else 0.0
    return max(mean - half, min(0.0, mean)), mean + half


def _row(target, lives, scale) -> dict:
    values = [targets.reported(target, truth[target.id], one) for one, truth in lives]
    known = np.array([value for value in values if value is not None])
    cases = sum(truth[target.id][1] for _, truth in lives)
    block = {"mean": None, "low": None, "high": None}
    reason = ""
    if len(known):
        low, high = predicted(known)
        block = {"mean": float(known.mean()), "low": low, "high": high}
    resolved = len(known) == len(values) and not (target.scale_one and scale < 1)
    if target.scale_one and scale < 1:
        reason = "fewer than 1,000 real events: needs scale 1.0"
    elif not resolved:
        reason = "no cases in some runs"
    else:
        off = "below the band" if block["mean"] < target.low else "above the band" if block["mean"] > target.high else ""
        wide = f"simulated band wider than {WIDEST:g} published ones" if block["high"] - block["low"] > WIDEST * (target.high - target.low) else ""
        reason = "; ".join(filter(None, (off, wide)))
    return {"id": target.id, "use": target.use, "role": target.role, "quantity": target.quantity, "unit": target.unit,
            "published": {"value": target.value, "low": target.low, "high": target.high}, "simulated": block, "cases": int(cases),
            "scale": scale, "runs": len(values), "resolved": resolved, "inside": not reason, "reason": reason,
            "why": why(target.id, reason), "interval_score": _score(block, target.value),
            "publisher": target.publisher, "note": target.note}


def _score(block, value) -> float | None:
    """Interval score of the simulated band for the published value, over that value (smaller is better)."""
    if block["mean"] is None or not value:
        return None
    miss = max(block["low"] - value, 0) + max(value - block["high"], 0)
    return float((block["high"] - block["low"] + 2 / (1 - LEVEL) * miss) / abs(value))
