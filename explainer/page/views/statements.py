"""Who says what, and who answers: statements side by side with their caption and their table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from explainer.analysis import exchanges as exchanges_made
from explainer.analysis.exchanges import Exchanges, Utterance
from explainer.analysis.replies import Replies, ReplyRow, by_day, rows
from explainer.figures.statements.drawing import exchanges_in_rows
from explainer.page.tables import Cell, ClaimCell, Table, Worded
from explainer.page.view import Shared, View, said_cell
from explainer.records.bound import Claim, sound
from explainer.records.catalogue import Topic
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import exchanges as exchange_words
from explainer.words import statements as words

__all__ = ["statements"]

MOST = {False: 5, True: 10}
"""How many rows at most; what came next, months of it, has all on which the sides differ."""


def statements(
    ledger: Ledger,
    known: tuple[Claim, ...],
    look: Shared,
    *,
    topic: str | None = None,
) -> View:
    """Who says what, and who answers: exchanges, one row a topic.

    Parameters
    ----------
    ledger : Ledger
        The records.
    known : tuple of Claim
        The claims to show.
    look : Shared
        What all views share.
    topic : str, optional
        Id of a topic. Given, every statement on it is drawn; by default one of each side on
        each topic on which they answer each other or disagree: more than a hundred at once
        cannot be read. The table holds them all.

    Raises
    ------
    KeyError
        When there is no such topic.
    """
    about = None if topic is None else ledger.topics[topic]
    exchanges = exchanges_made.exchanges(ledger, sound(known), topic=topic)
    at_last = exchanges_made.exchanges(ledger, sound(look.whole or known), topic=topic)
    most = MOST[look.ring == "after"]
    made = rows(ledger.topics, at_last, topic=topic, most=most)
    topics = tuple(ledger.topics.values())
    view = _view(topics, known, look, exchanges, made, about)
    ordered = _view(topics, known, look, exchanges, by_day(made), about)
    return replace(view, variants={"day": ordered})


def _view(
    topics: tuple[Topic, ...],
    known: tuple[Claim, ...],
    look: Shared,
    exchanges: Exchanges,
    told: tuple[ReplyRow, ...],
    about: Topic | None,
) -> View:
    figure = exchanges_in_rows(told, exchanges, last=look.last, chosen=look.chosen)
    seen = Replies(exchanges)
    shown = [one for row in told for said in row.said if (one := seen.of(said))]
    more = [(row, others) for row in told if (others := seen.more(row))]
    caption = words.caption(
        look.by, exchanges, shown, more, topic=about, chosen=look.chosen, known=known
    )
    title = words.title(about if exchanges.said else None)
    every = tuple(_row(said, exchanges, topics) for said in exchanges.said)
    return View(
        figure,
        caption,
        Table(title, words.COLUMNS, every),
        nothing=look.nothing,
        together=tuple(
            (words.more_on(*one), tuple(said.statement.claim for said in one[1])) for one in more
        ),
    )


def _row(said: Utterance, exchanges: Exchanges, topics: Iterable[Topic]) -> tuple[Cell, ...]:
    claim, on = said.statement.claim, said.topics
    return (
        said_cell(claim),
        text.speaker_with_role(claim),
        text.capital(text.SIDE[said.column]),
        text.says_and_fight(claim),
        Worded(f"“{claim.quote}”", claim.quote_language) if claim.quote else "",
        "; ".join(topic.title for topic in topics if topic.id in on),
        "; ".join(exchange_words.answers_in_words(said, exchanges)),
        text.carried_by(said.statement),
        ClaimCell(claim.id),
    )
