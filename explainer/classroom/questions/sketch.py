"""The map of a question: two countries, the line, and the points to choose from, as SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markupsafe import Markup

from explainer.classroom.questions.kinds import PlaceQuestion
from explainer.classroom.templating import TEMPLATES
from explainer.geo import layers
from explainer.page.views import keys
from explainer.theme import palette

__all__ = ["WIDTH", "drawn", "names", "parties", "path", "projection", "shapes"]

WIDTH, _MARGIN, _BEYOND = 640, 1.1, 20
_LINES = ("agreed", "disputed", "line-of-control", "durand-line")
_NAMED = {"afghanistan": (65.6, 33.9), "pakistan": (71.6, 31.6)}

_At = Callable[[float, float], tuple[float, float]]
"""From longitude and latitude to a point of the drawing."""


def drawn(question: PlaceQuestion) -> str:
    """The points of a question with the two countries and the line, and a key of the lines.

    Hidden from screen readers: the options describe the points in words.
    """
    at, height = projection(question.points)
    window = (WIDTH, height)
    lands = parties()
    points = [
        {"option": option.id, "letter": option.words[0], **_place(at, point)}
        for option, point in zip(question.options, question.points, strict=True)
    ]
    sketch = TEMPLATES.get_template("sketch.svg.j2").render(
        width=WIDTH,
        height=height,
        shapes=shapes(at, window, lands),
        names=names(at, lands),
        points=points,
    )
    return Markup(sketch) + keys.signs([sign for sign in keys.BORDERS if sign[0] != "province"])


def parties() -> list[layers.Outline]:
    """The two countries of the line."""
    return [c for c in layers.load_outlines("countries") if c.id in _NAMED]


def names(at: _At, lands: Iterable[layers.Outline]) -> list[dict[str, Any]]:
    """The names of countries with their places."""
    return [{"words": land.name, **_place(at, _NAMED[land.id])} for land in lands]


def projection(points: Sequence[tuple[float, float]], margin: float = _MARGIN) -> tuple[_At, int]:
    """How points of the map are placed in a drawing that holds these, and its height."""
    lons, lats = zip(*points, strict=True)
    west, east = min(lons) - margin, max(lons) + margin
    south, north = min(lats) - margin, max(lats) + margin
    scale = WIDTH / (east - west)
    stretch = scale * 1.19  # a degree of latitude is longer than one of longitude at 33° N

    def at(lon: float, lat: float) -> tuple[float, float]:
        return round((lon - west) * scale, 1), round((north - lat) * stretch, 1)

    return at, round((north - south) * stretch)


def _place(at: _At, point: tuple[float, float]) -> dict[str, float]:
    x, y = at(*point)
    return {"x": x, "y": y}


def shapes(
    at: _At, window: tuple[int, int], lands: Sequence[layers.Outline]
) -> list[dict[str, Any]]:
    """Land and lines, the lowest first."""

    def shape(kind: str, outlines: Iterable[layers.Outline], **look: str) -> dict[str, Any]:
        rings = (ring for outline in outlines for ring in outline.rings)
        d = "".join(path([at(*point) for point in ring], window) for ring in rings)
        named = {name.replace("_", "-"): value for name, value in look.items()}
        return {"kind": kind, "d": d, "look": named}

    land = palette.map_colours()["disputed_land"]
    return [
        *(shape("country", [one]) for one in lands),
        shape("land", layers.load_outlines("disputed_land"), fill=land),
        *(shape("line", _lines(kind), **palette.BORDERS[kind].svg) for kind in _LINES),
    ]


def path(points: Iterable[tuple[float, float]], window: tuple[int, int]) -> str:
    """A path; what lies outside the window is drawn along its edge, where nobody sees it."""
    width, height = window[0] + _BEYOND, window[1] + _BEYOND
    seen = (
        (min(max(round(x * 2) / 2, -_BEYOND), width), min(max(round(y * 2) / 2, -_BEYOND), height))
        for x, y in points
    )
    kept: list[tuple[float, float]] = []
    for x, y in seen:
        along_edge = len(kept) > 1 and (
            kept[-1][0] == kept[-2][0] == x in {-_BEYOND, width}
            or kept[-1][1] == kept[-2][1] == y in {-_BEYOND, height}
        )
        if along_edge:
            kept.pop()
        if kept[-1:] != [(x, y)]:
            kept.append((x, y))
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept)


def _lines(kind: str) -> list[layers.Outline]:
    """The lines of one kind; the edges of claims are disputed."""
    own = [b for b in layers.load_outlines("borders") if b.properties["drawn_as"] == kind]
    return own + list(layers.load_outlines("disputed_borders") if kind == "disputed" else ())
