"""Hand-over: at each stage where the parties meet the guide chooses once among delivering, holding for more, leaving
behind, selling and bonding (model.md, hand-over). Guides hired at the border: border_guide.py."""

from __future__ import annotations

import numpy as np

from corridor.agents.employers import BORDER, CHIAPAS, US, going_wage
from corridor.agents.news import weight_of_others
from corridor.choice import chances, choose
from corridor.crowd import add_to, which
from corridor.encounters import guiding
from corridor.encounters.border_guide import border_fee
from corridor.encounters.grounds import cell_at
from corridor.encounters.guiding import (
    ABANDON,
    AT_ARRIVAL,
    AT_BORDER,
    AT_SOUTH,
    BOND,
    DELIVER,
    HOLD,
    SELL,
    SMUGGLER,
)
from corridor.encounters.holding import raised_part
from corridor.encounters.houses import captive_worth
from corridor.encounters.lending import carry_over
from corridor.encounters.once import once
from corridor.encounters.ransom import bring_up, by_kin, captors_learn, raised_by, reckoned, usual_means
from corridor.encounters.road import free_beds
from corridor.geography import kilometres
from corridor.life import due, note, owe
from corridor.records.events import PARTY

EMPLOYERS_AT = {AT_SOUTH: CHIAPAS, AT_BORDER: BORDER, AT_ARRIVAL: US}
PURPOSE = {AT_SOUTH: "leaving the south", AT_BORDER: "at border", AT_ARRIVAL: "at destination"}
DECIDES_EVERY_DAYS = 2
HORIZONS = np.array([[0.2], [0.4], [0.7], [1.0]])  # parts of the longest time a guide thinks of keeping somebody
MONTH = 30.4
LN_2 = np.log(2)
SMALL_USD = 50.0
SOME_USD = 1.0  # who owes less cannot be bonded for it


# ---- what a guide reckons with ----
def name_worth(world, who, ring) -> np.ndarray:
    """(n,) USD that a bad report of this client costs a ring: clients of that place who would go with another, times the
    margin, until the report is forgotten. Nothing where the ring has no clients from: nobody there has heard of it."""
    people, rings, p = world.people, world.smugglers, world.p
    worth, mine = np.zeros(len(who)), which(rings.base[ring] == people.home[who])
    if len(mine) == 0:
        return worth
    by = ring[mine]
    place = rings.base[by]
    asked = world.demand_at_rings(of=by)
    known, people = world.names.known(by, world.origin_index[place], p["smugglers.name_people"], asked)
    margin = np.maximum(rings.fee_usd[by] - world.ring_cost_usd(), 0.0)
    worth[mine] = guiding.names(
        by, margin, asked, known, people, world.room_factor, rings.fee_usd, rings.base, rings.active,
        len(world.geography.place_ids), p["smugglers.clients_month"], p["smugglers.upfront_share"], p["people.loss_taken_usd"],
        p["smugglers.buyers_scale_usd"], p["news.half_life_days"] / LN_2 / MONTH)
    return worth


def credit_usd(world, who, owed) -> np.ndarray:
    """(n,) USD that a debt of `owed` is worth to a ring: repaid from wages there, while the debtor stays within reach."""
    return guiding.credit(owed, put_aside_there(world, who), world.p["smugglers.credit_months"])


def put_aside_there(world, who) -> np.ndarray:
    """(n,) USD that wages in the U.S. let one put aside in a month."""
    return world.us_wage(who) * world.p["people.working_days_month"] * world.p["people.saving_share"]


def squeezed_usd(world, who, cell) -> np.ndarray:
    """(n,) USD that holding promises: what a usual family raises in an emergency by the best day, less keep, risk and the part of the
    cell on whose ground the house is (n,)."""
    ring, ahead = world.people.smuggler[who], HORIZONS[:, 0] * world.p["smugglers.holds_days"]
    return guiding.squeezed(usual_family(world, who, ring), world.p["people.family_days"], ahead, world.keeping_usd_day(),
                            world.smugglers.asks_usd[ring], cell, world.p["gangs.ground_part"])


def usual_family(world, who, ring) -> np.ndarray:
    """(n,) USD that a client's family can raise, as a ring reckons: what families of those it kept have lately brought up, by
    whether there is kin abroad."""
    return usual_means(world, world.smugglers.asks_usd[ring]) * by_kin(world, who)


def left_by_cells(world, cell) -> np.ndarray:
    """(n,) part of what families pay a ring that is left to it: a cell takes its part of what is made on its ground."""
    return guiding.left(cell, world.p["gangs.ground_part"])


def owed_so_far(world, who, stage: int) -> np.ndarray:
    """(n,) USD owed if the journey ends here: on arrival the balance; at the border the balance less what guides there ask for the crossing
    that is not made; in the south what is not yet paid of the part of the way that is done, by its length."""
    people = world.people
    balance = people.balance_usd[who]
    if stage == AT_ARRIVAL:
        return balance
    if stage == AT_BORDER:
        ahead = border_fee(world, 1 - world.road_stopped[world.pool_of(who), people.link[who]])
    else:
        left, whole = (kilometres(world.geography, place, people.destination[who]) for place in (people.place[who], people.home[who]))
        ahead = people.fee_usd[who] * np.minimum(left / whole, 1.0)
    return np.maximum(balance - ahead, 0.0)


def worth_of_bonding(world, who, stage: int) -> tuple[np.ndarray, np.ndarray]:
    """(for the debt, for the use), (n,) USD each that an employer at this stage gives: what is owed there as far as a season's savings
    there could work it off, and what employers there bid for one without papers who is bound by it (labour.bids)."""
    people, p = world.people, world.p
    wage, bid = going_wage(world, who, EMPLOYERS_AT[stage]), world.bids(EMPLOYERS_AT[stage], who)[0]
    return guiding.bonds(who, owed_so_far(world, who, stage), wage, p["employers.season_days"], p["people.saving_share"], p["smugglers.debt_sold"], bid,
                         people.papers_us, world.day)


def sale_price(world, cell, ring) -> np.ndarray:
    """(n,) USD a cell pays a ring close to it: a part of what a captive brings it, less keep, danger and bed; 0 where no bed is free."""
    near = which(cell >= 0)
    if len(near) == 0:
        return np.zeros(len(cell))
    at = cell[near]
    return guiding.prices(len(cell), near, free_beds(world, at), captive_worth(world, at), world.p["smugglers.sale_share"], world.smugglers.tie, ring)


def worth_of_going_on(world, who, stage: int) -> np.ndarray:
    """(n,) USD: what is due on arrival, at once or as credit, as likely as the tries that the contract covers get there, less
    the costs of the stages still to come, each as likely as it is reached."""
    people, p = world.people, world.p
    if stage == AT_ARRIVAL:
        return credit_usd(world, who, people.balance_usd[who])
    due = guiding.due_there(
        who, people.balance_usd, people.savings_usd, people.family_usd, people.kin, put_aside_there(world, who), world.stage_costs_usd()[1],
        once(world, of_credit))
    if stage == AT_BORDER:
        across = 1 - world.road_stopped[world.pool_of(who), people.link[who]]
        return guiding.going_on(due, across, who, people.tries_left, p["smugglers.border_cost_usd"])
    arrives = guiding.not_wronged(who, people.community, world.believed_home[0], world.names.all_bad, world.names.all_good)
    return guiding.going_on(due, arrives, who, people.tries_left, p["smugglers.border_cost_usd"]) - world.paid_tolls_usd


def of_credit(world) -> guiding.Credit:
    """What a debt to a ring is worth."""
    p = world.p
    return guiding.Credit(p["smugglers.credit_months"], p["people.kin_gives"], p["people.family_gives"])


def values_of(world, who, ring, stage: int, cell) -> np.ndarray:
    """(n, 5) USD: deliver (or go on), hold, leave behind, sell, bond; each with what it does to the name and to scruples."""
    owed, bond = owed_so_far(world, who, stage), np.zeros(len(who))
    owing = which(owed > SOME_USD)
    if len(owing):
        debt, use = worth_of_bonding(world, who[owing], stage)
        bond[owing] = debt + use
    return guiding.values(
        worth_of_going_on(world, who, stage), squeezed_usd(world, who, cell), name_worth(world, who, ring), world.smugglers.scruple_usd[ring],
        sale_price(world, cell, ring), bond, owed, world.p["smugglers.leaving_harm"], stage == AT_ARRIVAL)


# ---- the stages ----
def at_border(world, who: np.ndarray) -> None:
    """Guided travellers who leave Mexico's south, and those before the crossing: the guide decides, once at each."""
    people, geography = world.people, world.geography
    south, before = guiding.before_stages(who, people.channel, people.link, people.handed, geography.tail, geography.head, geography.region,
                                          geography.crosses_us)
    hand_over(world, south, AT_SOUTH)
    if len(before) == 0:
        return
    hand_over(world, before, AT_BORDER)
    going = before[(people.situation[before] == 1) & (people.channel[before] == SMUGGLER)]
    world.ledger.pay("smugglers", "costs_outside", np.full(len(going), world.p["smugglers.border_cost_usd"]), who=going)


def hand_over(world, who, stage: int) -> np.ndarray:
    """The guide's choice at a stage and what follows. Returns the rows that go on or are delivered."""
    if len(who) == 0:
        return who
    people, p = world.people, world.p
    ring = people.smuggler[who]
    cell = nearest_cell(world, people.link[who]) if stage != AT_ARRIVAL else np.full(len(who), -1)
    people.handed[who] = stage
    values = values_of(world, who, ring, stage, cell)
    purpose = PURPOSE[stage]
    key, occasion, scale = people.key[who], world.occasions.next(purpose, who), p["smugglers.choice_scale_usd"]
    choice = choose(values, world.draws, key, purpose, occasion, scale)
    people.wronged_part[who] = 1 - (1 - people.wronged_part[who]) * chances(values, scale)[:, DELIVER]
    if not np.count_nonzero(choice):  # all are delivered
        return who
    bonded = np.flatnonzero(choice == BOND)
    parts = worth_of_bonding(world, who[bonded], stage) if len(bonded) else np.zeros((2, 0))
    lever, purposed = made_it_pay(values[bonded], BOND, parts, (world.draws, key[bonded], purpose, occasion[bonded], scale))
    people.wronged[who[choice != DELIVER]] = True
    leave_behind(world, who[choice == ABANDON], ring[choice == ABANDON])
    sold = choice == SELL
    if sold.any():
        sell(world, who[sold], ring[sold], cell[sold], sale_price(world, cell, ring)[sold])
    hold_for_more(world, who[choice == HOLD], ring[choice == HOLD])
    bond_into_work(world, who[bonded], ring[bonded], lever, purposed, stage)
    return who[choice == DELIVER]


def made_it_pay(values, alternative: int, parts, draw) -> tuple[np.ndarray, np.ndarray]:
    """(the debt, the use), (n,) bool each: without which the alternative chosen would not have been, with the same tastes; both, where
    either alone would have done but not none (law.md). parts: (n,) USD that each brings; draw: the other arguments of `choose`."""
    (debt, use), other = parts, []
    for part in (debt, use, debt + use) if len(values) else ():
        altered = values.copy()
        altered[:, alternative] -= part
        other.append(choose(altered, *draw) != alternative)
    lever, purpose, neither = other or np.zeros((3, 0), bool)
    either = neither & ~lever & ~purpose
    return lever | either, purpose | either


def nearest_cell(world, link: np.ndarray) -> np.ndarray:
    """(n,) a cell whose ground the link belongs to, -1 none."""
    return world.cell_of_ground[world.geography.ground[link]]


def at_destination(world, who: np.ndarray) -> np.ndarray:
    """On arrival: the balance is paid as far as it is there, then the guide decides. Returns those delivered (rows)."""
    if len(who) == 0:
        return who
    people = world.people
    balance = people.balance_usd[who]
    world.raise_money(who, balance)
    paid = np.minimum(balance, people.savings_usd[who])
    people.savings_usd[who] -= paid
    owe(world, who, "balance_usd", -paid, "paid")
    world.ledger.pay("migrants", "smugglers", paid, who=who)
    note(world, who[paid > 0], "fee_paid", party_kind="smuggler", party=people.smuggler[who[paid > 0]], amount_usd=paid[paid > 0])
    add_to(world.smugglers.profit_usd, people.smuggler[who], paid / world.scale)
    world.ledger.pay("smugglers", "costs_outside", np.full(len(who), world.stage_costs_usd()[1]), who=who)
    delivered = hand_over(world, who, AT_ARRIVAL)
    people.tries_left[delivered] = 0  # the contract is fulfilled
    carry_over(world, delivered, people.balance_usd[delivered])
    return delivered


# ---- what follows ----
def leave_behind(world, who, ring) -> None:
    """Left on the way: on from here alone."""
    if len(who) == 0:
        return
    people = world.people
    people.channel[who], people.tries_left[who] = 0, 0
    owe(world, who, "balance_usd", -people.balance_usd[who], "written_off")
    people.harmed_on[who] = world.day
    note(world, who, "abandoned", party_kind="smuggler", party=ring)


def sell(world, who, ring, cell, price) -> None:
    """Handed to a cell for money: the cell has a captive more."""
    if len(who) == 0:
        return
    world.ledger.pay("gangs", "smugglers", price, who=who)
    add_to(world.cells.revenue_usd, cell, -price / world.scale)
    add_to(world.smugglers.profit_usd, ring, price / world.scale)
    captors_learn(world, world.cells.taking_usd, cell, price, world.p["ransom.memory_people"])
    note(world, who, "sold", party_kind="smuggler", party=ring, amount_usd=price)
    world.people.tries_left[who] = 0
    world.hold(who, "gang", cell)
    world.add_elements(who, ring, "smuggler", ["transfer", "deception"], path="smuggling")
    world.join_chains(who, "smuggler", ring, "gang", cell)


def hold_for_more(world, who, ring) -> None:
    """Kept in a house until more is paid: what is still owed, or what families have lately brought up if that is more."""
    if len(who) == 0:
        return
    people = world.people
    world.hold(who, "smuggler", ring)
    people.tries_left[who] = 0
    people.demand_usd[who] = np.maximum(people.balance_usd[who], world.smugglers.asks_usd[ring])
    note(world, who, "ransom_demanded", party_kind="smuggler", party=ring, amount_usd=people.demand_usd[who])


def bond_into_work(world, who, ring, lever, purpose, stage: int = AT_ARRIVAL) -> None:
    """What is owed for the way done is to be worked off where the ring says: the employer adds something for the ring, chooses how to treat
    the debtor, and credits the debt as the books show."""
    if len(who) == 0:
        return
    people = world.people
    _, price = worth_of_bonding(world, who, stage)
    buyer = np.where(price > 0, world.bids(EMPLOYERS_AT[stage], who)[1], -1)
    world.ledger.pay("employers", "smugglers", price, who=who)
    add_to(world.smugglers.profit_usd, ring, price / world.scale)
    debt = np.maximum(owed_so_far(world, who, stage), SOME_USD)
    owe(world, who, "balance_usd", -np.maximum(people.balance_usd[who] - debt, 0.0), "written_off")  # of the way that was not gone
    people.link[who], people.tries_left[who] = -1, 0
    note(world, who, "handed_over", party_kind="smuggler", party=ring, amount_usd=price)
    for with_lever in (True, False):
        for with_purpose in (True, False):
            mine = (lever == with_lever) & (purpose == with_purpose)
            names = ["transfer"] + (["coercion"] if with_lever else []) + (["slavery_bondage"] if with_purpose else [])
            world.add_elements(who[mine], ring[mine], "smuggler", names, path="smuggling")
    carry_over(world, who, debt)
    if stage == AT_ARRIVAL:
        world.end_journey(who, True, True)
        world.work_off(who, ring, EMPLOYERS_AT[stage], buyer, detail=people.arrived_legal[who].astype(int))
    else:
        people.channel[who], people.harmed_on[who] = 0, world.day
        world.work_off(who, ring, EMPLOYERS_AT[stage], buyer, kind=None)


def held_for_fee(world) -> None:
    """Held by a ring until more is paid: it takes what the family has raised and lets go, waits for more, or bonds."""
    people, p = world.people, world.p
    who = due(people, "held", world.day)
    who = who[people.holder_kind[who] == PARTY["smuggler"]]
    if len(who) == 0:
        return
    ring = people.holder[who].copy()
    days = np.maximum(world.day - people.since[who], 1)
    offer = np.minimum(raised_by(world, who, days), people.demand_usd[who])
    world.ledger.pay("smugglers", "costs_outside", np.full(len(who), DECIDES_EVERY_DAYS * p["smugglers.keep_usd_day"]), who=who)
    a_day, ahead = world.keeping_usd_day(), HORIZONS * p["smugglers.holds_days"]
    cell = cell_at(world, people.place[who])
    left = left_by_cells(world, cell)
    means = reckoned(world, who, offer, usual_family(world, who, ring))
    raised = means * raised_part(days + ahead, p["people.family_days"])
    later = (np.minimum(raised, people.demand_usd[who]) * left - a_day * ahead).max(axis=0)
    in_us = world.across[people.place[who]]
    debt, use = worth_of_bonding(world, who, AT_ARRIVAL)
    name = name_worth(world, who, ring)
    owed = np.maximum(people.balance_usd[who] - offer, 0.0)
    values = np.column_stack([
        offer * left + credit_usd(world, who, owed) * in_us,
        np.where(later > offer * left, later + credit_usd(world, who, owed) * in_us, -np.inf),
        np.where((people.balance_usd[who] > 1) & in_us, debt + use - world.smugglers.scruple_usd[ring] - name, -np.inf),
    ])
    draw = (world.draws, people.key[who], "held for fee", world.occasions.next("held for fee", who), p["smugglers.choice_scale_usd"])
    choice = choose(values, *draw)
    lever, purpose = made_it_pay(values, 2, (debt, use), draw)
    people.due[who] = world.day + DECIDES_EVERY_DAYS
    pays = (choice == 0) & (offer >= SMALL_USD)
    families_pay(world, who[pays], ring[pays], offer[pays], cell[pays])
    let_go(world, who[choice == 0], ring[choice == 0], in_us[choice == 0])
    bonded = choice == 2
    rows = who[bonded]
    people.holder_kind[rows], people.holder[rows], people.use[rows] = 0, -1, 0
    bond_into_work(world, rows, ring[bonded], lever[bonded], purpose[bonded])


def families_pay(world, who, ring, amount, cell) -> None:
    """A family hands over what it has raised; the balance owed is paid with it first. The cell on whose ground they are held takes its part."""
    if len(who) == 0:
        return
    people = world.people
    bring_up(world, who, amount)
    owe(world, who, "balance_usd", -np.minimum(amount, people.balance_usd[who]), "paid")
    world.ledger.pay("families", "smugglers", amount, who=who)
    part = amount * (1 - left_by_cells(world, cell))
    add_to(world.smugglers.profit_usd, ring, (amount - part) / world.scale)
    note(world, who, "ransom_paid", party_kind="smuggler", party=ring, amount_usd=amount)
    shared = part > 0
    world.ledger.pay("smugglers", "gangs", part[shared], who=who[shared])
    note(world, who[shared], "toll", party_kind="gang", party=cell[shared], amount_usd=part[shared], detail=1)
    add_to(world.cells.revenue_usd, cell[shared], part[shared] / world.scale)


def let_go(world, who, ring, in_us) -> None:
    """Set free, what is unpaid as a debt; in Mexico on alone or home. Rings learn what families bring up."""
    if len(who) == 0:
        return
    people, rings = world.people, world.smugglers
    asked = np.bincount(ring, minlength=len(rings)) / world.scale
    paid = np.bincount(ring, people.ransom_usd[who], minlength=len(rings)) / world.scale
    seen = asked > 0
    step = 1 - np.exp(-asked[seen] / weight_of_others(world.p["smugglers.name_people"], world.scale))
    rings.asks_usd[seen] += step * (world.p["gangs.demand_factor"] * paid[seen] / asked[seen] - rings.asks_usd[seen])
    there, back = who[in_us], who[~in_us]
    carry_over(world, there, people.balance_usd[there])
    owe(world, back, "balance_usd", -people.balance_usd[back], "written_off")
    people.tries_left[who] = 0
    note(world, there, "released", party_kind="smuggler", party=ring[in_us])
    people.holder_kind[there], people.holder[there], people.use[there] = 0, -1, 0
    world.recognition.end(there)
    world.settle_in(there)
    world.set_free(back, "released", party_kind="smuggler", party=ring[~in_us])
