"""Where words can stand: labels beside their points, on nothing that is drawn, in pixels.

Sizes are estimates, on the large side; nothing here knows what the labels say.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, tee
from typing import NamedTuple

__all__ = [
    "Box",
    "Land",
    "PixelPoint",
    "PlacedLabel",
    "WantedLabel",
    "around",
    "placed",
    "room_of",
    "size_of",
    "within_ring",
]

_LINE_HEIGHT = 1.32
_CHARACTER = 0.6
"""Width of a character in parts of the font size; a wide font's, so that others fit too."""
_NEAR = (10.0, 17.0)
"""How far beside its point a label stands that needs no pointer."""
_FAR = (24.0, 36.0, 50.0, 66.0, 84.0, 104.0, 128.0, 156.0)
_PIECE = 5.0
"""How long the pieces are in which the room of a pointer is reckoned."""
INSIDE_PX = 20.0
"""How far from the middle of a land or a ring a pointer to it begins, where it is long enough."""
_ROW = 16.0
"""How high the rows are in which boxes are looked for."""
_TURNS = 24
"""How many directions are tried for a label with a pointer."""
_DIRECTIONS = sorted(
    ((math.cos(math.tau * n / _TURNS), math.sin(math.tau * n / _TURNS)) for n in range(_TURNS)),
    key=lambda at: abs(at[1]),
)

PixelPoint = tuple[float, float]
_Room = tuple[float, float, float, float]
"""As in a `Box`."""


class Box(NamedTuple):
    """The room something takes, in pixels from the north-west corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, eq=False)
class Land:
    """A province that has a name on the map: its outline, close enough that no edge is missed.

    On one that is ``hatched`` no words stand. Equal only to itself.
    """

    id: str
    rings: tuple[tuple[PixelPoint, ...], ...]
    box: Box
    is_hatched: bool


@dataclass(frozen=True)
class WantedLabel:
    """A label to be placed.

    Attributes
    ----------
    at : tuple of float
        The point it names, in pixels.
    sizes : tuple of tuple of float
        Width and height of each wording, the fullest first.
    reach : float
        How far what is drawn there reaches from the point (a ring); the label stands outside.
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
    home : str
        The land in which its point lies: without a pointer it stands in no other.
    near : tuple of float
        How far beside its point it may stand without a pointer.
    is_marked : bool
        Whether a sign stands on its point; a pointer to a land begins nearer to its edge.
    """

    at: tuple[float, float]
    sizes: tuple[tuple[float, float], ...]
    reach: float = 0.0
    west: bool = False
    inside: bool = False
    far: bool = True
    needed: bool = False
    stays: bool = False
    home: str = ""
    near: tuple[float, ...] = _NEAR
    is_marked: bool = True


class PlacedLabel(NamedTuple):
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
    wanted: tuple[WantedLabel, ...],
    taken: tuple[Box, ...],
    lines: tuple[Box, ...],
    frame: tuple[float, float],
    border: tuple[PixelPoint, ...] = (),
    lands: tuple[Land, ...] = (),
) -> tuple[PlacedLabel | None, ...]:
    """A free place for each label, nearest first; earlier labels choose before later ones.

    Parameters
    ----------
    wanted : tuple of Wanted
        The labels, the most important first.
    taken : tuple of Box
        Marks and words that no label may touch.
    lines : tuple of Box
        Pieces of rings and of disputed lines, which labels keep off while there is other room.
    frame : tuple of float
        Width and height in which labels must lie.
    border : tuple of Point
        The corners of a line that labels keep off, and across which none that stays is put,
        while there is other room.
    lands : tuple of Land
        The provinces in which no name of another stands without a pointer.

    Returns
    -------
    tuple of Placed or None
        In the order of ``wanted``; None where a label that is not needed has no room.
    """
    full = list(taken)
    found: list[PlacedLabel | None] = []
    for label in wanted:
        spot = _best(label, full, lines, frame, border, lands)
        if spot is not None:
            full += room_of(label, spot)
        found.append(spot)
    return tuple(found)


def room_of(label: WantedLabel, spot: PlacedLabel) -> list[Box]:
    """What a label takes where it stands: itself and its pointer."""
    return [spot.box, *_pointer(label, spot)]


def _best(
    label: WantedLabel,
    taken: Sequence[Box],
    lines: Sequence[Box],
    frame: tuple[float, float],
    border: Sequence[PixelPoint],
    lands: Sequence[Land],
) -> PlacedLabel | None:
    """Off all that is drawn, on its own side of the border; what is needed takes what is left.

    Full words stand only where all is free; what is left after that is for a name.
    """
    reach = label.reach + _FAR[-1] + max(max(size) for size in label.sizes)
    here = around(label.at, reach)
    near = [box for box in taken if _touch(box, here)]
    beside = near + [around(at, 3) for at in border if _holds(here, at)]
    off = beside + [box for box in lines if _touch(box, here)]
    hatched = [land for land in lands if land.is_hatched]
    tries = [(off, [(list(lands), label.stays), (hatched, label.stays)])]
    if label.needed:
        own = [land for land in hatched if land.id != label.home]
        tries += [(beside, [(own, label.stays), ([], False)]), (near, [([], False)])]
        tries.append(([], [([], False)]))
    foreign = [land for land in lands if land.id != label.home]
    for n, (obstacles, ways) in enumerate(tries):
        free = _free(label, obstacles, near if obstacles else (), frame, short=n > 0)
        for (kept, stays), spots in zip(ways, tee(free, len(ways)), strict=True):
            off_land = [land for land in kept if land.is_hatched or land in foreign]
            for spot in spots:
                if any(_on(spot.box, land) for land in off_land):
                    continue
                if not spot.is_far and any(_on(spot.box, land) for land in foreign):
                    continue
                if not stays or not _crosses(label.at, spot, border):
                    return spot
    return None


def _free(
    label: WantedLabel,
    obstacles: Sequence[Box],
    words: Sequence[Box],
    frame: tuple[float, float],
    *,
    short: bool,
) -> Iterator[PlacedLabel]:
    """The places that are free, in full words before short ones, the nearest first.

    A pointer may cross a line, but no mark and no other words.
    """
    in_the_way, said = _in_rows(obstacles), _in_rows(words)
    for wording in range(len(label.sizes))[-1 if short else 0 :]:
        for far in (False, True) if label.far else (False,):
            for right, down, box in _spots(label, wording, far=far):
                if not _within(box, frame) or _hits(box, in_the_way):
                    continue
                spot = PlacedLabel(wording, right, down, Box(*box), far)
                if not any(_hits(piece, said) for piece in _pointer(label, spot)):
                    yield spot


def _on(box: Box, land: Land) -> bool:
    """Whether a box touches a land: a corner of its outline is in it, or it lies within."""
    if not _touch(box, land.box):
        return False
    if any(_holds(box, at) for ring in land.rings for at in ring):
        return True
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return any(within_ring(middle, ring) for ring in land.rings)


def within_ring(at: PixelPoint, ring: Sequence[PixelPoint]) -> bool:
    """Whether a point lies in a ring: an odd number of edges is on one side of it."""
    x, y = at
    crossed = 0
    for (a, b), (c, d) in pairwise((*ring, ring[0])):
        if (b > y) != (d > y) and x < a + (c - a) * (y - b) / (d - b):
            crossed += 1
    return crossed % 2 == 1


def _crosses(at: PixelPoint, spot: PlacedLabel, border: Sequence[PixelPoint]) -> bool:
    """Whether the border lies between a point and the middle of its label."""
    end = at[0] + spot.right, at[1] + spot.down
    return any(
        _turn(at, end, one) != _turn(at, end, other)
        and _turn(one, other, at) != _turn(one, other, end)
        for one, other in pairwise(border)
    )


def _turn(start: PixelPoint, end: PixelPoint, point: PixelPoint) -> bool:
    """On which side of a line a point lies."""
    (x, y), (u, v), (p, q) = start, end, point
    return (u - x) * (q - y) > (v - y) * (p - x)


def _pointer(label: WantedLabel, spot: PlacedLabel) -> list[Box]:
    """The room of the line from a far label to its point, in pieces, which no label may hide.

    It begins beyond the sign of the place, which it may touch, and ends before its own words.
    """
    if not spot.is_far:
        return []
    at = label.at
    end = at[0] + spot.right, at[1] + spot.down
    long = math.dist(at, end)
    pieces = int(long / _PIECE)
    within = min(pieces // 2, int(INSIDE_PX / _PIECE))
    steps = [n * _PIECE / long for n in range(3 if label.is_marked else within, pieces)]
    line = [(at[0] + (end[0] - at[0]) * s, at[1] + (end[1] - at[1]) * s) for s in steps]
    return [around(point, 2) for point in line if not _holds(spot.box, point)]


_Rows = dict[int, list[Box]]
"""Boxes by the rows of the map in which they are: a map asks a hundred thousand times."""


def _in_rows(boxes: Sequence[Box]) -> _Rows:
    rows: _Rows = {}
    for box in boxes:
        for row in range(int(box.top // _ROW), int(box.bottom // _ROW) + 1):
            rows.setdefault(row, []).append(box)
    return rows


def _hits(box: _Room, rows: _Rows) -> bool:
    """Whether a box touches one of those in rows, which then is asked first: the next may, too."""
    left, top, right, bottom = box
    for row in range(int(top // _ROW), int(bottom // _ROW) + 1):
        others = rows.get(row, ())
        for n, (west, north, east, south) in enumerate(others):
            if right > west and left < east and bottom > north and top < south:
                if n:
                    rows[row].insert(0, rows[row].pop(n))
                return True
    return False


def _touch(one: _Room, other: _Room) -> bool:
    return one[2] > other[0] and one[0] < other[2] and one[3] > other[1] and one[1] < other[3]


def _holds(box: Box, at: PixelPoint) -> bool:
    return box[0] < at[0] < box[2] and box[1] < at[1] < box[3]


def _within(box: _Room, frame: tuple[float, float]) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= frame[0] and box[3] <= frame[1]


def _spots(label: WantedLabel, wording: int, *, far: bool) -> Iterator[tuple[float, float, _Room]]:
    """The places to try, from near to far: beside it, above, below; then all around.

    Each is the middle of the label, from its point, and the room that it takes.
    """
    width, height = label.sizes[wording]
    x, y = label.at
    w, h = width / 2, height / 2
    way = -1 if label.west else 1
    if label.inside and not far:
        yield 0, 0, (x - w, y - h, x + w, y + h)
        return
    for right, down in _all_around(label.reach, w, h) if far else _beside(label, w, h):
        middle, level = x + way * right, y + down
        yield way * right, down, (middle - w, level - h, middle + w, level + h)


def _beside(label: WantedLabel, w: float, h: float) -> Iterator[tuple[float, float]]:
    for step in label.near:
        off = max(step, label.reach + 0.4 * step)
        side, up, corner = off + w, off + h - 2, 0.7 * off
        yield from ((side, 0.0), (-side, 0.0), (0.0, -up), (0.0, up))
        yield from ((corner + w, -corner - h), (corner + w, corner + h))
        yield from ((-corner - w, -corner - h), (-corner - w, corner + h))
        yield from ((side, -h), (side, h), (-side, -h), (-side, h))


def _all_around(reach: float, w: float, h: float) -> Iterator[tuple[float, float]]:
    """Boxes whose nearest edge is so far off, at every turn, sideways first.

    Above and below they also slide, so that a point near the edge of the map finds room.
    """
    for step in _FAR:
        off = max(step, reach + 0.4 * step)
        for east, south in _DIRECTIONS:
            side = _sign(east)
            for slide in (side,) if abs(east) > 0.75 else (side, 0.5, 0.25, 0.0, -0.5):
                yield off * east + w * slide, off * south + h * _sign(south)


def _sign(part: float) -> float:
    """Towards which side a box is moved: not at all where it is straight above or below."""
    return 0.0 if abs(part) < 0.1 else math.copysign(1.0, part)
