"""From a reader's own file to coded estimates, restricted to some countries and days on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from explainer.files import FileError
from explainer.records.estimates.cells import EstimateCell
from explainer.records.estimates.filerows import digest_of, rows_of
from explainer.records.estimates.headers import MOST_ABOVE, Header, has_names, header_of
from explainer.records.estimates.layouts import Layout, check_name
from explainer.records.estimates.letters import Letters, LettersOf
from explainer.records.estimates.row import DataSet, Estimate, Notice
from explainer.records.problems import Fault, LedgerError, Problem, UnsoundError

__all__ = ["AREA", "AreaBox", "EstimateFile", "EstimatesError", "one_each", "read_estimates"]

MOST_ROWS = 20_000
MOST_PROBLEMS = 50
COUNTRIES = frozenset({"afghanistan", "pakistan"})
UCDP_COUNTRIES = frozenset({700, 770})
"""The same by Gleditsch and Ward’s numbers."""
ACLED_COUNTRIES = frozenset({4, 586})
"""The same by the numbers of ISO 3166."""
AreaBox = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
AREA: AreaBox = (60.5, 23.5, 77.5, 38.5)
"""Both countries lie in it."""
AWAY = 5.0
"""Degrees that a row of theirs may lie outside, at sea or in the air."""


class EstimatesError(LedgerError):
    """A conflict-data file cannot be read; ``problems`` lists every fault found."""


@dataclass(frozen=True)
class EstimateFile:
    """What was read of one file.

    Attributes
    ----------
    rows : tuple of Estimate
        One for each id, in the order of the file.
    layout : str
        Which of `layouts.LAYOUTS` it has.
    again : int
        How many rows were replaced by a later one with the same id.
    elsewhere, other_days : int
        How many rows were left out because of where they are, and because of when.
    spans : tuple of date, or None
        First and last day of the rows in these countries, whatever days were asked for.
    letters : str
        As what its bytes were read.
    """

    rows: tuple[Estimate, ...]
    layout: Layout
    again: int
    elsewhere: int
    other_days: int
    spans: tuple[dt.date, dt.date] | None
    letters: Letters


def read_estimates(
    path: str | Path,
    data_set: DataSet,
    *,
    first: dt.date | None = None,
    last: dt.date | None = None,
    box: AreaBox | None = None,
    read_on: dt.date | None = None,
) -> EstimateFile:
    """The rows of a file that are in Afghanistan or Pakistan, or in a box, and within some days.

    Parameters
    ----------
    path : str or Path
        CSV, CSV in a zip, or a spreadsheet (xlsx).
    data_set : {'ucdp-ged', 'ucdp-candidate', 'acled'}
        What it should be.
    first, last : date, optional
        Rows all of whose days are before or after are left out.
    box : tuple of float, optional
        West, south, east, north in degrees, in place of the two countries.
    read_on : date, optional
        The day of reading, today by default.

    Raises
    ------
    EstimatesError
        When it cannot be read; each fault names file, line, column, value and what was expected.
    """
    file = Path(path).expanduser()
    try:
        if first and last and first > last:
            raise UnsoundError(Fault("estimate-days-backwards", first=first, last=last))
        version = check_name(file.name, data_set)
        reader = _Reader(data_set, version, file.name, digest_of(file), read_on or _today())
        reader.first, reader.last, reader.box = first, last, box
        return reader.read(file)
    except FileError as error:
        problem = Fault("unreadable-file", said=error.said).at(file.name)
    except UnsoundError as error:
        problem = error.fault.at(file.name)
    raise EstimatesError([problem])


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def one_each(readings: Sequence[Sequence[Estimate]]) -> list[Estimate]:
    """Rows of several files, each id once: a yearly row before a candidate one, else the later."""
    found: dict[tuple[str, str], Estimate] = {}
    for row in (row for rows in readings for row in rows):
        key = (row.data_set.partition("-")[0], row.row_id)
        before = found.get(key)
        if before and before.data_set == "ucdp-ged" and row.data_set == "ucdp-candidate":
            continue
        found[key] = row
    return list(found.values())


@dataclass
class _Reader:
    """Reads one file."""

    data_set: DataSet
    version: str
    file: str
    sha256: str
    read_on: dt.date
    first: dt.date | None = None
    last: dt.date | None = None
    box: AreaBox | None = None
    layout: Layout = "ged"
    rows: dict[str, Estimate] = field(default_factory=dict)
    again: int = 0
    elsewhere: int = 0
    other_days: int = 0
    days: tuple[dt.date, dt.date] | None = None
    problems: list[Problem] = field(default_factory=list)

    def read(self, file: Path) -> EstimateFile:
        letters = LettersOf()
        with closing(rows_of(file, letters)) as given:
            self._read(given)
        if self.problems:
            raise EstimatesError(self.problems)
        return EstimateFile(
            tuple(self.rows.values()),
            self.layout,
            self.again,
            self.elsewhere,
            self.other_days,
            self.days,
            letters.name,
        )

    def _read(self, given: Iterator[tuple[int, list[str]]]) -> None:
        line, names = next(given, (0, []))
        if not names:
            raise UnsoundError(Fault("estimate-no-row"))
        try:
            header = header_of(names, self.data_set)
        except UnsoundError as error:
            raise _names_below(given) or error from None
        if header.is_row:
            self._take(line, names, header)
        for line, cells in given:
            if len(self.problems) >= MOST_PROBLEMS:
                break
            if all(not cell or cell.startswith("#") for cell in cells):
                header = Header("ged-hdx", header.places, header.names)  # HXL tags
            else:
                self._take(line, cells, header)
        self.layout = header.layout

    def _take(self, line: int, cells: list[str], header: Header) -> None:
        try:
            self._keep(_Row(line, cells, header))
        except UnsoundError as error:
            self.problems.append(error.fault.at(self.file))

    def _keep(self, row: _Row) -> None:
        if not self._is_here(row):
            self.elsewhere += 1
            return
        first = row.cell("first").day()
        last = row.cell("last").day()
        if last < first:
            raise UnsoundError(
                Fault(
                    "estimate-last-before-first",
                    line=row.line,
                    column=row.header.column("last"),
                    value=row.text("last"),
                    first=first,
                )
            )
        known = self.days or (first, last)
        self.days = (min(known[0], first), max(known[1], last))
        if (self.first and last < self.first) or (self.last and first > self.last):
            self.other_days += 1
            return
        made = self._estimate(row, first, last)
        self.again += made.row_id in self.rows
        self.rows.pop(made.row_id, None)
        self.rows[made.row_id] = made
        if len(self.rows) > MOST_ROWS:
            raise EstimatesError([Fault("estimate-many", most=MOST_ROWS).at(self.file)])

    def _is_here(self, row: _Row) -> bool:
        is_theirs = self._is_theirs(row)
        if is_theirs:
            row.check_near()
        if not self.box:
            return is_theirs
        west, south, east, north = self.box
        lon, lat = row.cell("lon").degrees(180), row.cell("lat").degrees(90)
        return lon is not None and lat is not None and west <= lon <= east and south <= lat <= north

    def _is_theirs(self, row: _Row) -> bool:
        number = row.cell("country_id").count()
        if number is None:
            return row.text("country").lower() in COUNTRIES
        return number in (ACLED_COUNTRIES if self.data_set == "acled" else UCDP_COUNTRIES)

    def _estimate(self, row: _Row, first: dt.date, last: dt.date) -> Estimate:
        is_acled = self.data_set == "acled"
        row.cell("row_id").row_id()
        counts = {name: row.cell(name).count() for name in _COUNTS}
        where_prec = row.cell("where_prec").code(3 if is_acled else 7)
        if not is_acled:
            row.cell("violence").code(3)
            row.cell("clarity").code(2)
        given: dict[str, Any] = {**counts, **{name: row.text(name) for name in _TEXTS}}
        return Estimate(
            data_set=self.data_set,
            version=self.version,
            file=self.file,
            sha256=self.sha256,
            read_on=self.read_on,
            line=row.line,
            first=first,
            last=last,
            date_prec=row.cell("date_prec").code(3 if is_acled else 5),
            where_prec=where_prec,
            lon=row.cell("lon").degrees(180),
            lat=row.cell("lat").degrees(90),
            sources=row.cell("sources").sources(),
            notices=_notices(row, counts, where_prec, is_acled=is_acled),
            **given,
        )


def _names_below(given: Iterator[tuple[int, list[str]]]) -> UnsoundError | None:
    """What is said of a file whose row of names is not the first."""
    try:
        for line, cells in islice(given, MOST_ABOVE):
            if has_names(cells):
                return UnsoundError(Fault("estimate-names-below", line=line))
    except UnsoundError:
        pass  # the fault of its first row is told
    return None


_COUNTS = ("low", "best", "high", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
_TEXTS = (
    "row_id", "relid", "code_status", "timestamp", "violence", "conflict", "side_a", "side_b",
    "place", "district", "province", "country", "office", "original", "headline", "notes",
)  # fmt: skip


class _Row:
    """One row by the names of our fields; what a file has not is empty."""

    def __init__(self, line: int, cells: list[str], header: Header) -> None:
        wanted = len(header.names)
        cells = list(cells)
        while len(cells) > wanted and not cells[-1].strip():
            cells.pop()
        if len(cells) != wanted:
            raise UnsoundError(
                Fault("estimate-cells", line=line, found=len(cells), expected=wanted)
            )
        self.line, self.header, self._cells = line, header, cells

    def text(self, name: str) -> str:
        at = self.header.places.get(name)
        return "" if at is None else self._cells[at].strip()

    def check_near(self) -> None:
        """Refuse a point that the countries of the row cannot have, such as one turned round."""
        lon, lat = self.cell("lon").degrees(180), self.cell("lat").degrees(90)
        if lon is None or lat is None:
            return
        west, south, east, north = AREA
        if west - AWAY <= lon <= east + AWAY and south - AWAY <= lat <= north + AWAY:
            return
        fault = Fault(
            "estimate-far",
            line=self.line,
            value=f"{self.text('lon')}, {self.text('lat')}",
            lon=self.header.column("lon"),
            lat=self.header.column("lat"),
            west=west,
            east=east,
            south=south,
            north=north,
        )
        raise UnsoundError(fault)

    def cell(self, name: str) -> EstimateCell:
        at = self.header.places.get(name)
        return EstimateCell(
            self.text(name), self.line, self.header.names[at] if at is not None else name
        )


def _notices(
    row: _Row, counts: Mapping[str, int | None], where_prec: int | None, *, is_acled: bool
) -> tuple[Notice, ...]:
    low, best, high = counts["low"], counts["best"], counts["high"]
    found: list[Notice] = []
    if low is None or best is None or high is None:
        found.append("no-range")
    elif not low <= best <= high:
        found.append("outside-range")
    if is_acled:
        return tuple(found)
    if row.text("code_status") not in {"", "Clear"}:
        found.append("provisional")
    if row.text("clarity").removesuffix(".0") == "2":
        found.append("several-events")
    if where_prec is not None and where_prec >= 5:
        found.append("no-point")
    parts = [counts[name] for name in _COUNTS[3:]]
    if None not in parts and best is not None and sum(filter(None, parts)) != best:
        found.append("other-sum")
    return tuple(found)
