"""The sheet on the long story: cards of two disputed points, and the key to them.

Every word of a card comes from the records. No reading is the sheet's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from explainer.classroom.handouts.key import lettered
from explainer.records.bound import Claim
from explainer.records.catalogue import Point
from explainer.words import claims as text

__all__ = ["POINTS", "answers", "deck", "sections"]

POINTS = ("influence-or-sovereignty", "successors")
OWN = "its own words"
TOLD = "told in our words"


def deck(claims: Iterable[Claim], points: Iterable[Point]) -> tuple[Claim, ...]:
    """The claims on the cards, each once, by day: their order tells nothing of a reading."""
    named = {key for point in points for reading in point.readings for key in reading.claims}
    dealt = (claim for claim in claims if claim.id in named and not claim.weak)
    return tuple(sorted(dealt, key=lambda claim: claim.said_on.date))


def answers(claims: Sequence[Claim], points: Sequence[Point]) -> list[tuple[str, ...]]:
    """The organizer filled in, one row a card."""
    return [
        (
            letter,
            text.speaker(claim),
            text.said_in_words(claim),
            f"told by {claim.carrier.name}" if claim.carrier else OWN if claim.quote else TOLD,
            "; ".join(_held(claim, points)),
        )
        for claim, letter in zip(claims, lettered(claims).values(), strict=True)
    ]


def _held(claim: Claim, points: Sequence[Point]) -> Iterator[str]:
    for point in points:
        for reading in point.readings:
            if claim.id in reading.claims:
                yield f"{point.title} {reading.reads}"


def sections(claims: Sequence[Claim], points: Sequence[Point]) -> list[tuple[str, list[str]]]:
    """For each point the cards of each reading, and what the records say of the point."""
    known = lettered(claims)
    return [
        (
            point.question,
            [
                *(
                    f"{reading.reads}: cards {text.list_in_words(letters)}."
                    for reading in point.readings
                    if (letters := [known[key] for key in reading.claims if key in known])
                ),
                *filter(None, (point.uneven, point.note)),
            ],
        )
        for point in points
    ]
