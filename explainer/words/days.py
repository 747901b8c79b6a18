"""Days in words: when something is said to have happened, and when that was said."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache

from babel.dates import format_date

from explainer.analysis.kept import kept
from explainer.records.bound import Claim
from explainer.records.claims import Document, Happened
from explainer.records.clocks import SaidOn
from explainer.records.scales import SaidBasis, SaidPrecision
from explainer.words.phrases import LOCALE, form, list_in_words, number_of

__all__ = [
    "DATE_PRECISION",
    "INFERRED_DAY",
    "INFERRED_DAYS",
    "PUBLISHED_BASIS",
    "bounds_in_words",
    "by_precision",
    "day_in_words",
    "day_of_own_voice",
    "days_in_words",
    "happened_in_words",
    "inferred_in_words",
    "published_in_words",
    "said_briefly",
    "said_day",
    "said_in_words",
    "short_day",
    "short_days",
    "undated_in_words",
]

INFERRED_DAY = "day inferred by us"
INFERRED_DAYS = "days inferred by us"
"""The one mark, everywhere, of what no text gives."""
DAY_OF_REPORT = "day of the report"
DAY_OF_TREATY = "day of the treaty"
"""What is said of the day on which a document says something in its own voice."""
PUBLISHED_BASIS: dict[SaidBasis, str] = {
    "printed": "the report prints the day",
    "weekday": "worked out from a weekday in the report",
    "sequence": "worked out from other days in the report",
    "no-later-than": "no day is given; out on that day at the latest",
    "inferred": "day of print inferred by us",
}
"""How the day is known on which a document came out."""
DATE_PRECISION = {
    "day": "exact day",
    "weekend": "a weekend",
    "days": "within a few days",
    "week": "within a week",
    "month": "within a month",
    "year": "within a year",
    "longer": "within more than a year",
    "not stated": "no date stated",
}
"""How exactly days are known, which is not how long something lasts."""
_KNOWN = {
    "days": "known to a few days",
    "week": "known to a week",
    "month": "known to a month",
    "year": "known to a year",
    "longer": "more than a year",
}
"""The same where one bound alone is given; two say it themselves."""
YEAR = 2025
"""The year of the fighting, which a short day leaves out."""
_SPANS = {
    part: [half.replace("MMM", "MMMM").replace("\u2009", " ") for half in halves]
    for part in ("year", "month", "day")
    for halves in [LOCALE.interval_formats["yMMMd"][part[0].replace("m", "M")]]
}
"""A run of days from its first to its last, by what first differs, with the month written out.

A thin space is none for `textwrap`, which would not break a line there.
"""


@cache
def day_in_words(day: dt.date) -> str:
    """A day as "27 October 2025"."""
    return format_date(day, "long", locale=LOCALE)


@cache
def short_day(day: dt.date) -> str:
    """A day as "27 Oct", with the year where it is not 2025."""
    return format_date(day, "d MMM" if day.year == YEAR else "d MMM y", locale=LOCALE)


def short_days(first: dt.date, last: dt.date) -> str:
    """A run of days as "25–28 Oct"."""
    if first == last:
        return short_day(last)
    same = (first.year, first.month) == (last.year, last.month)
    return f"{_written(first, 'd') if same else short_day(first)}–{short_day(last)}"


def days_in_words(first: dt.date, last: dt.date, *, listed: bool = False) -> str:
    """A run of days as "25–26 October 2025", or as a list of two: "25 and 26 October 2025"."""
    if first == last:
        return day_in_words(first)
    begins, ends = _SPANS[next(p for p in _SPANS if getattr(first, p) != getattr(last, p))]
    if listed:
        return list_in_words([_written(first, begins.rstrip(" –")), _written(last, ends)])
    return _written(first, begins) + _written(last, ends)


def _written(day: dt.date, pattern: str) -> str:
    return format_date(day, pattern, locale=LOCALE)


def bounds_in_words(happened: Happened) -> str:
    """Between which days something is said to have happened; empty where no day is given.

    A bound that is not known to the day is said as a bound: "not before 9 October 2025". The first
    day of a month or a year that alone is named is nobody's date and is not printed.
    """
    first, last = happened.from_, happened.to
    if first and happened.only_names:
        named = _written(first, "MMMM y" if happened.only_names == "month" else "y")
        return f"in {named}, day not stated"
    if first and last:
        return _within(happened, first, last)
    if last:
        return f"not after {day_in_words(last)}"
    return f"not before {day_in_words(first)}" if first else ""


def _within(happened: Happened, first: dt.date, last: dt.date) -> str:
    if happened.precision == "longer":
        return f"{first.year}–{last.year}"
    if happened.precision == "day":
        return days_in_words(first, last)
    if happened.precision == "weekend":
        return f"the weekend of {days_in_words(first, last)}"
    return f"between {days_in_words(first, last, listed=True)}"


def inferred_in_words(happened: Happened) -> str:
    """That the days are our inference: the mark, or empty where a text gives them, or no day is."""
    if not happened.is_inferred:
        return ""
    if happened.only_names:
        return f"{happened.only_names} inferred by us"
    return INFERRED_DAY if happened.precision == "day" and not happened.duration else INFERRED_DAYS


@kept(1024)
def happened_in_words(happened: Happened) -> str:
    """When something is said to have happened, how long, and how that is known.

    How long goes first where the days are not known: "two weeks, not said exactly which; not after
    28 October 2025".
    """
    days = bounds_in_words(happened)
    exact = happened.precision == "day" or happened.lasts_throughout
    lasted = happened.duration
    if not days:
        nothing = DATE_PRECISION["not stated"]
        return f"{lasted}, not said exactly which" if lasted else nothing
    notes = [lasted if exact else "", inferred_in_words(happened) or _not_exactly(happened)]
    note = "; ".join(filter(None, notes))
    words = f"{days} ({note})" if note else days
    return words if exact or not lasted else f"{lasted}, not said exactly which; {words}"


def _not_exactly(happened: Happened) -> str:
    """How exactly days are known that a text gives; empty where the words say it already."""
    if happened.only_names or happened.precision in {"day", "weekend"} or happened.duration:
        return ""
    if not (happened.from_ and happened.to):
        return _KNOWN.get(happened.precision, "")
    return "" if happened.precision == "longer" else "not known more exactly"


# --- when it was said ---------------------------------------------------------------------


_NAMES: dict[SaidPrecision, str] = {"month": "MMMM y", "year": "y"}
"""What is written of a day of saying that is known to a month or a year; never its last day."""


def said_day(said_on: SaidOn, *, short: bool = False) -> str:
    """The day, month or year on which something was said or came out, as exactly as known."""
    if said_on.precision == "day":
        return short_day(said_on.date) if short else day_in_words(said_on.date)
    return _written(said_on.date, _NAMES[said_on.precision])


def said_in_words(claim: Claim, *, short: bool = False) -> str:
    """When it was said: "27 October 2025", or "by" that day where its document does not date it.

    What a document says in its own voice it says on its own day, which is told where the document
    is told of; of others, "(day inferred by us)" follows where no text gives it.
    """
    words = said_day(claim.said_on, short=short)
    note = _how_dated(claim)
    return f"{_by(claim)}{words} ({note})" if note else f"{_by(claim)}{words}"


def said_briefly(claim: Claim) -> str:
    """The same within brackets or a list: "27 Oct", "by 27 Oct" or "27 Oct, day inferred by us"."""
    note = _how_dated(claim)
    return f"{_by(claim)}{said_day(claim.said_on, short=True)}" + (f", {note}" if note else "")


def _by(claim: Claim) -> str:
    return "by " if claim.said_on.basis == "no-later-than" else ""


def _how_dated(claim: Claim) -> str:
    said_on = claim.said_on
    if claim.is_own_voice:
        return day_of_own_voice(claim)
    return by_precision(INFERRED_DAY, said_on) if said_on.basis == "inferred" else ""


def day_of_own_voice(claim: Claim) -> str:
    """What the day is on which a document speaks itself: that of a report, or of a treaty."""
    return by_precision(DAY_OF_TREATY if claim.article else DAY_OF_REPORT, claim.said_on)


def by_precision(words: str, said_on: SaidOn) -> str:
    """What is said of a day, said of the month or year that alone is known."""
    if said_on.precision == "day":
        return words
    return re.sub(r"on (that|the) day", r"in \1 day", words).replace("day", said_on.precision)


def published_in_words(document: Document) -> str:
    """When a document came out: "28 October 2025 (day of print inferred by us)"."""
    day, basis = said_day(document.published), document.published.basis
    how = by_precision(PUBLISHED_BASIS[basis], document.published)
    return f"{day} ({how})" if basis in {"inferred", "no-later-than"} else day


def undated_in_words(claims: Iterable[Claim]) -> str:
    """How many of the claims carry no day, as a sentence; empty where each carries one."""
    number = sum(claim.said_on.basis == "no-later-than" for claim in claims)
    if not number:
        return ""
    carry = number_of(number, "statement carries", "statements carry")
    shown = form(number, "it is shown at the day of its", "they are shown at the day of their")
    return f"{carry} no day: {shown} report, the latest possible."
