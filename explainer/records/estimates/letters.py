"""Which letters the bytes of a table stand for, told by the bytes alone, and its lines in them.

A byte order mark tells UTF-16 and UTF-8. Without one the first letter beyond ASCII decides: it is
well-formed UTF-8, or all of the file is Windows-1252, of which Latin-1 is a part. A file that is
both in turn is refused: half of its names would be wrong.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Generator
from typing import IO, Literal

from explainer.records.problems import Fault, UnsoundError

__all__ = ["Letters", "LettersOf"]

Letters = Literal["utf-8", "utf-16", "windows-1252"]
LONGEST_LINE = 1 << 20
_BEYOND_ASCII = re.compile(r"[^\0-\x7f]")
_BYTE = re.compile("[\udc80-\udcff]")
"""A byte that is no UTF-8, as Python keeps it in a text."""
_LOST = "\N{REPLACEMENT CHARACTER}"


class LettersOf:
    """The letters of one file, known once its lines were read."""

    def __init__(self) -> None:
        self.name: Letters = "utf-8"
        self.number = 0
        """Lines read, which is what a fault names."""
        self._is_known = False

    def lines(self, stream: IO[bytes]) -> Generator[str]:
        """Each line, with its end.

        Raises
        ------
        UnsoundError
            When a line is no text.
        """
        begins = stream.read(3)
        stream.seek(0)
        if begins[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            self.name = "utf-16"
            text = io.TextIOWrapper(stream, "utf-16", errors="replace", newline="")
        else:
            self._is_known = begins == codecs.BOM_UTF8
            text = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
        try:
            while line := text.readline(LONGEST_LINE):
                self.number += 1
                yield self._in_letters(line)
        finally:
            text.detach()  # whoever opened the file closes it

    def _in_letters(self, line: str) -> str:
        if "\0" in line:
            raise self._no_text()
        if line.isascii():
            return line
        if not self._is_known and self.name != "utf-16":
            self._is_known = True
            first = _BEYOND_ASCII.search(line)
            if first and _BYTE.match(first[0]):
                self.name = "windows-1252"
        if self.name == "windows-1252":
            return self._of_windows(line)
        if _LOST in line if self.name == "utf-16" else _BYTE.search(line):
            raise self._no_text()
        return line

    def _of_windows(self, line: str) -> str:
        if _BEYOND_ASCII.search(_BYTE.sub("", line)):
            raise self._no_text()  # a letter of UTF-8
        try:
            return line.encode("ascii", "surrogateescape").decode("cp1252")
        except UnicodeDecodeError:
            raise self._no_text() from None

    def _no_text(self) -> UnsoundError:
        return UnsoundError(Fault("estimate-no-text", line=self.number))
