"""Plans, addresses, words, first answers, map payloads, stories: without a browser."""

import datetime
import json
import re
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from corridor.dashboard import (
    courses,
    evidence_words,
    figures,
    flows,
    parameter_words,
    published,
    state,
    story,
    texts,
)
from corridor.dashboard import plan as plans
from corridor.dashboard import policy_words as say
from corridor.dashboard.answer import Question, for_runs
from corridor.geography import load
from corridor.life import CODE
from corridor.policies import load_all
from corridor.records.events import EVENT_KINDS, JOURNAL, Events
from corridor.scenario import Scenario, ScenarioError
from corridor.studies import lane, live, runner
from corridor.views import life_story, life_words

PAGES = Path(texts.__file__).parent
PATIENCE = 300  # seconds after which a test gives up


def everything_on():
    plan = plans.named("baseline")
    for name in load_all():
        plan = plans.switch(plan, name, True)
    return plan


@pytest.mark.parametrize("name", plans.names())
def test_a_shipped_scenario_goes_through_its_address(name):
    plan = plans.named(name)
    assert plans.from_address(plans.address(plan)) == plan


def test_every_lever_goes_through_the_address_and_a_file():
    plan = plans.assume(everything_on(), "people.kin_circle", 7.5)
    plan = plans.date(plan, "reflection_period", datetime.date(2011, 10, 1), datetime.date(2012, 1, 1))
    assert plans.from_address(plans.address(plan)) == plan
    assert plans.read(plan.scenario.text().encode(), "mine.toml").scenario.canonical() == plan.scenario.canonical()


def test_a_lever_at_its_status_quo_is_the_reference_again():
    plan = plans.move(plans.named("baseline"), "reflection_period", "mexico.days", 30.0)
    assert not plan.is_reference
    assert plans.move(plan, "reflection_period", "mexico.days", 0).is_reference
    assert plans.move_all(everything_on(), "shelters", 0.0).scenario.policies.get("shelters") is None
    assert plans.move_all(plans.named("baseline"), "shelters", 1.0) == plans.switch(plans.named("baseline"), "shelters", True)


@pytest.mark.parametrize("query", [
    "base=nowhere", "set=nothing@2011-07-01,a:3", "set=reflection_period@2011-07-01,mexico.days:9999", "set=reflection_period@x,mexico.days:3",
    "set=reflection_period@2011-07-01,mexico.days:nan", "with=people.kin_circle:99", "with=people.nobody:1", "period=1999-01-01,10", "period=2011-07-01,0",
    "x" * 20_000, "x=1", "foo", "mexico.dayz=60", "base=work_permits&tabs=2", "set=reflection_periodd@", "set=reflection_period@2011-07-01,mexico.dayz:60",
])
def test_a_bad_address_is_told_in_a_line(query):
    with pytest.raises(ScenarioError) as caught:
        plans.from_address(query)
    assert all(fault and "\n" not in fault for fault in caught.value.faults)


def test_bad_files_are_refused(tmp_path):
    secret = tmp_path / "secret.toml"
    secret.write_text('title = "x"')
    for data in (b"\xff\xfe", b"title = ", b"x" * 100_000, f'extends = "{secret}"'.encode(), b'extends = "../baseline.toml"', b"[policies.nothing]\na = 1"):
        with pytest.raises(ScenarioError):
            plans.read(data, "theirs.toml")


def test_all_policies_and_levers_have_words_in_both_languages():
    placed = [name for _, names in say.grouped() for name in names]
    assert sorted(placed) == sorted(load_all())
    for name, policy in load_all().items():
        assert name in say.POLICIES
        assert len(set(say.POLICIES[name][2:])) == 2
        for lever in policy.parameters:
            assert lever.rpartition(".")[2] in say.LEVERS, lever
    assert {name.partition(".")[0] for name in parameter_words.PARAMETERS} <= set(parameter_words.GROUPS)
    assert set(parameter_words.PARAMETERS) == set(parameter_words.SPANISH)
    assert set(plans.names()) <= set(say.SCENARIOS) | set(load_all())


def test_units_of_assumptions_are_told_in_spanish():
    alike = {"USD", "USD/USD", "factor", "km", "km/day", ""}
    from corridor.parameters import PARAMETERS

    assert {item.unit for item in PARAMETERS.values() if parameter_words.unit(item.unit, "es") == item.unit} <= alike


@pytest.mark.parametrize(("share", "told"), [(-0.001, "0 %"), (0.0, "0 %"), (0.104, "+10 %"), (-1.0, "−100 %"), (2.5, "+250 %")])
def test_a_share_of_nothing_has_no_sign(share, told):
    assert figures.per_cent(share) == told


def test_spanish_keeps_trata_and_trafico_apart():
    for english, spanish in [*texts.TEXTS.values(), *((row[2], row[3]) for row in say.POLICIES.values())]:
        if re.search(r"traffick", english, re.IGNORECASE):
            assert re.search(r"\btrata\b", spanish, re.IGNORECASE), english
            assert "tráfico" not in spanish.lower() or "smuggl" in english.lower(), english
        if re.search(r"smuggler", english, re.IGNORECASE):
            assert "trata" not in spanish.lower() or "traffick" in english.lower(), english


def test_every_text_that_a_page_asks_for_is_written():
    import corridor.dashboard.app  # noqa: F401 - pages add their words

    for file in PAGES.rglob("*.py"):
        for name in re.findall(r"""\bt\("([a-z_0-9]+)"[,)]""", file.read_text(encoding="utf-8")):
            assert name in texts.TEXTS, (file.name, name)


def test_the_published_tables_are_read():
    _, lines = published.shipped("validation")
    rows, others = published.validation_rows(lines)
    assert len(rows) >= 20 and not [line for line in others if line.split()[1:2] in (["calibrate"], ["validate"]) and " | " in line]
    assert all(mark and quantity and value[0].isdigit() for _, _, value, _, mark, quantity in rows)
    verdicts = published.claim_verdicts(published.shipped("claims")[1])
    assert len(verdicts) >= 10 and set(verdicts) <= {row["id"] for row in published.claims()}


@pytest.mark.parametrize("text", ["[1]", "{", "x" * (published.LARGEST + 1)])
def test_a_bad_results_file_gets_a_line(tmp_path, text):
    (tmp_path / "claims.json").write_text(text)
    store = SimpleNamespace(path=tmp_path / "s.duckdb")
    assert published.beside(store, "validate") is None and published.beside(None, "claims") is None
    with pytest.raises((ValueError, TypeError), match=r"claims\.json: found"):
        published.beside(store, "claims")


def test_results_beside_the_store_are_told_in_the_place_of_the_shipped_table(tmp_path, monkeypatch):
    from corridor.dashboard.pages import evidence

    row = {"id": "V001", "use": "validate", "quantity": "departures", "unit": "people", "inside": False, "published": {"value": 5, "low": 4, "high": 6},
           "simulated": {"mean": 7000, "low": 6000, "high": 8000}}
    (tmp_path / "validate.json").write_text(json.dumps({"rows": [row], "hidden": {"kidnapped": {"low": 10, "high": 20}}, "excluded": []}))
    monkeypatch.setattr(evidence.desk, "desk", lambda: SimpleNamespace(store=SimpleNamespace(path=tmp_path / "s.duckdb")))
    told = evidence.validation()
    assert told.count("<td>V001</td>") == 1 and "7,000" in told and "kidnapped" in told


def test_no_first_look_at_what_is_known_whole():
    from corridor.dashboard.answer import View

    asked = []
    desk = SimpleNamespace(knows=lambda specs: True, ask=lambda specs, what, urgency: asked.append(what) or live.Ask([]))
    question = Question(for_runs(plans.named("work_permits")), for_runs(plans.named("baseline")))
    question.ask(desk)
    assert asked and set(asked) == {lane.work}
    assert question.view() == View(done=True)


def test_undo_and_redo():
    first = state.plan.value
    state.attempt(plans.switch, "shelters", True)
    second = state.plan.value
    state.undo()
    assert state.plan.value == first
    state.redo()
    assert state.plan.value == second
    state.attempt(plans.move, "shelters", "tapachula.beds", -5.0)
    assert state.plan.value == second
    assert state.fault.value
    state.undo()
    state.fault.set(())


@pytest.fixture(scope="module", autouse=True)
def short():
    """Runs with a burn-in of five days, in this process."""
    from corridor.model import CorridorModel

    whole = lane.build
    lane.build = lambda spec, keep_events=False: CorridorModel(spec.scenario, seed=spec.seed, scale=spec.scale, days=spec.days, burn_in_days=5)
    yield
    lane.build = whole
    lane._roots.clear()


@pytest.fixture(scope="module")
def film(short):
    """A film of part of a year."""
    return lane.film(runner.RunSpec(Scenario.load("baseline"), 1, 0.008, 120))


def test_the_map_shows_no_small_groups_and_no_harms_by_place(film):
    shown = flows.payload(film)
    assert 100 < len(shown["people"]) <= flows.MOST_PEOPLE
    fewest = flows.FEWEST / film.scale
    assert all(n is None or n == 0 or n >= fewest for regions in shown["regional"].values() for row in regions.values() for n in row)
    assert set(shown["regional"]["robbed"]) == set(flows.REGIONS)
    there = [n for row in shown["present"] for n in row]
    assert any(there) and all(n is None or n >= flows.FEWEST for n in there)
    assert all(n is None or n >= flows.FEWEST for row in shown["held"].values() for n in row)
    assert not {step[2] for track in shown["people"] for step in track} & {CODE["held"], CODE["dead"]}
    assert all(step[1] >= 0 or step[2] == flows.UNSEEN for track in shown["people"] for step in track)
    assert any(step[2] == flows.UNSEEN for track in shown["people"] for step in track)
    assert all(track[0][0] == 0 and np.all(np.diff([step[0] for step in track]) > 0) for track in shown["people"])
    detained = sum(n or 0 for row in shown["regional"]["detained"].values() for n in row)
    assert detained > 0


def a_film(situation, people: int, scale: float):
    """July and August: as many at place 0, in one situation, as told; one more at place 1 who travels."""
    place = np.zeros((62, people + 1), dtype=np.int16)
    place[:, -1] = 1
    how = np.full(place.shape, CODE[situation])
    how[:, -1] = CODE["travelling"]
    return SimpleNamespace(place=place, situation=how, scale=scale, start=datetime.date(2011, 7, 1), days=62, who=np.arange(people + 1),
                           people={"key": list(range(people + 1))})


@pytest.mark.parametrize(("people", "scale", "told"), [(10, 0.01, 1000), (9, 0.01, None), (1, 0.01, None), (10, 1.0, 10), (9, 1.0, None)])
def test_a_place_with_few_people_shows_no_number(people, scale, told):
    rows = flows.present(a_film("travelling", people, scale))
    assert rows[0] == [told, told] and rows[1] == [None, None]


@pytest.mark.parametrize("situation", flows.BY_REGION)
def test_the_held_and_the_dead_are_at_no_place(situation):
    film = a_film(situation, 12, 0.01)
    assert flows.present(film)[0] == [None, None]
    assert flows.tracks(film)[0] == [[0, flows.UNSEEN, flows.UNSEEN]]
    where = load().regions[load().region[0]]
    assert flows.held(film)[where] == ([1200, 1200] if situation == "held" else [None, None])


def test_the_table_of_regions_tells_its_month_unit_and_the_names_of_the_reports():
    from corridor.dashboard.pages.flow_map import happened

    numbers = {name: [1, 2, None] for name in flows.REGIONS}
    told = happened({"start": "2011-11-01", "regional": {"robbed": numbers}, "held": numbers}, 2)
    assert "January 2012" in told and "South-east" in told and "no band" in told and "people, average day; of those who set out in the period" in told and told.count(">·<") == 10


@pytest.mark.parametrize(("mean", "low", "high", "cut"), [(74, 70, 78, {"right"}), (496, 400, 600, {"right"}), (-60, -70, -52, {"left"}), (20, 10, 30, set()),
                                                          (10, -60, 80, {"left", "right"}), (50, 50, 50, set())])
def test_a_bar_that_is_cut_has_an_arrow_there(mean, low, high, cut):
    drawn = figures.bar({"mean": mean, "low": low, "high": high, "unit": "people"}, figures.reach_of(None, {"mean": 100}))
    assert set(re.findall(r'data-cut="(\w+)"', drawn)) == cut
    assert ("<circle" in drawn) == (abs(mean) <= 50)


def test_bars_have_an_axis_with_its_ends():
    assert re.findall(r"<text[^>]*>(.*?)</text>", figures.axis()) == ["−50 %", "0", "+50 %"]


def test_a_band_of_no_width_is_not_told():
    assert figures.band(35_300, 35_300, "people") == "" and figures.band(1000, 2000, "people") == "1,000 – 2,000"
    block = {"mean": 35_300, "low": 35_300, "high": 35_300, "unit": "people", "by_seed": [35_300, 35_300]}
    assert figures.level_rows(SimpleNamespace(levels={"departures": block}), ["departures"]).count("35,300") == 1


def test_an_address_that_is_no_page_tells_so_in_its_language():
    from corridor.dashboard.serve import no_such_page

    assert "There is no such page." in no_such_page("/nosuch", "en")
    told = no_such_page("/<script>", "es")
    assert "No existe esa página." in told and "<script>" not in told and "/map?lang=es" in told


def test_the_mark_of_a_hidden_level_stays_with_its_word():
    assert figures.label("kidnapped").endswith("\u00a0◇")


def test_the_evidence_is_told_in_spanish():
    rows, others = published.validation_rows(published.shipped("validation")[1])
    told = [evidence_words.mark(row[4], "es") for row in rows] + [evidence_words.span(row[3], "es") for row in rows]
    told += [evidence_words.verdict(text, "es") for text in published.claim_verdicts(published.shipped("claims")[1]).values()]
    told += [evidence_words.line(text, "es") for text in others if not re.match(r"[A-Z]\d+\b", text)]
    told += [evidence_words.opening(published.shipped(name)[0], "es", name) for name in ("validation", "claims")]
    assert not [text for text in told if re.search(r"\b(the|band|inside|to|of|sets|people|and)\b", re.sub(r"; [A-Z]\d+.*|«.*?»", "", text))]


def test_life_courses_count_all_who_set_out(film):
    found = courses.courses(film)
    assert sum(found.values()) == len(film.who)
    words = {name: name for name in (*courses.CHANNELS, *courses.ON_THE_WAY, *courses.ENDS)}
    assert courses.sankey(found, film.scale, words).count("<rect") >= 6


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_story_is_dated_and_told_in_words(film, lang):
    rows = story.people_with(film, "sent_back")
    assert rows
    lines = story.told(film, rows[0], lang)
    assert [line.day for line in lines] == sorted(line.day for line in lines)
    assert all(line.text[0].isupper() and line.text.endswith(".") and "_" not in line.text for line in lines)
    assert story.introduction(film, rows[0], lang)
    assert story.row_of(film, film.people["key"][rows[0]]) == rows[0]


def test_every_kind_of_event_a_person_can_meet_has_words():
    of_actors = {"arrested", "acquitted", "sanctioned", "inspected", "entered_trade", "left_trade", "deported_member", "rejoined", "counted", "strength"}
    assert {kind for kind in EVENT_KINDS if kind not in life_words.KINDS} <= of_actors | set(JOURNAL)
    assert {kind for kinds in story.FATES.values() for kind in kinds} | story.GRAVE | story.GOOD <= set(EVENT_KINDS)


def test_a_life_is_told_in_the_words_of_the_command(film):
    row = story.people_with(film, "sent_back")[0]
    geography = load()
    log = Events(film.start, geography.place_ids, [geography.link_name(i) for i in range(len(geography.tail))])
    log.kept.append(story.of_person(film, row))
    sentences = life_story.sentences(log.to_pandas(), "en", dict(zip(geography.place_ids, geography.names, strict=True)))
    plain = lambda line: re.sub(r"(?<=[a-z]) \d+\b", "", line.lower())  # the dashboard numbers parties as the person met them
    assert [plain(f"{story.date(film, line.day, 'en')}: {line.text}") for line in story.told(film, row, "en")] == [plain(line) for line in sentences]


def test_a_first_answer_comes_from_first_looks_then_the_year():
    class Here(live._Lane):
        def _submit(self, task):
            return task.what(task.spec, task.number)

    whole, live._Lane = live._Lane, Here
    desk = live.Desk(lanes=1)
    try:
        small = live.Stage("quick", 0.004, 2)
        plan = plans.switch(plans.named("baseline"), "temporary_work_permits", True)
        plan = plans.Plan("baseline", replace(plan.scenario, days=100))
        question = Question(for_runs(plan), plans.reference_of(plan), ((small, lane.glimpse, 0), (small, lane.work, 1)))
        assert question.view().kind == "none"
        question.ask(desk)
        kinds, told, until = [], 0, time.monotonic() + PATIENCE
        while not question.done and time.monotonic() < until:
            if question.finished > told:
                told = question.finished
                kinds.append(question.view().kind)
            time.sleep(0.05)
        assert question.done, f"{question.finished} of {question.wanted} runs after {PATIENCE} s"
        view = question.view()
        assert not view.faults
        assert "first" in kinds
        assert view.kind == "year"
        assert view.seeds == (1, 2)
        assert view.differences["departures"]["mean"] is not None
        assert "placebo" in view.differences["departures"]
    finally:
        live._Lane = whole
        desk.close()


def test_a_plan_that_is_a_shipped_scenario_runs_under_the_commands_key():
    for name in ("baseline", "regional_strategy"):
        assert for_runs(plans.named(name)).canonical() == Scenario.load(name).canonical()
