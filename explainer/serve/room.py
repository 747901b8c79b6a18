"""How many readers there is room for, and when a kernel ends.

A kernel belongs to one open page and to nothing else: it is not started again when it dies, and
it ends when its page has gone or has long been left alone. Nothing is lost with it, because
nothing is stored: what a reader sees is in the address of the page.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Int

__all__ = ["CULLING", "FULL", "RETRY_SECONDS", "Room"]

CULLING = {"cull_idle_timeout": 300, "alone_seconds": 2 * 3600, "cull_interval": 30}
"""In seconds: how long a kernel stays that no page is connected to, should its page not have ended
it; how long one stays whose page is open but left alone; how often that is looked at."""

RETRY_SECONDS = 30

FULL = (
    "The room is full: the explainer is open on {places} screens, and more would make it slow for "
    "everybody. Please try again in a minute."
)


class Room(AsyncMappingKernelManager):
    """The kernels of one server; Voilà adds those that wait for the next reader."""

    places = Int(0, help="How many readers at the same time; 0: no limit.").tag(config=True)
    alone_seconds = Int(help="When a page that is left alone loses its kernel.").tag(config=True)
    arriving = 0
    tidying: asyncio.Future[None] | None = None

    def _handle_kernel_died(self, kernel_id: str) -> None:
        self.tidying = asyncio.ensure_future(self._tidy(kernel_id))

    async def _tidy(self, kernel_id: str) -> None:
        """Remove what a dead kernel has left, and have another wait in its place if it waited."""
        if kernel_id in self:
            await self.shutdown_kernel(kernel_id, now=True)  # type: ignore[no-untyped-call]
        refill, notebook = getattr(self, "fill_if_needed", None), getattr(self, "notebook_path", "")
        if refill:
            refill(delay=0, notebook_name=notebook)

    def replace_failed(self) -> None:
        """Start others in place of waiting kernels that could not start.

        Voilà would give one to the next reader, and stumble over it when another kernel ends.
        """
        for notebook, waiting in getattr(self, "_pools", {}).items():
            failed = [one for one in waiting if _ended_badly(one)]
            for one in failed:
                waiting.remove(one)
            if failed:
                self.fill_if_needed(delay=0, notebook_name=notebook)  # type: ignore[attr-defined]

    @contextmanager
    def arrival(self) -> Iterator[None]:
        """Count a reader whose kernel is not there yet."""
        self.arriving += 1
        try:
            yield
        finally:
            self.arriving -= 1

    @property
    def readers(self) -> int:
        """How many readers have a kernel, or are getting one."""
        waiting = [item for pool in getattr(self, "_pools", {}).values() for item in pool]
        waiting_with_kernel = sum(1 for item in waiting if item.done())
        return len(self._kernels) - waiting_with_kernel + self.arriving

    @property
    def is_full(self) -> bool:
        """Whether the next reader must wait."""
        return bool(self.places) and self.readers >= self.places

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel that no page needs, or that has long been left alone."""
        if not self._kernel_connections.get(kernel_id, 0):
            await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]
            return
        alone = datetime.now(UTC) - self._kernels[kernel_id].last_activity
        if alone > timedelta(seconds=self.alone_seconds):
            _tell_pages(kernel_id)
            await self.shutdown_kernel(kernel_id, now=True)  # type: ignore[no-untyped-call]


def _ended_badly(waiting: asyncio.Future[dict[str, Any]]) -> bool:
    """Whether a kernel could not be started, or died while it ran the notebook."""
    if not waiting.done():
        return False
    if waiting.cancelled() or waiting.exception():
        return True
    run = waiting.result()["task"]
    return run.done() and (run.cancelled() or run.exception() is not None)


def _tell_pages(kernel_id: str) -> None:
    """Say that a kernel is dead to the pages that are connected to it."""
    for connection in list(ZMQChannelsWebsocketConnection._open_sockets):
        if connection.kernel_id == kernel_id:
            connection.on_restart_failed()  # type: ignore[no-untyped-call]
