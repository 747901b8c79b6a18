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
from explainer.figures.frame import Trace
from explainer.figures.lettering import bold, struck, wrapped
from explainer.records.bound import Claim
from explainer.records.quantities import Quantity
from explainer.records.scales import Measure
from explainer.theme import palette
from explainer.words import claims as text
from explainer.words import counts

__all__ = [
    "APART",
    "BAND_WORDS",
    "NARROW_TITLES",
    "Mark",
    "MarkShape",
    "axis",
    "axis_end",
    "drawn_as",
    "measures",
    "quantities_of",
    "stands_at",
    "ticks_to",
    "traces",
    "ways_drawn",
]

MarkShape = Literal["point", "hollow point", "line", "arrow", "arrow down", "band"]
_TICK = {"symbol": "line-ns", "size": 10, "edge": 3}
_SIGNS: dict[MarkShape, dict[str, Any]] = {
    "point": {"symbol": "circle", "size": 13, "edge": 0},
    "hollow point": {"symbol": "circle-open", "size": 12, "edge": 2.5},
    "line": _TICK,
    "arrow": _TICK,
    "arrow down": _TICK,
}
"""What stands at a figure's number, or at its lower end, or at its only one."""
_DOWN, _DOWN_SHARE = 0.1, 0.7
"""How long an arrow down is, of the axis, and at most of the way to nought."""
APART = Markup("\u00a0")
"""Between a mark and its words, which stand outside of the ring around what is chosen."""
_UNDER = 9
_HEAD_PX = 7
"""How far below the middle of its row an open line or a band runs: words stand above it."""
BAND_WORDS = "words without a number"


@dataclass(frozen=True)
class Mark:
    """One figure of one claim, as it is drawn.

    Attributes
    ----------
    y : float
        The middle of its sign and its words, in pixels from the top of the figure.
    struck : bool
        A later figure replaced this one: its words are struck through.
    chosen : bool
        The reader has chosen this claim: the mark is ringed.
    after, later : str
        What follows the words: its source's own word, and what replaced it.
    tells : str
        What its hover text says after our wording.
    """

    claim: Claim
    quantity: Quantity
    y: float
    colour: str
    struck: bool = False
    chosen: bool = False
    after: str = ""
    later: str = ""
    tells: str = ""

    @property
    def drawn(self) -> MarkShape:
        """How the figure is drawn."""
        return drawn_as(self.claim, self.quantity)

    @property
    def at(self) -> int:
        """The number at which its sign stands; a band begins at the axis."""
        return stands_at(self.quantity) or 0

    @property
    def to(self) -> float:
        """The upper end of a range; else where its sign stands."""
        return float(self.quantity.high or 0) if self.drawn == "line" else self.at

    @property
    def words(self) -> Markup:
        """The words of the record, with what plotly needs to draw them."""
        words = bold(self.quantity.words) + self.after
        return (struck(words) if self.struck else words) + self.later


def drawn_as(claim: Claim, quantity: Quantity) -> MarkShape:
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


def ways_drawn(claims: Iterable[Claim]) -> set[MarkShape]:
    """The signs by which figures of these claims are drawn."""
    return {
        drawn_as(claim, quantity)
        for claim in claims
        for measure in measures(claim)
        if (quantity := claim.quantity(measure)) is not None
    }


def axis(title: str, domain: tuple[float, float], end: float, *, ticks: int = 4) -> dict[str, Any]:
    """The axis of one column, from nobody to ``end``, its title above."""
    return {
        "domain": domain,
        "range": [0, end],
        "side": "top",
        "anchor": "y",
        "tickmode": "array",
        "tickvals": ticks_to(end, ticks),
        "title": {"text": title, "standoff": 4, "font": {"size": 13}},
        "tickfont": {"size": 12},
    }


def ticks_to(end: float, most: int) -> list[int]:
    """Round numbers from nought to ``end``, at most so many steps between them."""
    steps = [one * ten for ten in (1, 10, 100, 1000, 10_000) for one in (1, 2, 5)]
    step = next((one for one in steps if end / one <= most), steps[-1])
    return list(range(0, int(end) + 1, step))


def axis_end(quantities: Sequence[Quantity | None], *, room: float = 1.12) -> float:
    """Where an axis of people ends: beyond the largest number, with room for an arrow."""
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
    found += [_band_words(vague)] if vague else []
    found += _lines([m for m in numbered if m.drawn in {"line", "arrow", "arrow down"}], end)
    found += [_points(numbered, end, name)] if numbered else []
    found += [_ring(mark) for mark in numbered if mark.chosen]
    for trace in found:
        trace.update(xaxis=axis, yaxis=yaxis)
    return found


def _band(mark: Mark, end: float) -> Trace:
    """A hatched band over the whole column, below its word: the word holds no number.

    It is an area without points, which plotly and the keyboard take as one mark: its hover text
    is the one ``text`` of the trace.
    """
    top, bottom = mark.y + _UNDER - 3, mark.y + _UNDER + 3
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
        y=[mark.y - 2 for mark in marks],
        mode="text",
        text=[mark.words for mark in marks],
        textposition="middle right",
        hoverinfo="skip",
        cliponaxis=False,
        name=BAND_WORDS,
    )


def _hover(mark: Mark) -> str:
    return frame.hover(text.says_and_fight(mark.claim), mark.tells)


def _lines(marks: Sequence[Mark], end: float) -> list[Trace]:
    """Ranges, and from an only number to an arrow at the open end: one trace for each look.

    An arrow runs below the words that stand on its side of its tick.
    """
    looks: dict[tuple[str, bool], list[Mark]] = {}
    for mark in marks:
        looks.setdefault((mark.colour, mark.drawn != "line"), []).append(mark)
    return [_line(found, end, colour, open_=open_) for (colour, open_), found in looks.items()]


def _line(marks: Sequence[Mark], end: float, colour: str, *, open_: bool) -> Trace:
    x: list[float | None] = []
    y: list[float | None] = []
    heads: list[str] = []
    for mark in marks:
        at = mark.y + (_UNDER if _runs_below(mark, end) else 0)
        x += [mark.at, _other_end(mark, end), None]
        y += [at, at, None]
        heads += [
            "circle",
            {"arrow": "triangle-right", "arrow down": "triangle-left"}.get(mark.drawn, "line-ns"),
            "circle",
        ]
    return frame.scatter(
        x=x,
        y=y,
        mode="lines+markers",
        line={"color": colour, "width": 2.5 if open_ else 4, "dash": "dot" if open_ else "solid"},
        marker={
            "symbol": heads,
            "size": [1, _HEAD_PX, 1] * len(marks),
            "color": colour,
            "opacity": 1,
            "line": {"width": [0, 0 if open_ else 3, 0] * len(marks), "color": colour},
        },
        customdata=[one for mark in marks for one in [mark.claim.id] * 3],
        hoverinfo="text",
        hovertext=[one for mark in marks for one in [_hover(mark)] * 3],
        name="open end" if open_ else "range",
        cliponaxis=False,
    )


def _runs_below(mark: Mark, end: float) -> bool:
    """Whether its words stand where its arrow runs."""
    return mark.drawn == "arrow" or (mark.drawn == "arrow down" and _is_far(mark, end))


def _is_far(mark: Mark, end: float) -> bool:
    """Whether a mark stands so far right that its words have room on its left alone."""
    return mark.at >= 0.55 * end


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
        text=[_beside(mark, end) for mark in marks],
        textposition=["middle left" if _is_far(mark, end) else "middle right" for mark in marks],
        customdata=[mark.claim.id for mark in marks],
        hoverinfo="text",
        hovertext=[_hover(mark) for mark in marks],
        name=name,
        cliponaxis=False,
    )


def _beside(mark: Mark, end: float) -> str:
    """The words of a mark, outside of its ring and beyond the other end of a short range."""
    apart = 0 if _is_far(mark, end) else round(32 * (mark.to - mark.at) / end)
    return APART + Markup("\u2002" * apart) + mark.words + APART


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
