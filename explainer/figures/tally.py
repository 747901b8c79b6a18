"""Where rows of statements stand under their headings, on a wide page and on a narrow one.

Rows are those of the last day of the documents, on every day: what has not been said yet keeps
its place, without a word. Everything is in pixels from the top of the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from explainer.analysis.statements import Statement
from explainer.figures import gutter
from explainer.figures.lettering import bold, escaped, lines, small
from explainer.theme import palette

__all__ = [
    "DENSE",
    "NARROW",
    "NARROW_DENSE",
    "ROOMY",
    "Heading",
    "Label",
    "Placed",
    "Row",
    "Sizes",
    "laid_out",
]


@dataclass(frozen=True)
class Label:
    """The words of a row: who says it (or whom it counts), what stands below, and when.

    ``less`` stands in place of the ``tag`` on a narrow page, if that would take another line.
    ``about`` is left out beside strong words where there is no line for it; what stands ``below``
    is for a narrow page, where marks have no room for it.
    """

    strong: str
    tag: str
    less: str
    about: str
    below: str
    said: tuple[str, ...]
    documents: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading with its rows: for each statement its key, and what is known of it by now.

    ``words`` are empty where naming them would tell what nobody has said yet; ``note`` says why
    there is no figure; ``last`` is what stands there on the last day. ``rows`` are statements as
    they stand on that day, each with what is known of it by now.
    """

    words: str
    note: str
    last: str
    rows: tuple[tuple[Statement, Statement | None], ...]


@dataclass(frozen=True)
class Row:
    """A statement with its place; its hit area, from ``top``, may take in its heading."""

    statement: Statement | None
    top: float
    ground: float
    bottom: float
    y: float


@dataclass(frozen=True)
class Placed:
    """A heading with its place and those of its rows."""

    heading: Heading
    top: float
    bottom: float
    rows: tuple[Row, ...]
    printed: tuple[gutter.Printed, ...] = field(repr=False)


@dataclass(frozen=True)
class Sizes:
    """Heights in pixels, and the room for words.

    Attributes
    ----------
    heading, lead, row, empty : float
        Of a heading, of the row below it, of any other row, of a heading without a row.
    mark : float or None
        How far below its top the marks of a row stand; None for its middle.
    words, whole : float
        How wide a row's words and a heading may be.
    whole_lead : bool
        Whether the first row's hit area takes in its heading.
    two_lines : bool
        Whether the first row has room for what stands below the strong words.
    """

    heading: float
    lead: float
    row: float
    empty: float
    words: float
    whole: float
    mark: float | None = None
    whole_lead: bool = False
    two_lines: bool = True


ROOMY = Sizes(heading=22, lead=34, row=34, empty=34, words=280, whole=610)
DENSE = Sizes(
    heading=16, lead=19, row=32, empty=32, words=280, whole=610, whole_lead=True, two_lines=False
)
NARROW = Sizes(heading=26, lead=46, row=46, empty=62, words=326, whole=326, mark=30)
NARROW_DENSE = replace(NARROW, heading=20, lead=40, row=44, mark=28, whole_lead=True)
_DATE_GAP = 8
_MOST_LINES = 2


def laid_out(
    headings: Sequence[Heading],
    label: Callable[[Statement, Statement | None], Label],
    sizes: Sizes,
) -> tuple[list[Placed], float]:
    """Where everything stands, and the height of all.

    Parameters
    ----------
    headings : sequence of Heading
        From top to bottom.
    label : callable
        The words of a statement, given the one above it, below which its speaker is not repeated.
    sizes : Sizes
        Of the layout.
    """
    placed, y = [], 0.0
    for heading in headings:
        one = _placed(heading, label, sizes, y)
        placed.append(one)
        y = one.bottom
    return placed, y


def _placed(
    heading: Heading,
    label: Callable[[Statement, Statement | None], Label],
    sizes: Sizes,
    top: float,
) -> Placed:
    told, high = _heading(heading, sizes, top)
    y, rows = top + high, []
    above: Statement | None = None
    for n, (last, now) in enumerate(heading.rows):
        lead = n == 0
        row = _row(now, _Words(label(last, above), sizes, lead=lead), sizes, y, lead=lead)
        if now:
            known = above and heading.rows[n - 1][1]
            told += _Words(label(now, known), sizes, lead=lead).printed(row, sizes)
        rows.append(replace(row, top=top) if lead and sizes.whole_lead else row)
        above, y = last, row.bottom
    return Placed(heading, top, y, tuple(rows), tuple(told))


def _heading(heading: Heading, sizes: Sizes, top: float) -> tuple[list[gutter.Printed], float]:
    """The words of a heading, with why it is empty, and how high it is."""
    strong, last = (
        gutter.fitted(words, sizes.whole * 0.9) for words in (heading.words, heading.last)
    )
    note = _muted(heading.note)
    least = sizes.heading if heading.rows else sizes.empty
    if sizes.mark is None:
        words = bold(lines(strong)) if strong else Markup()
        told = Markup("&#8194;").join(filter(None, (words, note)))
        return [gutter.Printed(told, 0, top + least / 2)] if told else [], least
    high = least + 15 * (max(1, len(last)) - 1)
    found = []
    if strong:
        middle = top + least / 2 + (0 if heading.rows else -18) + 7.5 * (len(strong) - 1)
        found.append(gutter.Printed(bold(lines(strong)), 0, middle))
    if note:
        below = [_muted(one) for one in gutter.fitted(heading.note, sizes.whole, 12)]
        at = top + high + (22 if heading.rows else -20)
        found.append(gutter.Printed(lines(below), 0, at))
    return found, high


def _row(now: Statement | None, most: _Words, sizes: Sizes, top: float, *, lead: bool) -> Row:
    """A row as high as the most words ask for that it ever has."""
    least = sizes.lead if lead else sizes.row
    if sizes.mark is None:
        high = gutter.height_of(most.many, least=least)
        return Row(now, top, top, top + high, top + high / 2)
    high = least + 15 * (most.many - 1)
    return Row(now, top, top, top + high, top + high - least + sizes.mark)


class _Words:
    """The lines of a row: who says it on the left, when it was said on the right."""

    def __init__(self, label: Label, sizes: Sizes, *, lead: bool) -> None:
        self.narrow = sizes.mark is not None
        self.short = self.narrow or (lead and not sizes.two_lines)
        parts = [one for one in (*label.said, label.documents) if one]
        ways = [[", ".join(parts)]] if self.narrow else [[", ".join(parts)], parts]
        tried = [(when, self._told(label, sizes.words - _room_of(when))) for when in ways]
        self.when, self.told = min(tried, key=lambda one: max(len(one[0]), len(one[1])))

    @property
    def many(self) -> int:
        """How many lines they take."""
        return max(len(self.told), len(self.when))

    def _told(self, label: Label, room: float) -> list[Markup]:
        """The strong words in ink, the others muted and smaller; what it is about if it fits."""
        found = _strong(label, room)
        if self.narrow and len(found) > 1:  # the ground says it too
            found = _strong(replace(label, tag=label.less), room)
        about = gutter.fitted(label.about, room, 12)
        fits = len(found) + len(about) <= (1 if self.short else _MOST_LINES)
        about = about if fits or not label.strong else []
        below = gutter.fitted(label.below, room, 12) if self.narrow else []
        return found + [_muted(line) for line in (*about, *below)]

    def printed(self, row: Row, sizes: Sizes) -> list[gutter.Printed]:
        """The same at their places."""
        middle = (row.ground + row.bottom) / 2
        if sizes.mark is not None:
            middle = row.ground + 12 + 7.5 * (self.many - 1)
        said = lines(_muted(one) for one in self.when)
        words = (gutter.Printed(lines(self.told), 0, middle), gutter.Printed(said, 1, middle))
        return [one for one in words if one.words]


def _room_of(when: Sequence[str]) -> float:
    """How much of a row the words of the day take."""
    return max(gutter.wide_px(one, 12) for one in when) + _DATE_GAP


def _strong(label: Label, room: float) -> list[Markup]:
    whole = f"{label.strong}, {label.tag}" if label.strong and label.tag else label.strong
    found, left = [], len(label.strong)
    for line in gutter.fitted(whole, room):
        found.append(escaped(line[:left]) + _muted(line[left:]))
        left = max(0, left - len(line) - 1)
    return found


def _muted(words: str) -> Markup:
    return small(words, px=12, colour=palette.MUTED) if words else Markup()
