"""Refugee status in Mexico and the United States: grounds, persecutors, time limits, officers, days, work while waiting."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_LAW = datetime.date(2011, 1, 28)
_WORK = datetime.date(2012, 11, 9)
_2009 = datetime.date(2009, 1, 1)

POLICY = direct(
    "refugee_protection", "Refugee protection",
    "People may need asylum apart from trafficking, or because of it: fear of reprisals, of being trafficked again, or a past so cruel that "
    "return cannot be borne. Mexico names gender as a ground and the Cartagena definition of widespread violence, which it does not apply "
    "to Central Americans; it has recognised all seven trafficked applicants of 2009-2012 as a social group. The U.S. counts past "
    "persecution, has no Cartagena clause, and seldom sees trafficked people or those gangs threaten as a group. Persecutors may be gangs "
    "and rings where the state cannot or will not protect. What is missing above all is that victims are found and told.",
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
        Lever("non_state", "boolean", "", 0, 1, True, True, "paper, fn 152-154"),
        Lever("flight_alternative", "boolean", "", 0, 1, True, {"mexico": False, "us": False}, "assumption (practice of offices: general knowledge, unverified)"),
        Lever("filing_days", "number", "days", 1, 10_000, {"mexico": ((BEGIN, 15), (_LAW, 42)), "us": 365}, 365, {"mexico": "Q135", "us": "Q142"}),
        Lever("work_while_waiting", "boolean", "", 0, 1, {"mexico": ((BEGIN, False), (_WORK, True)), "us": False}, True, {"mexico": "Q139", "us": "Q146"}),
    ],
    reaches="asylum offices; the choice to apply or to sign a return",
    first_event="an application or a decision (a signature not given)",
    kinds=("applied", "sheltered", "refused", "granted", "signed"),
    stood="Mexico's act in force since 28 January 2011: gender and Cartagena as grounds (Q129-Q131), the latter not applied to Central "
          "Americans (Q132); those gangs threaten and trafficked people as social groups since 2009 (Q133, Q134); officers ask, as in the U.S., "
          "whether one could have lived elsewhere at home; thirty working days to "
          "file, forty-five to decide (Q135, Q136); some fifteen officers who decide (Q141, a guess). U.S.: a year to file (Q142), a work "
          "permit after 180 days (Q146).",
    reform="Argued by the paper: all grounds in both countries, more officers, work while waiting.",
    law="Past persecution counts in the U.S. (Q143) beside a well-founded fear; in Mexico fear alone.",
    beyond="Weekly signatures (Q138) and appeals (Q137) are within the days to a decision.",
)
