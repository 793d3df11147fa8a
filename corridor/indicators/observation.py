"""The observation model: what publications would count of what happened (for validation only, never for a run).

It works case by case, with keyed draws, on the events: a testimony is heard in a house from a captive who has come free and
passes there, and tells of all who were taken with the person; a body is found where people pass; a survey asks the women who
are guests; a case is registered of those who spoke to an office. Each publisher has one reporting parameter
`observation.<publisher>`, shared by all that it counts; where bodies are found is `observation.found_<where>`.

Nothing else of the project may be compared with published counts. `counted`, `found` and `heard` are the same steps for
those who measure other periods and groups than a run's (studies/measures.py).
"""

from __future__ import annotations

import numpy as np

from corridor.parameters import PARAMETERS

_PREFIX = "observation."
# publisher: (default share, what it stands for); all assumptions to be calibrated
PUBLISHERS: dict[str, tuple[float, str]] = {
    name: (parameter.default, parameter.meaning) for name, parameter in PARAMETERS.items() if name.startswith(_PREFIX)
}
CAUSES = ("train", "desert", "river", "captivity", "other")  # detail of `died`

# reported indicator: (true indicator, publisher)
REPORTED: dict[str, tuple[str, str]] = {
    "detained_mexico_reported": ("detained_mexico", "observation.inm"),
    "kidnapped_reported": ("kidnapped", "observation.shelters"),
    "kidnapping_events_reported": ("kidnapping_events", "observation.shelters"),
    "deaths_reported": ("deaths", "observation.coroners"),
    "trafficked_reported": ("trafficked", "observation.prosecutors"),
    "train_injured_reported": ("train_injured", "observation.hospitals"),
    "sexually_abused_reported": ("sexually_abused", "observation.surveys"),
    "apprehended_us_reported": ("apprehended_us", "observation.border_patrol"),
}


def shares(given: dict[str, float] | None) -> dict[str, float]:
    """The reporting share of each publisher: defaults, replaced by `given` where named."""
    return {name: float((given or {}).get(name, default)) for name, (default, _) in PUBLISHERS.items()}


def counted(draws, keys, publisher: str, share: float, occasion=0) -> np.ndarray:
    """(n,) bool: whether each case comes to a publisher's knowledge; the same case always or never (occasion: of one person's
    many cases, which)."""
    return draws.uniform(keys, publisher, occasion) < share


def found(draws, keys, where, seen: dict[str, float]) -> np.ndarray:
    """(n,) bool: whether the body is found; where: (n,) index into CAUSES."""
    by_place = np.array([seen[f"{_PREFIX}found_{name}"] for name in CAUSES])
    return draws.uniform(keys, "observation: found") < by_place[where]


def heard(sizes: np.ndarray, share: float) -> tuple[float, float]:
    """(kidnapping events, people taken in them) that publications would count, in simulated people.

    sizes: (n,) people taken together in the event of each former captive who testified; 0 for those taken singly (held for a
    fee, handed over), who tell of themselves and of no event. share: of all taken, who testify. An
    event is known when at least one of its people testifies, and its people are counted as that testimony says; so a
    captive in a group of R stands for 1/R of an event that is known with chance 1 - (1 - share)^R, given that this one
    of `share` has spoken. The numbers do not depend on how many of a group are simulated.
    """
    if len(sizes) == 0 or share <= 0:
        return 0.0, 0.0
    sizes = np.asarray(sizes, float)
    people = np.where(sizes > 0, (1 - (1 - min(share, 1.0)) ** sizes) / min(share, 1.0), 1.0)
    together = sizes > 0
    return float((people[together] / sizes[together]).sum()), float(people.sum())
