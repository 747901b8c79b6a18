"""What the map shows for orientation only: rivers, towns, and the lands around.

No claim names any of it. The rivers are those of Natural Earth at 1:50 million; a river has a name
where our table of points tells which one it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import shapely
from shaping import Feature, clipped, feature, rounded, slug
from upstream import (
    ATLAS,
    FETCH_RIVERS,
    OWN_READING,
    RIVERS,
    SHA256,
    UpstreamError,
    checked_file,
    country_shape,
    table_rows,
    topology_of,
)

from explainer.geo import mapfiles

PARTIES = {"Afghanistan", "Pakistan"}
BY_THE_RIVER = {
    "Amu Darya": (66.0, 37.4),
    "Panj": (69.4, 37.6),
    "Helmand": (64.3, 31.5),
    "Indus": (71.0, 31.8),
    "Chenab": (72.7, 31.6),
    "Sutlej": (73.2, 30.2),
}
"""A point near each river that we name, in degrees."""
NEAR = 0.35
"""How far it may be from the river as drawn, in degrees."""


def river_features(file: Path) -> list[Feature]:
    """Natural Earth's rivers inside the frame, from west to east."""
    topology = topology_of(checked_file(file, SHA256["asia_50m.json"], FETCH_RIVERS))
    lines = [
        clipped(_line(geometry, topology))
        for geometry in topology["objects"]["rivers"]["geometries"]
    ]
    inside = sorted((line for line in lines if not line.is_empty), key=lambda line: line.bounds)
    names = _names(inside)
    return [
        feature(
            line,
            id=slug(names.get(n) or f"river {n + 1}"),
            name=names.get(n) or "a river",
            source=RIVERS,
            note=None,
        )
        for n, line in enumerate(inside)
    ]


def _line(geometry: dict[str, Any], topology: dict[str, Any]) -> shapely.Geometry:
    parts = geometry["arcs"] if geometry["type"] == "MultiLineString" else [geometry["arcs"]]
    arcs = [topology["arcs"][n if n >= 0 else ~n] for part in parts for n in part]
    return shapely.line_merge(shapely.union_all([shapely.LineString(arc) for arc in arcs]))


def _names(lines: list[shapely.Geometry]) -> dict[int, str]:
    """The place in the list of each river that has a name."""
    found: dict[int, str] = {}
    for name, at in BY_THE_RIVER.items():
        away = [shapely.distance(line, shapely.Point(at)) for line in lines]
        nearest = min(range(len(lines)), key=away.__getitem__)
        if away[nearest] > NEAR or nearest in found:
            raise UpstreamError(f"no river of its own within {NEAR}° of {name} at {at}")
        found[nearest] = name
    return found


def town_features(table: Path) -> list[Feature]:
    """The towns of our own table that stand on the map for orientation."""
    return [
        feature(
            shapely.Point(float(row["lon"]), float(row["lat"])),
            id=row["id"],
            name=row["name"],
            country=row["country"],
            source=OWN_READING,
            note=None,
        )
        for row in table_rows(table)
    ]


def surrounding_features(topology: dict[str, Any]) -> list[Feature]:
    """The lands around, coarsely and without a border, for the inset that says where we are."""
    around = shapely.box(*mapfiles.SURROUNDINGS)
    shapes: dict[bool, list[shapely.Geometry]] = {True: [], False: []}
    for geometry in topology["objects"]["countries"]["geometries"]:
        shape = shapely.intersection(country_shape(geometry, topology["arcs"]), around)
        shapes[geometry["properties"]["name"] in PARTIES].append(shape)
    return [
        feature(
            shapely.orient_polygons(shapely.normalize(_areas(rounded(shapely.union_all(parts))))),
            id=ident,
            name=name,
            map=False,
            source=ATLAS,
            note=None,
        )
        for ident, name, parts in (
            ("afghanistan-and-pakistan", "Afghanistan and Pakistan", shapes[True]),
            ("other-land", "The land around", shapes[False]),
        )
    ]


def _areas(shape: shapely.Geometry) -> shapely.Geometry:
    """Only what has an area: where a country touches the edge, cutting leaves lines."""
    return shapely.union_all([part for part in shapely.get_parts(shape) if part.area])
