"""Removal of gang members to Central America: how many, on suspicion or conviction, told to whom, and what waits."""

import datetime

from corridor.agents.officials import HOMES
from corridor.policies import BEGIN, Lever, Policy, PolicyParameter

_SHIELD = datetime.date(2005, 2, 1)
_PLACES = {"GT": 60, "SV": 60, "HN": 80, "NI": 20}  # assumption: after Q233, Q234
_US = (
    Lever("removals_week", "number", "people/week", 0, 500, ((BEGIN, 20), (_SHIELD, 46)), 46, "Q224, Q228"),
    Lever("convicted_only", "boolean", "", 0, 1, False, True, "Q227"),
    Lever("notice", "boolean", "", 0, 1, False, True, "Q230"),
)


def _parameters():
    for lever in _US:
        rows = lever.status_quo if isinstance(lever.status_quo, tuple) else ((BEGIN, lever.status_quo),)
        yield PolicyParameter(lever.column, lever.type, lever.unit, lever.low, lever.high, rows, lever.reform, lever.source)
    for country in HOMES:
        yield PolicyParameter(f"{country}.reintegration_places", "number", "places", 0, 20_000, ((BEGIN, _PLACES[country]),), 1_000,
                              "Q233, Q234; assumption", None, 1_500.0)
        yield PolicyParameter(f"{country}.education", "boolean", "", 0, 1, ((BEGIN, False),), True, "Q231, Q233")


def hook(values):
    """Values to rules of the removal office and of the places at home."""
    rules = {("Official", lever.column, "gang_removal:us"): float(values[lever.column]) for lever in _US}
    for country in HOMES:
        for column in ("reintegration_places", "education"):
            rules["Official", column, f"reintegration:{country}"] = float(values[f"{country}.{column}"])
    return rules


POLICY = Policy(
    "gang_deportation", "Removal of gang members",
    "Weekly flights bring people suspected of gang membership to countries some left as children; most without a conviction. "
    "The paper sees cells at home grow by it and asks for conviction, notice and places where leaving the gang is possible.",
    "Push and pull factors", {p.name: p for p in _parameters()}, hook, HOMES,
    reaches="cells at home", first_event="a recruit fewer, or a place taken",
)
