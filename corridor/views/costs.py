"""What policies cost the public, and what a dollar buys."""

from __future__ import annotations

from corridor.policies import cost, load_all

SMALL_USD = 1_000.0


def per_million(differences: dict, harm: str, cost_name: str = "public_cost_usd") -> dict | None:
    """Fewer people harmed for each million dollars of added public cost, with the harm's band; None when added cost cannot be
    told from zero or the harm is not defined."""
    money, block = differences.get(cost_name), differences.get(harm)
    if not money or not block or money["mean"] is None or block["mean"] is None:
        return None
    floor = money["low"] if money["low"] is not None else money["mean"]
    if floor <= 0:
        return None
    millions = money["mean"] / 1e6
    ends = (None, None) if block["low"] is None else (-block["high"] / millions, -block["low"] / millions)
    return {"mean": -block["mean"] / millions, "low": ends[0], "high": ends[1], "unit": block.get("unit", "people")}


def standing(scenario, reference, days: int) -> list[tuple[str, float]]:
    """(policy, USD over the period that stand ready for it beyond the reference), largest first."""
    mine, base = (cost(one.policies, one.start, days) for one in (scenario, reference))
    found = [(name, mine[name] - base[name]) for name in mine if abs(mine[name] - base[name]) >= SMALL_USD]
    return sorted(found, key=lambda row: -abs(row[1]))


def unit_costs(scenario, reference) -> list[tuple[str, str, float, str]]:
    """(policy, lever, USD a year for one, source) of the levers that a scenario changes and that cost something."""
    found = []
    for name, policy in load_all().items():
        if scenario.policies.get(name, []) == reference.policies.get(name, []):
            continue
        keys = {key for row in scenario.policies.get(name, []) for key in row} - {"from", "until"}
        found += [(name, key, lever.cost_usd_year, lever.cost_source) for key, lever in policy.parameters.items() if key in keys and lever.cost_usd_year]
    return found
