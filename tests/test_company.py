"""How many are together where few are simulated: the mean over people is the same at any scale (principle 6)."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from test_decisions import busy, travellers

from corridor.choice import chances
from corridor.crowd import Company, together
from corridor.encounters import inspection, rights, uses
from corridor.life import CODE
from corridor.model import CorridorModel


@pytest.mark.parametrize("real", [1, 4, 30, 200])
def test_one_finds_as_many_at_any_scale(real):
    """Nights with up to twice so many in a house, of whom all, one in ten or one in fifty are simulated."""
    nights = np.random.default_rng(3).integers(1, 2 * real + 1, 4000)
    truth = (nights**2).sum() / nights.sum()
    for scale in (1.0, 0.1, 0.02):
        company, rng, found, people = Company(3), np.random.default_rng(4), 0.0, 0
        for night in nights:
            company.fade(0.98)
            here = rng.binomial(night, scale)
            if here:
                found, people = found + company.met(np.full(here, 1), scale).sum(), people + here
        assert np.isclose(found / people, truth, rtol={1.0: 1e-9, 0.1: 0.12, 0.02: 0.35}[scale] if real > 4 else 0.5)
        if scale == 1.0:
            assert (together(np.array([real]), 1e6, 1.0) == real).all()


def test_nobody_meets_nobody():
    assert len(Company(2).met(np.zeros(0, dtype=np.int64), 0.02)) == 0


def test_volunteers_have_as_long_for_a_guest_at_any_scale():
    """Where some thirty sleep, of whom one in fifty is simulated, a guest is told about as much as where all are."""
    told = {}
    for scale in (1.0, 0.02):
        model, number, asked, rng = copy.deepcopy(busy()), 0, 0, np.random.default_rng(6)
        model.scale = scale
        guests, house = travellers(model, 0)[:30], int(np.flatnonzero(model.officials.beds > 0)[0])
        model.p = model.p | {"shelters.talks_night": 12.0}
        for night in range(60):
            model.day = 2000 + night
            for batch in (guests,) if scale == 1.0 else [guests[:n] for n in rng.binomial(30, scale, 50) if n]:
                model.people.rights_mx[batch] = False
                model.company["guests"] = Company(len(model.officials))
                model.company["guests"].people[house], model.company["guests"].found[house] = 1e4, 3e5  # thirty, as is known there
                rights.volunteers_speak(model, batch, np.full(len(batch), house))
                number, asked = number + model.people.rights_mx[batch].sum(), asked + len(batch)
        told[scale] = number / asked
    assert 0 < told[1.0] < 1 and abs(told[1.0] - told[0.02]) < 0.15


def test_a_use_is_as_full_where_few_captives_are_simulated():
    """All cells together count at any scale; each by its own captives where all are simulated."""
    model = copy.deepcopy(busy())
    held, cells = model.held_by_gangs(), np.unique(model.people.holder[model.held_by_gangs()])
    assert len(held) > 5 and (model.people.situation[held] == CODE["held"]).all()
    model.people.use[held] = uses.USE_CODES[0]
    model.scale = 1.0
    now, one = uses.in_use(model, cells)
    assert np.allclose(now[:, 0], [np.count_nonzero(model.people.holder[held] == cell) for cell in cells]) and np.allclose(one, 1.0)
    model.scale = 0.02
    road = np.flatnonzero(model.cells.road & model.cells.active)
    now, one = uses.in_use(model, road)
    assert np.isclose(now[:, 0].sum(), len(held) / 0.02, rtol=0.02) and (one[:, 0] < 50).all() and (now[:, 1:] == 0).all()


def test_tips_are_of_who_tells_and_of_the_others_like_them(monkeypatch):
    """Whoever of the few tells, the places where many are likely to tell are known; at full scale only who tells counts."""
    model = CorridorModel("baseline", seed=3, scale=0.02, burn_in_days=120, keep_events=False).burn_in()
    model.people.since[inspection.badly_off(model, np.flatnonzero(model.people.situation == 3))] = model.day - inspection.MONTH  # all weigh it today
    likely = []
    monkeypatch.setattr(inspection, "chances", lambda values, scale: likely.append(chances(values, scale)) or likely[-1])
    told = {}
    for says in (0, 1):
        monkeypatch.setattr(inspection, "choose", lambda values, *_, says=says: np.full(len(values), says))
        told[says] = inspection.complaints(model)
    number, others = len(likely[0]), likely[0][:, inspection.COMPLAIN].sum()
    assert number > 0 and np.isclose(told[0].sum(), 49 * others) and np.isclose(told[1].sum(), 49 * others + number)
    model.scale = 1.0
    assert np.isclose(inspection.complaints(model).sum(), number)
