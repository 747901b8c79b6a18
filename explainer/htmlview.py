"""HTML of the page as a widget, whose links to claims choose them.

The HTML comes from `markup`, which has escaped every value; what it says is decided in `page`.
"""

from __future__ import annotations

import anywidget
import traitlets

from explainer.paths import static_folder

__all__ = ["HtmlView"]


class HtmlView(anywidget.AnyWidget):
    """A piece of the page; an element with ``data-claim`` in it chooses that claim."""

    _esm = (static_folder() / "htmlview.js").read_text(encoding="utf-8")

    html = traitlets.Unicode(help="The HTML, with every value escaped.").tag(sync=True)
    chosen = traitlets.Unicode(help="Id of the claim the reader chose, or empty.").tag(sync=True)
