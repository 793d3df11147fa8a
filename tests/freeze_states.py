"""What the freeze test (freeze.py) swaps: states of actors of a kind, how each is read and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from corridor.agents.migrants import WITNESS
from corridor.encounters.claims import by_country


@dataclass(frozen=True)
class State:
    """What belongs to actors of a kind. name: as printed. whose: who acts or believes. read: (model) -> (n,) or (n, k) values as they
    are; write: (model, values of the same shape). learned_by: the kind for which it is a memory of what others do, not a trait.
    some: (model) -> (n,) bool: every other actor; these are altered (None: all are). each: a place, link or office has the low or high
    value of its own over the days, where places are not alike; otherwise that over all actors and days."""

    name: str
    whose: str
    read: Callable
    write: Callable
    learned_by: str = ""
    some: Callable | None = None
    each: bool = False


def column(table: str, name: str, whose: str = "", rows: Callable | None = None, learned: str = "", words: str = "") -> State:
    """A column of a table of actors; rows: (model) -> those that count (the active ones, if there are such)."""
    def which(model) -> np.ndarray:
        actors = getattr(model, table)
        if rows is not None:
            return np.flatnonzero(rows(model))
        return np.flatnonzero(actors.active) if "active" in actors.columns else np.arange(len(actors))

    def read(model):
        return getattr(getattr(model, table), name)[which(model)]

    def write(model, values):
        getattr(getattr(model, table), name)[which(model)] = values

    def some(model):
        return (model.people.key[which(model)] if table == "people" else which(model)) % 2 == 0

    kind = {"smugglers": "rings"}.get(table, table)
    return State(words or f"{kind}: {name}", whose or kind, read, write, learned, some)


def dated(name: str, whose: str, rows: Callable, words: str) -> State:
    """A column of people that keeps a day: what is swapped is how long ago that was (or never), whatever the day."""
    plain, never = column("people", name, whose, rows, words=words), -9999

    def read(model):
        on = plain.read(model).astype(np.int64)
        return np.where(on > never, on - model.day, never)

    def write(model, values):
        plain.write(model, np.where(values > never, values + model.day, never))

    return State(words, whose, read, write, some=plain.some)


def known(name: str, whose: str, part: int | None = None, learned: str = "", words: str = "", each: bool = False) -> State:
    """A learned or perceived state of the world: an array, one of several arrays, or a number."""
    def read(model):
        value = getattr(model, name)
        return np.atleast_1d(np.asarray(value if part is None else value[part], dtype=float))

    def write(model, values):
        old = getattr(model, name)
        if part is not None:
            setattr(model, name, tuple(values if k == part else each for k, each in enumerate(old)))
        elif isinstance(old, np.ndarray):
            old[...] = values
        else:
            setattr(model, name, float(values[0]))

    return State(words or name, whose, read, write, learned, None, each)


def of(path: str, name: str, whose: str, words: str) -> State:
    """An array of something that the model keeps (news, names, demand)."""
    def read(model):
        return getattr(getattr(model, path), name)

    def write(model, values):
        getattr(getattr(model, path), name)[...] = values

    return State(words, whose, read, write, each=True)


def road(model):
    """Cells of the road that exist."""
    return model.cells.road & model.cells.active


def home(model):
    """Cells at home that exist."""
    return ~model.cells.road & model.cells.active


def away(model):
    """People away from home, alive and not settled."""
    return ~np.isin(model.people.situation, [0, 7, 8])


def on_foot(model):
    """Those on the way on their own, alone or with companions."""
    return (model.people.situation == 1) & (model.people.channel <= 1)


def detained(model):
    """People in custody."""
    return model.people.situation == 5


def held(model):
    """Captives."""
    return model.people.situation == 4


def fees() -> State:
    """What rings ask, and what is then the fee of a place."""
    plain = column("smugglers", "fee_usd")

    def write(model, values):
        plain.write(model, values)
        model._set_local_fees()

    return State("rings: fee", "rings", plain.read, write, some=plain.some)


def fill() -> State:
    """How full stations are."""
    def room(model):
        return np.where(np.isfinite(model.station_room) & (model.station_room > 0), model.station_room, np.inf)

    def read(model):
        return (model.station_inside / room(model))[np.isfinite(room(model))]

    def write(model, values):
        at = np.isfinite(room(model))
        model.station_inside[at] = values * room(model)[at]

    return State("detainees: how full stations are", "detainees", read, write)


def places_taken() -> State:
    """How much of Mexico's places of detention is taken."""
    def write(model, values):
        model.station_occupancy = lambda: float(values[0])

    return State("detainees: Mexico's places taken", "detainees", lambda model: np.array([model.station_occupancy()]), write)


def in_one_hand() -> State:
    """How many captives, or workers held, usually find themselves together in one hand."""
    def of(model):
        return model.company["in one hand"]

    def write(model, values):
        of(model).found[:] = values * of(model).people

    return State("captives: how many in one hand", "captives", lambda model: np.maximum(of(model).found / np.maximum(of(model).people, 1e-9), 1.0), write, each=True)


def bad_names() -> State:
    """Part of a ring's clients in a place of which ill is told."""
    def told(model):
        return model.names.good + model.names.bad

    def read(model):
        return (model.names.bad / np.maximum(told(model), 1e-9))[told(model) > 1]

    def write(model, values):
        at, every = told(model) > 1, told(model)
        model.names.bad[at] = values * every[at]
        model.names.good[at] = (1 - values) * every[at]

    return State("rings: ill name in communities", "rings", read, write, some=lambda model: np.nonzero(told(model) > 1)[0] % 2 == 0)


def in_hand(model):
    """People in custody or care, and those who wait for a decision on a stay."""
    return np.isin(model.people.situation, [5, 6]) | (model.people.claim >= 0)


def survivors(model):
    """People away from home, those who live under a stay, and victims and witnesses wherever they live."""
    people = model.people
    return away(model) | ((people.identified | people.cooperates) & (people.situation != 8)) | ((people.situation == 7) & (people.stay_kind >= 0))


def at_work(model):
    """People with an employer."""
    return (model.people.situation == 3) & (model.people.employer >= 0)


def guided(model):
    """Clients on the way."""
    return (model.people.situation == 1) & (model.people.channel == 2)


def named(model):
    """Witnesses of the cases there are."""
    witnesses = [row for case in model.cases.values() for row in case.witnesses]
    return np.isin(np.arange(len(model.people)), witnesses)


def critics() -> State:
    """Who has spoken against a cell at home (who has no calling that the model tells of could have)."""
    def rows(model):
        return np.flatnonzero((model.people.situation != 8) & ((model.people.occupation == 0) | (model.people.occupation == WITNESS)))

    def write(model, values):
        model.people.occupation[rows(model)] = np.where(values > 0, WITNESS, 0)

    return State("people: have spoken against a cell at home", "people", lambda model: (model.people.occupation[rows(model)] == WITNESS).astype(float), write,
                 some=lambda model: model.people.key[rows(model)] % 2 == 0)


def under_threat() -> State:
    """Which workers are kept by the threat to be denounced."""
    def write(model, values):
        rows = np.flatnonzero(at_work(model))
        lever = model.people.lever[rows]
        model.people.lever[rows] = np.where(values > 0, 3, np.where(lever == 3, 0, lever))

    return State("other workers: kept by the threat", "workers", lambda model: (model.people.lever[at_work(model)] == 3).astype(float), write,
                 some=lambda model: model.people.key[at_work(model)] % 2 == 0)


def applicants() -> State:
    """How many at home wait for a permit."""
    def waiting(model):
        return (model.people.applied >= 0) & (model.people.situation == 0)

    def write(model, values):
        people, now, wanted = model.people, np.flatnonzero(waiting(model)), int(values[0])
        people.applied[now[wanted:]] = -1
        others = np.flatnonzero((people.applied < 0) & (people.situation == 0))[: max(wanted - len(now), 0)]
        people.applied[others] = people.applied[now[0]] if len(now) else 0

    return State("other applicants: who wait for a permit", "others", lambda model: np.array([float(np.count_nonzero(waiting(model)))]), write)


def testify() -> State:
    """How many others need protection as witnesses of open cases."""
    def read(model):
        who = np.flatnonzero(model.people.cooperates & model.people.case_open)
        return np.array([len(there) for there in by_country(model, who)]) / model.scale

    return State("other witnesses: who need protection", "others", read, lambda model, values: setattr(model, "_witnesses", (model.day, values)), each=True)


def served() -> State:
    """How many others an office has served this year, of the places it has."""
    def write(model, values):
        model.officials.used[:] = values

    return State("others: places of offices used", "others", lambda model: model.officials.used, write, each=True)


def houses_security() -> State:
    """How secure houses are."""
    def rows(model):
        return np.unique(model.shelter_of_place[model.shelter_of_place >= 0])

    def write(model, values):
        model.officials.security[rows(model)] = values

    return State("houses: security", "shelters", lambda model: model.officials.security[rows(model)], write, some=lambda model: rows(model) % 2 == 0)


STATES = (
    *(column("cells", name, rows=road, words=f"cells of the road: {name}") for name in ("members", "beds", "bought", "toll_usd")),
    *(column("cells", name, rows=road, learned="cells", words=f"cells of the road: learned {name}")
      for name in ("takings_usd", "taking_usd", "purse_usd", "stay_days", "crowding")),
    column("cells", "paying_frees", "word", road, words="families: belief that paying this cell frees"),
    column("cells", "unpaid_frees", "word", road, words="families: belief that this cell frees the unpaid"),
    column("cells", "kills_share", "captives", road, words="captor's record: defiant killed"),
    column("cells", "kills_any", "captives", road, words="captor's record: captives killed"),
    column("cells", "attention", "officials", road, words="police: attention to cells of the road"),
    column("cells", "attention", "officials", home, words="police: attention to cells at home"),
    column("cells", "members", rows=home, words="cells at home: members"), column("cells", "bought", rows=home, words="cells at home: officials bought"),
    fees(), bad_names(), column("smugglers", "scruple_usd"), column("smugglers", "asks_usd", learned="rings", words="rings: learned asks_usd"),
    column("smugglers", "clients"),
    column("employers", "sanction", learned="employers", words="employers: learned sanction"), column("employers", "scruple_days"), column("employers", "places"), column("employers", "asks_papers"),
    column("officials", "greed"), column("officials", "complaints_heard", "people"),
    fill(), places_taken(),
    *(column("people", name, "people", away, words=f"those on the way: {name}") for name in ("savings_usd", "trust", "trauma", "debt_usd")),
    *(dated(name, "people", away, f"those on the way: {name}") for name in ("harmed_on", "threatened")),
    *(column("people", name, "people", lambda m: m.people.situation == 0, words=f"those at home: {name}") for name in ("savings_usd", "trust", "debt_usd")),
    column("people", "family_usd", "families", words="families: what they can raise"),
    column("people", "channel", "people", on_foot, words="those on foot: alone or together"),
    column("people", "ransom_usd", "families", held, words="families: paid so far"), column("people", "defied", "people", held, words="captives: defied"),
    column("people", "asked_again", "cells", held, words="captors: asked again"),
    column("people", "advised", "lawyers", detained, words="lawyers: papers complete"), column("people", "informed", "officials", detained, words="staff: have informed"),
    column("people", "case_open", "officials", lambda m: m.people.victim, words="prosecutors: case open"),
    column("people", "pay_share", "employers", lambda m: m.people.situation == 3, words="employers: share of the wage paid"),
    known("believed_home", "news", 0, words="community news: arrivals"), known("believed_home", "news", 1, words="community news: harm"),
    known("believed_abuse", "news", words="community news: abuse"), known("believed_robbery", "news", words="news of the road: robberies"),
    known("believed_night", "news", words="news of the road: taken by night"),
    of("road_news", "bad", "news", "news of the road: dangers"), known("road_stopped", "news", words="news of the road: stopped"),
    known("offers_true", "news", words="community news: offers that were true"),
    known("punished", "cells", words="neighbours: defiance punished"), known("renta_paid", "residents", words="residents: renta paid"),
    known("renta_taken", "residents", words="residents: renta found"), known("denounced", "residents", words="residents: denounce"),
    of("demand", "asked", "others", "clients: who asked rings lately"), State("rings: size", "rings", lambda m: m.room_factor, lambda m, v: m.room_factor.__setitem__(slice(None), v), some=lambda m: np.arange(len(m.room_factor)) % 2 == 0),
    known("paid_tolls_usd", "cells", words="cells: tolls a client costs", each=True),
    known("leaving", "others", words="others who leave", each=True), known("flow_memory", "others", words="travellers who pass", each=True), known("riders_memory", "others", words="riders", each=True),
    known("guests_tonight", "others", words="other guests", each=True), known("band_takings", "bands", learned="bands", words="bands: learned takings of a link"),
    known("captives", "captives", words="fellow captives"), known("held_together", "captives", words="workers held together"), in_one_hand(),
    known("arrests_lately", "others", words="arrests that keep patrols busy", each=True), known("caught_share", "officials", words="patrols: crossers caught", each=True),
    known("removed_belief", "officials", words="removals seen", each=True), known("inspected_year", "officials", words="inspectors: visits seen", each=True),
    known("usual_pay", "employers", words="employers: usual pay", each=True),
    known("asylum_belief", "officials", words="asylum offices: share granted", each=True), known("asylum_shown", "others", words="other claimants: grounds shown", each=True),
    known("complaint_belief", "officials", words="prosecutors: complaints believed", each=True), known("conviction_belief", "officials", words="courts: convictions seen", each=True),
    known("complaints_rate", "others", words="those who complain", each=True), known("bus_fill", "others", words="others ready for the bus", each=True),
    known("station_part", "others", words="others: part of the stations", each=True), known("station_inflow", "others", words="others taken to stations", each=True),
    column("people", "balance_usd", "people", guided, words="clients: what is still due"), column("people", "smuggler_debt_usd", "people", away, words="those on the way: debt to rings"),
    dated("threatened", "cells", survivors, "cells: whom they have threatened"),
    column("people", "lever", "employers", at_work, words="employers: by what they hold"), under_threat(),
    column("people", "identified", "officials", in_hand, words="staff: have recognised as a victim"),
    column("people", "case_open", "officials", in_hand, words="prosecutors: case open of one in hand"),
    column("people", "advised", "lawyers", in_hand, words="lawyers: papers complete of one in hand"),
    column("people", "trauma", "people", in_hand, words="those in hand: trauma"),
    column("people", "cooperates", "witnesses", named, words="witnesses: stand by their word"), testify(),
    column("people", "looked_after", "shelters", lambda m: m.people.situation == 0, words="offices: whom they keep in touch with"),
    applicants(), served(), houses_security(), critics(),
    column("smugglers", "tie", words="rings: tie to cells"),
    *(column("people", name, "people", lambda m, name=name: (m.people.situation == 0) & (getattr(m.people, name) > 1), words=f"debtors at home: {words}")
      for name, words in (("smuggler_debt_usd", "to rings"), ("old_debt_usd", "to rings, older"), ("bond_usd", "to employers"))),
    column("people", "cooperates", "people", lambda m: (m.people.situation == 0) & (m.people.captor_kind + m.people.trafficker_kind > 0), words="those at home: have named who did it"),
)

# what the payoffs of decisions that have few deciders, or settled ones, read of others (named as above): what is altered where these are looked for in further worlds
WITNESSES = ("cells of the road: members", "cells at home: members", "rings: tie to cells", "other witnesses: who need protection", "cells: whom they have threatened")
IN_HAND = ("staff: have recognised as a victim", "prosecutors: case open of one in hand", "lawyers: papers complete of one in hand", "those in hand: trauma",
           "cells: whom they have threatened", "those on the way: debt to rings", "those on the way: harmed_on")
CELLS_PAY = ("cells of the road: learned takings_usd", "cells of the road: learned taking_usd", "cells of the road: learned stay_days", "cells of the road: bought",
             "cells of the road: beds", "fellow captives", "police: attention to cells of the road", "those who complain")
AFTER_CARE = (*WITNESSES, "asylum offices: share granted", "other claimants: grounds shown", "others: places of offices used", "staff: have recognised as a victim", "removals seen")
READS = {
    "at border": ("clients: what is still due", "families: what they can raise", "those on the way: savings_usd", "news of the road: stopped", "rings: ill name in communities",
                  "clients: who asked rings lately", "rings: learned asks_usd", "employers: scruple_days", "employers: places", "courts: convictions seen", *CELLS_PAY[:6]),
    "border permit": ("others: places of offices used", "employers: asks_papers", "employers: places", "employers: usual pay", "removals seen"),
    "charge": ("others taken to stations", "detainees: how full stations are", *IN_HAND[3:]),
    "claim at home": ("families: what they can raise", "those at home: savings_usd", "offices: whom they keep in touch with", "cells at home: members", "debtors at home: to rings",
                      "debtors at home: to rings, older", "debtors at home: to employers", "those at home: have named who did it"),
    "company": ("community news: abuse", "news of the road: robberies", "others who leave"),
    "complain": ("employers: share of the wage paid", "employers: by what they hold", "employers: places", "employers: usual pay", "removals seen", "inspectors: visits seen"),
    "cooperate": ("courts: convictions seen", *WITNESSES),
    "crew hands over": (*CELLS_PAY, "travellers who pass", "riders"),
    "denounce": ("other workers: kept by the threat", "inspectors: visits seen"),
    "family reprisal": ("people: have spoken against a cell at home", "residents: renta found", "police: attention to cells at home", "cells at home: members", "residents: denounce", "those at home: savings_usd"),
    "fellow traveller": ("those on the way: savings_usd", "those on the way: trust", "travellers who pass", "riders"),
    "flight": ("community news: arrivals", "community news: harm", "community news: abuse", "rings: fee", "rings: ill name in communities", "families: what they can raise"),
    "guide": ("captives: how many in one hand", "travellers who pass", "riders", "clients: who asked rings lately", "rings: ill name in communities", "those on the way: trust"),
    "papers end": ("employers: usual pay", "removals seen", "other applicants: who wait for a permit"),
    "pays a bribe": ("detainees: how full stations are", "officials: greed", "those who complain", "clients: what is still due", "those on the way: savings_usd"),
    "raid after dark": (*CELLS_PAY, "families: paid so far", "families: what they can raise"),
    "repay": ("community news: arrivals", "community news: harm", "rings: fee", "families: what they can raise", "those at home: savings_usd"),
    "shelter": ("news of the road: taken by night", "news of the road: robberies", "houses: security"),
    "stay granted": IN_HAND,
    "stay offered": WITNESSES,
    "stay or home": AFTER_CARE,
    "stay over": AFTER_CARE,
    "strikes at home": ("police: attention to cells of the road", "police: attention to cells at home", "cells of the road: members", "cells at home: members"),
    "verdict": ("witnesses: stand by their word", "cells of the road: bought", "cells at home: officials bought", "rings: tie to cells"),
    "who refuses": ("detainees: how full stations are",),
    "withdraw": (*WITNESSES, "prosecutors: case open of one in hand"),
}
