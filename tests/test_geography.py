"""The map layers: every place where it says it is, every number as measured, every byte remade."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import sys
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from builders import real_ledger

from explainer import paths
from explainer.geo import layers, mapfiles, measures
from explainer.records import loading

GEO = paths.geo_folder()
MAX_BYTES = 400_000
CROSSING_KM = 12
"""A crossing is on the line; the drawn line is generalised and our coordinates are rough."""

LAYERS = {name: measures.load_layer(name) for name in measures.LAYERS}
LINES = LAYERS["durand_line"].set_index("scale").geometry
LINE = LINES["10m"]
PROVINCES = LAYERS["provinces"].set_index("id", drop=False)
POINTS = LAYERS["places"][LAYERS["places"].geometry.notna()].set_index("id", drop=False)
DRAWN = POINTS[POINTS["map"]]
CROSSINGS = DRAWN[DRAWN["kind"] == "crossing"]
SETTLED = DRAWN[DRAWN["province"].notna()]
BORDERS = LAYERS["borders"].set_index("id", drop=False)


def _readme_kilometres(row: str) -> list[float]:
    """The numbers of kilometres in one row of the README's table."""
    readme = (GEO / "README.md").read_text(encoding="utf-8")
    line = next(line for line in readme.splitlines() if line.startswith(f"| {row}"))
    return [float(n.replace(",", "")) for n in re.findall(r"([\d.,]+) km", line)]


def _farthest_km(lines: shapely.Geometry, other: shapely.LineString) -> float:
    vertices = shapely.get_coordinates(shapely.segmentize(lines, 0.05)).tolist()
    return max(measures.distance_to_line_km(lon, lat, other) for lon, lat in vertices)


@pytest.fixture(scope="module")
def build(project: Path) -> ModuleType:
    """The script that makes the layers, as a module."""
    spec = importlib.util.spec_from_file_location("geo_build", project / "geo" / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- files ------------------------------------------------------------------------------


def _recorded_fingerprints() -> dict[str, str]:
    lines = (GEO / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def test_every_layer_is_what_the_build_makes(build: ModuleType, tmp_path: Path) -> None:
    """Made again where GEO_UPSTREAM has the upstream files; otherwise by fingerprint."""
    if upstream := os.environ.get("GEO_UPSTREAM"):
        folder = Path(upstream)
        build.build(folder, folder / "world_map.gpkg", folder / "asia_50m.json", tmp_path)
        for name in [*(f"{layer}.geojson" for layer in measures.LAYERS), "SHA256SUMS"]:
            assert (tmp_path / name).read_bytes() == (GEO / name).read_bytes(), name
        return
    recorded = _recorded_fingerprints()
    ours = {file.name for pattern in ("*.geojson", "*.csv") for file in GEO.glob(pattern)}
    assert set(recorded) == ours
    for name, digest in recorded.items():
        found = hashlib.sha256((GEO / name).read_bytes()).hexdigest()
        assert found == digest, f"geo/{name} was edited; run geo/build.py"


@pytest.mark.parametrize("name", measures.LAYERS)
def test_files_are_small_and_plain(name: str) -> None:
    content = (GEO / f"{name}.geojson").read_bytes()
    assert len(content) < MAX_BYTES
    assert content.endswith(b"}\n")
    assert b"\r" not in content
    assert "crs" not in json.loads(content), "RFC 7946 GeoJSON is always WGS84"


def test_the_readme_names_every_file() -> None:
    readme = (GEO / "README.md").read_text(encoding="utf-8")
    files = {file.name for file in GEO.iterdir() if file.is_file()} - {"README.md"}
    assert {name for name in files if f"`{name}`" not in readme} == set()


# --- shapes -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", measures.LAYERS)
def test_shapes_are_valid_rounded_and_in_the_frame(name: str) -> None:
    layer = LAYERS[name]
    shapes = (DRAWN if name == "places" else layer).geometry
    assert shapes.is_valid.all()
    assert not shapes.is_empty.any()
    west, south, east, north = mapfiles.SURROUNDINGS if name == "surroundings" else measures.FRAME
    lons, lats = shapely.get_coordinates(shapes.to_numpy()).T
    assert west <= lons.min() <= lons.max() <= east
    assert south <= lats.min() <= lats.max() <= north
    assert (np.round(lons, 5) == lons).all()
    assert (np.round(lats, 5) == lats).all()


@pytest.mark.parametrize("name", ["countries", "provinces", "surroundings"])
def test_outer_rings_run_counter_clockwise(name: str) -> None:
    polygons = LAYERS[name].geometry.explode()
    assert shapely.is_ccw(polygons.exterior.to_numpy()).all()


def test_provinces_neither_overlap_nor_gape() -> None:
    assert shapely.coverage_is_valid(PROVINCES.geometry.to_numpy())


# --- the line ---------------------------------------------------------------------------


@pytest.mark.parametrize(("scale", "about_km"), [("10m", 2246), ("50m", 2055), ("110m", 2023)])
def test_stored_length_is_the_measured_length(scale: str, about_km: float) -> None:
    stored = LAYERS["durand_line"].set_index("scale")["length_km"][scale]
    measured = measures.line_length_km(list(LINES[scale].coords))
    assert stored == round(measured, 1)
    assert stored == pytest.approx(about_km, abs=1)
    assert stored in _readme_kilometres("Length of the line as drawn")


@pytest.mark.parametrize("scale", ["10m", "50m", "110m"])
def test_the_line_runs_from_south_west_to_north_east(scale: str) -> None:
    start, *_, end = LINES[scale].coords
    assert start == pytest.approx((60.85, 29.86), abs=0.1)
    assert end == pytest.approx((74.54, 37.02), abs=0.7)


def test_every_drawing_says_what_each_state_says_of_the_line() -> None:
    assert (
        LAYERS["durand_line"]["note"]
        .str.contains(
            "Pakistan says that the line is the border, Afghanistan that it does not recognise it"
        )
        .all()
    )


@pytest.mark.parametrize("country", ["afghanistan", "pakistan"])
def test_the_line_is_the_edge_of_both_countries_vertex_by_vertex(country: str) -> None:
    outline = LAYERS["countries"].set_index("id").geometry[country]
    assert {tuple(v) for v in LINE.coords} <= {tuple(v) for v in shapely.get_coordinates(outline)}
    assert outline.boundary.covers(LINE)


@pytest.mark.long
def test_provinces_follow_the_line_as_closely_as_the_readme_says() -> None:
    outer = [
        shapely.union_all(PROVINCES.geometry[PROVINCES["country"] == country].to_numpy()).boundary
        for country in ("AFG", "PAK")
    ]
    edge = shapely.line_merge(shapely.intersection(*outer))
    farthest = max(_farthest_km(edge, LINE), _farthest_km(LINE, edge))
    stated = _readme_kilometres("Farthest that the outer edge")[0]
    assert stated - 0.2 < farthest <= stated


@pytest.mark.long
def test_coarser_drawings_are_as_far_from_the_line_as_the_readme_says() -> None:
    stated = _readme_kilometres("Farthest that the coarser drawings")
    for scale, stated_km in zip(("50m", "110m"), stated, strict=True):
        drawing = LINES[scale]
        farthest = max(_farthest_km(drawing, LINE), _farthest_km(LINE, drawing))
        assert stated_km - 0.2 < farthest <= stated_km


# --- provinces and countries --------------------------------------------------------------


def test_every_province_is_there_under_its_name_of_today() -> None:
    afghan = PROVINCES[PROVINCES["country"] == "AFG"]
    assert len(afghan) == 34
    assert afghan["id"].str.endswith("-province").all()
    assert {"Daykundi", "Helmand", "Herat", "Paktya", "Panjshir", "Sar-e Pol"} <= set(
        afghan["name"]
    )
    assert set(PROVINCES["id"][PROVINCES["country"] == "PAK"]) == {
        "balochistan",
        "gilgit-baltistan",
        "islamabad-capital-territory",
        "khyber-pakhtunkhwa",
        "pakistan-administered-kashmir",
        "punjab",
        "sindh",
    }


def test_the_former_tribal_areas_are_within_khyber_pakhtunkhwa() -> None:
    assert not PROVINCES["name"].str.contains(r"F\.?A\.?T\.?A|Tribal", case=False).any()
    merged = PROVINCES.geometry["khyber-pakhtunkhwa"]
    assert merged.geom_type == "Polygon"
    assert not merged.interiors
    miran_shah, peshawar = shapely.Point(70.07, 33.0), shapely.Point(71.58, 34.01)
    assert merged.contains(miran_shah)
    assert merged.contains(peshawar)


def test_disputed_territories_say_so_and_have_no_name_of_one_side() -> None:
    assert not PROVINCES["name"].str.contains("Azad|Northern Areas").any()
    for territory in ("pakistan-administered-kashmir", "gilgit-baltistan"):
        note = PROVINCES["note"][territory]
        assert "Administered by Pakistan" in note
        assert "disputed" in note
    assert len(LAYERS["disputed_borders"]) > 0


def test_provinces_that_the_frame_cuts_say_so() -> None:
    cut = PROVINCES[PROVINCES["cut_by_frame"]]
    assert set(cut["id"]) == {"balochistan", "sindh"}
    assert cut["note"].str.contains("Cut by the edge of the map").all()


def test_provinces_are_on_the_side_of_their_country() -> None:
    for province in PROVINCES.itertuples():
        inside = province.geometry.representative_point()
        side = measures.side_of_line(inside.x, inside.y, LINE)
        assert side == province.side == {"AFG": "afghan", "PAK": "pakistani"}[province.country]


def test_provinces_on_the_line_are_at_no_distance_from_it() -> None:
    nearest = {p.id: p.distance_to_line_km["low"] for p in PROVINCES.itertuples()}
    on_the_line = """badakhshan nuristan kunar nangarhar paktya khost paktika zabul kandahar helmand
        nimroz""".split()
    assert {ident for ident, km in nearest.items() if km == 0} == {
        *(f"{name}-province" for name in on_the_line),
        "balochistan",
        "gilgit-baltistan",
        "khyber-pakhtunkhwa",
    }


@pytest.mark.long
@pytest.mark.parametrize("ident", ["kabul-province", "paktika-province", "punjab"])
def test_distances_of_a_province_are_measured(ident: str) -> None:
    stored = PROVINCES["distance_to_line_km"][ident]
    nearest, farthest = measures.distance_range_to_line_km(PROVINCES.geometry[ident], LINE)
    assert stored["low"] == pytest.approx(nearest, abs=1.1)
    assert stored["high"] == pytest.approx(farthest, abs=1.1)
    assert stored["low"] <= nearest + 0.1
    assert stored["high"] >= farthest - 0.1


def test_both_countries_and_their_neighbours_are_there() -> None:
    assert set(LAYERS["countries"]["name"]) == {
        "Afghanistan",
        "China",
        "India",
        "Iran",
        "Kyrgyzstan",
        "Pakistan",
        "Siachen Glacier",
        "Tajikistan",
        "Turkmenistan",
        "Uzbekistan",
    }


# --- borders ----------------------------------------------------------------------------


def _of_kind(*kinds: str) -> shapely.Geometry:
    """Every line of some kinds; the edges of claims are disputed wherever they run."""
    own = BORDERS.geometry[BORDERS["drawn_as"].isin(kinds)]
    claims = LAYERS["disputed_borders"].geometry if "disputed" in kinds else own[:0]
    return shapely.union_all([*own, *claims])


def test_every_border_of_two_countries_is_drawn_once_and_no_other_line() -> None:
    countries = LAYERS["countries"].geometry
    shared = [one.intersection(other) for one, other in combinations(countries.boundary, 2)]
    lines = [part for edge in shared for part in shapely.get_parts(edge) if part.length]
    drawn = BORDERS.geometry[BORDERS["drawn_as"] != "province"]
    expected = shapely.union_all(lines)
    assert shapely.difference(expected, shapely.buffer(shapely.union_all([*drawn]), 1e-4)).is_empty
    assert sum(line.length for line in drawn) == pytest.approx(expected.length, rel=0.005)


def test_nothing_disputed_lies_under_a_line_that_looks_settled() -> None:
    """Lines of the two kinds meet at their ends, and nowhere else."""
    near = 0.02
    unsettled = shapely.buffer(_of_kind("durand-line", "line-of-control", "disputed"), near)
    for kind in ("agreed", "province"):
        over = shapely.intersection(_of_kind(kind), unsettled)
        longest = max((part.length for part in shapely.get_parts(over)), default=0)
        assert longest < 6 * near, (kind, longest)
        assert over.length < 0.03 * _of_kind(kind).length, kind


@pytest.mark.parametrize("ident", BORDERS["id"])
def test_a_border_is_drawn_as_what_natural_earth_says_that_it_is(ident: str) -> None:
    """Two more are drawn as disputed: the land beside them is held by one state of several."""
    border = BORDERS.loc[ident]
    kinds = {
        "International boundary (verify)": {"agreed", "durand-line"},
        "Line of control (please verify)": {"line-of-control"},
        "Disputed (please verify)": {"disputed"},
        "Indefinite (please verify)": {"disputed"},
        "Indeterminant frontier": {"disputed"},
    }
    if border["drawn_as"] == "province":
        assert pd.isna(border["natural_earth"])
        return
    beside = LAYERS["disputed_land"].geometry[0].buffer(0.05).intersection(border.geometry)
    if beside.length > 0.9 * border.geometry.length:
        assert border["drawn_as"] in {"disputed", "line-of-control"}
    else:
        assert border["drawn_as"] in kinds[border["natural_earth"]]


def test_the_line_of_control_runs_from_the_plain_to_the_glacier() -> None:
    line = BORDERS.geometry[BORDERS["drawn_as"] == "line-of-control"].iloc[0]
    assert line.coords[0] == pytest.approx((75.30, 32.33), abs=0.02)
    assert line.coords[-1] == pytest.approx((77.05, 35.11), abs=0.02)


@pytest.mark.parametrize(
    ("town", "point", "is_disputed"),
    [
        ("Muzaffarabad", (73.47, 34.37), True),
        ("Gilgit", (74.31, 35.92), True),
        ("Srinagar", (74.80, 34.08), True),
        ("Leh", (77.58, 34.16), True),
        ("the Shaksgam valley", (76.6, 36.1), True),
        ("Islamabad", (73.05, 33.69), False),
        ("Chitral", (71.79, 35.85), False),
        ("Sialkot", (74.53, 32.49), False),
        ("Amritsar", (74.87, 31.63), False),
        ("Tashkurgan", (75.23, 37.78), False),
    ],
)
def test_disputed_land_is_that_which_one_holds_and_another_claims(
    town: str, point: tuple[float, float], is_disputed: bool
) -> None:
    land = LAYERS["disputed_land"].geometry[0]
    assert land.geom_type == "Polygon"
    assert not land.interiors
    assert land.contains(shapely.Point(point)) is is_disputed, town


# --- places -----------------------------------------------------------------------------


def test_every_place_that_a_record_names_is_known_once() -> None:
    known = [*LAYERS["places"]["id"], *PROVINCES["id"]]
    assert len(known) == len(set(known))
    ledger = real_ledger()
    named = {location.place.id for claim in ledger.claims(ring=None) for location in claim.where}
    assert named <= set(known)
    assert set(loading.load_places()) == set(known)


@pytest.mark.parametrize("ident", SETTLED["id"])
def test_a_place_is_in_its_province_and_on_its_side(ident: str) -> None:
    place = SETTLED.loc[ident]
    point: shapely.Point = place.geometry
    province = PROVINCES.loc[place["province"]]
    assert province.geometry.contains(point), "no place needs a tolerance at this time"
    assert place["country"] == province["country"]
    assert place["side"] == province["side"] == measures.side_of_line(point.x, point.y, LINE)


@pytest.mark.parametrize("ident", CROSSINGS["id"])
def test_a_crossing_is_near_the_line_and_between_its_provinces(ident: str) -> None:
    crossing = CROSSINGS.loc[ident]
    point: shapely.Point = crossing.geometry
    assert crossing["side"] == "on-line"
    distance = measures.distance_to_line_km(point.x, point.y, LINE)
    assert distance < CROSSING_KM
    assert distance <= crossing["uncertainty_km"]
    assert distance <= _readme_kilometres("Farthest that a crossing")[0]
    sides = {PROVINCES["side"][province] for province in crossing["between"]}
    assert sides == {"afghan", "pakistani"}
    for province in crossing["between"]:
        edge = PROVINCES.geometry[province].exterior
        assert measures.distance_to_line_km(point.x, point.y, edge) < CROSSING_KM


@pytest.mark.parametrize("ident", DRAWN["id"])
def test_distances_of_a_place_are_measured_and_never_too_narrow(ident: str) -> None:
    place = DRAWN.loc[ident]
    stored: dict[str, int] = place["distance_to_line_km"]
    km = measures.distance_to_line_km(place.geometry.x, place.geometry.y, LINE)
    assert stored["nearest"] == round(km)
    assert 0 <= stored["low"] <= max(0, km - place["uncertainty_km"])
    assert km + place["uncertainty_km"] <= stored["high"] <= km + place["uncertainty_km"] + 1


@pytest.mark.parametrize("ident", ["kabul", "khost", "spin-boldak", "islamabad"])
def test_another_way_of_measuring_agrees(ident: str) -> None:
    """Great circles on a sphere to close-set points of the line: within 0.5 % and 0.1 km."""
    point: shapely.Point = DRAWN.geometry[ident]
    lons, lats = np.radians(shapely.get_coordinates(shapely.segmentize(LINE, 0.001))).T
    lon, lat = np.radians([point.x, point.y])
    chord = (
        np.sin((lats - lat) / 2) ** 2 + np.cos(lat) * np.cos(lats) * np.sin((lons - lon) / 2) ** 2
    )
    on_sphere = float((2 * 6371.0 * np.arcsin(np.sqrt(chord))).min())
    assert measures.distance_to_line_km(point.x, point.y, LINE) == pytest.approx(
        on_sphere, rel=0.005, abs=0.1
    )


def test_points_say_where_they_come_from_and_how_far_off_they_may_be() -> None:
    assert POINTS["source"].str.contains("our own reading").all()
    assert (POINTS["uncertainty_km"] > 0).all()
    lons, lats = shapely.get_coordinates(POINTS.geometry.to_numpy()).T
    assert (np.round(lons, 2) == lons).all()
    assert (np.round(lats, 2) == lats).all()


def test_places_without_a_point_are_not_drawn() -> None:
    without: gpd.GeoDataFrame = LAYERS["places"][LAYERS["places"].geometry.isna()]
    assert set(without["kind"]) == {"country", "line"}
    assert not without["map"].any()
    assert set(POINTS["id"][~POINTS["map"]]) == {"doha", "istanbul"}
    assert POINTS["side"][~POINTS["map"]].isna().all()


# --- reading for drawing ----------------------------------------------------------------


def test_the_drawn_line_is_the_measured_line() -> None:
    assert layers.load_line("10m").rings[0] == tuple(LINE.coords)
    with pytest.raises(ValueError, match="scale '1m' is not drawn; expected one of 10m, 50m, 110m"):
        layers.load_line("1m")


# --- making the layers ------------------------------------------------------------------


def test_a_missing_upstream_file_says_how_to_fetch_it(
    build: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "world_map.gpkg"
    arguments = ["--world-atlas", str(tmp_path), "--world-map", str(missing)]
    arguments += ["--rivers", str(missing), "--out", "unused"]
    assert build.main(arguments) == 2
    said = capsys.readouterr().err
    assert f"{missing} is missing" in said
    assert "apt-get download qgis-common" in said


def test_another_version_of_an_upstream_file_is_refused(build: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "countries-10m.json").write_text("{}", encoding="utf-8")
    with pytest.raises(build.UpstreamError, match=r"has sha256 44136f.*expected 3bc6f1.*npm pack"):
        build.load_topology(tmp_path, "10m")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"precision": "twon"}, r"place 'kabul': precision is 'twon'. Did you mean 'town'\?"),
        (
            {"province": "kabul-provinc"},
            r"place 'kabul': province is 'kabul-provinc'. Did you mean 'kabul-province'\?",
        ),
    ],
)
def test_a_wrong_row_of_our_table_is_refused(
    build: ModuleType, change: dict[str, Any], message: str
) -> None:
    row = next(row for row in build.table_rows(GEO / "gazetteer.csv") if row["id"] == "kabul")
    with pytest.raises(build.UpstreamError, match=message):
        build.place_feature({**row, **change}, LINE, set(PROVINCES["id"]))


def test_an_arc_backwards_joins_the_next_one(build: ModuleType) -> None:
    upstream = sys.modules[build.UpstreamError.__module__]
    arcs = [np.array([(0, 0), (1, 0), (1, 1)]), np.array([(0, 0), (0, 1), (1, 1)])]
    ring = upstream.ring([0, ~1], arcs)
    assert ring.tolist() == [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"drawn_as": "settled"}, r"india pakistan: drawn_as is 'settled'; expected one of agreed"),
        ({"other": "nepal"}, r"the borders .*'india', 'nepal'.* are only there or only in the fra"),
        ({"until_lon": "10"}, r"india pakistan: no inner vertex within 0.02° of \[10.0, 1.0\]"),
        ({"until_lon": "1"}, r"india pakistan: the last part ends before the border does"),
    ],
)
def test_a_wrong_row_of_the_kinds_of_borders_is_refused(
    build: ModuleType, change: dict[str, str], message: str
) -> None:
    border = {("india", "pakistan"): shapely.LineString([(0, 0), (1, 1), (2, 2)])}
    row = {"one": "india", "other": "pakistan", "until_lon": "", "until_lat": "1"}
    with pytest.raises(build.UpstreamError, match=message):
        build.borders.stretches(border, [{**row, "drawn_as": "agreed", **change}])


# --- for orientation --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("Indus", (70.9, 31.8)),  # Dera Ismail Khan stands on its western bank
        ("Helmand", (64.37, 31.58)),  # Lashkar Gah
        ("Amu Darya", (67.42, 37.20)),  # Termez
        ("Chenab", (74.1, 32.49)),  # Wazirabad
        ("Sutlej", (71.7, 29.4)),  # Bahawalpur
    ],
)
def test_a_river_with_a_name_flows_by_a_town_that_is_known_to_stand_on_it(
    name: str, at: tuple[float, float]
) -> None:
    rivers = LAYERS["rivers"].set_index("name").geometry
    near = {other: line.distance(shapely.Point(at)) for other, line in rivers.items()}
    assert min(near, key=near.__getitem__) == name
    assert near[name] < 0.35, near[name]


def test_the_towns_for_orientation_are_on_their_own_side_and_no_record_names_them() -> None:
    towns = LAYERS["towns"]
    countries = LAYERS["countries"].set_index("iso_a3").geometry
    for town in towns.to_dict("records"):
        assert countries[town["country"]].contains(town["geometry"]), town["name"]
    assert not set(towns["id"]) & set(LAYERS["places"]["id"])
    assert {"Kandahar", "Jalalabad", "Peshawar", "Quetta"} <= set(towns["name"])


def test_the_inset_draws_no_border_and_holds_both_places_of_talks() -> None:
    around = LAYERS["surroundings"].set_index("id").geometry
    assert list(around.index) == ["afghanistan-and-pakistan", "other-land"]
    parties = shapely.get_parts(around["afghanistan-and-pakistan"])
    assert len(parties) == 1, "one shape: the line between them is not drawn again"
    box = shapely.box(*mapfiles.SURROUNDINGS)
    for place in ("istanbul", "doha"):
        assert box.contains(POINTS.geometry[place])


def test_what_is_there_for_orientation_adds_little() -> None:
    sizes = [(GEO / f"{n}.geojson").stat().st_size for n in ("rivers", "towns", "surroundings")]
    assert sum(sizes) < 60_000
