"""The app as a process of its own, for the tests that visit it; and a small site to serve."""

from __future__ import annotations

import gzip
import hashlib
import json
import mimetypes
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from explainer.paths import notebooks_folder

SECRET = "a secret that stands beside the site"
START = """
import json, sys
from pathlib import Path
from explainer.serve import server
from explainer.serve.command import run_app
server.WORKERS = min(server.WORKERS, int(sys.argv[4]))
def build():
    exec(sys.argv[3])
    return Path(sys.argv[1])
sys.exit(run_app(build, open_browser=False, **json.loads(sys.argv[2])))
"""
SMALL = {
    "index.html": "<!DOCTYPE html><title>A small site</title><p>whole</p>",
    "big.0123456789ab.js": "let many = 0;\n" * 40_000,
    "words.txt": "read me",
    "folder/index.html": "<!DOCTYPE html><title>below</title>",
}
"""Files of a site, each of which has a compressed one beside it; one is larger than a buffer."""


def small_site(folder: Path) -> Path:
    """A small site, and in its folder a file that is nobody's business."""
    site = folder / "site"
    files = {}
    for name, content in SMALL.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
        Path(f"{file}.gz").write_bytes(gzip.compress(content.encode(), mtime=0))
        files[name] = {
            "type": f"{mimetypes.guess_type(name)[0]}; charset=utf-8",
            "sha256": hashlib.sha256(content.encode()).hexdigest(),
            "immutable": name.startswith("big"),
            "gzip": f"{name}.gz",
        }
    (site / "private.txt").write_text(SECRET)
    (site / "manifest.json").write_text(json.dumps({"files": files}))
    return site


@dataclass
class App:
    """A running app."""

    process: subprocess.Popen[str]
    host: str
    is_patient: bool = True
    """Whether one who is told that the app is busy asks again, as it says."""

    @property
    def hasty(self) -> App:
        """The same, asked once."""
        return replace(self, is_patient=False)

    @property
    def address(self) -> str:
        """The page's address."""
        return f"http://{self.host}/"

    @property
    def end(self) -> tuple[str, int]:
        """Where it listens."""
        name, _, port = self.host.rpartition(":")
        return name, int(port)

    def ask(
        self, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[HTTPResponse, bytes]:
        """The answer to one request, and its body."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer: tuple[HTTPResponse, bytes]

        def is_answered() -> bool:
            nonlocal answer
            with closing(HTTPConnection(self.host, timeout=60)) as connection:
                connection.request(method, path, body=body, headers=named)
                response = connection.getresponse()
                answer = response, response.read()
            return not (self.is_patient and response.headers["Retry-After"])

        wait_until(is_answered)
        return answer

    def raw(self, sent: bytes, *, seconds: float = 30) -> bytes:
        """All that comes back for some bytes as they stand: http.client would tidy them."""
        with socket.create_connection(self.end, timeout=seconds) as wire:
            wire.sendall(sent)
            return b"".join(iter(lambda: wire.recv(65536), b""))

    @property
    def server(self) -> psutil.Process:
        """The process of the server."""
        return psutil.Process(self.process.pid)

    def workers(self) -> list[psutil.Process]:
        """The processes that work for it."""
        return [one for one in self.server.children() if one.status() != psutil.STATUS_ZOMBIE]


@contextmanager
def running(
    site: Path | None = None,
    *arguments: str,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    files: int | None = None,
    failing: str = "",
    workers: int = 1,
    **options: object,
) -> Iterator[App]:
    """The app on a free port: with a site that is given, or as the command makes and serves it.

    Parameters
    ----------
    site : Path, optional
        What is served; `options` are those of `run_app`.
    *arguments : str
        Of the command, where no site is given.
    env, cwd
        Its environment and folder.
    files : int, optional
        So many files it may open.
    failing : str
        Run in place of making the site.
    workers : int
        At most so many processes narrow pages of a site that is given: each takes two seconds of
        the processor to start, and a computer with one processor has one.
    """
    given = ["-c", START, str(site), json.dumps({"port": 0} | options), failing, str(workers)]
    typed = ["-m", "explainer", "app", "--no-browser", "--port", "0", *arguments]
    command = [sys.executable, *(typed if site is None else given)]
    if files is not None:
        command = ["sh", "-c", f'ulimit -n {files}; exec "$@"', "sh", *command]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env, cwd=cwd) as process,
        ending(process),
    ):
        assert process.stdout is not None
        line = process.stdout.readline()
        assert re.fullmatch(r"ready http://127\.0\.0\.1:\d+/\n", line), line
        yield App(process, urlsplit(line.split()[1]).netloc)


@contextmanager
def ending(process: subprocess.Popen[Any]) -> Iterator[None]:
    """End a process with the block: asked first, by force where it does not listen."""
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


LAB_OPTIONS = (
    "--no-browser --allow-root --port=0 --ServerApp.ip=127.0.0.1 --IdentityProvider.token= "
    "--LabApp.expose_app_in_browser=True"
)


@contextmanager
def lab(project: Path, folder: Path, env: Mapping[str, str]) -> Iterator[str]:
    """JupyterLab as `make lab` starts it, with a copy of the notebooks in a folder; its address."""
    shutil.copytree(notebooks_folder(), folder / "notebooks")
    told = subprocess.run(
        ["make", "--no-print-directory", "-n", "-o", ".venv/made-in", "lab", f"ARGS={LAB_OPTIONS}"],
        cwd=project, capture_output=True, text=True, check=True,
        env={key: value for key, value in os.environ.items() if not key.startswith("MAKE")},
    ).stdout  # fmt: skip
    [_, told] = told.rsplit("-m explainer lab", 1)
    command = [sys.executable, "-m", "explainer", "lab", *shlex.split(told)]
    log = folder / "lab.log"
    with (
        log.open("w") as stderr,
        subprocess.Popen(command, stderr=stderr, text=True, env=env, cwd=folder) as process,
        ending(process),
    ):
        yield announced(log, process)


def announced(log: Path, process: subprocess.Popen[Any]) -> str:
    """The address that a server of Jupyter writes into its log, once it does."""
    ready = lambda: re.search(r"http://127\.0\.0\.1:\d+/", log.read_text())  # noqa: E731
    assert wait_until(lambda: ready() or process.poll() is not None)
    found = ready()
    assert found, log.read_text()[-2000:]
    return found[0]


ALIKE = """(isHidden) => {
  const look = (one) => {
    const { color, fontSize, fontWeight, opacity, textShadow } = getComputedStyle(one);
    const on = [];
    for (let at = one; ; at = at.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      on.push(backgroundColor, backgroundImage);
      if (at.matches("tr")) break;
    }
    return [color, fontSize, fontWeight, opacity, textShadow, ...on].join();
  };
  for (const table of document.querySelectorAll("table")) {
    const looks = new Set();
    for (const row of table.rows) {
      if (!isHidden) { row.style.removeProperty("display"); continue; }
      const other = [row, ...row.querySelectorAll("*")].map(look).filter((one) => !looks.has(one));
      for (const one of other) looks.add(one);
      if (!other.length) row.style.setProperty("display", "none", "important");
    }
  }
}"""
"""Hides the rows of tables in which nothing looks otherwise than in rows above, or shows them."""


def faults_of_access(page: Page, within: str | None = None) -> list[Any]:
    """What axe finds wrong; what it finds right is not listed, which takes as long again.

    How words stand out is looked at last, and of rows that look alike in one: in all of them, with
    the folds open, it takes four times as long as all else.
    """
    contrast = "color-contrast"
    listed = {"resultTypes": ["violations"]}
    others = {**listed, "rules": {contrast: {"enabled": False}}}
    found: list[Any] = Axe().run(page, context=within, options=others).response["violations"]
    page.evaluate(ALIKE, True)
    options = {**listed, "runOnly": [contrast]}
    found += Axe().run(page, context=within, options=options).response["violations"]
    page.evaluate(ALIKE, False)
    return found


def run_all_cells(page: Page) -> None:
    """Run a notebook that JupyterLab shows, once it has its kernel."""
    expect(page.get_by_text("| Idle")).to_be_visible()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator("#jp-mainmenu-run").get_by_text("Run All Cells", exact=True).click()


def wait_until(condition: Callable[[], object]) -> bool:
    """Whether `condition()` comes true; a busy computer has time."""
    end = time.monotonic() + SLOW_SECONDS
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


@contextmanager
def sooner_than(seconds: float, *, instead_of: float) -> Iterator[None]:
    """What happens here ends in time; without what is tried it would take `instead_of` seconds.

    The one clock of the tests. How quick something is belongs to the benchmark: a test asks for
    an order of events, for the processor's time, or for less than something else would take.
    """
    assert QUICK_SECONDS <= seconds < instead_of, "a busy computer needs more time than that"
    began = time.monotonic()
    yield
    took = time.monotonic() - began
    assert took < seconds, f"took {took:.0f} seconds; expected less than {seconds}"


ENDING_SECONDS = 20
QUICK_SECONDS = 10
STARTED = "document.documentElement.dataset.explainer"
SLOW_SECONDS = 90
SLOW_MS = SLOW_SECONDS * 1000
"""What a test waits for comes at all, or it does not: a busy computer fails no test."""


_left: dict[tuple[Browser, str], list[Page]] = defaultdict(list)
"""Tabs that nobody uses, by their browser and their options."""
_home: dict[Page, list[Page]] = {}
"""Among which of them a tab belongs."""


def opened(
    browser: Browser,
    address: str,
    width: int,
    height: int,
    *,
    ready: str = STARTED,
    **options: Any,
) -> Page:
    """A page in a window of that size, when an expression is true of it; `leave` it at the end.

    The options are those of a browser's new page.
    """
    waiting = _left[browser, repr(sorted(options.items()))]
    page = waiting.pop() if waiting else browser.new_page(**options)
    _home[page] = waiting
    page.set_default_timeout(SLOW_MS)
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)
    until(page, ready)
    return page


def leave(page: Page) -> None:
    """Leave a page, of which the browser then keeps nothing but the tab.

    The next page opens in it in half the time: the scripts are compiled.
    """
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.emulate_media(media="null")
    page.mouse.move(0, 0)
    page.goto("about:blank")
    _home[page].append(page)


LOOKED_AT = "Rendering was performed in a subtree hidden by content-visibility"
"""So begins what Chromium notes when playwright asks where an element stands that is hidden."""


@contextmanager
def heard(page: Page) -> Iterator[list[str]]:
    """What a page says to its console meanwhile, and what fails in it."""
    told: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if not message.text.startswith(LOOKED_AT):
            told.append(message.text)

    listeners: dict[Any, Any] = {
        "console": note,
        "pageerror": lambda error: told.append(str(error)),
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    yield told
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


def until(page: Page, expression: str) -> None:
    """Wait until an expression is true; the page's policy forbids playwright's own way."""
    end = time.monotonic() + SLOW_SECONDS
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"did not come true: {expression}"
        page.wait_for_timeout(50)
