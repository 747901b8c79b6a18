"""Pictures of every view in four states on a wide and a narrow screen, to be looked at.

Run by ``make screenshots``; writes ``screenshots/<state>-<width>-<part>.png``, which git ignores.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from conftest import ROOT
from playwright.sync_api import Browser, sync_playwright
from running import SLOW_MS, ending

from explainer.classroom.handouts.printing import browser_program

STATES = {
    "opens": "",
    "12-oct": "on=2025-10-12",
    "wider-17-oct": "ring=wider&on=2025-10-17",
    "wider": "ring=wider",
}
WIDTHS = (1280, 390)
DRAWN = """document.documentElement.dataset.explainer === "started" && explainer.isQuiet()
  && [...document.querySelectorAll(".plotview")].every(
    view => view.dataset.drawn || !view.clientWidth || view.closest('details:not([open])'))"""
SETTLED_MS = 1500


def pictures(browser: Browser, address: str, folder: Path) -> int:
    """Take them; how many were taken."""
    taken = 0
    for name, query in STATES.items():
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
            page.goto(f"{address}?{query}")
            page.wait_for_function(DRAWN, timeout=SLOW_MS)
            page.add_style_tag(content=".cell { position: static !important; }")
            page.wait_for_timeout(SETTLED_MS)
            page.screenshot(path=folder / f"{name}-{width}-page.png", full_page=True)
            for part in page.locator("[class*='explainer-']:has(> .explainer-plot)").all():
                if not part.is_visible():
                    continue
                view = next(
                    word.removeprefix("explainer-")
                    for word in str(part.get_attribute("class")).split()
                    if word.startswith("explainer-")
                )
                part.screenshot(path=folder / f"{name}-{width}-{view}.png")
                taken += 1
            page.close()
    return taken


def main() -> None:
    """Start the app, take the pictures, stop it."""
    folder = ROOT / "screenshots"
    folder.mkdir(exist_ok=True)
    program = browser_program()
    if program is None:
        sys.exit("No Chromium, Chrome or Edge on this computer: no picture was taken.")
    command = [sys.executable, "-m", "explainer", "app", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as app, ending(app):
        assert app.stdout is not None
        ready = next((line for line in app.stdout if line.startswith("ready ")), None)
        if ready is None:
            sys.exit("The app ended without saying that it is ready.")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=program, args=["--no-sandbox", "--disable-gpu"]
            )
            taken = pictures(browser, ready.split()[1], folder)
            browser.close()
    sys.stdout.write(f"{taken} pictures of views are in {folder.name}/.\n")


if __name__ == "__main__":
    main()
