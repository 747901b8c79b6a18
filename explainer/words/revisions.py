"""How one body's figures changed, in words."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.analysis.revisions import Join, Revisions
from explainer.records.bound import Claim
from explainer.words import claims as text

__all__ = ["APART", "alt", "caption", "columns", "places", "question", "revises", "title"]

APART = "Other figures of the same body, for other days or places: not joined"


def question(revisions: Revisions) -> str:
    """The question that the figure answers."""
    return f"How did the figures of {revisions.speaker.name} change?"


def title(revisions: Revisions) -> str:
    """The title of the table."""
    return f"Figures of {revisions.speaker.name} for {_people(revisions)}; never added up"


def columns(both: Sequence[str]) -> tuple[str, ...]:
    """The columns of the table; with ``both`` where a figure counts killed and wounded in one."""
    figures = ("Killed", "Wounded", *both)
    days_and_places = ("Which days", "Which places", "After")
    return ("Said on", "Says it", *figures, *days_and_places, "Document", "Evidence")


def places(claim: Claim) -> str:
    """Which places a figure covers."""
    return text.places_in_words(claim) or "no place named"


def revises(claim: Claim, revisions: Revisions) -> str:
    """What a figure does to earlier ones."""
    earlier = [
        f"{_does(join)} ({text.said_briefly(join.earlier)})"
        for join in revisions.joins
        if join.later == claim
    ]
    return text.list_in_words(earlier) or "nothing here"


def _does(join: Join) -> str:
    does = text.HOW["widens" if join.widens else "revises"]
    return f"{does} {text.figures_in_words(join.earlier)}"


def _people(revisions: Revisions) -> str:
    group = revisions.claims[0].group
    return group.name if group else ""


def caption(by: str, revisions: Revisions, signs: str) -> str:
    """What the figure shows and how to read it; ``signs`` tells of those of its figures."""
    told = [
        f"{by} What {revisions.speaker.name} says of {_people(revisions)}. Time runs down, one "
        "row a statement, the days between not to scale.",
        signs,
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
    return " ".join(told)


def alt(revisions: Revisions) -> str:
    """From which figure to which, then each figure with what it counts and what it revises."""
    first, last = revisions.claims[0], revisions.claims[-1]
    said = [
        f"The first figure of {revisions.speaker.name} in this line is "
        f"{text.figures_in_words(first)}, the latest {text.figures_in_words(last)}."
    ]
    for claim in (*revisions.claims, *revisions.apart):
        joins = [_does(join) for join in revisions.joins if join.later == claim]
        said.append(
            f"{text.said_in_words(claim)}: {text.counted(claim)}, "
            f"{text.happened_in_words(claim.happened)}"
            + (f"; {text.list_in_words(joins)}." if joins else ".")
        )
    return " ".join(said)
