"""A life course as sentences: dates, places, parties, amounts. The command `trace` and the page of one person tell it alike."""

from __future__ import annotations

from corridor import law
from corridor.views import life_runs
from corridor.views.life_causes import OF_CLAIMANT, OF_HOLDER, SERVES, STILL, told_rows
from corridor.views.life_words import KINDS, LAW, PARTIES, label, when, word

USD = {"hired": "fee", "employed": "wage", "offered": "wage", "ransom_demanded": "demand", "bonded": "owes", "indebted": "owes",
       "exploited": "kept_usd", "bad_work": "kept_usd", "sold": "price", "handed_over": "price", "recruited": "price",
       "serves_holder": "in_place_of", "serves_claimant": "in_place_of"}
OFFERED = {1: "outside", 2: "inside", 4: "relative"}
WENT_HOME = life_runs.WAY_HOME  # detail of a `moved`
OWED = ("fee_paid", "indebted")  # told only where there is something to pay
GUIDE_PAID = 1  # detail of a `bribed`
OF_RANSOM = 1  # detail of a `toll`
MORE = 1  # detail of a `ransom_demanded`
TOLD_AS = {("ransom_demanded", MORE): "more_demanded", ("indebted", STILL): "still_indebted",
           **{(kind, detail): name for kind in SERVES for detail, name in ((OF_HOLDER, "serves_holder"), (OF_CLAIMANT, "serves_claimant"))}}
DONE_BY = ("abducted", "sold", "robbed", "abused", "extorted", "handed_over", "checked", "detained", "apprehended", "thrown_off", "beaten", "caught", "killed",
           "threatened", "reprisal", "recruited_by_force", "ransom_demanded", "released", "debt_called", "missed", "identified", "rescued", "screened", "asked", "suspected", "informed", "told", "deported", "exploited", "deceived", "kept", "abandoned",
           "held_no_more", "advanced", "price_charged", "worked_off_again", "serves_holder", "serves_claimant")
TO_PLACE = ("deported", "repatriated", "returned")  # told with where they lead
FROM_PLACE = ("reattempted", "resettled")  # told with where they begin
PLACELESS = ("deceived", "worked_off_again")  # the promise was made elsewhere and before; whose way back begins where the next line says
BESIDE = ("border", "checkpoint", "junction", "farms", "fields", "ranchland", "Rio Grande")  # of places at which people are; others they are in
FROM_PARTY = ("escaped",)
OF_CAPTIVITY = {"complained": "of_captivity", "ransom_paid": "from_captivity"}  # what a family does, told with where the captive is
UNSAID = ("family_complained", "reattempted_barred", "lost_contact")  # kinds whose words name the party
TAKEN = ("detained", "apprehended", "abducted")  # on a link, and then taken elsewhere
NO_NUMBER = ("official", "state", "nature", "common_criminal", "carrier")
ON_STRETCH = {"toll": "tolls", "guide_bribed": "guide_bribes"}  # counted, with their sum


def particulars(event, lang: str) -> list[str]:
    """What is known of an event beside kind, place and party."""
    told = []
    if event.kind == "offered" and event.detail in OFFERED:
        told.append(label(OFFERED[event.detail], lang))
    if event.kind == "abducted" and event.detail > 1:
        told.append(label("group", lang))  # not how many: in a small run each person of it stands for many
    if event.kind == "kept":
        told.append(label(f"lever{int(event.detail)}", lang))
    if event.kind == "exploited" and 1 <= event.detail <= 4:
        told.append(label(f"use{int(event.detail)}", lang))
    if event.kind == "trafficked":
        told.append("; ".join(word(LAW, name, lang) for name in law.EVENT_DEFINITIONS if law.flag(event.detail, name)))
    if event.kind in TAKEN and event.link and event.place and event.place not in event.link:
        told.append(label("taken_to", lang, event.place))
    if event.amount_usd and event.kind != "deceived":  # what was promised has been told
        told.append(label(USD.get(kind_told(event), USD.get(event.kind, "usd")), lang, event.amount_usd))
    return told


def party(kind: str, number: int, lang: str) -> str:
    """A party in words, numbered where it is one of many."""
    return word(PARTIES, kind, lang) + (f" {number}" if number >= 0 and kind not in NO_NUMBER else "")


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
    if (event.kind, event.detail) in TOLD_AS:
        return TOLD_AS[event.kind, event.detail]
    if event.kind == "checked" and event.party_kind == "carrier":
        return "train_stopped"
    if event.kind == "sheltered" and event.situation == "in_care":
        return "sheltered_in_care"
    if event.kind == "returned" and event.situation == "in_care":
        return "chose_return"
    return event.kind


def where(event, lang: str) -> str:
    """Where an event happened: a place, or the way between two."""
    if event.kind == "boarded" and event.link:
        return f" {within(event.place, lang)}, {label('towards', lang, event.link[1])}"
    if event.link:
        return " " + label("between" if event.kind == "crossed" else "way", lang, *event.link)
    if not event.place or event.kind in PLACELESS:
        return ""
    if event.kind in OF_CAPTIVITY and (event.party_kind == "family" or event.kind == "ransom_paid"):
        return " " + label(OF_CAPTIVITY[event.kind], lang, event.place)
    if event.kind in TO_PLACE and event.situation == "in_care":
        return " " + within(event.place, lang)
    how = "from" if event.kind == "departed" else "starting" if event.kind in FROM_PLACE else "to" if event.kind in TO_PLACE else ""
    return " " + (label(how, lang, event.place) if how else within(event.place, lang))


def within(place: str, lang: str) -> str:
    """In a town, a city or a region; at a border, a checkpoint or a farm."""
    return label("beside" if any(part in place for part in BESIDE) else "at", lang, place)


def phrase(kind: str, place: str, by: str, lang: str) -> str:
    """The words of a kind of event with its place and party where the sense stays clear (see life_words)."""
    text = word(KINDS, kind, lang)
    return text.replace("{}", place + by) if "{}" in text else (text.replace("{place}", place) if "{place}" in text else text + place) + by


def by_whom(event, kind: str, lang: str) -> str:
    """The party of an event, in brackets."""
    if event.party_kind in ("none", "nature") or kind in UNSAID or event.kind == "boarded":
        return ""
    if kind == "train_stopped":
        return f" ({label('by', lang, party('official', -1, lang))})"
    how = "by" if event.kind in DONE_BY or kind in DONE_BY else "from" if event.kind in FROM_PARTY or event.kind.startswith("borrowed_") else "with"
    return f" ({label(how, lang, party(event.party_kind, event.party, lang))})"


def clause(event, lang: str = "en", times: int = 1, until=None, kind: str | None = None) -> str:
    """One event (a named row of the events table) in plain words, without its date. times, until: of those told with it."""
    if event.kind == "moved":
        return leg(event, lang)
    kind = kind or kind_told(event)
    text = phrase(kind, where(event, lang), by_whom(event, kind, lang), lang)
    more = particulars(event, lang) + ([label("times", lang, times)] if times > 1 else [])
    more += [label("until", lang, when(until, lang))] if until is not None else []
    return text + (f"; {', '.join(more)}" if more else "") + "."


def leg(event, lang: str) -> str:
    """One `moved` on its own."""
    if event.detail == WENT_HOME:
        return label("went_home", lang, event.place) + "."
    if event.situation == "waiting":
        return label("looks_for_work", lang, event.place) + "."
    if event.situation == "detained":
        return label("taken_on", lang, event.place) + by_whom(event, "taken_on", lang) + "."
    return (label("on_to", lang, *event.link) if event.link else label("on_from", lang, event.place)) + "."


def stretch(rows: list, lang: str) -> str:
    """Legs, trains, nights, checks and tolls of a stretch of the way (see life_runs.stretch), as one clause."""
    first, last = rows[0], rows[-1]
    start, boards = first.link[0] if first.link else first.place, last.kind == "boarded"
    trains, nights, checks = (sum(row.kind == kind for row in rows) for kind in ("boarded", "sheltered", "checked"))
    if boards and trains == 1 and start == last.place:
        return clause(last, lang)
    counted = (("trains", trains - boards), ("nights", nights), ("checks", checks))
    more = [label(name, lang, number) for name, number in counted if number]
    for kind, name in ON_STRETCH.items():
        usd = [row.amount_usd for row in rows if kind_told(row) == kind]
        more += [label(name, lang, len(usd), sum(usd))] if usd else []
    more += [label("then_boarded", lang)] if boards else []
    text = label("on_to", lang, start, last.place) if start != last.place else label("on_from", lang, start)
    return "; ".join([text, *more]) + "."


def aside(rows: list, lang: str) -> str:
    """What a person paid or borrowed several times on a stretch, as one clause with first and last place, count and sum."""
    first, last = rows[0], rows[-1]
    kind = kind_told(first)
    start, end = first.link[0] if first.link else first.place, last.link[1] if last.link else last.place
    text = phrase(kind, " " + label("way", lang, start, end) if start and start != end else where(first, lang), "", lang)
    return text + f"; {', '.join([*summed(rows, len(rows), lang), *until(rows, lang)])}."


def summed(rows: list, times: int, lang: str) -> list[str]:
    """How often, and how much in all."""
    usd = sum(row.amount_usd for row in rows)
    return ([label("times", lang, times)] if times > 1 else []) + ([label("usd_in_all" if times > 1 else "usd", lang, usd)] if usd else [])


def until(rows: list, lang: str) -> list[str]:
    """The last day, where it is not the first or the next."""
    return [label("until", lang, when(rows[-1].date, lang))] if rows[-1].day > rows[0].day + 1 else []


def demands(rows: list, lang: str) -> str:
    """Threats and payments to one gang at one place, as one clause."""
    kinds = {row.kind for row in rows}
    kind = "threatened_paid" if len(kinds) > 1 else kind_told(rows[0])
    more = [*summed(rows, len({row.day for row in rows}), lang), *until(rows, lang)]
    return phrase(kind, where(rows[0], lang), by_whom(rows[0], kind, lang), lang) + (f"; {', '.join(more)}" if more else "") + "."


def steps(rows: list, lang: str) -> str:
    """What is done with everybody in custody, as one clause; the place is told with the first of it."""
    done = {(row.kind, "" if row.party_kind == "official" else by_whom(row, row.kind, lang)): None for row in rows}
    return "; ".join(phrase(kind, "" if at else where(rows[0], lang), by, lang) for at, (kind, by) in enumerate(done)) + "."


def sale(rows: list, lang: str) -> str:
    """Handed from one to another, and into the hands of who paid or was given the person, as one clause."""
    by, to = rows
    text = label("sold_to" if by.amount_usd >= 1 else "handed_to", lang, party(to.party_kind, to.party, lang), where(by, lang))
    more = [*particulars(by, lang), *particulars(to, lang)]
    return text + by_whom(by, by.kind, lang) + (f"; {', '.join(more)}" if more else "") + "."


def same(rows: list, lang: str) -> str:
    """One event, or the same again with the same party, as one clause."""
    event = rows[0]
    for row in rows[1:]:
        if event.kind == "trafficked":
            event = event._replace(detail=event.detail | row.detail)
        else:
            event = event._replace(amount_usd=event.amount_usd + row.amount_usd)
    times = 1 if event.kind == "trafficked" else len(rows)
    return clause(event, lang, times, rows[-1].date if rows[-1].day > event.day + 1 else None)


WORDS = {"single": same, "stretch": stretch, "aside": aside, "demands": demands, "steps": steps, "sale": sale}


def named(row, names: dict):
    """The row with its place in words, its link as the names of its two ends (an empty tuple: none)."""
    ends = row.link.split(":")[0].split(">") if row.link else []
    return row._replace(place=names.get(row.place, row.place), link=tuple(names.get(end, end) for end in ends))


def numbered(rows) -> list:
    """The rows with parties numbered in the order in which this person met them."""
    met: dict[tuple, int] = {}
    return [row._replace(party=met.setdefault((row.party_kind, row.party), 1 + sum(kind == row.party_kind for kind, _ in met))) if row.party >= 0 else row
            for row in rows]


def told(events, lang: str, names=None, anew: bool = False, every: bool = False) -> list[tuple]:
    """A life in order, as (row of the last event told, words). Runs of one kind, and a stretch of the way, are told once, with count
    and sum; harms, decisions and ends each on its own. events: the person's rows of the events table in the order in which they
    happened, with the journal where there is one; names: of places, by id; anew: parties are numbered as the person met them;
    every: every event on a line of its own."""
    rows = [named(row, names or {}) for row in told_rows(list(events.itertuples(index=False)))]
    rows = [row for row in rows if row.kind not in OWED or row.amount_usd >= 1]
    rows = numbered(rows) if anew else rows
    groups = life_runs.single(rows) if every else life_runs.merged(rows, kind_told)
    found = []
    for group in groups:
        event = group.rows[-1] if group.how in ("stretch", "demands") else group.rows[0]
        dated = group.rows[-1] if group.how == "stretch" else group.rows[0]
        words = same(group.rows, lang) if group.how == "aside" and len(group.rows) == 1 else WORDS[group.how](group.rows, lang)
        found.append((event._replace(day=dated.day, date=dated.date), words))
    return found


def sentences(events, lang: str, names=None, every: bool = False) -> list[str]:
    """A life in order, each sentence with its date; see `told`. What lies before the measured period stands under a line that says so."""
    found, lines = "", []
    for event, words in told(events, lang, names, every=every):
        part = "measured" if event.day >= 0 and found else "earlier" if event.day < 0 and not found else found
        lines += [label(part, lang)] if part != found else []
        lines.append(f"{when(event.date, lang)}: {words}")
        found = part
    return lines
