"""The page printed: each figure whole on its sheet, with its words, whatever the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import running
from playwright.sync_api import Browser, Page, expect

SHEET = {"width": 703, "height": 1069}
"""A4 upright within its margins, in CSS pixels."""
SCREENS = {"wide": (1280, 800), "phone": (390, 844), "large": (1920, 1080)}
QUIET = "globalThis.explainer?.isQuiet()"


def opened(browser: Browser, file: Path, screen: str, query: str = "") -> Page:
    address = f"{file.as_uri()}{query}"
    return running.opened(browser, address, *SCREENS[screen], ready=QUIET, bypass_csp=True)


LAID_OUT = [("wide", ""), ("phone", ""), ("wide", "#ring=wider")]


@pytest.fixture(scope="module", params=LAID_OUT, ids=str)
def sheet(request: pytest.FixtureRequest, browser: Browser, file: Path) -> Iterator[Page]:
    """The page as it is laid out for paper, for all tests that look at it and leave it so."""
    page = opened(browser, file, *request.param)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    page.wait_for_function(QUIET)
    yield page
    running.leave(page)


BLOCKS = """() => [...document.querySelectorAll(".explainer-view")]
  .filter(view => view.offsetHeight && !view.closest("details:not([open])"))
  .map(view => {
    const box = one => one.getBoundingClientRect();
    const parts = [...view.querySelectorAll(".plotview-part")];
    const graph = view.querySelector(".plotview-graph .main-svg");
    return {
      name: view.closest("[data-part]").dataset.part,
      parts: parts.map(one => box(one).height),
      height: box(view).height,
      right: Math.max(...(parts.length ? parts : [graph]).map(one => box(one).right)),
      whole: getComputedStyle(view).breakInside,
      words: ["question", "caption", "source"].map(
        name => box(view.querySelector(`.explainer-${name}`)).height > 0),
    };
  })"""


def test_each_figure_is_whole_with_its_title_and_caption(sheet: Page) -> None:
    blocks = sheet.evaluate(BLOCKS)
    assert len(blocks) >= 7
    for block in blocks:
        assert 600 < block["right"] <= SHEET["width"], block
        assert all(block["words"]), block
        if block["parts"]:
            assert max(block["parts"]) <= SHEET["height"] / 2, block
        else:
            assert block["height"] <= SHEET["height"], block
            assert block["whole"] == "avoid", block


def test_what_is_chosen_which_day_it_is_and_the_sources_are_printed(sheet: Page) -> None:
    day = sheet.locator(".explainer-map .explainer-says")
    expect(day).to_contain_text(re.compile("29 October 2025|February 2026"))
    assert sheet.evaluate("one => getComputedStyle(one).clipPath", day.element_handle()) == "none"
    table = sheet.locator("[data-part=sources] table").first
    expect(table).to_be_visible()
    address = "one => getComputedStyle(one, '::after').content"
    told = [link.evaluate(address) for link in table.locator("td > a").all()]
    assert all(words.startswith('": ') or "http" in words for words in told)
    assert bool(told) is ("ring=wider" in sheet.url)
    if "ring" not in sheet.url and sheet.locator(".panel-words > *").count():
        expect(sheet.locator(".panel blockquote").first).to_be_visible()


def test_no_name_of_a_section_stands_alone(sheet: Page) -> None:
    names = [name.strip("¶ ") for name in sheet.locator("main h2:visible").all_inner_texts()]
    assert {"How many", "When", "Who says what", "Reports", "Sources"} <= set(names)
    assert ("Why the line is disputed" in names) is bool(
        sheet.locator("[data-part=dispute] .plotview-graph").locator("visible=true").count()
    )


def test_marks_keep_their_rings(sheet: Page) -> None:
    where = """() => {
      const middle = one => {
        const { left, top, width, height } = one.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      };
      const view = document.querySelector(".explainer-timeline");
      const marks = [...view.querySelectorAll(".points path")].map(middle);
      const rings = [...view.querySelectorAll(".plotview-ring")].filter(one => one.offsetWidth);
      return rings.map(middle).map(([x, y]) =>
        Math.min(...marks.map(([a, b]) => Math.hypot(a - x, b - y))));
    }"""
    far = sheet.evaluate(where)
    assert far or not sheet.locator(".panel-words > *").count()
    assert max(far, default=0) < 2


@pytest.mark.parametrize("query", ["", "#ring=wider"])
def test_on_the_screen_again_all_is_as_before(browser: Browser, file: Path, query: str) -> None:
    page = opened(browser, file, "wide", query)
    look = """() => [document.documentElement.scrollHeight, explainer.store.views.map(
      ({ figure }) => [figure.canvas.clientWidth, figure.canvas.offsetHeight])]"""
    order = "[...document.querySelectorAll('main [data-part]')].map((one) => one.dataset.part)"
    before, parts = page.evaluate(look), page.evaluate(order)
    for event in ("beforeprint", "afterprint"):
        page.evaluate(f"dispatchEvent(new Event('{event}'))")
        page.wait_for_function(QUIET)
        page.wait_for_timeout(300)
    assert page.evaluate(look) == before
    assert page.evaluate(order) == parts
    assert page.locator(".plotview-part").count() == 0
    expect(page.locator("[data-part=sources] details").first).not_to_have_attribute("open", "")
    running.leave(page)


FULL = """(high) => {
  const blocks = "main [data-part=opening], main .explainer-view, .panel, main tr, .page-footer";
  const boxes = [...document.querySelectorAll(blocks)]
    .filter((one) => one.offsetHeight && !one.closest("details:not([open])"))
    .map((one) => one.getBoundingClientRect())
    .sort((a, b) => a.top - b.top);
  let [from, foot] = [boxes[0].top, boxes[0].top];
  const filled = [];
  for (const { top, bottom } of boxes) {
    if (bottom - from > high) {
      filled.push((foot - from) / high);
      from = top;
    }
    foot = bottom;
  }
  return [...filled, (foot - from) / high];
}"""
"""How full each sheet is, where no block is cut."""


@pytest.mark.parametrize("screen", ["wide", "phone"])
def test_no_sheet_is_half_empty(browser: Browser, file: Path, screen: str) -> None:
    page = opened(browser, file, screen)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    page.wait_for_function(QUIET)
    full = page.evaluate(FULL, SHEET["height"])
    running.leave(page)
    assert len(full) == 5, full
    assert min(full) > 0.55, full


MOST_SHEETS = {"": 8, "?ring=wider": 10, "?ring=after": 10}
"""So many sheets of A4 the page may be, with the reports of each ring."""


@pytest.fixture(scope="module")
def sheets_of(browser: Browser, file: Path) -> Callable[[str, str], int]:
    """How many sheets the page is that is opened on a screen and printed, once for all tests."""

    @cache
    def printed(screen: str, query: str) -> int:
        page = opened(browser, file, screen, query)
        made = page.pdf(prefer_css_page_size=True, print_background=True)
        running.leave(page)
        return len(re.findall(rb"/Type\s*/Page\b", made))

    return printed


@pytest.mark.parametrize("query", MOST_SHEETS)
def test_the_page_is_printed_on_a_few_sheets(
    sheets_of: Callable[[str, str], int], query: str
) -> None:
    assert 1 < sheets_of("wide", query.replace("?", "#")) <= MOST_SHEETS[query]


@pytest.mark.parametrize(
    ("screen", "query", "sheets"),
    [
        *((screen, "", {5}) for screen in SCREENS),
        *((screen, "#ring=wider", {7, 8}) for screen in SCREENS),
        *((screen, "#ring=after", {7, 8}) for screen in SCREENS),
    ],
)
def test_it_is_the_same_few_sheets_from_any_screen(
    sheets_of: Callable[[str, str], int], screen: str, query: str, sheets: set[int]
) -> None:
    assert sheets_of(screen, query) in sheets


def test_where_a_figure_goes_on_its_axes_are_printed_again(sheet: Page) -> None:
    """A head of a table is; a drawing in one would lose where its words stand."""
    heads = sheet.evaluate(
        """() => explainer.store.views.filter(({ figure }) =>
          figure.axis.top && figure.root.querySelector(".plotview-parts")).map(({ figure }) => [
            figure.axis.line.innerText.trim() || figure.axis.line.textContent,
            figure.root.querySelector(".plotview-parts > thead")?.textContent ?? "",
            figure.root.querySelectorAll(".plotview-parts > thead svg").length])"""
    )
    assert len(heads) >= (4 if "ring=wider" in sheet.url else 0)
    for line, head, drawings in heads:
        assert line.split()
        assert "".join(line.split()) == "".join(head.split())
        assert drawings == 0


def test_a_source_says_its_publisher_and_its_day_once(sheet: Page) -> None:
    said = sheet.evaluate(
        """() => [...document.querySelectorAll("[data-part=sources] .is-printed tbody tr")].map(
          (row) => row.innerText.trim())"""
    )
    told = [line for line in said if "http" in line or "Oct 2025" in line]
    assert bool(told) is ("ring=wider" in sheet.url)
    for line in said:
        name = line.split(" · ")[0]
        assert line.count(name.split(",")[0]) == 1 or name.startswith("Report"), line
