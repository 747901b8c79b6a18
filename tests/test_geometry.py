"""How much room the page takes: each view on a screen, the whole page in a few."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import running
from playwright.sync_api import Browser, Page

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
SHEETS = 8
"""So many sheets of A4 the page may be."""
QUIET = "globalThis.explainer?.isQuiet()"


def opened(browser: Browser, file: Path, size: tuple[int, int], query: str = "") -> Page:
    address = f"{file.as_uri()}{query.replace('?', '#')}"
    return running.opened(browser, address, *size, ready=QUIET, bypass_csp=True)


@pytest.fixture(params=["", "?ring=wider"], ids=["five", "with others"])
def wide(
    request: pytest.FixtureRequest, browser: Browser, file: Path
) -> Iterator[tuple[str, Page]]:
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


def test_the_whole_page_is_a_few_screens(browser: Browser, file: Path) -> None:
    page = opened(browser, file, WIDE)
    assert page.evaluate("document.documentElement.scrollHeight") <= WHOLE_PX
    running.leave(page)


TABS = "() => document.querySelectorAll('[role=tab]').length"
LENGTH = """(n) => {
  document.querySelectorAll("[role=tab]")[n].click();
  return document.documentElement.scrollHeight;
}"""


@pytest.mark.parametrize("query", ["", "?ring=wider"])
def test_on_a_phone_one_view_is_a_short_way(browser: Browser, file: Path, query: str) -> None:
    page = opened(browser, file, PHONE, query)
    count = page.evaluate(TABS)
    assert count >= 6
    lengths = []
    for n in range(count):
        page.evaluate(LENGTH, n)
        page.wait_for_function("globalThis.explainer.isQuiet()")
        lengths.append(page.evaluate("document.documentElement.scrollHeight"))
    running.leave(page)
    assert max(lengths) <= PHONE_PX, lengths


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


def test_the_page_is_printed_on_a_few_sheets(browser: Browser, file: Path) -> None:
    page = opened(browser, file, WIDE)
    sheets = len(
        re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, print_background=True))
    )
    running.leave(page)
    assert 1 < sheets <= SHEETS
