"""The cascade from trafficked to safe: one denominator, stages in order, everybody who drops out with a reason."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections import Counter

import pytest
from typer.testing import CliRunner

from corridor.cli import cascade as command
from corridor.cli.commands import app
from corridor.model import CorridorModel
from corridor.scenario import Scenario
from corridor.studies import cascade
from corridor.views import cascade as view

BUSY = {"people.attachment_median_usd": 6000, "employers.sanction_days": 10}


@functools.lru_cache(maxsize=1)
def run() -> CorridorModel:
    """A month and a half in which many are on the way."""
    case = dataclasses.replace(Scenario.load("baseline"), follow_up_days=15)
    return CorridorModel(case, seed=3, scale=0.02, days=30, burn_in_days=60, parameters=BUSY).run()


def test_stages_fall_and_all_who_drop_out_have_a_reason():
    found = cascade.read(run())
    numbers = [found["stages"][stage] for stage in cascade.STAGES]
    assert numbers[0] > 20 and numbers == sorted(numbers, reverse=True)
    for before, stage in zip(cascade.STAGES, cascade.STAGES[1:], strict=False):
        gone = sum(number for (at, _, _), number in found["reasons"].items() if at == stage)
        assert gone == found["stages"][before] - found["stages"][stage]
    assert {where for _, _, where in found["reasons"]} <= {"home", "MX", "US"}


def test_without_follow_up_the_cascade_and_the_indicators_count_the_same_people():
    case = dataclasses.replace(Scenario.load("baseline"), follow_up_days=0)
    model = CorridorModel(case, seed=4, scale=0.02, days=180, burn_in_days=60, parameters=BUSY).run()
    stages, indicators = cascade.read(model)["stages"], model.indicators()
    assert stages["identified"] > 0
    for stage in cascade.STAGES[:-1]:
        assert (indicators[cascade.INDICATOR[stage]]["cases"] or 0) == stages[stage], stage


def test_every_reason_and_corps_has_words_in_both_languages():
    reasons = {why for rows in cascade.WHY.values() for _, why in rows} | set(cascade.OTHERWISE.values()) - {"never_met"}
    for name in (*reasons, *cascade.STAGES, *(name for name, _ in cascade.read(run())["corps"])):
        assert name in view.WORDS, name
        assert view.word(name, "en") and view.word(name, "es")


def test_counts_that_few_cases_stand_behind_are_not_shown():
    one = cascade.read(run())
    found = cascade._sum([one], run().case, [3], 0.02, 30, 15)
    assert found["stages"][-1]["people"] is None and "730" in found["stages"][-1]["reason"]
    for row in found["stages"][:-1]:
        assert row["people"] is None or row["cases"] == 0 or row["cases"] >= cascade.FEWEST
    assert json.dumps(found, allow_nan=False)
    for table, rows in zip(view.cascade_tables(found, "es"), (found["stages"], found["dropped"], found["corps"]), strict=True):
        assert len(table.rows) == len(rows)


def test_shares_have_bands_over_seeds():
    few, many = ({"stages": dict.fromkeys(cascade.STAGES, 0) | {"trafficked": 200, "met": met}, "reasons": Counter(), "corps": Counter()} for met in (20, 60))
    found = cascade._sum([few, many, few, many], run().case, [1, 2, 3, 4], 0.02, 30, 15)
    row = found["stages"][1]
    low, high = row["of_trafficked_band"]
    assert row["of_trafficked"] == pytest.approx(0.2) and 0 < low < 0.2 < high < 0.45
    assert f"({low:.1%}, {high:.1%})" in list(view.cascade_tables(found, "es")[0].columns[2].cells)[1]
    assert cascade._sum([few], run().case, [1], 0.02, 30, 15)["stages"][1]["of_trafficked_band"] is None


def test_wrong_input_is_told_in_one_line():
    assert command.FOLLOW_UP_DAYS == 730
    result = CliRunner().invoke(app, ["cascade", "baseline", "--scale", "2"])
    assert result.exit_code != 0 and "--scale: found 2" in str(result.exception)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_header_names_scenario_and_follow_up(lang):
    found = cascade._sum([cascade.read(run())], run().case, [3], 0.02, 30, 15)
    assert "baseline" in view.header(found, lang) and "15" in view.header(found, lang)
