"""Verdicts on claims: what makes one stand, by which bands, and what decides nothing."""

import pytest

from corridor.studies import claims, ensemble, verdicts


def claim(expected="+", indicator="kidnapped", **more) -> claims.Claim:
    given = {"scenario": "x", "basis": "emergent", "trace": ("kidnapped",), "months": 12, "words": "", "modality": "stated"} | more
    return claims.Claim("C0", indicator=indicator, expected=expected, **given)


def runs(*values) -> list[dict]:
    return [{"kidnapped": {"value": value}} for value in values]


@pytest.mark.parametrize(("expected", "after", "verdict"), [
    ("+", (12, 13, 12.5, 12), "consistent"), ("-", (12, 13, 12.5, 12), "opposite"), ("+", (10, 10, 10, 10), "not seen"),
    ("+", (12, 13, 9, 12), "undecided"), ("+", (10.1, 30, 10.1, 10.1), "undecided"), ("-", (0, 2, 1, 0), "consistent"), ("0", (10.5, 10.4, 9.9, 10.2), "consistent"),
    ("0", (14, 15, 14, 14), "opposite"), ("0", (10.9, 9.2, 11.4, 10), "undecided")])
def test_verdicts_fall_as_the_runs_do(expected, after, verdict):
    """Nine sets in ten must agree and the band over sets leave the turning point out; one pair tells nothing."""
    row = claims.judge(claim(expected), runs(10, 10, 10, 10), runs(*after))
    assert row["verdict"] == verdict and row["sets"] == 4
    if verdict not in ("not seen",):
        assert claims.judge(claim(expected), runs(10), runs(after[0]))["verdict"] == "undecided"
    assert claims.judge(claim(expected, basis="assumed"), runs(10, 10, 10, 10), runs(*after))["verdict"] == "assumed"


def test_effects_are_told_by_how_much_of_its_own_level_each_set_changes():
    """Four sets whose levels differ thousandfold halve what they have, about: amounts tell nothing, shares do."""
    before, after = (10, 100, 1_000, 10_000), (5, 60, 450, 4_000)
    row = claims.judge(claim("-"), runs(*before), runs(*after))
    assert row["effect"]["low"] < 0 < row["effect"]["high"] and row["verdict"] == "consistent"
    assert row["change"]["mean"] == pytest.approx(-0.51, abs=0.02) and row["change"]["low"] < row["change"]["mean"] < row["change"]["high"] < 0
    assert verdicts.change("-", [(10, 0)] * 3) == {"mean": -1.0, "low": -1.0, "high": -1.0}
    assert verdicts.change("+", [(0, 10)] * 3)["mean"] is None  # from nothing
    assert verdicts.change("+", [(-0.1, 0.2)] * 3) is None and verdicts.change(">", [(3, 3)]) is None
    assert claims.judge(claim("+"), runs(-0.1, -0.2, -0.1), runs(0.1, 0.1, 0.2))["verdict"] == "consistent"  # by amounts


@pytest.mark.parametrize(("expected", "values", "verdict"), [
    (">", (3, 4, 3, 5), "consistent"), (">", (0, 0, 0, 0), "not seen"), (">", (0, 4, 0, 0), "undecided"), (">1", (1.2, 1.3, 1.25, 1.2), "consistent"),
    (">1", (0.5, 0.6, 0.5, 0.4), "opposite"), ("<0.25", (0.1, 0.11, 0.1, 0.12), "consistent"), (">1", (None, 1.2, 1.3, 1.2), "undecided")])
def test_levels_are_held_against_a_number(expected, values, verdict):
    assert claims.judge(claim(expected, scenario="level"), runs(*values), runs(*values))["verdict"] == verdict


def test_a_claim_stands_when_all_its_parts_do():
    def part(verdict, agreement=1.0):
        return {"verdict": verdict, "agreement": agreement, "indicator": "kidnapped", "effect": {}} | dict.fromkeys(
            ("scenario", "settings", "against", "expected", "reference", "change", "note"))

    for fallen, whole in ((["consistent"] * 2, "consistent"), (["not seen"] * 2, "not seen"), (["consistent", "undecided"], "undecided"),
                            (["opposite", "undecided"], "opposite"), (["opposite", "consistent"], "undecided"), (["assumed"], "assumed")):
        assert claims.together([part(verdict) for verdict in fallen])["verdict"] == whole
    assert claims.together([part("consistent"), part("undecided", 0.4)])["agreement"] == 0.4


def test_few_cases_decide_nothing_and_steps_that_go_otherwise_are_told():
    def runs(value, cases, debt=1.0):
        return [{"kidnapped": {"value": value + i, "cases": cases}, "migrants_debt_usd": {"value": debt, "cases": None}} for i in range(8)]

    one = claim(scenario="work_permits", expected="-", trace=("-migrants_debt_usd", "+kidnapped"))
    found = claims.judge(one, runs(1000.0, 90), runs(500.0, 40, 2.0))
    assert found["verdict"] == "consistent" and [step["went"] for step in found["chain"]] == ["otherwise", "otherwise"]
    assert found["mechanism"].endswith("Otherwise than the paper tells: migrants debt usd, kidnapped")
    found = claims.judge(one, runs(1000.0, 9), runs(500.0, 4))
    assert found["verdict"] == "undecided" and "100 simulated cases" in found["note"]
    assert claims.judge(one, runs(1000.0, 9), runs(500.0, 40))["verdict"] == "consistent"  # a policy that makes its own outcome


def test_when_time_is_up_claims_are_judged_by_the_sets_that_ended(monkeypatch, tmp_path):
    """Sets come one after another, slow claims' sets among them; a stopped test keeps its runs."""
    from types import SimpleNamespace

    from corridor.studies import runner

    monkeypatch.setattr(ensemble, "sets", lambda: ({"gangs.beds": 30.0}, {"gangs.beds": 60.0}))
    lived = []

    def stand_in(specs, jobs, store, done):
        for spec in specs:
            lived.append(spec)
            done(SimpleNamespace(key=spec.key, indicators={"kidnapped": {"value": 10.0 + spec.seed + len(spec.scenario.policies)}}))

    monkeypatch.setattr(runner, "run_all", stand_in)
    tests = [claim(scenario="work_permits"), claim(scenario="prosecution", months=24)]
    (row, slow) = claims.run(tests, 6, 3, 0.01)
    assert (row["sets"], slow["sets"]) == (6, 3) and row["verdict"] == "consistent" and len(lived) == 18
    assert [(spec.seed, spec.days) for spec in lived[::2]] == [(1, 365), (2, 365), (1, 730), (3, 365), (4, 365), (2, 730), (5, 365), (6, 365), (3, 730)]
    (row, slow) = claims.run(tests, 6, 3, 0.01, minutes=1e-9)
    assert (row["sets"], slow["sets"]) == (0, 0) and row["verdict"] == slow["verdict"] == "undecided"
