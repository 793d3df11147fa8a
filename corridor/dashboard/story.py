"""One synthetic life course of a film as dated sentences, soberly told, English and Spanish."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from corridor.geography import load
from corridor.life import CODE
from corridor.records.events import EVENT_KINDS, KIND, PARTY_KINDS

_PHRASES = """
threatened | was threatened | recibió amenazas
departed | set out | salió de su comunidad
moved | moved on | siguió su camino
lost_contact | lost contact with the family | perdió contacto con su familia
hired | agreed a price with a smuggler | acordó un precio con un coyote
boarded | rode a freight train | viajó en tren de carga
fell | fell from a train | cayó del tren
robbed | was robbed | sufrió un robo
extorted | had to pay | tuvo que pagar
abused | suffered sexual abuse | sufrió abuso sexual
abducted | was abducted | sufrió un secuestro
ransom_demanded | was held while money was asked of the family | en cautiverio mientras exigían dinero a la familia
ransom_paid | the family paid | la familia pagó
released | was let go | quedó en libertad
killed | was killed | perdió la vida por violencia
sold | was handed on for money | pasó a otras manos por dinero
offered | was offered work | recibió una oferta de trabajo
deceived | learned that the offer was false | supo que la oferta era falsa
exploited | was exploited | sufrió explotación
bonded | was bound by a debt | quedó en servidumbre por deudas
recruited_by_force | was recruited by force | sufrió reclutamiento forzado
trafficked | what happened amounts to trafficking (trata) | lo ocurrido constituye trata de personas
escaped | got away | logró escapar
rescued | was freed by police | la policía liberó a la persona
checked | was stopped at a check | pasó por una revisión
bribed | paid an official to pass | pagó a una autoridad para pasar
detained | was detained | quedó en detención
informed | was told of rights | recibió información sobre sus derechos
advised | had a lawyer's papers complete | tuvo completos los papeles de un abogado
signed | signed a return | firmó su retorno
screened | was interviewed | tuvo una entrevista
disclosed | told what had happened | contó lo ocurrido
identified | was identified as a victim of trafficking | se reconoció su condición de víctima de trata
missed | was met, and not recognised as a victim | no se reconoció su condición de víctima
applied | applied for papers | solicitó papeles
granted | was granted papers | obtuvo papeles
refused | was refused papers | le negaron los papeles
protected | came under protection | recibió protección
complained | filed a complaint | presentó una queja
cooperated | helped the prosecution | colaboró con la fiscalía
case_opened | a case was opened | se abrió un caso
separated | a child was separated on removal | hubo separación de la familia en la expulsión
deported | was sent back | regresó por deportación
repatriated | returned with assistance | volvió con asistencia
crossed | crossed into the United States | cruzó a Estados Unidos
apprehended | was caught by the Border Patrol | la Patrulla Fronteriza detuvo a la persona
arrived | arrived | llegó
settled | settled | se asentó
died | died | falleció
returned | went home | volvió a casa
reattempted | decided to try again | decidió intentarlo de nuevo
abandoned | was left behind by the guide | el guía abandonó a la persona
handed_over | was handed to captors | pasó a manos de captores
employed | found work | encontró trabajo
asked | was asked about what had happened | le preguntaron por lo ocurrido
suspected | was taken for a smuggler | quedó bajo sospecha de tráfico
stay_offered | was offered a safe stay | le ofrecieron una estancia segura
sheltered | spent a night in a shelter | pasó una noche en un albergue
resettled | was resettled | pasó a vivir en otro país (reasentamiento)
punished | was punished for what had been forced | recibió castigo por actos forzados
reprisal | suffered reprisals | sufrió represalias
beaten | was beaten by captors | fue golpeada por los captores
thrown_off | was thrown off a train | fue arrojada del tren
paid | was paid wages | cobró su salario
recruited | went with a recruiter | se fue con un reclutador
told | heard the rights read out, without understanding them | oyó sus derechos sin entenderlos
consul_visited | was seen by a consul | recibió la visita de su consulado
kept_silent | did not say what had happened | no contó lo ocurrido
declined | went without the safe stay offered | no tomó la estancia segura ofrecida
no_room | there was no place in care | no hubo plaza de cuidado
claim_abandoned | gave up a claim rather than wait in custody | desistió de su solicitud antes que esperar en custodia
appealed | appealed against the refusal | apeló la negativa
stay_ended | the right to stay ended | terminó el derecho a quedarse
withdrew | took a testimony back | retiró su testimonio
acquitted | the accused went free | absolvieron al acusado
sanctioned | an official was found out | descubrieron a una autoridad
debt_called | was pressed at home for a debt | le exigieron en casa una deuda
house_lost | lost house or land for a debt | perdió casa o tierra por una deuda
worked_off_again | went back to work off a debt | volvió para pagar una deuda con trabajo
inspected | the workplace was inspected | inspeccionaron el lugar de trabajo
"""
_PARTIES = """
smuggler | a smuggler | un coyote
gang | a gang | una pandilla o cartel
official | an official | una autoridad
employer | an employer | un empleador
common_criminal | robbers | asaltantes
migrant | a fellow traveller | otra persona del camino
"""
_WORDS = {line.split(" | ")[0].strip(): tuple(part.strip() for part in line.split(" | ")[1:])
          for line in (_PHRASES + _PARTIES).strip().splitlines() if " | " in line}
NAMED_PARTY = {"robbed", "extorted", "abducted", "abused", "sold", "ransom_demanded", "recruited_by_force", "reprisal", "threatened"}
WITH_MONEY = {"hired", "robbed", "extorted", "ransom_demanded", "ransom_paid", "bribed", "paid", "employed"}
MERGED = {"boarded", "paid", "sheltered", "checked", "inspected", "abused", "exploited", "moved"}  # told once when they follow each other
GRAVE = {"abducted", "ransom_demanded", "abused", "killed", "sold", "exploited", "bonded", "recruited_by_force", "trafficked", "died", "fell",
         "robbed", "extorted", "reprisal", "threatened", "handed_over"}
GOOD = {"released", "escaped", "rescued", "identified", "protected", "granted", "arrived", "resettled", "stay_offered", "employed"}
FATES = {"arrived": ("arrived",), "sent_back": ("deported",), "captive": ("abducted", "ransom_demanded"), "trafficked": ("trafficked",),
         "identified": ("identified",), "protected": ("protected", "stay_offered"), "permit": ("granted",), "died": ("died", "killed")}


@dataclass(frozen=True)
class Line:
    """One dated sentence; tone: plain | grave | good."""

    day: int
    text: str
    tone: str


def phrase(kind: str, lang: str) -> str:
    return _WORDS[kind][lang == "es"] if kind in _WORDS else kind.replace("_", " ")


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


def _where(event, lang) -> str:
    names = load().names
    towards = EVENT_KINDS[event["kind"]] in ("arrived", "deported", "returned", "repatriated", "moved", "resettled")
    if event["place"] < 0 or EVENT_KINDS[event["kind"]] == "arrived" and lang == "en":
        return f"in {names[event['place']]}" if event["place"] >= 0 else ""
    word = ("a" if towards else "en") if lang == "es" else ("to" if towards else "in")
    return f"{word} {names[event['place']]}"


def _sentence(events: list[dict], lang: str) -> str:
    first, last = events[0], events[-1]
    kind = EVENT_KINDS[first["kind"]]
    text, names = phrase(kind, lang), load().names
    if len(events) > 1 and kind == "boarded":
        text += f" {'de' if lang == 'es' else 'from'} {names[first['place']]} {'hacia' if lang == 'es' else 'towards'} {names[last['place']]}"
    elif kind not in ("departed", "reattempted"):
        text += " " + _where(first, lang)
    else:
        text += f" {'de' if lang == 'es' else 'from'} {names[first['place']]}" if kind == "departed" and lang == "en" else ""
    party = PARTY_KINDS[first["party_kind"]]
    if kind in NAMED_PARTY and party in _WORDS:
        text += f", {'por' if lang == 'es' else 'by'} {_WORDS[party][lang == 'es']}"
    money = sum(event["amount_usd"] for event in events) if kind == "paid" else first["amount_usd"]
    if kind in WITH_MONEY and money >= 1:
        text += f" ({money:,.0f} USD)" if kind != "employed" else f" ({money:,.0f} USD {'al día' if lang == 'es' else 'a day'})"
    if len(events) > 1 and kind not in ("boarded",):
        text += f" ({len(events)} {'veces' if lang == 'es' else 'times'})"
    return text.strip()[:1].upper() + text.strip()[1:] + "."


def told(film, row: int, lang: str) -> list[Line]:
    """The person's year in sentences."""
    columns = of_person(film, row)
    events = [{name: values[i].item() for name, values in columns.items()} for i in range(len(columns["day"]))]
    lines, number = [], iter(range(10**6))

    def together(event):
        kind = EVENT_KINDS[event["kind"]]
        return kind if kind in MERGED else (kind, next(number))

    for _, group in groupby(events, together):
        group = list(group)
        kind = EVENT_KINDS[group[0]["kind"]]
        tone = "grave" if kind in GRAVE else "good" if kind in GOOD else "plain"
        lines.append(Line(group[0]["day"], _sentence(group, lang), tone))
    return lines


def introduction(film, row: int, lang: str) -> str:
    """Who the person is."""
    people, names = film.people, load().names
    woman, age, home = people["sex"][row] == "woman", people["age"][row], names[people["home"][row]]
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
    when = film.start + datetime.timedelta(days=day)
    months = ("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre" if lang == "es" else
              "January February March April May June July August September October November December").split()
    return f"{when.day} {'de ' if lang == 'es' else ''}{months[when.month - 1]} {when.year}"
