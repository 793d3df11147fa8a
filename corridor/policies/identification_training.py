"""Training to identify: hours by corps, telling trata from trafico, interpreters."""

from corridor.policies import Lever, direct

OFFICES = {"mexico": "migration_office:mexico", "us": "migration_office:us"}

POLICY = direct(
    "identification_training", "Training in identification",
    "Officials who tell trafficking from smuggling, know what signs look like, and can talk to the person. In Mexico half of "
    "the offices had no protocol; a few hundred child-protection officers were the best trained.",
    "Border control", OFFICES,
    [
        Lever("training_hours", "number", "hours/year", 0, 80, {"mexico": 3, "us": 4}, {"mexico": 24, "us": 24}, "Q181, Q185, Q187; assumption", 120_000.0),
        Lever("tells_apart", "boolean", "", 0, 1, False, True, "Q186"),
        Lever("interpreters", "number", "people", 0, 1_000, {"mexico": 6, "us": 40}, {"mexico": 60, "us": 120}, "assumption", 12_000.0),
    ],
    reaches="screening: what an officer sees and believes, whom a person can talk to",
    first_event="a screening's result",
)
