"""How much room the page takes: each view on a screen, the whole page in a few."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import running
from playwright.sync_api import Browser, Page, expect

WIDE, PHONE = (1280, 800), (390, 844)
WHOLE_PX = 5500
"""How long the page may be, with the five reports."""
MOST_PX = {
    "": {"timeline": 700, "casualties": 600, "two_ledgers": 500, "refusal": 700, "statements": 760,
         "coverage": 860},
    "?ring=wider": {"casualties": 1600, "two_ledgers": 500, "revisions": 600, "refusal": 700},
}  # fmt: skip
"""How high a figure may be drawn at 1280 pixels."""
PHONE_PX = 2500
"""How high a view may be on a phone, with all that stands below its figure."""
ROWS_BELOW = """() => {
  const { figure } = explainer.store.views.find(({ name }) => name === "casualties");
  const foot = figure.root.getBoundingClientRect().bottom;
  const { origin, areas } = figure.drawing.geometry();
  return areas.filter(({ bottom }) => origin.top + bottom > foot + 1).length;
}"""
"""How many rows of the comparison are folded."""
QUIET = "globalThis.explainer?.isQuiet()"


def opened(browser: Browser, file: Path, size: tuple[int, int], query: str = "") -> Page:
    address = f"{file.as_uri()}{query.replace('?', '#')}"
    return running.opened(browser, address, *size, ready=QUIET, bypass_csp=True)


@pytest.fixture(scope="module", params=["", "?ring=wider"], ids=["five", "with others"])
def wide(
    request: pytest.FixtureRequest, browser: Browser, file: Path
) -> Iterator[tuple[str, Page]]:
    """The page as it opens; who changes it puts it back."""
    page = opened(browser, file, WIDE, request.param)
    yield request.param, page
    running.leave(page)


HEIGHTS = """() => Object.fromEntries([...document.querySelectorAll(".plotview-canvas")].map(
  (plot) => [plot.closest("[data-part]").dataset.part, plot.getBoundingClientRect().height]))"""


def test_every_figure_is_seen_at_a_glance(wide: tuple[str, Page]) -> None:
    query, page = wide
    heights = page.evaluate(HEIGHTS)
    too_high = {
        view: heights[view] for view, most in MOST_PX[query].items() if heights[view] > most
    }
    assert not too_high, (query, heights)


def test_the_whole_page_is_a_few_screens(browser: Browser, file: Path, app: running.App) -> None:
    """The app has a line in its footer that the file has not."""
    for page in (opened(browser, file, WIDE), running.opened(browser, app.address, *WIDE)):
        running.until(page, "globalThis.explainer?.isQuiet()")
        assert page.evaluate("document.documentElement.scrollHeight") <= WHOLE_PX
        running.leave(page)


LINES_BELOW = """() => {
  for (const fold of document.querySelectorAll("details.explainer-fold:not([open])")) {
    fold.open = true;
    fold.dataset.wasFolded = "";
  }
  return Object.fromEntries([...document.querySelectorAll(".explainer-caption")]
    .filter((one) => one.offsetHeight && one.textContent)
    .map((one) => [one.closest("[data-part]").dataset.part,
      Math.round(one.clientHeight / parseFloat(getComputedStyle(one).lineHeight))]));
}"""


FOLDED_AGAIN = """() => {
  for (const fold of document.querySelectorAll("details[data-was-folded]")) {
    fold.open = false;
    delete fold.dataset.wasFolded;
  }
}"""


def test_a_caption_is_one_line(wide: tuple[str, Page]) -> None:
    """Also of the views that fold out; what else there is to say is behind “About this figure”."""
    query, page = wide
    lines = page.evaluate(LINES_BELOW)
    page.evaluate(FOLDED_AGAIN)
    assert len(lines) >= 8, lines
    assert {name: many for name, many in lines.items() if many > 1} == {}, query


OTHERWISE = (
    {},
    {"by": "people"},
    {"by": "event", "talk": "day", "order": "topic"},
    {"by": "speaker"},
)
"""Every other layout of a view at least once: of the views that have several, all."""
HEIGHTS_OF_VIEWS = """async ([ring, others]) => {
  const quiet = async () => {
    do await new Promise(requestAnimationFrame);
    while (!explainer.isQuiet());
  };
  const found = {};
  const measure = async (name) => {
    await quiet();
    found[name] = Math.max(found[name] ?? 0, document.documentElement.scrollHeight);
  };
  const offered = () => [...document.querySelectorAll(".pagetabs-views button:not([hidden])")];
  for (const other of others) {
    await explainer.store.go({ ...ring, ...other });
    const isFirst = other === others[0];
    for (const tab of document.querySelectorAll("[role=tab]")) {
      tab.click();
      for (let n = 0; n < Math.max(offered().length, 1); n++) {
        const view = offered()[n];
        view?.click();
        const part = [...document.querySelectorAll(".explainer-order:not([hidden])")];
        if (isFirst || part.some((one) => one.offsetHeight))
          await measure([tab.textContent, view?.textContent].filter(Boolean).join(": "));
      }
    }
  }
  return found;
}"""


@pytest.mark.parametrize("width", [390, 360])
def test_on_a_phone_every_view_is_a_short_way(browser: Browser, file: Path, width: int) -> None:
    """In every ring, however it is grouped or ordered: what is longer folds out.

    Visiting them all takes seconds, and one that is left out is the one that grows.
    """
    page = opened(browser, file, (width, 844))
    for ring in ("five", "wider", "after"):
        asked = {} if ring == "five" else {"ring": ring}
        heights = page.evaluate(HEIGHTS_OF_VIEWS, [asked, OTHERWISE])
        assert len(heights) >= 11, heights
        assert max(heights.values()) <= PHONE_PX, (ring, heights)
    running.leave(page)


EMPTIED = """async () => {
  const seen = () => [...document.querySelectorAll("main .explainer-view")]
    .filter((one) => one.offsetHeight > 100).length;
  const quiet = async () => {
    for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
    while (!explainer.isQuiet()) await new Promise(requestAnimationFrame);
  };
  const open = () => [...document.querySelectorAll("main details[open]")]
    .filter((one) => one.querySelector(".explainer-view"));
  const ways = {
    "its heading": () => {
      for (const fold of open()) {
        const heading = fold.querySelector("summary");
        if (heading.checkVisibility()) heading.click();
      }
    },
    "something else": () => { for (const fold of open()) fold.open = false; },
    "other reports and back": async () => {
      await explainer.store.go({ ring: "wider" });
      await quiet();
      await explainer.store.go({});
    },
  };
  const [found, looked] = [[], []];
  for (const tab of document.querySelectorAll("[role=tab]")) {
    tab.click();
    const offered = () => [...document.querySelectorAll(".pagetabs-views button:not([hidden])")];
    for (let n = 0; n < Math.max(offered().length, 1); n++) {
      offered()[n]?.click();
      await quiet();
      if (!seen()) continue;
      looked.push(tab.textContent);
      for (const [way, close] of Object.entries(ways)) {
        await close();
        await quiet();
        if (!seen()) found.push([tab.textContent, offered()[n]?.textContent, way]);
      }
    }
  }
  return [looked, found];
}"""


def test_on_a_phone_nothing_empties_a_tab(browser: Browser, file: Path) -> None:
    """A view that folds out on a wide screen stays open, whatever would close it."""
    page = opened(browser, file, (390, 844))
    looked, emptied = page.evaluate(EMPTIED)
    running.leave(page)
    assert len(looked) >= 10, looked
    assert emptied == []


def test_rows_that_fold_out_are_counted_and_found(browser: Browser, file: Path) -> None:
    page = opened(browser, file, PHONE, "?ring=wider&view=casualties")
    view = page.locator("[data-part=casualties]")
    rest = view.locator(".plotview-rest")
    folded = page.evaluate(ROWS_BELOW)
    assert folded
    expect(rest).to_have_text(f"Show the other {folded} rows")
    rest.scroll_into_view_if_needed()
    before = view.locator(".plotview").bounding_box()
    rest.click()
    assert page.evaluate(ROWS_BELOW) == 0
    expect(rest).to_have_attribute("aria-expanded", "true")
    after = view.locator(".plotview").bounding_box()
    assert before
    assert after
    assert before["y"] == after["y"]
    rest.click()
    assert page.evaluate(ROWS_BELOW) == folded
    expect(rest).to_be_in_viewport()
    headings = view.locator(".plotview-jump option")
    view.locator(".plotview-jump select").select_option(index=headings.count() - 1)
    assert page.evaluate(ROWS_BELOW) == 0, "whoever goes to a heading finds its rows"
    running.leave(page)


def test_a_link_to_a_row_that_folds_out_shows_it(browser: Browser, file: Path) -> None:
    page = opened(browser, file, PHONE, "?ring=wider&claim=w-afp-more-than-70")
    expect(page.locator("[data-part=casualties] .plotview-rest")).to_have_attribute(
        "aria-expanded", "true"
    )
    running.leave(page)


def test_nothing_is_printed_in_small_letters(browser: Browser, file: Path) -> None:
    """At least 12 pixels, in figures too."""
    for size in (WIDE, PHONE):
        page = opened(browser, file, size)
        small = page.evaluate("""() => [...document.querySelectorAll("body *")].filter(
          (one) => [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim())
            && one.checkVisibility() && Number.parseFloat(getComputedStyle(one).fontSize) < 12
        ).map((one) => `${one.tagName} ${one.textContent.slice(0, 40)}`)""")
        running.leave(page)
        assert small == [], size


@pytest.mark.parametrize("width", [360, 390, 768, 1024, 1280, 1920])
def test_nothing_is_wider_than_the_screen(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file, (width, 800))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    running.leave(page)
