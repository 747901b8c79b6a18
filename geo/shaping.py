"""Shapes of one canonical form, and features of GeoJSON: what every layer is made of."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import shapely
from upstream import DECIMALS

from explainer.geo import measures

Feature = dict[str, Any]


def clipped(shape: shapely.Geometry) -> shapely.Geometry:
    """The part inside the map frame, rounded, in one canonical order (outer rings counter-
    clockwise, as RFC 7946 asks)."""
    inside = shapely.intersection(shape, shapely.box(*measures.FRAME))
    return shapely.orient_polygons(shapely.normalize(rounded(inside)))


def rounded(shape: shapely.Geometry) -> shapely.Geometry:
    """The same shape with coordinates of five decimals (about 1 m)."""
    return shapely.transform(shape, lambda xy: np.round(xy, DECIMALS))


def slug(name: str) -> str:
    """A name as an id: lower case, hyphens."""
    return name.lower().replace(" ", "-")


def whole_km(nearest: float, low: float, high: float) -> dict[str, int]:
    """Distances in whole kilometres; the range is only ever rounded wider."""
    return {"nearest": round(nearest), "low": max(0, math.floor(low)), "high": math.ceil(high)}


def feature(shape: shapely.Geometry | None, **properties: Any) -> Feature:
    """One GeoJSON feature; its id is also a property, since readers drop the outer one."""
    geometry = None if shape is None else json.loads(shapely.to_geojson(shape))
    return {"type": "Feature", "properties": properties, "geometry": geometry}
