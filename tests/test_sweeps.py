"""Designs, and what is read out of a swept store, on the tests' stand-in for the model."""

import gc
import json
import weakref

import pytest
from test_studies import Fake

from corridor.scenario import Scenario
from corridor.studies import ensemble, factors, runner
from corridor.studies.answers import answer
from corridor.studies.designs import points
from corridor.studies.experiment import Experiment
from corridor.studies.exports import export
from corridor.studies.factors import Factor
from corridor.studies.sensitivity import sensitivity
from corridor.studies.store import Keep, Store
from corridor.studies.sweep import sweep
from corridor.views.sweep_figures import draw, draw_sensitivity
from corridor.views.sweep_pages import write_page
from corridor.views.sweeps import pace, report, sensitivity_tables, write

QUOTA = "policies.temporary_work_permits.regional.quota_per_year"
USE, SALE = "parameters.gangs.use_usd", "parameters.gangs.kill_cost_usd"


class Known(Fake):
    """Departures known in closed form: 1,000 for each seed, one for each 1,000 permits, gangs.use_usd and half of
    gangs.kill_cost_usd, and their product under permits; a placebo has one less."""

    def run(self):
        if self.spec.seed == 13:
            raise ValueError("bad luck")

    def indicators(self, by=None):
        quota = [row.get("regional.quota_per_year", 0) for row in self.case.policies.get("temporary_work_permits", [])]
        permits = (quota[-1] if quota else 0) / 1000
        use, sale = (self.case.parameters.get(f"gangs.{name}_usd", 600) for name in ("use", "kill_cost"))
        value = 1000.0 * self.spec.seed + permits + (use - 0.5 * sale) * (permits > 0) - self.placebo
        return {"departures": {"value": value, "cases": 200, "unit": "events", "kind": "E", "reason": None},
                "kidnapped": {"value": value / 2, "cases": 200, "unit": "people", "kind": "P", "reason": None},
                "trafficked": {"value": 3.0, "cases": 1, "unit": "people", "kind": "P", "reason": None}}


@pytest.fixture(autouse=True)
def known(monkeypatch):
    monkeypatch.setattr(runner, "build", Known)
    monkeypatch.setattr(ensemble, "sets", lambda: ({},))  # the closed form is for the usual values


def made(text: str, name="made") -> Experiment:
    return Experiment.from_text(text, name)


def grid_of(outcomes='["departures", "trafficked"]', more="") -> Experiment:
    return made(f"""
        scenarios = ["baseline", "work_permits"]
        seeds = 3
        {more}
        [design]
        apply_to = ["work_permits"]
        [design.factors]
        "{QUOTA}" = [10_000, 50_000]
        [analysis]
        outcomes = {outcomes}
        harm = "kidnapped"
        """)


def test_designs():
    a, b = Factor("a", (1, 2)), Factor("b", (5, 6, 7))
    assert len(points("grid", [a, b], 0)) == 6 and points("grid", [a, b], 0)[0] == {"a": 1, "b": 5}
    assert points("list", [a, Factor("b", (3, 4))], 0) == [{"a": 1, "b": 3}, {"a": 2, "b": 4}]
    ranged = [Factor("x", low=0, high=1), Factor("y", low=1, high=100, log=True), Factor("n", low=0, high=9, whole=True)]
    cube = points("latin_hypercube", ranged, 20)
    assert sorted(int(point["x"] * 20) for point in cube) == list(range(20))  # one in each stratum
    assert sum(point["y"] < 10 for point in cube) == 10 and all(isinstance(point["n"], int) for point in cube)
    saltelli = points("sobol", ranged, 8)
    assert len(saltelli) == 8 * 5 and saltelli == points("sobol", ranged, 8)
    for i, name in enumerate("xyn"):
        for k in range(8):
            mixed, first, second = saltelli[8 * (2 + i) + k], saltelli[k], saltelli[8 + k]
            assert mixed == first | {name: second[name]}
    one = points("one_at_a_time", [factors.read(USE, {}, "", [])[0]], 0)
    assert [point[USE] for point in one] == [900.0, 100.0, 5000.0]


def test_wildcards_and_times_come_from_the_registers():
    faults = []
    each = factors.read("parameters.gangs.*", {}, "", faults)
    assert len(each) == len([name for name in factors.documented() if name.startswith("parameters.gangs.")]) and not faults
    (together,) = factors.read("policies.us_border_control.*.agents", {"times": [1, 2]}, "", faults)
    base = Scenario.load("baseline")
    twice, wrong = factors.apply(base, [together], {together.name: 2})
    assert not wrong and not faults
    before, after = base.rules_on(base.start), twice.rules_on(base.start)
    moved = {key for key in before if before[key] != after[key]}
    assert moved and all(after[key] == 2 * before[key] for key in moved)


def test_parts_and_levels_lay_scenarios_over():
    found = made("""
        [design.parts]
        permits = "work_permits"
        [design.levels.gangs]
        "as they are" = {}
        none = "no_gangs"
        """)
    assert [arm.point for arm in found.arms] == [0, 1, 2, 3]
    last = found.arms[3].case
    assert last.parameters["gangs.presence"] == 0 and "temporary_work_permits" in last.policies
    assert [arm.reference for arm in found.arms] == [None, 0, 0, 0]


def test_pairs_bands_and_the_placebo(tmp_path):
    store, experiment = Store(tmp_path / "s.duckdb"), grid_of()
    found = sweep(experiment, store, jobs=1)
    assert (found.wanted, found.ran, found.stored) == (3 * 4, 12, 0)
    read = answer(experiment, store)
    effects = [row.differences["departures"] for row in read.rows if row.differences]
    assert [effect["mean"] for effect in effects] == [310.0, 350.0] and effects[0]["low"] == effects[0]["high"] == 310.0
    assert effects[0]["placebo"] == 1.0
    assert read.rows[1].differences["trafficked"]["mean"] is None  # too few cases
    fewer, more = read.tradeoffs  # half as many are harmed as depart; arrivals and cost are not defined
    assert fewer["harm"]["mean"] == 155.0 and fewer["beaten_by"] is None and more["beaten_by"] == fewer["title"]
    assert json.dumps(read.as_dict(), allow_nan=False)
    again = sweep(experiment, store, jobs=1)
    assert (again.ran, again.stored) == (0, 12)
    table = store.query("select point, mean, pairs from effects where indicator = 'departures' order by point")[1]
    assert table == [(0, 310.0, 3), (1, 350.0, 3)]
    assert store.query("select wanted, finished, failed from progress")[1] == [(12, 12, 0)]


def test_each_seed_has_its_set_in_every_arm(monkeypatch):
    """Seed k lives under set k mod n, in all arms; the point's own settings win; `central` fixes the first set."""
    monkeypatch.setattr(ensemble, "sets", lambda: ({"gangs.use_usd": 700.0}, {"gangs.use_usd": 800.0}))
    found = {(seed, arm.number): spec.scenario.parameters["gangs.use_usd"] for arm, seed, _, spec in grid_of().members()}
    assert {found[seed, arm] for seed in (1, 3) for arm in range(3)} == {700.0} and found[2, 0] == found[2, 2] == 800.0
    central = grid_of(more="central = true")
    assert {spec.scenario.parameters["gangs.use_usd"] for *_, spec in central.members()} == {700.0}
    own = made(f'seeds = 2\n[design.factors]\n"{USE}" = [300, 400]')
    assert {spec.scenario.parameters["gangs.use_usd"] for *_, spec in own.members()} == {300, 400}


def test_unpaired_seeds_differ_by_arm():
    keys = {(spec.seed, arm.number) for arm, _, placebo, spec in grid_of(more="paired = false").members() if not placebo}
    assert len({seed for seed, _ in keys}) == 9


def test_a_run_that_raises_leaves_its_pair_out(tmp_path):
    store = Store(tmp_path / "s.duckdb")
    experiment = grid_of(more="").__class__.from_text(grid_of().text.replace("seeds = 3", "seeds = [1, 2, 13]"), "made")
    found = sweep(experiment, store, jobs=1)
    assert len(found.failures) == 4 and found.ran == 8
    message, trace = store.query("select message, trace from failures limit 1")[1][0]
    assert message == "ValueError: bad luck" and "Traceback" in trace and str(runner.__file__) not in trace
    read = answer(experiment, store)
    assert read.failed == 4 and all(row.seeds == [1, 2] for row in read.rows)
    assert "4 failed" in pace(found, 60.0)


def test_package_against_parts(tmp_path):
    store = Store(tmp_path / "s.duckdb")
    experiment = made(f"""
        seeds = 3
        [design.parts]
        permits = {{ "{QUOTA}" = 50_000 }}
        use = {{ "{USE}" = 900 }}
        [analysis]
        outcomes = ["departures"]
        figure = "interaction"
        """)
    sweep(experiment, store, jobs=1)
    (row,) = answer(experiment, store).interactions
    assert row["alone"]["use"]["mean"] == 0.0 and row["alone"]["permits"]["mean"] == 350.0
    assert row["package"]["mean"] == 650.0 and row["gap"]["mean"] == 300.0 == row["lost_without"]["use"]["mean"]
    page, figure = write_page(answer(experiment, store), tmp_path)
    assert figure.stat().st_size > 5000
    words = page.read_text()
    assert "the gap, +300 ± 0, is told from chance" in words and "![" in words and "12 runs" not in words


def sampled(kind: str, samples: int, scenarios='["baseline", "work_permits"]') -> Experiment:
    return made(f"""
        scenarios = {scenarios}
        seeds = 1
        [design]
        kind = "{kind}"
        samples = {samples}
        [design.factors]
        "{USE}" = {{ low = 100, high = 900 }}
        "{SALE}" = {{ low = 300, high = 1_900 }}
        [analysis]
        outcomes = ["departures"]
        harm = "departures"
        """)


def test_where_a_policy_fails_is_found(tmp_path):
    store, experiment = Store(tmp_path / "s.duckdb"), sampled("latin_hypercube", 40)
    sweep(experiment, store, jobs=1)
    read = answer(experiment, store)
    tree = read.assumptions
    assert 0 < tree["fails"] < 1 and tree["explained"] > 0.3
    worst, best = tree["leaves"][0], tree["leaves"][-1]
    assert worst["fails"] > best["fails"] and worst["mean"] > best["mean"]
    names = {name for leaf in tree["leaves"] for name, _, _ in leaf["when"]}
    assert names <= {USE, SALE} and read.agreement[0]["sets"] == 40
    ranks = {row["factor"]: row["rank_correlation"]["mean"] for row in sensitivity(experiment, store)}
    assert ranks[USE] > 0.7 and ranks[SALE] < -0.7
    emulated = {row["factor"]: row["emulated"] for row in sensitivity(experiment, store)}
    assert sensitivity(experiment, store)[0]["explained"] > 0.9 and emulated[USE]["total"] == pytest.approx(0.5, abs=0.1)
    draw_sensitivity(experiment, sensitivity(experiment, store), tmp_path / "e.png")
    assert sensitivity_tables(experiment, sensitivity(experiment, store))
    draw(read, tmp_path / "u.png", "es")
    assert (tmp_path / "u.png").stat().st_size > 5000


def test_sobol_indices_of_a_known_function(tmp_path):
    """departures = permits + use - sale / 2 over ranges of equal width: each has half of the variance."""
    store, experiment = Store(tmp_path / "s.duckdb"), sampled("sobol", 32, '["work_permits"]')
    sweep(experiment, store, jobs=1)
    rows = {row["factor"]: row for row in sensitivity(experiment, store)}
    for name in (USE, SALE):
        assert rows[name]["first_order"]["mean"] == pytest.approx(0.5, abs=0.1)
        assert rows[name]["total"]["mean"] == pytest.approx(0.5, abs=0.1)
        assert rows[name]["total"]["low"] < 0.5 < rows[name]["total"]["high"]
    draw_sensitivity(experiment, list(rows.values()), tmp_path / "s.svg")
    assert sensitivity_tables(experiment, list(rows.values()))


def test_effects_of_several_scenarios_are_judged_apart(tmp_path):
    store = Store(tmp_path / "s.duckdb")
    experiment = sampled("latin_hypercube", 24, '["baseline", "work_permits", "stricter_border"]')
    sweep(experiment, store, jobs=1)
    rows = sensitivity(experiment, store)
    told = {(row["scenario"], row["of"]): row for row in rows}
    assert "reason" in told["stricter_border", "difference"]  # no permits there: the same at every point
    assert {row["factor"] for row in rows if row["scenario"] == "work_permits"} == {USE, SALE}


def test_a_sweep_stops_when_time_is_up_and_goes_on(tmp_path):
    store, experiment = Store(tmp_path / "s.duckdb"), grid_of()
    found = sweep(experiment, store, jobs=1, minutes=1e-9)
    assert (found.wanted, found.ran, found.handled) == (12, 1, 1)
    assert answer(experiment, store).failed == 11
    assert sweep(experiment, store, jobs=1).ran == 11


def test_one_at_a_time_ranges(tmp_path):
    store = Store(tmp_path / "s.duckdb")
    experiment = made(f"""
        scenarios = ["work_permits"]
        seeds = 2
        [design]
        kind = "one_at_a_time"
        [design.factors]
        "{USE}" = {{ low = 600, high = 1_000 }}
        "{SALE}" = {{ low = 1_400, high = 1_500 }}
        [analysis]
        outcomes = ["departures"]
        """)
    sweep(experiment, store, jobs=1)
    rows = sensitivity(experiment, store)
    assert [(row["factor"], row["reach"]) for row in rows] == [(USE, 300.0), (SALE, 50.0)]
    assert [end["mean"] for end in rows[0]["ends"]] == [-300.0, 100.0]


def test_what_is_kept_and_what_is_computed_again(tmp_path):
    store = Store(tmp_path / "s.duckdb")
    few = made(grid_of().text + '\n[keep]\nindicators = ["departures"]\nseries = []\npeople = false')
    sweep(few, store, jobs=1)
    assert store.query("select distinct indicator from indicators")[1] == [("departures",)]
    assert store.query("select count(*) from series")[1] == [(0,)]
    spec = few.members()[0][-1]
    assert store.get(spec) is None and store.get(spec, Keep(("departures",), (), False)) is not None
    all_of_it = grid_of()
    assert sweep(all_of_it, store, jobs=1).ran == 12 and sweep(few, store, jobs=1).ran == 0
    assert store.get(spec).harmed


def test_results_are_let_go(tmp_path, monkeypatch):
    """Memory stays flat: a sweep holds no more than the result at hand."""
    alive, most = [], []
    save = Store.save

    def watched(self, spec, result, wanted):
        alive.append(weakref.ref(result))
        gc.collect()
        most.append(sum(ref() is not None for ref in alive))
        save(self, spec, result, wanted)

    monkeypatch.setattr(Store, "save", watched)
    sweep(grid_of(), Store(tmp_path / "s.duckdb"), jobs=1)
    assert len(most) == 12 and max(most) <= 2


def test_while_many_runs_are_saved_others_read_them_and_an_interruption_loses_none(tmp_path):
    path, rows = tmp_path / "s.duckdb", "select run, indicator, value from indicators order by all"
    log = path.with_name("s.duckdb.wal")
    seen = []

    def done(found):
        seen.append(Store(path).query("select count(*) from runs")[1][0][0])
        if log.exists():  # as they would stand if the power failed now
            for file in (path, log):
                (tmp_path / f"cut{file.name}").write_bytes(file.read_bytes())

    experiment = grid_of()
    sweep(experiment, Store(path), jobs=1, done=done)
    assert seen == list(range(1, len(seen) + 1)) and not log.exists()
    cut = Store(tmp_path / "cuts.duckdb")
    assert (tmp_path / "cuts.duckdb.wal").exists() and cut.query(rows) == Store(path).query(rows)
    assert sweep(experiment, cut, jobs=1).ran == 0


def test_another_schema_is_refused_in_one_line(tmp_path):
    store = Store(tmp_path / "s.duckdb")
    sweep(grid_of(), store, jobs=1)
    store._write(lambda link: link.execute("update meta set value = '1' where name = 'schema'"))
    for ask in (store.check, lambda: store.query("from runs"), lambda: sweep(grid_of(), store, jobs=1)):
        with pytest.raises(ValueError, match="found a store of schema 1; allowed schema 3") as told:
            ask()
        assert len(str(told.value).splitlines()) == 1
    (tmp_path / "no.duckdb").write_text("nothing of the kind")
    with pytest.raises(ValueError, match="found no store that can be read"):
        Store(tmp_path / "no.duckdb").check()


def test_exports_and_tables(tmp_path):
    import duckdb

    store, experiment = Store(tmp_path / "s.duckdb"), grid_of()
    sweep(experiment, store, jobs=1)
    for kind in ("parquet", "csv"):
        written = {path.stem: rows for path, rows in export(store, tmp_path / kind, kind, "made")}
        assert written["runs"] == 12 and written["members"] == 12
        there = duckdb.connect().execute(f"select count(*) from '{tmp_path / kind / 'indicators'}.{kind}'").fetchone()[0]
        assert there == written["indicators"] == 36
    with pytest.raises(ValueError, match="allowed made"):
        export(store, tmp_path / "x", "csv", "other")
    read = answer(experiment, store)
    assert {path.name for path in write(read, tmp_path / "t")} == {"made_effects.csv", "made_levels.csv", "made_tradeoffs.csv"}
    assert report(read)
