"""How a number of people is drawn, in every figure that counts: point, line, arrow, band.

One row is one statement. A single number is a point; a range is a line; "at least" and "more
than" are a line with an arrow; a word without a number is a hatched band that prints the word.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from explainer import theme
from explainer.figures import frame
from explainer.quantities import Quantity
from explainer.records import Claim
from explainer.scales import Measure

__all__ = ["MEASURES", "Mark", "axis", "axis_end", "traces"]

MEASURES: tuple[Measure, ...] = ("killed", "wounded")


@dataclass(frozen=True)
class Mark:
    """One figure of one claim, as it is drawn.

    Attributes
    ----------
    y : float
        Where the row is.
    half : float
        Half the height of a hatched band, in the units of ``y``.
    struck : bool
        A later figure replaced this one: its words are struck through.
    chosen : bool
        The reader has chosen this claim: the mark is ringed.
    after : str
        Markup behind the words, where one axis holds more than one measure.
    worded : bool
        Print the words beside the mark.
    """

    claim: Claim
    quantity: Quantity
    y: float
    colour: str
    half: float
    struck: bool = False
    chosen: bool = False
    after: str = ""
    worded: bool = True

    @property
    def words(self) -> str:
        """The words of the record as plotly markup."""
        words = f"<b>{html.escape(self.quantity.words)}</b>{self.after}"
        return f"<s>{words}</s>" if self.struck else words


def axis(title: str, domain: tuple[float, float], end: float, *, ticks: int = 4) -> dict[str, Any]:
    """The axis of one column, from nobody to ``end``, its title above."""
    return {
        "domain": domain,
        "range": [0, end],
        "side": "top",
        "anchor": "y",
        "nticks": ticks,
        "title": {"text": title, "standoff": 4},
    }


def axis_end(quantities: Sequence[Quantity | None], *, room: float = 1.3) -> float:
    """Where an axis of people ends: beyond the largest number, with room for its words."""
    numbers = [n for q in quantities if q for n in (q.low, q.high) if n is not None]
    return room * (max(numbers, default=0) or 10)


def traces(
    marks: Sequence[Mark], *, end: float, name: str, axis: str, yaxis: str = "y"
) -> list[go.Scatter]:
    """The bands, lines and points of one axis of people that runs from 0 to ``end``.

    ``customdata`` of every trace holds claim ids.
    """
    numbered = [mark for mark in marks if mark.quantity.low is not None]
    found = [_band(mark, end) for mark in marks if mark.quantity.low is None]
    found += [_line(m, end) for m in numbered if m.quantity.high != m.quantity.low]
    found += [_points(numbered, end, name)] if numbered else []
    found += [_ring(mark) for mark in numbered if mark.chosen]
    for trace in found:
        trace.update(xaxis=axis, yaxis=yaxis)
    return found


def _band(mark: Mark, end: float) -> go.Scatter:
    """A hatched band over the whole column: the word holds no number."""
    top, bottom = mark.y - mark.half, mark.y + mark.half
    return go.Scatter(
        x=[0, end, end, 0, 0],
        y=[top, top, bottom, bottom, top],
        mode="lines+text",
        text=[mark.words if mark.worded else "", "", "", "", ""],
        textposition="top right",
        fill="toself",
        fillcolor=theme.translucent(mark.colour, 0.12),
        fillpattern={"shape": "/", "size": 7, "solidity": 0.18, "fgcolor": mark.colour},
        line={"width": 2 if mark.chosen else 0, "color": theme.INK},
        customdata=[mark.claim.id] * 5,
        hoveron="points+fills",
        hoverinfo="text",
        hovertext=[frame.hover(mark.claim.says)] * 5,
        name=mark.claim.id,
    )


def _line(mark: Mark, end: float) -> go.Scatter:
    """A range, or from the lowest number to an arrow at the open end."""
    open_end = mark.quantity.high is None
    last = 0.985 * end if mark.quantity.high is None else float(mark.quantity.high)
    return go.Scatter(
        x=[mark.quantity.low, last],
        y=[mark.y, mark.y],
        mode="lines+markers",
        line={"color": mark.colour, "width": 4, "dash": "dot" if open_end else "solid"},
        marker={
            "symbol": ["circle", "triangle-right" if open_end else "circle"],
            "size": [1, 13 if open_end else 12],
            "color": mark.colour,
        },
        customdata=[mark.claim.id] * 2,
        hoverinfo="text",
        hovertext=[frame.hover(mark.claim.says)] * 2,
        name=mark.claim.id,
        cliponaxis=False,
    )


def _points(marks: Sequence[Mark], end: float, name: str) -> go.Scatter:
    return go.Scatter(
        x=[mark.quantity.low for mark in marks],
        y=[mark.y for mark in marks],
        mode="markers+text",
        marker={"size": 13, "color": [mark.colour for mark in marks]},
        text=[mark.words if mark.worded else "" for mark in marks],
        textposition=[
            "top right" if (mark.quantity.low or 0) < 0.55 * end else "top left" for mark in marks
        ],
        customdata=[mark.claim.id for mark in marks],
        hoverinfo="text",
        hovertext=[frame.hover(mark.claim.says) for mark in marks],
        name=name,
        cliponaxis=False,
    )


def _ring(mark: Mark) -> go.Scatter:
    return go.Scatter(
        x=[mark.quantity.low],
        y=[mark.y],
        mode="markers",
        marker={"size": 22, "symbol": "circle-open", "color": theme.INK, "line": {"width": 2}},
        hoverinfo="skip",
        name="chosen",
        cliponaxis=False,
    )
