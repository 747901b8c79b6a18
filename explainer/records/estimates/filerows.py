"""The rows of a table in a file, one after another: CSV, CSV in a zip, or a spreadsheet.

A yearly GED has 250 million bytes: nothing is held but the row that is looked at.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import zipfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import ParseError

from explainer.files import FileError, in_words, read_bytes
from explainer.records.estimates.headers import MOST_ABOVE, has_names
from explainer.records.estimates.letters import LettersOf
from explainer.records.problems import Fault, UnsoundError

__all__ = ["LONGEST_CELL", "MOST_MILLION_BYTES", "digest_of", "rows_of"]

MOST_MILLION_BYTES = 600
"""A larger file is refused, packed or unpacked; the largest seen has 250."""
LONGEST_CELL = 131_072
"""Characters; so many are what Python's own reader of CSV takes."""
_CHUNK = 1 << 20
_ZIP = b"PK\x03\x04"
_OLD_SPREADSHEET = b"\xd0\xcf\x11\xe0"
_OTHER_SPREADSHEETS = {"content.xml", "xl/workbook.bin", "Index/Document.iwa"}
"""By a file in their zip: of LibreOffice, of Excel in its binary form, of Numbers."""
_BROKEN = (zipfile.BadZipFile, ParseError, OSError, KeyError, ValueError, TypeError, AttributeError)
"""What an unpacker or a reader of spreadsheets raises of a file that is damaged."""

Rows = Generator[tuple[int, list[str]]]


def digest_of(file: Path) -> str:
    """The SHA-256 of a file of at most `MOST_MILLION_BYTES`.

    Raises
    ------
    FileError, UnsoundError
        When it is no file that can be read, or is larger.
    """
    if not file.is_file():
        read_bytes(file, file.name, mend="give the path of a file")  # which says what it is
    found, size = hashlib.sha256(), 0
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                _check_size(size)
                found.update(chunk)
    except OSError as error:
        raise FileError(file.name, in_words(error)) from None
    return found.hexdigest()


def rows_of(file: Path, letters: LettersOf) -> Rows:
    """Each row with the number of its first line; blank rows are left out.

    Parameters
    ----------
    file : Path
        A table.
    letters : LettersOf
        Told, on the way, which letters its bytes stand for.

    Raises
    ------
    UnsoundError
        When the table breaks off, is no text, or is too large.
    """
    with file.open("rb") as stream:
        begins = stream.read(len(_ZIP))
        stream.seek(0)
        if begins == _OLD_SPREADSHEET:
            raise UnsoundError(Fault("estimate-spreadsheet"))
        if begins != _ZIP:
            yield from _csv_rows(stream, letters)
            return
        try:
            packed = zipfile.ZipFile(stream)
        except _BROKEN:
            raise UnsoundError(Fault("estimate-zip")) from None
        with packed:
            _check_size(sum(one.file_size for one in packed.infolist()))
            if "xl/workbook.xml" in packed.namelist():
                stream.seek(0)
                yield from _spreadsheet_rows(stream)
            elif _OTHER_SPREADSHEETS & set(packed.namelist()):
                raise UnsoundError(Fault("estimate-spreadsheet"))
            else:
                yield from _zipped_rows(packed, letters)


def _check_size(size: int) -> None:
    if size > MOST_MILLION_BYTES * 1_000_000:
        raise UnsoundError(Fault("estimate-too-large", most=MOST_MILLION_BYTES))


def _zipped_rows(packed: zipfile.ZipFile, letters: LettersOf) -> Rows:
    tables = [
        name
        for name in packed.namelist()
        if name.lower().endswith(".csv") and not name.startswith("__MACOSX/")
    ]
    if len(tables) != 1:
        raise UnsoundError(Fault("estimate-zip-content", found=len(tables)))
    try:
        with packed.open(tables[0]) as stream:
            yield from _csv_rows(stream, letters)
    except UnsoundError:
        raise
    except (*_BROKEN, RuntimeError, NotImplementedError):
        raise UnsoundError(Fault("estimate-zip")) from None


def _csv_rows(stream: IO[bytes], letters: LettersOf) -> Rows:
    with closing(letters.lines(stream)) as lines:
        yield from _cells_of(_of_bounded_size(lines), letters)


def _of_bounded_size(lines: Iterable[str]) -> Iterator[str]:
    size = 0
    for line in lines:
        size += len(line)
        _check_size(size)
        yield line


def _cells_of(given: Iterator[str], letters: LettersOf) -> Rows:
    first = next(given, "")
    delimiter = max(",\t;", key=first.count)
    reader = csv.reader(_and_then(first, given), delimiter=delimiter, strict=True)
    begins = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            code_is_length = "field larger" in str(error)
            raise UnsoundError(
                Fault("estimate-long-cell", line=begins, most=LONGEST_CELL)
                if code_is_length
                else Fault("estimate-quotes", line=begins)
            ) from None
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = letters.number + 1


def _and_then(first: str, more: Iterable[str]) -> Iterator[str]:
    if first:
        yield first
    yield from more


def _spreadsheet_rows(stream: IO[bytes]) -> Rows:
    """The rows of the first sheet that has a row of column names, or of the first.

    A library reads them, which few need and not all have.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise UnsoundError(Fault("estimate-no-openpyxl")) from None
    try:
        book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets:
                sheet.reset_dimensions()
            sheet = next(filter(_begins_with_names, book.worksheets), book.worksheets[0])
            wide = 0
            for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
                cells = [_as_text(value) for value in row]
                wide = wide or len(cells)
                if any(cells):
                    yield number, [*cells, *[""] * (wide - len(cells))]
        finally:
            book.close()
    except (*_BROKEN, IndexError):
        raise UnsoundError(Fault("estimate-spreadsheet")) from None


def _begins_with_names(sheet: Any) -> bool:
    begins = islice(sheet.iter_rows(values_only=True), MOST_ABOVE + 1)
    return any(has_names([_as_text(value) for value in row]) for row in begins)


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
