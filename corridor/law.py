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
from collections.abc import Callable
from typing import ClassVar

import numpy as np

from corridor.records.kept import Kept

ACTS = ("recruitment", "transportation", "transfer", "harbouring", "receipt")
MEANS = ("force", "threat", "coercion", "abduction", "deception", "vulnerability", "payment")
PURPOSES = ("sexual", "labour", "slavery_bondage", "servitude", "begging", "crime")
LEVERS = ("underpaid",)  # pay far out of proportion or below the legal minimum, or dangerous work (2012, art. 21)
CONSENT = ("consent",)  # recorded, never weighed: once there is a means it is irrelevant
BIT = {name: 1 << i for i, name in enumerate(ACTS + MEANS + PURPOSES + LEVERS + CONSENT)}
PARTIES_A_KIND = 10_000_000  # a chain's number is the code of a kind of party times this, plus the party's row
_PURPOSE_SHIFT = len(ACTS) + len(MEANS)

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


_PIN = np.uint32(((1 << 12) - 1) << 20)  # weighs a slot down for a moment; above all element bits
ANY_ACT, ANY_MEANS, ANY_PURPOSE = bits(*ACTS), bits(*MEANS), bits(*PURPOSES)
_FORMS = bits("sexual", "labour", "slavery_bondage", "servitude")
_WORK = bits("labour", "slavery_bondage", "servitude")
_MEXICO_MEANS = bits("force", "threat", "abduction", "deception", "coercion", "vulnerability")
_US_MEANS = bits("force", "threat", "abduction", "deception", "coercion")


def names_of(value: int) -> tuple[str, ...]:
    """Names of the elements set in `value`."""
    return tuple(name for name, bit in BIT.items() if int(value) & bit)


# ---- the definitions: (bits uint32 array, minor bool array) -> bool array ----
def protocol(have: np.ndarray, minor: np.ndarray) -> np.ndarray:
    """Act, means and purpose; under 18 act and purpose suffice. Without begging and crime."""
    return _has(have, ANY_ACT) & _has(have, _FORMS) & (_has(have, ANY_MEANS) | minor)


def mexico_2007(have: np.ndarray, minor: np.ndarray) -> np.ndarray:
    """Violence, deception or abuse of power (not for minors)."""
    return _has(have, ANY_ACT) & _has(have, _FORMS) & (_has(have, _MEXICO_MEANS) | minor)


def mexico_2012(have: np.ndarray, minor: np.ndarray) -> np.ndarray:
    """Act and purpose; sexual exploitation of adults needs means; underpaid work none; crime for minors only."""
    basic = _has(have, _WORK | BIT["begging"] | BIT["underpaid"])
    sexual = _has(have, BIT["sexual"]) & (_has(have, _MEXICO_MEANS) | minor)
    return _has(have, ANY_ACT) & (basic | sexual | (_has(have, BIT["crime"]) & minor))


def us_severe_forms(have: np.ndarray, minor: np.ndarray) -> np.ndarray:
    """Force, fraud or coercion; none needed for commercial sex of a minor. Abuse of vulnerability does not count.

    Sexual use by the captors themselves is not commercial: encounters mark it 'servitude'.
    """
    means = _has(have, _US_MEANS)
    return _has(have, ANY_ACT) & ((_has(have, BIT["sexual"]) & (means | minor)) | (_has(have, _WORK) & means))


def _has(have: np.ndarray, mask: int) -> np.ndarray:
    return (have & np.uint32(mask)) != 0


def _in_force(day: int, start: datetime.date) -> Callable | None:
    """Mexico's definition on a day counted from `start`; None before the first law."""
    date = start + datetime.timedelta(days=int(day))
    if date >= MEXICO_2012_FROM:
        return mexico_2012
    return mexico_2007 if date >= MEXICO_2007_FROM else None


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
    who, chain, minor, day = np.broadcast_arrays(np.atleast_1d(who), chain, np.asarray(minor, dtype=bool), day)
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
    return (np.asarray(detail, np.int32) >> _PLACE[name]) & 1 == 1


def unpack(detail) -> dict[str, np.ndarray]:
    """All flags of a 'trafficked' event's detail, by name."""
    return {name: flag(detail, name) for name in _PLACE}


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
        same = self.chain[who] == chain[:, None]
        weight = np.bitwise_count(self.bits[who]).astype(np.int16)
        weight[self.chain[who] < 0] = -1
        slot = np.where(same.any(axis=1), same.argmax(axis=1), weight.argmin(axis=1))
        new = ~same.any(axis=1)
        rows, at = who[new], slot[new]
        self._leave(rows, at)
        self.chain[rows, at] = chain[new]
        self.bits[rows, at] = 0
        return slot

    def _leave(self, rows: np.ndarray, at: np.ndarray) -> None:
        """Take slots out of their groups; the others of a group keep together under the next of them."""
        slots = np.arange(self.chain.shape[1])
        led = (self.group[rows] == self.group[rows, at][:, None]) & (slots != at[:, None])
        heir = led.argmax(axis=1).astype(np.int8)
        self.group[rows] = np.where(led, heir[:, None], self.group[rows])
        self.group[rows, at] = at

    def add(self, who, chain, bits, day: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """OR `bits` into (who, chain) on `day`. Returns for the newly recognised: rows of people, the newly met
        definitions (bits as EVENT_DEFINITIONS) and the purposes in that chain (bits as PURPOSES).
        """
        who, chain, bits = np.broadcast_arrays(np.atleast_1d(np.asarray(who, np.int64)), chain, bits)
        return self._in_turns(self._add, day, who, chain, bits)

    def _add(self, day, who, chain, bits):
        self.kept.add(who, chain, bits, day, self.interval[who])
        if self.kept.is_long():
            self.kept.prune(self)
        slot = self._slot(who, chain)
        together = self.group[who] == self.group[who, slot][:, None]
        self.bits[who] |= np.where(together, bits.astype(np.uint32)[:, None], np.uint32(0))
        return self._read(day, who, slot)

    def join(self, who, chain_a, chain_b, day: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Unite two chains for these people, now and for later elements; returns as `add` does."""
        who, a, b = np.broadcast_arrays(np.atleast_1d(np.asarray(who, np.int64)), chain_a, chain_b)
        return self._in_turns(self._join, day, who, a, b)

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
        return self._read(day, who, a)

    def _read(self, day, who, slot):
        have, minor = self.bits[who, slot], self.minor[who]
        mexico = _in_force(day, self.start)
        says = protocol(have, minor).astype(np.uint8) | (us_severe_forms(have, minor).astype(np.uint8) << 2)
        if mexico is not None:
            says |= mexico(have, minor).astype(np.uint8) << 1
        new = says & ~self.recognised[who]
        self.recognised[who] |= new
        found = new != 0
        purposes = (have[found] & np.uint32(ANY_PURPOSE)) >> np.uint32(_PURPOSE_SHIFT)
        self.slot_of_case[who[found]] = slot[found]
        for person, definitions in zip(who[found].tolist(), new[found].tolist(), strict=True):
            self.cases.append((person, day, definitions, int(self.interval[person]), self.chains_of_case(person)))
        return who[found], new[found].astype(np.int32), purposes.astype(np.int32)

    @staticmethod
    def _in_turns(work, day, who, *values):
        """Apply `work` to batches in which nobody occurs twice, in the given order."""
        if len(who) == len(np.unique(who)):
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
        who = np.asarray(who)
        together = self.group[who] == self.group[who, self.slot_of_case[who]][:, None]
        return np.any(together & (self.chain[who] >= 0) & (self.chain[who] // PARTIES_A_KIND == kind), axis=1)

    def has_element(self, who, name: str) -> np.ndarray:
        """Whether an element belongs to the chain of each one's last recognition (bool)."""
        return _has(self.bits[who, self.slot_of_case[who]], BIT[name])

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
        who = np.atleast_1d(who)
        self.before[who] |= self.recognised[who] != 0
        self.recognised[who] = 0
        self.interval[who] += 1
        self.chain[who], self.bits[who] = -1, 0
        self.group[who] = np.arange(self.chain.shape[1], dtype=np.int8)


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
