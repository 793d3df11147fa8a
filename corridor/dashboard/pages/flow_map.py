"""The map: who is where, which way the flows go, what happened in which region and month."""

from __future__ import annotations

import asyncio
from html import escape

import solara
import solara.lab

from corridor.dashboard import desk, flows, state
from corridor.dashboard import plan as plans
from corridor.dashboard import policy_words as say
from corridor.dashboard.answer import for_runs
from corridor.dashboard.pages.policies import Select
from corridor.dashboard.texts import add, t
from corridor.scenario import Scenario
from corridor.studies.ensemble import drawn
from corridor.studies.lane import film
from corridor.studies.live import QUICK, Busy
from corridor.studies.runner import RunSpec
from corridor.views import life_words
from corridor.views.map import SAYS as REGION_WORDS
from corridor.views.place_words import heading
from corridor.views.tables import number

NAMED = ("Tapachula", "Ixtepec", "Mexico City", "Saltillo", "Reynosa", "Nuevo Laredo", "Nogales", "Tijuana", "Guatemala City",
         "Tegucigalpa", "Managua", "Los Angeles", "Houston", "Ciudad Juárez", "Coatzacoalcos", "Guadalajara")
add("""
room | The room's scenario | El escenario de la sala
play | Play | Ver
pause | Pause | Pausa
speed | Speed | Velocidad
day | Day | Día
map_title | Map of the corridor with people, flows and shelters | Mapa del corredor con personas, flujos y albergues
filming | Following one synthetic year… | Siguiendo un año sintético…
s_travelling | travelling | en camino
s_waiting | waiting, staying | esperando
s_held | held by captors, by region | en cautiverio, por región
s_detained | detained | detenidas
s_working | working | trabajando
m_freight_train | freight train | tren de carga
m_bus | bus | autobús
m_trail | on foot | a pie
m_river | river | río
m_desert | desert | desierto
m_private_vehicle | vehicle | vehículo
m_return | returns | retornos
each_dot | Each dot stands for {each} people who set out in the period. One run: chance plays a part. Width: people a day, whenever they set out. Circle at sea: held by captors in that region, of those who set out in the period. House: shelter; square: post. | Cada punto son {each} personas que salieron en el período. Una corrida: el azar influye. Ancho: personas al día, hayan salido cuando hayan salido. Círculo en el mar: en cautiverio en esa región, de quienes salieron en el período. Casa: albergue; cuadro: retén.
happened | What happened in {month}, by region | Qué ocurrió en {month}, por región
happened_unit | Events in that month, real numbers: of everybody, at home too (a person may meet several). One run: no band. | Sucesos en ese mes, cifras reales: de todas las personas, también en casa (una persona puede vivir varios). Una sola corrida: sin banda.
held_now | held by captors (people, average day; of those who set out in the period) | en cautiverio (personas, día medio; de quienes salieron en el período)
k_robbed | robbed | asaltos
k_extorted | extorted | extorsiones
k_abducted | abducted | secuestros
k_abused | sexual abuse | abuso sexual
k_detained | detained | detenciones
k_apprehended | apprehended crossing | aprehendidas al cruzar
k_deported | sent back | devoluciones
k_died | died | muertes
k_identified | identified | identificadas
k_arrived | arrived | llegadas
few_mark | ·: fewer than 10 simulated people; not shown. Harms are told by region only. | ·: menos de 10 personas simuladas; no se muestra. Los daños solo se muestran por región.
click_place | Click a place or a way for its figures. | Haga clic en un lugar o un camino para ver sus cifras.
beds | shelter beds | camas de albergue
people_there | people there on an average day of the month, of those who set out in the period: away from home, not counting those held by captors | personas allí en un día medio del mes, de quienes salieron en el período: fuera de casa, sin contar a quienes están en cautiverio
people_a_day | people a day this month | personas al día este mes
too_few_here | too few to show | muy pocas para mostrar
""")


@solara.component_vue("../vue/map.vue")
def MapView(base: dict, film: dict | None, words: dict, lang: str, shown: list, picked, event_turn=None, event_pick=None):
    """The drawing; plays by itself in the browser."""


def spec_of(choice: str, seed: int = 1) -> RunSpec:
    """The run that is filmed: of the room's scenario, or of a shipped one."""
    scenario = for_runs(state.plan.value) if choice == "room" else Scenario.load(choice)
    return RunSpec(drawn(scenario, seed), seed, QUICK.scale)


def choices() -> list[dict]:
    return [{"value": "room", "text": t("room")}] + [{"value": name, "text": say.scenario(name, state.lang.value)} for name in plans.names()]


async def filmed(*specs: RunSpec):
    """The films, when they are there. Raises Busy, RuntimeError with the first fault."""
    ask = await asyncio.to_thread(desk.desk().ask, list(specs), film, 0)
    try:
        while not ask.done:
            await asyncio.sleep(0.1)
    finally:
        desk.desk().cancel(ask)
    if ask.faults:
        raise RuntimeError(ask.faults[0])
    return [ask.found["film:" + spec.key] for spec in specs]


def month_named(start: str, month: int, lang: str) -> str:
    """'July 2011': the month so many months after that of a date."""
    year, at = divmod(int(start[:4]) * 12 + int(start[5:7]) - 1 + month, 12)
    return f"{life_words.MONTHS[lang][at]} {'de ' if lang == 'es' else ''}{year}"


def happened(film, month: int) -> str:
    """Events by region in one month, and who is held, as a table."""
    lang = state.lang.value
    told = {t("k_" + kind): regions for kind, regions in film["regional"].items()} | {t("held_now"): film["held"]}
    rows = "".join(
        f"<tr><td>{escape(text)}</td>" + "".join(
            f"<td class='n'>{'·' if regions[name][month] is None else number(regions[name][month]) if regions[name][month] else '0'}</td>"
            for name in flows.REGIONS) + "</tr>" for text, regions in told.items())
    head = "".join(f"<th class='n'>{escape(REGION_WORDS[name][lang])}</th>" for name in flows.REGIONS)
    return (f"<h2>{escape(t('happened', month=month_named(film['start'], month, lang)))}</h2><p class='quiet'>{escape(t('happened_unit'))}</p>"
            f"<div class='scroll'><table class='out small regions'><tr><th></th>{head}</tr>{rows}</table></div>"
            f"<p class='quiet' style='margin-top:6px'>{escape(t('few_mark'))}</p>")


def _flow(people) -> str:
    return "·" if people is None else number(round(people))


@solara.component
def Picked(film, what, month: int):
    """Figures of the place or way clicked."""
    places = flows.base(state.lang.value)["places"]
    if what is None:
        solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=escape(t("click_place")))
    elif "place" in what:
        place, there = places[what["place"]], film["present"][what["place"]][month]
        beds = f"<br>{place['beds']} {escape(t('beds'))}" if place["beds"] else ""
        text = f"{number(there)} {escape(t('people_there'))}" if there is not None else escape(t("too_few_here"))
        solara.HTML(tag="p", classes=["picked"], unsafe_innerHTML=f"<b>{escape(place['name'])}</b><br>{text}{beds}")
    else:
        found = [link for link in film["links"] if {link["a"], link["b"]} == {what["a"], what["b"]}]
        lines = "".join(f"<br>{escape(places[link['a']]['name'])} → {escape(places[link['b']]['name'])}, {escape(t('m_' + link['mode']))}: "
                        f"{_flow(link['flow'][min(month, len(link['flow']) - 1)])}" for link in found)
        solara.HTML(tag="p", classes=["picked"], unsafe_innerHTML=f"<b>{escape(t('people_a_day'))}</b>{lines}")


@solara.component
def Page():
    choice, lang = state.film_of.value, state.lang.value
    month, set_month = solara.use_state(0)
    what, set_what = solara.use_state(None)
    spec = spec_of(choice)

    async def follow():
        try:
            (found,) = await filmed(spec)
            return await asyncio.to_thread(flows.payload, found)
        except Busy:
            state.fault.set((t("busy"),))
        except RuntimeError as error:
            state.fault.set((str(error),))

    task = solara.lab.use_task(follow, dependencies=[spec.key], prefer_threaded=False)
    ready = task.value if task.finished else None
    words = {key.removeprefix("map_"): t(key) for key in ("play", "pause", "speed", "day", "map_title")}
    words |= {key: t(key) for key in (*(f"s_{name}" for name in ("travelling", "waiting", "held", "detained", "working")), *(f"m_{name}" for name in flows.DRAWN_MODES))}
    words |= {f"r_{name}": REGION_WORDS[name][lang] for name in flows.REGIONS}
    with solara.Div(classes=["columns"], style={"grid-template-columns": "minmax(0,1.6fr) minmax(0,1fr)"}):
        with solara.Div():
            MapView(base=flows.base(lang), film=ready, words=words, lang=lang, shown=[heading(name, lang) for name in NAMED], picked=(what or {}).get("place", -1),
                    event_turn=lambda value: set_month(value if isinstance(value, int) else 0), event_pick=lambda value: set_what(value))
        with solara.Div():
            Select(label="", name=t("start_from"), value=choice, options=choices(), event_pick=state.film_of.set)
            with solara.Div(classes=["card"], style={"margin-top": "10px"}):
                if ready is None:
                    solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=escape(t("filming")))
                else:
                    at = min(month, len(ready["present"][0]) - 1)
                    solara.HTML(tag="div", unsafe_innerHTML=happened(ready, at))
                    Picked(ready, what, at)
                    solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=escape(t("each_dot", each=ready["each"])))

