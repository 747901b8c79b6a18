"""A conflict-data file that is opened in a page: read there, sent nowhere, and in no export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from running import App, faults_of_access, heard, leave, opened
from test_estimates import ACLED, MADE_UP, REAL

from explainer.words.estimates import ESTIMATE_WORDS
from explainer.words.front import FRONT_WORDS


@pytest.fixture(scope="module")
def page(browser: Browser, file: Path) -> Iterator[Page]:
    """The one file, from a disk, without a network; nothing is complained of."""
    tab = opened(browser, "about:blank", 1280, 800, ready="true", offline=True)
    with heard(tab) as told:
        tab.goto(file.as_uri())
        tab.wait_for_selector("html[data-explainer=started]")
        yield tab
    leave(tab)
    assert told == []


def fold_of(page: Page) -> Locator:
    """The fold, opened by keyboard alone."""
    fold = page.locator("details.estimates-fold")
    if fold.get_attribute("open") is None:
        fold.locator("> summary").focus()
        page.keyboard.press("Enter")
    fold.locator("input[type=file]").wait_for()
    return fold


def test_a_file_is_read_in_the_page_and_laid_beside_the_claims(page: Page) -> None:
    fold = fold_of(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fold.locator("input[type=file]").set_input_files(MADE_UP)
    expect(fold.get_by_role("status")).to_contain_text("was read as UCDP GED (23.1 or later)")
    expect(fold.locator("article")).to_have_count(5)
    row = fold.locator("article").nth(1)
    expect(row).to_contain_text("32 killed, between 17 and 40")
    expect(row).to_contain_text("by UCDP GED, version 26.1, from 3 reports")
    expect(row).to_contain_text(ESTIMATE_WORDS["near"])
    expect(row.locator(".is-estimate .estimate-band")).to_have_count(1)
    assert ESTIMATE_WORDS["openSaid"] in fold.inner_text()
    assert asked == []


def test_the_words_of_a_claim_are_read_beside_the_row_by_keyboard(page: Page) -> None:
    row = fold_of(page).locator("article").nth(1)
    claim = row.locator(".estimate-words details").filter(has_text="at least 17")
    claim.locator("summary").focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    expect(claim.locator("blockquote")).to_be_visible()
    assert page.evaluate("scrollY") == before
    expect(claim.get_by_role("button", name=ESTIMATE_WORDS["inPage"])).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_shown_of_a_file_fits_and_can_be_read_by_all(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    if width < 640:
        page.get_by_role("tab", name="Sources").click()
    fold_of(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults_of_access(page, ".estimates-fold") == []
    page.set_viewport_size({"width": 1280, "height": 800})


def test_days_are_asked_for_and_a_file_of_other_days_says_so(page: Page) -> None:
    fold = fold_of(page)
    fold.locator("input[type=file]").set_input_files(REAL)
    expect(fold.get_by_role("status")).to_contain_text("1994")
    expect(fold).to_contain_text(ESTIMATE_WORDS["noRows"])
    fold.get_by_role("button", name=ESTIMATE_WORDS["allDays"]).click()
    expect(fold.locator("article")).to_have_count(38)
    expect(fold).to_contain_text("Its best estimate lies outside its own range.")


def test_a_file_that_cannot_be_read_is_refused_with_line_and_column(
    page: Page, tmp_path: Path
) -> None:
    fold = fold_of(page)
    wrong = tmp_path / "mine.csv"
    text = MADE_UP.read_text("utf-8").replace(",2025-10-11,2025-10-12,", ",05-06-2025,2025-10-12,")
    wrong.write_text(text, "utf-8")
    fold.locator("input[type=file]").set_input_files(wrong)
    expect(fold.get_by_role("status")).to_contain_text(ESTIMATE_WORDS["refused"])
    expect(fold).to_contain_text("mine.csv: line 4, column date_start: “05-06-2025” can be read as")
    expect(fold.locator("article")).to_have_count(0)
    stood = fold.evaluate(
        """(fold, status) => {
      fold.querySelector("input[type=file]").dispatchEvent(new Event("change"));
      return fold.querySelector(status).textContent;
    }""",
        "[role=status]",
    )
    assert stood == "", "of the file before, while another one is read"


def test_rows_of_acled_can_be_looked_at_and_taken_away_in_no_form(page: Page) -> None:
    fold = fold_of(page)
    fold.locator("input[type=file]").set_input_files(ACLED)
    expect(fold.locator("article")).to_have_count(2)
    expect(fold).to_contain_text("15 killed; no range given")
    expect(fold).to_contain_text("do not share")
    assert fold.locator("[download], .plotview").count() == 0
    buttons = {one.inner_text() for one in fold.get_by_role("button").all()}
    assert buttons <= {ESTIMATE_WORDS["allDays"], ESTIMATE_WORDS["inPage"], "Choose File", ""}
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "SYN" not in kept
    assert "SYN" not in page.url
    page.emulate_media(media="print")
    assert not fold.is_visible(), "nor on paper"
    page.emulate_media(media="null")


def test_a_visit_does_not_load_what_reads_a_file_until_it_is_asked_for(
    browser: Browser, app: App
) -> None:
    asked: list[str] = []
    tab = opened(browser, "about:blank", 1280, 800, ready="true")
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(app.address)
    tab.wait_for_selector("html[data-explainer=started]")
    assert not [url for url in asked if "estimates" in url]
    fold = fold_of(tab)
    assert len([url for url in asked if "estimates" in url]) == 1
    fold.locator("input[type=file]").set_input_files(MADE_UP)
    expect(fold.locator("article")).to_have_count(5)
    assert FRONT_WORDS["estimates"] in fold.inner_text()
    leave(tab)
