"""The chapters in JupyterLab, in a real browser: by keyboard alone, and without a network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect, sync_playwright
from running import lab, run_all_cells

pytestmark = pytest.mark.browser

SLOW_MS = 90_000
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="module")
def address(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of JupyterLab, without anything that its user has set."""
    folder = tmp_path_factory.mktemp("lab")
    places = {name: str(folder / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR",
              "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")}  # fmt: skip
    with lab(project, folder, os.environ | places) as found:
        yield found


@pytest.fixture(scope="module")
def started(address: str, chromium_path: str) -> Iterator[tuple[Page, set[str]]]:
    """The start page with all its cells run, and the hosts that were asked."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        hosts: set[str] = set()
        page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname or ""))
        page.goto(f"{address}lab/tree/00_start_here.ipynb")
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=SLOW_MS)
        run_all_cells(page)
        page.wait_for_selector(".quiz-progress", state="attached", timeout=SLOW_MS)
        yield page, hosts
        browser.close()


def test_a_question_is_answered_by_keyboard_alone(started: tuple[Page, set[str]]) -> None:
    page, hosts = started
    question = page.locator(".quiz:not(.quiz-progress)")
    choices = question.get_by_role("radio")
    check = question.get_by_role("button", name="Check my answer")
    says = question.locator(".quiz-says")
    choices.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(choices.nth(1)).to_be_checked()  # JupyterLab has left the arrow key alone
    check.focus()
    page.keyboard.press("Enter")
    expect(says).to_contain_text("Not this one.")
    question.get_by_text("Look at the evidence", exact=True).focus()
    page.keyboard.press("Enter")
    expect(question.get_by_role("article")).to_be_visible()
    choices.nth(1).focus()
    page.keyboard.press("ArrowUp")
    check.focus()
    page.keyboard.press("Enter")
    expect(says).to_contain_text("Yes.")
    progress = page.locator(".quiz-progress")
    expect(progress.get_by_role("status")).to_contain_text("1 of 1")
    assert hosts <= {"127.0.0.1", ""}


def test_the_answers_are_saved_as_a_file(started: tuple[Page, set[str]], tmp_path: Path) -> None:
    page, _ = started
    page.locator(".quiz-progress").scroll_into_view_if_needed()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers as a file").press("Enter")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert "Start here" in file.read_text(encoding="utf-8")


def test_questions_have_no_accessibility_fault(started: tuple[Page, set[str]]) -> None:
    page, _ = started
    found = Axe().run(page, context=".quiz").response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in found] == []
