"""Who counts whom: own side, an enemy, as no party; nothing is ever added up."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from explainer.analysis.kept import kept
from explainer.analysis.replacements import steps
from explainer.analysis.statements import Statement, statements
from explainer.records.bound import Claim
from explainer.records.catalogue import Group
from explainer.records.claims import Document
from explainer.records.ledger import Ledger

__all__ = [
    "Comparison",
    "Counting",
    "comparison",
    "counting",
    "sharing_words",
]
Counting = Literal["third-party", "own", "enemy", "several", "report", "not-stated"]
"""From where a figure is counted: by nobody who is a party to the conflict; by a party, of its own
side, of an enemy, or of several sides at once; in a report's own voice, which is nobody's side; by
somebody of whom a report does not say on whose side he is."""


_OPPOSED = {"pakistan": {"afghanistan", "ttp", "afghanistan and ttp"}, "afghanistan": {"pakistan"}}


def counting(claim: Claim) -> Counting:
    """From where the speaker counts: who is a party decides, not where somebody comes from."""
    if claim.group is None:
        raise ValueError(f"claim {claim.id!r} counts nobody; expected a casualty claim")
    if claim.is_own_voice:
        return "report"
    speaker = claim.speaker
    if speaker.side == "not-stated":
        return "not-stated"
    if not speaker.party:
        return "third-party"
    group = claim.group.side
    if speaker.side == group:
        return "own"
    return "enemy" if group in _OPPOSED.get(speaker.side, ()) else "several"


@dataclass(frozen=True)
class Comparison:
    """One counted group: every statement that counts it, or none.

    ``left_out`` is true where there is none only because a reader's choice leaves it out.
    """

    group: Group
    statements: tuple[Statement, ...]
    left_out: bool = False


@kept(32)
def comparison(ledger: Ledger, claims: Sequence[Claim]) -> tuple[Comparison, ...]:
    """Who counts whom, one panel for each counted group, in the order of ``groups.yaml``.

    Civilians and military personnel of each side whom nobody counts come last, with no
    statements: unknown, not zero.
    """
    counted: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements([c for c in claims if c.is_charted]):
        if statement.claim.counts is not None:
            counted[statement.claim.counts.group].append(statement)
    step = steps(claims)

    def said(one: Statement) -> tuple[dt.date, int]:
        return one.claim.said_on.date, step[one.claim.id]

    panels = [
        Comparison(group, tuple(sorted(counted[key], key=said)))
        for key, group in ledger.groups.items()
        if counted[key] or (group.side in _OPPOSED and group.status in {"civilians", "military"})
    ]
    return tuple(sorted(panels, key=lambda panel: not panel.statements))


def sharing_words(ledger: Ledger, documents: Iterable[Document]) -> dict[str, tuple[Document, ...]]:
    """For each document, the others with which it shares words that may come from one source."""
    listed = {document.id: document for document in documents}
    pairs = {p.documents for p in ledger.shared.values() if p.tells_of_a_source}
    return {
        one: tuple(d for other, d in listed.items() if {(one, other), (other, one)} & pairs)
        for one in listed
    }
