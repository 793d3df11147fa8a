"""Checks on Mexico's roads: officers, hours and roaming patrols by region."""

from corridor.policies import Lever, direct

# assumption: of about 2,725 operational agents (Q051) those at checks, by region; half of them where people enter
STAFF = {"southeast": 620, "centre": 210, "north": 420}

POLICY = direct(
    "mexico_checkpoints", "Checkpoints in Mexico",
    "Officers at posts on the roads north, the hours posts are manned, and patrols that roam the trails round them. The "
    "paper holds that controls without protection push people onto trains, trails and into smugglers' hands.",
    "Border control", {region: f"checkpoints:{region}" for region in STAFF},
    [
        Lever("staff", "number", "officers", 0, 20_000, STAFF, {k: v * 2 for k, v in STAFF.items()}, "Q050, Q051; assumption", 14_000.0, "Q267"),
        Lever("hours_day", "number", "hours/day", 0, 24, 20, 24, "assumption"),
        Lever("roaming", "number", "share", 0, 0.9, 0.15, 0.3, "assumption"),
    ],
    reaches="checks on roads and trails; the choice of the next leg through news",
    first_event="a check, or a detour",
)
