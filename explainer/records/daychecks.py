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
from explainer.records.problems import Fault

__all__ = ["claim_faults", "document_faults"]

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


def document_faults(document: Document) -> Iterator[Fault]:
    """What cannot be in what is recorded of a document's own day."""
    published = document.published
    fields = {"published.note": published.note, "note": document.note}
    yield from _weekday_faults(fields, published.date)
    if published.basis == "inferred" and not published.note:
        yield Fault("published-inferred", day=published.date)
    if published.basis == "weekday":
        yield from _wrong_weekday("published", [published.date], published.note)


def claim_faults(claim: Claim, document: Document) -> Iterator[Fault]:
    """What cannot be in the days of a claim."""
    yield from _said_faults(claim, document)
    yield from _happened_faults(claim, document)
    yield from _weekday_faults(_words_of(claim), document.published.date)
    if claim.said_on.basis == "weekday":
        yield from _wrong_weekday("said_on", [claim.said_on.date], claim.said_on.note)
    if claim.happened.basis == "weekday":
        days = [day for day in (claim.happened.from_, claim.happened.to) if day]
        yield from _wrong_weekday("happened", days, claim.happened.note)


def _said_faults(claim: Claim, document: Document) -> Iterator[Fault]:
    said, published = claim.said_on, document.published.date
    if said.date > published:
        yield Fault("said-after-document", day=said.date, published=published)
    elif said.basis == "no-later-than" and said.date != published:
        yield Fault("latest-day-is-other", day=said.date, published=published)
    elif claim.asserted_by == "report" and said.date != published:
        yield Fault("own-voice-on-other-day", day=said.date, published=published)
    own = document.published.basis
    if claim.asserted_by == "report" and said.basis == "no-later-than" and own != said.basis:
        yield Fault("own-voice-without-day", basis=own)
    elif said.basis == "inferred" and claim.asserted_by != "report" and not said.note:
        yield Fault("said-inferred", day=said.date)


def _happened_faults(claim: Claim, document: Document) -> Iterator[Fault]:
    happened, said, published = claim.happened, claim.said_on.date, document.published.date
    if claim.kind in _PAST:
        if happened.from_ and happened.from_ > said:
            yield Fault("happened-after-said", first=happened.from_, said=said)
        elif happened.to and happened.to > published:
            yield Fault("happened-after-document", last=happened.to, published=published)
    if happened.is_inferred and not happened.note:
        yield Fault("happened-inferred", first=happened.from_ or "open", last=happened.to or "open")
    dated = happened.from_ or happened.to or happened.duration
    if not dated and happened.basis != "inferred":
        yield Fault("basis-without-day", basis=happened.basis)


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


def _weekday_faults(fields: dict[str, str | None], near: dt.date) -> Iterator[Fault]:
    """Each weekday in words that does not fit the date beside it."""
    for field, words in fields.items():
        yield from _weekdays_in(field, words or "", near)


def _weekdays_in(field: str, words: str, near: dt.date) -> Iterator[Fault]:
    if not any(name in words for name in calendars.WEEKDAYS):  # most name none: soon seen
        return
    for match in (found for pattern in _WEEKDAY_AND_DAY for found in pattern.finditer(words)):
        name, number = match["m"] or match["ma"], match["d"] or match["da"]
        found = match[0].rstrip(".")
        try:
            day = near_day(calendars.month_of(name), int(number), match["y"], near)
        except ValueError:
            yield Fault("no-such-day", field=field, words=found)
            continue
        if day is not None and day.weekday() != calendars.weekday_of(match["w"]):
            yield Fault("other-weekday-in-words", field=field, words=found, day=day)


def _wrong_weekday(field: str, days: Iterable[dt.date], note: str | None) -> Iterator[Fault]:
    """Where the day is told by its weekday: a note that names weekdays, but none of these."""
    named = [name for name in calendars.WEEKDAYS if re.search(rf"\b{name}\b", note or "")]
    known = list(days)
    fitting = {f"{day:%A}" for day in known}
    if named and known and not fitting & set(named):
        dates = " and ".join(f"{day} is a {day:%A}" for day in known)
        yield Fault("other-weekday-in-note", field=field, named=", ".join(named), dates=dates)
