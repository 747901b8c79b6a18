"""Make the map layers of this folder from Natural Earth, as two packages carry it.

    python geo/build.py --world-atlas FOLDER --world-map FILE --rivers FILE

Here belongs every alteration made to the upstream files; `README.md` lists the same in words.
Reading them is in `upstream`, parting their lines by kind in `borders`, what is there for
orientation in `context`. Measuring is in
`explainer.geodesy`. The output is the same byte for byte each time, and its fingerprints are kept
in ``SHA256SUMS``.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import sys
import typing
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from explainer.geo import measures
from explainer.records import claims as claim_records

sys.path.insert(0, str(Path(__file__).resolve().parent))

import borders
import context
from shaping import Feature, clipped, feature, slug, whole_km
from upstream import (
    ATLAS,
    FETCH_MAP,
    OWN_READING,
    SHA256,
    UpstreamError,
    checked_file,
    country_shape,
    load_topology,
    polygon_arcs,
    table_rows,
)

HERE = Path(__file__).resolve().parent
BORDER_CLASSES = HERE / "border_classes.csv"
TOWNS = HERE / "towns.csv"
SCALES = ("10m", "50m", "110m")
WORLD_MAP = "Natural Earth 4.1.0 (public domain), from the Debian package qgis-common 3.22.16"
LINE_NOTE = (
    "Pakistan says that the line is the border, Afghanistan that it does not recognise it. Natural "
    "Earth draws it as an international boundary; we draw it dashed."
)
DISPUTED_LAND_NOTE = (
    "Parts are administered by Pakistan, by India and by China; at least one other of them claims "
    "each part."
)
CUT = "Cut by the edge of the map; distances are of the whole province."

COUNTRIES = {
    "Afghanistan": ("afghanistan", "AFG"),
    "China": ("china", "CHN"),
    "India": ("india", "IND"),
    "Iran": ("iran", "IRN"),
    "Kyrgyzstan": ("kyrgyzstan", "KGZ"),
    "Pakistan": ("pakistan", "PAK"),
    "Siachen Glacier": ("siachen-glacier", None),
    "Tajikistan": ("tajikistan", "TJK"),
    "Turkmenistan": ("turkmenistan", "TKM"),
    "Uzbekistan": ("uzbekistan", "UZB"),
}
COUNTRY_NOTES = {
    "siachen-glacier": "Claimed by India and by Pakistan; Natural Earth gives it to neither.",
    "india": "Drawn to the Line of Control in Kashmir, as Natural Earth does.",
    "pakistan": "Drawn to the Line of Control in Kashmir, as Natural Earth does.",
}

# Layers -------------------------------------------------------------------------------


def durand_line(topology: dict[str, Any]) -> shapely.LineString:
    """The arc that Afghanistan and Pakistan share, from south-west to north-east."""
    shared: list[set[int]] = []
    by_id = {
        geometry.get("id"): geometry for geometry in topology["objects"]["countries"]["geometries"]
    }
    for country in ("004", "586"):
        numbers = np.concatenate([r for rings in polygon_arcs(by_id[country]) for r in rings])
        shared.append({int(n) if n >= 0 else int(~n) for n in numbers})
    common = sorted(shared[0] & shared[1])
    if len(common) != 1:
        raise UpstreamError(
            f"Afghanistan (004) and Pakistan (586) share the arcs {common}; expected exactly one"
        )
    line = shapely.LineString(topology["arcs"][common[0]])
    return line if line.coords[0] < line.coords[-1] else shapely.reverse(line)


def line_features(lines: dict[str, shapely.LineString]) -> list[Feature]:
    """The Durand Line at each scale, with the length of that drawing."""
    return [
        feature(
            line,
            id=f"durand-line-{scale}",
            scale=scale,
            length_km=round(measures.line_length_km(list(line.coords)), 1),
            source=ATLAS,
            note=LINE_NOTE,
        )
        for scale, line in lines.items()
    ]


def country_features(topology: dict[str, Any]) -> list[Feature]:
    """Afghanistan, Pakistan and every neighbour in the frame."""
    frame, features = shapely.box(*measures.FRAME), []
    for geometry in topology["objects"]["countries"]["geometries"]:
        shape = country_shape(geometry, topology["arcs"])
        if not shape.intersects(frame):
            continue
        name = geometry["properties"]["name"]
        if name not in COUNTRIES:
            raise UpstreamError(f"{name!r} is in the frame; expected {', '.join(COUNTRIES)}")
        ident, iso = COUNTRIES[name]
        note = COUNTRY_NOTES.get(ident)
        features.append(
            feature(clipped(shape), id=ident, name=name, iso_a3=iso, source=ATLAS, note=note)
        )
    return sorted(features, key=lambda f: str(f["properties"]["id"]))


def named_provinces(world_map: Path) -> gpd.GeoDataFrame:
    """Whole provinces of both countries under today's names, the former tribal areas merged.

    Notes
    -----
    Looked up by ``gn_name``: the layer's own ``name`` calls Panjshir and Daykundi by the names of
    the provinces they were once part of.
    """
    layer = gpd.read_file(world_map, layer="states_provinces", engine="pyogrio")
    layer = layer[layer["adm0_a3"].isin(["AFG", "PAK"])]
    known = {
        (row["country"], row["gn_name"]): (row["name"], row["note"])
        for row in table_rows(HERE / "province_names.csv")
    }
    found = set(zip(layer["adm0_a3"], layer["gn_name"], strict=True))
    if found != set(known):
        raise UpstreamError(
            f"{world_map}: provinces {sorted(found ^ set(known), key=str)} are only in that file "
            "or only in geo/province_names.csv; expected the same in both"
        )
    rows: dict[str, dict[str, Any]] = {}
    for country, key, shape in zip(layer["adm0_a3"], layer["gn_name"], layer.geometry, strict=True):
        name, note = known[country, key]
        ident = f"{slug(name)}-province" if country == "AFG" else slug(name)
        row = rows.setdefault(
            ident, {"id": ident, "name": name, "country": country, "note": note, "parts": []}
        )
        row["parts"].append(shape)
    for row in rows.values():
        row["geometry"] = shapely.union_all(row.pop("parts"))
    return gpd.GeoDataFrame([rows[ident] for ident in sorted(rows)], crs="EPSG:4326")


def province_features(provinces: gpd.GeoDataFrame, line: shapely.LineString) -> list[Feature]:
    """Provinces inside the frame, each with how far it reaches from the line."""
    features = []
    for row in provinces.to_dict("records"):
        nearest, farthest = measures.distance_range_to_line_km(row["geometry"], line)
        cut = not shapely.box(*measures.FRAME).contains(row["geometry"])
        notes = [note for note in (row["note"], CUT if cut else "") if note]
        features.append(
            feature(
                clipped(row["geometry"]),
                id=row["id"],
                name=row["name"],
                kind="province",
                country=row["country"],
                side="afghan" if row["country"] == "AFG" else "pakistani",
                precision="province",
                distance_to_line_km=whole_km(nearest, nearest, farthest),
                cut_by_frame=cut,
                source=WORLD_MAP,
                note=" ".join(notes) or None,
            )
        )
    return features


def disputed_lines(world_map: Path) -> gpd.GeoDataFrame:
    """Natural Earth's lines of territorial claims that touch the frame."""
    layer = gpd.read_file(world_map, layer="disputed_borders", engine="pyogrio")
    return layer[layer.intersects(shapely.box(*measures.FRAME))]


def disputed_features(claims: gpd.GeoDataFrame) -> list[Feature]:
    """Each line of a claim inside the frame."""
    rows = sorted(
        ((row["name"], clipped(row["geometry"])) for row in claims.to_dict("records")),
        key=lambda row: (row[0], row[1].bounds),
    )
    return [
        feature(line, id=f"{slug(name)}-{number}", name=name, source=WORLD_MAP, note=None)
        for number, (name, line) in enumerate(rows, start=1)
    ]


def disputed_land_features(world_map: Path, claims: gpd.GeoDataFrame) -> list[Feature]:
    """The land inside the frame that one state administers and another claims."""
    states = gpd.read_file(world_map, layer="states_provinces", engine="pyogrio")
    land = borders.disputed_land(states, shapely.union_all(claims.geometry.to_numpy()))
    source, note = WORLD_MAP, DISPUTED_LAND_NOTE
    return [feature(clipped(land), id="kashmir", name="Kashmir", source=source, note=note)]


def border_features(
    topology: dict[str, Any], provinces: gpd.GeoDataFrame, claims: gpd.GeoDataFrame
) -> list[Feature]:
    """Every border inside the frame by its kind, and the lines between provinces."""
    ids = {name: ident for name, (ident, _) in COUNTRIES.items()}
    names = {ident: name for name, ident in ids.items()}
    shared = borders.shared_borders(topology, ids)
    features = []
    for shape, row in borders.stretches(shared, table_rows(BORDER_CLASSES)):
        features.append(
            feature(
                clipped(shape),
                id=f"{row['one']}-{row['other']}-{len(features) + 1}",
                name=f"{names[row['one']]} and {names[row['other']]}",
                drawn_as=row["drawn_as"],
                natural_earth=row["natural_earth"],
                source=ATLAS,
                note=row["note"] or None,
            )
        )
    lines = borders.province_lines(provinces, shapely.union_all(claims.geometry.to_numpy()))
    for country, shape in lines.items():
        ident, name = next((i, n) for n, (i, iso) in COUNTRIES.items() if iso == country)
        features.append(
            feature(
                clipped(shape),
                id=f"provinces-of-{ident}",
                name=f"Provinces of {name}",
                drawn_as="province",
                natural_earth=None,
                source=WORLD_MAP,
                note=None,
            )
        )
    return features


def place_features(
    table: Path, line: shapely.LineString, provinces: Iterable[str]
) -> list[Feature]:
    """Every place of our own table, in its order."""
    known = set(provinces)
    rows = ({key: value or None for key, value in row.items()} for row in table_rows(table))
    return [place_feature(row, line, known) for row in rows]


def place_feature(
    row: dict[str, str | None], line: shapely.LineString, provinces: set[str]
) -> Feature:
    """One place; a country or the line itself has no point."""
    between = (row["between"] or "").split()
    check_one_of(row, "precision", row["precision"], typing.get_args(claim_records.PlacePrecision))
    for province in [*between, *([row["province"]] if row["province"] else [])]:
        check_one_of(row, "province", province, sorted(provinces))
    properties: dict[str, Any] = {
        key: row[key]
        for key in ("id", "name", "kind", "country", "province", "side", "precision", "note")
    }
    properties |= {"between": between or None, "map": False, "distance_to_line_km": None}
    if row["lon"] is None or row["lat"] is None:
        return feature(None, **properties, uncertainty_km=None, source=None)
    lon, lat, uncertainty = float(row["lon"]), float(row["lat"]), int(row["uncertainty_km"] or 0)
    west, south, east, north = measures.FRAME
    properties["map"] = west <= lon <= east and south <= lat <= north
    if properties["map"]:
        km = measures.distance_to_line_km(lon, lat, line)
        properties["distance_to_line_km"] = whole_km(km, km - uncertainty, km + uncertainty)
    return feature(
        shapely.Point(lon, lat), **properties, uncertainty_km=uncertainty, source=OWN_READING
    )


def check_one_of(
    row: dict[str, str | None], field: str, value: str | None, valid: Sequence[str]
) -> None:
    """Refuse a value of our table that is not a known one, naming the nearest."""
    if value not in valid:
        near = difflib.get_close_matches(str(value), valid, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else f" Expected one of {', '.join(valid)}."
        raise UpstreamError(f"gazetteer.csv place {row['id']!r}: {field} is {value!r}.{hint}")


# Writing ------------------------------------------------------------------------------


def write_layer(folder: Path, name: str, features: Sequence[Feature]) -> None:
    """One GeoJSON file, one feature a line, so that a difference is readable."""
    lines = ",\n".join(
        json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features
    )
    text = f'{{"type":"FeatureCollection","name":"{name}","features":[\n{lines}\n]}}\n'
    (folder / f"{name}.geojson").write_text(text, encoding="utf-8", newline="\n")


def write_fingerprints(folder: Path, tables: Iterable[Path]) -> None:
    """``SHA256SUMS`` of every layer and of our own tables, as sha256sum writes it."""
    files = [*(folder / f"{name}.geojson" for name in measures.LAYERS), *tables]
    lines = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def build(world_atlas: Path, world_map: Path, rivers: Path, out: Path) -> None:
    """Make every layer in the folder ``out``."""
    checked_file(world_map, SHA256["world_map.gpkg"], FETCH_MAP)
    topologies = {scale: load_topology(world_atlas, scale) for scale in SCALES}
    lines = {scale: durand_line(topology) for scale, topology in topologies.items()}
    provinces, claims = named_provinces(world_map), disputed_lines(world_map)
    table = HERE / "gazetteer.csv"
    layers = {
        "borders": border_features(topologies["10m"], provinces, claims),
        "countries": country_features(topologies["10m"]),
        "disputed_borders": disputed_features(claims),
        "disputed_land": disputed_land_features(world_map, claims),
        "durand_line": line_features(lines),
        "places": place_features(table, lines["10m"], provinces["id"]),
        "provinces": province_features(provinces, lines["10m"]),
        "rivers": context.river_features(rivers),
        "surroundings": context.surrounding_features(topologies["110m"]),
        "towns": context.town_features(TOWNS),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, features in layers.items():
        write_layer(out, name, features)
    write_fingerprints(out, [BORDER_CLASSES, table, HERE / "province_names.csv", TOWNS])


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and build; 0 when done, 2 when an upstream file is not right."""
    parser = argparse.ArgumentParser(description="Make the map layers from their upstream files.")
    parser.add_argument("--world-atlas", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--world-map", type=Path, required=True, metavar="FILE")
    parser.add_argument("--rivers", type=Path, required=True, metavar="FILE")
    parser.add_argument("--out", type=Path, default=HERE, metavar="FOLDER")
    options = parser.parse_args(arguments)
    try:
        build(options.world_atlas, options.world_map, options.rivers, options.out)
    except UpstreamError as error:
        sys.stderr.write(f"geo/build.py: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
