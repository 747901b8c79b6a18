"""What stands beside one claim: the same figures elsewhere, and what is said before and after."""

from __future__ import annotations

from collections.abc import Sequence

from explainer.analysis.statements import Statement, repeats_of
from explainer.records.bound import Claim

__all__ = ["alike", "earlier_and_later", "earliest", "first_of_like"]


def alike(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims of other documents with the same figures, in words, for the same people and event.

    Nobody says of them that they are one statement: what is recorded as a repeat is left out.
    """
    figures = _figures(claim)
    if not figures:
        return ()
    repeats = {other.id for other in repeats_of(claim, claims)}
    return tuple(
        other
        for other in claims
        if other.counts and _figures(other) == figures
        and other.document.id != claim.document.id and other.id not in repeats
    )  # fmt: skip


def _figures(claim: Claim) -> tuple[str | None, ...]:
    numbers = [claim.quantity("killed"), claim.quantity("wounded")]
    if claim.counts is None or not any(numbers):
        return ()
    event = claim.event.id if claim.event else None
    words = (number.words.casefold() if number else None for number in numbers)
    return (claim.counts.group, event, *words)


def earliest(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Those of some claims that were said first, all on one day."""
    first = min((claim.said_on.date for claim in claims), default=None)
    return tuple(claim for claim in claims if claim.said_on.date == first)


def first_of_like(statements: Sequence[Statement]) -> frozenset[str]:
    """The origins of those that were said first among statements with the same figures."""
    same: dict[tuple[str | None, ...], list[Claim]] = {}
    for one in statements:
        same.setdefault(_figures(one.claim), []).append(one.claim)
    like = {
        one.origin: (one.claim, *alike(one.claim, same[_figures(one.claim)])) for one in statements
    }
    return frozenset(
        one.origin
        for one in statements
        if len(like[one.origin]) > 1 and one.claim in earliest(like[one.origin])
    )


def earlier_and_later(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim | None, Claim | None]:
    """What is said before and after a claim on the same matter, in the order of the days.

    The matter is the people whom it counts, else its first topic, else its event; what repeats the
    claim is left out.
    """
    matter = _matter(claim)
    repeats = {other.id for other in repeats_of(claim, claims)}
    same = sorted(
        (c for c in claims if _matter(c) == matter and c.id not in repeats),
        key=lambda other: other.said_on.date,
    )
    places = [other.id for other in same]
    if matter is None or claim.id not in places:
        return None, None
    at = places.index(claim.id)
    return (same[at - 1] if at else None), (same[at + 1] if at + 1 < len(same) else None)


def _matter(claim: Claim) -> str | None:
    if claim.counts:
        return claim.counts.group
    if claim.topics:
        return claim.topics[0]
    return claim.event.id if claim.event else None
