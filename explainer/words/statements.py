"""Who says what, and who answers: what is said of the statements that are shown."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from explainer.analysis import events
from explainer.analysis.exchanges import COLUMNS as SIDES
from explainer.analysis.exchanges import Exchanges, LeftOut, Said
from explainer.records.bound import Claim
from explainer.records.catalogue import Topic
from explainer.words import claims as text
from explainer.words import exchanges as exchange_words

__all__ = [
    "COLUMNS",
    "NONE_DRAWN",
    "NOTHING",
    "NO_TOPIC",
    "QUESTION",
    "alt",
    "and_more",
    "caption",
    "of_left_out",
    "of_statement",
    "title",
]

QUESTION = "Who says what, and who answers?"
COLUMNS = (
    "Said on", "Says it", "Side", "Says", "Words of the text", "Topics",
    "Blame, answers and links", "Documents", "Evidence",
)  # fmt: skip
NO_TOPIC = "On no topic of the list"
NOTHING = "No statement on this is dated to that day or before."
NONE_DRAWN = "No statement drawn"


def title(topic: Topic | None) -> str:
    """The title of the table."""
    about = f" on “{topic.title}”" if topic else ""
    return f"What speakers say{about}"


def of_statement(said: Said, exchanges: Exchanges) -> tuple[str, ...]:
    """What the mark of a statement says: who says what, and what that does to others."""
    claim = said.statement.claim
    return (
        f"{text.speaker_or_not_named(claim)}, {text.said_in_words(claim)}",
        text.speaker_with_role(claim),
        text.says_and_fight(claim),
        text.kept_apart(claim),
        *exchange_words.answers_in_words(said, exchanges),
    )


def of_left_out(left_out: LeftOut) -> tuple[str, ...]:
    """What is left out, each with its speaker: choosing the mark leads to all of them."""
    said = [one.statement.claim for one in left_out.said]
    told = [f"{text.speaker_or_not_named(claim)}: {text.says_and_fight(claim)}" for claim in said]
    return (exchange_words.left_out_in_words(left_out), *told)


def and_more(left_out: LeftOut, *, whose: bool) -> str:
    """How many statements of a column are left out; ``whose`` names its side."""
    side = f" by {text.SIDE[left_out.column]}" if whose else ""
    return f"and {len(left_out.said)} more{side}"


# --- below the figure -----------------------------------------------------------------------


def caption(
    by: str,
    exchanges: Exchanges,
    across: Exchanges,
    drawn: Exchanges,
    shown: Sequence[Said],
    more: Sequence[LeftOut],
    *,
    topic: Topic | None,
    chosen: str | None,
    known: Sequence[Claim],
) -> str:
    """Which statements are drawn, where the others are, and how to read them.

    Parameters
    ----------
    by : str
        Which day, which documents.
    exchanges, across, drawn : Exchanges
        All; those that answer a statement of another column or disagree; those to be drawn.
    shown : sequence of Said
        The statements that have a mark of their own.
    more : sequence of LeftOut
        Those that share one.
    topic : Topic or None
        The only topic that is shown.
    chosen : str or None
        Id of the claim that the reader has chosen.
    known : sequence of Claim
        The claims to show.
    """
    told = [
        by,
        _chosen_in_words(chosen, exchanges, drawn, more, known),
        _drawn(exchanges, across, len(shown), topic, known),
        text.undated_in_words(said.statement.claim for said in exchanges.said),
        _how_to_read(shown, drawn, more),
    ]
    return " ".join(filter(None, told))


def _drawn(
    exchanges: Exchanges, across: Exchanges, shown: int, topic: Topic | None, known: Sequence[Claim]
) -> str:
    """Which statements are drawn, and where the others are."""
    count = text.number_of(len(exchanges.said), "statement", "statements")
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


# --- for those who do not see them ----------------------------------------------------------


def alt(drawn: int, exchanges: Exchanges, last: dt.date) -> str:
    """How many statements each side makes, how they are linked, and how many are drawn."""
    if not exchanges.said:
        return f"No statement on this is dated to {text.day_in_words(last)} or before."
    held = Counter(said.column for said in exchanges.said)
    by_side = text.list_in_words(f"{held[side] or 'none'} by {text.SIDE[side]}" for side in SIDES)
    when = f"Statements that the documents date to {text.day_in_words(last)} or before"
    undated = text.undated_in_words(said.statement.claim for said in exchanges.said)
    links = exchange_words.links_in_words(exchanges)
    return " ".join(filter(None, [f"{when}: {by_side}.", undated, links, f"Drawn: {drawn}."]))
