"""Publishing: every step once, in order, within the time; what is done is left alone, what was cut short goes on."""

from __future__ import annotations

import pytest

from corridor.studies import publish


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Commands that cost nothing: `ran` says which were asked; `ends` how a step ends, else done."""
    ran, ends, said = [], {}, []
    monkeypatch.setattr(publish, "EVIDENCE", tmp_path / "evidence")
    monkeypatch.setattr(publish, "PAGES", tmp_path / "pages")
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "misses.csv").write_text("id,side,reason\n")

    def run(step, seconds, jobs):
        ran.append((step.name, seconds))
        if step.name == "ensemble":
            (tmp_path / "evidence" / "ensemble.json").write_text("{}")
        if step.name == "validation_json":
            return "done", '{"rows": [{"id": "E001", "inside": false, "role": "outcome", "why": ""}, {"id": "E002", "inside": true, "role": "outcome", "why": ""}]}'
        return ends.get(step.name, ("done", f"words of {step.name}"))

    monkeypatch.setattr(publish, "run", run)

    def ask(minutes=10, **more):
        ran.clear()
        left = publish.publish(minutes, str(tmp_path / "results" / "s.duckdb"), say=said.append, **more)
        return left, [name for name, _ in ran]

    ask.ends, ask.said, ask.path, ask.ran = ends, said, tmp_path, ran
    return ask


def test_all_steps_in_order_and_only_once(desk):
    names = [step.name for step in publish.steps("", desk.path)]
    assert desk() == (0, names) and names[:3] == ["ensemble", "validation", "claims"] and set(publish.EXPERIMENTS) <= set(names)
    assert "words of validation" in (desk.path / "evidence" / "validation.md").read_text()
    assert (desk.path / "results" / "claims.json").read_text() == "words of claims_json"
    assert any("1 misses without a reason in evidence/misses.csv: E001" in line for line in desk.said)
    assert desk() == (0, [])
    assert desk(again=("claims",)) == (0, ["claims"])
    (desk.path / "evidence" / "ensemble.json").write_text("{another}")
    assert desk() == (0, names[1:])  # what rests on the ensemble is made anew


def test_what_was_cut_short_goes_on_and_time_is_shared_out(desk):
    desk.ends["claims"] = ("out of time", "finished runs are kept")
    left, names = desk()
    assert left == 1 and "claims" in names
    shares = dict(desk.ran)
    assert shares["ensemble"] == pytest.approx(240, abs=60) and shares["validation"] < 10 * 60
    desk.ends.clear()
    assert desk() == (0, ["claims"])
    assert desk(minutes=0.01, again=("validation",))[0] == 1


def test_nothing_rests_on_an_ensemble_that_failed(desk):
    desk.ends["ensemble"] = ("failed", "bad luck")
    assert desk() == (1, ["ensemble"])


def test_a_command_out_of_time_is_interrupted(tmp_path):
    step = publish.Step("slow", ["run", "baseline", "--seeds", "50", "--quiet", "--store", str(tmp_path / "s.duckdb")], 1.0)
    assert publish.run(step, 0.2, 1)[0] in ("out of time", "failed")
    how, text = publish.run(publish.Step("policies", ["policies", "prosecution"], 1.0), 60, None)
    assert how == "done" and text.startswith("prosecution")
    how, text = publish.run(publish.Step("wrong", ["policies", "prosecutio"], 1.0), 60, None)
    assert how == "failed" and "did you mean prosecution?" in text
