"""What is wrong with a record, and what to do: said so that it can be mended."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = [
    "LedgerError",
    "Problem",
    "did_you_mean",
    "listed",
]
MAX_SHOWN = 50
"""So many faults are listed in all."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with the records, said so that it can be mended.

    ``rule`` is the name of the rule of evidence that is broken, as ``seeds/README.md`` lists it.
    """

    file: str
    record: str
    message: str
    rule: str = ""

    def __str__(self) -> str:
        where = f"{self.file} {self.record}".strip()
        return f"{where}: {self.message}{f' [{self.rule}]' if self.rule else ''}"


class LedgerError(ValueError):
    """The records are wrong; ``problems`` lists every fault found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(listed(self.problems)))


def listed(problems: Sequence[Problem]) -> list[str]:
    """The first faults in words, those of whole files before those of single records.

    A file that cannot be read leaves holes in which others fall: what names no record is mended
    first.
    """
    first = sorted(problems, key=lambda problem: bool(problem.record))
    lines = [str(problem) for problem in first[:MAX_SHOWN]]
    more = len(first) - len(lines)
    return [*lines, f"… and {more:,} more; mend these first"] if more > 0 else lines


def did_you_mean(value: object, known: Iterable[str]) -> str:
    """A sentence naming the nearest known value, or an empty string."""
    near = difflib.get_close_matches(str(value), list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]!r}?" if near else ""
