"""Border Patrol capacity by sector: agents, wall and towers (reaches choices of sector and apprehensions)."""

from __future__ import annotations

import datetime

from corridor.agents.officials import Official
from corridor.drivers import SECTORS, published
from corridor.policies import BEGIN, Policy, PolicyParameter

KM_PER_MILE = 1.609344
# assumption: how the fence that stops people on foot (Q017: 353 of 653 miles; about 80 before the Secure Fence Act; the rest stops
# vehicles only) lies over the sectors, after the states' miles (D2361, D2364, D2367, D2370), and the 105 towers (Q023)
FENCE_SHARE = {"rio_grande_valley": 0.15, "laredo": 0.0, "del_rio": 0.01, "big_bend": 0.01, "el_paso": 0.20,
               "tucson": 0.20, "yuma": 0.17, "el_centro": 0.13, "san_diego": 0.13}
TOWER_SHARE = {"rio_grande_valley": 0.14, "laredo": 0.09, "del_rio": 0.08, "big_bend": 0.03, "el_paso": 0.15,
               "tucson": 0.25, "yuma": 0.08, "el_centro": 0.06, "san_diego": 0.12}
FENCE_MILES = ((BEGIN, 80.0), (datetime.date(2009, 12, 31), 353.0))
COURTS = {"del_rio": ((datetime.date(2005, 12, 16), 30),), "yuma": ((datetime.date(2006, 12, 1), 30), (datetime.date(2014, 8, 18), 10)),
          "laredo": ((datetime.date(2007, 10, 30), 20),), "tucson": ((datetime.date(2008, 1, 14), 70),)}  # Q018-Q024; beyond Tucson assumption
TOWERS = ((BEGIN, 0.0), (datetime.date(2008, 1, 1), 105.0))


def _means(column: str) -> str:
    return Official.columns[column].doc


def _parameters():
    for sector in SECTORS:
        rows = [row for row in published()["bp_agents", sector.replace("_", " ")] if row[0] < (2015, 1)]
        agents = tuple((datetime.date(*start, 1), number) for start, number, _ in rows)
        yield PolicyParameter(f"{sector}.agents", "number", "agents", 0, 20_000, agents, agents[-1][1] * 2,
                              ", ".join(row[2] for row in rows), None, 160_000.0, meaning=_means("agents"))
        fence = tuple((date, miles * KM_PER_MILE * FENCE_SHARE[sector]) for date, miles in FENCE_MILES)
        yield PolicyParameter(f"{sector}.wall_km", "number", "km", 0, 1_000, fence, fence[-1][1] * 1.5,
                              "Q017, D2361, D2364, D2367, D2370; assumption", None, 250_000.0, meaning=_means("wall_km"))
        towers = tuple((date, number * TOWER_SHARE[sector]) for date, number in TOWERS)
        yield PolicyParameter(f"{sector}.towers", "number", "towers", 0, 500, towers, towers[-1][1] * 2,
                              "Q023; assumption", None, 1_000_000.0, meaning=_means("towers"))
        courts = ((BEGIN, 0), *COURTS.get(sector, ()))
        yield PolicyParameter(f"{sector}.prosecutions_day", "number", "people/day", 0, 1_000, courts, max(2 * courts[-1][1], 20),
                              "Q018, Q019, Q020, Q021, Q024; assumption", None, 365 * 1_500.0, meaning=_means("prosecutions_day"))


def hook(values):
    """Values by `sector.lever` to rules of Border Patrol posts."""
    rules = {}
    for sector in SECTORS:
        for column in ("agents", "wall_km", "towers", "prosecutions_day"):
            rules["Official", column, f"border_patrol:{sector}"] = values[f"{sector}.{column}"]
    return rules


POLICY = Policy(
    "us_border_control", "U.S. border control",
    "Since the 1990s the U.S. has put up walls, recruited agents and installed radar and camera towers. This has not led to less irregular "
    "migration; rather it seems to have pressed people into the hands of smugglers and onto more hidden and dangerous ways: more than "
    "4,000 died since the mid-1990s, of heat, cold and drowning. Control of this kind need not prevent or detect trafficking.",
    "Border control", {p.name: p for p in _parameters()}, hook, SECTORS,
    reaches="Border Patrol capacity against crossers", first_event="a sector choice or an apprehension",
    kinds=("crossed", "apprehended"),
    stood="Agents by sector and fiscal year as published (D rows); 653 miles of fence, 353 of them against people on foot, which alone count "
          "here, by the end of 2009 (Q017), 105 towers (Q023). "
          "Prosecution of those who cross: Del Rio from December 2005, Yuma 2006, Laredo 2007, Tucson 2008, some 70 a day there (Q018-Q024).",
    reform="Debated, not argued by the paper: twice the agents and towers, half as much wall again, more courts.",
    law="The two walls of 1,125 km and more than 700 km are probably one: the 700 miles of the Secure Fence Act and its successor (Q014, "
        "Q015). The 23,000 new agents are about the whole force, on all borders.",
)
