"""How one body's figures changed, in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from explainer.analysis.revisions import Join, Revisions, falls
from explainer.records.bound import Claim
from explainer.words import claims as text

__all__ = [
    "APART",
    "STEP",
    "alt",
    "caption",
    "columns",
    "days_short",
    "explained",
    "places",
    "places_short",
    "question",
    "revises",
    "title",
]

STEP = "solid step: revises; dashed: may count more days or places"
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


_MOST_PLACES = 2


def places_short(claim: Claim) -> str:
    """The same where there is little room: two places by name, or how many."""
    many = len({where.place.id for where in claim.where})
    return places(claim) if many <= _MOST_PLACES else f"{many} places"


def days_short(claim: Claim) -> str:
    """Which days a figure covers, where there is little room."""
    lasted = claim.happened.duration
    exact = claim.happened.precision == "day"
    return lasted if lasted and not exact else text.bounds_in_words(claim.happened)


def revises(claim: Claim, revisions: Revisions, said: Collection[Claim]) -> str:
    """What a figure does to earlier ones."""
    earlier = [
        f"{_does(join)} ({text.said_briefly(join.earlier)})"
        for join in revisions.joins
        if join.later == claim and join.earlier in said
    ]
    return text.list_in_words(earlier) or "nothing here"


def _does(join: Join) -> str:
    does = text.HOW["widens" if join.widens else "revises"]
    return f"{does} {text.figures_in_words(join.earlier)}"


def _people(revisions: Revisions) -> str:
    group = revisions.claims[0].group
    return group.name if group else ""


def caption(revisions: Revisions) -> str:
    """The line below the figure."""
    said = f"What {revisions.speaker.name} says of {_people(revisions)}"
    return f"{said}. Later is not always more." if falls(revisions.claims) else f"{said}."


def explained(revisions: Revisions) -> list[str]:
    """How to read the steps."""
    told = ["One row a statement, later ones below; nothing is added up."]
    if not all(join.widens for join in revisions.joins):
        told.append("Solid step: a later figure revises an earlier one.")
    if any(join.widens for join in revisions.joins):
        told.append("Dashed: a figure that may count more days or places, and replaces nothing.")
    if any(map(revisions.replaced, revisions.claims)):
        told.append("Struck through: replaced.")
    told.append(
        "That one revises another, or may be wider, is our inference unless the text says so."
    )
    return told


def alt(revisions: Revisions, said: Collection[Claim]) -> str:
    """From which figure to which, then each figure with what it counts and what it revises."""
    if not said:
        return f"By that day {revisions.speaker.name} has given no figure."
    line = [claim for claim in revisions.claims if claim in said]
    told = []
    if line:
        first, last = text.figures_in_words(line[0]), text.figures_in_words(line[-1])
        body = revisions.speaker.name
        told = [f"The first figure of {body} in this line is {first}, the latest {last}."]
    for claim in (one for one in (*revisions.claims, *revisions.apart) if one in said):
        joins = [_does(j) for j in revisions.joins if j.later == claim and j.earlier in said]
        told.append(
            f"{text.said_in_words(claim)}: {text.counted(claim)}, "
            f"{text.happened_in_words(claim.happened)}"
            + (f"; {text.list_in_words(joins)}." if joins else ".")
        )
    return " ".join(told)
