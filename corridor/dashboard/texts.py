"""Words on the screen, English and Spanish (trata = trafficking, tráfico = smuggling of people)."""

from __future__ import annotations

from corridor.dashboard import state

_ROWS = """
policies | Policies | Políticas
predict | Predict first | Predecir primero
map | Map | Mapa
compare | Compare | Comparar
person | One person | Una persona
assumptions | Assumptions | Supuestos
evidence | Evidence | Evidencia
other_language | Español | English
use | Synthetic people, 2005–2014. Insight into mechanisms, not estimates of prevalence; never for decisions about a person. | Personas sintéticas, 2005–2014. Ideas sobre mecanismos, no estimaciones de prevalencia; nunca para decidir sobre una persona.
skip | Skip to the page | Ir a la página
undo | Undo | Deshacer
redo | Redo | Rehacer
replay | Replay | Repetir
reset | Reset | Como era
save | Save | Guardar
load | Load | Cargar
start_from | Start from | Partir de
changed | What differs from the status quo | Qué cambia respecto al statu quo
nothing_changed | Nothing yet: this is the status quo of July 2011. Switch a policy on, or open it to move its levers. | Nada aún: es el statu quo de julio de 2011. Active una política, o ábrala para mover sus palancas.
as_it_was | as it was | como era
reform | reform | reforma
partly | moved | movida
back | All policies | Todas las políticas
paper_says | What the paper says | Qué dice el artículo (en inglés)
paper_section | Section of the paper: | Sección del artículo:
from | from | desde
until | until | hasta
all_levers | All levers: from as it was to the reform | Todas las palancas: de como era a la reforma
status_quo | as it was | como era
range | range | rango
source | source | fuente
several | This policy has several dated tables in the file. Switch it off to set it anew. | Esta política tiene varias tablas con fechas en el archivo. Apáguela para fijarla de nuevo.
outcomes | What changes | Qué cambia
levels | What happens under the status quo | Qué ocurre con el statu quo
first | First answer | Primera respuesta
year | Whole period | Todo el período
fine | Sharper | Más precisa
waiting | Working on the first answer… | Calculando la primera respuesta…
warming | The synthetic people live their three years before July 2011 first. A minute or two, once. | Las personas sintéticas viven antes sus tres años previos a julio de 2011. Uno o dos minutos, una sola vez.
precision | {seeds} runs, 1 in {one_in} people simulated, {days} days | {seeds} corridas, 1 de cada {one_in} personas simuladas, {days} días
sharpening | sharpening: {finished} of {wanted} runs | afinando: {finished} de {wanted} corridas
sharp | all runs done | todas las corridas listas
noise | cannot be told from chance yet | aún no se distingue del azar
more | more | más
less | less | menos
few | too few cases yet | aún muy pocos casos
legend | Bars: 95 % bands. Blue less, orange more, grey cannot be told from chance. | Barras: bandas del 95 %. Azul menos, naranja más, gris no se distingue del azar.
legend_levels | Bands: 95 % over runs, each under another parameter set. ◇ not identified by data: the range over those sets. | Bandas: 95 % entre corridas, cada una con otro conjunto de parámetros. ◇ no identificado por datos: el rango entre esos conjuntos.
needs_two_years | needs two more years of follow-up | requiere dos años más de seguimiento
axis | Bars: change in per cent of the status quo; ▸ and ◂: further than the bar reaches. | Barras: cambio en por ciento del statu quo; ▸ y ◂: más allá de la barra.
axis_compared | Bars: change in per cent of the reference; ▸ and ◂: further than the bar reaches. | Barras: cambio en por ciento de la referencia; ▸ y ◂: más allá de la barra.
not_identified | ◇ not identified by data: read the sign, not the level | ◇ no identificado por datos: lea el signo, no el nivel
show_anyway | Show it | Mostrar
hidden | Hidden until the room has guessed. | Oculto hasta que la sala haya apostado.
starts_later | A policy here starts after the first answer's days: wait for the whole period. | Una política aquí empieza después de los días de la primera respuesta: espere todo el período.
busy | Too many runs wait already. Try again in a minute. | Ya esperan demasiadas corridas. Intente en un minuto.
harm | Harm on the way | Daños en el camino
home | At home | En casa
movement | Movement | Movimiento
state | Meeting the state | Ante el Estado
money | Money | Dinero
link_note | The address of this page holds the scenario: copy it to share. | La dirección de esta página contiene el escenario: cópiela para compartir.
unknown_page | There is no such page. | No existe esa página.
"""
TEXTS: dict[str, tuple[str, str]] = {}


def add(rows: str) -> None:
    """Take a page's own words."""
    for line in rows.strip().splitlines():
        name, english, spanish = (part.strip() for part in line.split(" | "))
        TEXTS[name] = (english, spanish)


add(_ROWS)


def t(name: str, /, **what) -> str:
    """A text in the page's language. Raises KeyError for an unknown name."""
    return TEXTS[name][state.lang.value == "es"].format(**what) if what else TEXTS[name][state.lang.value == "es"]
