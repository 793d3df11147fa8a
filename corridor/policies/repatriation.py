"""The way home: deportation, a signature without care, or an assisted safe return."""

from corridor.policies import Lever, direct

POLICY = direct(
    "repatriation", "Deportation or safe repatriation",
    "Two forms in Mexico's law and three in practice: deportation, a signed return without care, and assisted safe return "
    "with care, escort, a start at home, relief of debts and follow-up. Speed is another matter than form.",
    "Deportation versus safe repatriation", {country: f"migration_office:{country}" for country in ("mexico", "us")},
    [
        Lever("assisted_places", "integer", "people/year", 0, 500_000, {"mexico": 150, "us": 50}, {"mexico": 20_000, "us": 5_000}, "Q218, Q220"),
        Lever("reintegration_usd", "number", "USD", 0, 10_000, {"mexico": 200, "us": 200}, 1_000, "Q220; assumption"),
        Lever("debt_relief_usd", "number", "USD", 0, 10_000, 0, 1_500, "assumption"),
        Lever("follow_up_months", "number", "months", 0, 36, 0, 12, "assumption"),
        Lever("bus_days", "number", "days", 0.2, 90, {"mexico": 6, "us": 20}, {"mexico": 6, "us": 20}, {"mexico": "Q207, Q221", "us": "Q049; assumption"}),
    ],
    reaches="return and re-attempt; creditors and cells at home",
    first_event="a return's kind or day",
)
