"""Read YAML files of records, and say what is wrong with each so that it can be mended.

Here belong files, YAML and the wording of faults in one record. What must hold between two
records is in `checks`.
"""

from __future__ import annotations

import reprlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar, overload

from pydantic import ValidationError

from explainer import files
from explainer.records import yamlfiles
from explainer.records.claims import Claim, Document, Record
from explainer.records.fields import fields_of
from explainer.records.meanings import MEANINGS
from explainer.records.problems import Fault, LedgerError, Problem, UnsoundError, did_you_mean
from explainer.records.scales import FOLDER_OF, Ring

__all__ = [
    "RING_OF_FOLDER",
    "TODO",
    "document_from",
    "raw_from",
    "read_document",
    "read_list",
]
TODO = "TODO"
"""What a skeleton says where somebody has to fill in a field."""


RING_OF_FOLDER: Mapping[str, Ring] = {folder: ring for ring, folder in FOLDER_OF.items()}


LESSON_FIELDS = ("own_text", "own_actors", "own_places")
"""What a report that a class has coded may hold beside the fields of a document."""


MAX_FAULTS = 20
"""So many faults of one record are listed; then it is said how many more there are."""


MAX_FAULTS_OF_FILE = 500
"""After so many faults the rest of a file is not looked at."""


R = TypeVar("R", bound=Record)
D = TypeVar("D", bound=Document)


class _Short(reprlib.Repr):
    """Shows a value as it was given, short enough for a sentence and however deep it is."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel, self.maxstring, self.maxother = 3, 80, 80


_short = _Short().repr


def _read_yaml(file: Path, name: str) -> Any:
    """The content of a YAML file; every fault becomes a `LedgerError` naming the file."""
    try:
        content = files.read_bytes(file, name)
    except files.FileError as fault:
        raise LedgerError([Fault("unreadable-file", said=fault.said).at(name)]) from None
    return raw_from(content, name)


def raw_from(content: bytes, name: str) -> Any:
    """What is in a YAML file, from its bytes.

    The boundary: whatever a file holds, here it is either read or refused in words.

    Raises
    ------
    LedgerError
        When it cannot be read; the problem names the file.
    """
    try:
        return yamlfiles.load(files.decoded(content, name))
    except files.FileError as fault:
        said = fault.said
    except yamlfiles.YamlError as wrong:
        said = str(wrong)
    except Exception as error:  # noqa: BLE001  (no file may end the program)
        said = f"cannot be read as YAML ({type(error).__name__}); restore it from the project"
    raise LedgerError([Fault("unreadable-file", said=said).at(name)])


_KINDS = {
    "string_type": "no-text",
    **dict.fromkeys(
        ("int_parsing", "int_type", "int_from_float", "int_parsing_size"), "no-whole-number"
    ),
    **dict.fromkeys(("bool_parsing", "bool_type"), "neither-true-nor-false"),
    **dict.fromkeys(("tuple_type", "list_type"), "no-list-of-values"),
}
"""The fault of a value that is not of the kind expected, by pydantic's name for it."""


def _problem(error: Mapping[str, Any], model: type[Record], file: str, record: str) -> Problem:
    """One validation fault: field, value, expectation, near miss."""
    field = ".".join(str(part) for part in error["loc"]) or "the record"
    if error["type"] != "value_error":
        return _fault(error, model, field).at(file, record)
    cause = error["ctx"]["error"]
    fault = cause.fault if isinstance(cause, UnsoundError) else Fault("unsound", said=str(cause))
    return fault.at(file, record, field=field)


def _fault(error: Mapping[str, Any], model: type[Record], field: str) -> Fault:
    given = error.get("input")
    got = _short(given)
    if isinstance(given, str) and given.isascii() and given.isdigit():
        got = given[:20]
    match error["type"]:
        case "extra_forbidden":
            known = _field_names(model, error["loc"][:-1])
            hint = did_you_mean(error["loc"][-1], known)
            return Fault("unknown-field", field=field, hint=hint, known=", ".join(known))
        case "missing":
            return Fault("missing", field=field)
        case "literal_error":
            expected = error["ctx"]["expected"]
            options = [part.strip(" '") for part in expected.replace(" or ", ",").split(",")]
            hint = did_you_mean(given, options)
            return Fault("not-one-of", field=field, got=got, expected=expected, hint=hint)
        case kind if kind.startswith("date"):
            return Fault("no-day", field=field, got=got)
        case "model_type" | "model_attributes_type" | "dict_type":
            names = ", ".join(_field_names(model, error["loc"]))
            return Fault("no-fields-of-its-own", field=field, got=got, names=names)
        case kind if kind in _KINDS:
            return Fault(_KINDS[kind], field=field, got=got)
        case _:
            return Fault("unfit", field=field, got=got, said=error["msg"])


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
        faults.append(Fault("no-fields", got=_short(raw)).at(file, kind))
        return None
    name = raw.get("id", "without id")
    record = f"{kind} {_short(name)}"
    to_fill = dict(_to_fill(raw, model))
    faults += [fault.at(file, record) for fault in to_fill.values()]
    try:
        sound = model.model_validate(raw)
    except ValidationError as error:
        found = [f for f in error.errors(include_url=False) if not _stands_in(f["loc"], to_fill)]
        faults += [_problem(fault, model, file, record) for fault in found[:MAX_FAULTS]]
        if len(found) > MAX_FAULTS:
            faults.append(Fault("more-faults", count=len(found) - MAX_FAULTS).at(file, record))
    except Exception as error:  # noqa: BLE001  (no record may end the program)
        faults.append(Fault("unreadable-record", kind=type(error).__name__).at(file, record))
    else:
        return None if to_fill else sound
    return None


def _stands_in(path: Sequence[int | str], known: Iterable[tuple[str, ...]]) -> bool:
    """Whether a path leads to one that is known, or on from it."""
    parts = tuple(map(str, path))
    return any(parts[: len(start)] == start for start in known)


def _to_fill(
    raw: Mapping[str, Any], model: type[Record], *above: str
) -> Iterator[tuple[tuple[str, ...], Fault]]:
    """What of a skeleton is not filled in yet, and with what to fill it."""
    for field in fields_of(model):
        given = raw.get(field.name)
        listed = isinstance(given, list)
        for number, value in enumerate(given if isinstance(given, list) else [given]):
            path = (*above, field.name, *([str(number)] if listed else []))
            if value == TODO:
                meaning = MEANINGS.get(model.__name__, {}).get(field.name, "a value")
                field_path = ".".join(path)
                yield path, Fault("to-fill-in", field=field_path, todo=TODO, meaning=meaning)
            elif isinstance(value, dict) and field.inner:
                yield from _to_fill(value, field.inner, *path)


def _validated(
    model: type[R], entries: Sequence[object], file: str, kind: str, faults: list[Problem]
) -> list[R]:
    """The sound ones among the entries of a list."""
    sound, before = [], len(faults)
    for number, entry in enumerate(entries, start=1):
        if len(faults) - before > MAX_FAULTS_OF_FILE:
            faults.append(Fault("list-cut-short", entry=number - 1).at(file, kind))
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
        faults.append(Fault("no-list", got=_got(raw)).at(name))
        return {}
    records: dict[str, R] = {}
    for record in _validated(model, raw, name, kind, faults):
        key: str = record.id  # type: ignore[attr-defined]
        if key in records:
            faults.append(Fault("id-again").at(name, f"{kind} {key!r}"))
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
    return document_from(raw, name, faults)


@overload
def document_from(raw: object, name: str, faults: list[Problem]) -> Document | None: ...
@overload
def document_from(raw: object, name: str, faults: list[Problem], model: type[D]) -> D | None: ...
def document_from(
    raw: object, name: str, faults: list[Problem], model: type[Document] = Document
) -> Document | None:
    """The same from what a file holds, or would hold.

    Parameters
    ----------
    raw : object
        The fields of a document, as they stand in YAML.
    name : str
        The file as faults name it, from ``seeds/`` on; its folder tells the ring, its stem the id.
    faults : list of Problem
        What is wrong is added here.
    model : type of Document, default Document
        What kind of document it is.
    """
    if not isinstance(raw, dict):
        faults.append(Fault("no-document", got=_got(raw)).at(name))
        return None
    raw_claims = raw.get("claims")
    if not isinstance(raw_claims, list):
        code = "claims-no-list" if raw_claims else "claims-missing"
        faults.append(Fault(code, got=_short(raw_claims)).at(name))
        raw_claims = []
    own = [field for field in LESSON_FIELDS if field in raw and field not in model.model_fields]
    if own:
        fields = ", ".join(own)
        faults.append(Fault("coded-in-lesson", fields=fields).at(name))
    fields_of_it = {key: value for key, value in raw.items() if key not in own}
    document = _validate(model, {**fields_of_it, "claims": []}, name, "document", faults)
    if document is not None:
        faults += (
            fault.at(name, f"document {document.id!r}") for fault in _misnamed(document, name)
        )
    claims = _validated(Claim, raw_claims, name, "claim", faults)
    if document is None:
        return None
    return document.model_copy(update={"claims": tuple(claims)})


def _misnamed(document: Document, name: str) -> Iterator[Fault]:
    """Where a document's id or ring is not that of its file."""
    file = PurePosixPath(name)
    if document.id != file.stem:
        yield Fault("id-not-file-name", name=file.stem)
    folder, ring = file.parent.name, RING_OF_FOLDER[file.parent.name]
    if document.ring != ring:
        yield Fault("ring-of-other-folder", ring=document.ring, folder=folder, expected=ring)
