"""Which document answers which question: the coverage with its caption and its table."""

from __future__ import annotations

from explainer import analysis, markup, text
from explainer.figures import coverage as coverage_figure
from explainer.ledger import Ledger
from explainer.markup import Table
from explainer.records import Claim
from explainer.views.base import Look, View

__all__ = ["answers"]


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
