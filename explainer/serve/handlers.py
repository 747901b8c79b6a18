"""What answers a reader: files, narrowed pages, a report of one's own, and one plain sentence.

Nothing here waits for anything but a worker, and nobody's answer depends on who asks.
"""

from __future__ import annotations

import datetime as dt
import gzip
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from http.client import responses
from typing import Any

from jinja2 import PackageLoader
from markupsafe import Markup
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, RequestHandler, StaticFileHandler, stream_request_body

from explainer.classroom.coding.draft import REQUEST_BYTES
from explainer.page.templating import from_templates
from explainer.serve.answers import NarrowedPages
from explainer.serve.safety import HEADERS, Names, is_from_elsewhere
from explainer.serve.site import Site
from explainer.serve.workers import BusyError, FailedError, RefusedError, Workers
from explainer.theme.style import page_css
from explainer.words import serving as words

__all__ = [
    "Missing",
    "Narrowed",
    "Ready",
    "Report",
    "SiteFile",
    "Unreadable",
    "notice",
    "refusal",
]

RETRY_SECONDS = 3
MAX_QUERY = 4096
"""A longer one is not ours; what is read of it is `explainer.page.permalink`'s affair."""
YEAR_SECONDS = 365 * 24 * 3600
PIECE_BYTES = 16 * 1024
MOST_REPORTS = 8
"""So many reports of one's own may be on their way at the same time."""


@cache
def notice(says: str, *, link: bool = True) -> str:
    """A page of one plain sentence; it loads nothing, from here or elsewhere."""
    templates = from_templates(PackageLoader("explainer.serve"))
    css = Markup(page_css())
    return templates.get_template("notice.html.j2").render(says=says, css=css, link=link)


@cache
def refusal(status: int) -> bytes:
    """The whole answer, head and page, to what is not read as a request."""
    page = notice(words.BY_STATUS[status]).encode()
    head = {
        **HEADERS,
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(page)),
        "Cache-Control": "no-store",
        "Connection": "close",
    }
    first = f"HTTP/1.1 {status} {responses[status]}"
    lines = [first, *(f"{name}: {value}" for name, value in head.items()), "", ""]
    return "\r\n".join(lines).encode() + page


class _Answering(RequestHandler):
    """What every answer has: our headers, a name that is ours, and a sentence where it fails."""

    plain = False
    """Whether a fault is told to a script, as plain text."""

    def set_default_headers(self) -> None:
        """Our headers, and nothing about the server."""
        for name, value in HEADERS.items():
            self.set_header(name, value)
        self.clear_header("Server")

    def prepare(self) -> None:
        """Refuse what comes under a name that is not ours."""
        names: Names = self.settings["names"]
        stream = getattr(self.request.connection, "stream", None)
        reached = stream.socket.getsockname()[0] if stream and stream.socket else ""
        if not names.include(self.request.headers.get("Host", ""), reached):
            raise HTTPError(403)

    def write_error(self, status_code: int, **info: Any) -> None:
        """One plain sentence; nothing of what went wrong inside."""
        error = info.get("exc_info", (None, None, None))[1]
        says = words.BY_STATUS.get(status_code, words.BY_STATUS[500 if status_code >= 500 else 400])
        if isinstance(error, HTTPError) and error.reason:
            says = error.reason
        self.set_header("Cache-Control", "no-store")
        if status_code == 503:
            self.set_header("Retry-After", str(RETRY_SECONDS))
        self.set_header("Content-Type", f"text/{'plain' if self.plain else 'html'}; charset=utf-8")
        self.finish(f"{says}\n" if self.plain else notice(says))

    def log_exception(self, *info: Any) -> None:
        """Faults of a request are the reader's affair; only ours are told to who serves."""
        if not isinstance(info[1], HTTPError):
            super().log_exception(*info)


def _refused(status: int, says: str | None = None) -> HTTPError:
    error = HTTPError(status)
    error.reason = says
    return error


def takes_gzip(accepted: str) -> bool:
    """Whether an ``Accept-Encoding`` names gzip, or all that it does not name (RFC 9110)."""
    weights = {}
    for one in accepted.lower().split(","):
        name, _, weight = one.partition(";")
        refused = re.fullmatch(r"\s*q\s*=\s*0(?:\.0*)?\s*", weight)
        weights[name.strip()] = not refused
    return weights.get("gzip", weights.get("*", False))


@contextmanager
def _told() -> Iterator[None]:
    """What a worker cannot do, as the answer that tells of it."""
    try:
        yield
    except RefusedError as refused:
        raise _refused(400, str(refused)) from None
    except BusyError:
        raise HTTPError(503) from None
    except FailedError:
        raise _refused(503, words.STOPPED) from None


class Missing(_Answering):
    """Any other address, with any method."""

    def prepare(self) -> None:
        """There is nothing here."""
        super().prepare()
        raise HTTPError(404)


class Unreadable(_Answering):
    """Every page where the records could not be read: the one sentence that says so."""

    def initialize(self, says: str) -> None:
        """Take the sentence."""
        self.says = says

    def get(self) -> None:
        """Say it."""
        self.set_status(503)
        self.set_header("Cache-Control", "no-store")
        self.finish(notice(self.says, link=False))

    head = get


class Ready(_Answering):
    """``ready``: whether a reader would be answered."""

    def get(self) -> None:
        """They would."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish("ready\n")

    head = get


class SiteFile(_Answering, StaticFileHandler):
    """A file of the site, from memory; compressed where the reader takes that.

    ETag, 304, ranges and HEAD are tornado's affair. What has a digest in its name may be kept for
    ever, anything else is asked about again.
    """

    def initialize(self, site: Site) -> None:  # type: ignore[override]
        """Take the site."""
        super().initialize(path="")
        self.site = site

    @classmethod
    def get_absolute_path(cls, root: str, path: str) -> str:
        """The name as it was asked for: it stands in no file system."""
        del root
        return path

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Find the file, and how it is sent; a folder’s first page has a slash at its end."""
        del root
        file = self.site.file(absolute_path)
        if file is None and self.site.file(f"{absolute_path}/"):
            # Relative, so that it holds below any address under which a web server passes us on.
            self.redirect(f"{absolute_path.rpartition('/')[2]}/", permanent=True)
            return None
        if file is None:
            raise HTTPError(404)
        self.file = file
        self.is_zipped = file.zipped is not None and self._takes_gzip()
        self.content = file.zipped if file.zipped and self.is_zipped else file.plain
        return absolute_path

    def _takes_gzip(self) -> bool:
        """Whether the reader takes gzip, and wants the whole file."""
        accepted = self.request.headers.get("Accept-Encoding", "")
        return takes_gzip(accepted) and "Range" not in self.request.headers

    def get_content(  # type: ignore[override]
        self, abspath: str, start: int | None = None, end: int | None = None
    ) -> Iterator[bytes]:
        """The content in pieces, each sent before the next is taken."""
        del abspath
        last = len(self.content) if end is None else end
        for at in range(start or 0, last, PIECE_BYTES):
            yield self.content[at : min(at + PIECE_BYTES, last)]

    def get_content_size(self) -> int:
        """Of what is sent."""
        return len(self.content)

    def get_modified_time(self) -> dt.datetime:
        """When the site was made."""
        return self.site.made

    def get_content_type(self) -> str:
        """As the manifest has it."""
        return self.file.kind

    def compute_etag(self) -> str:
        """Another content, or another packing, has another tag."""
        return f'"{self.file.digest[:32]}{"-gzip" * self.is_zipped}"'

    def set_extra_headers(self, path: str) -> None:
        """How long it may be kept, and how it is packed."""
        del path
        self.set_header("Vary", "Accept-Encoding")
        if self.is_zipped:
            self.set_header("Content-Encoding", "gzip")
        kept = f"public, max-age={YEAR_SECONDS}, immutable"
        self.set_header("Cache-Control", kept if self.file.immutable else "no-cache")


class _Working(_Answering):
    """What asks a worker."""

    plain = True

    def prepare(self) -> None:
        """Work for our own pages only: not for a picture or a form on another site."""
        super().prepare()
        if is_from_elsewhere(self.request):
            raise _refused(403, words.ELSEWHERE)


class Narrowed(_Working):
    """``page?<state>``: a narrowed page, a pure function of its address.

    ``page/<digest>?<state>`` gives only what is not in the pages with that digest, or the whole
    where they are not ours: a reader may have opened those of another build.
    """

    def initialize(self, pages: NarrowedPages) -> None:
        """Take the pages."""
        self.pages = pages

    async def get(self, has: str | None = None) -> None:
        """Send the page, or 304 where the browser has it."""
        if len(self.request.query) > MAX_QUERY:
            raise HTTPError(400)
        with _told():
            answer = await self.pages.of(self.request.query, has or "")
        is_zipped = takes_gzip(self.request.headers.get("Accept-Encoding", ""))
        self.set_header("Cache-Control", "no-cache")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Etag", f'"{answer.digest}{"-gzip" * is_zipped}"')
        if self.check_etag_header():
            self.set_status(304)
            return
        self.set_header("Content-Type", "application/json")
        if is_zipped:
            self.set_header("Content-Encoding", "gzip")
        whole = len(answer.body) if is_zipped else int.from_bytes(answer.body[-4:], "little")
        self.set_header("Content-Length", whole)
        if self.request.method != "HEAD":
            packed = io.BytesIO(answer.body)
            await self._send(packed if is_zipped else gzip.GzipFile(fileobj=packed))

    async def _send(self, body: io.BytesIO | gzip.GzipFile) -> None:
        """Piece by piece: who asks and reads nothing holds no more than one."""
        with suppress(StreamClosedError):
            while piece := body.read(PIECE_BYTES):
                self.write(piece)
                await self.flush()

    head = get

    def compute_etag(self) -> None:
        """No second hash: `get` has set the ETag."""


@stream_request_body
class Report(_Working):
    """``report``: a report of one's own, answered; nothing of it is kept.

    A body is larger here than anywhere else, so it is taken only where everything else about the
    request is right, and only so many at a time.
    """

    def initialize(self, workers: Workers, arriving: set[Report]) -> None:
        """Take who works, and the requests whose bodies are on their way."""
        self.workers = workers
        self.arriving = arriving
        self.pieces: list[bytes] = []

    def prepare(self) -> None:
        """Look at the head before a body is taken."""
        super().prepare()
        if self.request.method != "POST":
            return
        if self.request.headers.get("Content-Type", "").partition(";")[0] != "application/json":
            raise HTTPError(415)
        if int(self.request.headers.get("Content-Length", 0)) > REQUEST_BYTES:
            raise HTTPError(413)
        if len(self.arriving) >= MOST_REPORTS:
            raise HTTPError(503)
        self.arriving.add(self)
        self.request.connection.set_max_body_size(REQUEST_BYTES)  # type: ignore[union-attr]

    def data_received(self, chunk: bytes) -> None:
        """Take a piece of the body."""
        self.pieces.append(chunk)

    async def post(self) -> None:
        """Send what is said about a report."""
        try:
            sent = b"".join(self.pieces).decode()
        except UnicodeDecodeError:
            raise HTTPError(400) from None
        with _told():
            made = await self.workers.ask("report", sent)
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.finish(made)

    def on_finish(self) -> None:
        """Make room for the next."""
        self.arriving.discard(self)

    on_connection_close = on_finish
