"""What every figure shares: the empty frame, labels, marks in a speaker's colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from explainer.figures.lettering import KEPT, bold, lines, wrapped
from explainer.records.bound import Claim
from explainer.theme import palette, signs, template, widths
from explainer.words.page import PICTURE_LICENCE

__all__ = [
    "Spec",
    "Trace",
    "blank",
    "hover",
    "kind_marker",
    "label",
    "lay_out",
    "rule",
    "scatter",
    "side_colour",
    "standing_for",
    "tint",
]

Trace = dict[str, Any]
"""One trace of a figure, as plotly takes it."""
Spec = dict[str, Any]
"""A figure as plain values, ``{"data": [...], "layout": {...}}``: what plotly draws."""


def blank(*, height: int, question: str, alt: str, source: str, **layout: Any) -> Spec:
    """An empty figure in the house style.

    Parameters
    ----------
    height : int
        Height in CSS pixels.
    question, alt, source : str
        The question that the figure answers, its description for those who cannot see it,
        and its source line; kept in ``layout.meta``.
    **layout
        Further layout of plotly.
    """
    return {
        "data": [],
        "layout": {
            "template": {"layout": template.figure_layout()},
            "height": height,
            "meta": {
                "alt": alt,
                "source": source,
                "question": question,
                "licence": PICTURE_LICENCE,
                "narrow_below": widths.FIGURE_NARROW_PX,
            },
            "uirevision": "reader",
            **layout,
        },
    }


def scatter(**options: Any) -> Trace:
    """A trace of marks, lines or words, with plotly's options for ``scatter``."""
    return {"type": "scatter", **options}


def standing_for(*marks: Sequence[Claim]) -> dict[str, list[str]]:
    """For ``meta`` of a trace: by the claim that a mark leads to, all those it stands for."""
    return {claims[0].id: [claim.id for claim in claims] for claims in marks if len(claims) > 1}


def lay_out(spec: Spec, **layout: Any) -> None:
    """Adds to the layout of a figure that is being made; what is there already is replaced."""
    spec["layout"].update(layout)


@lru_cache(KEPT, typed=True)
def hover(*told: str) -> str:
    """Hover text: each line escaped and wrapped, the first one bold."""
    first, *others = [wrapped(line, 56) for line in told if line]
    return lines([bold(first), *others])


def kind_marker(symbols: Sequence[str], *, size: Sequence[int]) -> dict[str, Any]:
    """The marker of plotly for signs of kinds: dark, with a pale edge where they are filled."""
    edges = [palette.INK if symbol in signs.LINE_MARKERS else palette.PAPER for symbol in symbols]
    return {
        "symbol": list(symbols),
        "size": list(size),
        "color": palette.INK,
        "opacity": 1,
        "line": {"width": 1.5, "color": edges},
    }


def label(text: str, *, x: float, y: float, **options: Any) -> dict[str, Any]:
    """An annotation without an arrow, its left edge at ``x`` and its middle at ``y``."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xref": "paper",
        "yref": "y",
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        **options,
    }


def rule(y: float) -> dict[str, Any]:
    """A thin rule over the whole width."""
    line = {"color": palette.MUTED, "width": 0.7}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": line}


def tint(top: float, bottom: float, *, x0: float = 0, x1: float = 1) -> dict[str, Any]:
    """A tinted ground: behind rows where a side counts its enemy's losses."""
    return {
        "type": "rect",
        "xref": "paper",
        "x0": x0,
        "x1": x1,
        "y0": top,
        "y1": bottom,
        "line": {"width": 0},
        "fillcolor": palette.translucent(palette.MUTED, 0.1),
        "layer": "below",
    }


def side_colour(sides: Iterable[str]) -> str:
    """The colour of who speaks; of the report's own voice where several sides do."""
    unique = set(sides)
    return palette.SPEAKER_COLOURS[unique.pop() if len(unique) == 1 else "report"]
