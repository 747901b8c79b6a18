"""The label of a row: who says it, whom it counts, when it was said, in as few lines as can be.

The day stands at the right, in the middle of the others, or beside the first or the last of
them, which leaves the rest the whole width.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from explainer.figures.lettering import KEPT, escaped, small
from explainer.theme import palette
from explainer.theme.typeface import width_px

__all__ = ["Label", "Lines", "Room", "muted", "set_in_lines"]

_STRONG_PX, _MUTED_PX = 13, 12
_DATE_GAP_PX = 8


@dataclass(frozen=True)
class Label:
    """The words of a row.

    Attributes
    ----------
    strong, tag : str
        Who says it or whom it counts, in ink, and from where it is counted, which the ground
        tells too; empty where the row above has the same.
    then : str
        What stands on a line of its own below; it is never left out.
    about : str
        What it is about, left out beside other words where there is no line for it.
    below : str
        For a narrow page, where marks have no room for it.
    said : tuple of str
        When it was said, and how that is known.
    documents : str
        In how many documents it stands, where it is more than one.
    """

    strong: str
    tag: str
    then: str
    about: str
    below: str
    said: tuple[str, ...]
    documents: str = ""


@dataclass(frozen=True)
class Room:
    """How wide the words of a row may be, and how many lines of them make it no higher."""

    px: float
    lines: int
    is_narrow: bool = False


@dataclass(frozen=True)
class Lines:
    """The words of a row in their lines, and beside which of them the day stands."""

    told: tuple[Markup, ...]
    when: tuple[str, ...]
    beside: float
    many: int


@lru_cache(KEPT)
def set_in_lines(label: Label, room: Room) -> Lines:
    """A label in the fewest lines; among those that make its row no higher, with most words."""
    found = [
        _placed(way, when, place, room)
        for way in _ways(label, room)
        for place in ("middle", "last", "first")
        for when in _days(label, room)
    ]
    return min(found, key=lambda one: max(one.many, room.lines))


def muted(words: str) -> Markup:
    """Words that are not the first to be read."""
    return small(words, px=_MUTED_PX, colour=palette.MUTED) if words else Markup()


_Part = tuple[str, int]
"""Words that begin a line, and how many of their letters stand in ink."""


def _ways(label: Label, room: Room) -> list[list[_Part]]:
    """What may be said, from most to least."""
    whole = ", ".join(filter(None, (label.strong, label.tag)))
    strong, less = (whole, len(label.strong)), (label.strong, len(label.strong))
    then, about = (label.then, 0), (label.about, 0)
    joined = ", ".join(filter(None, (label.strong, label.then)))
    below = (label.below if room.is_narrow else "", 0)
    ways = [[strong, then, about]]
    if label.strong or label.then:
        ways += [[strong, then], [less, then], [(joined, len(label.strong))]]
    return [[part for part in (*way, below) if part[0]] for way in ways]


def _days(label: Label, room: Room) -> list[tuple[str, ...]]:
    parts = tuple(one for one in (*label.said, label.documents) if one)
    whole = (", ".join(parts),)
    return [whole] if room.is_narrow or len(parts) == 1 else [whole, parts]


def _placed(way: Sequence[_Part], when: tuple[str, ...], place: str, room: Room) -> Lines:
    """The words with the day in its place, in as many lines as that takes."""
    short = room.px - _DATE_GAP_PX - max(width_px(one, _MUTED_PX) for one in when)
    many = len(when)
    while True:
        first = many - len(when) if place == "last" else 0
        last = many if place == "middle" else first + len(when)
        told = _lines(way, [short if first <= n < last else room.px for n in range(many)])
        if len(told) <= many:
            return Lines(tuple(told), when, (first + last - 1) / 2, many)
        many += 1


def _lines(way: Iterable[_Part], rooms: Sequence[float]) -> list[Markup]:
    found: list[Markup] = []
    for words, ink in way:
        left = ink
        free = rooms[min(len(found), len(rooms) - 1) :]
        for line in _fitted(words, _STRONG_PX if ink else _MUTED_PX, free):
            found.append(escaped(line[:left]) + muted(line[left:]))
            left = max(0, left - len(line) - 1)
    return found


def _fitted(words: str, size: float, rooms: Sequence[float]) -> list[str]:
    """Words in lines, the last of the widths for all that follow; a wide word has one alone."""
    found: list[str] = []
    for word in words.split(" "):
        longer = f"{found[-1]} {word}" if found else word
        if found and width_px(longer, size) <= rooms[min(len(found), len(rooms)) - 1]:
            found[-1] = longer
        else:
            found.append(word)
    return found
