"""What is written beside the places of the map, and where: names, and what claims tell of each.

Where a name stands is reckoned from all that is told by the last day, so that no name moves from
day to day; what it says is of the day.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from explainer.analysis.kept import kept
from explainer.analysis.places import PlaceMark
from explainer.figures.map.frame import (
    EAST_WEST,
    KM_PER_DEGREE,
    MapFrame,
    inset_box,
    scale_bar,
)
from explainer.figures.map.ground import BaseMap
from explainer.figures.map.labelwords import (
    LabelLine,
    closed_row,
    joined,
    name_rows,
    told_rows,
    with_signs,
)
from explainer.figures.map.placing import (
    Box,
    Land,
    PixelPoint,
    PlacedLabel,
    WantedLabel,
    around,
    placed,
    room_of,
    size_of,
)
from explainer.geo.layers import Outline
from explainer.records.bound import Claim
from explainer.records.catalogue import Place
from explainer.words import places as in_words

__all__ = [
    "ALWAYS_NAMED",
    "RINGED",
    "KnownPlaces",
    "PlaceLabel",
    "buttons_box",
    "labels_of",
    "ring_km",
    "rings_of",
    "spots_for",
]

ALWAYS_NAMED = ("kabul", "khost", "spin-boldak", "paktika-province", "islamabad")
"""The four places the explainer was asked for and the other capital: named from the first day."""
RINGED = {"near", "district"}
"""What is drawn as a ring around a place."""
_EXACT = {"point", "town"}
_NEAR_KM = 40.0
"""Radius of the ring drawn for "near a place": UCDP's near is within about 25 km; the ring is a
little wider, so that it reads as approximate."""
_NOT_AGREED = {"line-of-control", "disputed"}
_BOLD = 1.06
"""How much wider bold words are."""
_FINGER = 32
"""Where what can be chosen is larger, the map is so narrow that signs may stand below a name."""
_GREY = (6.0, 9.0, 13.0)
"""How far beside its small dot the name of a town for orientation may stand, in pixels."""
_EDGE_PX = 5.0
"""How far apart the corners of a province's outline are at most."""


@dataclass(frozen=True)
class KnownPlaces:
    """What is told by a day: the marks, and for each crossing the claims that close it by name."""

    marks: tuple[PlaceMark, ...]
    crossings: Mapping[Place, Sequence[Claim]]
    whole: Sequence[Claim]
    """The claims that the border as a whole is closed."""


@dataclass(frozen=True)
class PlaceLabel:
    """One name on the map: its place, where that is, and its wordings by name, the fullest first.

    ``claim`` is the one to which choosing it leads, if any; ``home`` the province it lies in.
    """

    place: Place
    name: str
    lon: float
    lat: float
    wordings: dict[str, tuple[LabelLine, ...]]
    is_marked: bool
    ring_km: float
    claim: str
    home: str


def ring_km(place: Place) -> float:
    """The radius of the ring for claims that say "near" a place, or name only its district."""
    return max(_NEAR_KM, place.uncertainty_km or 0)


@kept(32)
def labels_of(frame: MapFrame, told: KnownPlaces, base: BaseMap) -> dict[str, PlaceLabel]:
    """The names, the most important first, each with what claims tell of it."""
    provinces = {outline.id: outline for outline in base.provinces}
    at_name: dict[str, list[PlaceMark]] = defaultdict(list)
    for mark in told.marks:
        at_name[_short(mark.place)].append(mark)
    by_weight = sorted(told.marks, key=lambda m: (-len(m.claims), m.place.id))
    wanted = [*base.named, *(m.place for m in by_weight if m.place.on_map), *told.crossings]
    labels: dict[str, PlaceLabel] = {}
    for place in dict.fromkeys(wanted):
        lon, lat = _centre(provinces[place.id]) if place.id in provinces else (place.lon, place.lat)
        name = _short(place)
        if name in labels or lon is None or lat is None or not frame.shows(frame.pixel(lon, lat)):
            continue  # one name is enough: a town stands in the province of its name
        marks = at_name[name]
        precisions = {mark.precision for mark in marks if mark.place.id == place.id}
        own = f"{name.lower().replace(' ', '-')}-province"
        labels[name] = PlaceLabel(
            place,
            name,
            lon,
            lat,
            _wordings(place, name, marks, told.crossings.get(place, ()), frame),
            is_marked=place.lon is not None
            and (place.id in ALWAYS_NAMED or place in told.crossings or bool(precisions & _EXACT)),
            ring_km=ring_km(place) if precisions & RINGED else 0.0,
            claim=_leads_to(place, marks, told),
            home=own if own in provinces else place.province or place.id,
        )
    return labels


def _short(place: Place) -> str:
    return place.name.split(" (")[0].removesuffix(" crossing")


def _leads_to(place: Place, marks: Sequence[PlaceMark], told: KnownPlaces) -> str:
    """The claim of the most exact mark; of a crossing, what closes it or the border as a whole."""
    if place in told.crossings:
        shut = [*told.crossings[place], *told.whole]
        return shut[0].id if shut else ""
    exact = sorted(marks, key=lambda m: (m.place.id != place.id, m.precision not in _EXACT))
    return exact[0].claims[0].id if exact else ""


@kept(2048)
def _wordings(
    place: Place, name: str, marks: Sequence[PlaceMark], shut: Sequence[Claim], frame: MapFrame
) -> dict[str, tuple[LabelLine, ...]]:
    """All that is told; the name with the signs alone, or above them; where all are the same, one.

    By their names, as a label is worded alike on every day.
    """
    size = frame.small if place.kind == "crossing" else frame.size
    rows = told_rows(place, marks, characters=frame.characters, px=frame.small)
    if shut:
        rows.append(closed_row(in_words.CLOSED, frame.small, shut))
    named = name_rows(place, name, size=size, px=frame.small)
    if not rows:
        return {"bare": tuple(named)}
    head = joined(named)
    full = {"full": (head, *rows)} if len(rows) <= frame.most_rows else {}
    stacked = {"stacked": (head, with_signs(None, marks))} if frame.touch_px > _FINGER else {}
    return {**full, "short": (with_signs(head, marks),), **stacked}


# --- room -------------------------------------------------------------------------------


@kept(32)
def spots_for(
    frame: MapFrame, whole: KnownPlaces, base: BaseMap, fixed: Sequence[Box]
) -> dict[str, PlacedLabel]:
    """Where each name stands that finds room by the last day; those of grey towns last."""
    labels = labels_of(frame, whole, base)
    wanted = tuple(_wanted(label, frame) for label in labels.values())
    marked = [one for one in labels.values() if one.is_marked]
    taken = (
        *fixed,
        _inset_box(frame),
        _scale_box(frame),
        buttons_box(frame),
        *(around(frame.pixel(one.lon, one.lat), 7) for one in marked),
    )
    rings = (around(want.at, want.reach) for want in wanted if want.reach and not want.inside)
    dots = (around(frame.pixel(*town.rings[0][0]), 5) for town in base.towns)
    lines = (*rings, *_disputed(base, frame), *dots)
    room = (float(frame.width_px), float(frame.height_px))
    border, lands = _corners(base.line, frame), _lands(whole, base, frame)
    found = placed(wanted, taken, lines, room, border, lands)
    full = (
        *taken,
        *(box for n, spot in enumerate(found) if spot for box in room_of(wanted[n], spot)),
    )
    towns = [t for t in base.towns if t.name not in labels and _is_free(frame, t, full)]
    grey = tuple(_grey(town, frame) for town in towns)
    full = (*full, *(around(want.at, 3) for want in grey))
    found += placed(grey, full, _disputed(base, frame), room, border, lands)
    names = [*labels, *(town.name for town in towns)]
    return {name: spot for name, spot in zip(names, found, strict=True) if spot}


def _is_free(frame: MapFrame, town: Outline, full: Sequence[Box]) -> bool:
    """Whether a grey town is in the picture, and no name stands on it."""
    x, y = frame.pixel(*town.rings[0][0])
    hidden = any(b.left - 3 < x < b.right + 3 and b.top - 3 < y < b.bottom + 3 for b in full)
    return frame.shows((x, y)) and not hidden


def _grey(town: Outline, frame: MapFrame) -> WantedLabel:
    wide, high = size_of([(town.name, 0.9 * frame.small)])
    return WantedLabel(
        at=frame.pixel(*town.rings[0][0]), sizes=((wide, high),), far=False, stays=True, near=_GREY
    )


def _wanted(label: PlaceLabel, frame: MapFrame) -> WantedLabel:
    """What can be chosen takes the room of a fingertip."""
    sizes = [
        size_of([(rows[0].words, _BOLD * rows[0].px), *((row.words, row.px) for row in rows[1:])])
        for rows in label.wordings.values()
    ]
    least = 0.82 * frame.touch_px if label.claim and label.place.kind != "crossing" else 0
    return WantedLabel(
        at=frame.pixel(label.lon, label.lat),
        sizes=tuple((wide, max(high, least)) for wide, high in sizes),
        reach=_reach(label, frame),
        west=label.place.country == "AFG",
        inside=not label.is_marked and label.place.kind != "province",
        far=label.place.kind != "crossing",
        needed=label.place.id in ALWAYS_NAMED or _is_only_near(label, frame),
        stays=label.place.kind not in {"crossing", "line"},
        home=label.home,
        is_marked=label.is_marked,
    )


def _inset_box(frame: MapFrame) -> Box:
    """The inset with the words above it."""
    box = inset_box(frame)
    return box._replace(top=box.top - 1.5 * frame.small)


def _is_only_near(label: PlaceLabel, frame: MapFrame) -> bool:
    """A place of which we know no more than what it is near: without its name a ring says nothing.

    On a phone its ring can be chosen, and says its name.
    """
    return label.place.precision == "near" and frame.touch_px <= _FINGER


def _reach(label: PlaceLabel, frame: MapFrame) -> float:
    return label.ring_km / KM_PER_DEGREE * frame.px_per_degree / EAST_WEST


def rings_of(
    frame: MapFrame, labels: Iterable[PlaceLabel]
) -> list[tuple[tuple[float, float], float]]:
    """The middle of each ring in degrees, and its radius in pixels."""
    return [((one.lon, one.lat), _reach(one, frame)) for one in labels if one.ring_km]


def buttons_box(frame: MapFrame) -> Box:
    """The buttons by which the map is made larger, at the top left."""
    return Box(0, 0, frame.touch_px + 14, 3 * frame.touch_px + 16)


def _scale_box(frame: MapFrame) -> Box:
    left, bottom = 0.0, float(frame.height_px)
    degrees = scale_bar(frame)["x"][1] - frame.west
    return Box(left, bottom - 34, left + max(degrees * frame.px_per_degree, 60) + 6, bottom)


def _lands(told: KnownPlaces, base: BaseMap, frame: MapFrame) -> tuple[Land, ...]:
    """The provinces with a name of their own on the map; hatched where a claim names them."""
    hatched = {mark.place.id for mark in told.marks if mark.place.kind == "province"}
    return tuple(
        _land(outline, frame, is_hatched=outline.id in hatched)
        for outline in base.provinces
        if outline.id in hatched or outline.id in ALWAYS_NAMED
    )


@cache
def _land(outline: Outline, frame: MapFrame, *, is_hatched: bool) -> Land:
    rings = tuple(_close(ring, frame) for ring in outline.rings)
    xs, ys = zip(*(at for ring in rings for at in ring), strict=True)
    return Land(outline.id, rings, Box(min(xs), min(ys), max(xs), max(ys)), is_hatched)


def _close(ring: Sequence[tuple[float, float]], frame: MapFrame) -> tuple[PixelPoint, ...]:
    """A ring in pixels, with corners between corners that are far apart."""
    corners = [frame.pixel(*corner) for corner in ring]
    found: list[PixelPoint] = []
    for (x, y), (u, v) in pairwise(corners):
        parts = max(1, math.ceil(math.dist((x, y), (u, v)) / _EDGE_PX))
        found += [(x + (u - x) * n / parts, y + (v - y) * n / parts) for n in range(parts)]
    return tuple(found)


def _centre(outline: Outline) -> tuple[float, float]:
    """The middle of a shape's largest ring, good enough to put a label at."""
    ring = max(outline.rings, key=len)
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


@cache
def _corners(line: Outline, frame: MapFrame) -> tuple[PixelPoint, ...]:
    """The corners of a drawn line, about two pixels apart or more."""
    corners: list[PixelPoint] = []
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
