"""The hours until each clock of custody strikes, one person after another (compiled); custody.py asks for them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from corridor.crowd import added
from corridor.randomness import mixed


class Held(NamedTuple):
    """Columns of the table of people that clocks hang on, and those that are written."""

    key: np.ndarray
    nationality: np.ndarray
    knows_rights: np.ndarray  # of the country
    clock_information: np.ndarray
    clock_interpreter: np.ndarray
    clock_lawyer: np.ndarray
    clock_visit: np.ndarray
    clock_consul: np.ndarray
    clock_interview: np.ndarray
    advised: np.ndarray
    signed: np.ndarray
    informed: np.ndarray


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
def begin(who, station, foreign, speakers, there, part, inside, cases, consuls, national, of, draws) -> None:
    """Sets the clocks of those who have come: custody.set_clocks. station, foreign: (n,) where each is, who needs an interpreter; speakers:
    people inside who do; part, inside, cases: (stations,); consuls, national: (nations,) staff, and people held; draws: counts and base of
    each of custody.CLOCKS."""
    (by_talk, talk_base), (by_interpreter, interpreter_base), (by_lawyer, lawyer_base), (by_consul, consul_base), (by_desk, desk_base) = draws
    moved = added(inside[there.us :])  # in the U.S. people are moved between beds
    for i in range(len(who)):
        one, at, home = who[i], station[i], of.nationality[who[i]]
        number, staff = (moved, 1.0) if at >= there.us else (inside[at], part[at])
        told = hours_until(one, by_talk, of.key, talk_base, there.information_staff * staff * there.talks_day, number)
        heard = hours_until(one, by_desk, of.key, desk_base, there.desks * part[at] * there.interviews_day, cases[at])
        heard = min(heard, there.presentation_hours)
        if there.consent_form:
            told = min(told, heard)
        interpreter = hours_until(one, by_interpreter, of.key, interpreter_base, there.interpreters * there.talks_day, speakers)
        of.clock_interpreter[one] = interpreter if foreign[i] else 0.0
        of.clock_information[one] = max(told, of.clock_interpreter[one])
        papers = hours_until(one, by_lawyer, of.key, lawyer_base, there.lawyers * staff * there.cases_day, number)
        of.clock_lawyer[one] = papers + there.paperwork_hours
        called = 0.0 if there.notice else heard  # without notice: after the interview
        of.clock_consul[one] = called + hours_until(one, by_consul, of.key, consul_base, consuls[home] * there.papers_day, national[home])
        of.clock_visit[one], of.clock_interview[one] = np.inf, heard
        of.advised[one], of.signed[one] = False, False
        of.informed[one] = of.knows_rights[one]  # what was once understood is not forgotten
