"""The first screen, the strip and the bar in a browser: the map in sight, the view that stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from running import App, leave, opened, until

pytestmark = pytest.mark.browser

DRAWN = "document.documentElement.dataset.explainer && globalThis.explainer.isQuiet()"
TOP = "name => document.querySelector(`.explainer-${name} .explainer-plot`)\
.getBoundingClientRect().top"
UNDER_THE_BAR = "name => scrollBy(0, document.querySelector(`.explainer-${name} .explainer-plot`)\
.getBoundingClientRect().top - 80)"
TODAY = """() => {
  const plot = document.querySelector('.explainer-timeline .plotview-graph:not(.plotview-ahead)');
  const drawn = plot.querySelector('.shapelayer path[data-index="0"]').getAttribute('d');
  const { xaxis, shapes } = plot._fullLayout;
  const ends = drawn.match(/[ML][^,]+/g).map(x => Number(x.slice(1)));
  return [xaxis._offset + xaxis.r2p(shapes[0].x0), ...ends];
}"""
"""Where the line of the day belongs, and where it begins and ends."""
SAID = ("2025-10-28", "2025-10-26", "2025-10-12", "2025-10-29")
SCREENS = [(360, 740), (390, 844), (768, 1024), (1024, 768), (1280, 800), (1920, 1080)]


@pytest.fixture(scope="module")
def wide(browser: Browser, app: App) -> Iterator[Page]:
    """The page on a laptop."""
    page = opened(browser, app.address, 1280, 800, ready=DRAWN)
    yield page
    leave(page)


@pytest.mark.parametrize(("width", "height"), SCREENS, ids=lambda side: str(side))
def test_the_map_is_in_sight_without_scrolling(
    browser: Browser, app: App, width: int, height: int
) -> None:
    page = opened(browser, app.address, width, height, ready=DRAWN)
    box = page.locator(".explainer-map .explainer-plot").bounding_box()
    assert box
    assert height - box["y"] >= 200
    cards = page.locator(".answer")
    assert cards.count() == 4
    last = cards.last.bounding_box()
    assert last
    assert last["y"] + last["height"] < box["y"]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    leave(page)


def test_one_finger_on_the_map_scrolls_the_page(browser: Browser, app: App) -> None:
    page = opened(browser, app.address, 390, 844, ready=DRAWN, has_touch=True, is_mobile=True)
    box = page.locator(".explainer-map .plotview").bounding_box()
    assert box
    wire = page.context.new_cdp_session(page)
    seen = "explainer.store.views.find(({ name }) => name === 'map').figure.drawing.element"
    before = page.evaluate(f"{seen}._fullLayout.yaxis.range")
    for step in range(11):
        finger = {"x": 200, "y": min(box["y"] + 250, 800) - 20 * step}
        kind = "touchMove" if step else "touchStart"
        wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [finger]})
    wire.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    until(page, "scrollY > 100")
    assert page.evaluate(f"{seen}._fullLayout.yaxis.range") == before
    leave(page)


PAINTED = "new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))"


@pytest.mark.parametrize("view", ["casualties", "timeline", "statements", "coverage"])
def test_the_view_that_is_looked_at_stays_while_the_day_moves(wide: Page, view: str) -> None:
    wide.evaluate(UNDER_THE_BAR, view)
    until(wide, "document.querySelector('.pagebar:not([hidden])')")
    wide.wait_for_timeout(300)  # a reader rests
    before = wide.evaluate(TOP, view)
    for day in SAID:
        wide.evaluate("on => globalThis.explainer.store.change({ on })", day)
        until(wide, f"globalThis.explainer.store.state.on === '{day}' && {DRAWN}")
        wide.evaluate(PAINTED)  # what a reader sees is never in between
        assert abs(wide.evaluate(TOP, view) - before) <= 1, day


def test_a_sentence_of_trouble_moves_nothing_that_is_looked_at(wide: Page) -> None:
    wide.evaluate(UNDER_THE_BAR, "casualties")
    until(wide, "scrollY > 0")
    wide.evaluate(PAINTED)  # a reader sees where it stands before anything is said
    before = wide.evaluate(TOP, "casualties")
    for words in ("The answer takes long. " * 12, ""):
        told = "words => { trouble.textContent = words; trouble.hidden = !words; }"
        wide.evaluate(told, words)
        wide.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        assert wide.locator("#trouble").is_visible() == bool(words)
        assert abs(wide.evaluate(TOP, "casualties") - before) <= 1


def test_a_ring_that_does_not_come_is_asked_for_again_and_said_below_the_tabs(
    browser: Browser, app: App
) -> None:
    page = opened(browser, app.address, 390, 844, ready=DRAWN)
    away = "**/after.*.pack"
    page.route(away, lambda route: route.abort())
    page.evaluate("scrollTo(0, 400)")
    page.evaluate("void explainer.store.narrow({ ring: 'after' })")
    trouble = page.locator("#trouble")
    expect(trouble).to_contain_text("does not answer")
    top, tabs = (page.locator(one).bounding_box() for one in ("#trouble", ".pagetabs"))
    assert top
    assert tabs
    assert top["y"] >= tabs["y"] + tabs["height"] - 1
    page.unroute(away)
    until(page, "explainer.store.moment.state.ring === 'after'")
    expect(trouble).to_be_hidden()
    leave(page)


@pytest.mark.parametrize("start", [0, 3000])
def test_who_has_just_come_to_a_place_stays_there_while_it_is_narrowed(
    wide: Page, start: int
) -> None:
    wide.evaluate("at => scrollTo(0, at)", start)
    wide.wait_for_timeout(300)  # a reader rests
    place = "document.getElementById('How-many')"
    wide.evaluate(f"{place}.scrollIntoView(); explainer.store.narrow({{ side: 'pakistan' }})")
    until(wide, f"explainer.store.moment.state.side === 'pakistan' && {DRAWN}")
    wide.evaluate(PAINTED)
    stands = wide.evaluate(f"{place}.getBoundingClientRect().top")
    wide.evaluate("explainer.store.narrow({ side: undefined })")
    until(wide, f"!explainer.store.moment.state.side && {DRAWN}")
    assert 0 <= stands < 200


def test_a_scroll_that_a_slow_browser_has_not_told_of_yet_counts(wide: Page) -> None:
    wide.evaluate("scrollTo(0, 0)")
    wide.wait_for_timeout(300)
    wide.evaluate("""async () => {
      const { store } = explainer;
      const state = { side: 'pakistan' };
      const page = await store.source.page(state);
      document.getElementById('How-many').scrollIntoView();
      store.show({ state, page, card: null });
    }""")
    until(wide, DRAWN)
    wide.evaluate(PAINTED)
    stands = wide.evaluate("document.getElementById('How-many').getBoundingClientRect().top")
    wide.evaluate("explainer.store.narrow({ side: undefined })")
    until(wide, f"!explainer.store.moment.state.side && {DRAWN}")
    assert 0 <= stands < 200


def test_the_bar_tells_section_day_and_filters_and_takes_them_away(wide: Page) -> None:
    wide.evaluate("scrollTo(0, 0)")
    bar = wide.get_by_role("navigation", name="What is shown")
    expect(bar).to_be_hidden()
    wide.evaluate("document.getElementById('How-many').scrollIntoView()")
    expect(bar).to_be_visible()
    expect(bar).to_contain_text("How many")
    expect(bar).to_contain_text("29 October")
    wide.evaluate("globalThis.explainer.store.narrow({ side: 'pakistan' })")
    gone = bar.get_by_role("button", name="Take away: Pakistan’s side")
    expect(gone).to_be_visible()
    gone.press("Enter")
    expect(gone).to_have_count(0)
    filters = bar.get_by_role("button", name="Filter")
    filters.press("Enter")
    expect(wide.locator("select[name=speaker]")).to_be_visible()
    wide.keyboard.press("Escape")
    expect(wide.locator("select[name=speaker]")).to_be_hidden()
    expect(filters).to_be_focused()


def test_steps_lead_to_days_on_which_something_was_said(wide: Page) -> None:
    wide.evaluate("scrollTo(0, 0)")
    day = wide.get_by_role("slider", name="Day up to which statements are dated")
    day.focus()
    stood: list[float] = []
    for words in ("28 October", "27 October", "26 October", "25 October", "12 October"):
        wide.keyboard.press("ArrowLeft")
        expect(wide.locator(".daycontrol output")).to_contain_text(words)
        until(wide, DRAWN)
        belongs, *ends = wide.evaluate(TODAY)
        assert ends == [belongs, belongs]
        stood.append(belongs)
    assert stood == sorted(set(stood), reverse=True)
    wide.keyboard.press("End")
    expect(wide.locator(".daycontrol output")).to_contain_text("29 October")


def test_a_card_chooses_its_claim(wide: Page) -> None:
    wide.evaluate("scrollTo(0, 0)")
    card = wide.locator(".answer[data-claim=r4-more-than-70]")
    card.click()
    until(wide, "globalThis.explainer.store.state.claim === 'r4-more-than-70'")
    expect(card).to_have_attribute("aria-pressed", "true")
    assert wide.evaluate("scrollY") == 0


def test_what_a_filter_leaves_empty_is_said_and_not_drawn(browser: Browser, app: App) -> None:
    page = opened(browser, f"{app.address}?topic=kabul-explosions", 1280, 800, ready=DRAWN)
    box = page.locator(".explainer-casualties")
    expect(box.locator(".explainer-plot")).to_be_hidden()
    expect(box).to_contain_text("No claim fits what is chosen")
    leave(page)


def test_on_a_telephone_one_view_stands_at_a_time(browser: Browser, app: App) -> None:
    page = opened(browser, app.address, 390, 844, ready=DRAWN)
    names = page.get_by_role("tab").all_inner_texts()
    assert names == ["Map", "How many", "When", "Who says", "The line", "Reports", "Sources"]
    page.get_by_role("tab", name="Reports").click()
    expect(page.locator(".explainer-coverage .explainer-plot")).to_be_visible()
    expect(page.locator(".explainer-map .explainer-plot")).to_be_hidden()
    page.get_by_role("tab", name="The line").click()
    expect(page.locator(".explainer-dispute .explainer-plot")).to_be_visible()  # no fold to open
    page.get_by_role("tab", name="Reports").click()
    page.get_by_role("tab", name="Reports").press("ArrowRight")
    expect(page.get_by_role("tab", name="Sources")).to_be_focused()
    page.emulate_media(media="print")
    expect(page.locator(".explainer-map .explainer-plot")).to_be_visible()
    leave(page)


def test_a_link_opens_the_tab_in_which_its_claim_is_drawn(browser: Browser, app: App) -> None:
    page = opened(browser, f"{app.address}?claim=r1-army-toll", 390, 844, ready=DRAWN)
    expect(page.get_by_role("tab", name="How many")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".explainer-casualties .explainer-plot")).to_be_visible()
    leave(page)
