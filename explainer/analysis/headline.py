"""What a first screen answers: who counts whom, whom nobody counts, what is told of. Pure.

Every figure is that of one claim; none is made, and none is added to another.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explainer.analysis.counts import Comparison, comparison, counting
from explainer.analysis.latest import Latest, latest
from explainer.analysis.sums import invitation
from explainer.records.bound import Claim
from explainer.records.catalogue import Event, Group
from explainer.records.ledger import Ledger
from explainer.records.scales import EventKind

__all__ = ["TOLD", "Headline", "events_told", "fought_until", "headline", "still_lasting"]

TOLD: tuple[EventKind, ...] = ("blast", "strike", "fighting", "truce", "talks")
"""The kinds of events of which a first screen tells, in the order in which it does."""
_FOUGHT = {"strike", "fighting"}
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


def headline(ledger: Ledger, claims: Sequence[Claim], *, partly: bool = False) -> Headline:
    """Who counts whom, among claims of some day and documents.

    With ``partly`` a figure of one fight stands where there is none of all, the latest of a third
    party or of one's own; and each side's civilians and military are told once.
    """
    panels = [p for p in comparison(ledger, claims) if p.group.status in _SIDED]
    if partly:
        panels = _first_of_each(panels, list(ledger.groups))
    standing = [_standing(latest(panel), partly=partly) for panel in panels]
    found = [claim for claim in standing if claim and claim.killed]
    counted = sorted(
        found,
        key=lambda claim: (counting(claim) != "third-party", claim.group and claim.group.id),
    )
    invited = invitation(claims)
    return Headline(
        counted=tuple(counted),
        umbrella=invited.umbrellas[0][0].claim if invited.umbrellas else None,
        uncounted=tuple(panel.group for panel in panels if not panel.statements),
        refused=invited.refused,
    )


def _standing(given: Latest, *, partly: bool) -> Claim | None:
    """The figure of a group; of those of one fight the latest, a third party's before others."""
    told = [claim for claim in given.partial if claim.killed] if partly else []
    best = max(told, key=_how_late, default=None)
    return given.claims[0] if given.claims else best


def _first_of_each(panels: Sequence[Comparison], order: list[str]) -> list[Comparison]:
    """One group of each side's civilians and military: the first of ``groups.yaml``."""
    panels = sorted(panels, key=lambda panel: order.index(panel.group.id))
    return list(
        {(panel.group.side, panel.group.status): panel for panel in reversed(panels)}.values()
    )[::-1]


def fought_until(claims: Sequence[Claim]) -> dt.date | None:
    """The last day of strikes or fighting between the two sides of which claims can tell."""
    days = [
        claim.event.happened.to or claim.event.happened.from_
        for claim in claims
        if claim.event and claim.event.kind in _FOUGHT and claim.dyad == "pakistan-afghanistan"
    ]
    last = max((day for day in days if day), default=None)
    return last and min(last, _last_word(claims))


def events_told(claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Of each kind the event about which most is said, in the order of `TOLD`."""
    told = Counter(claim.event for claim in claims if claim.event)
    found = []
    for kind in TOLD:
        of_kind = [event for event in told if event.kind == kind]
        if of_kind:
            found.append(max(of_kind, key=lambda event: told[event]))
    return tuple(found)


def still_lasting(events: Iterable[Event], claims: Sequence[Claim]) -> set[Event]:
    """Events that end after the last word of these claims.

    An end that lies ahead is known where a claim looks ahead to it: a truce for five days.
    """
    if not claims:
        return set()
    said = _last_word(claims)
    return {
        event
        for event in events
        if (last := event.happened.to)
        and last > said
        and not any(c.event == event and (c.happened.to or said) >= last for c in claims)
    }


def _last_word(claims: Sequence[Claim]) -> dt.date:
    return max(claim.said_on.date for claim in claims)


def _how_late(claim: Claim) -> tuple[object, ...]:
    """By whom and how late a figure is given: one that is dated is later than one that is not."""
    said = claim.said_on
    return (counting(claim) == "third-party", said.date, said.basis != "no-later-than")
