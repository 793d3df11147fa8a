"""What begins anew when somebody sets out for the north, in departure.py or taken along (companions.py)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.agents.migrants import FORMER, in_a_cells_hands
from corridor.encounters.serving import has_deserted


class Attempt(NamedTuple):
    """Columns of the table of people that begin anew with each departure from the community."""

    attempts: np.ndarray
    departed: np.ndarray
    started: np.ndarray
    legs: np.ndarray
    reported: np.ndarray
    paid_told: np.ndarray
    wronged: np.ndarray
    wronged_part: np.ndarray
    wronged_by: np.ndarray
    link: np.ndarray
    slept_at: np.ndarray
    guest_at: np.ndarray
    handed: np.ndarray


def begin_attempt(world, who) -> None:
    """What a departure from the community leaves behind, whatever the way: who was in a cell's hands has deserted."""
    of = world.people
    begun = Attempt(
        of.attempts, of.departed, of.started, of.legs, of.reported, of.paid_told, of.wronged, of.wronged_part, of.wronged_by, of.link, of.slept_at, of.guest_at, of.handed)
    again, deserts = _begin_anew(who, world.day, 1 / world.scale, of.home, of.channel, of.occupation, world.leaving_today, begun)
    if len(again):
        world.tell_attempt(again)
    has_deserted(world, deserts)


@njit(cache=True)
def _begin_anew(who, day, each, home, channel, occupation, leaving_today, of):
    """See begin_attempt; each: real people for one; leaving_today: (places,) real people; of: Attempt. Returns rows of those who
    have set out before, and of those in a cell's hands, who desert."""
    again, deserts, a, d = np.empty(len(who), np.int64), np.empty(len(who), np.int64), 0, 0
    for one in who:
        leaving_today[home[one]] += each
        of.attempts[one] += np.int16(1)
        of.departed[one], of.started[one], of.legs[one] = day, channel[one], 0
        of.reported[one], of.paid_told[one], of.wronged[one], of.wronged_by[one] = False, False, False, -1
        of.wronged_part[one] = 0.0
        of.link[one], of.slept_at[one], of.guest_at[one], of.handed[one] = -1, -1, -1, 0
        if of.attempts[one] > 1:
            again[a], a = one, a + 1
        if in_a_cells_hands(occupation[one]):
            deserts[d], d = one, d + 1
            occupation[one] = FORMER
    return again[:a].copy(), deserts[:d].copy()
