"""Job offers away from the destination: recruiters at home and at the household's door, at shelters, work on the way when
money is gone (model.md, job offer; household hand-over)."""

from __future__ import annotations

import numpy as np

from corridor.agents.bargain import GUARDS
from corridor.agents.employers import (
    BORDER,
    CENTRAL,
    CHIAPAS,
    HOME,
    REGIONS,
    TRANSIT,
    US,
    going_wage,
    openings,
)
from corridor.agents.labour import as_seen, offers, papers
from corridor.choice import alternatives, choose
from corridor.crowd import which
from corridor.encounters.hiring import abuse_usd, plan_offer, start_work, take_job, told_share
from corridor.encounters.season import season_ends
from corridor.encounters.serving import desert, desertion_usd
from corridor.life import CODE, move, note

SEATS = {CHIAPAS: "tapachula", TRANSIT: "mexico_city", BORDER: "tijuana", CENTRAL: "guatemala_city"}
OTHER_SEAT = "san_salvador"  # of Central America's, for people of the place itself
DAYS_A_MONTH = 30.4
ORPHAN, COUPLE, WOMAN = 3, 1, 0


def recruiters_at_home(world) -> None:
    """Employers of Chiapas, Mexico's cities and other places of Central America who look for hands send recruiters; each looks
    at some people of a community and speaks to the one from whom most is expected, if the way pays."""
    people, p, draws, boss, day = world.people, world.p, world.draws, world.employers, world.day
    away = which(openings(world)[0] & (boss.region != US))
    visits = draws.rounded(np.full(len(away), p["recruiters.visits_month"] / DAYS_A_MONTH * world.scale), away, "recruiter", day)
    senders = away[visits > 0]
    if len(senders) == 0:
        return
    town = (draws.uniform(senders, "recruiter's town", day) * len(world.residents.number)).astype(int)

    def wanted(rows, visit):
        fits = (people.situation[rows] == CODE["home"]) & (people.enters[rows] <= day) & (people.age[rows] >= p["recruiters.youngest"])
        return fits & ((people.sex[rows] == WOMAN) | (boss.sector[senders[visit]] != HOME))

    looked, visit = world.residents.met(town, draws.uniform(senders, "where a recruiter begins", day), wanted, int(p["recruiters.looks_at"]))
    if len(looked):
        who, employer = whom_to_ask(world, looked, senders[visit])
        hear(world, who, employer)


def whom_to_ask(world, who, employer) -> tuple[np.ndarray, np.ndarray]:
    """Each recruiter's best prospect among those looked at, if it pays the way over the inner borders; nobody is asked twice."""
    world.look_beyond(who)
    belief, refuse = at_home_view(world, who, employer)
    seen = as_seen(world, who, employer, documented=papers_there(world, who, employer))
    value = offers(world, seen, belief, refuse)[0].max(axis=1) * seen.wage_usd - world.border_cost_usd
    value[world.employers.asks_papers[employer] & (~seen.documented | seen.minor)] = -np.inf
    order = np.lexsort((world.people.key[who], -value, employer))
    _, first = np.unique(employer[order], return_index=True)
    best = order[first]
    best = best[value[best] > 0]
    chosen, at = np.unique(who[best], return_index=True)
    return chosen, employer[best][at]


def papers_there(world, who, employer) -> np.ndarray:
    """(n,) bool: would have papers at the place of work: always in Central America (CA-4)."""
    people, region = world.people, world.employers.region[employer]
    return (np.maximum(people.papers_mx[who], people.papers_us[who]) >= world.day) | (region == CENTRAL)


def at_home_view(world, who, employer) -> tuple[np.ndarray, np.ndarray]:
    """(believed truth of offers, what staying is worth in days of the wage offered over a season), (n,)."""
    stay = world.day_at_home(who) / going_wage(world, who, world.employers.region[employer])
    return world.offers_true[world.people.home[who]], stay * world.p["employers.season_days"]


def relatives(world, who) -> np.ndarray:
    """(n,) row of a grown-up relative or partner of the same community who could speak for a recruiter, -1 none."""
    people = world.people
    found = np.full(len(who), -1)
    near, of = world.residents.met(
        people.community[who], world.draws.uniform(people.key[who], "relative of"),
        lambda rows, visit: (people.situation[rows] == CODE["home"]) & (people.enters[rows] <= world.day) & ~people.minor[rows] & (rows != who[visit]))
    found[of] = near
    return found


def speak_for_recruiter(world, who, relative, belief) -> np.ndarray:
    """(n,) bool: a relative or partner passes the offer on: a payment per head against the bond, as far as the offer is doubted."""
    people, p, draws = world.people, world.p, world.draws
    some = relative >= 0
    bond = p["recruiters.bond_usd"] * draws.exponential(people.key[np.maximum(relative, 0)], "bond to kin")
    passes = np.where(some, p["recruiters.payment_usd"] - bond * (1 - belief), -np.inf)
    values = alternatives([np.zeros(len(who)), passes])
    occasion = world.occasions.next("relative speaks", who)
    return choose(values, draws, people.key[who], "relative speaks", occasion, p["recruiters.choice_usd"]) == 1


def guarded_usd(world, plan, days) -> np.ndarray:
    """(n,) USD that so many days under the guards planned would be felt to cost who knew of them."""
    return np.where(plan.treatment == GUARDS, world.p["work.held_day_usd"] * days, 0.0)


def hear(world, who, employer) -> None:
    """The offer at home, true or known to be false, from a recruiter or through a relative paid per head; the person, or a
    child's household, weighs the promise, as far as such offers are believed, and the guards and the sexual use that an honest one names,
    against staying."""
    if len(who) == 0:
        return
    people, p, draws = world.people, world.p, world.draws
    region = world.employers.region[employer]
    world.look_beyond(who)
    belief, refuse = at_home_view(world, who, employer)
    relative = relatives(world, who)
    through = speak_for_recruiter(world, who, relative, belief)
    belief = np.where(through, belief + (1 - belief) * p["recruiters.kin_trusted"], belief)
    plan = plan_offer(world, as_seen(world, who, employer, documented=papers_there(world, who, employer)), belief, refuse)
    wage = going_wage(world, who, region)
    days = p["people.working_days_month"] * p["work.horizon_months"]
    promise, suffers = told_share(world, plan) * wage, abuse_usd(world, who, employer, plan) + guarded_usd(world, plan, days)
    named = np.where(plan.false, 0.0, suffers)
    kind = np.where(through, 4, 0)
    note(world, who, "offered", party_kind="employer", party=employer, amount_usd=promise, detail=kind)
    child = people.minor[who] & (people.household[who] != ORPHAN)
    payment = np.where(child & ~through, p["recruiters.payment_usd"], 0.0)
    occasion = world.occasions.next("recruiter's offer", who)

    def goes(told, paid, cost):
        there = belief * told * days - cost
        here = refuse / p["employers.season_days"] * wage * days + desertion_usd(world, who)
        return choose(alternatives([here, there + paid]), draws, people.key[who], "recruiter's offer", occasion, p["people.season_scale_usd"]) == 1

    go = goes(promise, payment, named)
    won, sold = go & ~goes(plan.pay * wage, payment, suffers), go & child & ~through & ~goes(promise, 0.0, named)
    leave_home(world, who[go], employer[go], plan.of(go), wage[go], won[go], payment[go], sold[go], np.where(through, relative, -1)[go])


def leave_home(world, who, employer, plan, wage, won, payment, sold, relative) -> None:
    """Those who go with a recruiter: households and relatives are paid, work begins, chains of those who act together are joined."""
    if len(who) == 0:
        return
    people, p, region = world.people, world.p, world.employers.region[employer]
    desert(world, who)
    world.ledger.pay("employers", "families", payment, who=who)
    people.family_usd[who] += payment
    people.recruited[who] = True
    people.place[who] = seats(world, who, region)
    bought = payment > 0
    note(world, who[bought], "handed_over", party_kind="family", party=people.parent[who[bought]], amount_usd=payment[bought])
    by = relative >= 0
    head = np.full(by.sum(), p["recruiters.payment_usd"])
    note(world, who[by], "handed_over", party_kind="family", party=relative[by], amount_usd=head, detail=1)
    world.ledger.pay("employers", "families", head, who=relative[by])
    np.add.at(people.family_usd, relative[by], head)
    controls = by & (people.minor[who] | ((people.sex[who] == WOMAN) & (people.household[who] == COUPLE) & (people.sex[np.maximum(relative, 0)] == 1)))
    world.add_elements(who[by], relative[by], "family", ["recruitment"])
    world.join_chains(who[by], "family", relative[by], "employer", employer[by])
    for paid_to in (False, True):
        mine = (sold | controls) == paid_to
        start_work(world, who[mine], employer[mine], plan.of(mine), wage[mine], won[mine], "household" if paid_to else "job_offer",
                   names=["payment"] if paid_to else [])


def seats(world, who, region) -> np.ndarray:
    """(n,) place of work to which recruiters of a region (n,) bring people: of Central America's, one away from home."""
    place, country = world.geography.place, world.geography.country
    home = country[world.people.place[who]] == country[place(SEATS[CENTRAL])]
    of_region = np.array([place(SEATS.get(r, SEATS[TRANSIT])) for r in range(len(REGIONS))])
    return np.where((region == CENTRAL) & home, place(OTHER_SEAT), of_region[region])


def offer_on_the_way(world, who, employer, inside=False) -> None:
    """Outside a shelter, or `inside` ((n,) bool) from one who poses as a guest: work now, as it is told (of its pay, as much as lacks for
    the way counts for more), and then on, against the better of going on alone and the way home today (both wait a month, at the interest of a loan)."""
    if len(who) == 0:
        return
    people, p, draws = world.people, world.p, world.draws
    wage = going_wage(world, who, world.employers.region[employer])
    plans = np.maximum(world.going_on(who), world.way_home(who))
    later = plans * (1 - p["lenders.interest_month"])
    lacks = np.maximum(p["people.provisions_usd"] - people.savings_usd[who], 0.0)
    belief, days = world.offers_true[people.home[who]], p["people.working_days_month"]
    month = wage * days
    dollar = 1 + p["work.need_worth"] * np.minimum(lacks / month, 1.0)  # what one of the pay counts for, as an employer reckons
    refuse = (plans - later) / month * p["employers.season_days"]
    world.look_beyond(who)
    plan = plan_offer(world, as_seen(world, who, employer), belief * dollar, refuse)
    promise, suffers = told_share(world, plan) * wage, abuse_usd(world, who, employer, plan) + guarded_usd(world, plan, days)
    note(world, who, "offered", party_kind="employer", party=employer, amount_usd=promise, detail=np.where(inside, 2, 1))
    occasion = world.occasions.next("offer on the way", who)

    def takes(told, cost):
        pay = belief * told * days
        values = alternatives([plans, pay + p["work.need_worth"] * np.minimum(lacks, pay) - cost + later])
        return choose(values, draws, people.key[who], "offer on the way", occasion, p["people.season_scale_usd"]) == 1

    go = takes(promise, np.where(plan.false, 0.0, suffers))
    won = go & ~takes(plan.pay * wage, suffers)
    rows = who[go]
    note(world, rows, "recruited", party_kind="employer", party=employer[go])
    start_work(world, rows, employer[go], plan.of(go), wage[go], won[go], "job_offer")


def tell_of_offers(world, who) -> None:
    """Those who came by a recruiter and are out of that work tell whether the offer was true: belief at their place of origin moves."""
    people = world.people
    told = who[people.recruited[who]]
    if len(told) == 0:
        return
    home, true = people.home[told], ~people.deceived[told]
    people.recruited[told] = False
    number = np.bincount(home, minlength=len(world.offers_true)) / world.scale
    good = np.bincount(home[true], minlength=len(world.offers_true)) / world.scale
    seen = number > 0
    step = 1 - np.exp(-number[seen] / world.p["news.other_communities_people"])
    world.offers_true[seen] += step * (good[seen] / number[seen] - world.offers_true[seen])


def stranded(world, who) -> None:
    """No money for any way on: work here for a month and then on, or home. Who finds no work goes home."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    region = world.region_of(people.place[who])
    month = going_wage(world, who, region) * world.usual_pay[region] * p["people.working_days_month"]
    later = world.going_on(who) * (1 - p["lenders.interest_month"])
    values = alternatives([world.way_home(who), np.where(region == US, -np.inf, later + month)])
    occasion = world.occasions.next("stranded", who)
    works = choose(values, world.draws, people.key[who], "stranded", occasion, p["people.choice_scale_usd"]) == 1
    for one in (CHIAPAS, TRANSIT, BORDER, CENTRAL):
        mine = which(works & (region == one))
        if len(mine):
            works[mine] = take_job(world, who[mine], one)
    world.go_home(who[~works])


def on_with_it(world, who) -> None:
    """Workers away from home whose month is over: another one, north when there is money for it, or home."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    days = p["people.working_days_month"]
    month = people.wage_usd[who] * people.pay_share[who] * days
    came_for_this = people.recruited[who]
    away = p["people.month_away_share"] * people.attachment_usd[who] / 12
    home = world.way_home(who)
    at_home = np.where(came_for_this, world.home_wage(who) * days + away, home)
    north = np.where(came_for_this, -np.inf, world.going_on(who))
    can = people.savings_usd[who] >= p["people.provisions_usd"]
    later = np.where(came_for_this, 0.0, np.maximum(north, home) * (1 - p["lenders.interest_month"]))
    values = alternatives([month + later, np.where(can, north, -np.inf), at_home])
    occasion = world.occasions.next("on with it", who)
    pick = choose(values, world.draws, people.key[who], "on with it", occasion, p["people.season_scale_usd"])
    goes, home = who[pick == 1], who[pick == 2]
    world.denied_work(np.concatenate([goes, home]))
    tell_of_offers(world, home)
    move(world, goes, "travelling", "moved", due_day=world.day)
    people.link[goes] = -1
    world.go_home(home)


def month_is_over(world, who) -> None:
    """Free workers outside the U.S. after a pay: highland workers by their season, others by what comes next."""
    seasonal = world.people.seasonal[who]
    season_ends(world, who[seasonal])
    on_with_it(world, who[~seasonal])


class Offers:
    """As methods of the model, for encounters that come before these in a day."""

    stranded = stranded
    on_with_it = on_with_it
    month_is_over = month_is_over
    tell_of_offers = tell_of_offers


__all__ = ["Offers", "hear", "offer_on_the_way", "papers", "recruiters_at_home"]
