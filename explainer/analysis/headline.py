"""What a first screen answers: who counts whom, whom nobody counts, what is told of. Pure.

Every figure is that of one claim; none is made, and none is added to another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from explainer.analysis.counts import comparison, counting
from explainer.analysis.latest import latest
from explainer.analysis.sums import invitation
from explainer.records.bound import Claim
from explainer.records.catalogue import Event, Group
from explainer.records.ledger import Ledger
from explainer.records.scales import EventKind

__all__ = ["TOLD", "Headline", "events_told", "headline"]

TOLD: tuple[EventKind, ...] = ("blast", "strike", "fighting", "truce", "talks")
"""The kinds of events of which a first screen tells, in the order in which it does."""
_SIDED = {"civilians", "military"}
"""The people who are asked for, on either side."""


@dataclass(frozen=True)
class Headline:
    """Who counts whom, among some claims.

    Attributes
    ----------
    counted : tuple of Claim
        For each side's civilians and military the figure that may stand for them (`latest`):
        those of third parties first.
    umbrella : Claim or None
        A figure that puts many people into one, a number before a word.
    uncounted : tuple of Group
        Civilians and military for whom there is no figure at all.
    refused : tuple of int or None
        The two numbers that invite a sum, and what nobody gives.
    """

    counted: tuple[Claim, ...]
    umbrella: Claim | None
    uncounted: tuple[Group, ...]
    refused: tuple[int, int, int] | None

    @property
    def figures(self) -> tuple[Claim, ...]:
        """Every claim that gives a figure, in the order in which they are shown."""
        return (*self.counted, *((self.umbrella,) if self.umbrella else ()))


def headline(ledger: Ledger, claims: Sequence[Claim]) -> Headline:
    """Who counts whom, among claims of some day and documents."""
    panels = [p for p in comparison(ledger, claims) if p.group.status in _SIDED]
    standing = [latest(panel).claims[:1] for panel in panels]
    counted = sorted(
        (claim for found in standing for claim in found if claim.killed),
        key=lambda claim: (counting(claim) != "third-party", claim.group and claim.group.id),
    )
    invited = invitation(claims)
    return Headline(
        counted=tuple(counted),
        umbrella=invited.umbrellas[0][0].claim if invited.umbrellas else None,
        uncounted=tuple(panel.group for panel in panels if not panel.statements),
        refused=invited.refused,
    )


def events_told(claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Of each kind the event about which most is said, in the order of `TOLD`."""
    told = Counter(claim.event for claim in claims if claim.event)
    found = []
    for kind in TOLD:
        of_kind = [event for event in told if event.kind == kind]
        if of_kind:
            found.append(max(of_kind, key=lambda event: told[event]))
    return tuple(found)
