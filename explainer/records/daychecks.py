"""What cannot be between the days of a claim, its words, and the day of its document.

Rules that the days of one clock must satisfy on their own are in `clocks`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from explainer.records import calendars
from explainer.records.claims import Claim, Document
from explainer.records.newsreadings import near_day

__all__ = ["claim_messages", "document_messages"]

_PAST = frozenset({"casualties", "event"})
"""Kinds of claims that tell of what is over when it is told."""
_MONTHS = "|".join(sorted(calendars.MONTHS, key=len, reverse=True))
_DATE = (
    rf"(?:(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m>{_MONTHS})\.?|"
    rf"(?P<ma>{_MONTHS})\.? (?P<da>[0-9]{{1,2}})(?:st|nd|rd|th)?)(?!\d)"
    r"(?:,? (?P<y>[12][0-9]{3}))?"
)
_Q = r"[“”\"‘’']*"
_NAMED = rf"(?P<w>{'|'.join(calendars.WEEKDAYS)})"
_WEEKDAY_AND_DAY = (
    re.compile(rf"{_NAMED}{_Q},? (?:(?:is|was|on|the) |\()?{_Q}{_DATE}"),
    re.compile(rf"{_DATE}{_Q},? (?:(?:is|was|being) (?:an? |the )?|an? |\(){_Q}{_NAMED}"),
)


def document_messages(document: Document) -> Iterator[str]:
    """What cannot be in what is recorded of a document's own day."""
    published = document.published
    fields = {"published.note": published.note, "note": document.note}
    yield from _weekday_messages(fields, published.date)
    if published.basis == "inferred" and not published.note:
        yield (
            f"published.basis is 'inferred' of {published.date}, without published.note; expected "
            "a note from what the day was inferred"
        )
    if published.basis == "weekday":
        yield from _wrong_weekday("published", [published.date], published.note)


def claim_messages(claim: Claim, document: Document) -> Iterator[str]:
    """What cannot be in the days of a claim."""
    yield from _said_messages(claim, document)
    yield from _happened_messages(claim, document)
    yield from _weekday_messages(_words_of(claim), document.published.date)
    if claim.said_on.basis == "weekday":
        yield from _wrong_weekday("said_on", [claim.said_on.date], claim.said_on.note)
    if claim.happened.basis == "weekday":
        days = [day for day in (claim.happened.from_, claim.happened.to) if day]
        yield from _wrong_weekday("happened", days, claim.happened.note)


def _said_messages(claim: Claim, document: Document) -> Iterator[str]:
    said, published = claim.said_on, document.published.date
    if said.date > published:
        yield (
            f"said_on.date {said.date} is later than the document, published {published}; "
            "expected that day or an earlier one"
        )
    elif said.basis == "no-later-than" and said.date != published:
        yield (
            f"said_on.basis is 'no-later-than', but said_on.date {said.date} is not the day of "
            f"the document; expected {published}, the latest possible, or another basis"
        )
    elif claim.asserted_by == "report" and said.date != published:
        yield (
            f"asserted_by is 'report', but said_on.date {said.date} is not the day of the "
            f"document; expected {published}, or the speaker who said it on {said.date}"
        )
    if claim.asserted_by == "report" and said.basis == "no-later-than":
        yield (
            "said_on.basis is 'no-later-than' of what the report says itself; expected the basis "
            f"of its own day, {document.published.basis!r}"
        )
    elif said.basis == "inferred" and claim.asserted_by != "report" and not said.note:
        yield (
            f"said_on.basis is 'inferred' of {said.date}, without said_on.note; expected a note "
            "from what the day was inferred, or basis 'no-later-than' where the report gives none"
        )


def _happened_messages(claim: Claim, document: Document) -> Iterator[str]:
    happened, said, published = claim.happened, claim.said_on.date, document.published.date
    if claim.kind in _PAST:
        if happened.from_ and happened.from_ > said:
            yield (
                f"happened.from {happened.from_} is later than said_on.date {said}; expected that "
                "day or an earlier one, since it is told as past"
            )
        elif happened.to and happened.to > published:
            yield (
                f"happened.to {happened.to} is later than the document, published {published}; "
                "expected that day or an earlier one, since it is told as past"
            )
    if happened.is_inferred and not happened.note:
        yield (
            f"happened.basis is 'inferred' of {happened.from_ or 'open'} to {happened.to or 'open'}"
            ", without happened.note; expected a note from what the days were inferred"
        )
    dated = happened.from_ or happened.to or happened.duration
    if not dated and happened.basis != "inferred":
        yield (
            f"happened.basis is {happened.basis!r}, but there is no day; expected from or to, or "
            "no basis"
        )


# --- weekdays ---------------------------------------------------------------------------


def _words_of(claim: Claim) -> dict[str, str | None]:
    """Our own words, by field; those of the text stand in ``quote`` and are not ours to mend."""
    return {
        "says": claim.says,
        "note": claim.note,
        "said_on.note": claim.said_on.note,
        "happened.note": claim.happened.note,
        "counts.note": claim.counts.note if claim.counts else None,
        "translation": claim.translation,
        **{f"relates.{n}.note": link.note for n, link in enumerate(claim.relates)},
    }


def _weekday_messages(fields: dict[str, str | None], near: dt.date) -> Iterator[str]:
    """Each weekday in words that does not fit the date beside it."""
    for field, words in fields.items():
        for message in _weekday_faults(words or "", near):
            yield f"{field}: {message}"


def _weekday_faults(words: str, near: dt.date) -> Iterator[str]:
    for match in (found for pattern in _WEEKDAY_AND_DAY for found in pattern.finditer(words)):
        name, number = match["m"] or match["ma"], match["d"] or match["da"]
        found = match[0].rstrip(".")
        try:
            day = near_day(calendars.month_of(name), int(number), match["y"], near)
        except ValueError:
            yield f"{found!r} is no day of the calendar; expected one"
            continue
        if day is not None and day.weekday() != calendars.weekday_of(match["w"]):
            yield (
                f"{found!r}, but {day.day} {day:%B} {day.year} is a {day:%A}; expected "
                f"“{day:%A}”, or another date"
            )


def _wrong_weekday(field: str, days: Iterable[dt.date], note: str | None) -> Iterator[str]:
    """Where the day is told by its weekday: a note that names weekdays, but none of these."""
    named = [name for name in calendars.WEEKDAYS if re.search(rf"\b{name}\b", note or "")]
    known = list(days)
    fitting = {f"{day:%A}" for day in known}
    if named and known and not fitting & set(named):
        dates = " and ".join(f"{day} is a {day:%A}" for day in known)
        yield (
            f"{field}.basis is 'weekday' and {field}.note names {', '.join(named)}, but {dates}; "
            "expected a day of that weekday"
        )
