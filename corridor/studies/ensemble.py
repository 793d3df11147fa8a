"""The shipped ensemble of plausible parameter sets: under which set a seed lives.

Unless the central set is asked for, the runs of seed k live under set k (again from the first when there are more seeds than sets), in
every scenario alike: bands over seeds show parameter uncertainty as well as chance, and differences stay paired.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from importlib import resources

from corridor.parameters import PARAMETERS, times


@lru_cache(maxsize=1)
def load() -> dict:
    """What `corridor calibrate` wrote: sets (parameters, implausibility, inside), central, correlations, touched, sobol."""
    return json.loads(resources.files("corridor").joinpath("evidence/ensemble.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def sets() -> tuple[dict[str, float], ...]:
    """Parameter sets, the central one first. A parameter that the model no longer has is left out (a test tells)."""
    found = load()
    order = [found["central"], *(i for i in range(len(found["sets"])) if i != found["central"])]
    return tuple({name: value for name, value in found["sets"][i]["parameters"].items() if name in PARAMETERS} for i in order)


def number(seed: int) -> int:
    """Which set (its place in `sets`) belongs to a seed: 1 to the central one, 2 to the next, ..."""
    return (seed - 1) % len(sets())


def drawn(scenario, seed: int, central: bool = False):
    """The scenario under the set that belongs to a seed, or under the central one; what the scenario itself sets wins, and what it
    sets as a factor is so many times what it is in that set."""
    known = sets()
    if not known:
        return scenario
    return replace(scenario, parameters=times(known[0 if central else number(seed)] | scenario.parameters, scenario.times), times={})
