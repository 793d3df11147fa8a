"""The report and its figures from a store of small real runs: self-contained, honest about what is not known, in two languages."""

import json
import re
from html.parser import HTMLParser

import pytest

from corridor.cli import main
from corridor.model import CorridorModel
from corridor.studies import runner, stored
from corridor.studies.comparison import compare
from corridor.studies.store import Store
from corridor.views import (
    believable,
    charts,
    costs,
    gallery,
    map,
    page,
    report,
    sankey,
    style,
    telling,
    words,
)

SECTIONS = ["scenarios", "outcomes", "people", "cascade", "home", "map", "lives", "tradeoffs", "sensitivity", "believe", "limits", "all", "settings"]


def short(spec, keep_events=False):
    return CorridorModel(spec.scenario, seed=spec.seed, scale=spec.scale, days=spec.days, placebo=spec.placebo, keep_events=True, burn_in_days=20)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Baseline, permits and a reflection period, two seeds each, and the placebo."""
    patch = pytest.MonkeyPatch()
    patch.setattr(runner, "build", short)
    kept = Store(tmp_path_factory.mktemp("store") / "small.duckdb")
    compare(["baseline", "work_permits", "reflection_period"], 2, 0.01, 60, jobs=1, store=kept)
    yield kept
    patch.undo()


@pytest.fixture(scope="module")
def found(store):
    return stored.read(store)


@pytest.fixture(scope="module", params=["en", "es"])
def text(request, found):
    return report.report(found, request.param)


def test_what_is_read_is_what_was_compared(store, found):
    again = compare(["baseline", "reflection_period", "work_permits"], 2, 0.01, 60, jobs=1, store=store)
    assert [arm.name for arm in found.arms] == ["baseline", "reflection_period", "work_permits"] and not found.central
    for name, block in again.differences["work_permits"].items():
        mine = found.comparison.differences["work_permits"][name]
        assert {key: mine[key] for key in ("mean", "low", "high", "by_seed", "placebo")} == {key: block[key] for key in ("mean", "low", "high", "by_seed", "placebo")}
    assert found.comparison.people == again.people


class Reader(HTMLParser):
    """Tags that are open, ids, and anything fetched from elsewhere."""

    def __init__(self):
        super().__init__()
        self.ids, self.fetched, self.sections = [], [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids += [attrs["id"]] if "id" in attrs else []
        for name in ("src", "href", "xlink:href"):
            if attrs.get(name, "#").split("#")[0]:
                self.fetched.append(attrs[name])
        self.sections += [attrs["data-section"]] if "data-section" in attrs else []


def test_the_page_is_whole_and_needs_nothing_from_elsewhere(text):
    reader = Reader()
    reader.feed(text)
    assert not reader.fetched and "<script" not in text and "@import" not in text and "url(http" not in text
    assert len(reader.ids) == len(set(reader.ids))
    assert reader.sections == SECTIONS
    assert text.count("<figure") >= 8 and "@media print" in text
    assert "Traceback" not in text and ">None<" not in text and "nan" not in re.findall(r">([a-z]+)<", text)


def test_nothing_of_this_machine_stands_in_it(text, store):
    assert str(store.path) not in text and "/tmp/" not in text


def test_spanish_is_spanish(found):
    text = report.report(found, "es")
    body = re.sub(r"<pre>.*?</pre>|<table data-table=\"misses\".*?</table>", "", text, flags=re.DOTALL)  # published figures keep their names
    for english in ("In brief", "What changes", "Trade-offs", "kidnapped", "cannot be told", "Figure 1", "Before", "people a day"):
        assert english not in re.sub(r"data-\w+=\S+|aria-label=\"[^\"]*\"", "", body), english
    assert "víctimas de trata" in text and "Límites y uso responsable" in text


def test_bands_and_noise_are_told(found):
    text = report.report(found)
    assert "95 % band" in text and "placebo" in text and "by chance" in text and "not identified" in text and "too few cases" in text.lower()


@pytest.mark.parametrize("name", gallery.FIGURES)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_figure_draws_and_says_its_source(found, name, lang):
    drawn = style.svg(gallery.FIGURES[name](found, lang), name)
    assert drawn.startswith("<svg ") and style.SOURCE[lang].split(":")[0] in drawn
    assert len(re.findall(r'\bid="', drawn)) == len(re.findall(rf'\bid="{name}-', drawn))
    assert drawn == style.svg(gallery.FIGURES[name](found, lang), name)


def test_figures_take_a_plain_comparison_too(store):
    """In a notebook, without a store's extras."""
    again = compare(["baseline", "work_permits"], 2, 0.01, 60, jobs=1, store=store)
    for draw in (charts.outcome_bars, charts.differences, charts.cascade, charts.home_and_way, charts.tradeoff, charts.over_sets):
        assert draw(again).axes
    assert sankey.sankey({"alone|neither|arrived": 100.0, "smuggler|stopped by officials|returned": 50.0}).axes


def few_cases(found, *names):
    """The comparison with too few cases for a difference in these outcomes."""
    import copy

    one = copy.deepcopy(found.comparison)
    for blocks in one.differences.values():
        for name in names:
            blocks[name] |= {"mean": None, "low": None, "high": None}
    return one


def test_where_cases_are_too_few_figures_say_so_and_draw_nothing(found):
    one = few_cases(found, *report.HARMS)
    (axis,) = charts.tradeoff(one, "robbed").axes
    assert not axis.axison and [text.get_text() for text in axis.texts] == ["Too few cases."]
    drawn = charts.over_sets(few_cases(found, "arrivals_us"), ("departures", "arrivals_us"))
    assert [label.get_text() for label in drawn.axes[0].get_yticklabels()] == ["people setting out"]
    assert all(name in charts.usable(found.comparison, [name]) for name in ("departures", "journeys"))


def test_every_month_of_a_short_period_has_its_number(found):
    for axis in charts.series(found).axes:
        assert [int(at) for at in axis.get_xticks()] == [1, 2]


def test_scenarios_are_named_as_in_the_dashboard(found, text):
    from corridor.dashboard import policy_words

    lang = "es" if '<html lang="es">' in text else "en"
    for arm in found.arms:
        assert f"<b>{policy_words.scenario(arm.name, lang)}</b>" in text, arm.name


def test_what_is_not_shown_is_told_apart_by_semicolons(text):
    (told, *_) = re.findall(r"(?:Not shown|No se muestran) \(.*?\): (.*?)\.</p>", text)
    assert "; " in told


def test_labels_of_courses_do_not_lie_on_each_other():
    places = {"a": (0.5, 0.12), "b": (0.48, 0.06), "c": (0.02, 0.12)}
    at = sankey._apart(places)
    assert all(at[one] - at[other] >= (places[one][1] + places[other][1]) / 2 - 1e-9 for one, other in (("a", "b"), ("b", "c")))
    assert at["c"] - 0.06 >= -0.04 - 1e-9


def drawn_apart(made, texts, others=()) -> None:
    """No text lies on another one or on one of `others`, and all are on the sheet."""
    made.draw_without_rendering()
    boxes = [(text.get_bbox_patch() or text).get_window_extent() for text in texts]
    for i, box in enumerate(boxes):
        assert not [text.get_text() for text, other in zip(texts[:i], boxes, strict=False) if box.padded(-0.5).overlaps(other)], texts[i].get_text()
        assert not any(box.padded(-0.5).overlaps(other.get_window_extent()) for other in others), texts[i].get_text()
        assert made.bbox.padded(2).x0 <= box.x0 and box.x1 <= made.bbox.padded(2).x1


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("largest", [0, 1, 2, 3, 4])
def test_labels_of_courses_lie_neither_on_each_other_nor_on_the_next_boxes(lang, largest):
    """One of all the courses is nearly everybody: the others are thin, and their labels have to move; in one panel and in two."""
    from types import SimpleNamespace

    first, met, end = sankey.STAGES
    courses = {f"{a}|{b}|{c}": 1e6 if (i, j, k) == (largest, largest % 3, largest) else 20.0
               for i, a in enumerate(first) for j, b in enumerate(met) for k, c in enumerate(end)}
    arms = [SimpleNamespace(name=str(number), title="Law and practice as they were") for number in range(2)]
    two = SimpleNamespace(arms=arms, reference=arms[0], overview={arm.name: {"courses": courses} for arm in arms}, fewest=lambda arm: 1000.0)
    for made in (sankey.sankey(courses, "t", lang), sankey.side_by_side(two, lang=lang)):
        drawn_apart(made, [text for axis in made.axes for text in axis.texts], [box for axis in made.axes for box in axis.patches if hasattr(box, "get_width")])


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("value", [None, 1_234_567.0])
def test_labels_of_regions_lie_neither_on_each_other_nor_on_the_key(found, lang, value):
    import copy

    one = copy.copy(found)
    one.overview = {name: view | {"regions": {"kidnapped": dict.fromkeys(map.REGIONS, value)}} for name, view in found.overview.items()}
    for made in (map.change_map(one, lang=lang), gallery.overview(one, lang)):
        texts = [text for axis in made.axes for text in axis.texts if text.get_label() in ("key", "region")]
        assert len(texts) >= 9
        drawn_apart(made, texts)


def test_a_label_moves_no_further_than_it_must():
    assert map._free((0.1, 0.3, 0.4, 0.4), []) == 0.0
    assert map._free((0.1, 0.3, 0.4, 0.4), [(0.5, 0.3, 0.9, 0.4)]) == 0.0
    assert map._free((0.1, 0.3, 0.4, 0.4), [(0.3, 0.35, 0.9, 0.5)]) == pytest.approx(-0.05 - map.CLEAR)
    assert map._free((0.1, 0.0, 0.4, 0.1), [(0.3, 0.05, 0.9, 0.2)]) == pytest.approx(0.2 + map.CLEAR)  # below there is no room


def test_notes_below_a_figure_end_where_it_ends(found):
    for name in gallery.FIGURES:
        for lang in ("en", "es"):
            made = gallery.FIGURES[name](found, lang)
            made.set_dpi(150)  # as commands save it
            made.draw_without_rendering()
            assert made._supxlabel.get_window_extent().x1 <= made.bbox.x1 + 1, (name, lang)


def test_names_of_published_figures_end_with_a_word():
    from corridor.views import evidence

    assert evidence.brief_name("share completing route within about double that time (six in ten)", 40) == "share completing route within about ..."
    assert all(len(name) < 130 for name in evidence.names().values())


def test_less_than_ten_people_are_not_shown(found):
    for view in found.overview.values():
        assert all(value is None or value == 0 or value >= stored.FEWEST_SHOWN for value in view["courses"].values())
        assert all(value is None or value == 0 or value >= stored.FEWEST_SHOWN for regions in view["regions"].values() for value in regions.values())
    assert set(found.overview["baseline"]["regions"]["kidnapped"]) >= set(map.REGIONS)


def test_courses_have_words_for_every_stage(found):
    for view in found.overview.values():
        for key in view["courses"]:
            for stage, name in enumerate(key.split("|")):
                assert name in sankey.STAGES[stage] and set(sankey.WORDS[name]) == {"en", "es"}


def test_what_a_million_buys():
    cost, harm = {"mean": 2e6, "low": 1e6, "high": 3e6}, {"mean": -100.0, "low": -150.0, "high": -50.0, "unit": "people"}
    assert costs.per_million({"public_cost_usd": cost, "kidnapped": harm}, "kidnapped") == {"mean": 50.0, "low": 25.0, "high": 75.0, "unit": "people"}
    assert costs.per_million({"public_cost_usd": cost | {"low": -1.0}, "kidnapped": harm}, "kidnapped") is None
    assert costs.per_million({"kidnapped": harm}, "kidnapped") is None


def test_numbers_as_people_read_them():
    assert [style.brief(x) for x in (0, 12.34, 1234.5, 104_25, 1.234e6, 3.04e9, -1250)] == ["0", "12.3", "1,230", "10,400", "1.23 m", "3.04 bn", "\u22121,250"]
    assert telling.told(0.053, "share", "en", True) == "+5.3 points" and telling.told(0.6, "share") == "60.0 %"
    assert telling.cell({"mean": None, "low": None, "high": None}, "people") == "too few cases"


def test_the_stored_evidence_is_read():
    known, rows = believable.validation(), believable.claims()
    assert set(known["share"]) == {"calibrate", "validate"} and known["sets"] and len(known["rows"]) > 30
    assert all(row["published"] and row["simulated"] for row in known["rows"])
    assert len(rows) > 30 and {row["verdict"] for row in rows} <= set(report.term.__globals__["TERMS"])
    inside, told = believable.inside("calibrate")
    assert 0 < inside <= told


def test_every_indicator_has_words_in_both_languages():
    from corridor.indicators import INDICATORS

    for name, row in INDICATORS.items():
        if not name.startswith("_"):
            assert words.label(name, "es") != name.replace("_", " ") and words.label(name) and row.unit in {*words.UNITS, "USD"}, name


def call(capsys, *arguments):
    with pytest.raises(SystemExit) as left:
        main([str(item) for item in arguments])
    out, err = capsys.readouterr()
    return left.value.code or 0, out, err


def test_the_command_writes_a_page_a_figure_and_json(capsys, store, tmp_path):
    code, out, _ = call(capsys, "report", store.path, "-o", tmp_path / "brief.html", "--lang", "es")
    assert code == 0 and out.strip().endswith("brief.html") and '<html lang="es">' in (tmp_path / "brief.html").read_text(encoding="utf-8")
    code, _, _ = call(capsys, "report", store.path, "-o", tmp_path / "map.png", "--figure", "map", "--scenario", "work_permits")
    assert code == 0 and (tmp_path / "map.png").stat().st_size > 10_000
    code, out, _ = call(capsys, "report", store.path, "--json")
    assert code == 0 and json.loads(out)["reference"] == "baseline"


@pytest.mark.parametrize("arguments, part", [
    (("nothing", "-o", "x.html"), "no such store"), (("STORE",), "-o: found nothing"), (("STORE", "-o", "x.pdf"), "ending in .html"),
    (("none.duckdb", "-o", "x.html"), "no such store"), (("TEXT", "-o", "x.html"), "no store that can be read"), (("STORE", "-o", "/nowhere/x.html"), "folder"),
    (("STORE", "-o", "x.html", "--scenario", "nix"), "no runs of nix"), (("STORE", "-o", "x.html", "--lang", "fr"), "allowed en, es"),
    (("STORE", "-o", "x.png", "--figure", "mpa"), "allowed overview, outcomes"), (("STORE", "-o", "x.html", "--reference", "nix"), "no runs of nix"),
    (("typo", "-o", "x.html", "--store", "STORE"), "neither a store nor an experiment")])
def test_faults_are_one_line_each_and_nothing_is_written(capsys, store, tmp_path, monkeypatch, arguments, part):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("not a store")
    code, out, err = call(capsys, "report", *[str(store.path) if item == "STORE" else "notes.txt" if item == "TEXT" else item for item in arguments])
    assert code == 2 and not out and len(err.strip().splitlines()) == 1 and part in err
    assert [item.name for item in tmp_path.iterdir()] == ["notes.txt"]


def test_an_experiment_is_told_by_its_arms(store, tmp_path):
    from corridor.studies.experiment import Experiment
    from corridor.studies.sweep import sweep

    made = Experiment.from_text(
        'title = "How many permits"\nquestion = "How many are enough?"\nquestion_es = "¿Cuántos bastan?"\nscenarios = ["baseline", "work_permits"]\nseeds = 2\nscale = 0.01\ndays = 60\n'
        '[design]\nkind = "grid"\napply_to = ["work_permits"]\n[design.factors]\n"policies.temporary_work_permits.regional.quota_per_year" = [0, 150_000]\n', "few_permits")
    sweep(made, store, jobs=1)
    told = stored.read(store, "few_permits")
    assert [arm.name for arm in told.arms] == ["baseline", "work_permits#0", "work_permits#1"] and len(told.reference.runs) == 2
    text = report.report(told)
    assert "How many are enough?" in text and "corridor sweep few_permits" in text and "regional quota per year 150000" in text
    assert "¿Cuántos bastan?" in report.report(told, "es")


def test_points_of_a_design_are_not_mixed_with_plain_comparisons(store, found):
    from corridor.studies.experiment import Experiment
    from corridor.studies.sweep import sweep

    varied = Experiment.from_text(
        'title = "t"\nquestion = "q"\nscenarios = ["baseline", "work_permits", "reflection_period"]\nseeds = 1\nscale = 0.01\ndays = 60\n'
        '[design]\nkind = "grid"\n[design.factors]\n"parameters.gangs.beds" = [20, 60, 90]\n', "beds")
    sweep(varied, store, jobs=1)
    again = stored.read(store)
    assert [(arm.name, arm.runs) for arm in again.arms] == [(arm.name, arm.runs) for arm in found.arms]


def test_one_scenario_alone_is_told_by_levels(store):
    alone = stored.read(store, scenarios=["baseline"])
    assert not alone.others and "nothing can be compared" in report.report(alone)


def test_old_runs_without_maps_are_told_so(found):
    import copy

    bare = copy.copy(found)
    bare.overview = {name: {} for name in found.overview}
    assert "keep no map" in report.report(bare)
    with pytest.raises(ValueError, match="keep no map"):
        map.change_map(bare)


def test_the_sheet_escapes_what_users_write():
    assert "<b>" not in page.sheet("en", "<b>", "k", "s", "b", "f").split("<header")[0].split("<title>")[1]


def test_figures_withhold_what_tables_withhold(found):
    """Numbers by region, and on courses, where fewer simulated people stand behind them than a table asks for."""
    arm, least = found.reference, found.fewest(found.reference)
    assert least == stored.FEWEST_CASES / 0.01 / 2
    told = found.overview[arm.name]["regions"]
    assert any(value is None for regions in told.values() for value in regions.values())
    assert all(value is None or value >= least for regions in told.values() for value in regions.values())
    drawn = sankey.sankey({"alone|neither|arrived": 100.0, "smuggler|stopped by officials|returned": 50_000.0})
    axis = drawn.axes[0]
    axis.clear()
    sankey.draw(axis, {"alone|neither|arrived": 100.0, "smuggler|stopped by officials|returned": 50_000.0}, "en", fewest=least)
    texts = " ".join(text.get_text() for text in axis.texts)
    assert "too few cases" in texts and "50,000" in texts and "100" not in texts.split()


def test_titles_of_panels_do_not_lie_on_each_other(found):
    drawn = charts.outcome_bars(found.comparison)
    drawn.draw_without_rendering()
    boxes = [axis._left_title.get_window_extent() for axis in drawn.axes]
    assert not any(one.overlaps(other) for i, one in enumerate(boxes) for other in boxes[:i])


def test_one_scenario_is_told_in_words(store):
    one = stored.read(store, scenarios=["baseline"])
    for draw in (charts.differences, charts.tradeoff, charts.over_sets):
        assert [text.get_text() for text in draw(one.comparison).axes[0].texts] == ["Nothing to compare: there is one scenario only."]
    with pytest.raises(ValueError, match="two scenarios"):
        gallery.overview(one)


def test_two_seeds_that_agree_have_no_band():
    from corridor.views import tables, telling

    block = {"mean": 5.0, "low": 5.0, "high": 5.0, "by_seed": [5.0, 5.0]}
    assert tables.banded(block, "cases") == "5 (two seeds alike: no band)"
    assert telling.cell(block, "cases") == "5"
    assert tables.banded(block | {"by_seed": [5.0] * 3}, "cases") == "5 ± 0"
