"""The days of a coded report that no figure can show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from explainer.records.claims import Document

__all__ = ["days_not_shown"]

FIRST_DAY, LAST_DAY = dt.date(1800, 1, 1), dt.date(2100, 12, 31)
"""The days that a figure can show."""


def days_not_shown(document: Document | None) -> list[str]:
    """What is said of every day of a coding that no figure can show."""
    return [_no_day(day) for day in _days(document) if not FIRST_DAY <= day <= LAST_DAY]


def _days(document: Document | None) -> Iterator[dt.date]:
    """Every day that a coding names."""
    if document is None:
        return
    yield document.published.date
    for claim in document.claims:
        named = (claim.said_on.date, claim.happened.from_, claim.happened.to)
        yield from (day for day in named if day)


def _no_day(day: dt.date) -> str:
    return (
        f"{day} is no day that can be shown beside the others. Give one from {FIRST_DAY.year} to "
        f"{LAST_DAY.year}."
    )
