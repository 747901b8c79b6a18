"""The rows of the timeline: which event stands where, what it is titled, what it says of when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from explainer.analysis import events
from explainer.analysis.event_rows import EventRow
from explainer.analysis.events import Bar, Span
from explainer.figures import frame
from explainer.figures.lettering import bold, escaped, lines, small, wrap
from explainer.records.bound import Claim
from explainer.theme import palette, signs
from explainer.words import claims as text
from explainer.words import timeline as words

__all__ = ["MARK_TO_SAID_PX", "TICK_PX", "Row", "laid_out", "side_of", "sides_of"]

_SIDES = ("pakistan", "afghanistan", "ttp", "both", "third-party", "report")
"""Whose ticks stand above whose, the same in every row."""
_LANE_PX, _LINE_PX, TICK_PX = 36, 16, 7
_TITLE_TO_MARK_PX, MARK_TO_SAID_PX, _GAP_PX = 12, 9, 11
_NARROW_CHARACTERS = 53
SPACE = Markup(" ")


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


def laid_out(
    rows: Sequence[EventRow], first: dt.date, last: dt.date, chosen: str | None
) -> tuple[list[Row], list[dict[str, Any]], list[dict[str, Any]], int]:
    """The rows with their levels, their titles on a wide and on a narrow page, the height."""
    laid: list[Row] = []
    wide: list[dict[str, Any]] = []
    narrow: list[dict[str, Any]] = []
    y = 0.0
    for lane, name in words.LANES.items():
        in_lane = [row for row in rows if row.event.lane == lane]
        if not in_lane:
            continue
        head = frame.label(name, x=0, y=y + 18, font={"size": 15, "color": palette.MUTED})
        wide.append(head)
        narrow.append(head)
        y += _LANE_PX
        for event_row in in_lane:
            row = Row(event_row, 0, first, last)  # its level depends on how long its title is
            when = words.when(
                event_row, first, span=row.span, bars=row.bars, points=row.points.keys()
            )
            row = replace(row, when=when)
            is_chosen = chosen in {claim.id for claim in event_row.claims}
            title, days = _title_lines(row, is_chosen=is_chosen)
            below = [*title, *days]
            foot = y + _LINE_PX * len(below)
            row = replace(row, y=foot + _TITLE_TO_MARK_PX)
            laid.append(row)
            halves = [half for half in (SPACE.join(title), SPACE.join(days)) if half]
            in_two = len(below) > 2 and days  # fills the room of the narrow one
            said = lines(halves) if in_two else SPACE.join(halves)
            wide.append(_title(said, foot, 14, is_chosen=is_chosen))
            narrow.append(_title(lines(below), foot, 12, is_chosen=is_chosen))
            sides = len(sides_of(event_row))
            y = row.y + MARK_TO_SAID_PX + TICK_PX * sides + _GAP_PX
    return laid, wide, narrow, int(y) or _LINE_PX


def _title_lines(row: Row, *, is_chosen: bool) -> tuple[list[Markup], list[Markup]]:
    """The sign of the kind with the title, and what is not known of the dates: short lines."""
    event = row.row.event
    named = text.event_in_words(event, row.row.claims)
    title = f"{signs.GLYPHS[signs.MARKERS[event.kind]]} {named}"
    title = words.chosen(title) if is_chosen else title
    when = f"– {row.when}" if row.when else ""
    muted = [small(line, colour=palette.MUTED) for line in wrap(when, _NARROW_CHARACTERS)]
    above = [escaped(line) for line in wrap(title, _NARROW_CHARACTERS)]
    if muted and len(above) == 1 and len(title) + len(when) < _NARROW_CHARACTERS:
        return [SPACE.join([above[0], muted[0]])], []
    return above, muted


def _title(said: Markup, foot: float, size: float, *, is_chosen: bool) -> dict[str, Any]:
    return frame.label(
        bold(said) if is_chosen else said, x=0, y=foot, yanchor="bottom", font={"size": size}
    )


def sides_of(row: EventRow) -> list[str]:
    """Whose side speaks of an event, in the order of their ticks."""
    return sorted({side_of(claim) for claim in row.claims}, key=_SIDES.index)


def side_of(claim: Claim) -> str:
    """Whose side speaks."""
    return claim.speaker.side
