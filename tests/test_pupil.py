"""A pupil's way through a chapter as a file: by keyboard, without kernel, server or network."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import real_ledger
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from running import faults_of_access

from explainer.classroom.questions import the_count
from explainer.classroom.questions.kinds import ChoiceQuestion
from explainer.words.quiz import ANSWER_COLUMNS

pytestmark = pytest.mark.browser

LEDGER = real_ledger()
WHO_COUNTS = the_count.who_counts(LEDGER)
CHOICES = (
    the_count.what_the_words_allow(LEDGER), the_count.whose_losses(LEDGER),
    the_count.nobody_counts(LEDGER),
)  # fmt: skip
CAPTION = the_count.figure_caption(LEDGER)


@pytest.fixture
def chapters(built_site: Path) -> Path:
    """The chapters as files, as a teacher would put them on a stick."""
    return built_site


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of one pupil, without a network."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    yield made
    made.close()


def opened(context: BrowserContext, file: Path) -> Page:
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-explainer=started]")
    return page


def question(page: Page, number: int) -> Locator:
    return page.locator("[data-part=question]").nth(number - 1)


def check(of: Locator) -> Locator:
    """Press the button, as the keyboard does; what is said then."""
    of.get_by_role("button", name="Check my answer").press("Enter")
    return of.locator(".quiz-says")


def choose(of: Locator, asked: ChoiceQuestion, wanted: str) -> None:
    """Choose an option by the arrow keys."""
    options = [option.id for option in asked.options]
    of.get_by_role("radio").first.focus()
    of.page.keyboard.press("Space")
    for _ in range(options.index(wanted)):
        of.page.keyboard.press("ArrowDown")


def match_rows(of: Locator, answer: list[str]) -> None:
    """Choose for each row."""
    for select, wanted in zip(of.get_by_role("combobox").all(), answer, strict=True):
        select.select_option(wanted)


def work_through(page: Page) -> None:
    """Every question of chapter 3 answered rightly."""
    match_rows(question(page, 1), WHO_COUNTS.answer)
    expect(check(question(page, 1))).to_contain_text(WHO_COUNTS.explanation)
    for number, asked in enumerate(CHOICES, 2):
        choose(question(page, number), asked, asked.answer)
        expect(check(question(page, number))).to_contain_text(asked.explanation)
    caption = question(page, 5)
    caption.get_by_label("Your caption").fill(str(CAPTION.answer["words"]))
    expect(check(caption)).to_contain_text(CAPTION.explanation)


def test_a_pupil_works_through_a_chapter_and_finds_it_again(
    context: BrowserContext, chapters: Path, tmp_path: Path
) -> None:
    page = opened(context, chapters / "03_the_count.html")
    progress = page.locator("[data-part=progress]")
    expect(progress.get_by_role("status")).to_contain_text("0 of 5 questions")

    first = question(page, 1)
    wrong = [WHO_COUNTS.answer[0], *WHO_COUNTS.answer[:1] * 2]
    match_rows(first, wrong)
    expect(check(first)).to_contain_text("Look again at:")
    first.get_by_text("Look at the evidence", exact=True).press("Enter")
    expect(first.get_by_role("article")).to_be_visible()
    work_through(page)
    expect(progress.get_by_role("status")).to_contain_text("5 of 5 questions")

    page.reload()
    expect(progress.get_by_role("status")).to_contain_text("5 of 5 questions")
    expect(first.locator(".quiz-says")).to_contain_text(WHO_COUNTS.explanation)

    with page.expect_download() as download:
        progress.get_by_role("button", name="Save my answers as a file").press("Enter")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        header, *rows = csv.reader(lines)
    assert header == list(ANSWER_COLUMNS)
    assert [row[2] for row in rows] == [asked.prompt for asked in (WHO_COUNTS, *CHOICES, CAPTION)]
    assert rows[0][4:] == [
        "not yet",
        WHO_COUNTS.in_words(WHO_COUNTS.answer),
        "yes",
        "2",
        "who-counts",
    ]
    assert rows[0][3] not in {"", rows[0][5]}
    assert {row[6] for row in rows} == {"yes"}


def test_what_one_tab_clears_is_cleared_in_the_others(
    context: BrowserContext, chapters: Path
) -> None:
    page = opened(context, chapters / "03_the_count.html")
    work_through(page)
    other = opened(context, chapters / "04_the_words.html")
    mine = other.locator("[data-part=progress]")
    mine.get_by_role("button", name="Clear my answers").press("Enter")
    mine.get_by_role("button", name="Yes, clear").press("Enter")
    expect(page.locator("[data-part=progress]").get_by_role("status")).to_contain_text("0 of 5")
    expect(question(page, 2).locator("input:checked")).to_have_count(0)


def test_questions_work_on_where_the_figures_cannot_be_had(
    context: BrowserContext, chapters: Path
) -> None:
    context.route("**/*.pack*", lambda route: route.abort())
    page = context.new_page()
    page.goto((chapters / "03_the_count.html").as_uri())
    page.locator("#trouble:visible").wait_for()
    choose(question(page, 2), CHOICES[0], CHOICES[0].answer)
    expect(check(question(page, 2))).to_contain_text(CHOICES[0].explanation)


def test_without_a_script_a_question_stands_with_its_key_in_a_fold(
    browser: Browser, chapters: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((chapters / "03_the_count.html").as_uri())
    second = question(page, 2)
    expect(second).to_contain_text(CHOICES[0].prompt)
    expect(second.get_by_text(CHOICES[0].explanation)).to_be_hidden()
    second.get_by_text("Key", exact=True).click()
    expect(second.get_by_text(CHOICES[0].explanation)).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_chapter_has_no_accessibility_fault_and_fits_the_screen(
    browser: Browser, chapters: Path, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = opened(context, chapters / "01_the_line.html")
    choose(question(page, 1), CHOICES[0], CHOICES[0].options[0].id)
    check(question(page, 1))
    found = faults_of_access(page, ".quiz")
    assert [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
