"""What actors are made of: the same make-up for every seed, of each trait and of which go together."""

import numpy as np
from scipy.stats import qmc

from corridor.randomness import Draws

TRAITS = ("size", "scruple", "papers")


def test_each_trait_is_evenly_spread_and_so_are_all_together():
    """Each trait of each kind takes evenly spaced values; together they fill the cube better than traits dealt apart."""
    ids, of = np.arange(400), np.arange(400) % 2
    for seed in (1, 2, 3):
        draws = Draws(seed)
        together = draws.made_up(ids, TRAITS, of)
        apart = np.array([draws.stratified(ids, name, of) for name in TRAITS])
        for kind in (0, 1):
            for values in together[:, of == kind]:
                np.testing.assert_allclose(np.sort(values), (np.arange(200) + 0.5) / 200)
            assert qmc.discrepancy(together[:, of == kind].T) < qmc.discrepancy(apart[:, of == kind].T)
    assert (Draws(1).made_up(ids, TRAITS, of) != Draws(2).made_up(ids, TRAITS, of)).mean() > 0.9


def test_what_counts_more_takes_up_more():
    """With weights, the part of the weight with values below any mark is that mark, for every seed, but for the one on the mark."""
    ids, of = np.arange(300), np.arange(300) % 3
    weight = np.exp(np.random.default_rng(1).normal(size=300))
    for seed in (1, 2, 3):
        for values in Draws(seed).made_up(ids, TRAITS, of, weight):
            for kind in range(3):
                mine, own = values[of == kind], weight[of == kind]
                for mark in (0.05, 0.3, 0.7):
                    assert abs(own[mine < mark].sum() / own.sum() - mark) <= own.max() / own.sum()
    assert Draws(1).made_up([], TRAITS, [], []).shape == (3, 0)
