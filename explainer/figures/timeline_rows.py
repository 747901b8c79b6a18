"""The rows of the timeline: which event stands where, what it is titled, what it says of when."""

from __future__ import annotations

import datetime as dt
import html
import textwrap
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from explainer import happenings, text, theme
from explainer.analysis import EventRow
from explainer.figures import frame
from explainer.happenings import Truce
from explainer.ledger import Ledger
from explainer.records import Claim, Happened
from explainer.scales import DATE_PREC

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
_NARROW_CHARACTERS = 52
_WEEK = DATE_PREC["week"] or 0
"""Beside an exact day only a bar of a week or less says anything more."""


@dataclass(frozen=True)
class Row:
    """An event with the level of its marks, in pixels from the top, and how long it is drawn."""

    row: EventRow
    y: float
    first: dt.date
    last: dt.date

    @cached_property
    def truce(self) -> Truce | None:
        """The span of a truce; None for any other event."""
        is_truce = self.row.event.kind == "truce"
        return happenings.truce_of(self.row.claims) if is_truce else None

    @cached_property
    def points(self) -> dict[dt.date, list[Claim]]:
        """The claims that give an exact day, by day."""
        found: dict[dt.date, list[Claim]] = defaultdict(list)
        for claim in self.row.claims:
            if claim.happened.from_ == claim.happened.to and claim.happened.from_ and _dated(claim):
                found[claim.happened.from_].append(claim)
        return dict(found)

    @cached_property
    def bar(self) -> Claim | None:
        """The claim that says most among those without an exact day; None for a truce's."""
        vague = [
            claim
            for claim in self.row.claims
            if _dated(claim) and (claim.happened.from_ != claim.happened.to)
        ]
        if self.truce or not vague:
            return None
        best = min(vague, key=lambda claim: _vagueness(claim.happened))
        adds = best.happened.from_ and (best.happened.date_prec or _WEEK + 1) <= _WEEK
        return best if adds or not self.points else None

    @cached_property
    def ends_in_words(self) -> str:
        """Which end of a bar or a truce is not stated, or lies before the axis."""
        if self.truce and self.truce.begun:
            return f"– from {text.short_day(self.truce.begun)}, no end stated"
        if self.truce:
            over = self.truce.over_by
            return "– start not stated" + (f", over by {text.short_day(over)}" if over else "")
        if self.bar is None:
            return ""
        start = self.bar.happened.from_
        if start is None:
            return "– start not stated"
        return f"– from {text.short_day(start)}" if start < self.first else ""


def laid_out(
    rows: Sequence[EventRow], ledger: Ledger, first: dt.date, last: dt.date, chosen: str | None
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
        head = frame.label(name, x=0, y=y + 18, font={"size": 15, "color": theme.MUTED})
        wide.append(head)
        narrow.append(head)
        y += _LANE_PX
        for event_row in in_lane:
            row = Row(event_row, 0, first, last)  # its level depends on how long its title is
            is_chosen = chosen in {claim.id for claim in event_row.claims}
            lines = _title_lines(row, is_chosen=is_chosen)
            foot = y + _LINE_PX * len(lines)
            row = replace(row, y=foot + _TITLE_TO_MARK_PX)
            laid.append(row)
            wide.append(_title(" ".join(lines), foot, 14, is_chosen=is_chosen))
            narrow.append(_title("<br>".join(lines), foot, 12, is_chosen=is_chosen))
            sides = len(sides_of(event_row, ledger))
            y = row.y + MARK_TO_SAID_PX + TICK_PX * sides + _GAP_PX
    return laid, wide, narrow, int(y) or _LINE_PX


def _title_lines(row: Row, *, is_chosen: bool) -> list[str]:
    """The sign of the kind, the title, and what is not known of the dates; short lines, escaped."""
    event = row.row.event
    title = f"{theme.GLYPHS[theme.MARKERS[event.kind]]} {event.title}"
    title += " (chosen)" if is_chosen else ""
    ends = row.ends_in_words
    muted = f'<span style="color:{theme.MUTED}">{html.escape(ends)}</span>' if ends else ""
    lines = [html.escape(line) for line in textwrap.wrap(title, _NARROW_CHARACTERS)]
    if muted and len(lines) == 1 and len(title) + len(ends) < _NARROW_CHARACTERS:
        return [f"{lines[0]} {muted}"]
    return [*lines, muted] if muted else lines


def _title(words: str, foot: float, size: float, *, is_chosen: bool) -> dict[str, Any]:
    words = f"<b>{words}</b>" if is_chosen else words
    return frame.label(words, x=0, y=foot, yanchor="bottom", font={"size": size})


def _dated(claim: Claim) -> bool:
    """Whether a claim itself says when; that it was before it was said is no date."""
    happened = claim.happened
    if claim.silence:
        return False
    if happened.from_ or happened.precision != "not stated":
        return bool(happened.from_ or happened.to)
    return happened.to is not None and happened.to < claim.said_on.date


def _vagueness(happened: Happened) -> tuple[bool, dt.timedelta]:
    """Smallest for what says most: with a first day if there is one, then the shortest."""
    end, start = happened.to or dt.date.max, happened.from_ or dt.date.min
    return happened.from_ is None, end - start


def sides_of(row: EventRow, ledger: Ledger) -> list[str]:
    """Whose side speaks of an event, in the order of their ticks."""
    return sorted({side_of(claim, ledger) for claim in row.claims}, key=_SIDES.index)


def side_of(claim: Claim, ledger: Ledger) -> str:
    """Whose side speaks."""
    return ledger.actors[claim.asserted_by].side
