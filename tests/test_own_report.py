"""A report of one's own in the app: coded, kept and compared in a browser, with no kernel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from running import App, faults_of_access, running, until

from explainer import paths

pytestmark = pytest.mark.browser

CHAPTER = "06_your_own_report.html"
TEACHING = paths.notebooks_folder() / "teaching"
SAYS = "ISPR says that 23 of Pakistan’s personnel were killed and 29 wounded."
NAMED = {"asserted_by": "ISPR", "place": "Durand Line (line)"}
CHOSEN = {
    "kind": "casualties",
    "group": "pakistani-military",
    "precision": "days",
    "happened_basis": "weekday",
    "place_precision": "stretch",
    "topic": "army-toll",
}
TYPED = {
    "killed": "23",
    "wounded": "29",
    "from": "2025-10-11",
    "to": "2025-10-12",
    "quote": "23 of Pakistan’s own personnel had been killed and 29 wounded",
    "says": SAYS,
}
"""What a careful pupil fills in for line 11 of the example."""
KEPT = "localStorage.getItem('durand-line-report')"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser that has kept nothing yet; whatever a script throws fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    thrown: list[str] = []
    opened.on("pageerror", lambda error: thrown.append(str(error)))
    yield opened
    context.close()
    assert thrown == []


def visit(page: Page, app: App) -> Locator:
    """Open the chapter; the form, once it is drawn."""
    page.goto(f"{app.address}{CHAPTER}")
    return form_of(page)


def form_of(page: Page) -> Locator:
    form = page.locator(".coder:has(.coder-in-hand)")
    form.wait_for()
    return form


def press(form: Locator, name: str | re.Pattern[str]) -> None:
    form.get_by_role("button", name=name).click()


def code_line_11(form: Locator) -> None:
    for step in range(2, 7):
        press(form, "Next line")
        expect(form).to_contain_text(f"step {step} of 9")
    press(form, "It was said then: Sunday, 12 October 2025 (the text gives the weekday)")
    expect(form.locator("[name=said_on]")).to_be_visible()  # the fold has opened for the day
    for name, value in NAMED.items():
        form.locator(f"[name={name}]").fill(value)
    for name, value in CHOSEN.items():
        form.locator(f"[name={name}]").select_option(value)
    for name, value in TYPED.items():
        form.locator(f"[name={name}]").fill(value)
    press(form, "Code this claim")
    expect(form.locator("p[role=status]")).to_contain_text("The claim is coded.")


def beside(page: Page) -> Locator:
    """What the coverage's table has of the coded report."""
    coverage = page.locator("[data-part=beside-coverage]")
    fold = coverage.get_by_text("The same as a table")
    fold.wait_for()
    if not coverage.locator("table").is_visible():
        fold.click()
    return coverage.locator("tbody tr", has_text=SAYS)


def test_a_claim_is_coded_stands_beside_the_five_and_is_still_there(page: Page, app: App) -> None:
    form = visit(page, app)
    expect(beside(page)).to_have_count(0)
    code_line_11(form)
    expect(beside(page)).to_contain_text("Your report")
    expect(page.locator("[data-part=beside-summary]")).to_contain_text("Your report date to 29 Oct")
    page.reload()
    form = form_of(page)
    expect(form.locator("ol > li")).to_have_count(2)
    expect(form.locator("ol")).to_contain_text(SAYS)
    expect(form).to_contain_text("Line 11 of the text")
    expect(beside(page)).to_contain_text("Your report")
    names = [" ".join(child.cmdline()) for child in app.server.children(recursive=True)]
    assert not [name for name in names if "ipykernel" in name]


def test_what_is_typed_outlives_a_reload_and_forgetting_leaves_nothing(
    page: Page, app: App
) -> None:
    form = visit(page, app)
    form.get_by_text("More, if the report tells").click()
    form.locator("[name=says]").fill("Half a sentence")
    page.reload()
    form = form_of(page)
    expect(form.locator("[name=says]")).to_have_value("Half a sentence")
    page.on("dialog", lambda dialog: dialog.accept())
    press(form, "Forget all of this")
    expect(form.locator("[name=says]")).to_have_value("")
    expect(form.locator("p[role=status]")).to_contain_text("Forgotten.")
    assert page.evaluate(KEPT) is None


def test_while_the_server_is_away_one_reads_and_types_on_and_it_comes_back(page: Page) -> None:
    with running() as first:
        form = visit(page, first)
        port = first.host.rpartition(":")[2]
    press(form, "Next line")
    expect(form).to_contain_text("Line 3 of the text")
    expect(form.locator(".coder-trouble")).to_contain_text("The explainer does not answer now.")
    form.get_by_text("More, if the report tells").click()
    form.locator("[name=says]").fill("Typed meanwhile")
    with running(None, "--port", port):
        expect(form.locator(".coder-trouble")).to_be_hidden()
        expect(form.locator("[name=says]")).to_have_value("Typed meanwhile")
        page.reload()
        expect(form_of(page).locator("[name=says]")).to_have_value("Typed meanwhile")


def test_a_record_is_a_file_of_the_browser_and_is_gone_on_with_at_another_one(
    page: Page, app: App, browser: Browser, tmp_path: Path
) -> None:
    form = visit(page, app)
    code_line_11(form)
    with page.expect_download() as download:
        press(form, "Download the record")
    record = tmp_path / download.value.suggested_filename
    download.value.save_as(record)
    assert SAYS in record.read_text(encoding="utf-8")
    context = browser.new_context()
    other = context.new_page()
    form = visit(other, app)
    form.get_by_text("The report: paste it, or open a file").click()
    form.locator("input[type=file]").set_input_files(record)
    expect(form.locator("ol")).to_contain_text(SAYS)
    form.locator("input[type=file]").set_input_files(TEACHING / "belmara.txt")
    area = form.get_by_label("The text", exact=True)
    expect(area).to_have_value(re.compile("Belmara"))
    expect(form.locator("ol")).to_contain_text(SAYS)  # it is opened, and not read yet
    context.close()


def test_a_hostile_report_stays_words(page: Page, app: App) -> None:
    form = visit(page, app)
    page.on("dialog", lambda dialog: dialog.accept())
    form.get_by_text("The report: paste it, or open a file").click()
    hostile = "<img src=x onerror='document.title = `hacked`'> said that 23 died."
    form.get_by_label("The text", exact=True).fill(hostile)
    press(form, "Read this text")
    expect(form.locator(".coder-in-hand")).to_have_value(hostile)
    expect(form).to_contain_text("Nothing is coded yet")
    assert form.locator("img").count() == 0
    assert "hacked" not in page.title()
    form.get_by_text("The report: paste it, or open a file").click()
    area = form.get_by_label("The text", exact=True)
    area.evaluate("(area) => { area.value = 'x'.repeat(100001); }")
    press(form, "Read this text")
    expect(form.get_by_role("alert")).to_contain_text("longer than 100,000 characters")


def test_what_stands_beside_the_five_is_looked_at_as_on_the_page(page: Page, app: App) -> None:
    """All questions are shown; what is chosen opens its evidence, without a link."""
    visit(page, app)
    coverage = page.locator("[data-part=beside-coverage]")
    coverage.scroll_into_view_if_needed()
    drawn = coverage.locator(".plotview-graph:not(.plotview-ahead) .main-svg").first
    height = str(drawn.get_attribute("height"))
    coverage.locator("select:has([value=topic])").select_option("topic")
    expect(drawn).not_to_have_attribute("height", height)
    evidence = page.locator("[data-part=beside-evidence]")
    evidence.get_by_role("combobox").fill("nine Afghan soldiers")
    evidence.get_by_role("combobox").press("Enter")
    expect(evidence.get_by_role("article").first).to_contain_text("nine Afghan soldiers")
    expect(evidence.get_by_role("button", name="Copy citation")).to_be_visible()
    expect(evidence.get_by_role("button", name="Copy link")).to_have_count(0)


WORDINGS = (
    ("up to 15", "up to 15 militants had died"),
    ("At least two dozen", "At least two dozen soldiers were killed"),
    ("six, including three children", "six, including three children, were killed"),
)
SPEAKER = "Mūsā Ḥabībzādē, spokesman of the governor"


def test_a_pupil_codes_three_wordings_in_six_fields_and_finds_them_drawn_as_said(
    page: Page, app: App
) -> None:
    form = visit(page, app)
    page.on("dialog", lambda dialog: dialog.accept())
    form.get_by_text("The report: paste it, or open a file").click()
    report = "\n".join(f"{SPEAKER} said that {quote}." for _, quote in WORDINGS)
    form.get_by_label("The text", exact=True).fill(report)
    press(form, "Read this text")
    expect(form).to_contain_text("Nothing is coded yet")
    form.locator("[name=published]").fill("2025-10-16")
    form.locator("[name=published_basis]").select_option("printed")
    form.get_by_label("We wrote this text ourselves").check()
    for number, (killed, quote) in enumerate(WORDINGS, start=1):
        filled = {"asserted_by": SPEAKER, "quote": quote, "killed": killed}
        for name, value in filled.items():
            form.locator(f"[name={name}]").fill(value)
        form.locator("[name=kind]").select_option("casualties")
        form.locator("[name=group]").select_option("afghan-civilians")
        press(form, "Code this claim")
        expect(form.locator("ol > li")).to_have_count(number)
        expect(form.locator("[name=says]")).to_be_hidden()  # the fold was never needed
        if number < len(WORDINGS):
            press(form, "Next line")
            expect(form).to_contain_text(f"step {number + 1} of 3")
    figure = page.locator("[data-part=beside-casualties]")
    figure.scroll_into_view_if_needed()
    for killed, _ in WORDINGS:
        drawn = figure.locator(".main-svg", has_text=killed).first
        expect(drawn).to_be_attached()
    table = figure.get_by_text("The same as a table")
    table.click()
    expect(figure.locator("tbody tr", has_text="spokesman of the governor")).to_have_count(3)
    page.reload()
    expect(form_of(page).locator("ol > li")).to_have_count(3)


def test_two_readings_are_compared(page: Page, app: App) -> None:
    visit(page, app)
    readings = page.locator("[data-part=readings]")
    expect(readings).to_contain_text("Where the two readings differ")  # those of the example
    readings.get_by_text("Compare two records of the text above").click()
    files = readings.locator("input")
    for number, name in enumerate(("start", "first_reader")):
        files.nth(number).set_input_files(TEACHING / f"example_{name}.yaml")
    readings.get_by_role("button", name="Compare two files").click()
    expect(readings).to_contain_text("Agreement in the 1 claim that both coded")
    expect(readings).to_contain_text("Coded by one reader only")


def test_the_form_has_no_accessibility_fault_and_fits_a_telephone(page: Page, app: App) -> None:
    form = visit(page, app)
    found = faults_of_access(page, ".coder:has(.coder-in-hand)")
    assert [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in found] == []
    page.set_viewport_size({"width": 390, "height": 844})
    until(page, "document.documentElement.scrollWidth === 390")  # once the figures are drawn anew
    expect(form.get_by_role("button", name="Code this claim")).to_be_visible()
