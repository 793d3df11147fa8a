"""Assumptions anyone may change, and which of them carry the result at hand."""

from __future__ import annotations

import asyncio
from html import escape

import solara
import solara.lab

from corridor.dashboard import desk, figures, state
from corridor.dashboard import plan as plans
from corridor.dashboard.answer import Question
from corridor.dashboard.pages.policies import Button, Levers, Outcomes, Select, use_answer
from corridor.dashboard.parameter_words import group, meaning, unit
from corridor.dashboard.texts import add, t
from corridor.parameters import PARAMETERS, times
from corridor.studies.lane import work
from corridor.studies.live import QUICK, Busy, Stage
from corridor.views.source_words import source

MOST = 6  # parameters tested at once
TESTS = Stage("test", QUICK.scale, 2)
OUTCOMES = ("kidnapped", "departures", "arrivals_us", "detained_mexico", "robbed", "sexually_abused", "migrants_debt_usd", "gang_revenue_usd")
add("""
assume_head | What the model assumes | Lo que el modelo supone
assume_note | Changing an assumption changes both sides of the comparison, and the three years before: the first answer then takes a minute or two. | Cambiar un supuesto cambia ambos lados de la comparación y los tres años previos: la primera respuesta tarda uno o dos minutos.
default | usual value | valor habitual
carry | What carries the result? | ¿Qué sostiene el resultado?
carry_note | For each assumption chosen, the effect of the room's scenario with it at the low and at the high end of its range ({seeds} runs each). Grey: cannot be told from chance. | Para cada supuesto elegido, el efecto del escenario de la sala con él en el extremo bajo y en el alto de su rango ({seeds} corridas cada uno). Gris: no se distingue del azar.
add_one | Add an assumption | Añadir un supuesto
test_them | Test | Probar
outcome | Outcome | Resultado
need_policy | Switch a policy on first: the question is which assumptions its effect hangs on. | Active antes una política: se pregunta de qué supuestos depende su efecto.
low_end | low | bajo
high_end | high | alto
remove | Clear | Vaciar
defaults_again | All usual values | Todos los valores habituales
flips | the sign changes between the two ends | el signo cambia entre los extremos
""")


def _schemes(plan) -> list[dict]:
    lang, found = state.lang.value, {}
    for name, item in PARAMETERS.items():
        room = name.partition(".")[0]
        entry = found.setdefault(room, {"name": room, "title": group(room, lang), "levers": [], "moved": False})
        value = times({name: plan.scenario.parameters.get(name, item.default)}, {name: plan.scenario.times.get(name, 1)})[name]
        entry["levers"].append({"name": name, "title": meaning(name, lang), "type": "number", "value": value, "now": item.default,
                                "reform": item.default, "low": item.low, "high": item.high, "unit": unit(item.unit, lang), "was": f"{item.default:,.10g}",
                                "range": f"{item.low:,.10g}–{item.high:,.10g}", "choices": [], "moved": value != item.default,
                                "source": source(item.source.replace("not identified", "not identified by data") if lang == "en" else item.source, lang)})
        entry["moved"] |= value != item.default
    return list(found.values())


def _assume(what) -> None:
    name, value = what["lever"], what["value"]
    state.attempt(plans.assume, name, None if value == PARAMETERS[name].default else value)


def _ends(plan, name) -> list[tuple[str, Question]]:
    """The question at either end of an assumption's range."""
    found = []
    for end in ("low", "high"):
        there = plans.assume(plan, name, float(getattr(PARAMETERS[name], end)))
        found.append((end, Question(there.scenario, plans.reference_of(there), ((TESTS, work, 2),), placebo=False)))
    return found


def tornado(rows, outcome: str, width: int = 560) -> str:
    """One bar for each assumption from its low end's effect to its high end's; rows: (name, {end: (mean, noise)}), widest first."""
    lang = state.lang.value
    values = [mean for _, ends in rows for mean, _ in ends.values() if mean is not None]
    if not values:
        return f"<p class='noise'>{escape(t('few'))}</p>"
    reach = max(max(abs(value) for value in values), 1e-9) * 1.15

    def x(value):
        return 300 + value / reach * 240

    rows = sorted(rows, key=lambda row: -abs((row[1].get("high", (0, 0))[0] or 0) - (row[1].get("low", (0, 0))[0] or 0)))
    parts, y = [], 22
    for name, ends in rows:
        told = [ends[end][0] for end in ("low", "high") if end in ends and ends[end][0] is not None]
        parts.append(f'<text x="4" y="{y}" font-size="14" fill="#1d2b33">{escape(meaning(name, lang))[:62]}</text>')
        if told:
            parts.append(f'<rect x="{x(min(told)):.0f}" y="{y + 9}" width="{max(x(max(told)) - x(min(told)), 2):.0f}" height="9" fill="#cfdadd"/>')
        for end in ("low", "high"):
            if end in ends and ends[end][0] is not None:
                mean, noise = ends[end]
                colour = figures.QUIET if noise else figures.LESS if mean < 0 else figures.MORE
                parts.append(f'<circle cx="{x(mean):.0f}" cy="{y + 13}" r="6" fill="{colour}"/><text x="{x(mean):.0f}" y="{y + 34}" text-anchor="middle" font-size="12" fill="#5b6870">{escape(t(end + "_end"))}: {100 * mean:+.0f} %</text>')
        if len(told) == 2 and told[0] * told[1] < 0 and not any(ends[end][1] for end in ends):
            parts.append(f'<text x="{width - 4}" y="{y}" text-anchor="end" font-size="13" font-weight="600" fill="#c2571a">{escape(t("flips"))}</text>')
        y += 52
    parts.append(f'<line x1="{x(0)}" x2="{x(0)}" y1="26" y2="{y - 30}" stroke="#5b6870" stroke-dasharray="3 3"/>')
    return f'<svg viewBox="0 0 {width} {y}" width="100%" role="img">{"".join(parts)}</svg>'


@solara.component
def Carry():
    plan = state.plan.value
    chosen, set_chosen = solara.use_state(tuple(plan.scenario.parameters)[:MOST])
    asked, set_asked = solara.use_state(())
    rows, set_rows = solara.use_state(())
    count, set_count = solara.use_state((0, 0))
    outcome = state.outcome.value

    async def run():
        if not asked:
            return
        set_rows(())
        questions = [(name, _ends(plan, name)) for name in asked]
        every = [question for _, ends in questions for _, question in ends]
        try:
            for question in every:
                await asyncio.to_thread(question.ask, desk.desk())
            told = -1
            while True:
                finished = sum(question.finished for question in every)
                if finished != told:
                    told = finished
                    set_count((finished, sum(question.wanted for question in every)))
                    views = [(name, {end: await asyncio.to_thread(question.view) for end, question in ends}) for name, ends in questions]
                    set_rows(tuple(views))
                if all(question.done for question in every):
                    return
                await asyncio.sleep(0.3)
        except Busy:
            state.fault.set((t("busy"),))
        finally:
            for question in every:
                question.cancel(desk.desk())

    task = solara.lab.use_task(run, dependencies=[asked, plan.key if asked else ""], prefer_threaded=False)
    solara.HTML(tag="h1", unsafe_innerHTML=escape(t("carry")))
    if plan.is_reference:
        solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=escape(t("need_policy")))
        return
    solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=escape(t("carry_note", seeds=TESTS.seeds)))
    names = [name for name in PARAMETERS if name not in chosen]
    with solara.Row(gap="8px", style={"align-items": "center", "background": "none", "flex-wrap": "wrap"}):
        Select(label="", name=t("outcome"), value=outcome, event_pick=state.outcome.set,
               options=[{"value": name, "text": figures.words.label(name, state.lang.value)} for name in OUTCOMES])
        Select(label="", name=t("add_one"), value="", event_pick=lambda value: set_chosen((*chosen, value)[:MOST]) if isinstance(value, str) and value in PARAMETERS else None,
               options=[{"value": "", "text": t("add_one")}, *({"value": name, "text": meaning(name, state.lang.value)} for name in names)])
        if task.pending and asked:
            Button(t("stop"), task.cancel, "stop-test")
        else:
            Button(t("test_them"), lambda: set_asked(chosen), "test", disabled=not chosen, strong=True)
        Button(t("remove"), lambda: (set_chosen(()), set_asked(())), "clear", disabled=not chosen)
    solara.HTML(tag="p", unsafe_innerHTML="; ".join(escape(meaning(name, state.lang.value)) for name in chosen), classes=["quiet"])
    if task.pending and asked:
        solara.HTML(tag="div", unsafe_innerHTML=figures.progress(*count))
    if rows:
        told = []
        for name, views in rows:
            ends = {}
            for end, view in views.items():
                block, level = view.differences.get(outcome), view.reference.get(outcome)
                if block and block["mean"] is not None and level["mean"]:
                    ends[end] = (block["mean"] / level["mean"], figures.kind_of(block) == "noise")
            told.append((name, ends))
        solara.HTML(tag="div", unsafe_innerHTML=tornado(told, outcome), classes=["tornado"])


add("""
stop | Cancel | Cancelar
find_one | Find an assumption | Buscar un supuesto
none_found | No assumption has these words. | Ningún supuesto tiene esas palabras.
""")


@solara.component
def Page():
    use_answer()
    plan = state.plan.value
    with solara.Div(classes=["columns"], style={"grid-template-columns": "minmax(0,1.18fr) minmax(0,1fr)"}):
        with solara.Div(classes=["card"]):
            with solara.Row(gap="10px", style={"align-items": "center", "background": "none"}):
                solara.HTML(tag="h1", unsafe_innerHTML=escape(t("assume_head")), style="flex:1")
                Button(t("defaults_again"), lambda: state.attempt(_usual), "usual", disabled=not (plan.scenario.parameters or plan.scenario.times))
            solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=escape(t("assume_note")))
            Levers(policy="assumptions", schemes=_schemes(plan), on=False, locked=False, share=0,
                   words={key: t(key) for key in ("from", "until", "reform", "range", "source", "several")} | {"status_quo": t("default"), "all": "", "find": t("find_one"), "none": t("none_found")},
                   dates={}, event_move=_assume)
        with solara.Div(classes=["beside"]):
            with solara.Div(classes=["card"], style={"margin-bottom": "14px"}):
                Carry()
            with solara.Div(classes=["card"]):
                Outcomes()


def _usual(plan: plans.Plan) -> plans.Plan:
    for name in (*plan.scenario.parameters, *plan.scenario.times):
        plan = plans.assume(plan, name, None)
    return plan
