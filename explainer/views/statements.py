"""Who says what, and who answers: statements side by side with their caption and their table."""

from __future__ import annotations

from explainer import exchanges, markup, text, theme
from explainer.exchanges import Exchanges, Said
from explainer.figures import statements as statements_figure
from explainer.ledger import Ledger
from explainer.markup import Table
from explainer.records import Claim
from explainer.views.base import Look, View

__all__ = ["statements"]

HOW_TO_READ = (
    "Filled mark: the text tells the day; hollow: the day is our inference. A line joins "
    "statements that answer each other: with an arrow, one denies, answers, blames or supports "
    "the other; without, they disagree. Solid: the text says so. Broken: our inference."
)
_MOST = 2
"""Where all topics are shown: statements of one column on one topic and day."""


def statements(
    ledger: Ledger, known: tuple[Claim, ...], look: Look, *, topic: str | None = None
) -> View:
    """Who says what, and who answers: statements side by side.

    Parameters
    ----------
    ledger : Ledger
        The records.
    known : tuple of Claim
        The claims to show.
    look : Look
        What all views share.
    topic : str, optional
        Id of a topic. Given, every statement on it is drawn; by default only those that answer,
        or disagree with, a statement of another column: more than a hundred at once cannot be
        read. The table holds them all.

    Raises
    ------
    KeyError
        When there is no such topic.
    """
    found = exchanges.exchanges(ledger, known, topic=topic)
    drawn = found
    if topic is None:
        drawn = exchanges.across(found)
        drawn = drawn if drawn.said else found
    bands = exchanges.bands(ledger, drawn, topic=topic, most=_MOST if topic is None else None)
    figure = statements_figure.statements_by_day(
        bands,
        drawn,
        ledger,
        last=look.last,
        chosen=look.chosen,
    )
    shown = sum(len(band.said) for band in bands)
    caption = f"{look.by} {_drawn(ledger, found, shown, topic)} {HOW_TO_READ}"
    title = "What speakers say" + (f" on “{ledger.topics[topic].title}”" if topic else "")
    columns = (
        "Said on", "Says it", "Side", "Says", "Quotation", "Topics", "Answers and links",
        "Documents", "Evidence",
    )  # fmt: skip
    rows = tuple(_row(said, found, ledger) for said in found.said)
    return View(figure, caption, Table(title, columns, rows))


def _drawn(ledger: Ledger, found: Exchanges, shown: int, topic: str | None) -> str:
    """Which statements are drawn, and why not the others."""
    count = len(found.said)
    if topic is not None:
        title = ledger.topics[topic].title
        if not count:
            return f"Nobody is quoted on “{title}” by then."
        return f"Drawn: {_in_words(count)} on “{title}”."
    if not count:
        return "Nobody is quoted by then, except on casualties."
    if shown == count:
        return f"Drawn: {_in_words(count)}."
    return (
        f"Drawn: {shown} of {_in_words(count)}, from those that answer or disagree with one of "
        f"another column, at most {_MOST} of a column on one topic and day. The table holds all."
    )


def _in_words(count: int) -> str:
    return "1 statement" if count == 1 else f"{count} statements"


def _row(said: Said, found: Exchanges, ledger: Ledger) -> tuple[markup.Cell, ...]:
    claim = said.statement.claim
    ours = " (inferred by us)" if claim.said_on.basis == "inferred" else ""
    anonymous = " (anonymous)" if said.anonymous else ""
    return (
        text.day_in_words(said.day) + ours,
        text.speaker_with_role(claim, ledger) + anonymous,
        theme.SPEAKER_NAMES[said.column],
        claim.says,
        f"“{claim.quote}”" if claim.quote else "",
        "; ".join(t.title for key, t in ledger.topics.items() if key in said.topics),
        "; ".join(text.answers_in_words(said, found, ledger)),
        text.carried_by(said.statement),
        markup.Choice(claim.id),
    )
