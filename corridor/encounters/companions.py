"""Setting out together: companions of one day and place, children taken along or left with kin."""

from __future__ import annotations

import numpy as np

from corridor.agents.migrants import offspring
from corridor.choice import alternatives, choose
from corridor.crowd import add_to
from corridor.encounters.lending import give_up_contract
from corridor.encounters.setting_out import begin_attempt
from corridor.life import CODE, move, note, owe

ALONE, TOGETHER = range(2)
LEAVE_WITH_KIN, TAKE_ALONG = range(2)


def set_out_together(world, who) -> np.ndarray:
    """Those about to leave without a guide weigh waiting for company against the dangers that company keeps off.

    Company forms among those of one place and destination who leave on one day; the leader is the one with the first
    keyed priority, whose tastes decide the way. Robberies spared count for the legs that people reckon with; of the abuse that women of
    the community believe in on a whole journey alone, company spares a part (the rest is by cells, guides, officials). Returns (n,) bool: in company.
    """
    if len(who) == 0:
        return np.zeros(0, bool)
    people, p, draws = world.people, world.p, world.draws
    leaving = np.maximum(world.leaving[people.home[who]], 0.05)
    wait_days = p["company.friends"] / leaving / 7
    pool = world.pool_of(who)
    robbed = p["company.legs"] * world.believed_robbery[pool] * (1 - p["company.chance"] / p["company.friends"])
    abused = np.where(people.sex[who] == 0, world.believed_abuse[people.community[who], 0], 0.0) * p["company.abuse_spared"]
    spared = robbed * p["people.loss_robbed_usd"] + abused * p["people.loss_abused_usd"]
    values = alternatives([np.zeros(len(who)), spared - wait_days * p["company.wait_hours"] * p["people.hour_value_usd"]])
    occasion = world.occasions.next("company", who)
    together = choose(values, draws, people.key[who], "company", occasion, p["people.route_scale_usd"]) == TOGETHER
    rows = who[together]
    if len(rows):
        crowd = people.home[rows].astype(np.int64) * 1000 + people.destination[rows]
        order = np.lexsort((draws.uniform(people.key[rows], "leader", world.day), crowd))
        rows, crowd, first = rows[order], crowd[order], np.arange(len(order))
        first[1:][crowd[1:] == crowd[:-1]] = 0  # of each crowd
        people.leader[rows] = rows[np.maximum.accumulate(first)]
    return together


def children_of(world, parents) -> tuple[np.ndarray, np.ndarray]:
    """(children at home, their parents) of those about to leave."""
    people, mine = world.people, offspring(world, parents)
    mine = mine[(people.situation[mine] == CODE["home"]) & (people.enters[mine] <= world.day)]
    return mine, people.parent[mine]


def take_children(world, parents, channel: int) -> None:
    """A parent who leaves takes a child along, or leaves it with kin: reunion against danger and cost on the way."""
    child, parent = children_of(world, parents)
    if len(child) == 0:
        return
    people, p = world.people, world.p
    _, harm = world.believed_home
    on_permit = channel == 3  # papers, and a bus: none of the dangers of the road
    danger = p["people.child_danger"] * harm[people.community[child], int(channel == 2)] * p["people.loss_taken_usd"] * (not on_permit)
    cost = np.where(channel == 2, p["smugglers.child_fee"] * people.fee_usd[parent], p["people.provisions_usd"])
    able = np.where(channel == 2, world.guided_finance(child) >= p["smugglers.upfront_share"] * cost, True)
    values = alternatives([np.zeros(len(child)), np.where(able, p["people.reunion_usd"] - danger - cost, -np.inf)])
    occasion = world.occasions.next("taken along", child)
    goes = choose(values, world.draws, people.key[child], "taken along", occasion, p["people.choice_scale_usd"]) == TAKE_ALONG
    rows, with_whom = child[goes], parent[goes]
    if len(rows) == 0:
        return
    if channel != 2:
        give_up_contract(world, rows)
    for name in ("channel", "smuggler", "destination", *(("papers_us", "scheme") if on_permit else ())):
        getattr(people, name)[rows] = getattr(people, name)[with_whom]
    people.leader[rows] = np.where(people.leader[with_whom] >= 0, people.leader[with_whom], with_whom)
    people.motive[rows] = people.motive[with_whom]  # what made the parent leave
    begin_attempt(world, rows)
    if channel == 2:
        share = cost[goes] * p["smugglers.upfront_share"]
        now = np.minimum(share, world.raise_money(rows, share))
        people.savings_usd[rows] -= now
        people.fee_usd[rows] = cost[goes]
        owe(world, rows, "balance_usd", cost[goes] - now - people.balance_usd[rows], "fee")
        world.ledger.pay("migrants", "smugglers", now, who=rows)
        add_to(world.smugglers.profit_usd, people.smuggler[rows], now / world.scale)
        note(world, rows, "hired", party_kind="smuggler", party=people.smuggler[rows], amount_usd=cost[goes])
        note(world, rows, "fee_paid", party_kind="smuggler", party=people.smuggler[rows], amount_usd=now)
    world.arrange_travel(rows)
    move(world, rows, "travelling", "departed", due_day=world.day, place=people.home[rows], detail=people.motive[rows] + 10 * channel)
