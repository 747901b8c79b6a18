"""What the widgets of a page show, as values: shown at once, or told to a browser ahead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ipywidgets as w

__all__ = ["Shown", "changes", "seen", "send_again", "show"]

Shown = Mapping[w.Widget, Mapping[str, Any]]
"""For each widget its traits and their values, in the order in which they are set."""


def show(shown: Shown) -> None:
    """Set every trait; what is as it was is not sent, and each widget sends once."""
    for widget, traits in shown.items():
        with widget.hold_sync():
            for name, value in traits.items():
                setattr(widget, name, value)


def changes(shown: Shown) -> dict[str, dict[str, Any]]:
    """What `show` would send now, by the ids of the widgets' models."""
    told = {
        widget.model_id: {
            name: value
            for name, value in _sent(widget, traits).items()
            if _plain(getattr(widget, name)) != value
        }
        for widget, traits in shown.items()
    }
    return {model: state for model, state in told.items() if state}


def seen(shown: Shown, told: Mapping[str, Mapping[str, Any]]) -> None:
    """Take over what the browser shows already, so that `show` does not send it again."""
    for widget in shown:
        state = dict(told.get(widget.model_id, {}))
        if isinstance(widget, w.Dropdown):  # its index is looked up among the choices before
            state.pop("index", None)
        if state:
            widget.set_state(state)


def send_again(shown: Shown) -> None:
    """Send every trait as it is now, whether or not it has changed."""
    for widget, traits in shown.items():
        widget.send_state(list(_sent(widget, traits)))


def _sent(widget: w.Widget, traits: Mapping[str, Any]) -> Mapping[str, Any]:
    """The traits under the names and with the values that are sent."""
    if not isinstance(widget, w.Dropdown):
        return traits
    labels, values = zip(*traits["options"], strict=True)
    return {"_options_labels": list(labels), "index": values.index(traits["value"])}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
