"""Which events of a life are told as one: legs, checks and tolls of a stretch of the way, steps of custody, the same again and again."""

from __future__ import annotations

from typing import NamedTuple

from corridor.records.events import WAY_HOME

AGAIN = ("paid", "checked", "sheltered", "fee_paid", "asked", "toll", "borrowed_ransom", "borrowed_fee", "borrowed_fare",
         "borrowed_bribe", "borrowed_gang", "borrowed_living", "borrowed_onward")  # told once when they follow each other
ON_ROAD = ("checked", "train_stopped", "toll", "guide_bribed")  # counted within a stretch
ASIDE = ("bribed", "extorted", "borrowed_fare", "borrowed_living", "borrowed_bribe")  # of a stretch too, each kind on a line of its own
CUSTODY = ("informed", "told", "screened", "asked", "consul_visited")  # steps that everybody in custody goes through
DEMANDS = ("threatened", "extorted")  # a gang's at one place, again and again


class Told(NamedTuple):
    """Rows told as one line. how: single | stretch | aside | steps | demands | sale."""

    how: str
    rows: list


def is_leg(row) -> bool:
    """A leg that has ended."""
    return row.kind == "moved" and bool(row.link)


def is_way(row) -> bool:
    """A leg, the setting out again, a train, or a night on the way."""
    if row.kind == "moved":
        return row.detail != WAY_HOME and row.situation not in ("waiting", "detained")
    return row.kind == "boarded" or (row.kind == "sheltered" and row.situation != "in_care")


def single(rows: list) -> list[Told]:
    """Every event on a line of its own."""
    return [Told("single", [row]) for row in rows]


def merged(rows: list, kind_told) -> list[Told]:
    """The rows in groups; kind_told: the name under which an event is told."""
    found, at = [], 0
    while at < len(rows):
        for group in (stretch, demands, steps, sale, again):
            told = group(rows, at, kind_told)
            if told:
                break
        else:
            told = [Told("single", [rows[at]])]
        found += told
        at += sum(len(one.rows) for one in told)
    return found


def stretch(rows: list, at: int, kind_told) -> list[Told]:
    """Legs with the trains, nights, checks and tolls on them up to the last leg; what a person paid on them aside."""
    upto = last = at
    while upto < len(rows):
        row = rows[upto]
        if is_way(row):
            last = upto + 1
        elif kind_told(row) not in ON_ROAD and not (kind_told(row) in ASIDE and row.situation == "travelling"):
            break
        upto += 1
    run = rows[at:last]
    if len(run) < 2 or not any(map(is_way, run)):
        return []
    aside = {}
    for row in run:
        if kind_told(row) in ASIDE:
            aside.setdefault(kind_told(row), []).append(row)
    legs = [row for row in run if kind_told(row) not in ASIDE]
    if not any(is_leg(row) or row.kind == "boarded" for row in legs):
        return []
    return [*(Told("aside", some) for some in aside.values()), Told("stretch", legs)]


def demands(rows: list, at: int, kind_told) -> list[Told]:
    """What one gang threatens with and takes at one place, where each time is as the time before."""
    pattern, upto = [], at
    first = rows[at]
    if first.kind not in DEMANDS or first.situation == "travelling":
        return []
    while upto < len(rows) and _same(rows[upto], first, DEMANDS) and rows[upto].day == first.day:
        pattern.append(rows[upto].kind)
        upto += 1
    while True:
        following = rows[upto:upto + len(pattern)]
        more = rows[upto + len(pattern)].day if upto + len(pattern) < len(rows) and _same(rows[upto + len(pattern)], first, DEMANDS) else None
        alike = [row.kind for row in following] == pattern and all(_same(row, first, DEMANDS) and row.day == following[0].day for row in following)
        if not alike or more == following[0].day:
            break
        upto += len(pattern)
    return [Told("demands", rows[at:upto])] if upto - at > 1 else []


def steps(rows: list, at: int, kind_told) -> list[Told]:
    """What is done with everybody in custody, one after the other at one place."""
    upto = at
    while upto < len(rows) and rows[upto].kind in CUSTODY and rows[upto].situation == "detained" and rows[upto].place == rows[at].place:
        upto += 1
    return [Told("steps", rows[at:upto])] if upto - at > 1 else []


def sale(rows: list, at: int, kind_told) -> list[Told]:
    """Handed to somebody who holds the person from then on: no new captivity, but another captor's."""
    pair = rows[at:at + 2]
    if len(pair) < 2 or pair[0].kind not in ("sold", "handed_over") or pair[1].kind != "abducted" or pair[0].day != pair[1].day:
        return []
    return [Told("sale", pair)]


def again(rows: list, at: int, kind_told) -> list[Told]:
    """The same with the same party; a recognition under one law after the other on one day."""
    first, upto = rows[at], at + 1
    while upto < len(rows) and _same(rows[upto], first, (first.kind,)) and (
            first.kind in AGAIN or (first.kind == "trafficked" and rows[upto].day == first.day)):
        upto += 1
    return [Told("single", rows[at:upto])] if upto - at > 1 else []


def _same(row, first, kinds) -> bool:
    return row.kind in kinds and (row.party_kind, row.party, row.place) == (first.party_kind, first.party, first.place)
