"""The Chiapas harvest: workers who cross each year, with or without a permit (model.md; evidence E263, P035)."""

from __future__ import annotations

import numpy as np

from corridor.agents.employers import CHIAPAS, going_wage
from corridor.agents.labour import as_seen, elsewhere, threat_usd
from corridor.choice import alternatives, choose
from corridor.encounters.hiring import ask_around
from corridor.life import due, note

PERMIT = "permit_office:border_worker"
DAYS_A_MONTH = 30.4


def harvest(world) -> None:
    """Workers of the highlands due today weigh the season in Chiapas, as far as farms look for hands, against work at home."""
    people, p = world.people, world.p
    who = due(people, "home", world.day)
    who = who[people.seasonal[who]]
    if len(who) == 0 or len(world.employers_by_region[CHIAPAS]) == 0:
        return
    occasion = world.occasions.next("season", who)
    people.due[who] = world.day + int(p["work.rethink_days"])
    found, gain = prospects(world, who)
    values = alternatives([np.zeros(len(who)), found * np.maximum(gain, 0) + np.minimum(gain, 0) - p["work.trip_usd"]])
    rows = who[choose(values, world.draws, people.key[who], "season", occasion, p["work.wage_scale_usd"]) == 1]
    border_permit(world, rows)
    people.place[rows] = world.soconusco
    works = ask_around(world, rows, CHIAPAS)
    back, there = rows[~works], rows[works]
    people.place[back] = people.home[back]
    people.due[there] = np.minimum(people.due[there], season_over(world, there))


def prospects(world, who) -> tuple[np.ndarray, np.ndarray]:
    """(chance to find a farm that takes one before the money for the trip is used up, gain of a season there over work at home, USD), (n,)."""
    gain = (going_wage(world, who, CHIAPAS) * world.usual_pay[CHIAPAS] - work_at_home(world, who)) * world.p["work.season_days"]
    return trip(world, at_farm(world, who)), gain


def work_at_home(world, who) -> np.ndarray:
    """(n,) USD a day that work at home brings highland workers in these weeks: there is less of it while the harvest is on."""
    p = world.p
    idle = p["work.harvest_idle"] * world.driver("demand.chiapas_harvest")
    return world.home_wage(who) / p["people.home_work_share"] * (world.draws.uniform(world.people.key[who], "work at home") * (1 - idle))


def at_farm(world, who):
    """Highland workers as farms see them (`labour.Seen`)."""
    mine = np.maximum(world.people.papers_mx[who], world.people.papers_us[who]) >= world.day
    return as_seen(world, who, np.full(len(who), world.employers_by_region[CHIAPAS][0]), documented=mine)


def trip(world, seen) -> np.ndarray:
    """(n,) chance to be taken in the rounds of asking of one trip."""
    p = world.p
    return 1 - (1 - p["work.round_days"] / elsewhere(world, seen)[1]) ** p["work.rounds_a_trip"]


def season_over(world, who) -> np.ndarray:
    """(n,) day on which a worker's season ends: half of the usual length and an exponential of the other half."""
    people = world.people
    part = 0.5 + 0.5 * world.draws.exponential(people.key[who], "season length", people.jobs[who])
    return people.since[who] + 1 + (world.p["work.season_days"] * part).astype(int)


def border_permit(world, who) -> None:
    """The border worker's form: free and quick, as far as forms are given; waiting for it costs days of work. It is worth the farms
    it opens and not being reported, as likely as there is one: those due by today of a year's forms, which come evenly over it, less those given, against all who come for one."""
    if len(who) == 0:
        return
    people, rules, p = world.people, world.officials, world.p
    row = world.official_row[PERMIT]
    country = np.array([rules.country_GT[row], rules.country_SV[row], rules.country_HN[row], rules.country_NI[row]])
    if not rules.open[row]:
        return
    none = who[(people.papers_mx[who] < world.day) & (people.ban_mx_until[who] < world.day) & (country[people.nationality[who]] > 0)]
    seen = at_farm(world, none)
    with_form = seen.but(documented=True)
    opens = trip(world, with_form) - trip(world, seen)
    seasons = np.maximum(rules.months[row] / (p["work.season_days"] / DAYS_A_MONTH), 1.0)
    worth = (opens * prospects(world, none)[1].clip(0) + threat_usd(world, seen)) * seasons
    wage = seen.wage_usd
    places = world.draws.rounded(rules.quota_per_year[row] * world.year_gone * world.scale, [row], "permit places", world.year)[0]
    left = max(int(places) - round(rules.used[row] * world.scale), 0)
    chance = min(left / max(len(none), 1), 1.0)
    values = alternatives([np.zeros(len(none)), chance * (worth - rules.fee_usd[row]) - rules.days_to_decision[row] * wage])
    asks = choose(values, world.draws, people.key[none], "border permit", people.jobs[none], p["work.wage_scale_usd"]) == 1
    asks &= people.savings_usd[none] >= rules.fee_usd[row]
    rows = none[asks]
    order = rows[np.argsort(world.draws.uniform(people.key[rows], "queue for forms", world.day), kind="stable")]
    got = np.sort(order[:left])
    rules.used[row] += len(got) / world.scale
    fee = np.full(len(got), rules.fee_usd[row])
    people.savings_usd[got] -= fee
    world.ledger.pay("migrants", "states", fee, who=got)
    people.papers_mx[got] = world.day + int(rules.months[row] * DAYS_A_MONTH)
    note(world, got, "applied", party_kind="state", detail=2, amount_usd=fee)
    note(world, got, "granted", party_kind="state", detail=2)


def season_ends(world, who) -> None:
    """A month is over for highland workers: home when the season is, else on."""
    people = world.people
    end = season_over(world, who)
    over = who[end <= world.day]
    people.due[who] = np.minimum(people.due[who], np.maximum(end, world.day + 1))
    world.denied_work(over)
    world.go_home(over)
