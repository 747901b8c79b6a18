"""What is wrong with a record: which kind of fault, where, and with what values.

A `Fault` is found where nobody knows yet in which file it stands; put there it is a `Problem`.
Neither holds a sentence: whoever keeps the records reads one made from `faults`, a class that
codes a report another.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from explainer.records.faults import WORDS

__all__ = [
    "Fault",
    "LedgerError",
    "Problem",
    "UnsoundError",
    "Where",
    "did_you_mean",
    "listed",
]
MAX_SHOWN = 50
"""So many faults are listed in all."""
MAX_MESSAGE = 600
"""So long is the sentence of a fault at most, whatever values it has."""


@dataclass(frozen=True)
class Where:
    """Where a fault is: in which file, of which record, and within which field of it."""

    file: str
    record: str = ""
    field: str = ""

    def __str__(self) -> str:
        return f"{self.file} {self.record}".strip()


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with the records.

    Attributes
    ----------
    code : str
        The kind of fault, as `faults.WORDS` lists it.
    where : Where
        The file, the record and the field.
    values : mapping of str to object
        What is there, and what was expected, by the names that its wordings use.
    rule : str
        The rule of evidence that is broken, as ``seeds/README.md`` lists it; "" for other faults.
    """

    code: str
    where: Where
    values: Mapping[str, Any] = field(default_factory=dict)
    rule: str = ""

    @property
    def message(self) -> str:
        """What is wrong and how to mend it, for whoever keeps the records."""
        within = f"{self.where.field}: " if self.where.field else ""
        return (within + WORDS[self.code].format(**self.values))[:MAX_MESSAGE]

    def __str__(self) -> str:
        return f"{self.where}: {self.message}{f' [{self.rule}]' if self.rule else ''}"


class Fault:
    """One thing that is wrong, wherever the record stands: its code, and its values by name."""

    def __init__(self, code: str, /, **values: Any) -> None:
        self.code = code
        self.values = values

    def at(self, file: str, record: str = "", *, field: str = "", rule: str = "") -> Problem:
        """The fault as a problem of a record, or of a whole file."""
        return Problem(self.code, Where(file, record, field), self.values, rule)

    def __str__(self) -> str:
        return WORDS[self.code].format(**self.values)


class UnsoundError(ValueError):
    """A value that no record can hold; ``fault`` is what is wrong with it."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


class LedgerError(ValueError):
    """The records are wrong; ``problems`` lists every fault found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(listed(self.problems)))

    def __reduce__(self) -> tuple[type[LedgerError], tuple[tuple[Problem, ...]]]:
        """As it is sent from the process that makes pages."""
        return type(self), (self.problems,)


def listed(problems: Sequence[Problem]) -> list[str]:
    """The first faults in words, those of whole files before those of single records.

    A file that cannot be read leaves holes in which others fall: what names no record is mended
    first.
    """
    first = sorted(problems, key=lambda problem: bool(problem.where.record))
    lines = [str(problem) for problem in first[:MAX_SHOWN]]
    more = len(first) - len(lines)
    return [*lines, f"… and {more:,} more; mend these first"] if more > 0 else lines


def did_you_mean(value: object, known: Iterable[str]) -> str:
    """A sentence naming the nearest known value, or an empty string."""
    return _nearest(str(value), tuple(known))


@lru_cache(1000)
def _nearest(value: str, known: tuple[str, ...]) -> str:
    """Where a list cannot be read, all that name one of its ids ask the same."""
    near = difflib.get_close_matches(value, known, n=1, cutoff=0.6)
    return f" Did you mean {near[0]!r}?" if near else ""
