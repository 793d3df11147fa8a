"""Distances on the map and what ways cost at least."""

from __future__ import annotations

import numpy as np

from corridor.geography.load import great_circle_km


def kilometres(geography, here, there) -> np.ndarray:
    """(n,) km as the crow flies between places, by index."""
    return great_circle_km(geography.lat[here], geography.lon[here], geography.lat[there], geography.lon[there])


def least_cost(geography, cost, goal) -> np.ndarray:
    """(places,) what the cheapest way north without papers costs from each place to one of a goal. cost: (links,); goal: (places,) bool; inf
    where no way leads."""
    least = np.where(goal, 0.0, np.inf)
    ways = np.flatnonzero(geography.forward & ~geography.papers & ~geography.is_return)
    for _ in range(len(least)):
        before = least.copy()
        np.minimum.at(least, geography.tail[ways], cost[ways] + least[geography.head[ways]])
        if np.array_equal(before, least):
            break
    return least
