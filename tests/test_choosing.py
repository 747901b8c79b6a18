"""Choosing in the one file: the sentence is read at once, and nothing on the screen moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from builders import real_ledger
from playwright.sync_api import Browser, Page, expect
from running import until

from explainer.analysis import sums as sums_made
from explainer.words import claims as text
from explainer.words import counts, revisions, statements, sums, timeline

VIEWS = (
    "map", "two_ledgers", "refusal", "casualties", "revisions", "timeline", "statements",
    "coverage",
)  # fmt: skip
FRAMES = 1
"""Until the sentence can be read after a click; how long that takes the benchmark measures."""
LEAD = """name => {
  const view = document.querySelector(`.explainer-${name}`);
  view.dispatchEvent(new CustomEvent("explainer-lead", { bubbles: true }));
  const figure = view.querySelector(".plotview");
  for (let at = figure.closest("details"); at; at = at.parentElement.closest("details"))
    at.open = true;
  figure.scrollIntoView({ block: "start", behavior: "instant" });
  scrollBy({ top: -150, behavior: "instant" });
}"""
SCROLLED = "new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told)))"
"""A browser tells of a scroll in its next frame; until then a mark may be told, and be hidden."""
MARKS = """name => {
  const view = explainer.store.views.find(one => one.name === name);
  const found = view.figure.drawing?.geometry();
  if (!found) return [];
  const { left, top } = found.origin;
  return found.points
    .map(({ claim, ...at }) =>
      ({ claim, x: left + (at.left + at.right) / 2, y: top + (at.top + at.bottom) / 2 }))
    .filter(({ x, y }) => x > 10 && x < innerWidth - 10 && y > 170 && y < innerHeight - 30);
}"""
WATCH = """name => {
  const figure = document.querySelector(`.explainer-${name} .plotview`);
  const words = document.querySelector("[data-part=evidence] .panel-words");
  const before = figure.getBoundingClientRect();
  window.measured = null;
  document.addEventListener("click", () => {
    let frames = 0;
    const count = () => { frames += 1; requestAnimationFrame(count); };
    requestAnimationFrame(count);
    const seen = new MutationObserver(() => {
      seen.disconnect();
      requestAnimationFrame(() => {
        const after = figure.getBoundingClientRect();
        const moved = Math.hypot(after.left - before.left, after.top - before.top);
        window.measured = { frames, moved, grown: after.height - before.height };
      });
    });
    seen.observe(words, { childList: true });
  }, { capture: true, once: true });
}"""


DEAD = """name => {
  const { figure } = explainer.store.views.find(one => one.name === name);
  const lines = [...figure.root.querySelectorAll(
    ".plotview-graph:not(.plotview-ahead) :is(.textpoint, .annotation) text")]
    .flatMap(text => text.querySelector("tspan.line") ? [...text.querySelectorAll("tspan.line")]
      : [text])
    .filter(line => line.textContent.trim());
  const leads = line => {
    const { left, top, width, height } = line.getBoundingClientRect();
    return [0.1, 0.5, 0.9].every(part =>
      figure.pointer.at(left + width * part, top + height / 2, "mouse"));
  };
  return [lines.length, lines.filter(line => !leads(line)).map(line => line.textContent.trim())];
}"""
"""How many lines of words a figure has, and those on which nothing is chosen."""
CLAIMS = real_ledger().claims(ring="five")
SUM = sums_made.invitation(CLAIMS)
LEADS_NOWHERE = {
    "two_ledgers": (),
    "refusal": (*sums.HEADINGS, sums.sum_in_words(SUM), sums.why_not(SUM)),
    "casualties": ("Pakistani civilians", "Afghan Taliban fighters", counts.NOBODY),
    "revisions": (revisions.APART,),
    "timeline": tuple(timeline.LANES.values()),
    "statements": (statements.KEY, statements.KEY_STACKED, *text.SIDE.values()),
    "coverage": (),
}
"""Words of figures behind which no claim stands: what is above rows, whom nobody counts, a sum."""


@dataclass(frozen=True)
class Visit:
    """An open page, and whether it is touched."""

    page: Page
    touched: bool

    def press(self, x: float, y: float) -> None:
        """Click there, or tap."""
        if self.touched:
            self.page.touchscreen.tap(x, y)
        else:
            self.page.mouse.click(x, y)

    def marks(self, view: str) -> list[dict[str, Any]]:
        """The marks of a view that are on the screen, once it is led to and drawn."""
        self.page.evaluate(LEAD, view)
        self.page.evaluate(SCROLLED)
        until(self.page, f"({MARKS})({view!r}).length && explainer.isQuiet()")
        return list(self.page.evaluate(MARKS, view))

    def state(self) -> dict[str, str]:
        """What is chosen."""
        return dict(self.page.evaluate("explainer.store.state"))


@pytest.fixture(scope="module", params=[(1280, 800), (390, 844)], ids=["wide", "phone"])
def visit(request: pytest.FixtureRequest, browser: Browser, file: Path) -> Iterator[Visit]:
    """The file on a wide screen and on a telephone."""
    width, height = request.param
    touched = width < 500
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=touched)
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-explainer=started]")
    yield Visit(page, touched)
    context.close()


@pytest.mark.parametrize("view", VIEWS)
def test_the_sentence_is_read_at_once_and_no_pixel_moves(visit: Visit, view: str) -> None:
    page = visit.page
    for mark in visit.marks(view)[:3]:
        page.keyboard.press("Escape")  # a sheet may lie over the next mark
        page.evaluate(WATCH, view)
        visit.press(mark["x"], mark["y"])
        until(page, "window.measured")
        measured = page.evaluate("window.measured")
        assert (measured["moved"], measured["grown"]) == (0, 0)
        assert measured["frames"] <= FRAMES
        expect(page.locator("[data-part=evidence] .panel-words")).to_be_in_viewport()
        if view == "coverage":
            assert visit.state()["cell"] == mark["claim"]


def test_what_is_chosen_already_is_read_again(visit: Visit) -> None:
    mark = visit.marks("casualties")[0]
    panel = visit.page.locator("[data-part=evidence] .panel-words")
    for _ in range(2):
        visit.page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        visit.press(mark["x"], mark["y"])
        expect(panel).to_be_visible()


@pytest.mark.parametrize("view", list(LEADS_NOWHERE))
def test_every_printed_word_of_a_row_or_a_cell_chooses(visit: Visit, view: str) -> None:
    visit.marks(view)
    many, dead = visit.page.evaluate(DEAD, view)
    assert many >= (8 if view == "revisions" else 15)  # one row of it is in these reports
    allowed = " ".join(LEADS_NOWHERE[view])
    for line in dead:
        assert all(part in allowed for part in line.replace("\u2002", "|").split("|")), dead


@pytest.mark.parametrize("view", ["timeline", "casualties", "two_ledgers", "refusal", "revisions"])
def test_the_chosen_mark_keeps_its_ring_and_is_not_covered(visit: Visit, view: str) -> None:
    page = visit.page
    page.keyboard.press("Escape")
    mark = visit.marks(view)[-1]
    visit.press(mark["x"], mark["y"])
    expect(page.locator(f".explainer-{view} .plotview-ring").first).to_be_attached()
    covered = page.evaluate(
        "({ x, y }) => Boolean(document.elementFromPoint(x, y).closest('.panel'))", mark
    )
    assert not covered


def test_a_hand_shows_where_something_is_chosen_and_nowhere_else(visit: Visit) -> None:
    if visit.touched:
        return
    page = visit.page
    mark = visit.marks("casualties")[0]
    figure = page.locator(".explainer-casualties .plotview")
    shows = "([x, y]) => getComputedStyle(document.elementFromPoint(x, y)).cursor"
    on = [mark["x"] + 2, mark["y"]]
    page.mouse.move(*on)
    assert page.evaluate(shows, on) == "pointer"
    expect(figure.locator(".plotview-mark")).not_to_be_empty()
    page.mouse.wheel(0, 40)
    expect(figure.locator(".plotview-mark")).to_be_empty()
    box = figure.bounding_box()
    assert box is not None
    beside = [box["x"] + box["width"] - 1, box["y"] + 1]
    page.mouse.move(*beside)
    assert page.evaluate(shows, beside) == "auto"


def test_any_claim_is_found_by_its_words_and_opened_by_keyboard(visit: Visit) -> None:
    page = visit.page
    search = page.get_by_role("combobox", name="Search").first
    page.evaluate("scrollTo(0, 0)")
    search.fill("more than 70 killed hundreds")
    found = page.get_by_role("option").filter(has_text="70")
    expect(found).to_have_count(2)
    expect(found.nth(1)).to_contain_text("in other published reports")
    search.press("Enter")
    panel = page.locator("[data-part=evidence] .panel")
    expect(panel).to_contain_text("more than 70 people were killed earlier this month")
    assert visit.state()["claim"] == "r4-more-than-70"
    search.press("ArrowDown")
    search.press("ArrowDown")
    search.press("Enter")
    expect(panel).to_contain_text("Earliest here: Report 4, 29 October 2025")
    link = panel.get_by_role("link", name="Hurriyet Daily News")
    source = real_ledger().claim("w-afp-more-than-70").document
    expect(link).to_have_attribute("href", str(source.url))
