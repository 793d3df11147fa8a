"""Does the burn-in leave one regime? What happens over the year, and stocks, for beliefs that start low, as estimated, and high, and
for several seeds; and how much of what lies between them chance alone makes."""

from __future__ import annotations

import concurrent.futures
import gc
import os

import numpy as np
from scipy.stats import studentized_range, t

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
    """(quarters, len(NUMBERS)) means by quarter of the period, for one run under the central set, with drivers as they are held in burn-in."""
    from corridor.model import CorridorModel
    from corridor.scenario import Scenario
    from corridor.studies.ensemble import drawn

    gc.collect()  # a model is a web of references: without this those of the runs before would be held
    case = drawn(scenario if isinstance(scenario, Scenario) else Scenario.load(scenario), seed, central=True)
    model = CorridorModel(case, seed=seed, scale=scale, days=days, parameters={"news.starting_beliefs": beliefs}, keep_events=False)
    rows = []
    while model.day < model.last_day:
        model.step()
        if model.day > 0:
            rows.append(numbers_of(model))
    series = model.series()
    flows = np.array([[value * (month or 0.0) for month in series[name]] for name, value in FLOWS.values()]).T
    return np.column_stack([np.array([part.mean(axis=0) for part in np.array_split(np.array(of), 4)]) for of in (flows, rows)])


def pairs_of(seeds, at_ends: int) -> list[tuple[int, float]]:
    """(seed, starting beliefs) to be lived: all seeds with beliefs as estimated, the first `at_ends` of them with low and high ones too."""
    return [(seed, beliefs) for number, seed in enumerate(seeds) for beliefs in STARTING_BELIEFS if beliefs == 1.0 or number < at_ends]


def burn_in(scenario="baseline", seeds=(1, 2, 3), scale: float = 0.02, days: int = 365, jobs: int | None = None, done=None, at_ends: int = 3) -> list[dict]:
    """One row for each number, see `read`. `done()` is called after each run; jobs: processes (None: one for each core); at_ends:
    how many of the seeds are lived with low and high starting beliefs too."""
    seeds, jobs = tuple(seeds), jobs or os.cpu_count() or 1
    work = [(scenario, seed, scale, beliefs, days) for seed, beliefs in pairs_of(seeds, at_ends)]
    found = {}
    if jobs == 1:
        for what in work:
            found[what[1], what[3]] = trend(*what)
            if done:
                done()
    else:
        with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
            runs = {pool.submit(trend, *what): what for what in work}
            for run in concurrent.futures.as_completed(runs):
                found[runs[run][1], runs[run][3]] = run.result()
                if done:
                    done()
    return read({b: np.array([found[seed, b] for seed in seeds if (seed, b) in found]) for b in STARTING_BELIEFS}, scale, days)


def read(years: dict[float, np.ndarray], scale: float, days: int = 365) -> list[dict]:
    """One row for each number from (seeds, quarters, numbers) by starting beliefs; low and high ones may hold the first seeds only.

    means: of the year, by starting beliefs, over the seeds lived with all three (flows: a year's). spread: the largest gap between them,
    over the middle. noise: the gap that chance makes in one of twenty; the same people live all three, so it is taken from the differences
    seed by seed (None: one seed). by_seed: the year of each seed, beliefs as estimated. seeds_spread: the largest gap between seeds.
    seeds_furthest: how far the seed furthest from the mean over seeds is from it. seeds_counting: the gap that only the few simulated cases
    would make in one of twenty (range of so many Poisson counts; None: a stock). quarters: means.
    one_regime: True: within AGREE; None: further apart, but no more than the noise of so many runs; False: starting beliefs last.
    """
    rows = []
    every, at_ends = years[1.0], len(years[STARTING_BELIEFS[0]])
    compared = {b: years[b][:at_ends] for b in STARTING_BELIEFS}
    low, middle, high = compared.values()
    seeds = len(every)
    journeys = every[:, :, 0].mean() * scale * days / 365
    for i, name in enumerate(NUMBERS):
        means = {b: float(of[:, :, i].mean()) for b, of in compared.items()}
        mean = means[1.0]
        spread = (max(means.values()) - min(means.values())) / mean if mean else 0.0
        pairs = [(low, middle), (middle, high), (low, high)]
        noise = None
        if at_ends > 1 and mean:
            apart = max((b[:, :, i].mean(axis=1) - a[:, :, i].mean(axis=1)).std(ddof=1) for a, b in pairs)
            noise = float(t.ppf(0.975, at_ends - 1) * apart / np.sqrt(at_ends) / mean)  # few seeds say little: 4.3 standard errors for three
        by_seed = every[:, :, i].mean(axis=1)
        usual = by_seed.mean()
        cases = counted(name, usual, journeys, scale, days)
        counting = None if cases is None or seeds < 2 else float(studentized_range.ppf(0.95, seeds, np.inf) / np.sqrt(max(cases, 1.0)))
        one = True if spread <= AGREE else (None if noise is None or spread <= noise else False)
        rows.append({"number": name, "means": means, "spread": spread, "noise": noise, "one_regime": one, "by_seed": by_seed.tolist(),
                     "seeds_spread": float(np.ptp(by_seed) / usual) if usual else 0.0,
                     "seeds_furthest": float(np.abs(by_seed / usual - 1).max()) if usual else 0.0, "seeds_counting": counting,
                     "quarters": np.array([of[:, :, i].mean(axis=0) for of in compared.values()]).mean(axis=0).tolist()})
    return rows


def counted(name: str, mean: float, journeys: float, scale: float, days: int) -> float | None:
    """Simulated cases whose chance alone would move a number as much (Poisson; for a share, those that give it the same relative
    error); None for a stock. journeys: simulated."""
    if name not in FLOWS:
        return None
    if FLOWS[name][1] == 100:
        share = min(max(mean / 100, 1e-6), 1 - 1e-6)
        return journeys * share / (1 - share)
    return mean * scale * days / 365
