"""Prosecution: prosecutors, police units, protection of witnesses, sentences, non-punishment."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_2008, _2012 = datetime.date(2008, 1, 31), datetime.date(2012, 6, 15)

POLICY = direct(
    "prosecution", "Prosecution",
    "States and organisations have put most of their effort into this P. Trafficking pays well and is seldom punished: victims fear "
    "reprisals against themselves and their families and do not speak. Stay and protection bring witnesses; captives forced to guard or "
    "recruit others are victims too.",
    "Anti-trafficking strategies and policy approaches; Temporary protection during criminal trial",
    {country: f"prosecution:{country}" for country in ("mexico", "us")},
    [
        Lever("prosecutors", "number", "prosecutors", 0, 2_000, {"mexico": ((BEGIN, 5), (_2008, 15)), "us": 40}, {"mexico": 60, "us": 80},
              {"mexico": "Q244, Q245; assumption", "us": "Q253; assumption"}, 60_000.0),
        Lever("police_units", "number", "units", 0, 500, 0, {"mexico": 12, "us": 0}, "Q252, Q254; assumption", 400_000.0, only=("mexico",)),
        Lever("witness_places", "number", "places", 0, 5_000, {"mexico": 10, "us": 60}, {"mexico": 300, "us": 300}, "assumption", 12_000.0),
        Lever("sentence_years", "number", "years", 0, 40, {"mexico": ((BEGIN, 6), (_2008, 8), (_2012, 12)), "us": 9}, {"mexico": 15, "us": 9},
              {"mexico": "Q247, Q248, Q249", "us": "assumption"}),
        Lever("non_punishment", "boolean", "", 0, 1, False, True, "Q255"),
    ],
    reaches="cases, rescues, reprisals, what captors and rings risk",
    first_event="a case opened, a house found, or a raid not dared",
    kinds=("rescued", "released", "ransom_paid", "case_opened", "reprisal", "disclosed", "abducted", "extorted", "complained", "handed_over"),
    stood="A federal prosecutor's office since 31 January 2008 (Q244); trafficking a federal offence since November 2007, act and purpose "
          "alone from 15 June 2012 (Q246-Q249). 1,331 kidnapped migrants freed in eleven months of 2013-14 (Q252); 76 convictions in 2013 "
          "(Q251). U.S.: 337 federal investigations in FY2011 (Q253).",
    reform="Argued in part: units that search for captives, prosecutors, protection that reaches families, no punishment for what victims were "
           "forced to do. Longer sentences are debated.",
    law="The paper's 'new law soon to enter into force' is the general act of 14 June 2012, which names no means for the basic offence (Q248).",
    beyond="Rescues follow from units, attention and tips; they are not set.",
)
