"""What words do in any sentence: lists, numbers of things, a capital letter.

How a language joins a list or tells one from many is known to Babel (Unicode's CLDR).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.lists import format_list

__all__ = [
    "LOCALE",
    "any_in_words",
    "capital",
    "claims_in_words",
    "form",
    "list_in_words",
    "more_on",
    "number_of",
]

LOCALE: Final = Locale("en", "GB")
"""The language of the page."""


def capital(words: str) -> str:
    """Words with a capital letter at the beginning."""
    return words[:1].upper() + words[1:]


def list_in_words(parts: Iterable[str]) -> str:
    """Parts as "a, b and c"."""
    return _listed(tuple(parts))


@lru_cache(4096)
def _listed(parts: tuple[str, ...]) -> str:
    return format_list(parts, locale=LOCALE)


def any_in_words(parts: Iterable[str]) -> str:
    """Parts as "a, b or c": after "nobody"."""
    return format_list(tuple(parts), style="or", locale=LOCALE)


@lru_cache(1024)
def form(number: int, one: str, many: str) -> str:
    """The form of a word that goes with a number: "1 statement carries", "2 statements carry"."""
    return one if LOCALE.plural_form(number) == "one" else many


def number_of(number: int, one: str, many: str) -> str:
    """A number of things: "1 document", "3 documents"."""
    return f"{number} {form(number, one, many)}"


def claims_in_words(number: int) -> str:
    """A number of claims: "1 claim", "5 claims"."""
    return number_of(number, "claim", "claims")


def more_on(place: str, others: int) -> str:
    """How many other claims name a place: "5 claims more on Kabul"."""
    return f"{claims_in_words(others)} more on {place}"
