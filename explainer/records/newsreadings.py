"""What the words for a day may mean: every reading that they and the day of the report allow.

Each reader takes one match of a form of `newsdays` and gives its readings, and what must be asked
where these are several, or none. Nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from explainer.records import calendars
from explainer.records.scales import LONGEST_DAYS, DateBasis, DatePrecision

__all__ = [
    "APART",
    "BOUND",
    "DAY",
    "FROM",
    "NEEDS_REPORT",
    "NIGHT",
    "NO_SUCH",
    "TWO",
    "VAGUE",
    "WEEK",
    "DayMatch",
    "DayReading",
    "Found",
    "are_apart",
    "near_day",
    "one_day",
    "read_iso",
    "read_list",
    "read_lunar",
    "read_month",
    "read_months",
    "read_numbers",
    "read_ordinal",
    "read_printed",
    "read_run",
    "read_run_in_numbers",
    "read_solar",
    "read_vague",
    "read_year",
    "reading",
    "whole_month",
]  # fmt: skip

NEEDS_REPORT = "Which day that is depends on the day of the report: fill that in first."
_NO_YEAR = "The words give no year. Fill in the day of the report, or choose the year yourself."
TWO = "These words can mean more than one day. Look at what stands around them, and choose."
APART = "Several days are named, and not those between them. Choose."
NO_SUCH = "There is no such day in the calendar. Look again at the report."
FROM = "From which day is this counted? Look at what stands before it, and choose."
VAGUE = "The words do not say exactly which day. Choose days between which it certainly lies."
BOUND = "The words name a bound, not the day itself: before it, on it or after it? Choose."
NIGHT = "Is it the night before this day, or the night after it? Choose."
_MAYBE = "This may be a day, written day/month or month/day, or no day at all. Choose."
_PART = "Which part of the month is meant is not said exactly; its first and last day are certain."
_LUNAR = "A day of the Islamic lunar calendar: it depends on the country. Choose the day yourself."
_SOLAR_YEAR = "A day of the Solar Hijri calendar, without a year. Choose the day yourself."
DAY = dt.timedelta(days=1)
WEEK = 7 * DAY


@dataclass(frozen=True)
class DayReading:
    """What the words may mean: bounds, how exactly, and how that is known."""

    first: dt.date
    last: dt.date
    precision: DatePrecision
    basis: DateBasis

    @property
    def day(self) -> dt.date | None:
        """The day, where it is one."""
        return self.first if self.first == self.last else None


@dataclass(frozen=True)
class DayMatch:
    """One match, with what stands before it and the day of the report."""

    match: re.Match[str]
    before: str
    published: dt.date | None
    last_day: dt.date | None

    def __getitem__(self, name: str) -> str | None:
        return self.match.groupdict().get(name)


Found = tuple[tuple[DayReading, ...], str]
"""The readings of a match, and what must be asked."""


def reading(first: dt.date, last: dt.date, basis: DateBasis) -> DayReading:
    """Bounds, with the narrowest precision that holds them."""
    span = (last - first).days + 1
    if span < 1:
        raise ValueError("the days run backwards")
    widths: tuple[tuple[int, DatePrecision], ...] = (
        (1, "day"), (LONGEST_DAYS, "days"), (7, "week"), (31, "month"), (366, "year"),
    )  # fmt: skip
    precision: DatePrecision = next((name for width, name in widths if span <= width), "longer")
    return DayReading(first, last, precision, basis)


def one_day(day: dt.date, basis: DateBasis) -> tuple[DayReading, ...]:
    """One day as the only reading."""
    return (reading(day, day, basis),)


def near_day(month: int, day: int, year: str | None, near: dt.date | None) -> dt.date | None:
    """A day, in its year or in that nearest to the report; None where no year is known."""
    if year:
        return dt.date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if near is None:
        dt.date(2000, month, day)  # a leap year: whether there is such a day at all
        return None
    found = []
    for candidate in (near.year - 1, near.year, near.year + 1):
        try:
            found.append(dt.date(candidate, month, day))
        except ValueError:  # 29 February
            continue
    if not found:
        raise ValueError("no such day")
    return min(found, key=lambda one: abs(one - near))


def read_iso(seen: DayMatch) -> Found:
    """Year, month and day in this order."""
    year, month, day = map(int, re.split(r"[-/.]", seen.match[0]))
    return one_day(dt.date(year, month, day), "printed"), ""


def read_printed(seen: DayMatch) -> Found:
    """A day of a month, with its weekday and year where they stand there."""
    month, day = calendars.month_of(seen["m"] or ""), int(seen["d"] or 0)
    found = near_day(month, day, seen["y"], seen.published)
    if found is None:
        return (), _NO_YEAR
    if fault := _not_that_weekday(seen["w"] or seen["w2"], found):
        return (), fault
    if _SINCE.search(seen.before) and seen.published and seen.published > found:
        return (reading(found, seen.published, "printed"),), ""
    return one_day(found, "printed"), BOUND if _BOUND_BEFORE.search(seen.before) else ""


_SINCE = re.compile(r"\b[Ss]ince (?:the )?$")
_BOUND_BEFORE = re.compile(
    r"\b(?:[Uu]ntil|[Tt]ill|[Bb]efore|[Bb]y|[Aa]fter|[Ff]rom|[Uu]p to|[Tt]hrough|[Ss]ince|"
    r"(?:earlier|later) than) (?:the )?$"
)


def _not_that_weekday(name: str | None, day: dt.date) -> str:
    if name is None or calendars.weekday_of(name) == day.weekday():
        return ""
    other = calendars.WEEKDAYS[calendars.weekday_of(name)]
    return (
        f"{day.day} {day:%B} {day.year} is a {day:%A}, not a {other}. "
        "Look again at the report, and at its year."
    )


def read_run(seen: DayMatch) -> Found:
    """Several days: from the first to the last of them."""
    month = seen["m"] or seen["m1"] or seen["m2"] or ""
    last = near_day(
        calendars.month_of(seen["m2"] or month), int(seen["d2"] or 0), seen["y"], seen.published
    )
    if last is None:
        return (), _NO_YEAR
    first_month = calendars.month_of(seen["m1"] or month)
    year = last.year - (first_month > last.month)
    first = dt.date(int(seen["y1"] or year), first_month, int(seen["d1"] or 0))
    fault = _not_that_weekday(seen["w"], first) or _not_that_weekday(seen["w2"], last)
    if fault:
        return (), fault
    if are_apart(seen, first, last):
        return (*one_day(first, "printed"), *one_day(last, "printed")), APART
    if first == last:
        raise ValueError("a run of one day")
    found = reading(first, last, "printed")
    is_weekend = "weekend" in seen.match[0]
    return (replace(found, precision="weekend") if is_weekend else found,), ""


def read_run_in_numbers(seen: DayMatch) -> Found:
    """Several days of a month in numbers, as "9-10/10/2025"."""
    year, month = int(seen["y"] or 0), int(seen["m"] or 0)
    first, last = (dt.date(year, month, int(seen[name] or 0)) for name in ("d1", "d2"))
    return (reading(first, last, "printed"),), ""


def are_apart(seen: DayMatch, first: dt.date, last: dt.date) -> bool:
    """Whether two days are named and not what lies between: "11 and 17 October"."""
    if re.search(r"\bor\b", seen["join"] or ""):
        return True
    listed = re.search(r"\band\b|&|,", seen["join"] or "") is not None
    return listed and not seen.match[0].lower().startswith("between") and last - first > DAY


def read_list(seen: DayMatch) -> Found:
    """Days one after the other, as "10, 11 and 12 October"; a run where none is left out."""
    month = calendars.month_of(seen["m"] or seen["m1"] or "")
    numbers = [int(number) for number in re.findall(r"\d+", seen["ds"] or "")]
    days = [near_day(month, number, seen["y"], seen.published) for number in numbers]
    known = [day for day in days if day is not None]
    if not known:
        return (), _NO_YEAR
    if known[-1] - known[0] == (len(known) - 1) * DAY:
        return (reading(known[0], known[-1], "printed"),), ""
    return tuple(reading(day, day, "printed") for day in known), APART


def read_numbers(seen: DayMatch) -> Found:
    """Numbers alone: day first and month first, where each is a day."""
    one, two, year = int(seen["d"] or 0), int(seen["m"] or 0), seen["y"]
    found = []
    for day, month in ((one, two), (two, one)):
        try:
            found.append(near_day(month, day, year, seen.published))
        except ValueError:
            continue
    if not found:
        raise ValueError("no such day")
    readings = tuple(reading(day, day, "printed") for day in found if day)
    if not year:
        return readings, _MAYBE
    return readings, TWO if len(set(readings)) > 1 else ""


def read_month(seen: DayMatch) -> Found:
    """A month, or a part of one, whose days are nobody's dates."""
    month = calendars.month_of(seen["m"] or "")
    first = near_day(month, 1, seen["y"], seen.published)
    if first is None:
        return (), _NO_YEAR
    return (whole_month(first, seen.published, "printed"),), _PART if seen["part"] else ""


def read_months(seen: DayMatch) -> Found:
    """From one month to another: from the first day of the one to the last of the other."""
    last = near_day(calendars.month_of(seen["m2"] or ""), 1, seen["y"], seen.published)
    if last is None:
        return (), _NO_YEAR
    month = calendars.month_of(seen["m1"] or "")
    first = dt.date(int(seen["y1"] or last.year - (month > last.month)), month, 1)
    end = whole_month(last, seen.published, "printed").last
    if are_apart(seen, first, last - 30 * DAY):
        one = whole_month(first, seen.published, "printed")
        return (one, whole_month(last, seen.published, "printed")), APART
    return (reading(first, end, "printed"),), ""


def whole_month(first: dt.date, published: dt.date | None, basis: DateBasis) -> DayReading:
    """A month from its first day to its last, or to the report that came out in it."""
    last = (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    if published and first <= published < last:
        last = published
    return DayReading(first, last, "day" if first == last else "month", basis)


def read_year(seen: DayMatch) -> Found:
    """A year alone."""
    year = int(seen["y"] or 0)
    return (DayReading(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", "printed"),), ""


def read_ordinal(seen: DayMatch) -> Found:
    """A day whose month is not said."""
    day = int(seen["d"] or 0)
    if seen.published is None:
        return (), NEEDS_REPORT
    this = seen.published.replace(day=1)
    before = (this - DAY).replace(day=1)
    found = []
    for month in (this, before):
        try:
            found += [month.replace(day=day)]
        except ValueError:
            continue
    return tuple(reading(one, one, "inferred") for one in found), "The month is not said. Choose."


def read_solar(seen: DayMatch) -> Found:
    """A day of the Solar Hijri calendar."""
    if not seen["y"]:
        return (), _SOLAR_YEAR
    month = calendars.SOLAR_MONTHS[seen["s"] or ""]
    found = calendars.solar_day(int(seen["y"]), month, int(seen["d"] or 0))
    return (one_day(found, "printed"), "") if found else ((), NO_SUCH)


def read_vague(_: DayMatch) -> Found:
    """Words that say no more than that it was lately, or soon."""
    return (), VAGUE


def read_lunar(_: DayMatch) -> Found:
    """A day of the Islamic lunar calendar."""
    return (), _LUNAR
