"""What of an outline can be seen: cut to the picture, and no finer than a pixel of it.

Countries reach far beyond the picture, and their outlines are finer than any screen shows them.
Whoever opens the page need not wait for either.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from explainer.figures.map.frame import FRAMES

__all__ = ["MARGIN", "WINDOW", "Window", "areas", "lines"]

MapPoint = tuple[float, float]
ClosedLine = Sequence[MapPoint]
Window = tuple[tuple[float, float], tuple[float, float]]

MARGIN = 0.3
"""How far beyond the picture is drawn, in degrees: what is cut off ends out of sight."""
WINDOW = (
    (min(f.x[0] for f in FRAMES.values()) - MARGIN, max(f.x[1] for f in FRAMES.values()) + MARGIN),
    (min(f.y[0] for f in FRAMES.values()) - MARGIN, max(f.y[1] for f in FRAMES.values()) + MARGIN),
)
"""From where to where outlines are drawn at any width: longitudes, latitudes."""
_FINE = 0.001
"""How far a line may run beside its outline, in degrees: half a pixel of the map made largest."""


def areas(rings: Sequence[ClosedLine], window: Window = WINDOW) -> list[ClosedLine]:
    """Closed rings, of which only the part within the window is left."""
    cut = (_within(ring, window) for ring in rings)
    return [_coarse(ring) for ring in cut if len(ring) > 2]


def lines(rings: Sequence[ClosedLine], window: Window = WINDOW) -> list[ClosedLine]:
    """Lines, of which only the pieces that may touch the window are left."""
    return [_coarse(piece) for ring in rings for piece in _pieces(ring, window)]


def _within(ring: ClosedLine, window: Window) -> list[MapPoint]:
    """A closed ring cut along each edge of the window in turn."""
    points = list(ring[:-1] if ring[0] == ring[-1] else ring)
    for axis, (low, high) in enumerate(window):
        for limit, sign in ((low, 1), (high, -1)):
            points = list(_beyond(points, axis, limit, sign))
    return [*points, *points[:1]]


def _beyond(points: ClosedLine, axis: int, limit: float, sign: int) -> Iterator[MapPoint]:
    """What of a ring lies on one side of a line, with the points at which it crosses that."""
    for one, other in pairwise([*points, *points[:1]]):
        inside = [sign * (point[axis] - limit) >= 0 for point in (one, other)]
        if inside[0]:
            yield one
        if inside[0] != inside[1]:
            part = (limit - one[axis]) / (other[axis] - one[axis])
            yield one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])


def _pieces(ring: ClosedLine, window: Window) -> Iterator[list[MapPoint]]:
    piece: list[MapPoint] = []
    for one, other in pairwise(ring):
        if _touches(one, other, window):
            piece = [*(piece or [one]), other]
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def _touches(one: MapPoint, other: MapPoint, window: Window) -> bool:
    """Whether the box around two points touches the window."""
    return all(
        max(one[axis], other[axis]) >= low and min(one[axis], other[axis]) <= high
        for axis, (low, high) in enumerate(window)
    )


def _coarse(line: ClosedLine) -> list[MapPoint]:
    """A line without the points that nobody would miss (Douglas and Peucker)."""
    (x, y), (u, v) = line[0], line[-1]
    long = math.hypot(u - x, v - y)
    away = [
        abs((u - x) * (y - q) - (x - p) * (v - y)) / long if long else math.hypot(p - x, q - y)
        for p, q in line[1:-1]
    ]
    if max(away, default=0) <= _FINE:
        return [line[0], line[-1]]
    far = away.index(max(away)) + 1
    return [*_coarse(line[: far + 1])[:-1], *_coarse(line[far:])]
