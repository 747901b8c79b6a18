"""One plotly figure in a page, drawn by a plotly.js that the page loads once.

Here belongs only the widget: it carries a figure's JSON to the browser and brings back the
claim that the reader chose. What a figure shows is made in `figures`; when it changes is
decided in `widgets`. `plotly.graph_objects.FigureWidget` is not used: each one sends 4.9 MB
of JavaScript over the websocket and takes about a second to import.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeGuard

import anywidget
import traitlets
from plotly.utils import PlotlyJSONEncoder

from explainer.notebook.plotlyjs import compressed_plotly, plotly_version
from explainer.paths import static_folder
from explainer.theme import style

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = ["PlotView", "figure_json"]

LONG = 1000
"""From how many characters on a path is sent apart."""
SCRIPTS = (
    "plotview-loading.js", "plotview-marks.js", "plotview-picture.js", "plotview-turns.js",
    "plotview.js",
)  # fmt: skip
"""What the browser runs, as one module: its parts in their order."""
LAYOUTS = ("narrow", "narrow_below", "medium", "medium_below", "height_to_width")
"""What of a figure's meta says how it is drawn at which width."""
SOURCE_REQUEST = "plotly-source"
"""The message by which a page without our static route asks the kernel for plotly.js."""


def figure_json(figure: go.Figure, *, config: Mapping[str, object] | None = None) -> dict[str, Any]:
    """The figure as plain JSON values: ``{"data": [...], "layout": {...}, "config": {...}}``.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        The figure. It is not changed.
    config : mapping, optional
        plotly.js options that differ from those in ``static/plotview.js``.
    """
    plain: dict[str, Any] = json.loads(json.dumps(figure.to_plotly_json(), cls=PlotlyJSONEncoder))
    return {
        "data": plain.get("data", []),
        "layout": plain.get("layout", {}),
        "config": dict(config or {}),
    }


def _is_long(path: object) -> TypeGuard[str]:
    return isinstance(path, str) and len(path) > LONG


def _key_of(path: str) -> str:
    return f"#{hashlib.sha256(path.encode()).hexdigest()[:16]}"


def _long_paths(figure: Mapping[str, Any]) -> dict[str, str]:
    paths = (shape.get("path") for shape in figure.get("layout", {}).get("shapes", ()))
    return {_key_of(path): path for path in paths if _is_long(path)}


def _without_paths(figure: dict[str, Any]) -> dict[str, Any]:
    """A key in place of each long path: outlines are most of a map, and the same on every day."""
    shapes = [
        {**shape, "path": _key_of(shape["path"])} if _is_long(shape.get("path")) else shape
        for shape in figure["layout"].get("shapes", ())
    ]
    return {**figure, "layout": {**figure["layout"], "shapes": shapes}} if shapes else figure


def _parted(figure: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is drawn, and the words about it: they change on every day, a drawing on few."""
    meta = figure["layout"].get("meta") or {}
    drawn = {key: meta[key] for key in LAYOUTS if key in meta}
    words = {key: value for key, value in meta.items() if key not in drawn}
    return {**figure, "layout": {**figure["layout"], "meta": drawn}}, words


class PlotView(anywidget.AnyWidget):
    """One figure; the claim chosen in it by pointer or keyboard is in `chosen`.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure, optional
        Shown at once, as by `show`.

    Notes
    -----
    A mark can be chosen when its ``customdata`` is a claim id, or a list whose first element is
    one. ``layout.meta`` may carry ``alt`` (the accessible name), the words for a saved picture
    (``question``, ``shown``, ``key``, ``lines``, ``source``, ``licence``) and ``narrow``: changes
    for a container under ``narrow_below`` px wide, in plotly's relayout form
    (``{"margin.l": 80}``), for a trace with ``data[0].`` before it; ``medium`` the same for one
    under ``medium_below``. ``height_to_width`` gives the ratio without the bottom margin, for each
    of ``wide``, ``medium`` and ``narrow``, of what is drawn to scale.
    """

    _esm = "\n".join((static_folder() / name).read_text(encoding="utf-8") for name in SCRIPTS)
    _css = style.parts_css()

    figure = traitlets.Dict(
        help="Figure as JSON: data, layout, config; a key of `paths` in place of each long path."
    ).tag(sync=True)
    paths = traitlets.Dict(help="Long SVG paths of the figure's shapes by their keys.").tag(
        sync=True
    )
    words = traitlets.Dict(
        help="Written on a saved picture: question, what is shown, key, source, licence."
    ).tag(sync=True)
    alt = traitlets.Unicode(help="Accessible name: what the figure shows.").tag(sync=True)
    chosen = traitlets.Unicode(help="Id of the claim the reader chose, or empty.").tag(sync=True)
    step = traitlets.Int(0, help="Grows with each figure; older steps are dropped.").tag(sync=True)
    version = traitlets.Unicode(
        read_only=True, help="In the address of plotly.js, so that it can be cached."
    ).tag(sync=True)

    @traitlets.default("version")
    def _version_here(self) -> str:
        return plotly_version()

    def __init__(self, figure: go.Figure | None = None, **traits: object) -> None:
        super().__init__(**traits)
        self.add_class("plotview-host")
        self.on_msg(self._answer)
        if figure is not None:
            self.show(figure)

    def show(
        self,
        figure: go.Figure | dict[str, Any],
        *,
        alt: str | None = None,
        config: Mapping[str, object] | None = None,
    ) -> None:
        """Draw `figure` in place of the one shown; a figure that is equal sends nothing.

        Parameters
        ----------
        figure : plotly.graph_objects.Figure or dict
            The figure, or what `figure_json` makes of it; its ``layout.uirevision`` keeps the
            reader's zoom.
        alt : str, optional
            Accessible name; ``layout.meta["alt"]`` where not given.
        config : mapping, optional
            plotly.js options, as in `figure_json`.
        """
        with self.hold_sync():
            for name, value in self.traits_of(figure, alt=alt, config=config).items():
                setattr(self, name, value)

    def traits_of(
        self,
        figure: go.Figure | dict[str, Any],
        *,
        alt: str | None = None,
        config: Mapping[str, object] | None = None,
    ) -> dict[str, Any]:
        """What `show` would set, and to what; a figure that is equal is left out."""
        plain, words = _parted(
            figure if isinstance(figure, dict) else figure_json(figure, config=config)
        )
        own_alt = words.pop("alt", None)
        alt = own_alt if alt is None else alt
        traits: dict[str, Any] = {"words": words, "paths": _long_paths(plain)}
        drawn = _without_paths(plain)
        if drawn != self.figure:
            traits |= {"figure": drawn, "step": self.step + 1}
        return traits if alt is None else {**traits, "alt": alt}

    def _answer(self, _view: object, content: object, _buffers: Sequence[object]) -> None:
        """Send plotly.js (gzip) to a page that finds it nowhere else."""
        kind = content.get("kind") if isinstance(content, Mapping) else None
        if kind == SOURCE_REQUEST:
            self.send({"kind": SOURCE_REQUEST, "encoding": "gzip"}, buffers=[compressed_plotly()])
