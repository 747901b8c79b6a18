"""The events that claims speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from explainer.analysis.events import differing
from explainer.analysis.kept import kept
from explainer.records.bound import Claim
from explainer.records.catalogue import Event
from explainer.records.ledger import Ledger

__all__ = [
    "EventRow",
    "event_rows",
]


@dataclass(frozen=True)
class EventRow:
    """One event, with the statements made about it.

    ``differing`` holds those whose days are recorded as differing; it is empty where none are.
    """

    event: Event
    claims: tuple[Claim, ...]
    differing: tuple[Claim, ...] = ()


@kept(16)
def event_rows(ledger: Ledger, claims: Sequence[Claim]) -> tuple[EventRow, ...]:
    """The events that claims speak of, in the order of ``events.yaml``.

    An event without a claim among ``claims`` is left out: nobody had spoken of it.
    """
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.event:
            by_event[claim.event.id].append(claim)
    return tuple(
        EventRow(event, tuple(by_event[key]), differing(ledger, by_event[key]))
        for key, event in ledger.events.items()
        if by_event[key]
    )
