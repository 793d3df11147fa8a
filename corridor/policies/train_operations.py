"""Freight trains: police operations, guards, the use of force, speed, fences at yards."""

from corridor.policies import Lever, direct

REGIONS = ("southeast", "centre", "north")
OPERATIONS = {"southeast": 6.3, "centre": 2.0, "north": 2.0}
GUARDS = {"southeast": 60, "centre": 120, "north": 80}

POLICY = direct(
    "train_operations", "Operations on freight trains",
    "Operations against riders with and without force, private guards, faster trains and fenced yards. The paper reports "
    "extreme violence and people thrown from moving trains; rules on force are the reform, crackdowns what was debated.",
    "Dangers on the road", {region: f"trains:{region}" for region in REGIONS},
    [
        Lever("operations_month", "number", "operations/month", 0, 60, OPERATIONS, OPERATIONS, "Q067, Q070; assumption beyond Chiapas", 240_000.0),
        Lever("guards", "number", "guards", 0, 5_000, GUARDS, GUARDS, "Q069; assumption", 6_000.0),
        Lever("force", "boolean", "", 0, 1, True, False, "Q067"),
        Lever("speed_kmh", "number", "km/h", 5, 80, 18, 18, "Q065"),
        Lever("barriers", "number", "share", 0, 1, 0, 0, "Q068", 5_000_000.0),
    ],
    reaches="boarding, riding, falls, being thrown off; riding or walking",
    first_event="a boarding refused, an operation or a fall",
)
