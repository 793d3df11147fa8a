"""The hours until each clock of custody strikes, one person after another (compiled); custody.py asks for them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.crowd import added
from corridor.randomness import mixed


class Held(NamedTuple):
    """Columns of the table of people that clocks hang on."""

    key: np.ndarray
    nationality: np.ndarray


class There(NamedTuple):
    """What a country has for those in its custody: staff, and what each of them does in a day."""

    us: int  # stations of Mexico, behind which those of the U.S. stand
    information_staff: float
    talks_day: float
    desks: float
    interviews_day: float
    presentation_hours: float
    consent_form: bool
    interpreters: float
    lawyers: float
    cases_day: float
    paperwork_hours: float
    notice: bool
    papers_day: float


@njit(cache=True)
def hours_until(one, counts, key, base, a_day, number) -> float:
    """Hours until a clock strikes for a person where `a_day` are served of `number` who wait; the occasion is counted."""
    draw = -np.log(mixed(np.uint64(key[one]), base, np.uint64(counts[one]), np.uint64(0)))
    counts[one] += np.uint16(1)
    return 24.0 * draw / max(a_day / max(number, 1.0), 1e-6)


@njit(cache=True)
def needs_interpreter(who, indigenous, schooling, place, across) -> np.ndarray:
    """(n,) bool: custody.foreign_tongue."""
    needs = np.empty(len(who), np.bool_)
    for i in range(len(who)):
        needs[i] = indigenous[who[i]] and (schooling[who[i]] < 2 or across[place[who[i]]])
    return needs


@njit(cache=True)
def clocks(who, station, speakers, there, part, inside, cases, consuls, national, of, draws):
    """Hours until each clock strikes, (n,) each: custody.set_clocks. part, inside, cases: (stations,); consuls, national: (nations,) staff, and
    people held; speakers: people who need an interpreter; draws: counts and base of each clock, in the order of what is returned."""
    n, us = len(who), there.us
    told, interpreter, lawyer, consul, interview = np.empty(n), np.empty(n), np.empty(n), np.empty(n), np.empty(n)
    (by_told, told_base), (by_interpreter, interpreter_base), (by_lawyer, lawyer_base), (by_consul, consul_base), (by_desk, desk_base) = draws
    moved = added(inside[us:])  # in the U.S. people are moved between beds
    for i in range(n):
        one, at, home = who[i], station[i], of.nationality[who[i]]
        number, staff = (moved, 1.0) if at >= us else (inside[at], part[at])
        told[i] = hours_until(one, by_told, of.key, told_base, there.information_staff * staff * there.talks_day, number)
        desks = there.desks * part[at] * there.interviews_day
        interview[i] = min(hours_until(one, by_desk, of.key, desk_base, desks, cases[at]), there.presentation_hours)
        if there.consent_form:
            told[i] = min(told[i], interview[i])
        interpreter[i] = hours_until(one, by_interpreter, of.key, interpreter_base, there.interpreters * there.talks_day, speakers)
        lawyer[i] = hours_until(one, by_lawyer, of.key, lawyer_base, there.lawyers * staff * there.cases_day, number) + there.paperwork_hours
        called = 0.0 if there.notice else interview[i]  # without notice: after the interview
        consul[i] = called + hours_until(one, by_consul, of.key, consul_base, consuls[home] * there.papers_day, national[home])
    return told, interpreter, lawyer, consul, interview
