"""Where: the map."""

from __future__ import annotations

from explainer.figures.map.drawing import claims_by_place

__all__ = [
    "claims_by_place",
]
