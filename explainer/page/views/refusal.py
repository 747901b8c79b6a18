"""Why there is no total: the worked figure with its caption and its table."""

from __future__ import annotations

from explainer.analysis import sums
from explainer.figures import addition
from explainer.page.tables import Cell, ClaimCell, Table
from explainer.page.templating import rendered
from explainer.page.view import Shared, View, said_cell
from explainer.records.bound import Claim
from explainer.words import claims as text
from explainer.words import sums as words

__all__ = ["refused_sum"]


def refused_sum(known: tuple[Claim, ...], look: Shared) -> View | None:
    """The figures of the five documents that invite a sum, and why it is refused.

    None of what came next, of which the five tell nothing.
    """
    if look.ring == "after":
        return None
    invitation = sums.invitation(known)
    whole = sums.invitation(look.whole or known)
    figure = addition.days_by_figure(invitation, chosen=look.chosen, whole=whole)
    caption = f"{look.by} {words.caption()}"
    more = rendered("explained", told=words.explained(invitation))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            s.claim.killed.words if s.claim.killed else "",
            s.claim.group.name,
            text.speaker_counting(s.claim),
            text.happened_by_document(s.carriers),
            said_cell(s.claim),
            text.carried_by(s),
            ClaimCell(s.claim.id),
        )
        for s in invitation.statements
        if s.claim.group
    )
    if invitation.refused:
        rows += ((words.not_of_any_report(invitation), "", "nobody", "", "", "no document", ""),)
    table = Table(words.TABLE, words.COLUMNS, rows)
    return View(figure, caption, table, more, nothing=look.nothing)
