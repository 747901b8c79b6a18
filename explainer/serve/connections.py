"""How many connections are open, and how long one may be silent.

A connection on which no byte has moved for a while is closed, whoever it belongs to: one that is
kept for a next request, half a request, an answer that nobody reads. When as many are open as
the system allows files, the one that has been silent longest makes room for the next.
"""

from __future__ import annotations

import socket
import time
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.ioloop import PeriodicCallback
from tornado.iostream import IOStream
from tornado.netutil import add_accept_handler

from explainer.words.serving import too_few_files

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]

__all__ = ["Door", "most_connections"]

SILENT_SECONDS = 30
LOOK_SECONDS = 5
MOST_BUFFERED = 4_000_000
"""Bytes that may wait on one connection to be read or sent."""
WANTED_FILES = 8192
OTHER_FILES = 64
"""Files that the server needs for itself: workers, modules, what is being sent."""
FEWEST = 64
MOST = 4096


def most_connections() -> int:
    """How many connections may be open; the limit of open files is raised first, where it can be.

    Raises
    ------
    OSError
        When too few files may be open to serve a class; the message says what to do.
    """
    if resource is None:
        return MOST
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED_FILES if hard == resource.RLIM_INFINITY else min(hard, WANTED_FILES)
    if soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
        except (OSError, ValueError):
            pass  # then with what there is
    if soft - OTHER_FILES < FEWEST:
        raise OSError(too_few_files(soft, FEWEST + OTHER_FILES))
    return min(soft - OTHER_FILES, MOST)


class _Stream(IOStream):
    """A connection that knows when a byte last moved on it."""

    moved = 0.0

    def read_from_fd(self, buf: bytearray | memoryview) -> int | None:
        """Read, and note when."""
        got = super().read_from_fd(buf)
        if got:
            self.moved = time.monotonic()
        return got

    def write_to_fd(self, data: memoryview) -> int:
        """Write, and note when."""
        sent = super().write_to_fd(data)
        if sent:
            self.moved = time.monotonic()
        return sent


class Door:
    """Where connections come in.

    Parameters
    ----------
    server : HTTPServer
        Who answers them.
    most : int
        How many may be open at the same time.
    """

    def __init__(self, server: HTTPServer, *, most: int) -> None:
        self.server = server
        self.most = most
        self.streams: set[_Stream] = set()
        self._look = PeriodicCallback(self.close_silent, LOOK_SECONDS * 1000)
        self._closing: list[Any] = []

    def open(self, listening: socket.socket) -> None:
        """Take connections from a socket that listens."""
        self._closing.append(add_accept_handler(listening, self._take))
        self._look.start()

    def close(self) -> None:
        """Take no more, and end those that are open."""
        self._look.stop()
        for stop in self._closing:
            stop()
        for stream in self.streams:
            stream.close()

    def _take(self, connection: socket.socket, address: Any) -> None:
        if len(self.streams) >= self.most:
            self._forget_closed()
        if len(self.streams) >= self.most:
            silent = min(self.streams, key=lambda stream: stream.moved)
            silent.close()
            self.streams.discard(silent)
        stream = _Stream(connection, max_buffer_size=MOST_BUFFERED)
        stream.moved = time.monotonic()
        self.streams.add(stream)
        self.server.handle_stream(stream, address)

    def _forget_closed(self) -> None:
        self.streams = {stream for stream in self.streams if not stream.closed()}

    def close_silent(self) -> None:
        """Close every connection on which nothing has moved for a while."""
        self._forget_closed()
        since = time.monotonic() - SILENT_SECONDS
        for stream in self.streams:
            if stream.moved < since:
                stream.close()
        self._forget_closed()
