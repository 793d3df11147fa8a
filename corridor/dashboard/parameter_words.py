"""Assumptions in plain words. English stands in the table of parameters; Spanish stands in the two files beside this one."""

from __future__ import annotations

from corridor.dashboard import parameter_words_people, parameter_words_state
from corridor.parameters import PARAMETERS

_GROUPS = """
people | people | personas
nature | nature | naturaleza
train | riding trains | viajar en tren
corps | corps of officials | cuerpos de funcionarios
trains | operations on trains | operativos en trenes
smugglers | smugglers | coyotes
lenders | lenders | prestamistas
gangs | gangs | pandillas y carteles
robbers | robbers | asaltantes
abuse | abuse of power | abuso de poder
company | company | compañía
costs | costs of travel | costos del viaje
news | news | noticias
recruiters | recruiters | reclutadores
police | police | policía
ransom | ransom | rescates
posts | checks | retenes
patrol | Border Patrol | Patrulla Fronteriza
detention | detention | detención
custody | custody | custodia
removal | removal | expulsión
detection | detection | detección
screening | screening | entrevistas
signs | signs of harm | señales de daño
complaint | complaints | quejas
stay | stays for victims | estancias para víctimas
recovery | recovery | recuperación
trial | testifying | declarar en juicio
resettlement | resettlement | reasentamiento
homecoming | coming home | el regreso
trust | trust | confianza
trauma | trauma | trauma
speaking | speaking out | hablar
asylum | asylum | asilo
protection | protection | protección
justice | justice | justicia
inspection | inspection | inspección
employers | employers | empleadores
work | work | trabajo
shelters | shelters | albergues
observation | what gets counted | lo que se cuenta
"""
GROUPS = {row[0]: row[1:] for row in ([part.strip() for part in line.split("|")] for line in _GROUPS.strip().splitlines())}
_SPANISH = [*parameter_words_people.ROWS.strip().splitlines(), *parameter_words_state.ROWS.strip().splitlines()]
SPANISH = dict(tuple(part.strip() for part in line.split("|")) for line in _SPANISH)


def group(name: str, lang: str) -> str:
    return GROUPS[name][lang == "es"] if name in GROUPS else name


def meaning(name: str, lang: str) -> str:
    """What the parameter is; in Spanish where a translation stands here, else as its table has it."""
    return SPANISH.get(name, PARAMETERS[name].meaning) if lang == "es" else PARAMETERS[name].meaning
