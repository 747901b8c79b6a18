"""The words of the map as two traces, all words and all pointers, and where they can be chosen.

A word is bound to its point: zoomed in, it stays as many pixels beside it as before. For that a
trace carries in its ``meta`` the points to which its own belong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from explainer.figures.lettering import bold, escaped, lines, rows_of
from explainer.figures.map.frame import NARROW, WIDE, MapFrame, inset_box
from explainer.figures.map.ground import BaseMap
from explainer.figures.map.labels import (
    KnownPlaces,
    PlaceLabel,
    buttons_box,
    labels_of,
    rings_of,
    spots_for,
)
from explainer.figures.map.labelwords import closed_row
from explainer.figures.map.placing import INSIDE_PX, Box, PlacedLabel, around, size_of, within_ring
from explainer.geo.layers import Outline
from explainer.theme import palette
from explainer.words import places as in_words

__all__ = ["Lettering", "letters", "roaming"]

_GAP_PX = 2.0
_STANDOFF_PX = 7.0
_GRID = 0.8
"""How far apart are the points at which a country's name may stand, in degrees."""
_SHARES = (0.5, 0.25, 0.75, 0.0, 1.0)
"""How much of what an area grows by may lie to its left, or above it; the first that is free."""
_EVERY = 12
"""Of so many corners of the line one is a point beside which its name may stand."""


@dataclass(frozen=True)
class _Words:
    """Words at a point of the map: beside which other point, and where else they may stand."""

    x: float
    y: float
    text: str
    position: str
    size: float
    colour: str
    at: tuple[float, float]
    roams: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Lettering:
    """What a frame writes: values for the traces of words, pointers and grey towns; its areas."""

    words: dict[str, Any]
    pointers: dict[str, Any]
    towns: dict[str, Any]
    areas: list[dict[str, Any]]


def letters(frame: MapFrame, today: KnownPlaces, whole: KnownPlaces, base: BaseMap) -> Lettering:
    """Every word on the map by a day; it stands where the last day of the documents has room."""
    spots = spots_for(frame, whole, base, (_line_box(frame, closed=bool(whole.whole)),))
    at_end = labels_of(frame, whole, base)
    full = [_line_box(frame, closed=bool(whole.whole)), inset_box(frame), buttons_box(frame)]
    full += [spot.box for spot in spots.values()]
    full += [around(frame.pixel(one.lon, one.lat), 9) for one in at_end.values() if one.is_marked]
    full += [around(frame.pixel(*at), px) for at, px in rings_of(frame, at_end.values())]
    labels = labels_of(frame, today, base)
    named = {name: label for name, label in labels.items() if name in spots}
    line, line_area = _line_name(frame, today)
    words = [
        *(one for name, points in _names(frame) for one in _name_words(frame, name, points, full)),
        line,
        *_towns(frame, base, spots, labels),
        *(
            _label_words(frame, label, spots[name], list(at_end[name].wordings))
            for name, label in named.items()
        ),
    ]
    areas = [*([line_area] if line_area else []), *_areas(frame, named, spots, full[:3])]
    dots = [town.rings[0][0] for town in base.towns if town.name in spots]
    towns = {"x": [lon for lon, _ in dots], "y": [lat for _, lat in dots]}
    return Lettering(_as_words(words, line), _pointers(frame, line, named, spots), towns, areas)


def _as_words(words: Sequence[_Words], line: _Words) -> dict[str, Any]:
    return {
        "x": [one.x for one in words],
        "y": [one.y for one in words],
        "text": [one.text for one in words],
        "textposition": [one.position for one in words],
        "textfont": {"size": [one.size for one in words], "color": [one.colour for one in words]},
        "meta": {
            "at": [list(one.at) for one in words],
            "line": words.index(line),
            "roams": {str(n): list(one.roams) for n, one in enumerate(words) if one.roams},
        },
    }


@cache
def roaming(base: BaseMap) -> dict[str, Any]:
    """Where on a map made larger the names of both countries and of the line may stand."""
    lands = {
        country.name.upper(): [list(at) for at in _grid(country)]
        for country in base.countries
        if country.name.upper() in NARROW.countries
    }
    line = [[round(x, 2), round(y, 2)] for x, y in base.line.rings[0][::_EVERY]]
    return {"lands": lands, "line": line}


def _grid(country: Outline) -> Iterable[tuple[float, float]]:
    """Points all over a country."""
    ring = max(country.rings, key=len)
    (west, east), (south, north) = WIDE.x, WIDE.y
    for column in range(int((east - west) / _GRID) + 1):
        for row in range(int((north - south) / _GRID) + 2):
            at = round(west + column * _GRID, 2), round(south + row * _GRID, 2)
            if within_ring(at, ring):
                yield at


# --- what always stands there -----------------------------------------------------------


def _names(frame: MapFrame) -> list[tuple[str, tuple[tuple[float, float], ...]]]:
    return [*frame.countries.items(), *frame.land.items()]


def _name_words(
    frame: MapFrame, name: str, points: tuple[tuple[float, float], ...], full: Sequence[Box]
) -> Iterable[_Words]:
    """A large name, at the first of its points at which no other words stand."""
    wide, high = size_of([(row, frame.small) for row in rows_of(name)])

    def box(at: tuple[float, float]) -> Box:
        x, y = frame.pixel(*at)
        return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)

    free = (at for at in points if not any(_touch(box(at), other) for other in full))
    for x, y in free:
        yield _Words(x, y, name, "middle center", frame.small, palette.MUTED, (x, y), points)
        return


def _line_rows(frame: MapFrame, told: KnownPlaces | None) -> str:
    name = [bold(in_words.LINE), escaped(frame.line_words)]
    shut = told.whole if told else ()
    return lines([*name, closed_row(frame.closed_words, frame.small, shut).drawn] if shut else name)


@cache
def _line_box(frame: MapFrame, *, closed: bool) -> Box:
    rows = [in_words.LINE, *rows_of(frame.line_words)]
    rows += [f"✕ {row}" for row in rows_of(frame.closed_words)] if closed else []
    wide, high = size_of([(row, frame.small) for row in rows])
    x, y = frame.pixel(*frame.line_at[0])
    left, top = x + frame.line_beside[0], y + frame.line_beside[1]
    return Box(left, top, left + wide, top + max(high, frame.touch_px))


def _line_name(frame: MapFrame, told: KnownPlaces) -> tuple[_Words, dict[str, Any] | None]:
    """The line's name below a point on it; it leads to what closes it, or names it."""
    at = frame.line_at[0]
    right, down = frame.line_beside
    (px, py), words = frame.pixel(*at), _line_rows(frame, told)
    x, y = frame.degree(px + right, py + down)
    font = (frame.small, palette.INK)
    name = _Words(x, y, words, "bottom right", *font, at, frame.line_at)
    along = [claim for m in told.marks if m.place.kind == "line" for claim in m.claims]
    leads = [*told.whole, *along]
    box = _line_box(frame, closed=bool(told.whole))
    return name, _area(frame, leads[0].id, box, at) if leads else None


def _towns(
    frame: MapFrame,
    base: BaseMap,
    spots: Mapping[str, PlacedLabel],
    labels: Mapping[str, PlaceLabel],
) -> Iterable[_Words]:
    """The names of the towns that are there for orientation, where there is room."""
    for town in base.towns:
        if town.name in spots and town.name not in labels:
            lon, lat = town.rings[0][0]
            x, y, position = _anchor(frame, (lon, lat), spots[town.name])
            words = escaped(town.name)
            yield _Words(x, y, words, position, frame.small, palette.MUTED, (lon, lat))


# --- names of places --------------------------------------------------------------------


def _label_words(
    frame: MapFrame, label: PlaceLabel, spot: PlacedLabel, wordings: Sequence[str]
) -> _Words:
    """What is told by the day, worded as on the last one; nothing more than a name before."""
    only = next(iter(label.wordings.values()))
    rows = label.wordings.get(wordings[spot.wording], only)
    x, y, position = _anchor(frame, (label.lon, label.lat), spot)
    text = lines(row.drawn for row in rows)
    return _Words(x, y, text, position, frame.small, palette.INK, (label.lon, label.lat))


def _anchor(
    frame: MapFrame, at: tuple[float, float], spot: PlacedLabel
) -> tuple[float, float, str]:
    """The edge of a label that is nearer to its point, in degrees, and plotly's name for it.

    On a larger map names so stand further apart, never closer.
    """
    left, top, right, bottom = spot.box
    x, across = _nearer(spot.right, right - left, ("left", "center", "right"))
    y, along = _nearer(spot.down, bottom - top, ("top", "middle", "bottom"))
    px, py = frame.pixel(*at)
    return *frame.degree(px + x, py + y), f"{along} {across}"


def _nearer(middle: float, size: float, names: tuple[str, str, str]) -> tuple[float, str]:
    """The edge of a box on the side of its point, or its middle where the point lies within."""
    if abs(middle) < size / 2:
        return middle, names[1]
    return (middle - size / 2, names[2]) if middle > 0 else (middle + size / 2, names[0])


def _pointers(
    frame: MapFrame,
    line: _Words,
    labels: Mapping[str, PlaceLabel],
    spots: Mapping[str, PlacedLabel],
) -> dict[str, Any]:
    """A thin line from each place to its name where that stands far off; first, the line's own."""
    x: list[float | None] = [line.at[0], line.x, None]
    y: list[float | None] = [line.at[1], line.y, None]
    at: list[list[float] | None] = [list(line.at), list(line.at), None]
    for name, label in labels.items():
        spot = spots[name]
        if not spot.is_far:
            continue
        here = (label.lon, label.lat)
        end = _anchor(frame, here, spot)[:2]
        start = _beyond(frame, label, end)
        x += [start[0], end[0], None]
        y += [start[1], end[1], None]
        at += [list(here), list(here), None]
    return {"x": x, "y": y, "meta": {"at": at}}


def _beyond(frame: MapFrame, label: PlaceLabel, end: tuple[float, float]) -> tuple[float, float]:
    """Where a pointer begins: beyond the sign of its place, or within a land or a ring."""
    (x, y), (u, v) = frame.pixel(label.lon, label.lat), frame.pixel(*end)
    long = max(((u - x) ** 2 + (v - y) ** 2) ** 0.5, _STANDOFF_PX)
    part = _STANDOFF_PX / long if label.is_marked else min(0.5, INSIDE_PX / long)
    return frame.degree(x + (u - x) * part, y + (v - y) * part)


# --- where they can be chosen -----------------------------------------------------------


def _areas(
    frame: MapFrame,
    labels: Mapping[str, PlaceLabel],
    spots: Mapping[str, PlacedLabel],
    fixed: Sequence[Box],
) -> list[dict[str, Any]]:
    """The whole of each label, no two of them on one another; those first that lead somewhere.

    What no claim speaks of says so.
    """
    boxes = {name: spots[name].box for name in sorted(labels, key=lambda n: not labels[n].claim)}
    areas = []
    for name in boxes:
        label = labels[name]
        others = [*fixed, *(other for key, other in boxes.items() if key != name)]
        boxes[name] = _grown(boxes[name], frame.touch_px, others)
        area = _area(frame, label.claim, boxes[name], (label.lon, label.lat))
        told = {} if label.claim else {"told": list(in_words.of_unnamed(label.place))}
        areas.append(area | told)
    return areas


def _grown(box: Box, least: float, others: Sequence[Box]) -> Box:
    """A box as high and wide as a fingertip, towards where no other is in the way."""
    across = max(0.0, least - (box.right - box.left))
    along = max(0.0, least - (box.bottom - box.top))
    for left, up in product(_SHARES, _SHARES):
        west, north = box.left - left * across, box.top - up * along
        grown = Box(west, north, box.right + across * (1 - left), box.bottom + along * (1 - up))
        if not any(_touch(grown, other) for other in others):
            return grown
    return box


def _touch(one: Box, other: Box) -> bool:
    return (
        one.right > other.left
        and one.left < other.right
        and one.bottom > other.top
        and one.top < other.bottom
    )


def _area(frame: MapFrame, claim: str, box: Box, at: tuple[float, float]) -> dict[str, Any]:
    x0, y1 = frame.degree(box.left, box.top)
    x1, y0 = frame.degree(box.right, box.bottom)
    return {"claim": claim, "x": [x0, x1], "y": [y0, y1], "xref": "x", "yref": "y", "at": list(at)}
