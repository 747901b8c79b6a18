"""What may be wrong with a conflict-data file, in the words of whoever opens it.

The same wordings reach the browser as data, so they hold names in braces and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ESTIMATE_FAULTS"]

_AT = "line {line}, column {column}: “{value}”"

ESTIMATE_FAULTS: Mapping[str, str] = {
    "estimate-days-backwards": (
        "the first day, {first}, is later than the last, {last}; exchange them"
    ),
    "estimate-too-large": (
        "is larger than {most} million bytes; keep only the rows that you need, and open it again"
    ),
    "estimate-no-text": (
        "line {line}: is no text that can be read; expected UTF-8, Windows-1252, or UTF-16 with "
        "its mark at the beginning, the same in every line. Save the table as CSV (UTF-8)"
    ),
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
    "estimate-spreadsheet": (
        "is a spreadsheet that cannot be read; save it as CSV (UTF-8) and open that"
    ),
    "estimate-columns": (
        "was read as {layout}, and has no column {missing}; expected each of these names at its "
        "top. Names there that {layout} has not: {found}. Rename the column that is meant, or get "
        "the file again"
    ),
    "estimate-other-table": (
        "is a table of another kind: it has no column {missing}; expected those of {expected}. Its "
        "columns are: {found}. Choose the table of events itself"
    ),
    "estimate-no-table": (
        "begins with “{found}”, as a web page or JSON does; expected a table with a row of column "
        "names at its top. Get the CSV file itself: what was saved may be a page of the site"
    ),
    "estimate-no-names": (
        "has no row of column names at its top. Its first line is: {found}; expected names such as "
        "id, date_start and best, or event_id_cnty, event_date and fatalities. Put them there, or "
        "get the file again"
    ),
    "estimate-names-below": (
        "has its row of column names in line {line}; expected it at the top. Delete the lines "
        "above it, and save the table again"
    ),
    "estimate-column-twice": (
        "has more than one column of the name {column}; expected each name once. Rename the other "
        "one, or leave it out"
    ),
    "estimate-one-column": (
        "has one column only, {column}; expected cells that commas, tabs or semicolons keep apart, "
        "and no quotation marks around a whole line. Save the table as CSV (UTF-8)"
    ),
    "estimate-other-data-set": ("is {found} by {by}; expected {expected}. Read it with {reader}"),
    "estimate-cells": (
        "line {line}: has {found} cells; expected {expected}, one for each column. A cell that "
        "holds a comma needs quotation marks around it"
    ),
    "estimate-empty": "line {line}, column {column}: is empty; expected {expected}",
    "estimate-no-day": f"{_AT} is not a day; expected one such as 2025-10-15 or 15 October 2025",
    "estimate-counted-day": (
        f"{_AT} is a day as a spreadsheet counts it, perhaps {{day}}; expected year-month-day. "
        "Give the column the form of a date and save the table again"
    ),
    "estimate-two-days": (
        f"{_AT} can be read as two days; expected year-month-day, such as 2025-10-15"
    ),
    "estimate-not-there": (
        f"{_AT} stands for what is missing; expected an empty cell where a value is unknown"
    ),
    "estimate-rounded": (
        f"{_AT} was rounded by a spreadsheet, so rows cannot be told apart; expected all digits. "
        "Get the file again and do not save it in a spreadsheet"
    ),
    "estimate-no-count": (
        f"{_AT} is not a count; expected a whole number, 0 or more, in digits alone"
    ),
    "estimate-no-code": f"{_AT} is not one of its codes; expected {{expected}}",
    "estimate-no-degrees": f"{_AT} is not on the globe; expected degrees from {{expected}}",
    "estimate-comma": (
        f"{_AT} has a comma; expected a decimal point, {{expected}}. Save the table with points"
    ),
    "estimate-no-number": (
        f"{_AT} is not a number; expected degrees such as 66.40, with no sign of degrees and no "
        "letter; west and south have a minus before them"
    ),
    "estimate-far": (
        "line {line}, columns {lon} and {lat}: “{value}” lies far from Afghanistan and Pakistan, "
        "of which the row says it is; expected a longitude from {west} to {east} and a latitude "
        "from {south} to {north}. Look whether the two are exchanged, or a digit or a sign is lost"
    ),
    "estimate-last-before-first": (
        f"{_AT} is before the first day, {{first}}; expected that day or a later one"
    ),
    "estimate-many": "has more than {most} rows in these days and countries; choose fewer days",
}
"""By the code of the fault."""
