"""The page as one file: front end, plotting library, and every page that is not narrowed."""

from __future__ import annotations

import explainer
from explainer.notebook.plotlyjs import HINT
from explainer.page import policy
from explainer.publish.assets import Assets, base64_of
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
    plotly = shared.plotly_source.removeprefix(HINT)
    scripts = (shared.script.encode(), plotly, shared.estimates.encode())
    inlined = {
        "css": shared.css,
        "script": shared.script,
        "digests": " ".join(shared.digests),
        "pages": base64_of(shared.pages),
        "later": {ring: base64_of(packed) for ring, packed in shared.later.items()},
        "plotly": base64_of(shared.plotly),
        "estimates": base64_of(shared.estimates_packed),
    }
    setting = {
        "title": page.title,
        "file": ONE_FILE,
        "policy": policy.of_one_file(scripts),
        "inlined": inlined,
        "version": explainer.__version__,
    }
    return as_html(page, setting)
