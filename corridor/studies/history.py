"""One run through the years of the published figures: 2007-10 to 2012-12 under dated drivers, after the usual burn-in.

Published rows of 2013 to 2015 are compared with 2012: its drivers, held.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

import numpy as np

START, END = datetime.date(2007, 10, 1), datetime.date(2012, 12, 31)
DAYS = (END - START).days + 1
PEOPLE = ("nationality", "sex", "age", "minor", "indigenous", "parent", "motive", "seasonal", "debt_usd",
          "smuggler_debt_usd", "balance_usd", "victim", "home")


@dataclass
class History:
    """Events (columns of records.events, day 0 = START, burn-in included) and traits of the people of one run."""

    events: dict[str, np.ndarray]
    people: dict[str, np.ndarray]
    scale: float
    parameters: dict[str, float]


def live(settings: dict[str, float] | None = None, seed: int = 1, scale: float = 0.02) -> History:
    """Live the years with these parameters (dotted name -> value). Raises ValueError for a faulty one."""
    from corridor.model import CorridorModel
    from corridor.scenario import Scenario

    case = replace(Scenario.load("baseline"), start=START, days=DAYS)
    model = CorridorModel(case, seed=seed, scale=scale, parameters=settings, journal=False).run()
    people = {name: np.asarray(getattr(model.people, name)).copy() for name in PEOPLE}
    return History(model.events.columns(), people, scale, dict(model.p))
