"""Who says what, and who answers: statements side by side with their caption and their table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explainer.analysis import events
from explainer.analysis import exchanges as exchanges_made
from explainer.analysis.exchanges import Exchanges, LeftOut, Said
from explainer.figures.statements import drawing as statements_figure
from explainer.page.tables import Cell, Choice, Table, Worded
from explainer.page.view import Look, View, said_cell
from explainer.records.bound import Claim
from explainer.records.catalogue import Topic
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import exchanges as exchange_words

__all__ = ["statements"]

_COLUMNS = (
    "Said on", "Says it", "Side", "Says", "Words of the text", "Topics",
    "Blame, answers and links", "Documents", "Evidence",
)  # fmt: skip
_MOST = 1
"""How many statements that only disagree are drawn of a column on one topic and day."""


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
    shown = sum(len(band.said) for band in bands)
    more = tuple(left_out for band in bands for left_out in band.more)
    told = [
        look.by,
        _chosen_in_words(look.chosen, exchanges, drawn, more, known),
        _drawn(exchanges, across, shown, about, known),
        text.undated_in_words(said.statement.claim for said in exchanges.said),
        _how_to_read([said for band in bands for said in band.said], drawn, more),
    ]
    title = "What speakers say"
    if about is not None and exchanges.said:
        title += f" on “{about.title}”"
    rows = tuple(_row(said, exchanges, ledger.topics.values()) for said in exchanges.said)
    return View(
        figure,
        " ".join(filter(None, told)),
        Table(title, _COLUMNS, rows),
        nothing=look.nothing,
        together=tuple(map(_together, more)),
    )


def _together(left_out: LeftOut) -> tuple[str, tuple[Claim, ...]]:
    """What stands for statements that are not drawn, and the claims to which it leads."""
    words = exchange_words.left_out_in_words(left_out)
    return words, tuple(said.statement.claim for said in left_out.said)


def _drawn(
    exchanges: Exchanges, across: Exchanges, shown: int, topic: Topic | None, known: Sequence[Claim]
) -> str:
    """Which statements are drawn, and where the others are."""
    count = _in_words(len(exchanges.said))
    if not exchanges.said:
        about = "on this topic" if topic else "but casualty figures" if known else "of anybody"
        return f"No statement {about} is dated to that day or before."
    if topic is not None:
        return f"Drawn: {count} on “{topic.title}”."
    if shown == len(exchanges.said):
        return f"Drawn: {count}."
    which = "examples of each topic; none answers one of another column"
    if across.said:
        which = (
            "those that deny or answer one of another column, and examples of those that disagree"
        )
    return f"Drawn: {shown} of {count}, {which}. All are in the table, or choose a topic."


def _how_to_read(shown: Sequence[Said], drawn: Exchanges, more: Sequence[LeftOut]) -> str:
    """What the signs mean that are drawn."""
    if not shown:
        return ""
    ids = {said.id for said in shown}
    claims = [said.statement.claim for said in shown]
    links = [link for link in drawn.links if {link.source, link.target} <= ids]
    bases = {link.basis for link in links}
    blames = any(events.blames(said.statement.carriers) for said in shown)
    parts = {
        "Days are those on which it was said.": True,
        "Mark pointing left (◀): said on that day at the latest; the report gives no day.": any(
            claim.said_on.basis == "no-later-than" for claim in claims
        ),
        "Hollow mark (△): day inferred by us.": any(
            claim.said_on.basis == "inferred" for claim in claims
        ),
        "Small mark: statements that are not drawn; choose it to read them.": bool(more),
        "A solid line with an arrow: the text tells of this denial, answer or support.": (
            "stated" in bases
        ),
        "A broken line: a disagreement or an answer that we infer; no text says so.": (
            "inferred" in bases
        ),
        "Narrow screens show links in words only.": bool(links),
        "The words are ours, but for those in quotation marks.": True,
        "Whom a statement blames stands below it.": blames,
    }
    return " ".join(words for words, holds in parts.items() if holds)


def _chosen_in_words(
    chosen: str | None,
    exchanges: Exchanges,
    drawn: Exchanges,
    more: Sequence[LeftOut],
    known: Sequence[Claim],
) -> str:
    """Where the chosen claim is, if it is not drawn."""
    claim = next((claim for claim in known if claim.id == chosen), None)
    if claim is None:
        return ""
    said = next((said for said in exchanges.said if claim in said.statement.carriers), None)
    if said is None:
        if claim.counts is not None:
            where = "casualty figures stand in the comparison"
        else:
            where = "a document says it in its own voice, and here are only speakers"
        return f"The chosen claim is not drawn here: {where}."
    left_out = next((one for one in more if said in one.said), None)
    if left_out is not None:
        return f"The chosen claim is among the {exchange_words.left_out_in_words(left_out)}."
    if said.id in drawn.by_id:
        return ""
    return (
        "The chosen claim is not drawn here: no statement of another column answers it or flatly "
        "disagrees. It is in the table, and drawn if you choose its topic."
    )


def _in_words(count: int) -> str:
    return text.number_of(count, "statement", "statements")


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
        Choice(claim.id),
    )
