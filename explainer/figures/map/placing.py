"""Where words can stand: labels beside their points, on nothing that is drawn, in pixels.

Sizes are estimates, on the large side; nothing here knows what the labels say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Box", "Placed", "Point", "Wanted", "around", "placed", "size_of"]

_LINE_HEIGHT = 1.32
_CHARACTER = 0.6
"""Width of a character in parts of the font size; a wide font's, so that others fit too."""
_STEPS = (10.0, 17.0, 26.0, 44.0, 64.0)
_FAR = 2
"""From this step on a label needs a pointer to what it names."""


Point = tuple[float, float]


class Box(NamedTuple):
    """The room something takes, in pixels from the north-west corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Wanted:
    """A label to be placed.

    Attributes
    ----------
    at : tuple of float
        The point it names, in pixels.
    reach : float
        How far what is drawn there reaches from the point (a ring); the label stands outside.
    sizes : tuple of tuple of float
        Width and height of each wording, the fullest first.
    west : bool
        Whether it rather stands to the left of its point.
    inside : bool
        Whether the label may stand on its point, because nothing is drawn there.
    far : bool
        Whether it may stand so far off that a pointer is needed.
    needed : bool
        Whether it is drawn even where it finds no free room.
    stays : bool
        Whether it stands across the border only where there is no other room.
    dropped : bool
        Whether it is rather left out than put across the border.
    """

    at: tuple[float, float]
    sizes: tuple[tuple[float, float], ...]
    reach: float = 0.0
    west: bool = False
    inside: bool = False
    far: bool = True
    needed: bool = False
    stays: bool = False
    dropped: bool = False


class Placed(NamedTuple):
    """Which wording stands where: its middle, from its point, and the room that it takes."""

    wording: int
    right: float
    down: float
    box: Box
    is_far: bool = False
    """Whether it stands so far from its point that a pointer is needed."""


def size_of(lines: Sequence[tuple[str, float]]) -> tuple[float, float]:
    """Width and height of lines of words, each with its font size."""
    width = max(_CHARACTER * size * len(words) for words, size in lines)
    return width + 2, sum(_LINE_HEIGHT * size for _, size in lines) + 2


def around(at: tuple[float, float], reach: float) -> Box:
    """The room of a mark around its point."""
    return Box(at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach)


@lru_cache(maxsize=256)
def placed(
    wanted: tuple[Wanted, ...],
    taken: tuple[Box, ...],
    lines: tuple[Box, ...],
    frame: tuple[float, float],
    border: tuple[Point, ...] = (),
) -> tuple[Placed | None, ...]:
    """A free place for each label, nearest first; earlier labels choose before later ones.

    Parameters
    ----------
    wanted : tuple of Wanted
        The labels, the most important first.
    taken : tuple of Box
        Marks and words that no label may touch.
    lines : tuple of Box
        Pieces of rings that labels keep off while there is other room.
    frame : tuple of float
        Width and height in which labels must lie.
    border : tuple of Point
        The corners of a line that labels keep off, and across which none that stays is put,
        while there is other room.

    Returns
    -------
    tuple of Placed or None
        In the order of ``wanted``; None where a label that is not needed has no room.
    """
    full = list(taken)
    found: list[Placed | None] = [None] * len(wanted)
    for at_home in (True, False):  # those that find no room at home take what the others leave
        for n, label in enumerate(wanted):
            if found[n] is not None or (label.dropped and not at_home):
                continue
            spot = _best(label, full, lines, frame, border, at_home=at_home)
            if spot is None and label.needed:
                across = _best(label, full, lines, frame, border, at_home=False)
                spot = across or next(_spots(label, len(label.sizes) - 1, far=False))
            if spot is not None:
                full += [spot.box, *_pointer(label.at, spot)]
            found[n] = spot
    return tuple(found)


def _best(
    label: Wanted,
    taken: Sequence[Box],
    lines: Sequence[Box],
    frame: tuple[float, float],
    border: Sequence[Point],
    *,
    at_home: bool,
) -> Placed | None:
    """Off every line if there is such room, then off the border, then on it; near before far."""
    reach = label.reach + _STEPS[-1] + max(max(size) for size in label.sizes)
    here = around(label.at, reach)
    near = [box for box in taken if _touch(box, here)]
    on_line = [box for box in lines if _touch(box, here)]
    on_border = [around(at, 3) for at in border if _holds(here, at)]
    stays = label.stays and at_home
    off_border = ([*near, *on_border, *on_line], [*near, *on_border])
    for obstacles in off_border if stays else (*off_border, near):
        for spot in _free(label, obstacles, frame):
            if not stays or not _crosses(label.at, spot, border):
                return spot
    return None


def _free(label: Wanted, obstacles: Sequence[Box], frame: tuple[float, float]) -> Iterator[Placed]:
    """The places that are free, the nearest first, in full words before short ones."""
    for far in (False, True) if label.far else (False,):
        for wording in range(len(label.sizes)):
            for spot in _spots(label, wording, far=far):
                if _within(spot.box, frame) and not any(_touch(spot.box, b) for b in obstacles):
                    yield spot


def _crosses(at: Point, spot: Placed, border: Sequence[Point]) -> bool:
    """Whether the border lies between a point and the middle of its label."""
    end = at[0] + spot.right, at[1] + spot.down
    return any(
        _turn(at, end, one) != _turn(at, end, other)
        and _turn(one, other, at) != _turn(one, other, end)
        for one, other in pairwise(border)
    )


def _turn(start: Point, end: Point, point: Point) -> bool:
    """On which side of a line a point lies."""
    (x, y), (u, v), (p, q) = start, end, point
    return (u - x) * (q - y) > (v - y) * (p - x)


def _pointer(at: tuple[float, float], spot: Placed) -> list[Box]:
    """The room of the line from a far label to its point, in pieces, which no label may hide."""
    if not spot.is_far:
        return []
    end = at[0] + spot.right, at[1] + spot.down
    steps = [part / 12 for part in range(1, 12)]
    line = [(at[0] + (end[0] - at[0]) * s, at[1] + (end[1] - at[1]) * s) for s in steps]
    return [around(point, 2) for point in line]


def _touch(one: Box, other: Box) -> bool:
    return one[2] > other[0] and one[0] < other[2] and one[3] > other[1] and one[1] < other[3]


def _holds(box: Box, at: Point) -> bool:
    return box[0] < at[0] < box[2] and box[1] < at[1] < box[3]


def _within(box: Box, frame: tuple[float, float]) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= frame[0] and box[3] <= frame[1]


def _spots(label: Wanted, wording: int, *, far: bool) -> Iterator[Placed]:
    """The places to try, from near to far: beside it, above, below, the corners, and between."""
    width, height = label.sizes[wording]
    x, y = label.at
    w, h = width / 2, height / 2
    way = -1 if label.west else 1
    if label.inside and not far:
        yield Placed(wording, 0, 0, Box(x - w, y - h, x + w, y + h))
        return
    for step in _STEPS[_FAR:] if far else _STEPS[:_FAR]:
        off = max(step, label.reach + 0.4 * step)
        side, up, corner = off + w, off + h - 2, 0.7 * off
        for right, down in (
            (side, 0.0),
            (-side, 0.0),
            (0.0, -up),
            (0.0, up),
            (corner + w, -corner - h),
            (corner + w, corner + h),
            (-corner - w, -corner - h),
            (-corner - w, corner + h),
            (side, -h),
            (side, h),
            (-side, -h),
            (-side, h),
        ):
            middle, level = x + way * right, y + down
            box = Box(middle - w, level - h, middle + w, level + h)
            yield Placed(wording, way * right, down, box, far)
