"""Predict first: the room guesses while the outcome is covered, then sees guess and outcome side by side."""

from __future__ import annotations

from html import escape

import solara

from corridor.dashboard import figures, state
from corridor.dashboard import plan as plans
from corridor.dashboard import policy_words as say
from corridor.dashboard.pages.policies import Button, Changes, Select, use_answer
from corridor.dashboard.texts import add, t

ASKED = ("departures", "arrivals_us", "detained_mexico", "kidnapped", "sexually_abused", "migrants_debt_usd")
add("""
predict_head | What will happen? Ask the room before you reveal. | ¿Qué pasará? Pregunte a la sala antes de revelar.
predict_with | With this scenario, compared with the status quo over the same year: | Con este escenario, comparado con el statu quo en el mismo año:
g_less | down | baja
g_same | no change | igual
g_more | up | sube
reveal | Reveal | Revelar
next_question | Next question | Otra pregunta
pick_first | Choose a scenario here, or switch a policy on, then ask the room. | Elija un escenario aquí, o active una política, y pregunte a la sala.
guessed | The room said | La sala dijo
came | The model says | El modelo dice
nobody | no guess | sin apuesta
right_way | same direction | misma dirección
other_way | other direction | otra dirección
chance_only | cannot be told from chance | no se distingue del azar
told_no_change | the room said no change; the model sees a change | la sala dijo igual; el modelo ve un cambio
so_far | Guesses and outcomes so far | Apuestas y resultados hasta ahora
still_running | The runs are not ready to reveal yet. | Las corridas aún no están listas.
talk | The model may be wrong too. Ask: what would have to be true for the room to be right? | También el modelo puede errar. Pregunte: ¿qué tendría que ser cierto para que la sala acertara?
""")


@solara.component_vue("../vue/guesses.vue")
def Guesses(rows: list, ways: list, locked: bool, event_guess=None):
    """One line for each outcome asked for."""


def guess_words(guess) -> str:
    """What the room said, in words."""
    if not guess:
        return t("nobody")
    way, much = guess
    return t("g_same") if way == "same" else f"{t('g_' + way)} {much} %"


def verdict(guess, block) -> str:
    """How guess and outcome stand to each other."""
    kind = figures.kind_of(block)
    if kind == "none":
        return figures.reason(block)
    if kind == "noise":
        return t("chance_only")
    if not guess:
        return ""
    if guess[0] == "same":
        return t("told_no_change")
    return t("right_way" if guess[0] == kind else "other_way")


def revealed(view, guesses) -> list[dict]:
    """One row for each outcome, to keep for the discussion."""
    rows = []
    for name in ASKED:
        block = view.differences.get(name)
        if block is None:
            continue
        level = view.reference[name]["mean"]
        share = f" ({figures.per_cent(block['mean'] / level)})" if block["mean"] is not None and level else ""
        came = figures.told(block["mean"], block["unit"], True) + share if block["mean"] is not None else "–"
        rows.append({"name": name, "guess": guesses.get(name), "kind": figures.kind_of(block), "came": came,
                     "band": figures.half_width(block, block["unit"]) if block["mean"] is not None else "", "block": block})
    return rows


@solara.component
def Revealed(entry):
    body = "".join(
        f"<tr data-revealed='{row['name']}'><td>{figures.label(row['name'])}</td><td class='said'>{escape(guess_words(row['guess']))}</td>"
        f"<td class='n {row['kind']}'>{escape(row['came'])}<br><span class='quiet'>{escape(row['band'])}</span></td>"
        f"<td class='quiet said'>{escape(verdict(row['guess'], row['block']))}</td></tr>" for row in entry["rows"])
    solara.HTML(tag="div", unsafe_innerHTML=f"<h2>{escape(entry['title'])}</h2><p class='quiet' data-precision={entry['kind']}>{escape(entry['precision'])}</p><table class='out'><tr><th></th><th>{escape(t('guessed'))}</th>"
                f"<th class='n'>{escape(t('came'))}</th><th></th></tr>{body}</table>")


@solara.component
def Page():
    use_answer()
    plan, view, guesses = state.plan.value, state.view.value, state.guesses.value
    shown, set_shown = solara.use_state(None)
    lang = state.lang.value

    def cover():
        if shown is None:
            state.hidden.set(True)

    solara.use_effect(cover, [shown is None])

    def begin(name):
        state.attempt(lambda _: plans.named(name))
        state.guesses.set({})
        set_shown(None)

    def reveal():
        changed = [title for title, _ in say.changes(plan.scenario, plans.reference_of(plan), lang)]
        title = say.scenario(plan.base, lang) if plan.base != plans.REFERENCE else ", ".join(changed[:4]) + (" …" if len(changed) > 4 else "")
        entry = {"title": title, "rows": revealed(view, guesses), "precision": figures.precision(view), "kind": view.kind, "key": plan.key}
        state.hidden.set(False)
        state.discussion.set((entry, *state.discussion.value)[:12])
        set_shown(entry)

    def again():
        state.guesses.set({})
        state.hidden.set(True)
        set_shown(None)

    ways = [{"name": way, "title": t("g_" + way)} for way in ("less", "same", "more")]
    rows = [{"name": name, "title": figures.words.label(name, lang), "way": guesses.get(name, ("", 0))[0], "much": guesses.get(name, ("", 0))[1]} for name in ASKED]
    ready = view.kind in ("year", "fine") and bool(view.differences)
    with solara.Div(classes=["columns"], style={"grid-template-columns": "minmax(0,1.12fr) minmax(0,1fr)"}):
        with solara.Div(classes=["card"]):
            solara.HTML(tag="h1", unsafe_innerHTML=escape(t("predict_head")))
            with solara.Row(gap="10px", style={"align-items": "center", "background": "none", "margin": "4px 0 8px"}):
                Select(label="", name=t("start_from"), value=plan.base, event_pick=begin,
                       options=[{"value": name, "text": say.scenario(name, lang)} for name in plans.names()])
            Changes()
            if plan.is_reference:
                solara.HTML(tag="p", unsafe_innerHTML=escape(t("pick_first")))
            else:
                solara.HTML(tag="p", unsafe_innerHTML=escape(t("predict_with")), style="margin-top:8px")
                Guesses(rows=rows, ways=ways, locked=shown is not None,
                        event_guess=lambda what: state.guesses.set({**state.guesses.value, what["name"]: (what["way"], int(what["much"]))}))
                with solara.Row(gap="10px", style={"align-items": "center", "background": "none", "margin-top": "12px"}):
                    if shown is None:
                        Button(t("reveal"), reveal, "reveal", disabled=not ready, strong=True)
                        if not ready:
                            solara.HTML(tag="span", classes=["quiet"], unsafe_innerHTML=escape(t("still_running")))
                    else:
                        Button(t("next_question"), again, "next", strong=True)
        with solara.Div(classes=["card"]):
            if shown is None:
                solara.HTML(tag="p", classes=["covered"], unsafe_innerHTML="?")
                solara.HTML(tag="p", classes=["quiet"], unsafe_innerHTML=escape(t("hidden")))
            else:
                live = view.differences and shown["key"] == plan.key  # what was revealed sharpens too
                Revealed(shown | {"rows": revealed(view, guesses), "precision": figures.precision(view), "kind": view.kind} if live else shown)
                solara.HTML(tag="p", unsafe_innerHTML=escape(t("talk")), style="margin-top:10px")
            past = state.discussion.value[1 if shown is not None else 0:]
            if past:
                solara.HTML(tag="h2", unsafe_innerHTML=escape(t("so_far")), style="margin-top:14px")
                for entry in past[:4]:
                    Revealed(entry)
