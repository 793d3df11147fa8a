"""Targets, observation, calibration and claims: what is committed is complete, and each part does what it says."""

from __future__ import annotations

import csv
from dataclasses import replace
from importlib import resources

import pytest

from corridor.parameters import PARAMETERS, check
from corridor.studies import calibration, claims, ensemble, targets, validation
from corridor.studies.measures import MEASURES


def test_every_outcome_row_is_tied_or_says_why():
    rows = [row for row in targets.load() if row.role == "outcome"]
    assert sum(row.use == "calibrate" for row in rows) == 63
    assert sum(row.use == "validate" for row in rows) == 42
    for row in rows:
        assert row.untied or row.measure.split(":")[0] in MEASURES, row.id
        assert row.untied or (row.first < row.last and row.low <= row.value <= row.high), row.id
        assert row.publisher == "none" or f"observation.{row.publisher}" in PARAMETERS, row.id


def test_counts_have_bands_of_two_roots_at_least():
    with resources.files("corridor").joinpath("evidence/evidence.csv").open(encoding="utf-8") as file:
        units = {row["id"]: row["unit"] for row in csv.DictReader(file)}
    for row in targets.load():
        if not row.untied and row.publisher != "none" and units[row.id].split("/")[0] in ("persons", "events", "applications", "bodies"):
            assert row.high - row.value >= 1.99 * row.value ** 0.5, row.id


def test_a_fit_reads_no_row_marked_validate():
    assert {row.use for row in calibration.rows()} == {"calibrate"}
    assert not any(row.scale_one for row in calibration.rows())


def test_the_ensemble_is_within_documented_ranges_and_was_run():
    found = ensemble.load()
    assert 20 <= len(found["sets"]) <= 50
    for one in found["sets"]:
        assert not [fault for name, value in one["parameters"].items() if (fault := check(name, value))]
    assert ensemble.sets()[0] == found["sets"][found["central"]]["parameters"]


def test_one_share_for_all_rows_of_a_publisher():
    mine = [row for row in targets.load() if row.publisher == "inm" and not row.untied]
    assert {targets.reported(row, 1000.0, {"observation.inm": 0.9}) for row in mine} == {900.0}


def test_a_row_is_inside_only_with_its_mean_in_the_band_and_a_narrow_band():
    row = next(row for row in targets.load() if row.id == "E029")
    sets = [{"observation.inm": 1.0}] * 3

    def judge(*values):
        return validation._row(row, [{"E029": (value, 500)} for value in values], sets, 0.02)

    assert judge(63_000.0, 63_200.0, 63_400.0)["inside"]
    assert judge(10_000.0, 10_000.0, 10_000.0)["reason"] == "below the band"
    assert "wider" in judge(1_000.0, 63_000.0, 130_000.0)["reason"]
    few = replace(row, scale_one=True)
    assert not validation._row(few, [{"E029": (63_000.0, 500)}] * 3, sets, 0.02)["inside"]


@pytest.mark.parametrize(("expected", "after", "verdict"), [
    ("+", 12.0, "consistent"), ("-", 12.0, "opposite"), ("+", 10.0, "not seen"), ("0", 10.5, "consistent"), (">", 3.0, "consistent")])
def test_verdicts_fall_as_the_runs_do(expected, after, verdict):
    claim = claims.Claim("C0", "x", "kidnapped", expected, "emergent", ("kidnapped",), "", 12, "", "stated")
    runs = [{"kidnapped": {"value": 10.0}}] * 4
    other = [{"kidnapped": {"value": after}}] * 4
    assert claims.judge(claim, runs, other, 365)["verdict"] == verdict
    if expected in "+-" and after != 10.0:  # one pair tells nothing
        assert claims.judge(claim, runs[:1], other[:1], 365)["verdict"] == "undecided"
    assumed = replace(claim, basis="assumed")
    assert claims.judge(assumed, runs, other, 365)["verdict"] == "assumed"


def test_every_testable_claim_is_tested_or_says_why_not():
    tests, _, untested = claims.load()
    with resources.files("corridor").joinpath("evidence/claims.csv").open(encoding="utf-8") as file:
        testable = {row["id"] for row in csv.DictReader(file) if row["testable"] == "yes"}
    assert testable == {claim.id for claim in tests} | set(untested)
