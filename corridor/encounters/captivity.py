"""Held by a cell: ransom, use, escape, rescue (model.md, ransom; captivity)."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.life import note

WAIT, RELEASE, USE, SELL, RECRUIT, KILL = range(6)
DECIDES_EVERY_DAYS = 2
CROWDING_DAYS = 20
WAITS_DAYS = (2, 5, 10, 20)
ASKS_STEP = 0.5
SMALL_USD = 50.0
BREACH = 1.0
SERVICE_DAYS = 80  # mean days of forced service: 20 and an exponential of 60
USES = ("none", "ransom", "service", "sexual", "labour", "crime")


def captivity(world) -> None:
    """Those whose day has come: the family pays what it has raised, the captor decides, the captive may escape."""
    cells, held = world.cells, world.held_by_gangs()
    taken = np.bincount(world.people.holder[held], minlength=len(cells)) / world.scale / np.maximum(cells.beds, 1.0)
    cells.crowding[:] += (taken - cells.crowding) / CROWDING_DAYS
    who = held[world.people.due[held] <= world.day]
    if len(who) == 0:
        return
    who = searched_and_freed(world, who)
    who = escapes(world, who)
    serving = world.people.use[who] >= 2
    service_ends(world, who[serving])
    ransom(world, who[~serving])


def raised_usd(world, who: np.ndarray, days: np.ndarray) -> np.ndarray:
    """What a family can have raised after `days`: little in the first ones, most by twice people.family_days."""
    return world.people.family_usd[who] * (1 - np.exp(-((days / world.p["people.family_days"]) ** 2)))


def offered(world, who, cell, days) -> np.ndarray:
    """USD a family offers after `days`: what it could raise, as far as it believes that paying this cell frees."""
    return np.minimum(raised_usd(world, who, days) * world.cells.paying_frees[cell], world.people.demand_usd[who])


def ransom(world, who: np.ndarray) -> None:
    """The captor waits while the family's offer still rises by more than keep, bed and risk cost; then chooses among
    release, forced service, sale, recruitment and killing, by what each would bring (lessons.md, Ransom)."""
    if len(who) == 0:
        return
    people, cells, p, draws, day = world.people, world.cells, world.p, world.draws, world.day
    cell, held_days = people.holder[who], np.maximum(day - people.since[who], 1)
    occasion = world.occasions.next("ransom", who)
    first = occasion_is_first(people, who)
    demand = cells.asks_usd[cell] * np.where(people.kin[who], 1.2, 0.8)
    people.demand_usd[who[first]] = demand[first]
    note(world, who[first], "ransom_demanded", party_kind="gang", party=cell[first], amount_usd=demand[first])
    offer = offered(world, who, cell, held_days)
    keep = p["gangs.keep_usd_day"] + world.bed_price()[cell]
    risk = world.raid_chance(cell) * p["gangs.raid_loss_usd"] / np.maximum(cells.beds[cell], 1)
    wait = np.max([offered(world, who, cell, held_days + ahead) - (keep + risk) * ahead for ahead in WAITS_DAYS], axis=0)
    woman, young = people.sex[who] == 0, people.age[who] < 26
    breach = np.where(offer >= SMALL_USD, BREACH * cells.takings_usd[cell], 0.0)
    none = np.full(len(who), -p["gangs.release_risk_usd"])
    service = p["gangs.use_usd"] * np.where(woman, 1.0, 0.6) - (keep + risk) * SERVICE_DAYS - breach
    sale = p["gangs.sale_usd"] * np.where(woman | people.minor[who], 1.0, 0.3) - p["gangs.release_risk_usd"] - breach
    recruit = p["gangs.use_usd"] * 14 / np.maximum(cells.members[cell], 1) - (keep + risk) * SERVICE_DAYS * 0.5 - breach
    afterwards = np.column_stack([none, service, sale, np.where(young & ~woman, recruit, -np.inf)])
    values = np.column_stack([
        wait + afterwards.max(axis=1), offer[:, None] + afterwards, np.full(len(who), -p["gangs.kill_cost_usd"]),
    ])
    values[wait <= offer, WAIT] = -np.inf
    choice = choose(values, draws, people.key[who], "captor", occasion, p["gangs.choice_scale_usd"])
    without = values.copy()
    without[:, [USE, SELL, RECRUIT]] = -np.inf
    for_use = np.isin(choice, [USE, SELL, RECRUIT]) & (choose(without, draws, people.key[who], "captor", occasion, p["gangs.choice_scale_usd"]) != choice)
    people.due[who] = day + DECIDES_EVERY_DAYS
    pays = np.isin(choice, [RELEASE, USE, SELL, RECRUIT]) & (offer >= SMALL_USD)
    family_pays(world, who[pays], offer[pays], cell[pays])
    used = np.select([choice == USE, choice == SELL, choice == RECRUIT], [p["gangs.use_usd"], sale + breach, p["gangs.use_usd"]], 0.0)
    more_days = np.where((choice == USE) | (choice == RECRUIT), SERVICE_DAYS, 0)
    learn_takings(world, who[choice != WAIT], cell[choice != WAIT], used[choice != WAIT], more_days[choice != WAIT])
    release(world, who[choice == RELEASE])
    for option, use, act, purpose in ((USE, None, "harbouring", None), (SELL, None, "transfer", None), (RECRUIT, "crime", "recruitment", "crime")):
        mine = choice == option
        put_to_use(world, who[mine], cell[mine], for_use[mine], use, act, purpose, sold=option == SELL)
    killed = who[choice == KILL]
    note(world, killed, "killed", party_kind="gang", party=people.holder[killed])
    world.die(killed, np.full(len(killed), 3), party_kind="gang", party=people.holder[killed])


def occasion_is_first(people, who: np.ndarray) -> np.ndarray:
    """(n,) bool: no demand has been made in this captivity."""
    return people.demand_usd[who] <= 0


def family_pays(world, who: np.ndarray, amount: np.ndarray, cell: np.ndarray) -> None:
    """The family hands over what it has raised."""
    people = world.people
    people.family_usd[who] -= amount
    people.ransom_usd[who] += amount
    world.ledger.pay("families", "gangs", amount, who=who)
    np.add.at(world.cells.revenue_usd, cell, amount / world.scale)
    note(world, who, "ransom_paid", party_kind="gang", party=cell, amount_usd=amount)


def learn_takings(world, who: np.ndarray, cell: np.ndarray, used: np.ndarray, more_days: np.ndarray) -> None:
    """A cell learns what captives bring and how long they stay; families of the place learn whether paying frees."""
    people, cells = world.people, world.cells
    number = np.bincount(cell, minlength=len(cells)) / world.scale
    took = np.bincount(cell, people.ransom_usd[who] + used, minlength=len(cells)) / world.scale
    stay = np.bincount(cell, world.day - people.since[who] + more_days, minlength=len(cells)) / world.scale
    seen = number > 0
    step = 1 - np.exp(-number[seen] / 60)
    cells.takings_usd[seen] += step * (took[seen] / number[seen] - cells.takings_usd[seen])
    asked = people.ransom_usd[who] > 0
    paid = np.bincount(cell[asked], minlength=len(cells))
    full = np.bincount(cell[asked], people.ransom_usd[who[asked]] >= 0.95 * people.demand_usd[who[asked]], minlength=len(cells))
    some = paid > 0
    rate = (1 - np.exp(-paid[some] / world.scale / 60)) * ASKS_STEP
    cells.asks_usd[some] *= np.exp(rate * (full[some] / paid[some] - 1 / world.p["gangs.demand_factor"] * 0.5))
    cells.stay_days[seen] += step * (stay[seen] / number[seen] - cells.stay_days[seen])


def release(world, who: np.ndarray) -> None:
    """Set free: on with the journey if there is heart and money for it, otherwise home."""
    people = world.people
    cell = people.holder[who]
    paid = people.ransom_usd[who] >= SMALL_USD
    freed = np.bincount(cell[paid], minlength=len(world.cells)) / world.scale
    world.cells.paying_frees[:] += (1 - np.exp(-freed / 60)) * (1 - world.cells.paying_frees)
    world.set_free(who, "released", party_kind="gang", party=cell)


def put_to_use(world, who, cell, for_use, use, act, purpose, sold: bool) -> None:
    """Forced service, sale or forced membership: leaves act, means and, if use made the choice pay, purpose (law.md)."""
    if len(who) == 0:
        return
    people = world.people
    woman = people.sex[who] == 0
    sexual = woman & (world.draws.uniform(people.key[who], "service", people.attempts[who]) < 0.5)
    paid = people.ransom_usd[who] >= SMALL_USD
    lost = np.bincount(cell[paid], minlength=len(world.cells)) / world.scale
    world.cells.paying_frees[:] *= np.exp(-lost / 120)
    people.use[who] = np.where(sexual, 3, 2) if use is None else USES.index(use)
    people.due[who] = world.day + 20 + (60 * world.draws.exponential(people.key[who], "service days", people.attempts[who])).astype(int)
    if sold:
        price = np.full(len(who), world.p["gangs.sale_usd"])
        world.ledger.pay("employers", "gangs", price, who=who)
        np.add.at(world.cells.revenue_usd, cell, price / world.scale)
        note(world, who, "sold", party_kind="gang", party=cell, amount_usd=price)
    if use == "crime":
        people.made_to_offend[who] = True
        note(world, who, "recruited_by_force", party_kind="gang", party=cell)
        world.cells.members[:] += np.bincount(cell, minlength=len(world.cells)) / world.scale
    detail = np.where(people.use[who] == 3, 2, np.where(people.use[who] == 5, 3, 4))
    note(world, who, "exploited", party_kind="gang", party=cell, detail=detail)
    purposes = np.where(people.use[who] == 3, "sexual", np.where(people.use[who] == 5, "crime", "servitude" if purpose is None else purpose))
    for name in np.unique(purposes):
        mine = purposes == name
        bits = [act, "receipt", "force", "abduction"]
        world.add_elements(who[mine & for_use], cell[mine & for_use], "gang", [*bits, str(name)], path="kidnapping")
        world.add_elements(who[mine & ~for_use], cell[mine & ~for_use], "gang", bits, path="kidnapping")


def service_ends(world, who: np.ndarray) -> None:
    """The captor lets go of those whose service no longer pays for their keep."""
    world.set_free(who, "released", party_kind="gang", party=world.people.holder[who].copy())


def escapes(world, who: np.ndarray) -> np.ndarray:
    """A captive weighs freedom against being caught by the guards; returns those still held."""
    if len(who) == 0:
        return who
    people, cells, p, draws = world.people, world.cells, world.p, world.draws
    cell = people.holder[who]
    captives = np.bincount(people.holder[world.held_by_gangs()], minlength=len(cells)) / world.scale
    per_guard = captives[cell] / np.maximum(cells.members[cell] * 0.3, 1)
    chance = per_guard / (per_guard + 25)
    values = np.column_stack([np.zeros(len(who)), chance * p["people.loss_taken_usd"] - (1 - chance) * 0.05 * p["people.loss_death_usd"]])
    occasion = world.occasions.next("escape", who)
    tries = choose(values, draws, people.key[who], "escape", occasion, p["people.choice_scale_usd"] / 3) == 1
    out = tries & (draws.uniform(people.key[who], "escape outcome", occasion) < chance)
    world.set_free(who[out], "escaped", party_kind="gang", party=cell[out])
    return who[~out]


def searched_and_freed(world, who: np.ndarray) -> np.ndarray:
    """Police units search for houses that draw attention; a raid frees all who are there. Returns those still held."""
    cells = world.cells
    ids = np.unique(world.people.holder[who])
    found = ids[world.draws.uniform(ids, "search", world.day) < world.raid_chance(ids) * DECIDES_EVERY_DAYS]
    if len(found) == 0:
        return who
    world.ledger.pay("gangs", "costs_outside", np.minimum(cells.revenue_usd[found], 1000.0).clip(0), group=True)
    cells.attention[found] = 0
    cells.members[found] *= 0.6
    free = np.isin(world.people.holder[who], found)
    world.set_free(who[free], "rescued", party_kind="official", party=world.official_row["prosecution:mexico"])
    return who[~free]
