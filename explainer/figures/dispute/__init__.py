"""Why the line is disputed: the years before October 2025, and two readings of each point."""

from __future__ import annotations

from explainer.figures.dispute.readings import points_by_reading
from explainer.figures.dispute.years import events_by_year

__all__ = ["events_by_year", "points_by_reading"]
