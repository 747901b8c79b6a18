"""Tables as CSV: safe to open in a spreadsheet, and read back as they were written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from explainer.page.tables import Cell, Choice, Link, Table
from explainer.records import languages
from explainer.words.page import LICENCE, SHOWN

__all__ = ["BOM", "csv_file", "csv_line", "plain_cell", "table_csv"]

BOM = "\ufeff"
"""The first sign of a CSV file: by it a spreadsheet knows that the letters are UTF-8."""


def csv_file(rows: Iterable[Iterable[Any]]) -> str:
    """The whole of a CSV file, as a spreadsheet opens it rightly."""
    return BOM + "\n".join([*map(csv_line, rows), ""])


def table_csv(table: Table, state: str) -> str:
    """The table of a view as CSV: its columns, then the claim's id, then what was shown.

    Parameters
    ----------
    table : Table
        The table twin of a figure.
    state : str
        The sentence that says what is shown; it stands in every row, with the licence.
    """
    rows = [[*map(_plain, row), f"{state} {LICENCE}"] for row in table.rows]
    return csv_file([[*table.columns, SHOWN], *rows])


def _plain(cell: Cell) -> str:
    if isinstance(cell, Choice):
        return cell.claim_id
    if isinstance(cell, Link):
        return cell.address
    return languages.without_marks(cell if isinstance(cell, str) else cell.words)


_RUN = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_MARK = "'"


def csv_line(cells: Iterable[Any], *, tell_empty: bool = False) -> str:
    """One CSV line without its line end; a cell that a spreadsheet would run gets a quote mark.

    Parameters
    ----------
    cells : iterable
        Words, numbers, or None for an empty cell.
    tell_empty : bool
        Whether words that are empty differ from an empty cell: they are written as a quote mark.

    Notes
    -----
    Words that begin with a quote mark get one more, so that `plain_cell` can take it away again.
    """
    out = io.StringIO()
    safe = [_MARK if tell_empty and cell == "" else _safe(cell) for cell in cells]
    csv.writer(out, lineterminator="\r\n").writerow(safe)
    return out.getvalue().removesuffix("\r\n")


def _safe(cell: Any) -> Any:
    runs = isinstance(cell, str) and cell.startswith((*_RUN, _MARK))
    return f"{_MARK}{cell}" if runs else cell


def plain_cell(cell: str) -> str | None:
    """The words in a cell that `csv_line` wrote, telling empty ones; None where it is empty."""
    return cell.removeprefix(_MARK) if cell else None
