"""The map layers as plain outlines: rings of longitude and latitude (EPSG:4326)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from explainer.geo import mapfiles

__all__ = [
    "MILE_KM",
    "Outline",
    "load_line",
    "load_outlines",
]
MILE_KM = 1.609344
"""A mile in kilometres."""


Loop = tuple[tuple[float, float], ...]
"""Corner points as (longitude, latitude) in degrees."""


@dataclass(frozen=True, eq=False)
class Outline:
    """A drawn shape: rings of longitude and latitude in degrees, and its properties.

    Equal only to itself: layers are read once, and a drawn path can be kept for each.
    """

    id: str
    name: str
    rings: tuple[Loop, ...]
    properties: dict[str, Any]


def features(name: str) -> list[dict[str, Any]]:
    """The features of a layer, each held against what the page needs of it."""
    return [feature.model_dump() for feature in mapfiles.read_layer(name)]


def _rings(geometry: dict[str, Any]) -> tuple[Loop, ...]:
    """Outer rings and lines of a geometry, a point as a line of one; holes are not drawn."""
    coordinates = geometry["coordinates"]
    match geometry["type"]:
        case "Polygon":
            parts = coordinates[:1]
        case "MultiPolygon":
            parts = [polygon[0] for polygon in coordinates]
        case "Point":
            parts = [[coordinates]]
        case "LineString":
            parts = [coordinates]
        case _:
            parts = coordinates
    return tuple(tuple((x, y) for x, y, *_ in part) for part in parts)


@cache
def load_outlines(layer: str) -> tuple[Outline, ...]:
    """The shapes of a layer, such as ``countries``, ``provinces`` or ``borders``."""
    return tuple(
        Outline(
            id=str(feature["properties"]["id"]),
            name=str(feature["properties"]["name"]),
            rings=_rings(feature["geometry"]),
            properties=feature["properties"],
        )
        for feature in features(layer)
    )


@cache
def load_line(scale: str = "10m") -> Outline:
    """The drawn Durand Line at one Natural Earth scale (``10m``, ``50m`` or ``110m``)."""
    known = []
    for feature in features("durand_line"):
        properties = feature["properties"]
        known.append(properties["scale"])
        if properties["scale"] == scale:
            return Outline(properties["id"], "Durand Line", _rings(feature["geometry"]), properties)
    raise ValueError(f"scale {scale!r} is not drawn; expected one of {', '.join(known)}")
