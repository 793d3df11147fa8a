"""Controls that look for victims: staff at posts who look for signs of trafficking; who is no suspect goes on."""

from corridor.policies import Lever, direct

COUNTRIES = ("mexico", "us")

POLICY = direct(
    "detection_focused_control", "Controls focused on detection",
    "Border control as a chance to find trafficked people rather than to return everybody: staff whose task is detection, "
    "and a rule that those met who are not suspects are not removed.",
    "Border control", {country: f"migration_office:{country}" for country in COUNTRIES},
    [
        Lever("detection_staff", "number", "officers", 0, 5_000, 0, {"mexico": 600, "us": 600}, "Q071", 15_000.0),
        Lever("no_removal", "boolean", "", 0, 1, False, True, "Q072"),
    ],
    reaches="the question officials ask at checks and crossings; who is detained",
    first_event="a question asked, or a suspicion noted, at a check",
)
