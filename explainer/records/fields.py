"""The fields of the records, read from the models: nothing outside names them by hand.

Every outward form (CSV, JSON Lines, JSON-LD, JSON Schema, its documentation) is made from what
stands here, so that a field added to a record cannot be left out of one of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, create_model

from explainer.records import claims as claim_records
from explainer.records import quantities, values
from explainer.records.claims import Address, Record

__all__ = ["Column", "Field", "bounds_model", "bounds_of", "columns", "fields_of"]

_PLAIN = (str, int, float, bool, dt.date)
_WORDING = {part for part in get_args(claim_records.Words) if isinstance(part, AfterValidator)}
_UNITS: Mapping[tuple[type[Record], str], str] = {
    (Address, "start"): "characters",
    (Address, "end"): "characters",
}


@dataclass(frozen=True)
class Field:
    """One field of a record.

    Attributes
    ----------
    name : str
        As it stands in the YAML.
    inner : type of Record or None
        The record that it holds, or whose list it holds.
    plain : type or None
        The one kind of plain value that it holds: str, int, float, bool or date.
    many : bool
        Whether it holds a list.
    optional : bool
        Whether it may hold nothing.
    wording : bool
        Whether it is a quantity in words.
    slug : bool
        Whether it is an id.
    """

    name: str
    attribute: str
    inner: type[Record] | None
    plain: type | None
    many: bool
    optional: bool
    wording: bool
    slug: bool

    @property
    def is_day(self) -> bool:
        """Whether it is a date."""
        return self.plain is dt.date


@dataclass(frozen=True)
class Column:
    """A column of the table of claims: its name, and the way to its value in the JSON."""

    name: str
    path: tuple[str, ...]
    plain: bool


@cache
def fields_of(model: type[Record]) -> tuple[Field, ...]:
    """The fields of a model, in order."""
    model.model_rebuild()  # a record named before it was defined is resolved now
    found = []
    for name, info in model.model_fields.items():
        leaves, marks, many = _taken_apart(info.annotation)
        marks |= {mark for mark in info.metadata if isinstance(mark, AfterValidator)}
        kinds = {str if get_origin(leaf) is Literal else leaf for leaf in leaves} - {NoneType}
        only: Any = next(iter(kinds)) if len(kinds) == 1 else None
        inner = only if isinstance(only, type) and issubclass(only, Record) else None
        found.append(
            Field(
                name=info.alias or name,
                attribute=name,
                inner=inner,
                plain=only if only in _PLAIN else None,
                many=many,
                optional=NoneType in leaves,
                wording=bool(marks & _WORDING),
                slug=bool(marks & _SLUG),
            )
        )
    return tuple(found)


def _taken_apart(annotation: Any) -> tuple[set[Any], set[Any], bool]:
    """The plain types of an annotation, its validators, and whether it is a list."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        leaves, marks, many = _taken_apart(inner[0])
        return leaves, marks | {m for m in inner[1:] if isinstance(m, AfterValidator)}, many
    if origin in (Union, UnionType):
        parts = [_taken_apart(part) for part in inner]
        return (
            set().union(*(leaves for leaves, _, _ in parts)),
            set().union(*(marks for _, marks, _ in parts)),
            any(many for _, _, many in parts),
        )
    if origin is tuple:
        leaves, marks, _ = _taken_apart(inner[0])
        return leaves, marks, True
    return {annotation}, set(), False


_SLUG = {part for part in get_args(values.Slug) if isinstance(part, AfterValidator)}


# --- columns ----------------------------------------------------------------------------


def columns(model: type[Record], *above: str, unit: str | None = None) -> Iterator[Column]:
    """The columns of a record: those of a record in it are its own, a list is one column.

    Parameters
    ----------
    model : type of Record
        What the columns are of.
    *above : str
        The names of the fields that lead to it.
    unit : str, optional
        What its numbers count, where the names of its fields do not tell.
    """
    for field in fields_of(model):
        path = (*above, field.name)
        if field.inner and not field.many:
            yield from columns(field.inner, *path, unit=_counted(field) or unit)
            continue
        counts = _UNITS.get((model, field.name)) or (unit if field.plain is int else None)
        name = "_".join([*path, *([counts] if counts else [])])
        yield Column(name, path, plain=field.plain is not None and not field.many)


def _counted(field: Field) -> str | None:
    return "people" if field.name == "counts" else None


# --- what a wording means -----------------------------------------------------------------

_NUMBERS: dict[str, Any] = {
    field.name: (get_type_hints(quantities.Quantity)[field.name], ...)
    for field in fields(quantities.Quantity)
    if field.name != "words"
}
Bounds: type[Record] = create_model("Bounds", __base__=Record, **_NUMBERS)
"""What a wording means: every field of `quantities.Quantity` but the words."""


@cache
def bounds_model(model: type[Record]) -> type[Record] | None:
    """The shape of a record with `Bounds` for each quantity and nothing else, or None."""
    shape: dict[str, Any] = {}
    for field in fields_of(model):
        part = Bounds if field.wording else field.inner and bounds_model(field.inner)
        if part:
            shape[field.name] = (tuple[part, ...], ()) if field.many else (part | None, None)  # type: ignore[valid-type]
    return create_model(f"{model.__name__}Bounds", __base__=Record, **shape) if shape else None


def bounds_of(record: Record) -> dict[str, Any]:
    """What every wording of a record means, in the shape of `bounds_model`."""
    found: dict[str, Any] = {}
    for field in fields_of(type(record)):
        if field.wording or (field.inner and bounds_model(field.inner)):
            value = getattr(record, field.attribute)
            found[field.name] = [_bounds(v) for v in value] if field.many else _bounds(value)
    return found


def _bounds(value: Record | str | None) -> dict[str, Any] | None:
    if isinstance(value, Record):
        return bounds_of(value)
    if value is None:
        return None
    quantity = quantities.parse(value)
    return {name: getattr(quantity, name) for name in _NUMBERS}
