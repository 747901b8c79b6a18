"""What is written beside the places of the map: names, and what claims tell of each."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from explainer.analysis import events
from explainer.analysis.places import PlaceMark
from explainer.figures.lettering import bold, italic, lines, small, wrap
from explainer.figures.map.frame import (
    EAST_WEST,
    KM_PER_DEGREE,
    NARROW,
    MapFrame,
    fixed_box,
    fixed_words,
    foot,
)
from explainer.figures.map.ground import BaseMap
from explainer.figures.map.placing import Box, Placed, Point, Wanted, around, placed, size_of
from explainer.geo.layers import Outline
from explainer.records.bound import Claim
from explainer.records.catalogue import Place
from explainer.records.scales import EventKind
from explainer.theme import palette, signs
from explainer.words import claims as text
from explainer.words import places as in_words

__all__ = ["ALWAYS_NAMED", "RINGED", "map_labels", "ring_km"]

ALWAYS_NAMED = ("kabul", "khost", "paktika-province", "spin-boldak", "islamabad")
"""The four places the explainer was asked for and the other capital: named from the first day."""
RINGED = {"near", "district"}
"""What is drawn as a ring around a place."""
_EXACT = {"point", "town"}
_NEAR_KM = 40.0
"""Radius of the ring drawn for "near a place": UCDP's near is within about 25 km; the ring is a
little wider, so that it reads as approximate."""
_PRECISION = {"near": "near", "district": "district", "province": "province"}
"""How exactly something is placed, in one word beside a town's name."""
_CHARACTERS = 34
"""How long a line of what is told of a place may be."""
_NOT_AGREED = {"line-of-control", "disputed"}
_KINDS: tuple[EventKind, ...] = get_args(EventKind)


@dataclass(frozen=True)
class _Label:
    """One name on the map: its place, where that is, and its wordings, the fullest first."""

    place: Place
    lon: float
    lat: float
    wordings: tuple[tuple[tuple[str, float], ...], ...]
    is_marked: bool
    ring_km: float


def ring_km(place: Place) -> float:
    """The radius of the ring for claims that say "near" a place, or name only its district."""
    return max(_NEAR_KM, place.uncertainty_km or 0)


def map_labels(
    frame: MapFrame,
    marks: Sequence[PlaceMark],
    crossings: Mapping[Place, Sequence[Claim]],
    base: BaseMap,
    *,
    is_closed: bool = False,
) -> list[dict[str, Any]]:
    """Every word on the map, as plotly annotations that do not cover marks or each other.

    Parameters
    ----------
    frame : MapFrame
        The part of the map that is shown.
    marks : sequence of PlaceMark
        What claims name: on the map it is labelled, outside it is named below.
    crossings : mapping of Place to sequence of Claim
        The crossings, each with the claims that close it by name.
    base : BaseMap
        Shapes in whose middle a province's name stands, and the lines from which words keep off.
    is_closed : bool
        Whether the border as a whole is said to be closed.
    """
    provinces = {outline.id: outline for outline in base.provinces}
    labels = _labels(frame, marks, crossings, provinces, base.named)
    wanted = tuple(_wanted(label, frame) for label in labels)
    points = [label for label in labels if label.is_marked]
    fixed = fixed_words(frame, is_closed=is_closed)
    taken = (
        *(fixed_box(frame, note) for note in fixed),
        *(around(frame.pixel(label.lon, label.lat), 7) for label in points),
    )
    room = (float(frame.width_px), float(frame.height_px))
    rings = (around(want.at, want.reach) for want in wanted if want.reach and not want.inside)
    lines = (*rings, *_disputed(base, frame))
    spots = placed(wanted, taken, lines, room, _corners(base.line, frame))
    names = [
        _name(label, spot, frame)
        for label, spot in zip(labels, spots, strict=True)
        if spot is not None
    ]
    return [*fixed, *names, foot(frame, marks)]


# --- names of places --------------------------------------------------------------------


def _labels(
    frame: MapFrame,
    marks: Sequence[PlaceMark],
    crossings: Mapping[Place, Sequence[Claim]],
    provinces: Mapping[str, Outline],
    named: Sequence[Place],
) -> list[_Label]:
    """The names, the most important first, each with what claims tell of it."""
    told: dict[str, list[PlaceMark]] = defaultdict(list)
    for mark in marks:
        told[_short(mark.place)].append(mark)
    by_weight = sorted(marks, key=lambda m: (-len(m.claims), m.place.id))
    wanted = [*named]
    wanted += [m.place for m in by_weight if m.place.on_map]
    labels: dict[str, _Label] = {}
    for place in [*dict.fromkeys(wanted), *crossings]:
        lon, lat = _centre(provinces[place.id]) if place.id in provinces else (place.lon, place.lat)
        name = _short(place)
        if name in labels or lon is None or lat is None or not frame.shows(frame.pixel(lon, lat)):
            continue  # one name is enough: a town stands in the province of its name
        lines = _told_lines(place, told[name])
        if crossings.get(place):
            lines = [*lines, (_glyph("closure"), in_words.CLOSED)]
        precisions = {mark.precision for mark in marks if mark.place.id == place.id}
        labels[name] = _Label(
            place,
            lon,
            lat,
            _wordings(place, name, lines, frame),
            is_marked=place.lon is not None
            and (place.id in ALWAYS_NAMED or place in crossings or bool(precisions & _EXACT)),
            ring_km=ring_km(place) if precisions & RINGED else 0.0,
        )
    return list(labels.values())


def _short(place: Place) -> str:
    return place.name.split(" (")[0].removesuffix(" crossing")


def _glyph(kind: EventKind) -> str:
    return signs.GLYPHS[signs.MARKERS[kind]]


def _told_lines(place: Place, marks: Sequence[PlaceMark]) -> list[tuple[str, str]]:
    """The sign and words of each kind told of a place, with how exactly where it is not exact."""
    claims: dict[EventKind, list[Claim]] = defaultdict(list)
    exact: dict[EventKind, set[str]] = defaultdict(set)
    for mark in marks:
        for claim in mark.claims:
            kind = events.kind_of(claim)
            if kind is not None:
                claims[kind].append(claim)
                exact[kind].add(mark.precision)
    lines = []
    for kind in sorted(claims, key=_KINDS.index):
        vague = [_PRECISION[p] for p in _PRECISION if p in exact[kind] and p != place.precision]
        suffix = f" ({', '.join(vague)})" if vague else ""
        words = text.kind_in_words(kind, claims[kind])
        lines += [(_glyph(kind), f"{said}{suffix}") for said in words]
    return lines


def _wordings(
    place: Place, name: str, lines: list[tuple[str, str]], frame: MapFrame
) -> tuple[tuple[tuple[str, float], ...], ...]:
    """All that is told; the name with the symbols alone; where both are the same, one."""
    size = frame.size - 2 if place.kind == "crossing" else frame.size
    symbols = " ".join(dict.fromkeys(glyph for glyph, _ in lines))
    rows = [row for line in lines for row in wrap(" ".join(line), _CHARACTERS)]
    capital = (("capital", frame.size - 2),) if place.kind == "capital" else ()
    full = ((name, size), *capital, *((row, frame.size - 2) for row in rows))
    short = ((f"{name} {symbols}".strip(), size), *capital)
    if not lines:
        return (full,)
    return (full, short) if len(rows) <= frame.most_rows else (short,)


def _wanted(label: _Label, frame: MapFrame) -> Wanted:
    return Wanted(
        at=frame.pixel(label.lon, label.lat),
        sizes=tuple(size_of(lines) for lines in label.wordings),
        reach=label.ring_km / KM_PER_DEGREE * frame.px_per_degree / EAST_WEST,
        west=label.place.country == "AFG",
        inside=not label.is_marked,
        far=label.place.kind != "crossing",
        needed=label.place.id in ALWAYS_NAMED,
        stays=label.place.kind not in {"crossing", "line"},
        dropped=frame is not NARROW,
    )


def _name(label: _Label, spot: Placed, frame: MapFrame) -> dict[str, Any]:
    """A name as an annotation; with a pointer where it stands far from its place.

    Its nearer edges are bound to the map: on a larger one names stand further apart, never closer.
    """
    (title, size), *below = label.wordings[spot.wording]
    vague = label.place.kind in {"province", "crossing", "district"}
    rows = [italic(title) if vague else bold(title)]
    rows += [small(row, px=px) for row, px in below]
    width, height = size_of(label.wordings[spot.wording])
    right, side = _nearer_edge(spot.right, width, ("left", "center", "right"))
    down, level = _nearer_edge(spot.down, height, ("top", "middle", "bottom"))
    x = label.lon + right / frame.px_per_degree
    y = label.lat - down * EAST_WEST / frame.px_per_degree
    pointer = {
        "showarrow": True,
        "x": label.lon,
        "y": label.lat,
        "ax": x,
        "ay": y,
        "axref": "x",
        "ayref": "y",
        "arrowwidth": 0.8,
        "arrowhead": 0,
        "arrowcolor": palette.MUTED,
        "standoff": 7,
    }
    return {
        "text": lines(rows),
        "align": "left" if spot.right >= 0 else "right",
        "xanchor": side,
        "yanchor": level,
        "font": {"size": size, "color": palette.INK},
        "bgcolor": palette.translucent(palette.PAPER, 0.75),
        "borderpad": 0,
        **(pointer if spot.is_far else {"showarrow": False, "x": x, "y": y}),
    }


def _nearer_edge(middle: float, size: float, names: tuple[str, str, str]) -> tuple[float, str]:
    """The edge of a box on the side of its point, or its middle where the point lies within."""
    if abs(middle) < size / 2:
        return middle, names[1]
    return (middle - size / 2, names[0]) if middle > 0 else (middle + size / 2, names[2])


def _centre(outline: Outline) -> tuple[float, float]:
    """The middle of a shape's largest ring, good enough to put a label at."""
    ring = max(outline.rings, key=len)
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


# --- room -------------------------------------------------------------------------------


@cache
def _corners(line: Outline, frame: MapFrame) -> tuple[Point, ...]:
    """The corners of a drawn line, about two pixels apart or more."""
    corners: list[Point] = []
    for at in (frame.pixel(*corner) for ring in line.rings for corner in ring):
        if not corners or math.dist(at, corners[-1]) > 2:
            corners.append(at)
    return tuple(corners)


@cache
def _disputed(base: BaseMap, frame: MapFrame) -> tuple[Box, ...]:
    """The room of what is not agreed besides the line itself: no name hides it or stands on it."""
    lines = (*(b for b in base.borders if b.properties["drawn_as"] in _NOT_AGREED), *base.claims)
    corners = (at for line in lines for at in _corners(line, frame))
    return tuple(around(at, 4) for at in corners if frame.shows(at))
