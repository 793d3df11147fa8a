"""Against smuggling: investigators, sentences, fines, and whom they aim at."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_LAW = datetime.date(2011, 5, 26)

POLICY = direct(
    "anti_smuggling", "Action against smuggling",
    "Investigators who look for rings, the sentence and fine on conviction, and whether they go after guides or organisers. "
    "The paper warns that risk raises fees and debts, and with them the dependence of clients.",
    "Mixed migration flows", {country: f"smuggling_unit:{country}" for country in ("mexico", "us")},
    [
        Lever("investigators", "number", "investigators", 0, 5_000, {"mexico": 60, "us": 150}, {"mexico": 240, "us": 450},
              "assumption (numbers not found)", 40_000.0),
        Lever("sentence_years", "number", "years", 0, 20, {"mexico": ((BEGIN, 4), (_LAW, 5)), "us": 1.5}, {"mexico": 8, "us": 3},
              {"mexico": "Q076, Q079 (law); served: assumption", "us": "Q084"}),
        Lever("fine_usd", "number", "USD", 0, 200_000, {"mexico": ((BEGIN, 5_000), (_LAW, 25_000)), "us": 5_000}, {"mexico": 25_000, "us": 20_000},
              {"mexico": "Q077, Q079; assumption", "us": "assumption"}),
        Lever("organisers", "boolean", "", 0, 1, False, True, "assumption"),
    ],
    reaches="smugglers' risk, entry and exit, fees",
    first_event="an arrest or a fee",
)
