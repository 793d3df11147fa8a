"""Refugee status in Mexico and the United States: grounds, officers, days, work while waiting."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_LAW = datetime.date(2011, 1, 28)
_WORK = datetime.date(2012, 11, 9)
_2009 = datetime.date(2009, 1, 1)

POLICY = direct(
    "refugee_protection", "Refugee protection",
    "Mexico's law of 2011 names gender and generalised violence (Cartagena), the latter not applied to Central Americans; "
    "the U.S. counts past persecution and seldom sees trafficked people or those gangs threaten as a social group.",
    "Refugee and complementary protection", {country: f"asylum_office:{country}" for country in ("mexico", "us")},
    [
        Lever("officers", "number", "officers", 0, 2_000, {"mexico": 15, "us": 120}, {"mexico": 60, "us": 240},
              {"mexico": "Q141", "us": "assumption (those for this region)"}, 30_000.0),
        Lever("days_to_decision", "number", "days", 1, 1_500, {"mexico": 63, "us": 120}, {"mexico": 45, "us": 60}, {"mexico": "Q136", "us": "Q146; assumption"}),
        Lever("ground_gender", "boolean", "", 0, 1, {"mexico": ((BEGIN, False), (_LAW, True)), "us": False}, True, {"mexico": "Q130", "us": "assumption"}),
        Lever("ground_past", "boolean", "", 0, 1, {"mexico": False, "us": True}, True, {"mexico": "paper, fn 140", "us": "Q143"}),
        Lever("ground_violence", "boolean", "", 0, 1, False, True, {"mexico": "Q131, Q132", "us": "Q144"}),
        Lever("ground_gangs", "boolean", "", 0, 1, {"mexico": ((BEGIN, False), (_2009, True)), "us": False}, True, {"mexico": "Q133", "us": "paper, fn 170"}),
        Lever("ground_trafficked", "boolean", "", 0, 1, {"mexico": ((BEGIN, False), (_2009, True)), "us": False}, True, {"mexico": "Q134", "us": "Q145"}),
        Lever("work_while_waiting", "boolean", "", 0, 1, {"mexico": ((BEGIN, False), (_WORK, True)), "us": False}, True, {"mexico": "Q139", "us": "Q146"}),
    ],
    reaches="asylum offices; the choice to apply or to sign a return",
    first_event="an application or a decision (a signature not given)",
)
