"""A slow link: a proxy that counts bytes and lets them through as slowly as such a link would.

One budget each way for all connections; half the round trip is waited each way, and a whole one
before a connection is used, as its opening takes. Slow start is not imitated.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

CHUNK = 8192


@dataclass
class Direction:
    """Bytes one way: how many there were, and until when the link is taken."""

    bytes_per_second: float
    total: int = 0
    free_at: float = 0.0


@dataclass
class Link:
    """A link to a server on this machine."""

    port: int
    delay: float
    down: Direction
    up: Direction
    own_port: int = 0
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def address(self) -> str:
        """Where the server is reached over the link."""
        return f"http://127.0.0.1:{self.own_port}/"

    @property
    def bytes(self) -> int:
        """Bytes in both directions so far."""
        return self.down.total + self.up.total


async def _carry(
    source: asyncio.StreamReader, target: asyncio.StreamWriter, way: Direction, delay: float
) -> None:
    loop = asyncio.get_running_loop()
    arriving: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(256)

    async def deliver() -> None:
        while True:
            at, chunk = await arriving.get()
            await asyncio.sleep(at - loop.time())
            if not chunk:
                break
            target.write(chunk)
            await target.drain()
        target.close()

    delivering = asyncio.create_task(deliver())
    with suppress(OSError):
        while chunk := await source.read(CHUNK):
            way.total += len(chunk)
            way.free_at = max(way.free_at, loop.time()) + len(chunk) / way.bytes_per_second
            sent = way.free_at
            await arriving.put((sent + delay, chunk))
            await asyncio.sleep(sent - loop.time())
    await arriving.put((loop.time() + delay, b""))
    with suppress(OSError):
        await delivering


async def _serve(link: Link, listening: threading.Event) -> None:
    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2 * link.delay)
        try:
            there, back = await asyncio.open_connection("127.0.0.1", link.port)
        except OSError:
            writer.close()
            return
        await asyncio.gather(
            _carry(reader, back, link.up, link.delay), _carry(there, writer, link.down, link.delay)
        )

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    link.own_port = server.sockets[0].getsockname()[1]
    listening.set()
    await link.stop.wait()
    server.close()


@contextmanager
def slow_link(port: int, *, megabits: float, round_trip_ms: float) -> Iterator[Link]:
    """A link of so many Mbit/s each way to a server on this machine."""
    way = megabits * 1e6 / 8
    link = Link(port, round_trip_ms / 2000, Direction(way), Direction(way))
    listening = threading.Event()
    loop = asyncio.new_event_loop()

    def work() -> None:
        asyncio.set_event_loop(loop)
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(_serve(link, listening))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    listening.wait()
    try:
        yield link
    finally:
        loop.call_soon_threadsafe(link.stop.set)
        thread.join(5)
