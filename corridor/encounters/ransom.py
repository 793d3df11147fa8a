"""Ransom as bargaining: what a family can raise day by day, what it sends or dares, and what families hear of a cell
(model.md, ransom). The captor's side is in captivity.py."""

from __future__ import annotations

import numpy as np
from numba import njit

from corridor.agents.news import weight_of_others
from corridor.choice import alternatives, choose
from corridor.crowd import add_to, which
from corridor.encounters import holding
from corridor.encounters.houses import draw_attention, standing
from corridor.life import note, owe

HOLD_BACK, SEND_HALF, SEND_ALL, TELL_POLICE = range(4)


def can_raise(world, who: np.ndarray) -> np.ndarray:
    """(n,) USD in all that a family can bring up for a captive: kin abroad, savings and sales, a lender; what has been
    paid already counts as raised."""
    people = world.people
    return holding.can_raise(who, kin_still(world, who), world.lender_limit(who), people.family_usd, people.ransom_usd)


def kin_still(world, who: np.ndarray) -> np.ndarray:
    """(n,) USD that kin abroad would still send, in this captivity or the next; they are the first who are called."""
    return np.maximum(world.p["ransom.kin_usd"] * world.people.kin[who] - kin_drawn(world, who), 0.0)


def kin_drawn(world, who: np.ndarray) -> np.ndarray:
    """(n,) USD that kin abroad have sent for ransoms and not yet put aside anew: each day a part 1 / people.means_days of the gap
    closes, as with other households' means (records/households.py)."""
    people = world.people
    return people.kin_drawn_usd[who] * (1 - 1 / world.p["people.means_days"]) ** (world.day - people.kin_drawn_on[who])


def emptied(world, who: np.ndarray) -> np.ndarray:
    """(n,) part of what the family could usually raise that is spent, or borrowed, and has not yet come back."""
    people = world.people
    spent = kin_drawn(world, who) + np.maximum(people.family_base_usd[who] - people.family_usd[who], 0.0) + people.debt_usd[who]
    still = kin_still(world, who) + people.family_usd[who] + world.lender_limit(who)
    return spent / np.maximum(spent + still, 1.0)


def raised_by(world, who: np.ndarray, days: np.ndarray) -> np.ndarray:
    """USD raised after `days`, (n,) or (several, n), of what the family can raise in all: little in the first days, most by twice
    people.family_days."""
    return can_raise(world, who) * holding.raised_part(days, world.p["people.family_days"])


def demand(world, who: np.ndarray, cell: np.ndarray) -> None:
    """The first call: what this cell asks, more where the captive has been made to name kin abroad."""
    if len(who) == 0:
        return
    people = world.people
    people.demand_usd[who] = first_asked(world, who, cell)
    people.heard[who] = world.day
    note(world, who, "ransom_demanded", party_kind="gang", party=cell, amount_usd=people.demand_usd[who])


def first_asked(world, who: np.ndarray, cell: np.ndarray) -> np.ndarray:
    """(n,) USD that a cell asks first, by whether there is kin abroad."""
    return world.cells.asks_usd[cell] * by_kin(world, who)


def by_kin(world, who: np.ndarray) -> np.ndarray:
    """(n,) factor on what is asked and expected of a family, by whether there is kin abroad (captives are made to tell)."""
    part = world.p["gangs.kin_asks"]
    return np.where(world.people.kin[who], 1 + part, 1 - part)


def demand_more(world, who: np.ndarray, cell: np.ndarray) -> None:
    """All is paid and more is asked: what the captor thinks the family could still bring up."""
    if len(who) == 0:
        return
    people = world.people
    people.demand_usd[who] = people.ransom_usd[who] + world.p["ransom.again_share"] * world.cells.asks_usd[cell]
    people.asked_again[who] += 1
    people.heard[who] = world.day
    note(world, who, "ransom_demanded", party_kind="gang", party=cell, amount_usd=people.demand_usd[who], detail=1)


def families_answer(world, who: np.ndarray, cell: np.ndarray) -> np.ndarray:
    """A family that has been called holds back, sends half or all it has raised, or goes to the police.

    Sending is worth what it is believed to add to the chance of seeing the captive again: freeing after payment as known
    of this cell, less freeing without, by the part of the demand met; each time more was asked after all had been paid, the
    captor's word is worth less to this family. Police may find the captive, as often as families have seen
    (`told_of_telling`), or tell the cell where officials are in its pay: who they are no family knows, so that it goes by how many all
    cells keep paid, and by its trust; and the way to an office takes days. Returns (n,) USD sent.
    """
    people, cells, p = world.people, world.cells, world.p
    days = np.maximum(world.day - people.since[who], 1)
    asked = np.maximum(people.demand_usd[who], 1.0)
    ready = np.maximum(np.minimum(raised_by(world, who, days), asked) - people.ransom_usd[who], 0.0)
    word = cells.paying_frees[cell] / (1 + people.asked_again[who])
    frees = np.maximum(word - cells.unpaid_frees[cell], 0.0)
    relative = p["ransom.relative_usd"]
    worth = relative * frees / asked
    trust, road = people.trust[who], standing(world)
    leaks = cells.bought[road].mean() if len(road) else 0.0
    told_on = leaks * (1 - trust) * (1 - cells.unpaid_frees[cell])
    days_lost = p["complaint.takes_days"] * world.home_wage(who)
    values = alternatives([
        np.zeros(len(who)), (worth - 1) * ready * 0.5, (worth - 1) * ready, relative * (world.telling_belief * trust - told_on) - days_lost,
    ])
    small = ready < p["ransom.smallest_usd"]
    values[small, SEND_ALL] = -np.inf
    values[ready < 2 * p["ransom.smallest_usd"], SEND_HALF] = -np.inf
    values[people.told_police[who], TELL_POLICE] = -np.inf
    occasion = world.occasions.next("family", who)
    choice = choose(values, world.draws, people.key[who], "family", occasion, p["ransom.choice_scale_usd"])
    sent = np.where(choice == SEND_HALF, ready * 0.5, np.where(choice == SEND_ALL, ready, 0.0))
    family_pays(world, who[sent > 0], sent[sent > 0], cell[sent > 0])
    tips = which(choice == TELL_POLICE)
    if len(tips):
        people.told_police[who[tips]] = True
        note(world, who[tips], "complained", party_kind="family", party=-1)
        tip_off(world, cell[tips])
    return sent


def told_of_telling(world, who: np.ndarray, found: bool) -> None:
    """Captivities end of which the family had told the police: whether these found the captive moves what families expect of telling them."""
    told = who[world.people.told_police[who]]
    if len(told):
        world.people.told_police[told] = False
        memory = weight_of_others(world.p["ransom.memory_people"], world.scale)
        world.telling_belief += (1 - np.exp(-len(told) / world.scale / memory)) * (found - world.telling_belief)


def tip_off(world, cell: np.ndarray) -> None:
    """Somebody who knows tells the police of a house, one for each entry of cell: attention, in real reports."""
    if len(cell):
        draw_attention(world, cell, world.p["police.tip"] / world.scale)


def bring_up(world, who: np.ndarray, amount: np.ndarray) -> None:
    """What a family hands over for a captive: kin abroad first, then what it has, then a lender's money."""
    people, ledger = world.people, world.ledger
    of_kin = np.minimum(amount, kin_still(world, who))
    own = np.minimum(amount - of_kin, people.family_usd[who])
    lent = np.maximum(amount - of_kin - own, 0.0)
    if of_kin.any():
        ledger.pay("wages_outside", "families", of_kin, who=who)
        people.kin_drawn_usd[who], people.kin_drawn_on[who] = kin_drawn(world, who) + of_kin, world.day
    if lent.any():
        ledger.pay("credit_outside", "lenders", lent, who=who)
        ledger.pay("lenders", "families", lent, who=who)
        owe(world, who, "debt_usd", lent, "lent")
    people.family_usd[who] -= own
    people.ransom_usd[who] += amount
    people.heard[who] = world.day


def family_pays(world, who: np.ndarray, amount: np.ndarray, cell: np.ndarray) -> None:
    """The family pays a cell."""
    if len(who) == 0:
        return
    bring_up(world, who, amount)
    world.ledger.pay("families", "gangs", amount, who=who)
    add_to(world.cells.revenue_usd, cell, amount / world.scale)
    note(world, who, "ransom_paid", party_kind="gang", party=cell, amount_usd=amount)


def has_paid(world, who: np.ndarray) -> np.ndarray:
    """(n,) bool: something has been paid for this captive."""
    return world.people.ransom_usd[who] >= world.p["ransom.smallest_usd"]


def usual_means(world, demand) -> np.ndarray:
    """(n,) USD that a usual family of whom so much is asked can pay, as captors reckon: less than the first demand by their factor."""
    return demand / world.p["gangs.demand_factor"]


def reckoned(world, who: np.ndarray, sent_usd, usual_usd) -> np.ndarray:
    """(n,) USD in all that a captor takes these families to be able to raise, by what they have sent or offered in the days since (n,)
    and what a usual one could: it knows how long families need, not what this one has."""
    days = np.maximum(world.day - world.people.since[who], 1)
    return holding.reckoned(days, sent_usd, usual_usd, world.p["people.family_days"])


def word_stake(world, cell: np.ndarray) -> np.ndarray:
    """(n,) USD a cell loses when word gets round that it has not freed one paid for, or freed one not paid for: what a usual family
    pays x how far others hear x how many fewer families pay for each part that they believe less, at what they believe today. (What is
    known of a cell is a mean over its last captives: one of n moves it by 1 / n, for n families.) Where families would pay in any
    case, as where they no longer do, one captive more or less matters little; it matters where they waver."""
    p, cells = world.p, world.cells
    return _word_stakes(cell, cells.asks_usd, cells.paying_frees, cells.unpaid_frees, p["ransom.word_heard"], p["gangs.demand_factor"],
                        p["ransom.relative_usd"], p["ransom.choice_scale_usd"])


@njit(cache=True)
def _word_stakes(cell, asks_usd, paying_frees, unpaid_frees, heard, demand_factor, relative_usd, scale_usd) -> np.ndarray:
    usd = np.empty(len(cell))
    for i in range(len(cell)):
        asks, frees = asks_usd[cell[i]], max(paying_frees[cell[i]] - unpaid_frees[cell[i]], 0.0)
        pay = would_pay(asks, frees, demand_factor, relative_usd, scale_usd)
        usd[i] = heard * asks / demand_factor * pay * (1 - pay) * relative_usd / demand_factor / scale_usd  # slope of would_pay in frees
    return usd


@njit(cache=True)
def would_pay(asks_usd, frees, demand_factor, relative_usd, scale_usd) -> float:
    """Share of families who would send what they have, if paying raised the chance of seeing the captive
    again by `frees`: their choice (`families_answer`) as captors, who do not know them, reckon it."""
    asks = max(asks_usd, 1.0)
    return 1 / (1 + np.exp(-(relative_usd * frees / asks - 1) * asks / demand_factor / scale_usd))


def families_hear(world, who: np.ndarray, freed: np.ndarray) -> None:
    """What has become of captives moves what families believe of this cell, one report for each in real people.

    freed: (n,) bool, set free by the captor (otherwise used, sold or killed). One freed only after more had been asked shows less of
    what paying is good for (`holding.freed_after`), as the family asked again takes it itself (`families_answer`).
    """
    if len(who) == 0:
        return
    people, cells, memory = world.people, world.cells, world.p["ransom.memory_people"]
    cell, paid = people.holder[who], has_paid(world, who)
    shown = np.where(paid, freed * holding.freed_after(people.asked_again[who]), freed)
    for belief, mine in ((cells.paying_frees, paid), (cells.unpaid_frees, ~paid)):
        captors_learn(world, belief, cell[mine], shown[mine], memory)
    could = paid | ((people.demand_usd[who] > 0) & had_time(world, who))
    captors_learn(world, cells.pays_share, cell[could], paid[could], memory)


def had_time(world, who: np.ndarray) -> np.ndarray:
    """(n,) bool: held for as long as a family needs to raise nearly all that it can, twice people.family_days (captors know its time, not
    its means)."""
    return world.day - world.people.since[who] >= 2 * world.p["people.family_days"]


def captors_learn(world, known: np.ndarray, cell: np.ndarray, shown: np.ndarray, memory: float) -> None:
    """What is known of each cell moves towards what its captives have just shown: cell, shown (n,); memory in real people. At small
    scales, where one captive stands for many people yet is the luck of one, part of it is learned from what the captives of all cells
    show, as fast as a usual cell would learn it (principle 6)."""
    if len(cell) == 0:
        return
    holding.learn(known, cell, np.asarray(shown, float), memory, weight_of_others(memory, world.scale), world.scale, standing(world))
