"""The records as files that other programs read: one claim per line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from explainer import quantities
from explainer.ledger import Ledger
from explainer.markup import Cell, Choice, Link, Table
from explainer.records import Claim

__all__ = ["COLUMNS", "claim_rows", "csv_line", "table_csv", "to_csv", "to_jsonl"]

LICENCE = "Durand Line Explainer, CC BY 4.0."

COLUMNS = (
    "id", "document", "url", "ring", "kind", "event", "asserted_by", "via", "said_on",
    "said_on_basis", "happened", "places", "group", "killed", "wounded", "says", "quote", "line",
    "start", "end", "fingerprint", "origin", "relates", "note",
)  # fmt: skip
"""The fields of one exported claim, in order."""


def _quantity(quantity: quantities.Quantity | None) -> dict[str, Any] | None:
    if quantity is None:
        return None
    return {"words": quantity.words, "low": quantity.low, "high": quantity.high}


def _date(value: object) -> str | None:
    return None if value is None else str(value)


def claim_rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Each claim as plain values, with its document and address in the text.

    Notes
    -----
    ``start`` and ``end`` are character offsets in the document's text (end not included), None
    in the wider ring, whose texts were read as stored excerpts. ``low`` and ``high`` are whole
    people; None means that the words leave that end open.
    """
    for document in ledger.documents:
        for claim in document.claims:
            yield {
                "id": claim.id,
                "document": document.id,
                "url": document.url,
                "ring": document.ring,
                **_said(claim),
                **_counted(claim),
                "says": claim.says,
                "quote": claim.quote,
                "line": claim.at.line if claim.at else None,
                "start": claim.at.start if claim.at else None,
                "end": claim.at.end if claim.at else None,
                "fingerprint": claim.at.fingerprint if claim.at else None,
                "origin": claim.origin,
                "relates": [{"to": r.to, "how": r.how, "basis": r.basis} for r in claim.relates],
                "note": claim.note,
            }


def _said(claim: Claim) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        "event": claim.event,
        "asserted_by": claim.asserted_by,
        "via": claim.via,
        "said_on": str(claim.said_on.date),
        "said_on_basis": claim.said_on.basis,
        "happened": {
            "from": _date(claim.happened.from_),
            "to": _date(claim.happened.to),
            "precision": claim.happened.precision,
            "date_prec": claim.happened.date_prec,
        },
        "places": [
            {"place": w.place, "precision": w.precision, "where_prec": w.where_prec}
            for w in claim.where
        ],
    }


def _counted(claim: Claim) -> dict[str, Any]:
    counts = claim.counts
    return {
        "group": counts.group if counts else None,
        "killed": _quantity(claim.quantity("killed")),
        "wounded": _quantity(claim.quantity("wounded")),
    }


def to_jsonl(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One JSON object per line."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False)


def to_csv(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A header and one line per claim; nested values become columns such as ``killed_low``."""
    header: list[str] = []
    for column in COLUMNS:
        header += [f"{column}_{part}" for part in _PARTS[column]] if column in _PARTS else [column]
    yield csv_line(header)
    for row in rows:
        cells: list[Any] = []
        for column in COLUMNS:
            value = row[column]
            if column in _PARTS:
                cells += [(value or {}).get(part) for part in _PARTS[column]]
            elif column == "places":
                cells.append("; ".join(f"{p['place']} ({p['precision']})" for p in value))
            elif column == "relates":
                cells.append("; ".join(f"{r['how']} {r['to']}" for r in value))
            else:
                cells.append(value)
        yield csv_line(cells)


def table_csv(table: Table, state: str) -> str:
    """The table of a view as CSV: its columns, then the claim's id, then what was shown.

    Parameters
    ----------
    table : Table
        The table twin of a figure.
    state : str
        The sentence that says what is shown; it stands in every row, with the licence.
    """
    lines = [csv_line([*table.columns, "Shown"])]
    for row in table.rows:
        lines.append(csv_line([*(_plain(cell) for cell in row), f"{state} {LICENCE}"]))
    return "\n".join([*lines, ""])


def _plain(cell: Cell) -> str:
    if isinstance(cell, Choice):
        return cell.claim_id
    if isinstance(cell, Link):
        return cell.address
    return cell if isinstance(cell, str) else cell.words


_PARTS = {
    "happened": ("from", "to", "precision", "date_prec"),
    "killed": ("words", "low", "high"),
    "wounded": ("words", "low", "high"),
}

_RUN = ("=", "+", "-", "@", "\t", "\r")


def csv_line(cells: Iterable[Any]) -> str:
    """One CSV line without its line end; a cell that a spreadsheet would run gets a quote mark."""
    out = io.StringIO()
    safe = [f"'{c}" if isinstance(c, str) and c.startswith(_RUN) else c for c in cells]
    csv.writer(out, lineterminator="").writerow(safe)
    return out.getvalue()
