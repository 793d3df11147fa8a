"""Simulated against published figures, one row each, over the shipped ensemble."""

from __future__ import annotations

import numpy as np

from corridor.studies import ensemble, targets
from corridor.studies.calibration import lived

LEVEL = 0.9  # of the simulated bands: parameters and chance
WIDEST = 3.0  # a simulated band wider than so many published ones is a miss
NEW_SEEDS = 500  # the runs of a validation use none of the fit's seeds


def validate(sets: int, scale: float, jobs: int, done=None) -> dict:
    """What `validate --json` prints, with shares inside by use, over the first `sets` sets (the central one first)."""
    chosen = ensemble.sets()[:sets]
    truths = lived([(one, NEW_SEEDS + i, scale) for i, one in enumerate(chosen)], jobs, done)
    return table(truths, chosen, scale)


def table(truths: list[dict], sets: list[dict], scale: float) -> dict:
    """Rows and shares inside from runs' truths."""
    rows = [_row(target, truths, sets, scale) for target in targets.load() if not target.untied]
    untied = [{"id": target.id, "use": target.use, "reason": target.untied} for target in targets.load() if target.untied]

    def inside(use, resolved_only=False):
        mine = [row for row in rows if row["use"] == use and row["role"] == "outcome" and (row["resolved"] or not resolved_only)]
        lost = 0 if resolved_only else sum(item["use"] == use for item in untied)
        return sum(row["inside"] for row in mine) / (len(mine) + lost)

    uses = ("calibrate", "validate")
    beside = [truth["beside"] for truth in truths if "beside" in truth]
    return {"hidden": _ranges([item["hidden"] for item in beside]), "distributions": beside[0]["distributions"] if beside else {},
            "scale": scale, "sets": len(sets), "level": LEVEL, "rows": rows, "excluded": untied,
            "share_inside": {use: inside(use) for use in uses}, "share_inside_of_resolved": {use: inside(use, True) for use in uses}}


def _ranges(found: list[dict]) -> dict:
    """name -> lowest and highest over the sets; no figure identifies them."""
    return {name: {"low": min(one[name] for one in found), "high": max(one[name] for one in found), "identified": False}
            for name in (found[0] if found else {})}


def _row(target, truths, sets, scale) -> dict:
    shares = [{name: value for name, value in one.items() if name.startswith("observation.")} for one in sets]
    values = [targets.reported(target, truth[target.id][0], share) for truth, share in zip(truths, shares, strict=True)]
    known = np.array([value for value in values if value is not None])
    cases = sum(truth[target.id][1] for truth in truths)
    block = {"mean": None, "low": None, "high": None}
    reason = ""
    if len(known):
        low, high = np.quantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
        block = {"mean": float(known.mean()), "low": float(low), "high": float(high)}
    resolved = len(known) == len(values) and not (target.scale_one and scale < 1)
    if target.scale_one and scale < 1:
        reason = "fewer than 1,000 real events: needs scale 1.0"
    elif not resolved:
        reason = "no cases in some runs"
    elif block["high"] - block["low"] > WIDEST * (target.high - target.low):
        reason = f"simulated band wider than {WIDEST:g} published ones"
    elif not target.low <= block["mean"] <= target.high:
        reason = "below the band" if block["mean"] < target.low else "above the band"
    return {"id": target.id, "use": target.use, "role": target.role, "quantity": target.quantity, "unit": target.unit,
            "published": {"value": target.value, "low": target.low, "high": target.high}, "simulated": block, "cases": int(cases),
            "resolved": resolved, "inside": not reason, "reason": reason, "interval_score": _score(block, target.value), "publisher": target.publisher,
            "note": target.note}


def _score(block, value) -> float | None:
    """Interval score of the simulated band for the published value, over that value (smaller is better)."""
    if block["mean"] is None or not value:
        return None
    miss = max(block["low"] - value, 0) + max(value - block["high"], 0)
    return float((block["high"] - block["low"] + 2 / (1 - LEVEL) * miss) / abs(value))
