"""Why the line is disputed: what happened before October 2025, and who reads it in which way.

Here is decided which claims stand where; what the two figures draw of it, and in which words, is
theirs. Claims of poor pages are told of and never drawn. No reading is preferred: they stand in the
order of the records.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explainer.records.bound import Claim
from explainer.records.catalogue import Event, Point
from explainer.records.scales import EventKind, Ring

__all__ = ["RING", "Dispute", "DisputedPoint", "Moment", "Reading", "dispute"]

RING: Ring = "background"
"""The ring of what came before October 2025."""
_OF_FIGHTING: tuple[EventKind, ...] = ("strike", "fighting", "blast")
"""Kinds of events that are no matter of the line itself: their points stand in the table alone."""


@dataclass(frozen=True)
class Moment:
    """An event and the claims about it, those of poor pages apart."""

    event: Event
    claims: tuple[Claim, ...]
    weak: tuple[Claim, ...]


@dataclass(frozen=True)
class Reading:
    """One answer to what is disputed, and the claims that hold it, those of poor pages apart."""

    reads: str
    claims: tuple[Claim, ...]
    weak: tuple[Claim, ...]


@dataclass(frozen=True)
class DisputedPoint:
    """A disputed point with its readings."""

    point: Point
    readings: tuple[Reading, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims that hold one of its readings."""
        return tuple(c for one in self.readings for c in (*one.claims, *one.weak))

    @property
    def is_of_the_line(self) -> bool:
        """Whether it is about the line itself, and a reading of it stands on a sound page."""
        kinds = {claim.event.kind for claim in self.claims if claim.event}
        return not kinds & set(_OF_FIGHTING) and any(one.claims for one in self.readings)

    @property
    def is_of_amounts(self) -> bool:
        """Whether each reading is a number of its own, and not an answer in words."""
        return all(c.amounts and c.event is None for c in self.claims)


@dataclass(frozen=True)
class Dispute:
    """Everything before October 2025: in the order of time, and point by point.

    Attributes
    ----------
    claims : tuple of Claim
        All claims of the ring, in the order of the records.
    moments : tuple of Moment
        The events of which a sound page tells, the first one first.
    points : tuple of Asked
        The disputed points, in the order of the records.
    """

    claims: tuple[Claim, ...]
    moments: tuple[Moment, ...]
    points: tuple[DisputedPoint, ...]

    @property
    def drawn(self) -> tuple[DisputedPoint, ...]:
        """The points about the line itself: those on numbers last."""
        own = [asked for asked in self.points if asked.is_of_the_line]
        return tuple(sorted(own, key=lambda asked: asked.is_of_amounts))


def dispute(claims: tuple[Claim, ...], points: Iterable[Point]) -> Dispute:
    """What is told of the time before October 2025.

    Parameters
    ----------
    claims : tuple of Claim
        The claims of the ring.
    points : iterable of Point
        Disputed points; those that other claims answer are left out.
    """
    by_id = {claim.id: claim for claim in claims}
    asked = tuple(
        _asked(point, by_id)
        for point in points
        if all(key in by_id for reading in point.readings for key in reading.claims)
    )
    return Dispute(claims, _moments(claims), asked)


def _moments(claims: Iterable[Claim]) -> tuple[Moment, ...]:
    found: dict[str, tuple[Event, list[Claim]]] = {}
    for claim in claims:
        if claim.event and (claim.event.happened.from_ or claim.event.happened.to):
            found.setdefault(claim.event.id, (claim.event, []))[1].append(claim)
    moments = [Moment(event, *_apart(about)) for event, about in found.values()]
    return tuple(
        sorted(
            (moment for moment in moments if moment.claims),
            key=lambda moment: str(moment.event.happened.from_ or moment.event.happened.to),
        )
    )


def _asked(point: Point, by_id: dict[str, Claim]) -> DisputedPoint:
    return DisputedPoint(
        point,
        tuple(
            Reading(reading.reads, *_apart(by_id[key] for key in reading.claims))
            for reading in point.readings
        ),
    )


def _apart(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Claims of sound pages, and of poor ones."""
    given = tuple(claims)
    return tuple(c for c in given if not c.weak), tuple(c for c in given if c.weak)
