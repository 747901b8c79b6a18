"""The map layers as they are on disk: GeoJSON, and what each layer must hold.

A fault names the file, the feature, the field and the fix. Heights are allowed, as GeoJSON
allows them, and not used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from explainer import paths
from explainer.files import FileError, read_json

__all__ = ["FRAME", "LAYERS", "MEND", "SURROUNDINGS", "read_layer"]

FRAME: tuple[float, float, float, float] = (58.0, 27.0, 78.0, 39.5)
"""The map frame in degrees: west, south, east, north."""

SURROUNDINGS: tuple[float, float, float, float] = (22.0, 10.0, 84.0, 47.0)
"""What the inset shows around it, in degrees: from Istanbul to beyond the map, Doha within."""

LAYERS: tuple[str, ...] = (
    "borders", "countries", "disputed_borders", "disputed_land", "durand_line", "places",
    "provinces", "rivers", "surroundings", "towns",
)  # fmt: skip
"""The map layers, one GeoJSON file each."""

MEND = "run geo/build.py to make it again"

_Degree = Annotated[float, Field(strict=True, allow_inf_nan=False)]
_Position = Annotated[tuple[_Degree, ...], Field(min_length=2, max_length=3)]
_Line = Annotated[tuple[_Position, ...], Field(min_length=2)]
_Ring = Annotated[tuple[_Position, ...], Field(min_length=4)]
_Polygon = Annotated[tuple[_Ring, ...], Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="allow")


class _Point(_Part):
    type: Literal["Point"]
    coordinates: _Position


class _LineString(_Part):
    type: Literal["LineString"]
    coordinates: _Line


class _MultiLineString(_Part):
    type: Literal["MultiLineString"]
    coordinates: Annotated[tuple[_Line, ...], Field(min_length=1)]


class _PolygonShape(_Part):
    type: Literal["Polygon"]
    coordinates: _Polygon


class _MultiPolygon(_Part):
    type: Literal["MultiPolygon"]
    coordinates: Annotated[tuple[_Polygon, ...], Field(min_length=1)]


_Area = Annotated[_PolygonShape | _MultiPolygon, Field(discriminator="type")]
_Drawn = Annotated[_LineString | _MultiLineString, Field(discriminator="type")]
_Words = Annotated[str, Field(min_length=1)]


class _Named(_Part):
    id: _Words
    name: _Words


class _Range(_Part):
    nearest: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    low: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    high: Annotated[float, Field(ge=0, allow_inf_nan=False)]


class _Kept(_Named):
    """What is said of a place or a province."""

    country: str | None = None
    distance_to_line_km: _Range | None = None
    note: str | None = None


class _PlaceProperties(_Kept):
    kind: _Words
    province: str | None = None
    precision: str | None = None
    uncertainty_km: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    map: bool = False


class _Scale(_Part):
    id: _Words
    scale: _Words
    length_km: Annotated[float, Field(gt=0, allow_inf_nan=False)]


class _Feature(_Part):
    type: Literal["Feature"]


class _Country(_Feature):
    properties: _Named
    geometry: _Area


class _Province(_Feature):
    properties: _Kept
    geometry: _Area


class _Kind(_Named):
    """How a stretch of a border is drawn: each kind has a place in the map's key."""

    drawn_as: _Words


class _Border(_Feature):
    properties: _Kind
    geometry: _Drawn


class _Land(_Named):
    """Land of the inset, which lies outside the map."""

    map: bool = True


class _Around(_Feature):
    properties: _Land
    geometry: _Area


class _Town(_Feature):
    properties: _Named
    geometry: _Point


class _Claimed(_Feature):
    properties: _Named
    geometry: _Drawn


class _LineDrawing(_Feature):
    properties: _Scale
    geometry: _LineString


class _Place(_Feature):
    properties: _PlaceProperties
    geometry: _Point | None


_MODELS: dict[str, type[_Feature]] = {
    "borders": _Border,
    "countries": _Country,
    "disputed_borders": _Claimed,
    "disputed_land": _Country,
    "durand_line": _LineDrawing,
    "places": _Place,
    "provinces": _Province,
    "rivers": _Claimed,
    "surroundings": _Around,
    "towns": _Town,
}


def read_layer(name: str) -> tuple[Any, ...]:
    """The features of a layer.

    Raises
    ------
    FileError
        When the file cannot be read or a feature is not as it must be; the first fault is named.
    """
    file = f"geo/{name}.geojson"
    content = read_json(paths.geo_folder() / f"{name}.geojson", file, MEND)
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise FileError(file, f"is not a GeoJSON FeatureCollection; {MEND}")
    raw = content.get("features")
    if not isinstance(raw, list) or not raw:
        raise FileError(file, f"features is {'empty' if raw == [] else 'no list'}; {MEND}")
    features = tuple(_feature(_MODELS[name], n, entry, file) for n, entry in enumerate(raw, 1))
    for fault in _faults(features):
        raise FileError(file, f"{fault}; {MEND}")
    return features


def _feature(model: type[_Feature], number: int, raw: object, file: str) -> _Feature:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in fault["loc"] if part not in _TYPES) or "the feature"
    properties = raw.get("properties") if isinstance(raw, dict) else None
    known = properties.get("id") if isinstance(properties, dict) else None
    name = f" ({known!r:.40})" if known else ""
    raise FileError(file, f"feature {number}{name}: {where}: {_said(fault)}; {MEND}")


_TYPES = {"Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}


def _said(fault: Any) -> str:
    """A validation fault in words."""
    match fault["type"]:
        case "missing":
            return "is missing"
        case "finite_number" | "float_type" | "float_parsing":
            return f"{fault['input']!r:.40} is no number"
        case "union_tag_invalid" | "literal_error" | "union_tag_not_found":
            return "is of another type than this layer draws"
        case "model_type" | "model_attributes_type" | "tuple_type" | "string_type":
            return f"{fault['input']!r:.40} is of the wrong kind"
        case _:
            return f"{fault['msg'][0].lower()}{fault['msg'][1:]}, got {fault['input']!r:.40}"


def _faults(features: tuple[Any, ...]) -> Iterator[str]:
    """What must hold between features, and of every coordinate."""
    ids = Counter(feature.properties.id for feature in features)
    for feature in features:
        ident = feature.properties.id
        if ids[ident] > 1:
            yield f"the id {ident!r:.40} is used {ids[ident]} times; every feature needs its own"
        if feature.geometry is None:
            continue
        inside = getattr(feature.properties, "map", True)
        for lon, lat, *_ in _positions(feature.geometry.coordinates):
            fault = _misplaced(lon, lat, must_be_inside=inside)
            if fault:
                yield f"feature {ident!r:.40}: coordinates [{lon}, {lat}] {fault}"


def _positions(coordinates: Any) -> Iterator[tuple[float, ...]]:
    if isinstance(coordinates[0], float | int):
        yield coordinates
        return
    for part in coordinates:
        yield from _positions(part)


def _misplaced(lon: float, lat: float, *, must_be_inside: bool) -> str | None:
    if _is_inside(lon, lat):
        return None
    if _is_inside(lat, lon):
        return "are swapped; expected longitude first, then latitude"
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        return "are not on the globe; expected degrees, longitude first"
    if must_be_inside:
        return f"are outside the map frame {FRAME} (west, south, east, north)"
    return None


def _is_inside(lon: float, lat: float) -> bool:
    west, south, east, north = FRAME
    return west <= lon <= east and south <= lat <= north
