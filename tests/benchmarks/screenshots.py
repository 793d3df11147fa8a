"""Pictures of each page for the README: `python tests/benchmarks/screenshots.py ADDRESS FOLDER` with a dashboard running there.

It waits until runs are done (at most WAIT each time), so that pages are shown with their data: some minutes with an empty store.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import TimeoutError as TooLong
from playwright.sync_api import sync_playwright

WAIT = 600_000  # milliseconds


def main(address: str, folder: Path) -> None:
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.set_default_timeout(WAIT)

        def keep(name):
            page.wait_for_timeout(900)
            page.screenshot(path=folder / f"{name}.png")
            print(name, flush=True)

        def done(sign):
            """Wait for what stands on a page when its runs are done; else show what there is."""
            try:
                page.wait_for_selector(sign)
            except TooLong:
                print(f"not done after {WAIT / 60_000:.0f} minutes: {sign}", flush=True)

        page.goto(f"{address}/policies?base=work_permits")
        done(".precision.is-fine.is-done")
        keep("policies")
        page.click("[data-policy=temporary_work_permits]")
        keep("levers")
        page.goto(f"{address}/predict?base=stricter_border")
        for name, way in (("departures", "less"), ("arrivals_us", "less"), ("detained_mexico", "same"), ("kidnapped", "more")):
            page.click(f"[data-guess={name}] .{way}")
        page.click("[data-act=reveal]:not([disabled])")
        done("[data-precision=fine]")
        keep("predict")
        page.goto(f"{address}/map")
        page.wait_for_selector("[data-act=play]:not([disabled])")
        page.evaluate("const r = document.querySelector('.controls input[type=range]'); r.value = 135; r.dispatchEvent(new Event('input'))")
        keep("map")
        page.goto(f"{address}/compare")
        page.click("[data-act=compare]")
        page.wait_for_selector("tr[data-outcome=departures]")
        done("[data-act=compare]")
        keep("compare")
        page.click("[data-act=tab-courses]")
        page.wait_for_selector(".pair svg")
        keep("courses")
        page.goto(f"{address}/person")
        page.click("[data-act=read-on]")
        page.wait_for_selector(".life")
        keep("person")
        page.goto(f"{address}/assumptions?base=work_permits")
        page.wait_for_selector(".precision")
        for name in ("people.attachment_median_usd", "gangs.presence"):
            if page.locator(f"select option[value='{name}']").count():
                page.select_option("select:has(option[value='people.kin_circle'])", name)
                page.wait_for_timeout(1000)
        page.click("[data-act=test]:not([disabled])")
        page.wait_for_selector(".tornado")
        done("[data-act=test]")
        keep("assumptions")
        page.goto(f"{address}/evidence?lang=es")
        page.click("[data-act=tab-limits]")
        keep("evidence")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]))
