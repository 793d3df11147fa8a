"""The shipped ensemble of plausible parameter sets."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def load() -> dict:
    """central, sets (parameters, distance, inside), correlations, touched, untouched. Made by `corridor calibrate`."""
    return json.loads(resources.files("corridor").joinpath("evidence/ensemble.json").read_text(encoding="utf-8"))


def sets() -> list[dict[str, float]]:
    """Parameter sets, the most central first."""
    found = load()
    order = [found["central"], *(i for i in range(len(found["sets"])) if i != found["central"])]
    return [found["sets"][i]["parameters"] for i in order]


def drawn(scenario, seed: int):
    """The scenario under the set that belongs to a seed; what the scenario itself sets wins."""
    known = sets()
    return replace(scenario, parameters=known[(seed - 1) % len(known)] | scenario.parameters)
