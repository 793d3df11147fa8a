"""The shell: navigation, language, the address that holds the scenario, and the page below."""

from __future__ import annotations

from pathlib import Path

import solara

from corridor.dashboard import desk, state
from corridor.dashboard import plan as plans
from corridor.dashboard.pages import assumptions, compare, evidence, flow_map, person, policies, predict
from corridor.dashboard.texts import t
from corridor.scenario import ScenarioError

PAGES = {"policies": policies.Page, "predict": predict.Page, "map": flow_map.Page, "compare": compare.Page,
         "person": person.Page, "assumptions": assumptions.Page, "evidence": evidence.Page}
STYLE = (Path(__file__).parent / "vue" / "style.css").read_text(encoding="utf-8")


@solara.component_vue("vue/nav.vue")
def Nav(items: list, current: str, other: str, lang: str, skip: str, event_go=None, event_language=None, event_drawn=None):
    """The bar at the top."""


def query() -> str:
    """The part of the address after '?': language and scenario."""
    return "&".join(part for part in (f"lang={state.lang.value}" if state.lang.value != "en" else "",
                                      plans.address(state.plan.value)) if part)


def _take(search: str | None) -> None:
    parts = [part for part in (search or "").removeprefix("?").split("&") if part]
    langs = [part.removeprefix("lang=") for part in parts if part.startswith("lang=")]
    state.lang.set(langs[-1] if langs and langs[-1] in ("en", "es") else state.FIRST_LANG)
    try:
        found = plans.from_address("&".join(part for part in parts if not part.startswith("lang=")))
        if set(langs) - {"en", "es"}:
            raise ScenarioError([f"address: lang: found {langs[-1][:60]!r}; allowed en, es"])
    except ScenarioError as error:
        state.fault.set(tuple(error.faults))
        return
    if plans.address(found) != plans.address(state.plan.value):
        state.plan.set(found)


@solara.component
def Shell():
    """One page with its navigation."""
    router = solara.use_router()
    name = (router.path or "/").strip("/") or "policies"
    known, set_known = solara.use_state(None)

    def read_address():  # what the address says wins when a page is opened or when the browser goes back
        if (router.search or "") != (known if known is not None else "\0"):
            _take(router.search)
            set_known(router.search or "")

    solara.use_effect(read_address, [router.search])
    now = query()

    def write_address():
        if known is not None and now != known:
            set_known(now)
            router.push(f"/{name}" + (f"?{now}" if now else ""))

    solara.use_effect(write_address, [now, known is None])

    def go(page):
        found = query()
        router.push(f"/{page}" + (f"?{found}" if found else ""))

    solara.Style(STYLE)
    solara.Title(f"corridor · {t(name) if name in PAGES else ''}")
    with solara.v.Html(tag="div", class_="shell"):
        Nav(items=[{"name": page, "title": t(page)} for page in PAGES], current=name, other=t("other_language"),
            lang=state.lang.value, skip=t("skip"), event_go=go,
            event_language=lambda *_: state.lang.set("es" if state.lang.value == "en" else "en"), event_drawn=desk.begin)
        with solara.v.Html(tag="main", class_=f"page page-{name}", attributes={"id": "page"}):
            if state.fault.value:
                solara.HTML(tag="div", unsafe_innerHTML="<br>".join(escape(line[:400]) for line in state.fault.value[:6]),
                            classes=["fault"], attributes={"role": "alert"})
            PAGES[name]() if name in PAGES else solara.Text(t("unknown_page"))
        solara.HTML(tag="div", unsafe_innerHTML=t("use"), classes=["use"])


@solara.component
def Layout(children=()):
    """Nothing around a page but the page."""
    solara.v.Html(tag="div", class_="outer", children=list(children))


def escape(text: str) -> str:
    from html import escape as plain

    return plain(text)


routes = [solara.Route("/", component=Shell, layout=Layout), *(solara.Route(name, component=Shell, layout=Layout) for name in PAGES)]
