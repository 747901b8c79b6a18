"""Which document answers which question: the coverage with its caption, table and answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from explainer.analysis import counts
from explainer.analysis import coverage as coverage_told
from explainer.analysis.coverage import Coverage, CoverageState
from explainer.analysis.kept import kept
from explainer.figures import coverage as coverage_figure
from explainer.figures.frame import Spec
from explainer.page.state import State, claims_published
from explainer.page.tables import ClaimCell, Table
from explainer.page.templating import rendered
from explainer.page.view import Shared, View
from explainer.page.views import keys
from explainer.records.bound import Claim
from explainer.records.catalogue import SharedText
from explainer.records.claims import Document
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import coverage as words
from explainer.words import evidence as evidence_words

__all__ = ["MOST", "answers", "cells_of", "differs"]

MOST = 24
"""So many questions, on which most documents differ, stand first; all unfold."""

differs = words.differs_in_words

_SIGN_OF: dict[str, CoverageState] = {
    "differs": "differs",
    "circle": "says",
    "circle-open": "silent",
    "no comment": "says nothing was said",
}


def cells_of(ledger: Ledger, known: tuple[Claim, ...], state: State) -> tuple[Coverage, ...]:
    """The answers that are shown."""
    cells = coverage_told.coverage(ledger, known)
    return tuple(cell for cell in cells if state.topic in {None, cell.topic.id})


def answers(ledger: Ledger, known: tuple[Claim, ...], look: Shared, state: State) -> View | None:
    """Which document answers which question; only documents that were read whole.

    Of the reader's choices only documents and topic narrow it: a report is not silent on what
    is merely not shown. Those questions on which most documents differ stand first, and alone; a
    variant has all of them in the order of the records. None of what came next: no report of it
    was read whole.
    """
    if state.after:
        return None
    cells = cells_of(ledger, known, state)
    last = replace(state, known_on=look.end or look.last)
    ever = cells_of(ledger, claims_published(ledger, last), last)
    topic = ledger.topics[state.topic] if state.topic else None
    nothing = words.NOT_OUT if state.documents is None else words.NONE_CHOSEN_OUT
    view = _drawn(ledger, cells, ever, look.chosen, state.cell)
    return view.told(words.caption(look.by, cells, topic), nothing)


@kept(16)
def _drawn(
    ledger: Ledger,
    cells: tuple[Coverage, ...],
    ever: tuple[Coverage, ...],
    chosen: str | None,
    cell: tuple[str, str] | None,
) -> View:
    """The view on all days on which the same documents are out."""
    shared = counts.sharing_words(ledger, [cell.document for cell in cells])
    pairs = [document for others in shared.values() for document in others]

    def drawn(rows: tuple[Coverage, ...]) -> Spec:
        return coverage_figure.answers_by_document(
            cells, ever=rows, shared=shared, chosen=chosen, cell=cell
        )

    most = coverage_told.by_disagreement(ever)
    table = _table(_in_order(cells, most))
    more = _notes(words.notes(cells, shared=pairs), cells, ledger.documents, ledger.shared.values())
    as_listed = View(drawn(ever), "", table, more, signs=_signs(cells, ever))
    return replace(as_listed, spec=drawn(_first(most, MOST)), variants={"topic": as_listed})


def _signs(cells: tuple[Coverage, ...], ever: tuple[Coverage, ...]) -> Markup:
    """The signs that are in the cells now."""
    states = {cell.state for cell in cells}
    drawn = {sign for sign, state in _SIGN_OF.items() if state in states}
    if len({cell.document.id for cell in ever}) > len({cell.document.id for cell in cells}):
        drawn.add("to come")
    return keys.signs([(sign, said) for sign, said in words.SIGNS.items() if sign in drawn])


def _first(cells: tuple[Coverage, ...], most: int) -> tuple[Coverage, ...]:
    topics = {*list(dict.fromkeys(cell.topic.id for cell in cells))[:most]}
    return tuple(cell for cell in cells if cell.topic.id in topics)


def _in_order(cells: tuple[Coverage, ...], ever: tuple[Coverage, ...]) -> list[Coverage]:
    """The cells with their questions in the order of others."""
    place = {cell.topic.id: number for number, cell in enumerate(ever)}
    return sorted(cells, key=lambda cell: place.get(cell.topic.id, len(place)))


def _table(cells: Iterable[Coverage]) -> Table:
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
    return Table(words.TABLE, words.COLUMNS, rows)


def _notes(
    said: tuple[str, ...],
    cells: tuple[Coverage, ...],
    documents: Sequence[Document],
    shared: Iterable[SharedText],
) -> Markup:
    """How to read the cells, and which reports share which words, pair by pair, folded."""
    shown = {cell.document.id: cell.document for cell in cells}
    pairs = [
        evidence_words.shared_in_words(pair, documents)
        for pair in shared
        if pair.tells_of_a_source and set(pair.documents) <= set(shown)
    ]
    if not said:
        return Markup()
    return rendered("shared", summary=words.HOW_TO_READ, notes=said, pairs=pairs)
