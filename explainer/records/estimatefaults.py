"""What may be wrong with a conflict-data file, in the words of whoever opens it.

The same wordings reach the browser as data, so they hold names in braces and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ESTIMATE_FAULTS"]

_AT = "line {line}, column {column}: “{value}”"

ESTIMATE_FAULTS: Mapping[str, str] = {
    "estimate-days-backwards": "the first day, {first}, is later than the last, {last}",
    "estimate-too-large": (
        "is larger than {most} million bytes; keep only the rows that you need, and open it again"
    ),
    "estimate-no-text": "line {line}: is not UTF-8 text; save the table as CSV (UTF-8)",
    "estimate-quotes": (
        "line {line}: a quotation mark is not closed, or stands inside a cell; expected a cell "
        "with quotation marks around all of it, each one within it doubled"
    ),
    "estimate-long-cell": (
        "line {line}: a cell is longer than {most} characters; expected the end of a quotation "
        "before that"
    ),
    "estimate-no-row": "has no row; expected a table with a row of column names at its top",
    "estimate-zip": "is a zip that cannot be unpacked; get it again",
    "estimate-zip-content": (
        "is a zip with {found} tables in it; expected one CSV file. Unpack it and choose one"
    ),
    "estimate-no-openpyxl": (
        "is a spreadsheet, and what reads one is not installed; save it as CSV (UTF-8) and open "
        "that, or install the package openpyxl"
    ),
    "estimate-spreadsheet": "is a spreadsheet that cannot be read; save it as CSV (UTF-8)",
    "estimate-columns": (
        "was read as {layout}, and has no column {missing}. The names at its top are: {found}"
    ),
    "estimate-column-twice": "has two columns {column}; expected each name once",
    "estimate-other-data-set": "is {found} by its columns or its name; expected {expected}",
    "estimate-cells": "line {line}: has {found} cells; expected {expected}, one for each column",
    "estimate-empty": "line {line}, column {column}: is empty; expected {expected}",
    "estimate-no-day": f"{_AT} is not a day; expected one such as 2025-10-15 or 15 October 2025",
    "estimate-two-days": (
        f"{_AT} can be read as two days; expected year-month-day, such as 2025-10-15"
    ),
    "estimate-no-count": f"{_AT} is not a count; expected a whole number, 0 or more",
    "estimate-no-code": f"{_AT} is not one of its codes; expected {{expected}}",
    "estimate-no-degrees": f"{_AT} is not on the globe; expected degrees from {{expected}}",
    "estimate-last-before-first": f"{_AT} is before the first day, {{first}}",
    "estimate-many": "has more than {most} rows in these days and countries; choose fewer days",
}
"""By the code of the fault."""
