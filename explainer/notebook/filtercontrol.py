"""The filters: which of the claims up to a day are shown. A widget, and nothing of what follows.

Made of the browser's own check boxes, lists and date fields, as `daycontrol` is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import anywidget
import traitlets

from explainer.page.state import Option, State
from explainer.paths import static_folder

__all__ = ["FilterControl"]

LISTS = ("speaker", "side", "kind", "topic")


class FilterControl(anywidget.AnyWidget):
    """Documents, speaker, side, kind, topic, window and ring, as the reader has chosen them.

    Parameters
    ----------
    on_reset : callable
        Called when the reader asks for everything again.

    Notes
    -----
    What the browser sends is checked against ``options``: a value that was not offered leaves
    that choice open.
    """

    _esm = (static_folder() / "filtercontrol.js").read_text(encoding="utf-8")

    options = traitlets.Dict(help="For each choice: value, name, group.").tag(sync=True)
    value = traitlets.Dict(help="What is chosen; empty or null for all.").tag(sync=True)
    says = traitlets.Unicode(help="How much is shown, in words.").tag(sync=True)
    narrowed = traitlets.Bool(help="Whether there is something to undo.").tag(sync=True)

    def __init__(self, on_reset: Callable[[], None]) -> None:
        super().__init__()
        self._on_reset = on_reset
        self.on_msg(self._asked)

    def _asked(self, _view: object, content: object, _buffers: Sequence[object]) -> None:
        if isinstance(content, Mapping) and content.get("ask") == "reset":
            self._on_reset()

    def traits_of(
        self, state: State, options: Mapping[str, Sequence[Option]], *, says: str, narrowed: bool
    ) -> dict[str, object]:
        """What a state has chosen, out of what is offered, as it is shown here."""
        return {
            "options": {
                name: [[o.value, o.name, o.group] for o in offered]
                for name, offered in options.items()
            },
            "value": {
                "wider": state.wider,
                "documents": None if state.documents is None else list(state.documents),
                "from": state.happened_from.isoformat() if state.happened_from else "",
                "to": state.happened_to.isoformat() if state.happened_to else "",
                **{name: getattr(state, name) or "" for name in LISTS},
            },
            "says": says,
            "narrowed": narrowed,
        }

    def applied_to(self, state: State) -> State:
        """The state with what the reader has chosen here."""
        asked = self.value
        first, last = _day(asked.get("from")), _day(asked.get("to"))
        if first and last and first > last:
            first, last = last, first
        chosen: dict[str, Any] = {
            name: asked.get(name) if asked.get(name) in self._offered(name) else None
            for name in LISTS
        }
        documents = asked.get("documents")
        if isinstance(documents, list):
            documents = tuple(d for d in self._offered("documents") if d in documents)
        else:
            documents = None
        return replace(
            state,
            wider=asked.get("wider") is True,
            documents=documents,
            happened_from=first,
            happened_to=last,
            **chosen,
        )

    def _offered(self, name: str) -> list[str]:
        return [entry[0] for entry in self.options.get(name, [])]


def _day(value: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) and value else None
    except ValueError:
        return None
