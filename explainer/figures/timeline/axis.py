"""The days of the timeline from left to right: one as wide as another, but for long silences."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from explainer.figures.lettering import lines
from explainer.words import claims as text
from explainer.words.days import YEAR
from explainer.words.timeline import BROKEN

__all__ = ["Axis", "axis_of"]

_SILENT_DAYS = 20
"""So many days on which nothing was said are left out of the axis."""
_LONG_DAYS = 31
"""What follows a gap for more days than these has days in words of its own."""
_GAP = 3
"""How wide the place of what is left out is, in days."""
_TICK_PX, _HALF_PX, _BROKEN_PX = 46, 20, 6
"""Room for a day in words; half of what it and a break take."""
_LEAST_PX = 2
"""So far from the edge the middle of a day in words is at least, which reaches into the margin."""
EDGE = 0.9
"""Room before the first day and after the last, in days."""


@dataclass(frozen=True)
class Axis:
    """Where each day stands, counted in days from the beginning of the first.

    Attributes
    ----------
    first, last : datetime.date
        The days between which it runs.
    gaps : sequence of (datetime.date, datetime.date)
        From which day on, and up to which, the days are pressed into little room.
    """

    first: dt.date
    last: dt.date
    gaps: Sequence[tuple[dt.date, dt.date]] = ()

    @cached_property
    def _found(self) -> dict[tuple[dt.date, float], float]:
        """What was reckoned already: a page asks for the same days a hundred times."""
        return {}

    def at(self, day: dt.date, part: float = 0) -> float:
        """Where a day begins, or a part of it later; no day stands left or right of the axis."""
        if (day, part) not in self._found:
            self._found[day, part] = self._at(day, part)
        return self._found[day, part]

    def _at(self, day: dt.date, part: float) -> float:
        moment = min(max(day, self.first), self.last + dt.timedelta(1))
        since = float((moment - self.first).days) + (part if moment == day else 0)
        x = since
        for start, end in self.gaps:
            days = (end - start).days
            within = min(max(since - (start - self.first).days, 0), days)
            x -= within * (1 - _GAP / days)
        return round(x, 3)

    @property
    def range(self) -> list[float]:
        """From edge to edge."""
        return [-EDGE, self.at(self.last, 1) + 0.3]

    def ticks(self, day: float) -> tuple[list[float], list[str]]:
        """At noon of every so many days, where a day is so many pixels wide; and at each gap.

        What has no room beside what is more needed is left out: the last days go first.
        """
        end = self.gaps[0][0] if self.gaps else self.last + dt.timedelta(1)
        step = math.ceil(_TICK_PX / day)
        days = [day_ for _, day_ in reversed(self.gaps)]
        days += [self.first + dt.timedelta(n) for n in range(0, (end - self.first).days, step)]
        days += self._after_gaps(step)
        wanted = [(self.at(one, 0.5), _said(one), _HALF_PX) for one in days]
        wanted += [(x, BROKEN, _BROKEN_PX) for x in self.middles]
        kept: list[tuple[float, str, float]] = []
        for x, said, half in wanted:
            inside = (x + EDGE) * day >= _LEAST_PX
            if inside and all(abs(x - other) * day >= half + room for other, _, room in kept):
                kept.append((x, said, half))
        kept.sort()
        return [x for x, _, _ in kept], [said for _, said, _ in kept]

    def _after_gaps(self, step: int) -> list[dt.date]:
        """Every so many days of what follows a gap, where that goes on for long."""
        ends = [*(start for start, _ in self.gaps[1:]), self.last + dt.timedelta(1)]
        return [
            begin + dt.timedelta(n)
            for (_, begin), end in zip(self.gaps, ends, strict=False)
            if (end - begin).days > _LONG_DAYS
            for n in range(step, (end - begin).days, step)
        ]

    @property
    def middles(self) -> list[float]:
        """The middle of each gap, where the axis is broken."""
        return [(self.at(start) + self.at(end)) / 2 for start, end in self.gaps]


def axis_of(first: dt.date, last: dt.date, said: Iterable[dt.date]) -> Axis:
    """The axis between two days, broken where nothing was said for long.

    Parameters
    ----------
    first, last : datetime.date
        The first and the last day.
    said : iterable of datetime.date
        The days on which something was said.
    """
    days = sorted({first, *said, last})
    day = dt.timedelta(1)
    return Axis(
        first,
        last,
        [(a + day, b) for a, b in pairwise(days) if (b - a).days > _SILENT_DAYS],
    )


def _said(day: dt.date) -> str:
    """A day in words, its year below it where it is not that of the events."""
    return lines(text.short_day(day).rsplit(" ", int(day.year != YEAR)))
