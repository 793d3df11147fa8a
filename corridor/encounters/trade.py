"""The smuggling trade month by month: fees follow costs and demand; rings enter and leave (model.md, hire)."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose

OUT, IN = range(2)
MONTH = 30.4


def month_of_trade(world) -> None:
    """Fee = cost + tolls + a margin moved by how full the groups were; then each ring weighs the trade against a wage."""
    rings, p = world.smugglers, world.p
    if len(rings) == 0:
        return
    ids = np.arange(len(rings))
    what_was_asked(world)
    room = p["smugglers.clients_month"] * world.room_factor
    full = world.demand_at_rings() / room / p["smugglers.half_full"]
    most = p["smugglers.margin_most"]
    margin = p["smugglers.margin"] * most * full / (full + most - 1)  # the margin when half full; `most` times it when all ask
    target = world.ring_cost_usd() * (1 + margin)
    rings.fee_usd[:] += np.where(rings.active, p["smugglers.fee_step"], 1.0) * (target - rings.fee_usd)
    trades = choose(prospects(world, room), world.draws, ids, "trade", world.day, p["smugglers.trade_scale_usd"]) == IN
    leaves, enters = rings.active & ~trades, ~rings.active & trades & (rings.jailed_until < world.day)
    rings.active[leaves], rings.active[enters] = False, True
    world.events.record(world.day, np.full(leaves.sum(), -1), "left_trade", 255, party_kind="smuggler", party=ids[leaves])
    world.events.record(world.day, np.full(enters.sum(), -1), "entered_trade", 255, party_kind="smuggler", party=ids[enters])
    world.ledger.pay("smugglers", "costs_outside", np.full(int(rings.active.sum()), p["smugglers.overhead_usd_month"]), group=True)
    rings.clients_before[:] = rings.clients
    rings.clients[:], rings.turned_away[:], rings.profit_usd[:] = 0, 0, 0


def what_was_asked(world) -> None:
    """The month's requests, by place, join what rings know of demand; what is old counts less."""
    rings, origins = world.smugglers, len(world.origins[0])
    at = world.origin_index[rings.base]
    asked = np.bincount(at, rings.clients + rings.turned_away, minlength=origins)
    world.demand.month(asked, np.bincount(at, rings.active, minlength=origins) > 0, world.p["news.half_life_days"] / MONTH)


def prospects(world, room) -> np.ndarray:
    """(rings, 2) USD over the months ahead: what the partners would earn outside, and the trade: margin x the clients that
    may be expected of those who ask in the place (`demand_at_rings`), as far as there is room; beginners have to lay out first."""
    rings, p = world.smugglers, world.p
    expected = np.minimum(world.demand_at_rings(one_more=True), room)
    months = p["smugglers.reckons_months"]
    trade = months * ((rings.fee_usd - world.ring_cost_usd()) * expected - p["smugglers.overhead_usd_month"])
    return np.column_stack([months * rings.outside_usd, trade - np.where(rings.active, 0.0, p["smugglers.entry_usd"])])
