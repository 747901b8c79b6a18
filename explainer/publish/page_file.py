"""The page as one file: front end, plotting library, and every page that is not narrowed."""

from __future__ import annotations

import base64

import explainer
from explainer.page import policy
from explainer.publish.assets import Assets
from explainer.publish.rendering import Rendered, as_html

__all__ = ["ONE_FILE", "one_file"]

ONE_FILE = "explainer.html"


def one_file(page: Rendered, shared: Assets) -> str:
    """The page as one HTML file that opens by a double click and asks nobody for anything.

    Parameters
    ----------
    page : Rendered
        The notebook of the page.
    shared : Assets
        What stands in the file besides its prose.
    """
    scripts = (shared.script.encode(), shared.plotly_source)
    inlined = {
        "css": shared.css,
        "script": shared.script,
        "digest": shared.digests["digest"],
        "later_digest": shared.digests["later-digest"],
        "pages": shared.pages_base64,
        "later": shared.later_base64,
        "plotly": base64.b64encode(shared.plotly).decode(),
    }
    setting = {
        "title": page.title,
        "file": ONE_FILE,
        "policy": policy.of_one_file(scripts),
        "inlined": inlined,
        "version": explainer.__version__,
    }
    return as_html(page, setting)
