"""What agents reckon with: gains abroad, means, rooms, free agents, the risk of a raid. Methods of the model."""

from __future__ import annotations

import numpy as np

from corridor.agents.employers import WORKING_DAYS_A_YEAR
from corridor.agents.officials import CORPS, SECTORS
from corridor.crowd import which
from corridor.encounters import guiding, leaving, posts
from corridor.encounters.checks import KM_OF_SECTOR
from corridor.life import those

MEXICAN_CROSSERS = tuple(f"mexican_crossers.{sector}" for sector in SECTORS)
US_CORPS = [CORPS.index("us_interior"), CORPS.index("border_patrol")]
OTHER_CORPS = {what: [(CORPS.index(name), f"corps.{what}_{short}") for name, short in (
    ("municipal_police", "municipal"), ("federal_police", "federal"), ("train_staff", "trains"))] for what in ("control", "pay")}  # parameters


def road_rows(cells) -> np.ndarray:
    """Rows of the road's cells (those at home behind them never move there)."""
    if "road" not in cells.beside:
        cells.beside["road"] = np.flatnonzero(cells.road)
    return cells.beside["road"]


class Perceptions:
    """Amounts that decisions compare; nothing here changes anything."""

    def driver(self, name: str) -> float:
        """A dated series today; in the burn-in the same month of the first measured year (drivers held constant), without what a scenario
        changes later in that year."""
        begun = self.start if self.day < 0 else None
        if self.driver_date is not self._driver_date:
            month = (self.driver_date.year, self.driver_date.month, self.drivers.overrides_on(self.driver_date, begun), begun)
            if month != self._driver_month:
                self._driver_month, self._driver_values = month, {}
            self._driver_date = self.driver_date
        if name not in self._driver_values:
            self._driver_values[name] = self.drivers.value(name, self.driver_date, begun)
        return self._driver_values[name]

    def year_ahead(self, name: str) -> float:
        """The mean of a seasonal series over the twelve months from today on, under what a scenario has changed by today."""
        self.driver(name)  # sees whether the month is a new one
        known, key = self._driver_values, f"{name}, a year"
        if key not in known:
            known[key] = self.drivers.year_ahead(name, self.driver_date, self.start if self.day < 0 else self.driver_date)
        return known[key]

    def home_wage(self, who) -> np.ndarray:
        """USD a day a person earns at home, less the chance to be without work."""
        return self.home_wages()[self.people.nationality[who]] * self.people.skill[who]

    def home_wages(self) -> np.ndarray:
        """(nations,) the same for one of skill 1."""
        return self.usual_wages()[0]

    def us_wage(self, who) -> np.ndarray:
        """USD a day in the U.S., from farms and services, less the chance to be without work."""
        return self.us_wage_usual() * self.people.skill[who]

    def us_wage_usual(self) -> float:
        """The same for one of skill 1."""
        return self._us_wage(self.driver("demand.us_agriculture"))

    def us_wage_ahead(self) -> float:
        """USD a day in the U.S. that one of skill 1 reckons with over a year and more: who weighs leaving knows the seasons of field work and
        counts on all of them, not on today's month."""
        return self._us_wage(self.year_ahead("demand.us_agriculture"))

    def _us_wage(self, field_work: float) -> float:
        work = 1 - self.driver("unemployment.us") / 100
        on_farms = self.p["work.us_farms"]
        return (on_farms * self.driver("wages.us_agriculture") * field_work + (1 - on_farms) * self.driver("wages.us_services")) * work

    def yearly_gain(self, who) -> np.ndarray:
        """USD a year that work in the U.S. adds to what could be put aside at home."""
        return leaving.wage_gaps(who, self.saved_days(), self.us_wage_ahead(), self.home_wages(), self.people.nationality, self.people.skill)

    def saved_days(self) -> float:
        """Days of work in a year whose wages are put aside."""
        return WORKING_DAYS_A_YEAR * self.p["people.saving_share"]

    def family_share(self, who) -> np.ndarray:
        """Part of what a family could raise that it gives for a journey: more where kin abroad ask for it."""
        return np.where(self.people.kin[who], self.p["people.kin_gives"], self.p["people.family_gives"])

    def lender_limit(self, who) -> np.ndarray:
        """USD a village lender still gives on a house or land, and on kin who earn abroad (E261), less what is owed: part of the
        limit on each, by the household's standing."""
        people, p = self.people, self.p
        return guiding.lent(who, people.family_base_usd, people.owns, people.kin, people.debt_usd, p["people.family_median_usd"],
                            p["lenders.limit_usd"], p["lenders.on_house"])

    def guided_finance(self, who) -> np.ndarray:
        """(n,) USD that can be put down before departure, by a loan too; a parent abroad pays for a child."""
        people, gives = self.people, (self.p["people.kin_gives"], self.p["people.family_gives"])
        return leaving.at_hand(
            who, self.parents_abroad(who), self.lender_limit(who), *gives, people.savings_usd, people.family_usd, people.kin)

    def parents_send(self, who, amount) -> None:
        """A parent at work abroad sends what a child's passage lacks, by a carrier: amount (n,) USD needed at hand."""
        people = self.people
        parent = self.parents_abroad(who)
        some = which(parent >= 0)
        for row, by, needed in zip(who[some], parent[some], np.asarray(amount)[some], strict=True) if len(some) else ():
            sent = min(max(needed - people.savings_usd[row], 0.0), max(people.savings_usd[by], 0.0))
            people.savings_usd[by] -= sent
            people.savings_usd[row] += sent
            self.ledger.pay("migrants", "carriers", np.array([sent]), who=np.array([by]))
            self.ledger.pay("carriers", "migrants", np.array([sent]), who=np.array([row]))

    def stage_costs_usd(self) -> tuple[float, float]:
        """What a ring lays out for a client apart from the crossing: (before the border, from there to arrival)."""
        p = self.p
        rest = max(p["smugglers.cost_usd"] - p["smugglers.border_cost_usd"], 0.0)
        return rest * p["smugglers.early_share"], rest * (1 - p["smugglers.early_share"])

    def demand_at_rings(self, one_more: bool = False, of=None) -> np.ndarray:
        """(rings,), or `of` some rings, clients a month that each may expect, in real people: what is lately asked of the rings of its
        place (where none stands, what is asked elsewhere), shared among those in the trade by their size (a ring's own few clients of a
        month say little, and less the smaller the scale). one_more: as it would be for a ring that joined them."""
        rings = self.smugglers
        return guiding.asked_of(
            np.arange(len(rings)) if of is None else of, rings.base, rings.active, self.room_factor,
            self.demand.believed(self.p["news.other_communities_people"]), self.origin_index, len(self.geography.place_ids), one_more)

    def ring_found(self) -> float:
        """Chance a day that police who search for captives find those whom a ring keeps: as they find cells' houses in the mean."""
        road = which(self.cells.road & self.cells.active)
        return float(self.raid_chance(road).sum() / len(road)) if len(road) else 0.0

    def keeping_usd_day(self) -> float:
        """What a day of keeping a client costs a ring: keep, and the danger that police find the house (`ring_found`), shared by those of a group who are kept together."""
        p = self.p
        return p["smugglers.keep_usd_day"] + (self.ring_risk_usd / p["smugglers.journey_days"]) + self.ring_found() * p["smugglers.house_loss_usd"] / p["company.guided"]

    def ring_cost_usd(self) -> float:
        """What a client costs a ring door to door: guides, beds and bribes, tolls, the risk of arrest, inner borders."""
        return self.p["smugglers.cost_usd"] + self.paid_tolls_usd + self.ring_risk_usd + self.border_cost_usd

    def station_occupancy(self) -> float:
        """Part of Mexico's places of detention that is taken."""
        people = self.people
        office = self.official_row["migration_office:mexico"]
        inside = np.count_nonzero(people.holder[those(people, "detained")] == office) / self.scale
        return inside / max(float(np.sum(self.geography.station_places)), 1.0)

    def patrol_density(self) -> np.ndarray:
        """(sectors,) agents on shift and free, per km: arrests of the last weeks, Mexicans' too, keep agents busy."""
        p, rules = self.p, self.officials
        agents = rules.agents[self.patrols] * p["patrol.on_shift"]
        busy = (self.arrests_lately + self.mexicans_caught()) * p["patrol.arrest_hours"] / 24
        return np.maximum(agents - busy, p["patrol.fewest_free"] * agents) / KM_OF_SECTOR

    def mexicans_caught(self) -> np.ndarray:
        """(sectors,) Mexicans caught a day, who use the same agents and courts."""
        first, known = self.driver(MEXICAN_CROSSERS[0]), getattr(self, "_crossers", None)
        if known is None or known[0] is not self._driver_values:
            a_month = np.array([first, *(self.driver(name) for name in MEXICAN_CROSSERS[1:])])
            self._crossers = known = (self._driver_values, a_month / 30.4)
        return known[1] * self.caught_share

    def guides_looked_at(self) -> float:
        """Share of guides looked at when crossing an inner border of Central America: usual controls, and staff who look for
        signs there, against those who pass."""
        row, rules = self.official_row["ca4:region"], self.officials
        groups = float(self.flow_memory[self.inner_border].sum()) / self.p["company.guided"]
        able = rules.detection_staff[row] * self.p["detection.talks_day"]
        return float(rules.ring_checks[row] + (1 - rules.ring_checks[row]) * able / (able + groups + 1.0))

    def bribe_risk_usd(self, officials=None) -> np.ndarray | float:
        """(n,) what taking a bribe may cost officials (rows; None: a migration agent of Mexico): audits and complaints that may
        find it, as far as they reach the corps, times what the corps pays and is lost. U.S. agents lose years of their own pay."""
        usual, by_corps = self._bribe_risks()
        return usual if officials is None else by_corps[self.officials.corps[officials]]

    def _bribe_risks(self) -> tuple[float, np.ndarray]:
        """The risk of a migration agent of Mexico, and (corps,) that of each corps; anew when what it follows from has changed."""
        p, rules, known = self.p, self.officials, getattr(self, "_bribe_risk", None)
        row = self.official_row["internal_control:mexico"]
        control = rules.audits_year[row], rules.complaints[row], rules.pay_usd_month[row], rules.sanction_months[row], self.complaints_rate
        if known is None or known[0] is not p or known[1] != control:
            seen = float(control[0] * p["posts.audit_finds"] + control[1] * self.complaints_rate)
            pay_usd, months = float(control[2]), float(control[3])

            def risk(reach, pay):
                return p["posts.sanction_usd"] + (1 - np.exp(-reach * seen)) * pay * pay_usd * months

            by_corps = risk(self.control_of_corps(), self.of_corps("pay"))
            by_corps[US_CORPS] = p["posts.sanction_usd"] + p["corps.us_found"] * p["corps.us_pay_usd_month"] * p["corps.us_lost_months"]
            self._bribe_risk = known = (p, control, (float(risk(1.0, 1.0)), by_corps))
        return known[2]

    def control_of_corps(self) -> np.ndarray:
        """(corps,) control that reaches a corps, against that of migration agents (1)."""
        return self.of_corps("control")

    def of_corps(self, what: str) -> np.ndarray:
        """(corps,) a parameter of each corps, against that of migration agents (1)."""
        known = getattr(self, "_of_corps", None)
        if known is None or known[0] is not self.p:
            by_name = {}
            for each, others in OTHER_CORPS.items():
                by_name[each] = np.ones(len(CORPS))
                for corps, name in others:
                    by_name[each][corps] = self.p[name]
            self._of_corps = known = (self.p, by_name)
        return known[1][what]

    def official_price(self) -> float:
        """Factor on what officials in regular pay ask: the risk they run, and how often new ones have to be won."""
        p, row = self.p, self.official_row["internal_control:mexico"]
        won = p["posts.usual_rotation_months"] / max(self.officials.rotation_months[row], 1.0)
        risk = self.bribe_risk_usd() / (p["posts.usual_risk"] * p["posts.sanction_usd"])
        part, new = p["posts.price_of_risk"], p["posts.price_of_new"]
        return float((1 - part + part * risk) * (1 - new + new * won))

    def searching(self, cell) -> np.ndarray:
        """(n,) searches a day for each unit of attention to a cell: units search where attention is, the less at each the more of
        their time all of it takes (a saturating search), less those of which bought officials warn."""
        return posts.searches(cell, self.units_each(), self.cells.bought, self.p["police.leaks"])

    def units_each(self) -> float:
        """Searches a day for each unit of attention, before any warning."""
        return posts.units_each(self.cells.attention, *self.search_units())

    def search_units(self) -> tuple[np.ndarray, float, float, float]:
        """What searches hang on: the cells to be found; police units, the attention that keeps half of them busy, days of a search."""
        p = self.p
        units = p["police.units"] + self.officials.police_units[self.official_row["prosecution:mexico"]]
        return road_rows(self.cells), units, p["police.half_busy"], p["police.search_days"]

    def raid_chance(self, cell) -> np.ndarray:
        """(n,) chance a day that police find a cell's house, by the attention to it."""
        cells = self.cells
        return posts.raid_chances(cell, cells.attention, cells.bought, self.p["police.leaks"], *self.search_units())

    def heat_usd(self, cell) -> np.ndarray:
        """(n,) USD that one more unit of attention is expected to cost a cell while it lasts: searches it brings x their loss."""
        return self.searching(cell) * (self.p["police.heat_days"] * self.p["gangs.raid_loss_usd"])
