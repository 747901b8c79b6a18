"""The page as a value: a `State` in, every figure, table, caption and sentence out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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


def __getattr__(name: str) -> Any:
    """Whoever asks for a part of the page alone (a server, its policy) does not wait for all."""
    if name not in __all__:
        raise AttributeError(name)
    from explainer.page import rendering, state

    return getattr(state if hasattr(state, name) else rendering, name)
