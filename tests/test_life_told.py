"""Life courses: crimes beside trafficking, and lives told in words."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from test_life_courses import (
    COURSES,
    CRIME,
    WAIT,
    at_the_door,
    captor,
    fee_to_work_off,
    first_day,
    job,
    payday,
    person,
    taken_by_cell,
)

from corridor import crimes
from corridor.agents.bargain import DEBT, GUARDS, UNDERPAY
from corridor.cli import trace
from corridor.records import Events
from corridor.records.events import ENTERED_MEXICO, EVENT_KINDS, KIND, WAY_HOME
from corridor.views import life_story
from corridor.views.life_words import KINDS, LABELS, LAW, PARTIES


def test_beside_trafficking():
    held = person()
    taken_by_cell(held)
    captor(held, WAIT)
    assert crimes.kidnapping(held.model.events.columns()).tolist() == held.who.tolist()
    debtor = person()
    fee_to_work_off(debtor, DEBT, 3000.0)
    payday(debtor, DEBT, False, True)
    columns = debtor.model.events.columns()
    assert debtor.who[0] in crimes.debt_bondage(columns) and debtor.who[0] in crimes.forced_labour(columns)
    assert debtor.who[0] not in crimes.kidnapping(columns)
    boy = person(woman=False, minor=True)
    taken_by_cell(boy)
    captor(boy, CRIME)
    assert boy.who[0] in crimes.forced_offending(boy.model.events.columns())
    free = person()
    job(free, UNDERPAY, "transit")
    payday(free, UNDERPAY)
    assert free.who[0] in crimes.bad_work(free.model.events.columns())
    assert free.who[0] not in crimes.forced_labour(free.model.events.columns())


def test_there_are_thirty_and_more():
    assert len(COURSES) >= 30 and len({course[0] for course in COURSES}) == len(COURSES)


def test_a_trace_tells_amounts_levers_who_profits_and_why_in_both_languages():
    life = person(minor=True)
    life.model.day = 3
    life.model._openings = (3, *life.model._openings[1:])
    at_the_door(life, GUARDS, "home", True, false=True, won=True)
    payday(life, GUARDS, False, True)
    assert trace.victims(life.model)[0] == life.who[0]
    for lang, words in (("en", ("through a relative", "by guards", "USD a day", "Recognised on", "deception", "kept by employers")),
                        ("es", ("por un familiar", "con guardias", "USD al día", "Trata reconocida el", "engaño", "los empleadores se quedaron"))):
        told = "\n".join(trace.life(life.model, int(life.who[0]), lang))
        for part in words:
            assert part in told, (part, told)
    assert not [row for table in (KINDS, PARTIES, LAW, LABELS) for row in table.values() if not all(row)]
    assert "traffick" not in "\n".join(row[1] for table in (KINDS, LABELS) for row in table.values())


def test_kinds_of_events_a_person_can_meet_have_words():
    silent = {"counted", "strength", "money", "owed", "arrested", "inspected", "entered_trade", "left_trade", "deported_member", "rejoined", "toll"}
    columns = first_day().events.columns()
    met = {EVENT_KINDS[kind] for kind in np.unique(columns["kind"][columns["person"] >= 0])}
    assert met - silent <= set(KINDS)


def a_log(*rows) -> dict[str, np.ndarray]:
    """Columns of events of one person from (kind, detail), in order."""
    kinds, details = zip(*rows, strict=True)
    return {"person": np.zeros(len(rows), int), "kind": np.array([KIND[kind] for kind in kinds]), "detail": np.array(details),
            "party_kind": np.zeros(len(rows), int)}


@pytest.mark.parametrize("told, number", [
    ([("hired", 0), ("departed", 20), ("moved", ENTERED_MEXICO), ("crossed", 5), ("arrived", 0)], 2),  # into both countries
    ([("departed", 0), ("moved", ENTERED_MEXICO), ("hired", 1), ("crossed", 5)], 1),  # alone into Mexico, a guide at the border
    ([("departed", 0), ("moved", ENTERED_MEXICO), ("crossed", 5)], 0),
    ([("hired", 0), ("departed", 20), ("moved", ENTERED_MEXICO), ("deported", 0), ("departed", 20), ("moved", ENTERED_MEXICO)], 2),  # a try more on the contract
    ([("hired", 0), ("departed", 20), ("moved", ENTERED_MEXICO), ("abandoned", 0), ("crossed", 5)], 1),
    ([("hired", 0), ("departed", 20), ("moved", WAY_HOME), ("departed", 0), ("moved", ENTERED_MEXICO)], 0),
])
def test_smuggling_is_each_entry_with_a_paid_guide_into_mexico_and_the_united_states(told, number):
    log = a_log(*told)
    assert crimes.smuggled_crossings(log).sum() == number
    assert len(crimes.smuggling(log)) == (number > 0)


@pytest.mark.parametrize("kind, lang, words", [
    ("told", "en", "heard the rights read out in Arriaga (by X), without understanding them"), ("told", "es", "oyó leer sus derechos en Arriaga (por X) sin entenderlos"),
    ("trafficked", "en", "was trafficked in Arriaga (by X), as the law reads it"), ("disclosed", "en", "told in Arriaga what had happened (by X)"),
    ("robbed", "en", "was robbed in Arriaga (by X)"), ("chose_return", "es", "eligió en Arriaga volver a casa (por X)"),
])
def test_a_place_stands_where_the_sense_stays_clear(kind, lang, words):
    place, by = (" in Arriaga", " (by X)") if lang == "en" else (" en Arriaga", " (por X)")
    assert life_story.phrase(kind, place, by, lang) == words
    assert "{" not in "".join(life_story.phrase(name, "", "", lang) for name in KINDS)


def test_people_are_in_towns_and_at_borders():
    assert life_story.within("Medias Aguas", "en") == "in Medias Aguas" and life_story.within("El Amatillo border HN-SV", "en") == "at El Amatillo border HN-SV"
    assert life_story.within("Medias Aguas", "es") == "en Medias Aguas"


def test_what_lies_before_the_measured_period_is_told_to():
    log = Events(datetime.date(2011, 7, 1), ("arriaga",), ())
    for day, kind in ((-3, "departed"), (-1, "robbed"), (2, "reattempted"), (4, "arrived")):
        log.record(day, np.array([0]), kind, 0, place=0)
    lines = life_story.sentences(log.to_pandas(), "en", {"arriaga": "Arriaga"})
    assert [line for line in lines if not line[0].isdigit()] == ["Before the measured period:", "In the measured period:"]
    assert lines.index("In the measured period:") == 3 and lines[4].endswith("tried again from Arriaga.")
    assert len(life_story.sentences(log.to_pandas().query("day >= 0"), "en")) == 2
