"""The page on a telephone, on a projector and on paper, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from builders import copied, only_few_pages
from playwright.sync_api import Browser, Page, expect
from running import App, leave, opened, running, until

pytestmark = pytest.mark.browser

DRAWN = "document.querySelector('.explainer-casualties .main-svg')"
STEPS = """[...document.querySelectorAll('[data-part] .plotview')]
  .filter((view) => view.offsetWidth && !view.closest("details:not([open])"))
  .map((view) => Boolean(view.dataset.drawn))"""
STOPPED_AFTER_THE_FIRST = """
const later = window.setTimeout;
window.setTimeout = (what, after, ...rest) =>
  after || !document.querySelector(".plotview[data-drawn]") ? later(what, after, ...rest) : 0;
"""


@pytest.fixture(scope="module")
def named(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app under the name of a web server, which is told in what is built."""
    folder = tmp_path_factory.mktemp("named")
    env = copied(project, folder)
    only_few_pages(folder)
    with running(None, "--name", "explainer.example", env=env, cwd=folder) as app:
        yield app


@pytest.fixture(scope="module")
def wide(browser: Browser, app: App) -> Iterator[Page]:
    """The page on a projector."""
    page = opened(browser, app.address, 1280, 720)
    until(page, DRAWN)
    yield page
    leave(page)


# ---- what the page says of itself -------------------------------------------------------------


def test_head_names_and_describes_the_page(browser: Browser, named: App) -> None:
    page = opened(browser, named.address, 1280, 720)
    told = dict(
        page.locator("head meta[content]").evaluate_all(
            "all => all.map(at => [at.getAttribute('property') ?? at.name, at.content])"
        )
    )
    assert page.title() == told["og:title"] == "Durand Line Explainer"
    assert told["description"] == told["og:description"] != ""
    assert told["og:url"] == "https://explainer.example/"
    assert told["og:image"] == "https://explainer.example/preview.png"
    assert told["og:image:alt"]
    assert page.locator("link[rel=icon]").get_attribute("href")
    assert page.locator("html").get_attribute("lang") == "en"
    leave(page)


def test_preview_picture_is_there(named: App) -> None:
    response, body = named.ask("/preview.png", Host="explainer.example")
    assert response.headers["Content-Type"] == "image/png"
    assert body.startswith(b"\x89PNG")


def test_headings_stand_in_order_and_everything_stands_in_a_landmark(wide: Page) -> None:
    levels = wide.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.map(at => Number(at.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for landmark in ("banner", "main", "contentinfo"):
        expect(wide.get_by_role(landmark)).to_have_count(1)  # type: ignore[arg-type]
    outside = "body > :not(header, main, footer, nav, script, noscript, style, .skip-link)"
    strays = wide.locator(outside).evaluate_all("all => all.filter(at => at.innerText?.trim())")
    assert strays == []


def test_skip_link_is_the_first_stop_and_leads_to_the_content(browser: Browser, app: App) -> None:
    page = opened(browser, app.address, 1280, 720)
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    leave(page)


# ---- on a telephone ---------------------------------------------------------------------------


def test_nothing_is_wider_than_a_small_telephone(browser: Browser, app: App) -> None:
    page = opened(browser, app.address, 360, 740)
    page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    for tab in page.get_by_role("tab").all():
        tab.click()
        until(page, f"{STEPS}.every((drawn) => drawn)")
        assert page.evaluate("document.documentElement.scrollWidth") == 360, tab.inner_text()
        page.mouse.wheel(200, 0)
        assert page.evaluate("scrollX") == 0
    leave(page)


# ---- on a projector ---------------------------------------------------------------------------


def test_type_is_legible_on_a_projector(wide: Page) -> None:
    body = wide.locator(".prose p").first.evaluate(
        "at => parseFloat(getComputedStyle(at).fontSize)"
    )
    assert body >= 16


STRIP = "The story"
CARDS = 2  # in this step the answers are the matter, and have the screen
TOLD = "document.querySelector('.is-told :is(.plotview[data-drawn], .answer)')"
SIZES = """all => all.flatMap((one) => [...one.querySelectorAll("*")])
  .filter((one) => one.offsetWidth).map((one) => parseFloat(getComputedStyle(one).fontSize))"""
SMALLEST = """Math.min(...[...document.querySelectorAll(
    '.is-told .plotview :is(.textpoint text, .annotation-text)')]
  .filter((at) => at.getBoundingClientRect().bottom > 0)
  .map((at) => parseFloat(getComputedStyle(at).fontSize) * 1.85))"""


AXIS_PX = """Math.max(0, ...[...document.querySelectorAll('.is-told .plotview-axis span')]
  .map((at) => parseFloat(getComputedStyle(at).fontSize)))"""


def step_of(page: Page) -> str:
    return page.get_by_role("navigation", name=STRIP).get_by_role("status").inner_text()


AXES_IN_SIGHT = """() => [...document.querySelectorAll(".is-told .plotview")].every((at) => {
  const axis = at.querySelector(".plotview-axis");
  const { top, bottom, height } = axis.getBoundingClientRect();
  const foot = document.querySelector(".storystrip").getBoundingClientRect().top;
  return !at.querySelector(".xtick") || (height && top >= 0 && bottom <= foot);
})"""
"""Whatever part of a figure is seen, the numbers or days of its axis stand over it."""


NAMED = """() => {
  const box = (one) => one.getBoundingClientRect();
  const foot = box(document.querySelector(".storystrip")).top;
  const shown = [...document.querySelectorAll(".is-told .plotview")]
    .filter((one) => one.offsetWidth);
  const seen = shown.map((root) => {
    const pane = box(root);
    const axis = root.querySelector(".plotview-axis:not([hidden])");
    const top = pane.top + (axis ? box(axis).height : 0);
    return { root, top, foot: Math.min(pane.bottom, foot) };
  });
  const faults = [];
  const within = (what, { top, bottom }, pane) => {
    if (top < pane.top - 1 || bottom > pane.foot + 1)
      faults.push([what, Math.round(top - pane.top), Math.round(pane.foot - bottom)]);
  };
  const claims = document.querySelector(".story-words").dataset.claims.split(" ");
  const drawn = new Set();
  for (const pane of seen) {
    const { figure } = explainer.store.views.find(({ figure }) => figure.root === pane.root);
    const { origin, areas, points, marks } = figure.drawing.geometry();
    for (const claim of claims) {
      const at = points.filter(({ mark }) => marks[mark].claims.includes(claim));
      const holds = (area) => at.some(({ left, right, top, bottom }) =>
        area.left <= (left + right) / 2 && (left + right) / 2 <= area.right &&
        area.top <= (top + bottom) / 2 && (top + bottom) / 2 <= area.bottom);
      const rows = areas.filter((area) => area.claim === claim || holds(area));
      if (rows.length + at.length) drawn.add(claim);
      for (const { top, bottom } of [...rows, ...at])
        within(claim, { top: origin.top + top, bottom: origin.top + bottom }, pane);
    }
    // No line of words is cut in two; what overlaps the edge by its leading is not.
    for (const line of figure.drawing.element.querySelectorAll("text")) {
      const lines = [...line.querySelectorAll("tspan.line")];
      for (const { top, bottom, height } of (lines.length ? lines : [line]).map(box)) {
        const [from, to] = [top + 0.2 * height, bottom - 0.2 * height];
        if (to > pane.top && from < pane.foot)
          within(line.textContent, { top: from, bottom: to }, pane);
      }
    }
  }
  for (const pane of seen) { // of a map more than a strip
    const { figure } = explainer.store.views.find(({ figure }) => figure.root === pane.root);
    const share = (pane.foot - pane.top) / box(figure.canvas).height;
    if (figure.shown.figure.layout.meta.zoom && pane.root.offsetWidth && share < 0.6)
      faults.push(["a strip", share]);
  }
  for (const card of document.querySelectorAll(".is-told.holds-opening .answer")) {
    if (claims.includes(card.dataset.claim)) drawn.add(card.dataset.claim);
    within(card.textContent, box(card), { top: 0, foot });
  }
  const wide = ":is(.storystrip, .is-told) :is(button, select, .answer, .story-words, .plotview)";
  for (const one of document.querySelectorAll(wide)) {
    const { left, right, width } = box(one);
    if (width && (left < -1 || right > innerWidth + 1)) faults.push([one.textContent, left, right]);
  }
  return { faults, drawn: claims.filter((one) => drawn.has(one)).length };
}"""
"""Each row, cell, label and card of a claim that a step names is wholly in sight, and no printed
line is cut off."""


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1280, 800), (1920, 1080), (1024, 768)])
def test_nothing_that_a_step_names_is_cut_off_or_out_of_sight(
    browser: Browser, file: Path, width: int, height: int
) -> None:
    address = f"{file.as_uri()}#present=1"
    page = opened(browser, address, width, height, bypass_csp=True)
    for at in range(1, 11):
        page.wait_for_function(f"location.href.includes('story={at}')")
        until(page, TOLD)
        page.wait_for_function("explainer.isQuiet()")
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        told = page.evaluate(NAMED)
        assert told["faults"] == [], at
        assert told["drawn"] > 1, at
        if at == 9:
            expect(page.locator(".is-told text", has_text="50 + 23 = 73")).to_be_in_viewport()
        page.keyboard.press("PageDown")
    leave(page)


def test_on_a_phone_the_steps_are_read_and_nothing_of_them_is_cut(
    browser: Browser, file: Path
) -> None:
    """A link to a presentation, too: larger type would have no room there."""
    page = opened(browser, f"{file.as_uri()}#present=1", 390, 844, bypass_csp=True)
    for at in range(1, 11):
        page.wait_for_function(f"location.href.includes('story={at}')")
        until(page, TOLD)
        page.wait_for_function("explainer.isQuiet()")
        assert page.evaluate(WIDER) == [], at
        page.keyboard.press("PageDown")
    assert "present" not in page.locator("html").evaluate("one => one.className").split()
    leave(page)
    page = opened(browser, f"{file.as_uri()}#present=1&story=3", 1280, 720, bypass_csp=True)
    page.wait_for_function("document.documentElement.matches('.present')")
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("!document.documentElement.matches('.present')")
    leave(page)


WIDER = """() => {
  const all =
    ":is(.storystrip, .is-told) :is(button, select, .answer, .story-words, .plotview, text)";
  return [...document.querySelectorAll(all)].map((one) => [one, one.getBoundingClientRect()])
    .filter(([one, { left, right, width }]) => width && (left < -1 || right > innerWidth + 1))
    .filter(([one]) => one.checkVisibility())
    .map(([one, { left, right }]) => [one.textContent, Math.round(left), Math.round(right)]);
}"""


def test_a_click_chooses_what_it_is_on_while_presenting(browser: Browser, file: Path) -> None:
    """Rows are as much larger as their words."""
    page = opened(browser, f"{file.as_uri()}#present=1&story=4", 1280, 720, bypass_csp=True)
    until(page, "document.querySelector('.is-told .plotview[data-drawn]')")
    page.wait_for_function("explainer.isQuiet()")
    at = page.locator(".is-told text", has_text="martyred").bounding_box()
    assert at is not None
    page.mouse.click(at["x"] + at["width"] - 20, at["y"] + at["height"] / 2)
    page.wait_for_function("explainer.store.state.claim === 'w-mujahid-nine-taliban-dead'")
    leave(page)


def test_presenting_shows_each_step_on_one_screen_in_larger_type(
    browser: Browser, app: App
) -> None:
    page = opened(browser, f"{app.address}?present=1", 1280, 720)
    strip = page.get_by_role("navigation", name=STRIP)
    for at in range(1, 11):
        page.wait_for_url(f"**story={at}**")
        until(page, TOLD)
        assert step_of(page).startswith(f"{at} of 10: ")
        figures = page.locator(".explainer-plot").evaluate_all(
            "all => all.filter(at => at.clientWidth)"
        )
        assert len(figures) == (at != CARDS)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        assert page.evaluate("document.documentElement.scrollHeight") <= 720, at
        box = strip.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] == pytest.approx(720, abs=1)  # at the bottom edge
        told = page.locator(".story-words").evaluate(
            "at => parseFloat(getComputedStyle(at).fontSize)"
        )
        assert told >= 22
        assert page.evaluate(SMALLEST) >= 22
        cards = page.locator(".is-told .answer").evaluate_all(SIZES)
        assert bool(cards) == (at == CARDS)
        assert all(size >= 22 for size in cards), cards
        assert page.evaluate(AXIS_PX) <= 14  # before it is made larger with its figure
        assert page.evaluate(AXES_IN_SIGHT), at
        expect(strip.get_by_role("button", name="Earlier day")).to_be_visible()
        assert page.evaluate(
            "[...document.querySelectorAll('.is-told .plotview')]"
            ".every((at) => at.getBoundingClientRect().bottom <= "
            "document.querySelector('.storystrip').getBoundingClientRect().top + 1)"
        )
        page.keyboard.press("PageDown")
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_disabled()
    page.get_by_role("button", name="Back", exact=True).press("Enter")
    page.wait_for_url("**story=9**")
    leave(page)


def test_the_chosen_mark_is_on_the_screen_while_presenting(browser: Browser, app: App) -> None:
    page = opened(browser, f"{app.address}?present=1&story=7", 1280, 720)
    until(page, "document.querySelector('.is-told .plotview-ring')")
    until(
        page,
        "[...document.querySelectorAll('.is-told .plotview-ring')].some((ring) => { "
        "const { top, bottom } = ring.getBoundingClientRect(); "
        "return top > 0 && bottom < document.querySelector('.storystrip').offsetTop; })",
    )
    leave(page)


def test_p_begins_and_ends_presenting_and_escape_leaves_the_story(
    browser: Browser, app: App
) -> None:
    page = opened(browser, f"{app.address}?story=8", 1280, 720)
    page.keyboard.press("p")
    page.wait_for_url("**present=1")
    expect(page.locator("html.present")).to_have_count(1)  # type: ignore[arg-type]
    page.keyboard.press("p")
    expect(page.locator("html.present")).to_have_count(0)  # type: ignore[arg-type]
    assert "present" not in page.url
    page.get_by_role("button", name="Leave").press("Enter")
    expect(page.get_by_role("navigation", name=STRIP)).to_have_count(0)
    page.wait_for_url("**view=statements**")
    expect(page.locator("[data-part=statements]")).to_be_focused()
    leave(page)


def test_an_arrow_key_on_a_control_moves_the_control_and_not_the_step(
    browser: Browser, app: App
) -> None:
    page = opened(browser, f"{app.address}?story=2", 1280, 720)
    page.get_by_role("combobox", name="Step of the story").focus()
    page.keyboard.press("PageDown")
    page.wait_for_url("**story=3**")
    page.get_by_role("button", name="Back", exact=True).focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**story=2**")
    leave(page)


def test_on_a_tablet_the_words_of_a_step_have_its_whole_width(browser: Browser, file: Path) -> None:
    page = opened(browser, f"{file.as_uri()}#story=4", 768, 1024, bypass_csp=True)
    page.wait_for_function("globalThis.explainer?.isQuiet()")
    box = page.locator(".story-words").bounding_box()
    assert box is not None
    assert box["width"] > 0.9 * 768
    leave(page)


def test_the_line_of_an_axis_begins_where_the_bar_ends(browser: Browser, file: Path) -> None:
    page = opened(browser, file.as_uri(), 1280, 720, bypass_csp=True)
    page.wait_for_function("globalThis.explainer?.isQuiet()")
    page.locator("[data-part=coverage] .explainer-caption").scroll_into_view_if_needed()
    until(page, "!document.querySelector('.pagebar').hidden")
    until(
        page,
        "document.querySelector('[data-part=coverage] .plotview-axis').getBoundingClientRect().top"
        " <= document.querySelector('.pagebar').getBoundingClientRect().bottom",
    )
    leave(page)


def test_a_link_leads_to_its_view(browser: Browser, app: App) -> None:
    page = opened(browser, f"{app.address}?view=statements", 1280, 720)
    expect(page.locator("[data-part=statements]")).to_be_focused()
    expect(page.locator("[data-part=statements]")).to_be_in_viewport()
    leave(page)


# ---- on paper ---------------------------------------------------------------------------------


def test_on_paper_there_are_no_controls_and_figures_fit(browser: Browser, app: App) -> None:
    page = opened(browser, f"{app.address}?claim=r1-army-toll", 1280, 720)
    until(page, DRAWN)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    widths = page.locator(".plotview-graph:not([inert]) .main-svg").evaluate_all(
        "all => all.map(at => at.getBoundingClientRect().width)"
    )
    assert 0 < max(widths) <= 945
    page.emulate_media(media="print")
    for control in ("button:not(th button, .answer)", "select", "input", "summary", ".skip-link"):
        assert page.locator(f"{control}:visible").count() == 0, control
    expect(page.locator("#printed")).to_have_text(f"{app.address}?claim=r1-army-toll")
    expect(page.locator(".explainer-evidence blockquote")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator(".plotview-canvas").first.evaluate("at => at.style.zoom") == ""
    leave(page)


def test_figures_out_of_sight_are_drawn_without_being_scrolled_to(
    browser: Browser, app: App
) -> None:
    page = opened(browser, app.address, 1280, 720)
    until(page, f"{STEPS}.every((drawn) => drawn)")
    assert page.evaluate(f"{STEPS}.length") >= 5
    assert page.evaluate("scrollY") == 0
    leave(page)


@pytest.fixture(scope="module")
def header(browser: Browser, app: App) -> Iterator[Page]:
    """The page in a window whose width changes, as its style alone sets its header."""
    page = opened(browser, app.address, 1280, 800)
    yield page
    leave(page)


@pytest.mark.parametrize("width", [700, 1060, 1180, 1280, 1440, 1920])
def test_no_link_of_the_header_is_cut_off(header: Page, width: int) -> None:
    header.set_viewport_size({"width": width, "height": 800})
    missing = header.locator(".page-sections").evaluate("nav => nav.scrollWidth - nav.clientWidth")
    assert missing <= 0


def test_printing_waits_for_no_figure(browser: Browser, app: App) -> None:
    """The one in sight is drawn first; for paper all the others are, at once."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.add_init_script(STOPPED_AFTER_THE_FIRST)
    page.goto(app.address)
    until(page, f"{STEPS}[0]")
    page.wait_for_timeout(300)
    assert page.evaluate(f"{STEPS}.every((drawn) => drawn)") is False
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    until(page, f"{STEPS}.every((drawn) => drawn)")
    page.close()
