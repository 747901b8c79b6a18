"""Answers that are kept: equal requests in flight share one computation, and the last ones stay."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from dataclasses import dataclass

from explainer.serve.workers import Workers

__all__ = ["CompressedBody", "NarrowedPages"]

MOST_BYTES = 8_000_000
"""So much is kept of pages that were made."""
MOST_ADDRESSES = 4096
"""So many addresses are remembered with the one that they mean."""

PageAsked = tuple[str, str]
"""What a worker is asked: the kind of its job, and an address."""


@dataclass(frozen=True)
class CompressedBody:
    """Bytes compressed by gzip, and a digest that is equal only where they are."""

    body: bytes
    digest: str


class NarrowedPages:
    """The narrowed pages that the workers make, each made once however many ask.

    Parameters
    ----------
    workers : Workers
        Who reads an address and makes its page.
    digest : str
        Of the pages that readers of this site have: to them only what is new is sent.
    most_bytes : int
        So much is kept; what was asked for longest ago goes first.
    """

    def __init__(self, workers: Workers, digest: str = "", *, most_bytes: int = MOST_BYTES) -> None:
        self.workers = workers
        self.digest = digest
        self.most_bytes = most_bytes
        self._meant: OrderedDict[str, str] = OrderedDict()
        self._kept: OrderedDict[PageAsked, CompressedBody] = OrderedDict()
        self._making: dict[PageAsked, asyncio.Task[CompressedBody]] = {}

    async def of(self, query: str, has: str = "") -> CompressedBody:
        """The page that an address asks for.

        Parameters
        ----------
        query : str
            The state.
        has : str
            The digest of the pages that the reader has.

        Raises
        ------
        RefusedError, BusyError, FailedError
            As `Workers.ask`.
        """
        kind = "beside" if has and has == self.digest else "page"
        wanted = kind, await self._canonical(query)
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return self._kept[wanted]
        if wanted not in self._making:
            task = asyncio.create_task(self._make(wanted))
            self._making[wanted] = task
            task.add_done_callback(lambda _: self._making.pop(wanted, None))
        return await asyncio.shield(self._making[wanted])

    async def _canonical(self, query: str) -> str:
        if query in self._meant:
            self._meant.move_to_end(query)
            return self._meant[query]
        meant = (await self.workers.ask("canonical", query)).decode()
        self._meant[query] = meant
        if len(self._meant) > MOST_ADDRESSES:
            self._meant.popitem(last=False)
        return meant

    async def _make(self, wanted: PageAsked) -> CompressedBody:
        body = await self.workers.ask(*wanted)
        answer = CompressedBody(body, hashlib.sha256(body).hexdigest()[:32])
        self._kept[wanted] = answer
        while sum(len(one.body) for one in self._kept.values()) > self.most_bytes:
            self._kept.popitem(last=False)
        return answer
