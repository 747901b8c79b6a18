"""Which document answers which question, differs, or is silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from explainer.analysis.kept import kept
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
    words : tuple of str
        The words in which it differs, as short as the records have them; empty where they have
        none.
    """

    topic: Topic
    document: Document
    state: CoverageState
    claims: tuple[Claim, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    against: tuple[Document, ...] = ()
    words: tuple[str, ...] = ()


@kept(16)
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
    held = _held(ledger.contradictions.values(), given)
    return tuple(
        _covered(topic, theirs, held[topic.id], ledger.documents)
        for topic in ledger.topics.values()
        for theirs in by_document.values()
    )


@dataclass(frozen=True)
class _Held:
    """A contradiction of which every position is held: by which claims of which document."""

    contradiction: Contradiction
    positions: tuple[dict[str, tuple[Claim, ...]], ...]

    def against(self, document: Document) -> set[str]:
        """The documents on another position than this one."""
        mine = [held for held in self.positions if document.id in held]
        return {d for own in mine for held in self.positions if held is not own for d in held} - {
            document.id
        }

    @property
    def documents(self) -> set[str]:
        """The documents that differ from one another."""
        return {document for held in self.positions for document in held}

    def words(self, document: Document) -> Iterator[str]:
        """The short words of each position that a document holds."""
        for position, held in zip(self.contradiction.positions, self.positions, strict=True):
            for claim in held.get(document.id, ()):
                yield position.words.get(claim.id, position.word)


def _held(
    contradictions: Iterable[Contradiction], given: Mapping[str, Claim]
) -> dict[str, list[_Held]]:
    """By topic, the contradictions of which every position is held, in the order of the list."""
    found: dict[str, list[_Held]] = defaultdict(list)
    for contradiction in contradictions:
        positions = tuple(
            _by_document(given[claim] for claim in position.claims if claim in given)
            for position in contradiction.positions
        )
        if all(positions):
            found[contradiction.topic].append(_Held(contradiction, positions))
    return found


def _by_document(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, tuple[Claim, ...]] = {}
    for claim in claims:
        found[claim.document.id] = (*found.get(claim.document.id, ()), claim)
    return found


def _covered(
    topic: Topic, theirs: Sequence[Claim], held: Sequence[_Held], documents: Sequence[Document]
) -> Coverage:
    """What one document, of which these are the claims, says on a topic."""
    document = theirs[0].document
    own = tuple(claim for claim in theirs if topic.id in claim.topics)
    if not own:
        return Coverage(topic, document, "silent")
    if all(claim.silence for claim in own):
        return Coverage(topic, document, "says nothing was said", own)
    opposed = [one for one in held if one.against(document)]
    against = {other for one in opposed for other in one.against(document)}
    others = tuple(d for d in documents if d.id in against)
    return Coverage(
        topic,
        document,
        "differs" if others else "says",
        own,
        tuple(one.contradiction for one in opposed),
        others,
        _words(document, held, opposed),
    )


def _words(document: Document, held: Sequence[_Held], opposed: Sequence[_Held]) -> tuple[str, ...]:
    """The words that differ, of the contradiction in which most documents stand, and its twin.

    So one row compares one thing, and both sides are asked of it; a document that is not in it
    has the words of its own.
    """
    if not opposed:
        return ()
    main = max(held, key=lambda one: len(one.documents))
    twins = {main.contradiction.id, main.contradiction.twin}
    told = [one for one in opposed if one.contradiction.id in twins] or opposed[:1]
    words = (word for one in told for word in one.words(document))
    return tuple(dict.fromkeys(filter(None, words)))


@kept(16)
def by_disagreement(cells: Sequence[Coverage]) -> tuple[Coverage, ...]:
    """The same cells, the questions on which most documents differ first, then the most told."""
    states: dict[str, list[CoverageState]] = defaultdict(list)
    for cell in cells:
        states[cell.topic.id].append(cell.state)

    def rank(cell: Coverage) -> tuple[int, int]:
        found = states[cell.topic.id]
        return -found.count("differs"), found.count("silent")

    return tuple(sorted(cells, key=rank))
