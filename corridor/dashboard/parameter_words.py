"""Assumptions in plain words. English stands in the table of parameters; Spanish stands in the two files beside this one."""

from __future__ import annotations

from corridor.dashboard import parameter_words_people, parameter_words_state
from corridor.dashboard import policy_words as say
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
_UNITS = """
share | proporción
duties | turnos
shifts | turnos
log sd | desv. log
trust units | unidades de confianza
per year | al año
per 100,000 a year | por 100.000 al año
USD/day | USD al día
groups/day | grupos al día
USD/hour | USD por hora
members | miembros
people/month | personas al mes
share of trust | parte de la confianza
tries | intentos
cells | células
exponent | exponente
per hour | por hora
per month | al mes
attention | atención
per member | por miembro
captives | personas cautivas
offers | ofertas
visits/year | visitas al año
people/visit | personas por visita
talks/day | conversaciones al día
beds | camas
per bribe | por soborno
talks/night | conversaciones por noche
backlogs | rezagos
cases/day | casos al día
cases | casos
desks | mesas de atención
per day | al día
seats | asientos
grounds | terrenos
days' pay | días de salario
legs | tramos
visits/day | visitas al día
per crossing | por cruce
rings | redes
per boarding | por abordaje
per throw | por empujón
bands | bandas
log step | paso log
per captive | por persona cautiva
tolls | cuotas
people/night | personas por noche
nights | noches
employers | empleadores
going wages | salarios usuales
buyers | compradores
% of labour force | % de la fuerza laboral
elasticity | elasticidad
rounds | rondas
people/tip | personas por aviso
per audit | por auditoría
km per agent-hour | km por agente y hora
per jump | por salto
km/day | km/día
rings/year | redes al año
visits/month | visitas al mes
interviews/day | entrevistas al día
per complaint | por queja
"""
UNITS = dict(tuple(part.strip() for part in line.split(" | ")) for line in _UNITS.strip().splitlines())
GROUPS = {row[0]: row[1:] for row in ([part.strip() for part in line.split("|")] for line in _GROUPS.strip().splitlines())}
_SPANISH = [*parameter_words_people.ROWS.strip().splitlines(), *parameter_words_state.ROWS.strip().splitlines()]
SPANISH = dict(tuple(part.strip() for part in line.split("|")) for line in _SPANISH)


def group(name: str, lang: str) -> str:
    return GROUPS[name][lang == "es"] if name in GROUPS else name


def meaning(name: str, lang: str) -> str:
    """What the parameter is; in Spanish where a translation stands here, else as its table has it."""
    return SPANISH.get(name, PARAMETERS[name].meaning) if lang == "es" else PARAMETERS[name].meaning


def unit(name: str, lang: str) -> str:
    """A parameter's unit; in English as the table of parameters has it."""
    return UNITS.get(name) or say.unit(name, lang) if lang == "es" else name
