"""Work: offers, hiring, pay, bondage, debts and what is sent home (model.md, job offer; staying in work)."""

from __future__ import annotations

import numpy as np

from corridor.agents.officials import SCHEMES
from corridor.choice import choose
from corridor.life import due, move, note, owe, those
from corridor.records.events import PARTY

FAIR, UNDERPAY, COERCE = range(3)
CONDITIONS = ("none", "fair", "underpaid", "bonded", "coerced")
OFFERS_HEARD = 3
PAYDAY = 30
WORKING_DAYS = 21.0
CHIAPAS, TRANSIT, BORDER, US = range(4)
BAR = 2  # code of the sector in Employer
UNDERPAID = 0.55
SECTOR_RULES = ("sector_plantation", "sector_home", "sector_bar", "sector_building", "sector_services")  # in the order of Employer.sector


def terms(world, who, employer, documented=None, debt=None, worth=1.0) -> np.ndarray:
    """What each way to treat a worker brings an employer for a season, (n, 3) in days of the going wage: fair, underpay,
    coerce. Fines, scruples and guards are reckoned in days of wage too (Mexican fines are set in minimum wages).

    documented (n,) bool and debt (n,) USD can be set against the facts: that is how law.md's means are found.
    worth: factor on what withheld work brings (0: no use).
    """
    people, p, boss = world.people, world.p, world.employers
    documented = papers(world, who) if documented is None else documented
    owes = (people.smuggler_debt_usd[who] + people.balance_usd[who] if debt is None else debt) > 0
    season, margin = p["employers.season_days"], p["employers.margin_share"]
    tight = 1 - world.driver("unemployment.us") / 20
    tied = documented & world.tied_to_employer[who]
    finds_other = np.clip((0.6 + 0.4 * (documented & ~tied) - 0.2 * owes - 0.2 * people.minor[who]) * (0.5 + tight), 0.05, 1.2)
    complains = np.where(documented, 1.2, 0.5) * boss.sanction[employer]
    scruple = boss.scruple_days[employer]
    in_us = boss.region[employer] == US
    unit = np.where(in_us, world.official_row["inspectorate:us"], world.official_row["inspectorate:mexico"])
    visited = np.where(in_us, world.inspected_year[1], world.inspected_year[0]) * season / 365
    fined = visited * world.officials.sanction_days[unit] * np.maximum(np.where(documented, 1.0, 0.4), world.officials.firewall[unit])
    underpay = (margin + (1 - UNDERPAID) * worth) * season - 0.35 * season * finds_other - p["employers.fine_days"] * complains - fined - 0.5 * scruple
    guard = p["employers.guard_days"] * (1 + documented + 0.4 * ~owes) * np.where(people.minor[who], 0.6, 1.0)
    coerce = (0.7 * margin + 0.85 * worth) * season - guard - p["employers.sanction_days"] * complains - 2 * fined - 1.5 * scruple - 10 * finds_other
    return np.column_stack([np.full(len(who), margin * season), underpay, coerce])


def papers(world, who) -> np.ndarray:
    """(n,) bool: has a right to work where the person is."""
    people = world.people
    in_us = world.country_of(people.place[who]) == "US"
    return np.where(in_us, people.papers_us[who], np.maximum(people.papers_mx[who], people.papers_us[who])) >= world.day


def take_job(world, who, region: int, wage) -> None:
    """Each hears a few offers and takes the best by promise and believed truth; the employer settles how to treat them.

    wage: (n,) USD a day usual for this person here. Elements: what was promised and what levers were used (law.md).
    """
    if len(who) == 0:
        return
    people, p, draws = world.people, world.p, world.draws
    near = world.employers_by_region[region]
    occasion = world.occasions.next("job", who)
    option = np.arange(OFFERS_HEARD)[None, :]
    chance = draws.uniform(people.key[who][:, None], "offer", occasion[:, None], option)
    heard = near[(chance * len(near)).astype(int)]
    for mine, some in of_the_permit(world, who, near):
        heard[mine] = some[(chance[mine] * len(some)).astype(int)]
    factor = np.exp(0.15 * draws.normal(heard, "usual wage"))
    promised = wage[:, None] * factor
    pick = np.argmax(promised / 2 + 5 * draws.gumbel(people.key[who][:, None], "offer taken", occasion[:, None], option), axis=1)
    rows = np.arange(len(who))
    employer, promise = heard[rows, pick], promised[rows, pick]
    draw = (draws, people.key[who], "terms", occasion, p["employers.choice_days"])
    placed = np.isin(employer, world.employers_by_region[US]) & world.public_place[who]
    if placed.any():  # a public office places the worker with one who has been looked at: scruples of the best of those heard
        best = heard[rows, np.argmax(world.employers.scruple_days[heard], axis=1)]
        employer = np.where(placed, best, employer)
    settle_terms(world, who, employer, how_treated(world, who, employer, draw), promise)


def of_the_permit(world, who, near) -> list[tuple[np.ndarray, np.ndarray]]:
    """(places in `who`, employers of `near`) for holders of permits that open some sectors only."""
    people, rules, found = world.people, world.officials, []
    held = np.where(papers(world, who), people.scheme[who], -1)
    for code in np.unique(held[held >= 0]):
        row = world.official_row[f"permit_office:{SCHEMES[code]}"]
        open_to = np.array([getattr(rules, column)[row] for column in SECTOR_RULES]) > 0
        some = near[open_to[world.employers.sector[near]]]
        if 0 < len(some) < len(near):
            found.append((np.flatnonzero(held == code), some))
    return found


def how_treated(world, who, employer, draw, documented=None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(plan, lever, use), each (n,): how the employer means to treat each; whether without papers lacking and debts owed
    it would have been otherwise; whether without what withheld work brings it would have been otherwise."""
    nothing = {"documented": np.ones(len(who), bool), "debt": np.zeros(len(who))}
    plan = choose(terms(world, who, employer, documented=documented), *draw)
    lever = choose(terms(world, who, employer, **nothing), *draw) != plan
    use = choose(terms(world, who, employer, documented=documented, worth=0.0), *draw) != plan
    return plan, lever, use


def settle_terms(world, who, employer, treated, promise) -> None:
    """Work begins as the employer meant it; acts, means and purposes are left as law.md reads them.

    promise: (n,) USD a day, as told. Those to be coerced were told what was known to be false.
    """
    if len(who) == 0:
        return
    people, boss = world.people, world.employers
    plan, lever, use = treated
    documented = papers(world, who)
    world.fair_share += (1 - np.exp(-len(who) / world.scale / 2000)) * (float(np.mean(plan == FAIR)) - world.fair_share)
    condition = np.where(plan == FAIR, 1, np.where(plan == UNDERPAY, 2, 4))
    world.to_work(who, employer, condition, wage=promise)
    people.works_legally[who] = documented
    note(world, who, "employed", party_kind="employer", party=employer, amount_usd=np.where(plan == FAIR, promise, promise * UNDERPAID))
    coerced = plan == COERCE
    sexual = coerced & (boss.sector[employer] == BAR) & (people.sex[who] == 0)
    note(world, who[coerced], "deceived", party_kind="employer", party=employer[coerced])
    note(world, who[coerced], "exploited", party_kind="employer", party=employer[coerced], detail=np.where(sexual, 2, 1)[coerced])
    for with_lever in (False, True):
        for purpose, mine in (("sexual", sexual), ("labour", coerced & ~sexual)):
            names = ["recruitment", "receipt", "deception", "coercion"] + (["vulnerability"] if with_lever else [])
            these = mine & (lever == with_lever)
            world.add_elements(who[these & use], employer[these & use], "employer", [*names, purpose], path="job_offer")
            world.add_elements(who[these & ~use], employer[these & ~use], "employer", names, path="job_offer")
    for with_lever in (False, True):
        under = (plan == UNDERPAY) & (lever == with_lever)
        names = ["recruitment", "underpaid"] + (["vulnerability"] if with_lever else [])
        world.add_elements(who[under], employer[under], "employer", names, path="job_offer")


def search(world) -> None:
    """Those waiting at a destination look for work; the wage is what sectors there pay."""
    people = world.people
    who = due(people, "waiting", world.day)
    there = world.country_of(people.place[who]) == "US"
    if there.any():
        take_job(world, who[there], US, world.us_wage(who[there]))
    world.set_free(who[~there])


def payday(world) -> None:
    """Each month: wages, living, debts, money sent home; the worker stays or leaves; the coerced may get away."""
    people = world.people
    who = due(people, "working", world.day)
    who = who[~people.seasonal[who]]
    if len(who) == 0:
        return
    pay(world, who, np.full(len(who), WORKING_DAYS))
    people.due[who] = world.day + PAYDAY
    bound = np.isin(people.conditions[who], [3, 4])
    release_bonded(world, who[bound])
    under = who[~bound & (people.conditions[who] == 2)]
    in_us = world.country_of(people.place[who]) == "US"
    leave_bad_work(world, under[np.isin(under, who[in_us])])
    visa_ends(world, who[~bound & in_us])
    world.on_with_it(who[~bound & ~in_us])


def pay(world, who, days) -> None:
    """Pay `days` of work: in bondage to the creditor, under coercion kept by the employer, otherwise to the worker."""
    people, p = world.people, world.p
    earned = people.wage_usd[who].astype(float) * days
    share = np.array([0.0, 1.0, UNDERPAID, 0.35, 0.15])[people.conditions[who]]
    got, kept = earned * share, earned * (1 - share)
    world.ledger.pay("wages_outside", "migrants", got, who=who)
    people.savings_usd[who] += got
    note(world, who, "paid", party_kind="employer", party=people.employer[who], amount_usd=got)
    bonded = people.conditions[who] == 3
    world.ledger.pay("wages_outside", "employers", kept[~bonded], who=who[~bonded])
    credit = np.minimum(0.5 * kept[bonded], people.smuggler_debt_usd[who[bonded]])
    owe(world, who[bonded], "smuggler_debt_usd", -credit, "worked_off")
    world.ledger.pay("wages_outside", "employers", kept[bonded], who=who[bonded])
    world.ledger.pay("employers", "smugglers", credit, who=who[bonded])
    note(world, who[bonded], "fee_paid", party_kind="smuggler", party=people.smuggler[who[bonded]], amount_usd=credit)
    world.employer_gain_usd += float(kept.sum() - credit.sum()) / world.scale
    living = np.minimum(people.savings_usd[who], (1 - p["people.saving_share"]) * got)
    people.savings_usd[who] -= living
    world.ledger.pay("migrants", "living_outside", living, who=who)
    repay(world, who, got - living)


def repay(world, who, left) -> None:
    """Debts first (a lender's grow by the month), then money for the family."""
    people, p = world.people, world.p
    interest = people.debt_usd[who] * p["lenders.interest_month"]
    owe(world, who, "debt_usd", interest, "interest")
    can = np.minimum(np.maximum(left, 0), people.savings_usd[who])
    for column, account in (("smuggler_debt_usd", "smugglers"), ("debt_usd", "lenders")):
        part = np.minimum(can * 0.7, getattr(people, column)[who])
        owe(world, who, column, -part, "paid")
        people.savings_usd[who] -= part
        can = can - part
        world.ledger.pay("migrants", account, part, who=who)
        if account == "smugglers":
            note(world, who[part > 0], "fee_paid", party_kind="smuggler", party=people.smuggler[who[part > 0]], amount_usd=part[part > 0])
    sent = 0.6 * can
    people.savings_usd[who] -= sent
    people.family_usd[who] += sent
    world.ledger.pay("migrants", "families", sent, who=who)
    world.remittances_usd += float(sent.sum()) / world.scale


def release_bonded(world, who) -> None:
    """The bonded whose debt is worked off go; others weigh getting away against threats and the way out to the law."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    done = (people.conditions[who] == 3) & (people.smuggler_debt_usd[who] <= 1)
    fear = 0.35 * ~papers(world, who) + 0.2 * (people.smuggler_debt_usd[who] > 0) + 0.5 * people.trauma[who]
    company = world.held_together[people.employer[who]]
    values = np.column_stack([people.trust[who] + 0.3 + 0.05 * np.minimum(company, 5), fear + 0.5])
    occasion = world.occasions.next("get away", who)
    away = (choose(values, world.draws, people.key[who], "get away", occasion, p["speaking.scale"]) == 0) & ~done
    for kind, mine in (("released", done), ("escaped", away)):
        note(world, who[mine], kind, party_kind="employer", party=people.employer[who[mine]])
        world.recognition.end(who[mine])
        owe(world, who[mine], "smuggler_debt_usd", -people.smuggler_debt_usd[who[mine]], "written_off")
        quit_work(world, who[mine])


def leave_bad_work(world, who) -> None:
    """Underpaid: look for something better, or stay while it beats the time without pay."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    better = people.wage_usd[who] * WORKING_DAYS * 3
    stay = UNDERPAID * better
    free = papers(world, who) & ~world.tied_to_employer[who]
    honest = 0.5 * world.fair_share + 0.5 * free  # what others found, and what papers open
    go = better * (UNDERPAID + (1 - UNDERPAID) * honest) - people.wage_usd[who] * p["work.search_days"] * 0.5
    occasion = world.occasions.next("leave work", who)
    leaves = choose(np.column_stack([stay, go]), world.draws, people.key[who], "leave work", occasion, p["people.choice_scale_usd"] / 4) == 1
    quit_work(world, who[leaves])


def quit_work(world, who) -> None:
    """Out of a job: back to looking for one."""
    if len(who) == 0:
        return
    people = world.people
    people.employer[who], people.conditions[who], people.holder_kind[who], people.holder[who] = -1, 0, 0, -1
    wait = 1 + world.p["work.search_days"] * world.draws.exponential(people.key[who], "search again", world.day)
    move(world, who, "waiting", "moved", due_day=world.day + wait.astype(int))


def visa_ends(world, who) -> None:
    """A work permit has run out: go home (free to come again) or stay without papers."""
    people, p = world.people, world.p
    over = who[people.works_legally[who] & (people.papers_us[who] < world.day)]
    if len(over) == 0:
        return
    people.works_legally[over] = False
    gain = world.yearly_gain(over)
    again = np.where(np.any(world.officials.open[world.permit_rows] > 0), 0.5, 0.05)
    values = np.column_stack([
        0.4 * people.attachment_usd[over] + again * gain, gain * 0.8 - p["people.loss_stopped_usd"],
    ])
    occasion = world.occasions.next("papers end", over)
    home = over[choose(values, world.draws, people.key[over], "papers end", occasion, p["people.choice_scale_usd"]) == 0]
    people.employer[home], people.conditions[home] = -1, 0
    world.go_home(home)


def held_together(world) -> np.ndarray:
    """(employers,) workers now held by each, in real people."""
    people = world.people
    at_work = those(people, "working")
    bound = at_work[people.conditions[at_work] >= 3]
    return np.bincount(people.employer[bound], minlength=len(world.employers)) / world.scale


class Work:
    """Going to work, as a method of the model."""

    def to_work(self, who, employer, condition, wage=None, kind=None, **event) -> None:
        """Start at an employer under a condition (see CONDITIONS); wage (n,) USD a day, default what is usual."""
        people = self.people
        move(self, who, "working", kind, due_day=self.day + PAYDAY, party_kind="employer", party=employer, **event)
        people.employer[who] = employer
        people.conditions[who] = condition
        people.wage_usd[who] = self.us_wage(who) if wage is None else wage
        bound = np.isin(people.conditions[who], [3, 4])
        people.holder_kind[who[bound]], people.holder[who[bound]] = PARTY["employer"], people.employer[who[bound]]
