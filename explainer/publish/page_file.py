"""The page as one file: front end, plotting library, and every page that is not narrowed."""

from __future__ import annotations

import hashlib
import re

from lxml import html

import explainer
from explainer.notebook.plotlyjs import HINT
from explainer.page import policy
from explainer.page.packing import signs_of
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
    plotly = shared.plotly_source.removeprefix(HINT)
    scripts = (shared.guard, shared.script, shared.estimates)
    packed = {
        "pages": shared.pages,
        **shared.later,
        "plotly": shared.plotly,
        "estimates": shared.estimates_packed,
    }
    inlined = {
        "guard": _with_digest(shared.guard),
        "css": _with_digest(shared.css),
        "script": shared.script,
        "digests": " ".join(shared.digests),
        "later": list(shared.later),
        "packed": {name: _with_digest(signs_of(content)) for name, content in packed.items()},
    }
    setting = {
        "title": page.title,
        "file": ONE_FILE,
        "policy": policy.of_one_file([plotly, *map(str.encode, scripts)]),
        "inlined": inlined,
        "version": explainer.__version__,
    }
    return _with_digest_of_words(as_html(page, setting))


_SPACE = re.compile(r"[ \t\n\f\r]+")
"""As `front/src/pages/whole.js` has it: readers of HTML differ in what of it they keep."""


def _with_digest_of_words(file: str) -> str:
    """With the SHA-256 of the words between the scripts: of those no script would miss a letter."""
    (main,) = html.document_fromstring(file).xpath("//main")
    words = _SPACE.sub("", main.text_content())
    digest = hashlib.sha256(words.encode()).hexdigest()
    return file.replace(' data-words=""', f' data-words="{digest}"', 1)


def _with_digest(content: str) -> dict[str, str]:
    """What stands in an element, and the SHA-256 of it by which the page knows it again."""
    return {"content": content, "digest": hashlib.sha256(content.encode()).hexdigest()}
