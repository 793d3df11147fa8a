"""The making of the world: people, actors, what each knows at the start, the books; rules and dates as days pass."""

from __future__ import annotations

import datetime

import numpy as np

from corridor.agents.employers import make_employers
from corridor.agents.gangs import make_cells
from corridor.agents.migrants import (
    COMMUNITIES_PER_PLACE,
    find_parents,
    make_population,
    origin_shares,
)
from corridor.agents.officials import (
    ASYLUM_TOWNS,
    CORPS,
    HOMES,
    PERMITS,
    SCHEMES,
    SECTORS,
    TRIALS,
    make_officials,
    on_duty,
)
from corridor.agents.residents import Residents
from corridor.agents.smugglers import make_smugglers
from corridor.crowd import Company
from corridor.encounters import grounds, power, work
from corridor.encounters.stations import build_stations
from corridor.indicators import Indicators
from corridor.life import Journal
from corridor.randomness import Occasions
from corridor.recognition import Recognition
from corridor.records import Events, Ledger


class OfPermit:
    """What follows from the permit that each person holds: `this[who]` looks at those asked for only."""

    def __init__(self, of_scheme: np.ndarray, scheme: np.ndarray):
        self.of_scheme, self.scheme = of_scheme, scheme

    def __getitem__(self, who):
        return self.of_scheme[self.scheme[who]]


def table_of(rows) -> np.ndarray:
    """(rows, longest) table of several lists of numbers, filled up with -1."""
    table = np.full((len(rows), max(len(row) for row in rows)), -1)
    for i, row in enumerate(rows):
        table[i, : len(row)] = row
    return table


class World:
    """Methods of the model that make what encounters work on."""

    def _set_clock(self) -> None:
        self.date = self.start + datetime.timedelta(days=self.day)
        years = 0 if self.day >= 0 else -(-(self.start - self.date).days // 365)
        self.driver_date = self.date + datetime.timedelta(days=365 * years)
        self.month, self.year = self.date.year * 12 + self.date.month, self.date.year
        self.year_gone = min(self.date.timetuple().tm_yday / 365, 1.0)  # share of it
        if not hasattr(self, "_driver_month"):
            self._driver_date, self._driver_month, self._driver_values = None, None, {}

    def _make_world(self) -> None:
        geography = self.geography
        self.countries = np.array(geography.countries)
        self.across = self.countries[geography.country] == "US"  # by place
        self.in_mexico = self.countries[geography.country] == "MX"
        self.origins = origin_shares(geography)
        self.origin_index = np.full(len(geography.place_ids), 0)
        self.origin_index[self.origins[0]] = np.arange(len(self.origins[0]))
        self.soconusco, self.capital = geography.place("tapachula"), geography.place("mexico_city")
        make_population(self)
        people = self.people
        people.savings_usd[:], people.family_usd[:] = people.means_usd, people.family_base_usd  # to the same rounding
        find_parents(self)
        self.leaving, self.leaving_today = np.zeros(len(geography.place_ids)), np.zeros(len(geography.place_ids))
        make_officials(self)
        make_smugglers(self)
        make_cells(self)
        make_employers(self)
        self.occasions = Occasions(people, self.draws)
        self.recognition = Recognition(len(people), self.people.minor, self.start)
        self.permit_rows = np.array([self.official_row[f"permit_office:{s}"] for s in ("h2a", "h2b", "regional")])
        self.scheme_rows = np.array([self.official_row[f"permit_office:{s}"] for s in SCHEMES])
        self._seat_residents()
        links = len(geography.tail)
        self.flow, self.flow_memory = np.zeros(links), np.zeros(links)  # people a day
        self.riders, self.riders_memory = np.zeros(links), np.zeros(links)  # the same, each x those who ride the same train
        self.links_of_ground = [np.flatnonzero((geography.ground == g) & geography.forward) for g in range(len(geography.grounds))]
        self.ground_links = table_of(self.links_of_ground)
        self.cell_of_link = np.full(links, -1)
        self.cell_of_ground = np.full(len(geography.grounds) + 1, -1)
        self.arrests_today, self.arrests_lately = np.zeros(len(SECTORS)), np.zeros(len(SECTORS))  # a day, in real people
        self.company = {name: Company(rows) for name, rows in (
            ("guests", len(self.officials)), ("guests outside", len(self.officials)), ("guests near cells", len(self.cells)),
            ("groups of rings", 1), ("in one hand", len(power.HANDS)))}
        self.talks_today = np.zeros(len(self.officials))  # real people met by staff who look for signs, by office
        self.caught_share = np.full(len(SECTORS), self.p["patrol.caught_start"])
        self.paid_tolls_usd, self.tolls_paid = 0.0, []
        self.guided_month, self.guided_on = np.zeros(len(geography.place_ids)), self.first_day
        self.offers_true = np.full(len(geography.place_ids), self.p["recruiters.believed_true"])
        self.told: list[tuple] = []
        self.put_off: dict[int, int] = {}  # departures that the placebo delays by a day: row -> how they go
        self.employer_gain_usd = self.remittances_usd = 0.0
        self._state_side()
        self._set_local_fees()

    def _seat_residents(self) -> None:
        who = np.flatnonzero(~self.people.seasonal)
        self.residents = Residents(self.people, self.draws, who, COMMUNITIES_PER_PLACE * len(self.origins[0]))

    def _state_side(self) -> None:
        """What offices, courts and those who face them have learned, and the geography they work on."""
        geography, row = self.geography, self.official_row
        self.table_groups = np.zeros(len(self.officials))
        on_road = (geography.post > 0) & (self.checkpoint_of_link >= 0) & (self.trains_of_link < 0)
        np.add.at(self.table_groups, self.checkpoint_of_link[on_road], geography.post_groups[on_road])
        country = geography.country
        homes = np.isin(self.countries[country], HOMES)
        self.inner_border = homes[geography.tail] & homes[geography.head] & (country[geography.tail] != country[geography.head])
        self.has_train = geography.mode == geography.modes.index("freight_train")  # by link
        self.watch_of_link = np.where(self.post_of_link < 0, self.roaming_of_link, self.post_of_link)  # a post, or who roams there
        lines = self.trains_of_link[self.trains_of_link >= 0]
        self.lines_of_trains = np.maximum(np.bincount(lines, minlength=len(self.officials)), 1)
        self.consulates = np.array([row[f"consulate:{country}"] for country in HOMES])
        self.patrols = np.array([row[f"border_patrol:{name}"] for name in SECTORS])
        self.patrol_of_sector = np.array([SECTORS.index(name) if name in SECTORS else -1 for name in geography.sectors])
        self.before_inner = np.zeros(len(geography.place_ids), bool)  # by place
        self.before_inner[geography.tail[self.inner_border]] = True
        self.crossings = over = np.flatnonzero(geography.crosses_us)
        self.line_towns = np.array([geography.tail[over[[geography.sectors[geography.sector[i]] == s for i in over]][0]] for s in SECTORS])
        self.town_links = np.full(len(geography.place_ids), -1)
        for link in np.flatnonzero((geography.ground >= 0) & geography.forward):
            for place in (geography.tail[link], geography.head[link]):
                self.town_links[place] = link
        p = self.p  # what is believed of offices and courts, before anybody has seen them decide; learned from then on
        self.asylum_belief = np.array([p["asylum.believed_mexico"], p["asylum.believed_us"]])
        self.asylum_shown = np.full(2, p["asylum.usual_ground"])  # of those decided on, by country
        self.complaint_belief, self.telling_belief = p["complaint.believed"], p["ransom.start_found"]
        self.conviction_belief, self.cases, self.new_witnesses = p["justice.believed"], {}, []
        self.word_arrives: dict[int, list[int]] = {}  # by day: rows of witnesses of whom those they have named then hear
        self.noted_apart: dict[int, int] = {}  # by row of a child: day on which the custody began in which it was noted as separated
        build_stations(self)
        self.asylum_town = np.zeros(len(geography.place_ids), bool)
        self.asylum_town[[geography.place(name) for name in ASYLUM_TOWNS]] = True
        self.ring_risk_usd = self.border_cost_usd = self.complaints_month = self.complaints_rate = 0.0
        self.usual_outside_usd = 0.0  # learned: people.outside_usd of those on the way
        self.tips, self.visit_on = np.zeros(len(self.employers)), np.full(len(self.employers), -9999)  # tips to inspectors this month; days of planned visits
        self.inspected_year = np.array([self.p["inspection.believed_mexico"], self.p["inspection.believed_us"]])  # visits an employer has seen in a year, by country
        self.in_reintegration, self.flown = np.zeros(len(HOMES)), 0
        self.public_usd: dict[str, float] = {}
        self.trial_rows = [[row[f"trial_stay:{name}"] for name in TRIALS if (name == "humanitarian_visa") == (country == 0)] for country in (0, 1)]

    @property
    def trial_open(self) -> list[float]:
        """By country: 1 where some stay for victims can be asked for without conditions, one half with them."""
        rules = self.officials
        return [max(float(rules.open[r] * (1.0 - 0.5 * rules.cooperation[r])) for r in rows) for rows in self.trial_rows]

    @property
    def tied_to_employer(self) -> OfPermit:
        """By row of people, bool: the permit held binds to one employer."""
        return self._of_scheme("free_of_employer", 0.0)

    @property
    def public_place(self) -> OfPermit:
        """By row of people, bool: placed by a public office."""
        return self._of_scheme("public_placement", 1.0)

    @property
    def family_may_come(self) -> OfPermit:
        """By row of people, bool: the permit held lets children come along."""
        return self._of_scheme("family", 1.0)

    def _of_scheme(self, column: str, value: float) -> OfPermit:
        holds = np.zeros(len(self.scheme_rows) + 1, bool)  # the last: of those without one
        holds[:-1] = getattr(self.officials, column)[self.scheme_rows] == value
        return OfPermit(holds, self.people.scheme)

    def _keep_books(self) -> None:
        geography, people = self.geography, self.people
        names = [geography.link_name(i) for i in range(len(geography.tail))]
        self.events = Events(self.start, tuple(geography.place_ids), names, self.keep_events, self.keep_journal)
        self.ledger = Ledger(self.scale)
        for account, column in (("migrants", people.savings_usd), ("families", people.family_usd)):
            self.ledger.pay("capital_outside", account, column)
        self.ledger.pay("capital_outside", "smugglers", np.full(len(self.smugglers), self.p["smugglers.capital_usd"]), group=True)
        self.ledger.pay("capital_outside", "employers", np.full(len(self.employers), self.p["employers.capital_usd"]), group=True)
        if self.keep_journal:
            Journal(self)
        self.results = Indicators(
            people, None, geography, scale=self.scale, days=self.days, period_start=self.start, schemes=PERMITS,
            observation={name: value for name, value in self.p.items() if name.startswith("observation.")},
            follow_up_days=self.follow_up_days, seed=self.seed_used, corps=(CORPS, self.officials.corps),
        )
        self.legs_month, self.counted_on = np.zeros(len(geography.tail)), self.first_day - 1
        self.members_counted = self.cells.members.astype(float)
        self._flows_at_start: dict[str, float] = {}
        self._public_at_start: dict[str, float] = {}

    def _write_rules(self) -> None:
        """Rules in force today, written into the offices' rule columns (only what changed, on days on which rules may)."""
        if getattr(self, "_rules_of", None) is not self.case:
            self._rules_of, self._rules, self._days_of_change = self.case, None, self.case.days_of_change()
        elif self.date not in self._days_of_change:
            return
        rules = self.case.rules_on(self.date)
        if self._rules == rules:
            return
        for (table, column, group), value in rules.items():
            if table != "Official":
                raise ValueError(f"no table {table} takes rules")
            self.officials.write_rule(column, float(value), np.array([self.official_row[group]]))
        self._rules = rules

    def _begin_day(self) -> None:
        self._set_clock()
        self._write_rules()
        on_duty(self)

    def _take_ground(self) -> None:
        grounds.take_ground(self)
        power.bands_wait(self)
        self.cell_of_ground[:] = -1
        cells = np.flatnonzero(self.cells.road & (self.cells.link >= 0))
        self.cell_of_ground[self.cells.ground[cells]] = cells
        self.cell_of_ground[-1] = -1

    def _count_held(self) -> None:
        self.held_together = work.count_held(self)

    def add_person_like(self, row: int, **values) -> int:
        """One more person, as `row` but with `values` (columns); returns the new row. Only before the first day."""
        if self.day != self.first_day:
            raise ValueError("people can be added before the first day only")
        people = self.people
        like = {name: getattr(people, name)[row : row + 1].copy() for name in people.columns}
        added = np.uint64(1 << 62)
        like |= {"key": np.array([added + np.count_nonzero(people.key >= added)], dtype=np.uint64)} | values
        new = int(people.add(1, **like)[0])
        self.occasions = Occasions(people, self.draws)
        self._seat_residents()
        self.recognition.grow(len(people), people.minor)
        for account, amount in (("migrants", people.savings_usd[new]), ("families", people.family_usd[new])):
            self.ledger.pay("capital_outside", account, amount, by_rule=True)
        return new
