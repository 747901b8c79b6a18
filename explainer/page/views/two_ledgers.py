"""Own losses and the other side's, by each side: the two ledgers with their caption and table."""

from __future__ import annotations

from explainer.analysis import both_sides as analysis_both_sides
from explainer.analysis import counts
from explainer.analysis.both_sides import BothSides
from explainer.figures import people
from explainer.figures import two_ledgers as ledgers_figure
from explainer.page.tables import Cell, ClaimCell, Table
from explainer.page.templating import rendered
from explainer.page.view import Shared, View, figures_of, said_cell, together_column
from explainer.page.views import keys
from explainer.records.ledger import Ledger
from explainer.words import both_sides as words
from explainer.words import claims as text
from explainer.words import counts as counts_words

__all__ = ["two_ledgers"]


def two_ledgers(ledger: Ledger, look: Shared) -> View | None:
    """What each side says of its own losses and of the other's, whatever the ring.

    None where what the reader has chosen leaves out a part of it: half of it would pass for the
    whole.
    """
    whole = analysis_both_sides.both_sides(ledger, look.beyond_whole)
    if whole is None:
        return None
    now = analysis_both_sides.both_sides(ledger, look.beyond)
    figure = ledgers_figure.losses_by_speaker(now, chosen=look.chosen, whole=whole)
    shown = [claim for cell in whole.cells.values() for claim in cell]
    signs = counts_words.key_of(people.ways_drawn(shown), standpoints={"enemy"})
    return View(
        figure,
        f"{look.said_of(shown)} {words.caption(now)}",
        _table(now),
        rendered("explained", told=[*words.explained(now), counts_words.TO_COME]),
        nothing=look.nothing,
        signs=look.tag(shown) + keys.signs(signs),
    )


def _table(now: BothSides | None) -> Table:
    claims = (*(c for cell in now.cells.values() for c in cell), *now.others) if now else ()
    both = together_column(claims)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            text.speaker_with_role(claim),
            text.COUNTING[counts.counting(claim)],
            claim.group.name if claim.group else "",
            *figures_of(claim, both),
            text.says_and_fight(claim),
            said_cell(claim),
            text.carried_by(now.said[claim.id]),
            ClaimCell(claim.id),
        )
        for claim in claims
        if now
    )
    return Table(words.title(now), words.columns(both), rows)
