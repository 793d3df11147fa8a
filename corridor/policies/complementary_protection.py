"""Complementary protection: what those get who are no refugees but would be in danger of life or torture at home."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_LAW = datetime.date(2011, 1, 28)

POLICY = direct(
    "complementary_protection", "Complementary protection",
    "Nobody may be returned to torture or cruel treatment. Mexico gives refugees and those so protected the same permanent residence; in "
    "the U.S. protection under the Convention against Torture keeps a person only from being sent there: no right to stay, work or find "
    "housing, which hinders recovery.",
    "Refugee and complementary protection", {country: f"asylum_office:{country}" for country in ("mexico", "us")},
    [
        Lever("complementary", "boolean", "", 0, 1, {"mexico": ((BEGIN, False), (_LAW, True)), "us": True}, True, {"mexico": "Q148", "us": "Q152"}),
        Lever("residence", "boolean", "", 0, 1, {"mexico": True, "us": False}, True, {"mexico": "Q149", "us": "Q153"}),
        Lever("work", "boolean", "", 0, 1, {"mexico": True, "us": True}, True, {"mexico": "Q149", "us": "Q154"}),
    ],
    reaches="status after a refusal of asylum",
    first_event="a status",
    kinds=("granted",),
    quiet="Few are refused asylum with a danger of this kind (26 grants in Mexico in 2011); at small scales months pass without one.",
    stood="Mexico: since 28 January 2011, with permanent residence and work (Q148, Q149); 26 people in 2011 (Q150). U.S.: no residence "
          "(Q152, Q153).",
    reform="Argued by the paper: residence with it in the U.S. too.",
    law="The paper says that it brings no right to work in the U.S.; the regulations give a permit on request (Q154).",
)
