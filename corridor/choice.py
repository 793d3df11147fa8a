"""Discrete choice: logit by maximum of value plus taste, and recursive logit over the graph."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csc_matrix
from scipy.sparse.linalg import splu


def choose(values: np.ndarray, draws, keys, purpose: str, occasion, scale: float) -> np.ndarray:
    """Each row's best alternative under logit tastes.

    values: (n, m) in USD, -inf where an alternative is closed. keys, occasion: (n,). scale: USD. Returns (n,) ints.
    The same person at the same occasion has the same tastes in every scenario, so that `choose` with one value
    altered answers "would the choice have been another?" (law.md's counterfactuals).
    """
    if len(values) == 0:
        return np.zeros(0, dtype=int)
    return (values / scale + draws.tastes(keys, purpose, occasion, values.shape[1])).argmax(axis=1)


def best_of(values: np.ndarray) -> np.ndarray:
    """(n,) the largest of a few alternatives, (n, m): column by column, which is faster than along short rows."""
    best = values[:, 0].copy()
    for k in range(1, values.shape[1]):
        np.maximum(best, values[:, k], out=best)
    return best


def recursive_logit(n_nodes: int, tail: np.ndarray, head: np.ndarray, costs: np.ndarray, goals: np.ndarray, scale: float):
    """Expected best value of the way ahead (recursive logit), in units of `scale`.

    tail, head: (links,) node indices. costs: (pools, links) USD, inf where a pool cannot pass. goals: (pools,) node where
    each pool's journey ends. Returns (pools, n_nodes): 0 at the goal, very negative where it cannot be reached.
    One sparse solve over all pools (Fosgerau, Frejinger, Karlstrom 2013): z = M z + b with M = exp(-cost / scale).
    """
    n_pools = len(goals)
    weight = np.exp(-costs / scale)
    weight[tail[None, :] == goals[:, None]] = 0.0
    pool, link = np.nonzero(weight > 0.0)
    rows, cols = pool * n_nodes + tail[link], pool * n_nodes + head[link]
    size = n_pools * n_nodes
    matrix = csc_matrix((-weight[pool, link], (rows, cols)), shape=(size, size))
    diagonal = csc_matrix((np.ones(size), (np.arange(size), np.arange(size))), shape=(size, size))
    right = np.zeros(size)
    right[np.arange(n_pools) * n_nodes + goals] = 1.0
    z = splu((diagonal + matrix).tocsc()).solve(right).reshape(n_pools, n_nodes)
    return np.log(np.maximum(z, 1e-280))
