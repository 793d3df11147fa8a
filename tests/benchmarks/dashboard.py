"""How soon the dashboard is usable, how soon a lever answers, how long a map frame with 2,000 people takes.

`python tests/benchmarks/dashboard.py` prints four numbers; nothing here is a test. Needs Chromium and playwright.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

CROWD = """(() => { const map = document.querySelector('.mapbox').__vue__, film = map.film, whole = []
  while (whole.length < 2000) whole.push(film.people[whole.length % film.people.length])
  map.film = Object.assign({}, film, {people: whole}); map.pointers = null })()"""


def main() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as place:
        started = time.perf_counter()
        server = subprocess.Popen([sys.executable, "-m", "corridor.cli", "dashboard", "--no-open", "--port", str(port), "--store", str(Path(place) / "s.duckdb")])
        try:
            with sync_playwright() as player:
                browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
                page = browser.new_page(viewport={"width": 1280, "height": 720})
                page.set_default_timeout(180_000)
                while True:
                    try:
                        page.goto(f"http://127.0.0.1:{port}/")
                        break
                    except Exception:  # noqa: BLE001 - not up yet
                        time.sleep(0.1)
                page.wait_for_selector(".board [role=switch]")
                print(f"usable after the command: {time.perf_counter() - started:.1f} s (goal: at most 5)", flush=True)
                page.wait_for_selector(".precision")
                print(f"people have lived their three years: {time.perf_counter() - started:.0f} s", flush=True)
                page.wait_for_selector(".precision.is-year")
                started = time.perf_counter()
                page.click(".board [role=switch] >> nth=6")
                page.wait_for_selector("tr.noiserow, tr.lessrow, tr.morerow")
                print(f"first answer to a lever: {time.perf_counter() - started:.1f} s (goal: at most 3)", flush=True)
                page.goto(f"http://127.0.0.1:{port}/map")
                page.wait_for_selector("[data-act=play]:not([disabled])")
                page.evaluate(CROWD)
                page.wait_for_timeout(300)
                times = page.evaluate("[...Array(60).keys()].map(i => document.querySelector('.mapbox').frame(30 + 5 * i + 0.5))")
                people = page.evaluate("document.querySelector('.mapbox').__vue__.film.people.length")
                times.sort()
                print(f"map frame with {people:,} people: median {times[30]:.1f} ms, slowest {times[-1]:.1f} ms (goal: at most 100)", flush=True)
                browser.close()
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()
