"""When: the timeline with its caption, its key and its table."""

from __future__ import annotations

from explainer import analysis, happenings, markup, text
from explainer.figures import timeline
from explainer.ledger import Ledger
from explainer.markup import Table
from explainer.records import Claim
from explainer.views import keys
from explainer.views.base import Look, View

__all__ = ["events"]


def events(ledger: Ledger, known: tuple[Claim, ...], look: Look) -> View:
    """When: the timeline."""
    rows = analysis.event_rows(ledger, known)
    figure = timeline.events_by_day(
        rows, ledger, first=look.first, last=look.last, chosen=look.chosen
    )
    caption = (
        f"{look.by} Above in each row: when it is said to have happened. Coloured ticks below: "
        "when it was said, and by whose side; a thin line joins the two where they differ."
    )
    body = tuple(
        (
            row.event.title,
            text.EVENT_KIND[row.event.kind],
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
    columns = ("Event", "Kind", "Happened", "Said on", "Says it", "Says", "Document", "Evidence")
    table = Table("Events and what was said of them", columns, body)
    return View(figure, caption, table, _key(rows))


def _key(rows: tuple[analysis.EventRow, ...]) -> str:
    """The signs of the timeline."""
    told = {row.event.kind for row in rows}
    lasting = [("span", "lasting, no end reported")] if told & happenings.LASTING else []
    return keys.signs(
        [
            *keys.kinds(kind for kind in text.EVENT_KIND if kind in told),
            ("bar", "within these days"),
            ("open bar", "no first day stated"),
            *lasting,
            ("tick", "said on this day"),
            ("join", "happened, then said"),
        ]
    )
