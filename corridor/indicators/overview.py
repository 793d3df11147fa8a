"""What a map and a figure of life courses are drawn from: legs by link, harms by region, how journeys went (real numbers).

Nothing here is below the level of a region but the number of people who pass a link (responsible use, model.md).
"""

from __future__ import annotations

import numpy as np

from corridor.indicators.chunk import CHANNELS
from corridor.indicators.loops import NEVER
from corridor.indicators.outcomes import OUTCOMES

BY_REGION = ("threatened", "harmed_at_home", "robbed", "extorted", "sexually_abused", "kidnapped", "trafficked", "deaths", "detained_mexico",
             "apprehended_us", "identified", "arrivals_us")
MET = ("held captive or exploited", "stopped by officials", "neither")
ON_THE_WAY = "still on the way"


def overview(found) -> dict:
    """legs: link -> people who passed it in the period; regions: indicator -> region -> value (None: fewer than ten real
    people); courses: 'how they set out|what they met|where it ended' -> people of the first journey begun in the period.

    found: the run's Indicators.
    """
    legs = {str(i): round(float(found.legs[i]), 1) for i in np.flatnonzero(found.legs)}
    split = found.results("region", BY_REGION)
    regions = {name: {region: block["value"] for region, block in split[name]["groups"].items()} for name in BY_REGION}
    return {"legs": legs, "regions": regions, "courses": courses(found)}


def courses(found) -> dict[str, float]:
    """How people set out, what they met, and the end of their first journey, counted together."""
    rows = found._all("departures")
    who, first = np.unique(rows["person"], return_index=True)
    channel = np.asarray(rows["channel"])[first].astype(int)
    ends = np.array([found.first[f"end {name}"][who] for name in OUTCOMES]) if len(who) else np.empty((len(OUTCOMES), 0))
    end = np.where(ends.min(axis=0) < -NEVER, ends.argmin(axis=0), len(OUTCOMES)) if len(who) else np.empty(0, int)

    def met(*names):
        return np.isin(who, np.concatenate([found._all(name)["person"] for name in names]))
    what = np.select([met("kidnapped", "trafficked"), met("detained_mexico", "apprehended_us")], [0, 1], 2)
    names = (*OUTCOMES, ON_THE_WAY)
    table: dict[str, float] = {}
    for a, b, c in zip(channel, what, end, strict=True):
        key = f"{CHANNELS[a]}|{MET[b]}|{names[c]}"
        table[key] = table.get(key, 0.0) + 1 / found.scale
    return {key: round(table[key], 1) for key in sorted(table)}
