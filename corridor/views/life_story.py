"""A life course as sentences: dates, places, parties, amounts. The command `trace` and the page of one person tell it alike."""

from __future__ import annotations

from corridor import law
from corridor.views.life_words import KINDS, LAW, PARTIES, label, when, word

USD = {"hired": "fee", "employed": "wage", "offered": "wage", "deceived": "wage", "ransom_demanded": "demand", "bonded": "owes", "indebted": "owes",
       "exploited": "kept_usd", "bad_work": "kept_usd"}
OFFERED = {1: "outside", 2: "inside", 4: "relative"}
MERGED = ("paid", "checked", "sheltered", "fee_paid", "asked", "abused")  # told once when they follow each other
WAY = ("moved", "boarded", "sheltered")  # a stretch of the way, told as one
WENT_HOME = 2  # detail of a `moved`
DONE_BY = ("abducted", "sold", "robbed", "abused", "extorted", "handed_over", "checked", "detained", "apprehended", "thrown_off", "beaten", "killed",
           "threatened", "rescued", "screened", "asked", "suspected", "informed", "told", "deported", "exploited", "deceived", "kept", "abandoned")
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


def clause(event, lang: str = "en", times: int = 1) -> str:
    """One event (a row of the events table) in plain words, without its date."""
    text = word(KINDS, event.kind, lang)
    if event.place:
        text += " " + label("at", lang, event.place)
    elif event.link and event.kind in LINK_KINDS:
        text += " " + label("at", lang, event.link)
    if event.party_kind not in ("none", "nature"):
        text += f" ({label('by' if event.kind in DONE_BY else 'with', lang, party(event.party_kind, event.party, lang))})"
    more = particulars(event, lang) + ([label("times", lang, times)] if times > 1 else [])
    return text + (f"; {', '.join(more)}" if more else "") + "."


def stretch(rows, lang: str) -> str:
    """Legs, trains and nights between two other events, as one clause."""
    last = rows[-1]
    home = last.kind == "moved" and last.detail == WENT_HOME
    trains, nights = (sum(row.kind == kind for row in rows) for kind in ("boarded", "sheltered"))
    more = [label(name, lang, number) for name, number in (("trains", trains), ("nights", nights)) if number]
    return label("went_home" if home else "on_to", lang, last.place) + (f"; {', '.join(more)}" if more else "") + "."


def named(row, names: dict):
    """The row with its place and link in words."""
    ends = row.link.split(":")[0].split(">") if row.link else []
    return row._replace(place=names.get(row.place, row.place), link=" – ".join(names.get(end, end) for end in ends))


def told(events, lang: str, names=None) -> list[tuple]:
    """A life in order, as (row of the last event told, words); the same thing again and again is told once, with the sum of its
    money. events: the person's rows of the events table; names: of places, by id."""
    rows, found, at = [named(row, names or {}) for row in events.itertuples(index=False)], [], 0
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
        if upto - at > 1:
            event = event._replace(amount_usd=sum(row.amount_usd for row in rows[at:upto]))
        found.append((event, clause(event, lang, upto - at)))
        at = upto
    return found


def sentences(events, lang: str, names=None) -> list[str]:
    """A life in order, each sentence with its date."""
    return [f"{when(event.date, lang)}: {words}" for event, words in told(events, lang, names)]
