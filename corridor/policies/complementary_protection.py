"""Complementary protection: what those get who are no refugees but would be in danger of life or torture at home."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_LAW = datetime.date(2011, 1, 28)

POLICY = direct(
    "complementary_protection", "Complementary protection",
    "In Mexico residence and work since 2011; in the United States only that a person is not sent to that country (a permit "
    "to work can be asked for, which the paper does not mention). The reform gives residence and work in both.",
    "Refugee and complementary protection", {country: f"asylum_office:{country}" for country in ("mexico", "us")},
    [
        Lever("complementary", "boolean", "", 0, 1, {"mexico": ((BEGIN, False), (_LAW, True)), "us": True}, True, {"mexico": "Q148", "us": "Q152"}),
        Lever("residence", "boolean", "", 0, 1, {"mexico": True, "us": False}, True, {"mexico": "Q149", "us": "Q153"}),
        Lever("work", "boolean", "", 0, 1, {"mexico": True, "us": True}, True, {"mexico": "Q149", "us": "Q154"}),
    ],
    reaches="status after a refusal of asylum",
    first_event="a status",
    quiet="Few are refused asylum with a danger of this kind; at small scales months pass without one."
)
