"""What every page shares: scripts, styles, plotting library, packed pages; each with its digest."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from re import findall
from typing import Any

from explainer import paths
from explainer.notebook.plotlyjs import compressed_plotly, plotly_version
from explainer.publish.rendering import Rendered
from explainer.theme.style import page_css
from explainer.theme.typeface import faces_css

__all__ = ["Assets", "assets", "opening_queries", "short_digest"]


@dataclass(frozen=True)
class Assets:
    """What the pages of one build share.

    Attributes
    ----------
    script, css, guard : str
        Front end, style sheet, and what says that one of them or of the page did not come.
    plotly : bytes
        plotly.js, compressed by gzip.
    pages : bytes
        The packed pages, compressed by gzip.
    later : mapping of str to bytes
        The same of the rings that are fetched when they are chosen, each by its name.
    estimates : str
        What reads a conflict-data file, fetched when it is asked for; "" for none.
    """

    script: str
    css: str
    guard: str
    plotly: bytes
    pages: bytes
    later: Mapping[str, bytes]
    estimates: str

    @cached_property
    def plotly_source(self) -> bytes:
        """plotly.js (UTF-8)."""
        return gzip.decompress(self.plotly)

    @property
    def packs(self) -> dict[str, bytes]:
        """All packed pages by the names of their files, in the order in which they refer back."""
        return {
            f"{name}.{short_digest(content)}.pack": content
            for name, content in {"pages": self.pages, **self.later}.items()
        }

    @property
    def digests(self) -> list[str]:
        """What the packed pages must have when they arrive: SHA-256."""
        return [hashlib.sha256(content).hexdigest() for content in self.packs.values()]

    @property
    def has(self) -> str:
        """What stands for all packed pages in an address."""
        return short_digest(" ".join(self.packs).encode())

    @property
    def estimates_packed(self) -> bytes:
        """What reads a conflict-data file, compressed by gzip."""
        return gzip.compress(self.estimates.encode(), 9, mtime=0) if self.estimates else b""

    @property
    def names(self) -> dict[str, str]:
        """Names of files that change whenever what is in them does."""
        return {
            "script": f"front.{short_digest(self.script.encode())}.js",
            "guard": f"guard.{short_digest(self.guard.encode())}.js",
            "faces": f"faces.{short_digest(faces_css().encode())}.css",
            "plotly": f"plotly.{plotly_version()}.js",
            "estimates": f"estimates.{short_digest(self.estimates.encode())}.js",
        }


def short_digest(content: bytes) -> str:
    """A short SHA-256, for a file's name."""
    return hashlib.sha256(content).hexdigest()[:16]


def assets(packed: Mapping[str, Any], estimates: str = "") -> Assets:
    """What the pages share.

    Parameters
    ----------
    packed : dict
        The pages, as `packed_pages` gives them.
    estimates : str
        What reads a conflict-data file, as `estimates_script` gives it; none by default.
    """
    at_once = {name: packed[name] for name in ("pages", "values")}
    return Assets(
        script=paths.page_script().read_text(encoding="utf-8"),
        css=page_css(),
        guard=paths.guard_script().read_text(encoding="utf-8"),
        plotly=compressed_plotly(),
        pages=_compressed(at_once),
        later={ring: _compressed(pages) for ring, pages in packed["later"].items()},
        estimates=estimates,
    )


def _compressed(packed: Any) -> bytes:
    written = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(written.encode(), 9, mtime=0)


def opening_queries(notebooks: Iterable[Rendered]) -> tuple[str, ...]:
    """The states in which hosts of notebooks open, as in an address; each once."""
    shown = (html for one in notebooks for html in _html(one.notebook))
    return tuple(dict.fromkeys(query for html in shown for query in _opened(html)))


def _html(notebook: Any) -> Iterable[str]:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            yield output.get("data", {}).get("text/html", "")


def _opened(html: str) -> list[str]:
    return [unescape(query) for query in findall(r'data-state="([^"]+)"', html)]
