"""Residence on humanitarian grounds, for those without another ground."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_REGLAMENTO = datetime.date(2012, 11, 9)

POLICY = direct(
    "humanitarian_residence", "Residence on humanitarian grounds",
    "Most European countries can give residence where it would be inhuman to ask for return, at wide discretion. U.S. law knows no such "
    "ground. Mexico's does without saying for whom, and has used it only for Haitians after the earthquake. It could save survivors from "
    "reprisals and being trafficked again, above all the traumatised and those who cannot prove a ground of asylum, and free of worry "
    "about the length of a stay they may be readier to help an investigation.",
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
    quiet="Few survivors are identified, and fewer ask for a stay; at small scales weeks pass without one.",
    kinds=("applied",),
    stood="In Mexico's law of 2011, applicable from 9 November 2012 (Q175); only for Haitians, at full discretion (Q176, Q177). None in the "
          "U.S. (Q178): parole and deferred action are no permits to reside.",
    reform="Argued by the paper: Mexico uses it for trafficked people, the U.S. explores it; whatever they can or will testify.",
)
