"""Figures of claims: any rows of ``ex.claims()`` in, a figure of plotly out.

Five functions draw the figures of the page with the claims that a table holds::

    import explainer as ex

    claims = ex.claims()
    un = claims[claims.speaker_body == "the United Nations"]
    ex.draw.map(un[un.group_status == "civilians"])

Rows are found by their ``claim_id``; what was changed in other columns changes no figure, for a
figure shows what the records hold. Nothing is added up.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

import plotly.graph_objects as go
from IPython.core.getipython import get_ipython
from markupsafe import Markup

from explainer.analysis.known import first_told
from explainer.notebook.carried import carried
from explainer.notebook.part import RENDERING
from explainer.notebook.tables.arguments import taught
from explainer.notebook.tables.columns import records
from explainer.notebook.tables.given import check_geometry, ids_of
from explainer.notebook.tables.shapes import drawn_as
from explainer.page.drawn import Drawn
from explainer.page.rendering import label_of
from explainer.page.state import State
from explainer.page.view import Shared, View
from explainer.page.views.casualties import counts
from explainer.page.views.coverage import answers
from explainer.page.views.map import places
from explainer.page.views.statements import statements as exchanges
from explainer.page.views.timeline import events
from explainer.records.bound import Claim
from explainer.records.problems import did_you_mean
from explainer.words import tables as words

__all__ = ["casualties", "coverage", "map", "statements", "timeline"]


def __getattr__(name: str) -> Any:
    raise AttributeError(words.no_figure(name, did_you_mean(name, __all__), __all__))


class _Figure(Drawn):
    """A figure that brings what draws it to a document of the notebook, once for all figures."""

    _carrier: object = None

    def static_form(self) -> Markup:
        """The host of the figure, with what draws it in the first one that is displayed."""
        html = super().static_form()
        if os.environ.get(RENDERING):
            return html
        cell = _cell() or id(self)
        _Figure._carrier = _Figure._carrier or cell
        return carried() + html if cell == _Figure._carrier else html


def _cell() -> str:
    """The cell that runs, as JupyterLab tells it: run again, it carries again."""
    header = getattr(get_ipython(), "parent_header", None) or {}
    return str(header.get("metadata", {}).get("cellId", ""))


class _Rows:
    """Claims that were given as rows, with the records to which they belong."""

    def __init__(self, rows: Any) -> None:
        every = records()
        after = every.after
        ids = ids_of(rows, (claim.id for claim in every.claims()))
        told = {claim.id for claim in after.claims()}
        self.ledger = after if ids <= told else every
        self.claims = tuple(claim for claim in self.ledger.claims() if claim.id in ids)
        said = [claim.said_on.date for claim in self.claims]
        self.first, self.last = min(said), max(said)
        self.look = Shared(
            "",
            first_told(self.claims),
            self.last,
            None,
            counted=frozenset(c.counts.group for c in self.ledger.claims() if c.counts),
            whole=self.claims,
            ring="after" if self.ledger is after else "wider",
        )

    def drawn(self, name: str, view: View | None, why_not: Callable[[Claim], str]) -> go.Figure:
        """A view as a figure that says its question; an error where it would be empty."""
        reasons = Counter(why for claim in self.claims if (why := why_not(claim)))
        if view is None or reasons.total() == len(self.claims):
            raise ValueError(words.nothing_drawn(name, reasons))
        said = words.rows_in_words(len(self.claims), self.first, self.last, reasons)
        caption = " ".join(filter(None, (said, view.caption.strip())))
        labels = {claim.id: label_of(claim) for claim in self.claims}
        figure = _Figure.of(view.spec, caption=caption, table=view.table, labels=labels, view=name)
        return figure.titled(said)


@taught
def map(claims: Any) -> go.Figure:  # noqa: A001  (named for what is drawn)
    """Where: claims at their places, as exactly as they name them.

    Parameters
    ----------
    claims : geopandas.GeoDataFrame
        Any rows of `explainer.claims`, with their geometry in EPSG:4326.

    Returns
    -------
    plotly.graph_objects.Figure
        A town is a mark, a province an area, the border a band. Line two says how many claims
        name no place that is drawn.

    Raises
    ------
    TypeError, ValueError
        What is given is no table of claims, has no row, foreign rows, or no geometry in degrees;
        the message says what was given, what was expected, and the fix.

    Examples
    --------
    >>> import explainer as ex
    >>> claims = ex.claims()
    >>> un = claims[claims.speaker_body == "the United Nations"]
    >>> ex.draw.map(un[un.group_status == "civilians"]).question
    'Where is it said to have happened, and how exactly is the place known?'
    """
    rows = _Rows(claims)
    check_geometry(claims)

    def why_not(claim: Claim) -> str:
        if drawn_as([w.place for w in claim.where]) == "nothing":
            return "no place"
        return "weak" if claim.weak else ""

    return rows.drawn("map", places(rows.ledger, rows.claims, rows.look), why_not)


@taught
def timeline(claims: Any) -> go.Figure:
    """When: the events that claims are about, on the day they happened and the day they were said.

    Parameters
    ----------
    claims : pandas.DataFrame
        Any rows of `explainer.claims`; those that are about no event, or on a
        poor page, are counted, not drawn.

    Returns
    -------
    plotly.graph_objects.Figure
        One row an event, with both clocks and how exactly each day is known.

    Raises
    ------
    TypeError, ValueError
        As for `map`, but that no geometry is asked for.

    Examples
    --------
    >>> import explainer as ex
    >>> claims = ex.claims()
    >>> figure = ex.draw.timeline(claims[(claims.ring == "five") & (claims.event_kind == "talks")])
    >>> len(figure.data) > 0
    True
    """
    rows = _Rows(claims)
    view = events(rows.ledger, rows.claims, rows.look)

    def why_not(claim: Claim) -> str:
        return "no event" if claim.event is None else "weak" if claim.weak else ""

    return rows.drawn("timeline", view, why_not)


@taught
def casualties(claims: Any, by: Literal["people", "event", "speaker"] = "people") -> go.Figure:
    """How many: one row a statement, in the words of its source. Nothing is added up.

    Parameters
    ----------
    claims : pandas.DataFrame
        Any rows of `explainer.claims`; those that count nobody are left out, and so are those on a
        poor page.
    by : {"people", "event", "speaker"}, default "people"
        Under which headings the rows stand: who is counted, the event, or who says it.

    Returns
    -------
    plotly.graph_objects.Figure
        A bar ends where the words of a figure end: “at least 50” is open above.

    Raises
    ------
    TypeError, ValueError
        As for `map`, but that no geometry is asked for; also another ``by``.

    Examples
    --------
    >>> import explainer as ex
    >>> claims = ex.claims()
    >>> figure = ex.draw.casualties(claims[claims.group_status == "civilians"], by="speaker")
    >>> figure.layout.height > 200
    True
    """
    rows = _Rows(claims)
    view = counts(rows.ledger, rows.claims, replace(rows.look, ring="wider"))
    groupings = {"people": view, **view.variants}
    if by not in tuple(groupings):
        raise ValueError(words.no_grouping(by, groupings))

    def why_not(claim: Claim) -> str:
        return "" if claim.is_charted else "weak" if claim.counts else "no figure"

    return rows.drawn("casualties", groupings[by], why_not)


@taught
def coverage(claims: Any) -> go.Figure:
    """Which report answers which question: the reports and the questions of these claims.

    Parameters
    ----------
    claims : pandas.DataFrame
        Any rows of `explainer.claims`. Reports and questions are taken from them; what a report
        answers, from all that it says, for it is not silent on what a table leaves out.

    Returns
    -------
    plotly.graph_objects.Figure
        One row a question, one column a report that was read whole; silence is a sign too.

    Raises
    ------
    TypeError, ValueError
        As for `map`, but that no geometry is asked for.

    Examples
    --------
    >>> import explainer as ex
    >>> claims = ex.claims()
    >>> figure = ex.draw.coverage(claims[claims.group_status == "civilians"])
    >>> figure.question
    'Who tells of what, who differs, and who is silent?'
    """
    rows = _Rows(claims)
    shown = [c for c in rows.claims if c.document.read_whole and c.topics]
    asked = {topic for claim in shown for topic in claim.topics}
    chosen = {claim.document.id for claim in shown}
    ledger = replace(
        rows.ledger,
        documents=tuple(one for one in rows.ledger.documents if one.id in chosen),
        topics={key: topic for key, topic in rows.ledger.topics.items() if key in asked},
    )
    view = None
    if shown:
        last = max(document.published.date for document in ledger.documents)
        state = State(max(last, rows.last), wider=True)
        view = answers(ledger, ledger.claims(), rows.look, state)

    def why_not(claim: Claim) -> str:
        if not claim.document.read_whole:
            return "not whole"
        return "" if claim.topics else "no topic"

    return rows.drawn("coverage", view and view.variants["topic"], why_not)


@taught
def statements(claims: Any) -> go.Figure:
    """Who says what, and who answers: statements of both sides and of others beside each other.

    Parameters
    ----------
    claims : pandas.DataFrame
        Any rows of `explainer.claims`. Rows that share one topic are all drawn; else one of each
        side on each topic on which they answer each other or differ.

    Returns
    -------
    plotly.graph_objects.Figure
        One row a topic, one column a side; a line joins an answer to what it answers.

    Raises
    ------
    TypeError, ValueError
        As for `map`, but that no geometry is asked for.

    Examples
    --------
    >>> import explainer as ex
    >>> claims = ex.claims()
    >>> figure = ex.draw.statements(claims[claims.ring == "five"])
    >>> figure.question
    'Who says what, and who answers?'
    """
    rows = _Rows(claims)
    shared = set.intersection(*(set(claim.topics) for claim in rows.claims))
    topic = min(shared) if len(shared) == 1 else None
    view = exchanges(rows.ledger, rows.claims, rows.look, topic=topic)
    shown = {claim for trace in view.spec["data"] for claim in trace.get("customdata", ()) if claim}

    def why_not(claim: Claim) -> str:
        if claim.id in shown:
            return ""
        if claim.weak:
            return "weak"
        return "others" if shown else "no exchange" if claim.topics else "no topic"

    return rows.drawn("statements", view, why_not)
