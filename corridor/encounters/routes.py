"""News and ways: what is reported, how it fades, and the value of the way ahead for each news pool, week by week."""

from __future__ import annotations

import numpy as np

from corridor.agents.migrants import DESTINATIONS
from corridor.agents.news import RoadNews
from corridor.choice import recursive_logit

WEEK = 7
UNREACHABLE = -1e6


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
        closed = np.array([geography.papers, geography.crosses_us])  # without papers; with papers
        self.leads_on = onward[None, :] & ~closed  # northbound links form no circles (tested with the geography)
        self._solve_routes()

    def _solve_routes(self) -> None:
        """Perceived cost of each link by pool and goal, and the logsum of the way ahead (recursive logit)."""
        geography, p = self.geography, self.p
        danger = self.road_news.believed(p["news.other_pools_people"])
        self.road_stopped = danger[:, :, 0]
        on_way = self.flow_memory[None, :] * (self.geography.forward & ~self.geography.papers)[None, :] + 1e-6
        self.believed_robbery = (danger[:, :, 2] * on_way).sum(axis=1) / on_way.sum(axis=1)
        losses = np.array([p["people.loss_stopped_usd"], p["people.loss_taken_usd"], p["people.loss_robbed_usd"], p["people.loss_death_usd"]])
        pools = self.papered_pool + 1
        guided = np.zeros(pools, dtype=bool)
        guided[1 : self.papered_pool : 2] = True
        hours = geography.hours + np.where(geography.mode == geography.modes.index("freight_train"), p["train.change_hours"], 0.0)
        on_foot = np.isin(geography.mode, [geography.modes.index("trail"), geography.modes.index("desert")])
        on_train = geography.mode == geography.modes.index("freight_train")
        an_hour = np.select([on_foot, on_train], [p["people.walk_hour_usd"], p["people.train_hour_usd"]], p["people.hour_value_usd"])
        cost = danger @ losses + (hours * an_hour)[None, :] + np.where(guided[:, None], 0.0, geography.fare_usd[None, :])
        by_car = (geography.mode == geography.modes.index("private_vehicle")) & (self.countries[geography.country[geography.tail]] == "MX")
        cost[np.ix_(~guided, by_car)] = np.inf  # rides through Mexico are arranged by guides
        papered = np.arange(pools) == self.papered_pool
        cost[papered] -= (danger[papered] * [losses[0], 0, 0, 0]).sum(axis=2)
        goals = len(self.destinations)
        self.route_cost = np.where(self.leads_on[papered.astype(int)][:, None, :], cost[:, None, :], np.inf) + np.zeros((1, goals, 1))
        flat = self.route_cost.reshape(pools * goals, -1)
        value = recursive_logit(len(geography.place_ids), geography.tail, geography.head, flat, np.tile(self.destinations, pools), p["people.route_scale_usd"])
        value[value < -640] = UNREACHABLE
        self.route_value = value.reshape(pools, goals, -1)
        self.believed_home = self.home_news.believed(p["news.other_communities_people"])

    def _spread_news(self) -> None:
        """Journeys told today; once a week old news fades and the ways are weighed anew."""
        ready = [item for item in self.told if item[0] <= self.day]
        self.told = [item for item in self.told if item[0] > self.day]
        for _, communities, guided, arrived, harmed in ready:
            self.home_news.report(communities, guided, arrived, harmed, 1 / self.scale)
        if (self.day - self.first_day) % WEEK == 0 and self.day > self.first_day:
            self.road_news.fade(WEEK, self.p["news.half_life_days"])
            self.home_news.fade(WEEK, self.p["news.half_life_days"])
            self._solve_routes()
