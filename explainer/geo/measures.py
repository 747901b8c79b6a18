"""Measuring on the globe and reading the map layers: lengths, distances, sides of the line.

Here belongs everything that needs geopandas, pyproj or shapely, and nothing else does: a
page or a figure asks this module. Every length is geodesic, on the WGS84 ellipsoid; no
length is ever taken from a projected map such as Web Mercator. Coordinates are longitude,
latitude in degrees (EPSG:4326). How a layer is drawn belongs in `figures`; how it is made
belongs in ``geo/build.py``.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Literal

import geopandas as gpd
import numpy as np
import pyproj
import shapely

from explainer.geo.mapfiles import FRAME, LAYERS, read_layer

__all__ = [
    "FRAME",
    "LAYERS",
    "LineSide",
    "distance_range_to_line_km",
    "distance_to_line_km",
    "line_length_km",
    "load_layer",
    "side_of_line",
]

LineSide = Literal["afghan", "pakistani"]
Coordinates = Sequence[tuple[float, float]]

_WGS84 = pyproj.Geod(ellps="WGS84")
_STEP_DEGREES = 0.1
"""Longest piece in which a drawn line is measured: straight on the map and straight on the
globe then differ by about a metre."""
_OUTLINE_STEP_DEGREES = 0.05
"""Longest piece in which the outline of an area is measured (about 5 km)."""


def _checked(lon: float, lat: float) -> tuple[float, float]:
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError(
            f"lon {lon}, lat {lat} is not on the globe; expected degrees, longitude first "
            "(-180 to 180), then latitude (-90 to 90). Are they swapped?"
        )
    return lon, lat


def line_length_km(coordinates: Coordinates) -> float:
    """Length of a line in kilometres.

    Parameters
    ----------
    coordinates : sequence of (longitude, latitude)
        Vertices in degrees, at least two.

    Returns
    -------
    float
        Kilometres.

    Raises
    ------
    ValueError
        Fewer than two vertices, or a vertex that is not on the globe.

    Notes
    -----
    Sum of the geodesics between neighbouring vertices on the WGS84 ellipsoid (`pyproj.Geod`,
    Karney 2013). A coarser drawing of the same line is shorter: the length belongs to the
    drawing, not to the ground.
    """
    vertices = [_checked(*pair[:2]) for pair in coordinates]
    if len(vertices) < 2:
        raise ValueError(f"a line of {len(vertices)} vertices has no length; expected two or more")
    lons, lats = zip(*vertices, strict=True)
    return float(_WGS84.line_length(lons, lats)) / 1000


def distance_to_line_km(lon: float, lat: float, line: shapely.LineString) -> float:
    """Distance in kilometres from a point to the nearest part of a line.

    Parameters
    ----------
    lon, lat : float
        The point, in degrees.
    line : shapely.LineString
        Longitudes and latitudes in degrees.

    Returns
    -------
    float
        Kilometres, never negative. It says nothing about which side the point is on
        (`side_of_line`) nor how well the point and the line are known.

    Raises
    ------
    ValueError
        The point is not on the globe.

    Notes
    -----
    The line, cut into pieces of at most 0.1°, is projected azimuthally equidistant on the
    WGS84 ellipsoid with the point as centre. In that projection every distance from the
    centre is the geodesic distance, so the nearest part of the line is found in the plane.
    """
    return _distance_to_pieces_km(lon, lat, shapely.segmentize(line, _STEP_DEGREES))


def _distance_to_pieces_km(lon: float, lat: float, pieces: shapely.LineString) -> float:
    lon, lat = _checked(lon, lat)
    centred = pyproj.Proj(proj="aeqd", lon_0=lon, lat_0=lat, ellps="WGS84")
    x, y = centred(*shapely.get_coordinates(pieces).T)
    around = shapely.linestrings(np.column_stack([x, y]))
    return float(shapely.distance(around, shapely.Point(0, 0))) / 1000


def distance_range_to_line_km(
    area: shapely.Polygon | shapely.MultiPolygon, line: shapely.LineString
) -> tuple[float, float]:
    """Nearest and farthest distance in kilometres from an area to a line.

    Parameters
    ----------
    area : shapely.Polygon or shapely.MultiPolygon
        Degrees, such as a province.
    line : shapely.LineString
        Degrees.

    Returns
    -------
    tuple of float
        ``(nearest, farthest)`` in kilometres; nearest is 0 where area and line meet.

    Notes
    -----
    `distance_to_line_km` at every vertex of the area's outline, cut into pieces of at most
    0.05°. The farthest point of an area from a line that does not wind round it is on the
    outline.
    """
    pieces = shapely.segmentize(line, _STEP_DEGREES)
    outline = np.unique(
        shapely.get_coordinates(shapely.segmentize(area, _OUTLINE_STEP_DEGREES)), axis=0
    )
    distances = [_distance_to_pieces_km(lon, lat, pieces) for lon, lat in outline.tolist()]
    nearest = 0.0 if area.intersects(line) else min(distances)
    return nearest, max(distances)


def side_of_line(lon: float, lat: float, line: shapely.LineString) -> LineSide:
    """Which side of the Durand Line a point in the map frame is on: 'afghan' or 'pakistani'.

    Parameters
    ----------
    lon, lat : float
        The point, in degrees.
    line : shapely.LineString
        The Durand Line as drawn, from its south-western to its north-eastern end.

    Returns
    -------
    {'afghan', 'pakistani'}
        Left of the line (north-west) or right of it (south-east).

    Raises
    ------
    ValueError
        The point is outside the map frame, or the line does not run south-west to north-east.

    Notes
    -----
    The line is closed to a ring round its north-western side: due east from its
    north-eastern end (so that the end of the Wakhan corridor is within), due west from its
    south-western end, and along the edge of the frame. Beyond the ends of the line, in China
    and in Iran, the answer has no meaning.
    A point on the line itself counts as 'pakistani', so ask `distance_to_line_km` first. The
    line is generalised: within some kilometres of it the answer is about the drawing.
    """
    west, south, east, north = FRAME
    if not (west <= lon <= east and south <= lat <= north):
        raise ValueError(
            f"lon {lon}, lat {lat} is outside the map frame {FRAME} (west, south, east, north), "
            "where the sides of the line mean nothing; expected a point inside it"
        )
    (start_lon, start_lat), *_, (end_lon, end_lat) = line.coords
    if not (start_lon < end_lon and start_lat < end_lat):
        raise ValueError(
            f"the line runs from {line.coords[0]} to {line.coords[-1]}; expected its "
            "south-western end first. Reverse it with shapely.reverse(line)"
        )
    beyond = 1.0
    corners = [
        (east + beyond, end_lat),
        (east + beyond, north + beyond),
        (west - beyond, north + beyond),
        (west - beyond, start_lat),
    ]
    afghan = shapely.Polygon([*line.coords, *corners])
    return "afghan" if shapely.contains_xy(afghan, lon, lat) else "pakistani"


def load_layer(name: str) -> gpd.GeoDataFrame:
    """One map layer as a GeoDataFrame in EPSG:4326, one row a feature.

    Parameters
    ----------
    name : str
        One of `LAYERS`.

    Returns
    -------
    geopandas.GeoDataFrame
        Columns are the properties described in ``geo/README.md``; nested properties
        (``distance_to_line_km``) stay dictionaries. Geometry is None where a place is not
        a point (a country, the line).

    Raises
    ------
    ValueError
        No layer of that name; near misses are named.
    FileError
        The layer's file is missing or damaged.
    """
    if name not in LAYERS:
        near = difflib.get_close_matches(str(name), LAYERS, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise ValueError(f"{name!r} is not a map layer; expected one of {', '.join(LAYERS)}.{hint}")
    features = [feature.model_dump() for feature in read_layer(name)]
    return gpd.GeoDataFrame.from_features(features, crs="EPSG:4326")
