"""Lines of CSV: safe to open in a spreadsheet, and read back as they were written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

__all__ = ["BOM", "csv_line", "plain_cell"]

BOM = "\ufeff"
"""The first sign of a CSV file: by it a spreadsheet knows that the letters are UTF-8."""


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
