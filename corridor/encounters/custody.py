"""In custody: a race of clocks (model.md, detention).

Being told of one's rights, a lawyer's papers, a visit of UNHCR or an NGO, a consul, the interview, a signature, the bus:
each comes when the capacity of the station lets it come, in hours since the person was taken. Within a day the clocks strike
in the order of their hours; what comes first decides.
"""

from __future__ import annotations

import numpy as np

from corridor.agents.officials import COUNTRIES, PERMIT
from corridor.choice import choose
from corridor.crowd import which
from corridor.encounters import clocks, desks, screening
from corridor.encounters.claims import (
    abandon_claims,
    apply_for_asylum,
    ask_for_victims_stay,
    before_a_judge,
    complain_in_custody,
    sign,
    understands,
    with_kin,
    worth_of_asylum,
    worth_of_complaint,
    worth_of_victims_stay,
)
from corridor.encounters.rights import understood
from corridor.encounters.stations import remember, share_out, station_of
from corridor.life import CODE, move, note, those

ARRIVED, HEARD = 1, 2
WORKING_DAYS_A_WEEK = 5 / 7
HALF_A_DAY = 12.0  # hours left of the first day on average
SIGN, WAIT, APPLY, COMPLAIN, STAY = range(5)
CLOCKS = ("clock: information", "clock: interpreter", "clock: lawyer", "clock: consul", "clock: interview")  # purposes of draws
DESKS = ("detention.desks", "detention.us_desks")  # parameter by country


def custody(world) -> None:
    """One day in the custody of both countries."""
    share_out(world)
    for country, name in enumerate(COUNTRIES):
        office = world.official_row[f"migration_office:{name}"]
        inside = in_custody(world, office)
        new = inside[~np.isfinite(world.people.clock_interview[inside])]
        world.people.since[new] = world.day  # the hours of those taken after this hour yesterday begin today
        arrive(world, new, country)
        set_clocks(world, new, inside, office, country)
        visits(world, inside, office, country)
        day_after_speaking(world, inside, office, country)
        strike(world, inside, office, country)
        abandon_claims(world, in_custody(world, office), office, country)
        leave_custody(world, office, country)
    remember(world)


def in_custody(world, office: int) -> np.ndarray:
    """Rows of those detained for an office."""
    return desks.held_for(those(world.people, "detained"), office, world.people.holder)


def arrive(world, who, country: int) -> None:
    """Brought to the station; those who watch have people in hand."""
    if country == 0 and len(who):
        astray = who[world.station_index[world.people.place[who]] == len(world.stations)]
        world.people.place[astray] = world.station_near(world.people.place[astray])
        note(world, astray, "moved", party_kind="official")
        office = world.official_row["migration_office:mexico"]
        world.in_hand(who, np.full(len(who), office), world.p["company.strangers"] / world.p["company.chance"])


def set_clocks(world, who, inside, office: int, country: int) -> None:
    """Hours until each clock strikes, by what there is of it at the station for those inside (real people)."""
    if len(who) == 0:
        return
    people, p, rules = world.people, world.p, world.officials
    there = clocks.There(
        len(world.stations), rules.information_staff[office], p["custody.talks_day"], p[DESKS[country]], p["detention.interviews_day"],
        rules.presentation_hours[office], bool(rules.consent_form[office]), rules.interpreters[office], rules.lawyers[office], p["custody.cases_day"],
        24.0 * rules.paperwork_days[office], bool(rules.notice[office]) or country == 0, p["custody.papers_day"])
    of = clocks.Held(
        people.key, people.nationality, people.indigenous, people.schooling, people.place, (people.rights_mx, people.rights_us)[country],
        people.clock_information, people.clock_interpreter, people.clock_lawyer, people.clock_visit, people.clock_consul, people.clock_interview,
        people.advised, people.signed, people.informed)
    clocks.begin(
        who, inside, station_of(world, who, country), world.scale, world.across, there, world.station_part, world.station_inside,
        world.station_inflow, world.station_others, rules.consuls, world.consulates, world.national_inside[country], of, clock_draws(world))


def clock_draws(world) -> tuple:
    """Occasions of each clock of CLOCKS so far, and where its draws begin."""
    return tuple((world.occasions.counts[name], world.draws.bases[name]) for name in CLOCKS)


def visits(world, inside, office: int, country: int) -> None:
    """Days on which UNHCR or an NGO comes to a station, at an hour; they meet as many as they can of those who have not signed."""
    people, p, draws, company = world.people, world.p, world.draws, world.company["visited"]
    at = bus_of(world, inside, country)
    a_day = world.officials.unhcr_visits_week[office] / 7
    for station in desks.visited(at, len(world.stations) + 1, draws.base("visit"), world.day, a_day):
        there = inside[(at == station) & ~people.signed[inside] & ~np.isfinite(people.clock_visit[inside])]
        number = np.maximum(company.met(np.full(len(there), station), world.scale), p["custody.seen_a_visit"])
        room = int(draws.rounded((p["custody.seen_a_visit"] / number).sum(), [station], "seen at a visit", world.day)[0])
        met = there[np.argsort(draws.uniform(people.key[there], "seen at a visit", world.day), kind="stable")[:room]]
        people.clock_visit[met] = day_ends(world, met) - 24.0 * draws.uniform([station], "hour of visit", world.day)[0]


def day_ends(world, who) -> np.ndarray:
    """(n,) hours since each was taken when this day ends."""
    return 24.0 * (world.day - world.people.since[who]) + HALF_A_DAY


def strike(world, inside, office: int, country: int) -> None:
    """The clocks of a day, each person's in the order of their hours."""
    if len(inside) == 0:
        return
    people = world.people
    doors = (told, advised, visited, consul, interview)
    hours = (people.clock_information, people.clock_lawyer, people.clock_visit, people.clock_consul, people.clock_interview)
    rows, groups, begins = desks.struck_today(inside, hours, people.since, world.day, HALF_A_DAY)
    for group in groups.tolist():  # a turn and a door
        who = rows[begins[group] : begins[group + 1]]
        doors[group % len(doors)](world, who[people.situation[who] == CODE["detained"]], office, country)


def told(world, who, office: int, country: int) -> None:
    """Rights are read out; whether they are understood hangs on the time there was, schooling and distress."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    hours = clocks.talk_hours(
        station_of(world, who, country), len(world.stations), world.station_inflow, world.station_part,
        world.officials.information_staff[office], p["custody.talks_day"], p["custody.talk_hours"])
    clear = understood(world, who, hours)
    understands(world, who[clear], country)
    note(world, who[clear], "informed", party_kind="official", party=office)
    note(world, who[~clear], "told", party_kind="official", party=office)
    weigh_again(world, who[clear & ~people.signed[who]], office, country)


def advised(world, who, office: int, country: int) -> None:
    """A lawyer's first papers are complete: they come too late for those already returned (Q191), not for a signature."""
    world.people.advised[who] = True
    understands(world, who, country)
    note(world, who, "advised", party_kind="official", party=office)
    weigh_again(world, who, office, country)


def weigh_again(world, who, office: int, country: int) -> None:
    """Who learns more after having been heard, and has no claim yet, weighs the form of return anew."""
    people = world.people
    return_form(world, who[(people.stage[who] == HEARD) & (people.claim[who] < 0)], office, country)


def day_after_speaking(world, inside, office: int, country: int) -> None:
    """Who complained yesterday, and has asked for nothing yet, weighs the form of return with what the case may bring."""
    return_form(world, desks.spoke_yesterday(inside, world.day, world.people.complained_on, world.people.claim), office, country)


def visited(world, who, office: int, country: int) -> None:
    """UNHCR or an NGO meets those who have not signed (Q194: afterwards there is no access)."""
    people, p = world.people, world.p
    who = who[~people.signed[who]]
    understands(world, who, country)
    people.trust[who] += p["custody.visit_trust"] * (1 - people.trust[who])
    note(world, who, "informed", party_kind="state", party=world.official_row[f"unhcr_ngo:{COUNTRIES[country]}"], detail=1)
    weigh_again(world, who, office, country)


def consul(world, who, office: int, country: int) -> None:
    """The consul confirms who somebody is (no papers, no bus) and brings word of the family."""
    people = world.people
    people.trust[who] += world.p["custody.consul_trust"] * (1 - people.trust[who])
    rows = world.consulates[people.nationality[who]]
    note(world, who, "consul_visited", party_kind="official", party=rows)


def interview(world, who, office: int, country: int) -> None:
    """The person is brought before the office: questions as far as time allows, then the form of return."""
    people, p = world.people, world.p
    who = who[people.stage[who] == ARRIVED]
    if len(who) == 0:
        return
    load = clocks.load(
        station_of(world, who, country), world.station_part, world.station_inflow, world.station_others, p[DESKS[country]], p["detention.interviews_day"])
    people.stage[who] = HEARD
    note(world, who, "screened", party_kind="official", party=office)
    screening.screen(world, who, office, country, load)
    left = who[people.situation[who] == CODE["detained"]]
    earliest(world, left, office, country)
    return_form(world, left, office, country)


def earliest(world, who, office: int, country: int) -> None:
    """The first day on which somebody may be put on a bus or flight: after a hearing or a sentence where there is one."""
    people, rules = world.people, world.officials
    desks.wait_for_judges(
        who, people.due, before_a_judge(world, who, office) | (country == 1 and bool(rules.hearing[office])), people.prosecuted, world.day,
        rules.hearing_days[office], world.p["patrol.sentence_days"])


def seats(world, office: int) -> float:
    """Seats of a bus of Mexico or a flight of the U.S."""
    return world.p["custody.flight_seats" if office == world.official_row["migration_office:us"] else "custody.bus_seats"]


def bus_of(world, who, country: int) -> np.ndarray:
    """(n,) where each one's bus leaves: the station; flights of the U.S. leave for the whole country."""
    return station_of(world, who, country) if country == 0 else np.full(len(who), len(world.stations))


def days_left(world, who, office: int, country: int) -> np.ndarray:
    """(n,) days a person may expect until the way home: papers, and half the time between two buses."""
    people = world.people
    return desks.days_left(who, bus_of(world, who, country), people.since, people.due, people.clock_consul, people.nationality,
                           world.bus_flow, world.day, HALF_A_DAY, world.officials.bus_days[office], seats(world, office))


def return_form(world, who, office: int, country: int) -> None:
    """Sign the return, wait without signing, ask for asylum, report a crime suffered in the country, or, after that, ask for a stay as
    victim or witness (the last three are open to those who know that they may). Children who are to see a judge sign nothing."""
    if len(who) == 0:
        return
    people, p = world.people, world.p
    left = days_left(world, who, office, country)
    values, some = desks.forms(who, left, people.informed, people.advised, people.claim, people.trauma, p["custody.day_usd"],
                               p["custody.unsigned_days"], p["custody.second_thought_usd"])
    asks = len(some) > 0
    if asks:
        values[some, APPLY] = worth_of_asylum(world, who[some], office, country)
        spoken = people.complained_on[who[some]] >= people.since[who[some]]
        values[some, COMPLAIN] = np.where(spoken, -np.inf, worth_of_complaint(world, who[some], office, country) + values[some, SIGN])
        if spoken.any():
            values[some[spoken], STAY] = worth_of_victims_stay(world, who[some[spoken]], office)
    values[before_a_judge(world, who, office), SIGN] = -np.inf
    occasion = world.occasions.next("return form", who)
    choice = choose(values, world.draws, people.key[who], "return form", occasion, p["custody.choice_scale_usd"])
    sign(world, who[choice == SIGN], office)
    waits_on = who[choice == WAIT]
    if len(waits_on):
        people.signed[waits_on] = False
        people.due[waits_on] = np.maximum(people.due[waits_on], world.day + int(p["custody.unsigned_days"]))
    if asks:
        apply_for_asylum(world, who[choice == APPLY], office, country)
        complain_in_custody(world, who[choice == COMPLAIN], office)
        ask_for_victims_stay(world, who[choice == STAY], office)


def leave_custody(world, office: int, country: int) -> None:
    """The bus or flight to each country; beyond the legal limit a person is let go, as are those who may wait outside."""
    people, rules = world.people, world.officials
    inside = in_custody(world, office)
    ready, over = desks.at_the_door(
        inside, without_bed(world, inside, country) | to_kin(world, inside, office), people.stage, people.due, people.claim,
        people.clock_consul, people.since, people.prosecuted, world.day, HALF_A_DAY, HEARD, rules.limit_days[office] / WORKING_DAYS_A_WEEK, rules.extended_days[office] / WORKING_DAYS_A_WEEK)
    goes = ready[buses(world, ready, office, country)]
    world.remove(goes, country)
    over = over[people.situation[over] == CODE["detained"]]  # not with those who have left, nor of their families
    if len(over) == 0:
        return
    claims = over[people.claim[over] >= 0]
    people.stage[claims] = 0
    move(world, claims, "in_care", "released", due_day=2**30, party_kind="official", party=office)
    if country == 1:
        people.holder[claims] = -1  # with kin or by themselves: in no place of aid organisations (claims.outside_places)
    free = over[people.claim[over] < 0]
    people.stage[free] = 0
    world.set_free(free, "released", party_kind="official", party=office)


def to_kin(world, inside, office: int) -> np.ndarray:
    """(n,) bool: let go to wait for a judge with kin in the country: children who are to see one, once heard; others who have asked
    for asylum in the U.S., once a consul has confirmed who they are (claims.waits_with_kin)."""
    people = world.people
    child = before_a_judge(world, inside, office) & (people.stage[inside] >= HEARD)
    asks = (people.claim[inside] == PERMIT["asylum_us"]) & (people.clock_consul[inside] <= day_ends(world, inside))
    return (child | asks) & with_kin(world, inside)


def without_bed(world, inside, country: int) -> np.ndarray:
    """(n,) bool: heard, and no bed in U.S. custody: let go to wait for a hearing, those first who have longest to wait, by a
    keyed priority. A station of Mexico passes people on instead (`stations.station_near`)."""
    people, out = world.people, np.zeros(len(inside), bool)
    if country == 0:
        return out
    beds = int(world.draws.rounded(world.p["detention.us_beds"] * world.scale, [country], "beds in custody")[0])
    if len(inside) <= beds:
        return out
    free = which((people.stage[inside] >= HEARD) & ~people.prosecuted[inside])
    first = np.lexsort((world.draws.uniform(people.key[inside[free]], "bed in custody", world.day), -people.claim_due[inside[free]]))
    out[free[first[: len(inside) - beds]]] = True
    return out


def buses(world, ready, office: int, country: int) -> np.ndarray:
    """(n,) bool: a bus or flight from the station to the country of each leaves today. It comes when its time is up (`bus_days`) or
    sooner, when enough are usually ready to fill it; the first day of each round is keyed to station and country."""
    first, last = (len(world.stations), len(world.bus_fill)) if country else (0, len(world.stations))
    return desks.leave_today(
        bus_of(world, ready, country), world.people.nationality[ready], first, last, world.bus_fill, world.bus_flow,
        world.officials.bus_days[office], seats(world, office), np.exp(-1 / world.p["custody.bus_memory_days"]), 1 / world.scale)
