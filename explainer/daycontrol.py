"""The day control: which day the page is known on. A widget, and nothing of what follows from it.

ipywidgets' sliders have no accessible name and its players no keyboard; this one is made of
the browser's own range, date field and buttons.
"""

from __future__ import annotations

import datetime as dt

import anywidget
import traitlets

from explainer.paths import static_folder

__all__ = ["DayControl"]


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
    """

    _esm = (static_folder() / "daycontrol.js").read_text(encoding="utf-8")

    first = traitlets.Unicode(help="First day, as year-month-day.").tag(sync=True)
    last = traitlets.Unicode(help="Last day, as year-month-day.").tag(sync=True)
    day = traitlets.Unicode(help="The day asked for, as year-month-day.").tag(sync=True)
    query = traitlets.Unicode(help="The page's query string, kept in its address.").tag(sync=True)
    shown = traitlets.Unicode(help="The day drawn, as year-month-day.").tag(sync=True)

    def __init__(self, first: dt.date, last: dt.date, day: dt.date) -> None:
        super().__init__(
            first=first.isoformat(),
            last=last.isoformat(),
            day=day.isoformat(),
            shown=day.isoformat(),
        )

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

    def show(self, day: dt.date, *, first: dt.date, last: dt.date) -> None:
        """Say that `day` is drawn, and between which days to choose from now on."""
        with self.hold_sync():
            self.first, self.last = first.isoformat(), last.isoformat()
            self.day = day.isoformat()
            self.shown = day.isoformat()
