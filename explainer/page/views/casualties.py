"""How many: the comparison with its caption and its table."""

from __future__ import annotations

from dataclasses import replace

from explainer.analysis import counts as analysis_counts
from explainer.figures import casualties, people
from explainer.page.tables import Cell, ClaimCell, Table
from explainer.page.view import Shared, View, figures_of, said_cell, together_column
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import claims as text
from explainer.words import counts as words

__all__ = ["counts"]


def counts(ledger: Ledger, known: tuple[Claim, ...], look: Shared) -> View:
    """How many: the comparison."""
    panels = tuple(
        replace(panel, left_out=not panel.statements and panel.group.id in look.counted)
        for panel in analysis_counts.comparison(ledger, known)
    )
    figure = casualties.claims_by_speaker(panels, chosen=look.chosen)
    drawn = people.ways_drawn(s.claim for panel in panels for s in panel.statements)
    caption = f"{look.by} {words.signs_in_words(panels, drawn)}".rstrip()
    both = together_column([s.claim for panel in panels for s in panel.statements])
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            panel.group.name,
            *figures_of(s.claim, both),
            text.speaker(s.claim),
            text.COUNTING[analysis_counts.counting(s.claim)],
            said_cell(s.claim),
            text.happened_by_document(s.carriers),
            text.carried_by(s),
            text.replaced_by(s).removeprefix("later: "),
            ClaimCell(s.claim.id),
        )
        for panel in panels
        for s in panel.statements
    )
    table = Table(words.TABLE, words.columns(both), rows)
    return View(figure, caption, table, nothing=look.nothing)
