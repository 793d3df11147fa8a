"""Hiring: what an employer plans and promises, which offer a worker takes, how work begins, and control that is bought
(model.md, job offer; staying in work; law.md, acts, means and purposes)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from corridor import law
from corridor.agents import bargain, plans
from corridor.agents.bargain import DEBT, DENOUNCE, FAIR, GUARDS, PAPERS, UNDERPAY
from corridor.agents.employers import (
    BAR,
    BORDER,
    CENTRAL,
    CHIAPAS,
    HOME,
    TRANSIT,
    US,
    going_wage,
)
from corridor.agents.labour import (
    LEVERS,
    as_seen,
    asking,
    bargaining,
    bids,
    market,
    papers,
    papers_at,
    planning,
    purse_unseen,
    rates,
    terms,
)
from corridor.choice import choose
from corridor.crowd import which
from corridor.life import move, note, owe
from corridor.records.events import PARTY

PAYDAY = 30
REGION_OF = np.array([CENTRAL, CHIAPAS, TRANSIT, BORDER, US, TRANSIT])  # by code of the map's regions
CONDITION = np.array([1, 2, 4, 3, 4, 4])  # by treatment: code of Migrant.conditions
LEVER = np.array([0, 0, 1, 2, 3, 4])  # by treatment: code of Migrant.lever
HOLDS = np.isin(np.arange(len(CONDITION)), LEVERS)  # by treatment: by a lever
TREATMENT = np.array([FAIR, PAPERS, DEBT, DENOUNCE, GUARDS])  # by lever, 0 where there is none
POORLY = 2  # code of Migrant.conditions of who is underpaid


class Plan(NamedTuple):
    """How employers mean to treat those before them, (n,) arrays: treatment, pay share, whether what is told is known to be
    false; whether without the person's weakness, and without what withheld work brings, it would be otherwise."""

    treatment: np.ndarray
    pay: np.ndarray
    false: np.ndarray
    weak: np.ndarray
    use: np.ndarray

    def of(self, rows) -> Plan:
        """The plans of some."""
        return Plan(self.treatment[rows], self.pay[rows], self.false[rows], self.weak[rows], self.use[rows])

    @property
    def lever(self) -> np.ndarray:
        """(n,) bool: the person is to be held."""
        return HOLDS[self.treatment]


def plan_offer(world, seen, belief, refuse_days) -> Plan:
    """The employer's choice of treatment and promise, and law.md's counterfactuals with the same tastes."""
    people, _, today, mine = bargaining(world)
    return Plan(*plans.plan(seen.table, belief, refuse_days, people, planning(world), today, mine))


def treatment_of(lever, conditions=0) -> np.ndarray:
    """(n,) how those are treated who are held by a lever, (n,), or by none, under conditions (Migrant.conditions)."""
    return np.where((lever == 0) & (conditions == POORLY), UNDERPAY, TREATMENT[lever])


def plan_terms(world, seen, among=None, before=0, now=None) -> Plan:
    """The same for people already there: nothing has to be promised. among: treatments that are open (all). before: 1 for
    who is at work (an employer's tastes for a worker last as long as the job). now: (n,) how those at work are treated; to change it
    is felt to cost employers.change_days."""
    key, job = world.people.key[seen.who], bargain.pairs(seen.table, world.people.jobs[seen.who].astype(int) - before)
    value, pay = terms(world, seen)
    open_ = np.array([among is None or treatment in among for treatment in range(len(CONDITION))])
    value[:, ~open_] = -np.inf
    now, change_days = (np.zeros(len(key), np.int64), 0.0) if now is None else (now, world.p["employers.change_days"])
    value[np.arange(len(key)), now] += change_days
    pick = choose(value, world.draws, key, "terms", job, world.p["employers.choice_days"])
    weak, use = plans.otherwise(seen.table, pick, open_, now, change_days, key, job, planning(world), market(world), rates(world))
    return Plan(pick, pay[np.arange(len(pick)), pick], np.zeros(len(pick), bool), weak, use)


def told_share(world, plan: Plan) -> np.ndarray:
    """(n,) part of the going wage that is promised."""
    return np.where(plan.false, world.p["recruiters.told_share"], plan.pay)


def debt_falls(p) -> float:
    """bargain.debt_falls by the parameters in force."""
    return bargain.debt_falls(p["employers.credit_share"], p["employers.charges_share"])


def sexual_use(world, who, employer) -> np.ndarray:
    """(n,) bool: whom this employer holds, it uses sexually."""
    return (world.employers.sector[employer] == BAR) & (world.people.sex[who] == 0)


def abuse_usd(world, who, employer, plan: Plan) -> np.ndarray:
    """(n,) USD that the sexual use planned would cost the person who knew of it."""
    return np.where(plan.lever & sexual_use(world, who, employer), world.p["people.loss_abused_usd"], 0.0)


def take_job(world, who, region: int) -> np.ndarray:
    """Each asks some employers of the region; those who look for hands make an offer; the best believed one is taken if it
    beats asking on. Returns (n,) bool: works now."""
    if len(who) == 0 or len(world.employers_by_region[region]) == 0:
        return np.zeros(len(who), bool)
    if region != US:
        world.look_beyond(who)
    occasion = world.occasions.next("job", who)
    brings, in_truth, made = offers_heard(world, who, region, occasion)
    choice = best_offer(world, who, brings, occasion)
    works = choice < made.shape[1]
    taken, won = made[works, choice[works]], in_truth[works] != choice[works]  # at true terms the answer would have been another
    plan = Plan(taken["treatment"], taken["pay"], taken["false"], taken["weak"], taken["use"])
    start_work(world, who[works], taken["employer"], plan, taken["wage_usd"], won, path="job_offer")
    return works


def offers_heard(world, who, region: int, occasion) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What asking brings to each: see plans.ask."""
    people, bosses, today, mine = bargaining(world)
    return plans.ask(who, occasion, papers(world, who), people, bosses, asking(world, region), planning(world), today, mine)


def best_offer(world, who, brings, occasion) -> np.ndarray:
    """(n,) which offer each takes, by what it is believed to bring, (n, offers + 1) days of the going wage; the last is asking on."""
    return choose(brings, world.draws, world.people.key[who], "offer taken", occasion, world.p["work.accept_days"])


def ask_around(world, who, region: int) -> np.ndarray:
    """Rounds of asking that the money for a trip allows. Returns (n,) bool: works now."""
    works = np.zeros(len(who), bool)
    for _ in range(int(world.p["work.rounds_a_trip"])):
        left = which(~works)
        works[left] = take_job(world, who[left], region)
    return works


def start_work(world, who, employer, plan: Plan, wage_usd, won, path: str, names=()) -> None:
    """Work begins; acts, means and purposes are left as law.md reads them.

    wage_usd (n,): the going wage with this employer. won (n,) bool: at true terms the person would not have come. names: elements
    that come with everybody here."""
    if len(who) == 0:
        return
    people = world.people
    learn_usual_pay(world, employer, plan)
    documented = papers(world, who)
    promised = told_share(world, plan) * wage_usd
    begin(world, who, employer, plan, wage_usd, "employed", amount_usd=promised)
    people.deceived[who], people.works_legally[who] = plan.false, documented
    note(world, who[plan.false], "deceived", party_kind="employer", party=employer[plan.false], amount_usd=promised[plan.false])
    make_debtors(world, who, employer, plan)
    leave_elements(world, who, employer, plan, ["recruitment", "receipt", "consent", *names], plan.false & won, path)


def make_debtors(world, who, employer, plan: Plan) -> None:
    """Whom an employer means to hold for a debt and who owes less than an advance is lent one."""
    advance, bound = world.p["employers.advance_usd"], which(plan.treatment == DEBT)
    if len(bound) == 0:
        return
    lent = bound[as_seen(world, who[bound], employer[bound]).owes_usd < advance]
    rows = who[lent]
    owe(world, rows, "bond_usd", advance, "lent", to=employer[lent])
    world.ledger.pay("employers", "living_outside", np.full(len(rows), advance), who=rows)


def begin(world, who, employer, plan: Plan, wage_usd, kind, **event) -> None:
    """The columns of a job, and the situation. One to whom a bond is owed loses sight of who works for another: it is given up."""
    people = world.people
    others = who[(people.owed_employer[who] >= 0) & (people.owed_employer[who] != employer)]
    owe(world, others, "bond_usd", -people.bond_usd[others], "written_off")
    first = np.where(plan.treatment == FAIR, PAYDAY, int(world.p["work.notice_days"]))
    move(world, who, "working", kind, due_day=world.day + first, party_kind="employer", party=employer, **event)
    people.employer[who], people.wage_usd[who], people.paid_on[who] = employer, wage_usd, world.day
    people.jobs[who] += 1
    people.use[who] = 0
    treat(world, who, employer, plan)


def treat(world, who, employer, plan: Plan) -> None:
    """Put a plan into force: pay, lever, who controls the person."""
    people, held, lever = world.people, plan.lever, LEVER[plan.treatment]
    new = held & (people.lever[who] != lever)
    note(world, who[new], "kept", party_kind="employer", party=employer[new], detail=lever[new])
    people.conditions[who], people.lever[who] = CONDITION[plan.treatment], lever
    people.pay_share[who] = plan.pay
    people.holder_kind[who], people.holder[who] = held * PARTY["employer"], np.where(held, employer, -1)


def purposes(world, who, employer, plan: Plan) -> np.ndarray:
    """(n,) law.md's word for what withheld work is used for: sexual exploitation, servitude in a home, bondage, forced labour."""
    p, sector = world.p, world.employers.sector[employer]
    sexual = sexual_use(world, who, employer)
    fair_credit = p["employers.keep_share"] + debt_falls(p) >= p["work.reasonable_credit"]
    in_debt = "" if fair_credit else "slavery_bondage"
    return np.where(sexual, "sexual", np.where(plan.treatment == DEBT, in_debt, np.where(sector == HOME, "servitude", "labour")))


def below_minimum(world, employer, pay) -> np.ndarray:
    """(n,) bool: paid less than the legal minimum wage."""
    p = world.p
    us = world.employers.region[employer] == US
    return pay < np.where(us, p["work.legal_minimum_us"], p["work.legal_minimum_mexico"])


def leave_elements(world, who, employer, plan: Plan, acts, deception, path) -> None:
    """Elements of one hiring: deception where it won the act, weakness where it made the terms, the purpose where use did."""
    some = which(plan.treatment != FAIR)  # fair work leaves nothing for the law
    if len(some) == 0:
        return
    who, employer, plan, deception = who[some], employer[some], plan.of(some), deception[some]
    marks = np.full(len(who), law.bits(*acts), dtype=np.uint32)
    marks[deception] |= law.bits("deception")
    marks[plan.weak] |= law.bits("vulnerability")
    held = which(plan.lever & plan.use)
    used = purposes(world, who[held], employer[held], plan.of(held))
    for purpose in set(used.tolist()) - {""}:
        marks[held[used == purpose]] |= law.bits(purpose)
    marks[(plan.treatment == UNDERPAY) & below_minimum(world, employer, plan.pay)] |= law.bits("underpaid")
    world.add_elements(who, employer, "employer", marks, path=path)


def learn_usual_pay(world, employer, plan: Plan) -> None:
    """Workers talk: the part of the going wage that those hired freely are told or paid."""
    free = which(~plan.lever)
    if len(free) == 0:
        return
    region, places = world.employers.region[employer[free]], len(world.usual_pay)
    n, total = np.bincount(region, None, places) / world.scale, np.bincount(region, plan.pay[free], places) / world.scale
    some = which(n > 0)
    step = 1 - np.exp(-n[some] / (world.p["work.pay_reports"]))
    world.usual_pay[some] += step * (total[some] / n[some] - world.usual_pay[some])


class Hiring:
    """For encounters that hand people to employers; methods of the model."""

    def to_work(self, who, employer, condition, wage=None, kind=None, **event) -> None:
        """Start at an employer under a condition (Migrant.conditions) that somebody else has settled."""
        n = len(who)
        treatment = np.broadcast_to(np.array([FAIR, FAIR, UNDERPAY, DEBT, GUARDS])[condition], (n,))
        pay = np.select([treatment == FAIR, treatment == DEBT], [1.0, self.p["employers.keep_share"] + debt_falls(self.p)], self.p["employers.keep_share"])
        wage = going_wage(self, who, self.employers.region[employer]) if wage is None else wage
        no = np.zeros(n, bool)
        begin(self, who, employer, Plan(treatment, pay, no, no, no), wage, kind, **event)

    def work_off(self, who, ring, region: int = US, buyer=-1, kind="arrived", **event) -> np.ndarray:
        """People who owe a ring for the way are placed by it with an employer of a region: the `buyer` (of `labour.bids`: who bids most for
        control over them), and where there is none (-1) one who is near. The employer chooses: fair pay with the debt taken from it, worse
        pay, or to hold them for it. It pays the ring what is credited, so both are one chain.

        The caller books what it is itself: `handed_over`, its own act (transfer). Debt bondage is not decided here: the ledger
        shows it at a payday (`bonded`). Returns (n,) bool: held for the debt or by another lever."""
        people = self.people
        near = self.employers_by_region[region]
        pick = (self.draws.uniform(people.key[who], "bond employer", people.attempts[who]) * len(near)).astype(int)
        employer = np.where(np.asarray(buyer) >= 0, buyer, near[pick])
        documented = papers_at(self, who, np.full(len(who), region))
        plan = plan_terms(self, as_seen(self, who, employer, documented=documented))
        begin(self, who, employer, plan, going_wage(self, who, region), kind, **event)
        people.works_legally[who] = documented
        self.join_chains(who, "smuggler", ring, "employer", employer)
        leave_elements(self, who, employer, plan, ["receipt"], np.zeros(len(who), bool), "smuggling")
        make_debtors(self, who, employer, plan)
        return plan.lever

    def bought(self, who, buyer, price_usd, seller_kind: str, seller) -> None:
        """A buyer (`labour.bids`) pays a captor or guide for control and holds the person from now on: the same chain.

        Books the price (employers to the seller's account); the seller's own columns (a cell's revenue) are the caller's."""
        if len(who) == 0:
            return
        account = {"gang": "gangs", "smuggler": "smugglers", "official": "officials", "family": "families"}[seller_kind]
        self.ledger.pay("employers", account, price_usd, who=who)
        documented = papers_at(self, who, self.employers.region[buyer])
        purse_unseen(self, who)
        seen = as_seen(self, who, buyer, documented=documented)
        owed = seen.but(owes_usd=seen.owes_usd + price_usd, bond_usd=seen.bond_usd + price_usd, lent_usd=0.0)  # the price is put on the person
        plan = plan_terms(self, owed, among=LEVERS)
        begin(self, who, buyer, plan, going_wage(self, who, self.employers.region[buyer]), None)
        owe(self, who, "bond_usd", np.where(plan.treatment == DEBT, price_usd, 0.0), "taken_over", to=buyer)
        note(self, who, "recruited", party_kind="employer", party=buyer, amount_usd=price_usd, detail=3)
        self.join_chains(who, seller_kind, seller, "employer", buyer)
        path = {"gang": "kidnapping", "smuggler": "smuggling", "family": "household"}.get(seller_kind)
        leave_elements(self, who, buyer, plan, ["receipt", "payment"], np.zeros(len(who), bool), path)

    def bids(self, region, who):
        """See `labour.bids`: (USD, buyer) for each."""
        return bids(self, region, who)

    def region_of(self, places) -> np.ndarray:
        """(n,) code of employers.REGIONS where a place lies."""
        return REGION_OF[self.geography.region[places]]
