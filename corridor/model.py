"""The model: one day after another, in the order of model.md; settings, accounts and results around it."""

from __future__ import annotations

import datetime
import math
from functools import partial

import mesa
import numpy as np

from corridor import geography as atlas
from corridor import law, parameters
from corridor.agents.employers import make_employers
from corridor.agents.gangs import make_cells
from corridor.agents.migrants import (
    COMMUNITIES_PER_PLACE,
    find_parents,
    has_entered,
    make_population,
    origin_shares,
)
from corridor.agents.news import HomeNews
from corridor.agents.officials import HOMES, PERMITS, SCHEMES, SECTORS, TRIALS, make_officials
from corridor.agents.smugglers import make_smugglers
from corridor.crowd import CrowdModel
from corridor.drivers import Drivers
from corridor.encounters import (
    captivity,
    checks,
    custody,
    departure,
    handover,
    home,
    inspection,
    justice,
    nights,
    offers,
    power,
    protection,
    returns,
    road,
    season,
    trade,
    trains,
    travel,
    work,
)
from corridor.encounters.aftermath import Aftermath
from corridor.encounters.perceptions import Perceptions
from corridor.encounters.routes import Routes
from corridor.indicators import Indicators
from corridor.life import CODE
from corridor.policies import cost
from corridor.randomness import Draws, Occasions
from corridor.records import SITUATIONS, Events, Ledger
from corridor.records.events import PARTY
from corridor.scenario import Scenario

BURN_IN_DAYS = 1095
ROUNDS_A_DAY = 6
EMPLOYER_CAPITAL_USD = 20_000.0  # assumption: what an employer or buyer has at hand
RING_CAPITAL_USD = 10_000.0  # assumption: what a ring starts with
WEEK = 7
FLOW_DAYS = 30.0


def people_in(model, situation: str) -> float:
    """People in a situation, real-world number (the model's own DataCollector has one reporter for each)."""
    return float(np.count_nonzero(model.people.situation == CODE[situation])) / model.scale


class CorridorModel(CrowdModel, Aftermath, Perceptions, Routes, work.Work, offers.Offers, justice.Justice, returns.Returns):
    """An agent-based model of the corridor from Central America through Mexico to the United States.

    scenario: a Scenario, a shipped name or a path. seed: all chance of the run. scale: simulated per real person, in
    (0, 1]. parameters: overrides by dotted name, on top of the scenario's. days: length of the measured period.
    placebo: one departure in a thousand a day later. burn_in_days: days before the period under the status quo.
    keep_events: keep every event (otherwise those of past months are dropped once counted).
    Raises ValueError for settings out of range.
    """

    def __init__(self, scenario="baseline", seed: int = 1, scale: float = 0.02, parameters: dict | None = None,
                 days: int | None = None, placebo: bool = False, burn_in_days: int = BURN_IN_DAYS, keep_events: bool = True,
                 rng=None):
        super().__init__(rng=int(seed if rng is None else rng))
        self.case = scenario if isinstance(scenario, Scenario) else Scenario.load(scenario)
        if not 0 < scale <= 1:
            raise ValueError(f"scale: found {scale}; allowed: above 0, at most 1")
        self.scale, self.placebo, self.seed_used = float(scale), bool(placebo), int(seed if rng is None else rng)
        self.days = int(self.case.days if days is None else days)
        self.follow_up_days = int(self.case.follow_up_days)
        if self.days < 1 or burn_in_days < 0:
            raise ValueError("days: at least 1; burn_in_days: at least 0")
        self.start, self.burn_in_days = self.case.start, int(burn_in_days)
        self.first_day = -self.burn_in_days
        self.day = self.first_day
        self.p = _parameters(self.case, parameters)
        self.drivers = Drivers(self.case.drivers)
        self.draws = Draws(self.seed_used)
        self.geography = atlas.load()
        self.graph = self.geography.graph
        self._set_clock()
        self.datacollector = mesa.DataCollector(model_reporters={name: partial(people_in, situation=name) for name in SITUATIONS})
        self._make_world()
        self._keep_books(keep_events)
        self._write_rules()
        self._learn_routes()

    # ---- the world ----
    def _set_clock(self) -> None:
        self.date = self.start + datetime.timedelta(days=self.day)
        years = 0 if self.day >= 0 else -(-(self.start - self.date).days // 365)
        self.driver_date = self.date + datetime.timedelta(days=365 * years)
        self.month, self.year = self.date.year * 12 + self.date.month, self.date.year
        if not hasattr(self, "_driver_month"):
            self._driver_month, self._driver_values = None, {}

    def _make_world(self) -> None:
        geography = self.geography
        self.countries = np.array(geography.countries)
        self.origins = origin_shares(geography)
        self.origin_index = np.full(len(geography.place_ids), 0)
        self.origin_index[self.origins[0]] = np.arange(len(self.origins[0]))
        self.soconusco, self.capital = geography.place("tapachula"), geography.place("mexico_city")
        make_population(self)
        find_parents(self)
        self.leaving, self.leaving_today = np.zeros(len(geography.place_ids)), np.zeros(len(geography.place_ids))
        make_officials(self)
        make_smugglers(self)
        make_cells(self)
        make_employers(self)
        n = len(self.people)
        self.occasions = Occasions(n)
        self.recognition = law.Recognition(n, self.people.minor, self.start)
        self.permit_rows = np.array([self.official_row[f"permit_office:{s}"] for s in ("h2a", "h2b", "regional")])
        links = len(geography.tail)
        self.flow, self.flow_memory = np.zeros(links), np.zeros(links)
        self.links_of_ground = [np.flatnonzero((geography.ground == g) & geography.forward) for g in range(len(geography.grounds))]
        self.cell_of_link = np.full(links, -1)
        self.cell_of_ground = np.full(len(geography.grounds) + 1, -1)
        self.arrests_today, self.arrests_before = np.zeros(len(SECTORS)), np.zeros(len(SECTORS))
        self.attempts_today = np.zeros(len(SECTORS))
        self.caught_share = np.full(len(SECTORS), 0.5)
        self.paid_tolls_usd, self.tolls_paid = 0.0, []
        self.room_factor = np.exp(0.4 * self.draws.normal(np.arange(len(self.smugglers)), "ring size"))
        self.home_news = HomeNews(len(self.origins[0]) * COMMUNITIES_PER_PLACE, self.p["news.community_people"], self.p["news.starting_beliefs"])
        self.offers_true = np.full(len(geography.place_ids), self.p["recruiters.believed_true"])
        self.fair_share = 0.6  # of those hired lately, how many are paid as agreed
        self.told: list[tuple] = []
        self.employer_gain_usd = self.remittances_usd = 0.0
        self._state_side()
        self._set_local_fees()

    def _state_side(self) -> None:
        """What offices, courts and those who face them have learned, and the geography they work on."""
        geography, row = self.geography, self.official_row
        self.table_groups = np.zeros(len(self.officials))
        on_road = (geography.post > 0) & (self.checkpoint_of_link >= 0) & (self.trains_of_link < 0)
        np.add.at(self.table_groups, self.checkpoint_of_link[on_road], geography.post_groups[on_road])
        country = geography.country
        homes = np.isin(self.countries[country], HOMES)
        self.inner_border = homes[geography.tail] & homes[geography.head] & (country[geography.tail] != country[geography.head])
        over = np.flatnonzero(geography.crosses_us)
        self.line_towns = np.array([geography.tail[over[[geography.sectors[geography.sector[i]] == s for i in over]][0]] for s in SECTORS])
        self.town_links = np.full(len(geography.place_ids), -1)
        for link in np.flatnonzero((geography.ground >= 0) & geography.forward):
            for place in (geography.tail[link], geography.head[link]):
                self.town_links[place] = link
        self.asylum_belief = np.array([0.3, 0.2])  # believed chance of a grant, by country
        self.conviction_belief, self.cases, self.new_witnesses = 0.2, {}, []
        self.ring_risk_usd = self.border_cost_usd = self.complaints_month = self.complaints_rate = 0.0
        self.inspected_year = np.array([0.3, 0.5])  # visits an employer has seen in a year, by country
        self.in_reintegration, self.flown = np.zeros(len(HOMES)), 0
        self.public_usd: dict[str, float] = {}
        self.trial_rows = [[row[f"trial_stay:{name}"] for name in TRIALS if (name == "humanitarian_visa") == (country == 0)] for country in (0, 1)]

    @property
    def trial_open(self) -> list[float]:
        """By country: 1 where some stay for victims can be asked for without conditions, one half with them."""
        rules = self.officials
        return [max(float(rules.open[r] * (1.0 - 0.5 * rules.cooperation[r])) for r in rows) for rows in self.trial_rows]

    @property
    def tied_to_employer(self) -> np.ndarray:
        """(people,) bool: the permit held binds to one employer."""
        return self._of_scheme("free_of_employer", 0.0)

    @property
    def public_place(self) -> np.ndarray:
        """(people,) bool: placed by a public office."""
        return self._of_scheme("public_placement", 1.0)

    def _of_scheme(self, column: str, value: float) -> np.ndarray:
        of = np.array([getattr(self.officials, column)[self.official_row[f"permit_office:{s}"]] == value for s in SCHEMES] + [False])
        return of[self.people.scheme]

    def _keep_books(self, keep_events: bool) -> None:
        geography, people = self.geography, self.people
        names = [geography.link_name(i) for i in range(len(geography.tail))]
        self.events = Events(self.start, tuple(geography.place_ids), names, keep_events)
        self.ledger = Ledger(self.scale)
        for account, column in (("migrants", people.savings_usd), ("families", people.family_usd)):
            self.ledger.pay("capital_outside", account, column)
        self.ledger.pay("capital_outside", "smugglers", np.full(len(self.smugglers), RING_CAPITAL_USD), group=True)
        self.ledger.pay("capital_outside", "employers", np.full(len(self.employers), EMPLOYER_CAPITAL_USD), group=True)
        self.results = Indicators(
            people, None, geography, scale=self.scale, days=self.days, period_start=self.start, schemes=PERMITS,
            observation={name: value for name, value in self.p.items() if name.startswith("observation.")},
        )
        self._flows_at_start: dict[str, float] = {}
        self._public_at_start: dict[str, float] = {}

    def _write_rules(self) -> None:
        """Rules in force today, written into the offices' rule columns (only what changed)."""
        rules = self.case.rules_on(self.date)
        if getattr(self, "_rules", None) == rules:
            return
        for (table, column, group), value in rules.items():
            if table != "Official":
                raise ValueError(f"no table {table} takes rules")
            self.officials.write_rule(column, float(value), np.array([self.official_row[group]]))
        self._rules = rules

    # ---- a day ----
    def step(self) -> None:
        """One day, in the order of model.md (One day)."""
        self._set_clock()
        self._write_rules()
        self._spread_news()
        self._households()
        if (self.day - self.first_day) % WEEK == 0:
            road.take_ground(self)
            self._index_grounds()
        home.renta_and_recruitment(self)
        home.members_leave(self)
        departure.departure(self)
        offers.recruiters_at_home(self)
        season.harvest(self)
        self._travel()
        power.captors(self)
        captivity.captivity(self)
        handover.held_for_fee(self)
        self.held_together = work.held_together(self)
        work.search(self)
        work.payday(self)
        custody.custody(self)
        protection.recover(self)
        justice.justice(self)
        if (self.day - self.first_day) % WEEK == 3:
            returns.gang_flights(self)
        self._account()
        self.datacollector.collect(self)
        self.day += 1
        self.running = self.day < self.last_day

    def _index_grounds(self) -> None:
        self.cell_of_ground[:] = -1
        cells = np.flatnonzero(self.cells.road & (self.cells.link >= 0))
        self.cell_of_ground[self.cells.ground[cells]] = cells
        self.cell_of_ground[-1] = -1

    def _travel(self) -> None:
        """Rounds of legs until the day's hours are spent."""
        travel.start_day(self)
        for _ in range(ROUNDS_A_DAY):
            nights.shelter_nights(self)
            who = travel.choose_leg(self)
            if len(who):
                handover.hire_at_border(self, who)
                handover.at_border(self, who)
                who = travel.ride(self, checks.checkable(self, who))
                who = road.gangs_meet(self, who)
                who = trains.operations(self, who)
                who = checks.checks(self, who)
                power.robbers(self, who)
                power.fellow_travellers(self, who)
                power.guides(self, who)
                checks.crossing(self, checks.checkable(self, who))
            if not travel.go_on(self):
                break

    def _account(self) -> None:
        """The day's flows are remembered; at the end of a month the trade, budgets and indicators are settled."""
        keep = np.exp(-1 / FLOW_DAYS)
        self.flow_memory *= keep
        self.flow_memory += (1 - keep) * self.flow
        self.flow[:] = 0
        self.leaving += (1 - keep) * (self.leaving_today - self.leaving)
        self.leaving_today[:] = 0
        tried = self.attempts_today > 0
        step = 1 - np.exp(-self.attempts_today[tried] / 300)
        self.caught_share[tried] += step * (self.arrests_today[tried] / self.attempts_today[tried] - self.caught_share[tried])
        self.arrests_before = self.arrests_today
        self.arrests_today, self.attempts_today = np.zeros(len(SECTORS)), np.zeros(len(SECTORS))
        tomorrow = self.date + datetime.timedelta(days=1)
        if tomorrow.day == 1:
            self._end_month(tomorrow.month == 1)
        elif self.day == self.days - 1 or self.day == self.days + self.follow_up_days - 1:
            self._fold()
        balances = self.ledger.balances()
        for account in ("smugglers", "employers", "gangs"):
            if balances[account] < 0:  # actors that lay out more than they have borrow
                self.ledger.pay("credit_outside", account, -balances[account], group=True)

    def _end_month(self, new_year: bool) -> None:
        tolls, clients = (math.fsum(part) for part in zip(*self.tolls_paid, strict=True)) if self.tolls_paid else (0.0, 0)
        served = max(float(self.smugglers.clients.sum()) * self.scale, 1.0)
        self.paid_tolls_usd += 0.3 * (tolls / served * (clients > 0) - self.paid_tolls_usd)
        self.tolls_paid = []
        justice.month_of_justice(self)
        inspection.month_of_inspection(self)
        trade.month_of_trade(self)
        row = self.official_row["ca4:region"]
        self.border_cost_usd = float(self.officials.ring_checks[row] * self.p["people.loss_stopped_usd"] + self.officials.fee_usd[row])
        self.complaints_rate += 0.3 * (self.complaints_month / 20_000 - self.complaints_rate)
        self.complaints_month = 0.0
        road.buy_officials(self)
        road.rent_houses(self)
        self._set_local_fees()
        if new_year:
            self.officials.used[:] = 0
        self._fold()

    def _set_local_fees(self) -> None:
        rings = self.smugglers
        self.local_fee = np.full(len(self.geography.place_ids), np.inf)
        for base in self.origins[0]:
            at = rings.active & (rings.base == base)
            if at.any():
                self.local_fee[base] = float(np.mean(rings.fee_usd[at]))

    def _households(self) -> None:
        """Day by day households' means move back to what they were: earnings when below, spending when above."""
        people = self.people
        rate = 1 / self.p["people.means_days"]
        home = people.situation == CODE["home"]
        for column, base, account, who in (
            (people.savings_usd, people.means_usd, "migrants", home),
            (people.family_usd, people.family_base_usd, "families", slice(None)),
        ):
            change = np.zeros(len(column))
            change[who] = rate * (base[who] - column[who])
            column += change
            self.ledger.pay("wages_outside", account, np.maximum(change, 0))
            self.ledger.pay(account, "living_outside", np.maximum(-change, 0))

    def add_person_like(self, row: int, **values) -> int:
        """One more person, as `row` but with `values` (columns); returns the new row. Only before the first day."""
        if self.day != self.first_day:
            raise ValueError("people can be added before the first day only")
        people = self.people
        like = {name: getattr(people, name)[row : row + 1].copy() for name in people.columns}
        like |= {"key": np.array([np.uint64(1 << 62) + np.uint64(len(people))], dtype=np.uint64)} | values
        new = int(people.add(1, **like)[0])
        self.occasions = Occasions(len(people))
        self.recognition.grow(len(people), people.minor)
        for account, amount in (("migrants", people.savings_usd[new]), ("families", people.family_usd[new])):
            self.ledger.pay("capital_outside", account, amount)
        return new

    # ---- results ----
    def _fold(self) -> None:
        self.results.fold(self.events.take())
        if self.day >= 0:
            for name, value in self.stocks().items():
                self.results.stock(name, value)

    def stocks(self) -> dict[str, float]:
        """Stocks as they stand, real-world numbers."""
        people, scale = self.people, self.scale
        entered = has_entered(people, self.day)
        candidates = entered & ~people.seasonal & (people.situation == CODE["home"])
        season_now = people.seasonal & (people.situation == CODE["working"])
        under = people.victim & (people.holder_kind > 0) & (people.holder_kind != PARTY["official"])
        holders = np.unique(people.holder_kind[under].astype(np.int64) * 10**7 + people.holder[under])
        _, harm = self.believed_home
        debt = people.debt_usd.sum() + people.smuggler_debt_usd.sum() + people.balance_usd.sum()
        return {
            "candidates": candidates.sum() / scale,
            "seasonal_workers_mexico": season_now.sum() / scale,
            "smugglers_active": float(self.smugglers.active.sum()),
            "gang_members": float(self.cells.members.sum()),
            "trafficked_current": under.sum() / scale,
            "migrants_debt_usd": float(debt) / scale,
            "believed_danger": float(harm[people.community[candidates], 0].mean()) if candidates.any() else 0.0,
            "active_traffickers": float(len(holders)),
            "employer_gain_usd": self._since_start("employer_gain_usd"),
            "remittances_usd": self._since_start("remittances_usd"),
            "public_cost_usd": math.fsum(self.public_costs().values()),
        }

    def public_costs(self) -> dict[str, float]:
        """Public cost of each policy since the period began, USD: what stands ready (levers x unit costs) and what was used."""
        standing = cost(self.case.policies, self.start, max(min(self.day, self.days), 0))
        used = {name: total - self._public_at_start.get(name, 0.0) for name, total in self.public_usd.items()}
        return {name: standing.get(name, 0.0) + used.get(name, 0.0) for name in sorted(standing.keys() | used.keys())}

    def _since_start(self, name: str) -> float:
        total = getattr(self, name)
        self._flows_at_start.setdefault(name, total)
        return total - self._flows_at_start[name]

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
            if self.day == 0:
                self._public_at_start = dict(self.public_usd)
                self._flows_at_start = {name: getattr(self, name) for name in ("employer_gain_usd", "remittances_usd")}
            self.step()
            if progress is not None:
                progress(self.day, self.last_day)
        self.running = False
        return self

    def indicators(self, by: str | None = None) -> dict[str, dict]:
        """Indicators of the measured period so far (indicators.md): value, cases, unit, kind, reason."""
        return self.results.results(by)

    def series(self) -> dict[str, list]:
        """Indicators by month of the measured period."""
        return self.results.series()

    def harmed(self) -> dict[str, np.ndarray]:
        """Keys of people trafficked, kidnapped and dead in the period."""
        return self.results.harmed()


def _parameters(scenario: Scenario, overrides: dict | None) -> dict[str, float]:
    return parameters.values({**scenario.parameters, **(overrides or {})})
