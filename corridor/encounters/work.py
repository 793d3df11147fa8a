"""Work: pay, bondage, staying or leaving, debts and what is sent home (model.md, staying in work)."""

from __future__ import annotations

import numpy as np

from corridor.agents.bargain import DEBT, DENOUNCE, FAIR, GUARDS, PAPERS, UNDERPAY
from corridor.agents.employers import US, WORKING_DAYS_A_YEAR
from corridor.agents.labour import as_seen, count_held, hold_usd, papers, stay_or_leave, way_out
from corridor.choice import alternatives, choose
from corridor.creditors import to_last
from corridor.crowd import add_to, is_in, which
from corridor.encounters.hiring import (
    PAYDAY,
    Hiring,
    below_minimum,
    leave_elements,
    make_debtors,
    plan_terms,
    sexual_use,
    take_job,
    treat,
    treatment_of,
)
from corridor.encounters.inspection import take_away
from corridor.encounters.lending import fee_paid
from corridor.life import due, move, note, owe

DEBTS = (("bond_usd", "employers"), ("smuggler_debt_usd", "smugglers"), ("debt_usd", "lenders"))
MEANS = {PAPERS: "coercion", DEBT: "coercion", DENOUNCE: "threat", GUARDS: "force"}
SETTLED_USD = 1.0


def search(world) -> None:
    """Those waiting look for work where they are; in the U.S. as long as it takes, elsewhere they go on or home."""
    people = world.people
    who = due(people, "waiting", world.day)
    there = world.across[people.place[who]]
    mine = who[there]
    none = mine[~take_job(world, mine, US)]
    people.due[none] = world.day + 1 + days_of_search(world, none)
    world.set_free(who[~there])


def days_of_search(world, who) -> np.ndarray:
    """(n,) days until the next round of asking, whole."""
    wait = world.draws.exponential(world.people.key[who], "search again", world.day)
    return (world.p["work.round_days"] * wait).astype(int)


def payday(world) -> None:
    """Pay; the employer thinks again how to treat each; the worker stays, leaves or tries to get away."""
    people = world.people
    who = due(people, "working", world.day)
    if len(who) == 0:
        return
    pay(world, who)
    people.due[who] = world.day + PAYDAY
    let_go = is_in(who, think_again(world, who))
    badly = (people.lever[who] > 0) | (people.conditions[who] == 2) | let_go
    stay_or_go(world, who[badly], let_go[badly])
    free = who[(people.situation[who] == 3) & (people.lever[who] == 0)]
    in_us = world.across[people.place[free]]
    visa_ends(world, free[in_us])
    world.month_is_over(free[~in_us])


# ---- money ----
def pay(world, who) -> None:
    """Work since the last pay: what the worker gets, what is credited against a debt, what the employer keeps."""
    people, p = world.people, world.p
    days = (world.day - people.paid_on[who]) * p["people.working_days_month"] / PAYDAY
    people.paid_on[who] = world.day
    earned, share = people.wage_usd[who].astype(float) * days, people.pay_share[who].astype(float)
    debtor = people.lever[who] == 2
    got = earned * np.where(debtor, p["employers.keep_share"], share)
    world.ledger.pay("wages_outside", "migrants", got, who=who)
    people.savings_usd[who] += got
    note(world, who, "paid", party_kind="employer", party=people.employer[who], amount_usd=got)
    out = earned * np.where(debtor, p["employers.keep_share"], share)
    out[debtor] += work_for_debt(world, who[debtor], earned[debtor])
    gain = keep_the_rest(world, who, earned, out)
    told = (people.use[who] == 0) & (share < 1)
    show(world, who[told], gain[told])
    living = np.minimum(people.savings_usd[who], np.where(people.lever[who] > 0, 1.0, 1 - p["people.saving_share"]) * got)
    people.savings_usd[who] -= living
    world.ledger.pay("migrants", "living_outside", living, who=who)
    repay(world, who, got - living, days / p["people.working_days_month"])


def keep_the_rest(world, who, earned, out) -> np.ndarray:
    """(n,) what an employer keeps of each one's work beside what goes `out` for it (pay, keep, a ring's claim; (n,) USD); it is paid to the
    account of employers, guards are paid out of it."""
    people, p, boss = world.people, world.p, world.employers
    held = people.lever[who] > 0
    bar = held & sexual_use(world, who, people.employer[who])
    brings = np.where(bar, p["employers.bar_takings"], np.where(held, p["employers.unwilling_output"] * (1 + p["employers.margin_share"]), 1.0))
    kept = np.maximum(earned * brings - out, 0.0)
    world.ledger.pay("wages_outside", "employers", kept, who=who)
    guards = np.where(people.lever[who] == 4, np.minimum(earned / p["employers.held_per_guard"], kept), 0.0)
    world.ledger.pay("employers", "costs_outside", guards, who=who)
    add_to(boss.gain_usd, people.employer[who], kept)
    world.employer_gain_usd += float(kept.sum()) / world.scale
    return kept


def work_for_debt(world, who, earned) -> np.ndarray:
    """(n,) USD paid to rings. A month on the books of who holds for a debt: charges are added, a credit is taken off; the employer pays a ring what
    is credited on its claim. Bondage shows when work is credited below what is reasonable, or the balance does not fall
    (1956 Supplementary Convention; law.md): then, and once, `bonded`."""
    if len(who) == 0:
        return np.zeros(0)
    people, p = world.people, world.p
    before, employer, ring = held_for(people, who), people.employer[who], people.owed_ring[who].copy()
    owe(world, who, "bond_usd", earned * p["employers.charges_share"], "interest", to=employer)
    credit = earned * p["employers.credit_share"]
    own = np.minimum(credit, people.bond_usd[who])
    part = np.minimum(credit - own, to_last(people, who))
    owe(world, who, "bond_usd", -own, "worked_off")
    fee_paid(world, who, "smugglers", part, to=ring)
    owe(world, who, "smuggler_debt_usd", -part, "worked_off", to=ring)
    world.ledger.pay("wages_outside", "employers", part, who=who)
    world.ledger.pay("employers", "smugglers", part, who=who)
    after = held_for(people, who)
    worth = earned * p["employers.keep_share"] + before - after
    shows = ((worth < p["work.reasonable_credit"] * earned) | (after >= before)) & (people.use[who] == 0) & (after > SETTLED_USD)
    note(world, who[shows], "bonded", party_kind="employer", party=people.employer[who[shows]], amount_usd=after[shows])
    world.add_elements(who[shows], people.employer[who[shows]], "employer", ["harbouring", "slavery_bondage"])
    return part


def show(world, who, kept) -> None:
    """The first pay shows what the work is: bad work, or exploitation under a lever. amount: what was kept."""
    people = world.people
    held = people.lever[who] > 0
    sexual = sexual_use(world, who, people.employer[who])
    people.use[who] = np.where(sexual & held, 3, 4)
    employer = people.employer[who]
    bad = ~held & (people.deceived[who] | below_minimum(world, employer, people.pay_share[who]))
    note(world, who[bad], "bad_work", party_kind="employer", party=employer[bad], amount_usd=kept[bad])
    note(world, who[held], "exploited", party_kind="employer", party=employer[held], amount_usd=kept[held], detail=np.where(sexual, 2, 1)[held])


def repay(world, who, left, months) -> None:
    """Debts first (a lender's grow by the month), then money for the family."""
    people, p = world.people, world.p
    owe(world, who, "debt_usd", people.debt_usd[who] * p["lenders.interest_month"] * months, "interest")
    can = np.minimum(np.maximum(left, 0), people.savings_usd[who])
    for column, account in DEBTS:
        part = np.minimum(can * p["work.repaid_share"], getattr(people, column)[who])
        fee_paid(world, who, account, part)
        owe(world, who, column, -part, "paid")
        people.savings_usd[who] -= part
        can = can - part
        world.ledger.pay("migrants", account, part, who=who)
    sent = p["work.sent_share"] * can
    people.savings_usd[who] -= sent
    people.family_usd[who] += sent
    world.ledger.pay("migrants", "families", sent, who=who)
    world.remittances_usd += float(sent.sum()) / world.scale


def held_for(people, who) -> np.ndarray:
    """(n,) USD for which an employer can hold: the bond, and what the ring is owed that lent last, which it pays out of the work."""
    return people.bond_usd[who] + to_last(people, who)


# ---- the employer, again ----
def think_again(world, who) -> np.ndarray:
    """Employers weigh anew how to treat each worker; a lever dropped sets free, a lever taken up is a new act. As long as the
    person works there it is one case, however often the employer changes its mind (law.md: a new one begins when control has ended). Tastes are those
    of the first plan, so that a change comes of changed circumstances, and any change is felt to cost some days (employers.change_days). What
    the work of one held on brings now is what it is for now (a purpose may show later than the act). Returns whom it has let go and would employ."""
    people = world.people
    done = (people.lever[who] == 2) & (held_for(people, who) <= SETTLED_USD)
    set_loose(world, who[done], "released")
    who = who[~done]
    if len(who) == 0:
        return who
    employer, before = people.employer[who].copy(), people.lever[who].copy()
    world.look_beyond(who[~world.across[people.place[who]]])
    plan = plan_terms(world, as_seen(world, who, employer), before=1, now=treatment_of(people.lever[who], people.conditions[who]))
    at_start = people.conditions[who] == 1
    treatment = np.where(at_start & (plan.treatment == UNDERPAY), FAIR, plan.treatment)  # pay once agreed is not cut
    plan = plan._replace(treatment=treatment, pay=np.where(treatment == FAIR, 1.0, plan.pay))
    let_go = (before > 0) & ~plan.lever
    note(world, who[let_go], "released", party_kind="employer", party=employer[let_go])
    people.use[who[let_go]] = 0
    other = which(before != 2)
    make_debtors(world, who[other], employer[other], plan.of(other))
    treat(world, who, employer, plan)
    new, on = which(plan.lever & (before == 0)), which(plan.lever & (before > 0))
    people.use[who[new]] = 0
    for some, acts in ((new, ["harbouring"]), (on, [])):
        leave_elements(world, who[some], employer[some], plan.of(some), acts, np.zeros(len(some), bool), None)
    return who[let_go]


# ---- the worker ----
def stay_or_go(world, who, let_go=False) -> None:
    """Wage net of danger against other work, given the lever; where the lever alone keeps the person, it is a means (law.md). Who is used
    sexually, or has been until now (let_go: (n,) bool), reckons with it where she stays."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    seen = as_seen(world, who, people.employer[who])
    treatment = treatment_of(people.lever[who])
    holds = np.where(people.lever[who] > 0, hold_usd(world, seen)[np.arange(len(who)), treatment], 0.0)
    share = people.pay_share[who].astype(float)
    abused = sexual_use(world, who, people.employer[who]) & ((people.lever[who] > 0) | let_go)
    occasion = world.occasions.next("leave work", who)
    tastes = (world.draws, people.key[who], "leave work", occasion, p["work.leave_days"])
    leaves = choose(stay_or_leave(world, seen, share, holds, treatment == GUARDS, abused), *tastes) == 1
    would = choose(stay_or_leave(world, seen, share, 0.0, abused=abused), *tastes) == 1
    for one, means in MEANS.items():
        kept = who[would & ~leaves & (treatment == one) & (people.lever[who] > 0)]
        world.add_elements(kept, people.employer[kept], "employer", ["harbouring", means])
    guarded = leaves & (people.lever[who] == 4)
    caught = guarded & (world.draws.uniform(people.key[who], "past the guards", occasion) >= way_out(world, seen))
    world.add_elements(who[caught], people.employer[who[caught]], "employer", ["harbouring", "force"])
    note(world, who[caught], "caught", party_kind="employer", party=people.employer[who[caught]])
    people.trauma[who[caught]] = np.minimum(1.0, people.trauma[who[caught]] + p["work.caught_usd"] / p["people.loss_taken_usd"])
    away = who[leaves & ~caught]
    threatened = away[(people.lever[away] == 3) | ((people.lever[away] == 2) & ~papers(world, away))]
    employer = people.employer[threatened].copy()
    held = people.lever[away] > 0
    set_loose(world, away[held], "escaped")
    quit_work(world, away[~held])
    denounced(world, threatened, employer)


def set_loose(world, who, kind: str) -> None:
    """Control ends: an unpaid debt is followed to the family as far as creditors reach, then looking for work."""
    if len(who) == 0:
        return
    people = world.people
    note(world, who, kind, party_kind="employer", party=people.employer[who])
    world.recognition.end(who)
    for column, account in DEBTS[:2]:
        debt, ring = (people.bond_usd[who], None) if account == "employers" else (to_last(people, who), people.owed_ring[who].copy())
        taken = np.minimum(world.p["work.debt_followed"] * debt, people.family_usd[who])
        people.family_usd[who] -= taken
        world.ledger.pay("families", account, taken, who=who)
        fee_paid(world, who, account, taken, to=ring)
        owe(world, who, column, -taken, "paid", to=ring)
        owe(world, who, column, taken - debt, "written_off", to=ring)
    quit_work(world, who)


def quit_work(world, who) -> None:
    """Out of a job: back to looking for one; a cross-border worker goes home."""
    if len(who) == 0:
        return
    people = world.people
    world.recognition.end(who[world.recognition.recognised[who] != 0])
    no_job(people, who)
    move(world, who, "waiting", "moved", due_day=world.day + 1 + days_of_search(world, who))
    world.tell_of_offers(who)
    world.go_home(who[people.seasonal[who]])


def no_job(people, who) -> None:
    """Columns of one without an employer."""
    people.employer[who], people.conditions[who], people.lever[who], people.pay_share[who] = -1, 0, 0, 1.0
    people.holder_kind[who], people.holder[who], people.use[who] = 0, -1, 0


def denounced(world, who, employer) -> None:
    """A worker has left in spite of the threat: the employer carries it out when the other workers whom the threat keeps are
    worth more than the look it draws on the place; migration control takes the person as duty and room have it."""
    if len(who) == 0:
        return
    people, p, boss = world.people, world.p, world.employers
    under = ((people.lever == 2) | (people.lever == 3)) & (people.employer >= 0)
    held = np.bincount(people.employer[under], minlength=len(boss))[employer] / world.scale
    in_us = (boss.region[employer] == US).astype(int)
    unit = np.where(in_us == 1, world.official_row["inspectorate:us"], world.official_row["inspectorate:mexico"])
    wage = people.wage_usd[who]
    keeps = held * wage * (1 - p["employers.keep_share"]) * p["work.notice_days"]
    draws_looks = world.inspected_year[in_us] * p["employers.season_days"] / 365 * world.officials.sanction_days[unit] * wage * (held + 1)
    occasion = world.occasions.next("denounce", who)
    tells = choose(alternatives([draws_looks, keeps]), world.draws, people.key[who], "denounce", occasion, p["speaking.usd"]) == 1
    note(world, who[tells], "denounced", party_kind="employer", party=employer[tells])
    for country, name in enumerate(("mexico", "us")):
        rows = who[tells & (in_us == country)]
        rows = rows[people.situation[rows] == 2]  # others have gone home
        world.taken_at_work(rows, name)


def visa_ends(world, who) -> None:
    """A work permit has run out: go home (free to come again) or stay without papers."""
    people, p = world.people, world.p
    over = who[people.works_legally[who] & (people.papers_us[who] < world.day)]
    if len(over) == 0:
        return
    people.works_legally[over] = False
    permits, rules = world.permit_rows, world.officials
    room = float((rules.quota_per_year[permits] * (rules.open[permits] > 0)).sum())
    waiting = np.count_nonzero(people.applied >= 0) / world.scale
    again = room / (room + waiting + 1.0)  # as far as a year's places reach those who ask
    stopped = world.removed_belief[1] * p["people.loss_stopped_usd"]
    a_year = WORKING_DAYS_A_YEAR / p["people.horizon_days"]
    values = alternatives([
        people.attachment_usd[over] * a_year + again * world.yearly_gain(over), world.yearly_gain(over) * world.usual_pay[US] - stopped,
    ])
    occasion = world.occasions.next("papers end", over)
    home = over[choose(values, world.draws, people.key[over], "papers end", occasion, p["people.choice_scale_usd"]) == 0]
    no_job(people, home)
    world.go_home(home)


class Work(Hiring):
    """At work; methods of the model."""

    taken_at_work = take_away

    def denied_work(self, who) -> None:
        """Taken, freed or gone: no employer any more; to whom a bond is owed, it stays owed (homecoming.claimant)."""
        no_job(self.people, who)


__all__ = ["US", "count_held", "papers", "payday", "search"]
