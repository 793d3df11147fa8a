"""Which assumptions a policy's effect hangs on: agreement over parameter sets, and a small tree over those where it fails."""

from __future__ import annotations

import numpy as np

from corridor.studies.comparison import FEWEST_CASES

FINDING = 0.9  # share of parameter sets that must agree for a sign to be stated as a finding
FEWEST_SETS = 16  # below which no tree is grown
DEPTH, LEAVES = 2, 4


def _effects(rows, reading, scenario: str, outcome: str):
    """(points, effects): mean paired difference of each parameter set; empty when too few cases stand behind all of them."""
    cases, points, effects = 0, [], []
    for row in rows:
        block = row.differences.get(outcome) if row.scenario == scenario and row.point is not None else None
        if block is None or any(value is None for value in block["by_seed"]):
            continue
        reference = next(arm.number for arm in reading.experiment.arms if arm.name == row.reference)
        cases += sum(reading.items(reference, seed)[outcome].get("cases") or FEWEST_CASES for seed in row.seeds)
        points.append(row.point)
        effects.append(float(np.mean(block["by_seed"])))
    return (points, np.array(effects)) if cases >= FEWEST_CASES else ([], np.array([]))


def _others(reading) -> list[str]:
    made = reading.experiment
    return [item.name for item in made.scenarios[1:] if item.name in made.apply_to]


def agreement(rows, reading) -> list[dict]:
    """For each scenario and outcome: over how many parameter sets, the middle 90 % of the effect, the share with the
    commoner sign, and whether that is enough (FINDING) to state the sign."""
    found = []
    for scenario in _others(reading):
        for outcome in reading.experiment.analysis["outcomes"]:
            points, effects = _effects(rows, reading, scenario, outcome)
            if not points:
                continue
            less, more = float(np.mean(effects < 0)), float(np.mean(effects > 0))
            low, high = np.percentile(effects, (5, 95))
            unit = next(row.differences[outcome]["unit"] for row in rows if outcome in row.differences)
            found.append({"scenario": scenario, "outcome": outcome, "sets": len(points), "mean": float(effects.mean()),
                          "low": float(low), "high": float(high), "sign": "less" if less >= more else "more",
                          "agreement": max(less, more), "finding": max(less, more) >= FINDING, "unit": unit})
    return found


def numbers_of(made, points):
    """(sets, factors) the settings as numbers; listed values that are no numbers by their place in the list."""
    def number(factor, value):
        return float(value) if isinstance(value, (int, float)) else float(factor.values.index(value))
    return np.array([[number(f, made.points[p][f.name]) for f in made.factors] for p in points])


def where_it_fails(rows, reading) -> dict | None:
    """A small tree over the parameter sets, grown on the effect on harm: `leaves` in words with the mean effect and the
    share of sets where the policy fails (harm changes the wrong way: `fails_when`), `explained`: the share of the effect's
    variance the tree predicts for sets it has not seen (none below zero: no assumption tells success from failure).
    None for too few sets."""
    made = reading.experiment
    outcome, wrong = made.analysis["harm"], 1.0 if made.analysis["fails_when"] == "more" else -1.0
    for scenario in _others(reading):
        points, effects = _effects(rows, reading, scenario, outcome)
        if len(points) < FEWEST_SETS:
            continue
        return {"scenario": scenario, "outcome": outcome, "sets": len(points),
                "fails": float(np.mean(wrong * effects > 0))} | _grown(made, points, effects, wrong)
    return None


def _grown(made, points, effects, wrong) -> dict:
    from sklearn.model_selection import cross_val_predict
    from sklearn.tree import DecisionTreeRegressor

    x = numbers_of(made, points)
    tree = DecisionTreeRegressor(max_depth=DEPTH, max_leaf_nodes=LEAVES, min_samples_leaf=max(4, len(points) // 8), random_state=1)
    unseen = cross_val_predict(tree, x, effects, cv=min(8, len(points)))
    spread = float(((effects - effects.mean()) ** 2).sum())
    explained = 1 - float(((effects - unseen) ** 2).sum()) / spread if spread > 0 else 0.0
    tree.fit(x, effects)
    names = [factor.name for factor in made.factors]
    leaves = []
    for leaf, conditions in _paths(tree.tree_, names):
        inside = tree.apply(x) == leaf
        leaves.append({"when": conditions, "sets": int(inside.sum()), "mean": float(effects[inside].mean()),
                       "fails": float(np.mean(wrong * effects[inside] > 0))})
    leaves.sort(key=lambda leaf: -leaf["fails"])
    return {"explained": explained, "leaves": leaves}


def _paths(tree, names, node=0, conditions=()):
    """(leaf, conditions) for every leaf; a condition is (setting, "<=" or ">", value)."""
    if tree.children_left[node] == -1:
        yield node, [list(item) for item in conditions]
        return
    name, at = names[tree.feature[node]], float(tree.threshold[node])
    yield from _paths(tree, names, tree.children_left[node], (*conditions, (name, "<=", at)))
    yield from _paths(tree, names, tree.children_right[node], (*conditions, (name, ">", at)))
