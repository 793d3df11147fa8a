"""The numbers that runs are asked with: seeds (--seeds N for 1..N, or --seed K alone), scale, days, processes."""

from __future__ import annotations

import math

from corridor.studies.schema import LARGEST_SEED

LONGEST_DAYS = 3650  # as in corridor.scenario, which is not imported here for a quick start


def one_of_two(context, wrong) -> None:
    """Both --seeds and --seed were typed (a default, or CORRIDOR_SEEDS, yields to --seed)."""
    if all(context.get_parameter_source(name).name == "COMMANDLINE" for name in ("seeds", "seed")):
        raise wrong("--seed: found it beside --seeds; allowed one of the two")


def of_seed(seed) -> list[str]:
    """A fault where a seed is none."""
    if seed is None or 0 <= seed <= LARGEST_SEED:
        return []
    return [f"--seed: found {seed}; allowed a whole number from 0 to {LARGEST_SEED}"]


def of_numbers(lang, seeds, seed, scale, days, jobs) -> list[str]:
    """Faults of what all runs are asked with."""
    faults = [] if lang in ("en", "es") else [f"--lang: found {lang!r}; allowed en, es"]
    if math.isnan(scale) or not 0 < scale <= 1:
        faults.append(f"--scale: found {scale:g}; allowed more than 0 and at most 1")
    for option, value in (("--seeds", seeds), ("--days", days), ("--jobs", jobs)):
        if value is not None and value < 1:
            faults.append(f"{option}: found {value}; allowed a whole number from 1 on")
    if days is not None and days > LONGEST_DAYS:
        faults.append(f"--days: found {days}; allowed 1 to {LONGEST_DAYS}")
    return faults + of_seed(seed)
