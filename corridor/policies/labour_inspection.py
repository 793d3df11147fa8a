"""Labour inspection: inspectors, where they go, tips, fines, and whether those who complain are safe."""

import datetime

from corridor.policies import BEGIN, Lever, direct

_REFORM = datetime.date(2012, 12, 1)
_MORE = datetime.date(2010, 6, 1)

POLICY = direct(
    "labour_inspection", "Labour inspection",
    "Conditions on farms, in homes and in bars are often below standard, with little control of work and pay; it becomes trafficking when "
    "somebody is deceived or forced and exploited. Permits must therefore be joined with more stringent inspection.",
    "The migration-smuggling-trafficking connection; Temporary work permits", {country: f"inspectorate:{country}" for country in ("mexico", "us")},
    [
        Lever("inspectors", "number", "inspectors", 0, 10_000, {"mexico": 776, "us": ((BEGIN, 750), (_MORE, 1_000))},
              {"mexico": 1_500, "us": 2_000}, {"mexico": "Q114", "us": "Q121; assumption"}, 25_000.0),
        Lever("targeted", "boolean", "", 0, 1, False, True, "Q119"),
        Lever("tip_line", "boolean", "", 0, 1, {"mexico": False, "us": ((BEGIN, False), (_MORE, True))}, True, {"mexico": "Q119", "us": "Q121"}, 500_000.0),
        Lever("sanction_days", "number", "days of wage", 0, 5_000, {"mexico": ((BEGIN, 60), (_REFORM, 250)), "us": 90}, 500,
              {"mexico": "Q117, Q118 (highest); usual fine: assumption", "us": "assumption"}),
        Lever("firewall", "boolean", "", 0, 1, {"mexico": False, "us": False}, True, "Q120"),
    ],
    reaches="employers' choice to underpay or hold; workers' choice to complain",
    first_event="an inspection, or the terms of an employer who expects one",
    kinds=("inspected", "employed"),
    stood="776 federal inspectors in Mexico (Q114), some 173 visits a year to farms (Q115), fines of at most 315 minimum wages, 5,000 from "
          "December 2012 (Q117, Q118). Workers without papers who complain can be returned (Q120). The U.S. added 250 investigators and "
          "tip lines in 2010 (Q121).",
    reform="Argued by the paper: more inspectors who go where tips and past finds point, a tip line, higher fines, and status that is safe "
           "whoever complains.",
)
