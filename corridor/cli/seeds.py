"""Which seeds a command lives: --seeds N for 1..N, or --seed K alone."""

from __future__ import annotations

from corridor.studies.schema import LARGEST_SEED


def one_of_two(context, wrong) -> None:
    """Both --seeds and --seed were typed (a default, or CORRIDOR_SEEDS, yields to --seed)."""
    if all(context.get_parameter_source(name).name == "COMMANDLINE" for name in ("seeds", "seed")):
        raise wrong("--seed: found it beside --seeds; allowed one of the two")


def of_seed(seed) -> list[str]:
    """A fault where a seed is none."""
    if seed is None or 0 <= seed <= LARGEST_SEED:
        return []
    return [f"--seed: found {seed}; allowed a whole number from 0 to {LARGEST_SEED}"]
