"""A crowd at protocol level: readers who fetch what a browser fetches, and narrow the page once."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urljoin

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

PATIENCE_SECONDS = 60
STEPS = 5


@dataclass
class Seen:
    """Seconds of each answer that one reader waited for, and what went wrong."""

    answers: list[float] = field(default_factory=list)
    bytes: int = 0
    trouble: str = ""


class Reader:
    """One reader with an empty cache."""

    def __init__(self, address: str, query: str) -> None:
        self.address = address
        self.query = query
        self.seen = Seen()

    async def get(self, url: str) -> bytes:
        """One answer, as it comes compressed over the line."""
        start = time.monotonic()
        headers = {"Accept-Encoding": "gzip"}
        request = HTTPRequest(
            urljoin(self.address, url), headers=headers, request_timeout=PATIENCE_SECONDS,
            decompress_response=False,
        )  # fmt: skip
        answer = await AsyncHTTPClient().fetch(request)
        self.seen.answers.append(time.monotonic() - start)
        self.seen.bytes += len(answer.body)
        return answer.body

    async def visit(self, after: float) -> Seen:
        """Arrive, take five steps (they ask nobody), and narrow once."""
        await asyncio.sleep(after)
        try:
            html = gunzipped(await self.get("/")).decode()
            files = re.findall(r'(?:src|href|data-pages|data-plotly)="([^"#]+\.[^"#]+)"', html)
            files += re.findall(r'data-later="([^" ]+)', html)  # it comes while the page is read
            [narrowing] = re.findall(r'data-narrow="([^"]+)"', html)
            wanted = [file for file in dict.fromkeys(files) if is_file(file)]
            if len(wanted) < 4:
                raise ValueError(f"the page names only {wanted}")
            await asyncio.gather(*(self.get(file) for file in wanted))
            await asyncio.sleep(STEPS)
            await self.get(f"{narrowing}?{self.query}")
        except (OSError, ValueError, HTTPClientError) as error:
            self.seen.trouble = f"{type(error).__name__}: {error}"
        return self.seen


def gunzipped(body: bytes) -> bytes:
    """A body as it was before it was compressed, if it was."""
    return gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body


def is_file(address: str) -> bool:
    """Whether a page loads it at once: no links that are only offered."""
    return re.search(r"\.(?:js|css|gz|pack|json|woff2)(?:\?|$)", address) is not None


async def crowd(address: str, queries: list[str], count: int, *, within: float) -> list[Seen]:
    """Readers who arrive evenly within so many seconds."""
    AsyncHTTPClient.configure(None, max_clients=count + 8)
    readers = [
        Reader(address, query) for query in itertools.islice(itertools.cycle(queries), count)
    ]
    gap = within / count
    return list(await asyncio.gather(*(one.visit(gap * n) for n, one in enumerate(readers))))
