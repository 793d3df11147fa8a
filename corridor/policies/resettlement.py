"""Resettlement to third countries of those who are still at risk where they are protected."""

from corridor.agents.officials import RESETTLING
from corridor.policies import BEGIN, Policy, PolicyParameter

GROUNDS = ("women", "minors", "survivors")
PLACES = {"spanish_speaking": 300, "others": 200}
SOURCES = {"spanish_speaking": "Q236, Q237", "others": "Q235, Q237, Q238"}


def _parameters():
    for countries in RESETTLING:
        for name, kind, unit, low, high, status, reform, source, meaning in (
            ("places_year", "number", "people/year", 0, 50_000, 0, PLACES[countries], SOURCES[countries], "places for people of the region who are protected and at risk"),
            ("months", "number", "months", 1, 60, 12, 6, "Q243; assumption", "from protection to departure"),
            ("weighs_all", "boolean", "", 0, 1, False, True, "Q242", "open whatever other solutions there are, also to those firmly settled"),
        ):
            yield PolicyParameter(f"{countries}.{name}", kind, unit, low, high, ((BEGIN, status),), reform, source, meaning=meaning)
        yield PolicyParameter(f"{countries}.priority", "list", "", 0, 0, ((BEGIN, ("women",)),), GROUNDS, "Q242; paper, fn 240, 246", GROUNDS,
                              meaning="whose cases come first: women and girls at risk, children at risk, survivors of violence")


def hook(values):
    """Values to rules of the two groups of countries."""
    rules = {}
    for countries in RESETTLING:
        office = f"resettlement:{countries}"
        for column in ("places_year", "months", "weighs_all"):
            rules["Official", column, office] = float(values[f"{countries}.{column}"])
        for ground in GROUNDS:
            rules["Official", f"priority_{ground}", office] = float(ground in values[f"{countries}.priority"])
    return rules


POLICY = Policy(
    "resettlement", "Resettlement to third countries",
    "A survivor may be a refugee and still be in danger where the ring or its kin can reach, in all of Central America, Mexico and the U.S. "
    "Resettlement is weighed against integration and return, and given for need of protection, violence survived, women and girls at "
    "risk, children at risk. Twenty-five countries take part, five of them Spanish-speaking; Mexico and Central America do not, and "
    "nobody was resettled from or to Mexico. Its use for trafficked refugees should be explored, in Latin America too.",
    "Resettlement of trafficking victims", {p.name: p for p in _parameters()}, hook, RESETTLING,
    reaches="protected people whom a cell can still reach",
    first_event="a departure to a third country",
    kinds=("resettled",),
    quiet="Few are protected and still within a cell's reach; at small scales years pass without one.",
    stood="25 countries in 2011 (Q235), of which Argentina, Chile, Paraguay, Spain and Uruguay speak Spanish (Q236). From or to Mexico: "
          "nobody (Q237). The U.S. ceiling for Latin America was some 5,000 a year (Q238-Q241), used nearly all by others than Central "
          "Americans. Refugees of special concern, not firmly resettled, admissible (Q242).",
    reform="Argued by the paper: places for trafficked people at risk, above all in Spanish-speaking countries, whatever else might be weighed.",
    beyond="Places by single country: the model knows two groups, told apart by language.",
)
