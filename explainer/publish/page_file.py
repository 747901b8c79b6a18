"""The whole page as one file: front end, plotting library, and every page that is not narrowed."""

from __future__ import annotations

import base64
import hashlib

import explainer
from explainer import paths
from explainer.page.packed import packed_pages
from explainer.publish.assets import assets
from explainer.publish.rendering import PAGE, as_html, file_of, rendered
from explainer.records.ledger import Ledger

__all__ = ["one_file"]

POLICY = (
    "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; script-src {scripts}; "
    "base-uri 'none'; form-action 'none'"
)
"""Only the two scripts that it holds run, by their hashes."""


def one_file(ledger: Ledger) -> str:
    """The page as one HTML file that opens by a double click and asks nobody for anything.

    Raises
    ------
    RenderingError
        When the notebook of the page cannot be run.
    """
    shared = assets(packed_pages(ledger))
    (page,) = rendered([paths.notebooks_folder() / f"{PAGE}.ipynb"])
    scripts = (shared.script.encode(), shared.plotly_source)
    inlined = {
        "css": shared.css,
        "script": shared.script,
        "digest": shared.digest,
        "pages": shared.pages_base64,
        "plotly": base64.b64encode(shared.plotly).decode(),
    }
    setting = {
        "title": page.title,
        "file": file_of(page.name),
        "policy": POLICY.format(scripts=" ".join(map(_hashed, scripts))),
        "inlined": inlined,
        "version": explainer.__version__,
    }
    return as_html(page, setting)


def _hashed(script: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
