"""Commands: output, faults and exit statuses."""

import json

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


def test_printed_comparison_says_noise_and_use(capsys):
    code, out, _ = call(capsys, "compare", "baseline", "work_permits", "--seeds", "2", "--jobs", "1", "--quiet")
    assert code == 0 and "noise" in out and "synthetic" in out


def test_interrupt(capsys, monkeypatch):
    def stop(spec, keep_events=False):
        raise KeyboardInterrupt

    monkeypatch.setattr(runner, "build", stop)
    assert call(capsys, "run", "baseline", "--jobs", "1")[0] == 130


@pytest.mark.parametrize("arguments", [["sweep"], ["dashboard"], ["query", "select 1"], ["policies", "nothing"],
                                       ["trace", "nothing", "--person", "1"], ["scenario", "check", "nothing"]])
def test_wrong_input(capsys, arguments):
    assert call(capsys, *arguments)[0] == 2


def test_policies_and_scenarios(capsys):
    assert json.loads(call(capsys, "policies", "--json")[1])[0]["parameters"]
    assert "in order" in call(capsys, "scenario", "check", "baseline")[1]
    assert "policies" in call(capsys, "scenario", "diff", "baseline", "work_permits")[1]
