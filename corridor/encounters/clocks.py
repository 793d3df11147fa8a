"""The hours until each clock of custody strikes, and what a desk has for each who comes before it, one person after another (compiled);
custody.py asks for them."""

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
    indigenous: np.ndarray
    schooling: np.ndarray
    place: np.ndarray
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


@njit(cache=True, inline="always")
def needs_interpreter(one, of, across) -> bool:
    """Whether somebody needs an interpreter to be told and to tell; across: (places,) bool, in the U.S."""
    return of.indigenous[one] and (of.schooling[one] < 2 or across[of.place[one]])


@njit(cache=True, inline="always")
def shared(at, us, number, moved, part):
    """Those who share, at a station, the staff who inform, advise and visit (number: (stations,)), and the part of the staff that is there; in
    the U.S. people are moved between beds, and staff go where they are (moved: those of all stations there)."""
    return (moved, 1.0) if at >= us else (number[at], part[at])


@njit(cache=True)
def talk_hours(station, us, inflow, part, staff, talks_day, hours) -> np.ndarray:
    """(n,) hours that staff have for a talk with each at a station: `hours`, or less where more come, inflow (stations,), than they can
    talk to in a day; part: (stations,) of the staff."""
    moved, each = added(inflow[us:]), np.empty(len(station))
    for i in range(len(station)):
        number, there = shared(station[i], us, inflow, moved, part)
        each[i] = hours * min(1.0, staff * there * talks_day / max(number, 1.0))
    return each


@njit(cache=True)
def load(station, part, inflow, others, desks, interviews_day) -> np.ndarray:
    """(n,) cases a day before the desks of each one's station, against what these hear in the usual time; part, inflow, others:
    (stations,)."""
    cases = np.empty(len(station))
    for i in range(len(station)):
        at = station[i]
        cases[i] = (inflow[at] + others[at]) / max(desks * part[at] * interviews_day, 1e-9)
    return cases


@njit(cache=True)
def begin(who, held, station, each, across, there, part, inside, inflow, others, consuls, consulates, national, of, draws) -> None:
    """Sets the clocks of those who have come: custody.set_clocks. held: rows of all inside; station: (n,) where each who has come is; each:
    simulated for each real person; across: (places,); part, inside, inflow, others: (stations,); consuls: staff of offices, of which consulates
    (nations,) are rows; national: (nations,) people held; draws: counts and base of each of custody.CLOCKS."""
    (by_talk, talk_base), (by_interpreter, interpreter_base), (by_lawyer, lawyer_base), (by_consul, consul_base), (by_desk, desk_base) = draws
    moved = added(inside[there.us :])
    speakers = 0
    for one in held:
        speakers += needs_interpreter(one, of, across)
    for i in range(len(who)):
        one, at, home = who[i], station[i], of.nationality[who[i]]
        number, staff = shared(at, there.us, inside, moved, part)
        told = hours_until(one, by_talk, of.key, talk_base, there.information_staff * staff * there.talks_day, number)
        heard = hours_until(one, by_desk, of.key, desk_base, there.desks * part[at] * there.interviews_day, inflow[at] + others[at])
        heard = min(heard, there.presentation_hours)
        if there.consent_form:
            told = min(told, heard)
        interpreter = hours_until(one, by_interpreter, of.key, interpreter_base, there.interpreters * there.talks_day, speakers / each)
        of.clock_interpreter[one] = interpreter if needs_interpreter(one, of, across) else 0.0
        of.clock_information[one] = max(told, of.clock_interpreter[one])
        papers = hours_until(one, by_lawyer, of.key, lawyer_base, there.lawyers * staff * there.cases_day, number)
        of.clock_lawyer[one] = papers + there.paperwork_hours
        called = 0.0 if there.notice else heard  # without notice: after the interview
        of.clock_consul[one] = called + hours_until(one, by_consul, of.key, consul_base, consuls[consulates[home]] * there.papers_day, national[home])
        of.clock_visit[one], of.clock_interview[one] = np.inf, heard
        of.advised[one], of.signed[one] = False, False
        of.informed[one] = of.knows_rights[one]  # what was once understood is not forgotten
