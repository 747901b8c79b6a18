"""Measuring on the globe: hand-calculated values, refusals, and what must hold of any points."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from explainer import paths
from explainer.files import FileError
from explainer.geo import measures

# On WGS84, by hand: a quarter of the meridian is 10,001.966 km, one degree at the equator 110.574;
# the equator is 2π × 6,378.137 km, a 360th of which is 111.319.
DEGREE_OF_LATITUDE_KM = 110.574
DEGREE_OF_LONGITUDE_KM = 111.319
QUARTER_MERIDIAN_KM = 10_001.966

EQUATOR = shapely.LineString([(-1, 0), (1, 0)])
DIAGONAL = shapely.LineString([(60, 29), (66, 31), (70, 34), (75, 37)])

longitudes = st.floats(60, 76)
latitudes = st.floats(28, 39)


# --- lengths ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("coordinates", "length_km"),
    [
        ([(0, 0), (0, 1)], DEGREE_OF_LATITUDE_KM),
        ([(0, 0), (1, 0)], DEGREE_OF_LONGITUDE_KM),
        ([(69, 0), (69, 90)], QUARTER_MERIDIAN_KM),
        ([(0, 0), (0, 1), (0, 0)], 2 * DEGREE_OF_LATITUDE_KM),
        ([(5, 5), (5, 5)], 0),
    ],
)
def test_length_is_what_is_calculated_by_hand(
    coordinates: list[tuple[float, float]], length_km: float
) -> None:
    assert measures.line_length_km(coordinates) == pytest.approx(length_km, abs=0.001)


def test_length_is_not_that_of_a_web_map() -> None:
    """At 32° N one degree of longitude is 94.49 km; Web Mercator would make it 111.32."""
    assert measures.line_length_km([(69, 32), (70, 32)]) == pytest.approx(94.49, abs=0.01)


@given(st.lists(st.tuples(longitudes, latitudes), min_size=2, max_size=8))
def test_length_does_not_depend_on_the_direction(coordinates: list[tuple[float, float]]) -> None:
    there, back = (measures.line_length_km(c) for c in (coordinates, coordinates[::-1]))
    assert there == pytest.approx(back, abs=1e-6)
    assert there >= measures.line_length_km([coordinates[0], coordinates[-1]]) - 1e-6


def test_a_single_point_has_no_length() -> None:
    with pytest.raises(ValueError, match="a line of 1 vertices has no length; expected two or"):
        measures.line_length_km([(69, 34)])


def test_swapped_coordinates_are_refused_where_that_can_be_seen() -> None:
    with pytest.raises(ValueError, match=r"lat 120 is not on the globe.*Are they swapped\?"):
        measures.line_length_km([(35, 120), (34, 121)])


# --- distances --------------------------------------------------------------------------


def test_distance_is_what_is_calculated_by_hand() -> None:
    north = measures.distance_to_line_km(0, 1, EQUATOR)
    beyond_the_end = measures.distance_to_line_km(2, 0, EQUATOR)
    assert north == pytest.approx(DEGREE_OF_LATITUDE_KM, abs=0.001)
    assert beyond_the_end == pytest.approx(DEGREE_OF_LONGITUDE_KM, abs=0.001)
    assert measures.distance_to_line_km(0.5, 0, EQUATOR) == pytest.approx(0, abs=1e-6)


@given(longitudes, latitudes)
def test_distance_is_at_most_that_to_any_vertex(lon: float, lat: float) -> None:
    distance = measures.distance_to_line_km(lon, lat, DIAGONAL)
    vertices = [measures.line_length_km([(lon, lat), v]) for v in DIAGONAL.coords]
    assert 0 <= distance <= min(vertices) + 1e-6


@given(longitudes, latitudes)
def test_a_longer_line_is_never_farther_away(lon: float, lat: float) -> None:
    part = shapely.LineString(DIAGONAL.coords[:2])
    whole = measures.distance_to_line_km(lon, lat, DIAGONAL)
    assert whole <= measures.distance_to_line_km(lon, lat, part) + 1e-6


def test_distance_refuses_a_point_off_the_globe() -> None:
    with pytest.raises(ValueError, match=r"lon 34\.5, lat 169\.2 is not on the globe"):
        measures.distance_to_line_km(34.5, 169.2, EQUATOR)


def test_the_range_of_an_area_is_what_is_calculated_by_hand() -> None:
    nearest, farthest = measures.distance_range_to_line_km(
        shapely.box(-0.5, 1, 0.5, 2), shapely.LineString([(-5, 0), (5, 0)])
    )
    assert nearest == pytest.approx(DEGREE_OF_LATITUDE_KM, abs=0.001)
    assert farthest == pytest.approx(2 * DEGREE_OF_LATITUDE_KM, abs=0.005)


def test_an_area_that_meets_the_line_is_at_no_distance_from_it() -> None:
    nearest, farthest = measures.distance_range_to_line_km(shapely.box(0, -1, 1, 1), EQUATOR)
    assert nearest == 0
    assert farthest == pytest.approx(DEGREE_OF_LATITUDE_KM, abs=0.001)


# --- sides ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lon", "lat", "side"),
    [
        (62, 35, "afghan"),
        (69, 38, "afghan"),
        (76, 38, "afghan"),
        (65, 28, "pakistani"),
        (76, 33, "pakistani"),
    ],
)
def test_left_of_the_line_is_the_afghan_side(lon: float, lat: float, side: str) -> None:
    assert measures.side_of_line(lon, lat, DIAGONAL) == side


@given(st.floats(61, 74), st.floats(0.01, 1))
def test_the_side_changes_across_the_line(lon: float, step: float) -> None:
    meridian = shapely.LineString([(lon, 20), (lon, 45)])
    lat = shapely.intersection(DIAGONAL, meridian).y
    assert measures.side_of_line(lon, lat + step, DIAGONAL) == "afghan"
    assert measures.side_of_line(lon, lat - step, DIAGONAL) == "pakistani"


def test_there_are_no_sides_outside_the_frame() -> None:
    with pytest.raises(ValueError, match=r"lon 51.53, lat 25.29 is outside the map frame"):
        measures.side_of_line(51.53, 25.29, DIAGONAL)


def test_a_line_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(ValueError, match=r"south-western end first. Reverse it with shapely"):
        measures.side_of_line(69, 34, shapely.reverse(DIAGONAL))


# --- layers -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", measures.LAYERS)
def test_every_layer_is_read_in_degrees(name: str) -> None:
    layer = measures.load_layer(name)
    assert len(layer) > 0
    assert layer.crs == "EPSG:4326"
    assert layer["id"].is_unique


def test_layers_are_sorted() -> None:
    assert list(measures.LAYERS) == sorted(measures.LAYERS)


def test_an_unknown_layer_names_the_known_ones_and_the_nearest() -> None:
    with pytest.raises(
        ValueError,
        match=r"'provnces' is not a map layer; expected one of borders, countries, .*"
        r"Did you mean 'provinces'\?",
    ):
        measures.load_layer("provnces")


def test_a_missing_layer_says_how_to_make_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "geo_folder", lambda: tmp_path)
    with pytest.raises(FileError, match=r"places\.geojson is missing.*geo/build\.py"):
        measures.load_layer("places")
