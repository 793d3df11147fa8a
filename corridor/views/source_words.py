"""Where a number comes from, in Spanish: ids of sources, and names of files and papers, stay as they are."""

from __future__ import annotations

import re

_SPANISH = """
assumption beyond Chiapas | supuesto fuera de Chiapas
assumption | supuesto
the paper's reform | la reforma del artículo
paper, same section | artículo, misma sección
paper, Push and pull factors | artículo, factores de expulsión y atracción
paper, Reflection and recovery period | artículo, período de reflexión y recuperación
paper, Temporary protection during criminal trial | artículo, protección temporal durante el juicio penal
paper: business owners | artículo: dueños de negocios
paper | artículo
fn | nota
model description | descripción del modelo
posts of geography/data/links.csv | retenes de geography/data/links.csv
numbers not found | cifras no halladas
practice of offices: general knowledge, unverified | práctica de las oficinas: conocimiento general, sin verificar
general knowledge, unverified | conocimiento general, sin verificar
practice | práctica
arrangements for Mexicans only | acuerdos solo para mexicanos
law | ley
served | cumplido
highest | la más alta
usual fine | multa habitual
those for this region | los de esta región
no cap in law | sin tope en la ley
a rule since June 2011, the opposite reported | norma desde junio de 2011, se informó lo contrario
180 days | 180 días
not identified | no identificado por datos
even bargain | trato parejo
three or more for each departure | tres o más por cada salida
candidates over the years of weighing | candidatos a lo largo de los años en que lo sopesan
those least attached left before the run | los menos arraigados salieron antes de la corrida
parents, brothers and sisters, grown children, their like | padres, hermanos, hijos adultos y semejantes
most try again | la mayoría lo intenta otra vez
money sent home | dinero enviado a casa
seasons in Costa Rica, with weeks at home | temporadas en Costa Rica, con semanas en casa
census of Guatemala | censo de Guatemala
censuses: 12 to 45 years | censos: de 12 a 45 años
censuses | censos
a tenth of what a journey costs; with less, whole streams follow a passing difference, and runs part ways | un décimo de lo que cuesta un viaje; con menos, corrientes enteras siguen una diferencia pasajera y las corridas se separan
rides from the border on differ in price and hours, in little else; Mai, Fosgerau, Frejinger 2015 | los viajes desde la frontera difieren en precio y horas, en poco más; Mai, Fosgerau, Frejinger 2015
a day's wage over its hours | el salario de un día entre sus horas
mode: on foot | modo: a pie
mode: freight train | modo: tren de carga
five days a week | cinco días a la semana
a member calls on a new face about once a week | un miembro visita a una persona nueva más o menos una vez por semana
60,000 members of one of the two maras; some 3,000 cells of both | 60,000 miembros de una de las dos maras; unas 3,000 células de ambas
60,000 members | 60,000 miembros
most denunciations lead to nothing | la mayoría de las denuncias no lleva a nada
members in prison against members | miembros en prisión frente a miembros
homicides of the region | homicidios de la región
most who are asked pay | la mayoría de quienes reciben la exigencia paga
surveys of extortion at home | encuestas de extorsión en casa
five days, one to seven, at Arriaga | cinco días, de uno a siete, en Arriaga
more than are in the trade, so that profit, not their number, limits it | más de los que están en el negocio, para que lo limite la ganancia y no su número
a price of 2,500, less margin and the tries it covers | un precio de 2,500, menos el margen y los intentos que cubre
down payment under 100 USD | anticipo de menos de 100 USD
house or land stands for the loan | la casa o la tierra responde por el préstamo
near what the takings of the road carry, so that a run does not begin with years of growth | cerca de lo que sostienen los ingresos del camino, para que una corrida no empiece con años de crecimiento
natural hazard | peligro natural
half-life of 30 days | vida media de 30 días
the cell of a town, not a whole cartel | la célula de un pueblo, no un cártel entero
87 held in an operation | 87 retenidos en un operativo
a third of that in the choice of a leg | un tercio de la de elegir un tramo
two weeks to a first job | dos semanas hasta el primer empleo
usual finding on wages and unemployment | hallazgo habitual sobre salarios y desempleo
1 over harvest wage to minimum | 1 entre salario de cosecha y mínimo
1 over service wage to minimum | 1 entre salario en servicios y mínimo
legal test, 1956 Convention | criterio legal, Convención de 1956
officers differ more; a shift is the mean of several | los agentes difieren más; un turno es la media de varios
a day on duty, two off | un día de servicio, dos de descanso
private companies | empresas privadas
most crossers hire a guide | la mayoría de quienes cruzan contrata un guía
two agents: pursuit, transport, papers | dos agentes: persecución, traslado, papeles
33,400 beds for all nationalities | 33,400 camas para todas las nacionalidades
people of the villages that the ways round the posts lead through | gente de los pueblos por los que pasan los rodeos de los retenes
a sector's agents are spread over the depth that a long way crosses | los agentes de un sector se reparten en la profundidad que cruza un camino largo
lower than a decision's doubt | menor que la duda de una decisión
"""
SPANISH = dict(line.split(" | ") for line in _SPANISH.strip().splitlines())
_ANY = re.compile(r"(?<!\w)(" + "|".join(re.escape(english) for english in sorted(SPANISH, key=len, reverse=True)) + r")(?!\w)")


def source(text: str, lang: str) -> str:
    """A source as its table has it, in a language."""
    return _ANY.sub(lambda found: SPANISH[found[0]], text) if lang == "es" else text
