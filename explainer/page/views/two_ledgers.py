"""Own losses and the other side's, by each side: the two ledgers with their caption and table."""

from __future__ import annotations

from explainer.analysis import both_sides as analysis_both_sides
from explainer.analysis import counts
from explainer.figures import people
from explainer.figures import two_ledgers as ledgers_figure
from explainer.page.tables import Cell, ClaimCell, Table
from explainer.page.view import Shared, View, figures_of, said_cell, together_column
from explainer.records.bound import Claim
from explainer.records.ledger import Ledger
from explainer.words import both_sides as words
from explainer.words import claims as text

__all__ = ["two_ledgers"]


def two_ledgers(ledger: Ledger, known: tuple[Claim, ...], look: Shared) -> View | None:
    """What each side says of its own losses and of the other's, or None before both have."""
    both_sides = analysis_both_sides.both_sides(ledger, known)
    if both_sides is None:
        return None
    figure = ledgers_figure.losses_by_speaker(both_sides, chosen=look.chosen)
    claims = (*(c for cell in both_sides.cells.values() for c in cell), *both_sides.others)
    both = together_column(claims)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            text.speaker_with_role(claim),
            text.COUNTING[counts.counting(claim)],
            claim.group.name if claim.group else "",
            *figures_of(claim, both),
            text.says_and_fight(claim),
            said_cell(claim),
            text.carried_by(both_sides.said[claim.id]),
            ClaimCell(claim.id),
        )
        for claim in claims
    )
    signs = people.legend(claim for cell in both_sides.cells.values() for claim in cell)
    table = Table(words.title(both_sides), words.columns(both), rows)
    return View(figure, words.caption(look.by, both_sides, signs), table)
