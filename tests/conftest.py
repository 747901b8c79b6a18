"""What every test may ask for: a browser, the five texts, the tracked files of the project."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright
from running import SLOW_MS, App, running

from explainer import paths
from explainer.classroom.handouts.printing import browser_program
from explainer.cli import main
from explainer.publish import builds

# jsonschema would compile a grammar that no schema of ours asks for: 1 s in each worker.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("EXPLAINER_CI") == "1"

gc.disable()  # while tests are collected: nearly all that is made stays to the end

# A shared machine may stall for seconds: a deadline would fail tests that are right.
# In CI the examples are the same each time, so more of them would look where the first run
# looked: 50 hold a change against the past, and each reader's own run looks at 50 new ones.
settings.register_profile("default", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True)
settings.load_profile("ci" if IN_CI else "default")

BROWSER_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--font-render-hinting=none",  # else one without windows draws letters wider than one with
)  # fmt: skip

SHELL = "chromium-headless-shell"
"""Chromium without windows, as Debian packs it: what a page does is the same, a third sooner."""

expect.set_options(timeout=SLOW_MS)

NOT_OURS = {"build", "dist", "node_modules", "__pycache__"}
"""Folders without tracked files, where there is no git to ask; so are those with a leading dot."""


def _fail_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Make a skip a failure; an expected failure (`xfail`) is also reported as skipped but ran."""
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Nothing may be skipped where EXPLAINER_CI=1. {reason}"


WAITING = {"browser": {"browser", "chromium_path"}, "process": {"app", "built_site"}}
"""Who asks for one of these waits for a browser, or for pages to be made."""
MEANWHILE = ("test_damage.py", "test_coding.py")
"""Long files that wait for nothing: a second worker runs them while the first makes the pages."""


WORKER_BYTES = 3_000_000_000
"""What a worker, its pages and its browser may need."""


def pytest_xdist_auto_num_workers() -> int:
    """Half of a test's time is waiting for a browser or a server, so one more than processors."""
    processors = os.cpu_count() or 1
    fitting = int(psutil.virtual_memory().available / WORKER_BYTES)
    return max(1, min(processors + 1, fitting))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what waits, so that it can be left out, and put it first.

    The files that wait for browsers come first, then those that wait for processes, the longest
    before others; but right after the first of all stand a few that need no page. A file stays
    in one worker (`--dist loadfile`): its fixtures and renders are made once, and tests that read
    on in one page find it as the test before them left it.
    """
    for item in items:
        for mark, fixtures in WAITING.items():
            if fixtures.intersection(getattr(item, "fixturenames", ())):
                item.add_marker(mark)
    cases = Counter(item.path for item in items)
    waits = {item.path: 2 for item in items}
    for item in items:
        if item.get_closest_marker("browser"):
            waits[item.path] = 0
        elif item.get_closest_marker("process"):
            waits[item.path] = min(waits[item.path], 1)
    items.sort(key=lambda item: (waits[item.path], -cases[item.path], str(item.path)))
    first = items[0].path if items else None
    items.sort(key=lambda item: 0 if item.path == first else 2 - (item.path.name in MEANWHILE))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Look at the report of each test's set-up, call and tear-down."""
    report = yield
    _fail_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """Look at the report of each module, which `pytest.importorskip` can skip as a whole.

    One worker compiles a module, with its assertions; the others wait, and find it.
    """
    with ExitStack() as stack:
        if isinstance(collector, pytest.Module) and not _is_compiled(collector.path):
            stack.enter_context(_one_worker("compiling"))
            if _is_compiled(collector.path):
                stack.close()
        report = yield
    _fail_skipped(report)
    return report


def _is_compiled(test: Path) -> bool:
    """Whether pytest has kept what it made of a file of tests; or never would, where none is."""
    made = test.parent.glob(f"__pycache__/{test.stem}.*-pytest-*.pyc")
    written = test.stat().st_mtime
    return sys.dont_write_bytecode or any(one.stat().st_mtime >= written for one in made)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Pass over what stays to the end, modules and tests, whenever what is left over is sought."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def tracked() -> tuple[Path, ...]:
    """The project's files: what git tracks or would, or what lies here where there is no git."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split("\0")
        files = [ROOT / name for name in listed if name]
    else:
        files = [
            path
            for top in sorted(ROOT.iterdir())
            if top.name not in NOT_OURS and (not top.name.startswith(".") or top.name == ".ci")
            for path in ([top] if top.is_file() else sorted(top.rglob("*")))
            if not NOT_OURS.intersection(path.parts)
        ]
    return tuple(path for path in files if path.is_file())


def headless_program() -> str | None:
    """A browser without windows if there is one, else Chromium, Chrome or Edge."""
    return shutil.which(SHELL) or browser_program()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The program of Chromium, Chrome or Edge on this computer, without windows if there is one."""
    found = headless_program()
    if found:
        return found
    pytest.skip("no Chromium, Chrome or Edge on this computer, so the live page was not tried")


@pytest.fixture(scope="module")
def browser(chromium_path: str, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A headless browser; a file with `BROWSER_FLAGS` has one with these too.

    A file with `AS_READERS_HAVE_IT` has the browser that has windows, which are not shown.

    Not one for all files: Playwright's loop stays on while the browser does, and beside it no
    other test of the worker could use `asyncio.run`.
    """
    flags = [*BROWSER_FLAGS, *getattr(request.module, "BROWSER_FLAGS", ())]
    whole = browser_program() if getattr(request.module, "AS_READERS_HAVE_IT", False) else None
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=whole or chromium_path, args=flags)
        yield found
        found.close()


CACHE = ROOT / ".pytest_cache" / "builds"
os.environ.setdefault("EXPLAINER_CACHE", str(CACHE))  # not where a reader's builds are kept


@contextmanager
def _one_worker(what: str) -> Iterator[None]:
    """One worker makes something; the others wait, and find it."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"lock.{what}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def app() -> Iterator[App]:
    """The app as the command serves it, for all tests of a worker that only read."""
    with ExitStack() as stack:
        with _one_worker("pages"):
            found = stack.enter_context(running())
        yield found


@pytest.fixture(scope="session")
def built_site() -> Path:
    """The files of the site and of the one file, as the commands find them in the cache."""
    with _one_worker("pages"):
        return builds.prepared(app=False)


@pytest.fixture(scope="session")
def file(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as one file, as the command writes it."""
    assert built_site.is_dir()
    made = tmp_path_factory.mktemp("page") / "explainer.html"
    assert main(["page", "--output", str(made)]) == 0
    return made


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the five reports' texts, which are never in the repository."""
    folder = paths.texts_folder()
    if folder is None:
        pytest.skip("EXPLAINER_TEXTS is not set, so no quotation was looked up in its text")
    return folder
