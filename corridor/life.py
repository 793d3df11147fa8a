"""The life course: which situations follow which, who is due when, and the one call that changes a situation."""

from __future__ import annotations

import networkx as nx
import numpy as np
from numba import njit

from corridor import creditors
from corridor.records import CLAIMS, SITUATIONS
from corridor.records.ledger import CLAIM, REASON

LIFE_COURSE = nx.DiGraph()
LIFE_COURSE.add_nodes_from(SITUATIONS)
_NEXT = {
    "home": ("travelling", "working", "held", "dead"),
    "travelling": ("travelling", "waiting", "working", "held", "detained", "settled", "home", "in_care", "dead"),
    "waiting": ("travelling", "home", "held", "detained", "working", "dead"),
    "working": ("home", "travelling", "held", "detained", "waiting", "in_care", "settled", "dead"),
    "held": ("travelling", "waiting", "working", "home", "detained", "in_care", "held", "settled", "dead"),
    "detained": ("home", "in_care", "travelling", "waiting", "settled", "dead"),
    "in_care": ("home", "settled", "waiting", "detained", "dead"),
    "settled": ("detained", "home", "held", "working", "dead"),
    "dead": (),
}
for _before, _afters in _NEXT.items():
    LIFE_COURSE.add_edges_from((_before, after) for after in _afters)

CODE = {name: code for code, name in enumerate(SITUATIONS)}
HOME = CODE["home"]
AGENDA = (HOME, CODE["working"])  # situations of many, of whom few are due on a day
AGENDA_DAYS = 28
NOBODY = np.zeros(0, np.int64)
NO_PERSON = np.array([-1])
CREDITOR = {claim: account.removesuffix("s") for claim, account in CLAIMS.items()}  # kind of party
SOME = 256  # from as many rows on NumPy sorts them faster than a compiled loop
NEIGHBOURS = 16  # people whose turn comes on one day
ALLOWED = np.zeros((len(SITUATIONS), len(SITUATIONS)), dtype=bool)
for _before, _after in LIFE_COURSE.edges:
    ALLOWED[CODE[_before], CODE[_after]] = True
POSSIBLE = (ALLOWED | np.eye(len(SITUATIONS), dtype=bool)).T.copy()  # [to, from]; staying is possible


class Whereabouts:
    """Who is in which situation, kept by `move`, and who at home or at work has a day before long (the agenda).

    Most people are at home: they are counted, not listed, and looked through once in AGENDA_DAYS for those whose day comes
    until the next time, each under that day. Their day may be put off at will, which is seen when it comes; one that is brought
    forward must be told by `bring_forward`.
    """

    def __init__(self, table):
        self.until = None
        self.moves = 0  # so far
        self.number = np.bincount(table.situation, minlength=len(SITUATIONS))
        self.rows = {code: np.flatnonzero(table.situation == code) for code in range(len(SITUATIONS)) if code != HOME}
        self.come: dict[int, list[np.ndarray]] = {code: [] for code in self.rows}  # since `rows` was last put in order
        self.back: dict[int, list[np.ndarray]] = {}  # by day: who came home
        self.turns: dict[int, list[np.ndarray]] = {}
        self.agenda: dict[int, dict[int, list[np.ndarray]]] = {}  # by situation and day; all days that have come under the last
        self.called: dict[int, list[np.ndarray]] = {}

    def move(self, table, who, code: int, day: int) -> int:
        """People come to situation `code` today. Returns the code of a situation from which there is no way to it (then nobody has
        moved), else -1."""
        barred = _moved(who, code, day, table.situation, table.since, self.number, POSSIBLE[code])
        if barred >= 0:
            return barred
        self.moves += 1
        (self.come[code] if code != HOME else self.back.setdefault(day, [])).append(who)
        if code in self.called:
            self.called[code].append(who)
        return -1

    def those(self, table, code: int) -> np.ndarray:
        """Rows in a situation, in order."""
        if code == HOME:
            return np.flatnonzero(table.situation == HOME)
        if self.come[code] or len(self.rows[code]) != self.number[code]:
            self.rows[code] = _those_still(table, code, [self.rows[code], *self.come[code]])
            self.come[code] = []
        return self.rows[code]

    def due(self, table, code: int, day: int) -> np.ndarray:
        """Rows in a situation whose day has come, in order."""
        if code not in AGENDA:
            return _coming(self.those(table, code), table.due, table.situation, code, day)
        if self.until is None or day > self.until or len(self.agenda) == 0:
            self.until = day + AGENDA_DAYS
            self.agenda = {one: _by_day(table, one, day, self.until) for one in AGENDA}
            self.called = {one: [] for one in AGENDA}
        mine, called = self.agenda[code], self.called[code]
        if mine and day < min(mine):
            raise ValueError(f"due: found day {day}; allowed: not before day {min(mine)}, which has been asked for")
        if called or day not in mine or min(mine) < day:
            self.called[code] = []
            come = [part for on in sorted(mine) if on <= day for part in mine.pop(on)]
            rows = _those_still(table, code, [*(come or [NOBODY]), *called])
            mine[day] = [_coming(rows, table.due, table.situation, code, day)]
            _put_off(rows, table.due, day, self.until, mine)
        return _coming(mine[day][0], table.due, table.situation, code, day)


def _by_day(table, code: int, day: int, until: int) -> dict[int, list[np.ndarray]]:
    """Rows in a situation, in order, by the day that comes until `until`; days that have come under `day`."""
    rows, after = _sorted_by_day(table.situation, table.due, code, day, until)
    return {day + k: [part] for k, part in enumerate(np.split(rows, after[:-1]))}


def _put_off(rows, due, day: int, until: int, agenda) -> None:
    """Rows, in order, whose day comes later but until `until` are entered under it."""
    rows, ends = _later_by_day(rows, due, day, until)
    begin = 0
    for k, end in enumerate(ends.tolist(), day + 1):
        if end > begin:
            agenda.setdefault(k, []).append(rows[begin:end])
            begin = end


@njit(cache=True)
def _sorted_by_day(situation, due, code, day, until):
    """(rows in a situation by their day, from `day` (or before) to `until`, and in order; (days,) where each day's end)."""
    after = np.zeros(until - day + 1, np.int64)
    for one in range(len(situation)):
        if situation[one] == code and due[one] <= until:
            after[max(due[one] - day, 0)] += 1
    after = np.cumsum(after)
    rows, at = np.empty(after[-1], np.int64), after.copy()
    for one in range(len(situation) - 1, -1, -1):
        if situation[one] == code and due[one] <= until:
            k = max(due[one] - day, 0)
            at[k] -= 1
            rows[at[k]] = one
    return rows, after


@njit(cache=True)
def _later_by_day(rows, due, day, until):
    """(rows by their day, of those whose day comes after `day` but until `until`, and in order; (days,) where each day's end)."""
    ends = np.zeros(until - day, np.int64)
    for one in rows:
        if day < due[one] <= until:
            ends[due[one] - day - 1] += 1
    ends = np.cumsum(ends)
    later, at = np.empty(ends[-1] if len(ends) else 0, np.int64), ends.copy()
    for i in range(len(rows) - 1, -1, -1):
        one = rows[i]
        if day < due[one] <= until:
            at[due[one] - day - 1] -= 1
            later[at[due[one] - day - 1]] = one
    return later, ends


@njit(cache=True)
def _coming(rows, due, situation, code, day) -> np.ndarray:
    """Rows in a situation whose day has come."""
    come, n = np.empty(len(rows), np.int64), 0
    for one in rows:
        if due[one] <= day and situation[one] == code:
            come[n], n = one, n + 1
    return come[:n].copy()


@njit(cache=True)
def _moved(who, code, day, situation, since, number, possible) -> int:
    """See Whereabouts.move. number: (situations,) people in each. possible: (situations,) bool, whether `code` may follow."""
    for one in who:
        if not possible[situation[one]]:
            return situation[one]
    for one in who:
        number[situation[one]] -= 1
        situation[one], since[one] = code, day
    number[code] += len(who)
    return -1


def _those_still(table, code: int, parts) -> np.ndarray:
    """Rows of several arrays that are in a situation, in order and once; the first array is in order already."""
    first, *others = parts
    come = others[0] if len(others) == 1 else np.concatenate(others) if others else first[:0]
    return _merged(table.situation, code, first, come if len(come) < SOME else np.sort(come))


@njit(cache=True)
def _merged(situation, code, known, come) -> np.ndarray:
    """Of two arrays of rows, in order (the second, where it is short, in any), those in a situation, in order and once."""
    come = np.sort(come) if len(come) < SOME else come
    rows, n, k = np.empty(len(known) + len(come), np.int64), 0, 0
    for i in range(len(known) + 1):
        while k < len(come) and (i == len(known) or come[k] <= known[i]):
            if situation[come[k]] == code and (n == 0 or rows[n - 1] != come[k]):
                rows[n], n = come[k], n + 1
            k += 1
        if i < len(known) and situation[known[i]] == code and (n == 0 or rows[n - 1] != known[i]):
            rows[n], n = known[i], n + 1
    return rows[:n] if 2 * n > len(rows) else rows[:n].copy()


def _whereabouts(table) -> Whereabouts:
    if "whereabouts" not in table.beside:
        table.beside["whereabouts"] = Whereabouts(table)
    return table.beside["whereabouts"]


def those(table, situation: str) -> np.ndarray:
    """Rows of the people in a situation (not to be written into)."""
    return _whereabouts(table).those(table, CODE[situation])


def number(table, situation: str) -> int:
    """How many people are in a situation."""
    return int(_whereabouts(table).number[CODE[situation]])


def moves(table) -> int:
    """How often somebody's situation has changed so far: as long as it is the same, all are where they were."""
    return _whereabouts(table).moves


def due(table, situation: str, day: int) -> np.ndarray:
    """Rows of the people in a situation whose next day has come."""
    return _whereabouts(table).due(table, CODE[situation], day)


def in_turn(table, days: int, day: int) -> np.ndarray:
    """Rows of those whose turn it is: everybody's comes once in so many days, by their key (neighbours in the table mostly on
    one day, so that a day reads a part of each column)."""
    turns = _whereabouts(table).turns
    if days not in turns:
        of = (table.key // np.uint64(NEIGHBOURS) % np.uint64(days)).astype(np.uint16)
        order = np.argsort(of, kind="stable")
        turns[days] = np.split(order, np.cumsum(np.bincount(of, minlength=days))[:-1])
    return turns[days][day % days]


def home_since(table, day: int) -> np.ndarray:
    """Rows of those who came home on a day and are there (to be asked once for each day, in order of days)."""
    back = _whereabouts(table).back
    parts = [part for on in sorted(back) for part in back[on]]
    for on in [on for on in back if on <= day]:
        del back[on]
    rows = _those_still(table, HOME, [NOBODY, *parts])
    return rows[table.since[rows] == day]


def bring_forward(table, who: np.ndarray, day: int) -> None:
    """The next day of people who were not yet due comes sooner (putting it off is just writing `due`)."""
    table.due[who] = day
    known = _whereabouts(table)
    for code, called in known.called.items():
        called.append(who[table.situation[who] == code])


def move(world, who: np.ndarray, to: str, kind: str | None, due_day=None, **event) -> None:
    """The one call that changes a situation: columns and event together, checked against the life-course graph.

    world: the model. who: distinct rows. to: the new situation. kind: the event's name (None: no event of its own).
    due_day: int or (n,) next day on which something can happen. event: other columns of the event (place is also the
    person's new place). Raises ValueError when the life-course graph has no such edge.
    """
    if len(who) == 0:
        return
    people, code = world.people, CODE[to]
    barred = _whereabouts(people).move(people, who, code, world.day)
    if barred >= 0:
        raise ValueError(f"no way from {SITUATIONS[barred]} to {to} on the life-course graph ({kind})")
    if due_day is not None:
        people.due[who] = due_day
    if "place" in event:
        people.place[who] = event["place"]
    if kind is not None:
        note(world, who, kind, **event)


def note(world, who: np.ndarray, kind: str, **event) -> None:
    """Record something that happens to people without changing their situation."""
    if len(who):
        world.events.record_people(world.day, who, kind, world.people.situation, world.people.place, **event)


def owe(world, who: np.ndarray, column: str, change, reason: str, to=None) -> None:
    """What people owe changes by `change` (n,) USD: the column, the creditor's claim and the event together.

    column: one of ledger.CLAIMS. reason: one of ledger.REASONS. who: distinct rows. to: (n,) rows of the rings or employers who lend
    or are paid, where these are kept (creditors.keep).
    """
    if len(who) == 0:
        return
    if type(change) is not np.ndarray or change.shape != who.shape or change.dtype != float:
        change = np.broadcast_to(np.asarray(change, dtype=float), who.shape)
    getattr(world.people, column)[who] += change
    if column in creditors.KEPT:
        creditors.keep(world.people, who, column, change, to)
    world.ledger.owe(column, reason, change)
    if world.ledger.claim_journal is not None:
        world.ledger.claim_journal(who, column, change, reason)


class Journal:
    """Writes payments and changes of debts into the event log of a run that keeps its events."""

    def __init__(self, world):
        self.world = world
        world.ledger.journal, world.ledger.claim_journal = self.paid, self.owed

    def paid(self, payer: int, payee: int, amounts, who) -> None:
        """One event for each person who pays or receives something, or for the group actors' payment (no person)."""
        world, detail = self.world, 100 * payer + payee
        if who is None:
            world.events.record(world.day, NO_PERSON, "money", 255, amount_usd=np.sum(amounts), detail=detail)
        else:
            people = world.people
            world.events.record_amounts(world.day, who, "money", people.situation, people.place, "none", amounts, detail)

    def owed(self, who, column: str, change, reason: str) -> None:
        """One event for each person whose debt changes."""
        world = self.world
        people = world.people
        world.events.record_amounts(world.day, who, "owed", people.situation, people.place, CREDITOR[column], change, 10 * REASON[reason] + CLAIM[column])
