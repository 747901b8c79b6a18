"""The page of the app in a real browser: Chromium, keyboard, no network."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from running import SLOW_MS, App, faults_of_access, leave, opened, until

from explainer.theme import palette
from explainer.theme.dark import darkened

pytestmark = pytest.mark.browser

EVERYTHING = re.compile(r"^Shown: (\d+) of \1 claims\.$")
DRAWN = ".explainer-casualties .main-svg"
SHOWN = ".plotview-graph:not(.plotview-ahead)"
"""A figure's graph: beside it stand those of other days, which nobody sees."""
"""How long a page may take to be drawn on a busy machine."""


@pytest.fixture(scope="module")
def address(app: App) -> str:
    """The address of the running app."""
    return app.address


@dataclass
class Visit:
    """An open page and what was seen of it while it opened."""

    page: Page
    hosts: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)


def lead_to(page: Page, view: str) -> None:
    """A view, drawn; on a telephone its tab is opened."""
    at = f"document.querySelector('.explainer-{view}')"
    page.evaluate(f"{at}.dispatchEvent(new CustomEvent('explainer-lead', {{ bubbles: true }}))")
    until(page, f"{at}.querySelector('.plotview[data-drawn]')")


def open_page(browser: Browser, address: str, *, width: int) -> Visit:
    """Visit the app, note every host asked and every error, and wait until it is drawn."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    visit = Visit(page)
    page.on("request", lambda request: visit.hosts.add(urlsplit(request.url).hostname or ""))
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.on("console", lambda m: visit.errors.append(m.text) if m.type == "error" else None)
    page.goto(address)
    expect(page.locator(".explainer-map .main-svg").first).to_be_visible()
    if not page.get_by_role("tab").count():
        page.wait_for_selector(DRAWN, timeout=SLOW_MS)
    return visit


@pytest.fixture(scope="module")
def wide(browser: Browser, address: str) -> Iterator[Visit]:
    """The page on a screen of 1280 pixels."""
    visit = open_page(browser, address, width=1280)
    yield visit
    visit.page.close()


@pytest.fixture(scope="module")
def narrow(browser: Browser, address: str) -> Iterator[Visit]:
    """The page on a telephone of 390 pixels."""
    visit = open_page(browser, address, width=390)
    yield visit
    visit.page.close()


def test_nothing_is_asked_of_another_host_and_nothing_fails(wide: Visit) -> None:
    assert wide.hosts <= {"127.0.0.1", ""}  # "" is a blob: made by the page itself
    assert wide.errors == []


def test_document_has_a_title_a_language_and_one_first_heading(wide: Visit) -> None:
    assert wide.page.title() == "Durand Line Explainer"
    assert wide.page.locator("html").get_attribute("lang") == "en"
    assert wide.page.locator("h1").count() == 1


def to_day(page: Page, day: str) -> None:
    """A day in the date field, which folds out."""
    page.locator(".daystrip-date").evaluate("fold => { fold.open = true; }")
    page.get_by_label("Date", exact=True).fill(day)


def views(page: Page) -> list[str]:
    """What each of the three views draws and says now."""
    return [
        page.locator(f".explainer-{name}").evaluate(
            "(box, shown) => box.querySelector(shown).data.map(t => t.x).join('|')"
            " + box.querySelector('[role=status]').innerText",
            SHOWN,
        )
        for name in ("map", "timeline", "casualties")
    ]


def test_keyboard_moves_the_day_and_three_views_follow(wide: Visit) -> None:
    page = wide.page
    day = page.get_by_role("slider", name="Day up to which statements are dated")
    before = views(page)
    day.focus()
    page.keyboard.press("ArrowLeft")
    status = page.locator(".explainer-casualties [role=status]")
    expect(status).to_contain_text("28 October 2025")
    expect(page.locator(".explainer-map [role=status]")).to_contain_text("28 October 2025")
    expect(page.locator(".explainer-timeline [role=status]")).to_contain_text("28 October 2025")
    after = views(page)
    assert all(one != other for one, other in zip(before, after, strict=True))
    page.keyboard.press("ArrowRight")
    expect(status).to_contain_text("29 October 2025")


def test_date_field_and_buttons_move_the_day_too(wide: Visit) -> None:
    page = wide.page
    status = page.locator(".explainer-map [role=status]")
    to_day(page, "2025-10-13")
    expect(status).to_contain_text("13 October 2025")
    page.get_by_role("button", name="Later day").press("Enter")
    expect(status).to_contain_text("25 October 2025")
    to_day(page, "2025-10-29")
    expect(status).to_contain_text("29 October 2025")


def test_a_button_at_the_last_day_hands_its_focus_on(wide: Visit) -> None:
    page = wide.page
    before, after = (page.get_by_role("button", name=name, exact=True)
                     for name in ("Earlier day", "Later day"))  # fmt: skip
    to_day(page, "2025-10-28")
    after.press("Enter")
    expect(after).to_be_disabled()
    expect(before).to_be_focused()
    expect(page.locator(".explainer-map [role=status]")).to_contain_text("29 October 2025")


def test_holding_a_key_ends_on_the_last_day_asked_for(wide: Visit) -> None:
    page = wide.page
    page.get_by_role("slider", name="Day up to which statements are dated").focus()
    for _ in range(12):
        page.keyboard.press("ArrowLeft")
    expect(page.locator(".explainer-map [role=status]")).to_contain_text("9 October 2025")
    page.keyboard.press("End")
    expect(page.locator(".explainer-map [role=status]")).to_contain_text("29 October 2025")


DRAWINGS = """
() => [...document.querySelectorAll(".plotview[data-drawn]")].map((view) => {
  const graph = view.querySelector(".plotview-graph:not(.plotview-ahead)");
  const words = [...graph.querySelectorAll("svg text")].map((text) => text.textContent.trim());
  const marks = [...graph.querySelectorAll("[role=button]")].map((mark) => mark.ariaLabel);
  return [view.ariaLabel, words.filter(Boolean).sort(), marks.sort()];
})
"""
RESTING = "() => globalThis.explainer.isQuiet()"


@pytest.mark.parametrize("ring", ["", "&ring=wider"])
def test_a_figure_looks_the_same_whatever_was_shown_before_it(
    browser: Browser, address: str, ring: str
) -> None:
    """Drawn anew, drawn over another day (labels used to go missing), or drawn ahead."""
    walked = open_page(browser, f"{address}?on=2025-10-28{ring}", width=1280).page
    for day in ("2025-10-12", "2025-10-13", "2025-10-12"):
        to_day(walked, day)
        walked.wait_for_url(f"**on={day}**")
        walked.wait_for_timeout(1500)
        until(walked, f"({RESTING})()")
    fresh = open_page(browser, f"{address}?on=2025-10-12{ring}", width=1280).page
    fresh.wait_for_timeout(1500)
    until(fresh, f"({RESTING})()")
    assert walked.evaluate(DRAWINGS) == fresh.evaluate(DRAWINGS)
    walked.close()
    fresh.close()


WORDS = """
() => [...document.querySelectorAll("main .cell")].map((part) => {
  const copy = part.cloneNode(true);
  const others = "script, style, .plotview-ahead, .daycontrol";
  for (const one of copy.querySelectorAll(others)) one.remove();
  return copy.textContent.replace(/\\s+/g, " ").trim();
})
"""


def test_without_a_network_a_day_is_shown_and_is_the_same_page(
    browser: Browser, address: str
) -> None:
    walked = open_page(browser, address, width=1280).page
    until(walked, f"({RESTING})()")
    walked.context.set_offline(True)
    walked.get_by_role("button", name="Earlier day", exact=True).click()
    until(walked, "location.search.includes('on=2025-10-28')")
    until(walked, f"({RESTING})()")
    fresh = open_page(browser, f"{address}?on=2025-10-28", width=1280).page
    until(fresh, f"({RESTING})()")
    assert walked.evaluate(DRAWINGS) == fresh.evaluate(DRAWINGS)
    assert walked.evaluate(WORDS) == fresh.evaluate(WORDS)
    walked.close()
    fresh.close()


def test_each_figure_is_one_tab_stop_and_its_marks_are_in_reading_order(wide: Visit) -> None:
    page = wide.page
    to_day(page, "2025-10-28")
    page.wait_for_url("**on=2025-10-28**")
    to_day(page, "2025-10-29")
    page.wait_for_url(re.compile(r"/$"))
    until(page, f"({RESTING})()")
    stops = page.locator(SHOWN).evaluate_all(
        "graphs => graphs.map(g => g.querySelectorAll('[tabindex=\"0\"]').length)"
    )
    assert set(stops) <= {0, 1}
    assert sum(stops) >= 5
    figure = page.locator(".explainer-casualties .plotview")
    marks = figure.locator(f"{SHOWN} [role=button]")
    expect(marks.nth(7)).to_be_attached()  # the day before has fewer
    figure.locator(f"{SHOWN} [tabindex='0']").focus()
    page.keyboard.press("Home")
    heights = []
    for _ in range(marks.count()):
        heights.append(
            page.evaluate("document.activeElement.getBoundingClientRect().top + scrollY")
        )
        page.keyboard.press("ArrowDown")
    assert all(later > earlier - 12 for earlier, later in pairwise(heights))
    assert heights[-1] > heights[0] + 50


def test_the_address_follows_the_page_and_reopens_it(browser: Browser, address: str) -> None:
    visit = open_page(browser, f"{address}?on=2025-10-13&claim=r1-army-toll", width=1280)
    page = visit.page
    status = page.locator(".explainer-map [role=status]")
    expect(status).to_contain_text("13 October 2025")
    expect(page.locator(".explainer-evidence blockquote")).to_contain_text("23 personnel")
    page.get_by_role("button", name="Later day").press("Enter")
    expect(status).to_contain_text("25 October 2025")
    page.wait_for_url("**/?on=2025-10-25&claim=r1-army-toll")
    page.close()


def test_a_hostile_address_gives_the_page_and_one_plain_sentence(
    browser: Browser, address: str
) -> None:
    visit = open_page(browser, f"{address}?claim=%3Cscript%3Ealert(1)%3C/script%3E", width=1280)
    expect(visit.page.get_by_role("alert").filter(has_text="was understood")).to_be_visible()
    expect(visit.page.locator(".explainer-map [role=status]")).to_contain_text("29 October 2025")
    assert visit.errors == []
    visit.page.close()


def find_claim(page: Page, words: str) -> None:
    """Search for words, and choose the first claim that has them, by keyboard."""
    search = page.get_by_role("combobox", name="Search").first
    search.fill(words)
    expect(page.locator(".search-list").first.get_by_role("option").first).to_be_visible()
    search.press("ArrowDown")
    search.press("Enter")


HEADINGS = {
    "casualties by source": "casualties", "treaty": "dispute", "before and after": "dispute",
    "why is the line disputed": "dispute", "total": "refusal", "chronology": "timeline",
    "accusations and denials": "statements", "comparison of reports": "coverage",
    "losses of both sides": "two_ledgers", "the places": "map", "two readings": "two_readings",
    "UN": "revisions", "bibliography": "sources",
}  # fmt: skip
"""What a reader types, and the part of the page to which the first heading found leads."""


SECTIONS = """[...document.querySelectorAll("main h2")].map((one) => one.firstChild.textContent)"""


@pytest.mark.parametrize("width", [1280, 390])
def test_what_a_reader_calls_a_part_of_the_page_leads_to_it(
    browser: Browser, file: Path, width: int
) -> None:
    """On a phone its tab is opened; what folds out is open; no bar covers it."""
    page = opened(browser, file.as_uri(), width, 800, ready="globalThis.explainer?.isQuiet()")
    for words, part in HEADINGS.items():
        search = page.locator("[role=combobox]:visible").first
        search.fill(words)
        first = page.locator(".search-list:visible [role=option]").first
        expect(first).to_have_class("search-heading")
        search.press("Enter")
        until(page, "globalThis.explainer.isQuiet()")
        place = page.locator(f"[data-part={part}]")
        expect(place, words).to_be_in_viewport()
        top = place.bounding_box()
        assert top
        assert -1 <= top["y"] <= 400, (words, top)
    for heading in page.evaluate(SECTIONS):
        page.locator("[role=combobox]:visible").first.fill(heading)
        expect(page.locator(".search-list:visible [role=option]").first).to_contain_text(heading)
    leave(page)


def test_a_claim_that_is_searched_shows_its_quotation(wide: Visit) -> None:
    find_claim(wide.page, "23 personnel")
    expect(wide.page.locator(".explainer-evidence blockquote")).to_contain_text("23 personnel")


def test_a_mark_that_is_clicked_shows_its_evidence(wide: Visit) -> None:
    page = wide.page
    page.locator(".panel-close").click()
    expect(page.locator(".explainer-evidence blockquote")).to_be_hidden()
    point = page.locator(f".explainer-casualties {SHOWN} .scatterlayer path.point").first
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".explainer-evidence blockquote")).to_be_visible()


def test_filters_narrow_the_page_and_are_undone_by_keyboard(wide: Visit) -> None:
    page = wide.page
    page.get_by_text("Narrow down what is shown").press("Enter")
    page.locator("select[name=speaker]").select_option("attaullah-tarar")
    says = page.locator(".filtercontrol output")
    expect(says).not_to_have_text(EVERYTHING)
    expect(page.locator(".explainer-map [role=status]")).to_contain_text("by Attaullah Tarar")
    page.wait_for_url("**speaker=attaullah-tarar**")
    page.get_by_role("button", name="Show everything").first.press("Enter")
    expect(says).to_have_text(EVERYTHING)
    page.get_by_text("Narrow down what is shown").press("Enter")


def test_a_table_sorts_and_is_saved(wide: Visit) -> None:
    page = wide.page
    box = page.locator(".explainer-coverage")
    box.get_by_text("The same as a table").press("Enter")
    box.get_by_role("button", name="State", exact=True).press("Enter")
    states = box.locator("tbody td:nth-child(3)").all_inner_texts()
    assert states == sorted(states)
    assert len(set(states)) > 2
    box.get_by_role("button", name="State", exact=True).press("Enter")
    assert box.locator("tbody td:nth-child(3)").all_inner_texts() == states[::-1]
    expect(box.locator("th[aria-sort=descending]")).to_have_text("State")
    with page.expect_download() as saved:
        box.get_by_role("button", name="Save this table as CSV").press("Enter")
    body = saved.value.path().read_text(encoding="utf-8")
    assert len(body.splitlines()) == len(states) + 1
    assert "date to 29 October 2025 or before" in body
    box.get_by_text("The same as a table").press("Enter")


@pytest.mark.parametrize("view", ["map", "timeline", "casualties", "coverage"])
def test_a_figure_is_saved_as_a_picture_larger_than_the_figure(wide: Visit, view: str) -> None:
    page = wide.page
    box = page.locator(f".explainer-{view}")
    with page.expect_download() as saved:
        box.get_by_role("button", name="Save as picture").press("Enter")
    figure = box.locator(".plotview-canvas").bounding_box()
    assert figure is not None
    head = saved.value.path().read_bytes()[:24]
    assert head[1:4] == b"PNG"
    wide_px, tall_px = struct.unpack(">II", head[16:24])
    assert wide_px == pytest.approx(2 * figure["width"], abs=2)
    assert tall_px > 2 * (figure["height"] + 60)  # question, what is shown, source, licence


def test_citation_and_link_are_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}?claim=r1-army-toll")
    page.get_by_role("button", name="Copy citation").click(timeout=SLOW_MS)
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "Claim r1-army-toll" in page.evaluate("navigator.clipboard.readText()")
    page.locator(".panel").get_by_role("button", name="Copy link").click()
    until(
        page,
        "navigator.clipboard.readText().then(t => t.endsWith('?claim=r1-army-toll'))",
    )
    context.close()


def test_a_cell_of_the_coverage_is_read_beside_it(wide: Visit) -> None:
    page = wide.page
    silent = page.locator(f".explainer-coverage {SHOWN} [aria-label*='does not mention']").first
    silent.press("Enter")
    expect(page.locator(".panel")).to_contain_text("This document does not mention it.")
    page.wait_for_url("**cell=**")


def test_nothing_moves_for_those_who_asked_for_stillness(browser: Browser, address: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address)
    page.wait_for_selector(DRAWN, timeout=SLOW_MS)
    moving = page.evaluate(
        """[...document.querySelectorAll('*')].filter(at => {
          const style = getComputedStyle(at);
          return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
        }).map(at => at.className.toString()).slice(0, 5)"""
    )
    assert moving == []
    page.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_screen(wide: Visit, narrow: Visit, width: int) -> None:
    page = (wide if width == 1280 else narrow).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("view", ["map", "timeline", "casualties", "statements", "coverage"])
def test_no_label_is_cut_off(wide: Visit, narrow: Visit, width: int, view: str) -> None:
    page = (wide if width == 1280 else narrow).page
    lead_to(page, view)
    cut = page.locator(f".explainer-{view}").evaluate(
        """box => {
          const shown = box.querySelector('.plotview-graph:not(.plotview-ahead)');
          const frame = shown.getBoundingClientRect();
          return [...box.querySelectorAll('.annotation-text')].filter(label => {
            const r = label.getBoundingClientRect();
            return r.width && (r.left < frame.left - 1 || r.right > frame.right + 1);
          }).map(label => label.textContent);
        }"""
    )
    assert cut == []


@pytest.mark.parametrize("width", [1280, 390])
def test_map_labels_do_not_overlap(wide: Visit, narrow: Visit, width: int) -> None:
    page = (wide if width == 1280 else narrow).page
    lead_to(page, "map")
    pairs = page.locator(f".explainer-map {SHOWN}").evaluate(
        """box => {
          const labels = [...box.querySelectorAll('.annotation-text')].map(
            l => [l.textContent, l.getBoundingClientRect()]);
          const found = [];
          labels.forEach(([a, r], i) => labels.slice(i + 1).forEach(([b, s]) => {
            if (r.left < s.right && s.left < r.right
                && r.top + 2 < s.bottom && s.top + 2 < r.bottom) found.push(a + ' / ' + b);
          }));
          return found;
        }"""
    )
    assert pairs == []


@pytest.mark.parametrize("width", [1280, 390])
def test_screenshot_is_not_blank(
    wide: Visit, narrow: Visit, width: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = (wide if width == 1280 else narrow).page
    file = tmp_path_factory.mktemp("pictures") / f"page-{width}.png"
    page.screenshot(path=file, full_page=True)
    assert file.stat().st_size > 100_000


@pytest.mark.parametrize("width", [1280, 390])
def test_accessibility_checker_finds_nothing(wide: Visit, narrow: Visit, width: int) -> None:
    page = (wide if width == 1280 else narrow).page
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    found = faults_of_access(page)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = false)")
    assert [(v["id"], v["impact"], [n["target"] for n in v["nodes"]][:3]) for v in found] == []


def test_of_rows_that_look_alike_one_is_looked_at_and_each_that_looks_otherwise(
    browser: Browser,
) -> None:
    page = browser.new_page()
    rows = ["<tr><td>black <b>on</b> white</td></tr>"] * 40
    rows[17] = "<tr><td>black <b style='color: #ccc'>on</b> white</td></tr>"
    rows[23] = "<tr style='background: #333'><td>black <b>on</b> grey</td></tr>"
    page.set_content(f"<table style='background: white'>{''.join(rows)}</table>")
    [found] = [one for one in faults_of_access(page) if one["id"] == "color-contrast"]
    places = [re.findall(r"tr:nth-child\((\d+)\)", str(n["target"]))[0] for n in found["nodes"]]
    assert set(places) == {"18", "24"}
    expect(page.locator("tr:visible")).to_have_count(40)
    page.close()


def test_focus_is_seen_on_every_stop(wide: Visit) -> None:
    page = wide.page
    page.locator("body").click(position={"x": 2, "y": 2})
    unseen, stops = [], 0
    for _ in range(80):
        page.keyboard.press("Tab")
        name, style, width = page.evaluate(
            """() => {
              const at = document.activeElement, style = getComputedStyle(at);
              return [at.tagName, style.outlineStyle, parseFloat(style.outlineWidth)];
            }"""
        )
        if name == "BODY":
            break
        stops += 1
        if style == "none" or width < 1:
            unseen.append(name)
    assert stops > 15
    assert unseen == []


# --- high contrast ----------------------------------------------------------------------

KEY_AND_FIGURES = """
() => {
  const look = (at) => getComputedStyle(at);
  const dashes = (at) => (look(at).strokeDasharray.match(/[\\d.]+/g) ?? []).map(Number).join();
  const line = (at) => `${look(at).stroke} ${dashes(at)}`;
  const all = (query) => [...document.querySelectorAll(query)];
  const shown = ".explainer-map .plotview-graph:not(.plotview-ahead)";
  return {
    signs: all(".explainer-symbols svg path").map((at) => [look(at).fill, look(at).stroke]),
    words: all(".explainer-symbols, .explainer-key").map((at) => look(at).color),
    speakers: all(".explainer-key li").map((at) => look(at).borderLeftColor),
    cards: all(".explainer-card").map((at) => look(at).borderLeftColor),
    lines: all(".explainer-map .explainer-symbols svg.border path").map(line),
    drawn: all(`${shown} .shapelayer path, ${shown} .scatterlayer .js-line`).map(line),
    marks: all(".plotview-graph:not(.plotview-ahead) .point")
      .map((at) => [look(at).fill, look(at).stroke]),
    ground: all(`${shown} .main-svg`).slice(0, 1).map((at) => look(at).backgroundColor),
    grounds: all(".explainer-symbols, .explainer-key").map((at) => look(at).backgroundColor),
  };
}
"""


def in_the_dark(colour: str) -> str:
    """What the filter over drawings makes of a colour, as the browser writes it."""
    if not colour.startswith("#"):
        colour = "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])
    red, green, blue = bytes.fromhex(darkened(colour)[1:])
    return f"rgb({red}, {green}, {blue})"


@pytest.mark.parametrize("mode", [{"forced_colors": "active"}, {"contrast": "more"}])
def test_with_high_contrast_each_key_shows_what_its_figure_shows(
    wide: Visit, mode: dict[str, str]
) -> None:
    page = wide.page
    usual = page.evaluate(KEY_AND_FIGURES)
    usual_grounds = usual.pop("grounds")
    page.emulate_media(color_scheme="dark", **mode)  # type: ignore[arg-type]
    seen = page.evaluate(KEY_AND_FIGURES)
    page.emulate_media(color_scheme="null", forced_colors="null", contrast="null")
    grounds = seen.pop("grounds")
    for hues in ("words", "speakers", "cards"):  # beside drawings, which a filter darkens
        usual[hues] = [in_the_dark(colour) for colour in usual[hues]]
    if "forced_colors" in mode:
        usual["words"] = [in_the_dark(palette.INK)] * len(usual["words"])
    assert seen == usual
    assert len(seen["lines"]) == 5
    assert set(seen["lines"]) <= set(seen["drawn"])
    assert len(seen["speakers"]) >= 4
    if "forced_colors" in mode:
        assert set(grounds) == {in_the_dark(seen["ground"][0])}, "paper as under the figure"
    else:
        assert grounds == usual_grounds
