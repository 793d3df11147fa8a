"""Against smuggling: investigators, sentences, fines, and whom they aim at."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_LAW = datetime.date(2011, 5, 26)

POLICY = direct(
    "anti_smuggling", "Action against smuggling",
    "Smuggling begins with consent and should end on arrival, yet the line to trafficking is thin: clients are sold, held, or made to "
    "work off the fee, and rings of both kinds are often the same. Dangers and controls push people to smugglers. That risk raises fees "
    "and debts, and with them dependence, is for the model to show.",
    "Trafficking and smuggling; The migration-smuggling-trafficking connection", {country: f"smuggling_unit:{country}" for country in ("mexico", "us")},
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
    kinds=("arrested", "hired"),
    stood="Mexico: six to twelve years, from 26 May 2011 eight to sixteen (Q076-Q080); irregular entry itself is no crime since July 2008 "
          "(Q082). U.S.: at least three years for bringing people in for gain, served far less (Q083, Q084).",
    reform="Debated: more investigators, longer sentences; aimed at organisers instead of guides.",
)
