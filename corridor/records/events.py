"""The event log: everything that happens to a person, as columns (principle 3)."""

from __future__ import annotations

import datetime

import numpy as np
from numba import njit

EVENT_KINDS = tuple(
    """threatened departed moved lost_contact hired boarded fell robbed extorted abused abducted ransom_demanded
    told consul_visited kept_silent declined no_room claim_abandoned appealed stay_ended withdrew acquitted sanctioned
    debt_called house_lost worked_off_again
    ransom_paid released killed sold offered deceived exploited bonded recruited_by_force trafficked escaped rescued
    checked bribed detained informed advised signed screened disclosed identified missed applied granted refused
    protected complained cooperated case_opened arrested convicted paid separated deported repatriated crossed
    apprehended arrived settled died returned reattempted abandoned handed_over employed asked suspected stay_offered
    inspected sheltered resettled punished reprisal entered_trade left_trade
    deported_member rejoined recruited
    unable_to_leave joined_gang deserted bad_work denounced lapsed indebted toll fee_paid counted strength money owed beaten thrown_off kept denounced_gang caught""".split()
)
JOURNAL = ("money", "owed")  # kept beside the others, only when events are kept: what has been paid, what is owed
SITUATIONS = ("home", "travelling", "waiting", "working", "held", "detained", "in_care", "settled", "dead")
PARTY_KINDS = (
    "none", "migrant", "smuggler", "gang", "official", "employer", "family", "lender", "carrier", "state",
    "outside", "shelter", "nature", "common_criminal",
)
COUNTED = (  # detail of a `counted`: what a month's count is of (no person; real numbers)
    "legs", "stay_places", "candidates", "seasonal_workers_mexico", "smugglers_active", "gang_members", "migrants_debt_usd",
    "believed_danger", "employer_gain_usd", "remittances_usd", "public_cost_usd",
)
WAY_HOME, ENTERED_MEXICO = 2, 3  # details of a `moved`: home on one's own; over Mexico's southern border, past its post
LEG_ENDS = 4  # detail of a `moved`: a leg has ended here (journal only)
KIND = {name: code for code, name in enumerate(EVENT_KINDS)}
PARTY = {name: code for code, name in enumerate(PARTY_KINDS)}

COLUMNS = {
    "day": np.int32, "person": np.int32, "kind": np.uint8, "situation": np.uint8, "place": np.int16,
    "link": np.int16, "party_kind": np.uint8, "party": np.int32, "amount_usd": np.float64, "detail": np.int32,
}
EVENT = np.dtype(list(COLUMNS.items()), align=True)
USUAL = {"place": -1, "link": -1, "party_kind": PARTY["none"], "party": -1, "amount_usd": 0.0, "detail": 0}  # where nothing is said
FIRST_ROOM = 1024  # events; room doubles when it is full


class Events:
    """Events of a run, in chunks of columns (see COLUMNS).

    `record` appends; `take` hands out what has come since the last call (for the month's indicators) and keeps it
    only when `keep` is set. `detail` is a small number whose meaning depends on the kind (departed: motive + 10 x
    channel; trafficked: law.py's bitfield; abducted: people taken together; died: cause; apprehended and crossed:
    sector; applied, granted and refused: code of officials.PERMITS; sheltered: 1 a night on the way, 2 outside custody; returned and deported: 0 from Mexico, 1 from the U.S., 2 own choice; 
    reattempted: attempts, party `state` under a re-entry ban; lapsed: 0 a right to be in Mexico, 1 in the U.S.; left_trade: 1
    in prison; counted: what, see COUNTED; strength: amount_usd is the change of a cell's members since the last count;
    toll: a ring pays a cell for a client, 1 out of what the family paid; fee_paid: money to a smuggler from the person, or from the pay kept, or to an
    employer who claims a debt at home, party: to whom it was owed; indebted: amount_usd is owed to smugglers at the end of a journey; bribed: 1 the guide paid;
    kept: code of Migrant.lever by which an employer holds from now on).

    The journal (JOURNAL: kinds money and owed; with them `moved` with detail LEG_ENDS) is written only when asked for
    from the start, and is for those who re-derive accounts: it costs nothing otherwise, indicators never read it.
    money: amount_usd from one account to another, detail = 100 x payer + payee (places in ledger.ACCOUNTS); with a person
    it is per person, without one it is a group actor's, in real dollars. owed: amount_usd is the change of a debt, detail =
    10 x reason + claim (places in ledger.REASONS and ledger.CLAIMS).
    """

    def __init__(self, start: datetime.date, place_ids, link_names, keep: bool = True, journal: bool = True):
        self.start, self.place_ids, self.link_names, self.keep = start, place_ids, link_names, keep
        self.journal = keep and journal
        self.kept: list[dict[str, np.ndarray]] = []
        self._n = 0
        self._open(_room(FIRST_ROOM))

    def record(self, day, who, kind, situation, party_kind="none", **told) -> int:
        """Append one event for each person in `who` (int array; -1: nobody was caught). Others broadcast; told: further columns
        (USUAL says what stands where nothing is told). Returns the row of the first, good until `take`."""
        n, first = len(who), self._n
        if n == 0:
            return first
        last = self._n = first + n
        if last > self._size:
            self._grow(last)
        room = self._room
        room["day"][first:last], room["person"][first:last], room["kind"][first:last] = day, who, KIND[kind]
        room["situation"][first:last], room["party_kind"][first:last] = situation, PARTY[party_kind]
        for name, value in told.items():
            room[name][first:last] = value
        return first

    def of_more(self, rows, detail) -> None:
        """What was recorded in these rows was of so many people more: their detail grows."""
        np.add.at(self._room["detail"], rows, detail)

    def record_people(self, day, who, kind, situations, places, party_kind="none", **told):
        """The same of people (rows), where they are: situations, places: columns of the table of people."""
        n = len(who)
        if n == 0:
            return
        first = self._n
        last = self._n = first + n
        if last > self._size:
            self._grow(last)
        _write(first, day, who, KIND[kind], PARTY[party_kind], situations, places, self._rows)
        if told:
            room, rows = self._room, slice(first, last)
            for name, value in told.items():
                room[name][rows] = value

    def record_amounts(self, day, who, kind, situations, places, party_kind, amounts, detail: int) -> None:
        """The same for each of people (rows) whose amount, (n,) or (1,) USD, is not 0."""
        first = self._n
        if first + len(who) > self._size:
            self._grow(first + len(who))
        self._n = _write_amounts(first, day, who, KIND[kind], PARTY[party_kind], amounts, detail, situations, places, self._rows)

    def _grow(self, number: int) -> None:
        """Double the room until it holds a number of events."""
        size = self._size
        while number > size:
            size *= 2
        rows = _room(size)
        rows[: self._size] = self._rows
        self._open(rows)

    def _open(self, rows: np.ndarray) -> None:
        """Write into these rows (EVENT) from now on: one event's columns lie side by side, as they are written."""
        self._rows, self._size = rows, len(rows)
        self._room = {name: rows[name] for name in COLUMNS}

    def __getstate__(self):
        return {name: value for name, value in self.__dict__.items() if name != "_room"}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._open(self._rows)

    @property
    def nbytes(self) -> int:
        """Memory of what is kept and of what is open, in bytes."""
        return self._rows.nbytes + sum(column.nbytes for chunk in self.kept for column in chunk.values())

    def take(self) -> dict[str, np.ndarray]:
        """The events since the last call, as one chunk, without the journal."""
        chunk = {name: column[: self._n].copy() for name, column in self._room.items()}
        for name, value in USUAL.items():
            self._room[name][: self._n] = value
        self._n = 0
        if self.keep and len(chunk["day"]):
            self.kept.append(chunk)
        return _without_journal(chunk) if self.journal else chunk

    def columns(self, journal: bool = False) -> dict[str, np.ndarray]:
        """All events kept so far, the open ones included (those of months already dropped are gone); `journal`: payments
        and changes of debts too, in the order in which all happened."""
        parts = [*self.kept, {name: column[: self._n] for name, column in self._room.items()}]
        whole = {name: np.concatenate([part[name] for part in parts]) for name in COLUMNS}
        return whole if journal or not self.journal else _without_journal(whole)

    def to_pandas(self, journal: bool = False):
        """A DataFrame with columns day, date, person, kind, situation, place, link, party_kind, party, amount_usd, detail;
        `journal`: with the rows of payments and debts (kinds money and owed), which are left out otherwise."""
        import pandas as pd

        raw = self.columns(journal)
        names = np.array(self.place_ids + ("",), dtype=object)
        links = np.array(tuple(self.link_names) + ("",), dtype=object)
        frame = pd.DataFrame({name: raw[name] for name in COLUMNS})
        frame.insert(1, "date", pd.to_datetime(self.start) + pd.to_timedelta(raw["day"], unit="D"))
        frame["kind"] = pd.Categorical.from_codes(raw["kind"], EVENT_KINDS)
        frame["situation"] = np.array(SITUATIONS + ("",), dtype=object)[np.minimum(raw["situation"], len(SITUATIONS))]
        frame["party_kind"] = pd.Categorical.from_codes(raw["party_kind"], PARTY_KINDS)
        frame["place"], frame["link"] = names[raw["place"]], links[raw["link"]]
        return frame


@njit(cache=True)
def _write(first, day, who, kind, party_kind, situations, places, rows) -> None:
    """Writes events of people into the open rows; situations, places: of the table of people."""
    for i in range(len(who)):
        row = rows[first + i]
        row.day, row.person, row.kind, row.party_kind = day, who[i], kind, party_kind
        row.situation, row.place = situations[who[i]], places[who[i]]


@njit(cache=True)
def _write_amounts(first, day, who, kind, party_kind, amounts, detail, situations, places, rows) -> int:
    """Writes events of those people whose amount is not 0 into the open rows. Returns the row after the last."""
    at, alike = first, len(amounts) == 1
    for i in range(len(who)):
        amount = amounts[0 if alike else i]
        if amount != 0:
            row = rows[at]
            row.day, row.person, row.kind, row.party_kind = day, who[i], kind, party_kind
            row.situation, row.place = situations[who[i]], places[who[i]]
            row.amount_usd, row.detail = amount, detail
            at += 1
    return at


def _room(number: int) -> np.ndarray:
    """Rows (EVENT) for a number of events, as they stand where nothing is told."""
    rows = np.zeros(number, EVENT)
    for name, value in USUAL.items():
        rows[name] = value
    return rows


def _without_journal(chunk: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The rows of a chunk that are no payments and no changes of debts."""
    told = ~np.isin(chunk["kind"], [KIND[name] for name in JOURNAL])
    return {name: column[told] for name, column in chunk.items()}
