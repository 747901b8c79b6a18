"""Who says what to whom."""

from __future__ import annotations

from explainer.figures.statements.drawing import statements_by_day

__all__ = [
    "statements_by_day",
]
