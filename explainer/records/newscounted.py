"""What words for a day mean that count from the report, or from a day named before."""

from __future__ import annotations

import datetime as dt
import re

from explainer.records import calendars
from explainer.records.newsreadings import (
    APART,
    DAY,
    FROM,
    NEEDS_REPORT,
    NIGHT,
    TWO,
    VAGUE,
    WEEK,
    DayMatch,
    DayReading,
    Found,
    are_apart,
    one_day,
    read_printed,
    reading,
    whole_month,
)

__all__ = [
    "COUNTS", "read_ago", "read_beside", "read_into_date", "read_night_of_date",
    "read_overnight_from", "read_overnight_into", "read_overnight_of", "read_period",
    "read_relative", "read_week_of", "read_weekday", "read_weekdays",
]  # fmt: skip

_AHEAD = re.compile(
    r"\b(?:will|would|shall|is to|are to|to be held|due|scheduled|upcoming|set to|plans? to|"
    r"expected|next|until|by|before)\b[^.!?]*$"
)


def read_weekday(seen: DayMatch) -> Found:
    """A weekday: the last one, the report's own, or the next one where it is looked ahead to."""
    published = seen.published
    if published is None:
        return (), NEEDS_REPORT
    back = (published.weekday() - calendars.weekday_of(seen["w"] or "")) % 7
    last = published - back * DAY
    which = (seen["which"] or "").lower()
    if which == "next":
        candidates = [last + WEEK, last + 2 * WEEK]
    elif which in {"last", "past", "previous"}:
        candidates = [last - WEEK] if back == 0 else [last, last - WEEK]
    elif _AHEAD.search(seen.before[-90:]):
        candidates = [last, last + WEEK]
    else:
        candidates = [last] if back else [last, last - WEEK]
    since = (seen["since"] or "").lower()
    night = "night" in (seen["part"] or "").lower()
    readings = []
    for day in candidates:
        end = published if since else day + DAY if night else day
        readings.append(reading(min(day, end), end, "weekday"))
    return tuple(readings), TWO if len(readings) > 1 else ""


def read_weekdays(seen: DayMatch) -> Found:
    """From one weekday to another: the last such run before the report."""
    if seen.published is None:
        return (), NEEDS_REPORT
    back = (seen.published.weekday() - calendars.weekday_of(seen["w2"] or "")) % 7
    last = seen.published - back * DAY
    first = last - ((last.weekday() - calendars.weekday_of(seen["w"] or "")) % 7) * DAY
    if are_apart(seen, first, last):
        return (*one_day(first, "weekday"), *one_day(last, "weekday")), APART
    readings = [reading(first, last, "weekday")]
    if _AHEAD.search(seen.before[-90:]):
        readings.append(reading(first + WEEK, last + WEEK, "weekday"))
    return tuple(readings), TWO if len(readings) > 1 else ""


def read_into_date(seen: DayMatch) -> Found:
    """The night before a date."""
    readings, ask = read_printed(seen)
    return tuple(reading(r.first - DAY, r.last, r.basis) for r in readings), ask


def read_overnight_into(seen: DayMatch) -> Found:
    """The night before a weekday."""
    readings, ask = read_weekday(seen)
    return tuple(reading(r.last - DAY, r.last, "weekday") for r in readings), ask


def read_overnight_from(seen: DayMatch) -> Found:
    """The night after a weekday."""
    readings, ask = read_weekday(seen)
    return tuple(reading(r.first, r.first + DAY, "weekday") for r in readings), ask


def read_overnight_of(seen: DayMatch) -> Found:
    """A night with a weekday or date alone: the one before it or the one after it."""
    found, ask = read_printed(seen) if "m" in seen.match.groupdict() else read_weekday(seen)
    if not found:
        return found, ask
    nights = [(r.last - DAY, r.last) for r in found] + [(r.first, r.first + DAY) for r in found]
    return tuple(reading(*night, found[0].basis) for night in nights), NIGHT


def read_night_of_date(seen: DayMatch) -> Found:
    """The night that begins on a date."""
    found, ask = read_printed(seen)
    return tuple(reading(r.first, r.first + DAY, r.basis) for r in found), ask


def read_week_of(seen: DayMatch) -> Found:
    """A week told by a date: one that begins or ends there, or that has it somewhere in it."""
    found, ask = read_printed(seen)
    if not found or found[0].day is None:
        return found, ask
    day, how = found[0].day, (seen["how"] or "").lower()
    if how == "weekend of":
        runs = [day - ((day.weekday() - begins) % 7) * DAY for begins in (5, 3)]
        inside = [DayReading(r, r + DAY, "weekend", "printed") for r in runs if day - r <= DAY]
        return (tuple(inside), "") if inside else ((), VAGUE)
    if re.search("end|to$|until", how):
        return (reading(day - 6 * DAY, day, "printed"),), ""
    if not how.endswith("of"):
        return (reading(day, day + 6 * DAY, "printed"),), ""
    starts = dict.fromkeys((day - ((day.weekday() - begins) % 7) * DAY) for begins in (0, 5))
    readings = tuple(reading(first, first + 6 * DAY, "printed") for first in (*starts, day))
    return tuple(dict.fromkeys(readings)), TWO


def read_relative(seen: DayMatch) -> Found:
    """Yesterday, today, overnight: counted from the day of the report."""
    published = seen.published
    if published is None:
        return (), NEEDS_REPORT
    name = seen.match[0].lower()
    if name in {"today", "tonight"}:
        return one_day(published, "sequence"), ""
    if name == "yesterday":
        return one_day(published - DAY, "sequence"), ""
    if name == "tomorrow":
        return one_day(published + DAY, "sequence"), ""
    return (reading(published - DAY, published, "sequence"),), ""


def read_beside(seen: DayMatch) -> Found:
    """The day before or after another that stands before it, if one does."""
    if seen.last_day is None:
        return (), FROM
    words = seen.match[0].lower()
    after = any(word in words for word in ("after", "later", "following", "next"))
    is_same = words.startswith(("that", "the same"))
    steps = 0 if is_same else _count(seen["n"]) if seen["n"] else 1
    if steps is None:
        return (), VAGUE
    steps *= 7 if (seen["unit"] or "day").startswith("week") else 1
    found = one_day(seen.last_day + (steps if after else -steps) * DAY, "sequence")
    return found, FROM if is_same else ""


COUNTS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
           "twelve", "thirteen", "fourteen")  # fmt: skip


def _count(words: str | None) -> int | None:
    plain = (words or "").lower()
    if plain.isdecimal():
        return int(plain)
    plain = "a" if plain in {"an", "one"} else plain
    return COUNTS.index(plain) + 1 if plain in COUNTS else None


def read_ago(seen: DayMatch) -> Found:
    """So many days before the report; of weeks and months the words are not exact."""
    if seen.published is None:
        return (), NEEDS_REPORT
    steps = _count(seen["n"])
    if steps is None or not (seen["unit"] or "").startswith("day"):
        return (), VAGUE
    return one_day(seen.published - steps * DAY, "sequence"), ""


def read_period(seen: DayMatch) -> Found:
    """A week, month or weekend; the weeks of both countries, where these differ."""
    published = seen.published
    if published is None:
        return (), NEEDS_REPORT
    which, unit = (seen["which"] or "").lower(), (seen["unit"] or "").lower()
    if unit == "month":
        this = published.replace(day=1)
        first = (this - DAY).replace(day=1) if which.startswith(("last", "previous")) else this
        return (whole_month(first, published, "sequence"),), ""
    readings = _weekends(published) if unit == "weekend" else _weeks(published, which)
    return readings, TWO if len(set(readings)) > 1 else ""


def _weeks(published: dt.date, which: str) -> tuple[DayReading, ...]:
    """A week from Monday on, as in Pakistan, and one from Saturday on, as in Afghanistan."""
    found = []
    for begins in (0, 5):
        first = published - ((published.weekday() - begins) % 7) * DAY
        last = published
        if which.startswith(("last", "previous", "past")):
            first, last = first - WEEK, first - DAY
        found.append(reading(first, last, "sequence"))
    return tuple(found)


def _weekends(published: dt.date) -> tuple[DayReading, ...]:
    """The last Saturday and Sunday, as in Pakistan, and Thursday and Friday, as in Afghanistan."""
    found = []
    for begins in (5, 3):
        first = published - ((published.weekday() - begins) % 7) * DAY
        found.append(DayReading(first, first + DAY, "weekend", "sequence"))
    return tuple(found)
