"""Which document answers which question, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from explainer.analysis.coverage import Coverage, CoverageState
from explainer.records.catalogue import Topic
from explainer.words import claims as text

__all__ = [
    "COLUMNS",
    "NONE_CHOSEN_OUT",
    "NOT_MENTIONED",
    "NOT_OUT",
    "QUESTION",
    "SHARED",
    "TABLE",
    "WHICH_SHARE",
    "WORDS",
    "alt",
    "caption",
    "differs_in_words",
    "title",
]

QUESTION = "Which report tells of what, where do they differ, and who is silent?"
WORDS: dict[CoverageState, str] = {
    "says": "says",
    "differs": "differs",
    "silent": "silent",
    "says nothing was said": "no comment",
}
"""The word beside each symbol."""
SIGNS: dict[CoverageState, str] = {
    "says": "Dot: the document says something on it.",
    "differs": "Diamond: what it says differs from another document.",
    "silent": "Hollow: it does not mention it.",
    "says nothing was said": "Dash: it says that somebody did not comment.",
}
SHARED = "words as in"
"""What stands before the documents that share words with one."""
SHARED_MEANS = (
    f"“{text.capital(SHARED)}”: two reports quote the same words of one speaker or "
    "are worded alike, so they may rest on one source; that is our reading."
)
WHICH_SHARE = "Which reports share words?"
NOT_MENTIONED = "This document does not mention it."
NOT_OUT = "None of the five documents was out by that day."
NONE_CHOSEN_OUT = "None of the documents that are chosen was out by that day."
TABLE = "Which document answers which question"
COLUMNS = ("Question", "Document", "State", "Says", "Differs from", "How they differ", "Evidence")


def title(cell: Coverage) -> str:
    """What an answer is to: the document and the question."""
    return f"{cell.document.label}: {cell.topic.question}"


def differs_in_words(cell: Coverage) -> tuple[str, ...]:
    """From which documents a cell differs, and how; empty where it does not."""
    if not cell.against:
        return ()
    readings = [contradiction.reading for contradiction in cell.contradictions]
    return (f"Differs from {text.documents_in_words(cell.against)}.", *readings)


def caption(
    dated: str, cells: Sequence[Coverage], topic: Topic | None, *, shared: Collection[object]
) -> str:
    """Which documents are asked what, and what the signs mean that are drawn.

    Parameters
    ----------
    dated : str
        What the documents do: "date to 20 October 2025 or before".
    cells : sequence of Coverage
        The answers.
    topic : Topic or None
        The only question that is shown.
    shared : collection
        What documents share words; empty where none do.
    """
    own = [c.document.label for c in cells if c.document.ring != "five"]
    of = f"the five documents and {own[0]}" if own else "the five documents only"
    on_topic = f" on “{topic.title}”" if topic else ""
    states = {cell.state for cell in cells}
    signs = [words for state, words in SIGNS.items() if state in states]
    signs += [SHARED_MEANS] if shared else []
    return (
        f"What documents {dated}{on_topic}, {of}, whoever speaks in them and "
        f"whichever days they speak of. {' '.join(signs)}"
    ).rstrip()


def alt(cells: Sequence[Coverage]) -> str:
    """How many answers of each kind every document gives."""
    counts = Counter((cell.document.label, cell.state) for cell in cells)
    documents = dict.fromkeys(cell.document.label for cell in cells)
    said = [
        f"{label}: "
        + text.list_in_words(
            f"{counts[label, s]} {w}" for s, w in WORDS.items() if counts[label, s]
        )
        for label in documents
    ]
    if not cells:
        return "No document had been published by then, so none can be called silent."
    topics = len({cell.topic.id for cell in cells})
    return f"{topics} questions. {'. '.join(said)}."
