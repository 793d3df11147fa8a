"""Screening: who is asked, who speaks, who is taken for a victim and who is not."""

from __future__ import annotations

import numpy as np
from test_state import MEXICO, fresh, load_of, office, survivors

from corridor.encounters import screening
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
