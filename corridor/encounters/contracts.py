"""The arithmetic of the market for smuggling (compiled): which rings have room, what each ring is worth to each who asks, who is served
first. departure.py asks for it; each formula stands here once."""

from __future__ import annotations

import numpy as np
from numba import njit

from corridor.randomness import mixed


@njit(cache=True)
def room_left(room, few, active, base_place, clients, lately, base, month, scale) -> np.ndarray:
    """(rings,) departure.room_left; room: clients a month; few: see departure.few_clients; lately: (places,) clients a month taken;
    base: of the draws that round."""
    free, together = np.empty(len(room), np.int64), np.zeros(len(lately))
    for ring in range(len(room)):
        together[base_place[ring]] += room[ring] * active[ring]
    for ring in range(len(room)):
        places = np.floor(room[ring] * scale + mixed(np.uint64(ring), base, np.uint64(month), np.uint64(0)))
        left = max(places - np.rint(clients[ring] * scale), 0.0)
        at = base_place[ring]
        free[ring] = lately[at] < together[at] if few[ring] else left
    return free


@njit(cache=True)
def asked(place, free, active, base_place) -> np.ndarray:
    """Rings in the trade, with room, at the places (n,) where people ask."""
    here, near, n = np.zeros(max(place.max(), base_place.max()) + 1, np.bool_), np.empty(len(base_place), np.int64), 0
    for one in place:
        here[one] = True
    for ring in range(len(base_place)):
        if active[ring] and free[ring] > 0 and here[base_place[ring]]:
            near[n], n = ring, n + 1
    return near[:n].copy()


@njit(cache=True)
def worth(place, free, active, base_place, fee_usd, name, upfront_share, taken_usd):
    """(what going with each ring in the trade at each one's place is worth, USD, -inf: no room; the ring), (n, most rings at a place)
    each, rings in order. place: (n,) where each asks; name: (rings,) good name at the ring's place, of those `asked`."""
    number = np.zeros(len(place), np.int64)
    for i in range(len(place)):
        for ring in range(len(base_place)):
            number[i] += active[ring] and base_place[ring] == place[i]
    most = max(number.max(), 1)
    value, which = np.full((len(place), most), -np.inf), np.full((len(place), most), -1)
    for i in range(len(place)):
        k = 0
        for ring in range(len(base_place)):
            if active[ring] and base_place[ring] == place[i]:
                fee = np.float64(fee_usd[ring])
                broken = (1 - name[ring]) * (upfront_share * fee + taken_usd)
                if free[ring] > 0:
                    value[i, k], which[i, k] = -fee - broken, ring
                k += 1
    return value, which


@njit(cache=True)
def first_served(ring, key, free, few, base, day) -> np.ndarray:
    """(n,) bool: who of those who ask a ring is among as many as it has room for, by keyed priority. Takes them off `free` (rings,)
    but where a few fill a ring (`few`)."""
    drawn, served, taken = np.empty(len(ring)), np.zeros(len(ring), np.bool_), np.zeros(len(free), np.int64)
    for i in range(len(ring)):
        drawn[i] = mixed(np.uint64(key[i]), base, np.uint64(day), np.uint64(0))
    for i in np.argsort(drawn):
        if taken[ring[i]] < free[ring[i]]:
            served[i] = True
            taken[ring[i]] += 1
    for one in range(len(free)):
        if not few[one]:
            free[one] -= taken[one]
    return served
