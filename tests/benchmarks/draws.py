"""Draws and choices as compiled loops and as array expressions: the same numbers, and how much sooner (ratio in one run).

    python tests/benchmarks/draws.py

Most arrays of a small run have a few dozen rows: there the fixed cost of each array expression counts, and a draw takes twenty.
"""

from __future__ import annotations

import timeit

import numpy as np

from corridor.choice import choose
from corridor.randomness import Draws

GOLDEN, MIX_1, MIX_2 = (np.uint64(x) for x in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))


def as_expressions(base, keys, occasions, options) -> np.ndarray:
    """The draws of randomness.py in NumPy."""
    x = (keys.astype(np.uint64) + base) * MIX_1
    x ^= x >> np.uint64(32)
    x = x + (occasions.astype(np.uint64) + np.uint64(1)) * GOLDEN + (options.astype(np.uint64) + np.uint64(1)) * MIX_2
    x ^= x >> np.uint64(30)
    x *= MIX_1
    x ^= x >> np.uint64(27)
    x *= MIX_2
    x ^= x >> np.uint64(31)
    return ((x >> np.uint64(11)).astype(float) + 0.5) / (1 << 53)


def main() -> None:
    """Print microseconds of both ways and their ratio, for a few sizes."""
    draws = Draws(1)
    base = draws.base("benchmark")
    print(f"{'rows':>8} {'':>10} {'expressions':>14} {'compiled':>12} {'ratio':>7}")
    for rows in (20, 200, 20_000):
        keys, occasions, options = np.arange(rows), np.arange(rows) % 7, np.arange(3)
        values = np.sin(np.arange(rows * 3)).reshape(rows, 3)

        def drawn(keys=keys, occasions=occasions):
            return as_expressions(base, keys, occasions, np.zeros(1, int))

        def chosen(values=values, keys=keys, occasions=occasions, options=options):
            tastes = -np.log(-np.log(as_expressions(base, keys[:, None], occasions[:, None], options[None, :])))
            return (values / 0.5 + tastes).argmax(axis=1)

        ways = {"draw": (drawn, lambda k=keys, o=occasions: draws.uniform(k, "benchmark", o)),
                "choice": (chosen, lambda v=values, k=keys, o=occasions: choose(v, draws, k, "benchmark", o, 0.5))}
        for name, (plain, compiled) in ways.items():
            assert np.array_equal(plain(), compiled()), name
            often = max(20, 400_000 // rows)
            slow, fast = (min(timeit.repeat(way, number=often // 5, repeat=5)) / (often // 5) * 1e6 for way in (plain, compiled))
            print(f"{rows:>8,} {name:>10} {slow:>11.1f} us {fast:>9.1f} us {slow / fast:>7.1f}")


if __name__ == "__main__":
    main()
