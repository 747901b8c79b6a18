"""When: the timeline."""

from __future__ import annotations

from explainer.figures.timeline.drawing import events_by_day

__all__ = [
    "events_by_day",
]
