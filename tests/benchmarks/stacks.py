"""What is measured: the explainer as shipped, an empty stock Voilà page, and a plain Dash app."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from running import is_kernel

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

PEER_PYTHON = Path(os.environ.get("BENCH_PYTHON", ROOT / ".venv-bench/bin/python"))
START_SECONDS = 90

NOT_STOCK = ["jupyterlab-plotly", "anywidget"]
"""Lab extensions that our own requirements install: an empty page elsewhere does not load them."""

_CONNECTED = "window.jupyterapp?.widgetManager?.kernel?.connectionStatus === 'connected'"
APP_READY = """
  ["map", "timeline", "casualties"].every(
    (name) => document.querySelector(`.explainer-${name} .plotview`)?.dataset.step)
  && document.querySelector(".daycontrol input[type=range]")
  && window.explainerPage?.kernel?.socket.readyState === WebSocket.OPEN"""
FLOOR_READY = f"""
  document.readyState === "complete" && {_CONNECTED}
  && document.getElementById("rendered_cells")?.style.display !== "none" """
PEER_READY = """
  document.querySelector(".dash-slider-container, .rc-slider, .dash-slider-root")
  && document.querySelectorAll(".js-plotly-plot .main-svg .trace").length >= 3"""


@dataclass(frozen=True)
class Stack:
    """A running server, and how a page of it is known to be ready."""

    name: str
    process: subprocess.Popen[str]
    port: int
    ready: str

    @property
    def address(self) -> str:
        """Where it is visited."""
        return f"http://127.0.0.1:{self.port}/"

    def kernels(self) -> list[psutil.Process]:
        """The kernels that run for it."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in children if is_kernel(child)]

    def memory(self) -> int:
        """Bytes that it takes with all its processes, shared pages counted once."""
        main = psutil.Process(self.process.pid)
        return sum(one.memory_full_info().pss for one in (main, *main.children(recursive=True)))

    def refilled(self) -> None:
        """Wait until the pool of warm kernels is filled, where there is one."""
        if self.name == "app":
            with urllib.request.urlopen(f"{self.address}explainer/ready", timeout=60):
                pass

    def rest(self) -> None:
        """Wait until it is as it was before a visit: the pool filled, or no kernel left over."""
        self.refilled()
        if self.name == "floor":
            for kernel in self.kernels():  # stock Voilà leaves them
                kernel.kill()


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
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as process:
        try:
            _wait_for(port)
            yield Stack(name, process, port, ready)
        finally:
            children = psutil.Process(process.pid).children(recursive=True)
            process.terminate()
            psutil.wait_procs(children, timeout=10)
            for child in children:
                if child.is_running():
                    child.kill()


@contextmanager
def app(*options: str) -> Iterator[Stack]:
    """The explainer, as ``make app`` starts it."""
    port = free_port()
    command = [sys.executable, "-m", "explainer", "app", "--port", str(port), "--no-browser"]
    with running("app", [*command, *options], port, APP_READY) as stack:
        stack.rest()
        yield stack


@contextmanager
def floor() -> Iterator[Stack]:
    """An empty notebook in Voilà with nothing set, but what our requirements added taken away."""
    port = free_port()
    command = [
        sys.executable, "-m", "voila", str(HERE / "empty.ipynb"), "--no-browser",
        f"--port={port}", f"--VoilaConfiguration.extension_denylist={NOT_STOCK}",
    ]  # fmt: skip
    with running("floor", command, port, FLOOR_READY) as stack:
        yield stack


@contextmanager
def peer() -> Iterator[Stack]:
    """The Dash app, in its own environment."""
    port = free_port()
    command = [str(PEER_PYTHON), str(HERE / "peer_dash.py"), str(port)]
    with running("peer", command, port, PEER_READY) as stack:
        yield stack
