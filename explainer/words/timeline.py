"""When it happened and when it was said, in words: the timeline's rows, marks and signs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from explainer.analysis.event_rows import EventRow
from explainer.analysis.events import Bar, Span
from explainer.records.bound import Claim
from explainer.words import claims as text

__all__ = [
    "BROKEN",
    "CAPTION",
    "COLUMNS",
    "HOW_TO_READ",
    "KEY",
    "LANES",
    "QUESTION",
    "SIGNS",
    "STAR",
    "TABLE",
    "alt",
    "chosen",
    "happened",
    "of_row",
    "said",
    "said_in_short",
    "span_ends",
    "when",
    "when_said",
]

QUESTION = "When did it happen, and when was it said?"
CAPTION = "One row an event; a line joins its two days."
LANES = {
    "strikes": "Strikes and blasts",
    "fighting": "Fighting",
    "diplomacy": "Talks and truces",
    "border": "Border and trade",
    "statements": "Statements and counts",
}
TABLE = "Events and what was said of them"
COLUMNS = ("Event", "Kind", "Happened", "Said on", "Says it", "Says", "Document", "Evidence")
KEY = {
    "soft bar": "happened within these days",
    "diamond": "happened on this day",
    "dot": "said on this day, in the speaker’s colour",
    "star": "day inferred by us",
    "broken": "days left out",
    "to come": "still to come",
}
"""What the signs mean without which no row can be read: one line above the timeline."""
SIGNS = {
    "hollow": "hollow: day inferred by us",
    "bar": "first and last day stated",
    "broken bar": "the same, days inferred by us",
    "open bar": "no first day stated",
    "span": "lasting, no end reported",
    "by tick": "said by this day; no day is given",
    "join": "from what happened to when it was first said",
}
"""What the other signs mean that are not of a kind of thing."""
HOW_TO_READ = "What every sign means"
BROKEN = "⁄⁄"
"""Stands on the axis where days are left out."""
STAR = "*"
"""Stands after a day that we infer."""
_LONGER = "over more than a year"
_NO_START = "start not stated"


def when(
    row: EventRow,
    first: dt.date,
    *,
    span: Span | None,
    bars: Sequence[Bar],
    points: Collection[dt.date],
) -> str:
    """What the marks of an event alone do not say of its days.

    Parameters
    ----------
    row : EventRow
        The event.
    first : datetime.date
        The first day of the axis.
    span : Span or None
        From when to when it lasts, if it does.
    bars : sequence of Bar
        The days within which it lies.
    points : collection of datetime.date
        The exact days that are given.
    """
    if span:
        return _span_in_words(span)
    if row.differing:
        return text.happened_by_document(row.differing)
    starts = {bar.known: bar.start.happened for bar in bars}
    day = starts["days"].from_ if "days" in starts else None
    if "longer" in starts:
        return _LONGER
    for period in (starts.get("year"), starts.get("month")):
        if period:
            only = text.happened_in_words(period)
            return f"not before {text.short_day(day)}, or {only}" if day else only
    if "end" in starts:
        return _NO_START
    if day and day < first:
        return f"not before {text.short_day(day)}"
    is_dated = bars or points or row.event.lane == "statements"
    return "" if is_dated else "day not stated"


def _span_in_words(span: Span) -> str:
    start = f"from {text.short_day(span.begun_on)}" if span.begun_on else _NO_START
    if span.over_by_day and span.is_announced:
        return f"{start}, announced up to {text.short_day(span.over_by_day)}"
    if span.over_by_day:
        return f"{start}, over by {text.short_day(span.over_by_day)}"
    by = "" if span.is_last_word_dated else "by "
    open_ = f"{start}, no end reported" if span.begun_on else "start and end not stated"
    return f"{open_}, last word {by}{text.short_day(span.last_word)}"


def span_ends(span: Span) -> tuple[str, str]:
    """When what lasts began, and when it was over, or the last word on it."""
    start, over = span.begun_on, span.over_by_day
    by = "" if span.is_last_word_dated else "by "
    return (
        f"Began: {text.day_in_words(start)}" if start else "When it began is not stated",
        f"{'Announced up to' if span.is_announced else 'Over by'}: {text.day_in_words(over)}"
        if over
        else f"Last word: {by}{text.day_in_words(span.last_word)}",
    )


def chosen(title: str) -> str:
    """The title of the event whose claim the reader has chosen."""
    return f"{title} (chosen)"


def happened(claims: Sequence[Claim]) -> tuple[str, ...]:
    """What a mark of when it happened says: its first claim, and how many more it stands for."""
    return (f"Happened: {text.happened_in_words(claims[0].happened)}", *_first_of(claims))


def said(claims: Sequence[Claim]) -> tuple[str, ...]:
    """What a tick of when it was said says."""
    return (f"Said {_said_in_words(claims)}", *_first_of(claims))


def said_in_short(claim: Claim) -> str:
    """The day of saying beside a dot: “said 28 Oct”, with a star where we infer it."""
    by = "by " if claim.said_on.basis == "no-later-than" else ""
    is_ours = claim.said_on.basis == "inferred" and not claim.is_own_voice
    return f"said {by}{text.said_day(claim.said_on, short=True)}{STAR if is_ours else ''}"


def _first_of(claims: Sequence[Claim]) -> tuple[str, str]:
    return claims[0].says, f"and {len(claims) - 1} more" if len(claims) > 1 else ""


def _said_in_words(claims: Sequence[Claim]) -> str:
    """The day of saying of what one tick holds, and of how many of them we infer it."""
    inferred = sum(claim.said_on.basis == "inferred" and not claim.is_own_voice for claim in claims)
    if inferred in {0, len(claims)}:
        return text.said_in_words(claims[0])
    day = text.said_day(claims[0].said_on)
    return f"{day} ({text.INFERRED_DAY} for {inferred} of these)"


def of_row(row: EventRow, days: str) -> str:
    """An event for those who do not see it: its kind, its ``days``, and when it was first said."""
    kind = text.EVENT_KIND[row.event.kind]
    return (
        f"{text.event_in_words(row.event, row.claims)} ({kind}{f'; {days}' if days else ''}): "
        f"{text.claims_in_words(len(row.claims))}, first said: "
        f"{text.said_in_words(min(row.claims, key=when_said))}."
    )


def when_said(claim: Claim) -> tuple[dt.date, bool]:
    """To sort claims: by day of saying; on one day those first of which a text gives it."""
    return claim.said_on.date, not claim.said_on.is_dated


def alt(rows: Iterable[tuple[EventRow, str]], last: dt.date) -> str:
    """Every event with its days in words, for those who do not see them."""
    told = list(rows)
    undated = text.undated_in_words(claim for row, _ in told for claim in row.claims)
    what = f"Timeline of what the documents date to {text.day_in_words(last)} or before."
    events = " ".join(of_row(row, days) for row, days in told)
    return " ".join(filter(None, [what, undated, events]))
