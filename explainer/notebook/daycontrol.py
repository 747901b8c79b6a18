"""The day control: up to which day the page shows what is dated. Nothing of what follows from it.

ipywidgets' sliders have no accessible name and its players no keyboard; this one is made of
the browser's own range, date field and buttons.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import anywidget
import traitlets

from explainer.paths import static_folder

__all__ = ["Changes", "DayControl"]

AHEAD = "page-ahead"
"""The message with the page of a day that may be wanted next, and the one that asks for it."""
Changes = Mapping[str, Mapping[str, Any]]
"""What each widget, named by its model's id, would show: its traits as they are sent."""


class DayControl(anywidget.AnyWidget):
    """A day between two others, set by slider, date field, buttons or play.

    Parameters
    ----------
    first, last : datetime.date
        The days between which the reader may choose.
    day : datetime.date
        The day chosen at first.

    Notes
    -----
    `day` is what the reader asks for; `shown` is what the page has drawn. The browser sends
    the next day only when the last one is drawn, so holding a key never queues stale days.

    A page that was told ahead (`tell_ahead`) the browser shows by itself as soon as its day is
    asked for, and says in `left` which page it had shown before. The kernel answers as ever.
    """

    _esm = (static_folder() / "daycontrol.js").read_text(encoding="utf-8")

    first = traitlets.Unicode(help="First day, as year-month-day.").tag(sync=True)
    last = traitlets.Unicode(help="Last day, as year-month-day.").tag(sync=True)
    day = traitlets.Unicode(help="The day asked for, as year-month-day.").tag(sync=True)
    query = traitlets.Unicode(help="The page's query string, kept in its address.").tag(sync=True)
    shown = traitlets.Unicode(help="The day drawn, as year-month-day.").tag(sync=True)
    page = traitlets.Int(0, help="Number of the page that is shown; grows with each.").tag(
        sync=True
    )
    left = traitlets.Int(
        0, help="The page that the browser left for one told ahead; 0 if it asks for the day."
    ).tag(sync=True)

    def __init__(self, first: dt.date, last: dt.date, day: dt.date) -> None:
        super().__init__(
            first=first.isoformat(),
            last=last.isoformat(),
            day=day.isoformat(),
            shown=day.isoformat(),
        )
        self._ahead: dict[str, Changes] = {}
        self._asked = False
        self.on_msg(self._ask)

    @traitlets.validate("day")
    def _within(self, proposal: traitlets.Bunch) -> str:
        """A day that is no date, or is out of reach, is refused in favour of the one shown."""
        try:
            asked = dt.date.fromisoformat(proposal["value"])
        except ValueError:
            return self.shown
        within = self.first <= asked.isoformat() <= self.last
        return asked.isoformat() if within else self.shown

    @property
    def date(self) -> dt.date:
        """The day asked for."""
        return dt.date.fromisoformat(self.day)

    def traits_of(self, first: dt.date, last: dt.date, query: str) -> dict[str, object]:
        """What a page shows here: the days to choose from, and its address."""
        return {"first": first.isoformat(), "last": last.isoformat(), "query": query}

    @property
    def told(self) -> Changes | None:
        """What the browser has shown by itself, now that it asks for `day`; None if nothing."""
        return self._ahead.get(self.day) if self.left == self.page else None

    @property
    def astray(self) -> bool:
        """Whether it has done so although it had asked for something else before."""
        return self.left not in {0, self.page}

    def drawn(self, day: dt.date) -> None:
        """Say that `day` is drawn; what was told ahead of the page before is void."""
        self._ahead.clear()
        with self.hold_sync():
            self.page += 1
            self.day = self.shown = day.isoformat()

    def tell_ahead(self, day: dt.date, changes: Changes) -> None:
        """Tell the browser what the page would be on another day, once it has time for that."""
        self._ahead[day.isoformat()] = changes
        if self._asked:
            self._tell(day.isoformat())

    def _tell(self, day: str) -> None:
        content = {"kind": AHEAD, "page": self.page, "day": day, "changes": self._ahead[day]}
        self.send(content)

    def _ask(self, _view: object, content: object, _buffers: Sequence[object]) -> None:
        if isinstance(content, Mapping) and content.get("kind") == AHEAD:
            self._asked = True
            for day in self._ahead:
                self._tell(day)
