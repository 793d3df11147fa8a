"""Residence on humanitarian grounds, for those without another ground."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_REGLAMENTO = datetime.date(2012, 11, 9)

POLICY = direct(
    "humanitarian_residence", "Residence on humanitarian grounds",
    "In Mexico's law since 2011, but used only for Haitians after the earthquake; in the United States no such ground. The "
    "reform gives it to survivors of trafficking and grave violence whatever they can or will testify.",
    "Residence permits on humanitarian grounds", {country: f"humanitarian_office:{country}" for country in ("mexico", "us")},
    [
        Lever("applied", "boolean", "", 0, 1, False, True, {"mexico": "Q175, Q176", "us": "Q178"}),
        Lever("discretion", "number", "share", 0, 1, {"mexico": 1.0, "us": 1.0}, 0.1, {"mexico": "Q177", "us": "Q178"}),
        Lever("stay_days", "number", "days", 0, 3_650, 365, 1_461, "Q180; assumption"),
        Lever("work", "boolean", "", 0, 1, {"mexico": ((BEGIN, False), (_REGLAMENTO, True)), "us": False}, True, "Q163; assumption"),
        Lever("quota_per_year", "integer", "stays a year", 0, 1_000_000, 5_000, 10_000, "Q180; assumption"),
    ],
    reaches="survivors without asylum or trial stay",
    first_event="a permit",
)
