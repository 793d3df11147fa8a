"""The way home: deportation, a signature without care, or an assisted safe return."""

from corridor.policies import Lever, direct

POLICY = direct(
    "repatriation", "Deportation or safe repatriation",
    "Return must look to the person's safety, come without undue delay and preferably by own will, with health care, housing, schooling and "
    "work on arrival so that nobody is trafficked again. Of 167 victims interviewed, 52 were returned at once without protection, most of "
    "them minors; some were deported, with a ban on coming back. A regional scheme of return and reintegration is missing.",
    "Deportation versus safe repatriation", {country: f"migration_office:{country}" for country in ("mexico", "us")},
    [
        Lever("assisted_places", "integer", "people/year", 0, 500_000, {"mexico": 150, "us": 50}, {"mexico": 20_000, "us": 5_000}, "Q218, Q220"),
        Lever("reintegration_usd", "number", "USD", 0, 10_000, {"mexico": 200, "us": 200}, 1_000, "Q220; assumption"),
        Lever("debt_relief_usd", "number", "USD", 0, 10_000, 0, 1_500, "assumption"),
        Lever("follow_up_months", "number", "months", 0, 36, 0, 12, "assumption"),
        Lever("bus_days", "number", "days", 0.2, 90, {"mexico": 6, "us": 20}, {"mexico": 6, "us": 20}, {"mexico": "Q207, Q221", "us": "Q049; assumption"}),
        Lever("ban_years", "number", "years", 0, 20, 2, 0, "Q222; assumption", only=("mexico",)),
    ],
    reaches="return and re-attempt; creditors and cells at home",
    first_event="a return's kind or day",
    kinds=("repatriated", "deported"),
    stood="Two forms in Mexico's law since 2011 (Q217): assisted return at one's request, deportation with a ban (Q222); in practice a third, "
          "a return signed without care. Nearly no Central Americans had assisted returns by IOM (Q218); 54 trafficked people helped in "
          "2005-2008 (Q220). Days, for Guatemalans hours, until the bus (Q207, Q221).",
    reform="Argued by the paper: assisted returns with escort and care, a start at home, debts taken over, somebody who keeps in touch; no "
           "ban. Speed is another lever (bus_days; scenario fast_deportation).",
    law="Mexico's ban is set case by case; its years were not found (Q222). The U.S. bars stand in us_removal_practice.",
    beyond="Escort and care come with each assisted place and are paid for each return (costs.assisted_usd).",
)
