"""Who says what, and who answers: statements side by side with their caption and their table."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.analysis import exchanges as exchanges_made
from explainer.analysis.exchanges import Exchanges, LeftOut, Said
from explainer.figures.statements import drawing as statements_figure
from explainer.page.tables import Cell, ClaimCell, Table, Worded
from explainer.page.view import Shared, View, said_cell
from explainer.records.bound import Claim
from explainer.records.catalogue import Topic
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import exchanges as exchange_words
from explainer.words import statements as words

__all__ = ["statements"]

_MOST = 1
"""How many statements that only disagree are drawn of a column on one topic and day."""


def statements(
    ledger: Ledger, known: tuple[Claim, ...], look: Shared, *, topic: str | None = None
) -> View:
    """Who says what, and who answers: statements side by side.

    Parameters
    ----------
    ledger : Ledger
        The records.
    known : tuple of Claim
        The claims to show.
    look : Shared
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
    about = None if topic is None else ledger.topics[topic]
    exchanges = exchanges_made.exchanges(ledger, known, topic=topic)
    across = exchanges_made.across(exchanges)
    drawn = across if topic is None and across.said else exchanges
    bands = exchanges_made.bands(ledger, drawn, topic=topic, most=_MOST if topic is None else None)
    figure = statements_figure.statements_by_day(
        bands,
        drawn.links,
        exchanges,
        last=look.last,
        chosen=look.chosen,
    )
    shown = [said for band in bands for said in band.said]
    more = tuple(left_out for band in bands for left_out in band.more)
    caption = words.caption(
        look.by, exchanges, across, drawn, shown, more,
        topic=about, chosen=look.chosen, known=known,
    )  # fmt: skip
    title = words.title(about if exchanges.said else None)
    rows = tuple(_row(said, exchanges, ledger.topics.values()) for said in exchanges.said)
    return View(
        figure,
        caption,
        Table(title, words.COLUMNS, rows),
        nothing=look.nothing,
        together=tuple(map(_together, more)),
    )


def _together(left_out: LeftOut) -> tuple[str, tuple[Claim, ...]]:
    """What stands for statements that are not drawn, and the claims to which it leads."""
    said = exchange_words.left_out_in_words(left_out)
    return said, tuple(one.statement.claim for one in left_out.said)


def _row(said: Said, exchanges: Exchanges, topics: Iterable[Topic]) -> tuple[Cell, ...]:
    claim = said.statement.claim
    return (
        said_cell(claim),
        text.speaker_with_role(claim),
        text.capital(text.SIDE[said.column]),
        text.says_and_fight(claim),
        Worded(f"“{claim.quote}”", claim.quote_language) if claim.quote else "",
        "; ".join(topic.title for topic in topics if topic.id in said.topics),
        "; ".join(exchange_words.answers_in_words(said, exchanges)),
        text.carried_by(said.statement),
        ClaimCell(claim.id),
    )
