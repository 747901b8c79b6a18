"""What is written on the map: countries, places, the line's name, scale and north."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from explainer import theme
from explainer.catalogue import Place
from explainer.geography import Outline
from explainer.ledger import Ledger

__all__ = [
    "EAST_WEST",
    "FOUR_PLACES",
    "KM_PER_DEGREE",
    "NARROW",
    "WIDE",
    "MapFrame",
    "map_labels",
    "scale_bar",
]

KM_PER_DEGREE = 111.2
EAST_WEST = math.cos(math.radians(33.0))
"""How much shorter a degree of longitude is than one of latitude at 33° N."""


@dataclass(frozen=True)
class MapFrame:
    """What part of the map is shown, in degrees, and where the large labels stand in it."""

    x: tuple[float, float]
    y: tuple[float, float]
    countries: Mapping[str, tuple[float, float]]
    line_at: tuple[float, float]
    line_label: tuple[int, int]
    line_words: str
    width_px: int


WIDE = MapFrame(
    x=(59.6, 76.2),
    y=(28.6, 37.7),
    countries={
        "A F G H A N I S T A N": (65.6, 34.9),
        "P A K I S T A N": (69.9, 29.4),
        "Iran": (60.6, 32.6),
        "Turkmenistan": (61.3, 36.9),
        "India": (75.4, 31.2),
    },
    line_at=(63.5, 29.5),
    line_label=(60, 34),
    line_words="not recognised by Afghanistan",
    width_px=1148,
)
NARROW = MapFrame(
    x=(64.9, 72.7),
    y=(30.3, 35.9),
    countries={"AFGHANISTAN": (66.6, 33.7), "PAKISTAN": (71.9, 32.0)},
    line_at=(69.3, 31.9),
    line_label=(62, 40),
    line_words="not recognised<br>by Afghanistan",
    width_px=358,
)
FOUR_PLACES = ("kabul", "khost", "paktika-province", "spin-boldak")
"""The four places the explainer was asked for; named even before anyone speaks of them."""
_LABEL_AT = {
    "kabul": (0, -20, "center"),
    "khost": (14, 4, "left"),
    "spin-boldak": (14, 14, "left"),
    "islamabad": (12, 0, "left"),
    "paktika-province": (-10, 6, "center"),
    "khost-province": (64, 16, "left"),
    "kabul-province": (-70, 12, "right"),
    "kandahar-province": (-10, -24, "center"),
    "kurram": (16, -12, "left"),
    "north-waziristan": (46, 24, "left"),
    "mir-ali": (12, 0, "left"),
    "south-waziristan": (30, 20, "left"),
    "zazi-maidan": (14, 0, "left"),
    "chaman": (-14, 22, "right"),
    "torkham": (12, 0, "left"),
    "ghulam-khan": (12, 10, "left"),
    "kharlachi": (-12, -6, "right"),
    "angoor-adda-crossing": (12, 0, "left"),
    "helmand-province": (0, 0, "center"),
    "paktya-province": (-60, 26, "right"),
    "kunar-province": (40, -16, "left"),
    "khandaro": (-28, -2, "right"),
}
"""Where a label stands beside its place: pixels right, pixels down, alignment."""


def map_labels(
    frame: MapFrame, place_ids: Iterable[str], provinces: Mapping[str, Outline], ledger: Ledger
) -> list[dict[str, Any]]:
    """Every word on the map, as plotly annotations.

    Parameters
    ----------
    frame : MapFrame
        The part of the map that is shown.
    place_ids : iterable of str
        Places to name besides the four that are always named.
    provinces : mapping of str to Outline
        Shapes in whose middle a province's name stands.
    ledger : Ledger
        For names.
    """
    fixed = [*_country_names(frame), _line_name(frame), *_scale_and_north(frame)]
    taken = [_box(frame, note) for note in fixed]
    return [*fixed, *_place_names(frame, place_ids, provinces, ledger, taken)]


def _at(x: float | None, y: float | None, words: str, **options: Any) -> dict[str, Any]:
    return {"x": x, "y": y, "text": words, "showarrow": False, **options}


def _country_names(frame: MapFrame) -> list[dict[str, Any]]:
    font = {"size": 15, "color": theme.MUTED}
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
        font={"size": 13, "color": theme.INK},
        align="left",
    )


def _centre(outline: Outline) -> tuple[float, float]:
    """The middle of a shape's largest ring, good enough to put a label at."""
    ring = max(outline.rings, key=len)
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


@dataclass(frozen=True)
class _Box:
    """The room a label takes, in pixels from the frame's north-west corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: _Box) -> bool:
        return not (
            self.right < other.left
            or other.right < self.left
            or self.bottom < other.top
            or other.bottom < self.top
        )


def _box(frame: MapFrame, note: Mapping[str, Any]) -> _Box:
    """About the room that an annotation takes when the map is as wide as the frame says."""
    scale = frame.width_px / (frame.x[1] - frame.x[0])
    lines = re.sub("<br>", "\n", note["text"])
    rows = re.sub("<[^>]+>", "", lines).split("\n")
    size = note.get("font", {}).get("size", 14)
    width, height = 0.6 * size * max(map(len, rows)), 1.35 * size * len(rows)
    x = (note["x"] - frame.x[0]) * scale + note.get("xshift", 0) + note.get("ax", 0)
    y = (frame.y[1] - note["y"]) * scale / EAST_WEST - note.get("yshift", 0) + note.get("ay", 0)
    left = {"left": x, "right": x - width}.get(note.get("xanchor", "center"), x - width / 2)
    return _Box(left, y - height / 2, left + width, y + height / 2)


def _place_names(
    frame: MapFrame,
    place_ids: Iterable[str],
    provinces: Mapping[str, Outline],
    ledger: Ledger,
    taken: list[_Box],
) -> list[dict[str, Any]]:
    """Names beside their places, moved where they would collide; a crossing's is then left out."""
    wanted = [*FOUR_PLACES, "islamabad", *place_ids]
    towns = {ledger.places[key].name for key in wanted if ledger.places[key].lon is not None}
    notes = []
    for key in dict.fromkeys(wanted):
        place = ledger.places[key]
        if key in provinces and place.name in towns:
            continue  # one name is enough: the town stands in the province of its name
        at = _centre(provinces[key]) if key in provinces else (place.lon, place.lat)
        if at[0] is None or not place.on_map or not _inside(frame, at):
            continue
        choices = [_name(place, at, *where) for where in (_LABEL_AT.get(key), *_BESIDE) if where]
        free = [n for n in choices if _fits(frame, _box(frame, n), taken)]
        if not free and place.kind == "crossing":
            continue
        notes.append((free or choices)[0])
        taken.append(_box(frame, notes[-1]))
    return notes


def _fits(frame: MapFrame, box: _Box, taken: Iterable[_Box]) -> bool:
    on_map = box.left >= 0 and box.right <= frame.width_px
    return on_map and not any(box.overlaps(other) for other in taken)


def _inside(frame: MapFrame, at: tuple[float | None, float | None]) -> bool:
    x, y = at
    if x is None or y is None:
        return False
    return frame.x[0] < x < frame.x[1] and frame.y[0] < y < frame.y[1]


_BESIDE = ((14, 0, "left"), (-14, 0, "right"), (0, -20, "center"), (0, 20, "center"),
           (24, 24, "left"), (-24, 24, "right"), (24, -24, "left"), (-24, -24, "right"),
           (60, 40, "left"), (-60, 40, "right"))  # fmt: skip
"""Where else a name may stand, in order: pixels right, pixels down, alignment."""


def _name(
    place: Place, at: tuple[float | None, float | None], right: int, down: int, align: str
) -> dict[str, Any]:
    name = html.escape(place.name.split(" (")[0])
    exact = place.kind not in {"province", "crossing", "district"}
    return _at(
        at[0],
        at[1],
        f"<b>{name}</b>" if exact else f"<i>{name}</i>",
        xshift=right,
        yshift=-down,
        xanchor=align,
        font={"size": 12 if place.kind == "crossing" else 14, "color": theme.INK},
        bgcolor=theme.translucent(theme.PAPER, 0.75),
    )


def _scale_and_north(frame: MapFrame) -> list[dict[str, Any]]:
    scale = scale_bar(frame)
    east, north = frame.x[1], frame.y[1]
    muted = {"size": 14, "color": theme.MUTED}
    corner = {"xanchor": "right", "yanchor": "top", "xshift": -14, "yshift": -8}
    return [
        _at(scale["x0"], scale["y0"], "200 km", xanchor="left", yanchor="bottom", yshift=3),
        _at(east, north, "N<br>↑", font=muted, **corner),
    ]


def scale_bar(frame: MapFrame) -> dict[str, Any]:
    """A scale bar of 200 km, true at 33° N, at the bottom left."""
    margin = 0.02 * (frame.x[1] - frame.x[0])
    x0, y = frame.x[0] + margin, frame.y[0] + 0.9 * margin
    return {
        "type": "line",
        "x0": x0,
        "x1": x0 + 200 / KM_PER_DEGREE / EAST_WEST,
        "y0": y,
        "y1": y,
        "line": {"color": theme.INK, "width": 3},
    }
