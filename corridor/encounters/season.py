"""The Chiapas harvest: workers who cross each year, with or without a permit (model.md; evidence E263, P035)."""

from __future__ import annotations

import numpy as np

from corridor.choice import choose
from corridor.encounters.work import CHIAPAS, pay, take_job
from corridor.life import due, note, those

TRIP_USD = 18.0
RETHINK_DAYS = 14
PERMIT = "permit_office:border_worker"


def harvest(world) -> None:
    """Workers of the highlands due today weigh the season in Chiapas against the work there is at home."""
    people, p = world.people, world.p
    who = due(people, "home", world.day)
    who = who[people.seasonal[who]]
    if len(who):
        occasion = world.occasions.next("season", who)
        people.due[who] = world.day + RETHINK_DAYS
        wage = world.driver("wages.chiapas") * people.skill[who]
        work_at_home = world.draws.uniform(people.key[who], "work at home") * (1 - 0.5 * world.driver("demand.chiapas_harvest"))
        vacancies = p["people.seasonal_workers"] * max(world.driver("demand.chiapas_harvest"), 0.02)
        there = np.count_nonzero(people.seasonal[those(people, "working")]) / world.scale
        room = np.clip(2 * (1 - there / vacancies), 0.0, 1.0)  # the fuller the farms, the less likely a place
        gain = (wage - world.home_wage(who) * work_at_home) * p["work.season_days"]
        values = np.column_stack([np.zeros(len(who)), room * np.maximum(gain, 0) + np.minimum(gain, 0) - TRIP_USD])
        goes = choose(values, world.draws, people.key[who], "season", occasion, p["work.wage_scale_usd"]) == 1
        rows = who[goes]
        border_permit(world, rows)
        people.place[rows] = world.soconusco
        take_job(world, rows, CHIAPAS, wage[goes])
        length = p["work.season_days"] * (0.5 + world.draws.exponential(people.key[rows], "season length", occasion[goes]) * 0.5)
        people.due[rows] = world.day + 1 + length.astype(int)
    season_ends(world)


def border_permit(world, who) -> None:
    """The border worker's form: free and quick, as far as forms are given; waiting for it costs days of work."""
    if len(who) == 0:
        return
    people, rules, p = world.people, world.officials, world.p
    row = world.official_row[PERMIT]
    country = np.array([rules.country_GT[row], rules.country_SV[row], rules.country_HN[row], rules.country_NI[row]])
    if not rules.open[row]:
        return
    none = who[(people.papers_mx[who] < world.day) & (people.ban_mx_until[who] < world.day) & (country[people.nationality[who]] > 0)]
    wage = people.skill[none] * world.driver("wages.chiapas")
    worth = 0.15 * wage * p["work.season_days"] * np.maximum(rules.months[row] / 3, 0.3)
    values = np.column_stack([np.zeros(len(none)), worth - rules.fee_usd[row] - rules.days_to_decision[row] * wage])
    asks = choose(values, world.draws, people.key[none], "border permit", people.attempts[none], p["work.wage_scale_usd"]) == 1
    asks &= people.savings_usd[none] >= rules.fee_usd[row]
    rows = none[asks]
    order = rows[np.argsort(world.draws.uniform(people.key[rows], "queue for forms", world.day), kind="stable")]
    places = world.draws.rounded(rules.quota_per_year[row] * world.scale, [row], "permit places", world.year)[0]
    got = np.sort(order[: max(int(places) - round(rules.used[row] * world.scale), 0)])
    rules.used[row] += len(got) / world.scale
    fee = np.full(len(got), rules.fee_usd[row])
    people.savings_usd[got] -= fee
    world.ledger.pay("migrants", "states", fee, who=got)
    people.papers_mx[got] = world.day + int(rules.months[row] * 30.4)
    note(world, got, "applied", party_kind="state", detail=2, amount_usd=fee)
    note(world, got, "granted", party_kind="state", detail=2)


def season_ends(world) -> None:
    """Wages are settled and the worker goes home; whoever is held stays until getting away or let go."""
    people = world.people
    who = due(people, "working", world.day)
    who = who[people.seasonal[who]]
    if len(who) == 0:
        return
    pay(world, who, (world.day - people.since[who]) * 0.8)
    bound = np.isin(people.conditions[who], [3, 4])
    note(world, who[bound], "released", party_kind="employer", party=people.employer[who[bound]])
    world.recognition.end(who[bound])
    people.employer[who], people.conditions[who], people.holder_kind[who], people.holder[who] = -1, 0, 0, -1
    world.go_home(who)
