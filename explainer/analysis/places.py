"""Where claims lie, each place once for each precision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from explainer.analysis.kept import kept
from explainer.records.bound import Claim
from explainer.records.catalogue import Place
from explainer.records.scales import WHERE_RANK, PlacePrecision

__all__ = [
    "PlaceMark",
    "place_marks",
    "unplaced",
]


@dataclass(frozen=True)
class PlaceMark:
    """One place at one precision, with the claims that name it so.

    ``at_place`` is how many claims name the place at all, however exactly.
    """

    place: Place
    precision: PlacePrecision
    claims: tuple[Claim, ...]
    at_place: int


@kept(16)
def place_marks(claims: Sequence[Claim]) -> tuple[PlaceMark, ...]:
    """Where claims lie, each place once for each precision, least precise first."""
    named: dict[str, Place] = {}
    found: dict[tuple[str, PlacePrecision], list[Claim]] = defaultdict(list)
    at_place: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for location in claim.where:
            named[location.place.id] = location.place
            found[location.place.id, location.precision].append(claim)
            at_place[location.place.id].add(claim.id)
    marks = [
        _mark(named[place], precision, tuple(theirs), len(at_place[place]))
        for (place, precision), theirs in found.items()
    ]
    return tuple(sorted(marks, key=lambda m: (-WHERE_RANK[m.precision], m.place.id)))


@kept(2048)
def _mark(
    place: Place, precision: PlacePrecision, claims: tuple[Claim, ...], at_place: int
) -> PlaceMark:
    """The same mark on every day on which the same claims name the place."""
    return PlaceMark(place, precision, claims, at_place)


@kept(16)
def unplaced(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims about events that name no place on the map; listed beside it, never dropped."""
    return tuple(
        claim
        for claim in claims
        if claim.kind in {"event", "casualties"}
        and not any(where.place.is_drawn for where in claim.where)
    )
