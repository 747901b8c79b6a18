"""What can be pressed is large enough: 44 pixels for a finger, 32 for a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
import running
from playwright.sync_api import Browser, Page

QUIET = "globalThis.explainer?.isQuiet()"
PRESSED = "a[href], button, input, select, textarea, summary, label, [role=option], [role=tab]"
SMALL = """([pressed, least]) => {
  const visible = (one) => one.offsetWidth && one.checkVisibility({ visibilityProperty: true })
    && one.getBoundingClientRect().right > 0;
  const inSentence = (one) => getComputedStyle(one).display === "inline"
    && [...one.parentElement.childNodes].some((n) => n.nodeType === 3 && n.data.trim().length > 1);
  const large = (one, px) => {
    const { width, height } = one.getBoundingClientRect();
    return width >= px - 0.5 && height >= px - 0.5;
  };
  const labelled = (one) => one.matches("label") && (!one.control || large(one.control, least));
  const within = (one) => one.matches("input") && one.closest("label:not([hidden])");
  return [...document.querySelectorAll(pressed)]
    .filter((one) => visible(one) && !inSentence(one) && !labelled(one) && !within(one))
    .filter((one) => !one.closest(".plotview-canvas") && !large(one, least))
    .map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 30)}
      ${one.offsetWidth} x ${one.offsetHeight}`);
}"""
"""Links within a sentence are as high as its line; marks and rows of figures have areas of their
own, which the tests of the figures hold."""


READY = f"{QUIET} ?? document.documentElement.dataset.explainer"
FINGER, MOUSE = 44, 32


def opened(browser: Browser, address: str, *, width: int, is_touched: bool) -> Page:
    return running.opened(
        browser, address, width, 844, ready=READY, bypass_csp=True, has_touch=is_touched
    )


def too_small(page: Page, least: int) -> list[str]:
    """What is pressed and too small, on every tab, with every fold open."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    if page.locator(".estimates-fold").count():
        page.locator(".estimates-fold input[type=file]").wait_for(state="attached")
    tabs = page.evaluate("[...document.querySelectorAll('[role=tab]')].length")
    seen = []
    for n in range(max(tabs, 1)):
        page.evaluate("n => document.querySelectorAll('[role=tab]')[n]?.click()", n)
        page.wait_for_function(READY)
        seen += page.evaluate(SMALL, [PRESSED, least])
    return seen


@pytest.mark.parametrize("query", ["#ring=wider", "#story=3"])
@pytest.mark.parametrize(
    ("width", "least"), [(390, FINGER), (1280, FINGER), (1280, MOUSE)], ids=str
)
def test_whatever_is_pressed_is_large_enough(
    browser: Browser, file: Path, width: int, least: int, query: str
) -> None:
    page = opened(browser, f"{file.as_uri()}{query}", width=width, is_touched=least == FINGER)
    small = too_small(page, least)
    running.leave(page)
    assert small == []


@pytest.mark.parametrize(("width", "least"), [(390, FINGER), (1280, MOUSE)], ids=str)
def test_so_it_is_in_every_chapter(
    browser: Browser, built_site: Path, width: int, least: int
) -> None:
    """Of all chapters, because each has parts of its own: the quiz, the coder, tables."""
    small = {}
    for chapter in sorted(built_site.glob("0*.html")):
        page = opened(browser, chapter.as_uri(), width=width, is_touched=least == FINGER)
        if found := too_small(page, least):
            small[chapter.name] = found
        running.leave(page)
    assert small == {}


@pytest.mark.parametrize("width", [360, 390])
def test_all_tabs_of_a_phone_are_in_sight(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file.as_uri(), width=width, is_touched=True)
    cut = page.evaluate("""() => [...document.querySelectorAll("[role=tablist], [role=tab]")]
      .filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)""")
    running.leave(page)
    assert cut == []
