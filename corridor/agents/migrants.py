"""Migrants: who they are, what they have, owe and know; the population a run starts with."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numba import njit
from scipy.special import ndtri

from corridor.crowd import Column, View
from corridor.records import SITUATIONS

NATIONALITIES = ("GT", "SV", "HN", "NI")
CHANNELS = ("alone", "company", "smuggler", "permit")
MOTIVES = ("work", "violence", "reunion")
OCCUPATIONS = ("labour", "business", "activist", "witness", "former_member", "member", "serving")
BUSINESS, ACTIVIST, WITNESS, FORMER, MEMBER, SERVING = range(1, 7)
DESTINATION_SHARES = (0.33, 0.30, 0.22, 0.05, 0.10)  # where nationals of the four countries live in the U.S. (drivers.csv)
SCHOOLING_SHARES, HOUSEHOLD_SHARES = (0.2, 0.55, 0.25), (0.45, 0.40, 0.15)  # as the Column's categories; assumption
YOUNGEST, OLDEST, ADULT, AGE_SKEW = 12, 45, 18, 1.3  # ages of those who might leave; most are young (assumption)
COMMUNITIES_PER_PLACE = 24
DESTINATIONS = ("los_angeles", "houston", "washington_dc", "phoenix", "san_antonio")


@njit(cache=True)
def in_a_cells_hands(occupation):
    """Whether those of an occupation (code or (n,) codes) cannot leave freely: members of a cell at home, and those made to serve one."""
    return (occupation == MEMBER) | (occupation == SERVING)


class Migrant(View):
    """A person of a Central American community who might leave (model.md, The five kinds of agent)."""

    columns: ClassVar[dict[str, Column]] = {
        "key": Column("uint64", doc="identity behind every draw: place of origin and number there"),
        "nationality": Column("int8", categories=NATIONALITIES),
        "sex": Column("int8", categories=("woman", "man")),
        "age": Column("int16", unit="years"),
        "minor": Column("bool", doc="under 18"),
        "indigenous": Column("bool"),
        "schooling": Column("int8", categories=("none", "primary", "secondary")),
        "household": Column("int8", categories=("single", "couple", "single_parent", "orphan")),
        "occupation": Column("int8", categories=OCCUPATIONS),
        "seasonal": Column("bool", doc="a cross-border worker of the Chiapas harvest"),
        "home": Column("int16", doc="index of the place of origin"),
        "community": Column("int16"),
        "kin": Column("bool", doc="close kin in the United States"),
        "destination": Column("int16", doc="index of the place of destination"),
        "skill": Column("float32", 1.0, doc="factor on wages"),
        "savings_usd": Column("float64", unit="USD"),
        "family_usd": Column("float64", unit="USD", doc="what the family could still raise"),
        "attachment_usd": Column("float32", unit="USD", doc="what staying home is worth"),
        "trust": Column("float32", doc="trust in authorities, 0 to 1"),
        "trauma": Column("float32", doc="0 to 1"),
        "situation": Column("int8", categories=SITUATIONS),
        "since": Column("int32", -9999, doc="day the situation began"),
        "due": Column("int32", doc="next day on which something can happen"),
        "place": Column("int16"),
        "link": Column("int16", -1, doc="leg under way, -1 none"),
        "leg_hours": Column("float32", unit="hours", doc="left on the leg"),
        "day_hours": Column("float32", unit="hours", doc="left of the day"),
        "channel": Column("int8", categories=CHANNELS),
        "started": Column("int8", categories=CHANNELS, doc="how this attempt was set out on, whatever became of it"),
        "motive": Column("int8", categories=MOTIVES, doc="what tipped the choice to leave, with the same draws"),
        "smuggler": Column("int32", -1),
        "fee_usd": Column("float64", unit="USD", doc="of the contract"),
        "balance_usd": Column("float64", unit="USD", doc="of the fee, due on arrival"),
        "debt_usd": Column("float64", unit="USD", doc="owed to a lender at home"),
        "smuggler_debt_usd": Column("float64", unit="USD", doc="owed to smugglers as credit"),
        "owed_ring": Column("int32", -1, doc="ring that lent last what is owed to smugglers, -1 none"),
        "old_debt_usd": Column("float64", unit="USD", doc="of what is owed to smugglers, the part owed to another ring that lent before"),
        "old_ring": Column("int32", -1, doc="ring that lent before, -1 none"),
        "attempts": Column("int16"),
        "departed": Column("int32", -9999, doc="day of the last departure"),
        "threatened": Column("int32", -9999, doc="day of the last threat by a cell"),
        "danger_usd": Column("float32", unit="USD", doc="what staying home is felt to cost after threats; fades"),
        "cell": Column("int32", -1, doc="home cell that last threatened the person, or that a member belongs to"),
        "renta_due": Column("int32", 2**30, doc="day of the next renta of one who has paid; far away: none"),
        "owns": Column("bool", doc="the household has a house or land that a lender takes for security"),
        "past_abuse": Column("bool", doc="lives with an abuser at home"),
        "abused_on": Column("int32", -9999, doc="last day of sexual abuse"),
        "wronged": Column("bool", doc="left behind, kept, sold or bonded by the guide in this attempt"),
        "wronged_part": Column("float32", doc="of others like this one, for whom it stands, the part whom the guide has wronged in this attempt"),
        "paid_told": Column("bool", doc="a ransom paid for this captivity has been told at home"),
        "papers_us": Column("int32", -9999, doc="last day of a right to enter and work in the U.S."),
        "papers_mx": Column("int32", -9999, doc="last day of a right to be in Mexico"),
        "applied": Column("int8", -1, doc="scheme applied for, -1 none"),
        "scheme": Column("int8", -1, doc="scheme of the permit held, -1 none"),
        "ban_until": Column("int32", -9999, doc="re-entry ban of the U.S."),
        "ban_mx_until": Column("int32", -9999, doc="re-entry ban of Mexico"),
        "holder_kind": Column("int8", doc="code of PARTY_KINDS: who holds the person, 0 nobody"),
        "holder": Column("int32", -1),
        "demand_usd": Column("float64", unit="USD"),
        "ransom_usd": Column("float64", unit="USD", doc="paid so far for this captivity"),
        "kin_drawn_usd": Column("float64", unit="USD", doc="sent by kin abroad for ransoms and not yet put aside anew, as of kin_drawn_on"),
        "kin_drawn_on": Column("int32", doc="day for which kin_drawn_usd holds"),
        "use": Column("int8", categories=("none", "ransom", "service", "sexual", "labour", "crime", "servitude")),
        "victim": Column("bool", doc="recognised as trafficked (protocol) at any time"),
        "employer": Column("int32", -1),
        "wage_usd": Column("float32", unit="USD/day"),
        "identified": Column("bool"),
        "conditions": Column("int8", categories=("none", "fair", "underpaid", "bonded", "coerced")),
        "lever": Column("int8", categories=("none", "papers", "debt", "denunciation", "guards"), doc="by which an employer holds"),
        "pay_share": Column("float32", 1.0, doc="part of the going wage that is paid"),
        "bond_usd": Column("float64", unit="USD", doc="owed to an employer: advance, price paid and charges"),
        "owed_employer": Column("int32", -1, doc="employer to whom the bond is owed, -1 none"),
        "outside_usd": Column("float32", unit="USD", doc="what leaving the work here for good, north or home, is worth over a season"),
        "jobs": Column("int16", doc="jobs taken so far"), "paid_on": Column("int32", -9999, doc="day of the last pay"),
        "deceived": Column("bool", doc="at work by an offer known to be false"),
        "recruited": Column("bool", doc="at work away from home through a recruiter who came to the community"),
        "leader": Column("int32", -1, doc="row of the companion whose choice of way is followed, -1 nobody"),
        "parent": Column("int32", -1, doc="row of a child's parent among the candidates, -1 none"),
        "legs": Column("int16", doc="legs begun in this attempt"),
        "works_legally": Column("bool"),
        "arrived_legal": Column("bool"),
        "by_train": Column("bool", doc="came to this place on a freight train"),
        "handed": Column("int8", doc="hand-overs of this attempt that the guide has decided: 1 leaving the south, 2 at the border"),
        "stage": Column("int8", categories=("none", "arrived", "heard", "transport")),
        "harmed_on": Column("int32", -9999, doc="last day of grave harm"),
        "tries_left": Column("int8", doc="further tries the contract with a smuggler still covers"),
        "means_usd": Column("float32", unit="USD", doc="savings the household usually has"),
        "family_base_usd": Column("float32", unit="USD", doc="what the family usually could raise"),
        "until": Column("int32", 2**30, doc="day after which the person no longer weighs leaving"),
        "enters": Column("int32", -9999, doc="day from which the person is of an age and mind to weigh leaving"),
        "informed": Column("bool", doc="knows the rights a person has where they are or last were in custody"),
        "rights_mx": Column("bool", doc="has once understood the rights that one has in Mexico"),
        "rights_us": Column("bool", doc="has once understood the rights that one has in the United States"),
        "advised": Column("bool", doc="a lawyer's papers are complete"),
        "signed": Column("bool", doc="has signed a return"),
        "clock_information": Column("float32", unit="hours", doc="since taken: rights explained"),
        "clock_interpreter": Column("float32", unit="hours", doc="since taken: an interpreter"),
        "clock_lawyer": Column("float32", unit="hours"), "clock_visit": Column("float32", unit="hours"),
        "clock_interview": Column("float32", unit="hours"), "clock_consul": Column("float32", unit="hours", doc="since taken: papers"),
        "appeals": Column("int8", doc="refusals appealed"),
        "captor_kind": Column("int8", doc="code of PARTY_KINDS of who last held the person, 0 nobody"),
        "taken_ground": Column("int16", -1, doc="ground of the cell that took the person last"),
        "taken_on": Column("int32", -9999, unit="day", doc="when"),
        "taken_mode": Column("int8", -1, doc="mode of the leg on which that was, -1 none"),
        "times_taken": Column("int16", doc="times taken by a cell on the way, without a guide"),
        "captor": Column("int32", -1), "wronged_by": Column("int32", -1, doc="row of the official who last took money or did harm in this attempt"),
        "used_by": Column("int32", -1, doc="row of the gang cell that last used the person by force, -1 none"),
        "used_on": Column("int32", -9999, doc="day on which that use began"),
        "claimed_for": Column("int32", -9999, doc="day of the use for which a cell has last come to the person's home"),
        "complained_on": Column("int32", -9999, doc="day of the last complaint in custody"),
        "heard_on": Column("int32", -9999, doc="day on which those whom the person has named hear of it, -9999 none to come"),
        "prosecuted": Column("bool", doc="brought to court for the crossing"),
        "taken_by": Column("int8", -1, doc="code of CORPS of those who took the person into custody last"),
        "entry_sector": Column("int8", -1, doc="sector where caught crossing, -1 elsewhere"),
        "removals": Column("int16", doc="times removed by the U.S."),
        "claim": Column("int8", -1, doc="code of PERMITS applied for and not decided, -1 none"),
        "claim_due": Column("int32", -9999), "stay_kind": Column("int8", -1, doc="code of PERMITS held, -1 none"),
        "stay_until": Column("int32", -9999), "severe": Column("bool", doc="recognised as a severe form (U.S.)"),
        "trafficker_kind": Column("int8", doc="code of PARTY_KINDS of the last party recognised, 0 nobody"),
        "trafficker": Column("int32", -1), "offence_in": Column("int8", -1, doc="country code of the last recognition, -1 none"), "cooperates": Column("bool"), "case_open": Column("bool"),
        "made_to_offend": Column("bool", doc="forced into crime by captors"),
        "looked_after": Column("int32", -9999, doc="last day of follow-up after an assisted return"),
        "slept_at": Column("int16", -1, doc="place of the last shelter passed in this attempt"),
        "guest_at": Column("int16", -1, doc="place of the last shelter slept in in this attempt"),
        "reported": Column("bool", doc="the end of this journey has been told at home"),
        "heard": Column("int32", -9999, doc="day of the last news the family has had of one who is away"),
        "defied": Column("bool", doc="has refused or tried to flee in this captivity"),
        "asked_again": Column("int8", doc="times more was asked after all had been paid, in this captivity"),
        "told_police": Column("bool", doc="the family has gone to the police in this captivity"),
    }


def lognormal(draws, keys, purpose: str, median: float, spread: float) -> np.ndarray:
    """Keyed lognormal amounts with the given median and log standard deviation."""
    return median * np.exp(spread * draws.normal(keys, purpose))


def origin_shares(geography) -> tuple[np.ndarray, np.ndarray]:
    """Indices of places of origin and the share of the candidates each has (by population of its departments)."""
    origins = np.flatnonzero(np.asarray(geography.population) > 0)
    weight = np.asarray(geography.population, dtype=float)[origins]
    return origins, weight / weight.sum()


def kin_and_means(world, origins) -> tuple[np.ndarray, np.ndarray]:
    """(nationalities,) each, on the run's first day of the period: the chance that one of the people.kin_circle closest lives in the United
    States, and how much more or less households have than the mean of the four countries (in proportion to product per head).

    origins: see `origin_shares`. Sources: drivers abroad.* and income.*, population of the places of origin."""
    geography, value = world.geography, lambda name: np.array([world.drivers.value(f"{name}.{code}", world.start) for code in NATIONALITIES])
    of_country = np.array(geography.countries)[geography.country[origins]]
    at_home = np.array([geography.population[origins][of_country == code].sum() for code in NATIONALITIES])
    abroad, income = value("abroad"), value("income")
    kin = 1 - (1 - abroad / (abroad + at_home)) ** world.p["people.kin_circle"]
    return kin, income * at_home.sum() / (income * at_home).sum()


def make_population(world) -> None:
    """Create all candidates and seasonal workers of a run, and those who come of age in it. Traits are keyed draws of (seed, person).

    Those of later days stand in later rows: a longer run has the same people before them.
    """
    geography, draws, p = world.geography, world.draws, world.p
    origins, shares = origin_shares(geography)
    seasonal_places = np.array([geography.place(x) for x in ("quetzaltenango", "huehuetenango")])
    home, season, key = [], [], []
    for is_seasonal, total in ((False, p["people.candidates"]), (True, p["people.seasonal_workers"])):
        where = seasonal_places if is_seasonal else origins
        share = np.full(len(where), 1 / len(where)) if is_seasonal else shares
        numbers = draws.rounded(total * share * world.scale, where, f"population {is_seasonal}")
        home.append(np.repeat(where, numbers))
        season.append(np.full(numbers.sum(), is_seasonal))
        key += [keys_of(place, np.arange(number), is_seasonal) for place, number in zip(where, numbers, strict=True)]
    known = sum(map(len, home))
    youth, of_place, entry = come_of_age(world, origins, shares)
    home, season = np.concatenate([*home, of_place]), np.concatenate([*season, np.zeros(len(youth), bool)])
    key, entry = np.concatenate([*key, youth]), np.concatenate([np.full(known, -9999), entry])
    n = len(key)
    country = np.array(geography.countries)[geography.country[home]]
    code = {name: i for i, name in enumerate(NATIONALITIES)}
    u = lambda purpose: draws.uniform(key, purpose)
    minor = (u("minor") < p["people.minor_share"]) & ~season
    woman = u("sex") < p["people.women_share"]
    age = np.where(minor, YOUNGEST + (ADULT - YOUNGEST) * u("age"), ADULT + (OLDEST - ADULT) * u("age") ** AGE_SKEW).astype(np.int16)
    indigenous_share = np.where(country == "GT", p["people.indigenous_gt"], p["people.indigenous_others"])
    destinations = np.array([geography.place(x) for x in DESTINATIONS])
    tendency = np.cumsum(DESTINATION_SHARES)
    nation = np.array([code[c] for c in country], dtype=np.int8)
    abroad, means_of = kin_and_means(world, origins)
    family = lognormal(draws, key, "family", p["people.family_median_usd"], p["people.family_spread"]) * means_of[nation]
    kin = u("kin") < abroad[nation]
    community = np.searchsorted(origins, home) * COMMUNITIES_PER_PLACE + (u("community") * COMMUNITIES_PER_PLACE).astype(int)
    tenure = np.where(entry > -9999, 0.0, u("tenure"))  # part of the years of weighing it that is behind a person
    gone = np.where(season, 0.0, 1 - np.exp(-p["people.gone_a_year"] * p["people.candidate_years"] * tenure))
    means = lognormal(draws, key, "savings", p["people.savings_median_usd"], p["people.savings_spread"]) * means_of[nation]
    family = family * np.where(kin, p["people.kin_means"], 1.0) * 2 / (1 + p["people.kin_means"])
    shares = [p[f"people.{name}_share"] for name in ("business", "activist", "witness", "former")]
    occupation = np.searchsorted(np.cumsum([1 - sum(shares), *shares[:-1]]), u("occupation"))
    past_abuse = woman & (u("past abuse") < p["people.past_abuse_share"])
    world.people = world.populate(
        Migrant, n,
        key=key, nationality=nation, sex=np.where(woman, 0, 1), age=age, minor=minor,
        indigenous=u("indigenous") < indigenous_share, schooling=np.searchsorted(np.cumsum(SCHOOLING_SHARES[:-1]), u("schooling")),
        household=np.where(minor & (u("orphan") < p["people.orphan_share"]), 3, np.searchsorted(np.cumsum(HOUSEHOLD_SHARES[:-1]), u("household"))),
        occupation=occupation, past_abuse=past_abuse, owns=u("owns") < p["people.owns_share"], trauma=p["trauma.abused_before"] * past_abuse, seasonal=season, home=home, community=community, kin=kin,
        destination=destinations[np.searchsorted(tendency, np.minimum(u("destination"), 0.9999))],
        skill=np.exp(p["people.skill_spread"] * draws.normal(key, "skill")) * np.minimum(age / p["people.skill_full_age"], 1.0), savings_usd=means, means_usd=means,
        family_usd=family, family_base_usd=family, enters=entry,
        attachment_usd=p["people.attachment_median_usd"] * np.exp(p["people.attachment_spread"] * ndtri(gone + (1 - gone) * u("attachment"))),
        until=(np.maximum(entry, world.first_day) + (1 - tenure) * p["people.candidate_years"] * 365).astype(int),
        trust=np.clip(p["trust.median"] * np.exp(p["people.trust_spread"] * draws.normal(key, "trust")), 0, 0.95), place=home,
        due=np.maximum(world.first_day, entry) + (u("first thought") * p["people.rethink_days"]).astype(int),
    )


def keys_of(place: int, number, seasonal: bool = False, new: bool = False) -> np.ndarray:
    """(n,) the identities of people of a place by their number there."""
    kind = (int(place) << 33) + (int(seasonal) << 32) + (int(new) << 31)
    return np.uint64(kind) + number.astype(np.uint64)


def come_of_age(world, origins, shares) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(key, home, day from which they count) of those who come of age in a run, (n,) each, by day.

    In each place one after another at even gaps from a keyed beginning, so that who they are and when does not hang on how long a run is.
    """
    days, phase = world.last_day - world.first_day, world.draws.uniform(origins, "first to come of age")
    keys, homes, enters = [], [], []
    for place, a_day, begin in zip(origins, world.p["people.new_candidates_year"] / 365 * shares * world.scale, phase, strict=True):
        number = np.arange(int(a_day * days) + 2)
        number = number[number + begin < a_day * days]
        keys.append(keys_of(place, number, new=True))
        homes.append(np.full(len(number), place))
        enters.append(world.first_day + np.floor((number + begin) / a_day))
    key, home, enters = np.concatenate(keys), np.concatenate(homes), np.concatenate(enters).astype(np.int64)
    order = np.lexsort((key, enters))
    return key[order], home[order], enters[order]


def find_parents(world) -> None:
    """Give most children a parent among the adults of their place (keyed); orphans and those with kin abroad have none."""
    people, draws = world.people, world.draws
    children = np.flatnonzero(people.minor & (people.household != 3) & ~people.kin)
    for place in np.unique(people.home[children]):
        mine = children[people.home[children] == place]
        adults = np.flatnonzero((people.home == place) & ~people.minor & ~people.seasonal & (people.enters < -9000))
        if len(adults):
            order = adults[np.argsort(people.key[adults], kind="stable")]
            people.parent[mine] = order[(draws.uniform(people.key[mine], "parent") * len(order)).astype(int)]
    world.children = children[np.argsort(people.parent[children], kind="stable")]


def offspring(world, parents) -> np.ndarray:
    """Rows of the children of some people (`world.children` stand in the order of their parents)."""
    return _children(parents, world.children, world.people.parent)


@njit(cache=True)
def _children(parents, children, parent) -> np.ndarray:
    """Rows of the children of some people, in order; children: rows in the order of their parents."""
    found = np.empty(0, np.int64)
    for one in parents:
        first, after = 0, len(children)
        while first < after:
            middle = (first + after) // 2
            if parent[children[middle]] < one:
                first = middle + 1
            else:
                after = middle
        while after < len(children) and parent[children[after]] == one:
            after += 1
        found = np.concatenate((found, children[first:after])) if after > first else found
    return np.sort(found)


def has_entered(people, day: int) -> np.ndarray:
    """(people,) bool: of an age and mind to weigh leaving on a day."""
    return (people.enters <= day) & (people.until >= day)
