"""Days, and when something happened, in words."""

from __future__ import annotations

import datetime as dt

from explainer.records import Happened

__all__ = [
    "DATE_PRECISION",
    "bounds_in_words",
    "day_in_words",
    "days_in_words",
    "happened_in_words",
    "short_day",
]

DATE_PRECISION = {
    "day": "exact day",
    "weekend": "a weekend",
    "days": "exact to a few days at best",
    "week": "exact to a week at best",
    "month": "exact to a month at best",
    "year": "exact to within a year",
    "longer": "longer than a year",
    "not stated": "no date stated",
}
"""How exactly days are known, not how long something lasts: it is said of “two weeks”, too."""
_SPAN = {
    "days": "within a few days",
    "week": "within a week",
    "month": "within a month",
    "year": "within a year",
}
"""The same where both days are given: they say it themselves."""


def day_in_words(day: dt.date) -> str:
    """A day as "27 October 2025"."""
    return f"{day.day} {day:%B} {day.year}"


def short_day(day: dt.date) -> str:
    """A day as "27 Oct", with the year where it is not 2025."""
    return f"{day.day} {day:%b}" + ("" if day.year == 2025 else f" {day.year}")


def days_in_words(first: dt.date, last: dt.date) -> str:
    """A run of days as "25–26 October 2025"."""
    if first == last:
        return day_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_in_words(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {day_in_words(last)}"
    return f"{day_in_words(first)} – {day_in_words(last)}"


def bounds_in_words(happened: Happened) -> str:
    """Between which days something is said to have happened; empty where no day is given.

    The first day of a month or a year that alone is named is nobody's date and is not printed.
    """
    first, last = happened.from_, happened.to
    if first and happened.only_names:
        return f"in {first:{'%B %Y' if happened.only_names == 'month' else '%Y'}}, day not stated"
    if first and last and happened.precision == "longer":
        return f"{first.year}–{last.year}"
    if first and last:
        return days_in_words(first, last)
    if last:
        return f"up to {day_in_words(last)}"
    return f"from {day_in_words(first)}" if first else ""


def happened_in_words(happened: Happened) -> str:
    """When something is said to have happened, with how exactly that is known."""
    days = bounds_in_words(happened)
    if happened.only_names:
        return days
    if not days:
        return DATE_PRECISION["not stated"]
    if happened.precision == "day":
        return days
    known = _SPAN if happened.from_ and happened.to else {}
    return f"{days} ({known.get(happened.precision, DATE_PRECISION[happened.precision])})"
