"""The rows of the timeline: which event stands where, what it is titled, what it says of when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from markupsafe import Markup

from explainer.analysis import events
from explainer.analysis.event_rows import EventRow
from explainer.analysis.events import Bar, Span
from explainer.figures.lettering import bold, escaped, small, wrap
from explainer.figures.timeline.axis import Axis
from explainer.records.bound import Claim
from explainer.theme import palette, signs
from explainer.words import claims as text
from explainer.words import timeline as words

__all__ = [
    "CHARACTER_PX",
    "NARROW",
    "UNDATED_PX",
    "WIDE",
    "Dot",
    "Measures",
    "TimelineLane",
    "TimelineRow",
    "bar_ends",
    "laid_out",
]

_SIDES = ("pakistan", "afghanistan", "ttp", "both", "third-party", "report", "not-stated")
"""Whose dots stand before whose, the same in every row."""


@dataclass(frozen=True)
class Measures:
    """How rows are laid out at a width, in pixels.

    ``characters`` go into a line of a title, ``small`` into one of its days; ``is_beside`` tells
    whether these stand beside the marks or above them.
    """

    width: float
    characters: int
    small: int
    row: int
    lane: int
    line: int
    is_beside: bool

    def day(self, axis: Axis) -> float:
        """About how many pixels a day takes."""
        start, end = axis.range
        return self.width / (end - start)


WIDE = Measures(width=540, characters=43, small=45, row=34, lane=26, line=16, is_beside=True)
MEDIUM = replace(WIDE, width=340)
NARROW = Measures(width=328, characters=50, small=52, row=50, lane=30, line=16, is_beside=False)
_SAID_PX, UNDATED_PX, _MARKS_PX, _PAD_PX = 14, 7, 36, 6
CHARACTER_PX = 6.4
"""About how wide a letter of 12 pixels is."""


@dataclass(frozen=True)
class Dot:
    """What one side said of an event on one day: with ``is_undated`` by that day at the latest."""

    day: dt.date
    side: str
    is_undated: bool
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class TimelineRow:
    """An event between two levels: what is told of it by now, what ever will be.

    Attributes
    ----------
    row : EventRow or None
        What is told by now; None where nobody has spoken of it yet.
    ever : EventRow
        What is told on the last day.
    top, bottom : float
        Its levels, in pixels from the top.
    happened, said : float
        The levels of its marks and of its dots.
    title : tuple of Markup
        The lines of its title, with what is not known of its days where there is room for it.
    within : str
        What is not known of its days, where it stands in its bar.
    """

    row: EventRow | None
    ever: EventRow
    axis: Axis
    top: float = 0
    bottom: float = 0
    happened: float = 0
    said: float = 0
    title: tuple[Markup, ...] = ()
    within: str = ""
    when: str = field(default="", repr=False)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that are made by now."""
        return self.row.claims if self.row else ()

    @cached_property
    def span(self) -> Span | None:
        """The span of a truce or a closure; None for what does not last."""
        lasts = self.ever.event.kind in events.LASTING
        return events.span_of(self.claims) if lasts and self.claims else None

    @cached_property
    def points(self) -> dict[dt.date, list[Claim]]:
        """The claims that give an exact day, by day."""
        return events.exact_days(self.claims)

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """What is answered without an exact day, the widest first; nothing for what lasts."""
        return () if self.span else events.bars(self.claims)

    @cached_property
    def dots(self) -> tuple[Dot, ...]:
        """What was said of it by now, by day and side."""
        return dots_of(self.claims)

    @cached_property
    def to_come(self) -> tuple[Dot, ...]:
        """What is still to be said of it."""
        made = {(dot.day, dot.side, dot.is_undated) for dot in self.dots}
        return tuple(
            dot
            for dot in dots_of(self.ever.claims)
            if (dot.day, dot.side, dot.is_undated) not in made
        )


def dots_of(claims: Sequence[Claim]) -> tuple[Dot, ...]:
    """What each side says on each day, day by day; what the text dates goes first."""
    found: dict[tuple[dt.date, int, bool], list[Claim]] = defaultdict(list)
    for claim in claims:
        is_undated = claim.said_on.basis == "no-later-than"
        found[claim.said_on.date, _SIDES.index(claim.speaker.side), is_undated].append(claim)
    return tuple(
        Dot(day, _SIDES[side], is_undated, tuple(sorted(own, key=words.when_said)))
        for (day, side, is_undated), own in sorted(found.items(), key=lambda item: item[0])
    )


@dataclass(frozen=True)
class TimelineLane:
    """The name of several rows, at a level; without words while nobody has spoken of any."""

    name: str
    y: float
    is_told: bool


def laid_out(
    rows: Sequence[EventRow],
    ever: Sequence[EventRow],
    axis: Axis,
    measures: Measures,
    chosen: str | None,
) -> tuple[list[TimelineRow], list[TimelineLane], int]:
    """The rows of all events that are ever spoken of, the names of their lanes, the height."""
    now = {row.event.id: row for row in rows}
    laid: list[TimelineRow] = []
    lanes: list[TimelineLane] = []
    y = 0.0
    for lane, name in words.LANES.items():
        in_lane = [row for row in ever if row.event.lane == lane]
        if not in_lane:
            continue
        is_told = any(row.event.id in now for row in in_lane)
        lanes.append(TimelineLane(name, y + measures.lane / 2 + 2, is_told))
        y += measures.lane
        for one in in_lane:
            laid.append(_laid(now.get(one.event.id), one, axis, measures, y, chosen))
            y = laid[-1].bottom
    return laid, lanes, int(y) or measures.line


def _laid(
    row: EventRow | None,
    ever: EventRow,
    axis: Axis,
    measures: Measures,
    top: float,
    chosen: str | None,
) -> TimelineRow:
    """One row, as high as it needs to be on the last day."""
    last = _worded(TimelineRow(ever, ever, axis))
    title, when = _title(last, measures), wrap(last.when, measures.small)
    most = 2 if measures.is_beside else 99
    in_bar = _fits(last, measures) and len(title) + len(when) > most
    room = len(title) + (0 if in_bar else len(when))
    high = measures.line * room
    told = _worded(TimelineRow(row, ever, axis)) if row else TimelineRow(None, ever, axis)
    title, when = _title(told, measures), wrap(told.when, measures.small)
    beside = len(title) + len(when) <= room
    if measures.is_beside:
        bottom = top + max(measures.row, high + 2)
        middle = (top + bottom) / 2
        happened = middle - 7.5
    else:
        bottom = top + high + _MARKS_PX + _PAD_PX
        happened = top + high + 13
    is_chosen = chosen in {claim.id for claim in told.claims}
    muted = [small(line, px=12, colour=palette.MUTED) for line in when]
    lettered = [bold(line) if is_chosen else escaped(line) for line in title]
    return TimelineRow(
        row,
        ever,
        axis,
        top=top,
        bottom=bottom,
        happened=happened,
        said=happened + _SAID_PX,
        title=tuple(lettered + (muted if beside else [])) if row else (),
        within="" if beside else told.when,
        when=told.when,
    )


def _worded(row: TimelineRow) -> TimelineRow:
    """The row with what is not known of its days in words."""
    told = row.row
    if told is None:
        return row
    when = words.when(told, row.axis.first, span=row.span, bars=row.bars, points=row.points.keys())
    return TimelineRow(told, row.ever, row.axis, when=when)


def _title(row: TimelineRow, measures: Measures) -> list[str]:
    """The sign of the kind with the title, in short lines."""
    event = row.ever.event
    named = text.event_in_words(event, row.claims)
    title = f"{signs.GLYPHS[signs.MARKERS[event.kind]]} {named}"
    return wrap(title, measures.characters)


def _fits(row: TimelineRow, measures: Measures) -> bool:
    """Whether the words of its days have room in its widest bar."""
    widest = max((bar_days(row, bar) for bar in row.bars), default=0)
    return widest * measures.day(row.axis) > CHARACTER_PX * len(row.when)


def bar_days(row: TimelineRow, bar: Bar) -> float:
    """How many days wide a bar is drawn."""
    start, end = bar_ends(row, bar)
    return end - start


def bar_ends(row: TimelineRow, bar: Bar) -> tuple[float, float]:
    """From where to where a bar is drawn: to the edge where an end is not known."""
    start = None if bar.known in {"longer", "end"} else bar.start.happened.from_
    end = bar.end.happened.to
    left, right = row.axis.range
    x0 = left if start is None or start < row.axis.first else row.axis.at(start)
    x1 = right if end is None or end > row.axis.last else row.axis.at(end, 1)
    return x0, x1
