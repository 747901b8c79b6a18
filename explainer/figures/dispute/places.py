"""Where the readings of a point stand beside each other, in pixels; nothing is drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explainer.analysis.dispute import DisputedPoint, Reading
from explainer.figures import gutter
from explainer.theme import widths
from explainer.words import dispute as words

__all__ = [
    "BELOW",
    "CANVASES",
    "DOT_STEP_PX",
    "LINE_PX",
    "DisputeCanvas",
    "PlacedPoint",
    "ReadingBox",
    "laid_out",
]

LINE_PX, DOT_STEP_PX = 15, 11
_PAD_PX, _GAP_PX, _TITLE_PX = 5, 7, 20
_SCALE_PX, _LENGTH_PX, _OURS_PX = 110, 44, 26


@dataclass(frozen=True)
class DisputeCanvas:
    """One layout: its width, and where the boxes of two readings begin and end.

    ``gutter`` is the room for a point's title left of them; 0 where it stands above.
    """

    width: int
    boxes: tuple[tuple[float, float], tuple[float, float]]
    gutter: float
    stacked: bool = False


CANVASES = {
    "wide": DisputeCanvas(836, ((126, 476), (486, 836)), 118),
    "medium": DisputeCanvas(640, ((102, 366), (376, 640)), 94),
    "narrow": DisputeCanvas(334, ((0, 334), (0, 334)), 0, stacked=True),
}
"""Layouts by the names that `front/src/figure/figure.js` looks for."""
BELOW = {"medium": widths.DISPUTE_MEDIUM_PX, "narrow": widths.ROWS_NARROW_PX}


@dataclass(frozen=True)
class ReadingBox:
    """One reading with its place: its lines, and below them those of who holds it."""

    reading: Reading
    x: tuple[float, float]
    y: tuple[float, float]
    reads: tuple[str, ...]
    held: tuple[str, ...]
    indent: float


@dataclass(frozen=True)
class PlacedPoint:
    """A point with its place; ``scale`` is that of lengths, which have no boxes."""

    asked: DisputedPoint
    y: tuple[float, float]
    title: tuple[str, ...]
    boxes: tuple[ReadingBox, ...]
    scale: tuple[float, float] | None = None


def laid_out(
    points: Sequence[DisputedPoint], canvas: DisputeCanvas, ours: int
) -> tuple[list[PlacedPoint], float]:
    """Points one below the other, and the height of all.

    Parameters
    ----------
    points : sequence of Asked
        From top to bottom.
    canvas : Canvas
        The layout.
    ours : int
        How many lengths of our own stand below those that are published.
    """
    placed: list[PlacedPoint] = []
    y = 2.0
    for asked in points:
        one = _numbers(asked, canvas, y, ours) if asked.is_of_amounts else _words(asked, canvas, y)
        placed.append(one)
        y = one.y[1] + _GAP_PX
    return placed, y


def _title(asked: DisputedPoint, canvas: DisputeCanvas) -> tuple[str, ...]:
    return tuple(
        gutter.fitted(asked.point.title, canvas.gutter - 10 if canvas.gutter else canvas.width)
    )


def _words(asked: DisputedPoint, canvas: DisputeCanvas, top: float) -> PlacedPoint:
    title = _title(asked, canvas)
    start = top + (_TITLE_PX if canvas.stacked else 0)
    boxes: list[ReadingBox] = []
    y = start
    for at, reading in enumerate(asked.readings):
        x = canvas.boxes[at % 2]
        boxes.append(_box(reading, x, y, least=44 if canvas.stacked else 32))
        if canvas.stacked:
            y = boxes[-1].y[1] + 4
    bottom = max(box.y[1] for box in boxes)
    if not canvas.stacked:
        bottom = max(bottom, top + len(title) * LINE_PX + 2)
        boxes = [
            ReadingBox(b.reading, b.x, (top, bottom), b.reads, b.held, b.indent) for b in boxes
        ]
    return PlacedPoint(asked, (top, bottom), title, tuple(boxes))


def _box(reading: Reading, x: tuple[float, float], top: float, least: float) -> ReadingBox:
    room = x[1] - x[0] - 2 * _PAD_PX - 8
    indent = len(reading.claims) * DOT_STEP_PX + 6 if reading.claims else 0
    reads = tuple(gutter.fitted(reading.reads, room, 13))
    held = _held(words.held(reading), room, indent)
    height = max(least, (len(reads) + len(held)) * LINE_PX + 2 * _PAD_PX)
    return ReadingBox(reading, x, (top, top + height), reads, held, indent)


def _held(told: str, room: float, indent: float) -> tuple[str, ...]:
    """Lines of who holds a reading: the first one is shorter by the dots before it."""
    first, *_ = gutter.fitted(told, room - indent, 12)
    rest = told[len(first) :].strip()
    return (first, *(gutter.fitted(rest, room, 12) if rest else ()))


def _numbers(asked: DisputedPoint, canvas: DisputeCanvas, top: float, ours: int) -> PlacedPoint:
    title = _title(asked, canvas)
    if not canvas.stacked:
        return PlacedPoint(
            asked, (top, top + _SCALE_PX), title, (), (canvas.boxes[0][0], canvas.width)
        )
    many = len(asked.readings) * _LENGTH_PX + ours * _OURS_PX
    return PlacedPoint(asked, (top, top + _TITLE_PX + many + _TITLE_PX), title, (), (200, 326))
