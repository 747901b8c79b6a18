"""How many connections are open, and how long one may be silent.

A connection on which no byte has moved for a while is closed, whoever it belongs to: one that is
kept for a next request, half a request, an answer that nobody reads. When as many are open as
the system allows files, the one that has been silent longest makes room for the next. A request
whose address is too long is told so before its connection is closed.
"""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.ioloop import PeriodicCallback
from tornado.iostream import IOStream, UnsatisfiableReadError
from tornado.netutil import add_accept_handler

from explainer.words.serving import too_few_files

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]

__all__ = ["Door", "most_connections"]

SILENT_SECONDS = 30
LOOK_SECONDS = 5
MOST_UNREAD = 200
"""Answers that may wait for who asked to read on; each takes about 0.15 MB."""
MOST_BUFFERED = 4_000_000
"""Bytes that may wait on one connection to be read or sent."""
WANTED_FILES = 8192
OTHER_FILES = 64
"""Files that the server needs for itself: workers, modules, what is being sent."""
FEWEST = 64
MOST = 4096
LEAVE_SECONDS = 2
"""So long the rest of a request is heard that is too long."""
MOST_LEAVING = 32
"""Requests of which that is done at the same time."""
HEARD_BYTES = 64 * 1024


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
    """A connection that knows when a byte last moved on it, and which head was too long."""

    moved = 0.0
    at_head = False
    on_long: Callable[[_Stream], None]
    """Called before a connection is closed because the head of a request is too long."""

    def read_until_regex(self, regex: bytes, max_bytes: int | None = None) -> Awaitable[bytes]:
        """Read a head: nothing else is read so."""
        self.at_head = True
        return super().read_until_regex(regex, max_bytes)

    def read_until(self, delimiter: bytes, max_bytes: int | None = None) -> Awaitable[bytes]:
        """Read a line of a body."""
        self.at_head = False
        return super().read_until(delimiter, max_bytes)

    def close(self, exc_info: Any = False) -> None:
        """Close, with a word where it is due."""
        if self.at_head and isinstance(exc_info, UnsatisfiableReadError) and not self.closed():
            self.on_long(self)
        super().close(exc_info)

    @property
    def status(self) -> int:
        """What most of a long head is: its first line, which has the address, or what follows."""
        first, _, _ = self._read_buffer.partition(b"\n")
        return 414 if 2 * len(first) > len(self._read_buffer) else 431

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
    refusal : callable
        The answer to a request whose head is too long, by its status.
    """

    def __init__(
        self, server: HTTPServer, *, most: int, refusal: Callable[[int], bytes] = lambda _: b""
    ) -> None:
        self.server = server
        self.most = most
        self.refusal = refusal
        self.leaving: set[asyncio.Task[None]] = set()
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
        stream.on_long = self._refuse
        self.streams.add(stream)
        self.server.handle_stream(stream, address)

    def _refuse(self, stream: _Stream) -> None:
        if len(self.leaving) >= MOST_LEAVING:
            return
        task = asyncio.create_task(_leave(stream.socket.dup(), self.refusal(stream.status)))
        self.leaving.add(task)
        task.add_done_callback(self.leaving.discard)

    def _forget_closed(self) -> None:
        self.streams = {stream for stream in self.streams if not stream.closed()}

    def close_silent(self) -> None:
        """Close every connection on which nothing has moved for a while.

        Where many wait for readers who read no answer, those that read on last may do so.
        """
        self._forget_closed()
        now = time.monotonic()
        for stream in self.streams:
            if stream.moved < now - SILENT_SECONDS:
                stream.close()
        self._forget_closed()
        for stream in self._unread(now - LOOK_SECONDS)[MOST_UNREAD:]:
            stream.close()

    def _unread(self, since: float) -> list[_Stream]:
        """The connections that wait for a reader, who read on longest ago last."""
        waiting = [one for one in self.streams if one.writing() and one.moved < since]
        return sorted(waiting, key=lambda one: one.moved, reverse=True)


async def _leave(wire: socket.socket, words: bytes) -> None:
    """Say the last words on a connection.

    The rest of what was sent is read: where some is left, the system resets the connection, and
    a browser shows that in place of the words.
    """
    loop = asyncio.get_running_loop()
    with wire, suppress(OSError):
        async with asyncio.timeout(LEAVE_SECONDS):
            await loop.sock_sendall(wire, words)
            wire.shutdown(socket.SHUT_WR)
            while await loop.sock_recv(wire, HEARD_BYTES):
                pass
