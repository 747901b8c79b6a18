"""Which document answers which question: the coverage with its caption, table and answers."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from explainer.analysis import counts
from explainer.analysis import coverage as coverage_told
from explainer.analysis.coverage import Coverage
from explainer.figures import coverage as coverage_figure
from explainer.page.state import State
from explainer.page.tables import ClaimCell, Table
from explainer.page.templating import rendered
from explainer.page.view import Shared, View
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import coverage as words
from explainer.words import evidence as evidence_words
from explainer.words.page import dated_to

__all__ = ["answers", "cells_of", "differs"]

differs = words.differs_in_words


def cells_of(ledger: Ledger, known: tuple[Claim, ...], state: State) -> tuple[Coverage, ...]:
    """The answers that are shown, in the order of their questions."""
    cells = coverage_told.coverage(ledger, known)
    if state.topic:
        cells = tuple(cell for cell in cells if cell.topic.id == state.topic)
    return cells


def answers(ledger: Ledger, known: tuple[Claim, ...], look: Shared, state: State) -> View:
    """Which document answers which question; only documents that were read whole.

    Of the reader's choices only documents and topic narrow it: a report is not silent on what
    is merely not shown. The questions on which they differ stand first, or else as listed.
    """
    listed = cells_of(ledger, known, state)
    view = _answers(ledger, coverage_told.by_disagreement(listed), look, state)
    return replace(view, variants={"topic": _answers(ledger, listed, look, state)})


def _answers(ledger: Ledger, cells: tuple[Coverage, ...], look: Shared, state: State) -> View:
    """The same in one order of the questions."""
    shared = counts.sharing_words(ledger, [cell.document for cell in cells])
    figure = coverage_figure.answers_by_document(
        cells, shared=shared, chosen=look.chosen, cell=state.cell
    )
    topic = ledger.topics[state.topic] if state.topic else None
    pairs = [document for others in shared.values() for document in others]
    caption = words.caption(dated_to(look.last), cells, topic, shared=pairs)
    rows = tuple(
        (
            cell.topic.question,
            cell.document.label,
            words.WORDS[cell.state],
            text.says_and_fight(claim) if claim else words.NOT_MENTIONED,
            text.documents_in_words(cell.against),
            " ".join(contradiction.reading for contradiction in cell.contradictions),
            ClaimCell(claim.id) if claim else "",
        )
        for cell in cells
        for claim in (cell.claims or (None,))
    )
    table = Table(words.TABLE, words.COLUMNS, rows)
    nothing = words.NOT_OUT if state.documents is None else words.NONE_CHOSEN_OUT
    return View(figure, caption, table, _shared_words(cells, ledger), nothing=nothing)


def _shared_words(cells: tuple[Coverage, ...], ledger: Ledger) -> Markup:
    """Which reports share which words, pair by pair, folded."""
    shown = {cell.document.id: cell.document for cell in cells}
    pairs = [
        evidence_words.shared_in_words(pair, ledger.documents)
        for pair in ledger.shared.values()
        if pair.tells_of_a_source and set(pair.documents) <= set(shown)
    ]
    return rendered("shared", summary=words.WHICH_SHARE, pairs=pairs) if pairs else Markup()
