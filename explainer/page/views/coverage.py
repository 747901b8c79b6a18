"""Which document answers which question: the coverage with its caption, table and answers."""

from __future__ import annotations

from markupsafe import Markup

from explainer.analysis import counts
from explainer.analysis import coverage as coverage_told
from explainer.analysis.coverage import Coverage, CoverageState
from explainer.figures import coverage as coverage_figure
from explainer.page import markup
from explainer.page.evidence import shared_in_words
from explainer.page.state import State, dated_to
from explainer.page.tables import Choice, Table
from explainer.page.templating import rendered
from explainer.page.view import Look, View
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import claims as text

__all__ = ["answer", "answers", "cells_of", "differs"]

differs = coverage_figure.differs_in_words

NOT_OUT = "None of the five documents was out by that day."
NONE_CHOSEN_OUT = "None of the documents that are chosen was out by that day."
SIGNS: dict[CoverageState, str] = {
    "says": "Dot: the document says something on it.",
    "differs": "Diamond: what it says differs from another document.",
    "silent": "Hollow: it does not mention it.",
    "says nothing was said": "Dash: it says that somebody did not comment.",
}
SHARED = (
    f"“{text.capital(coverage_figure.SHARED)}”: two reports quote the same words of one speaker or "
    "are worded alike, so they may rest on one source; that is our reading."
)
WHICH_SHARE = "Which reports share words?"
NOT_MENTIONED = "This document does not mention it."


def cells_of(ledger: Ledger, known: tuple[Claim, ...], state: State) -> tuple[Coverage, ...]:
    """The answers that are shown, in the order that the reader has chosen."""
    cells = coverage_told.coverage(ledger, known)
    if state.topic:
        cells = tuple(cell for cell in cells if cell.topic.id == state.topic)
    return coverage_told.by_disagreement(cells) if state.order == "disagreement" else cells


def answers(ledger: Ledger, known: tuple[Claim, ...], look: Look, state: State) -> View:
    """Which document answers which question; only documents that were read whole.

    Of the reader's choices only documents and topic narrow it: a report is not silent on what
    is merely not shown.
    """
    cells = cells_of(ledger, known, state)
    shared = counts.sharing_words(ledger, [cell.document for cell in cells])
    figure = coverage_figure.answers_by_document(
        cells, shared=shared, chosen=look.chosen, cell=state.cell
    )
    own = [c.document.label for c in cells if c.document.ring != "five"]
    of = f"the five documents and {own[0]}" if own else "the five documents only"
    on_topic = f" on “{ledger.topics[state.topic].title}”" if state.topic else ""
    caption = (
        f"What documents {dated_to(look.last)}{on_topic}, {of}, whoever speaks in them and "
        f"whichever days they speak of. {_signs(cells, any(shared.values()))}"
    ).rstrip()
    rows = tuple(
        (
            cell.topic.question,
            cell.document.label,
            coverage_figure.WORDS[cell.state],
            text.says_and_fight(claim) if claim else NOT_MENTIONED,
            text.documents_in_words(cell.against),
            " ".join(contradiction.reading for contradiction in cell.contradictions),
            Choice(claim.id) if claim else "",
        )
        for cell in cells
        for claim in (cell.claims or (None,))
    )
    columns = (
        "Question", "Document", "State", "Says", "Differs from", "How they differ", "Evidence",
    )  # fmt: skip
    table = Table("Which document answers which question", columns, rows)
    nothing = NOT_OUT if state.documents is None else NONE_CHOSEN_OUT
    return View(figure, caption, table, _shared_words(cells, ledger), nothing=nothing)


def _signs(cells: tuple[Coverage, ...], shared: bool) -> str:
    """What the signs mean that are drawn."""
    states = {cell.state for cell in cells}
    said = [words for state, words in SIGNS.items() if state in states]
    return " ".join([*said, SHARED] if shared else said)


def _shared_words(cells: tuple[Coverage, ...], ledger: Ledger) -> Markup:
    """Which reports share which words, pair by pair, folded."""
    shown = {cell.document.id: cell.document for cell in cells}
    pairs = [
        shared_in_words(pair, ledger)
        for pair in ledger.shared.values()
        if pair.tells_of_a_source and set(pair.documents) <= set(shown)
    ]
    return rendered("shared", summary=WHICH_SHARE, pairs=pairs) if pairs else Markup()


def answer(ledger: Ledger, known: tuple[Claim, ...], state: State) -> Markup:
    """What one document says on one question: the cell that the reader has opened, as HTML."""
    found = [c for c in cells_of(ledger, known, state) if (c.topic.id, c.document.id) == state.cell]
    if not found:
        return Markup()
    cell = found[0]
    says = [
        markup.joined("li", [markup.evidence_link(c.id, f"{text.speaker(c)}: {c.says}")])
        for c in cell.claims
    ]
    differ = [markup.paragraph(words) for words in coverage_figure.differs_in_words(cell)]
    return markup.joined(
        "article",
        [
            markup.element("h3", f"{cell.document.label}: {cell.topic.question}"),
            markup.joined("ul", says) if says else markup.paragraph(NOT_MENTIONED),
            *differ,
        ],
        class_="explainer-card explainer-side-report",
    )
