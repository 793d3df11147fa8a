"""Discrete choice: logit by maximum of value plus taste, and nested recursive logit over the graph."""

from __future__ import annotations

from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

import numpy as np
from numba import njit

from corridor.randomness import best_columns


def choose(values: np.ndarray, draws, keys, purpose: str, occasion, scale: float) -> np.ndarray:
    """Each row's best alternative under logit tastes.

    values: (n, m) in USD, -inf where an alternative is closed. keys, occasion: (n,). scale: USD. Returns (n,) ints.
    The same person at the same occasion has the same tastes in every scenario, so that `choose` with one value
    altered answers "would the choice have been another?" (law.md's counterfactuals).
    """
    return best_columns(values, float(scale), keys, draws.bases[purpose], occasion if type(occasion) is np.ndarray else np.array([occasion]))


def chances(values: np.ndarray, scale: float) -> np.ndarray:
    """(n, m) how likely each alternative is chosen (`choose`): what is seen of many people alike, of whom one stands for all."""
    odds = np.exp((values - best_of(values)[:, None]) / scale)
    return odds / odds.sum(axis=1, keepdims=True)


def alternatives(worth) -> np.ndarray:
    """(n, m) table from the worth of each of m alternatives, (n,) each (a number: the same for all; the first is an array)."""
    table = np.empty((len(worth[0]), len(worth)))
    for k, each in enumerate(worth):
        table[:, k] = each
    return table


def best_of(values: np.ndarray) -> np.ndarray:
    """(n,) the largest of a few alternatives, (n, m): column by column, which is faster than along short rows."""
    best = values[:, 0].copy()
    for k in range(1, values.shape[1]):
        np.maximum(best, values[:, k], out=best)
    return best


def recursive_logit(n_nodes: int, tail: np.ndarray, head: np.ndarray, costs: np.ndarray, goals: np.ndarray, scale: np.ndarray):
    """Expected best value of the way ahead in USD (nested recursive logit).

    tail, head: (links,) node indices. costs: (pools, links) USD, inf where a pool cannot pass; links that some pool can pass form
    no circles (ValueError). goals: (pools,) node where each pool's journey ends. scale: (nodes,) USD, spread of tastes between the
    links that leave a node. Returns (pools, n_nodes) USD: 0 at the goal, -inf where it cannot be reached. At node k,
    V_k = s_k log sum_a exp((V_head(a) - cost_a) / s_k), from the ends of the ways backwards. With one scale this is the recursive
    logit of Fosgerau, Frejinger, Karlstrom (2013); with smaller ones further on, ways that part late are alike (Mai, Fosgerau,
    Frejinger 2015).
    """
    used = np.flatnonzero(np.isfinite(costs).any(axis=0))
    value = np.full((len(goals), n_nodes), -np.inf)
    ways = _backwards(tuple(used.tolist()), tuple(tail[used].tolist()), tuple(head[used].tolist()))
    _solve_backwards(value, costs, ways, tail, head, goals, scale)
    return value


def cheapest_ahead(n_nodes: int, tail: np.ndarray, head: np.ndarray, costs: np.ndarray, goals: np.ndarray) -> np.ndarray:
    """(pools, n_nodes) what the cheapest way ahead costs each pool, 0 at its goal, inf where none leads there; arguments as in
    `recursive_logit`. A log-sum counts how many ways there are and has no zero: how much of a way is left is told by this."""
    used = np.flatnonzero(np.isfinite(costs).any(axis=0))
    least = np.full((len(goals), n_nodes), np.inf)
    least[np.arange(len(goals)), goals] = 0.0
    ways = _backwards(tuple(used.tolist()), tuple(tail[used].tolist()), tuple(head[used].tolist()))
    _least_backwards(least, costs, ways, tail, head)
    return least


@njit(cache=True)
def _least_backwards(least, costs, ways, tail, head) -> None:
    """Brings least (pools, nodes), at the tail of each link, down to what the link and the way beyond its head cost."""
    for pool in range(len(least)):
        for link in ways:
            least[pool, tail[link]] = min(least[pool, tail[link]], costs[pool, link] + least[pool, head[link]])


@lru_cache(maxsize=8)
def _backwards(links: tuple[int, ...], tails: tuple[int, ...], heads: tuple[int, ...]) -> np.ndarray:
    """The links in an order in which heads come before tails (kept: which links are open seldom changes)."""
    onward: dict[int, list[int]] = {}
    for i, tail in enumerate(tails):
        onward.setdefault(tail, []).append(i)
    try:
        order = TopologicalSorter({node: [heads[i] for i in ways] for node, ways in onward.items()}).static_order()
        return np.array([links[i] for node in order for i in onward.get(node, ())], dtype=np.int64)
    except CycleError as error:
        raise ValueError(f"the links form a circle: {error.args[1]}") from None


@njit(cache=True)
def _solve_backwards(value, costs, ways, tail, head, goals, scale) -> None:
    """Fills value (pools, nodes) from the ends of the ways backwards; `ways`: links, heads before tails, those of one tail together."""
    for pool in range(len(value)):
        value[pool, goals[pool]] = 0.0
        begin = 0
        while begin < len(ways):
            node, end, most = tail[ways[begin]], begin, -np.inf
            while end < len(ways) and tail[ways[end]] == node:
                most = max(most, value[pool, head[ways[end]]] - costs[pool, ways[end]])
                end += 1
            if node != goals[pool] and most > -np.inf:
                odds = 0.0
                for link in ways[begin:end]:
                    odds += np.exp((value[pool, head[link]] - costs[pool, link] - most) / scale[node])
                value[pool, node] = most + scale[node] * np.log(odds)
            begin = end
