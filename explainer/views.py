"""The views of the page: each a figure with its caption and its table twin. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

import plotly.graph_objects as go

from explainer import analysis, geography, markup, panels, text
from explainer.figures import casualties, timeline
from explainer.figures import coverage as coverage_figure
from explainer.figures import map as map_figure
from explainer.ledger import Ledger
from explainer.markup import Table
from explainer.records import Claim

__all__ = ["Look", "View", "answers", "counts", "events", "places"]


@dataclass(frozen=True)
class Look:
    """What all views share in one state of the page.

    Attributes
    ----------
    by : str
        The sentence that every caption begins with: which day, which documents.
    first, last : datetime.date
        The days between which time runs; ``last`` is the day on which things are known.
    chosen : str or None
        Id of the claim that is marked.
    """

    by: str
    first: dt.date
    last: dt.date
    chosen: str | None


@dataclass(frozen=True)
class View:
    """A figure with its caption, its table twin, and what else folds out below it (HTML)."""

    figure: go.Figure
    caption: str
    table: Table
    more: str = ""

    @property
    def alt(self) -> str:
        """The description for those who cannot see the figure."""
        return str(self.figure.layout.meta["alt"])

    @property
    def html(self) -> str:
        """The caption and the table twin as HTML."""
        source = str(self.figure.layout.meta["source"])
        twin = markup.details("The same as a table", markup.table(self.table))
        return markup.caption(self.caption, source) + twin + self.more

    @property
    def title(self) -> str:
        """The question that the figure answers, as HTML."""
        return markup.element(
            "p", str(self.figure.layout.meta["question"]), class_="explainer-question"
        )


@cache
def _base_map() -> map_figure.BaseMap:
    places = geography.load_places()
    return map_figure.BaseMap(
        countries=geography.load_outlines("countries"),
        provinces=geography.load_outlines("provinces"),
        disputed=geography.load_outlines("disputed_borders"),
        line=geography.load_line("10m"),
        crossings=tuple(p for p in places.values() if p.kind == "crossing" and p.lon is not None),
    )


def places(ledger: Ledger, known: tuple[Claim, ...], look: Look) -> View:
    """Where: the map."""
    marks = analysis.place_marks(ledger, known)
    figure = map_figure.claims_by_place(marks, _base_map(), ledger, chosen=look.chosen)
    without = len(analysis.unplaced(ledger, known))
    on_map = [mark for mark in marks if mark.place.on_map]
    caption = (
        f"{look.by} Places on this map that claims name: {len(on_map)}. Hatched: only the "
        "province is named. Ring: “near” a place. Hollow circle: no claim names the town. Cross: a "
        f"border crossing. Not on the map but in the table: {text.claims_in_words(without)} about "
        "events or casualties."
    )
    rows = [
        (
            mark.place.name,
            text.PLACE_PRECISION[mark.precision],
            text.speaker(claim, ledger),
            claim.says,
            ledger.document_of(claim.id).label,
            markup.Choice(claim.id),
        )
        for mark in marks
        for claim in mark.claims
    ]
    rows += [
        (
            "no place on the map",
            "",
            text.speaker(claim, ledger),
            claim.says,
            ledger.document_of(claim.id).label,
            markup.Choice(claim.id),
        )
        for claim in analysis.unplaced(ledger, known)
    ]
    columns = ("Place", "How exact", "Says it", "Says", "Document", "Evidence")
    table = Table("Claims by place", columns, tuple(rows))
    return View(figure, caption, table, panels.line_measured(ledger, known))


def events(ledger: Ledger, known: tuple[Claim, ...], look: Look) -> View:
    """When: the timeline."""
    rows = analysis.event_rows(ledger, known)
    figure = timeline.events_by_day(
        rows, ledger, first=look.first, last=look.last, chosen=look.chosen
    )
    caption = (
        f"{look.by} Dark mark or grey bar: when it is said to have happened; a bar where the "
        "day is not certain. Coloured ticks below: when it was said, and by whose side."
    )
    body = tuple(
        (
            row.event.title,
            text.happened_in_words(claim.happened),
            text.day_in_words(claim.said_on.date),
            text.speaker(claim, ledger),
            claim.says,
            ledger.document_of(claim.id).label,
            markup.Choice(claim.id),
        )
        for row in rows
        for claim in row.claims
    )
    columns = ("Event", "Happened", "Said on", "Says it", "Says", "Document", "Evidence")
    return View(figure, caption, Table("Events and what was said of them", columns, body))


def counts(ledger: Ledger, known: tuple[Claim, ...], look: Look) -> View:
    """How many: the comparison."""
    panels = analysis.comparison(ledger, known)
    figure = casualties.claims_by_speaker(panels, ledger, chosen=look.chosen)
    caption = (
        f"{look.by} One row for each statement, in the words of its source. Point: one number. "
        "Arrow: “at least” or “more than”. Hatched: a word without a number."
    )
    rows = tuple(
        (
            panel.group.name,
            (s.claim.counts.killed if s.claim.counts else None) or "not given",
            (s.claim.counts.wounded if s.claim.counts else None) or "not given",
            text.speaker(s.claim, ledger),
            text.COUNTING[analysis.counting(s.claim, ledger)],
            text.day_in_words(s.claim.said_on.date),
            text.happened_in_words(s.claim.happened),
            text.carried_by(s),
            markup.Choice(s.claim.id),
        )
        for panel in panels
        for s in panel.statements
    )
    columns = (
        "Counted", "Killed", "Wounded", "Says it", "Counting", "Said on", "Happened",
        "Carried by", "Evidence",
    )  # fmt: skip
    return View(figure, caption, Table("Casualty statements; never added up", columns, rows))


def answers(ledger: Ledger, known: tuple[Claim, ...], look: Look) -> View:
    """Which document answers which question; the five documents only."""
    cells = analysis.coverage(ledger, known)
    figure = coverage_figure.answers_by_document(cells, chosen=look.chosen)
    caption = (
        f"As known on {text.day_in_words(look.last)}, the five documents only, "
        "whichever days they speak of. Dot: the "
        "document says something on it. Diamond: what it says differs from another document. "
        "Hollow: it does not mention it. Dash: it says that somebody did not comment."
    )
    rows = tuple(
        (
            cell.topic.question,
            cell.document.label,
            coverage_figure.WORDS[cell.state],
            claim.says if claim else "This document does not mention it.",
            " ".join(contradiction.reading for contradiction in cell.contradictions),
            markup.Choice(claim.id) if claim else "",
        )
        for cell in cells
        for claim in (cell.claims or (None,))
    )
    columns = ("Question", "Document", "State", "Says", "How they differ", "Evidence")
    return View(figure, caption, Table("Which document answers which question", columns, rows))
