"""The model: one day after another, in the order of model.md.

The order of a day is the list DAY, and what meets those on a leg is the list ROUND: `step` runs them, its help shows them,
`CorridorModel.seconds` tells what each has cost in a run that is `timed`. The making of the world is in world.py, the books are in accounts.py.
"""

from __future__ import annotations

import time
from collections import Counter
from functools import partial

import mesa
import numpy as np

from corridor import geography as atlas
from corridor import parameters
from corridor.accounts import Accounts
from corridor.crowd import CrowdModel
from corridor.drivers import Drivers
from corridor.encounters import (
    border_guide,
    captivity,
    checks,
    crews,
    custody,
    debts,
    departure,
    handover,
    home,
    homecoming,
    inspection,
    justice,
    nights,
    offers,
    police,
    power,
    protection,
    returns,
    rights,
    road,
    season,
    trains,
    travel,
    work,
)
from corridor.encounters.aftermath import Aftermath
from corridor.encounters.homeground import HomeGround
from corridor.encounters.perceptions import Perceptions
from corridor.encounters.prospects import Prospects
from corridor.encounters.routes import Routes
from corridor.encounters.stations import Stations
from corridor.indicators.overview import overview
from corridor.life import moves, number
from corridor.randomness import Draws
from corridor.records import SITUATIONS
from corridor.scenario import Scenario
from corridor.world import World

BURN_IN_DAYS = 1095
ROUNDS_A_DAY = 6
WEEK = 7


def people_in(model, situation: str) -> float:
    """People in a situation, real-world number (the model's own DataCollector has one reporter for each); at home: of those who have entered."""
    later = np.count_nonzero(model.people.enters > model.day) if situation == "home" else 0
    return (number(model.people, situation) - later) / model.scale


def weekly(act, day: int = 0, days: int = WEEK):
    """The act on one day of each week (or other number of days) of a run."""

    def on_its_day(world):
        if (world.day - world.first_day) % days == day:
            act(world)

    return on_its_day


class CorridorModel(CrowdModel, World, Accounts, Aftermath, Perceptions, Prospects, HomeGround, Routes, work.Work, offers.Offers, justice.Justice, returns.Returns, Stations):
    """An agent-based model of the corridor from Central America through Mexico to the United States.

    scenario: a Scenario, a shipped name or a path. seed: all chance of the run. scale: simulated per real person, in
    (0, 1]. parameters: overrides by dotted name, on top of the scenario's. days: length of the measured period.
    placebo: one departure in a thousand a day later. burn_in_days: days before the period under the status quo.
    keep_events: keep every event (otherwise those of past months are dropped once counted). journal: keep payments, changes of
    debts and ends of legs too, so that the run can be lived again from its log (records.replay); default as keep_events.
    Raises ValueError for settings out of range.
    """

    def __init__(self, scenario="baseline", seed: int = 1, scale: float = 0.02, parameters: dict | None = None,
                 days: int | None = None, placebo: bool = False, burn_in_days: int = BURN_IN_DAYS, keep_events: bool = True,
                 journal: bool | None = None, rng=None):
        seed = seed if rng is None else rng
        if seed != int(seed) or seed < 0:
            raise ValueError(f"seed: found {seed}; allowed a whole number, 0 or more")
        super().__init__(rng=int(seed))
        self.case = scenario if isinstance(scenario, Scenario) else Scenario.load(scenario)
        if not 0 < scale <= 1:
            raise ValueError(f"scale: found {scale}; allowed: above 0, at most 1")
        self.scale, self.placebo, self.seed_used = float(scale), bool(placebo), int(seed)
        self.days = int(self.case.days if days is None else days)
        self.follow_up_days = int(self.case.follow_up_days)
        if self.days < 1 or burn_in_days < 0:
            raise ValueError("days: at least 1; burn_in_days: at least 0")
        self.start, self.burn_in_days = self.case.start, int(burn_in_days)
        self.first_day = -self.burn_in_days
        self.day = self.first_day
        self.keep_events = bool(keep_events)
        self.keep_journal = self.keep_events if journal is None else bool(journal)
        self.p = _parameters(self.case, parameters)
        self.drivers = Drivers(self.case.drivers)
        self.draws = Draws(self.seed_used)
        self.geography = atlas.load()
        self.graph = self.geography.graph
        self.timed = False  # whether the clock is read after each encounter
        self.seconds: Counter[str] = Counter()  # by encounter, as named in DAY and ROUND
        self._set_clock()
        self.datacollector = mesa.DataCollector(model_reporters={name: partial(people_in, situation=name) for name in SITUATIONS})
        since = time.thread_time()
        for name, make in MAKING:
            make(self)
            since = self._took(name, since)

    # ---- a day ----
    def step(self) -> None:
        """One day: the encounters of DAY (below) in their order."""
        if self.day == 0:
            self._note_flows_at_start()
        since = time.thread_time()
        for name, act in DAY:
            act(self)
            if self.timed:
                since = self._took(name, since)
        self.datacollector.collect(self)
        self.day += 1
        self.running = self.day < self.last_day

    def memory(self) -> dict[str, int]:
        """Bytes in use by table of agents, and by what is kept beside them."""
        size = {f"{cls.__name__} ({len(table):,})": table.nbytes for cls, table in self.tables.items()}
        return size | {"recognition": self.recognition.nbytes, "occasions": self.occasions.nbytes, "events": self.events.nbytes,
                       "indicators": self.results.nbytes}

    def _took(self, name: str, since: float) -> float:
        """An encounter has taken the processor time since `since`, which is added up in `seconds`. Returns the time now."""
        now = time.thread_time()
        self.seconds[name] += now - since
        return now

    @property
    def last_day(self) -> int:
        """The day after the last one, follow-up included."""
        return self.days + self.follow_up_days

    def burn_in(self) -> CorridorModel:
        """Live the burn-in to the eve of the period."""
        while self.day < 0:
            self.step()
        return self

    def begin(self, scenario: Scenario, placebo: bool) -> CorridorModel:
        """Take a model that has lived a burn-in into the period of a scenario that differs in policies only."""
        if self.day != 0:
            raise ValueError("a scenario begins on the first day of the period")
        self.case, self.placebo = scenario, placebo
        return self

    def run(self, progress=None) -> CorridorModel:
        """To the end of the period; `progress(day, last_day)` is called after each day."""
        while self.day < self.last_day:
            self.step()
            if progress is not None:
                progress(self.day, self.last_day)
        self.running = False
        return self

    def indicators(self, by: str | None = None) -> dict[str, dict]:
        """Indicators of the measured period so far (indicators.md): value, cases, unit, kind, reason; null in the burn-in."""
        found = self.results.results(by)
        if self.day > 0:
            return found
        return {name: row | {"value": None, "reason": "before the measured period"} for name, row in found.items()}

    def series(self) -> dict[str, list]:
        """Indicators by month of the measured period."""
        return self.results.series()

    def overview(self) -> dict:
        """What a map and a figure of life courses are drawn from (indicators/overview.py)."""
        return overview(self.results)

    def harmed(self) -> dict[str, np.ndarray]:
        """Keys of people trafficked, kidnapped and dead in the period."""
        return self.results.harmed()


def rounds_of_travel(world) -> None:
    """Rounds of legs until the day's hours are spent: in each, those at a place choose a leg, and meet who is on it."""
    travel.start_day(world)
    since = time.thread_time()
    for _ in range(ROUNDS_A_DAY):
        nights.shelter_nights(world)
        if world.timed:
            since = world._took("shelter nights", since)
        who = travel.choose_leg(world)
        if world.timed:
            since = world._took("next leg", since)
        moved = None
        for name, meet in ROUND:
            if moved != moves(world.people):
                who, moved = checks.checkable(world, who), moves(world.people)
            if len(who) == 0:
                break
            meet(world, who)
            if world.timed:
                since = world._took(name, since)
        some_stopped = travel.go_on(world)
        if world.timed:
            since = world._took("hours pass", since)
        if not some_stopped:
            break


MAKING = (
    ("people and actors", CorridorModel._make_world),
    ("books", CorridorModel._keep_books),
    ("rules of the first day", CorridorModel._write_rules),
    ("ways and news", CorridorModel._learn_routes),
)
ROUND = (
    ("guide at the border", border_guide.hire_at_border),
    ("hand-over at the border", handover.at_border),
    ("ride", travel.ride),
    ("gangs", road.gangs_meet),
    ("train operations", trains.operations),
    ("checks", checks.checks),
    ("police in towns", police.police),
    ("train crews", crews.crews),
    ("robbers", power.robbers),
    ("fellow travellers", power.fellow_travellers),
    ("guides", power.guides),
    ("crossing", checks.crossing),
)
DAY = (
    ("date and rules", CorridorModel._begin_day),
    ("news", CorridorModel._spread_news),
    ("households", CorridorModel._households),
    ("ground of cells", weekly(CorridorModel._take_ground)),
    ("renta and recruitment", weekly(home.renta_and_recruitment, 4)),  # the day of the week on which cells go their rounds
    ("reprisals on families", home.reprisals_on_families),
    ("members leave", home.members_leave),
    ("creditors at home", weekly(debts.creditors_at_home, days=debts.ROUND_DAYS)),
    ("departure", departure.departure),
    ("recruiters at home", offers.recruiters_at_home),
    ("harvest", weekly(season.harvest, 1)),  # market day
    ("companions tell of rights", weekly(rights.companions_tell, days=2)),
    ("asylum office on the way", rights.at_the_office),
    ("tired of waiting", rights.tired_of_waiting),
    ("travel", rounds_of_travel),
    ("nights at yards", nights.nights_at_yards),
    ("captors", power.captors),
    ("captivity", captivity.captivity),
    ("held for the fee", handover.held_for_fee),
    ("workers held together", CorridorModel._count_held),
    ("search for work", work.search),
    ("payday", weekly(work.payday, 6)),
    ("inspection", inspection.inspection),
    ("custody", custody.custody),
    ("protection", protection.recover),
    ("justice", justice.justice),
    ("homecoming", homecoming.homecoming),
    ("flights of members", weekly(returns.gang_flights, 3)),
    ("account", CorridorModel._account),
)


def order_of_a_day() -> list[tuple[str, int]]:
    """(name, depth) of a day's encounters, and within travel of those of a round."""
    rounds = ["shelter nights", "next leg", *(name for name, _ in ROUND), "hours pass"]
    names = [(name, 0) for name, _ in DAY]
    at = names.index(("travel", 0)) + 1
    return names[:at] + [(name, 1) for name in rounds] + names[at:]


CorridorModel.step.__doc__ = "One day, in this order:\n\n" + "\n".join(f"    {'  ' * depth}{name}" for name, depth in order_of_a_day())


def _parameters(scenario: Scenario, overrides: dict | None) -> dict[str, float]:
    return parameters.values({**parameters.times(scenario.parameters, scenario.times), **(overrides or {})})
