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


STEP = """
async (key) => {
  const range = document.querySelector(".daycontrol input[type=range]");
  const views = [...document.querySelectorAll(".plotview")].filter((view) => view.clientWidth);
  const inSight = views.filter((view) => {
    const { top, bottom } = view.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  const queue = globalThis.__explainerDrawing;
  const before = location.search; // it changes last, when the page has been told everything
  const start = performance.now();
  range.value = Number(range.value) + (key === "ArrowLeft" ? -1 : 1);
  range.dispatchEvent(new Event("input"));
  const until = async (is) => {
    while (!is()) await new Promise((resolve) => setTimeout(resolve, 1));
    return performance.now() - start;
  };
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const waits = (view) => [...queue.waiting.keys()].some(({ root }) => root === view);
  await until(() => location.search !== before);
  const told = performance.now() - start;
  await null;
  await until(() => !inSight.some(waits) && !inSight.includes(queue.drawing));
  await painted();
  const sight = performance.now() - start;
  await until(() => !queue.running && !queue.waiting.size);
  await painted();
  return [told, sight, performance.now() - start];
}
"""


def steps(page: Page, count: int, *, pause_ms: int) -> list[list[float]]:
    """Milliseconds of each step until the page is told, and until what is in sight, and all, is
    drawn and on the screen.
    """
    found = []
    for number in range(count):
        key = "ArrowLeft" if number % 16 < 8 else "ArrowRight"
        found.append(page.evaluate(STEP, key))
        page.wait_for_timeout(pause_ms)
    return found
