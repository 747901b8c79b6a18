"""What is told to who sets the page from a notebook: what was given, and what was expected."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["no_day", "no_filters", "no_part"]


def no_day(given: object) -> str:
    """That a value is no day."""
    return f"{given!r} should be a day, such as datetime.date(2025, 10, 12)"


def no_filters(given: object, known: Iterable[str]) -> str:
    """That a value is none by which the page is narrowed."""
    return f"{given!r} should be a dict with some of {', '.join(known)}"


def no_part(name: str, known: Iterable[str]) -> str:
    """That the page has no part of that name."""
    return f"the page has no {name!r}; it has {', '.join(known)}"
