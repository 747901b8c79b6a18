"""What a notebook shows: a model with the front end, and a thin widget for each of its parts.

Here belongs what every part does, whatever it shows: it is displayed as a live view and, for
wherever no kernel answers (GitHub, nbconvert, print), as a static form beside it.
"""

from __future__ import annotations

import os
from typing import Any

import anywidget
import traitlets
from IPython.display import display
from markupsafe import Markup

from explainer.page.templating import rendered
from explainer.paths import cell_script, front_script
from explainer.theme.style import parts_css

__all__ = ["RENDERING", "Front", "PartWidget"]

RENDERING = "EXPLAINER_RENDERING"
"""Set while we render a notebook for a page of our own: then only hosts are displayed."""


class Front(anywidget.AnyWidget):
    """A model with the front end, which the parts that belong to it share. It is never displayed.

    What it holds for the browser is said by its subclasses.
    """

    _esm = front_script()
    _css = parts_css()


class PartWidget(anywidget.AnyWidget):
    """One part, drawn by the front end of the model that it belongs to.

    Parameters
    ----------
    front : Front
        The model.
    part : str
        Its name, as in ``front/src/view/parts.js`` and ``front/src/own.js``.
    of : dict, optional
        What it alone is of, for the browser: a question, a chapter.

    Notes
    -----
    A subclass says in `static_form` what is displayed where nothing is live.
    """

    _esm = cell_script()

    front = anywidget.WidgetTrait().tag(sync=True)
    part = traitlets.Unicode(help="Name of the part.").tag(sync=True)
    of = traitlets.Dict(help="What this part alone is of.").tag(sync=True)
    live = traitlets.Unicode(help="What its static form is found by.").tag(sync=True)

    def __init__(self, front: Front, part: str, of: dict[str, Any] | None = None) -> None:
        super().__init__(front=front, part=part, of=of or {}, layout=front.layout)
        self.live = self.model_id

    def static_form(self) -> str:
        """The host with its static form, as HTML."""
        raise NotImplementedError

    def _ipython_display_(self, **_: object) -> None:
        """Publish the live view, then the static form that it hides."""
        html = self.static_form()
        bundle = self._repr_mimebundle_()
        if bundle and not os.environ.get(RENDERING):
            _publish(bundle[0])
            html = rendered("live", live=self.live, html=Markup(html))
        _publish({"text/html": html, "text/plain": ""})

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.part}>"


def _publish(bundle: dict[str, Any]) -> None:
    display(bundle, raw=True)  # type: ignore[no-untyped-call]
