"""Places as shapes, as the map draws them: a point, the area of a province, the line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

import shapely

from explainer.geo.layers import Outline, load_line
from explainer.geo.measures import load_layer
from explainer.records.catalogue import Place

__all__ = ["CRS", "DrawnAs", "drawn_as", "outline", "shape_of", "shapes_of"]

CRS = "EPSG:4326"
DrawnAs = Literal["point", "area", "stretch", "several", "nothing"]
"""What a claim has on a map."""


@cache
def _provinces() -> dict[str, Any]:
    layer = load_layer("provinces")
    return dict(zip(layer["id"], layer.geometry, strict=True))


def outline(drawn: Outline) -> Any:
    """A drawn line as a shape."""
    return shapely.LineString(drawn.rings[0])


@cache
def _line() -> Any:
    return outline(load_line())


def drawn_as(places: Sequence[Place]) -> DrawnAs:
    """What the map draws of places."""
    found: list[DrawnAs] = [drawn for place in places if (drawn := _drawn_as(place)) != "nothing"]
    if len(found) < 2:
        return found[0] if found else "nothing"
    return "several"


def _drawn_as(place: Place) -> DrawnAs:
    if place.lon is not None:
        return "point"
    return "stretch" if place.kind == "line" else "area" if place.id in _provinces() else "nothing"


def shape_of(place: Place) -> Any:
    """One place as a shape (longitude, latitude); None where the map draws none of it."""
    match _drawn_as(place):
        case "point":
            return shapely.Point(place.lon, place.lat)
        case "area":
            return _provinces()[place.id]
        case "stretch":
            return _line()
        case _:
            return None


def shapes_of(places: Sequence[Place]) -> Any:
    """Places as one shape; None where the map draws none of them."""
    shapes = [shape for place in places if (shape := shape_of(place)) is not None]
    if len(shapes) < 2:
        return shapes[0] if shapes else None
    if len({shape.geom_type for shape in shapes}) == 1:
        return shapely.union_all(shapes)
    return shapely.geometrycollections(shapes)
