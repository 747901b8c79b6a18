"""A day that a caption is searched for, in every form in which it is written and means that day.

The forms of newsrooms are those of `explainer.records.newsdays`, which is asked of each; pupils
write a day with dots too, as "27.10.".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from explainer.records import calendars, newsdays, quantity_finder
from explainer.records.nouns import NOUNS
from explainer.records.numerals import SCALES
from explainer.records.sought import DEAD, Sought, any_of

__all__ = ["day_sought"]


def day_sought(day: dt.date, published: dt.date) -> Sought:
    """Every form in which newsrooms write a day, as far as each means this day alone.

    "On the 27th" has no month, and "on Monday" no date: a stranger could not tell which day it is.

    Parameters
    ----------
    day : datetime.date
        The day.
    published : datetime.date
        The day of the report, from which a year that is not written is told.
    """
    found = [form for sample, form in _days(day) if _is_day(sample, day, published)]
    weekday = calendars.WEEKDAYS[day.weekday()].lower()
    others = {name.lower() for name in calendars.WEEKDAYS} - {weekday}
    other = any_of({*others, *(name[:length] for name in others for length in (3, 4))})
    next_day = r"(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?(?![0-9])"
    after = (
        r"[a-z0-9_]|,? ?-?(?:1[0-9]|2[0-9])[0-9]{2}|[/.-][0-9]"
        rf"| ?(?:-|to|until|till|through|and|or) ?{next_day}|,? \(?{other}\b| of (?:them|those)\b"
    )
    if _is_day(f"{day.day}.{day.month}.{day.year}", day, published):
        found += _dotted(day, after, other)
    return Sought(
        found="|".join(found),
        before=r"[a-z0-9_/.]|[0-9] ?-|[0-9](?:st|nd|rd|th)?,? (?:and|or|to|until|till) |"
        rf"{other}\.?,? "
        r"|\b(?:not|never|nor|before|after|until|till|since|from|between|than) (?:on )?(?:the )?",
        after=after,
    )


def _dotted(day: dt.date, after: str, other: str) -> Iterator[str]:
    """A day as "27.10.", "27. 10." or "27.10": where it might be a number, it is none.

    It has its year, or it stands after "on", a bracket or a stop, and before nothing that can be
    counted. What stands before it is part of the pattern: not every browser can look back.
    """
    d, m = (f"0?{n}" if n < 10 else str(n) for n in (day.day, day.month))
    yield rf"{d}\. ?{m}\. ?(?:{day.year}|{day.year % 100:02})(?![0-9])"
    weekday = calendars.WEEKDAYS[day.weekday()].lower()
    on = rf"\b(?:on|{weekday}|{weekday[:3]}\.?),? (?:the )?"
    start = rf"^(?!.*\b{other}\.?,? (?:the )?{d}\. ?{m})"
    spaced, stopped, bracket = (
        rf"{d}(?:\. ?| ?- ?){m}",
        rf"{start}(?:.*(?:[.,;:] |- ))?",
        rf"{start}.*\(",
    )
    people = any_of({*NOUNS, "afghan", "pakistani"})
    # "27. 10. 24" is another year, or numbers in a list; "27. 10. 50 civilians" counts them.
    listed = rf" [0-9]{{1,2}}(?![0-9])(?! (?:{people})\b)"
    counted = rf"[0-9]{{3}}|(?:{any_of(SCALES)}|{people}|{DEAD})\b"
    alone = rf"(?!\.|[,:][0-9]| ?(?:{counted})|{quantity_finder.OF_OTHER_THINGS}|{listed}|{after})"
    yield rf"(?:(?:{on}|{bracket}){spaced}|{stopped}{d}\.{m}){alone}"
    told = r"\b(?:said|says|stated|announced|reported|unama|un|mission|nations) "
    yield rf"(?:{on}|{told}|{bracket}|{stopped}){d}\. ?{m}\.(?!{listed}|{after})"


def _days(day: dt.date) -> Iterator[tuple[str, str]]:
    """Forms of a day: each as it may be written, and its pattern."""
    n, month, year = day.day, day.month, day.year
    names = any_of(name.lower() for name, number in calendars.MONTHS.items() if number == month)
    ordinal = f"{n}{'th' if 10 < n < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
    short = f"{year % 100:02}"
    d, m = f"0?{n}" if n < 10 else str(n), f"0?{month}" if month < 10 else str(month)
    weekday = calendars.WEEKDAYS[day.weekday()].lower()
    told = rf"(?:(?:{weekday}|{weekday[:3]}\.?),? )?"
    of_year = rf"(?:, ?|\.? |-)?{year}(?![0-9])"
    forms = (
        (f"{n} {day:%B}", rf"{told}(?:the )?(?:{ordinal}|0?{n}\.?)(?: of )?[ -]?{names}\.?"),
        (f"{day:%B} {n}", rf"{told}{names}\.? ?(?:the )?(?:{ordinal}|{d})"),
    )
    for sample, form in forms:
        yield f"{sample} {year}", form + of_year
        yield sample, form
    for sign, pattern in (("/", " ?/ ?"), (".", r"\."), ("-", r"\-")):
        yield f"{year}{sign}{month:02}{sign}{n:02}", f"{year}{pattern}{month:02}{pattern}{n:02}"
        for first, last, a, b in ((n, month, d, m), (month, n, m, d)):
            yield f"{first}{sign}{last}{sign}{year}", f"{a}{pattern}{b}{pattern}(?:{year}|{short})"
    yield f"{n}/{month}", f"{d} ?/ ?{m}"
    yield f"{month}/{n}", f"{m} ?/ ?{d}"


def _is_day(sample: str, day: dt.date, published: dt.date) -> bool:
    """Whether the reader of days takes words for one day, and for this one."""
    read = newsdays.days_in(sample, published)
    return len(read) == 1 and {reading.day for reading in read[0].readings} == {day}
