"""Where each statement and each link stands, in pixels; nothing is drawn here.

A sheet is one way to lay statements out: three columns side by side, or one column of text
for a narrow screen. All heights are CSS pixels from the top of the figure.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from explainer.analysis.exchanges import COLUMNS, Band, Column, Exchanges, LeftOut, Said
from explainer.figures.lettering import bold, italic, small
from explainer.theme import palette
from explainer.words import claims as text
from explainer.words import exchanges as exchange_words
from explainer.words import statements as in_words

__all__ = [
    "NARROW",
    "TEXT_PX",
    "WIDE",
    "Block",
    "Canvas",
    "Head",
    "Laid",
    "More",
    "Slot",
    "laid_out",
]

TEXT_PX, NOTE_PX = 13, 12
_LINE_PX, _GAP_PX, _MARK_PX = 17, 12, 10
NOTHING = Markup()
_DAY_PX, _COLUMNS_PX, _TOPIC_PX, _BAND_GAP_PX = 38, 22, 24, 20


@dataclass(frozen=True)
class Slot:
    """Where a column's words begin, how many characters a line holds, where its marks are.

    ``chars`` leaves room for the widest font that a reader may have (DejaVu Sans) in the
    narrowest figure for which the sheet is used.
    """

    words: float
    chars: int
    mark: float


@dataclass(frozen=True)
class Canvas:
    """One layout: its width in pixels and its columns, side by side or one below the other."""

    width: int
    slots: Mapping[Column, Slot]
    side_by_side: bool


WIDE = Canvas(
    width=1124,
    slots={
        "pakistan": Slot(words=0, chars=43, mark=362),
        "afghanistan": Slot(words=482, chars=43, mark=468),
        "third-party": Slot(words=890, chars=29, mark=876),
    },
    side_by_side=True,
)
NARROW = Canvas(
    width=334,
    slots={
        column: Slot(words=48, chars=38, mark=7 + 13 * place)
        for place, column in enumerate(COLUMNS)
    },
    side_by_side=False,
)


@dataclass(frozen=True)
class Block:
    """One statement: its words, and where they begin; ``band`` is the top of its band."""

    said: Said
    lines: tuple[str, ...]
    slot: Slot
    band: float
    top: float

    @property
    def mark(self) -> float:
        """The height of the mark: the middle of the first line."""
        return self.top + _MARK_PX

    @property
    def bottom(self) -> float:
        """Where the words end."""
        return self.top + _LINE_PX * len(self.lines)


@dataclass(frozen=True)
class Head:
    """A heading: the day (a bar over the whole width), or what the statements are about."""

    words: str
    top: float
    day: bool


@dataclass(frozen=True)
class More:
    """The statements of a column that were left out of a band: a line below the others."""

    left_out: LeftOut
    words: str
    slot: Slot
    top: float

    @property
    def mark(self) -> float:
        """The height of the mark."""
        return self.top + _MARK_PX


@dataclass(frozen=True)
class Laid:
    """Everything on one sheet."""

    sheet: Canvas
    blocks: tuple[Block, ...]
    heads: tuple[Head, ...]
    more: tuple[More, ...]
    bottom: float


def laid_out(bands: Sequence[Band], exchanges: Exchanges, sheet: Canvas, *, top: float = 0) -> Laid:
    """Bands of statements, one below the other, on a sheet that begins at ``top``.

    What the statements are about is a heading only where they are about more than one thing.
    """
    several = len({band.topic.id if band.topic else "" for band in bands}) > 1
    blocks: list[Block] = []
    heads: list[Head] = []
    more: list[More] = []
    y = top
    for day, of_day in groupby(bands, key=lambda band: band.day):
        heads.append(Head(bold(text.day_in_words(day)), y, day=True))
        y += _DAY_PX + (_COLUMNS_PX if sheet.side_by_side else 0)
        for band in of_day:
            if several:
                title = band.topic.title if band.topic else in_words.NO_TOPIC
                heads.append(Head(italic(title), y, day=False))
                y += _TOPIC_PX
            stacked, free = _stacked(band, exchanges, sheet, y)
            left_out, y = _left_out(band, sheet, free)
            blocks += stacked
            more += left_out
            y += _BAND_GAP_PX - _GAP_PX
    return Laid(sheet, tuple(blocks), tuple(heads), tuple(more), y)


def _stacked(
    band: Band, exchanges: Exchanges, sheet: Canvas, top: float
) -> tuple[list[Block], dict[str, float]]:
    """The statements of one band, each column for itself where there are several.

    Also where each column is free again.
    """
    free: dict[str, float] = {}
    blocks = []
    for said in band.said:
        stack = said.column if sheet.side_by_side else ""
        lines = _lines(said, exchanges, sheet)
        block = Block(said, lines, sheet.slots[said.column], top, free.get(stack, top))
        free[stack] = block.bottom + _GAP_PX
        blocks.append(block)
    return blocks, free


def _left_out(band: Band, sheet: Canvas, free: dict[str, float]) -> tuple[list[More], float]:
    """A line for each column that says more, and where the band ends."""
    found = []
    for left_out in band.more:
        column = left_out.column
        stack = column if sheet.side_by_side else ""
        words = _muted(in_words.and_more(left_out, whose=not sheet.side_by_side))
        found.append(More(left_out, words, sheet.slots[column], free[stack] - _GAP_PX / 2))
        free[stack] += _LINE_PX + _GAP_PX / 2
    return found, max(free.values())


def _lines(said: Said, exchanges: Exchanges, sheet: Canvas) -> tuple[str, ...]:
    """Who says it, what, and what that does to other statements; as plotly's small HTML."""
    claim, chars = said.statement.claim, sheet.slots[said.column].chars
    side = "" if sheet.side_by_side else text.capital(text.SIDE[said.column])
    answers = [
        _muted(line)
        for words in exchange_words.answers_in_words(said, exchanges, most=1)
        for line in _wrapped(words, chars)
    ]
    who = _name(text.speaker_or_not_named(claim), side, chars - 3)
    return (*who, *_wrapped(claim.says, chars), *answers)


def _name(speaker: str, side: str, chars: int) -> list[str]:
    """The speaker in bold and, where given, the side after it, not broken."""
    unbroken = f" ·\u00a0{side.replace(' ', chr(0xA0))}" if side else ""
    *above, last = _wrapped(speaker + unbroken, chars)
    name, dot, whose = last.partition("·\u00a0")
    whose = _muted(dot + whose if name else whose) if dot else ""
    return [*map(bold, above), (bold(name) if name else NOTHING) + whose]


def _wrapped(words: str, chars: int) -> list[str]:
    """Lines; a short bracket such as "(28 Oct)" is not broken."""
    whole = re.sub(r"\([^()]{1,14}\)", lambda found: found[0].replace(" ", "\u00a0"), words)
    return textwrap.wrap(whole, chars, break_on_hyphens=False)


def _muted(line: str) -> Markup:
    return small(line, px=NOTE_PX, colour=palette.MUTED)
