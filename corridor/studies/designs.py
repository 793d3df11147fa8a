"""Designs: which points of the factors' space are run. A point is {factor: value}; the order is part of the design."""

from __future__ import annotations

import itertools

from corridor.studies.factors import Factor

KINDS = ("grid", "list", "latin_hypercube", "sobol", "one_at_a_time")
SAMPLED = ("latin_hypercube", "sobol")
SEED = 20_110_701  # of the samplers: the same points in every sweep


def grid(factors: list[Factor], samples: int) -> list[dict]:
    """Every combination of the listed values; the first point has each factor's first value."""
    return [dict(zip([f.name for f in factors], values, strict=True))
            for values in itertools.product(*(f.values for f in factors))]


def listed(factors: list[Factor], samples: int) -> list[dict]:
    """The first values of all factors together, then the second ones, and so on."""
    return [dict(zip([f.name for f in factors], values, strict=True))
            for values in zip(*(f.values for f in factors), strict=True)]


def one_at_a_time(factors: list[Factor], samples: int) -> list[dict]:
    """The usual point, then each factor's values (or its low and high end) with all others as usual."""
    usual = {f.name: f.usual for f in factors}
    points = [usual]
    for f in factors:
        ends = f.values or (f.at(0.0), f.at(1.0))
        points += [usual | {f.name: value} for value in ends if value != usual[f.name]]
    return points


def latin_hypercube(factors: list[Factor], samples: int) -> list[dict]:
    """`samples` points, one in each of as many equal strata of every factor."""
    from scipy.stats import qmc

    shares = qmc.LatinHypercube(d=len(factors), rng=SEED).random(samples)
    return [{f.name: f.at(share) for f, share in zip(factors, row, strict=True)} for row in shares]


def sobol(factors: list[Factor], samples: int) -> list[dict]:
    """Saltelli's design over a scrambled Sobol sequence: `samples` points A, as many B, then for each factor A with that
    factor's column from B: samples x (factors + 2) in all. `samples` is a power of two."""
    from scipy.stats import qmc

    d = len(factors)
    both = qmc.Sobol(d=2 * d, scramble=True, rng=SEED).random(samples)
    a, b = both[:, :d], both[:, d:]
    blocks = [a, b]
    for i in range(d):
        mixed = a.copy()
        mixed[:, i] = b[:, i]
        blocks.append(mixed)
    return [{f.name: f.at(share) for f, share in zip(factors, row, strict=True)} for block in blocks for row in block]


MAKERS = {"grid": grid, "list": listed, "latin_hypercube": latin_hypercube, "sobol": sobol, "one_at_a_time": one_at_a_time}


def faults(kind: str, factors: list[Factor], samples, where: str) -> list[str]:
    """What is wrong with a design, one line each."""
    found = []
    if kind in ("grid", "list"):
        found += [f"{where}.factors.{f.name}: found a range; allowed a list of values in a {kind}" for f in factors if not f.values]
    if kind == "list" and len({len(f.values) for f in factors}) > 1:
        found.append(f"{where}.factors: found lists of {', '.join(str(len(f.values)) for f in factors)} values; "
                     "allowed lists of one length in a list")
    if kind in SAMPLED:
        whole = isinstance(samples, int) and not isinstance(samples, bool)
        if not whole or samples < 2:
            found.append(f"{where}.samples: found {samples!r}; allowed a whole number from 2 on")
        elif kind == "sobol" and samples & (samples - 1):
            found.append(f"{where}.samples: found {samples}; allowed a power of two (such as 64) in sobol")
    return found


def points(kind: str, factors: list[Factor], samples: int) -> list[dict]:
    """All points of a design in order; one empty point without factors."""
    return MAKERS[kind](factors, samples) if factors else [{}]
