"""Targets, observation, calibration and claims: what is committed is complete, and each part does what it says."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from importlib import resources
from typing import ClassVar

import numpy as np
import pytest

from corridor import geography as atlas
from corridor.parameters import PARAMETERS, check
from corridor.records.events import KIND, PARTY, SITUATIONS
from corridor.studies import (
    calibration,
    claims,
    emulator,
    ensemble,
    histories,
    measures_crime,
    plausibility,
    shapes,
    targets,
    validation,
)
from corridor.studies.flips import flip
from corridor.studies.history import END, START, History
from corridor.studies.measures import MEASURES
from corridor.studies.runner import Failed
from corridor.studies.store import Store
from corridor.studies.testimony import SHARES
from corridor.studies.window import Window
from corridor.views import evidence as views
from corridor.views import evidence_figures


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
    assert {row.role for row in calibration.rows()} == {"outcome"}


def test_the_ensemble_is_within_documented_ranges_and_was_run():
    found = ensemble.load()
    assert 10 <= len(found["sets"]) <= 50
    for one in found["sets"]:
        assert not [fault for name, value in one["parameters"].items() if (fault := check(name, value))]
    assert ensemble.sets()[0] == found["sets"][found["central"]]["parameters"]


def test_one_share_for_all_rows_of_a_publisher():
    mine = [row for row in targets.load() if row.publisher == "inm" and not row.untied]
    assert {targets.reported(row, [1000.0, 10], {"observation.inm": 0.9}) for row in mine} == {900.0}


def test_a_row_is_inside_only_with_its_mean_in_the_band_and_a_narrow_band():
    row = next(row for row in targets.load() if row.id == "E029")
    shares = {"observation.inm": 1.0}

    def judge(*values, target=row, scale=0.02):
        return validation._row(target, [(shares, {"E029": (value, 500)}) for value in values], scale)

    assert judge(63_000.0, 63_200.0, 63_400.0)["inside"]
    assert judge(10_000.0, 10_000.0, 10_000.0)["reason"] == "below the band"
    assert "wider" in judge(1_000.0, 63_000.0, 130_000.0)["reason"]
    assert judge(10_000.0, 90_000.0, 50_000.0, 9_000.0)["reason"].count("band") == 2  # both faults are told
    assert validation.predicted([1.0, 2.0, 3.0]) == pytest.approx((0.0, 2 + 2.92 * (1 + 1 / 3) ** 0.5), abs=0.01) and validation.predicted([5.0]) == (5.0, 5.0)
    few = replace(row, scale_one=True)
    assert not judge(63_000.0, target=few)["inside"] and judge(63_000.0, target=few, scale=1.0)["inside"]


class Invented:
    """Lives whose every figure is known: the middle of its band at the hidden point, e to the weighted distance from it, and chance."""

    lived: ClassVar[list] = []

    def __init__(self, fit):
        rng, d = np.random.default_rng(3), len(fit.factors)
        self.fit, self.at = fit, np.full(d, 0.35)
        self.weights = {row.id: rng.normal(0, 1.5, d) * (rng.random(d) < 0.3) for row in targets.load() if not row.untied}

    def __call__(self, life, again=False):
        self.lived.append(life)
        x, rng, found = self.fit.shares([dict(life.settings)])[0], np.random.default_rng(life.seed), {}
        for row in targets.load():
            if not row.untied:
                value = float((row.low + row.high) / 2 * np.exp(self.weights[row.id] @ (x - self.at) + 0.05 * rng.standard_normal()))
                curve = [[value * (1 - (1 - share) ** 3) for share in SHARES]] if row.publisher == "shelters" else []
                found[row.id] = [value, 400, *curve]
        return found


@pytest.fixture
def invented(monkeypatch):
    names = ("people.attachment_median_usd", "gangs.road_cells", "smugglers.margin", "patrol.contact", "posts.checks_officer")
    usual = calibration.Fit.load("calibration_2008_2012")
    fit = replace(usual, factors={name: usual.factors[name] for name in names}, first=40, start=(), wave=20, waves=2, keep=10)
    monkeypatch.setattr(histories, "Bench", lambda: Invented(fit))
    monkeypatch.setattr(plausibility, "STEPS", 120)
    Invented.lived.clear()
    return fit


def test_a_fit_finds_the_point_and_goes_on_where_it_stopped(tmp_path, invented):
    store = Store(tmp_path / "s.duckdb")
    with pytest.raises(ValueError, match="ask again"):
        calibration.calibrate(invented, store, 1, minutes=1e-9)
    found = calibration.calibrate(invented, store, 1)
    assert [wave["wave"] for wave in found["waves"]] == [1, 2, 3] and len(Invented.lived) == 80
    x = invented.shares([one["parameters"] for one in found["sets"]])
    assert np.abs(x.mean(axis=0) - 0.35).max() < 0.12 and len(x) == 10
    assert found["waves"][-1]["width_left"] < 0.3 and found["waves"][-1]["inside"] > found["waves"][0]["inside"]
    told = found["touched"]["gangs.road_cells"]
    assert told["narrowed"] > 0.5 and told["rows"] and not found["untouched"]
    assert all({f"observation.{name}" for name in plausibility.PUBLISHERS} <= set(one["parameters"]) for one in found["sets"])
    Invented.lived.clear()
    assert calibration.calibrate(invented, store, 1) == found and not Invented.lived
    assert any("rows it moves" in line for line in views.calibration_lines(found))


def test_a_life_that_fails_stops_nobody(tmp_path, monkeypatch):
    class Unlucky:
        def __call__(self, life, again=False):
            return Failed("ValueError: bad luck") if life.seed == 2 else {"E029": [1.0, 5]}

    monkeypatch.setattr(histories, "Bench", Unlucky)
    store, lives = Store(tmp_path / "s.duckdb"), [histories.Life.of({"gangs.beds": 40.0}, seed, 0.01) for seed in (1, 2, 3)]
    assert histories.lived(lives, store, 1) == [{"E029": [1.0, 5]}, None, {"E029": [1.0, 5]}]
    assert store.query("select seed, message from failures")[1] == [(2, "ValueError: bad luck")]
    assert histories.Life.of({"gangs.beds": 40.0, "observation.inm": 0.9}, 1, 0.01).key == lives[0].key != lives[1].key


def test_an_emulator_tells_what_moves_and_how_sure_it_is():
    rng = np.random.default_rng(1)
    x = rng.random((80, 12))

    def truth(at):
        return np.exp(1.2 * at[:, 0] - at[:, 4] + (at[:, 7] - 0.5) ** 2)

    model = emulator.fit(x, truth(x) * np.exp(0.05 * rng.standard_normal(80)))
    new = rng.random((500, 12))
    mean, spread = model.ask(new)
    assert {0, 4} <= set(model.active) <= {0, 4, 7} | set(range(12)) and model.explained > 0.9
    off = (mean - np.log(truth(new))) ** 2
    assert off.mean() < 0.05**2 * 2 and 0.1 < (off / spread).mean() < 6
    noise = emulator.fit(x, np.exp(rng.standard_normal(80)))
    assert noise.explained < 0.2 and len(noise.active) <= 2
    first, total = emulator.sobol(lambda at: model.ask(at)[0][:, None], 12, 256)
    assert first[0, 0] == pytest.approx(0.58, abs=0.08) and total[0, 1] < 0.05


def test_a_publisher_has_one_share_for_all_its_rows():
    mine = [row for row in targets.load() if row.publisher == "shelters" and row.use == "calibrate"]
    n = len(mine)
    models = [emulator.fit(np.random.default_rng(k).random((30, 2)), np.full(30, 2 * row.value) * np.exp(0.01 * np.arange(30) / 30))
              for k, row in enumerate(mine)]
    rows = plausibility.Rows(mine, models, np.full(n, 1e-4), np.log([row.low for row in mine]), np.log([row.high for row in mine]), [None] * n)
    truth = {row.id: (2 * row.value, 500) for row in mine}  # twice what was published
    assert rows.shares_of(truth)["observation.shelters"] == pytest.approx(0.5, abs=0.03) and rows.inside(truth).all()


def test_validation_figures_and_lines(tmp_path):
    """Two invented lives: a rare row is read from the life at scale 1.0, shapes are drawn beside what is published."""
    beside = {"hidden": {"trafficked": 900.0}, "distributions": {name: {"quantiles": [1.0, 2, 3, 4, 5], "shares": [1 / (len(edges) - 1)] * (len(edges) - 1), "cases": 50}
                                                                 for name, (edges, _) in shapes.DISTRIBUTIONS.items()},
              "months": {sector: [1 / 12 + 0.01 * (k % 3) for k in range(12)] for sector in shapes.SECTORS}, "places": {"died": {"tapachula": 40.0}}}
    truth = {row.id: (row.value, 400) for row in targets.load() if not row.untied} | {"beside": beside}
    full = {name: 1.0 for name in PARAMETERS if name.startswith("observation.")}
    found = validation.table([(full, truth)] * 2, [(full, truth)], 0.1)
    rare = next(row for row in found["rows"] if row["id"] == "P042")
    assert (rare["scale"], rare["runs"], rare["inside"]) == (1.0, 1, True)
    assert found["share_inside"]["calibrate"] == 1.0 and found["share_inside"]["validate"] == 40 / 42
    assert not found["hidden"]["trafficked"]["identified"]
    assert len(evidence_figures.draw_all(found, tmp_path)) == 4 and all(path.stat().st_size > 5000 for path in tmp_path.glob("*.png"))
    assert any("correlation" in line for line in views.validation_lines(found))


def test_measures_are_groups_sums_and_ratios():
    run = {"trafficked": {"value": 30.0, "groups": {"sex=woman": {"value": 20.0}, "sex=man": {"value": 10.0}}},
           "journeys": {"value": 100.0, "groups": {"sex=woman": {"value": 40.0}, "sex=man": {"value": 0.0}}}}
    assert claims.Measure("trafficked[sex=woman] / journeys[sex=woman]").of(run) == 0.5
    assert claims.Measure("(trafficked + 2 * journeys) / 10").of(run) == 23.0
    assert claims.Measure("trafficked[sex=man] / journeys[sex=man]").of(run) is None
    assert claims.Measure("trafficked[minor=True]").of(run) is None and claims.Measure("kidnapped").of(run) is None
    for wrong in ("kidnaped", "trafficked; 1", "trafficked[shoe=big]", "__import__"):
        with pytest.raises(ValueError, match="allowed"):
            claims.Measure(wrong)


def test_who_was_in_care_before_was_not_sent_home_at_once():
    """Four who were identified: deported at once; into care, then home; home assisted; deported, and later a claimant let out of custody."""
    lives = [[(10, "identified", "detained", 0), (12, "deported", "home", 0)],
             [(10, "identified", "in_care", 0), (10, "rescued", "in_care", 0), (40, "returned", "home", 0), (40, "deported", "home", 0)],
             [(10, "identified", "detained", 0), (11, "repatriated", "home", 0)],
             [(10, "identified", "detained", 0), (13, "deported", "home", 0), (200, "sheltered", "in_care", 2)]]
    rows = [(1, person, "trafficked", "working", 0) for person in range(4)] + [(day, person, *what) for person, life in enumerate(lives) for day, *what in life]
    columns = {name: np.array([row[i] for row in rows]) for i, name in ((0, "day"), (1, "person"), (4, "detail"))}
    columns |= {"kind": np.array([KIND[row[2]] for row in rows]), "situation": np.array([SITUATIONS.index(row[3]) for row in rows]),
                "place": np.full(len(rows), atlas.load().place("tapachula")), "link": np.full(len(rows), -1), "party_kind": np.zeros(len(rows), int)}
    window = Window(History(columns, {"sex": np.zeros(4, int)}, 1.0, {}), START, END)
    assert MEASURES["identified_sent_home_bare_share"](window, None)[0] == 0.5


def invented_window(lives) -> Window:
    """Events (day, kind, situation, detail, party) of the people of some lives, in the order of days, at Tapachula."""
    rows = sorted((day, person, *what) for person, life in enumerate(lives) for day, *what in life)
    columns = {name: np.array([row[i] for row in rows]) for i, name in ((0, "day"), (1, "person"), (4, "detail"))}
    columns |= {"kind": np.array([KIND[row[2]] for row in rows]), "situation": np.array([SITUATIONS.index(row[3]) for row in rows]),
                "place": np.full(len(rows), atlas.load().place("tapachula")), "link": np.full(len(rows), -1),
                "party_kind": np.array([PARTY[row[5]] for row in rows])}
    return Window(History(columns, {"sex": np.zeros(len(lives), int)}, 1.0, {}), START, END)


def test_who_is_sold_from_one_captor_to_another_is_kidnapped_once():
    """Three guests: sold, and asked more by the first captor; taken twice, free between; taken before the period and sold in it."""
    taken = [(10, "abducted", "held", 1, "gang"), (11, "ransom_demanded", "held", 0, "gang")]
    sold = [(14, "handed_over", "held", 0, "gang"), (15, "abducted", "held", 1, "gang"), (16, "ransom_demanded", "held", 0, "gang")]
    asked, free = (12, "ransom_demanded", "held", 1, "gang"), (20, "released", "waiting", 0, "gang")
    later = [(day + 20, *what) for day, *what in taken]
    before = [(-5, *what) for _, *what in taken]
    guest, lives = (50, "sheltered", "waiting", 1, "shelter"), [[*taken, asked, *sold, free], [*taken, free, *later], [*before, *sold, free]]
    window = invented_window([[*life, guest] for life in lives])
    assert measures_crime.harms(window).sum() == 1 + 2
    mean, harmed = MEASURES["harms_per_harmed_guest"](window, None)
    assert harmed == 2 and mean == (2 + 4) / 2  # the taking and the demand, each once a captivity


def test_what_a_sign_rests_on_is_found_over_the_sets():
    """The effect is the logarithm of one parameter less 40 beds': the line turns there; chance alone names none."""
    rng = np.random.default_rng(2)
    sets = [{"gangs.beds": float(b), "patrol.contact": float(c), "observation.inm": float(c)}
            for b, c in zip(rng.uniform(20, 90, 24), rng.uniform(0.3, 0.7, 24), strict=True)]
    found = flip([np.log(one["gangs.beds"] / 40) + 0.05 * rng.standard_normal() for one in sets], sets)
    assert found["parameter"] == "gangs.beds" and found["told"] and found["reverses"] and found["at"] == pytest.approx(40, rel=0.1)
    noise = flip(list(rng.standard_normal(24)), sets)
    assert not noise["told"] and "No one parameter" in noise["words"]
    assert "cannot be told from 2 sets" in flip([1.0, 2.0], sets[:2])["words"]


def test_claims_are_run_for_their_months_in_pairs(monkeypatch):
    monkeypatch.setattr(ensemble, "sets", lambda: ({"gangs.beds": 30.0}, {"gangs.beds": 60.0}, {"gangs.beds": 50.0}))
    tests, usual, _ = claims.load()
    specs = claims.plan(tests, 3, 2, usual["scale"])
    seeds = {}
    for (name, whose, days, seed), spec in specs.items():
        assert (spec.seed, spec.days) == (seed, days) and spec.scenario.parameters["gangs.beds"] in ((30.0, 60.0, 50.0)[seed - 1], 0)
        seeds.setdefault((name, whose, days), set()).add(seed)
    assert {len(found) for (_, _, days), found in seeds.items() if days == 365} == {3}
    assert {len(found) for (_, _, days), found in seeds.items() if days > 365} == {2}
    assert max(days for *_, days in seeds) == 1825
    assert any(one.also for one in tests)
    for one in (part for whole in tests for part in whole.parts):
        for side in one.sides():
            assert (*side, one.days) in seeds, one.id


def test_every_testable_claim_is_tested_or_says_why_not():
    tests, _, untested = claims.load()
    with resources.files("corridor").joinpath("evidence/claims.csv").open(encoding="utf-8") as file:
        testable = {row["id"] for row in csv.DictReader(file) if row["testable"] == "yes"}
    assert testable == {claim.id for claim in tests} | set(untested)


def test_claims_are_told_in_spanish_too():
    from corridor.views import claim_words
    from corridor.views.evidence import claim_lines, claims_in_spanish, shipped
    from corridor.views.words import label

    assert claims_in_spanish().keys() == {row["id"] for row in shipped("claims.csv")}
    row = {"id": "C1", "verdict": "consistent", "basis": "emergent", "agreement": 0.97, "sets": 6, "months": 24, "scenario": "work_permits",
           "indicator": "kidnapped", "effect": {"mean": -5.0, "low": -8.0, "high": -1.0}, "expected": "-",
           "chain": [{"measure": "kidnapped[sex=woman] / journeys[sex=woman]", "before": 0.2, "after": 0.1, "went": "otherwise"},
                     {"measure": "rescued", "before": None, "after": 3.0, "went": None}],
           "flip": {"parameter": "gangs.use_usd", "rank_correlation": -0.8, "told": True, "at": 12.0, "reverses": True}}
    row["parts"] = [{key: row[key] for key in ("scenario", "indicator", "effect", "expected", "verdict")} | {"note": "", "change": {"mean": -0.5, "low": -0.6, "high": -0.4}}]
    first, mind, _, head, effect, why, *_ = claim_lines([row], {"C9": "no lever"}, "es")
    assert first == "Dentro de este modelo: 1 consistente; 1 sin poner a prueba." and head.startswith("C1 CONSISTENTE (emergente; 97%")
    assert mind == "De las consistentes, 0 solo dicen que algo ocurre, y en 1 un paso del camino va al revés de lo que cuenta el texto."
    assert effect.strip() == "Permisos regionales de trabajo: secuestrados -5 (-8 a -1) = -50% (-60% a -40%), se espera -."
    assert why.strip() == ("Sucesos en el camino: secuestrados (mujeres) entre viajes iniciados (mujeres) de 0.2 a 0.1 (-50 %); rescatados 3. "
                           "Al revés de lo que cuenta el texto: secuestrados (mujeres) entre viajes iniciados (mujeres). En 6 conjuntos va sobre todo con "
                           "gangs.use_usd (correlación de rangos -0.80): sobre esa recta el signo cambia en 12.")
    for claim in claims.load()[0]:  # every name has a Spanish label
        texts = (*(part.indicator for part in claim.parts), *claim.trace)
        for name in (match[1] for text in texts for match in claim_words.MEASURE.finditer(text)):
            assert name in claim_words.EXTRAS or label(name, "es") != name.replace("_", " "), name
        assert all(group in claim_words.GROUPS for text in texts for group in re.findall(r"\[([^\]]*)\]", text))


def test_why_a_row_misses_is_told_of_the_side_on_which_it_lies(monkeypatch):
    kept = validation.misses()
    assert kept and all(side in ("", "above", "below") and words for told in kept.values() for side, words in told)
    monkeypatch.setattr(validation, "misses", lambda: {"E1": [("above", "many"), ("below", "few")], "E2": [("below", "few")], "E3": [("", "either")]})
    wide = "simulated band wider than 3 published ones"
    assert [validation.why("E1", reason) for reason in ("above the band", f"below the band; {wide}", wide, "")] == ["many", "few", "", ""]
    assert [validation.why("E2", reason) for reason in ("above the band", "below the band")] == ["", "few"]
    assert [validation.why("E3", reason) for reason in ("above the band", wide, "")] == ["either", "either", ""]
