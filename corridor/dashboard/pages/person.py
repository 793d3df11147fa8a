"""One synthetic person's year on the map and as a dated story; the same person under another scenario beside it."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from itertools import pairwise

import solara
import solara.lab

from corridor.dashboard import flows, state, story
from corridor.dashboard.pages.compare import name_of
from corridor.dashboard.pages.flow_map import choices, filmed, spec_of
from corridor.dashboard.pages.policies import Button, Select
from corridor.dashboard.texts import add, t
from corridor.studies.live import Busy

add("""
content_note | What follows may tell of violence, captivity, sexual abuse and death. The person is synthetic; nobody real is described. | Lo que sigue puede hablar de violencia, cautiverio, abuso sexual y muerte. La persona es sintética; no se describe a nadie real.
read_on | Read on | Continuar
someone | Somebody who | Alguien que
f_arrived | arrived in the United States | llegó a Estados Unidos
f_sent_back | was sent back | fue devuelta a su país
f_captive | was held by captors | estuvo en cautiverio
f_trafficked | suffered trafficking | sufrió trata
f_identified | was identified as a victim | fue reconocida como víctima
f_protected | was offered protection | recibió oferta de protección
f_permit | travelled with a permit | viajó con permiso
f_died | died | falleció
under | under | con
beside | beside the same person under | junto a la misma persona con
another | Another person | Otra persona
nobody_here | Nobody among the people simulated here. | Nadie entre las personas simuladas aquí.
stayed_home | Did not set out in this year. | No salió en este año.
at_end | On the last day: | El último día:
sit_home | at home | en casa
sit_travelling | on the way | en camino
sit_waiting | waiting, staying somewhere | esperando en algún lugar
sit_working | working | trabajando
sit_held | held by captors | en cautiverio
sit_detained | in detention | en detención
sit_in_care | in care | en atención
sit_settled | settled | con residencia
sit_dead | died | falleció
one_of | One life among many: it shows how things can happen, not how often. Lives differ through the policies and all that follows from them. | Una vida entre muchas: muestra cómo pueden ocurrir las cosas, no con qué frecuencia. Las vidas difieren por las políticas y lo que de ellas se sigue.
one_place | The way stands for a synthetic person; it tells nothing about odds at a place. | El camino es de una persona sintética; no dice nada sobre probabilidades en un lugar.
""")
LON, LAT, WIDTH, HEIGHT = (-119.0, -76.0), (11.5, 39.5), 600, 232


def _xy(lon, lat) -> tuple[float, float]:
    scale = min(WIDTH / ((LON[1] - LON[0]) * 0.906), HEIGHT / (LAT[1] - LAT[0]))
    return (WIDTH - (LON[1] - LON[0]) * 0.906 * scale) / 2 + (lon - LON[0]) * 0.906 * scale, (LAT[1] - lat) * scale


@lru_cache(maxsize=1)
def _land() -> str:
    """Country outlines as SVG, thinned."""
    paths = []
    for ring in flows.base()["countries"]:
        thin = ring if len(ring) < 30 else ring[::3]
        paths.append("M" + "L".join(f"{x:.0f},{y:.0f}" for x, y in (_xy(*point) for point in thin)) + "Z")
    return f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#e4edf1"/><path d="{"".join(paths)}" fill="#f8f6f0" stroke="#a3aeb0" stroke-width="0.8"/>'


def drawn(places: list[int], colour: str) -> str:
    """The way of one person over the outlines."""
    points = flows.base(state.lang.value)["places"]
    legs = []
    for a, b in pairwise(places):
        way = flows.way(a, b)
        legs.append("M" + "L".join(f"{x:.0f},{y:.0f}" for x, y in (_xy(points[i]["lon"], points[i]["lat"]) for i in way)))
    stops = "".join(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3.4" fill="#fff" stroke="{colour}" stroke-width="1.8"/>'
                    for x, y in (_xy(points[i]["lon"], points[i]["lat"]) for i in dict.fromkeys(places)))
    ends = ""
    for place in dict.fromkeys((places[0], places[-1])):
        x, y = _xy(points[place]["lon"], points[place]["lat"])
        ends += f'<circle cx="{x:.0f}" cy="{y:.0f}" r="6" fill="{colour}"/><text x="{x + 9:.0f}" y="{y - 5:.0f}" font-size="14" font-weight="600" fill="#1d2b33">{escape(points[place]["name"])}</text>'
    return (f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" role="img" style="border:1px solid #d9dedb;border-radius:6px">{_land()}'
            f'<path d="{"".join(legs)}" fill="none" stroke="{colour}" stroke-width="2.6" stroke-linejoin="round" opacity="0.8"/>{stops}{ends}</svg>')


@solara.component
def Life(film, row, name: str, colour: str):
    lang = state.lang.value
    lines = story.told(film, row, lang) if row is not None else []
    body = "".join(f"<li class='{line.tone}'><span>{escape(story.date(film, line.day, lang))}</span> {escape(line.text)}</li>" for line in lines)
    if row is None or not lines:
        body = f"<li>{escape(t('stayed_home'))}</li>"
    end = f"<p><b>{escape(t('at_end'))}</b> {escape(t('sit_' + story.ending(film, row)))}</p>" if row is not None else ""
    picture = drawn(story.path(film, row), colour) if row is not None else ""
    solara.HTML(tag="div", classes=["life"], unsafe_innerHTML=f"<h2>{escape(name)}</h2>{picture}<ol>{body}</ol>{end}")


@solara.component
def Page():
    lang = state.lang.value
    seen, set_seen = solara.use_state(False)
    names, set_names = solara.use_state(("baseline", "room" if not state.plan.value.is_reference else "work_permits"))
    fate, set_fate = solara.use_state("captive")
    number, set_number = solara.use_state(0)
    specs = [spec_of(name) for name in names]

    async def follow():
        try:
            return await filmed(*specs)
        except Busy:
            state.fault.set((t("busy"),))
        except RuntimeError as error:
            state.fault.set((str(error),))

    task = solara.lab.use_task(follow, dependencies=[tuple(spec.key for spec in specs)], prefer_threaded=False)
    if not seen:
        with solara.Div(classes=["card", "note"]):
            solara.HTML(tag="p", unsafe_innerHTML=escape(t("content_note")))
            Button(t("read_on"), lambda: set_seen(True), "read-on", strong=True)
        return

    def take(place, value):
        set_names(tuple(value if i == place else name for i, name in enumerate(names)))
        set_number(0)

    with solara.Row(gap="10px", style={"align-items": "center", "background": "none", "margin-bottom": "8px", "flex-wrap": "wrap"}):
        Select(label=t("someone"), name=t("someone"), value=fate, event_pick=lambda value: (set_fate(value), set_number(0)),
               options=[{"value": name, "text": t("f_" + name)} for name in story.FATES])
        Select(label=t("under"), name=t("under"), value=names[0], options=choices(), event_pick=lambda value: take(0, value))
        Select(label=t("beside"), name=t("beside"), value=names[1], options=choices(), event_pick=lambda value: take(1, value))
        Button(t("another"), lambda: set_number(number + 1), "another")
    if not (task.finished and task.value):
        solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=escape(t("filming")))
        return
    mine, other = task.value
    rows = story.people_with(mine, fate)
    if not rows:
        solara.HTML(tag="p", unsafe_innerHTML=escape(t("nobody_here")))
        return
    row = rows[number % len(rows)]
    solara.HTML(tag="h1", unsafe_innerHTML=escape(story.introduction(mine, row, lang)))
    with solara.Div(classes=["pair"]):
        Life(mine, row, name_of(names[0]), "#1f6f8b")
        Life(other, story.row_of(other, mine.people["key"][row]), name_of(names[1]), "#b0642a")
    solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=f"{escape(t('one_of'))} {escape(t('one_place'))}", style="margin-top:8px")
