"""Distances on the map and what ways cost at least."""

from __future__ import annotations

import networkx as nx
import numpy as np

from corridor.geography.load import great_circle_km


def kilometres(geography, here, there) -> np.ndarray:
    """(n,) km as the crow flies between places, by index."""
    return great_circle_km(geography.lat[here], geography.lon[here], geography.lat[there], geography.lon[there])


def least_cost(geography, cost, goal) -> np.ndarray:
    """(places,) what the cheapest way north without papers costs from each place to one of a goal. cost: (links,); goal: (places,) bool; inf
    where no way leads."""
    ways = np.flatnonzero(geography.forward & ~geography.papers & ~geography.is_return)
    back = nx.MultiDiGraph()
    back.add_nodes_from(range(len(goal)))
    back.add_weighted_edges_from(zip(geography.head[ways].tolist(), geography.tail[ways].tolist(), np.asarray(cost)[ways].tolist(), strict=True))
    least = nx.multi_source_dijkstra_path_length(back, set(np.flatnonzero(goal).tolist()))
    return np.array([least.get(place, np.inf) for place in range(len(goal))])
