"""Where the boxes of an exchange and what joins them stand, in pixels; nothing is drawn here.

A canvas is one way to lay exchanges out: side by side with the topic in a gutter, side by side
below it, or one below the other for a narrow screen. Heights are CSS pixels from the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explainer.analysis.exchanges import Utterance
from explainer.analysis.replies import ReplyRow
from explainer.figures.lettering import wrap
from explainer.words import statements as in_words

__all__ = [
    "CANVASES",
    "LINE_PX",
    "TEXT_PX",
    "Canvas",
    "Laid",
    "LaidRow",
    "StatementBox",
    "laid_out",
]

TEXT_PX, LINE_PX = 13, 17
_PAD_PX, _GAP_PX, _JOIN_PX, _HEAD_PX = 8, 12, 44, 26


@dataclass(frozen=True)
class Canvas:
    """One layout: its width, where boxes begin and end, and how many characters a line holds.

    ``chars`` leaves room for the shipped typeface in the
    narrowest figure for which the canvas is used. ``gutter`` is the width left of the boxes,
    0 where topics stand above them.
    """

    width: int
    left: tuple[float, float]
    right: tuple[float, float]
    chars: int
    gutter: float = 0
    gutter_chars: int = 0
    stacked: bool = False
    least: int = 32


CANVASES = {
    "wide": Canvas(836, (118, 430), (524, 836), 41, gutter=112, gutter_chars=15),
    "medium": Canvas(640, (0, 270), (370, 640), 37),
    "narrow": Canvas(334, (0, 304), (30, 334), 41, stacked=True, least=44),
}
"""Layouts by the names that `front/src/figure/figure.js` looks for."""


@dataclass(frozen=True)
class StatementBox:
    """One statement and where it stands."""

    said: Utterance
    x: tuple[float, float]
    y: tuple[float, float]


@dataclass(frozen=True)
class LaidRow:
    """One row: its boxes, where its topic and its other statements are told, what joins them."""

    row: ReplyRow
    boxes: tuple[StatementBox, ...]
    y: tuple[float, float]
    title: tuple[float, float]
    more: tuple[float, float]
    join: tuple[tuple[float, float], tuple[float, float]] | None = None


@dataclass(frozen=True)
class Laid:
    """Everything on one canvas."""

    canvas: Canvas
    rows: tuple[LaidRow, ...]
    bottom: float


def laid_out(rows: Sequence[ReplyRow], canvas: Canvas, top: float) -> Laid:
    """Rows one below the other; as high as on the last day, whatever has been said yet."""
    placed = []
    y = top
    for row in rows:
        one = _stacked(row, canvas, y) if canvas.stacked else _beside(row, canvas, y)
        placed.append(one)
        y = one.y[1] + _GAP_PX
    return Laid(canvas, tuple(placed), y)


def title_lines(row: ReplyRow, canvas: Canvas) -> list[str]:
    """What a row is about, and the day where rows stand by day."""
    chars = canvas.gutter_chars or canvas.chars + (0 if canvas.stacked else canvas.chars)
    day = [in_words.day(row)] if row.day else []
    if day and not canvas.gutter_chars:
        return wrap(f"{day[0]} · {row.title}", chars)
    return day + wrap(row.title or in_words.NO_TOPIC, chars)


def box_height(said: Utterance, canvas: Canvas) -> float:
    """How high the box is: room for the longest of the claims that may stand for a statement."""
    told = (in_words.in_box(claim, canvas.chars) for claim in said.statement.carriers)
    lines = max(len(who) + len(says) for who, says in told)
    return max(lines * LINE_PX + 2 * _PAD_PX, canvas.least)


def _others(row: ReplyRow, canvas: Canvas, top: float) -> tuple[list[StatementBox], float]:
    """The box of who belongs to neither side, below the others, and where the row ends."""
    if row.third is None:
        return [], top
    height = box_height(row.third, canvas)
    gap = _GAP_PX / 2 if row.left or row.right else 0
    return [
        StatementBox(row.third, (canvas.left[0], canvas.right[1]), (top + gap, top + gap + height))
    ], (top + gap + height)


def _beside(row: ReplyRow, canvas: Canvas, top: float) -> LaidRow:
    """Two boxes beside each other, as high as the higher one needs; the topic left or above."""
    head = title_lines(row, canvas)
    title_end = top + max(len(head) * LINE_PX + 8, 32 if canvas.gutter else _HEAD_PX)
    start = top if canvas.gutter else title_end
    sides = [(said, x) for said, x in ((row.left, canvas.left), (row.right, canvas.right)) if said]
    height = max((box_height(said, canvas) for said, _ in sides), default=0)
    more = 32 if row.more and canvas.gutter else 0
    if canvas.gutter:
        height = max(height, title_end + more - top)
    boxes = [StatementBox(said, x, (start, start + height)) for said, x in sides]
    others, end = _others(row, canvas, start + height if sides else start)
    end = max(end, title_end + more if canvas.gutter else end)
    join = None
    if len(sides) == 2:
        middle = start + height / 2
        join = ((canvas.left[1] + 6, middle), (canvas.right[0] - 6, middle))
    beside = (title_end, title_end + 32) if canvas.gutter else (top - 6, top + _HEAD_PX)
    return LaidRow(row, (*boxes, *others), (top, end), (top, title_end), beside, join)


def _stacked(row: ReplyRow, canvas: Canvas, top: float) -> LaidRow:
    """Boxes one below the other with their relation between them, the topic above."""
    head_end = top + max(len(title_lines(row, canvas)) * LINE_PX + 6, _HEAD_PX)
    y = head_end
    boxes: list[StatementBox] = []
    join = None
    for said, x in ((row.left, canvas.left), (row.right, canvas.right)):
        if said is None:
            continue
        if boxes:
            join = ((canvas.left[0] + 14, y + 3), (canvas.left[0] + 14, y + _JOIN_PX - 3))
            y += _JOIN_PX
        height = box_height(said, canvas)
        boxes.append(StatementBox(said, x, (y, y + height)))
        y += height
    others, y = _others(row, canvas, y)
    more = (y, y + (44 if row.more else 0))
    return LaidRow(row, (*boxes, *others), (top, more[1]), (top, head_end), more, join)
