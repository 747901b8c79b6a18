"""Pages made before they are asked for: the days beside the one that is shown.

A page takes about a tenth of a second to make, and a reader looks at one far longer. So while
the kernel has nothing to do it makes the pages that the next step of the day control would show,
and keeps the last few. Where no event loop runs (tests, scripts), each is made when it is asked
for.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from explainer import paths
from explainer.notebook.plotview import figure_json
from explainer.page import rendering
from explainer.page.rendering import Page
from explainer.page.state import State, default_state
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger
from explainer.records.problems import LedgerError

__all__ = ["OPENING_SECONDS", "Made", "Pages", "days_beside", "own_pages", "prepare"]

KEPT = 5
"""How many pages are kept; each holds a few megabytes."""

IDLE_SECONDS = 0.05
"""How long nothing must have been asked for before a page is made ahead."""

OPENING_SECONDS = 1.5
"""The same for a page that is being opened: it has enough to do."""


@dataclass(frozen=True)
class Made:
    """The page in a state, and its figures as they are sent to a browser."""

    state: State
    page: Page
    figures: dict[str, dict[str, Any]]


def days_beside(
    shown: State, before: State | None, *, first: dt.date, last: dt.date
) -> tuple[State, ...]:
    """The states that the next steps of the day would show, the likeliest first.

    Parameters
    ----------
    shown : State
        The state that is shown.
    before : State, optional
        The one that was shown before it: who has gone back a day may go back another one.
    first, last : datetime.date
        The days that can be reached.

    Returns
    -------
    tuple of State
        One step on, one step the other way, and two steps on, as far as they can be reached.
    """
    onwards = before is not None and before.known_on < shown.known_on
    step = dt.timedelta(days=1 if onwards else -1)
    days = (shown.known_on + step, shown.known_on - step, shown.known_on + 2 * step)
    return tuple(replace(shown, known_on=found) for found in days if first <= found <= last)


def _fingerprint() -> list[tuple[str, int, int]]:
    """Which files the records are read from, and when each was written."""
    files = [path for path in paths.seeds_folder().rglob("*") if path.is_file()]
    return sorted((str(path), (s := path.stat()).st_mtime_ns, s.st_size) for path in files)


_prepared: list[tuple[list[tuple[str, int, int]], Pages]] = []


def prepare() -> None:
    """Read the records and make the page as it opens, for the next call of `own_pages`."""
    written = _fingerprint()
    try:
        pages = Pages(load_ledger())
    except (LedgerError, OSError, ValueError):
        return  # who opens the page is told
    pages.of(default_state(pages.ledger))
    _prepared[:] = [(written, pages)]


def own_pages() -> Pages:
    """The pages of the project's own records: those prepared, unless a file has changed since.

    Raises
    ------
    LedgerError, OSError, ValueError
        As `load_ledger` does.
    """
    while _prepared:
        written, pages = _prepared.pop()
        if written == _fingerprint():
            return pages
    return Pages(load_ledger())


class Pages:
    """The pages of a ledger, the last few of them kept.

    Parameters
    ----------
    ledger : Ledger
        The records; they do not change.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._made: OrderedDict[State, Made] = OrderedDict()
        self._planned: asyncio.TimerHandle | None = None

    def of(self, state: State) -> Made:
        """The page in a state; what was planned is put off."""
        self._put_off()
        if state not in self._made:
            rendered = rendering.render(self.ledger, state)
            figures = {name: figure_json(view.figure) for name, view in rendered.views.items()}
            for view in rendered.views.values():
                _ = view.folds  # kept by the view
            self._made[state] = Made(state, rendered, figures)
        self._made.move_to_end(state)
        while len(self._made) > KEPT:
            self._made.popitem(last=False)
        return self._made[state]

    def make_ahead(
        self,
        states: Sequence[State],
        *,
        then: Callable[[Made], None] = lambda _: None,
        idle: float = IDLE_SECONDS,
    ) -> None:
        """Make the pages of these states, one at a time, after `idle` seconds without a request.

        Planning anew replaces what was planned. `then` is given each page that is made.
        """
        self._put_off()
        if not states:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        self._planned = loop.call_later(idle, self._make_first, states, then)

    def _make_first(self, states: Sequence[State], then: Callable[[Made], None]) -> None:
        then(self.of(states[0]))
        self.make_ahead(states[1:], then=then)

    def _put_off(self) -> None:
        if self._planned is not None:
            self._planned.cancel()
            self._planned = None
