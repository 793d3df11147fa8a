"""Files of experiments: every fault is told, those shipped are in order."""

import pytest
from test_sweeps import USE, made

from corridor.studies.experiment import Experiment, ExperimentError, shipped


def test_every_fault_is_told_at_once():
    with pytest.raises(ExperimentError) as told:
        made("""
            scenarios = ["baselin"]
            seeds = 0
            scale = 2
            sede = 1
            [design]
            kind = "sobol"
            samples = 12
            [design.factors]
            "parameters.gangs.use_us" = {}
            "parameters.gangs.kill_cost_usd" = { low = 9, high = 1 }
            "parameters.gangs.keep_usd_day" = {}
            [analysis]
            outcomes = ["kidnaped"]
            """)
    faults = "\n".join(told.value.faults)
    for words in ("did you mean baseline?", "seeds: found 0", "scale: found 2", "sede: found an unknown key", "gangs.use_usd",
                  "low below high", "power of two", "did you mean 'kidnapped'?"):
        assert words in faults, words
    assert len(told.value.faults) == 8


def test_a_design_that_says_nothing_or_a_thing_twice_is_told():
    with pytest.raises(ExperimentError) as told:
        made(f"""
            seeds = [1, 3_000_000_000]
            [design]
            apply_to = []
            [design.factors]
            "{USE}" = [200, 900]
            [analysis]
            outcomes = ["kidnapped", "kidnapped"]
            figure = "heat"
            [keep]
            indicators = ["deaths"]
            """)
    faults = "\n".join(told.value.faults)
    for words in ("seeds: found", "apply_to: found []", "each indicator once", "heat with two factors", "indicators names: deaths"):
        assert words in faults, words


def test_values_outside_the_documented_range_are_told():
    with pytest.raises(ExperimentError, match="allowed: 100 to 5000 USD"):
        made(f'[design.factors]\n"{USE}" = [50, 900]')


def test_shipped_experiments_are_in_order():
    others = {"claims", "calibration_2008_2012"}  # read by commands of their own
    names = sorted(path.stem for path in shipped().glob("*.toml") if path.stem not in others)
    assert {"border_x_permits", "reflection_days", "permit_quota_dose", "package_vs_parts", "uncertainty"} <= set(names)
    for name in names:
        found = Experiment.load(name)
        assert found.title and found.question.endswith("?") and found.members() and all(found.words("es"))


@pytest.mark.parametrize(("text", "part"), [
    ("[design]\nparts = 3\n", "design.parts: found 3"), ("[design]\nlevels = 'x'\n", "design.levels: found 'x'"),
    ("[analysis]\nharm = ['kidnapped']\n", "analysis.harm: found ['kidnapped']"), ("[analysis]\noutcomes = [['kidnapped'], 'trafficked']\n", "found ['kidnapped']"),
    ("seeds = 100_000_000\n", "seeds: found 100000000; allowed a whole number from 1 to 100,000"),
])
def test_wrong_types_are_faults_too(text, part):
    top = "" if text.startswith("seeds") else "seeds = 1\n"
    with pytest.raises(ExperimentError) as told:
        Experiment.from_text('title = "t"\nquestion = "q"\nscenarios = ["baseline"]\n' + top + text, "t")
    assert any(part in fault for fault in told.value.faults), told.value.faults
