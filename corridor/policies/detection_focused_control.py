"""Controls that look for victims: staff at posts who look for signs of trafficking; who is no suspect goes on."""

from corridor.policies import Lever, direct

POLICY = direct(
    "detection_focused_control", "Controls focused on detection",
    "Neither strict control nor open borders finds trafficked people. The paper asks for other kinds of control, whose first aim is to "
    "detect trafficking and which do not force people onto dangerous ways and into the hands of smugglers and traffickers, and which "
    "begin in Central America, where free movement serves rings too.",
    "Border control", {"mexico": "migration_office:mexico", "us": "migration_office:us", "central_america": "ca4:region"},
    [
        Lever("detection_staff", "number", "officers", 0, 5_000, 0, {"mexico": 600, "us": 600, "central_america": 120}, "Q071, Q075", 15_000.0),
        Lever("no_removal", "boolean", "", 0, 1, False, True, "Q072", only=("mexico", "us")),
    ],
    reaches="the question officials ask at checks; who is detained; in Central America, guides who cross with clients",
    first_event="a question asked, or a suspicion noted, at a check",
    kinds=("asked", "suspected"),
    stood="No corps with that task was found (Q071), nor a rule that people met are not removed (Q072). INM has a duty to interview when "
          "there are signs since June 2011 (Q073); at least half of its offices had no protocol (Q074).",
    reform="Argued by the paper: staff who look for signs, at posts in Mexico and the U.S. and at inner borders of Central America; who "
           "is met and no suspect goes on.",
)
