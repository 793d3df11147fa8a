"""Running recognition: who becomes a recognised case, while a run goes on, and why (law.py says what the laws read)."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import numpy as np
from numba import njit

from corridor.law import (
    ACTS,
    ANY_PURPOSE,
    BIT,
    DEFINITIONS,
    LEVERS,
    MEANS,
    PARTIES_A_KIND,
    PERIOD_START,
    PURPOSE_SHIFT,
    PURPOSES,
    Elements,
    has,
    in_force,
    mexico_2007,
    mexico_2012,
    names_of,
    protocol,
    recognise,
    us_severe_forms,
)
from corridor.records.kept import Kept

_PIN = np.uint32(((1 << 12) - 1) << 20)  # weighs a slot down for a moment; above all element bits


def _each(number, who, kind) -> np.ndarray:
    """(n,) a number for each of `who`: already so, or the same for all."""
    number = np.asarray(number, kind)
    return number if number.shape == who.shape else np.full(len(who), number, kind)


@njit(cache=True)
def _slots(who, wanted, chain, bits, group) -> np.ndarray:
    """(n,) slot of each one's wanted chain; where there is none, the slot with the fewest elements gives way: it leaves its group,
    whose others keep together under the next of them."""
    slot, width = np.empty(len(who), np.int64), chain.shape[1]
    for i in range(len(who)):
        row, fewest, at = who[i], 99, 0
        for k in range(width):
            if chain[row, k] == wanted[i]:
                fewest, at = -2, k
                break
            number, left = -1 if chain[row, k] < 0 else 0, bits[row, k]
            while left and number >= 0:
                left &= left - np.uint32(1)
                number += 1
            if number < fewest:
                fewest, at = number, k
        slot[i] = at
        if fewest == -2:
            continue
        led, heir = group[row, at], -1
        for k in range(width):
            if k != at and group[row, k] == led:
                heir = k if heir < 0 else heir
                group[row, k] = heir
        group[row, at], chain[row, at], bits[row, at] = at, wanted[i], 0
    return slot


@njit(cache=True)
def _mark(who, slot, marks, bits, group) -> None:
    """Elements of each, in a slot and in those joined to it."""
    for i in range(len(who)):
        row = who[i]
        for k in range(bits.shape[1]):
            if group[row, k] == group[row, slot[i]]:
                bits[row, k] |= marks[i]


@njit(cache=True)
def _read(who, slot, bits, minor, recognised, slot_of_case, mexico):
    """What the definitions newly say of each one's slot: rows of people, definitions (bits as EVENT_DEFINITIONS), purposes (bits as
    PURPOSES). mexico: the year of Mexico's law in force, 0 none."""
    rows, n = np.empty(len(who), np.int64), 0
    definitions, purposes = np.empty(len(who), np.int32), np.empty(len(who), np.int32)
    for i in range(len(who)):
        row, have, young = who[i], bits[who[i], slot[i]], minor[who[i]]
        says = (1 if protocol(have, young) else 0) | (4 if us_severe_forms(have, young) else 0)
        if (mexico == 2012 and mexico_2012(have, young)) or (mexico == 2007 and mexico_2007(have, young)):
            says |= 2
        new = says & ~recognised[row]
        if new:
            recognised[row] |= new
            slot_of_case[row] = slot[i]
            rows[n], definitions[n], purposes[n] = row, new, (have & np.uint32(ANY_PURPOSE)) >> np.uint32(PURPOSE_SHIFT)
            n += 1
    return rows[:n].copy(), definitions[:n].copy(), purposes[:n].copy()


@njit(cache=True)
def _add(who, wanted, marks, chain, bits, group, minor, recognised, slot_of_case, mexico):
    """Marks of each in the wanted chain, and what the definitions newly say (`_read`)."""
    slot = _slots(who, wanted, chain, bits, group)
    _mark(who, slot, marks, bits, group)
    return _read(who, slot, bits, minor, recognised, slot_of_case, mexico)


@njit(cache=True)
def _has_party(who, kind, chain, group, slot_of_case) -> np.ndarray:
    """See Recognition.has_party."""
    found = np.zeros(len(who), np.bool_)
    for i in range(len(who)):
        row = who[i]
        for k in range(chain.shape[1]):
            if group[row, k] == group[row, slot_of_case[row]] and chain[row, k] >= 0 and chain[row, k] // PARTIES_A_KIND == kind:
                found[i] = True
    return found


@njit(cache=True)
def _end(who, before, recognised, interval, chain, bits, group) -> None:
    """See Recognition.end."""
    for row in who:
        before[row] |= recognised[row] != 0
        recognised[row] = 0
        interval[row] += 1
        for k in range(chain.shape[1]):
            chain[row, k], bits[row, k], group[row, k] = -1, 0, k


class Recognition:
    """Running recognition: for each person up to `slots` chains at a time, with their accumulated bits.

    `minor`: bool array of length n_people (the caller may replace it as people grow up). `start`: date of day 0.
    When a person's slots are full, the one with the fewest elements gives way (a robber met long ago). `kept` holds the
    elements of those recognised (and of those who may yet be), `cases` what was recognised when, so that each can be explained.
    """

    def __init__(self, n_people: int, minor=None, start: datetime.date = PERIOD_START, slots: int = 5):
        self.start = start
        self.minor = np.zeros(n_people, bool) if minor is None else np.asarray(minor, bool)
        self.chain = np.full((n_people, slots), -1, np.int64)
        self.bits = np.zeros((n_people, slots), np.uint32)
        self.group = np.tile(np.arange(slots, dtype=np.int8), (n_people, 1))  # slots joined to one another
        self.recognised = np.zeros(n_people, np.uint8)  # EVENT_DEFINITIONS bits in the present control interval
        self.before = np.zeros(n_people, bool)  # recognised in an earlier interval
        self.interval = np.zeros(n_people, np.int16)  # control intervals ended so far
        self.slot_of_case = np.zeros(n_people, np.int8)  # slot in which the last recognition happened
        self.cases: list[tuple] = []  # (person, day, definitions, interval, chains)
        self.kept = Kept()

    def grow(self, n_people: int, minor=None) -> None:
        """Make room for more people (rows are only added at the end); `minor` replaces the whole array."""
        extra = n_people - len(self.recognised)
        if extra > 0:
            more = Recognition(extra, slots=self.chain.shape[1])
            for name in ("minor", "chain", "bits", "group", "recognised", "before", "interval", "slot_of_case"):
                setattr(self, name, np.concatenate([getattr(self, name), getattr(more, name)]))
        if minor is not None:
            self.minor = np.asarray(minor, bool)

    def _slot(self, who: np.ndarray, chain: np.ndarray) -> np.ndarray:
        """Slot of (who, chain), taken if there was none. `who` without repetition."""
        return _slots(who, chain, self.chain, self.bits, self.group)

    def add(self, who, chain, bits, day: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """OR `bits` into (who, chain) on `day`. Returns for the newly recognised: rows of people, the newly met
        definitions (bits as EVENT_DEFINITIONS) and the purposes in that chain (bits as PURPOSES).
        """
        who = np.atleast_1d(np.asarray(who, np.int64))
        return self._in_turns(self._add, day, who, _each(chain, who, np.int64), _each(bits, who, np.uint32))

    def _add(self, day, who, chain, bits):
        self.kept.add(who, chain, bits, day, self.interval[who])
        if self.kept.is_long():
            self.kept.prune(self)
        return self._told(day, _add(who, chain, bits, self.chain, self.bits, self.group, self.minor, self.recognised, self.slot_of_case,
                                    in_force(day, self.start)))

    def join(self, who, chain_a, chain_b, day: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Unite two chains for these people, now and for later elements; returns as `add` does."""
        who = np.atleast_1d(np.asarray(who, np.int64))
        return self._in_turns(self._join, day, who, _each(chain_a, who, np.int64), _each(chain_b, who, np.int64))

    def _join(self, day, who, chain_a, chain_b):
        a = self._slot(who, chain_a)
        self.bits[who, a] |= _PIN  # so that the next slot sought does not displace this one
        b = self._slot(who, chain_b)
        self.bits[who, a] &= ~_PIN
        own, other = self.group[who, a][:, None], self.group[who, b][:, None]
        united = self.bits[who, a] | self.bits[who, b]
        both = (self.group[who] == own) | (self.group[who] == other)
        self.group[who] = np.where(both, own, self.group[who])
        self.bits[who] = np.where(both, united[:, None], self.bits[who])
        return self._told(day, _read(who, a, self.bits, self.minor, self.recognised, self.slot_of_case, in_force(day, self.start)))

    def _told(self, day, found):
        """Who has been newly recognised is noted as a case; the same once more."""
        if len(found[0]):
            for person, definitions in zip(found[0].tolist(), found[1].tolist(), strict=True):
                self.cases.append((person, day, definitions, int(self.interval[person]), self.chains_of_case(person)))
        return found

    @staticmethod
    def _in_turns(work, day, who, *values):
        """Apply `work` to batches in which nobody occurs twice, in the given order."""
        if len(who) == len(set(who.tolist())):
            return work(day, who, *values)
        parts = []
        left = np.arange(len(who))
        while len(left):
            _, first = np.unique(who[left], return_index=True)
            batch = left[np.sort(first)]
            parts.append(work(day, who[batch], *(value[batch] for value in values)))
            left = np.setdiff1d(left, batch, assume_unique=True)
        if not parts:
            return np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0, np.int32)
        return tuple(np.concatenate(column) for column in zip(*parts, strict=True))

    @property
    def nbytes(self) -> int:
        """Memory in bytes."""
        return sum(column.nbytes for column in vars(self).values() if isinstance(column, np.ndarray))

    def chains_of_case(self, person: int) -> tuple[int, ...]:
        """Numbers of the chains, joined for this person, in which the last recognition happened."""
        together = self.group[person] == self.group[person, self.slot_of_case[person]]
        return tuple(int(chain) for chain in self.chain[person][together] if chain >= 0)

    def has_party(self, who, kind: int) -> np.ndarray:
        """Whether a party of a kind (code of PARTY_KINDS) belongs to the chain of each one's last recognition (bool)."""
        return _has_party(np.asarray(who), kind, self.chain, self.group, self.slot_of_case)

    def has_element(self, who, name: str) -> np.ndarray:
        """Whether an element belongs to the chain of each one's last recognition (bool)."""
        return has(self.bits[who, self.slot_of_case[who]], BIT[name])

    def told(self, person: int) -> list[tuple]:
        """Each time this person was recognised: (day, definitions as EVENT_DEFINITIONS, rows (chain, bits, day) of its chains)."""
        found = []
        for who, day, definitions, interval, chains in self.cases:
            if who == person:
                rows = self.kept.of(person, interval)
                mine = np.isin(rows["chain"], chains) & (rows["day"] <= day)
                found.append((day, definitions, [tuple(int(rows[name][i]) for name in ("chain", "bits", "day")) for i in np.flatnonzero(mine)]))
        return found

    def explain(self, person: int, party: Callable | None = None) -> list[str]:
        """A sentence for each time this person was recognised, from the elements the run left (see `explain`)."""
        sentences = []
        for day, _, rows in self.told(person):
            elements = Elements(self.start)
            for chain, marks, on in rows:
                elements.add(person, chain, marks, on)
                elements.join([person], rows[0][0], chain)
            sentences.append(explain(elements, person, rows[0][0], bool(self.minor[person]), day, party))
        return sentences

    def again(self, who) -> np.ndarray:
        """Whether these people had been recognised in an earlier control interval (bool)."""
        return self.before[who]

    def end(self, who) -> None:
        """A control interval ends (freed, escaped, left): later recognition counts anew, as retrafficked."""
        _end(np.atleast_1d(who), self.before, self.recognised, self.interval, self.chain, self.bits, self.group)


def explain(elements: Elements, who: int, chain: int, minor: bool, day: int, party: Callable | None = None) -> str:
    """One sentence: which act, means and purpose, by whom, when, and which definitions are met on `day`.

    `party(chain) -> str` names a chain's parties; without it they are numbered.
    """
    party = party or (lambda number: f"parties {number}")
    rows = elements.rows(who, chain, day)
    if len(rows) == 0:
        return f"Person {who}: no element in this chain by day {day}."

    def told(kind):
        seen = {}
        for row in rows:
            date = elements.start + datetime.timedelta(days=int(elements.day[row]))
            for name in names_of(elements.bits[row]):
                if name in kind and name not in seen:
                    seen[name] = f"{name.replace('_', ' ')} by {party(int(elements.chain[row]))} on {date}"
        return "; ".join(seen.values()) or "none"

    met = int(recognise(elements, who, chain, minor, day)[0])
    laws = ", ".join(name for i, name in enumerate(DEFINITIONS) if met >> i & 1) or "no definition"
    age = "a minor" if minor else "an adult"
    purpose = told(PURPOSES + LEVERS)
    return f"Person {who} ({age}): act: {told(ACTS)}. Means: {told(MEANS)}. Purpose: {purpose}. Meets {laws}."
