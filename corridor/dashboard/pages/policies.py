"""The levers on one screen, and what they change."""

from __future__ import annotations

import asyncio
import datetime
from html import escape

import solara
import solara.lab

from corridor.dashboard import desk, figures, state
from corridor.dashboard import plan as plans
from corridor.dashboard import policy_words as say
from corridor.dashboard.answer import Question, View, for_runs
from corridor.dashboard.texts import t
from corridor.policies import load_all
from corridor.scenario import ScenarioError
from corridor.studies.live import Busy
from corridor.views.source_words import source

RIGHT = ("protection", "return", "justice")  # groups of the second column
LOOK_EVERY = 0.15  # seconds
LEAST_TELLING = 3  # days of a lever's first answer a policy must hold


@solara.component_vue("../vue/board.vue")
def Board(groups: list, event_toggle=None, event_choose=None):
    """All policies with a switch each."""


@solara.component_vue("../vue/levers.vue")
def Levers(policy: str, schemes: list, words: dict, dates: dict, share, on: bool, locked: bool,
           event_move=None, event_all=None, event_date=None):
    """The levers of one policy."""


def _state_of(plan, name) -> str:
    if not plans.rows(plan, name):
        return t("as_it_was")
    return t("reform") if plans.rows(plan, name) == plans.rows(plans.switch(plan, name, True), name) else t("partly")


@solara.component
def AllPolicies():
    lang, plan = state.lang.value, state.plan.value
    groups = [{"title": say.group(group, lang), "column": 1 if group in RIGHT else 0, "rows": [
        {"name": name, "title": say.title(name, lang), "sentence": say.sentence(name, lang),
         "on": bool(plans.rows(plan, name)), "state": _state_of(plan, name)} for name in names]} for group, names in say.grouped()]
    Board(groups=groups, event_toggle=lambda name: state.attempt(plans.switch, name, not plans.rows(state.plan.value, name)),
          event_choose=state.chosen.set)


def _schemes(plan, name, lang) -> list[dict]:
    now, table = plans.values(plan, name), (plans.rows(plan, name) or [{}])[0]
    day, found = table.get("from", plan.scenario.start), {}
    for key, lever in load_all()[name].parameters.items():
        where = key.rpartition(".")[0]
        entry = found.setdefault(where, {"name": where, "title": say.scheme(where, lang), "levers": [], "moved": False})
        was = lever.on(day)
        span = "" if lever.type in ("boolean", "list") else f"{say.shown(lever.low, lang)}–{say.shown(lever.high, lang)}"
        plain = [list(value) if isinstance(value, tuple) else value for value in (now[key], was, lever.reform)]
        entry["levers"].append({"name": key, "title": say.lever(key, lang), "type": lever.type, "value": plain[0], "now": plain[1],
                                "reform": plain[2], "low": lever.low, "high": lever.high, "unit": say.unit(lever.unit, lang),
                                "was": say.shown(was, lang), "range": span, "choices": [{"name": item, "title": say.choice(item, lang)} for item in lever.choices or ()],
                                "moved": key in table, "source": source(lever.source, lang)})
        entry["moved"] |= key in table
    return list(found.values())


@solara.component
def OnePolicy(name: str):
    lang, plan = state.lang.value, state.plan.value
    told, set_told = solara.use_state(False)
    policy, table = load_all()[name], (plans.rows(plan, name) or [{}])[0]
    start, last = plan.scenario.start, plan.scenario.start + datetime.timedelta(days=plan.scenario.days - 1)

    def dated(what):
        try:
            first = datetime.date.fromisoformat(what["from"])
            until = datetime.date.fromisoformat(what["until"]) if what["until"] else None
        except (TypeError, ValueError) as error:
            state.fault.set((str(error),))
            return
        state.attempt(plans.date, name, first, until)

    with solara.Row(gap="10px", style={"align-items": "center", "background": "none"}):
        solara.HTML(tag="h1", unsafe_innerHTML=escape(say.title(name, lang)), style={"flex": "1"})
        button("← " + t("back"), lambda: state.chosen.set(None), "back")
    solara.HTML(tag="p", unsafe_innerHTML=escape(say.sentence(name, lang)))
    button(t("paper_says"), lambda: set_told(not told), "paper")
    if told:
        solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=f"{escape(policy.says)}<br><i>{t('paper_section')} {escape(policy.section)}</i>")
    Levers(policy=name, schemes=_schemes(plan, name, lang), on=bool(table), locked=plans.several(plan, name), share=_share(plan, name),
           words={key: t(key) for key in ("from", "until", "status_quo", "reform", "range", "source", "several")} | {"all": t("all_levers")},
           dates={"from": str(table.get("from", start)), "until": str(table.get("until", "")), "min": str(start), "max": str(last), "last": "2014-12-31"},
           event_move=lambda what: state.attempt(plans.move, name, what["lever"], what["value"]),
           event_all=lambda share: state.attempt(plans.move_all, name, share / 100), event_date=dated)


def _share(plan, name):
    rows = plans.rows(plan, name)
    if not rows:
        return 0
    moved = [lever for lever in load_all()[name].parameters.values() if lever.type not in ("boolean", "list") and lever.reform != lever.on(rows[0]["from"])]
    shares = {round(20 * (rows[0].get(lever.name, lever.on(rows[0]["from"])) - lever.on(rows[0]["from"])) / (lever.reform - lever.on(rows[0]["from"]))) * 5 for lever in moved}
    return shares.pop() if len(shares) == 1 else (100 if not moved else None)


def button(text: str, act, name: str, disabled: bool = False, strong: bool = False, label: str = ""):
    """A plain button that tests and keyboards find by its name."""
    solara.v.use_event(solara.v.Html(tag="button", children=[text], class_="strong" if strong else "plain",
                                     attributes={"data-act": name, "type": "button"} | ({"aria-label": label} if label else {}) | ({"disabled": True} if disabled else {})),
                       "click", lambda *_: None if disabled else act())


@solara.component
def Button(text: str, act, name: str, disabled: bool = False, strong: bool = False, label: str = ""):
    button(text, act, name, disabled, strong, label)


@solara.component
def Tools():
    plan = state.plan.value
    replaying, set_replaying = solara.use_state(False)

    async def replay():
        now, before = state.plan.value, state.past.value[-1]
        set_replaying(True)
        state.plan.set(before)
        await asyncio.sleep(2.5)
        if state.plan.value is before:
            state.plan.set(now)
        set_replaying(False)

    again = solara.lab.use_task(replay, dependencies=None)

    def take(file):
        try:
            data = file["file_obj"].read(plans.LARGEST_FILE + 1)
            state.change(plans.read(data, file["name"]))
        except ScenarioError as error:
            state.fault.set(tuple(error.faults))

    def base(event):
        state.chosen.set(None)
        state.attempt(lambda _: plans.named(event))

    with solara.Row(gap="6px", style={"flex-wrap": "wrap", "align-items": "center", "background": "none"}, classes=["tools"]):
        Select(label="", name=t("start_from"), value=plan.base, options=[{"value": name, "text": say.scenario(name, state.lang.value)} for name in plans.names()], event_pick=base)
        Button("↶ " + t("undo"), state.undo, "undo", not state.past.value or replaying)
        Button("↷", state.redo, "redo", not state.future.value or replaying, label=t("redo"))
        Button(t("replay"), again, "replay", not state.past.value or replaying)
        Button(t("reset"), lambda: state.attempt(lambda _: plans.named(plans.REFERENCE)), "reset", plan.is_reference)
        solara.FileDownload(plan.scenario.text, filename="scenario.toml", children=[Button(t("save"), lambda: None, "save")])
        Upload(label=t("load"), event_take=lambda what: take_text(what))


def take_text(what) -> None:
    """A file's name and text, as the page read it."""
    try:
        state.change(plans.read(str(what.get("text", "")).encode(), str(what.get("name", "file"))[:80]))
    except ScenarioError as error:
        state.fault.set(tuple(error.faults))


@solara.component_vue("../vue/select.vue")
def Select(label: str, value: str, options: list, name: str = "", event_pick=None):
    """A list to choose from."""


@solara.component_vue("../vue/upload.vue")
def Upload(label: str, event_take=None):
    """A button that reads a small file."""


def use_answer() -> None:
    """Ask the desk whenever the plan changes, and publish what can be said while runs finish."""
    plan = state.plan.value

    async def wait():
        question = Question(for_runs(plan), for_runs(plans.Plan(plans.REFERENCE, plans.reference_of(plan))))
        state.view.set(View())
        try:
            asking = asyncio.create_task(asyncio.to_thread(question.ask, desk.desk()))
            told, before = None, None
            while True:
                if asking.done():
                    asking.result()
                if (question.finished, question.done) != told:
                    told = question.finished, question.done
                    view = await asyncio.to_thread(question.view)
                    if view != before:
                        state.view.set(view)
                        before = view
                if question.done:
                    return
                await asyncio.sleep(LOOK_EVERY)
        except Busy:
            state.fault.set((t("busy"),))
        finally:
            question.cancel(desk.desk())

    solara.lab.use_task(wait, dependencies=[plan.key], prefer_threaded=False)


@solara.component
def Outcomes():
    """The answer so far."""
    view, plan = state.view.value, state.plan.value
    same = plan.is_reference
    solara.HTML(tag="h1", unsafe_innerHTML=escape(t("levels" if same else "outcomes")))
    if state.hidden.value:
        solara.HTML(tag="p", unsafe_innerHTML=escape(t("hidden")))
        Button(t("show_anyway"), lambda: state.hidden.set(False), "show")
        return
    if view.kind == "none":
        cold = desk.warming is not None and not desk.warming.done
        solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=escape(t("warming" if cold else "waiting")))
        solara.HTML(tag="div", unsafe_innerHTML=figures.progress(view.finished, view.wanted))
    else:
        busy = t("sharp") if view.done else t("sharpening", finished=view.finished, wanted=view.wanted)
        solara.HTML(tag="p", classes=["quiet", "precision", f"is-{view.kind}", "is-done" if view.done else "is-running"],
                    unsafe_innerHTML=f"<b>{escape(t(view.kind))}</b>: {escape(figures.precision(view))}; {escape(busy)}")
        first = plan.scenario.start + datetime.timedelta(days=view.days - LEAST_TELLING)
        if view.kind == "first" and any(row["from"] > first for rows in plan.scenario.policies.values() for row in rows):
            solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=escape(t("starts_later")))
        solara.HTML(tag="div", unsafe_innerHTML=figures.outcome_table(view))
        legends = ("legend_levels",) if same else ("legend", "axis", "not_identified")
        solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=" ".join(escape(t(name)) for name in legends), style={"margin-top": "6px"})
    for line in view.faults[:3]:
        solara.HTML(tag="p", classes=["fault"], unsafe_innerHTML=escape(line))


@solara.component
def Changes():
    """What differs from the reference, as text."""
    lang, plan = state.lang.value, state.plan.value
    found = say.changes(plan.scenario, plans.reference_of(plan), lang)
    found += [(name, [f"{value:g}"]) for name, value in plan.scenario.parameters.items()]
    if not found:
        solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=escape(t("nothing_changed")))
        return
    body = "".join(f"<li><b>{escape(title)}</b>{': ' if lines else ''}{escape('; '.join(lines[:6]))}{' …' if len(lines) > 6 else ''}</li>" for title, lines in found)
    solara.HTML(tag="details", unsafe_innerHTML=f"<summary><b>{escape(t('changed'))}</b> ({len(found)})</summary><ul>{body}</ul><p>{escape(t('link_note'))}</p>", classes=["quiet"])


@solara.component
def Page():
    use_answer()
    with solara.Div(classes=["columns"], style={"grid-template-columns": "minmax(0,1.18fr) minmax(0,1fr)"}):
        with solara.Div():
            Tools()
            with solara.Div(classes=["card"], style={"margin": "10px 0"}):
                if state.chosen.value in load_all():
                    OnePolicy(state.chosen.value)
                else:
                    AllPolicies()
            Changes()
        with solara.Div(classes=["card"]):
            Outcomes()
