"""Two to four scenarios under the same seeds: net differences first, then who, where, how and at what cost."""

from __future__ import annotations

import asyncio
from html import escape

import solara
import solara.lab

from corridor.dashboard import courses, desk, figures, state
from corridor.dashboard import policy_words as say
from corridor.dashboard.answer import Question, for_runs
from corridor.dashboard.pages.flow_map import choices, filmed
from corridor.dashboard.pages.policies import Button, Select
from corridor.dashboard.texts import add, t
from corridor.scenario import Scenario
from corridor.studies.comparison import told_people
from corridor.studies.ensemble import drawn
from corridor.studies.lane import work
from corridor.studies.live import FINE, QUICK, Busy
from corridor.studies.runner import RunSpec
from corridor.views.course_words import COURSES
from corridor.views.tables import number

CASCADE = ("trafficked", "victims_met_by_officials", "asked", "disclosed", "identified", "offered", "protected", "safe_at_24_months")
HOME = ("candidates", "threatened", "harmed_at_home", "threatened_unable_to_leave")
BARS = (300, 150, 92)  # widths of bars beside one, two, three differences
WAY = ("departures", "robbed_per_1000_journeys", "sexually_abused_per_1000_journeys", "kidnapped_per_1000_journeys",
       "trafficked_per_1000_journeys", "deaths_per_1000_journeys")
TABS = ("net", "who", "cascade", "home_way", "courses", "costs")
INK = ("#5b6870", "#2c7fb8", "#b0642a", "#4d8b4a")
add("""
reference | Reference | Referencia
against | against | frente a
none | – | –
run_it | Compare | Comparar
cancel | Cancel | Cancelar
c_net | Net differences | Diferencias netas
c_who | Harmed only under one | Con daño solo en uno
c_cascade | From harm to protection | Del daño a la protección
c_home_way | At home and on the way | En casa y en el camino
c_costs | Against cost | Frente al costo
compare_head | Choose two to four scenarios. All meet the same people and the same chance. | Elija de dos a cuatro escenarios. Todos con las mismas personas y el mismo azar.
twice | Choose different scenarios. | Elija escenarios distintos.
runs_of | {finished} of {wanted} runs | {finished} de {wanted} corridas
both | harmed under both | con daño en ambos
only_before | only under the reference | solo en la referencia
only_after | only with the policy | solo con la política
by_chance | by chance alone | por puro azar
who_note | Who is harmed under one only depends on how lives are coupled: read these beside what a placebo (one departure in a thousand a day later) does. | Quién sufre daño solo en uno depende de cómo se acoplan las vidas: léalo junto a lo que hace un placebo (una salida de cada mil, un día después).
who_few | Real people a year, mean of the runs. …: the placebo is still running. <10: fewer than ten people, not shown. | Personas reales al año, media de las corridas. …: el placebo aún corre. <10: menos de diez personas, no se muestran.
cascade_note | All bars stand on one denominator: everyone trafficked in the year under that scenario. The number of trafficked people is not identified by data. | Todas las barras tienen un mismo denominador: todas las víctimas de trata del año en ese escenario. Su número no está identificado por los datos.
home_note | A journey that does not happen is not a safe life: what happens at home stands beside what happens on the way. | Un viaje que no ocurre no es una vida segura: lo que pasa en casa está junto a lo que pasa en el camino.
courses_few | Real-world numbers; flows of fewer than 10 simulated people are left out. | Cifras reales; se omiten flujos de menos de 10 personas simuladas.
cost_note | Down and left: less harm for less public money. Crosses are 95 % bands. Grey: cannot be told from chance. | Abajo y a la izquierda: menos daño con menos dinero público. Las cruces son bandas del 95 %. Gris: no se distingue del azar.
harm_axis | change in people kidnapped | cambio en personas secuestradas
cost_axis | change in public cost, million USD a year | cambio en costo público, millones de USD al año
w_alone | alone | solas
w_company | in company | en compañía
w_smuggler | smuggler | con coyote
w_permit | permit | con permiso
w_captive | held, trafficked | cautiverio, trata
w_detained | detained | detenidas
w_robbed | robbed, abused | robo, abuso
w_unharmed | none of these | nada de esto
w_arrived | arrived | llegaron
w_back | back home | en casa
w_under_way | under way | en camino
w_in_custody | in custody | detenidas
w_in_captivity | held | cautivas
w_died | died | fallecidas
not_here | not shown: {reason} | no se muestra: {reason}
""")
add("\n".join(" | ".join((key, *(COURSES["year"][lang][at] for lang in ("en", "es")))) for key, at in (("c_courses", 0), ("courses_note", 1))))


def scenario_of(choice: str) -> Scenario:
    return for_runs(state.plan.value) if choice == "room" else Scenario.load(choice)


def name_of(choice: str) -> str:
    return t("room") if choice == "room" else say.scenario(choice, state.lang.value)


def _cell(view, name, width: int = BARS[-1]) -> str:
    block, level = view.differences.get(name), view.reference.get(name)
    kind = figures.kind_of(block)
    if kind == "none":
        return f"<td class='noise' colspan='2'>{escape(figures.reason(block))}</td>"
    based = level and level["mean"] and block["unit"] != "share"
    main = figures.per_cent(block["mean"] / level["mean"]) if based else figures.told(block["mean"], block["unit"], True)
    arrow = {"noise": "≈", "less": "↓", "more": "↑"}[kind]
    return (f"<td>{figures.bar(block, figures.reach_of(block, level), width)}</td><td class='n {kind}row'><span class='{kind}'>{arrow} {main}</span><br>"
            f"<span class='band'>{figures.told(block['mean'], block['unit'], True)} {figures.half_width(block, block['unit'])}</span></td>")


def _scales(views, before: int = 1) -> str:
    """The axis of each scenario's bars, as a row of a table with so many columns before them."""
    drawn_axis = figures.axis(BARS[len(views) - 1], says="axis_compared")
    return f"<tr class='scale'>{'<td></td>' * before}{f'<td>{drawn_axis}</td><td></td>' * len(views)}</tr>"


def net(names, views) -> str:
    head = "".join(f"<th colspan='2'>{escape(name_of(name))}</th>" for name in names[1:])
    body = ""
    for group, outcomes in figures.BOARD.items():
        body += f"<tr class='group'><td colspan='{1 + 2 * len(views)}'>{escape(t(group))}</td></tr>"
        body += "".join(f"<tr data-outcome='{name}'><td>{figures.label(name)}</td>{''.join(_cell(view, name, BARS[len(views) - 1]) for view in views)}</tr>"
                        for name in outcomes if name in views[0].differences)
    return (f"<table class='out'><tr><th></th>{head}</tr>{_scales(views)}{body}</table>"
            f"<p class='quiet'>{escape(t('legend'))} {escape(t('axis_compared'))} {escape(t('not_identified'))}</p>")


def _counted(value) -> str:
    """One of the numbers of `told_people`; None: the placebo's runs are still going on."""
    return "…" if value is None else escape(value) if isinstance(value, str) else number(round(value))


def who(names, views) -> str:
    parts = []
    for name, view in zip(names[1:], views):
        rows = ""
        for kind, block in view.people.items():
            numbers, reason = told_people(block if view.placebo else block | {"placebo": {"only_reference": None, "only_other": None}})
            told = (f"<td class='noise' colspan='5'>{escape(figures.reason({'reason': reason}))}</td>" if reason is not None else
                    "".join(f"<td class='n'>{_counted(value)}</td>" for value in numbers))
            rows += f"<tr><td>{figures.label(kind)}</td>{told}</tr>"
        heads = ("both", "only_before", "by_chance", "only_after", "by_chance")
        parts.append(f"<h2>{escape(name_of(name))}</h2><table class='out'><tr><th></th>{''.join(f'<th class=n>{escape(t(head))}</th>' for head in heads)}</tr>{rows}</table>")
    return "".join(parts) + f"<p class='quiet'>{escape(t('who_note'))} {escape(t('who_few'))}</p>"


def _levels(views) -> list[dict]:
    return [views[0].reference, *(view.levels for view in views)]


def cascade(names, views) -> str:
    rows = ""
    for name in CASCADE:
        bars = ""
        for colour, levels in zip(INK, _levels(views)):
            block, base = levels.get(name), levels["trafficked"]
            if not block or block["mean"] is None or not base["mean"]:
                reason = figures.reason(block if block and block["mean"] is None else base)
                bars += f"<div class='noise cas'>{escape(t('not_here', reason=reason))}</div>"
                continue
            share = min(block["mean"] / base["mean"], 1)
            band = figures.band(max(block["low"], 0), block["high"], "people") if block["low"] is not None else ""
            bars += (f"<div class='cas'><i style='width:{62 * share:.1f}%;background:{colour}'></i><b>{100 * share:.0f} %</b> "
                     f"<span class='quiet'>{figures.told(block['mean'], 'people')}{f' ({band})' if band else ''}</span></div>")
        rows += f"<tr><td>{figures.label(name)}</td><td style='width:72%'>{bars}</td></tr>"
    keys = " &nbsp; ".join(f"<i class='key' style='background:{colour}'></i>{escape(name_of(name))}" for colour, name in zip(INK, names))
    return f"<p>{keys}</p><table class='out'>{rows}</table><p class='quiet'>{escape(t('cascade_note'))}</p>"


def home_way(names, views) -> str:
    head = f"<th class='n'>{escape(name_of(names[0]))}</th>" + "".join(f"<th colspan='2'>{escape(name_of(name))}</th>" for name in names[1:])
    body = ""
    for group, outcomes in (("home", HOME), ("harm", WAY)):
        body += f"<tr class='group'><td colspan='{2 + 2 * len(views)}'>{escape(t(group))}</td></tr>"
        for name in outcomes:
            level = views[0].reference.get(name)
            if level is None:
                continue
            told = figures.told(level["mean"], level["unit"]) if level["mean"] is not None else escape(figures.reason(level))
            body += f"<tr><td>{figures.label(name)}</td><td class='n'>{told}</td>{''.join(_cell(view, name, BARS[len(views) - 1]) for view in views)}</tr>"
    return (f"<table class='out'><tr><th></th>{head}</tr>{_scales(views, 2)}{body}</table>"
            f"<p class='quiet'>{escape(t('axis_compared'))} {escape(t('home_note'))}</p>")


def _costs_alone(names, views) -> str:
    """Public cost without the harm, where the harm cannot be told yet."""
    rows = "".join(f"<tr><td>{escape(name_of(name))}</td>{_cell(view, 'public_cost_usd', BARS[0])}</tr>" for name, view in zip(names[1:], views))
    return f"<table class='out'>{_scales(views[:1])}{rows}</table>"


def costs(names, views, width=760, height=380) -> str:
    """Change in harm against change in public cost, with bands."""
    points = []
    for name, view in zip(names[1:], views):
        harm, cost = view.differences.get("kidnapped"), view.differences.get("public_cost_usd")
        if harm and cost and None not in (harm["mean"], cost["mean"]):
            points.append((name, harm, cost))
    if not points:
        return f"<p class='noise'>{escape(t('few'))}</p><p>{escape(t('cost_axis'))}</p>{_costs_alone(names, views)}"
    far_y = max(max(abs(h[end] if h[end] is not None else h["mean"]) for end in ("low", "high", "mean")) for _, h, _ in points) * 1.25 or 1
    far_x = max(max(abs(c[end] if c[end] is not None else c["mean"]) for end in ("low", "high", "mean")) for *_, c in points) * 1.25 or 1

    def x(value):
        return width / 2 + value / far_x * (width / 2 - 60)

    def y(value):
        return height / 2 - value / far_y * (height / 2 - 30)

    parts = [f'<line x1="40" x2="{width - 20}" y1="{y(0)}" y2="{y(0)}" stroke="#9db0b7"/><line x1="{x(0)}" x2="{x(0)}" y1="10" y2="{height - 10}" stroke="#9db0b7"/>',
             f'<text x="{width - 20}" y="{height - 12}" text-anchor="end" font-size="14" fill="#5b6870">{escape(t("cost_axis"))} →</text>',
             f'<text x="{x(0) + 8}" y="22" font-size="14" fill="#5b6870">↑ {escape(t("harm_axis"))}</text>']
    for name, harm, cost in points:
        noise = figures.kind_of(harm) == "noise"
        colour = figures.QUIET if noise else figures.LESS if harm["mean"] < 0 else figures.MORE
        if harm["low"] is not None:
            parts.append(f'<line x1="{x(cost["mean"]):.0f}" x2="{x(cost["mean"]):.0f}" y1="{y(harm["low"]):.0f}" y2="{y(harm["high"]):.0f}" stroke="{colour}" stroke-width="3" opacity="0.5"/>')
        if cost["low"] is not None:
            parts.append(f'<line x1="{x(cost["low"]):.0f}" x2="{x(cost["high"]):.0f}" y1="{y(harm["mean"]):.0f}" y2="{y(harm["mean"]):.0f}" stroke="{colour}" stroke-width="3" opacity="0.5"/>')
        right = cost["mean"] > 0  # its words stand on the side where there is room
        parts.append(f'<circle cx="{x(cost["mean"]):.0f}" cy="{y(harm["mean"]):.0f}" r="8" fill="{colour}"/>'
                     f'<text x="{x(cost["mean"]) + (-12 if right else 12):.0f}" y="{y(harm["mean"]) - 12:.0f}" text-anchor="{"end" if right else "start"}" font-size="15">{escape(name_of(name))}: {figures.told(harm["mean"], "people", True)} · {figures.told(cost["mean"] / 1e6, "people", True)} {"M" if figures.lang() == "es" else "m"} USD</text>')
    return f'<svg viewBox="0 0 {width} {height}" width="100%" role="img">{"".join(parts)}</svg><p class="quiet">{escape(t("cost_note"))}</p>'


@solara.component
def Courses(names):
    """One Sankey for each scenario, from one filmed run each."""
    specs = [RunSpec(drawn(scenario_of(name), 1), 1, QUICK.scale) for name in names]

    async def follow():
        try:
            return [courses.courses(film) for film in await filmed(*specs)]
        except (Busy, RuntimeError) as error:
            state.fault.set((str(error),))

    task = solara.lab.use_task(follow, dependencies=[tuple(spec.key for spec in specs)], prefer_threaded=False)
    if not (task.finished and task.value):
        solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=escape(t("filming")))
        return
    labels = {name.removeprefix("w_"): t(name) for name in ("w_alone", "w_company", "w_smuggler", "w_permit", "w_captive", "w_detained", "w_robbed",
                                                            "w_unharmed", "w_arrived", "w_back", "w_under_way", "w_in_custody", "w_in_captivity", "w_died")}
    figure = "".join(f"<div><h2>{escape(name_of(name))}</h2>{courses.sankey(found, QUICK.scale, labels)}</div>" for name, found in zip(names, task.value))
    solara.HTML(tag="div", unsafe_innerHTML=f"<div class='pair'>{figure}</div><p class='quiet'>{escape(t('courses_note'))} {escape(t('courses_few'))}</p>")


@solara.component
def Page():
    names = state.compared.value
    tab, set_tab = solara.use_state("net")
    asked, set_asked = solara.use_state(())
    views, set_views = solara.use_state(())
    count, set_count = solara.use_state((0, 0))
    key = (asked, state.plan.value.key if "room" in asked else "")

    async def run():
        if len(asked) < 2:
            return
        set_views(())
        questions = [Question(scenario_of(name), scenario_of(asked[0]), ((QUICK, work, 1), (FINE, work, 3))) for name in asked[1:]]
        try:
            for question in questions:
                await asyncio.to_thread(question.ask, desk.desk())
            told = -1
            while True:
                finished = sum(question.finished for question in questions)
                if finished != told:
                    told = finished
                    set_count((finished, sum(question.wanted for question in questions)))
                    found = [await asyncio.to_thread(question.view) for question in questions]
                    faults = tuple(fault for view in found for fault in view.faults)
                    if faults:
                        state.fault.set(faults[:3])
                    if all(view.kind != "none" for view in found):
                        set_views(tuple(found))
                if all(question.done for question in questions):
                    return
                await asyncio.sleep(0.25)
        except Busy:
            state.fault.set((t("busy"),))
        finally:
            for question in questions:
                question.cancel(desk.desk())

    task = solara.lab.use_task(run, dependencies=[key], prefer_threaded=False)

    def pick(place, value):
        new = list((*names, "", "", "")[:4])
        new[place] = value
        state.compared.set(tuple(name for name in new if name))

    def begin():
        if len(set(names)) < len(names) or len(names) < 2:
            state.fault.set((t("twice"),))
            return
        state.fault.set(())
        if names == asked:
            task()
        set_asked(names)

    options = choices()
    solara.HTML(tag="h1", unsafe_innerHTML=escape(t("compare_head")))
    with solara.Row(gap="10px", style={"align-items": "center", "background": "none", "margin": "6px 0 8px", "flex-wrap": "wrap"}):
        for place in range(min(4, max(len(names) + 1, 3))):
            Select(label=t("reference") if place == 0 else t("against") if place == 1 else "", name=f"{t('compare')} {place + 1}",
                   value=names[place] if place < len(names) else "", event_pick=lambda value, place=place: pick(place, value if isinstance(value, str) else ""),
                   options=options if place < 2 else [{"value": "", "text": t("none")}, *options])
        if task.pending:
            Button(t("cancel"), task.cancel, "cancel")
        else:
            Button(t("run_it"), begin, "compare", strong=True)
    if task.pending and asked:
        solara.HTML(tag="div", unsafe_innerHTML=figures.progress(*count) + f"<span class='quiet'>{escape(t('runs_of', finished=count[0], wanted=count[1]))}</span>")
    if not views:
        return
    with solara.Row(gap="6px", style={"background": "none", "margin": "6px 0", "flex-wrap": "wrap"}, classes=["tabs"]):
        for name in TABS:
            Button(t("c_" + name), lambda name=name: set_tab(name), "tab-" + name, strong=name == tab)
    solara.HTML(tag="p", classes=["quiet", "precision"], unsafe_innerHTML=escape(figures.precision(views[0])))
    with solara.Div(classes=["card"]):
        if tab == "courses":
            Courses(asked)
        else:
            solara.HTML(tag="div", unsafe_innerHTML={"net": net, "who": who, "cascade": cascade, "home_way": home_way, "costs": costs}[tab](asked, views))


