"""The rows of the timeline: which event stands where, what it is titled, what it says of when."""

from __future__ import annotations

import datetime as dt
import html
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from explainer.analysis import events
from explainer.analysis.event_rows import EventRow
from explainer.analysis.events import Bar, Span
from explainer.figures import frame
from explainer.records.bound import Claim
from explainer.theme import palette, signs
from explainer.words import claims as text

__all__ = ["LANES", "MARK_TO_SAID_PX", "TICK_PX", "Row", "laid_out", "side_of", "sides_of"]

LANES = {
    "strikes": "Strikes and blasts",
    "fighting": "Fighting",
    "diplomacy": "Talks and truces",
    "border": "Border and trade",
    "statements": "Statements and counts",
}
_SIDES = ("pakistan", "afghanistan", "ttp", "both", "third-party", "report")
"""Whose ticks stand above whose, the same in every row."""
_LANE_PX, _LINE_PX, TICK_PX = 36, 16, 7
_TITLE_TO_MARK_PX, MARK_TO_SAID_PX, _GAP_PX = 12, 9, 11
_NARROW_CHARACTERS = 53
LONGER = "over more than a year"
_NO_START = "start not stated in these documents"


@dataclass(frozen=True)
class Row:
    """An event with the level of its marks, in pixels from the top, and how long it is drawn.

    ``when`` says in words what the marks alone do not: which end is missing, who differs.
    """

    row: EventRow
    y: float
    first: dt.date
    last: dt.date
    when: str = ""

    @cached_property
    def span(self) -> Span | None:
        """The span of a truce or a closure; None for what does not last."""
        lasts = self.row.event.kind in events.LASTING
        return events.span_of(self.row.claims) if lasts else None

    @cached_property
    def points(self) -> dict[dt.date, list[Claim]]:
        """The claims that give an exact day, by day."""
        return events.exact_days(self.row.claims)

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """What is answered without an exact day, the widest first; nothing for what lasts."""
        return () if self.span else events.bars(self.row.claims)


def _when(row: Row) -> str:
    """What the marks alone do not say of an event's days."""
    if row.span:
        return _span_in_words(row.span)
    if row.row.differing:
        return text.happened_by_document(row.row.differing)
    starts = {bar.known: bar.start.happened for bar in row.bars}
    day = starts["days"].from_ if "days" in starts else None
    if "longer" in starts:
        return LONGER
    for period in (starts.get("year"), starts.get("month")):
        if period:
            only = text.happened_in_words(period)
            return f"not before {text.short_day(day)}, or {only}" if day else only
    if "end" in starts:
        return _NO_START
    if day and day < row.first:
        return f"not before {text.short_day(day)}"
    is_dated = row.bars or row.points or row.row.event.lane == "statements"
    return "" if is_dated else "day not stated"


def _span_in_words(span: Span) -> str:
    start = f"from {text.short_day(span.begun_on)}" if span.begun_on else _NO_START
    if span.over_by_day:
        return f"{start}, over by {text.short_day(span.over_by_day)}"
    by = "" if span.is_last_word_dated else "by "
    return f"{start}, no end reported, last word {by}{text.short_day(span.last_word)}"


def laid_out(
    rows: Sequence[EventRow], first: dt.date, last: dt.date, chosen: str | None
) -> tuple[list[Row], list[dict[str, Any]], list[dict[str, Any]], int]:
    """The rows with their levels, their titles on a wide and on a narrow page, the height."""
    laid: list[Row] = []
    wide: list[dict[str, Any]] = []
    narrow: list[dict[str, Any]] = []
    y = 0.0
    for lane, name in LANES.items():
        in_lane = [row for row in rows if row.event.lane == lane]
        if not in_lane:
            continue
        head = frame.label(name, x=0, y=y + 18, font={"size": 15, "color": palette.MUTED})
        wide.append(head)
        narrow.append(head)
        y += _LANE_PX
        for event_row in in_lane:
            row = Row(event_row, 0, first, last)  # its level depends on how long its title is
            row = replace(row, when=_when(row))
            is_chosen = chosen in {claim.id for claim in event_row.claims}
            title, when = _title_lines(row, is_chosen=is_chosen)
            lines = [*title, *when]
            foot = y + _LINE_PX * len(lines)
            row = replace(row, y=foot + _TITLE_TO_MARK_PX)
            laid.append(row)
            in_two = "<br>" if len(lines) > 2 and when else " "  # fills the room of the narrow one
            words = in_two.join([" ".join(title), " ".join(when)]).strip()
            wide.append(_title(words, foot, 14, is_chosen=is_chosen))
            narrow.append(_title("<br>".join(lines), foot, 12, is_chosen=is_chosen))
            sides = len(sides_of(event_row))
            y = row.y + MARK_TO_SAID_PX + TICK_PX * sides + _GAP_PX
    return laid, wide, narrow, int(y) or _LINE_PX


def _title_lines(row: Row, *, is_chosen: bool) -> tuple[list[str], list[str]]:
    """The sign of the kind with the title, and what is not known of the dates: short lines."""
    event = row.row.event
    words = text.event_in_words(event, row.row.claims)
    title = f"{signs.GLYPHS[signs.MARKERS[event.kind]]} {words}"
    title += " (chosen)" if is_chosen else ""
    when = f"– {row.when}" if row.when else ""
    muted = [_muted(line) for line in textwrap.wrap(when, _NARROW_CHARACTERS)]
    lines = [html.escape(line) for line in textwrap.wrap(title, _NARROW_CHARACTERS)]
    if muted and len(lines) == 1 and len(title) + len(when) < _NARROW_CHARACTERS:
        return [f"{lines[0]} {muted[0]}"], []
    return lines, muted


def _muted(words: str) -> str:
    return f'<span style="color:{palette.MUTED}">{html.escape(words)}</span>'


def _title(words: str, foot: float, size: float, *, is_chosen: bool) -> dict[str, Any]:
    words = f"<b>{words}</b>" if is_chosen else words
    return frame.label(words, x=0, y=foot, yanchor="bottom", font={"size": size})


def sides_of(row: EventRow) -> list[str]:
    """Whose side speaks of an event, in the order of their ticks."""
    return sorted({side_of(claim) for claim in row.claims}, key=_SIDES.index)


def side_of(claim: Claim) -> str:
    """Whose side speaks."""
    return claim.speaker.side
