"""How many are together where few of them are simulated (model.md, principle 6: means do not depend on the scale)."""

from __future__ import annotations

import numpy as np
from numba import njit

FEW_TELL = 5.0  # simulated people of a usual group who together tell half of what is to be known of it, where few are simulated
ONE_TELLS = 1.0  # the same of groups that differ much from day to day, so that the usual one says little of today's


@njit(cache=True)
def told_part(usual, scale: float, few: float = FEW_TELL):
    """Part of what is to be known of a group of `usual` real people (number or array, at least 1) that the simulated ones among them tell:
    all where everybody is simulated, the less the fewer simulated people stand for a usual group (half where `few` do)."""
    return usual * scale / (usual * scale + few * (1 - scale))


def together(number, usual, scale: float, few: float = FEW_TELL):
    """People in the group of one who is in it, of whom so many are simulated (`number`, with oneself): oneself and, in real people, the
    others, as far as the simulated ones tell (`told_part`); for the rest as many as one in such a group usually finds. Over its people the
    mean is the same at any scale, where number / scale would count for one alone the 1/scale people who are elsewhere."""
    told = told_part(usual, scale, few)
    return told * (1 + (number - 1) / scale) + (1 - told) * usual


class Company:
    """How many one usually finds together in each of some places (rows), oneself counted: remembered as those who are there find it."""

    def __init__(self, rows: int):
        self.people, self.found = np.zeros(rows), np.zeros(rows)  # real people; the same, each x those together with him or her

    def fade(self, keep: float) -> None:
        """A day passes: of what is remembered a part `keep` stays."""
        self.people *= keep
        self.found *= keep

    def met(self, at: np.ndarray, scale: float, group=None) -> np.ndarray:
        """(n,) real people together with each (oneself counted) of those who now are at `at` (rows, (n,)); it is remembered. group: (n,)
        simulated people in the group of each, where those of a place are not all together."""
        if len(at) == 0:
            return np.zeros(0)
        number = np.bincount(at, minlength=len(self.people))
        self.people += number / scale
        if group is None:
            self.found += number * (1 + (number - 1) / scale) / scale
            group = number[at]
        else:
            self.found += np.bincount(at, 1 + (group - 1) / scale, minlength=len(self.people)) / scale
        return together(group, self.usual(at), scale)

    def usual(self, at):
        """How many one usually finds together at `at` (rows), where somebody has been met."""
        return np.maximum(self.found[at] / self.people[at], 1.0)
