"""The frame of the map: which part is shown how large, and the words that always stand there."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from explainer.figures.lettering import lines, wrapped
from explainer.figures.map.placing import Box
from explainer.theme import palette, widths
from explainer.words import places as in_words

__all__ = [
    "EAST_WEST",
    "FRAMES",
    "KM_PER_DEGREE",
    "MEDIUM",
    "NARROW",
    "WIDE",
    "MapFrame",
    "foot",
    "inset_box",
    "north",
    "scale_bar",
]

KM_PER_DEGREE = 111.2
EAST_WEST = math.cos(math.radians(33.0))
"""How much shorter a degree of longitude is than one of latitude at 33° N."""
SCALE_KM = 100
Lands = Mapping[str, tuple[tuple[float, float], ...]]
"""Names, each with the points at which it may stand: the first that is free."""


@dataclass(frozen=True, eq=False)
class MapFrame:
    """What part of the map is shown, in degrees and pixels, and where the large labels stand.

    ``line_at`` are the points on the line beside which its name may stand, and ``line_beside`` how
    far right and down of them, in pixels. ``touch_px`` is how high a label is at least that can be
    chosen, ``inset`` the part of the width that the inset takes. Of what is told of a place no more
    than ``most_rows`` lines are written out.
    """

    west: float
    north: float
    degrees: float
    width_px: int
    height_px: int
    foot_px: int
    countries: Lands
    line_at: tuple[tuple[float, float], ...]
    line_beside: tuple[float, float]
    line_words: str
    closed_words: str
    size: float
    small: float
    inset: float
    characters: int
    most_rows: int
    touch_px: int = 32
    land: Lands = field(default_factory=dict)

    @property
    def px_per_degree(self) -> float:
        """Pixels for a degree of longitude."""
        return self.width_px / self.degrees

    @property
    def x(self) -> tuple[float, float]:
        """The longitudes shown."""
        return self.west, self.west + self.degrees

    @property
    def y(self) -> tuple[float, float]:
        """The latitudes shown, so that the picture is exactly as high as it is given room for."""
        return self.north - self.height_px * EAST_WEST / self.px_per_degree, self.north

    @property
    def height_to_width(self) -> float:
        """How high the picture is for its width."""
        return self.height_px / self.width_px

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """A point in pixels from the north-west corner."""
        scale = self.px_per_degree
        return (lon - self.west) * scale, (self.north - lat) * scale / EAST_WEST

    def degree(self, right: float, down: float) -> tuple[float, float]:
        """The same the other way: a point in pixels as longitude and latitude."""
        scale = self.px_per_degree
        lon, lat = self.west + right / scale, self.north - down * EAST_WEST / scale
        return round(lon, 4), round(lat, 4)

    def shows(self, at: tuple[float, float]) -> bool:
        """Whether a point in pixels is in the picture."""
        return 0 < at[0] < self.width_px and 0 < at[1] < self.height_px


_LINE_AT = (
    (68.05, 31.70), (66.95, 31.31), (69.35, 32.60), (70.97, 34.55), (70.29, 33.38), (71.5, 35.0),
)  # fmt: skip
WIDE = MapFrame(
    west=61.2,
    north=35.75,
    degrees=14.6,
    width_px=830,
    height_px=374,
    foot_px=22,
    countries={
        "A F G H A N I S T A N": (
            (64.4, 33.9),
            (63.6, 33.0),
            (63.6, 32.2),
            (65.2, 35.3),
            (66.5, 33.6),
            (68.0, 33.0),
            (69.6, 34.9),
            (66.2, 32.2),
            (68.6, 32.4),
        ),
        "P A K I S T A N": (
            (71.0, 31.2),
            (71.6, 32.6),
            (70.2, 32.1),
            (71.6, 33.3),
            (68.5, 30.9),
            (71.9, 34.6),
        ),
        "India": ((75.2, 32.15),),
    },
    line_at=_LINE_AT,
    line_beside=(14, 26),
    line_words=in_words.LINE_NOT_RECOGNISED,
    closed_words=in_words.BORDER_CLOSED,
    size=14,
    small=12,
    inset=0.215,
    characters=44,
    most_rows=8,
    land={wrapped(in_words.KASHMIR, 12): ((75.0, 34.05), (74.3, 34.2))},
)
MEDIUM = replace(
    WIDE,
    north=36.1,
    width_px=widths.MAP_NARROW_PX,
    height_px=336,
    foot_px=38,
    countries={
        "AFGHANISTAN": WIDE.countries["A F G H A N I S T A N"],
        "PAKISTAN": WIDE.countries["P A K I S T A N"],
    },
    line_beside=(10, 14),
    line_words=wrapped(in_words.LINE_NOT_RECOGNISED, 14),
    closed_words=wrapped(in_words.BORDER_CLOSED, 12),
    size=13,
    inset=0.24,
    characters=36,
    most_rows=5,
)
"""The same part of the map on a tablet, and in JupyterLab beside its file list."""
NARROW = MapFrame(
    west=65.0,
    north=36.1,
    degrees=8.9,
    width_px=320,
    height_px=322,
    foot_px=52,
    countries={
        "AFGHANISTAN": (
            (67.0, 35.6),
            (66.6, 34.0),
            (66.6, 33.4),
            (66.7, 34.7),
            (70.2, 35.5),
            (68.0, 33.0),
            (69.6, 34.9),
        ),
        "PAKISTAN": ((71.8, 32.4), (72.5, 32.2), (70.6, 32.2), (72.6, 35.3), (71.9, 34.6)),
    },
    line_at=((67.65, 31.39), *_LINE_AT),
    line_beside=(-10, 28),
    line_words=wrapped(in_words.LINE_NOT_RECOGNISED, 14),
    closed_words=wrapped(in_words.BORDER_CLOSED, 12),
    size=13,
    small=12,
    inset=0.42,
    characters=22,
    most_rows=4,
    touch_px=44,
)
FRAMES = {"wide": WIDE, "medium": MEDIUM, "narrow": NARROW}
_INSET_RATIO = 1.45
"""How much wider the inset is than high: its degrees, true at about 30° N."""


def inset_box(frame: MapFrame) -> Box:
    """Where the inset stands: at the bottom right."""
    width = frame.inset * frame.width_px
    right, bottom = frame.width_px - 6, frame.height_px - 6
    return Box(right - width, bottom - width / _INSET_RATIO, right, bottom)


def scale_bar(frame: MapFrame) -> dict[str, Any]:
    """A scale bar of 100 km, true at 33° N, at the bottom left, with its words above it."""
    x0, y = frame.degree(12, frame.height_px - 10)
    x1 = x0 + SCALE_KM / KM_PER_DEGREE / EAST_WEST
    return {"x": [x0, x1], "y": [y, y], "text": [in_words.kilometres(SCALE_KM), ""]}


def _in_corner(words: str, size: float, **options: Any) -> dict[str, Any]:
    return {
        "text": words,
        "xref": "paper",
        "yref": "paper",
        "showarrow": False,
        "font": {"size": size, "color": palette.MUTED},
        **options,
    }


def north(frame: MapFrame) -> dict[str, Any]:
    """Where north is, at the top right."""
    where = {"x": 1, "y": 1, "xanchor": "right", "yanchor": "top", "xshift": -8, "yshift": -4}
    return _in_corner(lines(["N", "↑"]), frame.small, **where)


def foot(frame: MapFrame) -> dict[str, Any]:
    """Below the map: whose boundaries these are."""
    characters = int(frame.width_px / frame.small / 0.55)
    where = {"x": 0, "y": 0, "xanchor": "left", "yanchor": "top", "yshift": -2, "align": "left"}
    return _in_corner(wrapped(in_words.NEUTRALITY, characters), frame.small, **where)
