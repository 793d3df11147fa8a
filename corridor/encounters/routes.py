"""News and ways: what is reported, how it fades, and the value of the way ahead for each news pool, week by week."""

from __future__ import annotations

import numpy as np

from corridor.agents.migrants import COMMUNITIES_PER_PLACE, DESTINATIONS
from corridor.agents.news import DANGERS, HomeNews, RoadNews, weight_of_others
from corridor.agents.smugglers import Demand, Names
from corridor.choice import cheapest_ahead, recursive_logit
from corridor.crowd import add_to, which
from corridor.encounters import trains
from corridor.life import those

WEEK, HOURS_A_DAY = 7, 24.0
ORDINARY = ("bus", "private_vehicle", "air")  # what those travel by who have papers and need not hide


class Routes:
    """Methods of the model for news and route values. Pools: places of origin x (alone, guided), and one with papers."""

    def _learn_routes(self) -> None:
        geography, p = self.geography, self.p
        self.destinations = np.array([geography.place(name) for name in DESTINATIONS])
        self.goal_index = np.full(len(geography.place_ids), -1)
        self.goal_index[self.destinations] = np.arange(len(self.destinations))
        self.papered_pool = 2 * len(self.origins[0])
        self.road_news = RoadNews(self.papered_pool + 1, geography, p["news.start_people"], p["news.starting_beliefs"])
        links = [np.flatnonzero(geography.tail == place) for place in range(len(geography.place_ids))]
        width = max(len(row) for row in links)
        self.out_links = np.full((len(links), width), -1)
        for place, row in enumerate(links):
            self.out_links[place, : len(row)] = row
        onward = geography.forward & ~geography.is_return
        ordinary = np.isin(geography.mode, [geography.modes.index(mode) for mode in ORDINARY])
        closed = np.array([geography.papers, geography.crosses_us | ~ordinary])  # without papers; with papers
        self.leads_on = onward[None, :] & ~closed  # northbound links form no circles (tested with the geography)
        self.laid_out, self.led = np.zeros(len(geography.tail)), np.zeros(len(geography.tail))
        self.home_news = HomeNews(len(self.origins[0]) * COMMUNITIES_PER_PLACE, p)
        self.names = Names(len(self.smugglers), len(self.origins[0]), self.scale)
        self.demand = Demand(self.origins[1], len(self.smugglers) * p["smugglers.clients_month"] * p["smugglers.half_full"])
        self._learn_home()
        self._solve_routes()

    def _solve_routes(self) -> None:
        """Perceived cost of each link by pool and goal, and the logsum of the way ahead (nested recursive logit: who has crossed finds rides
        much alike, so that many of them beyond a stretch of border are no reason to cross there)."""
        geography, p = self.geography, self.p
        self.route_scale_usd = p["people.route_scale_usd"] * np.where(self.across, p["people.route_scale_across"], 1.0)
        danger = self.road_news.believed(weight_of_others(p["news.other_pools_people"], self.scale))
        self.road_stopped = danger[:, :, 0]
        on_way = self.flow_memory[None, :] * (self.geography.forward & ~self.geography.papers)[None, :] + 1e-6
        self.believed_robbery = (danger[:, :, 2] * on_way).sum(axis=1) / on_way.sum(axis=1)
        self.believed_night = self.night_outside(danger[:, :, DANGERS.index("taken")], on_way)
        losses = np.array([p["people.loss_stopped_usd"], p["people.loss_taken_usd"], p["people.loss_robbed_usd"], p["people.loss_death_usd"]])
        hours_usd, fares_usd, arranged, opens = self._ways()
        self.road_harm_usd = danger[:, :, 1:] @ losses[1:]  # (pools, links) what being taken, robbed or dying there is felt to cost, as believed
        cost = danger @ losses + hours_usd + fares_usd
        cost[1 : self.papered_pool : 2] += self.outlays()
        cost[arranged] = np.inf
        cost[-1] -= (danger[-1] * [losses[0], 0, 0, 0]).sum(axis=1)  # those with papers are not stopped
        pools, goals = len(cost), len(self.destinations)
        self.route_cost = np.where(opens[:, None, :], cost[:, None, :], np.inf) + np.zeros((1, goals, 1))
        flat = self.route_cost.reshape(pools * goals, -1)
        ends = np.tile(self.destinations, pools)
        value = recursive_logit(len(geography.place_ids), geography.tail, geography.head, flat, ends, self.route_scale_usd)
        ahead = cheapest_ahead(len(geography.place_ids), geography.tail, geography.head, flat, ends)
        self.cost_ahead = ahead.reshape(pools, goals, -1)  # USD as each pool believes, by goal and place
        self.route_value = value.reshape(pools, goals, -1)
        others = weight_of_others(p["news.other_communities_people"], self.scale)
        self.believed_home, self.believed_abuse = self.home_news.believed(others), self.home_news.believed_abuse(others)

    def outlays(self) -> np.ndarray:
        """(links,) USD of tolls and bribes that guides have lately laid out for each client they led over a link, told among them; where few
        have been led, as on links of the same way of travelling."""
        mode, few = self.geography.mode, weight_of_others(self.p["news.other_pools_people"], self.scale)
        paid, led = np.bincount(mode, self.laid_out), np.bincount(mode, self.led)
        alike = (paid / np.maximum(led, few))[mode]
        return (self.laid_out + few * alike) / (self.led + few)

    def lay_out(self, who, amount) -> None:
        """Guides have paid USD `amount` (n,) for clients on the way: out of the profit of each one's ring, and known of the link."""
        each = amount / self.scale
        add_to(self.smugglers.profit_usd, self.people.smuggler[who], -each)
        add_to(self.laid_out, self.people.link[who], each)
        self.tolls_paid.append((float(np.add.reduce(amount)), len(who)))

    def night_outside(self, taken, on_way) -> np.ndarray:
        """(pools, places) chance of being taken by a cell that a pool reckons with in a night outside at a place, from what it believes of
        the links that lead on from there, `taken` (pools, links), weighed by those who go that way, `on_way` (links,).

        The belief is of a passage. A passage lasts the hours of the link and, by train, the usual wait for one, spent in the same town; of its
        danger a night outside bears the part that the hours not travelled in a day are of these, all of it at most. So waiting is
        believed as dangerous an hour as riding."""
        geography, p = self.geography, self.p
        lasts = geography.hours + np.where(self.has_train, trains.usual_wait(self), 0.0)
        part = np.minimum((HOURS_A_DAY - p["people.hours_a_day"]) / np.maximum(lasts, 1e-6), 1.0)
        from_place = geography.tail[None, :] == np.arange(len(geography.place_ids))[:, None]
        others = from_place.astype(float) * on_way
        return (taken * part) @ others.T / np.maximum(others.sum(axis=1), 1e-12)

    def _ways(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """What does not hang on news: (links,) USD that the hours of a link are felt to cost, (pools, links) fares, whether a guide has
        to arrange the ride, and whether the link leads on."""
        geography, p, known = self.geography, self.p, getattr(self, "_ways_known", None)
        if known is None or known[0] is not p:
            mode, code = geography.mode, geography.modes.index
            pools = np.arange(self.papered_pool + 1)
            guided = (pools % 2 == 1) & (pools < self.papered_pool)  # of whom the guide pays the fares, and chooses the way
            on_train, on_foot = mode == code("freight_train"), np.isin(mode, [code("trail"), code("desert")])
            hours = geography.hours + np.where(on_train, p["train.change_hours"], 0.0)
            an_hour = np.select([on_foot, on_train], [p["people.walk_hour_usd"], p["people.train_hour_usd"]], p["people.hour_value_usd"])
            by_car = (mode == code("private_vehicle")) & (self.countries[geography.country[geography.tail]] == "MX")
            fares_usd = np.repeat(geography.fare_usd[None, :], len(pools), axis=0)
            opens = self.leads_on[(pools == self.papered_pool).astype(int)]
            self._ways_known = known = (p, (hours * an_hour, fares_usd, ~guided[:, None] & by_car[None, :], opens))
        return known[1]

    def _spread_news(self) -> None:
        """Journeys told today; once a week old news fades and the ways are weighed anew."""
        ready = [item for item in self.told if item[0] <= self.day]
        if ready:
            self.told = [item for item in self.told if item[0] > self.day]
        for _, who, guided, arrived, harmed, abused, rings, wronged, part in ready:
            women = self.people.sex[who] == 0
            self.home_news.report(self.people.community[who], guided, arrived, harmed, women, abused, 1 / self.scale)
            bad = self.scale * wronged + (1 - self.scale) * part  # oneself, and the others for whom one stands
            clients = which((rings >= 0) & (arrived | (bad > 0)))
            if len(clients):
                delivered = (arrived & ~wronged)[clients]
                self.names.report(rings[clients], self.origin_index[self.people.home[who[clients]]], delivered, bad[clients], 1 / self.scale)
        self._families_tell()
        if (self.day - self.first_day) % WEEK == 0 and self.day > self.first_day:
            half_life = self.p["news.half_life_days"]
            for news in (self.road_news, self.home_news, self.names):
                news.fade(WEEK, half_life)
            for told in (self.laid_out, self.led):
                told *= 0.5 ** (WEEK / half_life)
            self._home_news_fades(WEEK)
            self.names.take_stock(self.demand_at_rings(of=which(self.smugglers.active)))
            self._solve_routes()

    def _families_tell(self) -> None:
        """Families who have paid a ransom tell of it, once a captivity, after the usual lag."""
        people = self.people
        held = those(people, "held")
        paid = held[people.ransom_usd[held] > 0]
        if len(paid) == 0:
            return
        paid = paid[~people.paid_told[paid] & (self.day - people.since[paid] >= self.p["news.lag_days"])]
        people.paid_told[paid] = True
        self.home_news.report_harm(people.community[paid], people.started[paid] == 2, 1 / self.scale)
