"""A scale of years that is honest about its gaps: where years are left out, it is broken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Years", "years_of"]

_SILENT = 5
"""So many years in a row without an event stay on the scale; more are left out."""
_GAP = 3.0
"""How wide the place of what is left out is, in years."""
_TICK_EVERY = 5


@dataclass(frozen=True)
class Years:
    """Where each day stands, in years from the left edge.

    Attributes
    ----------
    spans : tuple of (int, int)
        The first and the last year of each run that is kept.
    """

    spans: tuple[tuple[int, int], ...]

    def at(self, day: dt.date) -> float:
        """Where a day stands; of a year that is left out, the middle of its gap."""
        x = 0.0
        for first, last in self.spans:
            if day.year < first:
                return round(x - _GAP / 2, 3)
            if day.year <= last:
                start, end = dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
                part = (day - start).days / ((end - start).days + 1)
                return round(x + day.year - first + part, 3)
            x += last - first + 1 + _GAP
        return round(x - _GAP, 3)

    @property
    def width(self) -> float:
        """The whole scale, in years that are kept and gaps."""
        return sum(last - first + 1 for first, last in self.spans) + _GAP * (len(self.spans) - 1)

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middle of each gap."""
        found, x = [], 0.0
        for first, last in self.spans[:-1]:
            x += last - first + 1 + _GAP
            found.append(x - _GAP / 2)
        return tuple(found)

    @property
    def left_out(self) -> tuple[tuple[int, int], ...]:
        """The first and the last year of each gap."""
        pairs = zip(self.spans, self.spans[1:], strict=False)
        return tuple((before[1] + 1, after[0] - 1) for before, after in pairs)

    def ticks(self, year_px: float, room_px: float) -> tuple[list[float], list[str]]:
        """Years with their places: first and last of each run, and round ones if there is room."""
        wanted = [first for first, _ in self.spans] + [last for _, last in self.spans]
        wanted += [
            year
            for first, last in self.spans
            for year in range(first, last + 1)
            if year % _TICK_EVERY == 0
        ]
        kept: dict[int, float] = {}
        for year in wanted:
            x = self.at(dt.date(year, 7, 1))
            if all(abs(x - other) * year_px >= room_px for other in kept.values()):
                kept[year] = x
        listed = sorted(kept.items())
        return [x for _, x in listed], [str(year) for year, _ in listed]


def years_of(spans: Iterable[tuple[dt.date, dt.date]]) -> Years:
    """The scale for spans of time: it is broken where nothing falls into more than a few years."""
    years = sorted({year for first, last in spans for year in range(first.year, last.year + 1)})
    kept: list[tuple[int, int]] = []
    for year in years:
        if kept and year - kept[-1][1] - 1 <= _SILENT:
            kept[-1] = (kept[-1][0], year)
        else:
            kept.append((year, year))
    return Years(tuple(kept))
