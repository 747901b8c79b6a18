"""Read a file's bytes, or say in one sentence why that cannot be done and what to do.

The one door through which files of the project and of readers come in. What is not a regular
file (a pipe, a device, a folder) would make a reader wait for ever, so it is never opened.
"""

from __future__ import annotations

import errno
import json
import stat
from pathlib import Path
from typing import Any

__all__ = [
    "MAX_FILE_BYTES",
    "RESTORE",
    "FileError",
    "decoded",
    "in_words",
    "read_bytes",
    "read_json",
    "read_utf8",
]

MAX_FILE_BYTES = 2_000_000
"""A record, map or text larger than this is refused; no more than this is ever read."""

BYTE_ORDER_MARK = "\ufeff"
RESTORE = "restore it from the project"

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_SAID = {
    errno.ENOENT: "is missing",
    errno.EACCES: "may not be opened; give yourself the right to read and write it",
    errno.EPERM: "may not be opened; give yourself the right to read and write it",
    errno.ELOOP: "is a link that leads back to itself; put the file in its place",
    errno.ENAMETOOLONG: "has too long a name; give a shorter one",
    errno.EISDIR: "is a folder; expected a file",
    errno.ENOTDIR: "lies below a file; expected a folder there",
    errno.EEXIST: "is a file; expected a folder. Name another one",
    errno.ENOSPC: "could not be written whole: the disk is full; make room and try again",
    errno.EDQUOT: "could not be written whole: your share of the disk is full; make room",
    errno.EFBIG: "could not be written whole: the file may not become so large",
    errno.EROFS: "could not be written: the disk can only be read; name another folder",
    errno.EMFILE: "could not be opened: too many files are open; close other programs",
    errno.ENFILE: "could not be opened: too many files are open; close other programs",
    errno.EBADF: "is closed; send the output somewhere else",
    errno.EIO: "could not be read or written: the disk has a fault",
}  # fmt: skip


class FileError(ValueError):
    """A file that cannot be read; ``name`` is the file's, ``said`` begins with a verb."""

    def __init__(self, name: str, said: str) -> None:
        self.name, self.said = name, said
        super().__init__(f"{name} {said}")

    def __reduce__(self) -> tuple[type[FileError], tuple[str, str]]:
        """As it is sent from the process that makes pages."""
        return type(self), (self.name, self.said)


def in_words(error: OSError) -> str:
    """What the system says about a file, as a sentence's end: "is missing; restore it …"."""
    known = _SAID.get(error.errno or 0)
    return known or f"cannot be used: {error.strerror or type(error).__name__}"


def read_bytes(
    file: Path, name: str = "", mend: str = RESTORE, most: int = MAX_FILE_BYTES
) -> bytes:
    """What is in a regular file of at most so many bytes.

    Parameters
    ----------
    file : Path
        The file; a link is followed.
    name : str, optional
        What it is called in a fault; its path by default.
    mend : str
        What to do where it is missing.
    most : int
        So many bytes may be in it.

    Raises
    ------
    FileError
        When it is missing, may not be read, is larger, or is no regular file.
    """
    name = name or str(file)
    try:
        mode = file.stat().st_mode
        if not stat.S_ISREG(mode):
            kind = next((what for test, what in _KINDS if test(mode)), "no file")
            raise FileError(name, f"is {kind}; expected a file")
        with file.open("rb") as stream:
            content = stream.read(most + 1)
    except OSError as error:
        mended = f"; {mend}" if error.errno == errno.ENOENT else ""
        raise FileError(name, in_words(error) + mended) from None
    except ValueError as error:
        if isinstance(error, FileError):
            raise
        raise FileError(name, "is not a name that a file can have") from None
    if len(content) > most:
        raise FileError(name, f"is larger than {most:,} bytes")
    return content


def read_utf8(file: Path, name: str = "", mend: str = RESTORE) -> str:
    """The words of a file in UTF-8, without a byte order mark.

    Raises
    ------
    FileError
        When it cannot be read, or is not UTF-8; the line and column are named.
    """
    return decoded(read_bytes(file, name, mend), name or str(file))


def decoded(content: bytes, name: str) -> str:
    """Bytes as the UTF-8 that they should be, without a byte order mark."""
    try:
        return content.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise FileError(
            name,
            f"is not UTF-8 text (line {line}, column {column}: byte "
            f"{content[error.start]:#04x}); save it as UTF-8",
        ) from None


def read_json(file: Path, name: str = "", mend: str = RESTORE) -> Any:
    """What is in a JSON file, in which no number may be infinite or none.

    Parameters
    ----------
    mend : str
        What to do where it is missing or damaged, such as "run geo/build.py to make it again".

    Raises
    ------
    FileError
        When it cannot be read or is not JSON; line and column are named.
    """
    name = name or str(file)
    text = read_utf8(file, name, mend)
    try:
        return json.loads(text, parse_constant=_refused_number)
    except json.JSONDecodeError as error:
        cut = "it breaks off" if error.pos >= len(text.rstrip()) else "it is damaged"
        said = f"is not whole JSON: {cut} at line {error.lineno}, column {error.colno}; {mend}"
    except RecursionError:
        said = f"is not the JSON expected: it is nested too deep; {mend}"
    except ValueError as error:
        said = f"is not the JSON expected: {error}; {mend}"
    raise FileError(name, said) from None


def _refused_number(value: str) -> float:
    raise ValueError(f"{value} is no number that a map or a record can hold")
