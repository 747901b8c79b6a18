"""Voilà set up in code for one notebook: our template, our files, no leaking kernels.

Imported by `command.run_app` only, because Voilà takes a second to import. Nobody's
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
from typing import Any

from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import (
    NATIVE_KERNEL_NAME,
    KernelSpec,
    KernelSpecManager,
    NoSuchKernel,
)
from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.httpserver import HTTPServer
from traitlets import List, Unicode
from traitlets.config import Config
from voila.app import Voila
from voila.paths import collect_static_paths, collect_template_paths

import explainer
from explainer.notebook.plotlyjs import plotly_version
from explainer.serve.command import StaticFile, is_loopback, page_css, static_version
from explainer.serve.forking import PROVISIONER, nursery
from explainer.serve.guard import (
    MAX_BODY_BYTES,
    MAX_MESSAGE_BYTES,
    Anyone,
    ReaderConnection,
    guarded,
)
from explainer.serve.handlers import EXTENSIONS, ROUTES, Ready
from explainer.serve.room import CULLING, Room

__all__ = ["ExplainerApp", "serve"]

TEMPLATE_FOLDER = Path(__file__).resolve().parent / "template"

REFILL_SECONDS = 8
"""A visitor's page is drawn first; only then does the next warm kernel take its CPU time."""

LONGEST_FOLDER = 36
"""In bytes: with ``/voila_<8>/kernel-<36>-ipc-5`` behind it, an address holds 104 on any system."""

SHUTDOWN_SECONDS = 6
READY_SECONDS = 120

NO_KERNEL = (
    "The explainer could not start: the Python process that makes its page ended, or did not "
    f"answer in {READY_SECONDS} seconds. What it said stands above. Try again when less is "
    "running on this computer.\n"
)


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
        spec["metadata"]["kernel_provisioner"] = {"provisioner_name": PROVISIONER}
        return KernelSpec(resource_dir=str(RESOURCES), **spec)


class ExplainerApp(Voila):  # type: ignore[misc]
    """Voilà for the explainer's notebook, on a socket that is already bound."""

    def __init__(
        self, *, listening: socket.socket, host: str, name: str | None, **traits: Any
    ) -> None:
        super().__init__(**traits)
        self.listening = listening
        self.name_outside = name
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
            "allow_remote_access": not is_loopback(self.ip),
            "local_hostnames": ["localhost", *([self.name_outside] if self.name_outside else [])],
            "compress_response": True,
            "websocket_compression_options": {"compression_level": 4},
            "websocket_max_message_size": MAX_MESSAGE_BYTES,
            "xsrf_cookie_kwargs": {
                "path": self.base_url,
                "samesite": "Strict",
                "expires_days": None,
            },
        }

    def init_handlers(self) -> list[Any]:
        """Of Voilà's routes those that a page needs, and our own."""
        base = self.server_url.rstrip("/")
        ours = [
            (rf"{base}/explainer/static/(.*)", StaticFile),
            (rf"{base}/explainer/ready", Ready, {"kernels": self.kernel_manager}),
        ]
        return guarded([*ours, *super().init_handlers()], ROUTES)

    def listen(self) -> None:
        """Answer on the bound socket; unlike Voilà's, does not block."""
        self.http_server = HTTPServer(
            self.app, max_body_size=MAX_BODY_BYTES, xheaders=bool(self.name_outside)
        )
        self.http_server.add_socket(self.listening)

    async def end(self) -> None:
        """Stop answering and end every kernel."""
        if self.http_server:
            self.http_server.stop()
        try:
            await asyncio.wait_for(self.kernel_manager.shutdown_all(now=True), SHUTDOWN_SECONDS)
        except Exception:  # a kernel that is still starting: it ends when this process does
            self.log.debug("kernels did not end in time", exc_info=True)


def _may_use_files(folder: Path) -> bool:
    """Whether kernels can be reached through socket files in a folder.

    They need no port, which another program might take at the same moment, and nobody else on the
    computer can connect to them. Their names may not be long.
    """
    return os.name == "posix" and len(os.fsencode(folder)) <= LONGEST_FOLDER


def _configuration(*, warm: int, room: int, name: str | None, folder: Path) -> Config:
    config = Config()
    config.Voila = Config(
        identity_provider_class=Anyone, kernel_websocket_connection_class=ReaderConnection
    )
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
        multi_kernel_manager_class=Room,
        language_kernel_mapping={"python": NATIVE_KERNEL_NAME, "": NATIVE_KERNEL_NAME},
        resources={
            "explainer": {
                "version": explainer.__version__,
                "css": page_css(),
                "live": static_version("live.js"),
                "plotly": plotly_version(),
                "outside": f"https://{name}/" if name else "",
            }
        },
    )
    config.Room = Config(places=room, **CULLING)
    config.KernelRestarter = Config(restart_limit=0)
    if _may_use_files(folder):
        config.ConnectionFileMixin = Config(transport="ipc")
    config.VoilaKernelManager = Config(fill_delay=REFILL_SECONDS)
    return config


def _write_only_in(folder: Path) -> None:
    """Keep Jupyter from writing in the home folder, which may not be there or be read-only."""
    for kind in ("CONFIG", "DATA", "RUNTIME"):
        os.environ[f"JUPYTER_{kind}_DIR"] = str(folder)
    os.environ["TMPDIR"] = str(folder)  # for kernels: each leaves an empty folder


def _do_not_echo() -> None:
    """Each of our kernels has one page, which need not be told what it has said itself."""
    os.environ["JUPYTER_WIDGETS_ECHO"] = "0"


def _let_kernels_import_us() -> None:
    """A kernel starts in the notebook's folder: it must find this package, installed or not."""
    folder = Path(explainer.__file__).resolve().parent.parent
    if folder.name not in {"site-packages", "dist-packages"}:
        known = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = os.pathsep.join([str(folder), *([known] if known else [])])


def _address(host: str, port: int) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


async def _announce(address: str, *, open_browser: bool) -> bool:
    """Say ``ready`` once the server answers that the page can be visited; whether it can."""
    try:
        await AsyncHTTPClient().fetch(f"{address}explainer/ready", request_timeout=READY_SECONDS)
    except (HTTPClientError, OSError):
        sys.stderr.write(NO_KERNEL)
        return False
    sys.stdout.write(f"ready {address}\n")
    sys.stdout.flush()
    if open_browser:
        await asyncio.to_thread(webbrowser.open, address)
    return True


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))


async def _run(app: ExplainerApp, address: str, *, open_browser: bool) -> int:
    stop = asyncio.Event()
    _stop_on_signals(stop)
    app.start()
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, static_version, "plotly.min.js")  # compressed before it is wanted
    stopped = asyncio.create_task(stop.wait())
    announced = asyncio.create_task(_announce(address, open_browser=open_browser))
    await asyncio.wait([stopped, announced], return_when=asyncio.FIRST_COMPLETED)
    started = not announced.done() or announced.result()
    if started:
        await stopped
    for task in (stopped, announced):
        task.cancel()
    await app.end()
    return 0 if started else 1


def serve(
    *,
    listening: socket.socket,
    host: str,
    name: str | None,
    notebook: Path,
    warm: int,
    room: int,
    folder: Path,
    open_browser: bool,
) -> int:
    """Serve `notebook` on the socket `listening` until a signal; see `command.run_app`."""
    _let_kernels_import_us()
    _write_only_in(folder)
    _do_not_echo()
    app = ExplainerApp(
        listening=listening,
        host=host,
        name=name,
        notebook_path=str(notebook.resolve()),
        config=_configuration(warm=warm, room=room, name=name, folder=folder),
        config_file_paths=[],
        connection_dir_root=str(folder),
        open_browser=False,
        log_level=logging.ERROR,
    )
    app.initialize([])
    logging.getLogger("tornado").setLevel(logging.ERROR)  # its remarks are not for readers
    try:
        with nursery():
            return asyncio.run(_run(app, _address(host, app.port), open_browser=open_browser))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
