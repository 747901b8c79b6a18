"""The claims as files that other programs read, each field of each claim, and back again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import create_model

from explainer.analysis import counts
from explainer.classroom.coding import report
from explainer.records import bound, csvfiles, fields
from explainer.records.catalogue import Actor, Group
from explainer.records.claims import Claim, Document, Record
from explainer.records.ledger import Ledger
from explainer.records.scales import EventKind

__all__ = ["claim_rows", "columns", "documents", "read_csv", "read_jsonl", "to_csv", "to_jsonl"]


class NamedPlace(Record):
    """A place of a claim by its name, with the UCDP GED code of how exactly it is named."""

    name: str
    where_prec: int | None


class _Readable(Record):
    """What a record refers to, and what its words mean: derived, never written by hand."""

    speaker: Actor
    via_name: str | None
    counting: counts.Counting | None
    group: Group | None
    event_title: str | None
    event_kind: EventKind | None
    places: tuple[NamedPlace, ...]
    date_prec: int | None


_BOUNDS: dict[str, Any] = {
    name: (info.annotation, info.default)
    for name, info in (getattr(fields.bounds_model(Claim), "model_fields", {})).items()
}
Readable: type[Record] = create_model("Readable", __base__=_Readable, **_BOUNDS)
"""What is derived of a claim, with the bounds of every quantity of it."""


def documents(ledger: Ledger) -> tuple[Document, ...]:
    """The documents that are written out: all but a reader's own."""
    return tuple(d for d in ledger.documents if d.id != report.DOCUMENT_ID)


def claim_rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Each claim with every field of its record, its ``document``, and what is ``derived``."""
    for document in documents(ledger):
        about = document.model_dump(mode="json", by_alias=True, exclude={"claims"})
        for claim in ledger.bind(document):
            yield {
                **claim.record.model_dump(mode="json", by_alias=True),
                "document": about,
                "derived": _derived(claim),
            }


def _derived(claim: bound.Claim) -> dict[str, Any]:
    event = claim.event
    readable = Readable.model_validate(
        {
            "speaker": claim.speaker,
            "via_name": claim.carrier.name if claim.carrier else None,
            "counting": counts.counting(claim) if claim.counts else None,
            "group": claim.group,
            "event_title": event and event.title,
            "event_kind": event and event.kind,
            "places": [{"name": w.place.name, "where_prec": w.where_prec} for w in claim.where],
            "date_prec": claim.happened.date_prec,
            **fields.bounds_of(claim.record),
        }
    )
    return readable.model_dump(mode="json", by_alias=True)


# --- JSON Lines -------------------------------------------------------------------------


def to_jsonl(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One JSON object per line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False)


def read_jsonl(lines: Iterable[str]) -> Iterator[Claim]:
    """The claims in lines that `to_jsonl` wrote."""
    for line in lines:
        row = json.loads(line)
        yield Claim.model_validate({f.name: row[f.name] for f in fields.fields_of(Claim)})


# --- CSV --------------------------------------------------------------------------------


@cache
def columns() -> tuple[fields.Column, ...]:
    """The columns: the claim's own fields, those of its document, and what is derived."""
    about = (c for c in fields.columns(Document, "document") if c.path != ("document", "claims"))
    derived = fields.columns(Readable, "derived")
    return (*fields.columns(Claim), *about, *derived)


def to_csv(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A header and one line per claim; a list stands in its cell as JSON."""
    yield csvfiles.BOM + csvfiles.csv_line(column.name for column in columns())
    for row in rows:
        cells = (_cell(_value(row, column.path), column) for column in columns())
        yield csvfiles.csv_line(cells, tell_empty=True)


def _value(row: Any, path: Iterable[str]) -> Any:
    for name in path:
        row = None if row is None else row[name]
    return row


def _cell(value: Any, column: fields.Column) -> str | int | float | None:
    if value is None or (value == "" and column.path[0] == "derived"):
        return None
    if isinstance(value, bool) or not column.plain:
        return json.dumps(value, ensure_ascii=False)
    return value  # type: ignore[no-any-return]


def read_csv(text: str) -> Iterator[Claim]:
    """The claims in a file that `to_csv` wrote, equal to the records that they were made from.

    Parameters
    ----------
    text : str
        The whole file, with the line ends inside its cells as they are.
    """
    for row in csv.DictReader(io.StringIO(text.removeprefix(csvfiles.BOM), newline="")):
        yield Claim.model_validate(_record(Claim, row))


def _record(model: type[Record], row: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a record from the cells of a row."""
    record: dict[str, Any] = {}
    for column in fields.columns(model):
        *above, last = column.path
        held = csvfiles.plain_cell(row[column.name])
        inner = record
        for name in above:
            inner = inner.setdefault(name, {})
        inner[last] = held if column.plain or held is None else json.loads(held)
    return _without_empty(model, record)


def _without_empty(model: type[Record], record: dict[str, Any]) -> dict[str, Any]:
    """A record of which nothing is given is not there, where it may be left out."""
    for field in fields.fields_of(model):
        if field.inner and not field.many:
            inner = _without_empty(field.inner, record[field.name])
            given = any(value is not None for value in inner.values())
            record[field.name] = inner if given or not field.optional else None
    return record
