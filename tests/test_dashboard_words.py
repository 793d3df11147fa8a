"""Words on the pages: which count of people is which, and Spanish where a page speaks Spanish."""

import datetime
import json
import re
from types import SimpleNamespace

import numpy as np
import pytest

import corridor.dashboard.app  # noqa: F401 - pages add their words
from corridor.dashboard import courses, figures, flows, state, texts
from corridor.dashboard import plan as plans
from corridor.dashboard import policy_words as say
from corridor.geography import load
from corridor.life import CODE
from corridor.policies import load_all
from corridor.records.events import Events
from corridor.views import course_words, place_words, report_words, sankey, source_words


def test_counts_of_what_became_of_people_have_names_and_captions_of_their_own():
    for lang in ("en", "es"):
        told = [part for rows in course_words.COURSES.values() for part in rows[lang]]
        assert len(set(told)) == len(told) == 8
        assert all(course_words.caption(which, lang).count(". ") == 0 and course_words.caption(which, lang).endswith(".") for which in course_words.COURSES)
        at = lang == "es"
        assert (texts.TEXTS["c_courses"][at], texts.TEXTS["courses_note"][at]) == course_words.COURSES["year"][lang]
        assert report_words.text("lives", lang) == course_words.name("first_journeys", lang)
        drawn = sankey.sankey({"alone|neither|arrived": 100.0}, lang=lang)
        assert course_words.caption("first_journeys", lang) in drawn._supxlabel.get_text().replace("\n", " ")


@pytest.mark.parametrize("tries, first, last", [(("deported", "departed", "arrived"), "returned", "arrived"), (("arrived",), "arrived", "arrived")])
def test_the_first_journey_ends_once_and_the_year_on_its_last_day(tries, first, last):
    """Sent back, then arrived by a second try: the two counts differ, as their captions say."""
    from corridor.indicators.outcomes import marks

    log = Events(datetime.date(2011, 7, 1), load().place_ids, ())
    for day, kind in enumerate(("departed", *tries)):
        situation = CODE["home" if kind == "deported" else "travelling"]
        log.record(day, np.array([0]), kind, situation, place=load().place("houston" if kind == "arrived" else "tapachula"))
    columns = log.columns()
    ends = {name: columns["day"][mask] for name, mask in marks(columns["kind"], columns["situation"], columns["place"] == load().place("houston")).items()}
    assert min((days[0], name) for name, days in ends.items() if len(days))[1] == first
    film = SimpleNamespace(events=columns, who=np.array([0]), situation=np.array([[CODE["waiting"]]]))
    ((path, number),) = courses.courses(film).items()
    assert path[2] == last and number == 1


def test_sources_and_kinds_of_places_are_told_in_spanish():
    from corridor.parameters import PARAMETERS

    english = re.compile(r"\b(the|of|and|or|not|assumption|paper|law|with|border|desert|people|from|for|in|on|at|farms|fields|checkpoint|junction|valley|county|area|city|a day)\b", re.IGNORECASE)
    sources = {item.source for table in (PARAMETERS.values(), *(policy.parameters.values() for policy in load_all().values())) for item in table}
    assert not [told for text in sources if english.search(told := source_words.source(text, "es"))]
    assert all(source_words.source(text, "en") == text for text in sources)
    assert all(any(word in text for text in sources) for word in source_words.SPANISH)
    kept = {"Imperial Valley", "la zona desértica de Arizona (Altar Valley / Tohono Oodham)"}  # names
    assert {name for name in place_words.names(load(), "es").values() if english.search(name)} <= kept
    assert set(place_words.SPANISH) <= set(load().names)
    assert place_words.place_name("Corinto border HN-GT", "es") == "Corinto (frontera HN-GT)"
    for policy in load_all().values():
        for lever in policy.parameters.values():
            assert not lever.choices or not set(lever.choices) & {say.choice(name, "es") for name in lever.choices}, lever.name


def test_pages_in_spanish_have_sources_choices_and_places_in_spanish(monkeypatch):
    from corridor.dashboard.pages import assumptions, evidence, policies

    monkeypatch.setattr(figures, "lang", lambda: "es")
    state.lang.set("es")
    try:
        shown = json.dumps([*policies._schemes(plans.named("baseline"), "temporary_work_permits", "es"), *policies._schemes(plans.named("baseline"), "shelters", "es"),
                            *assumptions._schemes(plans.named("baseline"))], ensure_ascii=False) + evidence.sources("temporary_work_permits")
    finally:
        state.lang.set("en")
    assert "supuesto" in shown and "construcción" in shown and "Guatemala" in shown and "Celaya / Irapuato (entronque)" in shown
    assert not re.search(r"assumption|the paper|junction|fn \d|\"title\": \"(plantation|home|GT)\"", shown)
    assert "Ciudad de México" in [place["name"] for place in flows.base("es")["places"]] and "Mexico City" in [place["name"] for place in flows.base()["places"]]
    assert [figures.told(2.5e6, unit) for unit in ("USD", "people")] == ["2.5 M USD", "2.5 M"]
