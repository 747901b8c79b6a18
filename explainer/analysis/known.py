"""Which claims are dated to a day or before, and which may have happened within some days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from explainer.records.bound import Claim
from explainer.records.ledger import Ledger

__all__ = [
    "first_told",
    "happened_within",
    "known_on",
    "news_days",
    "said_days",
]


def known_on(
    ledger: Ledger,
    day: dt.date,
    *,
    wider: bool = False,
    documents: Iterable[str] | None = None,
) -> tuple[Claim, ...]:
    """The claims that had been made by the end of a day.

    Parameters
    ----------
    ledger : Ledger
        The records.
    day : datetime.date
        The last day on which a statement may have been made.
    wider : bool, default False
        Also take claims of the wider ring.
    documents : iterable of str, optional
        Only these documents; all of the ring by default.

    Returns
    -------
    tuple of Claim
        In the order of the documents; nothing said later than ``day``.
    """
    chosen = None if documents is None else set(documents)
    return tuple(
        claim
        for claim in ledger.claims(ring=None if wider else "five")
        if claim.said_on.date <= day and (chosen is None or claim.document.id in chosen)
    )


def happened_within(
    claims: Sequence[Claim], first: dt.date | None, last: dt.date | None
) -> tuple[Claim, ...]:
    """The claims that may have happened between two days; None leaves a side open.

    A claim with an open bound may lie on any day beyond it; one without any date is kept only
    where no day is asked for.
    """
    if first is None and last is None:
        return tuple(claims)
    low, high = first or dt.date.min, last or dt.date.max
    return tuple(
        claim
        for claim in claims
        if (claim.happened.from_ or claim.happened.to)
        and (claim.happened.from_ or dt.date.min) <= high
        and (claim.happened.to or dt.date.max) >= low
    )


def said_days(ledger: Ledger, *, wider: bool = False) -> tuple[dt.date, dt.date]:
    """The days between which a day up to which claims are dated makes sense.

    Returns
    -------
    tuple of datetime.date
        The first day on which an event of the ledger happened exactly, and the last day on
        which anything was said, in the chosen ring.
    """
    claims = ledger.claims() if wider else ledger.claims(ring="five")
    starts = [
        claim.happened.from_
        for claim in claims
        if claim.happened.from_ and claim.happened.precision == "day" and claim.event
    ]
    said = [claim.said_on.date for claim in claims]
    return min([*starts, *said]), max(said)


def news_days(ledger: Ledger, *, wider: bool = False) -> tuple[dt.date, ...]:
    """The first day of a ring, and each later one on which its page may say something new.

    Those are the days on which anything was said, in the other ring too, for its claims are
    counted and offered; and those on which a document appeared.
    """
    first, last = said_days(ledger, wider=wider)
    days = {claim.said_on.date for claim in ledger.claims()}
    days |= {document.published.date for document in ledger.documents}
    return tuple(sorted({first, *(day for day in days if first < day <= last)}))


def first_told(claims: Sequence[Claim]) -> dt.date:
    """The first day of which claims tell: one was said on it, or an event is dated to it."""
    days: list[dt.date] = [claim.said_on.date for claim in claims]
    for claim in claims:
        if claim.event and claim.happened.precision == "day":
            days += [day for day in (claim.happened.from_, claim.happened.to) if day]
    return min(days)
