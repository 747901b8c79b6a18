"""The live page: controls that change a `State`, and figures that follow it.

A callback reads the controls, calls `page.render` and shows the result; nothing is computed
here.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import ipywidgets as w

from explainer.analysis import known as knowing
from explainer.notebook.daycontrol import DayControl
from explainer.notebook.filtercontrol import FilterControl
from explainer.notebook.htmlview import Answers, HtmlView
from explainer.notebook.pages import OPENING_SECONDS, Made, Pages, days_beside, own_pages
from explainer.notebook.plotview import PlotView
from explainer.notebook.shown import Shown, changes, seen, send_again, show
from explainer.page import csvfiles, markup, panels, rendering
from explainer.page.permalink import state_from_query, state_to_query
from explainer.page.rendering import Page, View
from explainer.page.state import State, default_state, in_words, is_narrowed, options
from explainer.page.tables import Table
from explainer.records.ledger import Ledger
from explainer.records.problems import LedgerError
from explainer.theme import style

__all__ = ["Explainer"]

PROBLEM = (
    "The records could not be read, so nothing is shown. Run “python -m explainer check” to see "
    "what is wrong with them."
)
PARTS = ("summary", "controls", "filters", *rendering.VIEWS, "evidence", "sources", "footer")
"""The parts of the page, in reading order."""
ORDERS = (("as listed", "topic"), ("most disagreement first", "disagreement"))
"""The orders of the coverage's questions, in words."""
FOLDED = {"refusal": "Why is there no total?"}
"""Views that the reader unfolds, and what is written on the fold."""
VISITED = "QUERY_STRING"
"""The environment variable in which Voilà puts what stands after ``?`` in the address."""
_FULL = {"width": "100%", "min_width": "0"}


class _LiveView:
    """One figure on the page: its question, the figure, a glance at the evidence, the words."""

    def __init__(self, name: str, answers: Answers, *controls: w.Widget) -> None:
        self.title = _html("")
        self.plot = PlotView(layout=w.Layout(**_FULL))
        self.plot.add_class("explainer-plot")
        self.glance = HtmlView(layout=w.Layout(**_FULL))
        self.glance.add_class("explainer-glance")  # static/plotview.js leads to it
        self.caption = _html("")
        self.words = HtmlView(answers, layout=w.Layout(**_FULL))
        parts = [self.title, *controls, self.plot, self.glance, self.caption, self.words]
        self.box = w.VBox(parts, layout=w.Layout(**_FULL))
        if name in FOLDED:
            self.box.add_class("explainer-folded")
            fold = HtmlView(html=markup.fold(FOLDED[name]), layout=w.Layout(**_FULL))
            self.box = w.VBox([fold, self.box], layout=w.Layout(**_FULL))
        self.box.add_class("explainer").add_class(f"explainer-{name}")

    def traits_of(
        self, view: View | None, figure: dict[str, Any] | None, glance: str, chosen: str
    ) -> Shown:
        """What a state of the view shows, with what was chosen in it; one that is not is hidden."""
        if view is None or figure is None:
            return {self.box.layout: {"display": "none"}}
        return {
            self.box.layout: {"display": None},
            self.title: {"value": view.title},
            self.plot: {**self.plot.traits_of(figure, alt=view.alt), "chosen": chosen},
            self.glance: {"html": glance, "chosen": chosen},
            self.caption: {"value": view.says},
            self.words: {"html": view.folds, "chosen": chosen},
        }


class Explainer:
    """The explainer as widgets; each part can be shown in a cell of its own.

    Parameters
    ----------
    ledger : Ledger, optional
        The records; the project's own by default.
    state : State, optional
        What to show first; the whole of the five documents by default.

    Attributes
    ----------
    summary, controls, filters : Widget
        What opens the page.
    map, timeline, casualties, refusal, two_ledgers, revisions, statements, coverage : Widget
        The views, in reading order (`page.VIEWS`). All parts share one state.
    evidence, sources, footer : Widget
        What closes the page.

    Notes
    -----
    When the records cannot be read, every part is one plain sentence instead.
    """

    def __init__(self, ledger: Ledger | None = None, state: State | None = None) -> None:
        try:
            self._pages = Pages(ledger) if ledger else own_pages()
        except (LedgerError, OSError, ValueError):
            self._show_problem()
            return
        self.ledger = self._pages.ledger
        notice = None
        if state is None:
            state, notice = state_from_query(os.environ.get(VISITED, ""), self.ledger)
        self.state = _within_reach(state, self.ledger)
        self._notice = markup.element("p", notice, role="alert") if notice else ""
        self._busy = False
        self._make_controls()
        self._summary = _html("")
        # Apart, because a page whose style sheet is written anew is laid out anew as a whole.
        self.summary = w.VBox([_html(theme_style()), self._summary], layout=w.Layout(**_FULL))
        self._tables: dict[str, Table] = {}
        controls = {"coverage": [self._order]}
        self._views = {}
        for name in rendering.VIEWS:
            answers: Answers = {"csv": partial(self._table_of, name), "reset": self._reset}
            self._views[name] = _LiveView(name, answers, *controls.get(name, []))
            setattr(self, name, self._views[name].box)
        self._card = HtmlView(layout=w.Layout(**_FULL))
        self._active = "casualties"
        self.evidence = w.VBox([self._claim, self._card], layout=w.Layout(**_FULL))
        self.evidence.add_class("explainer").add_class("explainer-evidence")
        self.sources = _html("")
        self.footer = _html(panels.footer())
        for name, view in self._views.items():
            for part in (view.plot, view.glance, view.words):
                part.observe(partial(self._mark_chosen, name), "chosen")
        self._show(self._pages.of(self.state))
        self._plan(None, idle=OPENING_SECONDS)

    def _show_problem(self) -> None:
        """Every part is the same plain sentence; nothing is half shown."""
        self.summary = _html(markup.paragraph(PROBLEM))
        for part in PARTS[1:]:
            setattr(self, part, _html(""))

    def _make_controls(self) -> None:
        first, last = knowing.said_days(self.ledger, wider=self.state.wider)
        self._day = DayControl(first, last, self.state.known_on)
        self._filters = FilterControl(self._reset)
        self._claim = w.Dropdown(
            options=[],
            description="Claim",
            style={"description_width": "4rem"},
            layout=w.Layout(width="100%"),
        )
        self._offer = HtmlView({"wider": self._widen}, layout=w.Layout(**_FULL))
        self.controls = w.HBox(
            [self._day, self._offer], layout=w.Layout(width="100%", flex_flow="row wrap")
        )
        self.controls.add_class("explainer").add_class("explainer-known-on")
        self._order = w.Dropdown(
            options=ORDERS,
            description="Order of questions",
            style={"description_width": "auto"},
            layout=w.Layout(width="auto"),
        )
        self.filters = w.VBox([self._filters], layout=w.Layout(**_FULL))
        self.filters.add_class("explainer").add_class("explainer-filters")
        self._day.observe(self._day_chosen, "day")
        self._filters.observe(self._filter_chosen, "value")
        self._order.observe(self._order_chosen, "value")
        self._claim.observe(self._claim_chosen, "value")

    def show_state(self, state: State) -> None:
        """Show another state: every control, figure, caption and table follows."""
        before, self.state = self.state, _within_reach(state, self.ledger)
        self._show(self._pages.of(self.state))
        self._plan(before)

    def _plan(self, before: State | None, **idle: float) -> None:
        """Make and tell the days beside the one that is shown, while nobody waits."""
        first, last = knowing.said_days(self.ledger, wider=self.state.wider)
        days = days_beside(self.state, before, first=first, last=last)
        self._pages.make_ahead(days, then=self._tell_ahead, **idle)

    def _tell_ahead(self, made: Made) -> None:
        """Tell a page that is one step away; one further off is only made."""
        if abs(made.state.known_on - self.state.known_on) == dt.timedelta(days=1):
            self._day.tell_ahead(made.state.known_on, changes(self._shown(made)))

    def _show(self, made: Made) -> None:
        self._tables = {name: view.table for name, view in made.page.views.items()}
        with self._quiet():
            show(self._shown(made))
            self._day.drawn(made.state.known_on)

    def _shown(self, made: Made) -> Shown:
        """What each widget shows on a page; the day control last, because it has the address."""
        rendered, state = made.page, made.state
        chosen = rendered.state.chosen or ""
        first, last = knowing.said_days(self.ledger, wider=state.wider)
        offered = options(self.ledger, wider=state.wider)
        found: dict[w.Widget, Mapping[str, Any]] = {
            self._filters: self._filters.traits_of(
                state, offered, says=rendered.shown, narrowed=is_narrowed(state)
            ),
            self._order: {"options": ORDERS, "value": state.order},
            self._claim: {
                "options": (("Choose a claim", ""), *rendered.choices),
                "value": chosen,
            },
            self._summary: {"value": self._notice + rendered.summary + panels.key()},
            self._offer: {"html": rendered.offer},
        }
        for name, view in self._views.items():
            glance = self._glance(rendered, name)
            found |= view.traits_of(
                rendered.views.get(name), made.figures.get(name), glance, chosen
            )
        anchor = markup.joined("div", [], id=markup.EVIDENCE_ANCHOR)
        found[self._card] = {"html": anchor + rendered.evidence_html}
        found[self.sources] = {"value": rendered.sources}
        found[self._day] = self._day.traits_of(first, last, state_to_query(state, self.ledger))
        return found

    def _glance(self, rendered: Page, name: str) -> str:
        """What stands under the figure in which the reader chose something."""
        if name == "coverage" and rendered.answer:
            return rendered.answer
        return rendered.glance if name == self._active else ""

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """While the page itself sets controls, they do not call back."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def _day_chosen(self, _: dict[str, Any]) -> None:
        if self._busy:
            return
        asked = replace(self.state, known_on=self._day.date)
        told, astray = self._day.told, self._day.astray
        if told is not None:
            with self._quiet():
                seen(self._shown(self._pages.of(asked)), told)
        self.show_state(asked)
        if astray:
            send_again(self._shown(self._pages.of(self.state)))

    def _filter_chosen(self, _: dict[str, Any]) -> None:
        if not self._busy:
            self.show_state(self._filters.applied_to(self.state))

    def _order_chosen(self, change: dict[str, Any]) -> None:
        if not self._busy:
            self.show_state(replace(self.state, order=change["new"]))

    def _reset(self) -> None:
        plain = default_state(self.ledger)
        self.show_state(replace(plain, wider=self.state.wider, known_on=dt.date.max))

    def _widen(self) -> None:
        """Show the other published reports too, on the same day."""
        self.show_state(replace(self.state, wider=True))

    def _claim_chosen(self, change: dict[str, Any]) -> None:
        if not self._busy:
            self.show_state(replace(self.state, chosen=change["new"] or None))

    def _mark_chosen(self, name: str, change: dict[str, Any]) -> None:
        if self._busy or not change["new"]:
            return
        self._active = name
        topic, _, document = change["new"].partition("/")
        if topic in self.ledger.topics and document in {d.id for d in self.ledger.documents}:
            self.show_state(replace(self.state, cell=(topic, document)))
        else:
            self.show_state(replace(self.state, chosen=change["new"], cell=None))

    def _table_of(self, name: str) -> tuple[str, str]:
        """The file name and the text of a view's table, as it is shown now."""
        words = in_words(self.state, self.ledger)
        file = f"durand-line-{name}-dated-to-{self.state.known_on}.csv"
        return file, csvfiles.table_csv(self._tables[name], words)


def _within_reach(state: State, ledger: Ledger) -> State:
    """The state with its day moved to the nearest one that the control can show."""
    first, last = knowing.said_days(ledger, wider=state.wider)
    return replace(state, known_on=min(max(state.known_on, first), last))


def _html(content: str) -> w.HTML:
    part = w.HTML(content, layout=w.Layout(**_FULL))
    part.add_class("explainer")
    return part


def theme_style() -> str:
    """The style sheet of the parts, for pages that do not load it themselves."""
    return f"<style>{style.parts_css()}</style>"
