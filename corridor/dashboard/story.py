"""One synthetic life course of a film as dated sentences, soberly told, English and Spanish."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from corridor.geography import load
from corridor.life import CODE
from corridor.records.events import KIND, Events
from corridor.views import life_story, life_words, place_words

GRAVE = {"abducted", "ransom_demanded", "abused", "killed", "sold", "exploited", "bonded", "recruited_by_force", "trafficked", "died", "fell",
         "robbed", "extorted", "reprisal", "threatened", "handed_over", "beaten", "caught", "thrown_off", "kept", "house_lost"}
GOOD = {"released", "escaped", "rescued", "identified", "protected", "granted", "arrived", "resettled", "stay_offered", "employed"}
FATES = {"arrived": ("arrived",), "sent_back": ("deported",), "captive": ("abducted", "ransom_demanded"), "trafficked": ("trafficked",),
         "identified": ("identified",), "protected": ("protected", "stay_offered"), "permit": ("granted",), "died": ("died", "killed")}


@dataclass(frozen=True)
class Line:
    """One dated sentence; tone: plain | grave | good."""

    day: int
    text: str
    tone: str


def of_person(film, row: int) -> dict[str, np.ndarray]:
    """The events of one person, in order."""
    mine = film.events["person"] == row
    return {name: values[mine] for name, values in film.events.items()}


def people_with(film, fate: str) -> list[int]:
    """Rows of people who set out in the period and met a fate, in an order that chance gave."""
    kinds = [KIND[kind] for kind in FATES[fate] if kind in KIND]
    found = np.unique(film.events["person"][np.isin(film.events["kind"], kinds)])
    found = found[np.isin(found, film.who)]
    key = np.array(film.people["key"], dtype=np.uint64)[found] * np.uint64(0x9E3779B97F4A7C15)
    return found[np.argsort(key, kind="stable")].tolist()


def row_of(film, key: int) -> int | None:
    """The row of the person with a key, or None."""
    keys = film.people["key"]
    return keys.index(key) if key in keys else None


def told(film, row: int, lang: str) -> list[Line]:
    """The person's year in sentences, in the words of `corridor trace`; parties are numbered as the person met them."""
    geography = load()
    log = Events(film.start, geography.place_ids, [geography.link_name(i) for i in range(len(geography.tail))])
    log.kept.append(of_person(film, row))
    lines = []
    for event, words in life_story.told(log.to_pandas(), lang, place_words.names(geography, lang), anew=True):
        tone = "grave" if event.kind in GRAVE else "good" if event.kind in GOOD else "plain"
        lines.append(Line(int(event.day), words[:1].upper() + words[1:], tone))
    return lines


def introduction(film, row: int, lang: str) -> str:
    """Who the person is."""
    people, names = film.people, load().names
    woman, age, home = people["sex"][row] == "woman", people["age"][row], place_words.place_name(names[people["home"][row]], lang)
    kin, young = bool(people["kin"][row]), people["age"][row] < 18
    if lang == "es":
        who = {(True, True): "Una adolescente sintética", (True, False): "Una mujer sintética", (False, True): "Un adolescente sintético",
               (False, False): "Un hombre sintético"}[woman, young]
        return f"{who} de {age} años, de {home}; {'con' if kin else 'sin'} familia cercana en Estados Unidos."
    who = {(True, True): "girl", (True, False): "woman", (False, True): "boy", (False, False): "man"}[woman, young]
    return f"A synthetic {who} of {age} from {home}, {'with' if kin else 'without'} close kin in the United States."


def ending(film, row: int) -> str:
    """Situation on the last day (a name of SITUATIONS); 'home' for people who never left."""
    found = np.flatnonzero(film.who == row)
    names = {code: name for name, code in CODE.items()}
    return names[int(film.situation[-1, found[0]])] if len(found) else "home"


def path(film, row: int) -> list[int]:
    """Places in the order in which the person was there at the end of a day."""
    found = np.flatnonzero(film.who == row)
    if not len(found):
        return [film.people["home"][row]]
    places = film.place[:, found[0]]
    return [int(places[0]), *(int(b) for a, b in pairwise(places) if a != b)]


def date(film, day: int, lang: str) -> str:
    """A day of the film in words."""
    return life_words.when(film.start + datetime.timedelta(days=day), lang)
