"""When: the timeline with its caption and its table."""

from __future__ import annotations

from explainer import analysis, markup, text
from explainer.figures import timeline
from explainer.ledger import Ledger
from explainer.markup import Table
from explainer.records import Claim
from explainer.views.base import Look, View

__all__ = ["events"]


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
