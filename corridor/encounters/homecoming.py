"""What meets people who come home: those who trafficked them and claim a debt, a cell, or somebody who keeps in touch
(model.md, return: debts still owed, re-attempt, re-trafficking). Lenders claim month by month (debts.py).

A claimant weighs coming; the one who came home weighs paying, giving up the house, going north again, working the debt off
for the claimant, or refusing.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from corridor.agents.employers import US
from corridor.agents.labour import held_usd
from corridor.choice import choose
from corridor.creditors import to_last
from corridor.encounters.departure import leave
from corridor.encounters.handover import credit_usd
from corridor.encounters.lending import call_in
from corridor.encounters.offers import seats
from corridor.encounters.screening import reach_of_trafficker
from corridor.encounters.serving import claiming_cell, remember_use, serve
from corridor.life import CODE, home_since, note, owe
from corridor.records.events import PARTY

LET_GO, COME = range(2)
PAY, GIVE_HOUSE, GO_AGAIN, WORK_OFF, REFUSE = range(5)
OWED = {PARTY["lender"]: "debt_usd", PARTY["smuggler"]: "smuggler_debt_usd", PARTY["employer"]: "bond_usd"}
LENDER, RING, EMPLOYER, CELL = PARTY["lender"], PARTY["smuggler"], PARTY["employer"], PARTY["gang"]


def homecoming(world) -> None:
    """A few days after somebody is back: whoever has a claim on the person may come."""
    people, p = world.people, world.p
    back = home_since(people, world.day - int(p["homecoming.days"]))
    back = back[(people.departed[back] > -9999) & ~people.seasonal[back]]
    if len(back) == 0:
        return
    kind, party, claim = claimant(world, back)
    some = kind > 0
    who, kind, party, claim = back[some], kind[some], party[some], claim[some]
    if len(who) == 0:
        return
    comes, for_use = weighs_coming(world, who, kind, party, claim)
    who, kind, party, claim, for_use = who[comes], kind[comes], party[comes], claim[comes], for_use[comes]
    if len(who) == 0:
        return
    for code in (RING, EMPLOYER, CELL):
        mine = kind == code
        note(world, who[mine], "debt_called", party_kind=world.party_name(code), party=party[mine], amount_usd=claim[mine])
    note(world, who[kind == CELL], "threatened", party_kind="gang", party=party[kind == CELL], detail=2)
    people.threatened[who[kind == CELL]] = world.day
    people.claimed_for[who[kind == CELL]] = people.used_on[who[kind == CELL]]  # once for each use
    answer(world, who, kind, party, claim, for_use)


def claimant(world, who) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(code of PARTY_KINDS or 0, party, USD claimed), (n,): the ring that works there or the employer that is owed most (each what is owed to
    itself; what was due on an arrival that did not come is no debt), or the cell that has used the person, once (serving.claiming_cell; a renta that
    is owed is asked at the cell's next round, home.standing_renta)."""
    people, base = world.people, np.append(world.smugglers.base, -1)  # a place for no ring
    cell = claiming_cell(world, who)
    owed = np.column_stack([to_last(people, who), people.old_debt_usd[who], people.bond_usd[who]])
    by = np.column_stack([people.owed_ring[who], people.old_ring[who], people.owed_employer[who]])
    owed[:, :2] *= base[by[:, :2]] == people.home[who][:, None]  # a ring claims where it works, as in debts.ring_there
    return _claimants(who, cell, world.p["homecoming.cell_claims_usd"], owed, by)


@njit(cache=True)
def _claimants(who, cell, cell_claims_usd, owed, by):
    """See `claimant`; cell: (n,) that has a claim, else -1; owed, by: (n, 3) USD and to whom, two rings and an employer."""
    kind, party, claim = np.zeros(len(who), np.int64), np.full(len(who), -1), np.zeros(len(who))
    for i in range(len(who)):
        most = np.argmax(owed[i])
        if owed[i, most] > 1 and by[i, most] >= 0:
            kind[i], party[i], claim[i] = (EMPLOYER if most == 2 else RING), by[i, most], owed[i, most]
        elif cell[i] >= 0:
            kind[i], party[i], claim[i] = CELL, cell[i], cell_claims_usd
    return kind, party, claim


def work_usd(world, who, kind, party, claim) -> np.ndarray:
    """(n,) USD that the person's work is worth to a claimant in place of money: to a cell what use brings, as far as it
    reaches; to an employer whose recruiters come here what a worker held brings over one hired, less the way over the inner borders
    (as in offers.whom_to_ask); to a ring the debt, as far as wages abroad repay it."""
    work = np.where(kind == CELL, world.p["gangs.use_usd"] * reach_of_trafficker(world, who), credit_usd(world, who, claim))
    work[kind == EMPLOYER] = 0.0
    boss = fetches(world, kind, party) & (kind == EMPLOYER)
    if boss.any():
        work[boss] = np.maximum(held_usd(world, who[boss], party[boss]) - world.border_cost_usd, 0.0)
    return work


def fetches(world, kind, party) -> np.ndarray:
    """(n,) bool: can have the person come to work for it: rings and cells, and employers of regions from which recruiters come; one of the
    United States has nobody here who brings people."""
    return (kind != EMPLOYER) | (world.employers.region[np.where(kind == EMPLOYER, party, 0)] != US)


def weighs_coming(world, who, kind, party, claim) -> tuple[np.ndarray, np.ndarray]:
    """(comes, comes for the use), (n,) bool each: what can be got (money of the family, or work in its place) against the way there and,
    where somebody keeps in touch after an assisted return or the person has named the claimant, against being reported. For the use comes
    who with the same tastes would not have come for the money (law.md, purpose)."""
    people, p = world.people, world.p
    can_pay = np.minimum(world.family_share(who) * people.family_usd[who] + people.savings_usd[who], claim)
    watched = (people.looked_after[who] >= world.day) + people.cooperates[who]
    occasion = world.occasions.next("claim at home", who)

    def comes(gets):
        values = np.column_stack([np.zeros(len(who)), gets - p["homecoming.way_usd"] - p["homecoming.reported_usd"] * watched])
        return choose(values, world.draws, people.key[who], "claim at home", occasion, p["homecoming.choice_scale_usd"]) == COME

    come = comes(np.maximum(can_pay, work_usd(world, who, kind, party, claim)))
    return come, come & ~comes(can_pay)


def worth_of_answers(world, who, kind, party, claim) -> np.ndarray:
    """(n, 5) USD for paying, giving up house or land, going north again, working it off, refusing."""
    people, p = world.people, world.p
    never = np.full(len(who), -np.inf)
    at_hand = people.savings_usd[who] + people.family_usd[who]
    tries = world.try_values(who)
    north = tries[:, 1] - tries[:, 0]
    danger = p["people.loss_taken_usd"] * np.maximum(reach_of_trafficker(world, who), np.where(kind == CELL, 1.0, 0.0))
    watched = np.where(people.looked_after[who] >= world.day, p["homecoming.watched"], 1.0)
    pressed = np.where(kind == LENDER, p["homecoming.lender_presses_usd"], danger) * watched
    house = p["homecoming.house_share"] * people.attachment_usd[who]
    months = np.minimum(claim / max(p["homecoming.worked_usd_month"], 1.0), 24.0)
    work = -months * p["people.month_away_share"] * people.attachment_usd[who] - p["people.loss_taken_usd"] * people.trauma[who]
    return np.column_stack([
        np.where(at_hand >= claim, -claim, never), np.where((kind == LENDER) & people.owns[who], -house, never),
        north - p["homecoming.family_left"] * pressed, np.where((kind == LENDER) | ~fetches(world, kind, party), never, work), -pressed,
    ])


def answer(world, who, kind, party, claim, for_use=None) -> None:
    """The one at home of whom something is claimed chooses, and what follows. for_use: (n,) bool, comes for the use (None: nobody)."""
    people, p = world.people, world.p
    values = worth_of_answers(world, who, kind, party, claim)
    occasion = world.occasions.next("answers a claim", who)
    draw = (world.draws, people.key[who], "answers a claim", occasion, p["people.choice_scale_usd"])
    choice = choose(values, *draw)
    pays = choice == PAY
    settle(world, who[pays], kind[pays], party[pays], claim[pays])
    house = who[choice == GIVE_HOUSE]
    people.attachment_usd[house] *= 1 - p["homecoming.house_share"]
    people.owns[house] = False
    note(world, house, "house_lost", party_kind="lender", amount_usd=people.debt_usd[house])
    owe(world, house, "debt_usd", -people.debt_usd[house], "written_off")
    north = choice == GO_AGAIN
    people.motive[who[north & (kind != LENDER)]] = 1
    on_own = np.sort(who[north])
    people.leader[on_own] = -1
    leave(world, on_own, 0)
    unforced = values.copy()
    unforced[:, REFUSE] = 0.0  # without the threat, refusing would cost nothing
    forced = choose(unforced, *draw) != WORK_OFF
    works = (choice == WORK_OFF) & (people.situation[who] == CODE["home"])  # a parent may have taken a child along
    for_use = np.zeros(len(who), bool) if for_use is None else for_use
    work_off(world, who[works], kind[works], party[works], claim[works], forced[works], for_use[works])
    refuses = (choice == REFUSE) & (kind != LENDER)
    strike(world, who[refuses], kind[refuses], party[refuses])


def settle(world, who, kind, party, claim) -> None:
    """The family pays whoever came: the money goes to the claimant, and what is owed to it is settled."""
    if len(who) == 0:
        return
    people = world.people
    own = np.minimum(people.savings_usd[who], claim)
    people.savings_usd[who] -= own
    people.family_usd[who] -= claim - own
    for code, account in ((LENDER, "lenders"), (RING, "smugglers"), (EMPLOYER, "employers"), (CELL, "gangs")):
        mine = kind == code
        rows = who[mine]
        world.ledger.pay("migrants", account, own[mine], who=rows)
        world.ledger.pay("families", account, (claim - own)[mine], who=rows)
        if code in (RING, EMPLOYER):
            note(world, rows, "fee_paid", party_kind=world.party_name(code), party=party[mine], amount_usd=claim[mine])
        if code == CELL:
            np.add.at(world.cells.revenue_usd, party[mine], claim[mine] / world.scale)
            note(world, rows, "extorted", party_kind="gang", party=party[mine], amount_usd=claim[mine])
        if code in OWED:
            owe(world, rows, OWED[code], -claim[mine], "paid", to=party[mine])


def work_off(world, who, kind, party, claim, forced, for_use) -> None:
    """Back to who claims: north again with the ring, to the employer's as recruits go there, or into the cell's hands. The purpose is marked
    where the claimant came for the use."""
    if len(who) == 0:
        return
    note(world, who, "worked_off_again", party_kind="none", amount_usd=claim)
    for code, name in ((RING, "smuggler"), (EMPLOYER, "employer"), (CELL, "gang")):
        mine = kind == code
        rows, by = who[mine], party[mine]
        if len(rows) == 0:
            continue
        world.add_elements(rows, by, name, ["recruitment"])
        world.add_elements(rows[forced[mine]], by[forced[mine]], name, ["coercion" if code != CELL else "threat"])
        if code == RING:
            call_in(world, rows, by, claim[mine])
            leave(world, np.sort(rows), 2)
        elif code == EMPLOYER:
            world.add_elements(rows[for_use[mine]], by[for_use[mine]], name, ["slavery_bondage"], path="job_offer")
            world.to_work(rows, by, 3, kind="recruited", place=seats(world, rows, world.employers.region[by]))
            note(world, rows, "bonded", party_kind="employer", party=by, amount_usd=claim[mine])
        else:
            man, made = world.people.sex[rows] == 1, forced[mine]
            for purpose, put_to in (("crime", man), ("servitude", ~man)):
                used = put_to & for_use[mine]
                world.add_elements(rows[used], by[used], name, [purpose])
            np.add.at(world.cells.members, by[man], 1 / world.scale)
            note(world, rows[made], "recruited_by_force", party_kind="gang", party=by[made])
            note(world, rows[~made], "joined_gang", party_kind="gang", party=by[~made])
            serve(world, rows, by)
            remember_use(world, rows[made], by[made])


def strike(world, who, kind, party) -> None:
    """Refused: the claimant strikes, or leaves it: what others' fear brings against effort and notice."""
    people, p, cells = world.people, world.p, world.cells
    if len(who) == 0:
        return
    reach = np.where(kind == CELL, 1.0, reach_of_trafficker(world, who))
    seen = np.where(kind == CELL, cells.attention[np.where(kind == CELL, party, 0)] if len(cells) else 0.0, p["justice.notice"])
    values = np.column_stack([np.zeros(len(who)), p["homecoming.others_fear_usd"] * reach - p["gangs.reprisal_usd"] * (1 + seen)])
    occasion = world.occasions.next("strikes at home", who)
    struck = choose(values, world.draws, people.key[who], "strikes at home", occasion, p["gangs.choice_scale_usd"]) == 1
    hit = who[struck]
    people.trauma[hit] = np.minimum(1.0, people.trauma[hit] + p["justice.reprisal_trauma"])
    people.threatened[hit] = world.day
    for code in (RING, EMPLOYER, CELL):
        mine = kind[struck] == code
        note(world, hit[mine], "reprisal", party_kind=world.party_name(code), party=party[struck][mine], detail=1)
