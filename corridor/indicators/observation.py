"""The observation model: what publications would count of what happened (for validation only, never for a run).

Each publisher sees a share of cases; the share is a parameter `observation.<publisher>` (0 to 1), and a reported
indicator is that share of the true one. Nothing else of the project may be compared with published counts.
"""

from __future__ import annotations

# publisher: (default share, what it stands for); all assumptions to be calibrated
PUBLISHERS: dict[str, tuple[float, str]] = {
    "observation.inm": (1.0, "share of detentions in Mexico that the migration institute registers"),
    "observation.shelters": (0.8, "share of kidnapping events, with the people in them, of which the ombudsman gathers a testimony"),
    "observation.coroners": (0.6, "share of the dead whose body is found and counted"),
    "observation.prosecutors": (0.02, "share of trafficked people registered as a case"),
    "observation.hospitals": (0.5, "share of people injured by trains who are counted"),
    "observation.surveys": (0.3, "share of sexually abused people who say so in a shelter's survey"),
    "observation.border_patrol": (1.0, "share of apprehensions that Border Patrol counts"),
}

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
