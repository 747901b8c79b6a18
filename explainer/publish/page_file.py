"""The whole page as one file: front end, plotting library, and every page that is not narrowed."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from typing import Any

import nbformat
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from nbconvert.filters import markdown2html

import explainer
from explainer import paths
from explainer.notebook.plotlyjs import compressed_plotly
from explainer.page.packed import packed_pages
from explainer.records.ledger import Ledger
from explainer.theme.style import page_css

__all__ = ["one_file"]

NOTEBOOK = "explainer.ipynb"


def _cells() -> list[dict[str, Any]]:
    """The notebook of the page: its prose, and the parts that its cells show."""
    found: list[dict[str, Any]] = []
    for cell in _notebook().cells:
        if cell.cell_type == "markdown":
            prose = Markup(markdown2html(cell.source))
            found.append({"prose": prose})
        elif part := re.search(r"^page\.(\w+)$", cell.source, re.MULTILINE):
            found.append({"part": part[1]})
    return found


@cache
def _notebook() -> Any:
    written = (paths.notebooks_folder() / NOTEBOOK).read_text(encoding="utf-8")
    return nbformat.reads(written, as_version=4)  # type: ignore[no-untyped-call]


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def one_file(ledger: Ledger) -> str:
    """The page as one HTML file that opens by a double click and asks nobody for anything.

    Its policy lets only the two scripts that it holds run, by their hashes.
    """
    made = packed_pages(ledger, address_in="hash")
    packed = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    pages = gzip.compress(packed.encode(), 9, mtime=0)
    plotly = compressed_plotly()
    script = paths.front_script().read_text(encoding="utf-8")
    environment = Environment(
        loader=PackageLoader("explainer.page"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("page.html.j2").render(
        title=_notebook().metadata["title"],
        css=Markup(page_css()),
        cells=_cells(),
        script=Markup(script),
        hashes=[_sha256(script), _sha256(gzip.decompress(plotly).decode())],
        pages=base64.b64encode(pages).decode(),
        plotly=base64.b64encode(plotly).decode(),
        digest=hashlib.sha256(pages).hexdigest(),
        version=explainer.__version__,
    )
