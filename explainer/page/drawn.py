"""A figure with what belongs to it: its question, its words and its table, wherever it is shown."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go
from markupsafe import Markup

from explainer.page import panels
from explainer.page.tables import Table
from explainer.page.templating import picture, rendered
from explainer.theme.typeface import SIZES_PX
from explainer.words.front import FRONT_WORDS

__all__ = ["Drawn"]

TITLE_PX = 64
"""So much higher is a figure that says its question itself."""
PLOTLY = "application/vnd.plotly.v1+json"


class Drawn(go.Figure):  # type: ignore[misc]  # plotly ships no types
    """A figure of plotly that shows itself with its words.

    In a notebook it is drawn by plotly. Wherever that does not draw (GitHub, print, a page made
    of the notebook), its question, description and table stand as HTML, from which the front end,
    if it is there, draws the figure too.
    """

    _told: dict[str, Any]

    @classmethod
    def of(cls, spec: dict[str, Any], *, caption: str, table: Table, **told: Any) -> Drawn:
        """A figure with the words of a view.

        Parameters
        ----------
        spec : dict
            The figure as plain values, with ``question``, ``alt`` and ``source`` in its meta.
        caption : str
            What stands below it.
        table : Table
            The same as a table.
        **told
            What else the front end is told: ``labels``, by claim, and the name of the ``view``.
        """
        made = cls(spec)
        made._told = {"caption": caption, "table": table, "labels": {}, "view": "", **told}
        return made

    @property
    def question(self) -> str:
        """What the figure answers."""
        return str(self.layout.meta["question"])

    def titled(self, below: str) -> Drawn:
        """The same with its question above it, and a line below that, for who shows it alone."""
        own, shared = self.layout.margin.t, self.layout.template.layout.margin.t
        self.update_layout(
            height=self.layout.height + TITLE_PX,
            margin_t=(shared if own is None else own) + TITLE_PX,
            title={
                "text": self.question,
                "font": {"size": SIZES_PX["heading"]},
                "subtitle": {"text": below},
                "x": 0, "xref": "container", "xanchor": "left", "pad": {"l": 16},
                "y": 1, "yref": "container", "yanchor": "top",
            },
        )  # fmt: skip
        return self

    def _plain(self) -> dict[str, Any]:
        """As plotly draws it, without a title: the page has that above it."""
        spec: dict[str, Any] = json.loads(self.to_json())
        layout = spec["layout"]
        if layout.pop("title", None):
            layout["height"] -= TITLE_PX
            layout["margin"]["t"] -= TITLE_PX
        return spec

    def static_form(self) -> Markup:
        """The host of the figure with a drawing, its words and its table, as HTML."""
        plain = self._plain()
        held = {
            "figure": plain,
            "alt": self.layout.meta["alt"],
            "labels": self._told["labels"],
            "colours": panels.colours(),
            "words": FRONT_WORDS,
        }
        return rendered(
            "drawn",
            held=held,
            picture=picture(plain),
            question=self.question,
            source=self.layout.meta["source"],
            words=FRONT_WORDS,
            **{name: self._told[name] for name in ("caption", "table", "view")},
        )

    def __repr__(self) -> str:
        return f"<Drawn {self.question!r}>"

    _ipython_display_ = None
    """Plotly's own would send its script of five megabytes along; the bundle says it all."""

    def _repr_mimebundle_(self, *_: object, **__: object) -> dict[str, Any]:
        """Return it as plotly draws it, and as HTML for wherever nothing does."""
        return {
            PLOTLY: json.loads(self.to_json()),
            "text/html": self.static_form(),
            "text/plain": repr(self),
        }
