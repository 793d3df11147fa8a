"""Small scales against the whole: the test of equivalence, its table, and what fixes a cost that does not grow with heads."""

from __future__ import annotations

import numpy as np

from corridor.agents.news import DANGERS
from corridor.encounters import travel
from corridor.indicators.definitions import INDICATORS
from corridor.model import CorridorModel
from corridor.records.events import KIND, PARTY
from corridor.studies import comparison
from corridor.studies import equivalence as study
from corridor.studies.runner import RunResult


def results(scale: float, seeds: int, departures: float, spread: float, arrived: float) -> list[RunResult]:
    """Runs in which so many leave, and such a part of the journeys arrives."""
    found = []
    for seed in range(seeds):
        count = round(departures * (1 + spread * np.sin(3 * seed)) * scale)
        share = {"value": arrived, "cases": count, "unit": "share", "kind": "R", "reason": None}
        people = {"value": count / scale, "cases": count, "unit": "people", "kind": "P", "reason": None}
        few = {"value": 40.0, "cases": round(40 * scale), "unit": "people", "kind": "P", "reason": None}
        found.append(RunResult(f"{scale}{seed}", "made", seed, {"departures": people, "success_share": share, "harmed_at_home": few}))
    return found


def test_equal_means_are_equivalent_others_not_and_wide_ones_are_not_shown_to_be():
    rng = np.random.default_rng(1)
    whole = 1000 + 10 * rng.standard_normal(10)
    assert study.equivalence(whole, 1010 + 20 * rng.standard_normal(10))["equivalent"]
    assert not study.equivalence(whole, 1150 + 20 * rng.standard_normal(10))["equivalent"]
    wide = study.equivalence(whole, 1000 + 400 * rng.standard_normal(10))
    assert not wide["equivalent"] and wide["low"] < -study.WITHIN and wide["high"] > study.WITHIN
    assert abs(study.equivalence(whole, whole * 1.3)["difference"] - 0.3) < 1e-9


def test_what_seeds_share_at_every_scale_hides_no_difference_and_makes_none():
    rng = np.random.default_rng(2)
    whole = 1000 * (1 + 0.2 * rng.standard_normal(10))  # seeds that differ much, alike at both scales
    alike, higher = whole * (1 + 0.02 * rng.standard_normal(10)), whole * (1.12 + 0.02 * rng.standard_normal(10))
    assert study.equivalence(whole, alike)["equivalent"]
    assert not study.equivalence(whole, higher)["equivalent"] and study.equivalence(whole, higher)["low"] > 0.05
    assert not study.equivalence(whole, rng.permutation(alike))["equivalent"]  # not paired, ten of them cannot tell


def test_only_what_has_events_enough_is_judged_and_a_scale_fails_by_what_differs():
    assert INDICATORS["departures"].kind in "PE"
    runs = {1.0: results(1.0, 10, 100_000, 0.01, 0.3), 0.1: results(0.1, 10, 101_000, 0.01, 0.3), 0.02: results(0.02, 10, 130_000, 0.01, 0.3)}
    found = study.judge(runs)
    assert {row["name"] for row in found["rows"]} == {"departures", "success_share"}
    tenth, least = found["verdict"]
    assert tenth["passes"] and tenth["equivalent"] == 2
    assert not least["passes"] and least["far"] == ["departures"]
    few = study.judge(runs | {0.02: results(0.02, 10, 100, 0.0, 0.3)})
    assert all("reason" in row["scales"][0.02] for row in few["rows"])  # null with its reason is no difference


def test_the_table_stands_between_its_markers_and_is_replaced(tmp_path):
    found = study.judge({1.0: results(1.0, 3, 100_000, 0.01, 0.3), 0.1: results(0.1, 3, 100_000, 0.01, 0.3)})
    page = tmp_path / "page.md"
    assert not study.write(found, page)
    page.write_text(f"before\n{study.BEGIN}\nold\n{study.END}\nafter\n")
    assert study.write(found, page) and study.write(found, page)
    text = page.read_text()
    assert text.startswith("before") and text.endswith("after\n") and "old" not in text and text.count("| departures |") == 1


def test_others_follow_the_reference_in_what_is_shown():
    many, few = results(1.0, 4, 100_000, 0.01, 0.3), results(1.0, 4, 20, 0.0, 0.3)
    worked = comparison.summaries(few, many)["departures"]  # a policy that works: few cases left, as many as before without it
    assert worked["mean"] == 20.0 and comparison.summaries(few)["departures"]["reason"] == comparison.TOO_FEW
    assert comparison.summaries(many, few)["departures"]["reason"] == comparison.TOO_FEW
    assert comparison.differences(many, few, many)["departures"]["mean"] < 0
    assert comparison.differences(few, many, few)["departures"]["reason"] == comparison.TOO_FEW


def test_raids_are_as_large_where_one_simulated_person_is_more_than_a_raid():
    model = CorridorModel("baseline", seed=1, scale=0.01, days=365, burn_in_days=150)
    for _ in range(250):
        model.step()
    columns = model.events.columns()
    raids = (columns["kind"] == KIND["abducted"]) & (columns["person"] < 0)
    taken = (columns["kind"] == KIND["abducted"]) & (columns["person"] >= 0) & (columns["party_kind"] == PARTY["gang"])
    given = np.isin(columns["kind"], [KIND["handed_over"], KIND["sold"]])  # who was not taken in a raid
    bought = set(zip(columns["person"][given], columns["day"][given], strict=True))
    in_raids = [(who, day) not in bought for who, day in zip(columns["person"][taken], columns["day"][taken], strict=True)]
    sizes, people = columns["detail"][raids], sum(in_raids) / model.scale
    assert 1 <= np.median(sizes) < 1 / model.scale  # not one whole simulated person in each
    assert np.isclose(sizes.sum(), people, rtol=0.1)


def test_the_danger_of_nature_is_told_by_its_hazard_not_by_who_dies():
    """Who crosses a desert tells one chance to die for each who goes, whether anybody dies or not (principle 6)."""
    told = {}
    for hazard in (1e-6, 0.003):
        model = CorridorModel("baseline", seed=1, scale=0.01, burn_in_days=10, days=5)
        model.p = model.p | {"nature.desert_hazard_hour": hazard}
        model.burn_in()
        people, desert = model.people, model.geography.mode == model.geography.modes.index("desert")
        link = np.flatnonzero(desert & model.geography.crosses_us)[0]
        who = np.flatnonzero((people.situation == 0) & ~people.seasonal & ~people.minor)[:400]
        people.situation[who], people.link[who], people.channel[who] = 1, link, 0
        bad = model.road_news.bad[:, link, DANGERS.index("dead")]
        before = bad.sum()
        rides_on = travel.ride(model, who)
        heat = model.drivers.value("heat.desert", model.date)
        chance = 1 - np.exp(-hazard * heat * model.geography.hours[link])
        told[hazard] = len(who) - len(rides_on)
        np.testing.assert_allclose(bad.sum() - before, chance * len(who) / model.scale, rtol=1e-6)
    assert told[1e-6] == 0 < told[0.003]
