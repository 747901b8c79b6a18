"""What is measured: the app as shipped, the one file, and what they are measured against."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import peer_charts
import psutil

from explainer.notebook.plotlyjs import basic_plotly

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

PEER_PYTHON = Path(os.environ.get("BENCH_PYTHON", ROOT / ".venv-bench/bin/python"))
START_SECONDS = 90
MEMORY_STEP = 500_000
"""Bytes by which memory at rest may differ from one second to the next."""

NOT_STOCK = ["jupyterlab-plotly", "anywidget"]
"""Lab extensions that our own requirements install: an empty page elsewhere does not load them."""

OURS_READY = """
  document.documentElement.dataset.explainer === "started" && explainer.isQuiet()
  && document.querySelectorAll(".plotview[data-drawn]").length >= 3
  && [...document.querySelectorAll(".plotview")].every(
    (view) => view.dataset.drawn || !view.clientWidth || view.closest("details:not([open])"))"""
_CONNECTED = "window.jupyterapp?.widgetManager?.kernel?.connectionStatus === 'connected'"
FLOOR_READY = f"""
  document.readyState === "complete" && {_CONNECTED}
  && document.getElementById("rendered_cells")?.style.display !== "none" """
CHARTS_READY = "document.querySelectorAll('.js-plotly-plot .main-svg .trace').length >= 3"
DASH_READY = f"""
  document.querySelector(".dash-slider-container, .rc-slider, .dash-slider-root")
  && {CHARTS_READY}"""


@dataclass(frozen=True)
class Stack:
    """Something that is opened, and how a page of it is known to be drawn."""

    name: str
    address: str
    ready: str
    process: psutil.Process | None = None
    starting: float = 0.0

    @property
    def port(self) -> int:
        """Where its server listens."""
        return int(self.address.rstrip("/").rsplit(":", 1)[1].split("/")[0])

    def memory(self) -> int:
        """Bytes that it takes with all its processes, shared pages counted once."""
        assert self.process
        every = (self.process, *self.process.children(recursive=True))
        return sum(one.memory_full_info().pss for one in every)

    async def settled(self) -> int:
        """The same, once all its processes have started: a second without a change."""
        last, now = 0, self.memory()
        while abs(now - last) > MEMORY_STEP:
            await asyncio.sleep(1)
            last, now = now, self.memory()
        return now

    def rest(self) -> None:
        """Wait until it is as it was before a visit: stock Voilà leaves its kernels."""
        if self.name == "floor" and self.process:
            for child in self.process.children(recursive=True):
                with suppress(psutil.NoSuchProcess):  # it ended meanwhile
                    if "ipykernel_launcher" in child.cmdline():
                        child.kill()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def _wait_for(port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"nothing answers on port {port}")


@contextmanager
def running(name: str, command: list[str], port: int, ready: str) -> Iterator[Stack]:
    """Start a server, wait until it answers, and end it with all that it has started."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = time.monotonic()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as process:
        try:
            if name == "app":
                assert process.stdout is not None
                while not process.stdout.readline().startswith("ready"):
                    if process.poll() is not None:
                        raise RuntimeError("the app ended")
            took = time.monotonic() - start
            _wait_for(port)
            address = f"http://127.0.0.1:{port}/"
            yield Stack(name, address, ready, psutil.Process(process.pid), took)
        finally:
            children = psutil.Process(process.pid).children(recursive=True)
            process.terminate()
            psutil.wait_procs(children, timeout=10)
            for child in children:
                if child.is_running():
                    child.kill()


@contextmanager
def app() -> Iterator[Stack]:
    """The explainer, as ``make app`` starts it."""
    port = free_port()
    command = [sys.executable, "-m", "explainer", "app", "--port", str(port), "--no-browser"]
    with running("app", command, port, OURS_READY) as stack:
        yield stack


@contextmanager
def floor() -> Iterator[Stack]:
    """An empty notebook in Voilà with nothing set, but what our requirements added taken away."""
    port = free_port()
    command = [
        sys.executable, "-m", "voila", str(HERE / "empty.ipynb"), "--no-browser",
        f"--port={port}", f"--VoilaConfiguration.extension_denylist={NOT_STOCK}",
        # Else one that `rest` ends would start again while another stack is visited.
        "--KernelManager.autorestart=False",
    ]  # fmt: skip
    with running("floor", command, port, FLOOR_READY) as stack:
        yield stack


@contextmanager
def dash() -> Iterator[Stack]:
    """The Dash app, in its own environment."""
    port = free_port()
    command = [str(PEER_PYTHON), str(HERE / "peer_dash.py"), str(port)]
    with running("Dash", command, port, DASH_READY) as stack:
        yield stack


def static_files(folder: Path) -> dict[str, Path]:
    """The peer without a server, as plotly writes it, and with the small library that we use."""
    chart, bars = peer_charts.figures(29)
    strokes = peer_charts.strokes(bars)  # the small library has no bars
    small = f"<script>{basic_plotly().decode()}</script>"
    found = {}
    for name, library in (("static, all of plotly", True), ("static, basic plotly", False)):
        parts = [
            chart.to_html(include_plotlyjs=library, full_html=False),
            (bars if library else strokes).to_html(include_plotlyjs=False, full_html=False),
        ]
        head = "" if library else small
        file = folder / f"{name.split(', ')[1].split()[0]}.html"
        file.write_text(
            f'<!DOCTYPE html><meta charset="utf-8"><h1>One map and one bar chart</h1>'
            f"{head}{''.join(parts)}",
            encoding="utf-8",
        )
        found[name] = file
    return found


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@contextmanager
def static(folder: Path) -> Iterator[list[Stack]]:
    """Both files of `static_files` on a plain web server."""
    files = static_files(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        base = f"http://127.0.0.1:{server.server_port}/"
        yield [Stack(name, base + file.name, CHARTS_READY) for name, file in files.items()]
    finally:
        server.shutdown()


def opened_files(folder: Path) -> list[Stack]:
    """The one file and its static peers, opened from the disk."""
    ours = folder / "explainer.html"
    command = [sys.executable, "-m", "explainer", "page", "--output", str(ours)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    peers = [
        Stack(f"{name}, from disk", file.as_uri(), CHARTS_READY)
        for name, file in static_files(folder).items()
    ]
    return [Stack("one file", ours.as_uri(), OURS_READY), *peers]
