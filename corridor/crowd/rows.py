"""Two questions asked of arrays of rows many times a day, answered without sorting."""

from __future__ import annotations

import numpy as np


def among(values: np.ndarray, few) -> np.ndarray:
    """Whether each of `values` is one of a few numbers (a short tuple): np.isin for short lists."""
    first, *others = few
    found = values == first
    for other in others:
        found |= values == other
    return found


def without(who: np.ndarray, gone: np.ndarray) -> np.ndarray:
    """`who` less those of `gone`, in the order of `who` (distinct rows in both)."""
    if len(gone) == 0 or len(who) == 0:
        return who
    order = np.sort(gone)
    at = order.searchsorted(who)
    at[at == len(order)] = 0
    return who[order[at] != who]
