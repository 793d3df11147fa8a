"""Commands: output, faults and exit statuses, also to a hostile newcomer."""

import json
import re

import pytest
from test_studies import Fake

from corridor.cli import main
from corridor.studies import runner


def call(capsys, *arguments):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    out, err = capsys.readouterr()
    return left.value.code or 0, out, err


@pytest.fixture(autouse=True)
def place(monkeypatch, tmp_path):
    monkeypatch.setattr(runner, "build", Fake)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_faults_and_nothing_written(capsys, place):
    code, out, err = call(capsys, "compare", "baselin", "work_permits", "--scale", "2")
    assert code == 2 and not out and len(err.splitlines()) == 2
    assert "at most 1" in err and "did you mean baseline?" in err and not list(place.iterdir())


def test_json_is_alone_on_standard_output(capsys):
    code, out, _ = call(capsys, "compare", "baseline", "work_permits", "--seeds", "2", "--jobs", "1", "--json")
    found = json.loads(out)
    assert code == 0 and found["reference"] == "baseline" and found["seeds"] == [1, 2]
    assert set(found["people"]["work_permits"]) == {"trafficked", "kidnapped", "dead"}


def test_json_shapes_are_as_the_interface_says(capsys):
    found = json.loads(call(capsys, "run", "baseline", "--seeds", "2", "--jobs", "1", "--json", "--quiet")[1])
    assert set(found) == {"scale", "days", "seeds", "scenarios"}
    (scenario,) = found["scenarios"]
    assert set(scenario) == {"name", "title", "indicators"}
    assert set(scenario["indicators"]["departures"]) == {"mean", "low", "high", "by_seed", "unit", "kind"}
    assert scenario["indicators"]["rare"]["mean"] is None and "fewer than 100" in scenario["indicators"]["rare"]["reason"]
    found = json.loads(call(capsys, "compare", "baseline", "work_permits", "--seeds", "2", "--jobs", "1", "--json", "--quiet")[1])
    assert set(found) == {"scale", "days", "seeds", "scenarios", "reference", "differences", "people"}
    assert {"mean", "low", "high", "by_seed", "placebo"} <= set(found["differences"]["work_permits"]["departures"])
    assert set(found["people"]["work_permits"]["dead"]) == {"both", "only_reference", "only_other", "placebo", "cases", "reason"}
    policies = json.loads(call(capsys, "policies", "--json")[1])
    assert all(set(policy) == {"name", "title", "parameters"} for policy in policies) and len(policies) == 23
    for row in [row for policy in policies for row in policy["parameters"]]:
        assert {"name", "type", "unit", "status_quo", "reform", "low", "high", "source"} <= set(row) <= {"name", "type", "unit", "status_quo", "reform", "low", "high", "source", "choices"}
        assert all(set(dated) == {"from", "value"} for dated in row["status_quo"])


def test_printed_comparison_says_noise_and_use(capsys):
    code, out, _ = call(capsys, "compare", "baseline", "work_permits", "--seeds", "2", "--jobs", "1", "--quiet")
    assert code == 0 and "noise" in out and "synthetic" in out


def test_printed_comparison_in_spanish(capsys):
    code, out, _ = call(capsys, "compare", "baseline", "work_permits", "--seeds", "2", "--jobs", "1", "--quiet", "--lang", "es")
    assert code == 0 and "ruido" in out and "sintéticas" in out and "noise" not in out and "setting out" not in out
    assert "La ley y la práctica como eran (baseline)" in out and "Law and practice" not in out


def test_quiet_says_nothing_beside_the_answer(capsys):
    assert call(capsys, "run", "baseline", "--seeds", "2", "--jobs", "1", "--json", "--quiet")[2] == ""


def test_a_comparison_is_drawn_too(capsys, place):
    code, _, _ = call(capsys, "compare", "baseline", "work_permits", "--seeds", "2", "--jobs", "1", "--quiet", "--figure", "permits.png")
    assert code == 0 and (place / "permits.png").stat().st_size > 5_000


def test_usual_values_come_from_the_environment(capsys, monkeypatch, place):
    for name, value in (("SEEDS", "3"), ("SCALE", "0.5"), ("DAYS", "7"), ("JOBS", "1"), ("STORE", "mine.duckdb")):
        monkeypatch.setenv(f"CORRIDOR_{name}", value)
    found = json.loads(call(capsys, "run", "baseline", "--json", "--quiet")[1])
    assert (found["seeds"], found["scale"], found["days"]) == ([1, 2, 3], 0.5, 7) and (place / "mine.duckdb").is_file()


def test_interrupt(capsys, monkeypatch):
    def stop(spec, keep_events=False):
        raise KeyboardInterrupt

    monkeypatch.setattr(runner, "build", stop)
    assert call(capsys, "run", "baseline", "--jobs", "1")[0] == 130


def test_other_faults_are_one_line_unless_debug(capsys, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("something else")

    monkeypatch.setattr("corridor.studies.comparison.run_all", broken)
    code, out, err = call(capsys, "run", "baseline", "--jobs", "1", "--quiet")
    assert code == 1 and not out and err.strip() == "RuntimeError: something else"
    with pytest.raises(RuntimeError):
        main(["run", "baseline", "--jobs", "1", "--quiet", "--debug"])


HOSTILE = """
run nothing
run baseline --seeds 0
run baseline --scale nan
run baseline --scale 2
run baseline --days 0
run baseline --days 99999
run baseline --jobs 0
run baseline --by foo
run baseline --lang fr
run baseline --figure x.txt
run baseline --figure /nowhere/x.png
run baseline --seed -1
run baseline --store text.duckdb
run baseline --store folder.duckdb
run baseline --store other.duckdb
run baseline work_permits --profile
compare baseline
compare baseline baseline
run bin.toml
run bad.toml
run extends.toml
run folder.toml
sweep nothing
sweep bad.toml
sweep bin.toml
sweep experiment.toml
sweep claims
sweep calibration_2008_2012
sweep border_x_permits --store text.duckdb
sweep border_x_permits --figure x.txt
sweep border_x_permits --lang xx
sweep border_x_permits --minutes 0
sweep border_x_permits --page text.duckdb/x
sweep border_x_permits --tables text.duckdb
sensitivity border_x_permits
sensitivity nothing
calibrate nothing
calibrate claims
calibrate calibration_2008_2012 --minutes 0
calibrate calibration_2008_2012 -o /nowhere/x.json
validate --sets 0
validate --scale 3
validate --figure x.txt
validate --store text.duckdb
claims --sets 0
claims --scale -1
claims --store text.duckdb
claims --jobs 0
trace nothing --person 1
trace baseline:x --person 1
trace baseline:1 --person -1
trace nix:1 --person 1
trace baseline:1 --person 1 --scale 2
query "select 1"
query "select 1" --store text.duckdb
query "selec 1" --store good.duckdb
query "drop table runs" --store good.duckdb
export out/
export out/ --store text.duckdb
export out/ --format xlsx
report nothing -o x.html
policies nothing
policies --lang fr
policies --reach --scale 2
policies --reach -o x.txt
scenario check nothing
scenario check bad.toml
scenario show nothing
scenario diff baseline
scenario diff baseline nothing
dashboard --port 0
dashboard --lang fr
dashboard --store text.duckdb
burn-in nothing
burn-in --scale 2
cascade nothing
run baseline --seeds 2 --seed 3
sweep border_x_permits --seeds 2 --seed 3
sensitivity sensitivity --seeds 2 --seed 3
sweep border_x_permits --seed -1
run baseline --store /proc/x/y.duckdb
query "" --store good.duckdb
export text.duckdb --store good.duckdb
equivalence --scales 0.01,foo
equivalence --table nothing.md
parameters migrants.nothing
run baseline --seed 3000000000
run baseline --profile --days -5
run baseline --profile --lang xx
trace baseline:1 --person 1 --days 99999999
trace baseline:3000000000 --person 1
burn-in --jobs -1
policies reflection_period -o x.csv
sweep border_x_permits --seed -1
sweep border_x_permits --store /proc/x.duckdb
run baseline --store /proc/x.duckdb
validate --store /proc/x.duckdb
claims --lang fr
drivers nothing
trace baseline:1 --person 1 --lang fr --json
trace baseline:1 --person 99999999 --scale 0.001
trace baseline:1 --person 99999999999999999999999 --scale 0.001
trace baseline:² --person 1
trace baseline:99999999999999999999999 --person 1
trace baseline:1 --victim 0
trace baseline:1 --victim 1 --person 1
trace abc --person 1 --scale 0.1
"""


@pytest.fixture
def traps(place):
    """What a newcomer may trip over: no stores, no texts, folders in the place of files."""
    import duckdb

    from corridor.studies.store import Store

    (place / "text.duckdb").write_text("hello")
    (place / "folder.duckdb").mkdir()
    (place / "folder.toml").mkdir()
    (place / "bin.toml").write_bytes(b"\xff\xfe\x00")
    (place / "bad.toml").write_text("a = = b")
    (place / "extends.toml").write_text('extends = "bin.toml"')
    (place / "experiment.toml").write_text('scenarios = "x"\nseeds = -1\ndesign = 3\nanalysis = 4\nkeep = 5\n')
    duckdb.connect(str(place / "other.duckdb")).execute("create table x (a int)").close()
    Store(place / "good.duckdb").enrol("x", "x", "x", "", [], [])
    return place


@pytest.mark.parametrize("line", HOSTILE.strip().splitlines())
def test_wrong_input_is_told_in_lines_and_writes_nothing(capsys, traps, line):
    import shlex

    before = {path: path.stat().st_mtime_ns for path in traps.rglob("*")}
    code, out, err = call(capsys, *shlex.split(line))
    assert code == 2, err
    assert not out.strip() and err.strip() and "Traceback" not in err and not re.search(r"\w+Error:", err), err
    assert {path: path.stat().st_mtime_ns for path in traps.rglob("*")} == before


@pytest.mark.parametrize("line", ["run", "run baseline --seeds abc", "run baseline --nonsense", "nonsense", "sweep", "report", "trace baseline:1 --person x"])
def test_wrong_words_are_told_by_the_shell(capsys, line):
    code, out, err = call(capsys, *line.split())
    assert code == 2 and not out.strip() and "Traceback" not in err and len(err.strip().splitlines()) == 1 and err.strip().endswith("--help")


def test_policies_and_scenarios(capsys):
    assert "in order" in call(capsys, "scenario", "check", "baseline")[1]
    listed = call(capsys, "policies")[1]
    assert all(name in listed for name in ("us_border_control", "shelters", "trial_stay"))
    full = call(capsys, "policies", "trial_stay")[1]
    for part in ("What the paper says", "Law and practice", "Where the law corrects the paper", "First event", "t_visa.quota_per_year", "5,000", "Q166"):
        assert part in full, part
    assert "Lo que dice el artículo" in call(capsys, "policies", "trial_stay", "--lang", "es")[1]


def test_drivers_are_listed(capsys):
    (found,) = json.loads(call(capsys, "drivers", "wages.chiapas", "--json")[1])
    assert found["unit"] == "USD a day" and found["value"] > 0 and found["source"] and found["meaning"]
    assert "homicide.HN" in call(capsys, "drivers")[1] and "serie" in call(capsys, "drivers", "homicide", "--lang", "es")[1]


def test_a_life_as_json(capsys):
    found = json.loads(call(capsys, "trace", "baseline:1", "--person", "30", "--scale", "0.01", "--days", "5", "--json")[1])
    assert found["person"] == 30 and found["lines"] and all({"date", "kind", "place"} <= set(row) for row in found["events"])


@pytest.mark.parametrize("line, parts", [
    ("nix:x --person -5 --scale 2 --days 0 --lang fr", ("--lang: found 'fr'", "--scale: found 2", "--days: found 0", "seeds from 0 to", "--person: found -5", "nix: file")),
    ("abc --person 1 --scale 0.1 --days 3 --lang fr", ("--lang: found 'fr'", "--scale: found it beside a stored run", "--days: found it beside a stored run")),
    ("abc", ("give --person",)), ("abc --victim 1", ("--victim: only with SCENARIO:SEED",)), ("baseline:1 --victim 0", ("--victim: found 0",)),
    ("baseline:1 --person 99999999 --scale 0.001", ("--person: found 99999999; allowed 0 to ",))])
def test_a_wrong_question_about_a_life_gets_a_line_for_each_fault(capsys, line, parts):
    code, out, err = call(capsys, "trace", *line.split())
    assert code == 2 and not out and len(err.splitlines()) == len(parts)
    assert all(part in told for part, told in zip(parts, err.splitlines(), strict=True)), err


def test_events_can_be_asked_for_where_none_were_kept(capsys, traps):
    assert call(capsys, "query", "select kind, count(*) from events group by kind", "--store", "good.duckdb", "--json")[:2] == (0, "[]\n")


def test_a_query_prints_what_is_stored_and_json_knows_no_nan(capsys, traps):
    asked = "query", """select '[/red]' as "[x]", 'nan'::double as b""", "--store", "good.duckdb"
    told = call(capsys, *asked)[1]
    assert "[/red]" in told and "[x]" in told
    assert json.loads(call(capsys, *asked, "--json")[1]) == [{"[x]": "[/red]", "b": None}]


def test_scenario_diff_speaks_in_words(capsys, place):
    told = call(capsys, "scenario", "diff", "baseline", "work_permits")[1]
    assert "baseline -> work_permits" in told and "places a year 0 → 150,000 permits a year" in told and "→ no" not in told
    assert "cupo al año 0 → 150,000" in call(capsys, "scenario", "diff", "baseline", "work_permits", "--lang", "es")[1]
    told = call(capsys, "scenario", "diff", "baseline", "no_gangs")[1]
    assert "gangs.presence: 1 → 0" in told
    (place / "dated.toml").write_text('\ufeffextends = "baseline"\n[drivers]\n"wages.us_agriculture" = [{value = 5, from = 2011-10-01}]\n', encoding="utf-8")
    assert "wages.us_agriculture: × 1 → × 5 from 2011-10-01" in call(capsys, "scenario", "diff", "baseline", "dated.toml")[1]
    (place / "same.toml").write_text('extends = "baseline"')
    assert "no difference" in call(capsys, "scenario", "diff", "baseline", "same.toml")[1]


def test_places_where_nothing_can_be_written_are_told_before_the_work(capsys, tmp_path):
    for line in ("run baseline --seed 1 --days 2 --scale 0.001 --figure /proc/x.png", "export /proc/out", "cascade baseline --days 99999",
                 "cascade baseline --follow-up 99999"):
        status, _, err = call(capsys, *line.split())
        assert status == 2 and len(err.strip().splitlines()) == 1 and "Errno" not in err, (line, err)
    broken = tmp_path / "broken.duckdb"
    broken.write_text("no store")
    status, _, err = call(capsys, "trace", "abc", "--person", "3", "--store", str(broken))
    assert status == 2 and len(err.strip().splitlines()) == 1
