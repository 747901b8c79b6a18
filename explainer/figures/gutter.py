"""Words in the gutter left of rows, and the ground under rows: one trace and a few shapes for all.

Everything stands in pixels from the top of the figure: ``yaxis`` runs from the height down to 0.
Words hang on an axis of their own, ``GUTTER``, whose domain is the gutter: 0 is its left edge and
1 its right one, so that another width of the figure changes no position. An annotation for each
label, or a shape for each row, would cost the browser a hundred milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from explainer.figures import frame
from explainer.figures.frame import Trace
from explainer.figures.lettering import wrap
from explainer.theme import palette

__all__ = [
    "GUTTER",
    "Extent",
    "Printed",
    "area",
    "bars",
    "fitted",
    "fold",
    "ground",
    "grounds",
    "height_of",
    "heights",
    "jump",
    "outlines",
    "printed",
    "rails",
    "rules",
    "wide_px",
]

GUTTER = "x9"
CLEAR = palette.CLEAR
"""The ground of every column: the gutter may lie over the others."""
_LINE_PX = 15
_WHOLE_PX, _FIRST_PX, _LEAST_FIRST_PX = 1750, 1650, 1250
"""How high a figure may be on a telephone; if it is higher, how high what it shows first is."""
_LETTER_PX = {12: 6.0, 13: 6.4, 14: 7.2}
"""About how wide a letter is by its size, in an ordinary face."""

Extent = tuple[float, float]


@dataclass(frozen=True)
class Printed:
    """Words at a place: ``x`` from 0 to 1 of the gutter, ``y`` the middle of their lines."""

    words: str
    x: float
    y: float

    @property
    def place(self) -> str:
        """On which side of ``x`` they stand: at the right edge they end there."""
        return "middle left" if self.x > 0.9 else "middle right"


def axis(domain: Extent) -> dict[str, Any]:
    """The axis of the gutter, which is not seen."""
    return {"domain": domain, "range": [0, 1], "visible": False, "anchor": "y"}


def ground(height: float, domain: Extent) -> dict[str, Any]:
    """The layout below everything: rows in pixels, and the gutter over any column."""
    rows = {"range": [height, 0], "visible": False}
    return {"yaxis": rows, "xaxis9": axis(domain), "plot_bgcolor": CLEAR}


def heights(height: float, margins: float) -> dict[str, Any]:
    """How high a figure is at another width, for its ``meta``."""
    return {"height": int(height) + margins, "yaxis.range": [height, 0]}


def printed(words: Sequence[Printed]) -> Trace:
    """All words of a gutter as one trace; they are no marks."""
    return frame.scatter(
        x=[one.x for one in words],
        y=[round(one.y, 2) for one in words],
        mode="text",
        text=[one.words for one in words],
        textposition=[one.place for one in words],
        textfont={"size": 13},
        hoverinfo="skip",
        cliponaxis=False,
        name="words",
        xaxis=GUTTER,
        yaxis="y",
    )


def wide_px(words: str, size: int = 13) -> float:
    """About how many pixels words take."""
    return len(words) * _LETTER_PX[size]


def fitted(words: str, px: float, size: int = 13) -> list[str]:
    """Words in lines of at most so many pixels."""
    return wrap(words, max(8, int(px / _LETTER_PX[size]))) if words else []


def height_of(many: int, *, least: float) -> float:
    """How high a row with so many lines of words is."""
    return max(least, many * _LINE_PX + 2)


def area(claim: str, top: float, bottom: float) -> dict[str, Any]:
    """The whole width of a row, where a click or a tap chooses its claim."""
    return {"claim": claim, "x": None, "y": [top, bottom], "xref": "paper", "yref": "y"}


def jump(name: str, y: float) -> dict[str, Any]:
    """A place in a long figure to which the front end offers to go."""
    return {"name": name, "y": y}


def fold(ends: Sequence[float], headings: Sequence[float], above: float) -> dict[str, Any]:
    """What a telephone shows first of a long figure, and how many rows fold out.

    Parameters
    ----------
    ends : sequence of float
        Where each row ends, in pixels from the top of the rows.
    headings : sequence of float
        Where a heading and its rows end: there it is cut if that leaves out little.
    above : float
        How high the figure is above its rows.

    Returns
    -------
    dict
        For a figure's ``meta``; nothing where all of it may stand on a telephone.
    """
    if not ends or above + ends[-1] <= _WHOLE_PX:
        return {}
    rows = [end for end in ends if above + end <= _FIRST_PX]
    wholes = [end for end in headings if _LEAST_FIRST_PX <= above + end <= _FIRST_PX]
    at = wholes[-1] if wholes else rows[-1]
    return {"fold": {"height": round(above + at), "rest": sum(end > at for end in ends)}}


def rules(at: Iterable[float], colour: str = palette.FAINT) -> list[dict[str, Any]]:
    """Thin rules over the whole width, as one shape."""
    return _paper("".join(f"M0,{y:g}H1" for y in at), line={"color": colour, "width": 1})


def grounds(spans: Iterable[Extent]) -> list[dict[str, Any]]:
    """A tinted ground behind rows where a side counts its enemy's losses, as one shape."""
    path = "".join(_box(0, top, 1, bottom) for top, bottom in spans)
    tint = palette.translucent(palette.MUTED, 0.1)
    return _paper(path, name="enemy", line={"width": 0}, fillcolor=tint, layer="below")


def bars(spans: Iterable[tuple[float, float, str]]) -> list[dict[str, Any]]:
    """A bar left of each row in its speaker's hue, one shape for each hue."""
    by_colour: dict[str, str] = {}
    for top, bottom, colour in spans:
        by_colour.setdefault(colour, "")
        by_colour[colour] += _box(-8, top + 3, -4, bottom - 3)
    return [_pixels(path, colour, "speaker") for colour, path in by_colour.items()]


def rails(spans: Iterable[Extent]) -> list[dict[str, Any]]:
    """A dark rail at the left edge, beside rows where a side counts its own losses."""
    path = "".join(_box(-13, top, -11, bottom) for top, bottom in spans)
    return [_pixels(path, palette.INK, "own")] if path else []


def outlines(at: Iterable[float], end: float, axis: str, half: float = 8) -> list[dict[str, Any]]:
    """Where rows will stand of which nobody has spoken yet: faint, empty, without a word."""
    path = "".join(_box(0, y - half, end, y + half) for y in at)
    if not path:
        return []
    line = {"color": palette.FAINT, "width": 1, "dash": "2px,3px"}
    return [
        {"type": "path", "path": path, "xref": axis, "yref": "y", "line": line, "name": "to come"}
    ]


def _box(left: float, top: float, right: float, bottom: float) -> str:
    return f"M{left:g},{top:g}H{right:g}V{bottom:g}H{left:g}Z"


def _paper(path: str, **options: Any) -> list[dict[str, Any]]:
    return [{"type": "path", "path": path, "xref": "paper", "yref": "y", **options}] if path else []


def _pixels(path: str, colour: str, name: str) -> dict[str, Any]:
    """A shape whose width is in pixels from the left edge of the figure's ground."""
    return {
        "type": "path",
        "path": path,
        "xref": "paper",
        "xsizemode": "pixel",
        "xanchor": 0,
        "yref": "y",
        "line": {"width": 0},
        "fillcolor": colour,
        "name": name,
    }
