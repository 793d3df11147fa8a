"""Freight trains: police operations, guards, the use of force, speed, fences at yards."""

from corridor.policies import Lever, direct

REGIONS = ("southeast", "centre", "north")
OPERATIONS = {"southeast": 6.3, "centre": 2.0, "north": 2.0}
GUARDS = {"southeast": 60, "centre": 120, "north": 80}

POLICY = direct(
    "train_operations", "Operations on freight trains",
    "The first danger of the road is the freight train. People fall, die and lose limbs, at times because gangs or officials force "
    "them off; a UN rapporteur heard of frequent operations in which police and private guards beat people or throw them from the train.",
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
    kinds=("robbed", "abused", "thrown_off", "checked", "fell", "boarded", "detained"),
    stood="Riding is forbidden and tolerated (Q068), at some 18 km/h (Q065). 38 operations on the coast line of Chiapas in the first "
          "half of 2004 took 3,319 people (Q070). Between October 2005 and 2013 no trains ran south of Arriaga (Q061; in the geography).",
    reform="Argued: no force on riders. Debated: more operations, guards, faster trains and fenced yards (scenario train_crackdown).",
)
