"""Two encounters as a plain loop over Mesa agent objects, and as the model does them on columns: the same choices, and how many
agents each gets through in a second of processor time.

    python tests/benchmarks/encounters.py [agents]   # default 5,000: about as many as are on the way at real scale

Next leg: each traveller at a place weighs the links ahead. Job offer: each of those who look for work weighs what the offers heard
are believed to bring against asking on.
"""

from __future__ import annotations

import copy
import math
import sys
import time

import mesa
import numpy as np

from corridor import life
from corridor.agents.employers import TRANSIT
from corridor.encounters import travel
from corridor.encounters.hiring import best_offer
from corridor.life import those
from corridor.model import CorridorModel
from corridor.randomness import purpose_code

WORD = (1 << 64) - 1


class Plain(mesa.Model):
    """What a plain model knows beside its agents: lists and numbers, as a modeller would write them."""

    def __init__(self, world):
        super().__init__()
        self.p, self.seed_of_draws = world.p, world.draws.seed
        geography, rules, row = world.geography, world.officials, world.official_row["ca4:region"]
        self.out = [[int(link) for link in links if link >= 0] for links in world.out_links]
        self.cost, self.ahead = world.route_cost.tolist(), world.route_value.tolist()
        self.scale_usd = world.route_scale_usd.tolist()
        self.head, self.fare = geography.head.tolist(), geography.fare_usd.tolist()
        self.on_train = (geography.mode == travel.TRAIN).tolist()
        self.inner, self.across = world.inner_border.tolist(), world.across.tolist()
        self.hours_there, self.fee_there = float(rules.crossing_hours[row]), float(rules.fee_usd[row])
        self.detour = world.p["people.detour_usd"] * float(rules.minors_permission[row])
        self.looked = float(world.guides_looked_at() * world.p["people.loss_stopped_usd"])

    def gumbel(self, key: int, purpose: str, occasion: int, option: int) -> float:
        """Standard Gumbel: the taste shock of a logit choice, for one."""
        x = (key + (purpose_code(purpose) ^ (self.seed_of_draws * 0xD1342543DE82EF95)) & WORD) & WORD
        x = x * 0xBF58476D1CE4E5B9 & WORD
        x ^= x >> 32
        x = (x + (occasion + 1) * 0x9E3779B97F4A7C15 + (option + 1) * 0x94D049BB133111EB) & WORD
        x ^= x >> 30
        x = x * 0xBF58476D1CE4E5B9 & WORD
        x ^= x >> 27
        x = x * 0x94D049BB133111EB & WORD
        x ^= x >> 31
        return -math.log(-math.log(((x >> 11) + 0.5) / (1 << 53)))


class Traveller(mesa.Agent):
    """Somebody at a place with hours left."""

    def __init__(self, model, **traits):
        super().__init__(model)
        self.__dict__.update(traits)
        self.link = -1

    def choose_leg(self):
        """The link with the highest value: cost of the way ahead, and a taste."""
        model, p = self.model, self.model.p
        best = -math.inf
        for link in model.out[self.place]:
            cost = model.cost[self.pool][self.goal][link]
            fare = 0.0 if self.guided else model.fare[link]
            if model.inner[link]:
                fee = 0.0 if self.guided else model.fee_there
                fare += fee
                cost += model.hours_there * p["people.hour_value_usd"] + fee + self.child_alone * model.detour + self.guided * model.looked
            if math.isinf(cost) or (fare > self.savings + 1e-9 and not model.across[self.place]):
                continue
            if model.on_train[link] and not self.by_train:
                cost += p["people.hour_value_usd"] * (p["train.wait_hours"] - p["train.change_hours"])
            value = (model.ahead[self.pool][self.goal][model.head[link]] - cost) / model.scale_usd[self.place]
            value += model.gumbel(self.leads, "leg", self.begun, link)
            if value > best:
                best, self.link = value, link


class Worker(mesa.Agent):
    """Somebody who looks for work and has heard some offers."""

    def __init__(self, model, **traits):
        super().__init__(model)
        self.__dict__.update(traits)
        self.taken = -1

    def weigh_offers(self):
        """The best believed offer, if it beats asking on."""
        model, p = self.model, self.model.p
        best = self.search_on / p["work.accept_days"] + model.gumbel(self.key, "offer taken", 0, len(self.promises))
        self.taken = len(self.promises)
        for option, promise in enumerate(self.promises):
            if promise > 0:
                value = self.belief * promise * p["employers.season_days"] / p["work.accept_days"]
                value += model.gumbel(self.key, "offer taken", 0, option)
                if value > best:
                    best, self.taken = value, option


def on_the_way(world, number: int) -> np.ndarray:
    """So many people put on the way, at places from which links lead on (rows)."""
    people = world.people
    who = those(people, "home")[:number]
    places = np.flatnonzero((world.out_links >= 0).sum(axis=1) > 1)
    life.move(world, who, "travelling", None, due_day=world.day)
    people.place[who] = places[(world.draws.uniform(people.key[who], "put somewhere") * len(places)).astype(int)]
    people.link[who], people.savings_usd[who] = -1, 200.0
    people.channel[who] = (world.draws.uniform(people.key[who], "put with") * 3).astype(int)
    return who


def plain_travellers(world, who) -> Plain:
    """The same people as Mesa agents."""
    people, model = world.people, Plain(world)
    pool, goal = travel.pool_of(world, who), world.goal_index[people.destination[who]]
    leads = np.where(people.leader[who] >= 0, people.leader[who], who)
    for i, row in enumerate(who):
        Traveller(model, place=int(people.place[row]), pool=int(pool[i]), goal=int(goal[i]), guided=bool(people.channel[row] == 2),
                  savings=float(people.savings_usd[row]), by_train=bool(people.by_train[row]), leads=int(people.key[leads[i]]),
                  child_alone=bool(people.minor[row] and people.leader[row] < 0), begun=int(people.legs[row] + 64 * people.attempts[leads[i]]))
    return model


def seconds(act, times: int = 5) -> float:
    """Processor seconds of an act, the best of several."""
    best = math.inf
    for _ in range(times):
        begin = time.process_time()
        act()
        best = min(best, time.process_time() - begin)
    return best


def next_leg(world, number: int) -> tuple[float, float]:
    """Seconds on Mesa objects and on columns."""
    who = on_the_way(world, number)
    travel.start_day(world)
    model = plain_travellers(world, who)
    plain = seconds(lambda: model.agents.do("choose_leg"), 2)
    fast = seconds(lambda: travel.best_leg(world, who))
    goes, link, *_ = travel.best_leg(world, who)
    chosen = np.array([agent.link for agent in model.agents])
    assert np.array_equal(chosen >= 0, goes) and np.array_equal(chosen[goes], link)
    return plain, fast


def job_offer(world, number: int) -> tuple[float, float]:
    """Seconds on Mesa objects and on columns."""
    who, asked, season = those(world.people, "home")[-number:], int(world.p["work.offers_heard"]), world.p["employers.season_days"]
    promises = np.exp(0.2 * world.draws.normal(world.people.key[who][:, None], "made promise", 0, np.arange(asked)[None, :]))
    promises[world.draws.uniform(world.people.key[who][:, None], "looks for hands", 0, np.arange(asked)[None, :]) < 0.4] = 0.0
    belief, search_on = world.usual_pay[TRANSIT], 0.8 * season * world.draws.uniform(world.people.key[who], "made search")
    model = Plain(world)
    for i, row in enumerate(who):
        Worker(model, key=int(world.people.key[row]), promises=promises[i].tolist(), search_on=float(search_on[i]), belief=float(belief))
    plain = seconds(lambda: model.agents.do("weigh_offers"), 2)

    def columns():
        brings = np.where(promises > 0, belief * promises * season, -np.inf)
        return best_offer(world, who, np.column_stack([brings, search_on]), np.zeros(len(who), int))

    fast = seconds(columns)
    assert columns().tolist() == [agent.taken for agent in model.agents]
    return plain, fast


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    world = CorridorModel("baseline", seed=1, scale=min(1.0, max(0.02, number / 300_000)), keep_events=False)
    for _ in range(15):
        world.step()
    for name, encounter in (("next leg", next_leg), ("job offer", job_offer)):
        plain, fast = encounter(copy.deepcopy(world), number)
        print(f"{name}, {number:,} agents: Mesa objects {number / plain:,.0f} a second, columns {number / fast:,.0f} a second: "
              f"{plain / fast:.0f} times; the same choices")


if __name__ == "__main__":
    main()
