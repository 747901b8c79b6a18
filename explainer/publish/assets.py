"""What every page shares: scripts, styles, plotting library, packed pages; each with its digest."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from re import findall
from typing import Any

from explainer import paths
from explainer.notebook.plotlyjs import compressed_plotly, plotly_version
from explainer.page.packed import packed_pages
from explainer.page.permalink import state_from_query
from explainer.page.state import State, is_narrowed
from explainer.publish.rendering import Rendered
from explainer.records.ledger import Ledger
from explainer.theme.style import page_css

__all__ = ["Assets", "assets", "narrowed_states", "short_digest", "style_css"]


@dataclass(frozen=True)
class Assets:
    """What the pages of one build share.

    Attributes
    ----------
    script, css : str
        Front end and style sheet.
    plotly : bytes
        plotly.js, compressed by gzip.
    pages : bytes
        The packed pages, compressed by gzip.
    """

    script: str
    css: str
    plotly: bytes
    pages: bytes

    @cached_property
    def plotly_source(self) -> bytes:
        """plotly.js (UTF-8)."""
        return gzip.decompress(self.plotly)

    @property
    def digest(self) -> str:
        """What the packed pages must have when they arrive: SHA-256."""
        return hashlib.sha256(self.pages).hexdigest()

    @property
    def pages_base64(self) -> str:
        """The packed pages as text."""
        return base64.b64encode(self.pages).decode()

    @property
    def names(self) -> dict[str, str]:
        """Names of files that change whenever what is in them does."""
        return {
            "script": f"front.{short_digest(self.script.encode())}.js",
            "css": f"page.{short_digest(self.css.encode())}.css",
            "plotly": f"plotly.{plotly_version()}.js",
            "pages": f"pages.{short_digest(self.pages)}.pack",
        }


def short_digest(content: bytes) -> str:
    """A short SHA-256, for a file's name."""
    return hashlib.sha256(content).hexdigest()[:16]


def style_css() -> str:
    """The style sheet of every page."""
    return page_css() + paths.style_sheets()


def assets(ledger: Ledger, narrowed: Iterable[State] = ()) -> Assets:
    """What the pages share, with these narrowed pages among those that are packed."""
    made = packed_pages(ledger, narrowed)
    packed = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return Assets(
        script=paths.page_script().read_text(encoding="utf-8"),
        css=style_css(),
        plotly=compressed_plotly(),
        pages=gzip.compress(packed.encode(), 9, mtime=0),
    )


def narrowed_states(notebooks: Iterable[Rendered], ledger: Ledger) -> tuple[State, ...]:
    """The narrowed states in which hosts of notebooks open."""
    queries = (
        query for one in notebooks for html in _html(one.notebook) for query in _opened(html)
    )
    states = (state_from_query(query, ledger) for query in dict.fromkeys(queries))
    return tuple(state for state, fault in states if not fault and is_narrowed(state))


def _html(notebook: Any) -> Iterable[str]:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            yield output.get("data", {}).get("text/html", "")


def _opened(html: str) -> list[str]:
    return [unescape(query) for query in findall(r'data-state="([^"]+)"', html)]
