"""Geography: places and links of the corridor as a networkx graph and as arrays (model.md, Space and time)."""

from corridor.geography.load import GeographyError, load
from corridor.geography.map import (
    COUNTRIES,
    DIRECTIONS,
    KINDS,
    MODES,
    POSTS,
    REGIONS,
    SECTORS,
    Geography,
)
from corridor.geography.ways import kilometres, least_cost

__all__ = [
    "COUNTRIES",
    "DIRECTIONS",
    "KINDS",
    "MODES",
    "POSTS",
    "REGIONS",
    "SECTORS",
    "Geography",
    "GeographyError",
    "kilometres",
    "least_cost",
    "load",
]
