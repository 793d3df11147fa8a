"""Runner, store and comparison, on a tiny stand-in for the model."""

import io
import re
from types import SimpleNamespace

import numpy as np
import pytest

from corridor.scenario import Scenario
from corridor.studies import burn_in, comparison, ensemble, runner
from corridor.studies.store import Store


class Fake:
    """Departures 100 x seed, one less under the placebo; few cases of `rare`."""

    def __init__(self, spec, keep_events=False):
        self.spec = spec
        self.case, self.placebo = spec.scenario, spec.placebo

    def burn_in(self):
        return self

    def begin(self, scenario, placebo):
        self.case, self.placebo = scenario, placebo
        return self

    def run(self):
        if self.spec.seed == 13:
            raise ValueError("bad luck")

    def indicators(self, by=None):
        extra = 10 if self.case.name == "other" else 0
        count = 100.0 * self.spec.seed + extra - self.placebo
        return {"departures": {"value": count, "cases": 200, "unit": "events", "kind": "E", "reason": None},
                "rare": {"value": 2.0, "cases": 1, "unit": "people", "kind": "P", "reason": None}}

    def series(self):
        return {"departures": [1.0, 2.0]}

    def overview(self):
        return {}

    def harmed(self):
        return {"trafficked": [1, 2] if self.case.name == "other" else [2, 3], "kidnapped": [], "dead": []}


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    monkeypatch.setattr(runner, "build", Fake)


PAIR = [Scenario("reference", "Reference"), Scenario("other", "Other", days=300)]


def test_compare_pairs_bands_and_people():
    found = comparison.compare(PAIR, seeds=2, scale=0.5, jobs=1)
    block = found.differences["other"]["departures"]
    assert block["by_seed"] == [10.0, 10.0] and block["low"] == block["high"] == 10.0 and block["placebo"] == 1.0
    people = found.people["other"]["trafficked"]
    assert (people["both"], people["only_reference"], people["only_other"]) == (2.0, 2.0, 2.0)
    assert people["placebo"] == {"only_reference": 0.0, "only_other": 0.0} and people["cases"] == 4


def harmed(cases: int, both=5000.0, only_reference=9.9, only_other=0.0, chance=None) -> dict:
    return {"both": both, "only_reference": only_reference, "only_other": only_other, "cases": cases,
            "placebo": {"only_reference": 12.5, "only_other": chance}}


def test_one_rule_says_which_numbers_of_people_may_be_shown():
    assert comparison.told_people(harmed(comparison.FEWEST_CASES)) == ((5000.0, comparison.BELOW, 12.5, 0.0, None), None)
    assert comparison.told_people(harmed(comparison.FEWEST_CASES - 1)) == ((None,) * 5, comparison.TOO_FEW)


def test_tables_report_and_dashboard_show_the_same_numbers_of_people():
    from corridor.dashboard.pages.compare import who
    from corridor.views import report, tables
    from corridor.views.page import Numbered

    found = comparison.compare(PAIR, seeds=2, scale=0.5, jobs=1)
    found.people["other"] = {"trafficked": harmed(500, chance=3.0), "kidnapped": harmed(99, 4321.0)}
    told = found.as_dict()["people"]["other"]
    assert told["trafficked"] == harmed(500, only_reference=None) and told["kidnapped"]["reason"] == comparison.TOO_FEW and told["kidnapped"]["both"] is None
    stored = SimpleNamespace(comparison=found, others=[SimpleNamespace(name="other", title="Other")])
    view = SimpleNamespace(people=found.people["other"], placebo=True)
    for lang, few in (("en", "fewer than 100 simulated cases"), ("es", "menos de 100 casos simulados")):
        *_, table, note = tables.comparison_tables(found, lang)
        assert [list(column.cells) for column in table.columns][1:] == [["5,000"], ["<10"], ["12.5"], ["0"], ["<10"]]
        assert few in note and tables.words.label("kidnapped", lang) in note
        page = Numbered(lang, "", "")
        report._people(page, stored, lang)
        html = page.html()
        assert re.findall(r'<td class="n[ a-z]*"(?: colspan="5")?>(.*?)</td>', html) == ["5,000", "&lt;10", "12", "0", "&lt;10", few]
    shown = who(("baseline", "work_permits"), [view])
    assert re.findall(r"<td class='n(?:oise)?'.*?>(.*?)</td>", shown) == ["5,000", "&lt;10", "12", "0", "&lt;10", "too few cases yet"]
    view.placebo = False
    assert re.findall(r"<td class='n'>(.*?)</td>", who(("baseline", "work_permits"), [view])) == ["5,000", "&lt;10", "…", "0", "…"]


def test_pages_of_experiments_withhold_the_same_numbers_of_people():
    from corridor.studies.cohorts import _mean
    from corridor.views import sweep_pages

    crossed = {"moves": np.zeros((6, 6)), "harms": {"kidnapped": [40, 10, 2], "trafficked": [40, 9, 60], "dead": [49, 0, 0]}}
    row = _mean([crossed, crossed], 0.5) | {"reference": "a", "arm": "b", "placebo": None}
    assert {kind: block["cases"] for kind, block in row["harms"].items()} == {"kidnapped": 100, "trafficked": 98, "dead": 98}
    told = sweep_pages._people(SimpleNamespace(transitions=[row]))
    assert told[0].endswith("only under a: 20; only under b: fewer than 10.")
    (beside, *_) = sweep_pages._people(SimpleNamespace(transitions=[row | {"placebo": {"harms": row["harms"]}}]))
    assert beside.endswith("only under a: 20 (a placebo: 20); only under b: fewer than 10 (a placebo: fewer than 10).")
    assert all(line.endswith("not told (fewer than 100 simulated cases).") for line in told[1:])


def test_signs_and_ranks_over_the_sets(monkeypatch):
    """Each difference says on which share of the sets its sign rests; several scenarios are put in order."""
    monkeypatch.setattr(ensemble, "sets", lambda: tuple({"gangs.use_usd": 700.0 + k} for k in range(6)))
    found = comparison.compare([*PAIR, Scenario("third", "Third")], seeds=6, scale=0.5, jobs=1)
    block = found.differences["other"]["departures"]
    assert (block["agreement"], block["sets"], block["finding"]) == (1.0, 6, True)
    assert found.differences["third"]["departures"]["agreement"] is None  # no difference
    order = found.as_dict()["ranks"]["departures"]["order"]
    assert [step["scenario"] for step in order] == ["third", "other"] and order[1]["above_the_one_before"] == 1.0
    assert not comparison.compare(PAIR, seeds=6, scale=0.5, jobs=1, central=True).differences["other"]["departures"]["finding"]
    assert not comparison.with_agreement({"mean": 1.0, "low": 0.5, "high": 1.5, "by_seed": [1, 1, 1, 1, -0.1, 1]}, 6)["finding"]


def test_few_cases_give_no_mean_but_seeds():
    block = comparison.compare(PAIR, seeds=2, jobs=1).scenarios[0]["indicators"]["rare"]
    assert block["mean"] is None and block["reason"] == comparison.TOO_FEW and block["by_seed"] == [2.0, 2.0]


def test_what_cannot_be_negative_has_no_band_below_zero_and_two_that_agree_are_no_band():
    items = [{"value": value, "cases": 500, "unit": "people", "kind": "E"} for value in (10.0, 60.0)]
    assert comparison.band([10.0, 60.0])["low"] < 0 == comparison.summary(items)["low"]
    from corridor.views.tables import is_noise
    assert is_noise({"mean": 4800.0, "low": 4800.0, "high": 4800.0, "by_seed": [4800.0, 4800.0], "placebo": 0.0})
    assert not is_noise({"mean": 4800.0, "low": 4700.0, "high": 4900.0, "by_seed": [4800.0] * 3, "placebo": 0.0})


def test_a_report_of_scenarios_tells_seeds_that_all_have():
    from corridor.studies.stored import _in_pairs

    keys = {("a", False): {1: "x", 2: "y", 3: "z"}, ("b", False): {2: "u", 3: "v"}, ("c", False): {7: "w"}}
    assert _in_pairs(["a", "b", "c"], keys) == ["a", "b"]
    assert keys["a", False] == {2: "y", 3: "z"} and keys["b", False] == {2: "u", 3: "v"}


@pytest.mark.slow
def test_a_plain_script_may_compare(tmp_path):
    """Workers do not run the script that asks for them again, which would start workers of its own."""
    import subprocess
    import sys

    script = tmp_path / "mine.py"
    script.write_text("import corridor\nprint('once')\nfound = corridor.compare(['baseline', 'work_permits'], seeds=[1], scale=0.002, days=31, jobs=2)\n"
                      "print(found.differences['work_permits']['arrivals_us']['by_seed'])\n")
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.count("once") == 1 and len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize(("wrong", "told"), [({"scenarios": "baseline"}, "a list of scenarios"), ({"scenarios": ["baseline"], "seeds": 0}, "seeds: found 0")])
def test_compare_says_what_it_was_given(wrong, told):
    with pytest.raises(ValueError, match=told):
        comparison.compare(**wrong)


def test_store_reuses_and_answers(tmp_path, monkeypatch):
    store = Store(tmp_path / "s.duckdb")
    first = comparison.compare(PAIR, seeds=2, jobs=1, store=store).as_dict()
    monkeypatch.setattr(runner, "build", lambda spec, keep_events=False: 1 / 0)
    assert comparison.compare(PAIR, seeds=2, jobs=1, store=store).as_dict() == first
    assert store.query("select count(*) from runs")[1] == [(6,)]
    with pytest.raises(ValueError):
        store.query("delete from runs")


def test_a_failed_run_keeps_the_others(tmp_path):
    store = Store(tmp_path / "s.duckdb")
    with pytest.raises(runner.RunFailed, match="bad luck"):
        runner.run_all([runner.RunSpec(PAIR[0], seed) for seed in (13, 1)], jobs=1, store=store)
    assert store.query("select seed from runs")[1] == [(1,)]
    assert store.query("select seed from failures")[1] == [(13,)]


def test_seeds_draw_on_the_ensemble_unless_central(monkeypatch):
    monkeypatch.setattr(ensemble, "sets", lambda: ({"gangs.use_usd": 700.0}, {"gangs.use_usd": 800.0}))
    lived = []
    monkeypatch.setattr(runner, "build", lambda spec, keep_events=False: lived.append(spec) or Fake(spec))
    comparison.compare(PAIR, seeds=3, jobs=1)
    assert {spec.seed: spec.scenario.parameters["gangs.use_usd"] for spec in lived} == {1: 700.0, 2: 800.0, 3: 700.0}
    lived.clear()
    comparison.compare(PAIR, seeds=3, jobs=1, central=True)
    assert {spec.scenario.parameters["gangs.use_usd"] for spec in lived} == {700.0}
    assert ensemble.drawn(Scenario("own", parameters={"gangs.use_usd": 5.0}), 1).parameters == {"gangs.use_usd": 5.0}


def test_key_tells_runs_apart():
    keys = {runner.RunSpec(PAIR[0], seed, placebo=placebo).key for seed in (1, 2) for placebo in (False, True)}
    assert len(keys) == 4 and all(len(key) == 16 for key in keys)


def test_burn_in_tells_starting_beliefs_that_last_from_chance_and_from_counting():
    """Made-up years: low beliefs halve the journeys for ever; kidnapped differ by seed only, alike for all beliefs; arrivals agree."""
    rng = np.random.default_rng(1)
    by_seed = rng.normal(0, 0.01, (4, 1, 1))
    year = np.ones((4, 4, len(burn_in.NUMBERS))) * 1000 * (1 + by_seed)
    years = {b: year.copy() for b in burn_in.STARTING_BELIEFS}
    at = burn_in.NUMBERS.index
    years[0.4][:, :, at("journeys")] *= 0.5
    for b in burn_in.STARTING_BELIEFS:
        years[b][:, :, at("kidnapped")] *= np.array([0.5, 1.5, 0.5, 1.5])[:, None]
        years[b][:, :, at("held")] *= 1 + 0.3 * rng.normal(size=(4, 1)) * (b == 1.7)
    rows = {row["number"]: row for row in burn_in.read(years, 1.0)}
    assert rows["journeys"]["one_regime"] is False and rows["arrivals"]["one_regime"] is True
    assert rows["kidnapped"]["one_regime"] is True and rows["kidnapped"]["seeds_spread"] > 3 * rows["kidnapped"]["seeds_counting"]
    assert rows["held"]["one_regime"] in (None, True) and rows["held"]["seeds_counting"] is None
    assert rows["arrivals"]["seeds_counting"] == pytest.approx(3.63 / 1000**0.5, rel=0.02)  # four counts of a thousand


def test_burn_in_lives_each_seed_with_each_starting_belief(monkeypatch):
    lived = []

    def trend(scenario, seed, scale, beliefs, days):
        lived.append((seed, beliefs))
        return np.full((4, len(burn_in.NUMBERS)), 100.0)

    monkeypatch.setattr(burn_in, "trend", trend)
    rows = burn_in.burn_in(seeds=(1, 2), jobs=1)
    assert sorted(lived) == [(s, b) for s in (1, 2) for b in burn_in.STARTING_BELIEFS] and all(row["one_regime"] for row in rows)
    lived.clear()
    rows = burn_in.burn_in(seeds=(1, 2, 3, 4), jobs=1, at_ends=2)
    assert sorted(lived) == [(1, 0.4), (1, 1.0), (1, 1.7), (2, 0.4), (2, 1.0), (2, 1.7), (3, 1.0), (4, 1.0)]
    assert all(len(row["by_seed"]) == 4 and row["seeds_furthest"] == 0 for row in rows)


def test_a_mean_and_its_band_are_told_in_the_same_unit():
    from corridor.views import tables

    wide = {"mean": -4_900_000.0, "low": -5_807_077.0, "high": -3_992_923.0}
    assert tables.banded(wide, "USD", signed=True) == "-4.9 m ± 0.9 m"
    assert tables.banded({"mean": 400_000.0, "low": -1_600_000.0, "high": 2_400_000.0}, "USD", signed=True) == "+0.4 m ± 2.0 m"
    assert tables.banded({"mean": 0.105, "low": 0.085, "high": 0.125}, "share") == "10.5 % ± 2.0"
    assert tables.banded({"mean": 0.105, "low": 0.085, "high": 0.125}, "share", signed=True) == "+10.5 points ± 2.0"
    assert tables.banded({"mean": -0.105, "low": -0.125, "high": -0.085}, "share", signed=True, lang="es") == "-10.5 puntos ± 2.0"


def test_a_terminal_of_80_columns_loses_nothing_of_a_table():
    from rich.console import Console

    from corridor.views.tables import _table

    table = _table("x", [("", False), ("", False), ("difference ± 95 %", True), ("before", True), ("after", True), ("", False)])
    table.add_row("kidnapped per 1,000 trips", "≈ noise", "-28.5 points ± 11.6", "3,533.3 m", "3,511.2 m", "per 1,000 journeys")
    told = io.StringIO()
    Console(width=80, file=told).print(table)
    for part in ("kidnapped", "1,000 trips", "-28.5 points ± 11.6", "3,533.3 m", "3,511.2 m", "per 1,000", "journeys"):
        assert part in told.getvalue(), part
