"""What claims ask of a run and no indicator says: read from the period's events before they are let go."""

from __future__ import annotations

import numpy as np

from corridor import geography as atlas
from corridor.records.events import KIND

NAMES = {"detained_at_border_post": "detentions in Mexico at a crossing of the southern border",
         "detained_inland": "detentions in Mexico anywhere else"}


def extras(model) -> dict[str, dict]:
    """name -> value, cases, unit, kind, reason, as indicators have them. Needs the period's events (`model.events.keep`)."""
    events, at = model.events.columns(), atlas.load()
    rows = (events["kind"] == KIND["detained"]) & (events["person"] >= 0) & (events["day"] >= 0) & (events["day"] < model.days)
    place = np.where(events["place"] >= 0, events["place"], at.head[np.maximum(events["link"], 0)])
    mexican = np.array(at.countries)[at.country] == "MX"
    border = np.array(at.kinds)[at.kind] == "border_crossing"
    rows &= mexican[place]
    counts = {"detained_at_border_post": int((rows & border[place]).sum()), "detained_inland": int((rows & ~border[place]).sum())}
    return {name: {"value": n / model.scale, "cases": n, "unit": "events", "kind": "E", "reason": None} for name, n in counts.items()}
