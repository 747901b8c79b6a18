"""The hosts of the page's parts: elements that the front end draws into, with a static form.

The static form is what stands there for those who have no script, no kernel or no screen: the
question, the table, the sentence. The front end replaces it when it draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from explainer.page import data, panels
from explainer.page.permalink import state_to_query
from explainer.page.rendering import VIEWS, Page
from explainer.page.shapes import Card, PageData
from explainer.page.state import State
from explainer.page.templating import picture, rendered
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words.front import FRONT_WORDS

__all__ = ["PARTS", "Hosts"]

PARTS = (
    "opening", "summary", VIEWS[0], "controls", "filters", *VIEWS[1:], "evidence", "sources",
    "footer",
)  # fmt: skip
"""The parts of the page, in reading order; a page with an opening has no summary besides it."""


class Hosts:
    """The hosts of one page.

    Parameters
    ----------
    state : State
        What they show first.
    page, shown, cards : Page, dict, dict
        The page of that state, the same as data, and its evidence.
    ledger : Ledger
        The records.
    group : str
        Under which name they share their state (``data-page``).
    before : str
        Stands before the part's name in ``data-part``, where somebody else draws it.
    pictured : bool
        Whether a drawing that needs no script stands in a view.
    """

    def __init__(
        self,
        state: State,
        page: Page,
        shown: PageData,
        cards: Mapping[str, Card],
        ledger: Ledger,
        group: str,
        before: str = "",
        *,
        pictured: bool = True,
    ) -> None:
        self._page, self._pictured = page, pictured
        day = text.day_in_words(state.known_on)
        self._shared = {
            "group": group,
            "before": before,
            "query": state_to_query(state, ledger),
            "day": day,
            "shown": _dated(shown, day),
            "card": cards.get(state.chosen or ""),
            "words": FRONT_WORDS,
            "key": panels.key(),
            "footer": panels.footer(),
            "sources": page.sources,
        }

    def host(self, part: str) -> Markup:
        """The host of one of `PARTS`, as HTML."""
        shared = self._shared
        view = self._page.views.get(part)
        drawn = self._pictured and view and view.table.rows
        return rendered(
            "host",
            **shared,
            part=part,
            view=shared["shown"]["views"].get(part),
            more=view.more if view else "",
            picture=view.signs + picture(view.spec) if view and drawn else "",
        )


def _dated(value: Any, day: str) -> Any:
    """Data of a page with the day in words wherever it stands apart from its sentence."""
    if isinstance(value, dict):
        return {key: _dated(inner, day) for key, inner in value.items() if key != "figure"}
    if isinstance(value, list):
        return [_dated(inner, day) for inner in value]
    return value.replace(data.DAY, day) if isinstance(value, str) else value
