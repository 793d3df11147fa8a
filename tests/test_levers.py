"""Single levers at the encounter that reads them: what changes when the rule alone changes."""

import copy

import networkx as nx
import numpy as np
import pytest
from test_policies import eve

from corridor.agents import labour, plans
from corridor.agents.employers import SECTORS
from corridor.agents.officials import PERMIT, SCHEMES
from corridor.encounters import (
    checks,
    claims,
    companions,
    custody,
    departure,
    hearings,
    inspection,
    posts,
    power,
    protection,
    travel,
    work,
)
from corridor.encounters.once import once
from corridor.life import CODE, move
from corridor.model import CorridorModel
from corridor.records.events import KIND


@pytest.fixture
def world():
    """Many on the way, to be changed at will."""
    return copy.deepcopy(eve())


def rule(world, column, office, value):
    world.officials.write_rule(column, value, [world.official_row[office]])


def adults(world, number=40):
    people = world.people
    return np.flatnonzero(~people.minor & ~people.seasonal & (people.situation == CODE["home"]))[:number]


def count(world, kind):
    return int((world.events.columns()["kind"] == KIND[kind]).sum())


def protected(world, who):
    """Settled for a year with a stay that ends, sought by a cell."""
    people = world.people
    move(world, who, "travelling", None)
    move(world, who, "in_care", None)
    claims.grant(world, who, PERMIT["humanitarian_stay"], 0, residence=False, days=700, work=True)
    people.since[who], people.threatened[who] = world.day - 400, world.day - 5


def test_resettlement_needs_places_and_prefers_a_known_tongue(world):
    who = adults(world, 200)
    protected(world, who)
    gone = {}
    for countries in ("spanish_speaking", "others"):
        one = copy.deepcopy(world)
        protection.resettle(one)
        assert count(one, "resettled") == 0
        rule(one, "places_year", f"resettlement:{countries}", 50_000)
        rule(one, "months", f"resettlement:{countries}", 6)
        protection.resettle(one)
        gone[countries] = count(one, "resettled")
    assert gone["spanish_speaking"] > gone["others"]


def test_priority_grounds_decide_who_comes_first(world):
    who = adults(world, 200)
    protected(world, who)
    one = world
    rule(one, "places_year", "resettlement:spanish_speaking", 20 / one.scale)
    rule(one, "priority_women", "resettlement:spanish_speaking", 1)
    one.people.attachment_usd[who] = 0.0
    protection.resettle(one)
    went = one.events.columns()["person"][one.events.columns()["kind"] == KIND["resettled"]]
    assert len(went) and (one.people.sex[went] == 0).all()


def test_complementary_protection_catches_some_who_are_refused(world):
    who = adults(world)
    people = world.people
    people.threatened[who], people.trauma[who] = world.day - 5, 0.9
    people.appeals[who] = 1  # there has been an appeal already
    people.situation[who], people.holder[who] = CODE["in_care"], world.official_row["migration_office:mexico"]
    asylum = world.official_row["asylum_office:mexico"]
    granted = []
    for given in (0, 1):
        one = copy.deepcopy(world)
        rule(one, "complementary", "asylum_office:mexico", given)
        hearings.refused(one, who, asylum, PERMIT["asylum_mexico"], 0)
        granted.append(count(one, "granted"))
    assert granted[0] == 0 and granted[1] > 0.8 * len(who)  # an officer weighs danger against doubt


def test_claims_have_a_time_limit_but_not_for_survivors_and_minors(world):
    who, asylum = adults(world), world.official_row["asylum_office:mexico"]
    people = world.people
    people.departed[who], people.victim[who] = world.day - 100, False
    rule(world, "filing_days", "asylum_office:mexico", 42)
    assert not claims.in_time(world, who, asylum).any()
    people.victim[who[:5]], people.minor[who[5:9]] = True, True
    assert claims.in_time(world, who, asylum).sum() == 9
    rule(world, "filing_days", "asylum_office:mexico", 365)
    assert claims.in_time(world, who, asylum).all()


def test_no_ground_shows_where_persecution_by_gangs_does_not_count(world):
    who, asylum = adults(world), world.official_row["asylum_office:mexico"]
    world.people.threatened[who] = world.day
    assert claims.grounds(world, who, asylum).any()
    rule(world, "non_state", "asylum_office:mexico", 0)
    assert not claims.grounds(world, who, asylum).any()


@pytest.mark.parametrize("column, change", [("hardship", lambda people, who: None), ("offence_here", lambda people, who: people.offence_in.__setitem__(who, 2))])
def test_trial_stays_for_fewer(world, column, change):
    who, office = adults(world), world.official_row["migration_office:mexico"]
    people = world.people
    people.victim[who] = people.identified[who] = True
    people.trauma[who], people.threatened[who], people.trafficker_kind[who] = 0.0, -9999, 0
    people.offence_in[who] = list(world.countries).index("MX")
    change(people, who)
    for name, value in (("open", 1), ("cooperation", 0), ("hardship", 0), ("offence_here", 0)):
        rule(world, name, "trial_stay:humanitarian_visa", value)
    assert np.isfinite(protection.best_trial(world, who, office, 0)[0]).all()
    rule(world, column, "trial_stay:humanitarian_visa", 1)
    assert not np.isfinite(protection.best_trial(world, who, office, 0)[0]).any()


def test_a_stay_of_open_length_is_worth_less_than_one_of_known_length(world):
    who, office = adults(world), world.official_row["migration_office:mexico"]
    people = world.people
    people.victim[who] = people.identified[who] = True
    people.trauma[who], people.threatened[who] = 0.9, world.day
    people.offence_in[who] = list(world.countries).index("MX")
    worth = []
    for known in (0, 1):
        for name, value in (("open", 1), ("cooperation", 0), ("work", 1), ("residence_after", 0), ("stay_days", 3000), ("known_length", known)):
            rule(world, name, "trial_stay:humanitarian_visa", value)
        worth.append(protection.best_trial(world, who, office, 0)[0].mean())
    assert worth[0] < worth[1]


def test_recovery_by_condition_goes_on_until_the_person_is_well(world):
    who, office = adults(world), world.official_row["migration_office:mexico"]
    people = world.people
    people.holder[who], people.since[who] = office, world.day - 60
    people.trauma[who] = np.where(np.arange(len(who)) < 10, 0.9, 0.1)
    assert len(protection.not_yet_recovered(world, who)) == len(who)
    rule(world, "reflection_by_condition", "migration_office:mexico", 1)
    assert (protection.not_yet_recovered(world, who) == who[10:]).all()
    people.since[who] = world.day - 1000
    assert len(protection.not_yet_recovered(world, who)) == len(who)


def test_removal_after_a_hearing_and_deportation_from_mexico_bring_other_bans(world):
    who, people = adults(world), world.people
    people.entry_sector[who], people.removals[who], people.ban_until[who] = -1, 0, -9999
    people.ban_mx_until[who] = -9999
    people.situation[who] = CODE["detained"]
    for column, value in (("bar_first_years", 5), ("bar_hearing_years", 10), ("hearing", 1)):
        rule(world, column, "migration_office:us", value)
    one = copy.deepcopy(world)
    one.deport(who, 1)
    assert (one.people.ban_until[who] == world.day + 3650).all()
    rule(world, "hearing", "migration_office:us", 0)
    two = copy.deepcopy(world)
    two.deport(who, 1)
    assert (two.people.ban_until[who] == world.day + 1825).all()
    people.signed[who] = np.arange(len(who)) < 7
    rule(world, "ban_years", "migration_office:mexico", 2)
    world.deport(who, 0)
    assert (people.ban_mx_until[who] > world.day).sum() == len(who) - 7


def test_fewer_posts_check_fewer_roads(world):
    at_posts = world.post_of_link >= 0
    all_of_them = (checks.post_capacity(world)[at_posts] > 0).sum()
    for region in ("southeast", "centre", "north"):
        rule(world, "posts", f"checkpoints:{region}", 0.5)
    half = checks.post_capacity(world)
    assert 0 < (half[at_posts] > 0).sum() < all_of_them
    for region in ("southeast", "centre", "north"):
        rule(world, "posts", f"checkpoints:{region}", 0)
    none = checks.post_capacity(world)
    assert not none[at_posts & (world.checkpoint_of_link >= 0)].any()


def test_who_roams_a_trail_is_not_at_the_post(world):
    """The same officers: the more of their time on the trail beside their post, the fewer groups are looked at on the road."""
    rules, at = world.officials, world.geography
    trail = np.flatnonzero((world.roaming_of_link >= 0) & ~world.has_train[rules.link[world.roaming_of_link]])
    road = rules.link[world.roaming_of_link[trail]]
    ways = np.concatenate([road, trail])

    def looked_at(roaming) -> tuple[np.ndarray, np.ndarray]:
        roams = np.full(len(rules), roaming)
        share = posts.seen_share(
            ways, world.post_of_link, world.checkpoint_of_link, world.table_groups, rules.staff, rules.hours_day, rules.posts, world.has_train,
            at.post, at.post_groups, at.background, world.roaming_of_link, world.roamed_beside, rules.link, roams, once(world, checks.of_posts)[0])
        return share[:len(road)], share[len(road):]

    (all_road, no_trail), (some_road, some_trail), (few_road, much_trail) = looked_at(0.0), looked_at(0.15), looked_at(0.9)
    assert not no_trail.any() and (some_trail > 0).all() and (much_trail > some_trail).all()
    assert np.allclose(some_road, 0.85 * all_road) and np.allclose(few_road, 0.1 * all_road)


def test_staff_at_inner_borders_see_more_guides(world):
    before = world.guides_looked_at()
    rule(world, "detection_staff", "ca4:region", 120)
    assert world.guides_looked_at() > before + 0.05


def test_guests_with_safe_passage_are_not_alone_on_the_first_leg(world):
    people, house = world.people, world.geography.place("arriaga")
    who = adults(world)
    out = np.flatnonzero(world.geography.tail == house)[0]
    people.guest_at[who], people.link[who] = house, out
    assert not power.walked_by_staff(world, who).any()
    rule(world, "safe_passage", "shelter:arriaga", 1)
    assert (power.walked_by_staff(world, who) > 0).all()
    people.guest_at[who] = world.geography.place("tapachula")
    assert not power.walked_by_staff(world, who).any()


def test_trained_inspectors_know_more(world):
    unit = world.official_row["inspectorate:mexico"]
    before = inspection.knowledge(world, unit)
    rule(world, "training_hours", "inspectorate:mexico", 24)
    assert inspection.knowledge(world, unit) > before + 0.2


def test_children_come_along_on_a_permit_that_lets_them(world):
    people = world.people
    child = world.children[(people.situation[world.children] == CODE["home"]) & (people.situation[people.parent[world.children]] == CODE["home"])]
    parents = np.unique(people.parent[child])
    parents = parents[~people.minor[parents]]
    people.applied[parents] = SCHEMES.index("regional")
    went = []
    for family in (0, 1):
        one = copy.deepcopy(world)
        rule(one, "months", "permit_office:regional", 9)
        rule(one, "family", "permit_office:regional", family)
        departure.use_permits(one, parents)
        children = companions.children_of(world, parents)[0]
        gone = children[one.people.situation[children] == CODE["travelling"]]
        went.append(len(gone))
        assert (one.people.papers_us[gone] > one.day).all()
    assert went[0] == 0 < went[1]


def test_who_has_papers_travels_as_others_do():
    """By bus or air, from each place of origin to each destination: never on a freight train, on foot, over a river, or where no way leads
    on. Who cannot pay the fare waits and earns it, or goes home."""
    world = CorridorModel("work_permits", seed=1, scale=0.01, days=2, burn_in_days=0)
    at, worth = world.geography, travel.worth_of_links(world)[world.papered_pool]
    ordinary = np.isin(np.array(at.modes)[at.mode], ("bus", "private_vehicle", "air"))
    assert (worth[:, ~ordinary] == -np.inf).all()
    for goal, place in enumerate(world.destinations):
        opens = np.flatnonzero(np.isfinite(worth[goal]))
        ways = nx.DiGraph(zip(at.tail[opens], at.head[opens], strict=True))
        assert all(nx.has_path(ways, origin, place) for origin in world.origins[0])
        assert {one for one in ways if ways.out_degree(one) == 0} == {place}  # no dead ends
    who = np.flatnonzero(world.people.enters <= 0)[:200]
    world.people.papers_us[who], world.people.channel[who], world.people.situation[who] = 500, 3, 1
    for place, purse in ((at.place("tapachula"), 1e4), (at.place("mexico_city"), 0.0)):
        world.people.place[who], world.people.savings_usd[who], world.people.link[who] = place, purse, -1
        goes, link, *_ = travel.best_leg(world, who)
        assert ordinary[link].all() and (goes.all() if purse else not goes.any())


def test_a_permit_opens_its_sectors_only(world):
    who, people = adults(world), world.people
    us = np.flatnonzero(world.countries[world.geography.country] == "US")[0]
    people.place[who], people.papers_us[who], people.scheme[who] = us, world.day + 100, SCHEMES.index("h2a")

    def sectors_asked() -> set[str]:
        bargain = labour.bargaining(world)
        asked = plans.heard_from(who, np.zeros(len(who), int), labour.papers(world, who), *bargain[:2], labour.asking(world, work.US))
        return {SECTORS[s] for s in world.employers.sector[asked.ravel()]}

    assert sectors_asked() == {"plantation"}
    people.papers_us[who] = -9999
    assert len(sectors_asked()) > 1


def test_a_permit_whose_papers_have_ended_ties_nobody(world):
    """Neither once its last day is over nor under a stay as a survivor; a permit of the other country is as it was."""
    who, people, h2a = adults(world), world.people, SCHEMES.index("h2a")
    rule(world, "free_of_employer", "permit_office:h2a", 0)
    people.scheme[who], people.papers_us[who], people.papers_mx[who] = h2a, world.day + 100, world.day
    ties = world.tied_to_employer
    world._papers_lapse()
    assert ties[who].all()
    people.papers_us[who[:10]] = world.day
    world._papers_lapse()
    assert (people.scheme[who[:10]] == -1).all() and not ties[who[:10]].any() and ties[who[10:]].all()
    move(world, who, "travelling", None)
    move(world, who, "in_care", None)
    claims.grant(world, who[10:20], PERMIT["t_visa"], 1, residence=False, days=1400, work=True)
    claims.grant(world, who[20:], PERMIT["humanitarian_stay"], 0, residence=False, days=365, work=True)
    assert not ties[who[10:20]].any() and ties[who[20:]].all()


def test_a_job_offer_in_mexico_is_asked_for_from_home(world):
    who, people = adults(world), world.people
    people.ban_mx_until[who] = -9999
    for scheme in SCHEMES:
        rule(world, "open", f"permit_office:{scheme}", scheme == "mx_job_offer")
    rule(world, "quota_per_year", "permit_office:mx_job_offer", 50_000)
    rule(world, "fee_usd", "permit_office:mx_job_offer", 0)
    assert np.isfinite(world.best_permit(who)[0]).all()
    people.ban_mx_until[who[:3]] = world.day + 10
    assert np.isfinite(world.best_permit(who)[0]).sum() == len(who) - 3
    people.applied[who] = SCHEMES.index("mx_job_offer")
    departure.use_permits(world, who)
    assert (people.situation[who] == CODE["working"]).mean() > 0.5 and (people.papers_mx[who] > world.day).all()
    assert (people.papers_us[who] < world.day).all()


def test_custody_lets_no_late_claim_through(world):
    """A person who knows the rights but comes too late cannot choose asylum in the race of clocks."""
    who, office = adults(world), world.official_row["migration_office:mexico"]
    people = world.people
    people.situation[who], people.holder[who], people.departed[who] = CODE["detained"], office, world.day - 100
    people.informed[who], people.claim[who], people.victim[who], people.due[who] = True, -1, False, world.day + 5
    world.asylum_belief[0] = 1.0
    people.threatened[who] = world.day
    applied = []
    for days in (42, 365):
        one = copy.deepcopy(world)
        rule(one, "filing_days", "asylum_office:mexico", days)
        custody.return_form(one, who, office, 0)
        events = one.events.columns()
        applied.append(np.count_nonzero((events["kind"] == KIND["applied"]) & (events["detail"] == PERMIT["asylum_mexico"])))  # not stays as victims
    assert applied[0] == 0 < applied[1]


def test_the_placebo_delays_some_departures_by_a_day_and_nothing_else():
    """The first of the period at least; whoever is delayed goes the same way on the next day."""
    plain, delayed = copy.deepcopy(eve()), copy.deepcopy(eve())
    delayed.placebo = True
    for model in (plain, delayed):
        for _ in range(20):
            model.step()

    def departures(model):
        columns = model.events.columns()
        rows = columns["kind"] == KIND["departed"]
        return dict(zip(columns["person"][rows].tolist()[::-1], columns["day"][rows].tolist()[::-1], strict=True))
    before, after = departures(plain), departures(delayed)
    assert delayed.put_off
    first = next(iter(delayed.put_off))
    assert after[first] == before[first] + 1
