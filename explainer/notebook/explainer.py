"""The page in a notebook: parts to display, each in a cell of its own, that share one state.

Nothing is computed here: a choice, made in a browser or set from Python, becomes a `State`, and
`page` makes what it shows.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import traitlets
from IPython.display import HTML
from markupsafe import Markup

from explainer.notebook.carried import carried
from explainer.notebook.pagemodel import PageModel
from explainer.notebook.pagestore import PageStore
from explainer.notebook.part import RENDERING, PartWidget
from explainer.notebook.settings import SETTINGS, Setting
from explainer.page.hosts import PARTS, Hosts
from explainer.page.permalink import state_from_parts, state_from_query, state_parts
from explainer.page.state import State, is_narrowed, within_reach
from explainer.page.templating import rendered
from explainer.records.ledger import Ledger
from explainer.records.loading import load_ledger
from explainer.records.problems import LedgerError
from explainer.words.notebook import no_part
from explainer.words.page import NOT_READ

__all__ = ["BrokenExplainer", "Explainer", "LiveExplainer", "PagePart", "SetPart"]

VISITED = "QUERY_STRING"
"""The environment variable in which Voilà puts what stands after ``?`` in the address."""
SERVED = ("JPY_SESSION_NAME", VISITED)
"""Set by the servers that show a notebook with its kernel; a mere conversion sets none."""

_groups = itertools.count(1)


def Explainer(  # noqa: N802
    ledger: Ledger | None = None, state: State | None = None
) -> LiveExplainer | BrokenExplainer:
    """The explainer as widgets; each part can be shown in a cell of its own.

    Called like a class, because it gives the page of one.

    Parameters
    ----------
    ledger : Ledger, optional
        The records; the project's own by default.
    state : State, optional
        What to show first; by default what the page's address asks for in Voilà, and else the
        whole of the five documents.

    Returns
    -------
    LiveExplainer or BrokenExplainer
        The second where the records cannot be read: each part is one plain sentence.
    """
    try:
        ledger = ledger or load_ledger()
    except (LedgerError, OSError, ValueError):
        return BrokenExplainer()
    return LiveExplainer(ledger, state)


class BrokenExplainer:
    """The page where the records cannot be read: each part is the same plain sentence."""

    def __getattr__(self, name: str) -> HTML:
        if name not in PARTS:
            raise AttributeError(f"there is no {name!r}. {NOT_READ}")
        return HTML(rendered("alert", words=NOT_READ))  # type: ignore[no-untyped-call]

    def __dir__(self) -> Iterable[str]:
        return PARTS

    def __repr__(self) -> str:
        return f"<Explainer: {NOT_READ}>"


class PagePart(PartWidget):
    """A part of the page."""

    def __init__(self, explainer: LiveExplainer, model: PageModel, part: str) -> None:
        self._explainer = explainer
        super().__init__(model, part)

    def static_form(self) -> str:
        """The host of the part, as the page is now."""
        return self._explainer.host(self.part)


class _Value(traitlets.Any):
    """Anything; None is not taken unseen, but validated too."""

    allow_none = False


class SetPart(PagePart):
    """A part of the page in which something is chosen, by a reader or from Python."""

    value = _Value(help="What is chosen, as in `CHOICES`.")

    def __init__(self, explainer: LiveExplainer, model: PageModel, part: str) -> None:
        self._choice: Setting = SETTINGS[part]
        self._following = True
        super().__init__(explainer, model, part)
        self.follow(explainer.state)

    def follow(self, state: State) -> None:
        """Take over what is chosen in a state."""
        self._following = True
        self.value = self._choice.read(state, state_parts(state, self._explainer.ledger))
        self._following = False

    @traitlets.validate("value")
    def _chosen(self, proposal: traitlets.Bunch) -> Any:
        if self._following:
            return proposal["value"]
        explainer = self._explainer
        try:
            parts = state_parts(explainer.state, explainer.ledger)
            asked = self._choice.write(parts, proposal["value"])
            state = state_from_parts(asked, explainer.ledger)
            day = explainer.state.known_on if self._choice.keeps_day else state.known_on
            explainer.show_state(replace(state, known_on=day))
        except ValueError as fault:
            raise traitlets.TraitError(f"page.{self.part}.value: {fault}") from None
        return self.value


class LiveExplainer:
    """The page of a ledger as widgets.

    Parameters
    ----------
    ledger : Ledger
        The records.
    state : State, optional
        As for `Explainer`.

    Attributes
    ----------
    summary, controls, filters : Part
        What opens the page. ``controls.value`` is the day, ``filters.value`` what the page is
        narrowed to, as the parts of its address; both can be set and observed.
    map, two_ledgers, refusal, casualties, revisions, timeline, statements, dispute,
    two_readings, coverage : Part
        The views, in reading order (`page.VIEWS`). ``coverage.value`` is the order of questions.
    evidence, sources, footer : Part
        What closes the page. ``evidence.value`` is the id of the chosen claim, or None.
    """

    controls: SetPart
    filters: SetPart
    coverage: SetPart
    evidence: SetPart

    def __init__(self, ledger: Ledger, state: State | None = None) -> None:
        self.ledger = ledger
        notice = None
        addressed = state is None
        if state is None:
            state, notice = state_from_query(os.environ.get(VISITED, ""), ledger)
        self._state = within_reach(state, ledger)
        self._group = f"page-{next(_groups)}"
        self._told = PageStore(ledger)
        self._carrier: str | None = None
        self._parts: dict[str, PagePart] = {}
        self._model = PageModel(self._told, self._state, notice or "", addressed=addressed)
        self._model.observe(self._browser_shows, "state")

    def __getattr__(self, name: str) -> PagePart:
        if name not in PARTS:
            raise AttributeError(no_part(name, PARTS))
        if name not in self._parts:  # a notebook shows a few of them
            kind = SetPart if name in SETTINGS else PagePart
            self._parts[name] = kind(self, self._model, name)
        return self._parts[name]

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *PARTS]

    @property
    def state(self) -> State:
        """What is shown."""
        return self._state

    def show_state(self, state: State) -> None:
        """Show another state: every control, figure, caption and table follows."""
        self._take(within_reach(state, self.ledger))
        self._model.show(self._state)

    def _take(self, state: State) -> None:
        self._state = state
        for part in self._parts.values():
            if isinstance(part, SetPart):
                part.follow(state)

    def _browser_shows(self, change: dict[str, Any]) -> None:
        """Take over what a reader has chosen, unless no page of ours could have offered it."""
        if change["new"] == state_parts(self._state, self.ledger):
            return
        try:
            self._take(state_from_parts(change["new"], self.ledger))
        except ValueError:
            self._model.show(self._state)

    def host(self, part: str) -> Markup:
        """The static form of a part; that of the first one displayed carries what draws it."""
        page, shown, cards = self._told.page(self._state)
        alone = not os.environ.get(RENDERING)
        hosts = Hosts(self._state, page, shown, cards, self.ledger, self._group, pictured=alone)
        html = hosts.host(part)
        if not alone:
            return html
        self._carrier = self._carrier or part
        if part != self._carrier:
            return html
        if not is_narrowed(self._state) and not any(name in os.environ for name in SERVED):
            self._told.tell_ring(self._state)
        return carried(self._group, self._told.packed()) + html

    def __repr__(self) -> str:
        return f"<Explainer {self._state!r}>"
