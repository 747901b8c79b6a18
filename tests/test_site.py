"""Page and chapters as files: from a disk, from a server below a path, and without a network."""

from __future__ import annotations

import functools
import http.server
import json
import re
import threading
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from firefox import firefox, firefox_program
from playwright.sync_api import Browser, BrowserContext, Page
from running import heard, leave, opened, until

from explainer import paths
from explainer.classroom import exports
from explainer.cli import main
from explainer.page import policy
from explainer.words.coder import CODER_WORDS
from explainer.words.front import FRONT_WORDS

NOTEBOOKS = sorted(file.stem for file in paths.notebooks_folder().glob("*.ipynb"))
CHAPTERS = [name for name in NOTEBOOKS if name != "explainer"]
PAGES = ["index.html", *(f"{name}.html" for name in CHAPTERS)]
STARTED = "html[data-explainer=started]"
JUPYTER_WORDS = re.compile(
    r"\b(Shift and|Ctrl|kernel|menu|notebook|next cell|cell above|Jupyter|the folder|make hand)",
    re.IGNORECASE,
)
"""What tells how to use JupyterLab: a reader of the page has none of it."""


@pytest.fixture(scope="module")
def site(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "stick"
    assert built_site.is_dir()
    assert main(["site", "--output", str(folder)]) == 0
    return folder


def test_there_are_page_chapters_handouts_and_a_word_for_a_wrong_address(site: Path) -> None:
    there = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert {*PAGES, "404.html", "sw.js", "handouts/index.html"} <= there
    assert {"handouts/pupil_sheet.html", "handouts/lesson_45_minutes.html"} <= there
    told = (site / "handouts/index.html").read_text(encoding="utf-8")
    assert "A document to edit tells a figure in words" in told  # and why
    taken = {"handouts/pupil_sheet.docx", *(f"handouts/{name}" for name in exports.FILES.values())}
    assert taken <= there
    offline = (site / "sw.js").read_text(encoding="utf-8")
    assert "handouts/pupil_sheet.html" in offline
    assert [name for name in taken if name in offline] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_source_of_a_cell_and_no_word_on_jupyter_is_shown(site: Path, name: str) -> None:
    written = (site / name).read_text(encoding="utf-8")
    body = written[written.index("<main") : written.index("</main>")]
    words = unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", body, flags=re.DOTALL))
    assert not re.search(
        r"^\s*(from|import) explainer|load_ledger|lesson\.[a-z]", words, re.MULTILINE
    )
    # Where a report can be coded is said on purpose, in one sentence.
    assert not JUPYTER_WORDS.findall(words.replace(CODER_WORDS["coderNotHere"], ""))


@pytest.mark.parametrize("name", CHAPTERS)
def test_what_a_chapter_asks_to_find_stands_in_what_is_shown_before(site: Path, name: str) -> None:
    """A sentence that begins with “Find” has what is sought as it is printed, in emphasis."""
    written = unescape((site / f"{name}.html").read_text(encoding="utf-8"))
    for sentence in re.finditer(r"(?:<p>|[.?!] )(?:Then f|F)ind .*?[.?!](?= |</p>)", written):
        shown = written[: sentence.start()].rpartition('<div class="cell outputs')[2]
        sought = re.findall(r"<em>(.*?)</em>", sentence[0])
        assert sought, sentence[0]
        assert [words for words in sought if words not in shown] == [], sentence[0]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_code_is_shown_where_a_chapter_is_about_it_and_nowhere_else(site: Path, name: str) -> None:
    cells = json.loads((paths.notebooks_folder() / f"{name}.ipynb").read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    shown = ["".join(c["source"]) for c in code if "code-shown" in c["metadata"].get("tags", [])]
    file = "index.html" if name == "explainer" else f"{name}.html"
    written = (site / file).read_text(encoding="utf-8")
    found = re.findall(r'<pre class="cell code"><code>(.*?)</code></pre>', written, re.DOTALL)
    assert [unescape(one) for one in found] == shown
    assert bool(shown) is (name == "08_your_own_question")


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        written = page.read_text(encoding="utf-8")
        found = [unescape(link) for link in re.findall(r'(?:href|src)="([^"]+)"', written)]
        for link in found:
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            place = page.parent / parts.path
            assert (place / "index.html" if place.is_dir() else place).is_file(), (page.name, link)


def test_each_page_leads_to_all_others(site: Path) -> None:
    for name in PAGES:
        written = (site / name).read_text(encoding="utf-8")
        _, _, nav = written.partition('<nav aria-label="Chapters"')
        nav = nav[: nav.index("</nav>")]
        assert re.findall(r'href="([^"]+)"', nav) == PAGES


def test_every_part_that_a_notebook_shows_is_a_host_in_its_page(site: Path) -> None:
    for name in NOTEBOOKS:
        cells = json.loads((paths.notebooks_folder() / f"{name}.ipynb").read_text("utf-8"))["cells"]
        code = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")
        found = re.findall(r"\b(page|beside|coder)\.([a-z_]+)\b(?![.(])", code)
        shown = [f"beside-{part}" if of == "coder" else part for of, part in found]
        page = site / ("index.html" if name == "explainer" else f"{name}.html")
        written = re.sub(r"<style.*?</style>", "", page.read_text(encoding="utf-8"), flags=re.S)
        hosts = re.findall(r'data-part="([\w-]+)"', written)  # and no rule for one
        assert [part for part in hosts if part in set(shown)] == shown


def test_every_page_says_what_it_may_load(site: Path) -> None:
    """Of the app the same pages are sent, with a header besides."""
    for file in (file for file in site.rglob("*.html") if file.name != "explainer.html"):
        text = unescape(file.read_text(encoding="utf-8"))
        found = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
        assert found == [policy.LINKED if "<script" in text else policy.PLAIN], file


# --- in a browser -----------------------------------------------------------------------


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 800})
    yield made
    made.close()


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The site on a plain file server, below a path."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(site.parent))

    class Patient(http.server.ThreadingHTTPServer):
        request_queue_size = 128  # of 5, it sends away a browser that asks for all files at once

    with Patient(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
        server.shutdown()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab that is used again: for pages of a disk, of which a browser keeps nothing."""
    found = opened(browser, "about:blank", 1280, 800, ready="true")
    yield found
    leave(found)


@pytest.mark.parametrize("name", PAGES)
def test_each_page_opens_from_a_disk(tab: Page, site: Path, name: str) -> None:
    with heard(tab) as told:
        tab.goto((site / name).as_uri())
        tab.wait_for_selector(STARTED)
        drawn = "[data-part$=map], [data-part$=coverage], [data-part$=casualties]"
        for view in tab.locator(drawn).all():
            view.locator("[data-drawn=true] svg").first.wait_for()
        assert tab.locator("#trouble").is_hidden()
        assert told == []


def test_each_page_opens_from_a_server_below_a_path(context: BrowserContext, served: str) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    with heard(page) as told:
        for name in PAGES:
            page.goto(served + name)
            page.wait_for_selector(STARTED)
        assert told == []
    assert [url for url in asked if not url.startswith((served, "data:", "blob:"))] == []


def kept_offline(context: BrowserContext, served: str) -> Page:
    """The page of a site, when the browser has it for when there is no network."""
    page = context.new_page()
    page.goto(f"{served}index.html")
    page.wait_for_selector(STARTED)
    page.evaluate("() => { navigator.serviceWorker.ready.then(() => { window.kept = true; }); }")
    until(page, "window.kept")  # `ready` waits for ever where the worker could not keep a file
    return page


def test_a_site_that_was_opened_once_opens_without_a_network(
    context: BrowserContext, served: str
) -> None:
    page = kept_offline(context, served)
    context.set_offline(True)
    page.reload()
    page.wait_for_selector(STARTED)
    page.locator("[data-part=map] [data-drawn=true] svg").first.wait_for()
    page.goto(f"{served}05_the_coverage.html")
    page.wait_for_selector(STARTED)
    page.goto(f"{served}?on=2025-10-20")
    page.wait_for_selector(STARTED)
    assert page.locator("[data-part=controls] input[type=date]").input_value() == "2025-10-20"


def test_what_is_not_kept_for_offline_is_said_to_need_the_network(
    context: BrowserContext, served: str
) -> None:
    page = kept_offline(context, served)
    page.reload()  # from now on the worker answers
    page.wait_for_selector(STARTED)
    link = page.get_by_role("link", name="Keep the page as one file")
    with page.expect_download() as taken:
        link.click()
    assert taken.value.suggested_filename == "explainer.html"
    context.set_offline(True)
    link.click()
    page.locator("#trouble", has_text=FRONT_WORDS["notOffline"]).wait_for()
    page.goto(f"{served}handouts/pupil_sheet.html")
    answer = page.goto(f"{served}handouts/pupil_sheet.docx")
    assert answer is not None
    assert answer.status == 503
    assert page.locator("body").inner_text() == FRONT_WORDS["notOffline"]


def test_only_the_page_keeps_its_state_in_the_address(tab: Page, site: Path) -> None:
    tab.goto((site / "02_the_sequence.html").as_uri())
    tab.wait_for_selector(STARTED)
    before = tab.url
    controls = tab.locator("[data-part=controls]")
    controls.locator("summary", has_text="date").click()
    controls.locator("input[type=date]").fill("2025-10-12")
    tab.get_by_text("date to 12 October 2025 or before").first.wait_for()
    assert tab.url == before
    link = tab.evaluate("explainer.store.link()")
    assert urlsplit(link).path.endswith("/index.html")
    assert "on=2025-10-12" in link
    assert "ring=wider" in link


def test_a_link_to_a_place_or_a_presentation_is_followed_in_every_page(
    tab: Page, site: Path, served: str
) -> None:
    chapter = (site / "03_the_count.html").as_uri()
    tab.goto(chapter)
    tab.wait_for_selector(STARTED)
    tab.goto(f"{chapter}#present=1")
    tab.locator("html.present .presentation").wait_for()
    tab.goto(f"{chapter}#")
    tab.locator(".presentation").wait_for(state="detached")
    tab.goto(f"{served}index.html?on=2025-10-20")
    tab.wait_for_selector(STARTED)
    tab.goto(f"{served}index.html?on=2025-10-20#Sources")
    until(tab, "document.activeElement.id === 'Sources'")
    tab.wait_for_url(f"{served}index.html?on=2025-10-20")
    assert tab.evaluate("explainer.store.state.on") == "2025-10-20"


def test_pages_that_were_cut_or_altered_are_told(
    context: BrowserContext, site: Path, served: str
) -> None:
    (packed,) = site.glob("pages.*.pack")
    whole = packed.read_bytes()
    page = context.new_page()
    for damaged in (whole[:-1000], whole[:5000] + b"x" + whole[5001:]):
        try:
            packed.write_bytes(damaged)
            page.goto(f"{served}01_the_line.html")
            page.locator("#trouble:not([hidden])").wait_for()
        finally:
            packed.write_bytes(whole)
        assert "could not be loaded" in page.locator("#trouble").inner_text()
        assert page.locator("h1").inner_text().startswith("The line")


@pytest.mark.parametrize("damage", ["cut", "no front end"])
def test_a_page_that_was_half_copied_says_so_at_once(
    tab: Page, site: Path, tmp_path: Path, damage: str
) -> None:
    """Its tables are shown, as they are where no script runs."""
    stick = tmp_path / "stick"
    stick.mkdir()
    for file in site.glob("*.*"):
        (stick / file.name).symlink_to(file)
    if damage == "cut":
        page = stick / "03_the_count.html"
        whole = page.read_bytes()
        page.unlink()
        page.write_bytes(whole[: whole.index(b"</main>")])
    else:
        next(stick.glob("front.*.js")).unlink()
    tab.goto((stick / "03_the_count.html").as_uri())
    said = tab.evaluate("document.querySelector('[role=alert]:not([hidden])')?.innerText ?? ''")
    assert ("Only a part of this page came" if damage == "cut" else "could not be loaded") in said
    assert tab.locator("[data-part] table").count() > 0
    assert tab.locator("#loading").is_hidden()


def test_a_ring_that_is_missing_on_a_stick_is_named(tab: Page, site: Path, tmp_path: Path) -> None:
    for file in site.glob("*.*"):
        if not file.name.startswith("wider."):
            (tmp_path / file.name).symlink_to(file)
    tab.goto((tmp_path / "index.html").as_uri())
    tab.wait_for_selector(STARTED)
    tab.get_by_label("Also other published reports").click()
    tab.locator("#trouble", has_text="damaged (other published reports)").wait_for()


def test_each_page_opens_in_firefox_from_a_disk(site: Path, tmp_path: Path) -> None:
    if firefox_program() is None:
        pytest.skip("no Firefox on this computer")
    with firefox(tmp_path / "profile") as tab:
        for name in PAGES:
            tab.open((site / name).as_uri())
            tab.wait_for("document.documentElement.dataset.explainer === 'started'")
            views = "document.querySelectorAll('[data-part=map], [data-part=coverage]')"
            tab.wait_for(f"[...{views}].every(view => view.querySelector('[data-drawn=true] svg'))")
            assert tab.value("document.getElementById('trouble').hidden")
        assert tab.complaints == []
        assert [
            url for url in tab.requests if not url.startswith(("data:", "blob:", "file:"))
        ] == []


def test_tables_for_browsers_without_scripts_are_no_elements_in_others(built_site: Path) -> None:
    page = (built_site / "index.html").read_text(encoding="utf-8")
    kept = re.findall(r"<noscript>(.*?)</noscript>", page, re.DOTALL)
    assert sum(part.count("<table") for part in kept) >= 5
    scripted = re.sub(r"<noscript>.*?</noscript>", "", page, flags=re.DOTALL)
    assert "data-static" not in scripted
    assert scripted.count("<table") == scripted.count("</table>")
