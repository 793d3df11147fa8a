"""Claims: asking for asylum or for a stay as the victim of a crime, what waiting costs, what the offices decide (model.md,
protection). Each office has its own law; grounds are those that the person's own events show."""

from __future__ import annotations

import numpy as np

from corridor.agents.employers import WORKING_DAYS_A_YEAR
from corridor.agents.officials import COUNTRIES, PERMIT, TRIALS, permit_ends
from corridor.choice import alternatives, choose
from corridor.encounters import desks, screening
from corridor.encounters.homeground import HOMICIDES
from corridor.life import CODE, move, note, those

GRANT, REFUSE = range(2)
GO_ON, GIVE_UP = range(2)
PASS_ON, TURN_DOWN = range(2)
YEAR = 365
STATUS_OF = {"t_visa": "t_visa", "continued_presence": "continued_presence", "humanitarian_visa": "humanitarian_stay"}
DECIDES = (  # office, by code of the status it decides on; of humanitarian residence each country's own
    {PERMIT["humanitarian_residence"]: "humanitarian_office:{}"} | {PERMIT[STATUS_OF[name]]: f"trial_stay:{name}" for name in TRIALS}
    | {PERMIT[f"{kind}_{country}"]: f"asylum_office:{country}" for kind in ("asylum", "complementary") for country in COUNTRIES}
)


def understands(world, who, country: int) -> None:
    """Somebody has understood the rights one has in a country (0 Mexico, 1 the U.S.), and will know them from now on."""
    people = world.people
    people.informed[who] = True
    (people.rights_mx, people.rights_us)[country][who] = True


def afraid(world, who) -> np.ndarray:
    """(n,) 0 to 1: how much a cell that waits at home is to be feared: it has threatened the person, or those who trafficked
    the person can reach home."""
    people, p = world.people, world.p
    return desks.fears(who, world.day, people.threatened, *screening.traffickers(world), p["asylum.fear_days"])


def grounds(world, who, asylum: int) -> np.ndarray:
    """(n,) weight of the grounds that this office's law knows and the person's own events show, each from 0 to 1: a threat by
    a cell (as a social group, or as generalised violence; an activist's everywhere, as a political opinion), harm to a woman
    for her sex, harm that followed a threat (past persecution), and trafficking once somebody has recognised it; generalised violence also
    of those who were not threatened themselves (`widespread`; Cartagena definition, Q131, Q132)."""
    people, rules, p = world.people, world.officials, world.p
    law = desks.Grounds(
        p["asylum.fear_days"], max(rules.ground_gangs[asylum], rules.ground_violence[asylum]), rules.ground_gender[asylum],
        rules.ground_trafficked[asylum], rules.ground_past[asylum], rules.non_state[asylum])  # who persecutes here is a gang or a ring
    shown = desks.grounds(who, world.day, people.threatened, people.harmed_on, people.occupation, people.sex, people.trauma,
                          people.victim, people.identified, law)
    return shown + widespread(world, who) if rules.ground_violence[asylum] else shown


def widespread(world, who) -> np.ndarray:
    """(n,) 0 to 1: how widespread violence is in each one's country, by its homicides (dated drivers)."""
    rates = np.array([world.driver(name) for name in HOMICIDES])
    return np.minimum(rates / world.p["asylum.widespread_homicides"], 1.0)[world.people.nationality[who]]


def in_time(world, who, asylum: int) -> np.ndarray:
    """(n,) bool: a claim may still be made; survivors and minors are exempt from the time limit (Q135, Q142)."""
    people = world.people
    return desks.in_time(who, world.day, people.departed, people.victim, people.minor, world.officials.filing_days[asylum])


def worth_of_stay(world, who, country: int, days: float, work: bool) -> np.ndarray:
    """(n,) USD: what wages bring over those at home while one may work (who earns less leaves before), and not being where one
    is looked for, threatened or abused: the same harm that is weighed before leaving home (prospects.stay_worth)."""
    people, p = world.people, world.p
    wage = world.driver("wages.mexico") if country == 0 else world.driver("wages.us_services") * (1 - world.driver("unemployment.us") / 100)
    out_of_reach = days / p["protection.safety_days"]
    return desks.stays(
        who, afraid(world, who), people.nationality, people.skill, people.danger_usd, people.past_abuse, world.home_wages(), wage if work else 0.0,
        WORKING_DAYS_A_YEAR / YEAR * days * p["people.saving_share"], p["protection.safety_usd"] * min(out_of_reach, p["protection.safety_most"]),
        min(out_of_reach, 1.0), p["people.past_abuse_usd"])


def waiting_cost(world, who, days, outside) -> np.ndarray:
    """(n,) USD that days of waiting are felt to cost: more in custody and in distress."""
    p, people = world.p, world.people
    return days * p["custody.day_usd"] * (1 + people.trauma[who]) * np.where(outside, p["custody.outside_share"], 1.0)


def worth_of_wait(world, who, country: int, days, outside) -> np.ndarray:
    """(n,) USD of waiting so many days more for asylum: what they cost and, outside custody in the United States, where most were bound,
    what living there is worth meanwhile."""
    cost = waiting_cost(world, who, days, outside)
    if country == 0:
        return -cost
    rules, asylum = world.officials, world.official_row["asylum_office:us"]
    whole = max(float(rules.days_to_decision[asylum]), 1.0)
    there = worth_of_stay(world, who, country, whole, rules.work_while_waiting[asylum] > 0) * days / whole
    return np.where(outside, there, 0.0) - cost


def believed_chance(world, who, country: int) -> np.ndarray:
    """(n,) chance of a grant that each counts with: the share that is believed to be granted, of applicants who showed as much
    as is usual, more for one whose own events show more and less for one with nothing to show."""
    p = world.p
    hope, asylum = p["asylum.hope"], world.official_row[f"asylum_office:{COUNTRIES[country]}"]
    shown = np.minimum(grounds(world, who, asylum), 1.0)
    usual = hope + (1 - hope) * world.asylum_shown[country]
    return np.minimum(world.asylum_belief[country] * (hope + (1 - hope) * shown) / usual, 1.0)


def worth_of_asylum(world, who, office: int, country: int) -> np.ndarray:
    """(n,) USD: believed chance, better for one who has something to show, x a stay, and the wait; -inf where no office hears."""
    rules, p = world.officials, world.p
    asylum = world.official_row[f"asylum_office:{COUNTRIES[country]}"]
    outside = (world.people.situation[who] != CODE["detained"]) | waits_with_kin(world, who, country)
    outside |= (rules.work_while_waiting[asylum] > 0) | (outside_places(world, office) > 0)
    worth = believed_chance(world, who, country) * worth_of_stay(world, who, country, p["asylum.horizon_days"], True)
    worth += worth_of_wait(world, who, country, rules.days_to_decision[asylum], outside)
    return np.where((rules.officers[asylum] > 0) & in_time(world, who, asylum), worth, -np.inf)


def waits_with_kin(world, who, country: int) -> np.ndarray:
    """(n,) bool: has kin in the United States with whom to wait for a judge, once a fear has been found credible and it is known who
    somebody is (parole of those who asked at the line by the directive of December 2009, bond of others: general knowledge)."""
    return with_kin(world, who) if country == 1 else np.zeros(len(who), bool)


def with_kin(world, who) -> np.ndarray:
    """(n,) bool: has kin, or a parent, in the United States."""
    return world.people.kin[who] | (world.parents_abroad(who) >= 0)


def worth_of_complaint(world, who, office: int, country: int) -> np.ndarray:
    """(n,) USD of reporting a crime suffered in Mexico: justice, as far as officials are trusted, against reprisals and being
    returned for it, and what asking for a stay on top may bring; -inf where there is nothing to report."""
    people, p = world.people, world.p
    if country == 1:
        return np.full(len(who), -np.inf)
    suffered = (people.harmed_on[who] >= people.departed[who]) | (people.wronged_by[who] >= 0)
    suffered &= world.day - np.maximum(people.harmed_on[who], people.departed[who]) < p["complaint.days"]
    fear = p["people.loss_taken_usd"] * screening.reach_of_trafficker(world, who) * (1 - world.witness_cover(office))
    worth = p["complaint.justice_usd"] * people.trust[who] - fear - p["complaint.returned_usd"] * (1 - world.officials.firewall[office])
    return np.where(suffered, worth + np.maximum(worth_of_victims_stay(world, who, office), 0.0), -np.inf)


def worth_of_victims_stay(world, who, office: int) -> np.ndarray:
    """(n,) USD of asking for the visa of victims and witnesses with a complaint (Q160-Q162): believed chance x the stay -
    waiting; -inf where there is none."""
    rules = world.officials
    visa = world.official_row["trial_stay:humanitarian_visa"]
    if not rules.open[visa]:
        return np.full(len(who), -np.inf)
    stay = world.complaint_belief * worth_of_stay(world, who, 0, rules.stay_days[visa], rules.work[visa] > 0)
    outside = outside_places(world, office) > 0 or rules.victims_outside[office] > 0
    return stay - waiting_cost(world, who, rules.days_to_decision[visa], outside)


def apply_for_asylum(world, who, office: int, country: int) -> None:
    """An application stops the return. In an expedited removal an officer first asks whether the fear is credible."""
    if len(who) == 0:
        return
    rules = world.officials
    if country == 1 and not rules.hearing[office]:
        who = who[fear_is_credible(world, who)]
    asylum = world.official_row[f"asylum_office:{COUNTRIES[country]}"]
    everybody = bool(rules.work_while_waiting[asylum])
    file_in_custody(world, who, office, PERMIT[f"asylum_{COUNTRIES[country]}"], asylum, everybody)


def fear_is_credible(world, who) -> np.ndarray:
    """(n,) bool: the low threshold before a hearing: grounds and fear shown against the doubt of an officer with a queue."""
    people, p = world.people, world.p
    asylum = world.official_row["asylum_office:us"]
    duty = p["posts.duty_usd"]
    shown = np.minimum(grounds(world, who, asylum), 1.0) + afraid(world, who) + p["asylum.lawyer"] * people.advised[who]
    values = alternatives([duty * p["asylum.ground_worth"] * shown, duty * p["asylum.fear_standard"]])
    occasion = world.occasions.next("credible fear", who)
    yes = choose(values, world.draws, people.key[who], "credible fear", occasion, p["posts.choice_scale_usd"]) == PASS_ON
    note(world, who[~yes], "refused", party_kind="state", party=asylum, detail=PERMIT["asylum_us"])
    return yes


def complain_in_custody(world, who, office: int) -> None:
    """A complaint as victim or witness of a crime: a case may follow. Those to whom a stay is worth the wait ask for it, and stay
    until the procedure ends; the others weigh their return anew the day after (custody.day_after_speaking), and no bus takes them before."""
    if len(who) == 0:
        return
    note(world, who, "complained", party_kind="official", party=office)
    world.heard(who)
    screening.cooperate(world, who)
    people = world.people
    people.complained_on[who], people.signed[who] = world.day, False
    people.due[who] = np.maximum(people.due[who], world.day + 1)
    asks = worth_of_victims_stay(world, who, office) > 0
    ask_for_victims_stay(world, who[asks], office)


def ask_for_victims_stay(world, who, office: int) -> None:
    """A stay is asked for as victim or witness of a crime that has been reported; the answer is waited for."""
    if len(who) == 0:
        return
    visa = world.official_row["trial_stay:humanitarian_visa"]
    file_in_custody(world, who, office, PERMIT["humanitarian_stay"], visa, bool(world.officials.victims_outside[office]))


def before_a_judge(world, who, office: int) -> np.ndarray:
    """(n,) bool: children without a parent in the same custody, where the rule puts them before a judge and lets them sign nothing."""
    if not world.officials.children_exempt[office]:
        return np.zeros(len(who), bool)
    return world.people.minor[who] & ~world.held_by(world.people.parent[who], office)


def sign(world, who, office: int) -> None:
    """The form of return is signed by those who have not yet and may."""
    if len(who) == 0:
        return
    people = world.people
    new = who[~people.signed[who] & ~before_a_judge(world, who, office)]
    people.signed[new] = True
    note(world, new, "signed", party_kind="official", party=office)


def file_in_custody(world, who, office: int, status: int, decider: int, everybody_outside: bool) -> None:
    """File a claim from custody; the wait is outside where there are places for it or work is allowed."""
    people, rules, day = world.people, world.officials, world.day
    days = int(rules.days_to_decision[decider])
    people.claim[who], people.claim_due[who], people.signed[who] = status, day + days, False
    note(world, who, "applied", party_kind="state", party=decider, detail=status)
    room = len(who) if everybody_outside else max(int(world.draws.rounded(outside_places(world, office) * world.scale, [office], "places outside", day)[0]), 0)
    out = np.sort(who[np.argsort(world.draws.uniform(people.key[who], "place outside", day), kind="stable")][:room])
    people.stage[out] = 0
    move(world, out, "in_care", "sheltered", due_day=2**30, party_kind="state", party=office, detail=2)


def outside_places(world, office: int) -> float:
    """Places outside custody still free (real)."""
    people = world.people
    care = those(people, "in_care")
    taken = np.count_nonzero((people.holder[care] == office) & (people.claim[care] >= 0)) / world.scale
    return float(world.officials.alternatives[office]) - taken


def abandon_claims(world, inside, office: int, country: int) -> None:
    """Those who wait in custody for a decision weigh again from time to time whether it is worth the days still to come."""
    people, p, rules = world.people, world.p, world.officials
    rethink = int(p["asylum.rethink_days"])
    who = desks.weigh_again(inside, world.day, people.claim, people.since, rethink)
    if len(who) == 0:
        return
    days = np.maximum(people.claim_due[who] - world.day, 0) + p["asylum.rethink_days"]
    chance, stay = believed_chance(world, who, country), worth_of_stay(world, who, country, p["asylum.horizon_days"], True)
    wait = worth_of_wait(world, who, country, days, waits_with_kin(world, who, country))
    witness = people.claim[who] != PERMIT[f"asylum_{COUNTRIES[country]}"]
    if witness.any():
        wait = np.where(witness, -waiting_cost(world, who, days, False), wait)
        visa = world.official_row["trial_stay:humanitarian_visa"]
        chance = np.where(witness, world.complaint_belief, chance)
        stay = np.where(witness, worth_of_stay(world, who, country, rules.stay_days[visa], rules.work[visa] > 0), stay)
    values = alternatives([chance * stay + wait, 0.0])
    tastes = people.attempts[who]  # the same throughout a claim
    gives_up = who[choose(values, world.draws, people.key[who], "abandon claim", tastes, p["custody.choice_scale_usd"]) == GIVE_UP]
    note(world, gives_up, "claim_abandoned", party_kind="state", party=office, detail=people.claim[gives_up])
    people.claim[gives_up], people.due[gives_up] = -1, world.day + 1
    sign(world, gives_up, office)


def deciding_row(world, status: int, country: int) -> int:
    """The office that decides on a status in a country (0 Mexico, 1 the U.S.)."""
    return world.official_row[DECIDES[status].format(COUNTRIES[country])]


def by_country(world, who) -> tuple[np.ndarray, np.ndarray]:
    """Those who are not in the United States, and those who are."""
    in_us = world.across[world.people.place[who]]
    return who[~in_us], who[in_us]


def by_quota(world, who, status: int, country: int) -> None:
    """Stays for victims and witnesses, and humanitarian residence: weighed by an officer while the year's number lasts."""
    people, rules, draws, p = world.people, world.officials, world.draws, world.p
    if len(who) == 0:
        return
    row = deciding_row(world, status, country)
    places = int(draws.rounded(rules.quota_per_year[row] * world.scale, [row], "places of protection", world.year)[0])
    room = max(places - round(rules.used[row] * world.scale), 0)
    if room == 0:
        return
    order = who[np.lexsort((draws.uniform(people.key[who], "protection queue"), people.claim_due[who]))]
    heard = np.sort(order[:room])
    residence = status == PERMIT["humanitarian_residence"]
    yes = officer_grants(world, heard, row, residence)
    got, no = heard[yes], heard[~yes]
    if status == PERMIT["humanitarian_stay"]:
        world.complaint_belief += (1 - np.exp(-len(heard) / world.scale / p["asylum.news_people"])) * (float(yes.mean()) - world.complaint_belief)
    note(world, no, "refused", party_kind="state", party=row, detail=status)
    people.claim[no] = -1
    at = world.across[people.place[no]].astype(int)
    world.remove(no[at == 0], 0)
    world.remove(no[at == 1], 1)
    rules.used[row] += len(got) / world.scale
    world.spend("humanitarian_residence" if residence else "trial_stay", got, p["costs.stay_usd"])
    for at, there in enumerate((world.in_mexico, world.across)):
        mine = got[there[people.place[got]]]
        lasting = bool(rules.residence_after[row])
        grant(world, mine, status, at, residence=lasting, days=float(rules.stay_days[row]), work=bool(rules.work[row]))


def officer_grants(world, who, row: int, residence: bool) -> np.ndarray:
    """(n,) bool: what the person's case shows (recognised as a victim, a case open, a lawyer, traces of harm) against doubt;
    humanitarian residence hangs on whether the ground is applied at all, and on discretion."""
    people, rules, p = world.people, world.officials, world.p
    duty = p["posts.duty_usd"]
    shown = p["stay.identified"] * people.identified[who] + p["stay.case"] * people.case_open[who] + p["asylum.lawyer"] * people.advised[who] + screening.signs(world, who)
    doubt = p["stay.doubt"] + (p["stay.discretion"] * rules.discretion[row] if residence else 0.0)
    open_ = rules.applied[row] > 0 if residence else True
    values = alternatives([np.where(open_, duty * p["stay.worth"] * shown, -np.inf), duty * doubt])
    occasion = world.occasions.next("stay granted", who)
    return choose(values, world.draws, people.key[who], "stay granted", occasion, p["posts.choice_scale_usd"]) == GRANT


def grant(world, who, status: int, country: int, residence: bool, days: float, work: bool) -> None:
    """Papers: the person lives here now, for a time or for good."""
    if len(who) == 0:
        return
    people = world.people
    until = world.day + min(int(days), 10_000) if not residence else world.day + 10_000
    people.claim[who], people.stay_kind[who], people.stay_until[who] = -1, status, until
    people.holder_kind[who], people.holder[who], people.stage[who] = 0, -1, 0
    permit_ends(people, who, country)
    (people.papers_mx if country == 0 else people.papers_us)[who] = until
    note(world, who, "granted", party_kind="state", party=deciding_row(world, status, country), detail=status)
    if days >= 30 and (residence or status not in (PERMIT["complementary_us"],)):
        note(world, who, "protected", party_kind="state", detail=status)
    world.end_journey(who, country == 1, False)
    people.wage_usd[who] = (world.driver("wages.mexico") if country == 0 else world.driver("wages.us_services")) * people.skill[who] * work
    move(world, who, "settled", "settled", due_day=2**30)
