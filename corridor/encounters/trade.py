"""The smuggling trade month by month: fees follow costs and demand; rings enter and leave (model.md, hire)."""

from __future__ import annotations

import numpy as np

FEE_STEP = 0.06
HALF_FULL = 0.5


def month_of_trade(world) -> None:
    """Fee = cost + tolls + a margin moved by how full the groups were; exit on losses, entry on prospective profit."""
    rings, p, draws = world.smugglers, world.p, world.draws
    if len(rings) == 0:
        return
    ids = np.arange(len(rings))
    room = p["smugglers.clients_month"] * world.room_factor
    full = (rings.clients + rings.turned_away) / room
    cost = p["smugglers.cost_usd"] + world.paid_tolls_usd + world.ring_risk_usd + world.border_cost_usd
    target = cost * (1 + p["smugglers.margin"] * np.clip(full / HALF_FULL, 0.2, 3.0))
    rings.fee_usd[:] += np.where(rings.active, 0.3, 1.0) * (target - rings.fee_usd)
    margin = rings.fee_usd - cost
    local = np.zeros(len(rings))
    for base in np.unique(rings.base):
        here = rings.base == base
        active = np.maximum((rings.active & here).sum(), 1)
        local[here] = (rings.clients[here].sum() + rings.turned_away[here].sum()) / active
    prospect = margin * np.minimum(np.where(rings.active, rings.clients, local), room) - p["smugglers.exit_usd_month"] * 2
    chance = draws.gumbel(ids, "trade", world.day, 0) - draws.gumbel(ids, "trade", world.day, 1)
    wish = prospect / (p["smugglers.exit_usd_month"] * 2) + chance
    free = rings.jailed_until < world.day
    leaves, enters = rings.active & (wish < -1.5), ~rings.active & (wish > 2.5) & free
    rings.active[leaves], rings.active[enters] = False, True
    world.events.record(world.day, np.full(leaves.sum(), -1), "left_trade", 255, party_kind="smuggler", party=ids[leaves])
    world.events.record(world.day, np.full(enters.sum(), -1), "entered_trade", 255, party_kind="smuggler", party=ids[enters])
    rings.clients_before[:] = rings.clients
    rings.clients[:], rings.turned_away[:], rings.profit_usd[:] = 0, 0, 0
    keep = 0.5 ** (30 / p["news.half_life_days"])
    rings.good_reports[:] *= keep
    rings.bad_reports[:] *= keep
    mean_good = max(float(rings.good_reports.mean()), 1e-6) / max(float((rings.good_reports + rings.bad_reports).mean()), 1e-6)
    weight = p["smugglers.name_people"] * (1 - keep)
    rings.good_reports[:] += weight * mean_good
    rings.bad_reports[:] += weight * (1 - mean_good)
