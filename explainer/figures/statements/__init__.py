"""Who says what to whom."""

from __future__ import annotations

from explainer.figures.statements.drawing import exchanges_in_rows

__all__ = [
    "exchanges_in_rows",
]
