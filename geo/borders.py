"""Which lines of the map are what: borders, the Line of Control, claims, provinces.

Here belongs parting the shapes into lines, each of one kind, so that no outline of a country or
a province is drawn as settled where it is disputed. Which border is of which kind stands in
`border_classes.csv`; how each kind is drawn is in `explainer.theme`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, combinations
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import shapely
from upstream import UpstreamError, polygon_arcs

from explainer.geo import measures

KINDS = ("agreed", "durand-line", "line-of-control", "disputed")
MEETS = 0.02
"""How far a border's vertex may be from where our table parts it, in degrees."""
ON_CLAIM = 0.005
"""How near to a line of a claim an edge of provinces is that line, in degrees."""
CUT_BY_CLAIM = 0.01
"""Half the width at which a line of a claim cuts land: its ends stop short of the border."""
SLIVER = 0.03
"""Gaps up to twice this wide, between two drawings of one edge, are closed, in degrees."""
KASHMIR = {
    "PAK": ("Azad Kashmir", "Northern Areas"),
    "IND": ("State of Jammu and Kashmir",),
    "KAS": (None,),
}
"""The land that India and Pakistan both claim, by who administers it and its ``gn_name``."""


class Stretch(NamedTuple):
    """A part of the border of two countries that is of one kind."""

    shape: shapely.Geometry
    row: Mapping[str, str]


def shared_borders(
    topology: Mapping[str, Any], ids: Mapping[str, str]
) -> dict[tuple[str, str], shapely.Geometry]:
    """The border of each two countries inside the frame, from west to east."""
    owners: dict[int, set[str]] = defaultdict(set)
    for geometry in topology["objects"]["countries"]["geometries"]:
        if (name := geometry["properties"]["name"]) in ids:
            for number in chain.from_iterable(chain.from_iterable(polygon_arcs(geometry))):
                owners[number if number >= 0 else ~number].add(ids[name])
    arcs: dict[tuple[str, str], list[shapely.LineString]] = defaultdict(list)
    for number, pair in sorted(owners.items()):
        line = shapely.LineString(topology["arcs"][number])
        if len(pair) == 2 and line.intersects(shapely.box(*measures.FRAME)):
            arcs[min(pair), max(pair)].append(line)
    return {pair: _from_west(shapely.line_merge(shapely.union_all(arcs[pair]))) for pair in arcs}


def _from_west(line: shapely.Geometry) -> shapely.Geometry:
    if line.geom_type == "LineString" and line.coords[0] > line.coords[-1]:
        return shapely.reverse(line)
    return line


def stretches(
    borders: Mapping[tuple[str, str], shapely.Geometry], table: Sequence[Mapping[str, str]]
) -> list[Stretch]:
    """Each border in the parts of our table, which names every border once and none besides."""
    rows: dict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
    for row in table:
        if row["drawn_as"] not in KINDS:
            raise UpstreamError(
                f"border_classes.csv {row['one']} {row['other']}: drawn_as is "
                f"{row['drawn_as']!r}; expected one of {', '.join(KINDS)}"
            )
        rows[row["one"], row["other"]].append(row)
    if set(rows) != set(borders):
        raise UpstreamError(
            f"border_classes.csv: the borders {sorted(set(rows) ^ set(borders))} are only there "
            "or only in the frame; expected the same in both"
        )
    return [part for pair in sorted(rows) for part in _parted(borders[pair], rows[pair])]


def _parted(border: shapely.Geometry, rows: Iterable[Mapping[str, str]]) -> list[Stretch]:
    parts = []
    for row in rows:
        part, border = _cut(border, row) if row["until_lon"] else (border, None)
        parts.append(Stretch(part, row))
    if border is not None:
        raise UpstreamError(
            f"border_classes.csv {row['one']} {row['other']}: the last part ends before the "
            "border does; expected it without until_lon and until_lat"
        )
    return parts


def _cut(
    border: shapely.LineString, row: Mapping[str, str]
) -> tuple[shapely.LineString, shapely.LineString]:
    """The border up to the vertex at which our table parts it, and the rest."""
    vertices = shapely.get_coordinates(border)
    until = np.array([float(row["until_lon"]), float(row["until_lat"])])
    away = np.hypot(*(vertices - until).T)
    at = int(away.argmin())
    if away[at] > MEETS or at in {0, len(vertices) - 1}:
        raise UpstreamError(
            f"border_classes.csv {row['one']} {row['other']}: no inner vertex within {MEETS}° of "
            f"{until.tolist()}; the nearest is {vertices[at].tolist()}"
        )
    return shapely.LineString(vertices[: at + 1]), shapely.LineString(vertices[at:])


def province_lines(
    provinces: gpd.GeoDataFrame, claims: shapely.Geometry
) -> dict[str, shapely.Geometry]:
    """By country, the edges between two of its provinces that nobody claims as a border."""
    found = {}
    for country, own in provinces.groupby("country"):
        edges = [
            shapely.intersection(one.boundary, other.boundary)
            for one, other in combinations(own.geometry, 2)
            if one.intersects(other)
        ]
        lines = [part for edge in edges for part in shapely.get_parts(edge) if part.length]
        outside = shapely.difference(shapely.union_all(lines), shapely.buffer(claims, ON_CLAIM))
        found[str(country)] = shapely.line_merge(outside)
    return found


def disputed_land(states: gpd.GeoDataFrame, claims: shapely.Geometry) -> shapely.Geometry:
    """The land that one state administers and another claims, as one shape.

    Notes
    -----
    Of China, the pieces that the lines of claims cut off. The gaps that the cutting and two
    drawings of one edge leave are closed.
    """
    around = shapely.buffer(shapely.box(*measures.FRAME), 4)
    china = shapely.union_all(states.geometry[states["adm0_a3"] == "CHN"].to_numpy())
    china = shapely.difference(
        shapely.intersection(china, around), shapely.buffer(claims, CUT_BY_CLAIM)
    )
    *cut_off, _rest = sorted(shapely.get_parts(china), key=lambda piece: float(piece.area))
    own = [
        shape
        for country, name, shape in zip(
            states["adm0_a3"], states["gn_name"], states.geometry, strict=True
        )
        if (name if isinstance(name, str) else None) in KASHMIR.get(country, ())
    ]
    if len(own) != sum(map(len, KASHMIR.values())):
        raise UpstreamError(f"{len(own)} parts of Kashmir are upstream; expected {KASHMIR}")
    return shapely.buffer(shapely.buffer(shapely.union_all([*own, *cut_off]), SLIVER), -SLIVER)
