"""The frame of the map: which part is shown how large, and the words that always stand there."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from explainer.analysis import events
from explainer.analysis.places import PlaceMark
from explainer.figures.lettering import bold, escaped, lines, rows_of, wrapped
from explainer.figures.map.placing import Box, size_of
from explainer.theme import palette, signs, widths
from explainer.words import places as in_words

__all__ = [
    "EAST_WEST",
    "KM_PER_DEGREE",
    "MEDIUM",
    "NARROW",
    "WIDE",
    "MapFrame",
    "fixed_box",
    "fixed_words",
    "foot",
    "narrower",
    "scale_bar",
]

KM_PER_DEGREE = 111.2
EAST_WEST = math.cos(math.radians(33.0))
"""How much shorter a degree of longitude is than one of latitude at 33° N."""


@dataclass(frozen=True, eq=False)
class MapFrame:
    """What part of the map is shown, in degrees and pixels, and where the large labels stand.

    Of what is told of a place more than ``most_rows`` are not written out.
    """

    west: float
    north: float
    degrees: float
    width_px: int
    height_px: int
    foot_px: int
    countries: Mapping[str, tuple[float, float]]
    line_at: tuple[float, float]
    line_label: tuple[int, int]
    line_words: str
    closed_words: str
    size: float
    country_size: float
    most_rows: int = 9
    land: Mapping[str, tuple[float, float]] = field(default_factory=dict)

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

    def shows(self, at: tuple[float, float]) -> bool:
        """Whether a point in pixels is in the picture."""
        return 0 < at[0] < self.width_px and 0 < at[1] < self.height_px


_NEIGHBOURS = {"Iran": (60.65, 30.7), "Turkmenistan": (62.6, 36.4), "India": (75.4, 31.2)}
WIDE = MapFrame(
    west=60.0,
    north=37.25,
    degrees=16.7,
    width_px=1148,
    height_px=664,
    foot_px=46,
    countries={
        "A F G H A N I S T A N": (65.0, 34.9),
        "P A K I S T A N": (71.2, 29.9),
        **_NEIGHBOURS,
    },
    line_at=(66.25, 30.02),
    line_label=(128, 8),
    line_words=in_words.LINE_NOT_RECOGNISED,
    closed_words=in_words.BORDER_CLOSED,
    size=14,
    country_size=15,
    land={wrapped(in_words.KASHMIR, 12): (75.5, 35.2)},
)
MEDIUM = replace(
    WIDE,
    width_px=widths.MAP_NARROW_PX,
    height_px=486,
    foot_px=64,
    countries={
        "AFGHANISTAN": (64.6, 34.9),
        "PAKISTAN": (73.0, 30.4),
        **_NEIGHBOURS,
    },
    line_label=(112, 2),
    size=13,
    country_size=13,
    most_rows=3,
)
"""The same part of the map in JupyterLab beside its file list, and on a projector."""
NARROW = MapFrame(
    west=65.1,
    north=36.5,
    degrees=8.75,
    width_px=358,
    height_px=372,
    foot_px=64,
    countries={"AFGHANISTAN": (67.0, 35.7), "PAKISTAN": (72.3, 31.4)},
    line_at=(66.25, 30.02),
    line_label=(80, -4),
    line_words=wrapped(in_words.LINE_NOT_RECOGNISED, 14),
    closed_words=wrapped(in_words.BORDER_CLOSED, 12),
    size=13,
    country_size=13,
)


def narrower(words: Callable[[MapFrame], list[dict[str, Any]]], bar: str) -> dict[str, Any]:
    """What differs on narrower pages, as ``layout.meta``; ``bar`` is where the scale bar stands."""
    frames = {"wide": WIDE, "medium": MEDIUM, "narrow": NARROW}
    layouts = {
        name: {
            "xaxis.range": list(part.x),
            "yaxis.range": list(part.y),
            "height": part.height_px + part.foot_px,
            "margin.b": part.foot_px,
            "annotations": words(part),
            bar: scale_bar(part),
        }
        for name, part in frames.items()
        if part is not WIDE
    }
    ratios = {name: part.height_to_width for name, part in frames.items()}
    below = {"medium_below": widths.MAP_MEDIUM_PX, "narrow_below": widths.MAP_NARROW_PX}
    return {**layouts, **below, "height_to_width": ratios}


def fixed_words(frame: MapFrame, *, is_closed: bool = False) -> list[dict[str, Any]]:
    """The countries, the line's name and whether it is closed, scale and north, as annotations."""
    return [*_country_names(frame), _line_name(frame, is_closed), *_scale_and_north(frame)]


def _at(x: float, y: float, words: str, **options: Any) -> dict[str, Any]:
    return {"x": x, "y": y, "text": words, "showarrow": False, **options}


def _country_names(frame: MapFrame) -> list[dict[str, Any]]:
    font = {"size": frame.country_size, "color": palette.MUTED}
    small = {**font, "size": frame.size - 2}
    return [
        *(_at(x, y, name, font=font) for name, (x, y) in frame.countries.items()),
        *(_at(x, y, name, font=small) for name, (x, y) in frame.land.items()),
    ]


def _line_name(frame: MapFrame, is_closed: bool) -> dict[str, Any]:
    """The line's name, its pointer ending on the line."""
    x, y = frame.line_at
    right, down = frame.line_label
    closed = f"{signs.GLYPHS[signs.MARKERS['closure']]} " + escaped(frame.closed_words)
    name = [bold(in_words.LINE), frame.line_words, *([closed] if is_closed else [])]
    return _at(
        x,
        y,
        lines(name),
        showarrow=True,
        ax=right,
        ay=down,
        arrowwidth=1,
        arrowhead=0,
        arrowcolor=palette.MUTED,
        font={"size": frame.size - 1, "color": palette.INK},
        align="left",
    )


def _scale_and_north(frame: MapFrame) -> list[dict[str, Any]]:
    scale = scale_bar(frame)
    font = {"size": frame.size - 1, "color": palette.MUTED}
    corner = {"xanchor": "right", "yanchor": "top", "xshift": -12, "yshift": -8}
    words = {"xanchor": "left", "yanchor": "bottom", "yshift": 3}
    return [
        _at(scale["x0"], scale["y0"], "200 km", font={**font, "color": palette.INK}, **words),
        _at(frame.x[1], frame.north, lines(["N", "↑"]), font=font, **corner),
    ]


def scale_bar(frame: MapFrame) -> dict[str, Any]:
    """A scale bar of 200 km, true at 33° N, at the bottom left."""
    x0 = frame.west + 12 / frame.px_per_degree
    y = frame.y[0] + 10 * EAST_WEST / frame.px_per_degree
    return {
        "type": "line",
        "x0": x0,
        "x1": x0 + 200 / KM_PER_DEGREE / EAST_WEST,
        "y0": y,
        "y1": y,
        "line": {"color": palette.INK, "width": 3},
    }


def foot(frame: MapFrame, marks: Sequence[PlaceMark]) -> dict[str, Any]:
    """Below the map: whose boundaries these are, and which talks lie outside it."""
    away = sorted(
        {
            mark.place.name
            for mark in marks
            if not mark.place.is_drawn
            and mark.place.lon is not None
            and {"talks", "truce"} & set(events.kinds_told(mark.claims))
        }
    )
    notes = [in_words.NEUTRALITY]
    if away:
        glyph = signs.GLYPHS[signs.MARKERS["talks"]]
        notes.append(in_words.talks_outside(glyph, away))
    size = frame.size - 2
    characters = int(frame.width_px / size / 0.6)
    return {
        "text": lines(wrapped(note, characters) for note in notes),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "xanchor": "left",
        "yanchor": "top",
        "yshift": -4,
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "color": palette.MUTED},
    }


def fixed_box(frame: MapFrame, note: Mapping[str, Any]) -> Box:
    """The room of a fixed annotation."""
    width, height = size_of([(row, note["font"]["size"]) for row in rows_of(note["text"])])
    x, y = frame.pixel(note["x"], note["y"])
    x += note.get("xshift", 0) + note.get("ax", 0)
    y += note.get("ay", 0) - note.get("yshift", 0)
    left = {"left": x, "right": x - width}.get(note.get("xanchor", "center"), x - width / 2)
    top = {"top": y, "bottom": y - height}.get(note.get("yanchor", "middle"), y - height / 2)
    return Box(left, top, left + width, top + height)
