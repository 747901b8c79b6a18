"""The live page's server: its messages, what it sends, and that it leaves nothing behind."""

from __future__ import annotations

import gzip
import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import psutil
import pytest
from running import SECRET, App, notebook_at, running, wait_until

from explainer.notebook.plotlyjs import plotly_source
from explainer.serve import command

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on a free port, with a small notebook."""
    with running(notebook_at(tmp_path_factory.mktemp("notebook"))) as app:
        yield app


@pytest.fixture(scope="module")
def page(app: App) -> tuple[HTTPResponse, str]:
    """The page as the first visitor gets it."""
    response, body = app.ask("/")
    return response, body.decode()


def test_a_port_in_use_names_the_next_free_one(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert command.run_app(port=port, open_browser=False) == 1
    said = re.fullmatch(
        rf"port {port} is in use; the next free port is (\d+): "
        r"python -m explainer app --port (\d+)\n",
        capsys.readouterr().err,
    )
    assert said
    assert said[1] == said[2]
    assert int(said[1]) > port


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"port": 70000}, "port 70000 does not exist; expected 0 (any) to 65535"),
        ({"port": 0, "notebook": Path("none.ipynb")}, "the notebook none.ipynb is missing"),
    ],
)
def test_what_cannot_be_started_is_one_plain_sentence(
    options: dict[str, object], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run_app(open_browser=False, **options) == 1  # type: ignore[arg-type]
    assert capsys.readouterr().err.startswith(message)


def test_warm_kernels_must_be_a_number(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv(command.WARM_KERNELS, "many")
    assert command.run_app(port=0, notebook=notebook_at(tmp_path)) == 1
    assert "EXPLAINER_WARM_KERNELS is 'many'; expected a whole number" in capsys.readouterr().err


def test_importing_the_module_loads_neither_voila_nor_plotly() -> None:
    heavy = "{'voila', 'plotly', 'jupyter_server'}"
    code = f"import explainer.serve.command, sys; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_page_is_ours_and_holds_outputs_but_no_source(page: tuple[HTTPResponse, str]) -> None:
    response, html = page
    assert response.status == 200
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>Who says &lt;what&gt;</title>" in html
    assert "answer 42, asked []" in html
    assert SECRET not in html
    assert "seen by nobody" not in html
    assert "This part of the page could not be made." in html
    for landmark in ("<header", '<main id="main"', "<footer", 'href="#main"', 'role="alert"'):
        assert landmark in html


def test_the_page_names_no_other_host(page: tuple[HTTPResponse, str]) -> None:
    _, html = page
    assert re.findall(r"""(?:src|href|url\()\s*=?\s*["']?((?:https?:)?//[^"')\s]+)""", html) == []


def test_the_page_loads_only_the_extensions_it_needs(page: tuple[HTTPResponse, str]) -> None:
    _, html = page
    [config] = re.findall(r'id="jupyter-config-data"[^>]*>(.*?)</script>', html, re.DOTALL)
    extensions = {extension["name"] for extension in json.loads(config)["federated_extensions"]}
    assert "anywidget" in extensions
    assert "jupyterlab-plotly" not in extensions


def test_a_page_with_a_query_gets_a_kernel_that_can_read_it(app: App) -> None:
    _, body = app.ask("/?day=2025-10-16")
    assert b"answer 42, asked [day=2025-10-16]" in body


def test_plotly_is_sent_compressed_once_and_then_kept(app: App) -> None:
    address = "/explainer/static/plotly.min.js?v=1"
    first, body = app.ask(address, Accept_Encoding="gzip")
    assert gzip.decompress(body) == plotly_source()
    assert "immutable" in first.headers["Cache-Control"]
    again, nothing = app.ask(address, If_None_Match=first.headers["Etag"])
    assert (again.status, nothing) == (304, b"")


@pytest.mark.parametrize("name", ["../server.py", "%2e%2e/server.py", "none.js", "plotview.py"])
def test_nothing_else_is_served(app: App, name: str) -> None:
    response, _ = app.ask(f"/explainer/static/{name}")
    assert response.status == 404


def test_the_notebook_itself_is_not_served(app: App) -> None:
    assert app.ask("/voila/files/small.ipynb")[0].status == 404
    response, body = app.ask("/small.ipynb")
    assert response.status == 404
    assert b"There is no such page." in body
    assert b"http://" not in body


def test_the_style_sheet_is_the_themes(app: App) -> None:
    response, body = app.ask("/explainer/static/page.css", Accept_Encoding="identity")
    assert response.headers["Content-Type"].startswith("text/css")
    assert body.decode() == command.page_css()


def test_a_page_that_is_left_ends_its_kernel(app: App) -> None:
    response, body = app.ask("/?left=soon")
    [kernel] = re.findall(rb'"kernelId": "([0-9a-f-]+)"', body)
    cookies = "; ".join(c.split(";")[0] for c in response.headers.get_all("Set-Cookie"))
    token = re.search(r"_xsrf=([^;]+)", cookies)
    assert token
    farewell = f"/voila/api/shutdown/{kernel.decode()}"
    assert app.ask(farewell, method="POST", form="")[0].status == 403
    before = len(app.kernels())
    form = urlencode({"_xsrf": token[1]})
    assert app.ask(farewell, method="POST", form=form, Cookie=cookies)[0].status == 204
    assert wait_until(lambda: len(app.kernels()) < before, seconds=10)
    again = app.ask(farewell, method="POST", form=form, Cookie=cookies)[0]
    assert again.status == 204  # a page may say it twice


def test_sigterm_ends_the_app_and_every_kernel(app: App) -> None:
    """Last: it ends the app that the tests above share."""
    kernels = app.kernels()
    assert kernels
    app.process.terminate()
    assert app.process.wait(10) == 0
    assert psutil.wait_procs(kernels, timeout=5)[1] == []
