"""Held by a cell: what the captor makes of a captive, escape, search and rescue (model.md, ransom; captivity)."""

from __future__ import annotations

import numpy as np
from scipy.special import expit

from corridor.agents.officials import CORPS
from corridor.choice import alternatives as table_of
from corridor.choice import choose
from corridor.crowd import distinct, is_in, which
from corridor.encounters import holding, ransom, uses
from corridor.encounters.fear import feared, price_of_defying
from corridor.encounters.holding import CRIME, EXPLOIT, KILL, RELEASE, SELL, SERVICE, SERVITUDE, WAIT
from corridor.encounters.houses import (
    captive_worth,
    costs_a_day,
    draw_attention,
    houses,
    its_own,
    keeps_captives,
    standing,
)
from corridor.life import CODE, note, those
from corridor.records.events import PARTY

OF_USE = [SERVICE, SERVITUDE, EXPLOIT, CRIME, SELL]  # what would bring nothing if captives were of no use
USED = np.isin(np.arange(KILL + 1), OF_USE)  # by choice
IN_USE = USED & (np.arange(KILL + 1) != SELL)  # the same, while held by this captor
WAITS_DAYS = np.array([2, 5, 10, 20])
CAUSE_KILLED = 3


def captivity(world) -> None:
    """Those whose day has come: the family answers, the captor decides, the captive may flee. Police search houses."""
    cells, held = world.cells, world.held_by_gangs()
    world.captives = np.bincount(world.people.holder[held], minlength=len(cells)) / world.scale
    houses_fill(world)
    families_without_news(world)
    searches(world, held)
    searches_of_rings(world)
    held = held[world.people.situation[held] == CODE["held"]]
    who = held[world.people.due[held] <= world.day]
    if len(who) == 0:
        return
    who = escapes(world, who)
    bargained = who[world.people.use[who] < 2]
    cell = world.people.holder[bargained]
    first = world.people.demand_usd[bargained] <= 0
    ransom.demand(world, bargained[first], cell[first])
    ransom.families_answer(world, bargained, cell)
    captors_decide(world, who)


def houses_fill(world) -> None:
    """How full each cell's houses have lately been. Where a house holds less than one simulated captive, the one who is there would
    make it seem full and all others empty: there most is told by how full the houses of all cells are (principle 6)."""
    holding.houses_fill(world.cells.crowding, world.captives, houses(world), its_own(world), standing(world), world.p["gangs.crowding_days"])


def still_to_come(world, who: np.ndarray, cell: np.ndarray, cost: np.ndarray) -> np.ndarray:
    """(n,) USD that waiting for the family still brings, at the best of a few horizons, less what the days cost.

    What this family can raise shows by what it has sent in the days since; until then the captor reckons with a usual one. It knows how
    many of this cell's lately paid; one who has paid, pays, but the less surely the more often more was asked.
    Where the demand is met, a family has shown only that it has so much: waiting means to ask for more, of which families that rich
    usually have a part; what that costs the cell's word depends on what becomes of the captive (`alternatives`).
    """
    people, cells, p = world.people, world.cells, world.p
    return holding.still_to_come(
        who, world.day - people.since[who], people.demand_usd, ransom.first_asked(world, who, cell), people.ransom_usd, people.asked_again, cell,
        cells.asks_usd, cells.pays_share, cost, WAITS_DAYS, holding.Waiting(
            p["people.family_days"], p["ransom.met_share"], p["ransom.again_share"], p["ransom.smallest_usd"], p["gangs.demand_factor"],
            p["people.family_spread"]))


def uses_bring(world, who: np.ndarray, price: np.ndarray) -> np.ndarray:
    """(n, 5) USD in hand that each use brings (in the order of OF_USE): what it is worth over the horizon, or the price of one who is sold,
    brought to the buyer; -inf where the captive is of no such use (`uses.worth_a_day` is nothing), or nobody pays for the way."""
    p, table = world.p, np.empty((len(who), len(OF_USE)))
    a_day = uses.worth_a_day(world, who, world.people.holder[who])
    table[:, :-1] = np.where(a_day > 0, a_day * p["gangs.horizon_days"], -np.inf)
    table[:, -1] = np.where(price > p["gangs.deliver_usd"], price - p["gangs.deliver_usd"], -np.inf)
    return table


def alternatives(world, who: np.ndarray, bring: np.ndarray) -> np.ndarray:
    """(n, 8) USD that each alternative brings the captor from today on. bring: (n, 5), see `uses_bring`.

    Freed captives are witnesses, of whom some tell the police: attention while it lasts. What becomes of one moves what families believe by as much as
    it differs from it: freeing after payment (or keeping one not paid for) strengthens the word, the contrary costs it. One from whose
    family more was asked, and who is then freed, still shows that paying frees, but the less the more often (`holding.freed_after`).
    So does what becomes of one who defied move what captives fear (`example_usd`); a body brings a hunt.
    """
    people, cells, p = world.people, world.cells, world.p
    cell = people.holder[who]
    stake, cost = ransom.word_stake(world, cell), costs_a_day(world, cell)
    return holding.values(
        who, cell, still_to_come(world, who, cell, cost), bring, stake, cost, world.heat_usd(cell), tells_chance(world, cell),
        examples(world, cell, people.defied[who]), feared(world, cell), cells.paying_frees, cells.unpaid_frees, people.ransom_usd, people.demand_usd, people.asked_again, people.defied, people.minor, people.use,
        holding.Ending(p["ransom.smallest_usd"], p["gangs.horizon_days"], p["police.tip"], p["police.body"], p["gangs.sold_talk"],
                       p["gangs.kill_cost_usd"], p["gangs.kill_child_factor"], p["ransom.met_share"]))


def captors_decide(world, who: np.ndarray) -> None:
    """Wait or ask more, set free, put to a use or leave in it, sell, kill: a logit over what each brings. The tastes of a captor
    for one captive stay the same (`hold` counts them on), however often it looks again: it decides otherwise once something has changed."""
    people, p, day = world.people, world.p, world.day
    who = who[people.situation[who] == CODE["held"]]
    if len(who) == 0:
        return
    cell, occasion = people.holder[who].copy(), world.occasions.counts["captor"][who].astype(np.int64)
    price, kind, buyer = uses.best_buyer(world, who, cell)
    bring = uses_bring(world, who, price)
    values = alternatives(world, who, bring)
    draw = (world.draws, people.key[who], "captor", occasion, p["gangs.choice_scale_usd"])
    choice = choose(values, *draw)
    of_no_use = values.copy()
    of_no_use[:, OF_USE] = -np.inf
    for_use = USED[choice]
    for_use[for_use] = (choose(of_no_use, *draw) != choice)[for_use]
    was = people.use[who]
    serving = was >= 2
    people.due[who] = day + np.where(serving, int(p["gangs.review_days"]), int(p["gangs.decides_days"]))
    ends = which(~serving & (choice != WAIT))
    if len(ends):
        ransom.families_hear(world, who[ends], choice[ends] == RELEASE)
        learn(world, who[ends], cell[ends], used_usd(world, bring[ends], choice[ends]))
    learn_cruelty(world, who, cell, choice, serving)
    met = (choice == WAIT) & (people.ransom_usd[who] >= p["ransom.met_share"] * people.demand_usd[who])
    ransom.demand_more(world, who[met], cell[met])
    for option, use in zip((SERVICE, SERVITUDE, EXPLOIT, CRIME), range(4), strict=True):
        mine = which((choice == option) & (was != uses.USE_CODES[use]))
        if len(mine) and option == CRIME:
            mine = mine[uses.agree_to_crime(world, who[mine], cell[mine])]
        if len(mine):
            uses.put_to_use(world, who[mine], cell[mine], use, for_use[mine])
    mine = which(choice == SELL)
    if len(mine):
        uses.sell(world, who[mine], cell[mine], price[mine], kind[mine], buyer[mine])
    freed = who[choice == RELEASE]
    some_tell(world, freed)
    world.set_free(freed, "released", party_kind="gang", party=people.holder[freed])
    kill(world, who[choice == KILL])


def used_usd(world, bring: np.ndarray, choice: np.ndarray) -> np.ndarray:
    """(n,) USD that what was chosen brings by use, over keep: of `bring`, see `uses_bring`; nothing where a captive is freed or killed."""
    p, usd, used = world.p, np.zeros(len(choice)), which(USED[choice])
    keep = np.where(choice[used] == SELL, 0.0, p["gangs.keep_usd_day"] * p["gangs.horizon_days"])
    usd[used] = bring[used, choice[used] - SERVICE] - keep
    return usd


def worth_of_telling(world, cell: np.ndarray, trust) -> np.ndarray:
    """(n,) USD that telling the police of a house brings one who got free: justice, as far as they are trusted, against being taken again
    where officials in the cell's pay tell it who spoke."""
    p = world.p
    return p["complaint.justice_usd"] * trust - p["people.loss_taken_usd"] * p["police.leaks"] * world.cells.bought[cell]


def tastes_in_telling(world) -> float:
    """USD: spread of tastes in telling the police of a house."""
    return world.p["people.choice_scale_usd"] / world.p["complaint.house_tastes"]


def tells_chance(world, cell: np.ndarray) -> np.ndarray:
    """(n,) chance that one set free tells, as a captor who does not know the person reckons."""
    return 1 / (1 + np.exp(-worth_of_telling(world, cell, world.p["trust.median"]) / tastes_in_telling(world)))


def some_tell(world, who: np.ndarray) -> None:
    """Those who get free keep silent, or tell the police of the house."""
    if len(who) == 0:
        return
    people, cell = world.people, world.people.holder[who]
    values = table_of([np.zeros(len(who)), worth_of_telling(world, cell, people.trust[who])])
    occasion = world.occasions.next("tells of the house", who)
    tells = choose(values, world.draws, people.key[who], "tells of the house", occasion, tastes_in_telling(world)) == 1
    ransom.tip_off(world, cell[tells])


def kill(world, who: np.ndarray) -> None:
    """Killed in captivity; a body draws attention."""
    if len(who) == 0:
        return
    cell = world.people.holder[who].copy()
    draw_attention(world, cell, world.p["police.body"] / world.scale)
    note(world, who, "killed", party_kind="gang", party=cell)
    world.die(who, np.full(len(who), CAUSE_KILLED), party_kind="gang", party=cell)


def learn(world, who: np.ndarray, cell: np.ndarray, used: np.ndarray) -> None:
    """A cell learns what captives bring, by ransom and by use (`used`, USD over keep), and how long they stay until then, and asks more or less by how many paid in full what was asked first, of those whose families
    have paid and had time to: one let go early shows nothing of what could be asked."""
    if len(who) == 0:
        return
    people, cells, p = world.people, world.cells, world.p
    memory = p["ransom.memory_people"]
    ransom.captors_learn(world, cells.takings_usd, cell, people.ransom_usd[who] + used, memory)
    ransom.captors_learn(world, cells.stay_days, cell, world.day - people.since[who], memory)
    paid = ransom.has_paid(world, who)
    full = (people.asked_again[who] > 0) | (people.ransom_usd[who] >= p["ransom.met_share"] * people.demand_usd[who])
    paid &= full | ransom.had_time(world, who)
    if not paid.any():
        return
    ask = np.zeros(len(cells))  # how far demands are met in full more often than they would be at the sum that brings most
    ransom.captors_learn(world, ask, cell[paid], full[paid] - 0.5 / p["gangs.demand_factor"], memory)
    moved = which(ask)
    cells.asks_usd[moved] *= np.exp(p["gangs.asks_step"] * ask[moved])


def learn_cruelty(world, who: np.ndarray, cell: np.ndarray, choice: np.ndarray, serving: np.ndarray) -> None:
    """Captives see what the captor makes of others: how many of all are killed, and of those who defied (what was seen
    of these is kept with how many they were, see fear.py). serving: (n,) bool, in a use
    already, where to be left in it is no news."""
    cells, p, killed = world.cells, world.p, choice == KILL
    ends = (choice != WAIT) & ~(serving & IN_USE[choice])
    ransom.captors_learn(world, cells.kills_any, cell[ends], killed[ends], p["ransom.memory_people"])
    defied = ends & world.people.defied[who]
    number, died = (np.bincount(cell[some], minlength=len(cells)) / world.scale for some in (defied, defied & killed))
    moved = which(number)
    seen = cells.defied_seen[moved]
    cells.kills_share[moved] = (seen * cells.kills_share[moved] + died[moved]) / (seen + number[moved])
    cells.defied_seen[moved] += number[moved]


def rest_of_captivity(world, who: np.ndarray, cell: np.ndarray) -> np.ndarray:
    """(n,) USD that staying is felt to cost a captive from today on: what the family would still pay; the days, as long again as it has
    lasted and at least as long as captives stay with this cell; death, as often as captives of this cell are killed (or, for one who has
    defied, such captives: `fear.feared`); and otherwise not
    coming back (worth to oneself what it is to the family), as far as this cell is not known to free such captives: those paid for,
    while families are called, or the others."""
    people, cells, p = world.people, world.cells, world.p
    asked = np.where(people.demand_usd[who] > 0, people.demand_usd[who], ransom.first_asked(world, who, cell))
    bargained = people.use[who] < 2
    pays = np.maximum(np.minimum(ransom.can_raise(world, who), asked) - people.ransom_usd[who], 0.0) * bargained
    paid_for = bargained & (people.ransom_usd[who] + pays >= p["ransom.smallest_usd"])
    frees = np.where(paid_for, cells.paying_frees[cell] / (1 + people.asked_again[who]), cells.unpaid_frees[cell])
    days = np.maximum(cells.stay_days[cell], world.day - people.since[who])
    return captivity_usd(world, pays, days, np.where(people.defied[who], feared(world, cell), cells.kills_any[cell]), frees)


def captivity_usd(world, pays, days, dies, frees) -> np.ndarray:
    """(n,) USD that it is felt to cost to pay so much, to be held for so many days, to die with a chance, and to be set free with another."""
    p, kept = world.p, np.maximum(1 - frees - dies, 0.0)
    return pays + days * p["work.held_day_usd"] + dies * p["people.loss_death_usd"] + kept * p["ransom.relative_usd"]


def chance_to_flee(world, cell: np.ndarray) -> np.ndarray:
    """(n,) chance that a captive of each cell who tries gets away: captives per guard against how many a guard can watch."""
    per_guard = uses.held_together(world, cell) / np.maximum(uses.guards(world, cell), 1.0)
    return per_guard / (per_guard + world.p["gangs.guard_sees"])


def examples(world, cell: np.ndarray, defied: np.ndarray) -> np.ndarray:
    """(n,) USD of `example_usd` for captives who have defied, nothing for the others."""
    usd, some = np.zeros(len(cell)), which(defied)
    if len(some):
        usd[some] = example_usd(world, cell[some])
    return usd


def example_usd(world, cell: np.ndarray) -> np.ndarray:
    """(n,) USD that it is worth to each cell that its captives see one who defied killed and not left alive: flights that succeed with a
    usual captive (the captor knows no other) less often, among those held in the days ahead for which it reckons, x what a captive is worth.

    One more seen moves what is feared by 1 / (those lately seen + gangs.seen_people): much where none was, little where all know."""
    p, cells = world.p, world.cells
    chance, weight = chance_to_flee(world, cell), cells.defied_seen[cell] + p["gangs.seen_people"]
    ahead = captivity_usd(world, ransom.usual_means(world, cells.asks_usd[cell]), cells.stay_days[cell], cells.kills_any[cell], cells.paying_frees[cell])
    alive = chance * ahead - (1 - chance) * (p["gangs.beating_usd"] + feared(world, cell) * weight / (weight + 1) * p["people.loss_death_usd"])
    killed = alive - (1 - chance) / (weight + 1) * p["people.loss_death_usd"]
    fewer_try = expit(alive / p["people.choice_scale_usd"]) - expit(killed / p["people.choice_scale_usd"])
    others = uses.held_together(world, cell) * np.maximum(p["gangs.horizon_days"] / np.maximum(cells.stay_days[cell], 1.0), 1.0) - 1
    return fewer_try * chance * np.maximum(others, 0.0) * np.maximum(captive_worth(world, cell), 0.0)


def escapes(world, who: np.ndarray) -> np.ndarray:
    """A captive weighs the captivity still ahead against being caught by the guards, by what befell those who defied; returns those held.

    A try succeeds by captives per guard (members and captives forced to guard), less for one who is tied since an earlier
    one. Those caught are punished. How daring somebody is stays the same until a try has failed: who looks again,
    and finds nothing changed, decides as before, however often captives look. Life is at stake: people differ as in large decisions.
    """
    if len(who) == 0:
        return who
    people, p = world.people, world.p
    cell = people.holder[who]
    chance = chance_to_flee(world, cell) * np.where(people.defied[who], p["gangs.tied_chance"], 1.0)
    caught_usd = price_of_defying(world, cell)
    values = table_of([np.zeros(len(who)), chance * rest_of_captivity(world, who, cell) - (1 - chance) * caught_usd])
    tried = world.occasions.counts["escape outcome"][who].astype(np.int64)
    tries = choose(values, world.draws, people.key[who], "escape", tried, p["people.choice_scale_usd"]) == 1
    if not tries.any():
        return who
    lucky = np.zeros(len(who), bool)
    lucky[tries] = world.occasions.uniform("escape outcome", who[tries]) < chance[tries]
    caught = tries & ~lucky
    bargained = lucky & (people.use[who] < 2)
    learn(world, who[bargained], cell[bargained], np.zeros(np.count_nonzero(bargained)))
    some_tell(world, who[lucky])
    world.set_free(who[lucky], "escaped", party_kind="gang", party=cell[lucky])
    uses.refuses(world, who[caught], cell[caught])
    return who[~lucky]


def searches(world, held: np.ndarray) -> None:
    """Police units search for houses that draw attention; a raid frees all who are there."""
    cells, p = world.cells, world.p
    ids = keeps_captives(world)
    if len(ids) == 0:
        return
    found = ids[world.draws.uniform(ids, "search", world.day) < world.raid_chance(ids)]
    if len(found) == 0:
        return
    lost = np.minimum(p["gangs.raid_loss_usd"], np.maximum(cells.revenue_usd[found], 0.0))
    cells.revenue_usd[found] -= lost
    world.ledger.pay("gangs", "costs_outside", lost, group=True)
    cells.attention[found] = 0.0
    for what in (cells.members, cells.beds):
        what[found] *= 1 - p["gangs.raid_members"]
    rows = held[is_in(world.people.holder[held], found)]
    freed_by_police(world, rows)


def freed_by_police(world, rows: np.ndarray) -> None:
    """Police have found the house where these are held: who may be in the country goes on or home, the others are handed to its migration
    office, whose interview may find out what befell them (screening)."""
    people, row, in_us = world.people, world.official_row, world.across[world.people.place[rows]]
    until = np.where(in_us, people.papers_us[rows], np.maximum(people.papers_mx[rows], people.papers_us[rows]))
    for country, by, there in (("mexico", "corps:federal_police", ~in_us), ("us", "gang_removal:us", in_us)):
        rescuer = {"party_kind": "official", "party": row[f"prosecution:{country}"]}
        world.set_free(rows[there & (until >= world.day)], "rescued", **rescuer)
        handed = rows[there & (until < world.day)]
        world.out_of_hands(handed, "rescued", **rescuer)
        world.detain(handed, np.full(len(handed), row[by]), "detained" if country == "mexico" else "apprehended_inside")
        people.taken_by[handed] = CORPS.index("federal_police" if country == "mexico" else "us_interior")


def searches_of_rings(world) -> None:
    """Police who search for captives also find people whom rings keep for more."""
    people, rings, p = world.people, world.smugglers, world.p
    held = those(people, "held")
    held = held[people.holder_kind[held] == PARTY["smuggler"]]
    if len(held) == 0:
        return
    keeps = distinct(people.holder[held])[0]
    found = keeps[world.draws.uniform(keeps, "search of rings", world.day) < world.ring_found()]
    if len(found) == 0:
        return
    lost = np.minimum(p["smugglers.house_loss_usd"], np.maximum(rings.profit_usd[found], 0.0))
    rings.profit_usd[found] -= lost
    world.ledger.pay("smugglers", "costs_outside", lost, group=True)
    freed_by_police(world, held[is_in(people.holder[held], found)])


def families_without_news(world) -> None:
    """A long time (`ransom.silent_days`) without a word from somebody held, coerced, or dead where nobody told: the family has lost contact."""
    people = world.people
    silent = holding.silent(those(people, "held"), those(people, "dead"), those(people, "working"), people.holder_kind, PARTY["employer"],
                            people.heard, world.day - int(world.p["ransom.silent_days"]))
    note(world, silent, "lost_contact", party_kind="family")
