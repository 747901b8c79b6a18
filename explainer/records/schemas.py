"""The shape of each YAML file as JSON Schema, so that an editor completes and checks it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema

from explainer.records.catalogue import (
    Actor,
    Contradiction,
    Event,
    Group,
    Point,
    Relay,
    SharedText,
    Standard,
    Term,
    Topic,
)
from explainer.records.claims import MAX_QUOTE_WORDS, Claim, Counts, Document, Happened, Record
from explainer.records.fields import fields_of
from explainer.records.meanings import MEANINGS

__all__ = ["FILES", "schema", "schemas", "write"]

FILES: Mapping[str, type[Record]] = {
    "document": Document,
    "actors": Actor,
    "contradictions": Contradiction,
    "events": Event,
    "glossary": Term,
    "groups": Group,
    "points": Point,
    "relays": Relay,
    "standards": Standard,
    "shared_text": SharedText,
    "topics": Topic,
}
"""Name of each schema, with the record that the file holds: one document, or a list of others."""

WORDINGS = ("23", "five", "at least 50", "more than 70", "50 to 60", "dozens")
"""Examples of quantities in words, which an editor offers."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"


class _Generator(GenerateJsonSchema):
    """Without the titles that pydantic makes of names: an editor would show each name twice."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        return False


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of one YAML file.

    Parameters
    ----------
    name : str
        One of `FILES`.
    """
    model = FILES[name]
    listed: Any = model if model is Document else tuple[model, ...]  # type: ignore[valid-type]
    made = TypeAdapter(listed).json_schema(by_alias=True, schema_generator=_Generator)
    models = dict(_models(model))
    for part in (made, *made.get("$defs", {}).values()):
        if part.get("title") in models:
            _tell(part, models[part["title"]])
    return {"$schema": DRAFT, "title": f"seeds: {name}", **made}


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of every YAML file, by its name."""
    return {name: schema(name) for name in FILES}


def write(folder: Path) -> tuple[Path, ...]:
    """Write every schema into a folder.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    OSError
        When one of them cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, made in schemas().items():
        file = folder / f"{name}.json"
        file.write_text(as_text(made), encoding="utf-8", newline="\n")
        files.append(file)
    return tuple(files)


def as_text(made: Mapping[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _models(model: type[Record]) -> Iterator[tuple[str, type[Record]]]:
    """A model and every one inside it, by name."""
    yield model.__name__, model
    for field in fields_of(model):
        if field.inner:
            yield from _models(field.inner)


def _tell(part: dict[str, Any], model: type[Record]) -> None:
    """Add to the schema of one record what its fields mean, and what its own rules ask."""
    part["description"] = (model.__doc__ or "").split("\n")[0]
    meanings = MEANINGS.get(model.__name__, {})
    for field in fields_of(model):
        told = part["properties"][field.name]
        if field.name in meanings:
            told["description"] = meanings[field.name]
        if field.wording:
            told["examples"] = list(WORDINGS)
            _also_bare_numbers(told)
    part.update(_RULES.get(model, dict)())


def _also_bare_numbers(told: dict[str, Any]) -> None:
    """A wording that is a number alone needs no quotation marks in the YAML."""
    kinds = told.setdefault("anyOf", [{"type": told.pop("type", "string")}])
    kinds.append({"type": "integer", "minimum": 0})


# --- what a record must satisfy on its own, as far as a schema can say it -----------------


def _has(**properties: Any) -> dict[str, Any]:
    return {"required": [*properties], "properties": properties}


_TEXT, _OBJECT = {"type": "string"}, {"type": "object"}
_WORDING = {"type": ["string", "integer"]}


def _of_document() -> dict[str, Any]:
    followed = _has(url={"type": "string", "pattern": "^https?://"}, checked=_filled())
    read = {"claims": {"items": _has(at=_OBJECT)}}
    return {
        "if": _has(text=_OBJECT),
        "then": {"properties": read},
        "else": {**followed, "not": _has(ring={"const": "five"})},
    }


def _filled() -> dict[str, Any]:
    return {"type": "string", "minLength": 1}


def _of_claim() -> dict[str, Any]:
    words = rf"^\s*(\S+\s+){{0,{MAX_QUOTE_WORDS - 1}}}\S+\s*$"
    quote = {"type": "string", "pattern": words}
    return {
        "allOf": [{"properties": {"quote": {"anyOf": [quote, {"type": "null"}]}}}],
        "if": _has(kind={"const": "casualties"}),
        "then": _has(counts=_OBJECT, quote=_TEXT),
        "else": {"properties": {"counts": {"type": "null"}}},
    }


def _of_counts() -> dict[str, Any]:
    """One of the wordings that make a count on their own, asked of the model itself."""
    enough = [f.name for f in fields_of(Counts) if f.wording and not f.many and _counts(f.name)]
    return {"anyOf": [_has(**{name: _WORDING}) for name in enough]}


def _counts(name: str) -> bool:
    try:
        Counts.model_validate({"group": "people", name: "five"})
    except ValidationError:
        return False
    return True


def _of_happened() -> dict[str, Any]:
    return {
        "if": _has(precision={"const": "day"}),
        "then": _has(**{"from": _TEXT, "to": _TEXT}),
    }


_RULES: Mapping[type[Record], Callable[[], dict[str, Any]]] = {
    Document: _of_document,
    Claim: _of_claim,
    Counts: _of_counts,
    Happened: _of_happened,
}
