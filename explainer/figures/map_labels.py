"""What is written on the map: countries, places and what is told of them, the line, the notes."""

from __future__ import annotations

import html
import math
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from explainer import happenings, text, theme
from explainer.analysis import PlaceMark
from explainer.catalogue import Place
from explainer.figures.label_boxes import Box, Placed, Wanted, around, placed, size_of
from explainer.geography import Outline
from explainer.ledger import Ledger
from explainer.records import Claim
from explainer.scales import EventKind

__all__ = [
    "ALWAYS_NAMED",
    "EAST_WEST",
    "KM_PER_DEGREE",
    "NARROW",
    "RINGED",
    "WIDE",
    "MapFrame",
    "kinds_told",
    "map_labels",
    "ring_km",
    "scale_bar",
]

KM_PER_DEGREE = 111.2
EAST_WEST = math.cos(math.radians(33.0))
"""How much shorter a degree of longitude is than one of latitude at 33° N."""
NEUTRALITY = (
    "Boundaries: Natural Earth, as drawn there; no position taken. "
    "Durand Line dashed: not recognised by Afghanistan."
)
"""Stands in the picture itself, so that a saved image carries it."""


@dataclass(frozen=True, eq=False)
class MapFrame:
    """What part of the map is shown, in degrees and pixels, and where the large labels stand."""

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
    size: float

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

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """A point in pixels from the north-west corner."""
        scale = self.px_per_degree
        return (lon - self.west) * scale, (self.north - lat) * scale / EAST_WEST

    def shows(self, at: tuple[float, float]) -> bool:
        """Whether a point in pixels is in the picture."""
        return 0 < at[0] < self.width_px and 0 < at[1] < self.height_px


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
        "Iran": (60.7, 31.7),
        "Turkmenistan": (62.6, 36.4),
        "India": (75.4, 31.2),
    },
    line_at=(66.25, 30.02),
    line_label=(128, 8),
    line_words="not recognised by Afghanistan",
    size=14,
)
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
    line_words="not recognised<br>by Afghanistan",
    size=13,
)
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


def kinds_told(claims: Iterable[Claim], ledger: Ledger) -> tuple[EventKind, ...]:
    """The kinds of things that claims tell of, in the order of the key."""
    told = {happenings.kind_of(claim, ledger) for claim in claims}
    return tuple(kind for kind in _KINDS if kind in told)


def ring_km(place: Place) -> float:
    """The radius of the ring for claims that say "near" a place, or name only its district."""
    return max(_NEAR_KM, place.uncertainty_km or 0)


def map_labels(
    frame: MapFrame,
    marks: Sequence[PlaceMark],
    crossings: Mapping[Place, Sequence[Claim]],
    provinces: Mapping[str, Outline],
    line: Outline,
    ledger: Ledger,
) -> list[dict[str, Any]]:
    """Every word on the map, as plotly annotations that do not cover marks or each other.

    Parameters
    ----------
    frame : MapFrame
        The part of the map that is shown.
    marks : sequence of PlaceMark
        What claims name: on the map it is labelled, outside it is named below.
    crossings : mapping of Place to sequence of Claim
        The crossings, each with the claims by which it is closed.
    provinces : mapping of str to Outline
        Shapes in whose middle a province's name stands.
    line : Outline
        The drawn line, from which words keep off.
    ledger : Ledger
        For names.
    """
    labels = _labels(frame, marks, crossings, provinces, ledger)
    wanted = tuple(_wanted(label, frame) for label in labels)
    points = [label for label in labels if label.is_marked]
    fixed = [*_country_names(frame), _line_name(frame), *_scale_and_north(frame)]
    taken = (
        *(_fixed_box(frame, note) for note in fixed),
        *(around(frame.pixel(label.lon, label.lat), 7) for label in points),
    )
    room = (float(frame.width_px), float(frame.height_px))
    rings = (around(want.at, want.reach) for want in wanted if want.reach and not want.inside)
    spots = placed(wanted, taken, (*_line_boxes(line, frame), *rings), room)
    names = [
        _name(label, spot) for label, spot in zip(labels, spots, strict=True) if spot is not None
    ]
    return [*fixed, *names, _foot(frame, marks, ledger)]


# --- fixed words ------------------------------------------------------------------------


def _at(x: float, y: float, words: str, **options: Any) -> dict[str, Any]:
    return {"x": x, "y": y, "text": words, "showarrow": False, **options}


def _country_names(frame: MapFrame) -> list[dict[str, Any]]:
    font = {"size": 15 if frame is WIDE else 13, "color": theme.MUTED}
    return [_at(x, y, name, font=font) for name, (x, y) in frame.countries.items()]


def _line_name(frame: MapFrame) -> dict[str, Any]:
    """The line's name, its pointer ending on the line."""
    x, y = frame.line_at
    right, down = frame.line_label
    return _at(
        x,
        y,
        f"<b>Durand Line</b><br>{frame.line_words}",
        showarrow=True,
        ax=right,
        ay=down,
        arrowwidth=1,
        arrowhead=0,
        arrowcolor=theme.MUTED,
        font={"size": frame.size - 1, "color": theme.INK},
        align="left",
    )


def _scale_and_north(frame: MapFrame) -> list[dict[str, Any]]:
    scale = scale_bar(frame)
    font = {"size": frame.size - 1, "color": theme.MUTED}
    corner = {"xanchor": "right", "yanchor": "top", "xshift": -12, "yshift": -8}
    words = {"xanchor": "left", "yanchor": "bottom", "yshift": 3}
    return [
        _at(scale["x0"], scale["y0"], "200 km", font={**font, "color": theme.INK}, **words),
        _at(frame.x[1], frame.north, "N<br>↑", font=font, **corner),
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
        "line": {"color": theme.INK, "width": 3},
    }


def _foot(frame: MapFrame, marks: Sequence[PlaceMark], ledger: Ledger) -> dict[str, Any]:
    """Below the map: whose boundaries these are, and which talks lie outside it."""
    away = sorted(
        {
            mark.place.name
            for mark in marks
            if not mark.place.is_drawn
            and mark.place.lon is not None
            and {"talks", "truce"} & set(kinds_told(mark.claims, ledger))
        }
    )
    notes = [NEUTRALITY]
    if away:
        glyph = theme.GLYPHS[theme.MARKERS["talks"]]
        notes.append(f"Outside this map: {glyph} talks in {text.list_in_words(away)}.")
    size = frame.size - 2
    lines = [row for note in notes for row in textwrap.wrap(note, int(frame.width_px / size / 0.6))]
    return {
        "text": "<br>".join(html.escape(row) for row in lines),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "xanchor": "left",
        "yanchor": "top",
        "yshift": -4,
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "color": theme.MUTED},
    }


# --- names of places --------------------------------------------------------------------


def _labels(
    frame: MapFrame,
    marks: Sequence[PlaceMark],
    crossings: Mapping[Place, Sequence[Claim]],
    provinces: Mapping[str, Outline],
    ledger: Ledger,
) -> list[_Label]:
    """The names, the most important first, each with what claims tell of it."""
    told: dict[str, list[PlaceMark]] = defaultdict(list)
    for mark in marks:
        told[_short(mark.place)].append(mark)
    by_weight = sorted(marks, key=lambda m: (-len(m.claims), m.place.id))
    wanted = [ledger.places[key] for key in ALWAYS_NAMED]
    wanted += [m.place for m in by_weight if m.place.on_map]
    labels: dict[str, _Label] = {}
    for place in [*dict.fromkeys(wanted), *crossings]:
        lon, lat = _centre(provinces[place.id]) if place.id in provinces else (place.lon, place.lat)
        name = _short(place)
        if name in labels or lon is None or lat is None or not frame.shows(frame.pixel(lon, lat)):
            continue  # one name is enough: a town stands in the province of its name
        lines = _told_lines(place, told[name], ledger, frame.size - 2)
        if crossings.get(place):
            lines = [*lines, (f"{_glyph('closure')} said to be closed", frame.size - 2)]
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
    return theme.GLYPHS[theme.MARKERS[kind]]


def _told_lines(
    place: Place, marks: Sequence[PlaceMark], ledger: Ledger, size: float
) -> list[tuple[str, float]]:
    """One line for each kind of thing told of a place, with how exactly where it is not exact."""
    claims: dict[EventKind, list[Claim]] = defaultdict(list)
    exact: dict[EventKind, set[str]] = defaultdict(set)
    for mark in marks:
        for claim in mark.claims:
            kind = happenings.kind_of(claim, ledger)
            if kind is not None:
                claims[kind].append(claim)
                exact[kind].add(mark.precision)
    lines = []
    for kind in sorted(claims, key=_KINDS.index):
        words = text.kind_in_words(kind, claims[kind], ledger)
        vague = [_PRECISION[p] for p in _PRECISION if p in exact[kind] and p != place.precision]
        suffix = f" ({', '.join(vague)})" if vague else ""
        lines.append((f"{_glyph(kind)} {words}{suffix}", size))
    return lines


def _wordings(
    place: Place, name: str, lines: list[tuple[str, float]], frame: MapFrame
) -> tuple[tuple[tuple[str, float], ...], ...]:
    """All that is told; the name with the symbols alone; where both are the same, one."""
    size = frame.size - 2 if place.kind == "crossing" else frame.size
    symbols = " ".join(line.split(" ")[0] for line, _ in lines)
    capital = (("capital", frame.size - 2),) if place.kind == "capital" else ()
    full = ((name, size), *capital, *lines)
    short = ((f"{name} {symbols}".strip(), size), *capital)
    return (full, short) if lines else (full,)


def _wanted(label: _Label, frame: MapFrame) -> Wanted:
    return Wanted(
        at=frame.pixel(label.lon, label.lat),
        sizes=tuple(size_of(lines) for lines in label.wordings),
        reach=label.ring_km / KM_PER_DEGREE * frame.px_per_degree / EAST_WEST,
        west=label.place.country == "AFG",
        inside=not label.is_marked,
        far=label.place.kind != "crossing",
        needed=label.place.id in ALWAYS_NAMED,
    )


def _name(label: _Label, spot: Placed) -> dict[str, Any]:
    """A name as an annotation; with a pointer where it stands far from its place."""
    (title, size), *lines = label.wordings[spot.wording]
    vague = label.place.kind in {"province", "crossing", "district"}
    rows = [f"<i>{html.escape(title)}</i>" if vague else f"<b>{html.escape(title)}</b>"]
    rows += [f'<span style="font-size:{small}px">{html.escape(row)}</span>' for row, small in lines]
    where: dict[str, Any] = {"xshift": spot.right, "yshift": -spot.down}
    if spot.is_far:
        where = {
            "showarrow": True,
            "ax": spot.right,
            "ay": spot.down,
            "arrowwidth": 0.8,
            "arrowhead": 0,
            "arrowcolor": theme.MUTED,
            "standoff": 7,
        }
    return _at(
        label.lon,
        label.lat,
        "<br>".join(rows),
        align="left" if spot.right >= 0 else "right",
        font={"size": size, "color": theme.INK},
        bgcolor=theme.translucent(theme.PAPER, 0.75),
        borderpad=0,
        **where,
    )


def _centre(outline: Outline) -> tuple[float, float]:
    """The middle of a shape's largest ring, good enough to put a label at."""
    ring = max(outline.rings, key=len)
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


# --- room -------------------------------------------------------------------------------


def _fixed_box(frame: MapFrame, note: Mapping[str, Any]) -> Box:
    """The room of a fixed annotation."""
    rows = note["text"].replace("<b>", "").replace("</b>", "").split("<br>")
    width, height = size_of([(row, note["font"]["size"]) for row in rows])
    x, y = frame.pixel(note["x"], note["y"])
    x += note.get("xshift", 0) + note.get("ax", 0)
    y += note.get("ay", 0) - note.get("yshift", 0)
    left = {"left": x, "right": x - width}.get(note.get("xanchor", "center"), x - width / 2)
    top = {"top": y, "bottom": y - height}.get(note.get("yanchor", "middle"), y - height / 2)
    return Box(left, top, left + width, top + height)


@cache
def _line_boxes(line: Outline, frame: MapFrame) -> tuple[Box, ...]:
    """The drawn line in pieces of about ten pixels, where it is in the picture."""
    boxes = []
    last = (-99.0, -99.0)
    for at in (frame.pixel(*corner) for ring in line.rings for corner in ring):
        if frame.shows(at) and math.dist(at, last) > 8:
            boxes.append(around(at, 3))
            last = at
    return tuple(boxes)
