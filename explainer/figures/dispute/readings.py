"""Two readings of each disputed point beside each other, and who holds each, as a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from explainer.analysis.dispute import Dispute, DisputedPoint
from explainer.figures import frame
from explainer.figures.dispute import lengths
from explainer.figures.dispute.lengths import Length
from explainer.figures.dispute.places import (
    BELOW,
    CANVASES,
    DOT_STEP_PX,
    LINE_PX,
    DisputeCanvas,
    PlacedPoint,
    ReadingBox,
    laid_out,
)
from explainer.figures.frame import Spec, Trace
from explainer.figures.layouts import DrawnLayout, in_layouts
from explainer.figures.lettering import bold, lines
from explainer.records.bound import Claim
from explainer.theme import palette
from explainer.words import dispute as words

__all__ = ["points_by_reading"]

_DOT_PX, _NOTE_PX, _TEXT_PX = 7, 12, 13
_MARGIN = {"l": 2, "r": 2, "t": 4, "b": 4}
Measured = Sequence[tuple[str, float]]
"""Lengths of our own: the scale of a drawing, and kilometres."""


def points_by_reading(found: Dispute, measured: Measured) -> Spec:
    """The points about the line itself: a box a reading, with a dot for each claim that holds it.

    Parameters
    ----------
    found : Dispute
        What the records hold.
    measured : sequence of (str, float)
        The lengths of our drawings in kilometres, by their scales. They are no claims, and stand
        apart from those that are published.

    Returns
    -------
    Spec
        ``customdata`` holds claim ids; marks of our own lengths have none.
    """
    points = found.drawn
    figure = frame.blank(
        height=0,
        question=words.READINGS,
        alt=words.readings_alt(points, measured),
        source=words.source([c for asked in points for c in asked.claims if not c.weak]),
        margin=_MARGIN,
        xaxis={"visible": False, "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True},
    )
    drawn = {name: _drawn(points, canvas, measured) for name, canvas in CANVASES.items()}
    return in_layouts(figure, drawn, BELOW)


def _drawn(
    points: Sequence[DisputedPoint], canvas: DisputeCanvas, measured: Measured
) -> DrawnLayout:
    placed, height = laid_out(points, canvas, len(measured))
    stand = {one.asked.point.id: list(lengths.standing(one, canvas, measured)) for one in placed}
    every = [length for given in stand.values() for length in given]
    layout = {
        "height": height + _MARGIN["t"] + _MARGIN["b"],
        "xaxis.range": [0, canvas.width],
        "yaxis.range": [height, 0],
        "shapes": _shapes(placed, canvas),
    }
    traces = [
        _words([*_all_words(placed, canvas, stand)]),
        _dots(placed, every),
        _ours(every),
    ]
    return DrawnLayout(traces, layout, list(_areas(placed, canvas, stand)))


# --- words --------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Word:
    words: str
    x: float
    y: float
    size: int = _TEXT_PX
    colour: str = palette.INK
    where: str = "middle right"


def _words(told: Sequence[_Word]) -> Trace:
    return frame.scatter(
        x=[one.x for one in told],
        y=[one.y for one in told],
        text=[one.words for one in told],
        mode="text",
        textposition=[one.where for one in told],
        textfont={"size": [one.size for one in told], "color": [one.colour for one in told]},
        hoverinfo="skip",
        cliponaxis=False,
        name="words",
    )


def _all_words(
    placed: Sequence[PlacedPoint], canvas: DisputeCanvas, stand: dict[str, list[Length]]
) -> Iterator[_Word]:
    for one in placed:
        y = one.y[0] + (6 if canvas.stacked else 2) + len(one.title) * LINE_PX / 2
        yield _Word(lines(map(bold, one.title)), 0, y)
        for box in one.boxes:
            yield from _box_words(box)
        given = stand[one.asked.point.id]
        for said in lengths.said(one, canvas, given) if given else ():
            yield _Word(said.words, said.x, said.y, _NOTE_PX, palette.MUTED)
        for length in () if canvas.stacked else given:
            where = (
                f"{'bottom' if length.below else 'top'} {'right' if length.beside else 'center'}"
            )
            x = length.x + (6 if length.beside else 0)
            y = length.y + (7 if length.below else -7)
            yield _Word(length.told, x, y, _NOTE_PX, where=where)


def _box_words(box: ReadingBox) -> Iterator[_Word]:
    x, y = box.x[0] + 10, box.y[0] + 5
    middle = y + len(box.reads) * LINE_PX / 2
    yield _Word(lines(box.reads), x, middle)
    y += len(box.reads) * LINE_PX
    first, *rest = box.held
    yield _Word(first, x + box.indent, y + LINE_PX / 2, _NOTE_PX, palette.MUTED)
    if rest:
        middle = y + LINE_PX + len(rest) * LINE_PX / 2
        yield _Word(lines(rest), x, middle, _NOTE_PX, palette.MUTED)


# --- marks --------------------------------------------------------------------------------


def _dots(placed: Sequence[PlacedPoint], every: Sequence[Length]) -> Trace:
    """A dot for each claim that holds a reading, and for each published length."""
    dots = [
        (box.x[0] + 15 + at * DOT_STEP_PX, _dots_y(box), claim, words.of_claim(claim))
        for one in placed
        for box in one.boxes
        for at, claim in enumerate(box.reading.claims)
    ]
    dots += [(one.x, one.y, one.claim, one.tells) for one in every if one.claim]
    return frame.scatter(
        x=[x for x, _, _, _ in dots],
        y=[y for _, y, _, _ in dots],
        mode="markers",
        marker={"symbol": "circle", "size": _DOT_PX, "opacity": 1, "line": {"width": 0},
                "color": [_hue(claim) for _, _, claim, _ in dots]},
        customdata=[claim.id for _, _, claim, _ in dots],
        hoverinfo="text",
        hovertext=[frame.hover(*tells) for _, _, _, tells in dots],
        cliponaxis=False,
        name="claims",
    )  # fmt: skip


def _dots_y(box: ReadingBox) -> float:
    return box.y[0] + 5 + len(box.reads) * LINE_PX + LINE_PX / 2


def _hue(claim: Claim) -> str:
    return frame.side_colour([claim.speaker.side])


def _ours(every: Sequence[Length]) -> Trace:
    """Our own lengths: hollow, in ink, and nobody's claim."""
    own = [one for one in every if one.claim is None]
    return frame.scatter(
        x=[one.x for one in own],
        y=[one.y for one in own],
        mode="markers",
        marker={"symbol": "diamond-open", "size": 8, "opacity": 1, "color": palette.INK,
                "line": {"width": 1.3, "color": palette.INK}},
        hoverinfo="text",
        hovertext=[frame.hover(*one.tells) for one in own],
        cliponaxis=False,
        name="measured by us",
    )  # fmt: skip


# --- boxes, and what a click chooses --------------------------------------------------------


def _shapes(placed: Sequence[PlacedPoint], canvas: DisputeCanvas) -> list[dict[str, Any]]:
    """All boxes alike, whoever holds the reading; the lines of the lengths."""
    boxes = "".join(
        f"M{b.x[0]:g},{b.y[0]:g}H{b.x[1]:g}V{b.y[1]:g}H{b.x[0]:g}Z"
        for one in placed
        for b in one.boxes
    )
    scale = "".join(lengths.scale(one, canvas) for one in placed)
    return [
        {"type": "path", "name": "readings", "path": boxes or "M0,0Z", "layer": "below",
         "fillcolor": palette.translucent(palette.MUTED, 0.06),
         "line": {"color": palette.FAINT, "width": 1}},
        {"type": "path", "name": "lengths", "path": scale or "M0,0Z", "layer": "below",
         "visible": bool(scale), "line": {"color": palette.MUTED, "width": 1}},
    ]  # fmt: skip


def _areas(
    placed: Sequence[PlacedPoint], canvas: DisputeCanvas, stand: dict[str, list[Length]]
) -> Iterator[dict[str, Any]]:
    for one in placed:
        for at, box in enumerate(one.boxes):
            titled = at == 0
            left = 0 if titled and not canvas.stacked else box.x[0]
            top = one.y[0] if titled else box.y[0]
            held = box.reading.claims or box.reading.weak
            yield _area(held[0], (left, box.x[1]), (top, box.y[1]))
        given = [length for length in stand[one.asked.point.id] if length.claim]
        if canvas.stacked:
            for length in given:
                if length.claim:
                    yield _area(length.claim, (0, canvas.width), (length.y - 22, length.y + 22))
        elif given and given[0].claim:
            yield _area(given[0].claim, (0, canvas.width), one.y)


def _area(claim: Claim, x: tuple[float, float], y: tuple[float, float]) -> dict[str, Any]:
    return {"claim": claim.id, "x": list(x), "y": list(y), "xref": "x", "yref": "y"}
