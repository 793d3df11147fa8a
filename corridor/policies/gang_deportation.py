"""Removal of gang members to Central America: how many, on suspicion or conviction, told to whom, and what waits."""

import datetime

from corridor.agents.officials import HOMES, Official
from corridor.policies import BEGIN, Lever, Policy, PolicyParameter

_SHIELD = datetime.date(2005, 2, 1)
_PLACES = {"GT": 60, "SV": 60, "HN": 80, "NI": 20}  # assumption: after Q233, Q234
_US = (
    Lever("removals_week", "number", "people/week", 0, 500, ((BEGIN, 20), (_SHIELD, 46)), 46, "Q224, Q228", 1_500.0 * 52),
    Lever("convicted_only", "boolean", "", 0, 1, ((BEGIN, False),), True, "Q227"),
    Lever("notice", "boolean", "", 0, 1, ((BEGIN, False),), True, "Q230", 300_000.0),
)
_HOME = (("education", "Q231, Q233", 100_000.0), ("tattoo_removal", "Q233, Q234", 60_000.0))


def _parameters():
    def means(column):
        return Official.columns[column].doc

    for lever in _US:
        yield PolicyParameter(lever.column, lever.type, lever.unit, lever.low, lever.high, lever.status_quo, lever.reform, lever.source,
                              None, lever.cost_usd_year, meaning=means(lever.column))
    for country in HOMES:
        yield PolicyParameter(f"{country}.reintegration_places", "number", "places", 0, 20_000, ((BEGIN, _PLACES[country]),), 1_000,
                              "Q233, Q234; assumption", None, 1_500.0, meaning=means("reintegration_places"))
        for column, source, usd in _HOME:
            yield PolicyParameter(f"{country}.{column}", "boolean", "", 0, 1, ((BEGIN, column == "tattoo_removal" and country == "HN"),), True,
                                  source, None, usd, meaning=means(column))


def hook(values):
    """Values to rules of the removal office and of the places at home."""
    rules = {("Official", lever.column, "gang_removal:us"): float(values[lever.column]) for lever in _US}
    for country in HOMES:
        for column in ("reintegration_places", "education", "tattoo_removal"):
            rules["Official", column, f"reintegration:{country}"] = float(values[f"{country}.{column}"])
    return rules


POLICY = Policy(
    "gang_deportation", "Removal of gang members",
    "Weekly private flights bring gang members, often deported on little more than suspicion and lack of papers, to countries they hardly "
    "know. With their need for contacts they sought the gangs and brought skills; the traffic back and forth is a revolving door that "
    "strengthens networks from Central America through Mexico to the U.S. Efforts to reintegrate were very small. A regional scheme could "
    "include reintegration, education, and the removal of gang tattoos for those who want it.",
    "Push and pull factors; Deportation versus safe repatriation", {p.name: p for p in _parameters()}, hook, HOMES,
    reaches="cells at home", first_event="a recruit fewer, or a place taken",
    kinds=("deported_member", "rejoined"),
    stood="Operation Community Shield since February 2005: 2,388 arrests in its first year, 78 % of them without a charge (Q223-Q227); weekly "
          "flights (Q228). Programmes at home: tattoo removal in Honduras for 3,400 people by 2012 (Q233), schooling for some 700 prisoners, "
          "Mexicans (Q231).",
    reform="Argued by the paper: conviction, notice, and places where leaving the gang is possible.",
    beyond="Members removed are counted, not followed as people: they are outside the candidates.",
)
