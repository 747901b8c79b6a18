"""How one body's figures changed: the step line with its caption and its table."""

from __future__ import annotations

from explainer.analysis import revisions as analysis_revisions
from explainer.figures import people as figures_people
from explainer.figures import revisions as revisions_figure
from explainer.page.tables import Cell, ClaimCell, Table
from explainer.page.templating import rendered
from explainer.page.view import Shared, View, figures_of, said_cell, together_column
from explainer.page.views import keys
from explainer.words import claims as text
from explainer.words import counts
from explainer.words import revisions as in_words

__all__ = ["revisions"]


def revisions(look: Shared) -> View | None:
    """The figures of a third party that it revised, whatever the ring; None if nothing was."""
    whole = analysis_revisions.revisions(look.beyond_whole)
    if whole is None:
        return None
    listed = (*whole.claims, *whole.apart)
    ids = {claim.id for claim in look.beyond}
    said = [claim for claim in listed if claim.id in ids]
    now = analysis_revisions.revisions(look.beyond)
    replaced = {claim.id: now.replaced(claim) for claim in said} if now else {}
    figure = revisions_figure.figures_by_date(
        whole, chosen=look.chosen, by_now=said, replaced=replaced
    )
    both = together_column(said)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            said_cell(claim),
            text.speaker(claim),
            *figures_of(claim, both),
            text.happened_in_words(claim.happened),
            in_words.places(claim),
            in_words.revises(claim, now or whole, said),
            claim.document.label,
            ClaimCell(claim.id),
        )
        for claim in said
    )
    signs = counts.key_of(figures_people.ways_drawn(listed), replaced=True)
    steps = [("join", in_words.STEP)]
    return View(
        figure,
        f"{look.said_of(listed)} {in_words.caption(whole)}",
        Table(in_words.title(whole), in_words.columns(both), rows),
        rendered("explained", told=[*in_words.explained(now or whole), counts.TO_COME]),
        nothing=look.nothing,
        signs=look.tag(listed) + keys.signs([*signs, *steps]),
    )
