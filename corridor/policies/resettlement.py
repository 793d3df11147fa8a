"""Resettlement to third countries of those who are still at risk where they are protected."""

from corridor.policies import Lever, direct

POLICY = direct(
    "resettlement", "Resettlement to third countries",
    "Twenty-five countries resettle, five of them Spanish-speaking; Mexico is not in the scheme and nobody was resettled from "
    "it. The reform opens places to trafficked people at risk, whatever other solutions might be weighed.",
    "Resettlement of trafficking victims", {"": "resettlement:world"},
    [
        Lever("places_year", "number", "people/year", 0, 50_000, 0, 500, "Q235, Q236, Q237"),
        Lever("months", "number", "months", 1, 60, 12, 6, "Q243; assumption"),
        Lever("weighs_all", "boolean", "", 0, 1, False, True, "Q242"),
    ],
    reaches="protected people whom a cell can still reach",
    first_event="a departure to a third country",
    quiet="Few are protected and still within a cell's reach; at small scales years pass without one."
)
