"""Words as plotly draws them, with the few tags that it knows. Only here are they escaped for it.

What is not of the type of HTML already is taken for plain words.

A page is made for many days, and most of what it says is the same on all of them: words that were
set are kept, so that they are set once. Nothing here depends on anything but its arguments.
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

__all__ = [
    "BREAK",
    "bold",
    "escaped",
    "italic",
    "letters_of",
    "lines",
    "only_bold",
    "rows_of",
    "sized",
    "small",
    "struck",
    "wrap",
    "wrapped",
]

BREAK = Markup("<br>")
KEPT = 4096
"""So many words are kept by each of the functions that set them; those used longest ago go."""
_TAG = re.compile("<[^>]*>")
_NOT_PLAIN = re.compile(r"-|[^\S ]|  |^ | $|^$")


def escaped(words: str) -> Markup:
    """Plain words."""
    return escape(words)


@lru_cache(KEPT, typed=True)
def bold(words: str) -> Markup:
    """Words in bold."""
    return Markup(f"<b>{escape(words)}</b>")


def italic(words: str) -> Markup:
    """Words in italics."""
    return Markup(f"<i>{escape(words)}</i>")


def struck(words: str) -> Markup:
    """Words struck through."""
    return Markup(f"<s>{escape(words)}</s>")


@lru_cache(KEPT, typed=True)
def small(words: str, *, px: float | None = None, colour: str = "") -> Markup:
    """Words of another size or colour than those around them."""
    how = [f"color:{colour}"] if colour else []
    how = [f"font-size:{px:g}px", *how] if px else how
    return Markup(f'<span style="{escape(";".join(how))}">{escape(words)}</span>')


def sized(drawn: Markup, *, px: float) -> Markup:
    """Words that are drawn already, in another size than those around them."""
    return Markup('<span style="{}">{}</span>').format(f"font-size:{px:g}px", drawn)


def lines(parts: Iterable[str]) -> Markup:
    """Lines one below the other."""
    return Markup("<br>".join([escape(part) for part in parts]))


def wrapped(words: str, characters: int) -> Markup:
    """Words in lines of at most so many characters."""
    return lines(wrap(words, characters))


def wrap(words: str, characters: int, *, whole: bool = False) -> list[str]:
    """Words in lines, as `textwrap.wrap` makes them.

    ``whole`` leaves a word that does not fit into a line a longer one of its own.
    """
    return list(_wrapped(words, characters, whole=whole))


@lru_cache(KEPT, typed=True)
def _wrapped(words: str, characters: int, *, whole: bool) -> tuple[str, ...]:
    """The lines that `textwrap.wrap` makes, sooner where words are plain: a page wraps thousands.

    Plain words have no hyphen and one space between two, and each fits into a line.
    """
    parts = words.split(" ")
    if _NOT_PLAIN.search(words) or max(map(len, parts)) > characters:
        return tuple(textwrap.wrap(words, characters, break_long_words=not whole))
    found = [parts[0]]
    for part in parts[1:]:
        if len(found[-1]) + len(part) < characters:
            found[-1] += f" {part}"
        else:
            found.append(part)
    return tuple(found)


def rows_of(words: str) -> list[str]:
    """The lines of words as a reader sees them, without tags."""
    return list(_rows(words))


@lru_cache(KEPT, typed=True)
def _rows(words: str) -> tuple[str, ...]:
    return tuple(Markup(row).striptags() for row in words.split(BREAK))


def letters_of(words: str) -> list[tuple[str, str]]:
    """The letters and spaces of each line: up to the end of its bold ones, and after them."""
    lines = [line.rpartition("</b>") for line in words.split(BREAK)]
    return [(_letters(strong), _letters(after)) for strong, _, after in lines]


def _letters(words: str) -> str:
    return html.unescape(_TAG.sub("", words))


def only_bold(words: str) -> Markup:
    """Words without what follows the bold ones, struck through as they are."""
    kept = words[: words.index("</b>") + len("</b>")]
    return Markup(f"{kept}</s>" if "<s>" in kept else kept)
