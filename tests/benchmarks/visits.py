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
    if ("ready" in seen) {
      clearInterval(timer);
      console.debug("bench: ready");
    }
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
    # Who asked the page meanwhile would put a script into it, before its first words are painted.
    is_said = lambda message: message.text == "bench: ready"  # noqa: E731
    with page.expect_console_message(is_said, timeout=SLOW_MS):
        page.goto(address, wait_until="commit", timeout=SLOW_MS)
    ready_ms = float(page.evaluate("window.__bench.ready"))
    painted = page.evaluate(
        "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"
    )
    return page, Visit(float(painted), ready_ms)


DAY = """
  const { store, isQuiet } = globalThis.explainer;
  const dayBeside = (step) => {
    const day = Date.parse(`${store.day(store.state)}T00:00:00Z`) + step * 86400000;
    return new Date(day).toISOString().slice(0, 10);
  };
  const shown = async () => {
    const day = store.day(store.state);
    const isShown = () => store.moment && store.day(store.moment.state) === day && isQuiet();
    while (!isShown()) await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  };
"""
STEP = f"""
async (step) => {{
  {DAY}
  const start = performance.now();
  void store.change({{ on: dayBeside(step) }});
  await shown();
  return performance.now() - start;
}}
"""
HELD = f"""
async (count) => {{
  {DAY}
  for (let done = 0; done < count; done += 1) {{
    void store.change({{ on: dayBeside(-1) }});
    await new Promise((resolve) => setTimeout(resolve, 30)); // as a key repeats
  }}
  const start = performance.now();
  await shown();
  return performance.now() - start;
}}
"""
NARROW = """
async (changes) => {
  const { store, isQuiet } = globalThis.explainer;
  const start = performance.now();
  await store.change(changes);
  while (!isQuiet()) await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const took = performance.now() - start;
  const { speaker, topic, kind, side } = store.moment.state;
  if (JSON.stringify([speaker, topic, kind, side].filter(Boolean))
      !== JSON.stringify(Object.values(changes).filter(Boolean))) throw new Error("not narrowed");
  return took;
}
"""
OFFERED = """
() => {
  const { options } = explainer.store.moment.page.parts.filters;
  return ["topic", "speaker", "kind"].flatMap(
    (name) => options[name].map(([value]) => ({ [name]: value })));
}
"""
MARKS = """
() => {
  const view = explainer.store.views.find((one) => one.name === "casualties");
  view.figure.root.scrollIntoView({ block: "start", behavior: "instant" });
  scrollBy({ top: -150, behavior: "instant" });
  const { origin, points } = view.figure.drawing.geometry();
  return points
    .map((at) => [origin.left + (at.left + at.right) / 2, origin.top + (at.top + at.bottom) / 2])
    .filter(([, y]) => y > 170 && y < innerHeight - 30);
}
"""
PRESSED = """
() => {
  const words = document.querySelector("[data-part=evidence] .panel-words");
  window.__read = new Promise((told) => document.addEventListener("click", () => {
    const start = performance.now();
    new MutationObserver((_, seen) => {
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(() => told(performance.now() - start)));
    }).observe(words, { childList: true });
  }, { capture: true, once: true }));
}
"""
NOTHING = {"topic": "", "speaker": "", "kind": "", "side": ""}


def steps(page: Page, count: int, *, pause_ms: int) -> list[float]:
    """Milliseconds of each step of the day until all views are drawn and on the screen."""
    found = []
    for number in range(count):
        found.append(float(page.evaluate(STEP, -1 if number % 16 < 8 else 1)))
        page.wait_for_timeout(pause_ms)
    return found


def choices(page: Page, count: int) -> list[float]:
    """Milliseconds from the click on a mark until its sentence is on the screen."""
    found = []
    for x, y in page.evaluate(MARKS)[:count]:
        page.evaluate(PRESSED)
        page.mouse.click(x, y)
        found.append(float(page.evaluate("window.__read")))
        page.wait_for_timeout(300)
    return found


def held(page: Page, count: int) -> float:
    """Milliseconds from the last of so many steps, as a held key gives them, to the last day."""
    return float(page.evaluate(HELD, count))


def narrowings(page: Page, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds until narrowed pages are drawn, each the first time and once again."""
    first, again = [], []
    for changes in page.evaluate(OFFERED)[:count]:
        for times in (first, again):
            times.append(float(page.evaluate(NARROW, {**NOTHING, **changes})))
            page.evaluate(NARROW, NOTHING)
            page.wait_for_timeout(200)
    return first, again
