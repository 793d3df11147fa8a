"""Indicators: declarative definitions folded over the events of each month."""

from corridor.indicators.definitions import INDICATORS, Indicator
from corridor.indicators.fold import Indicators
from corridor.indicators.observation import PUBLISHERS

__all__ = ["INDICATORS", "PUBLISHERS", "Indicator", "Indicators"]
