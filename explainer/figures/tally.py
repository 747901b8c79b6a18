"""Where rows of statements stand under their headings, on a wide page and on a narrow one.

Rows are those of the last day of the documents, on every day: what has not been said yet keeps
its place, without a word. Everything is in pixels from the top of the rows.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from markupsafe import Markup

from explainer.analysis.statements import Statement
from explainer.figures import gutter, people
from explainer.figures.lettering import bold, escaped, lines
from explainer.figures.rowlabel import Label, Lines, Room, muted, set_in_lines
from explainer.theme.typeface import width_px

__all__ = [
    "DENSE",
    "NARROW",
    "NARROW_DENSE",
    "ROOMY",
    "Heading",
    "Labelled",
    "Labels",
    "PlacedHeading",
    "Sizes",
    "TallyRow",
    "laid_out",
]


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
class TallyRow:
    """A statement with its place; the hit area of the first, from ``top``, takes in its heading."""

    statement: Statement | None
    top: float
    ground: float
    bottom: float
    y: float


@dataclass(frozen=True)
class PlacedHeading:
    """A heading with its place and those of its rows."""

    heading: Heading
    top: float
    bottom: float
    rows: tuple[TallyRow, ...]
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
    two_lines : bool
        Whether the first row has room for what stands below the strong words.
    below : float
        How much higher the first row is where a line runs below its figures.
    """

    heading: float
    lead: float
    row: float
    empty: float
    words: float
    whole: float
    mark: float | None = None
    two_lines: bool = True
    below: float = 0

    @property
    def is_narrow(self) -> bool:
        """Whether marks stand below the words."""
        return self.mark is not None

    def room(self, *, lead: bool) -> Room:
        """The room for the words of a row."""
        one = self.is_narrow or (lead and not self.two_lines)
        return Room(self.words, 1 if one else 2, self.is_narrow)


ROOMY = Sizes(heading=22, lead=34, row=34, empty=34, words=288, whole=610)
DENSE = Sizes(heading=16, lead=19, row=32, empty=32, words=288, whole=610, two_lines=False, below=2)
NARROW = Sizes(heading=26, lead=46, row=46, empty=62, words=300, whole=300, mark=30)
NARROW_DENSE = replace(NARROW, heading=18, lead=36, row=44, mark=28, below=5)
_LINE_PX = 15
"""How much higher a row is for each further line of words."""
_DRAWN_LINE_PX = 16.9
"""How far apart plotly draws the lines of words of 13 pixels."""
_BESIDE_PX = 24
"""What is left free between a heading and what stands beside it, and behind both."""

Labelled = Callable[[Statement, Statement | None, str], Label]


class Labels(NamedTuple):
    """The words of a statement, given the one above and its heading: by now, and at last."""

    now: Labelled
    last: Labelled


Fields = tuple[str, ...]
_MAY_BE_RAISED: tuple[Fields, ...] = (("then",), (), ("strong", "tag"), ("strong",))
"""The parts of a label that may stand beside the heading above it."""


def laid_out(
    headings: Sequence[Heading], labels: Labels, sizes: Sizes
) -> tuple[list[PlacedHeading], float]:
    """Where everything stands, and the height of all.

    Parameters
    ----------
    headings : sequence of Heading
        From top to bottom.
    labels : Labels
        The words of a statement; what that above it has said is not said again.
    sizes : Sizes
        Of the layout.
    """
    placed, y = [], 0.0
    for heading in headings:
        one = _placed(heading, labels, sizes, y)
        placed.append(one)
        y = one.bottom
    return placed, y


def _placed(heading: Heading, labels: Labels, sizes: Sizes, top: float) -> PlacedHeading:
    raised = _raised(heading, labels.last, sizes)
    told, high = _heading(heading, sizes, top, _beside(heading, labels.now, raised))
    y, rows = top + high, []
    above: Statement | None = None
    for n, (last, now) in enumerate(heading.rows):
        less, room = () if n else raised, sizes.room(lead=n == 0)
        most = set_in_lines(_without(labels.last(last, above, heading.last), less), room)
        row = _row(now, most, replace(sizes, lead=sizes.lead + _below(last, sizes)), y, lead=n == 0)
        if now:
            known = heading.rows[n - 1][1] if n else None
            said = set_in_lines(_without(labels.now(now, known, heading.last), less), room)
            told += _printed(said, row, sizes)
        rows.append(row if n else replace(row, top=top))
        above, y = last, row.bottom
    return PlacedHeading(heading, top, y, tuple(rows), tuple(told))


def _below(statement: Statement, sizes: Sizes) -> float:
    """The room for the line of a figure that is open to one side, or a word."""
    found = people.quantities_of([statement.claim])
    return sizes.below if any(one and None in (one.low, one.high) for one in found) else 0


def _raised(heading: Heading, label: Labelled, sizes: Sizes) -> Fields:
    """What the first row says of itself beside its heading, where its one line is too short."""
    if sizes.two_lines or sizes.is_narrow or not heading.rows:
        return ()
    whole = label(heading.rows[0][0], None, heading.last)
    room = sizes.room(lead=True)

    def fits(fields: Fields) -> bool:
        told, size = _told(whole, fields), 12 if "then" in fields else 13
        wide = width_px(heading.last, 13, bold=True) + width_px(told, size) + _BESIDE_PX
        return not fields or (bool(told) and wide <= sizes.whole)

    def many(fields: Fields) -> int:
        return set_in_lines(_without(whole, fields), room).many

    return min(filter(fits, _MAY_BE_RAISED), key=many)


def _beside(heading: Heading, label: Labelled, fields: Fields) -> Markup:
    """The same in words; nothing before the first row is known."""
    now = heading.rows[0][1] if fields else None
    told = _told(label(now, None, heading.last), fields) if now else ""
    return muted(told) if "then" in fields else escaped(told)


def _without(label: Label, fields: Fields) -> Label:
    """The rest of a label; from where somebody counts is not said apart from who does."""
    found = replace(label, then="") if "then" in fields else label
    return replace(found, strong="", tag="") if "strong" in fields else found


def _told(label: Label, fields: Fields) -> str:
    return ", ".join(filter(None, (getattr(label, field) for field in fields)))


def _heading(
    heading: Heading, sizes: Sizes, top: float, beside: Markup
) -> tuple[list[gutter.Printed], float]:
    """The words of a heading, with what stands beside it or why it is empty; how high it is."""
    strong, last = (
        gutter.fitted(words, sizes.whole * 0.9) for words in (heading.words, heading.last)
    )
    least = sizes.heading if heading.rows else sizes.empty
    if not sizes.is_narrow:
        words = bold(heading.words) if heading.words else Markup()
        note = muted(heading.note)
        middle = top + least / 2
        if words and note and _wide_px(heading) > sizes.whole:  # its row, if any, is blank by now
            two = gutter.Printed(
                lines((words, note)), 0, middle + _LINE_PX / 2 * bool(heading.rows)
            )
            return [two], least
        told = Markup("&#8194;").join(filter(None, (words, beside, note)))
        return [gutter.Printed(told, 0, middle)] if told else [], least
    high = least + _LINE_PX * (max(1, len(last)) - 1)
    found = []
    if strong:
        middle = top + least / 2 + (0 if heading.rows else -18) + _LINE_PX / 2 * (len(strong) - 1)
        found.append(gutter.Printed(bold(lines(strong)), 0, middle))
    if heading.note:
        below = [muted(one) for one in gutter.fitted(heading.note, sizes.whole, 12)]
        at = top + high + (22 if heading.rows else -20)
        found.append(gutter.Printed(lines(below), 0, at))
    return found, high


def _wide_px(heading: Heading) -> float:
    """How wide a heading is with what is said beside it."""
    return width_px(heading.words, 13, bold=True) + width_px(heading.note, 12) + _BESIDE_PX


def _row(now: Statement | None, most: Lines, sizes: Sizes, top: float, *, lead: bool) -> TallyRow:
    """A row as high as the most words ask for that it ever has."""
    least = sizes.lead if lead else sizes.row
    if sizes.mark is None:
        high = gutter.height_of(most.many, least=least)
        return TallyRow(now, top, top, top + high, top + high / 2)
    high = least + math.ceil(_DRAWN_LINE_PX * (most.many - 1))
    return TallyRow(now, top, top, top + high, top + high - least + sizes.mark)


def _printed(words: Lines, row: TallyRow, sizes: Sizes) -> list[gutter.Printed]:
    """The words of a row on the left, when it was said on the right."""
    middle = (row.ground + row.bottom) / 2
    if sizes.mark is not None:
        middle = row.ground + 12 + _DRAWN_LINE_PX / 2 * (words.many - 1)
    first = middle - _DRAWN_LINE_PX * (words.many - 1) / 2
    told = lines(words.told), 0, first + _DRAWN_LINE_PX * (len(words.told) - 1) / 2
    when = lines(muted(one) for one in words.when), 1, first + _DRAWN_LINE_PX * words.beside
    return [gutter.Printed(*one) for one in (told, when) if one[0]]
