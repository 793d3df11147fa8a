"""Rights in custody: how soon a person is heard, how long custody may last, who may visit, what else there is."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_LAW = datetime.date(2011, 5, 26)

POLICY = direct(
    "rights_in_detention", "Rights in detention",
    "Within thirty-six hours a person is brought before the authority that identifies and informs; within fifteen working days the "
    "situation should be resolved: return, regular stay or asylum. That should give the time and the means to find victims. In practice "
    "people are returned very quickly, Central Americans above all, and the clocks run out before rights can be used.",
    "Deportation versus safe repatriation", {country: f"migration_office:{country}" for country in ("mexico", "us")},
    [
        Lever("presentation_hours", "number", "hours", 1, 240, {"mexico": ((BEGIN, 72), (_LAW, 36)), "us": 48}, 36, {"mexico": "Q203", "us": "assumption"}),
        Lever("limit_days", "number", "working days", 1, 365, {"mexico": ((BEGIN, 64), (_LAW, 15)), "us": 129}, {"mexico": 15, "us": 129}, {"mexico": "Q204, Q206", "us": "assumption (180 days)"}),
        Lever("extended_days", "number", "working days", 1, 365, {"mexico": ((BEGIN, 64), (_LAW, 60)), "us": 129}, {"mexico": 60, "us": 129}, {"mexico": "Q205", "us": "assumption"}),
        Lever("unhcr_visits_week", "number", "visits/week", 0, 7, {"mexico": 0.5, "us": 0.2}, 3, "Q194, Q214; assumption", 60_000.0),
        Lever("alternatives", "number", "places", 0, 20_000, {"mexico": 0, "us": 0}, {"mexico": 400, "us": 600}, "Q212", 2_500.0),
        Lever("victims_outside", "boolean", "", 0, 1, False, True, "Q210: a rule since June 2011, the opposite reported", only=("mexico",)),
        Lever("consent_form", "boolean", "", 0, 1, False, True, "Q209"),
    ],
    reaches="the clocks of detention",
    first_event="the length of a clock",
    kinds=("informed", "screened", "released", "applied", "signed"),
    stood="From 26 May 2011: thirty-six hours (Q203), fifteen working days (Q204), up to sixty where identity, papers or transit lack, no "
          "limit during an appeal (Q205); before, ninety days (Q206). Visits by INM's leave, a right from November 2012 (Q214). Return at the "
          "person's express request on paper (Q209). Alternatives rare (Q212).",
    reform="Argued by the paper: time and means kept for rights: visits, consent after the rights were read, places outside custody.",
    law="The text of 2011 gives the fifteen working days to those in a regular situation; INM applied them to all, and the law only from "
        "2018 (Q204). Whether articles 68 and 111 waited for the regulations of November 2012 was not read: their day here is May 2011, "
        "and a scenario may set another.",
    beyond="Custody without limit during an appeal: whoever has a claim waits under the extended limit, then outside. Identity, papers or transit that "
           "lack extend nothing: only a claim does. Victims outside custody in the U.S.: the visa for which they wait there is Mexico's.",
)
