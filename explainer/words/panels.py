"""What stands beside the figures: the line measured, its status, sources, standards, footer."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.records.claims import Document
from explainer.words import phrases
from explainer.words.days import PUBLISHED_BASIS

__all__ = [
    "DISTANCE_COLUMNS",
    "DOCUMENTS",
    "DOCUMENT_COLUMNS",
    "FOOTER",
    "LEADS_TO_WORDS",
    "LENGTH_COLUMNS",
    "LINE_MEASURED",
    "LINE_STATUS",
    "NOT_STATED",
    "REPORT_ERRORS",
    "STANDARDS",
    "STANDARD_COLUMNS",
    "STATUS_SOURCES",
    "distance_in_words",
    "documents_listed",
    "drawn_at",
    "how_published",
    "published_by",
    "standards_in_words",
]

LINE_MEASURED = {
    "measured": "How long is the line, and how far away are the places?",
    "lengths": "How long is the line?",
    "distances": "How far from the drawn line?",
    "whyLengthsDiffer": "A drawn line leaves out bends: the finer the drawing, the longer the "
    "line. Even the finest drawing here is shorter than the length that the reports print, and "
    "none gives the one true length.",
}
LEADS_TO_WORDS = "Read it"
"""What a cell of a table says that leads to the words of a claim."""
LENGTH_COLUMNS = ("Length", "Who says so", "Evidence")
DISTANCE_COLUMNS = ("Place", "How exact", "Distance")
LINE_STATUS = (
    "The Durand Line is dashed: Pakistan says that it is the border, Afghanistan that it does not "
    "recognise it; whether its earlier rulers did is disputed too. The reports do not say so; see "
)
STATUS_SOURCES = (
    (
        "Bijan Omrani, The Durand Line: Analysis of the Legal Status of the Disputed "
        "Afghanistan-Pakistan Frontier (2018)",
        "https://repository.law.miami.edu/umiclr/vol26/iss1/4",
    ),
    ("what each government said in February 2024 (Amu TV)", "https://amu.tv/83682/"),
)
"""Where the status of the line is set out, as words and addresses; also in ``geo/README.md``."""
DOCUMENTS = "Documents and what they state about themselves"
DOCUMENT_COLUMNS = (
    "Document", "Publisher", "Published", "How the date is known", "Words as in", "Claims",
    "Address",
)  # fmt: skip
NOT_STATED = "not stated"
STANDARDS = "Beside the Standards for Casualty Recording (Every Casualty Worldwide, 2016)"
STANDARD_COLUMNS = ("About", "What is asked", "Met", "How it stands here")
REPORT_ERRORS = (
    "Have you found an error? Send the id of the claim, which its evidence names, and the words of "
    "the text that say otherwise; how is written in seeds/README.md. Corrections stay visible in "
    "the history of the record."
)
FOOTER = (
    "Records: CC BY 4.0. Code: MIT licence. Boundaries: Natural Earth (public domain); agreed "
    "borders, the Line of Control and disputed borders are drawn in ways of their own, and no "
    "position on any boundary is taken. Pakistan says that the Durand Line is the "
    "border, Afghanistan that it does not recognise it, so it is dashed. "
    "The articles themselves belong to their publishers "
    "and are not part of this project."
)


def drawn_at(millionth: str) -> str:
    """By whom the line was measured, and on which drawing: at 1 to so many million."""
    return f"measured by us on Natural Earth’s drawing at 1:{millionth} million"


def distance_in_words(low: float, high: float) -> str:
    """How far a place is: "5 to 9 km"."""
    return f"{low:.0f} to {high:.0f} km"


def published_by(document: Document) -> str:
    """Who published a document, with the byline and the dateline that it prints."""
    printed = (document.author, document.dateline)
    stated = [words for words in printed if words != NOT_STATED]
    return "; ".join([document.publisher, *stated])


def how_published(document: Document) -> str:
    """How the day is known on which a document came out, with what it was told from."""
    note = f": {document.published.note}" if document.published.note else ""
    return PUBLISHED_BASIS[document.published.basis] + note


def standards_in_words(met: Mapping[str, int]) -> str:
    """How many of the standards are met."""
    return (
        "How does this stand beside the Standards for Casualty Recording? "
        f"Met: {met['yes']}, partly: {met['partly']}, not: {met['no']}"
    )


def documents_listed(number: int) -> str:
    """What folds out to the list of documents."""
    told = phrases.number_of(number, "document", "documents")
    return f"{told}: who published them, when, and how the day is known"
