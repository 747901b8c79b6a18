"""The live page: controls that change a `State`, and figures that follow it.

A callback reads the controls, calls `page.render` and shows the result; nothing is computed
here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import ipywidgets as w

from explainer import analysis, markup, page, panels, theme
from explainer.address import state_from_query, state_to_query
from explainer.daycontrol import DayControl
from explainer.htmlview import HtmlView
from explainer.ledger import Ledger, LedgerError, load_ledger
from explainer.page import Page, View
from explainer.plotview import PlotView
from explainer.state import State

__all__ = ["Explainer"]

PROBLEM = (
    "The records could not be read, so nothing is shown. Run “python -m explainer check” to see "
    "what is wrong with them."
)
PARTS = (
    "summary", "controls", "filters", "map", "timeline", "casualties", "refusal", "coverage",
    "evidence", "sources", "footer",
)  # fmt: skip
"""The parts of the page, in reading order."""
VIEWS = ("map", "timeline", "casualties", "coverage")
VISITED = "QUERY_STRING"
"""The environment variable in which Voilà puts what stands after ``?`` in the address."""
_FULL = {"width": "100%", "min_width": "0"}


class _LiveView:
    """One figure on the page: its question, the figure, a glance at the evidence, the words."""

    def __init__(self, name: str, view: View) -> None:
        self.plot = PlotView(layout=w.Layout(**_FULL))
        self.plot.add_class("explainer-plot")
        self.glance = HtmlView(layout=w.Layout(**_FULL))
        self.words = HtmlView(layout=w.Layout(**_FULL))
        title = w.HTML(view.title, layout=w.Layout(**_FULL))
        parts = [title, self.plot, self.glance, self.words]
        self.box = w.VBox(parts, layout=w.Layout(**_FULL))
        self.box.add_class("explainer").add_class(name)

    def show(self, view: View, glance: str) -> None:
        """Show another state of the view, with what was chosen in it."""
        self.plot.show(view.figure, alt=view.alt)
        self.glance.html = glance
        self.words.html = view.html


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
    summary, controls, filters, map, timeline, casualties, refusal, coverage, evidence : Widget
        The parts of the page, in reading order. They share one state.
    sources, footer : Widget
        What closes the page.

    Notes
    -----
    When the records cannot be read, every part is one plain sentence instead.
    """

    def __init__(self, ledger: Ledger | None = None, state: State | None = None) -> None:
        try:
            self.ledger = ledger or load_ledger()
        except (LedgerError, OSError, ValueError):
            self._show_problem()
            return
        notice = None
        if state is None:
            state, notice = state_from_query(os.environ.get(VISITED, ""), self.ledger)
        self.state = _within_reach(state, self.ledger)
        self._notice = markup.element("p", notice, role="alert") if notice else ""
        self._busy = False
        self._make_controls()
        rendered = page.render(self.ledger, self.state)
        self.summary = _html("")
        self._views = {
            name: _LiveView(f"explainer-{name}", getattr(rendered, name)) for name in VIEWS
        }
        self.map = self._views["map"].box
        self.timeline = self._views["timeline"].box
        self.casualties = self._views["casualties"].box
        self.coverage = self._views["coverage"].box
        self._card = _html("")
        self._active = "casualties"
        self.evidence = w.VBox([self._claim, self._card], layout=w.Layout(**_FULL))
        self.evidence.add_class("explainer").add_class("explainer-evidence")
        self.refusal = _html(panels.refusal())
        self.sources = _html("")
        self.footer = _html(panels.footer())
        for name, view in self._views.items():
            for part in (view.plot, view.glance, view.words):
                part.observe(partial(self._mark_chosen, name), "chosen")
        self._show(rendered)

    def _show_problem(self) -> None:
        """Every part is the same plain sentence; nothing is half shown."""
        self.summary = _html(markup.paragraph(PROBLEM))
        for part in PARTS[1:]:
            setattr(self, part, _html(""))

    def _make_controls(self) -> None:
        first, last = analysis.said_days(self.ledger, wider=self.state.wider)
        self._day = DayControl(first, last, self.state.known_on)
        self._wider = w.Checkbox(
            value=self.state.wider,
            description="Also show other published reports",
            indent=False,
            layout=w.Layout(width="auto"),
        )
        self._claim = w.Dropdown(
            options=[],
            description="Claim",
            style={"description_width": "4rem"},
            layout=w.Layout(width="100%"),
        )
        self._from, self._to = _date_field("Happened from"), _date_field("to")
        self.controls = w.HBox([self._day], layout=w.Layout(width="100%"))
        self.controls.add_class("explainer").add_class("explainer-known-on")
        self.filters = w.HBox(
            [self._wider, self._from, self._to],
            layout=w.Layout(width="100%", flex_flow="row wrap", align_items="center"),
        )
        self.filters.add_class("explainer").add_class("explainer-filters")
        self._day.observe(self._day_chosen, "day")
        self._wider.observe(self._ring_chosen, "value")
        self._from.observe(self._window_chosen, "value")
        self._to.observe(self._window_chosen, "value")
        self._claim.observe(self._claim_chosen, "value")

    def show_state(self, state: State) -> None:
        """Show another state: every control, figure, caption and table follows."""
        self.state = _within_reach(state, self.ledger)
        self._show(page.render(self.ledger, self.state))

    def _show(self, rendered: Page) -> None:
        with self._quiet():
            self._wider.value = self.state.wider
            self._claim.options = [("Choose a claim", ""), *rendered.choices]
            self._claim.value = rendered.state.chosen or ""
            self.summary.value = theme_style() + self._notice + rendered.summary + panels.key()
            for name, view in self._views.items():
                glance = rendered.glance if name == self._active else ""
                view.show(getattr(rendered, name), glance)
                for part in (view.plot, view.glance, view.words):
                    part.chosen = rendered.state.chosen or ""
            anchor = markup.joined("div", [], id=markup.EVIDENCE_ANCHOR)
            self._card.value = anchor + rendered.evidence_html
            self.sources.value = rendered.sources
            first, last = analysis.said_days(self.ledger, wider=self.state.wider)
            self._day.show(self.state.known_on, first=first, last=last)
            self._day.query = state_to_query(self.state, self.ledger)
            self._from.value, self._to.value = self.state.happened_from, self.state.happened_to

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """While the page itself sets controls, they do not call back."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def _day_chosen(self, _: dict[str, Any]) -> None:
        if not self._busy:
            self.show_state(replace(self.state, known_on=self._day.date))

    def _window_chosen(self, _: dict[str, Any]) -> None:
        first, last = self._from.value, self._to.value
        if self._busy:
            return
        if first and last and first > last:
            first, last = last, first
        self.show_state(replace(self.state, happened_from=first, happened_to=last))

    def _claim_chosen(self, change: dict[str, Any]) -> None:
        if not self._busy:
            self.show_state(replace(self.state, chosen=change["new"] or None))

    def _mark_chosen(self, name: str, change: dict[str, Any]) -> None:
        if not self._busy and change["new"]:
            self._active = name
            self.show_state(replace(self.state, chosen=change["new"]))

    def _ring_chosen(self, change: dict[str, Any]) -> None:
        if self._busy:
            return
        self.show_state(replace(self.state, wider=change["new"]))


def _within_reach(state: State, ledger: Ledger) -> State:
    """The state with its day moved to the nearest one that the control can show."""
    first, last = analysis.said_days(ledger, wider=state.wider)
    return replace(state, known_on=min(max(state.known_on, first), last))


def _date_field(name: str) -> w.DatePicker:
    style = {"description_width": "auto"}
    return w.DatePicker(description=name, style=style, layout=w.Layout(width="auto"))


def _html(content: str) -> w.HTML:
    part = w.HTML(content, layout=w.Layout(**_FULL))
    part.add_class("explainer")
    return part


def theme_style() -> str:
    """The style sheet of the parts, for pages that do not load it themselves."""
    return f"<style>{theme.widget_css()}</style>"
