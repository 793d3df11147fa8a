"""Reflection and recovery: after a first suspicion no decision for some days, a safe stay and care.

On paper Mexico had up to fifteen working days from June 2011 (Q122) with no trigger written (Q123), in practice rare
(Q124); the status quo holds what offices did: none.
"""

from __future__ import annotations

from corridor.policies import BEGIN, Policy, PolicyParameter

GROUPS = ("mexico", "us")
CARE_PLACES = {"mexico": 40, "us": 100}  # assumption: places in safe care for those identified
SOURCES = {"mexico": "Q122, Q123, Q124", "us": "Q125"}


def _parameters():
    for group in GROUPS:
        source = SOURCES[group]
        yield PolicyParameter(f"{group}.days", "number", "days", 0, 365, ((BEGIN, 0),), 90, source)
        yield PolicyParameter(f"{group}.tied", "boolean", "", 0, 1, ((BEGIN, group == "us"),), False, source)
        yield PolicyParameter(f"{group}.care_places", "number", "places", 0, 100_000, ((BEGIN, CARE_PLACES[group]),),
                              CARE_PLACES[group] * 10, "assumption", None, 12_000.0)


def hook(values):
    """Values by `country.lever` to rules of migration offices."""
    rules = {}
    for group in GROUPS:
        office = f"migration_office:{group}"
        rules["Official", "reflection_days", office] = float(values[f"{group}.days"])
        rules["Official", "reflection_tied", office] = float(values[f"{group}.tied"])
        rules["Official", "care_places", office] = float(values[f"{group}.care_places"])
    return rules


POLICY = Policy("reflection_period", "Reflection and recovery period", "Days of safe stay and care before any decision",
                "Reflection and recovery period", {p.name: p for p in _parameters()}, hook, GROUPS,
                reaches="what follows a first suspicion; when survivors are asked again", first_event="a stay in care instead of an interview")
