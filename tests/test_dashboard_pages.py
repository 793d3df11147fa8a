"""The dashboard in a real browser (Chromium without a window): every page does its work, without a console error and
without a request that leaves this machine."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
playwright = pytest.importorskip("playwright.sync_api")
if CHROMIUM is None and not os.environ.get("CORRIDOR_NEEDS_BROWSER"):
    pytest.skip("no Chromium here", allow_module_level=True)
pytestmark = pytest.mark.xdist_group("browser")
SIZE = {"width": 1280, "height": 720}
HERE = re.compile(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:|about:|chrome-")
PATIENCE = 90_000  # milliseconds; the tests ask whether it comes, benchmarks how soon


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A dashboard whose runs have a short burn-in."""
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    script, place = Path(__file__).with_name("short_dashboard.py"), tmp_path_factory.mktemp("dashboard")
    with open(place / "log.txt", "w", encoding="utf-8") as log:
        server = subprocess.Popen([sys.executable, str(script), str(port), str(place / "store.duckdb")], stdout=log, stderr=log,
                                  env=os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(Path(__file__).parent.parent)})
        try:
            for _ in range(300):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                assert server.poll() is None, (place / "log.txt").read_text()
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            served = (place / "log.txt").read_text()  # what an interpreter that is told to end says of its threads is not the dashboard's
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait(20)
                raise
    assert "Traceback" not in served


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as player:
        found = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"], timeout=PATIENCE)
        yield found
        found.close()


@pytest.fixture
def page(browser):
    """A page that must end without a console error, and without a request to elsewhere."""
    context = browser.new_context(viewport=SIZE)
    context.set_default_timeout(PATIENCE)
    tab, faults = context.new_page(), []
    tab.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("request", lambda request: None if HERE.match(request.url) else faults.append(f"left the machine: {request.url}"))
    tab.on("websocket", lambda socket: None if HERE.match(socket.url) else faults.append(f"left the machine: {socket.url}"))
    yield tab
    context.close()
    assert not faults


def opened(page, address, name="policies", query=""):
    page.goto(f"{address}/{name}{query}")
    page.wait_for_selector(".bar nav a.here")
    return page


def test_a_lever_moves_and_the_answer_comes_and_sharpens(page, address):
    opened(page, address)
    page.wait_for_selector(".precision")
    assert page.locator(".board [role=switch]").count() == 23
    page.click("[data-policy=reflection_period]")
    page.fill(".lever input[type=number] >> nth=0", "60")
    page.keyboard.press("Enter")
    page.wait_for_url("**mexico.days:60**")
    page.wait_for_selector("tr[data-outcome=departures].noiserow, tr[data-outcome=departures].lessrow, tr[data-outcome=departures].morerow")
    page.wait_for_selector(".precision.is-year, .precision.is-fine")
    page.click("[data-act=undo]")
    page.wait_for_function("!location.search.includes('mexico.days')")
    page.click("[data-act=redo]")
    page.wait_for_url("**mexico.days:60**")
    page.click("[data-act=replay]")
    page.wait_for_function("!location.search.includes('mexico.days')")
    page.wait_for_url("**mexico.days:60**")
    page.fill(".lever input[type=number] >> nth=0", "99999")
    page.keyboard.press("Enter")
    page.wait_for_selector(".fault")
    assert "365" in page.inner_text(".fault")


def test_a_lever_that_is_a_list_is_told_in_spanish_and_moves(page, address):
    opened(page, address, query="?lang=es")
    page.click("[data-policy=resettlement]")
    page.wait_for_selector(".lever .list")
    assert page.inner_text(".lever .list >> nth=0").split() == ["mujeres", "menores", "sobrevivientes"]
    page.click(".lever .list label >> nth=1")
    page.wait_for_url("**minors**")


def test_the_address_and_a_file_hold_the_scenario(page, address, tmp_path):
    opened(page, address, query="?set=shelters@2011-10-01,tapachula.beds:300")
    assert page.locator(".board .on").count() == 1
    with page.expect_download() as download:
        page.click("[data-act=save]")
    saved = tmp_path / "saved.toml"
    download.value.save_as(saved)
    assert "tapachula.beds" in saved.read_text()
    page.click("[data-act=reset]")
    page.wait_for_function("document.querySelectorAll('.board .on').length === 0 && !location.search.includes('tapachula.beds')")
    page.set_input_files("input[type=file]", saved)
    page.wait_for_function("document.querySelectorAll('.board .on').length === 1 && location.search.includes('tapachula.beds')")
    page.go_back()
    page.wait_for_function("document.querySelectorAll('.board .on').length === 0")
    (tmp_path / "bad.toml").write_text("[policies.nothing]\na = 1\n")
    page.set_input_files("input[type=file]", tmp_path / "bad.toml")
    page.wait_for_selector(".fault")


def test_a_bad_address_gets_a_message(page, address):
    opened(page, address, query="?set=nothing@2011-07-01,a:1&base=nowhere")
    page.wait_for_selector(".fault")
    assert page.locator(".board [role=switch]").count() == 23


def test_an_unknown_word_in_an_address_gets_a_message(page, address):
    opened(page, address, query="?x=1")
    page.wait_for_selector(".fault")
    assert "'x'" in page.inner_text(".fault")


def test_an_address_that_is_no_page_gets_ours(address):
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{address}/nosuch?lang=es")
    assert caught.value.code == 404 and "No existe esa página." in caught.value.read().decode()


@pytest.mark.parametrize("name", ["policies", "predict", "map", "compare", "person", "assumptions", "evidence"])
def test_a_narrow_screen_holds_the_page(page, address, name):
    page.set_viewport_size({"width": 420, "height": 800})
    opened(page, address, name)
    page.wait_for_selector(".page h1, .page .card, .page canvas")
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    assert page.evaluate("[...document.querySelectorAll('.bar a:not(.skip), .bar button')].every(e => e.getBoundingClientRect().right <= innerWidth)")


def test_two_browsers_share_nothing(page, browser, address):
    opened(page, address)
    with contextlib.closing(browser.new_context(viewport=SIZE)) as other:
        second = other.new_page()
        opened(second, address, query="?lang=es")
        second.click(".board [role=switch] >> nth=3")
        second.wait_for_selector(".board .on")
        assert page.locator(".board .on").count() == 0
        assert "Políticas" in second.inner_text(".bar")
        assert "Policies" in page.inner_text(".bar")


def test_the_language_switches(page, address):
    opened(page, address, "evidence")
    page.click(".language")
    page.wait_for_url("**lang=es**")
    page.wait_for_function("document.documentElement.lang === 'es'")
    assert "Evidencia" in page.inner_text(".bar")
    page.click("[data-act=tab-responsible]")
    page.wait_for_selector(".points")
    assert "trata" in page.inner_text(".points")


def test_the_room_predicts_and_the_facilitator_reveals(page, address):
    opened(page, address, "predict", "?base=work_permits")
    page.click("[data-guess=departures] .more")
    page.click("[data-guess=kidnapped] .less")
    page.click("[data-guess=detained_mexico] .same")
    assert page.locator("tr[data-outcome]").count() == 0  # nothing of the outcome is on the page
    page.click("[data-act=reveal]:not([disabled])")
    page.wait_for_selector("tr[data-revealed=departures]")
    assert "up 10 %" in page.inner_text("tr[data-revealed=departures]")
    page.click("[data-act=next]")
    page.wait_for_selector(".covered")


def test_the_map_plays_and_a_place_tells_its_figures(page, address):
    opened(page, address, "map")
    page.wait_for_selector("[data-act=play]:not([disabled])")
    before = page.inner_text(".date")
    page.click("[data-act=play]")
    page.wait_for_function(f"document.querySelector('.date').innerText !== {before!r}")
    page.click("[data-act=play]")
    page.evaluate("const r = document.querySelector('.controls input[type=range]'); r.value = 100; r.dispatchEvent(new Event('input'))")
    page.wait_for_function("document.querySelector('.date').innerText.includes('Oct')")
    spot = page.evaluate("(() => { const m = document.querySelector('.mapbox').__vue__; const c = document.querySelector('.mapbox canvas').getBoundingClientRect(); const p = m.at[m.base.places.findIndex(p => p.name === 'Tapachula')]; return [c.x + p[0], c.y + p[1]] })()")
    page.mouse.click(*spot)
    page.wait_for_selector(".picked")
    assert "shelter beds" in page.inner_text(".picked")


def test_a_comparison_runs_shows_its_parts_and_can_be_cancelled(page, address):
    opened(page, address, "compare")
    page.click("[data-act=compare]")
    page.wait_for_selector("tr[data-outcome=departures]")
    for tab, sign in (("who", "by chance"), ("cascade", "denominator"), ("home_way", "At home"), ("costs", "cost")):
        page.click(f"[data-act=tab-{tab}]")
        page.wait_for_function(f"document.querySelector('.card').innerText.includes({sign!r})")
    page.click("[data-act=tab-courses]")
    page.wait_for_selector(".pair svg")
    assert page.locator(".pair svg").count() == 2
    if page.locator("[data-act=cancel]").count():
        page.click("[data-act=cancel]")
    page.wait_for_selector("[data-act=compare]")


def test_a_life_is_told_beside_the_same_life_under_another_scenario(page, address):
    opened(page, address, "person")
    assert page.locator(".life").count() == 0  # a content note first
    page.click("[data-act=read-on]")
    page.wait_for_selector(".life")
    assert page.locator(".life").count() == 2
    first = page.inner_text("h1")
    assert first.startswith("A synthetic")
    page.click("[data-act=another]")
    page.wait_for_function(f"document.querySelector('h1').innerText !== {first!r}")


def test_an_assumption_moves_within_its_range(page, address):
    opened(page, address, "assumptions")
    page.fill(".lever input[type=number] >> nth=0", "700000")
    page.keyboard.press("Enter")
    page.wait_for_url("**people.candidates:700000**")
    page.wait_for_selector(".precision")
    page.click("[data-act=usual]")
    page.wait_for_function("!location.search.includes('candidates')")


def test_an_assumption_is_found_by_its_words(page, address):
    opened(page, address, "assumptions", "?lang=es")
    page.fill(".levers [type=search]", "DIAS")
    page.wait_for_function("document.querySelectorAll('.lever').length > 1 && [...document.querySelectorAll('.lever .label')].every(l => /d[ií]as/i.test(l.innerText))")
    page.fill(".levers [type=search]", "nothing is called so")
    page.wait_for_function("document.querySelectorAll('.lever').length === 0")


def test_the_evidence_is_read_from_what_has_been_published(page, address):
    opened(page, address, "evidence")
    page.wait_for_selector(".evidence table.validation td")
    assert page.locator(".evidence table.validation tr").count() > 10
    for tab in ("claims", "sources", "limits"):
        page.click(f"[data-act=tab-{tab}]")
        page.wait_for_selector(".evidence table, .evidence ul")


def test_all_that_can_be_clicked_can_be_reached_by_keyboard(page, address):
    opened(page, address)
    page.wait_for_selector(".board")
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.policy || document.activeElement.getAttribute('role') || document.activeElement.tagName"))
    assert {"switch", "reflection_period", "prosecution", "SELECT"} <= reached
