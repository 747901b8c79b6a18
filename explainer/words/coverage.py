"""Which document answers which question, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from explainer.analysis.coverage import Coverage, CoverageState
from explainer.records.catalogue import Topic
from explainer.records.claims import Document
from explainer.words import claims as text

__all__ = [
    "COLUMNS",
    "HOW_TO_READ",
    "NONE_CHOSEN_OUT",
    "NOT_MENTIONED",
    "NOT_OUT",
    "QUESTION",
    "SIGNS",
    "TABLE",
    "WORDS",
    "alt",
    "caption",
    "differs_in_words",
    "heads",
    "in_cell",
    "notes",
    "shared_with",
    "title",
]

QUESTION = "Who tells of what, who differs, and who is silent?"
WORDS: dict[CoverageState, str] = {
    "says": "says",
    "differs": "differs",
    "silent": "silent",
    "says nothing was said": "no comment",
}
"""The word beside each symbol."""
SIGNS = {
    "differs": "differs: its answer in short",
    "circle": "tells of it",
    "circle-open": "silent: does not mention it",
    "no comment": "says that somebody did not comment",
    "to come": "not out yet",
}
"""What the signs in the cells mean."""
_MOST_WORDS = 2
SHARED = "words as in"
"""What stands before the documents that share words with one."""
SHARED_MEANS = (
    f"“{text.capital(SHARED)}”: two reports quote the same words of one speaker or "
    "are worded alike, so they may rest on one source; that is our reading."
)
WHOEVER = (
    "Whoever speaks in a document and whichever days it speaks of: of what you choose, only "
    "documents and the question narrow this. Where documents stand against one another, a cell "
    "has the answer in short: the text’s words in quotation marks, else ours. Choose it to read "
    "what the document says."
)
HOW_TO_READ = "How to read this, and which reports share words"
NOT_MENTIONED = "This document does not mention it."
NOT_OUT = "None of the five documents was out by that day."
NONE_CHOSEN_OUT = "None of the documents that are chosen was out by that day."
TABLE = "Which document answers which question"
COLUMNS = ("Question", "Document", "State", "Says", "Differs from", "How they differ", "Evidence")


def title(cell: Coverage) -> str:
    """What an answer is to: the document and the question."""
    return f"{cell.document.label}: {cell.topic.question}"


def in_cell(cell: Coverage) -> list[tuple[str, ...]]:
    """What may stand in a cell that differs, from most to least; for other cells nothing.

    Its words, each on a line; or how many they are, where they are more than two; or no more
    than that it differs.
    """
    if cell.state != "differs":
        return []
    many = len(cell.words)
    ways = [(*(f"{word};" for word in cell.words[:-1]), *cell.words[-1:])]
    ways += [(f"{many} answers",)] if many > 1 else []
    return [*(ways if 0 < many <= _MOST_WORDS else ways[1:]), (WORDS["differs"],)]


def shared_with(documents: Sequence[Document]) -> list[tuple[str, ...]]:
    """With which documents one shares words: “words as in R1, R4”, in two lines or in one."""
    names = ", ".join(map(_short, documents))
    return [(SHARED, names), (f"{SHARED} {names}",)]


def heads(document: Document) -> list[tuple[str, ...]]:
    """The head of a document's column: with its publisher if the text tells it, or without."""
    publisher = document.publisher
    whole = [] if publisher == "not stated" else [(f"{_short(document)} {publisher}",)]
    return [*whole, (_short(document),)]


def _short(document: Document) -> str:
    return document.label.replace("Report ", "R")


def differs_in_words(cell: Coverage) -> tuple[str, ...]:
    """From which documents a cell differs, and how; empty where it does not."""
    if not cell.against:
        return ()
    readings = [contradiction.reading for contradiction in cell.contradictions]
    return (f"Differs from {text.documents_in_words(cell.against)}.", *readings)


def caption(shown: str, cells: Sequence[Coverage], topic: Topic | None) -> str:
    """Which documents are asked what, after the sentence that says what the page shows."""
    own = [c.document.label for c in cells if c.document.ring != "five"]
    of = f"the five documents and {own[0]}" if own else "the five documents only"
    on_topic = f" on “{topic.title}”" if topic else ""
    return f"{shown} Compared{on_topic}: {of}, whoever speaks in them."


def notes(cells: Sequence[Coverage], *, shared: Collection[object]) -> tuple[str, ...]:
    """What else is to be known of the answers; ``shared`` holds what documents share words."""
    if not cells:
        return ()
    return (WHOEVER, SHARED_MEANS) if shared else (WHOEVER,)


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
