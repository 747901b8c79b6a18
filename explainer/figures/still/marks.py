"""The outlines of plotly's markers, its dashes, and the hatch of what is a word."""

from __future__ import annotations

import math
import re

__all__ = ["dashes", "is_open", "outline"]

_BARE = {"line-ns", "line-ew", "cross-thin", "hash"}
"""Markers of lines alone."""
_DASHES = {"dot": (1,), "dash": (3,), "longdash": (5,)}


def _polygon(corners: int, turn: float) -> str:
    angles = [math.radians(turn + 360 * n / corners) for n in range(corners)]
    return "M" + "L".join(f"{math.cos(a):.3f},{math.sin(a):.3f}" for a in angles) + "Z"


_PATHS = {
    "circle": "M1,0A1,1 0 1 1 0,-1A1,1 0 0 1 1,0Z",
    "square": "M1,1H-1V-1H1Z",
    "diamond": "M1.3,0L0,1.3L-1.3,0L0,-1.3Z",
    "x": "M0,.57l.57,.57l.57,-.57l-.57,-.57l.57,-.57l-.57,-.57l-.57,.57l-.57,-.57l-.57,.57"
    "l.57,.57l-.57,.57l.57,.57Z",
    "triangle-up": "M-1.155,.5H1.155L0,-1Z",
    "triangle-down": "M-1.155,-.5H1.155L0,1Z",
    "triangle-left": "M.5,-1.155V1.155L-1,0Z",
    "triangle-right": "M-.5,-1.155V1.155L1,0Z",
    "pentagon": _polygon(5, -90),
    "hexagon": _polygon(6, -90),
    "octagon": _polygon(8, 22.5),
    "hourglass": "M1,1H-1L1,-1H-1Z",
    "bowtie": "M1,1V-1L-1,1V-1Z",
    "line-ns": "M0,1.4V-1.4",
    "line-ew": "M1.4,0H-1.4",
    "cross-thin": "M0,1.4V-1.4M1.4,0H-1.4",
    "hash": "M.5,1V-1M-.5,-1V1M1,.5H-1M-1,-.5H1",
}
"""Of a marker that reaches 1 from its middle."""
_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+")


def outline(symbol: str, reach: float, x: float, y: float) -> str:
    """The path of a marker at a place; ``reach`` is half its size."""
    shape = _PATHS[symbol.removesuffix("-open")]

    def step(found: re.Match[str]) -> str:
        command, numbers = found[1], [float(n) for n in _NUMBER.findall(found[2])]
        if command == "A":
            *_, to_x, to_y = numbers
            flags = " ".join(f"{n:g}" for n in numbers[2:5])
            return f"A{reach:g},{reach:g} {flags} {x + to_x * reach:.1f},{y + to_y * reach:.1f}"
        starts = {"V": (y,), "H": (x,), "M": (x, y), "L": (x, y)}.get(command, (0, 0))
        at = (start + n * reach for start, n in zip(starts, numbers, strict=False))
        return command + ",".join(f"{n:.1f}" for n in at)

    return _STEP.sub(step, shape)


def is_open(symbol: str) -> bool:
    """Whether nothing fills a marker."""
    return symbol.endswith("-open") or symbol in _BARE


def has_own_colour(symbol: str) -> bool:
    """Whether an unfilled marker is drawn in its own colour, not in that of its edge."""
    return symbol.endswith("-open")


def dashes(style: str | None, width: float) -> str | None:
    """A dash of plotly as SVG has it; None where a line is whole."""
    if style in {None, "", "solid"}:
        return None
    if style in _DASHES:
        return ",".join(f"{n * max(width, 3):g}" for n in _DASHES[style] * 2)
    return str(style).replace("px", "")
