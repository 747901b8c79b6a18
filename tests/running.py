"""The app as a process of its own, for the tests that visit it; and a small notebook to serve."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Page, expect

from explainer.paths import notebooks_folder

SECRET = "only_in_the_source"
CELLS = (
    ("markdown", "# Who says what"),
    ("code", "import os\nfrom IPython.display import HTML"),
    ("code", f"{SECRET} = 6 * 7\nasked = os.environ.get('QUERY_STRING', '')"),
    ("code", f"HTML(f'<p>answer {{{SECRET}}}, asked [{{asked}}]</p>')"),
    ("code", "raise RuntimeError('seen by nobody')"),
)
START = """
import json, sys
from pathlib import Path
from explainer.serve.command import run_app
options, culling = json.loads(sys.argv[2]), json.loads(sys.argv[3])
if culling:
    from explainer.serve import app
    app.CULLING.update(culling)
sys.exit(run_app(open_browser=False, notebook=Path(sys.argv[1]), **options))
"""


def notebook_at(folder: Path) -> Path:
    """A small notebook, written by hand."""
    cells = [
        {"cell_type": kind, "id": f"c{number}", "metadata": {}, "source": source}
        | ({"outputs": [], "execution_count": None} if kind == "code" else {})
        for number, (kind, source) in enumerate(CELLS)
    ]
    metadata = {"title": "Who says <what>", "kernelspec": {"name": "elsewhere"}}
    path = folder / "small.ipynb"
    path.write_text(
        json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells})
    )
    return path


@dataclass
class App:
    """A running app."""

    process: subprocess.Popen[str]
    host: str

    @property
    def address(self) -> str:
        """The page's address."""
        return f"http://{self.host}/"

    def ask(self, path: str, *, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        """The answer to one request, and its body."""
        form = headers.pop("form", None)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if form is not None:
            named["Content-Type"] = "application/x-www-form-urlencoded"
        with closing(HTTPConnection(self.host, timeout=30)) as connection:
            connection.request(method, path, body=form, headers=named)
            response = connection.getresponse()
            return response, response.read()

    def visit(self, path: str = "/") -> str:
        """The id of the kernel that a visit is given."""
        _, body = self.ask(path)
        [kernel] = re.findall(rb'"kernelId": "([0-9a-f-]+)"', body)
        return str(kernel.decode())

    def kernels(self) -> list[psutil.Process]:
        """The kernels that run for this app."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in children if is_kernel(child)]


def is_kernel(process: psutil.Process) -> bool:
    """Whether a process is a kernel; one that has just ended is none."""
    try:
        words = process.cmdline()
        if "explainer.serve.forking" in words:  # a kernel has the command line of what it copies
            parent = process.parent()
            return parent is not None and parent.cmdline() == words
        return "ipykernel_launcher" in words
    except psutil.NoSuchProcess:
        return False


@contextmanager
def running(
    notebook: Path,
    *,
    culling: Mapping[str, int] | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    **options: object,
) -> Iterator[App]:
    """The app with a notebook, on a free port unless `options` say otherwise."""
    given = json.dumps({"port": 0, "warm_kernels": 1} | options)
    command = [sys.executable, "-c", START, str(notebook), given, json.dumps(dict(culling or {}))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env, cwd=cwd) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert re.fullmatch(r"ready http://127\.0\.0\.1:\d+/\n", line), line
            yield App(process, urlsplit(line.split()[1]).netloc)
        finally:
            process.terminate()


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
    [_, told] = told.replace("\\\n", " ").rsplit("-m jupyterlab", 1)
    command = [sys.executable, "-m", "jupyterlab", *shlex.split(told)]
    log = folder / "lab.log"
    with (
        log.open("w") as stderr,
        subprocess.Popen(command, stderr=stderr, text=True, env=env, cwd=folder) as process,
    ):
        try:
            address = r"http://127\.0\.0\.1:\d+/"
            ready = lambda: re.search(address, log.read_text())  # noqa: E731
            assert wait_until(lambda: ready() or process.poll() is not None, seconds=90)
            found = ready()
            assert found, log.read_text()[-2000:]
            yield found[0]
        finally:
            process.terminate()


def run_all_cells(page: Page) -> None:
    """Run a notebook that JupyterLab shows, once it has its kernel."""
    expect(page.get_by_text("| Idle")).to_be_visible(timeout=90_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator("#jp-mainmenu-run").get_by_text("Run All Cells", exact=True).click()


def wait_until(condition: Callable[[], object], *, seconds: float) -> bool:
    """Whether `condition()` comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def until(page: Page, expression: str, *, seconds: float = 30) -> None:
    """Wait until an expression is true; the page's policy forbids playwright's own way."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"did not come true: {expression}"
        page.wait_for_timeout(50)
