"""Guides hired at the border by those who came that far alone: who hires one, and what they ask (model.md, smugglers)."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.crowd import add_to
from corridor.encounters import guiding
from corridor.encounters.guiding import AT_BORDER, AT_SOUTH, SMUGGLER
from corridor.life import note, owe


def hire_at_border(world, who: np.ndarray) -> None:
    """Those who came alone weigh a local guide for the crossing: the fee against what the guide adds to the chance, as
    their news has it, times what being across is worth, and the harm a guide's clients are spared there; most of it is paid by those who get there."""
    people, rings, p, geography = world.people, world.smugglers, world.p, world.geography
    at = guiding.alone_before_border(who, people.channel, people.link, people.handed, geography.crosses_us)
    if len(at) == 0:
        return
    active = np.flatnonzero(rings.active) if len(rings) else np.zeros(0, int)
    if len(active) == 0:
        return
    people.handed[at] = AT_BORDER
    stopped = world.road_stopped[:, people.link[at]]
    pool = world.pool_of(at)
    n = np.arange(len(at))
    added = stopped[pool, n] - stopped[pool + 1, n]
    spared = world.road_harm_usd[pool, people.link[at]] - world.road_harm_usd[pool + 1, people.link[at]]
    across = 1 - stopped[pool + 1, n]
    fee = border_fee(world, across)
    first = p["smugglers.border_upfront"] * fee
    worth = np.maximum(world.gain_abroad(at) - world.stay_worth(at) * p["people.home_from_afar"], 0.0) + p["people.loss_stopped_usd"]
    there = from_elsewhere(world, at, active)
    can = (payable(world, at) >= first) & there.any(axis=1)
    values = np.column_stack([np.zeros(len(at)), np.where(can, added * worth + spared - first - across * (fee - first), -np.inf)])
    occasion = world.occasions.next("border guide", at)
    hires = choose(values, world.draws, people.key[at], "border guide", occasion, p["smugglers.buyers_scale_usd"]) == 1
    rows = at[hires]
    counted = np.cumsum(there[hires], axis=1)
    turn = (world.draws.uniform(people.key[rows], "border ring", occasion[hires]) * counted[:, -1]).astype(int)
    ring = active[np.argmax(counted > turn[:, None], axis=1)]
    now, fee = np.minimum(first[hires], world.raise_money(rows, first[hires])), fee[hires]
    people.savings_usd[rows] -= now
    world.ledger.pay("migrants", "smugglers", now, who=rows)
    add_to(rings.profit_usd, ring, now / world.scale)
    people.smuggler[rows], people.fee_usd[rows] = ring, fee
    owe(world, rows, "balance_usd", fee - now - people.balance_usd[rows], "fee")
    people.channel[rows], people.tries_left[rows], people.handed[rows] = SMUGGLER, 0, AT_SOUTH
    note(world, rows, "hired", party_kind="smuggler", party=ring, amount_usd=fee, detail=1)
    note(world, rows, "fee_paid", party_kind="smuggler", party=ring, amount_usd=now)


def payable(world, who: np.ndarray) -> np.ndarray:
    """(n,) USD that cash and family can bring up for a first part now."""
    people = world.people
    return people.savings_usd[who] + world.family_share(who) * people.family_usd[who]


def from_elsewhere(world, who, rings: np.ndarray) -> np.ndarray:
    """(n, rings) bool: who guides at the border is not of the client's home, where it would have people of its own to claim by."""
    return world.smugglers.base[rings][None, :] != world.people.home[who][:, None]


def border_fee(world, across) -> np.ndarray:
    """(n,) USD a border guide asks, mostly on arrival: the costs of as many crossings as it takes, tolls, and a margin.
    across: (n,) chance that a guided crossing succeeds."""
    p = world.p
    costs = p["smugglers.border_cost_usd"] / np.maximum(across, 0.1) + p["smugglers.border_tolls"] * world.paid_tolls_usd
    return costs * (1 + p["smugglers.margin"])
