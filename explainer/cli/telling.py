"""What a command prints: to its reader, or beside that what went wrong."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path

__all__ = ["complain", "put", "write"]


def write(line: str) -> None:
    """Print one line."""
    sys.stdout.write(f"{line}\n")


def complain(line: str) -> None:
    """Print one line beside the output."""
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")


def put(lines: Iterable[str], file: Path | None) -> int:
    """Write lines to a file or to standard output, each ended by a line feed on every system."""
    if file is not None:
        with file.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"{line}\n" for line in lines)
        return 0
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="\n")
    for line in lines:
        write(line)
    return 0
