"""The pages that a notebook has told its browsers: made when first asked for, each part once."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from dataclasses import dataclass, replace
from typing import Any

from explainer.analysis import known as knowing
from explainer.page import data, rendering
from explainer.page.packed import frame
from explainer.page.packing import Pack
from explainer.page.permalink import state_parts
from explainer.page.rendering import Page
from explainer.page.shapes import Card, PageData
from explainer.page.state import LOOKED_AT, State, in_ring, page_of
from explainer.records.ledger import Ledger

__all__ = ["TOLD", "PageStore", "Places"]

TOLD = 60
"""After so many pages the pack is begun anew, so that a long day in a notebook needs no more
memory than a short one."""

Content = tuple[Page, PageData, dict[str, Card]]
"""A page, the same as data, and its evidence."""


@dataclass(frozen=True)
class Places:
    """Where a page is among the values.

    Attributes
    ----------
    key : str
        What it is looked up by.
    places : tuple of int
        Where the page is, and where its evidence.
    first : int
        The first value that was not told before.
    """

    key: str
    places: tuple[int, int]
    first: int


class PageStore:
    """Pages as ``front/src/pages/pages.js`` reads them, growing with each that is asked for.

    Parameters
    ----------
    ledger : Ledger
        The records; they do not change.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._frame = frame(ledger, "none")
        self._last: tuple[State, Content] | None = None
        self._begin()

    def _begin(self) -> None:
        self._pack = Pack()
        self._made: dict[State, tuple[int, int]] = {}
        self._rings: dict[str, list[Any]] = {}
        self._asked: dict[str, tuple[int, int]] = {}
        self._frame_at = self._pack.add(self._frame)

    def told(self, state: State) -> Places:
        """Where the page of a state is; it is made if it was not yet."""
        looked_at = self._page_of(state)
        if len(self._made) >= TOLD and looked_at not in self._made:
            self._begin()
        first = len(self._pack.values) if self._made else 0
        places = self._places(looked_at)
        key = self._key(state)
        self._asked[key] = places
        return Places(key, places, first)

    def _key(self, state: State) -> str:
        """What a browser looks a page up by: the parts of its address, in order."""
        parts = state_parts(state, self.ledger).items()
        asked = sorted([name, value] for name, value in parts if name not in LOOKED_AT)
        return json.dumps(asked, ensure_ascii=False, separators=(",", ":"))

    def tell_ring(self, state: State) -> None:
        """Make all days of the ring of a state, for those who have no kernel to ask."""
        self._rings[state.ring] = [
            [day.isoformat(), *self._places(in_ring(state.ring, day))] for day in self._news(state)
        ]

    def _news(self, state: State) -> tuple[dt.date, ...]:
        return knowing.news_days(self.ledger.of(state.ring), wider=state.wider)

    def _page_of(self, state: State) -> State:
        """The state without what is only looked at, on the last day with something new."""
        news = self._news(state)
        day = max((day for day in news if day <= state.known_on), default=news[0])
        return page_of(replace(state, known_on=day))

    def page(self, state: State) -> Content:
        """The page of a state, as it was told: without what is only looked at."""
        looked_at = self._page_of(state)
        if self._last is None or self._last[0] != looked_at:
            page = rendering.render(self.ledger, looked_at)
            content = page, data.as_data(page, self.ledger), data.cards(self.ledger, page)
            self._last = looked_at, content
        return self._last[1]

    def _places(self, looked_at: State) -> tuple[int, int]:
        if looked_at not in self._made:
            _, shown, cards = self.page(looked_at)
            self._made[looked_at] = self._pack.add({"parts": shown}), self._pack.add(cards)
        return self._made[looked_at]

    def values(self, first: int = 0) -> bytes:
        """The packed values from a place on, as compressed JSON."""
        return _compressed(self._pack.values[first:])

    def packed(self) -> bytes:
        """All that was told, as compressed JSON: a file of pages that lacks the others."""
        pages = {"frame": self._frame_at, "rings": self._rings, "narrowed": self._asked}
        return _compressed({"pages": pages, "values": self._pack.values})


def _compressed(value: Any) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(written.encode(), 6, mtime=0)
