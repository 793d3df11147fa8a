"""Job offers away from the destination: recruiters at home and at the household's door, work on the way when money is
gone (model.md, job offer; household hand-over)."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.encounters.work import (
    BAR,
    BORDER,
    CHIAPAS,
    COERCE,
    TRANSIT,
    how_treated,
    settle_terms,
    take_job,
)
from corridor.life import CODE, move, note

PROMISED_TOO_MUCH = 2.0
MONTHS_RECKONED = 6
HOME_WORK = 1  # code of the sector in Employer


def recruiters_at_home(world) -> None:
    """Recruiters of employers in Chiapas and Mexican cities visit places of origin; those asked, or a child's household,
    weigh the promised wage, as far as such offers have proved true there, against staying."""
    people, p, draws, boss, day = world.people, world.p, world.draws, world.employers, world.day
    senders = np.concatenate([world.employers_by_region[CHIAPAS], world.employers_by_region[TRANSIT]])
    if len(senders) == 0:
        return
    visits = draws.rounded(np.full(len(senders), p["recruiters.visits_month"] / 30.4 * world.scale), senders, "recruiter", day)
    senders = senders[visits > 0]
    at_home = np.flatnonzero((people.situation == CODE["home"]) & ~people.seasonal & (people.enters <= day) & (people.age >= 12))
    asked, by = [], []
    for sender in senders:
        wanted = at_home
        if boss.sector[sender] in (BAR, HOME_WORK):
            wanted = at_home[(people.sex[at_home] == 0) & (people.age[at_home] < 30)]
        if len(wanted):
            asked.append(wanted[np.argmin(draws.uniform(people.key[wanted], f"asked by {sender}", day))])
            by.append(sender)
    who, first = np.unique(np.array(asked, dtype=np.int64), return_index=True)
    if len(who):
        hear(world, who, np.array(by, dtype=np.int64)[first])


def hear(world, who, employer) -> None:
    """The offer: true wage from who means to pay it, an inflated one from who does not; then the answer."""
    people, p, draws = world.people, world.p, world.draws
    region = world.employers.region[employer]
    wage = np.where(region == CHIAPAS, world.driver("wages.chiapas"), world.driver("wages.mexico")) * people.skill[who]
    occasion = world.occasions.next("recruiter's offer", who)
    undocumented = np.zeros(len(who), bool)
    draw = (draws, people.key[who], "plan", occasion, p["employers.choice_days"])
    plan, lever, use = how_treated(world, who, employer, draw, documented=undocumented)
    promise = wage * np.where(plan == COERCE, PROMISED_TOO_MUCH, 1.2)
    note(world, who, "offered", party_kind="employer", party=employer, amount_usd=promise)
    belief = world.offers_true[people.home[who]]
    gain = belief * (promise - world.home_wage(who) * world.p["people.home_work_share"]) * 21 * MONTHS_RECKONED
    leaving = p["people.month_away_share"] * MONTHS_RECKONED * people.attachment_usd[who] / 12
    payment = np.where(people.minor[who], p["recruiters.payment_usd"], 0.0)
    values = np.column_stack([leaving, gain + payment - 30.0])
    goes = choose(values, draws, people.key[who], "recruiter's offer", occasion, p["people.season_scale_usd"]) == 1
    rows = who[goes]
    if len(rows) == 0:
        return
    child = people.minor[rows] & (people.household[rows] != 3)
    people.family_usd[rows[child]] += payment[goes][child]
    world.ledger.pay("employers", "families", payment[goes][child], who=rows[child])
    people.recruited[rows] = True
    people.place[rows] = np.where(region[goes] == CHIAPAS, world.soconusco, world.capital)
    settle_terms(world, rows, employer[goes], (plan[goes], lever[goes], use[goes]), wage[goes])
    sent = child & (plan[goes] == COERCE)
    world.add_elements(rows[sent], employer[goes][sent], "employer", ["recruitment", "payment"], path="household")


def offer_on_the_way(world, who, employer) -> None:
    """Outside a shelter: work now, as it is told, against going on with what money is left."""
    people, p, draws = world.people, world.p, world.draws
    region = world.employers.region[employer]
    wage = np.where(region == CHIAPAS, world.driver("wages.chiapas"), world.driver("wages.mexico")) * people.skill[who]
    occasion = world.occasions.next("offer on the way", who)
    draw = (draws, people.key[who], "plan", occasion, p["employers.choice_days"])
    plan, lever, use = how_treated(world, who, employer, draw)
    promise = wage * np.where(plan == COERCE, PROMISED_TOO_MUCH, 1.2)
    note(world, who, "offered", party_kind="employer", party=employer, amount_usd=promise, detail=1)
    arrive, harm = world.believed_home
    north = arrive[people.community[who], 0] * world.yearly_gain(who) * p["people.horizon_days"] / 250 - harm[people.community[who], 0] * p["people.loss_taken_usd"]
    need = np.maximum(p["people.provisions_usd"] - people.savings_usd[who], 0.0) * 3
    values = np.column_stack([0.1 * north, world.offers_true[people.home[who]] * promise * 21 + need])
    goes = choose(values, draws, people.key[who], "offer on the way", occasion, p["people.season_scale_usd"] * 3) == 1
    rows = who[goes]
    people.recruited[rows] = False
    note(world, rows, "recruited", party_kind="employer", party=employer[goes])
    settle_terms(world, rows, employer[goes], (plan[goes], lever[goes], use[goes]), wage[goes])


def settle_reports(world, who) -> None:
    """Those who come back tell whether the offer was true: belief in offers at their place of origin moves."""
    people = world.people
    told = who[people.recruited[who]]
    if len(told) == 0:
        return
    people.recruited[told] = False
    home = people.home[told]
    true = people.conditions[told] == 1
    number = np.bincount(home, minlength=len(world.offers_true)) / world.scale
    good = np.bincount(home[true], minlength=len(world.offers_true)) / world.scale
    seen = number > 0
    step = 1 - np.exp(-number[seen] / world.p["news.other_communities_people"])
    world.offers_true[seen] += step * (good[seen] / number[seen] - world.offers_true[seen])


def stranded(world, who) -> None:
    """No money for any way on: a job here for a while, or home."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    in_mexico = world.country_of(people.place[who]) == "MX"
    wage = np.where(world.geography.region[people.place[who]] == 1, world.driver("wages.chiapas"), world.driver("wages.mexico")) * people.skill[who]
    arrive, harm = world.believed_home
    going_on = arrive[people.community[who], 0] * world.yearly_gain(who) * p["people.horizon_days"] / 250
    danger = harm[people.community[who], 0] * p["people.loss_taken_usd"]
    values = np.column_stack([
        0.3 * people.attachment_usd[who], np.where(in_mexico, going_on - danger + wage * 21 - 200.0, -np.inf),
    ])
    occasion = world.occasions.next("stranded", who)
    works = choose(values, world.draws, people.key[who], "stranded", occasion, p["people.choice_scale_usd"]) == 1
    world.go_home(who[~works])
    rows = who[works]
    region = np.where(world.geography.region[people.place[rows]] == 1, CHIAPAS, np.where(world.geography.region[people.place[rows]] == 3, BORDER, TRANSIT))
    for one in (CHIAPAS, TRANSIT, BORDER):
        take_job(world, rows[region == one], one, wage[works][region == one])


def on_with_it(world, who) -> None:
    """Workers in Mexico whose month is over: north again when there is money for it, home, or another month."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    arrive, harm = world.believed_home
    north = arrive[people.community[who], 0] * world.yearly_gain(who) * p["people.horizon_days"] / 250 - harm[people.community[who], 0] * p["people.loss_taken_usd"]
    came_for_this = people.recruited[who]
    stay = people.wage_usd[who] * 21 * MONTHS_RECKONED * np.where(people.conditions[who] == 1, 1.0, 0.55)
    values = np.column_stack([
        stay, np.where(came_for_this | (people.savings_usd[who] < p["people.provisions_usd"] / 2), -np.inf, north), 0.3 * people.attachment_usd[who],
    ])
    occasion = world.occasions.next("on with it", who)
    pick = choose(values, world.draws, people.key[who], "on with it", occasion, p["people.choice_scale_usd"] / 2)
    goes = who[pick == 1]
    home = who[pick == 2]
    settle_reports(world, home)
    for rows in (goes, home):
        people.employer[rows], people.conditions[rows] = -1, 0
    move(world, goes, "travelling", "moved", due_day=world.day)
    people.link[goes] = -1
    world.go_home(home)


class Offers:
    """As methods of the model, for encounters that come before these in a day."""

    stranded = stranded
    on_with_it = on_with_it
