"""How one body's figures changed: the step line with its caption and its table."""

from __future__ import annotations

from explainer.analysis import revisions as analysis_revisions
from explainer.figures import people as figures_people
from explainer.figures import revisions as revisions_figure
from explainer.page.tables import Cell, ClaimCell, Table
from explainer.page.view import Shared, View, figures_of, said_cell, together_column
from explainer.records.bound import Claim
from explainer.words import claims as text
from explainer.words import revisions as in_words

__all__ = ["revisions"]


def revisions(known: tuple[Claim, ...], look: Shared) -> View | None:
    """The figures of a third party that it revised, or None while nothing was revised."""
    revisions = analysis_revisions.revisions(known)
    if revisions is None:
        return None
    figure = revisions_figure.figures_by_date(revisions, chosen=look.chosen)
    both = together_column([*revisions.claims, *revisions.apart])
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            said_cell(claim),
            text.speaker(claim),
            *figures_of(claim, both),
            text.happened_in_words(claim.happened),
            in_words.places(claim),
            in_words.revises(claim, revisions),
            claim.document.label,
            ClaimCell(claim.id),
        )
        for claim in (*revisions.claims, *revisions.apart)
    )
    signs = figures_people.legend([*revisions.claims, *revisions.apart])
    table = Table(in_words.title(revisions), in_words.columns(both), rows)
    return View(figure, in_words.caption(look.by, revisions, signs), table)
