"""A life course as sentences: dates, places, parties, amounts. The command `trace` and the page of one person tell it alike."""

from __future__ import annotations

from corridor import law
from corridor.views.life_words import KINDS, LAW, PARTIES, label, when, word

USD = {"hired": "fee", "employed": "wage", "offered": "wage", "deceived": "wage", "ransom_demanded": "demand", "bonded": "owes", "indebted": "owes",
       "exploited": "kept_usd", "bad_work": "kept_usd", "sold": "price", "handed_over": "price", "recruited": "price"}
OFFERED = {1: "outside", 2: "inside", 4: "relative"}
MERGED = ("paid", "checked", "sheltered", "fee_paid", "asked", "abused")  # told once when they follow each other
WAY = ("moved", "boarded", "sheltered")  # a stretch of the way, told as one
WENT_HOME = 2  # detail of a `moved`
OWED = ("fee_paid", "indebted")  # told only where there is something to pay
GUIDE_PAID = 1  # detail of a `bribed`
OF_RANSOM = 1  # detail of a `toll`
DONE_BY = ("abducted", "sold", "robbed", "abused", "extorted", "handed_over", "checked", "detained", "apprehended", "thrown_off", "beaten", "killed",
           "threatened", "reprisal", "recruited_by_force", "ransom_demanded", "released", "debt_called", "missed", "identified", "rescued", "screened", "asked", "suspected", "informed", "told", "deported", "exploited", "deceived", "kept", "abandoned")
LINK_KINDS = ("robbed", "extorted", "abducted", "checked", "bribed", "abused", "fell", "crossed", "apprehended", "detained")


def particulars(event, lang: str) -> list[str]:
    """What is known of an event beside kind, place and party."""
    told = []
    if event.kind == "offered" and event.detail in OFFERED:
        told.append(label(OFFERED[event.detail], lang))
    if event.kind == "abducted" and event.detail > 1:
        told.append(label("group", lang, int(event.detail)))
    if event.kind == "kept":
        told.append(label(f"lever{int(event.detail)}", lang))
    if event.kind == "exploited" and 1 <= event.detail <= 4:
        told.append(label(f"use{int(event.detail)}", lang))
    if event.kind == "trafficked":
        told.append("; ".join(word(LAW, name, lang) for name in law.EVENT_DEFINITIONS if law.flag(event.detail, name)))
    if event.amount_usd:
        told.append(label(USD.get(event.kind, "usd"), lang, event.amount_usd))
    return told


def party(kind: str, number: int, lang: str) -> str:
    """A party in words, numbered where it is one of many."""
    return word(PARTIES, kind, lang) + (f" {number}" if number >= 0 and kind not in ("official", "state", "nature", "common_criminal") else "")


def kind_told(event) -> str:
    """The name in KINDS under which an event is told: what its party, detail or situation says of it."""
    if event.kind == "bribed" and event.detail == GUIDE_PAID:
        return "guide_bribed"
    if event.kind == "toll" and event.detail == OF_RANSOM:
        return "share_toll"
    if event.kind == "complained" and event.party_kind == "family":
        return "family_complained"
    if event.kind == "reattempted" and event.party_kind == "state":
        return "reattempted_barred"
    if event.kind == "released" and event.party_kind == "employer" and event.situation == "working":
        return "no_longer_held"
    return event.kind


def clause(event, lang: str = "en", times: int = 1, until=None) -> str:
    """One event (a row of the events table) in plain words, without its date. times, until: of those told with it."""
    kind = kind_told(event)
    text = word(KINDS, kind, lang)
    if event.place:
        text += " " + label("at", lang, event.place)
    elif event.link and event.kind in LINK_KINDS:
        text += " " + label("at", lang, event.link)
    if event.party_kind not in ("none", "nature") and kind not in ("family_complained", "reattempted_barred"):
        text += f" ({label('by' if event.kind in DONE_BY else 'with', lang, party(event.party_kind, event.party, lang))})"
    more = particulars(event, lang) + ([label("times", lang, times)] if times > 1 else [])
    more += [label("until", lang, when(until, lang))] if until is not None else []
    return text + (f"; {', '.join(more)}" if more else "") + "."


def stretch(rows, lang: str) -> str:
    """Legs, trains and nights between two other events, as one clause."""
    last = rows[-1]
    home = last.kind == "moved" and last.detail == WENT_HOME
    trains, nights = (sum(row.kind == kind for row in rows) for kind in ("boarded", "sheltered"))
    more = [label(name, lang, number) for name, number in (("trains", trains), ("nights", nights)) if number]
    if last.kind == "moved" and last.situation == "waiting":
        return label("looks_for_work", lang, last.place) + "."
    return label("went_home" if home else "on_to", lang, last.place) + (f"; {', '.join(more)}" if more else "") + "."


def named(row, names: dict):
    """The row with its place and link in words."""
    ends = row.link.split(":")[0].split(">") if row.link else []
    return row._replace(place=names.get(row.place, row.place), link=" – ".join(names.get(end, end) for end in ends))


def numbered(rows) -> list:
    """The rows with parties numbered in the order in which this person met them."""
    met: dict[tuple, int] = {}
    return [row._replace(party=met.setdefault((row.party_kind, row.party), 1 + sum(kind == row.party_kind for kind, _ in met))) if row.party >= 0 else row
            for row in rows]


def told(events, lang: str, names=None, anew: bool = False) -> list[tuple]:
    """A life in order, as (row of the last event told, words); the same thing again and again is told once, with the sum of its
    money. events: the person's rows of the events table; names: of places, by id; anew: parties are numbered as the person met them."""
    rows = [named(row, names or {}) for row in events.itertuples(index=False)]
    rows = numbered(rows) if anew else rows
    rows, found, at = [row for row in rows if row.kind not in OWED or row.amount_usd >= 1], [], 0
    while at < len(rows):
        event, upto = rows[at], at + 1
        while event.kind in WAY and upto < len(rows) and rows[upto].kind in WAY and rows[upto - 1].detail != WENT_HOME:
            upto += 1
        if event.kind in WAY:
            found.append((rows[upto - 1], stretch(rows[at:upto], lang)))
            at = upto
            continue
        while event.kind in MERGED and upto < len(rows) and rows[upto].kind == event.kind and rows[upto].party == event.party:
            upto += 1
        times = upto - at
        while event.kind == "trafficked" and upto < len(rows) and (rows[upto].kind, rows[upto].day, rows[upto].party) == (event.kind, event.day, event.party):
            event, upto = event._replace(detail=event.detail | rows[upto].detail), upto + 1  # read under one law after the other, on one day
        if times > 1:
            event = event._replace(amount_usd=sum(row.amount_usd for row in rows[at:upto]))
        until = rows[upto - 1].date if rows[upto - 1].day > event.day + 1 else None
        found.append((event, clause(event, lang, times, until)))
        at = upto
    return found


def sentences(events, lang: str, names=None) -> list[str]:
    """A life in order, each sentence with its date."""
    return [f"{when(event.date, lang)}: {words}" for event, words in told(events, lang, names)]
