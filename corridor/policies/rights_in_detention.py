"""Rights in custody: how soon a person is heard, how long custody may last, who may visit, what else there is."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_LAW = datetime.date(2011, 5, 26)

POLICY = direct(
    "rights_in_detention", "Rights in detention",
    "Thirty-six hours until presentation and fifteen working days of custody since May 2011 (up to sixty where papers lack, "
    "none during an appeal); visits by UNHCR and NGOs by leave; returns on a signature. The reform keeps the clocks long "
    "enough to be told, advised and visited, and frees those whose case is open.",
    "Deportation versus safe repatriation", {country: f"migration_office:{country}" for country in ("mexico", "us")},
    [
        Lever("presentation_hours", "number", "hours", 1, 240, {"mexico": ((BEGIN, 72), (_LAW, 36)), "us": 48}, 36, {"mexico": "Q203", "us": "assumption"}),
        Lever("limit_days", "number", "working days", 1, 365, {"mexico": ((BEGIN, 64), (_LAW, 15)), "us": 129}, {"mexico": 15, "us": 129}, {"mexico": "Q204, Q206", "us": "assumption (180 days)"}),
        Lever("extended_days", "number", "working days", 1, 365, {"mexico": ((BEGIN, 64), (_LAW, 60)), "us": 129}, {"mexico": 60, "us": 129}, {"mexico": "Q205", "us": "assumption"}),
        Lever("unhcr_visits_week", "number", "visits/week", 0, 7, {"mexico": 0.5, "us": 0.2}, 3, "Q194, Q214; assumption", 60_000.0),
        Lever("alternatives", "number", "places", 0, 20_000, {"mexico": 0, "us": 0}, {"mexico": 400, "us": 600}, "Q212", 2_500.0),
        Lever("consent_form", "boolean", "", 0, 1, False, True, "Q209"),
    ],
    reaches="the clocks of detention",
    first_event="the length of a clock",
)
