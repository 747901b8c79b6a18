"""Every notebook: thin, stripped of outputs, and run from a fresh kernel without a network."""

from __future__ import annotations

import ast
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import pytest
from builders import plain_words, real_ledger
from conftest import BROWSER_FLAGS
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from playwright.sync_api import Page, expect, sync_playwright

from explainer import paths
from explainer.page.hosts import PARTS
from explainer.page.rendering import VIEWS

pytestmark = pytest.mark.process

START = "00_start_here"
NOTEBOOKS = sorted(paths.notebooks_folder().glob("*.ipynb"))
EVERY = pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
OWN_REPORT = "06_your_own_report"
CHAPTERS = [
    file for file in NOTEBOOKS if file.stem[0].isdigit() and file.stem not in {START, OWN_REPORT}
]
EACH_CHAPTER = pytest.mark.parametrize("file", CHAPTERS, ids=lambda file: file.stem)

WIDGET = "application/vnd.jupyter.widget-view+json"
ASK = "lesson.ask("
"""How a cell begins that puts a question to the pupil."""
MAX_LINES = 10
MAX_SECONDS = 60
THICK = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.AsyncFor,
    ast.While, ast.If, ast.IfExp, ast.Match, ast.Try, ast.With, ast.AsyncWith, ast.ListComp,
    ast.SetComp, ast.DictComp, ast.GeneratorExp,
)  # fmt: skip

OFFLINE = """
import socket

def _refuse(name):
    real = getattr(socket.socket, name)
    def guarded(self, address):
        host = address[0] if isinstance(address, tuple) else "localhost"
        if host not in {"localhost", "127.0.0.1", "::1"}:
            raise OSError(f"a notebook asked for {host}; it must run without a network")
        return real(self, address)
    setattr(socket.socket, name, guarded)

_refuse("connect")
_refuse("connect_ex")

def getaddrinfo(host, *rest, _real=socket.getaddrinfo, **more):
    if host not in {None, "", "localhost", "127.0.0.1", "::1"}:
        raise OSError(f"a notebook asked for {host}; it must run without a network")
    return _real(host, *rest, **more)

socket.getaddrinfo = getaddrinfo
"""
"""Run by Python itself in the kernel, before anything else."""


def file_prose(file: Path) -> str:
    return "\n\n".join(cell.source for cell in cells(file, "markdown"))


def cells(file: Path, kind: str) -> list[Any]:
    return [cell for cell in nbformat.read(file, as_version=4).cells if cell.cell_type == kind]


def test_the_notebooks_asked_for_are_there() -> None:
    assert [file.stem for file in NOTEBOOKS] == [
        START, "01_the_line", "02_the_sequence", "03_the_count", "04_the_words",
        "05_the_coverage", OWN_REPORT, "07_the_long_story", "08_your_own_question",
        "explainer",
    ]  # fmt: skip


# --- thin -------------------------------------------------------------------------------


@EVERY
def test_a_notebook_is_valid_and_has_a_title(file: Path) -> None:
    notebook = nbformat.read(file, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.title
    assert notebook.metadata.kernelspec.name == "python3"


@EVERY
def test_a_notebook_opens_with_its_title_and_question(file: Path) -> None:
    first = nbformat.read(file, as_version=4).cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert "?" in first.source


@EVERY
def test_only_the_first_code_cell_imports_and_it_does_nothing_else(file: Path) -> None:
    first, *others = [ast.parse(cell.source) for cell in cells(file, "code")]
    imports = (ast.Import, ast.ImportFrom)
    assert all(isinstance(node, imports) for node in first.body)
    assert not [n for tree in others for n in ast.walk(tree) if isinstance(n, imports)]


@EVERY
def test_cells_are_short_and_hold_no_logic(file: Path) -> None:
    for cell in cells(file, "code"):
        assert len(cell.source.splitlines()) <= MAX_LINES, cell.source
        thick = [type(n).__name__ for n in ast.walk(ast.parse(cell.source)) if isinstance(n, THICK)]
        assert not thick, cell.source


@EVERY
def test_outputs_are_stripped(file: Path) -> None:
    for cell in cells(file, "code"):
        assert cell.outputs == []
        assert cell.execution_count is None
    assert "widgets" not in nbformat.read(file, as_version=4).metadata


@EVERY
def test_the_last_words_are_key_points_and_what_is_not_shown(file: Path) -> None:
    last = cells(file, "markdown")[-1].source
    assert "does not show" in last
    assert last.count("\n- ") >= 2


@EACH_CHAPTER
def test_a_chapter_says_how_long_it_takes_and_what_it_rests_on(file: Path) -> None:
    first = cells(file, "markdown")[0].source
    assert "minutes" in first
    assert "Sources" in first
    assert "After this chapter you can:\n\n- " in first
    working = [cell for cell in cells(file, "code") if not cell.source.startswith(ASK)]
    assert 5 <= len(working) <= 10


@EACH_CHAPTER
def test_a_chapter_asks_ends_with_an_exit_question_and_leads_on(file: Path) -> None:
    asking = [cell for cell in cells(file, "code") if cell.source.startswith(ASK)]
    assert 3 <= len(asking) <= 5
    last = cells(file, "markdown")[-1].source
    for part in ("## Key points", "**What this does not show:**", "**Exit question:**"):
        assert part in last
    assert cells(file, "code")[-1].source == "lesson.progress"


def test_no_question_is_asked_twice() -> None:
    asked = [cell.source for file in NOTEBOOKS for cell in cells(file, "code")
             if cell.source.startswith(ASK)]  # fmt: skip
    assert len(asked) > 30
    assert len(set(asked)) == len(asked)


@EVERY
def test_a_command_of_make_is_named_with_the_one_that_needs_no_make(file: Path) -> None:
    for name in re.findall(r"`make (\w+)`", file_prose(file)):
        assert f"`py -m explainer {name}`" in file_prose(file), name


@EVERY
def test_links_lead_to_a_notebook_or_a_heading_that_is_there(file: Path) -> None:
    prose = "\n".join(cell.source for cell in cells(file, "markdown"))
    headings = {
        line.lstrip("# ").replace(" ", "-") for line in prose.splitlines() if line[:1] == "#"
    }
    for target in re.findall(r"\]\(([^)]+)\)", prose):
        if target.startswith("#"):
            assert target[1:] in headings, target
        else:
            assert (file.parent / target).is_file(), target


def stems(words: str) -> set[str]:
    """The beginnings of the words that carry a term's meaning, whatever their form."""
    return {word[:5] for word in re.findall(r"\w{3,}", words.casefold())} - {"the", "its", "their"}


@EACH_CHAPTER
def test_a_chapter_explains_the_words_that_it_links(file: Path) -> None:
    terms = real_ledger().terms
    (guide,) = [c.source for c in cells(file, "code") if "lesson.guide(" in c.source]
    keys = re.findall(r'"([a-z0-9-]+)"', guide.split("lesson.guide(")[1])
    explained = [stems(terms[key].term) for key in keys]
    linked = re.findall(r"\[([^\]]+)\]\(#How-to-read-this-chapter\)", file_prose(file))
    assert linked
    for words in linked:
        assert any(stems(words) & term for term in explained), words


@EACH_CHAPTER
def test_a_figure_in_the_prose_is_a_day_or_in_the_records(file: Path) -> None:
    """Numbers belong to the cells, which take them from the records."""
    prose = re.sub(r"\]\([^)]*\)|About \d+ minutes", "", file_prose(file))
    prose = re.sub(r"^\d+\. ", "", prose, flags=re.M)
    said = {claim.said_on.date for claim in real_ledger().claims(ring="five")}
    happened = {day for claim in real_ledger().claims(ring="five")
                for day in (claim.happened.from_, claim.happened.to) if day}  # fmt: skip
    days = {f"{day.day} {day:%B}" for day in said | happened}
    left = [found for found in re.findall(r"\d+(?: October| November)?", prose)
            if found not in days]  # fmt: skip
    assert not left


@EACH_CHAPTER
def test_a_chapter_has_words_before_each_code_cell(file: Path) -> None:
    kinds = [cell.cell_type for cell in nbformat.read(file, as_version=4).cells]
    assert kinds[0] == kinds[-1] == "markdown"
    assert ("code", "code") not in pairwise(kinds)


# --- run --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder to run in: this Python's own kernel, no settings of the user, no network."""
    room = tmp_path_factory.mktemp("fresh")
    guard = room / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(OFFLINE, encoding="utf-8")
    known = os.environ.get("PYTHONPATH")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(guard), known])))
        patch.setenv("JUPYTER_PREFER_ENV_PATH", "1")
        patch.setenv("JUPYTER_DATA_DIR", str(room / "jupyter"))
        patch.setenv("IPYTHONDIR", str(room / "ipython"))
        yield room


@cache
def run(file: Path, room: Path) -> Any:
    """A notebook that was run, once for all tests, in a folder of its own."""
    folder = room / file.stem
    folder.mkdir()
    copy = Path(shutil.copy(file, folder))
    notebook = nbformat.read(copy, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=MAX_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        store_widget_state=True,
    )
    return client.execute()


def outputs(notebook: Any) -> list[Any]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


SCRIPTS = re.compile(r"<(script|style|template)\b.*?</\1>", re.DOTALL)
LABELLED = re.compile(r"Claim id\s+\S+|[?&]claim=\S+|Claim \S+ of the Durand Line Explainer")
"""Where an id is told as one: on the card of a claim, for who cites it or looks for its record."""


@EVERY
def test_no_output_shows_the_id_of_a_claim(file: Path, fresh: Path) -> None:
    """A pupil reads words; ids are for programs, in attributes and files."""
    ids = {claim.id for claim in real_ledger().whole.claims()}
    shown = (output.get("data", {}).get("text/html", "") for output in outputs(run(file, fresh)))
    for html in shown:
        words = LABELLED.sub(" ", plain_words(SCRIPTS.sub(" ", html)))
        assert not ids.intersection(re.findall(r"\w+(?:-\w+)+", words)), words[:200]


@cache
def as_document(file: Path, room: Path) -> Path:
    """What `jupyter nbconvert --execute --to html` writes, with what it keeps of the widgets."""
    body, _ = HTMLExporter().from_notebook_node(run(file, room))
    document = room / f"{file.stem}.html"
    document.write_text(body, encoding="utf-8")
    return document


@contextmanager
def without_network(chromium_path: str, document: Path) -> Iterator[tuple[Page, list[str]]]:
    """A document in a browser that reaches nothing but the file, and what fails in it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=BROWSER_FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.route(re.compile("^https?:"), lambda route: route.abort())
        page.goto(document.as_uri())
        yield page, faults
        browser.close()


@EVERY
def test_a_notebook_runs_and_is_a_document_without_kernel_and_network(
    file: Path, fresh: Path, chromium_path: str
) -> None:
    """From a fresh kernel; as a document it has its figures, tables and questions."""
    check_outputs(run(file, fresh))
    with without_network(chromium_path, as_document(file, fresh)) as (page, faults):
        source = "\n".join(cell.source for cell in cells(file, "code"))
        for view in set(re.findall(rf"\.({'|'.join(VIEWS)})\b", source)):
            part = page.locator(f".explainer-{view}:has(.explainer-plot)")
            expect(part).to_be_attached()
            absent = part.get_attribute("hidden") is not None
            if not absent and view != "revisions":  # which stands in a fold
                expect(part.locator(".main-svg").first).to_be_visible()
        questions = page.locator(".quiz:visible:has(fieldset, ul, ol)")
        assert questions.count() >= source.count(ASK)
        tables = page.locator(".explainer-table:visible")
        assert tables.count() >= source.count("lesson.table(")
        assert page.locator("[data-live]:visible").count() > 0
        assert faults == []


def test_in_a_document_of_the_page_the_day_can_be_moved(fresh: Path, chromium_path: str) -> None:
    document = as_document(paths.notebooks_folder() / "explainer.ipynb", fresh)
    with without_network(chromium_path, document) as (page, faults):
        day = page.get_by_role("slider")
        day.focus()
        page.keyboard.press("ArrowLeft")
        expect(page.locator(".explainer-summary")).to_contain_text("28 October 2025")
        page.get_by_role("button", name="Show them too").click()
        alert = page.get_by_role("alert").filter(has_text="not kept in this page")
        expect(alert).to_be_visible()
        expect(page.locator(".explainer-summary")).to_contain_text("28 October 2025")
        assert faults == []


def check_outputs(done: Any) -> None:
    """No cell failed or complained, and what is asked is printed too."""
    found = outputs(done)
    assert found
    assert not [o for o in found if o.output_type == "error"]
    assert not [o.text for o in found if o.output_type == "stream" and o.name == "stderr"]
    silent = [cell.source for cell in done.cells if cell.cell_type == "code" and not cell.outputs]
    assert all("import" in source or " = " in source for source in silent), silent
    for cell in done.cells:
        check_that_it_outlives_its_widget(cell)
        if cell.source.startswith(ASK):
            printed = "".join(o.data.get("text/html", "") for o in cell.outputs)
            assert 'data-part="question"' in printed, "without a kernel there is a printed form"
            assert "<details><summary>Key</summary>" in printed


def check_that_it_outlives_its_widget(cell: Any) -> None:
    """Each output is HTML too: in its bundle, or in the next one, which the live widget hides."""
    shown = [output.data for output in cell.get("outputs", []) if "data" in output]
    for number, data in enumerate(shown):
        if WIDGET in data:
            data = shown[number + 1]
            assert "data-live=" in data["text/html"], cell.source
        assert plain_words(data.get("text/html", "")).strip(), cell.source


def test_the_page_is_made_of_its_parts_and_is_no_apology(fresh: Path) -> None:
    done = run(paths.notebooks_folder() / "explainer.ipynb", fresh)
    printed = [output.data.get("text/html", "") for output in outputs(done)]
    shown = [part for html in printed for part in re.findall(r'<div[^>]* data-part="(\w+)"', html)]
    assert shown == [part for part in PARTS if part != "summary"]  # which stands in the opening
    assert tuple(part for part in PARTS if part in VIEWS) == VIEWS
    words = plain_words("".join(html.rpartition("</script>")[2] for html in printed))
    assert "could not be read" not in words
    assert "at least 50" in words


def test_the_guard_refuses_a_network(fresh: Path) -> None:
    """The test of the test: without this, "runs offline" would prove nothing."""
    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell(
                "import socket, sys\n"
                "try:\n    socket.create_connection(('192.0.2.1', 80), timeout=5)\n"
                "except OSError as error:\n    print(error)\n"
                "print(sys.executable)"
            )
        ]
    )
    file = fresh / "guarded.ipynb"
    nbformat.write(notebook, file)
    said = "".join(o.text for o in outputs(run(file, fresh)))
    assert "a notebook asked for 192.0.2.1" in said
    assert Path(sys.prefix).as_posix() in said


def test_a_report_of_one_s_own_stands_beside_the_five_in_a_document_too(
    fresh: Path, chromium_path: str
) -> None:
    document = as_document(paths.notebooks_folder() / f"{OWN_REPORT}.ipynb", fresh)
    with without_network(chromium_path, document) as (page, faults):
        for name in ("casualties", "timeline", "coverage"):
            page.locator(f"[data-part=beside-{name}] [data-drawn=true] svg").first.wait_for()
        summary = page.locator("[data-part=beside-summary]")
        expect(summary).to_contain_text("Your report date to 29")
        coder = page.locator("[data-part=coder]")
        expect(coder).to_contain_text("open this chapter in the app")
        readings = page.locator("[data-part=readings]")
        expect(readings).to_contain_text("Where the two readings differ")
        assert faults == []
