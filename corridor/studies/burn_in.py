"""Does the burn-in leave a trend? What happens over the period, and stocks, for beliefs that start low, as estimated, and high."""

from __future__ import annotations

import numpy as np

from corridor.life import CODE
from corridor.records.events import PARTY

STARTING_BELIEFS = (0.4, 1.0, 1.7)
FLOWS = {  # name: (indicator by month, what makes it a year's number)
    "journeys": ("journeys", 12), "with a smuggler, %": ("smuggler_use_share", 100), "kidnapped": ("kidnapped", 12), "arrivals": ("arrivals_us", 12),
}
STOCKS = ("in transit", "held", "under control", "smugglers in trade", "members of gangs at home")
NUMBERS = (*FLOWS, *STOCKS)
AGREE = 0.10


def numbers_of(model) -> tuple[float, ...]:
    """Stocks that must not drift, in real-world numbers, in the order of STOCKS."""
    people = model.people
    held = people.situation == CODE["held"]
    under = people.victim & (people.holder_kind > 0) & (people.holder_kind != PARTY["official"])
    counts = [np.count_nonzero(people.situation == CODE["travelling"]), np.count_nonzero(held), np.count_nonzero(under)]
    return (*(n / model.scale for n in counts), float(model.smugglers.active.sum()), float(model.cells.members[~model.cells.road].sum()))


def trend(scenario, seed: int, scale: float, beliefs: float, days: int = 365) -> np.ndarray:
    """(quarters, len(NUMBERS)) means by quarter of the period, for one run with drivers as they are held in burn-in."""
    from corridor.model import CorridorModel

    model = CorridorModel(scenario, seed=seed, scale=scale, days=days, parameters={"news.starting_beliefs": beliefs}, keep_events=False)
    rows = []
    while model.day < model.last_day:
        model.step()
        if model.day > 0:
            rows.append(numbers_of(model))
    series = model.series()
    flows = np.array([[value * (month or 0.0) for month in series[name]] for name, value in FLOWS.values()]).T
    return np.column_stack([np.array([part.mean(axis=0) for part in np.array_split(np.array(of), 4)]) for of in (flows, rows)])


def burn_in(scenario="baseline", seeds=(1, 2, 3), scale: float = 0.02, days: int = 365, progress=None) -> list[dict]:
    """One row for each number: mean of the year (flows: a year's) by starting beliefs, the largest gap between them against what seeds
    alone make of a gap (two standard errors), means by quarter of the year, and whether the gap is within AGREE. `progress()` is called after each run."""
    seeds, years = tuple(seeds), {}
    for beliefs in STARTING_BELIEFS:
        runs = []
        for seed in seeds:
            runs.append(trend(scenario, seed, scale, beliefs, days))
            if progress:
                progress()
        years[beliefs] = np.array(runs)  # seeds, quarters, numbers
    rows = []
    for i, name in enumerate(NUMBERS):
        means = {b: float(years[b][:, :, i].mean()) for b in STARTING_BELIEFS}
        middle = means[1.0]
        spread = (max(means.values()) - min(means.values())) / middle if middle else 0.0
        by_seed = np.array([years[b][:, :, i].mean(axis=1) for b in STARTING_BELIEFS])  # beliefs, seeds
        noise = 0.0
        if len(seeds) > 1 and middle:
            noise = float(2 * np.sqrt(2 * by_seed.var(axis=1, ddof=1).mean() / len(seeds)) / middle)
        quarters = np.array([years[b][:, :, i].mean(axis=0) for b in STARTING_BELIEFS]).mean(axis=0)
        rows.append({"number": name, "means": means, "quarters": quarters.tolist(), "spread": spread, "noise": noise,
                     "agrees": bool(spread <= AGREE), "told_from_noise": bool(spread > max(noise, AGREE))})
    return rows
