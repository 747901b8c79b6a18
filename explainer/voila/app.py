"""Voilà set up in code for one notebook: our template, our files, no leaking kernels.

Imported by `explainer.server.run_app` only, because Voilà takes a second to import. Nobody's
configuration files are read: the page is the same on every computer.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import signal
import socket
import sys
import webbrowser
from pathlib import Path
from typing import Any, ClassVar

from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import (
    NATIVE_KERNEL_NAME,
    KernelSpec,
    KernelSpecManager,
    NoSuchKernel,
)
from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.httpserver import HTTPServer
from tornado.web import HTTPError, RequestHandler, authenticated
from traitlets import List, Unicode
from traitlets.config import Config
from voila.app import Voila
from voila.paths import collect_static_paths, collect_template_paths
from voila.request_info_handler import RequestInfoSocketHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

import explainer
from explainer.bundle import plotly_version
from explainer.server import StaticFile, static_version

__all__ = ["ExplainerApp", "serve"]

TEMPLATE_FOLDER = Path(__file__).resolve().parent
EXTENSIONS = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
]
"""The only lab extensions the page needs; with plotly's own it would load 4.8 MB more."""

IDLE_SECONDS = 300
"""A kernel that no page is connected to ends after this time, should its page not have ended it."""

REFILL_SECONDS = 8
"""A visitor's page is drawn first; only then does the next warm kernel take its CPU time."""

SHUTDOWN_SECONDS = 6
READY_SECONDS = 120


class OwnKernel(KernelSpecManager):
    """One kernel: this interpreter. What is installed for the user, or broken, is not looked at."""

    extra_arguments = List(Unicode(), help="Added to the kernel's command line.")

    def find_kernel_specs(self) -> dict[str, str]:
        """The one kernel's name and its folder."""
        return {NATIVE_KERNEL_NAME: str(RESOURCES)}

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """How to start the one kernel."""
        if kernel_name != NATIVE_KERNEL_NAME:
            raise NoSuchKernel(kernel_name)
        spec = get_kernel_dict(extra_arguments=list(self.extra_arguments))
        return KernelSpec(resource_dir=str(RESOURCES), **spec)


class Page(TornadoVoilaHandler):  # type: ignore[misc]
    """The page itself."""

    @authenticated
    async def get(self, path: str | None = None) -> None:
        """Send the page, with the cookie that lets it end its own kernel when it is left."""
        if path:
            raise HTTPError(404)
        _ = self.xsrf_token  # reading it sets the cookie; without it the page's farewell is refused
        await super().get(path)

    def should_use_rendered_notebook(self, *args: Any, **options: Any) -> bool:
        """Warm kernels have run the notebook already: too late to read a query."""
        if self.request.query:
            return False
        return bool(super().should_use_rendered_notebook(*args, **options))

    def write_error(self, status_code: int, **_: Any) -> None:
        """One plain sentence; the stock error pages load files from other hosts."""
        what = "There is no such page." if status_code == 404 else "The page could not be made."
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(
            f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{what}</title>'
            f'<p>{what} <a href="{self.base_url}">Go to the explainer</a></p></html>'
        )


class Farewell(VoilaShutdownKernelHandler):  # type: ignore[misc]
    """``voila/api/shutdown/<kernel>``: a page is left, and says so once or twice."""

    ending: ClassVar[set[str]] = set()

    @authenticated
    async def post(self, kernel_id: str) -> None:
        """End the page's kernel at once; nobody waits for what it still might do."""
        if kernel_id in self.kernel_manager and kernel_id not in self.ending:
            self.ending.add(kernel_id)
            try:
                await self.kernel_manager.shutdown_kernel(kernel_id, now=True)
            finally:
                self.ending.discard(kernel_id)
        self.set_status(204)
        self.finish()


class Ready(RequestHandler):
    """``explainer/ready``: answers once a visitor would get the page at once."""

    def initialize(self, kernels: Any) -> None:
        """Take the kernel manager whose warm kernels are waited for."""
        self.kernels = kernels

    async def get(self) -> None:
        """Wait until each warm kernel has run the notebook."""
        for pool in list(getattr(self.kernels, "_pools", {}).values()):
            for item in list(pool):
                await (await asyncio.shield(item))["task"]
        self.write("ready")


class ExplainerApp(Voila):  # type: ignore[misc]
    """Voilà for the explainer's notebook, on a socket that is already bound."""

    def __init__(self, *, listening: socket.socket, host: str, **traits: Any) -> None:
        super().__init__(**traits)
        self.listening = listening
        self.ip = host
        self.port = listening.getsockname()[1]
        self.http_server: HTTPServer | None = None

    def setup_template_dirs(self) -> None:
        """Our template stands beside this module, not in a Jupyter data folder."""
        self.template_paths = [
            str(TEMPLATE_FOLDER),
            *collect_template_paths(["voila", "nbconvert"], "base", prune=True),
        ]
        self.static_paths = collect_static_paths(["voila", "nbconvert"], "base")

    def init_settings(self) -> dict[str, Any]:
        """Compress answers and the websocket; `tornado_settings` would come too late for it."""
        settings: dict[str, Any] = super().init_settings()
        self.kernel_spec_manager.extra_arguments = [
            f"--ipython-dir={self.connection_dir}",  # nobody's start-up files, no history file
            "--HistoryManager.enabled=False",
            "--log-level=ERROR",
        ]
        return {
            **settings,
            "compress_response": True,
            "websocket_compression_options": {"compression_level": 4},
            "xsrf_cookie_kwargs": {"path": self.base_url, "samesite": "Strict"},
        }

    def init_handlers(self) -> list[Any]:
        """Our page and farewell in place of Voilà's, and our files."""
        base = self.server_url.rstrip("/")
        instead = {TornadoVoilaHandler: Page, VoilaShutdownKernelHandler: Farewell}
        handlers = [
            (pattern, instead.get(handler, handler), *rest)
            for pattern, handler, *rest in super().init_handlers()
        ]
        ours = [
            (rf"{base}/explainer/static/(.*)", StaticFile),
            (rf"{base}/explainer/ready", Ready, {"kernels": self.kernel_manager}),
        ]
        return [*ours, *handlers]

    def listen(self) -> None:
        """Answer on the bound socket; unlike Voilà's, does not block."""
        self.http_server = HTTPServer(self.app)
        self.http_server.add_socket(self.listening)

    async def end(self) -> None:
        """Stop answering, end every kernel, remove the connection files."""
        if self.http_server:
            self.http_server.stop()
        try:
            await asyncio.wait_for(self.kernel_manager.shutdown_all(now=True), SHUTDOWN_SECONDS)
        except Exception:  # a kernel that is still starting: it ends when this process does
            self.log.debug("kernels did not end in time", exc_info=True)
        RequestInfoSocketHandler._cache.clear()
        shutil.rmtree(self.connection_dir, ignore_errors=True)


def _configuration(warm: int) -> Config:
    config = Config()
    config.VoilaConfiguration = Config(
        template="explainer",
        allow_template_override="NO",
        allow_theme_override="NO",
        show_tracebacks=False,
        strip_sources=True,
        file_allowlist=[],
        extension_allowlist=EXTENSIONS,
        preheat_kernel=warm > 0,
        default_pool_size=warm,
        kernel_spec_manager_class=OwnKernel,
        language_kernel_mapping={"python": NATIVE_KERNEL_NAME, "": NATIVE_KERNEL_NAME},
        resources={
            "explainer": {
                "version": explainer.__version__,
                "css": static_version("page.css"),
                "live": static_version("live.js"),
                "plotly": plotly_version(),
            }
        },
    )
    config.MappingKernelManager = Config(
        cull_idle_timeout=IDLE_SECONDS, cull_interval=60, cull_connected=False
    )
    config.VoilaKernelManager = Config(fill_delay=REFILL_SECONDS)
    return config


def _let_kernels_import_us() -> None:
    """A kernel starts in the notebook's folder: it must find this package, installed or not."""
    folder = Path(explainer.__file__).resolve().parent.parent
    if folder.name not in {"site-packages", "dist-packages"}:
        known = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = os.pathsep.join([str(folder), *([known] if known else [])])


def _address(host: str, port: int) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


async def _announce(address: str, *, open_browser: bool) -> None:
    """Say ``ready`` once the server answers that the page can be visited."""
    try:
        await AsyncHTTPClient().fetch(f"{address}explainer/ready", request_timeout=READY_SECONDS)
    except (HTTPClientError, OSError) as error:
        sys.stderr.write(f"the first kernel did not start ({error}); visits may be slow or fail\n")
    sys.stdout.write(f"ready {address}\n")
    sys.stdout.flush()
    if open_browser:
        await asyncio.to_thread(webbrowser.open, address)


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))


async def _run(app: ExplainerApp, address: str, *, open_browser: bool) -> None:
    stop = asyncio.Event()
    _stop_on_signals(stop)
    app.start()
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, static_version, "plotly.min.js")  # compressed before it is wanted
    announced = asyncio.create_task(_announce(address, open_browser=open_browser))
    await stop.wait()
    announced.cancel()
    await app.end()


def serve(
    *, listening: socket.socket, host: str, notebook: Path, warm: int, open_browser: bool
) -> int:
    """Serve `notebook` on the socket `listening` until a signal; see `explainer.server.run_app`."""
    _let_kernels_import_us()
    app = ExplainerApp(
        listening=listening,
        host=host,
        notebook_path=str(notebook.resolve()),
        config=_configuration(warm),
        config_file_paths=[],
        open_browser=False,
        log_level=logging.ERROR,
    )
    app.initialize([])
    logging.getLogger("tornado").setLevel(logging.ERROR)  # its remarks are not for readers
    asyncio.run(_run(app, _address(host, app.port), open_browser=open_browser))
    return 0
