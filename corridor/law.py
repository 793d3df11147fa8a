"""Recognition: reads crimes out of the elements that encounters leave behind (principle 4).

Nothing here makes anybody trafficked. An encounter marks elements (acts, means, purposes) for one person within one
chain of parties; this room says what each definition makes of them. A chain is a number naming parties linked for
that person by a sale, a transfer, a payment, or by one acting for another.

Sources: Trafficking Protocol (2000) art. 3; Mexico, Ley para Prevenir y Sancionar la Trata de Personas (2007) and Ley
General (2012) arts. 10, 13, 21; 22 U.S.C. 7102. Checked against the project's notes, not against the full texts:
that 2012's use in crime covers minors only, that begging needs no means, and that payment to a controller is a means
neither in Mexico's laws nor in the United States' one. Organ removal, illegal adoption and forced marriage are named by
these laws; no encounter generates them.
"""

from __future__ import annotations

import datetime
from typing import ClassVar

import numpy as np
from numba import njit

ACTS = ("recruitment", "transportation", "transfer", "harbouring", "receipt")
MEANS = ("force", "threat", "coercion", "abduction", "deception", "vulnerability", "payment")
PURPOSES = ("sexual", "labour", "slavery_bondage", "servitude", "begging", "crime")
LEVERS = ("underpaid",)  # pay far out of proportion or below the legal minimum, or dangerous work (2012, art. 21)
CONSENT = ("consent",)  # recorded, never weighed: once there is a means it is irrelevant
BIT = {name: 1 << i for i, name in enumerate(ACTS + MEANS + PURPOSES + LEVERS + CONSENT)}
PARTIES_A_KIND = 10_000_000  # a chain's number is the code of a kind of party times this, plus the party's row
PURPOSE_SHIFT = len(ACTS) + len(MEANS)

DEFINITIONS = ("protocol", "mexico_2007", "mexico_2012", "us_severe_forms")  # bits of `recognise`
EVENT_DEFINITIONS = ("protocol", "mexico", "us")  # bits 0-2 of a 'trafficked' event; mexico: the law in force
PATHS = ("from_smuggling", "from_kidnapping", "from_job_offer", "from_household")  # bits 10-13
FLAGS = ("official_involved", "sold_by_smuggler", "minor", "retrafficked", "consented")  # bits 14-18
PERIOD_START = datetime.date(2011, 7, 1)
MEXICO_2007_FROM = datetime.date(2007, 11, 28)
MEXICO_2012_FROM = datetime.date(2012, 6, 15)


def bits(*names: str) -> int:
    """The bits of element names: bits("recruitment", "deception", "labour"). KeyError for an unknown name."""
    value = 0
    for name in names:
        value |= BIT[name]
    return value


ANY_ACT, ANY_MEANS, ANY_PURPOSE = bits(*ACTS), bits(*MEANS), bits(*PURPOSES)
_FORMS = bits("sexual", "labour", "slavery_bondage", "servitude")
_WORK = bits("labour", "slavery_bondage", "servitude")
_UNDERPAID_WORK, _SEXUAL, _CRIME = _WORK | bits("begging", "underpaid"), bits("sexual"), bits("crime")
_MEXICO_MEANS = bits("force", "threat", "abduction", "deception", "coercion", "vulnerability")
_US_MEANS = bits("force", "threat", "abduction", "deception", "coercion")


def names_of(value: int) -> tuple[str, ...]:
    """Names of the elements set in `value`."""
    return tuple(name for name, bit in BIT.items() if int(value) & bit)


@njit(cache=True)
def has(have, mask: int):
    """Any of the bits of a mask: bool, or (n,) bool."""
    return (have & np.uint32(mask)) != 0


# ---- the definitions (compiled): (bits uint32, minor bool) -> bool; each a number or an (n,) array ----
@njit(cache=True)
def protocol(have, minor):
    """Act, means and purpose; under 18 act and purpose suffice. Without begging and crime."""
    return has(have, ANY_ACT) & has(have, _FORMS) & (has(have, ANY_MEANS) | minor)


@njit(cache=True)
def mexico_2007(have, minor):
    """Violence, deception or abuse of power (not for minors)."""
    return has(have, ANY_ACT) & has(have, _FORMS) & (has(have, _MEXICO_MEANS) | minor)


@njit(cache=True)
def mexico_2012(have, minor):
    """Act and purpose; sexual exploitation of adults needs means; underpaid work none; crime for minors only."""
    basic = has(have, _UNDERPAID_WORK)
    sexual = has(have, _SEXUAL) & (has(have, _MEXICO_MEANS) | minor)
    return has(have, ANY_ACT) & (basic | sexual | (has(have, _CRIME) & minor))


@njit(cache=True)
def us_severe_forms(have, minor):
    """Force, fraud or coercion; none needed for commercial sex of a minor. Abuse of vulnerability does not count.

    Sexual use by the captors themselves is not commercial: encounters mark it 'servitude'.
    """
    means = has(have, _US_MEANS)
    return has(have, ANY_ACT) & ((has(have, _SEXUAL) & (means | minor)) | (has(have, _WORK) & means))


def in_force(day: int, start: datetime.date) -> int:
    """Year of Mexico's law in force on a day counted from `start`; 0 before the first law."""
    date = start + datetime.timedelta(days=int(day))
    if date >= MEXICO_2012_FROM:
        return 2012
    return 2007 if date >= MEXICO_2007_FROM else 0


class Elements:
    """Append-only record of elements. Columns as arrays of length n: person i4, chain i8, day i4, bits u4.

    `start` is the date of day 0. Joins of chains are kept beside the rows, which never change.
    """

    _TYPES: ClassVar = {"person": np.int32, "chain": np.int64, "day": np.int32, "bits": np.uint32}

    def __init__(self, start: datetime.date = PERIOD_START, chunk: int = 4096):
        self.start, self.n = start, 0
        self._room = {name: np.zeros(chunk, dtype) for name, dtype in self._TYPES.items()}
        self.joins: dict[int, list[tuple[int, int]]] = {}

    def __len__(self) -> int:
        return self.n

    def __getattr__(self, name: str) -> np.ndarray:
        if name in Elements._TYPES and "_room" in self.__dict__:
            return self._room[name][: self.n]
        raise AttributeError(name)

    def add(self, who, chain, bits, day) -> None:
        """Append one row for each of `who`; the others broadcast. Rows without bits are not kept."""
        values = np.broadcast_arrays(np.atleast_1d(who), chain, day, bits)
        keep = values[3] != 0
        more = int(keep.sum())
        while self.n + more > len(self._room["day"]):
            self._room = {name: np.concatenate([old, np.zeros_like(old)]) for name, old in self._room.items()}
        for name, value in zip(self._TYPES, values, strict=True):
            self._room[name][self.n : self.n + more] = value[keep]
        self.n += more

    def join(self, who, chain_a, chain_b) -> None:
        """For these people, the two chains are one from now on (a sale, a transfer, a payment)."""
        for person, a, b in np.broadcast(np.atleast_1d(who), chain_a, chain_b):
            self.joins.setdefault(int(person), []).append((int(a), int(b)))

    def chains_with(self, person: int, chain: int) -> list[int]:
        """All chains joined to `chain` for this person, itself included."""
        found, grew = {int(chain)}, True
        while grew:
            before = len(found)
            for pair in self.joins.get(int(person), ()):
                if found & set(pair):
                    found |= set(pair)
            grew = len(found) > before
        return sorted(found)

    def rows(self, person: int, chain: int, day: int | None = None) -> np.ndarray:
        """Row numbers of this person's elements in the chain (and those joined to it) up to `day`, by day."""
        mine = (self.person == person) & np.isin(self.chain, self.chains_with(person, chain))
        if day is not None:
            mine &= self.day <= day
        rows = np.flatnonzero(mine)
        return rows[np.argsort(self.day[rows], kind="stable")]


def recognise(elements: Elements, who, chain, minor, day) -> np.ndarray:
    """What each definition says on `day` of (who, chain): int32, bit i = DEFINITIONS[i]; all arguments broadcast.

    Each Mexican law reads what was complete while it was in force: 2007's law the elements left before
    15 June 2012, the General Law all of them provided that the last one came under it.
    """
    parts = np.broadcast_arrays(np.atleast_1d(who), chain, np.asarray(minor, dtype=bool), day)
    who, chain, minor, day = (part.copy() for part in parts)
    from_2007 = (MEXICO_2007_FROM - elements.start).days
    from_2012 = (MEXICO_2012_FROM - elements.start).days
    have = np.zeros(len(who), np.uint32)
    before = np.zeros(len(who), np.uint32)
    last = np.full(len(who), np.iinfo(np.int32).min)
    last_before = last.copy()
    for i in range(len(who)):
        rows = elements.rows(who[i], chain[i], day[i])
        days, marks = elements.day[rows], elements.bits[rows]
        if len(rows) == 0:
            continue
        have[i], last[i] = np.bitwise_or.reduce(marks), days[-1]
        old = days < from_2012
        if old.any():
            before[i], last_before[i] = np.bitwise_or.reduce(marks[old]), days[old][-1]
    says = (
        protocol(have, minor),
        mexico_2007(before, minor) & (last_before >= from_2007),
        mexico_2012(have, minor) & (last >= from_2012),
        us_severe_forms(have, minor),
    )
    return sum(said.astype(np.int32) << i for i, said in enumerate(says))


def pack(definitions, purposes, paths=0, official=False, sold=False, minor=False, again=False, consented=False) -> np.ndarray:
    """The detail of a 'trafficked' event (int32). `definitions`: bits as in EVENT_DEFINITIONS; `purposes`: bits as
    in PURPOSES; `paths`: bits as in PATHS; the rest booleans (see FLAGS). All broadcast.
    """
    detail = np.asarray(definitions, np.int32) | (np.asarray(purposes, np.int32) << 4)
    detail = detail | (np.asarray(paths, np.int32) << 10)
    for place, flag in enumerate((official, sold, minor, again, consented), start=14):
        detail = detail | (np.asarray(flag, bool).astype(np.int32) << place)
    return detail.astype(np.int32)


_FIELDS = ((0, EVENT_DEFINITIONS), (4, PURPOSES), (10, PATHS), (14, FLAGS))
_PLACE = {name: first + i for first, names in _FIELDS for i, name in enumerate(names)}


def flag(detail, name: str) -> np.ndarray:
    """Whether a 'trafficked' event's detail carries `name` (any of EVENT_DEFINITIONS, PURPOSES, PATHS, FLAGS)."""
    return np.asarray(detail, np.int32) & (1 << _PLACE[name]) != 0
