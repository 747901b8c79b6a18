"""Which document answers which question, differs, or is silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from explainer.records.bound import Claim
from explainer.records.catalogue import Contradiction, Topic
from explainer.records.claims import Document
from explainer.records.ledger import Ledger

__all__ = [
    "Coverage",
    "CoverageState",
    "by_disagreement",
    "coverage",
]
CoverageState = Literal["says", "differs", "silent", "says nothing was said"]
"""How a document answers a topic's question; silence is a finding, not a gap in our work."""


@dataclass(frozen=True)
class Coverage:
    """What one document says on one topic.

    Attributes
    ----------
    claims : tuple of Claim
        The claims with which it answers; empty where it is silent.
    contradictions : tuple of Contradiction
        The disagreements in which its claims stand against another document's.
    against : tuple of Document
        Those other documents.
    """

    topic: Topic
    document: Document
    state: CoverageState
    claims: tuple[Claim, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    against: tuple[Document, ...] = ()


def coverage(ledger: Ledger, claims: Sequence[Claim]) -> tuple[Coverage, ...]:
    """For each topic and document: what it says, whether that differs, or that it is silent.

    Parameters
    ----------
    ledger : Ledger
        The records.
    claims : sequence of Claim
        The claims to compare, for example those dated up to a day. Documents of which none is
        given are left out.

    Returns
    -------
    tuple of Coverage
        Topic by topic, the documents in their order. ``differs`` where a claim takes part in
        a recorded contradiction on that topic with a claim of another document, both given.
    """
    given = {claim.id: claim for claim in claims}
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document.id].append(claim)
    return tuple(
        _covered(topic, theirs, given, ledger)
        for topic in ledger.topics.values()
        for theirs in by_document.values()
    )


def _covered(
    topic: Topic, theirs: Sequence[Claim], given: Mapping[str, Claim], ledger: Ledger
) -> Coverage:
    """What one document, of which these are the claims, says on a topic."""
    document = theirs[0].document
    own = tuple(claim for claim in theirs if topic.id in claim.topics)
    if not own:
        return Coverage(topic, document, "silent")
    if all(claim.silence for claim in own):
        return Coverage(topic, document, "says nothing was said", own)
    opposed = {
        contradiction: them
        for contradiction in ledger.contradictions.values()
        if contradiction.topic == topic.id and (them := _opposed(contradiction, document, given))
    }
    against = {other for them in opposed.values() for other in them}
    others = tuple(d for d in ledger.documents if d.id in against)
    return Coverage(topic, document, "differs" if others else "says", own, tuple(opposed), others)


def _opposed(
    contradiction: Contradiction, document: Document, given: Mapping[str, Claim]
) -> set[str]:
    """The documents on another position than this one, once every position is held."""
    holders = [
        {given[claim].document.id for claim in position.claims if claim in given}
        for position in contradiction.positions
    ]
    if not all(holders):
        return set()
    mine = [held for held in holders if document.id in held]
    return {d for own in mine for held in holders if held is not own for d in held} - {document.id}


def by_disagreement(cells: Sequence[Coverage]) -> tuple[Coverage, ...]:
    """The same cells, the questions on which most documents differ first, then the most told."""
    states: dict[str, list[CoverageState]] = defaultdict(list)
    for cell in cells:
        states[cell.topic.id].append(cell.state)

    def rank(cell: Coverage) -> tuple[int, int]:
        found = states[cell.topic.id]
        return -found.count("differs"), found.count("silent")

    return tuple(sorted(cells, key=rank))
