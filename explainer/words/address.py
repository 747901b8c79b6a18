"""What is said of an address that was not understood. No sentence: what follows a colon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

__all__ = [
    "NOT_UNDERSTOOD",
    "a_cell",
    "a_claim",
    "a_day",
    "documents",
    "either",
    "fault",
    "given_often",
    "no_later_than",
    "not_read",
    "one_of",
    "quoted",
    "too_long",
    "unknown",
]

NOT_UNDERSTOOD = (
    "The address of this page was not understood, so the page is shown as it opens by itself"
)
MAX_SHOWN = 40


def quoted(given: str) -> str:
    """What was given, quoted and short, without signs that cannot be seen."""
    seen = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in given)
    return f"“{seen[:MAX_SHOWN]}…”" if len(seen) > MAX_SHOWN else f"“{seen}”" if seen else "empty"


def too_long(characters: int, most: int) -> str:
    """An address is longer than any of ours."""
    return f"it has {characters} characters and should have at most {most}"


def not_read(given: str, most: int, day: dt.date) -> str:
    """An address cannot be taken apart."""
    return (
        f"it reads {quoted(given)} and should be at most {most} parts such as "
        f"“on={day}”, with “&” between them"
    )


def given_often(name: str, times: int) -> str:
    """A part is given more than once."""
    return f"“{name}” is given {times} times and should be given once"


def unknown(name: str, near: str, known: Iterable[str]) -> str:
    """A part is nobody's; ``near`` is the one of ours that is like it, if any."""
    hint = f"perhaps “{near}” is meant" if near else f"known are {', '.join(known)}"
    return f"{quoted(name)} is no part of this address ({hint})"


def fault(name: str, value: str, expected: str) -> str:
    """A part has a value that it may not have."""
    return f"“{name}” is {quoted(value)} and should be {expected}"


def a_day(example: dt.date, first: dt.date | None = None, last: dt.date | None = None) -> str:
    """What is expected of a day."""
    days = f"from {first} to {last}" if first and last else f"such as {example}"
    return f"a day {days}, as year-month-day"


def no_later_than(day: str) -> str:
    """What is expected of the first of two days."""
    return f"no later than “to”, {day}"


def either(values: Iterable[str]) -> str:
    """What is expected where there are few: “disagreement” or “topic”."""
    *others, last = (f"“{value}”" for value in values)
    return f"{', '.join(others)} or {last}"


def a_claim(example: str | None) -> str:
    """What is expected of a claim."""
    return f"a claim such as “{example}”, or “none”"


def a_cell(topic: str, document: str) -> str:
    """What is expected of an answer."""
    return f"a topic and a document such as “{topic}/{document}”"


def documents(example: str) -> str:
    """What is expected of documents."""
    return f"documents such as “{example}”, with commas between them, or “none”"


def one_of(example: str) -> str:
    """What is expected of an entry of a list."""
    return f"one that the page offers, such as “{example}”"
