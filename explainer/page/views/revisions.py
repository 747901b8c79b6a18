"""How one body's figures changed: the step line with its caption and its table."""

from __future__ import annotations

from explainer.analysis import revisions as analysis_revisions
from explainer.figures import people as figures_people
from explainer.figures import revisions as revisions_figure
from explainer.page.tables import Cell, Choice, Table
from explainer.page.view import Look, View, figures_of, said_cell, together_column
from explainer.records.bound import Claim
from explainer.words import claims as text

__all__ = ["revisions"]


def revisions(known: tuple[Claim, ...], look: Look) -> View | None:
    """The figures of a third party that it revised, or None while nothing was revised."""
    revisions = analysis_revisions.revisions(known)
    if revisions is None:
        return None
    figure = revisions_figure.figures_by_date(revisions, chosen=look.chosen)
    group = revisions.claims[0].group
    people = group.name if group else ""
    told = [
        f"{look.by} What {revisions.speaker.name} says of {people}. Time runs down, one row a "
        "statement, the days between not to scale.",
        figures_people.legend([*revisions.claims, *revisions.apart]),
    ]
    if not all(join.widens for join in revisions.joins):
        told.append("Solid step: a later figure revises an earlier one.")
    if any(join.widens for join in revisions.joins):
        told.append("Dashed: a figure that may count more days or places, and replaces nothing.")
    if any(map(revisions.replaced, revisions.claims)):
        told.append("Struck through: replaced.")
    told.append(
        "That one revises another, or may be wider, is our inference unless the text says so."
    )
    both = together_column([*revisions.claims, *revisions.apart])
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            said_cell(claim),
            text.speaker(claim),
            *figures_of(claim, both),
            text.happened_in_words(claim.happened),
            text.places_in_words(claim) or "no place named",
            _revises(claim, revisions),
            claim.document.label,
            Choice(claim.id),
        )
        for claim in (*revisions.claims, *revisions.apart)
    )
    columns = (
        "Said on", "Says it", "Killed", "Wounded", *both, "Which days", "Which places", "After",
        "Document", "Evidence",
    )  # fmt: skip
    title = f"Figures of {revisions.speaker.name} for {people}; never added up"
    return View(figure, " ".join(told), Table(title, columns, rows))


def _revises(claim: Claim, revisions: analysis_revisions.Revisions) -> str:
    """What a figure does to earlier ones, in words."""
    earlier = []
    for join in revisions.joins:
        if join.later == claim:
            does = text.HOW["widens" if join.widens else "revises"]
            day = text.said_briefly(join.earlier)
            earlier.append(f"{does} {text.figures_in_words(join.earlier)} ({day})")
    return text.list_in_words(earlier) or "nothing here"
