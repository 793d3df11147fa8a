"""What staying and leaving are worth to those at home: the values that departure, flight and setbacks compare.

Methods of the model; nothing here changes anything. The arithmetic stands in leaving.py.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from corridor.agents.employers import WORKING_DAYS_A_YEAR
from corridor.agents.migrants import NATIONALITIES
from corridor.agents.officials import SCHEMES
from corridor.choice import alternatives, choose
from corridor.encounters import leaving
from corridor.encounters.houses import standing
from corridor.encounters.leaving import ALONE, Believed, Leavers, Offices, Stakes
from corridor.encounters.once import one_row
from corridor.encounters.ransom import emptied
from corridor.encounters.season import work_at_home
from corridor.geography import least_cost
from corridor.life import CODE

IN_MEXICO = "mx_job_offer"
OFFERED = ("h2a", "h2b", IN_MEXICO, "regional")  # asked for from home; the border worker's form is for the harvest
CODES = np.array([SCHEMES.index(scheme) for scheme in OFFERED])
OPEN_NEIGHBOUR = np.array(NATIONALITIES) == "NI"  # who goes to work in Costa Rica without a guide, a fee or a permit
OF_MEXICO = CODES == SCHEMES.index(IN_MEXICO)


class ThisMonth(NamedTuple):
    """What hangs on parameters and on the month's drivers only."""

    wages: tuple[np.ndarray, np.ndarray, float]  # see Prospects.usual_wages
    nearer_usd_day: np.ndarray  # see leaving.Believed
    stakes: np.ndarray  # leaving.Stakes, a table of one row


class Prospects:
    """Worth, in USD, of what those at home could do."""

    def stay_worth(self, who) -> np.ndarray:
        """(n,) attachment (Nicaraguans: or part of it and what work in Costa Rica brings, where that is more), less what threats make of it,
        an abuser at home, debts that work at home cannot repay, and, for members of a gang, plus what desertion would cost."""
        return leaving.stay_worth(who, self.leavers(), self.believed(), self.stakes())

    def leavers(self) -> Leavers:
        """Columns of the table of people that count where leaving is weighed."""
        of = self.people
        return Leavers(
            of.nationality, of.sex, of.age, of.minor, of.kin, of.home, of.community, of.skill, of.savings_usd, of.attachment_usd, of.danger_usd,
            of.past_abuse, of.occupation, of.family_usd, of.family_base_usd, of.owns, of.debt_usd, of.smuggler_debt_usd, of.balance_usd, of.attempts,
            of.smuggler, of.tries_left, of.started, of.parent, of.situation, of.holder_kind, of.place, of.ban_until, of.ban_mx_until, of.times_taken)

    def believed(self) -> Believed:
        """What is believed and usual at home."""
        (arrive, harm), ((day, month, _), nearer, _) = self.believed_home, self.this_month()
        return Believed(
            self.across, self.origin_index, self.punished, arrive, harm, self.believed_abuse, self.local_fee, day, month, nearer, self.smugglers.active,
            self.least_fares())

    def least_fares(self) -> np.ndarray:
        """(places,) USD of fares on the cheapest way from each place to the United States, trains and paths ridden and walked for nothing;
        there kin or a lender wire the rest."""
        if getattr(self, "_least_fares", None) is None:
            self._least_fares = least_cost(self.geography, self.geography.fare_usd, self.across)
        return self._least_fares

    def usual_wages(self) -> tuple[np.ndarray, np.ndarray, float]:
        """USD for one of skill 1: (a day at home, a month at home), (nationalities,) each, with the days of work there are, and a day in
        Mexico."""
        return self.this_month().wages

    def this_month(self) -> ThisMonth:
        """Wages and stakes, anew with each month's drivers."""
        mexico, known = self.driver("wages.mexico"), getattr(self, "_this_month", None)
        if known is None or known[0] is not self._driver_values or known[1] is not self.p:
            day = np.array([self.driver(f"wages.home.{code}") for code in NATIONALITIES]) * self.p["people.home_work_share"]
            nearer = np.where(OPEN_NEIGHBOUR, np.maximum(self.driver("wages.costa_rica") - day, 0.0), 0.0)
            wages = (day, day * self.p["people.working_days_month"], mexico)
            self._this_month = known = (self._driver_values, self.p, ThisMonth(wages, nearer, one_row(self._stakes())))
        return known[2]

    def stakes(self) -> np.ndarray:
        """What is at stake, the same for all: leaving.Stakes, a table of one row."""
        return self.this_month().stakes

    def _stakes(self) -> Stakes:
        p = self.p
        return Stakes(
            p["people.past_abuse_usd"], p["lenders.months"], p["lenders.interest_month"], p["lenders.pledge_factor"], p["people.saving_share"],
            p["people.loss_reprisal_usd"], p["people.reunion_usd"], p["people.kin_worth_usd"], p["people.alone_usd"], p["people.loss_taken_usd"],
            p["people.loss_abused_usd"], p["people.loss_stopped_usd"], p["smugglers.upfront_share"],
            p["news.other_communities_people"], p["news.own_people"], p["people.tries"], p["smugglers.tries"],
            self.us_wage_ahead(), self.saved_days(), p["people.horizon_days"] / WORKING_DAYS_A_YEAR, p["people.near_home_share"],
            p["people.kin_gives"], p["people.family_gives"], p["people.family_median_usd"], p["lenders.limit_usd"], p["lenders.on_house"],
            p["people.provisions_usd"], p["people.provisions_given"])

    def offices(self) -> Offices:
        """Permit offices that may be asked from home."""
        rules, p, (wage_usd, _, mexico) = self.officials, self.p, self.usual_wages()
        return Offices(
            self.scheme_rows[CODES], CODES, OF_MEXICO, rules.open, rules.quota_per_year, rules.used, rules.months, rules.fee_usd,
            rules.days_to_decision, rules.admits_removed, rules.minimum_age,
            (rules.country_GT, rules.country_SV, rules.country_HN, rules.country_NI), wage_usd, mexico,
            p["people.saving_share"], p["people.horizon_days"], p["people.wait_day_usd"],
            self.draws.base("permit places"), self.day, self.year, self.scale)

    def parents_abroad(self, who) -> np.ndarray:
        """(n,) rows of a child's parent at work or settled in the U.S., -1 none."""
        of = self.people
        return leaving.parents_abroad(who, of.minor, of.parent, of.situation, of.holder_kind, of.place, self.across)

    def gain_abroad(self, who) -> np.ndarray:
        """(n,) what being there is worth: the wage gap over the horizon, and kin or a parent who are there."""
        return leaving.gain_abroad(who, self.leavers(), self.believed(), self.stakes())

    def wages_usd(self, who) -> np.ndarray:
        """(n,) what the wage gap brings over the horizon."""
        return leaving.wages_usd(who, self.leavers(), self.believed(), self.stakes())

    def covered(self, who) -> np.ndarray:
        """(n,) bool: the contract of the last attempt still covers a try, and its ring is in the trade."""
        of = self.people
        return leaving.covered(who, of.tries_left, of.started, of.smuggler, self.smugglers.active)

    def reckon(self, who) -> np.ndarray:
        """What people reckon with who might leave (leaving.KNOWN)."""
        return leaving.reckon(who, self.leavers(), self.believed(), self.stakes())

    def compare(self, known: np.ndarray, fear: float = 1.0, reunion: float = 1.0, funded: bool = False) -> np.ndarray:
        """What staying, going alone, with a smuggler or on a permit is worth, (n, 4) USD; -inf where closed.

        Believed success over all tries x gain - cost - believed harm (lessons.md, Forms that worked); what is due on
        arrival is paid by those who arrive. known: see `reckon`. fear, reunion: factors on threats at home and on kin abroad (0: were
        there none, which is how a motive is told). funded: as if the money could be found.
        """
        return leaving.compare(known, fear, reunion, funded, self.leavers(), self.offices())

    def tipped(self, known: np.ndarray, choice, occasion) -> tuple[np.ndarray, np.ndarray]:
        """(motive, unable to leave), (n,) each, of those who have made their choice of departure: see leaving.tipped."""
        who, draws = known["who"], self.draws
        return leaving.tipped(
            known, choice, self.people.key[who], occasion, draws.base("departure"), self.p["people.choice_scale_usd"],
            self.leavers(), self.offices())

    def try_values(self, who) -> np.ndarray:
        """(n, 4) USD: see `compare`."""
        return self.compare(self.reckon(who))

    def best_permit(self, who, funded: bool = False) -> tuple[np.ndarray, np.ndarray]:
        """(worth USD, code of SCHEMES; -inf and -1 where none is open), (n,) each: year by year away for a permit's months and
        at home for the rest; a Mexican permit brings Mexico's wages."""
        return leaving.best_permits(who, self.gain_abroad(who), self.stay_worth(who), funded, self.leavers(), self.offices())

    def places_left(self, row: int) -> int:
        """Simulated places still free this year at a permit office."""
        return int(leaving.places_left(row, self.offices()))

    def going_on(self, who) -> np.ndarray:
        """(n,) USD that going on alone brings, once there is money for it: the sum in which departure weighs setting out alone."""
        return self.compare(self.reckon(who), funded=True)[:, ALONE]

    def way_home(self, who) -> np.ndarray:
        """(n,) USD that the way home brings: the best of what departure will compare there, staying or setting out anew, less the bus."""
        bus = np.minimum(self.p["people.bus_home_usd"], self.people.savings_usd[who])
        return self.try_values(who).max(axis=1) - bus

    def way_left(self, who) -> np.ndarray:
        """(n,) part of the way to the destination, in what the cheapest costs as their news has it, that is still ahead."""
        people = self.people
        pool, goal = self.pool_of(who), self.goal_index[people.destination[who]]
        here, home = self.cost_ahead[pool, goal, people.place[who]], self.cost_ahead[pool, goal, people.home[who]]
        return np.where(np.isfinite(here) & np.isfinite(home), np.minimum(here / np.maximum(home, 1e-9), 1.0), 1.0)

    def arrival_ahead(self, who, guided=0) -> np.ndarray:
        """(n,) believed chance to arrive over what is left of the way (`onward`)."""
        return self.believed_home[0][self.people.community[who], guided] ** self.way_left(who)

    def onward(self, who, guided=0) -> np.ndarray:
        """(n,) USD that the way still ahead brings, alone or `guided` (0, 1): by believed arrival, gain and danger, in which one's own journeys
        weigh beside what others report, and how often one was taken in them, and what is behind one is not ahead. Who is taken again when the
        family has spent what it had cannot be paid for: as far as paying is known to free, that captive is the likelier not to come back."""
        people, p = self.people, self.p
        arrive, own = self.arrival_ahead(who, guided), p["news.own_people"]
        harm = self.believed_home[1][people.community[who], guided] * self.way_left(who)
        suffered = np.maximum(people.harmed_on[who] >= people.departed[who], people.times_taken[who])
        others = p["news.other_communities_people"]
        danger = (others * harm + own * suffered) / (others + own * np.maximum(people.attempts[who], np.maximum(suffered, 1)))
        lost = p["people.loss_taken_usd"] + emptied(self, who) * p["ransom.relative_usd"] * self.paying_helps()
        return arrive * self.gain_abroad(who) - danger * lost

    def day_at_home(self, who) -> np.ndarray:
        """(n,) USD that a working day at home is worth: its pay, and not being away."""
        p = self.p
        return self.home_wage(who) + p["people.month_away_share"] * self.people.attachment_usd[who] / 12 / p["people.working_days_month"]

    def look_beyond(self, who) -> None:
        """What leaving the work here for good is worth to each over a season (people.outside_usd), which workers and employers reckon with: to
        who came for this work, a season at home; to who was on the way, going on now, if there is money for it, or
        the way home now, against the better of both a season later, when there will be money; in the U.S. nothing (there the other work is what counts). What it usually is on the way gets known."""
        if len(who) == 0:
            return
        people, p = self.people, self.p
        harvest = people.seasonal[who]
        came = ~harvest & (people.recruited[who] | (people.situation[who] == CODE["home"]))
        outside, season = np.zeros(len(who)), p["employers.season_days"]
        outside[harvest] = season * work_at_home(self, who[harvest])
        rows = who[came]
        outside[came] = season * self.day_at_home(rows)
        on_way = ~harvest & ~came & ~self.across[people.place[who]]
        rows = who[on_way]
        can = people.savings_usd[rows] >= p["people.provisions_usd"]
        on, home = self.going_on(rows), self.way_home(rows)
        now, later = np.maximum(np.where(can, on, -np.inf), home), np.maximum(on, home)
        outside[on_way] = now - np.maximum(later, 0.0) * (1 - p["lenders.interest_month"]) ** (season / p["people.working_days_month"])
        people.outside_usd[who] = outside
        if len(rows):
            step = 1 - np.exp(-len(rows) / self.scale / p["work.pay_reports"])
            self.usual_outside_usd += step * (float(outside[on_way].mean()) - self.usual_outside_usd)

    def goes_on(self, who) -> np.ndarray:
        """(n,) bool: after a setback, going on (alone) against the way home, where staying is dearer to the traumatised."""
        people, p = self.people, self.p
        values = alternatives([self.way_home(who) + p["people.trauma_home"] * people.trauma[who] * self.stay_worth(who), self.onward(who)])
        occasion = self.occasions.next("go on", who)
        pick = choose(values, self.draws, people.key[who], "go on", occasion, p["people.choice_scale_usd"])
        return (pick == 1) & (people.savings_usd[who] > p["people.least_usd"])

    def paying_helps(self) -> float:
        """What paying is known to add to the chance that a cell of the road lets a captive go, mean over the cells."""
        road = standing(self)
        return float(np.maximum(self.cells.paying_frees[road] - self.cells.unpaid_frees[road], 0.0).mean()) if len(road) else 0.0
