"""Read YAML files of records, and say what is wrong with each so that it can be mended.

Here belong files, YAML and the wording of faults in one record. What must hold between two
records is in `checks`.
"""

from __future__ import annotations

import reprlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from explainer import files
from explainer.records import yamlfiles
from explainer.records.claims import Claim, Document, Record
from explainer.records.fields import fields_of
from explainer.records.meanings import MEANINGS
from explainer.records.problems import LedgerError, Problem, did_you_mean

__all__ = [
    "RING_OF_FOLDER",
    "TODO",
    "read_document",
    "read_list",
]
TODO = "TODO"
"""What a skeleton says where somebody has to fill in a field."""


RING_OF_FOLDER = {"documents": "five", "wider": "wider"}


MAX_FAULTS = 20
"""So many faults of one record are listed; then it is said how many more there are."""


MAX_FAULTS_OF_FILE = 500
"""After so many faults the rest of a file is not looked at."""


MAX_MESSAGE = 600


R = TypeVar("R", bound=Record)


class _Short(reprlib.Repr):
    """Shows a value as it was given, short enough for a sentence and however deep it is."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel, self.maxstring, self.maxother = 3, 80, 80


_short = _Short().repr


def _read_yaml(file: Path, name: str) -> Any:
    """The content of a YAML file; every fault becomes a `LedgerError` naming the file.

    The boundary: whatever a file holds, here it is either read or refused in words.
    """
    try:
        return yamlfiles.load(files.read_utf8(file, name))
    except files.FileError as fault:
        said = fault.said
    except yamlfiles.YamlError as wrong:
        said = str(wrong)
    except Exception as error:  # noqa: BLE001  (no file may end the program)
        said = f"cannot be read as YAML ({type(error).__name__}); restore it from the project"
    raise LedgerError([Problem(name, "", said)])


_KINDS = {
    "string_type": " is not text; write it in quotation marks",
    **dict.fromkeys(
        ("int_parsing", "int_type", "int_from_float", "int_parsing_size"),
        " is not a whole number (an integer); expected one such as 12",
    ),
    **dict.fromkeys(
        ("bool_parsing", "bool_type"), " is neither true nor false; expected one of the two"
    ),
    **dict.fromkeys(
        ("tuple_type", "list_type"), " is not a list; begin each of its entries with “- ”"
    ),
}
"""What is said of a value that is not of the kind expected."""


def _message(error: Mapping[str, Any], model: type[Record]) -> str:
    """One validation fault in words: field, value, expectation, near miss."""
    where = ".".join(str(part) for part in error["loc"]) or "the record"
    given = error.get("input")
    value = _short(given)
    if isinstance(given, str) and given.isascii() and given.isdigit():
        value = given[:20]
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
            return f"{where} {value} is not one of {expected}.{did_you_mean(given, options)}"
        case "value_error":
            return f"{where}: {error['msg'].removeprefix('Value error, ')}"
        case kind if kind.startswith("date"):
            return f"{where} {value} is not a date; expected year-month-day, such as 2025-10-27"
        case "model_type" | "model_attributes_type" | "dict_type":
            names = ", ".join(_field_names(model, error["loc"]))
            return f"{where} {value} is not fields; expected {names}, each with its value"
        case kind:
            return f"{where} {value}{_KINDS.get(kind, ': ' + error['msg'])}"


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
    if not isinstance(raw, dict):
        faults.append(Problem(file, kind, f"expected fields, got {_short(raw)}"))
        return None
    name = raw.get("id", "without id")
    record = f"{kind} {_short(name)}"
    to_fill = dict(_to_fill(raw, model))
    faults += [Problem(file, record, f"{'.'.join(path)} {said}") for path, said in to_fill.items()]
    try:
        sound = model.model_validate(raw)
    except ValidationError as error:
        found = [f for f in error.errors(include_url=False) if not _stands_in(f["loc"], to_fill)]
        said: list[str] = [_message(fault, model)[:MAX_MESSAGE] for fault in found[:MAX_FAULTS]]
        if len(found) > MAX_FAULTS:
            said.append(f"has {len(found) - MAX_FAULTS:,} more faults; mend these first")
    except Exception as error:  # noqa: BLE001  (no record may end the program)
        said = [f"cannot be read ({type(error).__name__}); write it again"]
    else:
        return None if to_fill else sound
    faults += [Problem(file, record, message) for message in said]
    return None


def _stands_in(path: Sequence[int | str], known: Iterable[tuple[str, ...]]) -> bool:
    """Whether a path leads to one that is known, or on from it."""
    parts = tuple(map(str, path))
    return any(parts[: len(start)] == start for start in known)


def _to_fill(
    raw: Mapping[str, Any], model: type[Record], *above: str
) -> Iterator[tuple[tuple[str, ...], str]]:
    """What of a skeleton is not filled in yet, and with what to fill it."""
    for field in fields_of(model):
        given = raw.get(field.name)
        listed = isinstance(given, list)
        for number, value in enumerate(given if isinstance(given, list) else [given]):
            path = (*above, field.name, *([str(number)] if listed else []))
            if value == TODO:
                meaning = MEANINGS.get(model.__name__, {}).get(field.name, "a value")
                yield path, f"still says {TODO}; fill in: {meaning}"
            elif isinstance(value, dict) and field.inner:
                yield from _to_fill(value, field.inner, *path)


def _validated(
    model: type[R], entries: Sequence[object], file: str, kind: str, faults: list[Problem]
) -> list[R]:
    """The sound ones among the entries of a list."""
    sound, before = [], len(faults)
    for number, entry in enumerate(entries, start=1):
        if len(faults) - before > MAX_FAULTS_OF_FILE:
            rest = f"the list is not read beyond entry {number - 1:,}; mend the faults before it"
            faults.append(Problem(file, kind, rest))
            break
        record = _validate(model, entry, file, kind, faults)
        if record is not None:
            sound.append(record)
    return sound


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
        said = f"expected a list of records, each beginning with “- ”, got {_got(raw)}"
        faults.append(Problem(name, "", said))
        return {}
    records: dict[str, R] = {}
    for record in _validated(model, raw, name, kind, faults):
        key: str = record.id  # type: ignore[attr-defined]
        if key in records:
            faults.append(Problem(name, f"{kind} {key!r}", "this id is used twice; ids are unique"))
        records[key] = record
    return records


def _got(raw: object) -> str:
    return "an empty file" if raw is None else _short(raw)


def read_document(file: Path, name: str, faults: list[Problem]) -> Document | None:
    """One document with those of its claims that are sound; the rest become faults."""
    try:
        raw = _read_yaml(file, name)
    except LedgerError as error:
        faults += error.problems
        return None
    if not isinstance(raw, dict):
        said = f"expected the fields of one document, got {_got(raw)}"
        faults.append(Problem(name, "", said))
        return None
    raw_claims = raw.get("claims")
    if not isinstance(raw_claims, list):
        fault = f"claims {_short(raw_claims)} is no list" if raw_claims else "claims is missing"
        faults.append(Problem(name, "", f"{fault}; expected a list of claims"))
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
    claims = _validated(Claim, raw_claims, name, "claim", faults)
    if document is None:
        return None
    return document.model_copy(update={"claims": tuple(claims)})
