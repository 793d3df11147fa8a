"""Screening: who is asked, who speaks, who is taken for a victim and who is not."""

from __future__ import annotations

import numpy as np
from test_state import MEXICO, fresh, load_of, office, survivors

from corridor.encounters import screening
from corridor.life import CODE
from corridor.records.events import KIND


def test_nobody_sees_a_victim_only_traces():
    model = fresh()
    who = survivors(model)
    before = screening.signs(model, who)
    model.people.victim[who] = False
    assert np.array_equal(before, screening.signs(model, who))
    model.people.harmed_on[who] = -9999
    assert np.all(screening.signs(model, who) < before)


def test_others_are_wrongly_identified_and_survivors_missed():
    model = fresh()
    who = survivors(model, number=400)
    half = who[::2]
    model.people.victim[half] = False
    screening.believe(model, who, office(model, MEXICO), load_of(model, who))
    found = model.people.identified[who]
    assert found[::2].any() and not found[1::2].all() and found[1::2].mean() > found[::2].mean()


def test_why_somebody_kept_silent_or_was_not_asked_is_on_record():
    model = fresh()
    who = survivors(model)
    screening.ask(model, who, office(model, MEXICO), np.full(len(who), 6.0))
    screening.disclose(model, who, office(model, MEXICO), "interview")
    columns = model.events.columns()
    assert set(columns["detail"][columns["kind"] == KIND["missed"]]) <= {screening.NO_TIME, screening.NO_SIGNS}
    assert set(columns["detail"][columns["kind"] == KIND["kept_silent"]]) <= {2, 3, 4, 5}
    assert np.any(columns["detail"][columns["kind"] == KIND["missed"]] == screening.NO_TIME)


def test_days_to_recover_that_are_tied_are_only_for_those_who_tell_and_cooperate():
    """Suspicion alone opens care where it is untied; where it is tied who takes it has told and makes a statement."""
    taken = {}
    for tied in (0.0, 1.0):
        model = fresh()
        desk = office(model, MEXICO)
        for column, value in (("reflection_days", 90.0), ("reflection_on_suspicion", 1.0), ("reflection_tied", tied), ("care_places", 1e5), ("training_hours", 60.0)):
            getattr(model.officials, column)[desk] = value
        who, people = survivors(model), model.people
        told = who[:100]
        people.trust[who] = 5.0  # whoever may take care takes it
        entitled = screening.follow(model, told, np.ones(len(told), bool), who, desk, load_of(model, who))
        inside = who[people.situation[who] == CODE["in_care"]]
        taken[tied] = len(np.setdiff1d(inside, told))
        assert len(np.intersect1d(inside, told)) > 0.5 * len(told)
        assert people.cooperates[inside].all() == bool(tied) and people.cooperates[inside].any() == bool(tied)
        assert len(entitled) >= len(inside) and not people.cooperates[np.setdiff1d(who, inside)].any()
    assert taken[0.0] > 0 and taken[1.0] == 0


def test_who_is_brought_to_safety_has_days_to_recover_unless_they_are_tied_and_nothing_was_said():
    for tied, speaks, days in ((0.0, False, 90), (1.0, False, 30), (1.0, True, 90)):
        model = fresh()
        model.officials.reflection_days[:], model.officials.reflection_tied[:] = 90.0, tied
        who = survivors(model)
        model.people.cooperates[who] = speaks
        model.into_care(who, "sheltered", "prosecution:mexico")
        assert np.all(model.people.due[who] == model.day + days) and days in (90, model.p["protection.least_days"])
