"""Visits by a real browser: how long until a page can be used, and how long one step takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

SLOW_MS = 120_000
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    # Any other host fails at once: a page that waits for one is not made slower by our network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip

WATCH = """
(() => {
  const seen = (window.__bench = {});
  const note = (name, is) => {
    try { if (!(name in seen) && is()) seen[name] = performance.now(); } catch {}
  };
  const timer = setInterval(() => {
    note("ready", () => READY);
    if ("ready" in seen) clearInterval(timer);
  }, 10);
})();
"""


@dataclass(frozen=True)
class Visit:
    """Milliseconds from navigation to the first words on the screen and to a usable page."""

    first_paint: float
    ready: float


@contextmanager
def fresh_browser(playwright: Playwright, program: str) -> Iterator[Browser]:
    """A browser that was never started before."""
    browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
    try:
        yield browser
    finally:
        browser.close()


def profile(browser: Browser) -> BrowserContext:
    """A profile without a cache, in which the clock may be put into the page."""
    return browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)


def visit(context: BrowserContext, address: str, ready: str) -> tuple[Page, Visit]:
    """Open a page and wait until it is ready; the clock runs in the page itself."""
    page = context.new_page()
    page.add_init_script(WATCH.replace("READY", ready))
    page.goto(address, wait_until="commit", timeout=SLOW_MS)
    page.wait_for_function("window.__bench?.ready", timeout=SLOW_MS, polling=50)
    ready_ms = float(page.evaluate("window.__bench.ready"))
    painted = page.evaluate(
        "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"
    )
    return page, Visit(float(painted), ready_ms)
