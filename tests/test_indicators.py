"""Indicators folded from hand-made months."""

from types import SimpleNamespace

import numpy as np
import pytest

from corridor import law
from corridor.indicators import INDICATORS, Indicators
from corridor.indicators.definitions import CASCADE, HARMS
from corridor.indicators.fold import SPLITS
from corridor.indicators.observation import heard
from corridor.records.events import COLUMNS, COUNTED, KIND, PARTY, SITUATIONS

GEO = SimpleNamespace(
    countries=("GT", "MX", "US"), country=[0, 1, 2], regions=("home", "southeast", "us"), region=[0, 1, 2],
    modes=("freight_train", "trail", "bus"), mode=[0, 1, 2], sector=[0, 3, 0], km=[100.0, 50.0, 60.0], post=[0, 0, 1],
    tail=[1, 1, 1], head=[1, 2, 2],
)
HOME, TRAVELLING, WAITING, WORKING, HELD, DETAINED, IN_CARE, SETTLED, DEAD = range(len(SITUATIONS))
FULL = law.pack(7, 2, 2, minor=True)
PEOPLE = SimpleNamespace(key=np.arange(100, 106, dtype=np.uint64), home=np.zeros(6, int), sex=np.array([0, 0, 1, 1, 1, 1]))


def month(*rows):
    """rows: (day, person, kind, dict of the rest)."""
    out = {name: np.full(len(rows), -1 if name in ("place", "link", "party") else 0, t) for name, t in COLUMNS.items()}
    for i, (day, person, kind, rest) in enumerate(rows):
        out["day"][i], out["person"][i], out["kind"][i] = day, person, KIND[kind]
        for name, value in rest.items():
            out[name][i] = PARTY[value] if name == "party_kind" else value
    return out


@pytest.fixture
def folded():
    fold = Indicators(PEOPLE, None, GEO, scale=0.01, days=60)
    fold.fold(month((-9, 5, "robbed", {}), (-5, 4, "trafficked", {"detail": FULL, "situation": WORKING})), {})
    fold.fold(month(
        (1, 0, "departed", {"detail": 20, "place": 0}), (1, 1, "departed", {"place": 0}),
        (3, -1, "abducted", {"detail": 12, "party_kind": "gang"}),
        (3, 0, "abducted", {"detail": 12, "party_kind": "gang", "place": 1}),
        (3, 0, "ransom_demanded", {"amount_usd": 2000, "party_kind": "gang"}),
        (6, 0, "ransom_paid", {"amount_usd": 300, "party_kind": "gang"}),
        (8, 0, "ransom_paid", {"amount_usd": 500, "party_kind": "gang"}),
        (9, 1, "robbed", {"party_kind": "official", "place": 1}), (9, 1, "robbed", {"party_kind": "common_criminal"}),
        (20, 2, "trafficked", {"detail": FULL, "situation": WORKING}), (25, 4, "checked", {"situation": WORKING}),
    ), {"candidates": 5.0})
    fold.fold(month(
        (33, 0, "released", {}), (34, 2, "rescued", {}), (35, 1, "crossed", {"link": 1}),
        (36, 1, "apprehended", {"link": 1}), (40, 0, "arrived", {"place": 2}), (41, 1, "deported", {"detail": 1, "place": 0}),
        (41, 1, "returned", {"detail": 1, "place": 0}), (70, 3, "died", {"detail": 1}),
    ), {"candidates": 4.0})
    return fold


def test_counts_ratios_and_durations(folded):
    got = {name: result["value"] for name, result in folded.results().items()}
    assert got["journeys"] == got["departures"] == 200 and got["smuggler_use_share"] == 0.5
    assert got["kidnapped"] == got["kidnapped_by_gangs"] == 100 and got["kidnapped_by_smugglers"] == 0
    assert got["kidnapping_events"] == 1 and got["kidnap_group_size"] == 12  # group acts are not scaled
    assert got["ransom_paid_usd"] == 800 and got["ransom_revenue_usd"] == 80_000 and got["days_captive"] == 30
    assert got["released_after_payment_share"] == 1 and got["robbed"] == 100 and got["official_abuse_share"] == 0.5
    assert got["robbed_per_1000_journeys"] == 500 and got["apprehension_probability_us"] == 0.5
    assert got["journey_days"] == 39 and got["returned"] == 100 and got["deaths"] == 0
    assert got["trafficked"] == got["trafficked_minors"] == got["trafficked_from_kidnapping"] == 100
    assert got["victims_met_by_officials"] == 100  # the other is a victim since before the period
    assert got["trafficked_days"] == (14 + 60) * 100
    assert got["trafficked_current"] == 100 and got["active_traffickers"] == 0  # nobody is named as holding the one still held


def test_stocks_and_what_is_not_measured(folded):
    results = folded.results()
    assert results["candidates"]["value"] == 4 and results["candidates"]["cases"] is None
    assert results["bad_work"]["value"] == 0
    assert "730" in results["safe_at_24_months"]["reason"] and results["wage_paid_usd_day"]["reason"] == "no cases"
    for name in ("asylum_granted", "t_visas"):  # null, not a false zero
        assert results[name]["value"] is None and results[name]["reason"] == "not modelled yet"
    assert results["work_permits_granted"]["value"] == results["disappeared"]["value"] == 0
    assert not any(name.startswith("_") for name in results)
    with pytest.raises(KeyError):
        folded.stock("nonsense", 1)


def test_splits_add_up(folded):
    for by in ("sex", "month", "region"):
        groups = folded.results(by)["departures"]["groups"]
        assert sum(group["value"] for group in groups.values()) == 200
    with pytest.raises(KeyError):
        folded.results("shoe_size")


def test_series_and_harmed(folded):
    series = folded.series()
    assert series["departures"] == [200, 0] and series["candidates"] == [5, 4]
    assert folded.harmed()["trafficked"].tolist() == [102] and folded.harmed()["kidnapped"].tolist() == [100]


def test_every_definition_says_what_it_reads():
    assert all(row.reads or row.kind for row in INDICATORS.values()) and len(INDICATORS) > 150
    empty = Indicators(PEOPLE, None, GEO, scale=0.1)
    empty.fold(month(), {})
    assert set(empty.results()) == {name for name in INDICATORS if name[0] != "_"}
    assert all(row.reads for row in INDICATORS.values())
    assert {f"{name}_per_1000_journeys" for name in HARMS} < set(INDICATORS)


def told(*rows, **settings):
    """Indicators of a log of 60 days, at scale 0.1 so that one person is ten."""
    fold = Indicators(PEOPLE, None, GEO, **{"scale": 0.1, "days": 60} | settings)
    fold.fold(month(*sorted(rows, key=lambda row: row[0])))
    return fold


def test_the_cascade_is_nested_and_on_one_denominator():
    fold = told(
        (1, 0, "trafficked", {"detail": FULL, "situation": HELD}), (2, 0, "rescued", {}), (2, 0, "identified", {}), (3, 0, "stay_offered", {}),
        (9, 0, "protected", {}),
        (1, 1, "trafficked", {"detail": FULL, "situation": HELD}), (4, 1, "detained", {}), (5, 1, "asked", {}), (5, 1, "disclosed", {}),
        (1, 2, "trafficked", {"detail": FULL, "situation": HELD}), (8, 2, "identified", {}), (9, 2, "protected", {}),  # met by nobody before
        (-9, 3, "trafficked", {"detail": FULL, "situation": HELD}), (5, 3, "asked", {}), (5, 3, "disclosed", {}),  # before the period
    )
    got = {name: fold.results()[name]["value"] for name in CASCADE}
    assert list(got.values()) == [30, 20, 20, 20, 10, 10, 10, None]
    shares = {name: fold.results()[f"{name}_share_of_before"]["value"] for name in CASCADE[1:-1]}
    assert shares == pytest.approx({"victims_met_by_officials": 2 / 3, "asked": 1, "disclosed": 1, "identified": 0.5, "offered": 1, "protected": 1})


def test_safe_at_24_months_counts_those_whom_nothing_has_befallen_since():
    lives = [(1, who, "trafficked", {"detail": FULL, "situation": HELD}) for who in range(3)]
    lives += [(2, who, kind, {}) for who in range(3) for kind in ("rescued", "identified", "stay_offered")]
    lives += [(9, who, "protected", {}) for who in range(3)] + [(5, 0, "robbed", {}), (400, 1, "deported", {}), (740, 2, "robbed", {})]
    fold = told(*lives, follow_up_days=730)
    assert fold.results()["protected"]["value"] == 30 and fold.results()["safe_at_24_months"]["value"] == 20
    assert told(*lives).results()["safe_at_24_months"]["reason"] == "needs follow_up_days >= 730"


def test_monthly_counts_make_stocks_routes_and_quotas():
    count = lambda name, amount, **rest: (59, -1, "counted", {"detail": COUNTED.index(name), "amount_usd": amount, **rest})
    fold = told(count("legs", 100, link=0), count("legs", 40, link=1), count("legs", 10, link=2), count("stay_places", 80),
                count("gang_members", 700), (5, 0, "granted", {"detail": 0}), schemes=("t_visa",))
    got = {name: result["value"] for name, result in fold.results().items()}
    assert got["gang_members"] == 700 and got["quota_used_share"] == pytest.approx(10 / 80)
    assert got["evasive_route_share"] == pytest.approx(40 * 50 / (100 * 100 + 40 * 50 + 10 * 60))  # the trail beside the post


def test_debts_bans_and_officials_who_hand_over():
    fold = told(
        (1, 0, "indebted", {"amount_usd": 900}), (2, 1, "indebted", {"amount_usd": 300}), (3, 0, "reattempted", {"party_kind": "state"}),
        (3, 1, "reattempted", {}), (4, 2, "handed_over", {"party_kind": "official", "party": 0, "situation": TRAVELLING}),
        (4, 2, "abducted", {"party_kind": "gang", "party": 1, "situation": HELD}), (6, 2, "ransom_demanded", {"party_kind": "gang", "situation": HELD}),
        (8, 2, "trafficked", {"detail": FULL, "party_kind": "gang", "party": 1, "situation": HELD}),
        (9, 3, "bad_work", {"situation": WORKING}), (9, 2, "bad_work", {"situation": HELD}),
    )
    got = {name: result["value"] for name, result in fold.results().items()}
    assert got["smuggler_debt_usd"] == 600 and got["reattempts"] == 20 and got["reentry_irregular"] == 10
    assert got["kidnapped_by_officials"] == 10 and got["trafficked_official_involved_share"] == 1
    assert got["trafficked_current"] == 10 and got["active_traffickers"] == 1
    assert got["bad_work"] == 10  # the other is under control


def test_victims_rightly_suspected_are_not_misclassified():
    victims = [(1, who, "trafficked", {"detail": FULL, "situation": HELD}) for who in range(5)]
    fold = told(*victims, *((2, who, "suspected", {"detail": who}) for who in range(4)), (2, 4, "missed", {"detail": 1}), (2, 5, "missed", {}))
    assert fold.results()["trata_misclassified"]["value"] == 30


def test_rights_once_understood_in_a_country_are_known_in_every_later_custody_there():
    there = {"place": 2, "situation": DETAINED}
    held = {"place": 1, "situation": DETAINED}
    fold = told(
        (-9, 0, "informed", {"place": 1, "party_kind": "shelter"}), *((3, who, "detained", held) for who in range(4)),
        (4, 1, "informed", held), (4, 2, "signed", held), (5, 0, "signed", held), (5, 1, "signed", held), (5, 2, "informed", held),
        (9, 0, "apprehended", there), (9, 0, "signed", there),  # of the rights in the United States nobody has told
    )
    got = {name: result["value"] for name, result in fold.results().items()}
    assert got["informed_share"] == 0.5 and got["signed_before_information_share"] == pytest.approx(2 / 3)


def test_debts_of_the_dead_and_harm_on_the_first_leg_are_not_counted():
    fold = told(
        (1, 0, "indebted", {"amount_usd": 900}), (1, 0, "died", {"situation": DEAD}), (1, 1, "indebted", {"amount_usd": 300}),
        (2, 2, "robbed", {"place": 0, "situation": TRAVELLING}), (2, 3, "robbed", {"place": 0, "situation": HOME}),
    )
    got = {name: result["value"] for name, result in fold.results().items()}
    assert got["smuggler_debt_usd"] == 300 and got["harmed_at_home"] == 10


def test_what_was_in_force_at_the_time_splits_every_indicator():
    robbed = {"party_kind": "official", "party": 1, "situation": TRAVELLING}
    fold = told(
        (1, 0, "departed", {"detail": 21, "place": 0}), (2, 0, "robbed", {"place": 1, "link": 0, **robbed}), (3, 0, "abandoned", {"place": 1}),
        (4, 0, "robbed", {"place": 1, "link": 1, **robbed}), (5, 0, "granted", {"detail": 1, "place": 1}),
        (6, 0, "robbed", {"place": 1, "party_kind": "gang", "party": 0}), (9, 0, "lapsed", {"detail": 0, "place": 1}),
        (10, 0, "robbed", {"place": 1}), (11, 1, "robbed", {"place": 0}),
        schemes=("h2a", "humanitarian_stay"), corps=(("inm", "police"), np.array([0, 1])),
    )
    assert set(fold.results("corps")["robbed"]["groups"]) == {"inm", "police", "train guards", "no official"}
    people = {by: {name: group["cases"] for name, group in fold.results(by)["official_abuse_share"]["groups"].items()}
              for by in ("channel", "legal_status", "way", "corps", "motive")}
    assert set(people) < set(SPLITS)
    assert people["channel"] == {"alone": 3, "company": 0, "smuggler": 1, "permit": 0, "not on the way": 1}
    assert people["legal_status"] == {"Central America": 1, "irregular": 3, "application pending": 0, "with papers": 1}
    assert people["way"] == {"train": 1, "road": 0, "trail": 1, "not on a leg": 3}
    assert people["corps"] == {"inm": 0, "police": 2, "train guards": 0, "no official": 3}
    assert people["motive"] == {"work": 0, "violence": 4, "reunion": 0}


def test_what_becomes_of_those_who_set_out_by_day_since_departure():
    fold = told(
        *((0, who, "departed", {"detail": 0}) for who in range(4)), (70, 4, "departed", {}),  # the last after the period
        (10, 0, "arrived", {"place": 2, "situation": WAITING}), (10, 1, "deported", {"place": 1, "situation": WAITING}),  # set down in Mexico
        (20, 1, "moved", {"place": 0, "situation": HOME}), (30, 2, "died", {"situation": DEAD}), (75, 4, "arrived", {"place": 2}),
        follow_up_days=40,
    )
    series = fold.series()
    shares = {name: [series[f"cohort_{name}"][day] for day in (9, 10, 25, 99)] for name in ("arrived", "settled_in_mexico", "returned", "died")}
    assert shares == {"arrived": [0, 0.25, 0.25, 0.25], "settled_in_mexico": [0, 0, 0, 0], "returned": [0, 0, 0.25, 0.25], "died": [0, 0, 0, 0.25]}


def test_small_groups_are_not_shown():
    one = Indicators(PEOPLE, None, GEO, scale=0.5, days=60)
    one.fold(month((1, 0, "hired", {"amount_usd": 4000, "place": 0}), (2, 0, "robbed", {})))
    for name in ("robbed", "smuggler_fee_usd"):
        assert {group["value"] for group in one.results("sex")[name]["groups"].values()} <= {None, 0}, name
    assert "fewer than 10" in one.results("sex")["robbed"]["groups"]["0"]["reason"]


def test_it_does_not_matter_how_events_are_handed_in():
    rows = [(-9, 5, "robbed", {}), (1, 0, "trafficked", {"detail": FULL, "situation": HELD}), (1, 1, "departed", {}), (31, 0, "rescued", {}),
            (40, 1, "arrived", {"place": 2}), (59, 2, "trafficked", {"detail": FULL, "situation": HELD}), (70, 2, "rescued", {})]
    at_once, by_day = told(*rows), Indicators(PEOPLE, None, GEO, scale=0.1, days=60)
    for row in rows:
        by_day.fold(month(row))
    assert at_once.results() == by_day.results() and at_once.series() == by_day.series()
    assert at_once.results()["trafficked_current"]["value"] == 10  # at the end of the period, not of what follows


def test_publications_count_cases_not_shares_of_totals():
    everyone = {f"observation.{name}": 1.0 for name in ("shelters", "coroners", "prosecutors", "hospitals", "surveys", "inm", "border_patrol")}
    house = {"party_kind": "shelter", "detail": 1}
    rows = [
        (3, -1, "abducted", {"detail": 40, "party_kind": "gang", "party": 7}),
        *((3, who, "abducted", {"party_kind": "gang", "party": 7, "situation": HELD}) for who in (0, 1)),
        *((4, who, "ransom_demanded", {"party_kind": "gang", "situation": HELD}) for who in (0, 1)),
        (9, 0, "released", {}), (9, 1, "released", {}), (12, 0, "sheltered", house),
        (15, 2, "abused", {}), (16, 2, "sheltered", house), (17, 3, "abused", {}),  # she passes no house
        (20, 4, "trafficked", {"detail": FULL}), (21, 5, "trafficked", {"detail": FULL}), (22, 5, "disclosed", {"party_kind": "official"}),
        (30, 3, "died", {"detail": 1, "situation": DEAD}), (31, 1, "detained", {"place": 1}), (32, 1, "apprehended", {}),
    ]
    got = {name: result["value"] for name, result in told(*rows, observation=everyone | {"observation.found_desert": 1.0}).results().items()}
    assert got["sexually_abused"] == 20 and got["sexually_abused_reported"] == 10
    assert got["trafficked"] == 20 and got["trafficked_reported"] == 10
    assert got["detained_mexico_reported"] == got["apprehended_us_reported"] == got["deaths_reported"] == 10
    events, people = heard(np.array([40]), 0.5)  # half of those taken testify
    assert got["kidnapping_events_reported"] == pytest.approx(10 * events) and got["kidnapped_reported"] == pytest.approx(10 * people)
    assert people == pytest.approx(2.0) and events == pytest.approx(2 / 40)  # the two taken, one event in twenty of forty
    assert heard(np.array([0, 0]), 0.5) == (0.0, 2.0)  # held singly: themselves, and no event
    nobody = {name: 0.0 for name in everyone}
    got = told(*rows, observation=nobody).results()
    assert all(got[name]["value"] == 0 for name in got if name.endswith("_reported"))


def test_one_reporting_share_counts_the_same_cases_every_time():
    rows = [(day, who, "detained", {"place": 1}) for day in range(50) for who in range(6)]
    counts = [told(*rows, observation={"observation.inm": share}).results()["detained_mexico_reported"]["value"] for share in (0.3, 0.3, 0.6, 1.0)]
    assert counts[0] == counts[1] < counts[2] < counts[3] == 3000
    assert 600 < counts[0] < 1200


def test_what_maps_and_life_courses_are_drawn_from(baseline):
    """Journeys are counted once each, legs on links of Mexico; regions add up to no more than the whole."""
    found, values = baseline.overview(), baseline.indicators()
    assert sum(found["courses"].values()) == pytest.approx(len(np.unique(baseline.results._all("departures")["person"])) / baseline.scale)
    assert {key.count("|") for key in found["courses"]} == {2}
    geography = baseline.geography
    assert found["legs"] and all(geography.countries[geography.country[geography.tail[int(link)]]] == "MX" for link in found["legs"])
    for name, regions in found["regions"].items():
        shown = sum(value or 0 for value in regions.values())
        assert shown <= values[name]["value"] * 1.001, name
