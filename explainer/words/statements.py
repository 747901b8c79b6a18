"""Who says what, and who answers: what is said of the statements that are shown."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from explainer.analysis.exchanges import COLUMNS as SIDES
from explainer.analysis.exchanges import Exchanges, Link, LinkKind, Utterance
from explainer.analysis.replies import ReplyRow
from explainer.records.bound import Claim
from explainer.records.catalogue import Topic
from explainer.records.scales import Clash
from explainer.words import claims as text
from explainer.words import exchanges as exchange_words

__all__ = [
    "BEFORE_DAY",
    "COLUMNS",
    "KEY",
    "KEY_STACKED",
    "NOTHING",
    "NO_TOPIC",
    "QUESTION",
    "alt",
    "and_more",
    "caption",
    "day",
    "in_box",
    "more_on",
    "of_more",
    "of_statement",
    "on_the_line",
    "title",
]

QUESTION = "Who says what, and who answers?"
COLUMNS = (
    "Said on", "Says it", "Side", "Says", "Words of the text", "Topics",
    "Blame, answers and links", "Documents", "Evidence",
)  # fmt: skip
NO_TOPIC = "On no topic of the list"
NOTHING = "No statement on this is dated to that day or before."
KEY = (
    "Solid line: the text says so. Broken line: our inference. "
    "The arrow points at what is answered."
)
KEY_STACKED = "Solid line: the text says so. Broken: our inference."
BEFORE_DAY = "\u00a0·\u00a0"
_APART = re.compile(r" \([^)]*\)")
_ANSWERS: dict[LinkKind, str] = {
    "denies": "denies",
    "responds": "answers",
    "supports": "supports",
    "disagrees": "disagrees",
}
_DISAGREE: dict[Clash, str] = {
    "flat": "disagrees",
    "scope": "differs in scope",
    "days": "differs in day",
    "date precision": "differs in date",
    "wording": "differs in words",
}


def title(topic: Topic | None) -> str:
    """The title of the table."""
    about = f" on “{topic.title}”" if topic else ""
    return f"What speakers say{about}"


def of_statement(said: Utterance, exchanges: Exchanges) -> tuple[str, ...]:
    """What the mark of a statement says: who says what, and what that does to others."""
    claim = said.statement.claim
    return (
        f"{text.speaker_or_not_named(claim)}, {text.said_in_words(claim)}",
        text.speaker_with_role(claim),
        text.says_and_fight(claim),
        text.kept_apart(claim),
        *exchange_words.answers_in_words(said, exchanges),
    )


def of_more(row: ReplyRow, more: Sequence[Utterance]) -> tuple[str, ...]:
    """The statements that have no box, each with its speaker: choosing the mark leads to all."""
    said = [one.statement.claim for one in more]
    told = [f"{text.speaker_or_not_named(claim)}: {text.says_and_fight(claim)}" for claim in said]
    return (more_on(row, more), *told)


def more_on(row: ReplyRow, more: Sequence[Utterance]) -> str:
    """What has no box: "3 more on “Doha”, 28 October 2025: 2 by Pakistan’s side, 1 by …"."""
    held = Counter(one.column for one in more)
    whose = text.list_in_words(f"{held[side]} by {text.SIDE[side]}" for side in SIDES if held[side])
    about = f" on “{row.title}”" if row.title else ""
    day_ = f", {text.day_in_words(row.day)}" if row.day else ""
    return f"{len(more)} more{about}{day_}: {whose}"


def and_more(number: int) -> str:
    """How many other statements there are on something."""
    return f"+ {number} more"


def day(row: ReplyRow) -> str:
    """The day on which what stands in a row was said."""
    return text.short_day(row.day) if row.day else ""


def in_box(claim: Claim, chars: int) -> tuple[list[str], list[str]]:
    """A statement in its box: lines of who says it and when, and lines of our wording.

    A star follows a day that we infer; "by" stands before one that is only the report's.
    """
    said_on = claim.said_on
    by = "by\u00a0" if said_on.basis == "no-later-than" else ""
    star = "*" if said_on.basis == "inferred" else ""
    when = f"{by}{text.said_day(said_on, short=True)}{star}".replace(" ", "\u00a0")
    known = claim.speaker.role and not claim.speaker.anonymous
    role = f", {_APART.sub('', claim.speaker.role)}" if known and claim.speaker.role else ""
    who = f"{text.speaker_or_not_named(claim)}{role}{BEFORE_DAY}{when}"
    return _wrapped(who, chars), _wrapped(claim.says, chars)


def on_the_line(link: Link) -> str:
    """What the word on the line between two statements says."""
    return _DISAGREE[link.contradiction.kind] if link.contradiction else _ANSWERS[link.how]


def _wrapped(words: str, chars: int) -> list[str]:
    """Lines; only blanks break them."""
    return list(_in_lines(words, chars))


@lru_cache(2048)
def _in_lines(words: str, chars: int) -> tuple[str, ...]:
    """The same, kept: a statement stands on the pages of many days."""
    return tuple(textwrap.wrap(words, chars, break_on_hyphens=False))


# --- below the figure -----------------------------------------------------------------------


def caption(
    by: str,
    exchanges: Exchanges,
    shown: Sequence[Utterance],
    more: Sequence[tuple[ReplyRow, Sequence[Utterance]]],
    *,
    topic: Topic | None,
    chosen: str | None,
    known: Sequence[Claim],
) -> str:
    """Which statements are drawn, and where the others are.

    Parameters
    ----------
    by : str
        Which day, which documents.
    exchanges : Exchanges
        All statements that are known.
    shown : sequence of Said
        The statements that have a box of their own.
    more : sequence of (Row, sequence of Said)
        Those that share a mark.
    topic : Topic or None
        The only topic that is shown.
    chosen : str or None
        Id of the claim that the reader has chosen.
    known : sequence of Claim
        The claims to show.
    """
    told = [
        by,
        _chosen_in_words(chosen, exchanges, shown, more, known),
        _drawn(exchanges, len(shown), topic, known),
        _how_dated(said.statement.claim for said in shown),
    ]
    return " ".join(filter(None, told))


def _drawn(exchanges: Exchanges, shown: int, topic: Topic | None, known: Sequence[Claim]) -> str:
    """Which statements are drawn, and where the others are."""
    count = text.number_of(len(exchanges.said), "statement", "statements")
    if not exchanges.said:
        about = "on this topic" if topic else "but casualty figures" if known else "of anybody"
        return f"No statement {about} is dated to that day or before."
    if topic is not None:
        return f"Drawn: {count} on “{topic.title}”."
    if shown == len(exchanges.said):
        return f"Drawn: {count}."
    return f"Drawn: {shown} of {count}, examples of each topic. The table holds all."


def _how_dated(claims: Iterable[Claim]) -> str:
    """What "by" and the star before and after a day mean, where they stand."""
    bases = {claim.said_on.basis for claim in claims}
    parts = [
        "“By” a day: the report gives none." if "no-later-than" in bases else "",
        "* Day inferred by us." if "inferred" in bases else "",
    ]
    return " ".join(filter(None, parts))


def _chosen_in_words(
    chosen: str | None,
    exchanges: Exchanges,
    shown: Sequence[Utterance],
    more: Sequence[tuple[ReplyRow, Sequence[Utterance]]],
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
    if said in shown:
        return ""
    among = next(((row, others) for row, others in more if said in others), None)
    if among is not None:
        return f"The chosen claim is among the {more_on(*among)}."
    return (
        "The chosen claim is not drawn here. It is in the table, and drawn if you choose its topic."
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
