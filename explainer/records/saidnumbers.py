"""Every number and every day that stands in some words, whatever it counts.

`quantity_finder` finds wordings of a number of people; here every number is seen, of hours and
kilometres too, so that none can be altered unseen. What is read is its worth: "twelve" and "12",
"2,600" and "۲٬۶۰۰" are the same number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.records.numerals import NUMBER_WORDS, SCALES, fold, value

__all__ = ["Number", "PrintedDay", "days_in", "numbers_in", "years_in"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MONTH = "|".join(rf"{name}|{name[:3]}(?:t)?\." for name in MONTHS)
_DAY = re.compile(
    rf"(?P<d>\d{{1,2}})(?:(?: and | to | or | ?[-–—] ?)(?P<d2>\d{{1,2}}))? (?P<m>{_MONTH})\b|"
    rf"(?P<m2>{_MONTH}) (?P<d3>\d{{1,2}})(?:(?: and | to | ?[-–—] ?)(?P<d4>\d{{1,2}}))?\b"
)
_YEAR = re.compile(r"(?<![\d.,:])(?:1[6-9]|20)\d\d(?![\d:]|[.,]\d)")

_PLURALS = [f"{scale}s" for scale in SCALES]
_WORD = "|".join(sorted({*NUMBER_WORDS, *_PLURALS} - {"half"}, key=len, reverse=True))
_DIGITS = r"\d+(?:[.,:'’٬٫]\d+)*"
_NUMBER = re.compile(
    rf"{_DIGITS}|(?<![\w-])(?!one-(?:time|off)\b)(?:{_WORD})(?:(?:[ -]| and )(?:{_WORD}))*(?!\w)",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?:the|between|both|these|those) two "
    r"(?:sides|countries|neighbours|neighbors|nations|states|governments)\b",
    re.IGNORECASE,
)
"""No count: that there are two of them is known to everybody."""


@dataclass(frozen=True)
class Number:
    """A number, where it stands, and what it is worth (its own words, where it is no whole one)."""

    words: str
    start: int
    end: int
    worth: int | str


@dataclass(frozen=True)
class PrintedDay:
    """A day of a month, or the first and last of several; ``month`` is 1 for January."""

    words: str
    start: int
    end: int
    month: int
    first: int
    last: int | None


def days_in(words: str) -> tuple[PrintedDay, ...]:
    """The days that are named with their month, in the order of the words."""
    found = []
    for match in _DAY.finditer(words):
        name = (match["m"] or match["m2"]).rstrip(".")
        month = next(n for n, full in enumerate(MONTHS, start=1) if full.startswith(name[:3]))
        last = match["d2"] or match["d4"]
        day = PrintedDay(
            match[0],
            *match.span(),
            month,
            int(match["d"] or match["d3"]),
            int(last) if last else None,
        )
        found.append(day)
    return tuple(found)


def years_in(words: str) -> tuple[Number, ...]:
    """The years that are named."""
    return tuple(Number(m[0], *m.span(), int(m[0])) for m in _YEAR.finditer(words))


def numbers_in(words: str) -> tuple[Number, ...]:
    """The numbers that are neither days nor years, in the order of the words."""
    taken = [(day.start, day.end) for day in days_in(words)]
    taken += [(year.start, year.end) for year in years_in(words)]
    taken += [match.span() for match in _PAIR.finditer(words)]
    return tuple(
        number
        for number in _all_numbers(words)
        if not any(number.start < end and number.end > start for start, end in taken)
    )


def _all_numbers(words: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(words):
        whole = fold(match[0])
        worth = value(whole)
        if worth is not None or match[0][0].isdigit():
            yield Number(match[0], *match.span(), worth if worth is not None else whole)
            continue
        for part in re.finditer(r"[^\s-]+", match[0]):
            single = fold(part[0])
            if single != "and":
                start = match.start() + part.start()
                found = value(single)
                yield Number(
                    part[0], start, start + len(part[0]), found if found is not None else single
                )
