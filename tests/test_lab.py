"""The chapters in JupyterLab, in a real browser: by keyboard alone, and without a network."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect
from running import (
    SLOW_MS,
    announced,
    ending,
    faults_of_access,
    lab,
    run_all_cells,
    until,
    wait_until,
)

from explainer.words.quiz import ANSWER_COLUMNS, QUIZ_WORDS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where JupyterLab keeps its things, and the notebooks."""
    return tmp_path_factory.mktemp("lab")


@pytest.fixture(scope="module")
def address(project: Path, folder: Path) -> Iterator[str]:
    """The address of JupyterLab, without anything that its user has set."""
    places = {name: str(folder / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR",
              "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")}  # fmt: skip
    with lab(project, folder, os.environ | places) as found:
        notebook_at(folder / "notebooks" / "set_from_python.ipynb", CELLS)
        notebook_at(folder / "notebooks" / "going_on.ipynb", GOING_ON, NEXT)
        yield found


def opened(browser: Browser, address: str) -> tuple[Page, set[str]]:
    """A notebook with all its cells run, and the hosts that are asked."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname or ""))
    page.goto(f"{address}?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=SLOW_MS)
    run_all_cells(page)
    return page, hosts


@pytest.fixture(scope="module")
def started(browser: Browser, address: str) -> tuple[Page, set[str]]:
    """The start page."""
    page, hosts = opened(browser, f"{address}lab/tree/00_start_here.ipynb")
    page.wait_for_selector(".quiz-progress button", state="attached", timeout=SLOW_MS)
    return page, hosts


def test_a_question_is_answered_by_keyboard_alone(started: tuple[Page, set[str]]) -> None:
    page, hosts = started
    question = page.locator(".quiz:has(> fieldset)")
    choices = question.get_by_role("radio")
    check = question.get_by_role("button", name="Check my answer")
    says = question.locator(".quiz-says")
    choices.first.focus()
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(choices.nth(2)).to_be_checked()  # JupyterLab has left the arrow key alone
    check.focus()
    page.keyboard.press("Enter")
    expect(says).to_contain_text("Not this one.")
    question.get_by_text("Look at the evidence", exact=True).focus()
    page.keyboard.press("Enter")
    expect(question.get_by_role("article")).to_be_visible()
    choices.nth(2).focus()
    page.keyboard.press("ArrowUp")
    check.focus()
    page.keyboard.press("Enter")
    expect(says).to_contain_text("Yes.")
    progress = page.locator(".quiz-progress:has(button)")
    expect(progress.get_by_role("status")).to_contain_text("1 of 1")
    expect(progress.get_by_text("This browser keeps nothing")).to_be_hidden()
    assert hosts <= {"127.0.0.1", ""}


def test_while_a_part_is_live_its_printed_form_is_not_shown(
    started: tuple[Page, set[str]],
) -> None:
    page, _ = started
    assert page.locator("[data-part]").count() == 3
    assert page.locator("[data-part]:visible").count() == 0
    expect(page.locator(".explainer-table:visible")).to_have_count(1)


def test_answers_are_marked_and_kept_when_the_kernel_is_gone(
    started: tuple[Page, set[str]], address: str
) -> None:
    page, _ = started
    for kernel in page.request.get(f"{address}api/kernels").json():
        token = {"X-XSRFToken": page.evaluate("document.cookie.match(/_xsrf=([^;]*)/)?.[1] ?? ''")}
        assert page.request.delete(f"{address}api/kernels/{kernel['id']}", headers=token).ok
    question = page.locator(".quiz:has(> fieldset)")
    question.get_by_role("radio").nth(2).check()
    question.get_by_role("button", name="Check my answer").press("Enter")
    expect(question.locator(".quiz-says")).to_contain_text("Not this one.")
    expect(question.locator(".quiz-says")).to_contain_text(QUIZ_WORDS["stays"])
    expect(page.locator(".quiz-progress:has(button) li")).to_have_text(
        "Question 1: worked out clear"
    )


def test_the_answers_are_saved_as_a_file(started: tuple[Page, set[str]], tmp_path: Path) -> None:
    page, _ = started
    page.locator(".quiz-progress:has(button)").scroll_into_view_if_needed()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers as a file").press("Enter")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    header, row = file.read_text(encoding="utf-8-sig").splitlines()
    assert header.split(",") == list(ANSWER_COLUMNS)
    assert row.startswith(",Start here,")
    assert row.endswith(",yes,3,who-stands-behind")


def test_questions_have_no_accessibility_fault(started: tuple[Page, set[str]]) -> None:
    page, _ = started
    found = faults_of_access(page, ".quiz")
    assert [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in found] == []


def test_nothing_of_jupyter_s_own_lies_over_the_text(started: tuple[Page, set[str]]) -> None:
    page, _ = started
    assert page.get_by_text("get notified about official Jupyter news").count() == 0


# --- a report of one's own ------------------------------------------------------------------


@pytest.fixture(scope="module")
def coder(browser: Browser, address: str) -> tuple[Page, set[str]]:
    """The notebook in which a class codes a report."""
    page, hosts = opened(browser, f"{address}lab/tree/06_your_own_report.ipynb")
    last = page.get_by_role("columnheader", name="In plain words")
    last.wait_for(state="attached", timeout=SLOW_MS)  # a kernel that still runs does not answer
    return page, hosts


def type_into(page: Page, field: Locator, words: str) -> None:
    """Put words into a field by keyboard; in a list they choose the entry that begins so."""
    field.focus()
    page.keyboard.type(words)
    page.keyboard.press("Tab")


def mark(page: Page, line: Locator, words: str) -> None:
    """Mark words of a line by keyboard."""
    before = line.input_value().index(words)
    line.focus()
    page.keyboard.press("Control+Home")
    for _ in range(before):
        page.keyboard.press("ArrowRight")
    for _ in words:
        page.keyboard.press("Shift+ArrowRight")


CODED = {
    "asserted_by": "ISPR",
    "kind": "Casualty",
    "group": "Pakistani military",
    "killed": "23",
    "wounded": "29",
    "said_on": "10122025",
    "said_basis": "The text gives the weekday",
    "from": "10112025",
    "to": "10122025",
    "precision": "Within a few days",
    "happened_basis": "Inferred",
    "happened_note": "From the line before.",
    "place": "Durand Line",
    "place_precision": "Somewhere along",
    "says": "ISPR says that 23 of Pakistan’s personnel died and 29 were wounded.",
    "topic": "Does the report give the Pakistani",
}
"""What is typed into each field, in the order of the form, for line 11 of the example."""
QUOTED = "23 of Pakistan’s own personnel had been killed and 29 wounded"


def test_a_line_is_coded_by_keyboard_alone(coder: tuple[Page, set[str]], tmp_path: Path) -> None:
    page, hosts = coder
    form = page.locator(".coder:has(.coder-in-hand)")
    field = lambda name: form.locator(f"[name={name}]")  # noqa: E731
    press = lambda name: form.get_by_role("button", name=name).press("Enter")  # noqa: E731

    for step in range(2, 7):
        press("Next line")
        expect(form).to_contain_text(f"step {step} of 9")
    expect(form).to_contain_text("Line 11 of the text")
    assert {field(name).input_value() for name in CODED} == {""}  # nothing is chosen for anybody
    press("It was said then: Sunday, 12 October 2025 (the text gives the weekday)")
    expect(field("said_on")).to_have_value("2025-10-12")
    expect(field("said_basis")).to_have_value("weekday")
    expect(field("from")).to_have_value("")  # only what was asked for
    for name, words in CODED.items():
        type_into(page, field(name), words)

    type_into(page, field("quote"), "23 personnel had been killed")
    press("Code this claim")
    expect(form.get_by_role("alert")).to_contain_text("The quoted words are not in this line.")

    line = form.locator(".coder-in-hand")
    whole = line.input_value()
    mark(page, line, QUOTED)
    page.keyboard.type("x")
    expect(line).to_have_value(whole)  # nobody changes the text by accident
    press("Use the marked words")
    expect(field("quote")).to_have_value(QUOTED)
    press("Code this claim")
    expect(form.locator("p[role=status]")).to_contain_text("The claim is coded.")
    expect(form.locator("[role=alert]")).to_be_empty()

    file = tmp_path / "ours.yaml"
    type_into(page, form.get_by_label("Write it to"), str(file))
    press("Write the file")
    expect(form.locator("p[role=status]")).to_contain_text(f"Written: {file}")
    claim = yaml.safe_load(file.read_text(encoding="utf-8"))["claims"][1]
    assert claim["quote"] == QUOTED
    assert claim["counts"] == {"group": "pakistani-military", "killed": "23", "wounded": "29"}
    assert claim["said_on"] == {"date": "2025-10-12", "basis": "weekday"}
    assert hosts <= {"127.0.0.1", ""}


def test_what_is_coded_stands_beside_the_five(coder: tuple[Page, set[str]]) -> None:
    """By itself: no cell is run again."""
    page, _ = coder
    column = ".explainer-coverage .xtick text"
    until(page, f"[...document.querySelectorAll('{column}')]"
                ".some((label) => /^Your *report/.test(label.textContent))")  # fmt: skip
    coverage = page.locator(".explainer-coverage:has(.explainer-plot)")
    coverage.get_by_text("The same as a table").click()
    said = coverage.locator("tbody tr", has_text=CODED["says"])
    expect(said).to_contain_text("Your report")


def test_the_form_has_no_accessibility_fault(coder: tuple[Page, set[str]]) -> None:
    page, _ = coder
    found = faults_of_access(page, ".coder:has(.coder-in-hand)")
    assert [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in found] == []


def test_what_is_coded_outlives_a_cell_that_runs_again(coder: tuple[Page, set[str]]) -> None:
    """A cell that runs begins with the example in Python; the browser has what was coded."""
    page, _ = coder
    form = page.locator(".coder:has(.coder-in-hand)")
    form.evaluate("(form) => { form.dataset.before = 'yes'; }")
    run_all_cells(page)
    again = page.locator(".coder:has(.coder-in-hand):not([data-before])")
    again.wait_for(timeout=SLOW_MS)
    expect(again.locator("ol > li")).to_have_count(2)
    expect(again.locator("ol")).to_contain_text(CODED["says"])


# --- the page -------------------------------------------------------------------------------

CELLS = (
    "import datetime as dt\nfrom explainer import Explainer",
    "page = Explainer()\npage.summary",
    "display(page.controls, page.casualties, page.evidence)",
    "page.controls.value = dt.date(2025, 10, 28)",
    "heard = []\npage.controls.observe(lambda change: heard.append(change['new']), 'value')",
)
"""A notebook that sets the page from Python."""
DIRTY = re.compile("jp-mod-dirty")
DRAWN = ".explainer-casualties .plotview-canvas .main-svg"
GOING_ON = (
    "from explainer import load_ledger\nfrom explainer.classroom.quiz import Lesson",
    'lesson = Lesson("The line", load_ledger())\nlesson.progress',
)
NEXT = "Next: [The page](set_from_python.ipynb). Also: [The start](00_start_here.ipynb)"


def notebook_at(file: Path, sources: Sequence[str], *words: str) -> None:
    """Write a notebook, as those of the repository are written."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    cells += [nbformat.v4.new_markdown_cell(source) for source in words]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), file)


def test_a_notebook_that_is_opened_is_not_changed_and_next_ends_its_kernel(
    browser: Browser, address: str, folder: Path
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}lab/tree/going_on.ipynb?reset")
    expect(page.get_by_text("| Idle")).to_be_visible()
    tab = page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab", has_text="going_on.ipynb")
    expect(tab).not_to_have_class(DIRTY)
    run_all_cells(page)
    page.wait_for_selector(".quiz-progress", timeout=SLOW_MS)
    expect(tab).to_have_class(DIRTY)  # so the sign would have been seen
    file = folder / "notebooks" / "going_on.ipynb"
    before = json.loads(file.read_text(encoding="utf-8"))["metadata"]
    page.keyboard.press("Control+s")
    expect(tab).not_to_have_class(DIRTY)
    assert json.loads(file.read_text(encoding="utf-8"))["metadata"] == before

    def running() -> list[str]:
        return [one["path"] for one in page.request.get(f"{address}api/sessions").json()]

    assert "going_on.ipynb" in running()
    page.get_by_role("link", name="The page").click()
    assert wait_until(lambda: "set_from_python.ipynb" in running())
    assert wait_until(lambda: "going_on.ipynb" not in running())
    page.close()


@pytest.fixture(scope="module")
def page_in_lab(browser: Browser, address: str) -> tuple[Page, set[str]]:
    """The page in cells, of which one has set the day."""
    page, hosts = opened(browser, f"{address}lab/tree/set_from_python.ipynb")
    page.locator(DRAWN).first.wait_for(state="attached", timeout=SLOW_MS)
    return page, hosts


def test_what_python_sets_is_shown(page_in_lab: tuple[Page, set[str]]) -> None:
    page, hosts = page_in_lab
    expect(page.locator(".daycontrol output")).to_have_text("28 October 2025")
    expect(page.locator(".explainer-summary")).to_contain_text("28 October 2025")
    assert page.locator("[data-live]").count() == 4
    assert page.locator("[data-live]:visible").count() == 0
    assert hosts <= {"127.0.0.1", ""}


def test_no_output_of_a_notebook_scrolls_sideways(page_in_lab: tuple[Page, set[str]]) -> None:
    """Nor is a control cut off at its right."""
    page, _ = page_in_lab
    wide = page.locator(".jp-OutputArea-output:visible").evaluate_all(
        "all => all.map((one) => one.scrollWidth - one.clientWidth).filter((over) => over > 1)"
    )
    assert wide == []
    cut = page.locator(".daycontrol :is(button, input, output):visible").evaluate_all(
        """all => all.filter((one) => one.getBoundingClientRect().right
             > one.closest(".jp-OutputArea-output").getBoundingClientRect().right + 1)
           .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert cut == []


def test_a_step_of_the_day_by_keyboard_reaches_every_part(
    page_in_lab: tuple[Page, set[str]],
) -> None:
    page, _ = page_in_lab
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")  # which JupyterLab leaves alone
    expect(page.locator(".explainer-summary")).to_contain_text("27 October 2025")
    expect(page.locator(".explainer-casualties [role=status]")).to_contain_text("27 October 2025")


def test_a_mark_that_is_chosen_by_keyboard_shows_its_evidence(
    page_in_lab: tuple[Page, set[str]],
) -> None:
    page, _ = page_in_lab
    figure = page.locator(".explainer-casualties .plotview-graph:not(.plotview-ahead)")
    mark = figure.locator("[tabindex='0']").first
    mark.focus()
    page.keyboard.press("Enter")
    beside = page.locator(".explainer-casualties .panel-is-open article")
    expect(beside).to_be_visible()
    by = beside.locator(".panel-by").inner_text()
    expect(page.locator("#evidence .panel-by")).to_have_text(by)


def test_a_browser_that_comes_back_finds_the_page_as_it_was(
    page_in_lab: tuple[Page, set[str]],
) -> None:
    """The kernel has the state; a page that is loaded again is told all of it."""
    page, _ = page_in_lab
    page.locator(".jp-InputPrompt").first.click()  # the parts of a page keep their keys
    page.keyboard.press("Control+s")
    expect(page.get_by_role("tab", name="set_from_python.ipynb")).not_to_have_class(DIRTY)
    page.reload()
    expect(page.locator(".daycontrol output")).to_have_text("27 October 2025")


# --- stock Voilà ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stock(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The notebook of the page in Voilà as it comes, with its own template."""
    folder = tmp_path_factory.mktemp("voila")
    places = {name: str(folder / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "voila", str(project / "notebooks" / "explainer.ipynb"),
               "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]  # fmt: skip
    log = folder / "voila.log"
    with (
        log.open("w") as stderr,
        subprocess.Popen(command, stderr=stderr, env=os.environ | places) as process,
        ending(process),
    ):
        yield announced(log, process)


def test_stock_voila_draws_the_page_and_keeps_its_address(browser: Browser, stock: str) -> None:
    """Its template asks other hosts for a font and for formulas; without them all is there."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), lambda route: route.abort())
    page.goto(f"{stock}?on=2025-10-28", timeout=SLOW_MS)
    for view in ("map", "timeline", "casualties", "coverage"):
        page.locator(f".explainer-{view} .main-svg").first.wait_for(timeout=SLOW_MS)
    expect(page.locator(".explainer-summary")).to_contain_text("28 October 2025")
    assert page.locator("[data-live]:visible").count() == 0
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".explainer-summary")).to_contain_text("27 October 2025")
    page.wait_for_url(re.compile(r"\?on=2025-10-27$"))
    page.close()
