"""The cascade from trafficked to safe as tables, English and Spanish."""

from __future__ import annotations

_WORDS = """
trafficked | trafficked in the period | víctimas de trata en el período
met | met by officials | encontradas por autoridades
asked | asked about harm | preguntadas por el daño
disclosed | told what had happened | contaron lo ocurrido
identified | identified as victims | identificadas como víctimas
offered | offered a safe stay | se les ofreció una estancia segura
protected | protected | protegidas
safe | safe at 24 months | a salvo a los 24 meses
no_time | not asked: too many waiting | no preguntadas: demasiada cola
no_signs | not asked: no signs seen | no preguntadas: no se vieron señales
paid_and_went_on | not asked: paid a bribe and went on | no preguntadas: pagaron y siguieron
handed_over | not asked: handed to captors | no preguntadas: entregadas a captores
never_interviewed | met on the way only, never interviewed | solo en el camino, nunca entrevistadas
no_interpreter | silent: no interpreter | calladas: sin intérprete
fear | silent: fear of reprisals | calladas: miedo a represalias
debt | silent: debt | calladas: deuda
shame | silent: shame, distress | calladas: vergüenza, angustia
fear_of_return | silent: fear of being returned | calladas: miedo a ser devueltas
silent | silent | calladas
taken_for_smuggled | filed away: taken for smuggled | archivadas: tomadas por tráfico
not_believed | filed away: not believed, or no time | archivadas: no creídas o sin tiempo
not_offered | identified, nothing offered | identificadas, nada ofrecido
no_room | no place | sin plaza
went_home_by_choice | went home by choice | volvieron por decisión propia
refused | refused | rechazadas
gave_up_waiting | gave up waiting | dejaron de esperar
withdrew | took the testimony back | retiraron su testimonio
not_yet_decided | not decided, or lost on the way | sin decisión
followed_too_short | not yet 24 months | aún no 24 meses
never_met_home | never met: back home | nunca encontradas: de vuelta en casa
never_met_held | never met: still held | nunca encontradas: aún retenidas
never_met_working | never met: at work, held or not | nunca encontradas: trabajando
never_met_travelling | never met: on the way | nunca encontradas: en camino
never_met_waiting | never met: waiting somewhere | nunca encontradas: a la espera
never_met_settled | never met: settled | nunca encontradas: asentadas
never_met_in_care | never met by officials: in care | nunca encontradas: en cuidado
never_met_detained | never met: in custody | nunca encontradas: en custodia
never_met_dead | never met: died | nunca encontradas: fallecieron
threatened | threatened again | amenazadas otra vez
robbed | robbed | asaltadas
extorted | extorted | extorsionadas
abused | abused | abusadas
abducted | abducted again | secuestradas otra vez
killed | killed | asesinadas
died | died | fallecieron
reprisal | reprisals | represalias
deported | deported | deportadas
home | home country | país de origen
MX | Mexico | México
US | United States | Estados Unidos
inm | migration institute: posts | INM: retenes
federal_police | federal police | policía federal
municipal_police | municipal and state police | policía municipal y estatal
us_interior | U.S. interior | interior de EE. UU.
border_patrol | Border Patrol | Patrulla Fronteriza
migration_office | migration offices: custody | oficinas migratorias: custodia
prosecution | prosecutors | fiscalías
asylum_office | asylum offices | oficinas de asilo
labour_inspectorate | labour inspection | inspección laboral
train_staff | train staff | personal del tren
consulate | consulates | consulados
unhcr_ngo | UNHCR and NGOs | ACNUR y ONG
human_rights | human rights office | derechos humanos
permit_office | permit offices | oficinas de permisos
shelter | shelters | albergues
other | other offices | otras oficinas
"""
WORDS = {parts[0]: (parts[1], parts[2]) for parts in ([part.strip() for part in line.split("|")] for line in _WORDS.strip().splitlines())}
HEADS = {
    "stages": (("stage", "people a run", "of trafficked (95 % band over seeds)", "of the stage before", "cases"),
               ("etapa", "personas", "de las víctimas (banda del 95 % entre semillas)", "de la etapa anterior", "casos")),
    "dropped": (("did not come to", "why", "where", "of trafficked", "cases"), ("no llegaron a", "por qué", "dónde", "de las víctimas", "casos")),
    "corps": (("corps", "met", "asked", "told", "identified", "offered"), ("cuerpo", "encontró", "preguntó", "oyó", "identificó", "ofreció")),
}
NOTE = ("Synthetic people; how many are trafficked is not known. Read the shares, not the levels.",
        "Personas sintéticas; no se sabe cuántas son víctimas de trata. Léanse las proporciones, no los niveles.")


def word(name: str, lang: str) -> str:
    return WORDS.get(name, (name.replace("_", " "),) * 2)[lang == "es"]


def _share(value) -> str:
    return "-" if value is None else f"{value:.1%}"


def _banded(value, band) -> str:
    return _share(value) + ("" if value is None or band is None else f" ({band[0]:.1%}, {band[1]:.1%})")


def _count(value) -> str:
    return "-" if value is None else f"{value:,.0f}"


def cascade_tables(found: dict, lang: str):
    """Three tables: stages, who dropped out where and why, and by corps."""
    from rich.table import Table

    es = lang == "es"
    stages = Table(*HEADS["stages"][es])
    for row in found["stages"]:
        stages.add_row(word(row["stage"], lang), _count(row["people"]), _banded(row["of_trafficked"], row["of_trafficked_band"]), _share(row["of_stage_before"]), _count(row["cases"]))
    dropped = Table(*HEADS["dropped"][es])
    for row in found["dropped"]:
        dropped.add_row(word(row["before"], lang), word(row["why"], lang), word(row["where"], lang), _share(row["of_trafficked"]), str(row["cases"]))
    corps = Table(*HEADS["corps"][es])
    for row in found["corps"]:
        corps.add_row(word(row["corps"], lang), *(_share(row[stage]["of_trafficked"]) for stage in ("met", "asked", "disclosed", "identified", "offered")))
    return stages, dropped, corps


def header(found: dict, lang: str) -> str:
    seeds = len(found["seeds"])
    text = (f"{found['scenario']}: {seeds} seed{'s' * (seeds != 1)}, scale {found['scale']:g}, {found['days']} days and {found['follow_up_days']} of follow-up.",
            f"{found['scenario']}: {seeds} semilla{'s' * (seeds != 1)}, escala {found['scale']:g}, {found['days']} días y {found['follow_up_days']} de seguimiento.")
    return f"{text[lang == 'es']} {NOTE[lang == 'es']}"
