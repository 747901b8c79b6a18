"""How a number of people is drawn, in every figure that counts: point, line, arrow, band.

Killed and wounded have an axis each. Where a source counts both in one number, that number has a
third column: it is never drawn as killed.

One row is one statement. A single number is a point, hollow where it is hedged or a word for
none. What has two ends is a line between two ticks; "at least" and "more than" are a line from a
tick to an arrow, without a point, because nobody gives that number. "Up to" and "fewer than" are
the mirror of it: from the tick an arrow points down the scale and stops short of nought, which
nobody gives either. A word without a number is a hatched band that prints the word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from markupsafe import Markup

from explainer.figures import frame
from explainer.figures.frame import Spec, Trace
from explainer.figures.lettering import bold, only_bold, rows_of, struck, wrapped
from explainer.records.bound import Claim
from explainer.records.quantities import Quantity
from explainer.records.scales import Measure
from explainer.theme import palette
from explainer.words import claims as text
from explainer.words import counts

__all__ = [
    "NARROW_TITLES",
    "Mark",
    "axis",
    "axis_end",
    "drawn_as",
    "legend",
    "measures",
    "quantities_of",
    "stands_at",
    "traces",
    "ways_drawn",
    "words_beside",
]

Drawn = Literal["point", "hollow point", "line", "arrow", "arrow down", "band"]
_TICK = {"symbol": "line-ns", "size": 10, "edge": 3}
_SIGNS: dict[Drawn, dict[str, Any]] = {
    "point": {"symbol": "circle", "size": 13, "edge": 0},
    "hollow point": {"symbol": "circle-open", "size": 12, "edge": 2.5},
    "line": _TICK,
    "arrow": _TICK,
    "arrow down": _TICK,
}
"""What stands at a figure's number, or at its lower end, or at its only one."""
_DOWN, _DOWN_SHARE = 0.1, 0.7
"""How long an arrow down is, of the axis, and at most of the way to nought."""
_BOLD_PX = 8.3
"""About how wide a bold letter of the words beside a mark is, in the widest font."""


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
        What follows the words, where one axis holds more than one measure.
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
    def drawn(self) -> Drawn:
        """How the figure is drawn."""
        return drawn_as(self.claim, self.quantity)

    @property
    def at(self) -> int:
        """The number at which its sign stands; a band begins at the axis."""
        return stands_at(self.quantity) or 0

    @property
    def words(self) -> Markup:
        """The words of the record, with what plotly needs to draw them."""
        words = bold(self.quantity.words) + self.after
        return struck(words) if self.struck else words


def drawn_as(claim: Claim, quantity: Quantity) -> Drawn:
    """How a figure of a claim is drawn.

    A point is one number and nothing else: "no loss" is no counted nought, and a part of "at
    least 16" killed and wounded together is not sure.
    """
    if quantity.vague:
        return "band"
    if quantity.low is None:
        return "arrow down"
    if quantity.high is None:
        return "arrow"
    if quantity.low != quantity.high:
        return "line"
    hedged = not quantity.exact or quantity.suspected or quantity.says_none
    counts = claim.counts
    part = counts is not None and counts.together is not None and "together" not in counts.own
    return "hollow point" if hedged or part else "point"


NARROW_TITLES: dict[Measure, str] = {
    "killed": "killed",
    "wounded": "wounded",
    "together": wrapped(counts.TITLES["together"], 9),
}
"""What stands over the column of each measure where there is little room."""


def measures(claim: Claim) -> tuple[Measure, ...]:
    """What a claim's marks count: killed and wounded apart, or both where it gives but a sum."""
    return claim.counts.own if claim.counts else ()


def quantities_of(claims: Iterable[Claim]) -> list[Quantity | None]:
    """Every figure that is drawn of claims."""
    return [claim.quantity(measure) for claim in claims for measure in measures(claim)]


def stands_at(quantity: Quantity) -> int | None:
    """The number at which a figure stands: its lowest, or its highest where it has no lowest."""
    return quantity.high if quantity.low is None else quantity.low


def ways_drawn(claims: Iterable[Claim]) -> set[Drawn]:
    """The signs by which figures of these claims are drawn."""
    return {
        drawn_as(claim, quantity)
        for claim in claims
        for measure in measures(claim)
        if (quantity := claim.quantity(measure)) is not None
    }


def legend(claims: Iterable[Claim]) -> str:
    """What these signs mean; empty where no figure is drawn."""
    drawn = ways_drawn(claims)
    return " ".join(words for sign, words in counts.SIGNS.items() if sign in drawn)


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
) -> list[Trace]:
    """The bands, lines and points of one axis of people that runs from 0 to ``end``.

    ``customdata`` of every trace holds claim ids.
    """
    numbered = [mark for mark in marks if mark.drawn != "band"]
    vague = [mark for mark in marks if mark.drawn == "band"]
    found = [_band(mark, end) for mark in vague]
    found += [_band_words(vague)] if any(mark.worded for mark in vague) else []
    found += [_line(m, end) for m in numbered if m.drawn in {"line", "arrow", "arrow down"}]
    found += [_points(numbered, end, name)] if numbered else []
    found += [_ring(mark) for mark in numbered if mark.chosen]
    for trace in found:
        trace.update(xaxis=axis, yaxis=yaxis)
    return found


def words_beside(figure: Spec, px: float) -> dict[str, list[str]]:
    """Where the words of the marks stand when a column is as wide as given, for a layout.

    Returns
    -------
    dict
        By the path of the trace's attribute: right of each mark, or left of it, or above its
        middle, the first of them for which there is room. What follows the words of the record
        on the same line is left out: there is no room for it.
    """
    found = {}
    for n, trace in enumerate(figure["data"]):
        if trace["mode"] == "markers+text":
            end = figure["layout"][trace["xaxis"].replace("x", "xaxis")]["range"][1]
            words = [only_bold(text) for text in trace["text"]]
            found[f"data[{n}].text"] = words
            found[f"data[{n}].textposition"] = [
                _side(px * x / end, text, px, 2 * px if trace["xaxis"] == "x3" else 0)
                for x, text in zip(trace["x"], words, strict=True)
            ]
    return found


def _side(at: float, words: str, px: float, free: float) -> str:
    """On which side of its mark the words fit, or stick out least; ``free`` is room on the left.

    The third column has room there: a claim with a mark in it has none in the others.
    """
    width = 8 + _BOLD_PX * max(map(len, rows_of(words)))
    half = width / 2
    outside = {
        "top right": at + width - px,
        "top left": width - at - free,
        "top center": max(half - at, at + half - px),
    }
    return min(outside, key=lambda side: max(outside[side], 0))


def _band(mark: Mark, end: float) -> Trace:
    """A hatched band over the whole column: the word holds no number.

    It is an area without points, which plotly and the keyboard take as one mark: its hover text
    is the one ``text`` of the trace.
    """
    top, bottom = mark.y - mark.half, mark.y + mark.half
    return frame.scatter(
        x=[0, end, end, 0, 0],
        y=[top, top, bottom, bottom, top],
        mode="lines",
        fill="toself",
        fillcolor=palette.translucent(mark.colour, 0.12),
        fillpattern={"shape": "/", "size": 7, "solidity": 0.18, "fgcolor": mark.colour},
        line={"width": 2 if mark.chosen else 0, "color": palette.INK},
        customdata=[mark.claim.id] * 5,
        hoveron="points+fills",
        hoverinfo="text",
        text=_hover(mark),
        name="a word without a number",
    )


def _band_words(marks: Sequence[Mark]) -> Trace:
    """The words of the bands, which are no marks."""
    return frame.scatter(
        x=[0] * len(marks),
        y=[mark.y - mark.half for mark in marks],
        mode="text",
        text=[mark.words if mark.worded else "" for mark in marks],
        textposition="top right",
        hoverinfo="skip",
        name="words without a number",
    )


def _hover(mark: Mark) -> str:
    return frame.hover(text.says_and_fight(mark.claim))


def _line(mark: Mark, end: float) -> Trace:
    """A range, or from the only number to an arrow at the open end."""
    is_open = mark.drawn != "line"
    head = {"arrow": "triangle-right", "arrow down": "triangle-left"}.get(
        mark.drawn, _TICK["symbol"]
    )
    return frame.scatter(
        x=[mark.at, _other_end(mark, end)],
        y=[mark.y, mark.y],
        mode="lines+markers",
        line={"color": mark.colour, "width": 4, "dash": "dot" if is_open else "solid"},
        marker={
            "symbol": ["circle", head],
            "size": [1, 13 if is_open else _TICK["size"]],
            "color": mark.colour,
            "opacity": 1,
            "line": {"width": [0, 0 if is_open else _TICK["edge"]], "color": mark.colour},
        },
        customdata=[mark.claim.id] * 2,
        hoverinfo="text",
        hovertext=[_hover(mark)] * 2,
        name="open end" if is_open else "range",
        cliponaxis=False,
    )


def _other_end(mark: Mark, end: float) -> float:
    """Where the line from a figure's number ends: at the other number, or at an arrow."""
    if mark.drawn == "arrow down":
        return mark.at - min(_DOWN * end, _DOWN_SHARE * mark.at)
    return 0.985 * end if mark.quantity.high is None else float(mark.quantity.high)


def _points(marks: Sequence[Mark], end: float, name: str) -> Trace:
    """What stands at each number or lower end, with its words."""
    signs = [_SIGNS[mark.drawn] for mark in marks]
    colours = [mark.colour for mark in marks]
    return frame.scatter(
        x=[mark.at for mark in marks],
        y=[mark.y for mark in marks],
        mode="markers+text",
        marker={
            "symbol": [sign["symbol"] for sign in signs],
            "size": [sign["size"] for sign in signs],
            "color": colours,
            "opacity": 1,
            "line": {"width": [sign["edge"] for sign in signs], "color": colours},
        },
        text=[mark.words if mark.worded else "" for mark in marks],
        textposition=["top right" if mark.at < 0.55 * end else "top left" for mark in marks],
        customdata=[mark.claim.id for mark in marks],
        hoverinfo="text",
        hovertext=[_hover(mark) for mark in marks],
        name=name,
        cliponaxis=False,
    )


def _ring(mark: Mark) -> Trace:
    return frame.scatter(
        x=[mark.at],
        y=[mark.y],
        mode="markers",
        marker={"size": 22, "symbol": "circle-open", "color": palette.INK, "line": {"width": 2}},
        hoverinfo="skip",
        name="chosen",
        cliponaxis=False,
    )
