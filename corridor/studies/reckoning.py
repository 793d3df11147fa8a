"""What the measures share: their register, how a number is given, and whose entries, sums and homes are meant."""

from __future__ import annotations

import numpy as np

from corridor.studies.window import Window

MEASURES = {}
ENTERED = 3  # detail of `moved`


def measure(function):
    """Put a function of (Window, part of its name after the colon) into MEASURES."""
    MEASURES[function.__name__] = function
    return function


def share(part, whole) -> tuple[float | None, int]:
    """part / whole and the cases of the whole, for counts."""
    return (float(part) / whole if whole else None), int(whole)


def middle(values, how=np.median) -> tuple[float | None, int]:
    return (float(how(values)) if len(values) else None), len(values)


def entries(w: Window) -> np.ndarray:
    return w.of("moved") & (w.events["detail"] == ENTERED) & ~w.trait("seasonal")


def at_home(w):
    return w.events["place"] == w.trait("home")


def sums(w, mask):
    _, at = np.unique(w.person[mask], return_inverse=True)
    return np.bincount(at, w.events["amount_usd"][mask]) if mask.any() else np.empty(0)
