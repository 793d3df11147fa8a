"""Checks on Mexico's roads: posts, officers, hours and roaming patrols by region."""

from corridor.policies import Lever, direct

# assumption: of about 2,725 operational agents (Q051) those at checks, by region; half of them where people enter
STAFF = {"southeast": 620, "centre": 210, "north": 420}

POLICY = direct(
    "mexico_checkpoints", "Checkpoints in Mexico",
    "The southern border is porous, with a few regular posts; most people are stopped and held further north, on patrols and "
    "checkpoints throughout the country. Those checkpoints seem to have led people to more evasive and dangerous ways.",
    "Border control", {region: f"checkpoints:{region}" for region in STAFF},
    [
        Lever("posts", "number", "share", 0, 1, 1, 1, "Q052; posts of geography/data/links.csv", 0.0),
        Lever("staff", "number", "officers", 0, 20_000, STAFF, {k: v * 2 for k, v in STAFF.items()}, "Q050, Q051; assumption", 14_000.0, "Q267"),
        Lever("hours_day", "number", "hours/day", 0, 24, 20, 24, "assumption"),
        Lever("roaming", "number", "share", 0, 0.9, 0.15, 0.3, "assumption"),
    ],
    reaches="checks on roads and trails; the choice of the next leg through news",
    first_event="a check, or a detour",
    kinds=("checked",),
    stood="Nine formal crossings and some 370 informal ones to Guatemala (Q052, Q053). INM had 5,400 employees in 2011, about 2,725 of "
          "them operational (Q050, Q051); belts of control at the Isthmus since the years of Plan Sur (Q059).",
    reform="Debated, not argued by the paper: twice the officers, manned day and night, more of their time on trails.",
    law="Since May 2011 control of migrants is INM's alone; other corps act at its request (Q060). In practice police check and take "
        "bribes, which is an encounter of the model, not a rule.",
)
