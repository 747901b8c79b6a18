"""The page as one file: complete, asking nobody, in two browsers, with the network off."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from builders import real_ledger
from firefox import firefox, firefox_program
from playwright.sync_api import Browser, Page, Request, expect
from running import heard, leave, opened, until

from explainer import paths
from explainer.analysis import known
from explainer.analysis.counts import comparison
from explainer.page import data, rendering
from explainer.page.packed import FIRST, NARROWED
from explainer.page.packing import SIGNS, Pack, in_order, places_of, signs_of
from explainer.page.permalink import state_from_query
from explainer.page.state import options
from explainer.page.story import StepData, story
from explainer.words.coder import CODER_WORDS
from explainer.words.estimates import ESTIMATE_WORDS
from explainer.words.front import FRONT_WORDS
from explainer.words.panels import STATUS_SOURCES
from explainer.words.quiz import QUIZ_WORDS

AS_READERS_HAVE_IT = True  # who is handed the file opens it with the browser that they have
MOST_BYTES = 2_000_000
FRONT = paths.front_script().parent.parent


def unpacked(values: list[Any], value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"$"}:
            return unpacked(values, values[value["$"]])
        return {key: unpacked(values, inner) for key, inner in value.items()}
    return [unpacked(values, inner) for inner in value] if isinstance(value, list) else value


def test_what_occurs_twice_is_kept_once() -> None:
    long = {"words": "a sentence that is longer than what is written out wherever it occurs"}
    pack = Pack()
    first, second = pack.add([long, {"again": long}]), pack.add({"third": [long]})
    assert unpacked(pack.values, pack.values[first]) == [long, {"again": long}]
    assert unpacked(pack.values, pack.values[second]) == {"third": [long]}
    assert json.dumps(pack.values).count("a sentence") == 1
    assert pack.add([long, {"again": long}]) == first


def test_likes_lie_together_and_are_found_again() -> None:
    pack = Pack()
    sentence = "the sentence of this number, which is long enough to be kept apart: "
    told = [{"one": f"{sentence}{n}", "other": [n, n + 1]} for n in range(40)]
    places = [pack.add(one) for one in reversed(told)]
    values, moved = in_order(pack.values)
    assert [unpacked(values, values[moved[place]]) for place in reversed(places)] == told
    kinds = [type(value).__name__ for value in values]
    assert kinds == sorted(kinds)


def test_what_a_reader_has_is_referred_to() -> None:
    sentence = "a sentence that is longer than what is written out wherever it occurs"
    told = [
        {"words": f"{sentence} {n}", "further": [n, n + 0.5, None, True, "as short as this"]}
        for n in range(120)
    ]
    carried = Pack()
    for one in told:
        carried.add({"one": one, "first": told[0]})
    values, _ = in_order(carried.values)
    known = places_of(json.loads(json.dumps(values)))
    again = Pack(known)
    assert unpacked(values, values[again.add({"one": told[7], "first": told[0]})])["one"] == told[7]
    assert again.values == []
    place = again.add({"one": told[7], "new": f"{sentence}, and new"})
    assert place == len(values) + 1
    assert again.values == [f"{sentence}, and new", {"one": {"$": known_place(values, told[7])},
                                                     "new": {"$": len(values)}}]  # fmt: skip


def test_packed_bytes_are_written_as_signs_that_mean_nothing_in_html() -> None:
    assert len(set(SIGNS)) == 85
    assert not set(SIGNS) & set("<>&\"'\\$` \n")
    written = [signs_of(bytes([0, 215, 14, 135, 28][:many])) for many in (0, 1, 2, 5)]
    assert written == ["", "00", "0M/", "0M/zO8~"]  # read in `front/tests/pack.test.js`
    assert f'"{SIGNS}"' in (FRONT / "src/pages/pack.js").read_text(encoding="utf-8")


def known_place(values: list[Any], told: Any) -> int:
    return next(n for n, value in enumerate(values) if unpacked(values, value) == told)


def test_the_file_is_small_and_names_no_address_but_those_of_sources(file: Path) -> None:
    assert file.stat().st_size <= MOST_BYTES
    text = file.read_text(encoding="utf-8")
    shown = text.split("explainer-pages")[0]
    assert not re.search(r"""src=["']https?:""", shown)
    named = {unescape(found) for found in re.findall(r"""href=["'](https?:[^"']*)""", shown)}
    sources = {document.url for document in real_ledger().documents}
    assert named <= sources | {address for _, address in STATUS_SOURCES}
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    script = next(part for part in policy[1].split(";") if "script-src" in part)
    assert "unsafe" not in script
    assert "blob:" not in policy[1]


def test_the_front_end_has_words_for_all_that_it_says() -> None:
    used = set()
    for source in (FRONT / "src").rglob("*.js"):
        used |= set(re.findall(r'\bsay\(\s*"([\w-]+)"', source.read_text(encoding="utf-8")))
    assert used
    assert used <= {*FRONT_WORDS, *QUIZ_WORDS, *CODER_WORDS, *ESTIMATE_WORDS}
    assert json.loads((FRONT / "tests" / "words.json").read_text(encoding="utf-8")) == FRONT_WORDS


# --- in a browser -----------------------------------------------------------------------


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    """The file opened from a disk, without a network; nothing may be asked or complained of."""
    tab = opened(browser, "about:blank", 1280, 800, ready="true", offline=True)
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    tab.on("request", note)
    with heard(tab) as told:
        tab.goto(file.as_uri())
        tab.wait_for_selector("html[data-explainer=started]")
        yield tab
    tab.remove_listener("request", note)
    leave(tab)
    here = (file.as_uri(), "data:", "blob:")
    assert [request.url for request in asked if not request.url.startswith(here)] == []
    assert told == []


def story_of_records() -> list[StepData]:
    ledger = real_ledger()
    told = story(ledger.whole.claims(), comparison(ledger, ledger.claims(ring="five")))
    return [step for step in told if step["state"].get("ring") != "after"]  # not in the file


def words(page: Page, part: str) -> str:
    return " ".join(page.locator(f"[data-part={part}]").inner_text().split())


TOLD_IN_SIGHT = """() => {
  const under = document.querySelector(".pagebar:not([hidden])")?.offsetHeight ?? 0;
  const panel = document.querySelector(".panel-is-open");
  const foot = getComputedStyle(panel).position === "fixed"
    ? panel : document.querySelector(".storystrip");
  const rings = [...document.querySelectorAll(".is-told .plotview-ring")];
  return !rings.length || rings.some((ring) => {
    const { top, bottom } = ring.getBoundingClientRect();
    return top >= under && bottom <= foot.getBoundingClientRect().top;
  });
}"""


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_the_story_is_read_by_keyboard_alone(page: Page, width: int, height: int) -> None:
    """Ten steps: each says what it tells, beside a figure in which its claim is ringed."""
    page.set_viewport_size({"width": width, "height": height})
    page.get_by_role("button", name="Read it in five minutes").focus()
    page.keyboard.press("Enter")
    strip = page.get_by_role("navigation", name="The story")
    for at, step in enumerate(story_of_records(), 1):
        place = strip.get_by_role("status")
        place.filter(has_text=f"{at} of 10: {step['title']}").wait_for()
        assert place.inner_text().endswith(step["words"])
        page.wait_for_selector(f"[data-part={step['views'][-1]}] .plotview[data-drawn]")
        until(page, f"({TOLD_IN_SIGHT})()")
        expect(page.get_by_role("navigation", name="What is shown")).to_be_visible()  # the day
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = strip.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] == pytest.approx(height, abs=1)
        assert box["height"] < height / 3
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    strip.wait_for(state="hidden")


def test_every_part_is_drawn(page: Page) -> None:
    assert "at least 50" in words(page, "opening")
    for part in ("map", "timeline", "casualties", "statements", "coverage"):
        page.locator(f"[data-part={part}] [data-drawn=true] svg").first.wait_for()
    counted = "sentence" if paths.texts_folder() else "line"  # of a text that nobody has
    assert f"{counted} 18 of Report 1" in words(page, "evidence")
    page.locator("[data-part=sources] summary").first.click()
    assert "Report 5" in words(page, "sources")


def test_what_is_chosen_as_it_opens_is_read_beside_the_figures(page: Page) -> None:
    panel = page.locator("[data-part=evidence] .panel")
    assert "at least 50" in panel.locator("blockquote").inner_text()
    page.keyboard.press("Escape")
    panel.locator("article").wait_for(state="hidden")


def test_a_day_of_which_nothing_new_is_told_is_named_all_the_same(page: Page) -> None:
    controls = page.locator("[data-part=controls]")
    controls.locator("summary", has_text="date").click()
    controls.locator("input[type=date]").fill("2025-10-20")
    controls.locator("output", has_text="20 October 2025").wait_for()
    page.locator("[data-part=opening] summary", has_text="In sentences").click()
    page.get_by_text("date to 20 October 2025 or before").locator("visible=true").first.wait_for()
    page.wait_for_url("**on=2025-10-20**")


def test_other_reports_come_with_the_ring_and_the_address_keeps_it(page: Page) -> None:
    page.get_by_label("Also other published reports").check()
    page.wait_for_url("**ring=wider**")
    page.locator("[data-part=two_ledgers] svg").first.wait_for()
    page.reload()
    page.wait_for_selector("html[data-explainer=started]")
    assert page.get_by_label("Also other published reports").is_checked()


def test_choosing_by_keyboard_shows_the_evidence_and_rings_the_mark(page: Page) -> None:
    figure = page.locator("[data-part=casualties]")
    figure.locator("[data-drawn=true]").wait_for()
    mark = figure.locator("[role=button][tabindex='0']")
    mark.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".panel article").wait_for()
    figure.locator(".plotview-ring").first.wait_for()
    page.wait_for_url("**claim=**")


@pytest.mark.parametrize("place", ["claim=r1-army-toll#evidence", "evidence"])
def test_a_link_to_the_evidence_shows_it_and_stays_at_the_top(
    browser: Browser, file: Path, place: str
) -> None:
    """Such links were copied from the page; nothing is led to under its bar."""
    page = opened(browser, f"{file.as_uri()}#{place}", 1280, 800)
    assert not [box for box in page.get_by_role("alert").all() if box.inner_text()]
    said = page.locator("#evidence blockquote").inner_text()
    assert ("23 personnel" in said) == place.startswith("claim=")
    assert page.evaluate("scrollY") == 0
    assert page.locator("#evidence blockquote").evaluate("at => at.getBoundingClientRect().top > 0")
    leave(page)


def test_a_table_sorts_and_is_saved(page: Page) -> None:
    view = page.locator("[data-part=casualties]")
    view.get_by_text("The same as a table").click()
    view.get_by_role("button", name="Killed", exact=True).click()
    assert view.locator("th[aria-sort=ascending]").count() == 1
    with page.expect_download() as saving:
        view.get_by_role("button", name="Save this table as CSV").click()
    saved = Path(saving.value.path()).read_bytes()
    assert saved.startswith(b"\xef\xbb\xbfCounted,")


def of_each_ring() -> list[str]:
    """For each ring one document, side and kind of those that are in the file: the last offered."""
    found = []
    for ring, names in NARROWED.items():
        ledger = real_ledger().of(ring)
        offered = options(ledger, wider=ring != FIRST)
        day = known.news_days(ledger, wider=True)[-1] if ring != FIRST else "2025-10-27"
        asked = {"on": day} | ({"ring": ring} if ring != FIRST else {})
        found += [urlencode({name: offered[name][-1].value, **asked}) for name in names]
    return found


@pytest.mark.parametrize("query", of_each_ring())
def test_one_document_side_or_kind_is_in_the_file(browser: Browser, file: Path, query: str) -> None:
    ledger = real_ledger()
    state, fault = state_from_query(query, ledger)
    assert fault is None
    expected = data.as_data(rendering.render(ledger, state), ledger)
    page = opened(browser, f"{file.as_uri()}#{query}", 1280, 720)
    assert page.locator("#trouble").is_hidden()
    assert page.evaluate("explainer.store.moment.page.parts.choices") == expected["choices"]
    assert page.evaluate("explainer.store.moment.page.parts.claims") == expected["claims"]
    leave(page)


@pytest.mark.parametrize(
    "query",
    [
        "speaker=unama",
        "side=afghanistan&kind=casualties",
        "side=afghanistan&ring=wider&on=2025-10-20",
    ],
)
def test_what_is_not_in_the_file_is_said_not_to_be(
    browser: Browser, file: Path, query: str
) -> None:
    page = opened(browser, f"{file.as_uri()}#{query}", 1280, 720)
    page.locator("#trouble:not([hidden])").wait_for()
    said = page.locator("#trouble").inner_text()
    assert "not kept in this page" in said
    assert "make app" in said
    assert re.findall(r"[.!?](?=\s|$)", said) == ["."]  # one sentence
    # Instead of an empty page: all that is here, as the address then says.
    until(page, "document.querySelector('.explainer-casualties .plotview[data-drawn]')")
    assert page.evaluate("location.hash") == ("#ring=wider" if "wider" in query else "")
    leave(page)


@pytest.mark.parametrize("part", ["on=yesterday", "sides=pakistan", "claim=%3Cimg%20src%3Dx%3E"])
def test_an_address_that_is_half_read_says_so(browser: Browser, file: Path, part: str) -> None:
    page = opened(browser, f"{file.as_uri()}#{part}", 1280, 720)
    page.locator("[role=alert]:not([hidden])", has_text="address").wait_for()
    assert page.locator("img[src=x]").count() == 0
    leave(page)


def test_another_link_in_the_same_tab_is_followed_without_opening_the_page_anew(
    browser: Browser, file: Path
) -> None:
    """As if it had been opened there; Back leads to what was shown before."""
    here = file.as_uri()
    page = opened(browser, f"{here}#on=2025-10-20", 1280, 720)
    page.evaluate("window.isTheSame = true")
    day = page.locator("[data-part=controls] output", has_text="20 October 2025")
    day.wait_for()

    page.goto(f"{here}#claim=r1-army-toll&side=pakistan")
    page.locator("#evidence blockquote", has_text="23 personnel").wait_for()
    assert page.evaluate("explainer.store.state.side") == "pakistan"
    until(page, "location.hash === '#side=pakistan&claim=r1-army-toll'")
    page.go_back()
    day.wait_for()
    until(page, "explainer.store.state.side === undefined")

    page.goto(f"{here}#How-many")
    until(page, "scrollY > 300")
    until(page, "location.hash === '#on=2025-10-20'")
    page.goto(f"{here}#ring=wider&view=coverage")
    until(page, "document.activeElement.matches('[data-part=coverage]')")
    page.goto(f"{here}#sides=pakistan")
    page.get_by_role("alert").filter(has_text="It has a part “sides”").wait_for()
    page.goto(f"{here}#speaker=unama")
    page.locator("#trouble:not([hidden])").wait_for()
    until(page, "location.hash === ''")
    page.goto(f"{here}#story=3&present=1")
    page.locator(".present.story").wait_for()
    strip = page.get_by_role("navigation", name="The story")
    strip.get_by_role("status").filter(has_text="3 of 10").wait_for()
    page.goto(f"{here}#")
    strip.wait_for(state="hidden")
    assert page.locator(".present").count() == 0
    assert page.evaluate("window.isTheSame")
    leave(page)


def test_on_a_phone_a_link_to_a_claim_opens_its_tab_and_its_words(
    browser: Browser, file: Path
) -> None:
    page = opened(browser, file.as_uri(), 390, 844)
    page.goto(f"{file.as_uri()}#claim=r1-army-toll")
    page.locator("#evidence.panel-is-open blockquote", has_text="23 personnel").wait_for()
    expect(page.get_by_role("tab", name="How many")).to_have_attribute("aria-selected", "true")
    leave(page)


CUT = "This file is cut off"
DAMAGED = "This file is damaged"


def told_at_once(page: Page, file: Path) -> str:
    """What a file says when a browser has read it, without any waiting."""
    page.goto(file.as_uri())
    said: str = page.evaluate("document.querySelector('[role=alert]:not([hidden])')?.innerText")
    assert page.locator("#loading").is_hidden()
    return said


def test_a_file_that_was_cut_says_so_at_once(browser: Browser, file: Path, tmp_path: Path) -> None:
    whole, cut = file.read_bytes(), tmp_path / "cut.html"
    page = opened(browser, "about:blank", 1280, 720, ready="true")
    ends = [len(whole) * share // 100 for share in (2, 10, 50, 90, 99)]
    for end in (*ends, whole.rindex(b"</script>")):
        cut.write_bytes(whole[:end])
        assert told_at_once(page, cut).startswith(CUT), end
        assert page.evaluate("document.documentElement.dataset.explainer") is None
    leave(page)


def test_a_file_of_which_the_first_line_came_says_that_it_was_cut(
    browser: Browser, file: Path, tmp_path: Path
) -> None:
    """Before there is any text, and before the script that looks for an end."""
    whole, cut = file.read_bytes(), tmp_path / "cut.html"
    first = whole.index(CUT.encode()) + len(CUT)
    assert first < 150
    guarded = whole.index(b"</script>")
    page = opened(browser, "about:blank", 1280, 720, ready="true")
    for end in (*range(first, guarded, 97), guarded):
        cut.write_bytes(whole[:end])
        page.goto(cut.as_uri())
        said = page.evaluate("getComputedStyle(document.documentElement, '::before').content")
        assert said.startswith(f'"{CUT}'), end
    for end in (guarded + 9, *range(guarded + 100, whole.index(b"<body"), 20_011)):
        cut.write_bytes(whole[:end])
        assert told_at_once(page, cut).startswith(CUT), end
    page.goto(file.as_uri())
    said = page.evaluate("getComputedStyle(document.documentElement, '::before').content")
    assert said == "none"
    leave(page)


def changed(whole: str, start: int) -> str:
    """A file of which one sign is another, in the middle of the element that begins there."""
    start = whole.index(">", start) + 1
    middle = (start + whole.index("</", start)) // 2
    return whole[:middle] + ("B" if whole[middle] != "B" else "C") + whole[middle + 1 :]


@pytest.mark.parametrize("block", ['<script id="explainer-pages"', "<script>"])
def test_a_file_without_its_pages_or_its_front_end_says_so_at_once(
    browser: Browser, file: Path, tmp_path: Path, block: str
) -> None:
    whole, damaged = file.read_text(encoding="utf-8"), tmp_path / "damaged.html"
    damaged.write_text(changed(whole, whole.index(block)), encoding="utf-8")
    page = opened(browser, "about:blank", 1280, 720, ready="true")
    page.goto(damaged.as_uri())
    page.locator("#trouble", has_text=DAMAGED).wait_for()
    assert page.get_by_text("at least 50").first.is_visible()
    leave(page)


BLOCKS = {
    "guard": "what looks after it", "style": "how it looks", "wider": "other published reports",
    "after": "what came next", "plotly": "what draws the figures",
    "estimates": "what reads a conflict-data file",
}  # fmt: skip


def test_each_part_of_the_file_that_was_changed_is_named(
    browser: Browser, file: Path, tmp_path: Path
) -> None:
    """When the page has been drawn, which waits for none of it."""
    whole, damaged = file.read_text(encoding="utf-8"), tmp_path / "damaged.html"
    assert {*re.findall(r'id="explainer-(\w+)"[^>]* data-digest=', whole)} == {*BLOCKS, "pages"}
    for name in BLOCKS:
        whole = changed(whole, whole.index(f' id="explainer-{name}"'))
    damaged.write_text(whole, encoding="utf-8")
    page = opened(browser, damaged.as_uri(), 1280, 720)
    page.locator(".explainer-map", has_text=f"damaged ({BLOCKS['plotly']})").wait_for()
    trouble = page.locator("#trouble:not([hidden])")
    trouble.wait_for()
    assert f"is damaged ({', '.join(BLOCKS.values())})." in trouble.inner_text()
    page.get_by_label("Also other published reports").click()  # it is told again, and nothing lost
    page.locator("#trouble", has_text=f"is damaged ({BLOCKS['wider']}).").wait_for()
    assert page.evaluate("explainer.store.state.ring ?? 'five'") == "five"
    leave(page)


@pytest.mark.parametrize("within", ["at least 50", "Durand Line"])
def test_one_letter_of_its_words_that_was_changed_is_noticed(
    browser: Browser, file: Path, tmp_path: Path, within: str
) -> None:
    """No script stumbles over it, and a number that is another would be read as ours."""
    whole, damaged = file.read_text(encoding="utf-8"), tmp_path / "damaged.html"
    at = whole.index(within, whole.index("<main")) + len(within) - 1
    assert at < whole.index("</main>")
    damaged.write_text(f"{whole[:at]}7{whole[at + 1 :]}", encoding="utf-8")
    page = opened(browser, damaged.as_uri(), 1280, 720)
    page.locator("#trouble", has_text="is damaged (its words).").wait_for()
    leave(page)


LOOKED = "document.documentElement.dataset.looked"


def test_a_whole_file_is_found_whole(browser: Browser, file: Path) -> None:
    page = opened(browser, file.as_uri(), 1280, 720, ready=LOOKED)
    assert page.evaluate(LOOKED) == "0"
    leave(page)


def test_it_opens_in_firefox_too(file: Path, tmp_path: Path) -> None:
    if firefox_program() is None:
        pytest.skip("no Firefox on this computer")
    with firefox(tmp_path / "profile") as tab:
        tab.open(file.as_uri())
        tab.wait_for("document.documentElement.dataset.explainer === 'started'")
        for part in ("map", "timeline", "casualties", "statements", "coverage"):
            tab.wait_for(f"document.querySelector('[data-part={part}] [data-drawn=true] svg')")
        tab.value("document.querySelector('[data-part=controls] input[type=date]').focus()")
        tab.value("explainer.store.change({on: '2025-10-20', side: 'pakistan'}).then(() => null)")
        tab.wait_for("location.hash.includes('on=2025-10-20')")
        assert tab.value("document.getElementById('trouble').hidden")
        tab.value("void (location.hash = '#claim=r1-army-toll')")
        tab.wait_for("document.querySelector('#evidence blockquote').innerText.includes('23 pers')")
        tab.wait_for(LOOKED)
        assert tab.value(LOOKED) == "0"
        assert tab.complaints == []
        cut = tmp_path / "cut.html"
        cut.write_bytes(file.read_bytes()[:-100_000])
        tab.open(cut.as_uri())
        assert tab.value("document.getElementById('trouble').innerText").startswith(CUT)
        here = ("data:", "blob:", "file:")
        assert [url for url in tab.requests if not url.startswith(here)] == []


def test_the_ledger_is_whole_in_the_file(page: Page) -> None:
    held = page.evaluate("Object.keys(explainer.store.source.frame.saidOn)")
    assert {*held} == {claim.id for claim in real_ledger().whole.claims()}


# --- the map ----------------------------------------------------------------------------

MAP = ".explainer-map .plotview-graph"
IN_SIGHT = f"document.querySelector('{MAP}')._fullLayout.yaxis.range.join()"


def swipe(page: Page, distance: int) -> None:
    """One finger moves up over the map."""
    box = page.locator(".explainer-map .plotview-canvas").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + 0.7 * box["height"]
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    for step in range(1, 11):
        touch("touchMove", {"x": x, "y": y - distance * step / 10})
    touch("touchEnd")


def test_one_finger_on_the_map_scrolls_the_page_and_leaves_the_map(
    browser: Browser, file: Path
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, offline=True
    )
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector(".explainer-map .plotview[data-drawn]")
    page.locator(".explainer-map .plotview-canvas").scroll_into_view_if_needed()
    top, before = page.evaluate("scrollY"), page.evaluate(IN_SIGHT)
    swipe(page, 150)
    until(page, f"scrollY > {top} + 60")
    assert page.evaluate(IN_SIGHT) == before
    context.close()


def test_the_map_is_made_larger_by_buttons_to_a_bound_and_comes_back(page: Page) -> None:
    page.wait_for_selector(".explainer-map .plotview[data-drawn]")
    larger, whole = (
        page.get_by_label("Make the map larger"),
        page.get_by_label("Show the whole map"),
    )
    before = page.evaluate(IN_SIGHT)
    assert whole.is_disabled()
    for _ in range(12):
        if larger.is_disabled():
            break
        seen = page.evaluate(IN_SIGHT)
        larger.click()
        until(page, f"{IN_SIGHT} !== '{seen}'")
    assert larger.is_disabled()
    south, north = (float(part) for part in page.evaluate(IN_SIGHT).split(","))
    low, high = (float(part) for part in before.split(","))
    assert (high - low) / (north - south) == pytest.approx(6, rel=0.01)
    assert not page.locator(".notifier-note").count()
    whole.click()
    until(page, f"{IN_SIGHT} === '{before}'")


def test_what_is_drawn_ahead_is_never_measured_where_it_is_hidden(
    browser: Browser, file: Path
) -> None:
    page = browser.new_context(bypass_csp=True).new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(file.as_uri())
    for day in ("28", "27", "19"):
        page.wait_for_timeout(1500)  # neighbours are drawn ahead
        page.evaluate(f"void explainer.store.change({{ on: '2025-10-{day}' }})")
        until(page, "explainer.isQuiet()")
    assert page.evaluate("document.querySelectorAll('.plotview-ahead').length") > 3
    assert told == []
    page.context.close()
