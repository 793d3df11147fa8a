"""What staying and leaving are worth to those at home: the values that departure, flight and setbacks compare.

Methods of the model; nothing here changes anything.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from corridor.agents.migrants import MEMBER
from corridor.agents.officials import SCHEMES
from corridor.choice import alternatives, choose
from corridor.crowd import among
from corridor.life import CODE

STAY, ALONE, GUIDED, PERMIT = range(4)
WORKING_DAYS = 250
IN_MEXICO = "mx_job_offer"
OFFERED = ("h2a", "h2b", IN_MEXICO, "regional")  # asked for from home; the border worker's form is for the harvest

OFFICES = tuple((code, scheme, f"permit_office:{scheme}") for code, scheme in enumerate(SCHEMES) if scheme in OFFERED)


class Reckoned(NamedTuple):
    """What those at home reckon with before they compare, (n,) each: USD, `alone` and `guided` believed success of all tries."""

    who: np.ndarray
    wages: np.ndarray  # gained by being there
    reunion: np.ndarray  # worth of kin or a parent who are there
    attachment: np.ndarray
    danger: np.ndarray  # threats at home
    abuse: np.ndarray
    default: np.ndarray
    desertion: np.ndarray
    alone: np.ndarray
    alone_costs: np.ndarray
    alone_dangers: np.ndarray
    guided: np.ndarray
    guided_dangers: np.ndarray
    now: np.ndarray  # of the fee, put down before leaving
    later: np.ndarray
    interest: np.ndarray
    at_hand: np.ndarray

    def of(self, rows) -> Reckoned:
        """Of some."""
        return Reckoned(*(part[rows] for part in self))

    def gain(self, reunion: float = 1.0) -> np.ndarray:
        """(n,) what being there is worth; reunion: factor on kin there."""
        return self.wages + reunion * self.reunion

    def stay(self, fear: float = 1.0) -> np.ndarray:
        """(n,) what staying is worth; fear: factor on threats."""
        return self.attachment - fear * self.danger - self.abuse - self.default + self.desertion


class Prospects:
    """Worth, in USD, of what those at home could do."""

    def stay_worth(self, who) -> np.ndarray:
        """(n,) attachment, less what threats make of it, an abuser at home, debts that work at home cannot repay, and, for
        members of a gang, plus what desertion would cost."""
        people, p = self.people, self.p
        worth = people.attachment_usd[who] - people.danger_usd[who] - p["people.past_abuse_usd"] * people.past_abuse[who]
        return worth - self.default_usd(who) + self.desertion_usd(who)

    def desertion_usd(self, who) -> np.ndarray:
        """(n,) what leaving would cost members of a gang."""
        people, cost = self.people, np.zeros(len(who))
        members = np.flatnonzero(people.occupation[who] == MEMBER)
        if len(members):
            cost[members] = self.punished[self.origin_index[people.home[who[members]]]] * self.p["people.loss_reprisal_usd"]
        return cost

    def default_usd(self, who) -> np.ndarray:
        """(n,) what debts cost one who stays: the part that work at home cannot repay in the months lenders give, times
        what stands for it (house, land)."""
        people, p = self.people, self.p
        debt = people.debt_usd[who] + people.smuggler_debt_usd[who]
        monthly = debt * (1 / p["lenders.months"] + p["lenders.interest_month"])
        able = p["people.saving_share"] * self.wages_at_home()[people.nationality[who]] * people.skill[who]
        return p["lenders.pledge_factor"] * debt * np.minimum(np.maximum(1 - able / np.maximum(monthly, 1e-9), 0.0), 1.0)

    def parents_abroad(self, who) -> np.ndarray:
        """(n,) rows of a child's parent at work or settled in the U.S., -1 none."""
        people = self.people
        found = np.empty(len(who), np.int64)
        found[:] = -1
        at = np.flatnonzero(people.minor[who] & (people.parent[who] >= 0))
        if len(at) == 0:
            return found
        parent = people.parent[who[at]]
        there = among(people.situation[parent], (CODE["working"], CODE["settled"], CODE["waiting"]))
        there &= (people.holder_kind[parent] == 0) & self.across[people.place[parent]]
        found[at[there]] = parent[there]
        return found

    def gain_abroad(self, who) -> np.ndarray:
        """(n,) what being there is worth: the wage gap over the horizon, and kin or a parent who are there."""
        return self.wages_usd(who) + self.reunion_usd(who, self.parents_abroad(who))

    def wages_usd(self, who) -> np.ndarray:
        """(n,) what the wage gap brings over the horizon."""
        return self.yearly_gain(who) * (self.p["people.horizon_days"] / WORKING_DAYS)

    def reunion_usd(self, who, parent) -> np.ndarray:
        """(n,) what being with a parent abroad (row, -1 none), or with kin, is worth."""
        p = self.p
        return np.where(parent >= 0, p["people.reunion_usd"], np.where(self.people.kin[who], p["people.kin_worth_usd"], 0.0))

    def tries(self, who, guided: bool) -> tuple[np.ndarray, np.ndarray]:
        """(believed success, tries it will take), (n,) each: over a first try and those that follow or a contract covers; one's
        own tries that ended at home again weigh beside what others report."""
        people, p = self.people, self.p
        others, own = p["news.other_communities_people"], p["news.own_people"] * people.attempts[who]
        arrive = self.believed_home[0][people.community[who], int(guided)] * others / (others + own)
        arrive = np.minimum(np.maximum(arrive, 1e-3), 0.999)
        success = 1 - (1 - arrive) ** self.p["smugglers.tries" if guided else "people.tries"]
        return success, success / arrive

    def way_usd(self, who, guided: bool, tried) -> np.ndarray:
        """(n,) what the dangers of all those tries (`tried`: see `tries`) are felt to cost: harm, abuse (to women), being stopped
        and sent back."""
        people, p = self.people, self.p
        success, tries = tried
        harm = self.believed_home[1][people.community[who], int(guided)] * p["people.loss_taken_usd"]
        abuse = np.where(people.sex[who] == 0, self.believed_abuse[people.community[who], int(guided)], 0.0) * p["people.loss_abused_usd"]
        return tries * (harm + abuse) + (tries - success) * p["people.loss_stopped_usd"]

    def covered(self, who) -> np.ndarray:
        """(n,) bool: the contract of the last attempt still covers a try, and its ring is in the trade."""
        people = self.people
        ring = people.smuggler[who]
        in_trade = self.smugglers.active[np.maximum(ring, 0)] if len(self.smugglers) else np.zeros(len(who), bool)
        return (people.tries_left[who] > 0) & (people.started[who] == 2) & (ring >= 0) & in_trade

    def fee_usd_of(self, who, success, finance) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(put down now, due on arrival, interest on what has to be borrowed and what is lost if it cannot be repaid), (n,) USD
        each, of a guide from the place. success: believed, of all tries. finance: see `guided_finance`."""
        people, p = self.people, self.p
        covered = self.covered(who)
        fee = self.local_fee[people.home[who]]
        now = np.where(covered, 0.0, p["smugglers.upfront_share"] * fee)
        later = np.where(covered, people.balance_usd[who], (1 - p["smugglers.upfront_share"]) * fee)
        able, loan = finance
        borrowed = np.minimum(np.maximum(now - (able - loan), 0.0), loan)
        interest = borrowed * p["lenders.interest_month"] * p["lenders.months"] / 2
        return now, later, interest + (1 - success) * p["lenders.pledge_factor"] * borrowed

    def reckon(self, who) -> Reckoned:
        """What people reckon with who might leave."""
        people, p, parent = self.people, self.p, self.parents_abroad(who)
        alone, tries = tried = self.tries(who, False)
        guided, _ = with_guide = self.tries(who, True)
        finance = self.guided_finance(who, parent)
        now, later, interest = self.fee_usd_of(who, guided, finance)
        return Reckoned(
            who, self.wages_usd(who), self.reunion_usd(who, parent), people.attachment_usd[who], people.danger_usd[who],
            p["people.past_abuse_usd"] * people.past_abuse[who], self.default_usd(who), self.desertion_usd(who),
            alone, tries * p["people.alone_usd"], self.way_usd(who, False, tried), guided, self.way_usd(who, True, with_guide), now, later, interest, finance[0])

    def compare(self, known: Reckoned, fear: float = 1.0, reunion: float = 1.0, funded: bool = False) -> np.ndarray:
        """What staying, going alone, with a smuggler or on a permit is worth, (n, 4) USD; -inf where closed.

        Believed success over all tries x gain - cost - believed harm (lessons.md, Forms that worked); what is due on
        arrival is paid by those who arrive. fear, reunion: factors on threats at home and on kin abroad (0: were there
        none, which is how a motive is told). funded: as if the money could be found.
        """
        gain, stay = known.gain(reunion), known.stay(fear)
        alone = known.alone * gain - known.alone_costs - known.alone_dangers
        guided = known.guided * (gain - known.later) - known.now - known.interest - known.guided_dangers
        able = np.isfinite(known.now) & (funded | (known.at_hand >= known.now))
        offer, _ = self.best_permit(known.who, funded, (gain, stay))
        return alternatives([stay, alone, np.where(able, guided, -np.inf), offer])

    def try_values(self, who) -> np.ndarray:
        """(n, 4) USD: see `compare`."""
        return self.compare(self.reckon(who))

    def best_permit(self, who, funded: bool = False, compared=None) -> tuple[np.ndarray, np.ndarray]:
        """(worth USD, code of SCHEMES; -inf and -1 where none is open), (n,) each: year by year away for a permit's months and
        at home for the rest; a Mexican permit brings Mexico's wages. compared: `gain_abroad` and `stay_worth`, where known."""
        people, p, rules = self.people, self.p, self.officials
        best, which = np.full(len(who), -np.inf), np.full(len(who), -1)
        rows = [(code, scheme, self.official_row[office]) for code, scheme, office in OFFICES]
        rows = [(code, scheme, row) for code, scheme, row in rows if rules.open[row] and self.places_left(row) >= 1]
        if not rows:
            return best, which
        gain, stay = compared or (self.gain_abroad(who), self.stay_worth(who))
        for code, scheme, row in rows:
            there = gain
            if scheme == IN_MEXICO:
                a_year = self.driver("wages.mexico") * people.skill[who] - self.home_wage(who) * p["people.home_work_share"]
                there = a_year * p["people.saving_share"] * p["people.horizon_days"]
            away = min(rules.months[row] / 12, 1.0)
            worth = there * away + stay * (1 - away) - rules.fee_usd[row] - rules.days_to_decision[row] * p["people.wait_day_usd"]
            better = self.may_apply(who, row, scheme, funded) & (worth > best)
            best, which = np.where(better, worth, best), np.where(better, code, which)
        return best, which

    def places_left(self, row: int) -> int:
        """Simulated places still free this year at a permit office."""
        rules = self.officials
        quota, year = float(rules.quota_per_year[row]), self.year
        places = self.permit_places.get((row, quota, year))
        if places is None:
            places = self.permit_places[row, quota, year] = int(self.draws.rounded(quota * self.scale, [row], "permit places", year)[0])
        return max(places - round(rules.used[row] * self.scale), 0)

    def may_apply(self, who, row: int, scheme: str, funded: bool = False) -> np.ndarray:
        """(n,) bool: nationality, age, earlier removal and fee allow an application at a permit office."""
        people, rules = self.people, self.officials
        country = np.array([rules.country_GT[row], rules.country_SV[row], rules.country_HN[row], rules.country_NI[row]])
        unbarred = (people.ban_mx_until if scheme == IN_MEXICO else people.ban_until)[who] < self.day
        cleared = unbarred | (rules.admits_removed[row] > 0)
        fits = (country[people.nationality[who]] > 0) & cleared & (people.age[who] >= rules.minimum_age[row])
        return fits & (funded | (people.savings_usd[who] >= rules.fee_usd[row]))

    def way_left(self, who) -> np.ndarray:
        """(n,) part of the way to the destination, in what it costs as their news has it, that is still ahead."""
        people = self.people
        pool, goal = self.pool_of(who), self.goal_index[people.destination[who]]
        here, home = self.route_value[pool, goal, people.place[who]], self.route_value[pool, goal, people.home[who]]
        return np.clip(here / np.minimum(home, -1e-9), 0.0, 1.0)

    def goes_on(self, who) -> np.ndarray:
        """(n,) bool: after a setback, going on (alone) against home, by believed arrival, gain and danger, in which one's
        own journey weighs beside what others report, and what is behind one is not ahead."""
        people, p = self.people, self.p
        community, own = people.community[who], p["news.own_people"]
        left = self.way_left(who)
        arrive, harm = self.believed_home[0][community, 0] ** left, self.believed_home[1][community, 0] * left
        suffered = people.harmed_on[who] >= people.departed[who]
        others = p["news.other_communities_people"]
        danger = (others * harm + own * suffered) / (others + own)
        values = np.column_stack([
            self.stay_worth(who) * (1 + p["people.trauma_home"] * people.trauma[who]),
            arrive * self.gain_abroad(who) - danger * p["people.loss_taken_usd"],
        ])
        occasion = self.occasions.next("go on", who)
        pick = choose(values, self.draws, people.key[who], "go on", occasion, p["people.choice_scale_usd"])
        return (pick == 1) & (people.savings_usd[who] > p["people.least_usd"])
