"""Read YAML files of records, and say what is wrong with each so that it can be mended.

Here belong files, YAML and the wording of faults in one record. What must hold between two
records is in `checks`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import yaml
from pydantic import ValidationError

from explainer.fields import fields_of
from explainer.meanings import MEANINGS
from explainer.records import Claim, Document, Record

__all__ = [
    "RING_OF_FOLDER",
    "TODO",
    "LedgerError",
    "Problem",
    "did_you_mean",
    "read_document",
    "read_list",
]

TODO = "TODO"
"""What a skeleton says where somebody has to fill in a field."""

MAX_FILE_BYTES = 2_000_000
"""A record file larger than this is refused unread."""

RING_OF_FOLDER = {"documents": "five", "wider": "wider"}
MAX_DEPTH = 40
SUSPICIOUS_BRACKETS = 4_000
_DEEP = re.compile(r"(?:[-?]\s+){20}")

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with the records, said so that it can be mended."""

    file: str
    record: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file} {self.record}".strip()
        return f"{where}: {self.message}"


class LedgerError(ValueError):
    """The records are wrong; ``problems`` lists every fault found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(value: object, known: Iterable[str]) -> str:
    """A sentence naming the nearest known value, or an empty string."""
    near = difflib.get_close_matches(str(value), list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]!r}?" if near else ""


class _Loader(yaml.CSafeLoader):
    """Safe YAML (C parser) that refuses a key given twice and leaves dates to the records."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {  # type: ignore[misc]
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(
                    None, None, "a key is a list or a mapping; expected a word", key.start_mark
                )
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} is given twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _read_yaml(file: Path, name: str) -> Any:
    """The content of a YAML file; every fault becomes a `LedgerError` naming the file."""
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            raise LedgerError([Problem(name, "", f"is larger than {MAX_FILE_BYTES:,} bytes")])
        text = file.read_text(encoding="utf-8")
        fault = _structure_fault(text)
        if fault:
            raise LedgerError([Problem(name, "", fault)])
        return yaml.load(text, Loader=_Loader)  # noqa: S506  (a safe loader)
    except FileNotFoundError:
        raise LedgerError([Problem(name, "", "is missing; restore it from the project")]) from None
    except UnicodeDecodeError as error:
        raise LedgerError([Problem(name, "", f"is not UTF-8 text ({error.reason})")]) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        if isinstance(error, LedgerError):
            raise
        said = " ".join(str(error).split()) or type(error).__name__
        raise LedgerError([Problem(name, "", f"is not valid YAML: {said}")]) from None


def _structure_fault(text: str) -> str | None:
    """What must not even be loaded: aliases (they can grow without end) and deep nesting.

    Parse events are read, which takes no recursion, and only where a text could hold either.
    """
    brackets = text.count("[") + text.count("{")
    if "*" not in text and brackets < SUSPICIOUS_BRACKETS and not _DEEP.search(text):
        return None
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            return "uses a YAML alias (*); write the value out"
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return f"is not valid YAML: nested more than {MAX_DEPTH} deep; records need five levels"
    return None


def _message(error: Mapping[str, Any], model: type[Record]) -> str:
    """One validation fault in words: field, value, expectation, near miss."""
    where = ".".join(str(part) for part in error["loc"]) or "the record"
    value = error.get("input")
    match error["type"]:
        case "extra_forbidden":
            known = _field_names(model, error["loc"][:-1])
            hint = did_you_mean(error["loc"][-1], known)
            return f"{where} is not a known field.{hint} Known fields: {', '.join(known)}"
        case "missing":
            return f"{where} is missing; expected a value"
        case "literal_error":
            expected = error["ctx"]["expected"]
            options = [part.strip(" '") for part in expected.replace(" or ", ",").split(",")]
            return f"{where} {value!r} is not one of {expected}.{did_you_mean(value, options)}"
        case "value_error":
            return f"{where}: {error['msg'].removeprefix('Value error, ')}"
        case kind if kind.startswith("date"):
            return f"{where} {value!r} is not a date; expected year-month-day, such as 2025-10-27"
        case "string_type":
            return f"{where} {value!r} is not text; write it in quotation marks"
        case _:
            return f"{where} {value!r}: {error['msg']}"


def _field_names(model: type[Record], path: tuple[int | str, ...]) -> list[str]:
    """The field names of the record that an error's path leads to."""
    for part in path:
        if isinstance(part, int):
            continue
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        if part not in fields:
            break
        found = _record_types(fields[part].annotation)
        if found:
            model = found[0]
    return sorted(info.alias or name for name, info in model.model_fields.items())


def _record_types(annotation: Any) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [t for part in getattr(annotation, "__args__", ()) for t in _record_types(part)]


def _validate(model: type[R], raw: object, file: str, kind: str, faults: list[Problem]) -> R | None:
    """A record from raw YAML, or None with its faults added."""
    name = raw.get("id", "without id") if isinstance(raw, dict) else "without id"
    if not isinstance(raw, dict):
        faults.append(Problem(file, kind, f"expected fields, got {raw!r:.60}"))
        return None
    record = f"{kind} {name!r}"
    to_fill = [Problem(file, record, said) for said in _to_fill(raw, model)]
    faults += to_fill
    try:
        sound = model.model_validate(raw)
    except ValidationError as error:
        errors = [fault for fault in error.errors() if fault.get("input") != TODO]
        faults += [Problem(file, record, _message(fault, model)) for fault in errors]
        return None
    return None if to_fill else sound


def _to_fill(raw: Mapping[str, Any], model: type[Record], above: str = "") -> Iterator[str]:
    """What of a skeleton is not filled in yet, and with what to fill it."""
    for field in fields_of(model):
        value = raw.get(field.name)
        if value == TODO:
            meaning = MEANINGS.get(model.__name__, {}).get(field.name, "a value")
            yield f"{above}{field.name} still says {TODO}; fill in: {meaning}"
        elif isinstance(value, dict) and field.inner:
            yield from _to_fill(value, field.inner, f"{above}{field.name}.")


def read_list(
    model: type[R], file: Path, name: str, kind: str, faults: list[Problem]
) -> dict[str, R]:
    """The records of a file that holds a list, by id."""
    try:
        raw = _read_yaml(file, name)
    except LedgerError as error:
        faults += error.problems
        return {}
    if not isinstance(raw, list):
        faults.append(Problem(name, "", "expected a list of records"))
        return {}
    records: dict[str, R] = {}
    for entry in raw:
        record = _validate(model, entry, name, kind, faults)
        if record is None:
            continue
        key: str = record.id  # type: ignore[attr-defined]
        if key in records:
            faults.append(Problem(name, f"{kind} {key!r}", "this id is used twice; ids are unique"))
        records[key] = record
    return records


def read_document(file: Path, name: str, faults: list[Problem]) -> Document | None:
    """One document with those of its claims that are sound; the rest become faults."""
    try:
        raw = _read_yaml(file, name)
    except LedgerError as error:
        faults += error.problems
        return None
    if not isinstance(raw, dict):
        faults.append(Problem(name, "", "expected the fields of one document"))
        return None
    raw_claims = raw.get("claims")
    if not isinstance(raw_claims, list):
        faults.append(Problem(name, "", "claims is missing; expected a list of claims"))
        raw_claims = []
    document = _validate(Document, {**raw, "claims": []}, name, "document", faults)
    if document is not None and document.id != file.stem:
        faults.append(
            Problem(name, f"document {document.id!r}", f"id must be the file's name, {file.stem!r}")
        )
    if document is not None and document.ring != (ring := RING_OF_FOLDER[file.parent.name]):
        faults.append(
            Problem(
                name,
                f"document {document.id!r}",
                f"ring {document.ring!r} does not belong in seeds/{file.parent.name}/; "
                f"expected {ring!r}, or the file in the other folder",
            )
        )
    claims = [_validate(Claim, entry, name, "claim", faults) for entry in raw_claims]
    if document is None:
        return None
    return document.model_copy(update={"claims": tuple(c for c in claims if c is not None)})
