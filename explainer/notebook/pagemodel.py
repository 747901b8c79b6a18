"""The page of a ledger for the browsers that show a notebook: the one model of all its parts.

Here belongs what goes between kernel and browser. What a state shows is made in `page`; what can be
displayed and set from Python is in `explainer`.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

import ipywidgets as w
import traitlets

from explainer.notebook.pagestore import PageStore
from explainer.notebook.part import Front
from explainer.notebook.plotlyjs import compressed_plotly, plotly_version
from explainer.page.permalink import state_from_query, state_parts
from explainer.page.state import State
from explainer.words.front import FRONT_WORDS

__all__ = ["PageModel"]

logger = logging.getLogger(__name__)


def _packed(_: object, model: w.Widget) -> bytes:
    """All that was told so far: for a browser that opens, or comes late."""
    found: bytes = model.told.packed()
    return found


class PageModel(Front):
    """What the browser knows of a page, and the answers to what it asks.

    Parameters
    ----------
    told : Told
        The pages.
    state : State
        What is shown first.
    notice : str
        What of the address was not understood, as a sentence; or nothing.
    addressed : bool
        Whether the address of the window, where it is ours, is this page's.

    Notes
    -----
    The browser asks for a page by its address (``{"kind": "page", "query": …}``) and is sent its
    places, with those values that it was not sent before; or a sentence, where there is no such
    page or it cannot be made. `state` is what the browser shows, and is set by either side.
    """

    packed = traitlets.Any(help="All pages told so far, as for a file of pages.").tag(
        sync=True, to_json=_packed
    )
    state = traitlets.Dict(help="The state that is shown, as the parts of an address.").tag(
        sync=True
    )
    notice = traitlets.Unicode(help="What of the address was not understood.").tag(sync=True)
    addressed = traitlets.Bool(help="Whether the window's address is this page's.").tag(sync=True)
    plotly = traitlets.Unicode(help="The version of plotly.js, for its address.").tag(sync=True)

    def __init__(self, told: PageStore, state: State, notice: str, *, addressed: bool) -> None:
        self.told = told
        told.told(state)
        super().__init__(
            state=state_parts(state, told.ledger),
            notice=notice,
            addressed=addressed,
            plotly=plotly_version(),
        )
        self.on_msg(self._asked)

    def show(self, state: State) -> None:
        """Let every browser show a state."""
        self._tell(state, None)
        self.state = state_parts(state, self.told.ledger)

    def _tell(self, state: State, query: str | None) -> None:
        told = self.told.told(state)
        content = {"kind": "page", "query": query, "key": told.key, "first": told.first}
        self.send(content | {"places": told.places}, buffers=[self.told.values(told.first)])

    def _asked(self, _view: object, content: object, _buffers: Sequence[object]) -> None:
        match content:
            case {"kind": "page", "query": str(query)}:
                self._answer(query)
            case {"kind": "plotly"}:
                self.send({"kind": "plotly"}, buffers=[compressed_plotly()])
            case {"kind": "whole"}:  # this browser missed something
                self.send_state("packed")

    def _answer(self, query: str) -> None:
        state, fault = state_from_query(query, self.told.ledger)
        if not fault:
            try:
                self._tell(state, query)
            except Exception:
                logger.exception("the page %s could not be made", query)
                fault = FRONT_WORDS["trouble"]
        if fault:
            self.send({"kind": "fault", "query": query, "says": fault})
