"""Contrasts between arms: harm against arrivals against cost, and whether a package is more than its parts."""

from __future__ import annotations

from corridor.studies.comparison import band, summary


def tradeoffs(rows, experiment) -> list[dict]:
    """One row for each arm with a reference: change of harm, arrivals and public cost (blocks with bands, or None where an
    indicator is not defined), harm avoided per million dollars, and `beaten_by`: an arm with less harm, no fewer arrivals
    and no more cost, if there is one."""
    roles = {role: experiment.analysis[role] for role in ("harm", "arrivals", "cost")}
    found = []
    for row in rows:
        if not row.differences:
            continue
        blocks = {role: row.differences.get(name) for role, name in roles.items()}
        found.append({"arm": row.arm, "title": row.title, **{role: _core(block) for role, block in blocks.items()},
                      "harm_avoided_per_million_usd": _per_million(blocks), "beaten_by": None})
    for one in found:
        better = [other for other in found if other is not one and _beats(other, one)]
        one["beaten_by"] = better[0]["title"] if better else None
    return found


def _core(block) -> dict | None:
    if block is None or block["mean"] is None:
        return None
    return {key: block[key] for key in ("mean", "low", "high", "placebo", "unit")}


def _per_million(blocks) -> float | None:
    harm, cost = _core(blocks["harm"]), _core(blocks["cost"])
    if harm is None or cost is None or cost["mean"] <= 0:
        return None
    return -harm["mean"] / (cost["mean"] / 1e6)


def _beats(other, one) -> bool:
    if other["harm"] is None or one["harm"] is None or not other["harm"]["mean"] < one["harm"]["mean"]:
        return False
    arrivals = (other["arrivals"], one["arrivals"])
    if None not in arrivals and arrivals[0]["mean"] < arrivals[1]["mean"]:
        return False
    costs = (other["cost"], one["cost"])
    return None in costs or costs[0]["mean"] <= costs[1]["mean"]


def interactions(reading) -> list[dict]:
    """For each outcome of a grid of two or more factors: what the package (every factor at its last value) changes against
    nothing (every factor at its first), the sum of what its parts change alone, the gap between the two, and what is lost
    when one part is left out; paired by seed, with bands. A gap below zero for a harm: the package is more than its parts.
    """
    made = reading.experiment
    if made.kind != "grid" or len(made.factors) < 2 or not made.paired:
        return []
    names = [factor.name for factor in made.factors]
    first = {factor.name: factor.values[0] for factor in made.factors}
    last = {factor.name: factor.values[-1] for factor in made.factors}
    found = []
    for scenario in [item.name for item in made.scenarios if item.name in made.apply_to]:
        at = {arm.point: arm.number for arm in made.arms if arm.scenario == scenario}
        corner = {"nothing": first, "package": last}
        corner |= {("alone", name): first | {name: last[name]} for name in names}
        corner |= {("without", name): last | {name: first[name]} for name in names}
        arms = {key: at[made.points.index(point)] for key, point in corner.items()}
        seeds = reading.seeds(*arms.values())
        for outcome in made.analysis["outcomes"]:
            if seeds and (block := _interaction(reading, arms, names, outcome, seeds)) is not None:
                found.append({"scenario": scenario, "outcome": outcome, "seeds": len(seeds)} | block)
    return found


def _interaction(reading, arms, names, outcome, seeds) -> dict | None:
    how = reading.experiment.analysis["bands"]
    if summary([reading.items(arms["nothing"], seed)[outcome] for seed in seeds])["mean"] is None:
        return None  # too few cases stand behind it in the reference
    column = {key: reading.column(arm, outcome, seeds) for key, arm in arms.items()}
    if any(value is None for values in column.values() for value in values):
        return None

    def minus(a, b):
        return [x - y for x, y in zip(column[a], column[b], strict=True)]

    package = minus("package", "nothing")
    alone = {name: minus(("alone", name), "nothing") for name in names}
    parts = [sum(values) for values in zip(*alone.values(), strict=True)]
    gap = [a - b for a, b in zip(package, parts, strict=True)]
    return {"unit": reading.items(arms["nothing"], seeds[0])[outcome]["unit"], "package": band(package, how),
            "sum_of_parts": band(parts, how), "gap": band(gap, how),
            "alone": {name: band(values, how) for name, values in alone.items()},
            "lost_without": {name: band(minus("package", ("without", name)), how) for name in names}}


