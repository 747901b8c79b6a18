"""The page as a value: a `State` in, every figure, table, caption and sentence out."""

from __future__ import annotations

from explainer.page.rendering import VIEWS, Page, View, render, summary
from explainer.page.state import State, default_state

__all__ = [
    "VIEWS",
    "Page",
    "State",
    "View",
    "default_state",
    "render",
    "summary",
]
