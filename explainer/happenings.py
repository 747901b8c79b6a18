"""What kinds of things claims tell of: by kind, which crossings are closed, how long truces last.

Pure, like `analysis`: only the claims that are given are looked at, nothing is drawn or worded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from explainer.ledger import Ledger
from explainer.records import Claim
from explainer.scales import EventKind

__all__ = ["Truce", "blamed", "closures", "kind_of", "kinds_told", "truce_of"]


def kind_of(claim: Claim, ledger: Ledger) -> EventKind | None:
    """What kind of thing a claim tells of; None where it is about no event.

    A toll of an event that has no place of its own (the clashes as a whole) is a count, in
    whatever places it counts: it does not say that there was fighting in each.
    """
    if claim.event is None:
        return None
    event = ledger.events[claim.event]
    placed = any(ledger.places[where.place].on_map for where in event.where)
    return event.kind if placed or claim.counts is None else "count"


def kinds_told(claims: Iterable[Claim], ledger: Ledger) -> tuple[EventKind, ...]:
    """The kinds of things that claims tell of, in the order of the records."""
    told = {kind_of(claim, ledger) for claim in claims}
    return tuple(kind for kind in get_args(EventKind) if kind in told)


def blamed(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The ids of the actors on whom claims put the blame, each once."""
    found = (
        actor
        for claim in claims
        if any(link.how == "blames" for link in claim.relates)
        for actor in claim.about
    )
    return tuple(dict.fromkeys(found))


def closures(ledger: Ledger, claims: Sequence[Claim]) -> dict[str, tuple[Claim, ...]]:
    """For each border crossing, the claims by which it is closed, the latest first.

    A claim closes the crossing that it names, or all of them where it speaks of the line.
    """
    shut = [
        claim
        for claim in sorted(claims, key=lambda c: c.said_on.date, reverse=True)
        if claim.kind == "condition"
        and "closure" in claim.topics
        and kind_of(claim, ledger) == "closure"
    ]
    lines = {place.id for place in ledger.places.values() if place.kind == "line"}
    return {
        place.id: tuple(c for c in shut if {w.place for w in c.where} & {place.id, *lines})
        for place in ledger.places.values()
        if place.kind == "crossing"
    }


@dataclass(frozen=True)
class Truce:
    """How long a truce is said to last; None where no claim gives that end.

    Attributes
    ----------
    begun : datetime.date or None
        The first day that a claim gives exactly.
    over_by : datetime.date or None
        The day by which it is over; only sought where no claim gives its beginning.
    last_word : datetime.date
        The last day on which anything was said of it.
    """

    begun: dt.date | None
    over_by: dt.date | None
    last_word: dt.date


def truce_of(claims: Sequence[Claim]) -> Truce:
    """The span of a truce, from the claims about it."""
    exact = [c.happened.from_ for c in claims if c.happened.precision == "day"]
    begun = min((day for day in exact if day), default=None)
    bounds = [c.happened.to for c in claims if c.happened.to]
    over_by = None if begun else min(bounds, default=None)
    return Truce(begun, over_by, max(claim.said_on.date for claim in claims))
