"""What one cell of a conflict-data file holds. All cells are text: nothing in one is ever run."""

from __future__ import annotations

import datetime as dt
import re

from explainer.records.problems import Fault, UnsoundError

__all__ = ["MONTHS", "EstimateCell"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?")
_WORDED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_COUNT = re.compile(r"(\d{1,9})(?:\.0+)?")
_NOT_RECORDED = re.compile(r"-1(?:\.0+)?")
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:\.\d+)?")
_COMMA = re.compile(r"([+-]?\d{1,9}),(\d+)")
_NOT_THERE = re.compile(
    r"nan|na|n/a|#n/a|nat|none|null|nil|unknown|inf|-inf|\?|-+|\.", re.IGNORECASE
)
_ROUNDED = re.compile(r"\d+(?:[.,]\d+)?e[+]?\d+", re.IGNORECASE)
_COUNTED_DAY = re.compile(r"([2-7]\d{4})(?:\.\d+)?")
_BEFORE_DAY_1 = dt.date(1899, 12, 30)
"""From here a spreadsheet counts its days."""


class EstimateCell:
    """A cell, with where it stands.

    Parameters
    ----------
    value : str
        What is in it.
    line, column : int, str
        Where it stands.
    """

    def __init__(self, value: str, line: int, column: str) -> None:
        self.value = value.strip()
        self.line, self.column, self.shown = line, column, self.value[:80]

    def _unsound(self, code: str, **values: str) -> UnsoundError:
        """What is wrong with it, and where."""
        return UnsoundError(
            Fault(code, line=self.line, column=self.column, value=self.shown, **values)
        )

    def day(self) -> dt.date:
        """The day, in any of the forms that were seen; one that can be read as two is refused."""
        if iso := _ISO.fullmatch(self.value):
            return self._date(*map(int, iso.groups()))
        if worded := _WORDED.fullmatch(self.value):
            day, month, year = worded.groups()
            starts = [n for n, name in enumerate(MONTHS, 1) if _is_month(month, name)]
            return self._date(int(year), starts[0] if starts else 0, int(day))
        if numbers := _DAY_FIRST.fullmatch(self.value):
            one, other, year = map(int, numbers.groups())
            if one <= 12 and other <= 12 and one != other:
                raise self._unsound("estimate-two-days")
            return self._date(year, min(one, other), max(one, other))
        if counted := _COUNTED_DAY.fullmatch(self.value):
            day = _BEFORE_DAY_1 + dt.timedelta(days=int(counted[1]))
            raise self._unsound("estimate-counted-day", day=day.isoformat())
        raise self._unsound("estimate-no-day")

    def _date(self, year: int, month: int, day: int) -> dt.date:
        try:
            return dt.date(year, month, day)
        except ValueError:
            raise self._unsound("estimate-no-day") from None

    def count(self) -> int | None:
        """A whole number; None where the cell is empty: unknown is not zero."""
        if not self.value:
            return None
        if found := _COUNT.fullmatch(self.value):
            return int(found[1])
        self._check_there()
        raise self._unsound("estimate-no-count")

    def _check_there(self) -> None:
        if _NOT_THERE.fullmatch(self.value):
            raise self._unsound("estimate-not-there")

    def sources(self) -> int | None:
        """A number of reports; None where it is -1, which says that it was not recorded."""
        return None if _NOT_RECORDED.fullmatch(self.value) else self.count()

    def code(self, most: int) -> int | None:
        """One of the codes from 1 up; None where the cell is empty."""
        found = _COUNT.fullmatch(self.value)
        self._check_there()
        if self.value and not (found and 1 <= int(found[1]) <= most):
            raise self._unsound("estimate-no-code", expected=f"1–{most}")
        return int(found[1]) if found else None

    def degrees(self, most: int) -> float | None:
        """Degrees, None where the cell is empty."""
        if not self.value:
            return None
        self._check_there()
        if comma := _COMMA.fullmatch(self.value):
            raise self._unsound("estimate-comma", expected=".".join(comma.groups()))
        if not _NUMBER.fullmatch(self.value):
            raise self._unsound("estimate-no-number")
        found = float(self.value)
        if abs(found) > most:
            raise self._unsound("estimate-no-degrees", expected=f"-{most}–{most}")
        return found

    def row_id(self) -> str:
        """What tells a row from others; a spreadsheet may have rounded it."""
        if not self.value:
            raise UnsoundError(
                Fault("estimate-empty", line=self.line, column=self.column, expected=self.column)
            )
        self._check_there()
        if _ROUNDED.fullmatch(self.value):
            raise self._unsound("estimate-rounded")
        return self.value


def _is_month(given: str, name: str) -> bool:
    return given.lower() in {name.lower(), name[:3].lower()}
