"""Information and lawyers before any signature, and a wall between aid and migration control."""

from corridor.policies import Lever, direct

POLICY = direct(
    "legal_assistance_information", "Legal assistance and information",
    "People sign their return before anybody has told them their rights; lawyers' papers take days, and some are returned "
    "before they are complete. The reform: information in the person's language first, lawyers at each centre, a firewall.",
    "Deportation versus safe repatriation", {country: f"migration_office:{country}" for country in ("mexico", "us")},
    [
        Lever("information_staff", "number", "people", 0, 1_000, {"mexico": 5, "us": 15}, {"mexico": 60, "us": 60}, {"mexico": "Q190, Q200", "us": "Q196; assumption"}, 12_000.0),
        Lever("lawyers", "number", "lawyers", 0, 1_000, {"mexico": 10, "us": 25}, {"mexico": 80, "us": 100}, {"mexico": "Q191, Q201", "us": "Q195; assumption"}, 30_000.0),
        Lever("paperwork_days", "number", "days", 0, 60, 3, 1, "Q191"),
        Lever("firewall", "boolean", "", 0, 1, False, True, "Q199; practice: assumption"),
    ],
    reaches="the race of clocks in custody; complaints",
    first_event="information or a lawyer before a signature",
)
