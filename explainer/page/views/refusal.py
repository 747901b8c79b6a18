"""Why there is no total: the worked figure with its caption and its table."""

from __future__ import annotations

from explainer.analysis import sums
from explainer.figures import addition
from explainer.page.tables import Cell, Choice, Table
from explainer.page.view import Look, View, said_cell
from explainer.records.bound import Claim
from explainer.words import claims as text

__all__ = ["refused_sum"]


def refused_sum(known: tuple[Claim, ...], look: Look) -> View:
    """The figures of the five documents that invite a sum, and why it is refused."""
    invitation = sums.invitation(known)
    figure = addition.days_by_figure(invitation, chosen=look.chosen)
    told = [look.by, "This example keeps to the five documents."]
    if invitation.statements:
        told.append("Bar: the days within which a figure lies, as far as they are stated.")
    if any(s.claim.happened.from_ is None for s in invitation.statements):
        told.append("An arrow at its left: no first day is stated.")
    if any(s.claim.happened.is_inferred for s in invitation.statements):
        told.append("Broken bar: days inferred by us.")
    caption = " ".join([*told, text.REFUSAL])
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            s.claim.killed.words if s.claim.killed else "",
            s.claim.group.name,
            text.speaker_counting(s.claim),
            text.happened_by_document(s.carriers),
            said_cell(s.claim),
            text.carried_by(s),
            Choice(s.claim.id),
        )
        for s in invitation.statements
        if s.claim.group
    )
    if invitation.refused:
        refused = f"{addition.sum_in_words(invitation)}: not a figure of any report"
        rows += ((refused, "", "nobody", "", "", "no document", ""),)
    columns = (
        "Killed", "Counted", "Says it", "Which days", "Said on", "Carried by", "Evidence",
    )  # fmt: skip
    title = "Figures that invite a sum, and what no report says"
    return View(figure, caption, Table(title, columns, rows), nothing=look.nothing)
