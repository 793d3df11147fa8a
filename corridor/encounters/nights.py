"""Nights in shelters, and those who wait outside them (paper, The migration-smuggling-trafficking connection)."""

from __future__ import annotations

import numpy as np

from corridor.agents.employers import openings
from corridor.agents.officials import COUNTRIES
from corridor.choice import alternatives, choose
from corridor.encounters import beds, legs, offers, road
from corridor.encounters.beds import STAY
from corridor.encounters.claims import understands
from corridor.encounters.once import once
from corridor.encounters.rights import volunteers_speak
from corridor.encounters.screening import SPEAK, reasons_to_speak
from corridor.life import CODE, note, those


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
    who = beds.in_town_tonight(np.concatenate(world.wait_tonight), people.situation, people.link, people.channel, people.papers_us, world.day,
                               people.place, world.shelter_of_place)
    if len(who):
        weigh_a_night(world, who)


def weigh_a_night(world, who) -> None:
    """A night in the house, for what is left of the day, or none."""
    people, p, draws, rules = world.people, world.p, world.draws, world.officials
    row, values = beds.worth(
        who, people.place, people.slept_at, world.shelter_of_place, people.home, people.channel, people.papers_us, world.origin_index,
        world.papered_pool, world.day, world.believed_robbery, world.believed_night, people.day_hours, people.savings_usd, rules.security,
        rules.referral, once(world, stakes))
    occasion = world.occasions.next("shelter", who)
    wants = choose(values, draws, people.key[who], "shelter", occasion, p["shelters.choice_scale_usd"]) == STAY
    guests, house, new = beds.put_up(
        who, row, wants, people.key, draws.bases["bed"], rules.beds, draws.bases["beds in shelters"], world.scale, world.day, world.guests_tonight,
        people.day_hours, people.trauma, 1 - p["shelters.night_heals"], people.heard, people.guest_at, people.place)
    if len(guests) == 0:
        return
    note(world, guests[new], "sheltered", party_kind="shelter", party=house[new], detail=1)  # told once of a stay
    staff_speak(world, guests[new], house[new])
    outside(world, guests, house)
    road.outside_shelters(world, legs.still(guests, people.situation, CODE["travelling"]))


def stakes(world) -> beds.Stakes:
    """What a night is weighed by."""
    p = world.p
    return beds.Stakes(p["people.hour_value_usd"], p["people.provisions_usd"], p["shelters.need_at_most"], p["shelters.meal_usd"],
                       p["shelters.nights_spared"], p["people.loss_robbed_usd"], p["people.loss_taken_usd"], p["shelters.advice_usd"])


def staff_speak(world, guests, house) -> None:
    """Staff who inform and pass cases on: rights told, survivors may speak, complaints may be made."""
    if len(guests) == 0:
        return
    people, rules, p = world.people, world.officials, world.p
    by_staff = rules.referral[house] > 0
    volunteers_speak(world, guests[~by_staff], house[~by_staff])
    told, house = guests[by_staff], house[by_staff]
    if len(told) == 0:
        return
    understands(world, told, COUNTRIES.index("mexico"))
    people.trust[told] += p["shelters.trust_gained"] * (1 - people.trust[told])
    note(world, told, "informed", party_kind="shelter", party=house)
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
    looking = openings(world)[0]
    rows, inside = beds.met_by_recruiters(
        guests, house, world.company["guests outside"].met(house, world.scale), world.occasions.counts["recruiter outside"], people.key,
        draws.bases["recruiter outside"], people.situation, world.officials.security, p["recruiters.outside_day"], p["recruiters.inside_day"])
    if len(rows) == 0:
        return
    employer = beds.employers_near(rows, people.key, draws.bases["who waits outside"], people.attempts, world.region_of(people.place[rows]),
                                   tuple(world.employers_by_region))
    needs = (employer >= 0) & looking[employer]
    offers.offer_on_the_way(world, rows[needs], employer[needs], inside[needs])
