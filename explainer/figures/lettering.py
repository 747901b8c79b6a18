"""Words as plotly draws them, with the few tags that it knows. Only here are they escaped for it.

What is not of the type of HTML already is taken for plain words.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from markupsafe import Markup, escape

__all__ = [
    "BREAK",
    "bold",
    "escaped",
    "italic",
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
_NOT_PLAIN = re.compile(r"-|[^\S ]|  |^ | $|^$")


def escaped(words: str) -> Markup:
    """Plain words."""
    return escape(words)


def bold(words: str) -> Markup:
    """Words in bold."""
    return Markup(f"<b>{escape(words)}</b>")


def italic(words: str) -> Markup:
    """Words in italics."""
    return Markup(f"<i>{escape(words)}</i>")


def struck(words: str) -> Markup:
    """Words struck through."""
    return Markup(f"<s>{escape(words)}</s>")


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
    return BREAK.join(parts)


def wrapped(words: str, characters: int) -> Markup:
    """Words in lines of at most so many characters."""
    return lines(wrap(words, characters))


def wrap(words: str, characters: int, *, whole: bool = False) -> list[str]:
    """The lines that `textwrap.wrap` makes, sooner where words are plain: a page wraps thousands.

    Plain words have no hyphen and one space between two, and each fits into a line. ``whole``
    leaves one that does not a longer line of its own.
    """
    parts = words.split(" ")
    if _NOT_PLAIN.search(words) or max(map(len, parts)) > characters:
        return textwrap.wrap(words, characters, break_long_words=not whole)
    found = [parts[0]]
    for part in parts[1:]:
        if len(found[-1]) + len(part) < characters:
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def rows_of(words: str) -> list[str]:
    """The lines of words as a reader sees them, without tags."""
    return [Markup(row).striptags() for row in words.split(BREAK)]


def only_bold(words: str) -> Markup:
    """Words without what follows the bold ones, struck through as they are."""
    kept = words[: words.index("</b>") + len("</b>")]
    return Markup(f"{kept}</s>" if "<s>" in kept else kept)
