"""Answers of sweeps in words: all of it in Spanish when it is asked for, and nothing of it in English."""

import io
import re
from dataclasses import replace
from string import Formatter
from types import SimpleNamespace

import pytest
from rich.console import Console
from test_sweeps import SALE, USE, grid_of, known, made, sampled  # noqa: F401 (known: the stand-in for the model, in every test here)

from corridor.studies.answers import answer
from corridor.studies.cohorts import STATES
from corridor.studies.comparison import band
from corridor.studies.experiment import Experiment
from corridor.studies.factors import documented
from corridor.studies.lives import HARMS
from corridor.studies.sensitivity import sensitivity
from corridor.studies.store import Store
from corridor.studies.sweep import sweep
from corridor.views import sweep_words, words
from corridor.views.sweep_names import in_language, setting, when
from corridor.views.sweeps import pace, report, sensitivity_tables

ENGLISH = re.compile(r"\b(the|of|and|or|with|without|against|not|no|by|to|seeds?|runs?|sets?|days?|points?|arms?|scale|chance)\b", re.IGNORECASE)
SPANISH_TOO = {"no"}  # words of both languages


def swept(tmp_path, experiment):
    store = Store(tmp_path / "s.duckdb")
    sweep(experiment, store, jobs=1)
    return answer(experiment, store), store


def printed(parts) -> str:
    console = Console(file=io.StringIO(), width=300)
    for part in parts:
        console.print(part, highlight=False)
    return console.file.getvalue()


def pieces(text: str) -> list[str]:
    """What a sentence says beside its places for numbers and names."""
    return [piece.strip(" ,.;:()") for piece, *_ in Formatter().parse(text) if re.search(r"\w{3}", piece)]


def is_spanish(text: str) -> None:
    """No sentence of the tables of words, no label and no common word of English stands in a Spanish answer."""
    assert {word.lower() for word in ENGLISH.findall(text)} <= SPANISH_TOO
    tables = [*sweep_words.SAYS.values(), *sweep_words.STATES.values(), *words.LABELS.values()]
    for piece in {piece for row in tables if row["en"] != row["es"] for piece in pieces(row["en"])} - {piece for row in tables for piece in pieces(row["es"])}:
        assert not re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text), piece


def followed(found):
    """The answer with people followed, as an experiment that keeps lives has it."""
    moves = {a: {b: None if a == "died" else 1234.0 for b in STATES} for a in STATES}
    harms = {kind: {"both": 20.0, "only_reference": None, "only_other": 33.0, "cases": 400 if kind != "dead" else 4} for kind in HARMS}
    row = {"arm": "work_permits#1", "reference": "baseline", "pairs": 3, "moves": moves, "harms": harms, "placebo": {"harms": harms}}
    shares = {name: {"30": band([0.1, 0.2]), "90": band([0.3, 0.4])} for name in STATES[2:]}
    return replace(found, transitions=[row, row], cohorts=[{"arm": "baseline", "people": 120_000.0, "shares": shares}] * 3)


def test_every_sentence_stands_in_both_languages_with_the_same_places():
    for key, row in (sweep_words.SAYS | sweep_words.STATES).items():
        assert set(row) == {"en", "es"} and all(row.values()), key
        english, spanish = ({name for _, name, *_ in Formatter().parse(row[lang]) if name} - {"s"} for lang in ("en", "es"))
        assert english == spanish, key
    assert set(sweep_words.STATES) == set(STATES)


def test_a_grid_and_people_followed(tmp_path):
    found = followed(swept(tmp_path, grid_of())[0])
    many = replace(found, rows=found.rows * 20, failed=3)
    for one in (found, many):
        is_spanish(printed(report(one, "es")))
        assert report(one)[1].splitlines()[0] == report(one, "en")[1].splitlines()[0] == "[bold][/bold]"
    text = printed(report(found, "es"))
    for told in ("Diferencias con la referencia, media ± banda del 95 %", "La ley y la práctica como eran (su propio nivel)", "menos de 100 casos simulados",
                 "Permisos regionales de trabajo (Permiso regional, cupo al año: 10,000)", "de vuelta en casa", "12 corridas; 3 semillas, escala 0.02", "Lo mismo para 1 variante más"):
        assert told in text, told
    assert "Regional temporary work permits: regional, quota per year 10,000" in printed(report(found))  # as before
    with pytest.raises(AssertionError):
        is_spanish(printed(report(found)))
    assert "20 variantes más" in printed(report(many, "es")) and "12 corridas (3 sin resultado)" in printed(report(many, "es"))


def test_parts_are_named_by_their_scenarios(tmp_path):
    found, _ = swept(tmp_path, made("""
        seeds = 3
        title = "A title"
        question = "A question?"
        title_es = "Un título"
        question_es = "¿Una pregunta?"
        [design.parts]
        permits = "work_permits"
        border = "stricter_border"
        [analysis]
        outcomes = ["departures"]
        """))
    text = printed(report(found, "es"))
    is_spanish(text)
    assert "Un título\n¿Una pregunta?" in text and "Permisos regionales de trabajo + Frontera más estricta" in text and "sin ninguna de las partes (" in text
    assert "A title\nA question?" in printed(report(found)) and "no permits, no border (as it is)" in printed(report(found))
    assert in_language(found, "en") is found
    assert report(in_language(found, "es"), "es")[1] == report(found, "es")[1]  # what is named already stays so


@pytest.mark.parametrize(("kind", "samples"), [("latin_hypercube", 40), ("latin_hypercube", 3), ("sobol", 32)])
def test_assumptions_and_what_outcomes_hang_on(tmp_path, kind, samples):
    experiment = sampled(kind, samples, '["work_permits"]' if kind == "sobol" else '["baseline", "work_permits"]')
    found, store = swept(tmp_path, experiment)
    rows = sensitivity(experiment, store)
    is_spanish(printed(report(found, "es")))
    is_spanish(printed(sensitivity_tables(experiment, rows, "es")))
    assert printed(sensitivity_tables(experiment, rows)) == printed(sensitivity_tables(experiment, rows, "en"))


def test_ranges_and_values_in_words(tmp_path):
    experiment = made(f"""
        scenarios = ["work_permits"]
        seeds = 2
        [design]
        kind = "one_at_a_time"
        [design.factors]
        "{USE}" = {{ low = 600, high = 1_000 }}
        "{SALE}" = {{ low = 1_400, high = 1_500 }}
        "policies.us_border_control.*.agents" = {{ times = [1, 2] }}
        "policies.reflection_period.mexico.by_condition" = {{}}
        "drivers.wages.home.GT" = [0.5, 1.5]
        [analysis]
        outcomes = ["departures", "trafficked"]
        """)
    found, store = swept(tmp_path, experiment)
    is_spanish(printed(report(found, "es")))
    text = printed(sensitivity_tables(experiment, sensitivity(experiment, store), "es"))
    is_spanish(text)
    for told in ("con 600: -300 ± 0", "con sí: 0 ± 0", "salario en casa: Guatemala", "no definido, o igual en todos los puntos"):
        assert told in text, told


def test_names_of_factors():
    assert setting(USE) == "gangs: use usd" and setting("policies.us_border_control.*.agents") == "us border control: agents"
    assert setting(USE, "es") == "pandillas y carteles: lo que deja explotar a una persona para otros (USD)"
    assert setting("policies.us_border_control.*.agents", "es") == "Control fronterizo de EE. UU.: agentes"
    assert setting("permits", "es") == setting("permits") == "permits"
    assert len({setting(name, "es") for name in documented()}) == len(documented())  # told apart
    assert when([(USE, "<=", 300), (SALE, ">", 1000)]) == "gangs: use usd up to 300 and gangs: kill cost usd above 1,000"
    assert when([(USE, "<=", 300)], "es").endswith("(USD) hasta 300") and (when([]), when([], "es")) == ("always", "siempre")


def test_reasons_and_pace():
    for told in ("the usual point is missing (failed or not defined)", "3 of 16 points are missing (failed or not defined)", "4 points for 3 factors; allowed at least 8",
                 "not defined in every run", "no journeys"):
        assert sweep_words.reason(told, "en") == told
        is_spanish(sweep_words.reason(told, "es"))
    under_way = SimpleNamespace(ran=3, failures=[1], wanted=99, handled=4)
    assert pace(under_way, 60) == "4.0 runs/min, 0:23:45 left, 1 failed"
    assert pace(under_way, 60, "es") == "4.0 corridas/min, faltan 0:23:45, 1 con error"


def test_shipped_experiments_have_spanish_words():
    for name in ("border_x_permits", "reflection_days", "package_vs_parts", "uncertainty"):
        assert all(a and a != b for a, b in zip(Experiment.load(name).words("es"), Experiment.load(name).words(), strict=True))
