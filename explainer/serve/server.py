"""The server: its routes, how it starts, and that it stops.

A plain tornado server on a socket that is already bound. There is no kernel, no session and no
cookie: what a reader sees is in the address of the page.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.web import Application

from explainer.serve import handlers
from explainer.serve.answers import NarrowedPages
from explainer.serve.connections import Door
from explainer.serve.safety import Names
from explainer.serve.site import Site
from explainer.serve.workers import COMMAND, Workers

__all__ = ["Served", "application", "serve"]

MAX_BODY_BYTES = 64 * 1024
"""Of any request but a report of one's own, which has a limit for itself."""
MAX_HEADER_BYTES = 16 * 1024
REQUEST_SECONDS = 20
"""How long the head or the body of a request may take to arrive."""
STOP_SECONDS = 1.5
WORKERS = max(1, min(2, os.cpu_count() or 1))
WAITING = 64
JOB_SECONDS = 8.0


@dataclass(frozen=True)
class Served:
    """What is served, and to whom.

    Attributes
    ----------
    site : Site or None
        The files; None where the records could not be read.
    names : Names
        Under which names we answer.
    most : int
        How many connections may be open.
    unreadable : str
        Without a site, the sentence that says why.
    """

    site: Site | None
    names: Names
    most: int
    unreadable: str = ""


def application(served: Served, workers: Workers) -> Application:
    """The routes."""
    if served.site is None:
        routes: list[Any] = [(r"/.*", handlers.Unreadable, {"says": served.unreadable})]
    else:
        pages = NarrowedPages(workers, served.site.digest)
        routes = [
            (r"/ready", handlers.Ready),
            (r"/page(?:/([0-9a-f]+))?", handlers.Narrowed, {"pages": pages}),
            (r"/report", handlers.Report, {"workers": workers, "arriving": set()}),
            (r"/(.*)", handlers.SiteFile, {"site": served.site}),
        ]
    return Application(
        routes, default_handler_class=handlers.Missing, names=served.names, log_function=_no_log
    )


def _no_log(_handler: object) -> None:
    """Nobody's visit is noted."""


def _address(listening: socket.socket, host: str) -> str:
    port = listening.getsockname()[1]
    name = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def _stop_on_signals(stop: Callable[[], None]) -> None:
    """Stop when asked to, also when the terminal is closed; a second time, at once."""
    loop = asyncio.get_running_loop()
    asked: list[bool] = []

    def stopping() -> None:
        if asked:
            os._exit(0)
        asked.append(True)
        last = threading.Timer(STOP_SECONDS, os._exit, [0])  # whatever still waits then
        last.daemon = True
        last.start()
        stop()

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, stopping)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stopping))


async def _run(served: Served, listening: socket.socket, host: str, *, open_browser: bool) -> None:
    stop = asyncio.Event()
    _stop_on_signals(stop.set)
    packs = map(str, served.site.packs) if served.site else ()
    workers = Workers(
        count=WORKERS, waiting=WAITING, seconds=JOB_SECONDS, command=(*COMMAND, *packs)
    )
    server = HTTPServer(
        application(served, workers),
        max_body_size=MAX_BODY_BYTES,
        max_header_size=MAX_HEADER_BYTES,
        idle_connection_timeout=REQUEST_SECONDS,
        body_timeout=REQUEST_SECONDS,
    )
    door = Door(server, most=served.most, refusal=handlers.refusal)
    door.open(listening)
    address = _address(listening, host)
    sys.stdout.write(f"ready {address}\n")
    sys.stdout.flush()
    if served.site is not None:
        workers.start()
    if open_browser:
        threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()
    await stop.wait()
    door.close()
    await workers.end()


def serve(served: Served, listening: socket.socket, *, host: str, open_browser: bool) -> int:
    """Serve on the socket `listening` until a signal; the exit code."""
    logging.getLogger("tornado").setLevel(logging.CRITICAL)  # its remarks are not for readers
    logging.getLogger("tornado.application").setLevel(logging.ERROR)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(served, listening, host, open_browser=open_browser))
    return 0
