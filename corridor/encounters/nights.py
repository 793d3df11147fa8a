"""Nights in shelters, and those who wait outside them (paper, The migration-smuggling-trafficking connection)."""

from __future__ import annotations

import numpy as np

from corridor.agents.employers import BORDER, CHIAPAS, TRANSIT, openings
from corridor.agents.officials import COUNTRIES
from corridor.choice import alternatives, choose
from corridor.crowd import which
from corridor.encounters import legs, offers, road
from corridor.encounters.claims import understands
from corridor.encounters.rights import volunteers_speak
from corridor.encounters.screening import SPEAK, reasons_to_speak
from corridor.life import CODE, note, those

GO_ON, STAY = range(2)


def shelter_nights(world) -> None:
    """Travellers who come to a place with a house choose a night there, as beds allow, or go on."""
    people = world.people
    who = legs.before_houses(those(people, "travelling"), people.link, people.day_hours, people.channel, people.papers_us, world.day,
                             people.place, people.slept_at, world.shelter_of_place)
    if len(who):
        weigh_a_night(world, who)


def nights_at_yards(world) -> None:
    """Those who wait for a train choose each evening between a night in the house of the place, as beds allow, and one beside the tracks."""
    people = world.people
    if not world.wait_tonight:
        return
    who = np.sort(np.concatenate(world.wait_tonight))
    here = (people.situation[who] == CODE["travelling"]) & (people.link[who] < 0) & (people.channel[who] != 2) & (people.papers_us[who] < world.day)
    who = who[here & (world.shelter_of_place[people.place[who]] >= 0)]
    if len(who):
        weigh_a_night(world, who)


def weigh_a_night(world, who) -> None:
    """A night in the house, for what is left of the day, or none."""
    people, p, draws, rules = world.people, world.p, world.draws, world.officials
    row = world.shelter_of_place[people.place[who]]
    people.slept_at[who] = people.place[who]
    occasion = world.occasions.next("shelter", who)
    robbed = world.believed_robbery[world.pool_of(who)] * p["people.loss_robbed_usd"]
    need = np.minimum(p["people.provisions_usd"] / np.maximum(people.savings_usd[who], 1.0), p["shelters.need_at_most"])
    meal = p["shelters.meal_usd"] * need
    values = alternatives([people.day_hours[who] * p["people.hour_value_usd"],
                           meal + p["shelters.nights_spared"] * robbed * rules.security[row] + p["shelters.advice_usd"] * rules.referral[row]])
    wants = choose(values, draws, people.key[who], "shelter", occasion, p["people.route_scale_usd"] / 3) == STAY
    order = which(wants)
    if len(order) == 0:
        return
    order = order[np.lexsort((draws.uniform(people.key[who[order]], "bed", world.day), row[order]))]
    rank = np.arange(len(order)) - np.searchsorted(row[order], row[order])
    beds = draws.rounded(rules.beds * world.scale, np.arange(len(rules)), "beds in shelters", world.day) - world.guests_tonight
    at = np.sort(order[rank < beds[row[order]]])
    guests, house = who[at], row[at]
    if len(guests) == 0:
        return
    people.day_hours[guests] = 0.0
    world.guests_tonight += np.bincount(house, minlength=len(rules))
    people.trauma[guests] *= 1 - p["shelters.night_heals"]
    people.heard[guests] = world.day
    new = people.guest_at[guests] != people.place[guests]
    people.guest_at[guests] = people.place[guests]
    note(world, guests[new], "sheltered", party_kind="shelter", party=house[new], detail=1)  # told once of a stay
    staff_speak(world, guests[new], house[new])
    outside(world, guests, house)
    road.outside_shelters(world, guests[people.situation[guests] == CODE["travelling"]])


def staff_speak(world, guests, house) -> None:
    """Staff who inform and pass cases on: rights told, survivors may speak, complaints may be made."""
    people, rules, p = world.people, world.officials, world.p
    volunteers_speak(world, guests[rules.referral[house] == 0], house[rules.referral[house] == 0])
    told = guests[rules.referral[house] > 0]
    if len(told) == 0:
        return
    understands(world, told, COUNTRIES.index("mexico"))
    people.trust[told] += p["shelters.trust_gained"] * (1 - people.trust[told])
    note(world, told, "informed", party_kind="shelter", party=house[rules.referral[house] > 0])
    survivors = told[people.victim[told] & ~people.identified[told]]
    note(world, survivors, "asked", party_kind="shelter")
    values = reasons_to_speak(world, survivors, world.official_row["migration_office:mexico"], "shelter")
    occasion = world.occasions.next("speaks in shelter", survivors)
    speaks = survivors[choose(values, world.draws, people.key[survivors], "speaks in shelter", occasion, p["speaking.scale"]) == SPEAK] if len(survivors) else survivors
    note(world, speaks, "disclosed", party_kind="shelter")
    people.identified[speaks] = True
    note(world, speaks, "identified", party_kind="shelter")
    note(world, speaks, "stay_offered", party_kind="shelter")
    world.into_care(speaks, "sheltered", "prosecution:mexico")
    left = told[people.situation[told] == CODE["travelling"]]
    complain(world, left)


def complain(world, who) -> None:
    """Those harmed on the way weigh a complaint: papers and justice against being reported."""
    people, rules, p = world.people, world.officials, world.p
    who = who[(people.harmed_on[who] > world.day - p["speaking.harm_days"]) | (people.trauma[who] > p["speaking.trauma_felt"])]
    if len(who) == 0:
        return
    office = world.official_row["migration_office:mexico"]
    control = world.official_row["internal_control:mexico"]
    fear = p["speaking.reported"] * (1 - rules.firewall[office]) + p["speaking.trauma"] * people.trauma[who] + p["speaking.time_lost"]
    hope = p["speaking.justice"] * world.trial_open[0] + p["speaking.heard"] * rules.complaints[control]
    values = alternatives([fear, people.trust[who] + hope])
    occasion = world.occasions.next("complaint", who)
    speaks = who[choose(values, world.draws, people.key[who], "complaint", occasion, p["speaking.scale"]) == 1]
    note(world, speaks, "complained", party_kind="official", party=office)
    world.heard(speaks)


def outside(world, guests, house) -> None:
    """Recruiters wait where people sleep, or pose as guests; a safer house keeps them away."""
    if len(guests) == 0:
        return
    people, p, draws = world.people, world.p, world.draws
    guests_near = world.company["guests outside"].met(house, world.scale)
    lax = 1 - world.officials.security[house]
    outdoors, indoors = p["recruiters.outside_day"] * lax, p["recruiters.inside_day"] * lax
    chance = draws.uniform(people.key[guests], "recruiter outside", world.occasions.next("recruiter outside", guests))
    meets = chance < (outdoors + indoors) / (outdoors + indoors + guests_near)
    inside = chance < indoors / (outdoors + indoors + guests_near)
    met = which(meets & (people.situation[guests] == CODE["travelling"]))
    rows, inside = guests[met], inside[met]
    where = world.region_of(people.place[rows])
    employer = np.full(len(rows), -1)
    whom = draws.uniform(people.key[rows], "who waits outside", people.attempts[rows])
    for one in (CHIAPAS, TRANSIT, BORDER):
        mine, near = where == one, world.employers_by_region[one]
        if len(near):
            employer[mine] = near[(whom[mine] * len(near)).astype(int)]
    needs = (employer >= 0) & openings(world)[0][employer]
    offers.offer_on_the_way(world, rows[needs], employer[needs], inside[needs])
