"""Files of answers as pupils hand them in: whatever lies in a folder is read, or told why not.

A file may come from another program (Excel, with semicolons), from an earlier version, or from
somebody who means ill. Nothing in it is trusted, and no line is lost without a word.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from explainer import files
from explainer.records.csvfiles import plain_cell
from explainer.words.handed_in import ROWS, TOLD
from explainer.words.quiz import ANSWER_COLUMNS, EXIT_ROW

__all__ = ["AnswerLine", "FileNote", "HandedIn", "read_folder"]

MOST_LINES = 500
"""A pupil has some thirty answers."""
LONGEST_TOLD = 60
_OLD = {"Answer": "Last answer"}
"""Columns of an earlier version."""
_NEEDED = {"Chapter", "Question", "Last answer"}
_KINDS = {".zip": "zip", ".xlsx": "spreadsheet", ".xls": "spreadsheet", ".ods": "spreadsheet"}
_HIDDEN = (".", "~$")
_OF_SYSTEMS = {"__MACOSX", "desktop.ini", "Thumbs.db", "ehthumbs.db"}
_CODE, _CHAPTER, _QUESTION, _FIRST, _, _LAST, _, _TIMES, _ID = ANSWER_COLUMNS


@dataclass(frozen=True)
class AnswerLine:
    """One line of a file; ``first`` is "" where it is not known."""

    chapter: str
    question: str
    first: str
    last: str
    times: str
    id: str

    @property
    def is_ticket(self) -> bool:
        """Whether it is the answer to an exit question."""
        return self.question == EXIT_ROW


@dataclass(frozen=True)
class HandedIn:
    """What one pupil handed in; ``code`` is the name of the file where it has none."""

    name: str
    code: str
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True)
class FileNote:
    """A file and what is said of it."""

    name: str
    says: str


def read_folder(folder: Path) -> tuple[tuple[HandedIn, ...], tuple[FileNote, ...]]:
    """All files of answers in a folder and the folders in it, and what is told of files.

    Raises
    ------
    FileError
        Where there is no such folder.
    """
    if not folder.is_dir():
        raise files.FileError(str(folder), TOLD["folder"])
    read: list[HandedIn] = []
    told: list[FileNote] = []
    seen: dict[bytes, Path] = {}
    for file in _in_order(folder):
        name = file.relative_to(folder).as_posix()
        try:
            content = _content(file)
            handed, notes = _read(name, content)
            if other := seen.get(content):
                if any(one.code != name for one in handed) or file.parent == other.parent:
                    raise _UnreadError("same", other=other.relative_to(folder).as_posix())
                notes = [TOLD["both"].format(other=other.relative_to(folder).as_posix())]
            seen.setdefault(content, file)
            told += [FileNote(name, note) for note in notes]
            read += handed
        except (_UnreadError, files.FileError) as fault:
            told.append(FileNote(name, getattr(fault, "said", str(fault))))
    return tuple(read), (*told, *_twice(read))


class _UnreadError(ValueError):
    """A file that is left out, by what was found."""

    def __init__(self, found: str, **values: object) -> None:
        super().__init__(TOLD[found].format(**values))


def _in_order(folder: Path) -> Iterator[Path]:
    """Every file but those that systems leave behind, in the order of names.

    A link to a folder is a file that is not read.
    """
    for place, folders, names in os.walk(folder):
        links = [one for one in folders if (Path(place) / one).is_symlink()]
        folders[:] = sorted(one for one in folders if one not in {*links, *_OF_SYSTEMS})
        names = [one for one in names if not one.startswith(_HIDDEN) and one not in _OF_SYSTEMS]
        yield from (Path(place) / name for name in sorted([*names, *links]))


def _content(file: Path) -> bytes:
    if file.is_symlink():
        raise _UnreadError("link")
    kind = file.suffix.lower()
    if kind not in {".csv", ".txt"}:
        raise _UnreadError(_KINDS.get(kind, "kind"))
    return files.read_bytes(file, file.name)


def _read(name: str, content: bytes) -> tuple[list[HandedIn], list[str]]:
    """What a file holds, by code (a teacher may have put files together), and what is told."""
    notes: list[str] = []
    words = _decoded(content, notes)
    if "\0" in words:
        raise _UnreadError("binary")
    head, *lines = [*_lines(words)] or [[]]
    columns = _columns(head)
    if lines and _is_cut(words, of=len(head), last=len(lines[-1])):
        notes.append(TOLD["ends"].format(words=_shown(lines.pop())))
    by_code: dict[str, list[AnswerLine]] = {}
    for number, line in enumerate(lines, start=2):
        if number > MOST_LINES:
            notes.append(TOLD["more"].format(most=MOST_LINES))
            break
        cells = {one: plain_cell(line[n]) or "" for one, n in columns.items() if n < len(line)}
        if not any(cells.values()):
            continue
        if not (cells.get(_CHAPTER) and cells.get(_QUESTION) and cells.get(_LAST)):
            notes.append(TOLD["line"].format(line=number, words=_shown(line)))
            continue
        kept = (cells.get(one, "") for one in (_CHAPTER, _QUESTION, _FIRST, _LAST, _TIMES, _ID))
        code = " ".join(cells.get(_CODE, "").split())
        by_code.setdefault(code, []).append(AnswerLine(*kept))
    if not by_code:
        raise _UnreadError("empty")
    if "" in by_code:
        notes.append(TOLD["no-code"])
    return [HandedIn(name, code or name, tuple(a)) for code, a in by_code.items()], notes


def _columns(head: Iterable[str]) -> dict[str, int]:
    """Where each column of a file of answers stands."""
    columns = {_OLD.get(one.strip(), one.strip()): n for n, one in enumerate(head)}
    if not columns.keys() >= _NEEDED:
        raise _UnreadError("columns", needed=", ".join(sorted(_NEEDED)))
    if set(ROWS) <= columns.keys():
        raise _UnreadError("table")
    return columns


def _shown(line: list[str]) -> str:
    return ", ".join(line)[:LONGEST_TOLD]


def _is_cut(words: str, *, of: int, last: int) -> bool:
    """Whether a file ends within a quotation, or with too few of so many cells and no new line."""
    try:
        for _ in csv.reader(io.StringIO(words, newline=""), delimiter=_sign(words), strict=True):
            pass
    except csv.Error as fault:
        return "end of data" in str(fault)
    return last < of and not words.endswith(("\n", "\r"))


def _decoded(content: bytes, notes: list[str]) -> str:
    """The words of a file, in the letters in which spreadsheets save one."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        if fault.reason == "unexpected end of data":  # cut within a letter
            return content[: fault.start].decode("utf-8-sig")
        notes.append(TOLD["letters"])
        return content.decode("cp1252", "replace")


def _sign(words: str) -> str:
    """The sign between cells, by the first line."""
    head = words.partition("\n")[0]
    return max(",;\t", key=head.count)


def _lines(words: str) -> Iterator[list[str]]:
    """The lines of a CSV file, whichever sign is between its cells."""
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=_sign(words))
    try:
        yield from reader
    except csv.Error as fault:
        raise _UnreadError("cut", fault=fault) from None


def _twice(read: Iterable[HandedIn]) -> Iterator[FileNote]:
    """What is told of codes that two files have, or that differ in capital letters alone."""
    seen: dict[str, HandedIn] = {}
    for one in read:
        before = seen.setdefault(one.code.casefold(), one)
        if before is not one:
            said = TOLD["twice" if before.code == one.code else "alike"]
            values = {"code": one.code, "other": before.name, "same": before.code}
            yield FileNote(one.name, said.format(**values))
