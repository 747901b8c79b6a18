"""The table twins of figures, as values: a title, columns, and rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from explainer.page.shapes import TableData
from explainer.words.panels import LEADS_TO_WORDS

__all__ = [
    "Cell",
    "ClaimCell",
    "Keyed",
    "LinkCell",
    "Table",
    "Worded",
    "table_data",
    "without_claims",
]


@dataclass(frozen=True)
class LinkCell:
    """A table cell that leads to a page; only http and https addresses become links."""

    words: str
    address: str


@dataclass(frozen=True)
class ClaimCell:
    """A table cell that leads to the evidence of a claim."""

    claim_id: str


@dataclass(frozen=True)
class Keyed:
    """A table cell that sorts by something else than its words: a day, a number."""

    words: str
    key: str


@dataclass(frozen=True)
class Worded:
    """A table cell with somebody's own words, in their language."""

    words: str
    language: str


Cell = str | LinkCell | ClaimCell | Keyed | Worded


@dataclass(frozen=True, repr=False)
class Table:
    """A table twin of a figure: a caption, column names, and rows of text."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __repr__(self) -> str:
        return f"Table({self.caption!r}, {len(self.rows)} rows)"


def table_data(table: Table) -> TableData:
    """A table as JSON values."""
    return {
        "title": table.caption,
        "columns": list(table.columns),
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
    }


def without_claims(table: TableData) -> TableData:
    """A table without the column that leads to the evidence, where nothing could lead there."""
    leads = {
        at
        for row in table["rows"]
        for at, cell in enumerate(row)
        if not isinstance(cell, str) and "claim" in cell
    }

    def kept(given: Sequence[Any]) -> list[Any]:
        return [one for at, one in enumerate(given) if at not in leads]

    return {
        "title": table["title"],
        "columns": kept(table["columns"]),
        "rows": [kept(row) for row in table["rows"]],
    }


def _cell(cell: Cell) -> Any:
    match cell:
        case Keyed(words, key):
            return {"words": words, "sort": key}
        case LinkCell(words, address):
            safe = address.startswith(("https://", "http://"))
            return {"words": words, "href": address} if safe else words
        case ClaimCell(claim_id):
            return {"words": LEADS_TO_WORDS, "claim": claim_id}
        case Worded(words, language):
            return {"words": words, "lang": language}
        case _:
            return cell
